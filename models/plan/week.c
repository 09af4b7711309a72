/* week.c - requests by the hours and weekdays of St. Louis, January 2018, kept as they came; desk and field work wherever there is room. */
#include "plan/week.h"

static const double period_hours[WEEK_PERIOD_COUNT] = {3.5, 4, 4 * 3.5, 4 * 4};

double week_period_share(enum week_period period)
{
	const double week = 5 * BUDGET_DAY_H;
	return period_hours[period] / week;
}

const char *week_period_name(enum week_period period, int is_zh)
{
	static const char *const names[WEEK_PERIOD_COUNT][2] = {
		{"Monday mornings", "周一上午"}, {"Monday afternoons", "周一下午"},
		{"other mornings", "周二至周五上午"}, {"other afternoons", "周二至周五下午"},
	};
	return names[period][is_zh != 0];
}

/* Requests opened with the Citizens' Service Bureau on an ordinary day of January 2018, Monday to Sunday: 8,714 in all, the
   two public holidays (Mondays) left out. Hours of the day: before noon, noon to half past five, later. */
static const double weekday[7] = {1257 / 3.0, 1826 / 5.0, 1850 / 5.0, 1491 / 4.0, 1860 / 4.0, 143 / 4.0, 190 / 4.0};
static const double before_noon = 4216 / 8714.0, after_noon = 3839.5 / 8714.0, at_night = 658.5 / 8714.0;

double week_request_share(const struct settings *settings, enum week_period period)
{
	const int is_flat = settings->request_profile == 0;
	if (is_flat)
		return week_period_share(period);
	double other_days = weekday[1] + weekday[2] + weekday[3] + weekday[4];
	double all = weekday[0] + other_days + weekday[5] + weekday[6];
	switch (period) {
	case WEEK_MONDAY_MORNING:
		return (weekday[4] * at_night + weekday[5] + weekday[6] + weekday[0] * before_noon) / all;
	case WEEK_MONDAY_AFTERNOON:
		return weekday[0] * after_noon / all;
	case WEEK_MORNING:
		return (other_days * before_noon + (weekday[0] + other_days - weekday[4]) * at_night) / all;
	case WEEK_AFTERNOON:
		return other_days * after_noon / all;
	case WEEK_PERIOD_COUNT:
		break;
	}
	return 0;
}

/* Spreads hours evenly over every `step`-th period from `first`: mornings and afternoons alternate. */
static void spread(double timed_h[WEEK_PERIOD_COUNT], double hours, int first, int step)
{
	double length = 0;
	for (int period = first; period < WEEK_PERIOD_COUNT; period += step)
		length += period_hours[period];
	for (int period = first; period < WEEK_PERIOD_COUNT; period += step)
		timed_h[period] += hours * period_hours[period] / length;
}

struct week week_of(const struct budget *budget, const struct settings *settings, int with_returns)
{
	struct week week = {0};
	for (int i = 0; i < budget->line_count; i++) {
		const struct budget_line *line = &budget->lines[i];
		double *timed_h = week.timed_h[line->skill];
		if (line->part == BUDGET_LOST || (line->part == BUDGET_AGAIN && !with_returns))
			continue;
		switch (line->when) {
		case BUDGET_ANY_TIME:
			week.free_h[line->skill] += line->hours_a_year;
			break;
		case BUDGET_OPEN_HOURS:
			spread(timed_h, line->hours_a_year, WEEK_MONDAY_MORNING, 1);
			break;
		case BUDGET_AS_ASKED:
			for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
				timed_h[period] += line->hours_a_year * week_request_share(settings, (enum week_period)period);
			break;
		case BUDGET_MORNING:
			spread(timed_h, line->hours_a_year, WEEK_MONDAY_MORNING, 2);
			break;
		case BUDGET_AFTERNOON:
			spread(timed_h, line->hours_a_year, WEEK_MONDAY_AFTERNOON, 2);
			break;
		}
	}
	return week;
}

double week_hours(const struct week *week, enum skill skill)
{
	double hours = week->free_h[skill];
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
		hours += week->timed_h[skill][period];
	return hours;
}

double week_all_hours(const struct week *week)
{
	double hours = 0;
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		hours += week_hours(week, (enum skill)skill);
	return hours;
}
