/* grids.h - how many grids a community is cut into, and how far their workers walk in generated streets. */
#ifndef GRIDS_H
#define GRIDS_H

#include "base/fault.h"
#include "world/scenario.h"

/* The number of grids nearest to `plan.grid_size` households each that keeps all of them within least and most on average.
   Where no number does (some 550 households), none is larger than most. At least 1. */
int grids_count(const struct settings *settings, double households);
/* Whether `grids` grids of equal size lie within least and most. */
int grids_fit(const struct settings *settings, double households, int grids);

struct grids_walk {
	int buildings;
	double mean_min;   /* one way from the base of the grid to a household's building */
	double worst_min;  /* to the farthest building */
};

/* Walks from the bases of the grids in neighbourhoods built by rule (world/neighbourhood.h), the mean of several drawn from `seed`.
   */
STATUS_MUST_USE enum status grids_walk(struct grids_walk *walk, const struct settings *settings, uint64_t seed, double households, int grids,
	struct faults *faults);

#endif
