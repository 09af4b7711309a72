/* linked.h - the staffing of many communities: as many programs as their links leave apart, then whole posts. */
#ifndef LINKED_H
#define LINKED_H

#include "plan/joint.h"

struct linked {
	struct arena *arena;
	struct faults *faults;
	struct staffing_rules rules;         /* of all communities */
	struct staffing_links links;
	const struct staffing_site *sites;   /* [count] */
	int count;
	struct joint *parts;                 /* programs that nothing links; their sites may be changed, joint_renew follows in linked_solve */
	int part_count;
	int *members, *firsts;               /* part p has members[firsts[p]] … members[firsts[p + 1] - 1] */
	int *part_of, *place_in;             /* of a community */
	int budget_binds;
	int infeasible;                      /* the first part for which no plan keeps the rules, else -1 */
	double unmet_h, worst_share;
	double posts, bound_posts;           /* money in posts a year; the least possible */
	double budget_price;                 /* hours done for one post's money more */
};

/* What whole posts came to. */
struct linked_whole {
	int floating;                        /* heads who float */
	double floating_yuan;
	double unmet_h, cost_yuan;
	int searched;                        /* parts given to branch and cut */
	int proven;                          /* communities whose posts are proven the cheapest of all that leave as little undone */
	int over_budget;                     /* whole posts that cost least still cost more than there is */
};

/* The programs of `count` communities with what links them. A budget above the cost of a plan without it links nothing. All of them solved;
   STATUS_OK and infeasible >= 0 when no plan keeps the rules. Close it on the same thread, also after a failure. */
STATUS_MUST_USE enum status linked_open(struct linked *district, struct arena *arena, const struct staffing_rules *rules,
	const struct staffing_links *links, const struct staffing_site *sites, int count, struct faults *faults);
void linked_close(struct linked *district);
/* Solves again after sites, rules.per_10000 or the budget of parts were changed; only_part >= 0: that part alone, the others stay.
   Sums up what was found; false when some part has no plan any more. */
bool linked_solve(struct linked *district, int only_part);
/* Prices, then the posts of every community, fractional: plans[count]. */
STATUS_MUST_USE enum status linked_read(struct linked *district, struct staffing_plan *plans);
/* Heads who float, fractional, after linked_read. */
double linked_floating(const struct linked *district);
/* Whole posts: each community by itself within what the fractional plan `loose` gives it; parts of up to some thousand columns also by
   branch and cut, and the better of both. The fractional plan is the bound. */
STATUS_MUST_USE enum status linked_make_whole(struct linked *district, const struct staffing_plan *loose, struct staffing_plan *plans,
	struct linked_whole *whole);

#endif
