/* partition.h - a graph of units cut into connected parts, each inside a window of weight, at the least cost there is, or at most so far from it. */
#ifndef PARTITION_H
#define PARTITION_H

#include "plan/partition/pool.h"

struct partition_problem {
	struct pool_units units;
	int64_t low, high;       /* of the weight of a part */
	int count_low, count_high; /* of parts */
	pool_cost *cost;         /* of a part, whole and >= 0 */
	const void *context;
	int64_t most_sets;       /* of the pool; 0 = no limit */
	long node_limit;         /* of the last search; 0 = no limit */
};

enum partition_outcome {
	PARTITION_PROVEN,        /* nothing is cheaper */
	PARTITION_OPEN,          /* a plan, and how far it can be from the cheapest */
	PARTITION_IMPOSSIBLE,    /* there is none; price is the proof, or a search through all sets if its bound is not above 0 */
	PARTITION_UNKNOWN        /* none found, none excluded: limits were too tight */
};

struct partition_part {
	int64_t weight, cost;
	int base, units;
};

struct partition {
	enum partition_outcome outcome;
	bool is_pool_full;       /* the pool was cut off: the bound holds for what it lists only, and is not given */
	int *part_of;            /* [units]; -1 where there is no plan */
	struct partition_part *parts;
	int part_count;
	int64_t cost;            /* INT64_MAX: no plan */
	double bound;            /* of any plan; -INFINITY: none */
	/* The dual values: with price[i] of covering unit i and count_low_price >= 0, count_high_price <= 0 of the number of parts, every
	   part S costs at least the prices of its units and of one part, so any plan costs at least
	   sum(price) + count_low * count_low_price + count_high * count_high_price.
	   IMPOSSIBLE: the same with all costs 0 and that sum above 0. */
	double *price, count_low_price, count_high_price;
	int64_t sets, left;      /* connected sets inside the window; those the last search had to look at */
	int rounds, columns;     /* of column generation */
};

/* Set partitioning over all connected sets: column generation on the whole pool, a dive, exact renewal of neighbouring parts, what cannot be in a
   better plan struck off, and a search over the rest. Memory of the result in `arena`. Deterministic. One thread, its own solver. */
STATUS_MUST_USE enum status partition_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem);

#endif
