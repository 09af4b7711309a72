/* social_organisations.c - F12: money buys hours once people are hired; what is wanted and paid for lets social organisations grow. */
#include <math.h>

#include "loops/loop.h"
#include "supply/provider.h"

enum parameter { GROWS, GROWTH_MONTHS, FADE_MONTHS };
static const double DAYS_A_MONTH = 30.4375, ASSIST_MOST = 0.9; /* somebody of the community signs every piece of work */

static const double *provider_terms(const struct shop *shop)
{
	return shop->regime->settings->providers[PROVIDER_social_organisations];
}

/* -- the purses ------------------------------------------------------------------------------------------------------- */

static void pay(struct shop *shop, enum purse_for purse, int month, double yuan)
{
	shop->supply.purses[purse].paid[month] += yuan;
}

/* A new budget year: what was not spent falls to the treasury, and the year's money is there. A budget raised in between is paid for the
   months left. */
static void grant(struct shop *shop, int month)
{
	const struct settings *settings = shop->regime->settings;
	struct supply *supply = &shop->supply;
	if (month == 0) {
		for (int purse = 0; purse < PURSE_COUNT; purse++)
			for (int paid = 0; paid < PURSE_MONTHS; paid++)
				supply->purses[purse].paid[paid] = 0;
		supply->granted = 0;
	}
	double yuan = (settings->purchase_yuan - supply->granted) * (PURSE_MONTHS - month) / PURSE_MONTHS;
	if (yuan <= 0)
		return;
	pay(shop, PURSE_SERVICES, month, yuan * (1 - settings->purchase_assist));
	pay(shop, PURSE_ASSIST, month, yuan * settings->purchase_assist);
	supply->granted = settings->purchase_yuan;
}

/* The last of the months paid for whose people are there by `month`; -1: none. */
static int hired_by(const struct shop *shop, int month)
{
	double lag = fmax(1, provider_terms(shop)[SOCIAL_HIRE] / DAYS_A_MONTH);
	return (int)floor(month - lag);
}

static double ready_of(const struct shop *shop, int purse, int last)
{
	double ready = 0;
	for (int paid = 0; paid <= last; paid++)
		ready += shop->supply.purses[purse].paid[paid];
	return ready;
}

/* The hours of the month that is over are paid. */
static void settle(struct shop *shop, int month)
{
	for (int purse = 0; purse < PURSE_COUNT; purse++) {
		double used = shop->supply.purses[purse].offered - shop->supply.purses[purse].left;
		double spent = used * provider_terms(shop)[PROVIDER_COST], ready = ready_of(shop, purse, hired_by(shop, month));
		for (int paid = 0; ready > 0 && paid <= hired_by(shop, month); paid++)
			shop->supply.purses[purse].paid[paid] *= fmax(0, 1 - spent / ready);
	}
}

/* -- capacity --------------------------------------------------------------------------------------------------------- */

/* Towards what was wanted, could be paid for and finds people; back to what is there without orders. */
static void grow(struct shop *shop, double base, double funded)
{
	const double *p = loop_parameters(shop, LOOP_social_organisations);
	struct supply *supply = &shop->supply;
	if (p[GROWS] <= 0) {
		supply->capacity = base;
		return;
	}
	double wanted = supply->purses[PURSE_SERVICES].wanted + supply->purses[PURSE_ASSIST].wanted;
	double target = fmax(base, fmin(wanted, funded) * (1 - shop->regime->settings->no_applicant));
	double months = target > supply->capacity ? p[GROWTH_MONTHS] : p[FADE_MONTHS];
	supply->capacity += (target - supply->capacity) * (months > 0 ? 1 - exp(-1 / months) : 1);
}

/* The hours of this month: what money is there for, spread over the rest of the year, as far as there are people. */
static void offer(struct shop *shop, int month)
{
	struct supply *supply = &shop->supply;
	double funded[PURSE_COUNT], cost = fmax(1, provider_terms(shop)[PROVIDER_COST]);
	for (int purse = 0; purse < PURSE_COUNT; purse++)
		funded[purse] = ready_of(shop, purse, hired_by(shop, month)) / (PURSE_MONTHS - month) / cost;
	double all = funded[PURSE_SERVICES] + funded[PURSE_ASSIST];
	grow(shop, provider_stated_hours(shop, provider_terms(shop)), all);
	double share = all > supply->capacity ? supply->capacity / all : 1, flow = supply->purses[PURSE_ASSIST].wanted;
	for (int purse = 0; purse < PURSE_COUNT; purse++) {
		supply->purses[purse].offered = supply->purses[purse].left = funded[purse] * share;
		supply->purses[purse].wanted = 0;
	}
	supply->left[PROVIDER_social_organisations] = supply->purses[PURSE_SERVICES].offered;
	supply->assist_share = flow > 0 ? fmin(ASSIST_MOST, supply->purses[PURSE_ASSIST].offered / flow) : ASSIST_MOST;
}

/* What was given to residents comes off the purse's hours. */
static void month_turns(struct shop *shop)
{
	int month = shop->world->calendar.days[shop->day].month - 1;
	shop->supply.purses[PURSE_SERVICES].left = shop->supply.left[PROVIDER_social_organisations];
	if (month > 0)
		settle(shop, month - 1);
	grant(shop, month);
	offer(shop, month);
}

static void day_one(struct shop *shop)
{
	shop->supply.capacity = provider_stated_hours(shop, provider_terms(shop));
	grant(shop, shop->world->calendar.days[0].month - 1);
	offer(shop, shop->world->calendar.days[0].month - 1);
}

const struct loop loop_social_organisations = {
	.plate = {
		.name = "social_organisations", .name_en = "growth of social organisations", .name_zh = "社会组织成长",
		.meaning_en = "F12: government purchase (supply.purchase) and departments' fees (task_fee) fill a purse for the budget year; after supply.social_organisations.hire the money of each month buys hours, spread over the rest of the year, as far as the organisations have hours to give. Those grow towards what is wanted and paid for, less what finds no applicant (staff.no_applicant), and fall back when nobody orders. Has no effect where nobody pays: on by default, and no money by default",
		.meaning_zh = "F12：政府购买（协同供给.政府购买服务）与部门付费（费随事转）进入当年经费；拨款满合同周期后按余下月份分摊购买工时，以社会组织现有能力为限。能力向“有需求且有经费、并招得到人”的工时增长，无人购买则回落。没有经费时不起作用：默认开启，默认无经费",
		.rows = "J27 J29 A18 C08",
		.parameters = {
			{"grows", "是否成长", UNITS_NUMBER, 1, 0, 1, "no=否|yes=是", false, "assumed", "whether capacity answers to orders", "能力是否随购买变化"},
			{"growth", "成长时间", UNITS_MONTHS, 12, 0, 240, NULL, false, "assumed", "time in which two thirds of a gap are made up", "能力增长补上差距三分之二所需时间"},
			{"fade", "萎缩时间", UNITS_MONTHS, 6, 0, 240, NULL, false, "assumed", "time in which two thirds of unused growth are lost", "闲置能力流失三分之二所需时间"},
		},
	},
	.open = day_one, .month = month_turns,
};
