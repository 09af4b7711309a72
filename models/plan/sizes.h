/* sizes.h - grids and posts for communities of many sizes: what a population needs by itself. */
#ifndef SIZES_H
#define SIZES_H

#include "plan/grids.h"
#include "plan/posts.h"

enum { SIZES_MOST = 32 };

struct sizes_row {
	struct posts_row posts;    /* posts_now: what staff.per_10000 gives */
	struct grids_walk walk;
	double norm_load;          /* with the posts of the norm, lived or full as the plan is */
};

struct sizes_plan {
	struct sizes_row rows[SIZES_MOST];
	int count;
	struct staffing_rules rules;
	double fixed_h, per_resident_h;  /* hours asked for in a year: whatever the size, and for each resident; equal for all sizes */
};

/* The populations shown unless others are asked for: 1,000 … 20,000. */
int sizes_usual(double populations[SIZES_MOST]);
/* A plan for a community of each population, all other settings as in the scenario. */
STATUS_MUST_USE enum status sizes_build(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario,
	const double *populations, int count, struct faults *faults);

#endif
