/* partition.h - a graph of units cut into connected parts, each inside a window of weight, at the least cost there is, or at most so far from it. */
#ifndef PARTITION_H
#define PARTITION_H

#include "base/team.h"
#include "plan/partition/pool.h"

/* What unit `unit` costs when the base of its part is `base`; whole, >= 0; at most PARTITION_FAR (no way at all). */
typedef int64_t partition_share(const void *context, int unit, int base);
#define PARTITION_FAR (INT64_C(1) << 40)

struct partition_problem {
	struct pool_units units;
	int64_t low, high;       /* of the weight of a part */
	int count_low, count_high; /* of parts */
	pool_cost *cost;         /* of a part, whole and >= 0 */
	const void *context;
	int64_t most_sets;       /* of the pool; 0 = PARTITION_SETS */
	long node_limit;         /* of each search; 0 = no limit */
	/* All that follows may be left out. */
	partition_share *share;  /* when the cost of a part is that of its best base, and that of a base the sum over the units */
	struct team team;        /* for listing and pricing; none: one thread. The result is the same */
	bool (*is_over)(void *watch); /* looked at between steps; true: what there is by then is the result */
	void *watch;
};
enum { PARTITION_SETS = 30000000, PARTITION_FEW = 1500000 };

enum partition_outcome {
	PARTITION_PROVEN,        /* nothing is cheaper */
	PARTITION_OPEN,          /* a plan, and how far it can be from the cheapest */
	PARTITION_IMPOSSIBLE,    /* there is none, and the certificate shows it */
	PARTITION_UNKNOWN        /* none found, none excluded: limits were too tight */
};

/* Up to `most_sets` connected sets in the window: all are LISTED. With a `share` and few parts, so that all choices of bases can be gone through, up to
   PARTITION_FEW are; beyond, choice after choice is bounded and solved (BASES). */
enum partition_engine { PARTITION_LISTED, PARTITION_BASES };

struct partition_part {
	int64_t weight, cost;
	int base, units;
};

/* Of three units, at most one part holds two or more. */
struct partition_cut {
	int unit[3];
	double price;            /* <= 0: what each part holding two or more of them pays less */
};

/* Dual values. Any part S costs at least the prices of its units, of one part, and of the cuts it fills; so a plan costs at least
   sum(unit) + count_low * count_low_price + count_high * count_high_price + sum(cut prices). Multiples of 1/65536, so that sums of them
   are exact. count_low_price >= 0 >= count_high_price. */
struct partition_prices {
	double *unit;            /* [units] */
	double count_low_price, count_high_price;
	struct partition_cut *cuts;
	int cut_count;
};

/* A node of a search that begins at node 0, over the sets the root has left: where it splits, any plan is in one of the two below. */
enum partition_split {
	PARTITION_LEAF,          /* no split: prices show that nothing cheaper is here */
	PARTITION_PAIR,          /* below[0]: units a and b in one part; below[1]: in two */
	PARTITION_COUNT,         /* below[0]: at most a parts; below[1]: at least a + 1 */
	PARTITION_STRIKE         /* prices as at the root strike off more sets; below[0]: the rest */
};
struct partition_node {
	enum partition_split split;
	int a, b, below[2];
	double bound;            /* LEAF, STRIKE: of any plan in it, as the prices show */
	struct partition_prices prices; /* LEAF, STRIKE */
};

/* What shows the bound, for whoever wants to check it (verify.h).
   1. `root`: its prices bound any plan; with `known` they also strike off sets: one whose reduced cost lifts the bound above known - 1
      is in no plan cheaper than `known`.
   2. `nodes`: over the sets left, any plan cheaper than `known` is in a leaf and costs at least its bound.
   is_free: all costs are taken as 0 and known = 1: a bound above 0 shows that there is no plan. */
struct partition_proof {
	struct partition_prices root;
	int64_t known;           /* INT64_MAX: nothing is struck off */
	bool is_free;
	struct partition_node *nodes; /* none: the root's bound is all */
	int node_count;
};

struct partition {
	enum partition_outcome outcome;
	enum partition_engine engine;
	bool is_pool_full;       /* there are more sets than most_sets */
	bool is_clocked;         /* is_over said so: another machine, another result */
	int *part_of;            /* [units]; -1 where there is no plan */
	struct partition_part *parts;
	int part_count;
	int64_t cost;            /* INT64_MAX: no plan */
	double bound;            /* of any plan; -INFINITY: none */
	double root_bound;       /* of the linear program over all sets, or of the multipliers over all bases */
	/* = proof.root: with price[i] of covering unit i and count_low_price >= 0, count_high_price <= 0 of the number of parts, every
	   part S costs at least the prices of its units and of one part, so any plan costs at least
	   sum(price) + count_low * count_low_price + count_high * count_high_price.
	   IMPOSSIBLE: the same with all costs 0 and that sum above 0, or not above 0 when a search showed it. */
	double *price, count_low_price, count_high_price;
	struct partition_proof proof;
	int64_t sets, left;      /* connected sets inside the window; those the last search had to look at */
	int64_t tuples, tuples_left; /* BASES: choices of bases; those that had to be solved */
	int rounds, columns;     /* of column generation */
	int cuts, nodes;         /* of the search */
};

/* LISTED: set partitioning over all connected sets: column generation on the whole pool, a dive, exact renewal of neighbouring parts, cuts, what
   cannot be in a better plan struck off, and a search over the rest.
   BASES: multipliers bound every choice of bases, and an assignment program with cuts for connectedness solves each that is left.
   Memory of the result in `arena`. Deterministic while is_over is silent. Its own solver. */
STATUS_MUST_USE enum status partition_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem);

#endif
