/* joint.h - the staffing program of one community, or of several with what links them: posts, and whose hours go to which work when. */
#ifndef JOINT_H
#define JOINT_H

#include <stdbool.h>

#include "plan/staffing.h"
#include "solve/linear.h"

/* What rows belong to: a rule as planners name it. */
enum joint_rule {
	JOINT_DEFINITION,        /* hours are hours: never gives way */
	JOINT_WORK,              /* nothing stays undone; gives way in hours a year */
	JOINT_NORM,              /* posts per 10,000 residents; in posts per 10,000 */
	JOINT_GRIDS,             /* a grid worker for each grid; in shares of the grids */
	JOINT_LEADS,             /* a lead, and somebody at the counter; in shares of them */
	JOINT_LOAD,              /* hours planned for an hour present; in hours a year */
	JOINT_OVERTIME,          /* the cap of overtime; in hours a year */
	JOINT_BUDGET,            /* in posts a year */
	JOINT_RULE_COUNT
};

/* Numbers of the columns and rows of one community. */
struct joint_block {
	int heads[POST_COUNT], hours[POST_COUNT][SKILL_COUNT][WEEK_PERIOD_COUNT], overtime[POST_COUNT][WEEK_PERIOD_COUNT];
	int unmet[SKILL_COUNT][WEEK_PERIOD_COUNT], unmet_free[SKILL_COUNT];
	int floating[SKILL_COUNT][WEEK_PERIOD_COUNT];
	int cover[SKILL_COUNT][WEEK_PERIOD_COUNT], cover_week[SKILL_COUNT], norm, grids, lead, counter, most;
};

struct joint {
	struct linear linear;
	struct lp *lp;
	struct arena arena;      /* names */
	struct staffing_rules rules;
	struct staffing_links links;
	double grids_times;      /* so many workers are asked for each grid: 1 */
	struct staffing_site *sites; /* [count], the program's own: change and call joint_renew */
	int count;
	struct joint_block *blocks;
	int *pool_streets, *pool_heads, pool_count;
	int *norm_streets, *norm_rows, norm_count; /* norms that streets keep as a whole */
	int worst;               /* column: largest share of a community's hours left undone; -1 for one community */
	int must, budget, undone_goal, worst_goal, spent_goal; /* rows */
	/* what was found; money in posts a year */
	double unmet_h, worst_share, posts, bound_posts;
	double budget_price;     /* hours done for one post's money more */
	int is_proven, is_feasible; /* the latter is the caller's */
};

/* Communities are copied. links NULL: nothing links them. is_whole: heads are whole numbers. Free it, also after a failure, on the thread that
   opened it. STATUS_WORLD without memory. */
STATUS_MUST_USE enum status joint_open(struct joint *joint, const struct staffing_rules *rules, const struct staffing_links *links,
	const struct staffing_site *sites, int count, int is_whole);
void joint_free(struct joint *joint);
/* Takes over what was changed in rules.per_10000, grids_times, sites and links.budget_yuan, links.must (a budget and a must that were there when it was opened). */
void joint_renew(struct joint *joint);
/* Three goals in their order: fewest hours undone; the largest share undone of any community as small as can be; least cost.
   LP_INFEASIBLE: no plan keeps the rules. A whole plan is searched through at most `node_limit` nodes; LP_LIMIT: is_proven is 0. */
enum lp_outcome joint_solve(struct joint *joint, int is_whole, long node_limit);
/* Prices of one community, in CNY a year, right after joint_solve of a fractional plan. */
void joint_prices(const struct joint *joint, int member, struct staffing_plan *plan);
/* The fourth goal, after joint_solve: everybody at the own kind of work as far as can be. */
enum lp_outcome joint_settle(struct joint *joint, int is_whole, long node_limit);
/* The plan of one community, after joint_settle. Adds to *plan, which is empty or has prices. */
void joint_read(const struct joint *joint, int member, int is_whole, struct staffing_plan *plan);
/* Who floats: heads of a pool, after joint_settle. */
double joint_pool(const struct joint *joint, int pool);
/* Fills in columns and rows but for their bounds (joint_rows.c), for joint_open. */
void joint_rows(struct joint *joint, int is_whole);
bool joint_is_of(const struct joint *joint, int member, int street);
double joint_residents(const struct joint *joint, int street);
/* An hour of overtime in posts. */
double joint_overtime_cost(const struct staffing_rules *rules);

#endif
