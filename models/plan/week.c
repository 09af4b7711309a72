/* week.c - requests by the hours and weekdays of the request profile; desk and field work wherever there is room. */
#include "plan/week.h"

#include "world/profile.h"

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

/* What is asked after this hour waits for the next morning. */
#define NOON 12
#define CLOSING 17.5

static double share_before(const double hours_cdf[25], double hour)
{
	int whole = (int)hour;
	return hours_cdf[whole] + (hour - whole) * (hours_cdf[whole + 1] - hours_cdf[whole]);
}

double week_request_share(const struct settings *settings, enum week_period period)
{
	enum { MONDAY, FRIDAY = 4, SATURDAY, DAYS = 7 };
	struct calendar_day days[DAYS];
	double hours_cdf[25], weight[DAYS + 1], all = 0, workdays = 0;
	for (int day = 0; day < DAYS; day++)
		days[day] = (struct calendar_day){.works = day < SATURDAY, .weekday = (int8_t)day};
	profile_build((enum profile)settings->request_profile, &(struct calendar){.day_count = DAYS, .days = days}, hours_cdf, weight);
	for (int day = 0; day < DAYS; day++) {
		all += weight[day];
		workdays += day < SATURDAY ? weight[day] : 0;
	}
	double morning = share_before(hours_cdf, NOON), afternoon = share_before(hours_cdf, CLOSING) - morning, night = 1 - morning - afternoon;
	double monday = weight[MONDAY], others = workdays - monday, weekend = all - workdays;
	const double asked[WEEK_PERIOD_COUNT] = {
		[WEEK_MONDAY_MORNING] = weight[FRIDAY] * night + weekend + monday * morning,
		[WEEK_MONDAY_AFTERNOON] = monday * afternoon,
		[WEEK_MORNING] = (workdays - weight[FRIDAY]) * night + others * morning,
		[WEEK_AFTERNOON] = others * afternoon,
	};
	return asked[period] / all;
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

static void lay(struct week *week, const struct settings *settings, enum budget_when when, enum skill skill, double hours)
{
	double *timed_h = week->timed_h[skill];
	switch (when) {
	case BUDGET_ANY_TIME:
		week->free_h[skill] += hours;
		break;
	case BUDGET_OPEN_HOURS:
		spread(timed_h, hours, WEEK_MONDAY_MORNING, 1);
		break;
	case BUDGET_AS_ASKED:
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			timed_h[period] += hours * week_request_share(settings, (enum week_period)period);
		break;
	case BUDGET_MORNING:
		spread(timed_h, hours, WEEK_MONDAY_MORNING, 2);
		break;
	case BUDGET_AFTERNOON:
		spread(timed_h, hours, WEEK_MONDAY_AFTERNOON, 2);
		break;
	}
}

void week_add(struct week *week, const struct settings *settings, const struct budget_line *line, double factor)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		bool can_wait = line->when == BUDGET_AS_ASKED && skill != SKILL_COUNTER; /* met on the spot, within its due time */
		double hours = factor * line->hours_a_year * line->share[skill];
		if (hours > 0)
			lay(week, settings, can_wait ? BUDGET_ANY_TIME : line->when, (enum skill)skill, hours);
	}
}

struct week week_of(const struct budget *budget, const struct settings *settings, int with_returns)
{
	struct week week = {0};
	for (int i = 0; i < budget->line_count; i++) {
		const struct budget_line *line = &budget->lines[i];
		if (line->part != BUDGET_LOST && (line->part != BUDGET_AGAIN || with_returns))
			week_add(&week, settings, line, 1);
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
