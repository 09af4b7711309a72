/* options.h - posts, grids and money that keep the same service targets under each option of a scenario, and what the simulation says of them. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "plan/rehearsal.h"

enum { OPTIONS_SHORT_COMMUNITIES = 6, OPTIONS_SHORT_REPLICATIONS = 2, OPTIONS_TRIAL_COMMUNITIES = 8, OPTIONS_TRIAL_REPLICATIONS = 5, OPTIONS_BRIEF_REPLICATIONS = 2,
	OPTIONS_TRIES = 5 };

struct options_request {
	const struct scenario *scenario;
	const struct result_set *from;   /* results of the scenario: what every option was asked for; NULL = a short run finds out */
	int must;                        /* nothing may stay undone */
	bool is_chosen[SCENARIO_POLICIES]; /* options to plan for; the baseline always is */
	int trial_replications;          /* 0 = no trial */
	uint64_t seed;                   /* of short run and trial; the trial's luck is other than the run's */
	struct team team;
};

struct options_row {
	int policy;                      /* in the scenario */
	double asked_h;                  /* a year, whole district, without ways */
	struct posts_row total;
	double load;                     /* target of load that the plan keeps: plan.load, or lower where that was not enough to be on time */
	struct stats_interval worth;     /* posts the baseline takes more, of fractional plans over replications; n = 0: not known */
	struct rehearsal trial;
	int tries;                       /* plans made and tried */
	bool grows;                      /* with the posts of the first plan more was asked for than it counted with */
	struct conflict conflict;        /* count > 0: no plan keeps the rules */
};

struct options_plan {
	struct options_row *rows;        /* the baseline first */
	int count;
	int replications, communities;   /* what the hours rest on; communities < all: a short run */
	bool is_short;
	struct posts_row norm_total;     /* posts by the norm alone … */
	struct rehearsal norm;               /* … and what the simulation says of them under the baseline */
	struct posts_plan baseline;      /* of the baseline in full, as posts_build_as makes it */
};

/* For each option: hours it was asked for, the plan, and (trial_replications > 0) a trial; when the staff tried is loaded beyond the plan, it is made
   anew for the hours of the trial; when that is less often on time than plan.on_time, with 5 points less load; up to OPTIONS_TRIES plans in all. Memory in `arena`. The same for any team. */
STATUS_MUST_USE enum status options_build(struct options_plan *plan, const struct options_request *request, struct arena *arena, struct faults *faults);

#endif
