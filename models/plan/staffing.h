/* staffing.h - the staffing program of one community: posts of each kind, and whose hours go to which work at which time of the week. */
#ifndef STAFFING_H
#define STAFFING_H

#include "plan/week.h"

/* What every community must keep, from the settings. */
struct staffing_rules {
	double post_yuan;        /* cost of a post a year, on-cost included */
	double overtime_yuan;    /* cost of an hour of overtime */
	double post_h;           /* hours a year of somebody who holds a post */
	double present;          /* of those, hours that reach the community, at full speed */
	double load;             /* most hours planned for an hour present */
	double overtime_cap;     /* of hours present */
	double per_10000;        /* posts per 10,000 residents at least */
	double efficiency[POST_COUNT][SKILL_COUNT];
};

struct staffing_site {
	double residents;
	int grids;               /* at least one grid worker each */
	struct week week;
};

/* A plan of one community. Money in CNY a year, hours a year. */
struct staffing_plan {
	double heads[POST_COUNT];
	double cost_yuan;
	double unmet_h, overtime_h;
	double away_h;           /* done by a post that is not there for it */
	double bound_yuan;       /* no plan with the same unmet hours costs less */
	int is_proven;           /* the cheapest; else within cost - bound */
	/* Of the fractional plan: CNY for one more … */
	double norm_price;       /* post asked for by the norm */
	double week_price[SKILL_COUNT];                       /* hour a year at any time */
	double period_price[SKILL_COUNT][WEEK_PERIOD_COUNT];  /* hour a year in this period */
};

struct staffing_rules staffing_rules_of(const struct settings *settings, const struct budget *budget);
/* Every plan has one lead, a counter worker where there is counter work, and a grid worker for each grid.
   The cheapest of the plans with the fewest unmet hours; among those the one with fewest hours away from the own kind of work.
   is_whole: whole posts. Draws nothing; answers the same on any machine. STATUS_WORLD when the solver gives up. */
STATUS_MUST_USE enum status staffing_solve(const struct staffing_rules *rules, const struct staffing_site *site, int is_whole,
	struct staffing_plan *plan, struct faults *faults);
/* Which skill a post is there for. */
enum skill staffing_own_skill(enum post post);

#endif
