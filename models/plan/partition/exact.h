/* exact.h - the last step: of all sets, those that can be part of anything cheaper than what is known, and a search over them. */
#ifndef EXACT_H
#define EXACT_H

#include "plan/partition/master.h"

enum { EXACT_ALL = 20000 };
struct exact {
	int64_t *sets;           /* of the pool: a cheaper partition; free() them */
	int count;               /* 0: none was found */
	int64_t cost, left;      /* of it; sets that had to be looked at */
	double bound;            /* of any partition */
	bool is_proven;          /* nothing is cheaper than what is known, or than what was found */
};

/* From a converged master whose prices and bound are those of the root: struck off is every set that, at these prices, makes any partition with it
   cost at least `known`. Costs are whole. `known` INT64_MAX: nothing is struck off, and all is searched if that is at most EXACT_ALL sets;
   else only the sets of the program are, and nothing is proven. */
STATUS_MUST_USE enum status exact_search(struct exact *exact, const struct master *master, int64_t known, long node_limit);

#endif
