/* walks.h - the ways of one community, or of several in the mean, for sums that need no simulation. */
#ifndef WALKS_H
#define WALKS_H

#include "world/place.h"

struct walks {
	struct space *spaces;
	double *weights;             /* of each, all together 1 */
	int count;
};

/* The mean community of a scenario: those its table of buildings lists, by their households; else neighbourhoods of that many
   households and grids by rule, the mean of ten drawn from the scenario's seed. Memory stays in `arena`. */
STATUS_MUST_USE enum status walks_mean(struct walks *walks, struct arena *arena, const struct scenario *scenario, const struct settings *settings,
	double households, int grids, struct faults *faults);
/* One community of a list, as it is in a simulation. */
STATUS_MUST_USE enum status walks_one(struct walks *walks, struct arena *arena, const struct scenario *scenario, const struct place_list *places,
	int community, struct faults *faults);
/* Minutes of a round in the mean over households, or elderly residents. */
double walks_min(const struct walks *walks, const struct space_round *round, bool is_elderly);

#endif
