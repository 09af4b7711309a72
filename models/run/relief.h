/* relief.h - what an option saves against the baseline, and for how long: from their months, pair by pair. */
#ifndef RELIEF_H
#define RELIEF_H

#include "study/result.h"

/* Fills relief_mean, relief_lasts and extra_cost of every point and replication. relief_lasts: NaN when the best 12-month mean of the
   relief is below what matters, INFINITY when it never falls below half of its best for good. */
void relief_fill(struct result_set *set);

#endif
