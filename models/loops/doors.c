/* doors.c - a door that stays shut is called at again; those who are let down by the community are angry with whoever comes. */
#include "loops/doors.h"

#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum attribute { ATTRIBUTE_COUNT = 1 };
static const double DAYS_A_MONTH = 30.4375;

double doors_open(const double *p, double months, double recognition)
{
	double shut = (1 - p[DOORS_KNOWN]) + (p[DOORS_KNOWN] - p[DOORS_NEW]) * exp(-fmax(0, months) / p[DOORS_TIME]);
	return fmin(1, fmax(0.05, 1 - shut / recognition));
}

double doors_time(const double *p, double open)
{
	return 1 + p[DOORS_CALL] * (1 / open - 1);
}

double doors_abuse(const double *p, double open, double trust)
{
	return p[DOORS_ABUSE] * (1 - open) * (1 - trust);
}

/* Draws one uniform for each post at (SOURCE_ABUSE, month, post). */
static void month(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_doors);
	bool is_on = (int)p[DOORS_FORM] == DOORS_TENURE;
	int number = shop->world->calendar.days[shop->day].month_index;
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		worker->doors = 1;
		worker->abuse = 0;
		if (!is_on || worker->status != WORKER_IN_POST)
			continue;
		double open = doors_open(p, (shop->day - worker->hired_day) / DAYS_A_MONTH, shop->regime->settings->recognition);
		double expected = doors_abuse(p, open, windows_trust(&shop->windows));
		struct random_address address = shop_address(shop, SOURCE_ABUSE, random_ordinal(number, i));
		int count = expected > 0 ? draw_poisson(expected, random_uniform(&address, ATTRIBUTE_COUNT)) : 0;
		worker->doors = doors_time(p, open);
		worker->abuse = count;
		shop->month.abuses += count;
	}
}

const struct loop loop_doors = {
	.plate = {
		.name = "doors", .name_en = "doors and anger", .name_zh = "进门与受气",
		.meaning_en = "a door opens to a worker with chance o = 1 - s / recognition, s = (1 - known) + (known - new) exp(-months in post / time); a shut door is called at again, each time at the share call of the time, so that visits, surveys and registrations take 1 + call (1/o - 1) times as long; residents vent their anger on him abuse (1 - o)(1 - trust) times a month, by a Poisson count, trust being the share of requests met in time of the last 60 days",
		.meaning_zh = "居民开门的概率 o = 1 − s/职业认同，s = (1−熟人开门率) + (熟人开门率−新人开门率)·exp(−在岗月数/熟悉时间)；敲不开就再来，每次另花“空跑”比例的时间，入户工作用时变为 1 + 空跑(1/o − 1) 倍；每月受迁怒次数服从均值为 受气·(1−o)(1−信任) 的泊松分布，信任为近60天诉求按时办结率",
		.rows = "P23 J17 J26",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, DOORS_TENURE, 0, 1, "tenure=按工龄|none=无", false, "assumed", "tenure: doors open to those who are known; none: all doors are open", "按工龄，或无"},
			{"new", "新人开门率", UNITS_SHARE, 0.8, 0.05, 1, NULL, false, "assumed", "doors that open to somebody on his first day", "首日能敲开的门的比例"},
			{"known", "熟人开门率", UNITS_SHARE, 0.97, 0.05, 1, NULL, false, "assumed", "doors that open to somebody long known", "熟识后能敲开的门的比例"},
			{"time", "熟悉时间", UNITS_MONTHS, 12, 0.1, 240, NULL, false, "assumed", "time in which 63 % of the way to being known is gone", "熟识过程走完63%所需时间"},
			{"call", "空跑", UNITS_SHARE, 0.3, 0, 5, NULL, false, "assumed", "time of a call at a shut door, share of that of the visit", "一次空跑用时占入户用时的比例"},
			{"abuse", "受气", UNITS_MONTHLY, 10, 0, 1000, NULL, false, "assumed", "outbursts a month for somebody to whom no door opens, where nothing is met in time", "无人开门且诉求全不按时的情况下每月受气次数"},
		},
	},
	.month = month,
};
