/* units.h - any graph of weighted units from two tables, cut into connected parts within a window of weight. */
#ifndef PLAN_UNITS_H
#define PLAN_UNITS_H

#include "base/fault.h"
#include "plan/partition/partition.h"

enum { UNITS_MOST = 4000 };

/* As read: names and places; edges as neighbour[first[i] … first[i + 1] - 1], both ways. */
struct units {
	int count, edge_count;
	const char *const *names;   /* [count] ids as they stand in the file */
	const int64_t *weight;
	const double *x, *y;        /* NULL when the table has none */
	const int *first, *neighbour;
	int64_t whole;              /* of all weights */
};

/* UNITS.csv with the columns id, weight (whole, >= 0), x, y (both or none), EDGES.csv with a, b (ids); further columns are passed over. All faults
   at once, each with file, row and column. Memory in `arena`. */
STATUS_MUST_USE enum status units_read(struct units *units, const char *units_path, const char *edges_path, struct arena *arena, struct faults *faults);

/* The cost of a part is the least, over its units as base, of the sum over its units of weight x … */
enum units_cost {
	UNITS_WALK,                 /* … the shortest way along edges, each as long as the straight line between its ends; rounded a unit */
	UNITS_HOP,                  /* … the number of edges to cross, in the whole graph */
	UNITS_EUCLID2               /* … trunc(100 x straight distance) squared */
};

struct units_request {
	int64_t low, high;          /* of the weight of a part */
	int count;                  /* of parts; 0: any number the window allows */
	enum units_cost cost;
	int64_t most_sets;          /* as in partition.h, all of them */
	long node_limit;
	struct team team;
	bool (*is_over)(void *watch);
	void *watch;
};

struct units_plan {
	struct partition_problem problem; /* what verify_plan wants; lives as long as the arena */
	struct partition plan;
	int islands;                /* connected pieces of the graph */
	const int *island_of;       /* [units] */
	const int64_t *island_weight; /* [islands] */
};

/* Solves; no plan is an answer too (STATUS_OK), and units_reason puts it into words. A cost that needs x, y without
   them, or a window with nothing in it, is a fault: STATUS_FAULT. */
STATUS_MUST_USE enum status units_solve(struct units_plan *solved, const struct units *units, const struct units_request *request, struct arena *arena,
	struct faults *faults);
/* Why there is no plan: a sentence in the arena of `faults` that names the units the prices point at; NULL when there is one. */
const char *units_reason(const struct units_plan *solved, const struct units *units, struct faults *faults);

#endif
