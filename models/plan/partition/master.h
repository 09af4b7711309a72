/* master.h - the linear program of set partitioning over a pool: columns come in as their prices ask for them, until none is missing. */
#ifndef MASTER_H
#define MASTER_H

#include "plan/partition/partition.h"
#include "solve/lp.h"

enum { MASTER_CUTS = 1000 };

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
	bool *is_in_lp, *is_out; /* [sets of the pool]; out: not allowed now */
	bool *is_fixed;          /* [units] covered by a part that is fixed */
	struct partition_cut *cuts; /* [MASTER_CUTS] with their prices */
	int cut_count, *cut_row;
	int *cut_first, *cut_of; /* cuts of unit i: cut_of[cut_first[i] … cut_first[i + 1] - 1] */
	struct master_least *least_of;  /* [units] scratch of a look at the pool */
	double *price;           /* [units] of the last solve, unscaled, rounded down to multiples of 1/65536 */
	double count_price;
	double scale;            /* costs in the program = cost x scale */
	double bound, least;     /* what the prices prove of any partition with what is fixed and without what is out; the least reduced cost */
	int rounds;
	bool is_free;            /* sets cost nothing, what is left uncovered does */
	bool is_narrower;        /* than when solved last */
};

/* Rows for all units of `in`; no sets yet. */
STATUS_MUST_USE enum status master_init(struct master *master, const struct partition_problem *problem, const struct pool *pool, const bool *in, int count_low,
	int count_high);
void master_free(struct master *master);
STATUS_MUST_USE enum status master_add(struct master *master, int64_t set);
/* A few sets of each least unit, the cheapest for what they hold. */
STATUS_MUST_USE enum status master_seed(struct master *master);
/* Solves, adds the sets with the least reduced costs for each least unit, and again until none is below 0 or the bound exceeds `enough`. Sets that
   touch what is fixed or are out are passed over. STATUS_WORLD: out of memory or out of the solver's depth. */
STATUS_MUST_USE enum status master_converge(struct master *master, double enough);
/* The set with the largest value below one after convergence, or -1 when all are whole; *uncovered = what artificials hold. */
int64_t master_fractional(const struct master *master, double *uncovered);
/* The value of column c of the sets. */
static inline double master_value(const struct master *master, int c)
{
	return lp_value(master->lp, master->artificials + c);
}
/* Forces a set of the program in, or what was forced in out for good. */
void master_fix(struct master *master, int64_t set, bool is_in);
/* Which sets of the pool are not allowed. */
void master_forbid(struct master *master, const bool *is_out);
/* Another range of the number of parts. */
void master_count(struct master *master, int low, int high);
/* A cut more, of three units; false when there is no room for it or no memory. */
bool master_cut(struct master *master, const int *units);
/* Sets in use (value above one half), at most `most`; their number. */
int master_used(const struct master *master, int64_t *sets, int most);
/* What a unit left uncovered costs, scaled. */
void master_set_missing(struct master *master, double cost);
/* From now on the cost of a set is 0 and only what is left uncovered costs. */
void master_set_free(struct master *master);
/* What a set costs over its prices, unscaled. */
double master_reduced_cost(const struct master *master, int64_t set);
/* Whether a set holds two or more of three units. */
bool master_fills(const struct pool *pool, int64_t set, const int *units);
/* The sets that, at these prices, may be part of anything cheaper than `known` (INT64_MAX: all), in a pool of their own: struck off is every set
   that lifts the bound above known - 1, for costs are whole. */
STATUS_MUST_USE enum status master_keep(const struct master *master, int64_t known, struct pool *left);
/* The prices, copied into `arena`. */
STATUS_MUST_USE enum status master_prices(const struct master *master, struct partition_prices *prices, struct arena *arena);

#endif
