/* search.h - the last step: over the sets that can still matter, cuts, then two units in one part or in two, until nothing cheaper is left anywhere. */
#ifndef SEARCH_H
#define SEARCH_H

#include "plan/partition/master.h"

struct search {
	/* given */
	const struct partition_problem *problem;
	const struct pool *pool;
	int64_t known;           /* only what is cheaper matters; then the cost of the best found */
	long node_limit;         /* 0: none */
	struct arena *arena;     /* for the nodes; NULL: they are not kept */
	/* found */
	struct master master;
	int64_t *sets;           /* of the pool: the best found; free by search_free */
	int count;               /* 0: none was found */
	double bound;            /* of any plan cheaper than `known` at the beginning: at least this */
	bool is_closed;          /* nothing is cheaper than `known` now */
	bool is_clocked;
	struct partition_node *nodes; /* in memory of its own until search_nodes */
	int node_count, node_capacity;
	long visited;
	struct search_path { enum partition_split split; int a, b, side; } *path;
};

/* `pool`, `in` and the range of the number of parts as in master_init; cuts to begin with. is_free: sets cost nothing and known is 1. */
STATUS_MUST_USE enum status search_init(struct search *search, const struct partition_problem *problem, const struct pool *pool, const bool *in, int count_low,
	int count_high, int64_t known, bool is_free);
/* The same with the cuts of another program that its prices speak of, and its range of the number of parts. */
STATUS_MUST_USE enum status search_again(struct search *search, const struct master *other, const struct pool *pool, int64_t known);
void search_free(struct search *search);
/* The linear program of the whole list with cuts: afterwards the prices and the bound of `master`. */
STATUS_MUST_USE enum status search_root(struct search *search);
/* Branches from there until all is closed, the limit is met or the time is over. */
STATUS_MUST_USE enum status search_go(struct search *search);

#endif
