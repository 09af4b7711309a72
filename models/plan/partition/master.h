/* master.h - the linear program of set partitioning over a pool: columns come in as their prices ask for them, until none is missing. */
#ifndef MASTER_H
#define MASTER_H

#include "plan/partition/partition.h"
#include "solve/lp.h"

struct master {
	struct lp *lp;
	const struct partition_problem *problem;
	const struct pool *pool;
	const bool *in;          /* units to cover; NULL: all */
	int count_low, count_high;
	int *row;                /* [units] -1: not to be covered */
	int count_row, artificials; /* columns 0 … artificials - 1 are what is left uncovered, one for each unit, and parts that are missing */
	int64_t *set;            /* [columns - artificials] */
	int set_count, set_capacity;
	bool *is_in_lp;          /* [sets of the pool] */
	bool *is_fixed;          /* [units] covered by a part that is fixed */
	double *price;           /* [units] of the last solve, unscaled */
	double count_price;
	double scale;            /* costs in the program = cost x scale */
	double bound, least;     /* of the last convergence: of any partition with what is fixed; the least reduced cost, unscaled */
	int rounds;
	bool is_phase_one;       /* sets cost nothing, what is left uncovered does */
};

/* Rows for all units of `in`; no sets yet. */
STATUS_MUST_USE enum status master_init(struct master *master, const struct partition_problem *problem, const struct pool *pool, const bool *in, int count_low,
	int count_high);
void master_free(struct master *master);
STATUS_MUST_USE enum status master_add(struct master *master, int64_t set);
/* Solves, adds the sets with the least reduced costs for each least unit, and again until none is below 0. Sets that touch what is fixed
   are passed over. STATUS_WORLD: out of memory or out of the solver's depth. */
STATUS_MUST_USE enum status master_converge(struct master *master);
/* The set with the largest value below one after convergence, or -1 when all are whole; *uncovered = what artificials hold. */
int64_t master_fractional(const struct master *master, double *uncovered);
/* Forces a set of the program in. */
void master_fix(struct master *master, int64_t set);
/* Sets in use (value above one half), at most `most`; their number. */
int master_used(const struct master *master, int64_t *sets, int most);
/* From now on the cost of a set is 0 and only what is left uncovered costs. */
void master_phase_one(struct master *master);
/* What a set costs over its prices, unscaled. */
double master_reduced_cost(const struct master *master, int64_t set);

#endif
