/* describe.h - what a study is of: the options, places, lines and measures of its results. */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "run/study.h"
#include "world/world.h"

/* All that a set says of itself, but its numbers and how many replications there are. */
STATUS_MUST_USE enum status describe_study(const struct world *world, const struct run_request *request, struct arena *arena, struct result_set *set);
/* Months of very many replications would fill the memory, and nobody reads them one by one: the set keeps none then. Returns how many there are. */
int describe_months(const struct run_request *request, struct result_set *set, struct faults *faults);

#endif
