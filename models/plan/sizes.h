/* sizes.h - grids and posts for communities of many sizes: what a population needs by itself. */
#ifndef SIZES_H
#define SIZES_H

#include "plan/grids.h"
#include "plan/posts.h"

enum { SIZES_MOST = 32, SIZES_VARIANTS = 8 };

/* What to plan for: every population with every density and every share of elderly residents. No densities or shares: those of the settings. */
struct sizes_asked {
	double populations[SIZES_MOST];
	double densities[SIZES_VARIANTS]; /* households a building; buildings stand WAYS_PITCH_M apart */
	double elderly[SIZES_VARIANTS];   /* shares of residents of 60 and over */
	int population_count, density_count, elderly_count;
};

struct sizes_row {
	double density, elderly;
	struct posts_row posts;    /* posts_now: what staff.per_10000 gives */
	struct grids_walk walk;
	double norm_load;          /* with the posts of the norm, lived or full as the plan is */
};

struct sizes_plan {
	struct sizes_asked asked;
	struct sizes_row *rows;    /* densities one after another, in each the shares, in each the populations */
	int count;
	struct staffing_rules rules;
	double fixed_h, per_resident_h;  /* hours asked for in a year: whatever the size, and for each resident; equal for all sizes */
};

/* The populations shown unless others are asked for: 1,000 … 20,000. */
int sizes_usual(double populations[SIZES_MOST]);
/* A plan for a generated community of each kind, all other settings as in the scenario; its tables of buildings do not count. Draws the
   buildings from the scenario's seed. Memory stays in `arena`. */
STATUS_MUST_USE enum status sizes_vary(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario, const struct sizes_asked *asked,
	struct faults *faults);
/* The same by population alone. */
STATUS_MUST_USE enum status sizes_build(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario,
	const double *populations, int count, struct faults *faults);

#endif
