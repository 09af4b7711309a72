/* pool.h - all connected sets of units whose weight lies in a window, each listed once. */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

/* Units, what they weigh, and which touch. neighbour[first[i] … first[i + 1] - 1] are those of unit i. */
struct pool_units {
	int count;               /* at most POOL_UNITS */
	const int64_t *weight;   /* >= 0 */
	const int *first, *neighbour;
};
enum { POOL_UNITS = 60000 };

/* The cost of a set of units, in whole numbers; what it is measured from (the base) into *base. NaN-free by being whole.
   Must not depend on the order of the members. */
typedef int64_t pool_cost(const void *context, const uint16_t *members, int count, int *base);

struct pool_set {
	uint64_t first;          /* of its members in pool->members */
	int64_t cost, weight;
	uint16_t count, base;
};

struct pool {
	struct pool_set *sets;
	uint16_t *members;       /* ascending within a set only for the first: the least unit */
	int64_t set_count, set_capacity;
	uint64_t member_count, member_capacity;
};

/* What to list: low <= weight <= high, at most `most` sets (0: no limit), only units with in[i] (NULL: all). A set that costs more than
   `dearest` is left out (INT64_MAX: none is). */
struct pool_request {
	const struct pool_units *units;
	int64_t low, high, most, dearest;
	const bool *in;
	pool_cost *cost;
	const void *context;
};

void pool_init(struct pool *pool);
void pool_free(struct pool *pool);
/* Lists all sets by their least unit. is_full: there are more than `most`, and the list is cut off. Time grows with the connected sets of
   weight up to `high`. Memory: about 32 bytes a set and 2 a member, from the system. */
STATUS_MUST_USE enum status pool_build(struct pool *pool, const struct pool_request *request, bool *is_full);
static inline const uint16_t *pool_members(const struct pool *pool, int64_t set)
{
	return &pool->members[pool->sets[set].first];
}

#endif
