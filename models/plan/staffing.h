/* staffing.h - what a staffing plan must keep, what it is made for and what it says; the plan of one community by itself. */
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

/* What links communities; all 0: nothing does. */
struct staffing_links {
	double budget_yuan;      /* most a year for all of them; 0 = no limit */
	int norm_over;           /* order of the choices of plan.norm_over: 0 each community keeps the norm, 1 each street as a whole */
	int floating;            /* of plan.floating: 0 nobody, 1 a pool for each street, 2 one for all */
	double floating_usable;  /* of the hours of who floats, hours that arrive */
	int must;                /* nothing may stay undone */
	int together;            /* one program even where the budget is no limit for fractional posts */
};

struct staffing_site {
	const char *name;        /* for the names of rows; NULL = rows without one */
	int street;
	double residents;
	int grids;               /* at least one grid worker each */
	double most_posts;       /* money for it, in yearly posts; 0 = no limit */
	struct week week;
};

/* A plan of one community. Money in CNY a year, hours a year. */
struct staffing_plan {
	double heads[POST_COUNT];
	double cost_yuan;
	double unmet_h, overtime_h;
	double away_h;           /* done by a post that is not there for it */
	double undone_h[WEEK_PERIOD_COUNT + 1];            /* in a period; the last: at any time */
	double floating_h[SKILL_COUNT][WEEK_PERIOD_COUNT]; /* done by who floats between communities */
	double bound_yuan;       /* no plan with the same unmet hours costs less */
	int is_proven;           /* the cheapest; else within cost - bound */
	/* Of the fractional plan: CNY for one more … */
	double norm_price;       /* post asked for by the norm */
	double grids_price;      /* grid */
	double week_price[SKILL_COUNT];                       /* hour a year at any time */
	double period_price[SKILL_COUNT][WEEK_PERIOD_COUNT];  /* hour a year in this period */
};

struct staffing_links staffing_links_of(const struct settings *settings);
struct staffing_rules staffing_rules_of(const struct settings *settings, const struct budget *budget);
/* Every plan has one lead, a counter worker where there is counter work, and a grid worker for each grid.
   The cheapest of the plans with the fewest unmet hours; among those the one with fewest hours away from the own kind of work.
   is_whole: whole posts. Nothing links it to others. Draws nothing; answers the same on any machine. STATUS_WORLD when the solver gives up. */
STATUS_MUST_USE enum status staffing_solve(const struct staffing_rules *rules, const struct staffing_site *site, int is_whole,
	struct staffing_plan *plan, struct faults *faults);
/* Which skill a post is there for. */
enum skill staffing_own_skill(enum post post);

#endif
