/* uses.h - a worker's week: the hours there are, and what becomes of them. */
#ifndef USES_H
#define USES_H

#include "state/tally.h"
#include "study/result.h"

/* Names of the uses in a set, and their unit. */
STATUS_MUST_USE enum status uses_describe(const struct world *world, struct arena *arena, struct result_set *set);
/* values[use_count]: hours for each worker in post and week of contract, over the stretch a tally of the district covers. Those of the group
   "there" add up to those of all others. */
void uses_values(const struct world *world, const struct tally *tally, double *values);

#endif
