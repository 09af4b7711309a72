/* pool.h - all connected sets of units whose weight lies in a window, each listed once. */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/team.h"

/* Units, what they weigh, and which touch. neighbour[first[i] … first[i + 1] - 1] are those of unit i. */
struct pool_units {
	int count;               /* at most POOL_UNITS */
	const int64_t *weight;   /* >= 0 */
	const int *first, *neighbour;
};
enum { POOL_UNITS = 60000 };

/* The cost of a set of units, in whole numbers; what it is measured from (the base) into *base. NaN-free by being whole.
   Must not depend on the order of the members. Called by several threads at once when a team is given. */
typedef int64_t pool_cost(const void *context, const uint16_t *members, int count, int *base);

struct pool_set {
	uint64_t first;          /* of its members in pool->members */
	int64_t cost, weight;
	uint16_t count, base;
};

struct pool {
	struct pool_set *sets;
	uint16_t *members;       /* ascending within a set only for the first: the least unit */
	int64_t set_count;
	int64_t *of_root;        /* [units + 1] sets of least unit i: of_root[i] … of_root[i + 1] - 1 */
};

/* What to list: low <= weight <= high, at most `most` sets (0: no limit), only units with in[i] (NULL: all). */
struct pool_request {
	const struct pool_units *units;
	int64_t low, high, most;
	const bool *in;
	pool_cost *cost;
	const void *context;
	struct team team;
};

void pool_init(struct pool *pool);
void pool_free(struct pool *pool);
/* Lists all sets by their least unit: counted first, then written to where they belong, root by root. is_full: there are more than `most`, or the
   window is so narrow that looking for them takes more than eight steps for each of `most`; none is listed then. Time grows with the connected sets of weight up to `high`. Memory: 32 bytes a set and 2 a member, from the system. */
STATUS_MUST_USE enum status pool_build(struct pool *pool, const struct pool_request *request, bool *is_full);
/* A pool of its own of `count` sets of another, given in ascending order. */
STATUS_MUST_USE enum status pool_pick(struct pool *pool, const struct pool *from, int units, const int64_t *sets, int64_t count);
static inline const uint16_t *pool_members(const struct pool *pool, int64_t set)
{
	return &pool->members[pool->sets[set].first];
}

#endif
