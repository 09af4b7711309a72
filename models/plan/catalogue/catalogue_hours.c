/* catalogue_hours.c - a year day by day: who is there, what residents ask, on which dates work is sent down. */
#include "plan/catalogue/catalogue_hours.h"

#include <math.h>
#include <string.h>

#include "demand/mandates.h"
#include "plan/budget.h"
#include "staff/roster.h"
#include "world/listed.h"

#define DAYS_A_YEAR 365.25

/* Months since the one in which the run begins; CATALOGUE_MONTHS once the year is over. */
static int month_of(const struct world *world, int32_t day)
{
	const struct calendar_day *days = world->calendar.days;
	int at = days[day].month_index - days[world->start_day].month_index;
	return day < world->start_day + (int32_t)DAYS_A_YEAR ? at % CATALOGUE_MONTHS : CATALOGUE_MONTHS;
}

static const struct settings *settings_of(const struct world *world)
{
	return &world->scenario->settings;
}

void catalogue_hours_of(double hours[CATALOGUE_MONTHS], const struct world *world, const struct template *template)
{
	const struct settings *settings = settings_of(world);
	const struct community mean = {.households = world->mean_households, .population = world->mean_population};
	struct kind_settings kind;
	memset(hours, 0, CATALOGUE_MONTHS * sizeof *hours);
	if (template->index >= (int)settings->kinds[template->kind].count)
		return;
	listed_kind(&settings->kinds[template->kind], template->row, &kind);
	double heavier = mandates_heavier(settings, template->kind) * kind.persons;
	for (int32_t day = world->start_day; month_of(world, day) < CATALOGUE_MONTHS; day++) {
		const struct calendar_day *date = &world->calendar.days[day];
		struct growth growth = world_growth(world, settings, day);
		double times = 0, extra = 0;
		switch (kind.recurrence) {
		case RECURRENCE_WORKING_DAILY:
			times = date->works;
			break;
		case RECURRENCE_WEEKLY:
			times = date->weekday == template->weekday;
			extra = times > 0 && date->month == 12 && date->day_of_month <= 7 ? kind.year_end : 0;
			break;
		case RECURRENCE_MONTHLY:
			times = date->day_of_month == template->day_of_month;
			break;
		case RECURRENCE_YEARLY:
			times = template->times / DAYS_A_YEAR;
			break;
		default:
			break;
		}
		times *= template->kind == KIND_inspection ? growth.inspections : 1;
		hours[month_of(world, day)] += heavier * (times * world_standard_hours(settings, &kind, template, &mean, growth) + extra);
	}
}

/* Hours a year of lines of work of the scenario's own that departments send. */
static double own_lines(const struct budget *budget)
{
	double hours = 0;
	for (int i = 0; i < budget->line_count; i++)
		hours += budget->lines[i].part == BUDGET_ADMINISTRATIVE && !strcmp(budget->lines[i].key, "lines") ? budget->lines[i].hours_a_year : 0;
	return hours;
}

/* What is sent past any catalogue. */
static void direct_add(struct catalogue_month *months, const struct world *world)
{
	for (int t = 0; t < world->template_count; t++) {
		double hours[CATALOGUE_MONTHS];
		const struct template *template = &world->templates[t];
		if (template->item >= 0 || kind_plate(template->kind)->is_service)
			continue;
		catalogue_hours_of(hours, world, template);
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			months[m].direct += hours[m];
	}
}

enum status catalogue_hours_months(struct catalogue_month months[CATALOGUE_MONTHS], const struct world *world, struct arena *arena)
{
	const struct settings *settings = settings_of(world);
	struct budget budget;
	int worked[CATALOGUE_MONTHS] = {0}, worked_year = 0;
	bool is_lived = settings->plan_staffing == 0;
	if (budget_build(&budget, arena, world->scenario, settings, world->mean_population, world->mean_households, world->mean_posts) != STATUS_OK)
		return STATUS_WORLD;
	memset(months, 0, CATALOGUE_MONTHS * sizeof *months);
	for (int32_t day = world->start_day; month_of(world, day) < CATALOGUE_MONTHS; day++) {
		struct catalogue_month *month = &months[month_of(world, day)];
		const struct calendar_day *date = &world->calendar.days[day];
		worked[month_of(world, day)] += date->works;
		worked_year += date->works;
		if (!month->month)
			*month = (struct catalogue_month){.year = date->year, .month = date->month};
	}
	direct_add(months, world);
	double present = budget.present_share * (is_lived ? (1 - budget.vacancy_share) * budget.productivity : 1);
	double asked = budget.hours[BUDGET_SERVICE] + budget.hours[BUDGET_TRAVEL] + (is_lived ? budget.hours[BUDGET_AGAIN] : 0);
	double day_h = (double)world->calendar.day_ticks / (double)TICKS_PER_HOUR, own = own_lines(&budget);
	for (int m = 0; m < CATALOGUE_MONTHS; m++) {
		struct catalogue_month *month = &months[m];
		double share = worked_year ? worked[m] / (double)worked_year : 0;
		double there = world->mean_posts * present * worked[m] * day_h * fmax(0, 1 - roster_absence(settings, month->month));
		month->given = there * settings->plan_load;
		month->residents = fmax(asked * share, settings->plan_for_residents * there);
		month->direct += own * share;
		month->left = fmax(0, month->given - month->residents - month->direct);
	}
	return STATUS_OK;
}
