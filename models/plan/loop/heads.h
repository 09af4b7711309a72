/* heads.h - how many posts of each kind: vectors, and the order between them. */
#ifndef HEADS_H
#define HEADS_H

#include <stdbool.h>
#include <stdint.h>

enum { HEADS_MOST = 6 };

/* Posts of up to HEADS_MOST kinds; kinds that are not planned stay 0. */
struct heads {
	int n[HEADS_MOST];
};

/* Whether `a` has at least as many of every kind as `b`. */
static inline bool heads_cover(const struct heads *a, const struct heads *b)
{
	for (int kind = 0; kind < HEADS_MOST; kind++)
		if (a->n[kind] < b->n[kind])
			return false;
	return true;
}

static inline bool heads_equal(const struct heads *a, const struct heads *b)
{
	return heads_cover(a, b) && heads_cover(b, a);
}

static inline int heads_total(const struct heads *heads)
{
	int total = 0;
	for (int kind = 0; kind < HEADS_MOST; kind++)
		total += heads->n[kind];
	return total;
}

/* What they cost, `cost` for one of each kind. */
static inline int64_t heads_cost(const struct heads *heads, const int64_t cost[HEADS_MOST])
{
	int64_t sum = 0;
	for (int kind = 0; kind < HEADS_MOST; kind++)
		sum += heads->n[kind] * cost[kind];
	return sum;
}

#endif
