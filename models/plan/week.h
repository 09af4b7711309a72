/* week.h - the hours a community is asked for, laid over an ordinary week: what must be met when it comes, what can wait. */
#ifndef WEEK_H
#define WEEK_H

#include "plan/budget.h"

enum week_period { WEEK_MONDAY_MORNING, WEEK_MONDAY_AFTERNOON, WEEK_MORNING, WEEK_AFTERNOON, WEEK_PERIOD_COUNT };

/* Hours a year. */
struct week {
	double timed_h[SKILL_COUNT][WEEK_PERIOD_COUNT]; /* counter work, and what takes place at a fixed hour */
	double free_h[SKILL_COUNT];                     /* any time of the week */
};

/* Share of a worker's hours in the period; the four add up to 1. */
double week_period_share(enum week_period period);
const char *week_period_name(enum week_period period, int is_zh);
/* Share of the requests waiting for the first time in the period: what comes at night or at the weekend waits for the next morning. */
double week_request_share(const struct settings *settings, enum week_period period);
/* Lays a budget over the week; with_returns: also the requests that come back. The end of the year is spread evenly. */
struct week week_of(const struct budget *budget, const struct settings *settings, int with_returns);
/* Lays `factor` times one line of a budget over the week. */
void week_add(struct week *week, const struct settings *settings, const struct budget_line *line, double factor);
double week_hours(const struct week *week, enum skill skill);
double week_all_hours(const struct week *week);

#endif
