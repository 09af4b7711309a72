/* pool.c - connected sets are grown from their least unit; a unit once passed over is out of reach for all that follow, so none comes twice. */
#include "plan/partition/pool.h"

#include <stdlib.h>

void pool_init(struct pool *pool)
{
	*pool = (struct pool){0};
}

void pool_free(struct pool *pool)
{
	free(pool->sets);
	free(pool->members);
	*pool = (struct pool){0};
}

/* The set being grown: its members, and in one stack the candidates of every depth one after another. */
struct growth {
	struct pool *pool;
	const struct pool_request *request;
	uint16_t *members, *stack;
	bool *is_seen;           /* in the set, a candidate, passed over, or out of bounds */
	int count;
	int64_t weight;
	bool is_full;
	enum status status;
};

static bool make_room(struct pool *pool, int members)
{
	if (pool->set_count == pool->set_capacity) {
		int64_t capacity = pool->set_capacity ? 2 * pool->set_capacity : 4096;
		struct pool_set *sets = realloc(pool->sets, (size_t)capacity * sizeof *sets);
		if (!sets)
			return false;
		pool->sets = sets;
		pool->set_capacity = capacity;
	}
	if (pool->member_count + (uint64_t)members > pool->member_capacity) {
		uint64_t capacity = pool->member_capacity ? 2 * pool->member_capacity + (uint64_t)members : 32768;
		uint16_t *list = realloc(pool->members, capacity * sizeof *list);
		if (!list)
			return false;
		pool->members = list;
		pool->member_capacity = capacity;
	}
	return true;
}

static void emit(struct growth *growth)
{
	const struct pool_request *request = growth->request;
	struct pool *pool = growth->pool;
	int base = 0;
	int64_t cost = request->cost(request->context, growth->members, growth->count, &base);
	if (cost > request->dearest)
		return;
	if (request->most > 0 && pool->set_count >= request->most) {
		growth->is_full = true;
		return;
	}
	if (!make_room(pool, growth->count)) {
		growth->status = STATUS_WORLD;
		return;
	}
	pool->sets[pool->set_count++] = (struct pool_set){
		.first = pool->member_count, .cost = cost, .weight = growth->weight, .count = (uint16_t)growth->count, .base = (uint16_t)base};
	for (int i = 0; i < growth->count; i++)
		pool->members[pool->member_count++] = growth->members[i];
}

/* Candidates are stack[from … to - 1]. Each in turn joins; those before it have had their turn and stay out. */
static void grow(struct growth *growth, int from, int to)
{
	const struct pool_units *units = growth->request->units;
	if (growth->weight >= growth->request->low)
		emit(growth);
	for (int at = from; at < to && growth->status == STATUS_OK && !growth->is_full; at++) {
		int unit = growth->stack[at], top = to;
		if (growth->weight + units->weight[unit] > growth->request->high)
			continue;
		growth->members[growth->count++] = (uint16_t)unit;
		growth->weight += units->weight[unit];
		for (int rest = at + 1; rest < to; rest++)
			growth->stack[top++] = growth->stack[rest];
		int fresh = top;
		for (int n = units->first[unit]; n < units->first[unit + 1]; n++) {
			int neighbour = units->neighbour[n];
			if (growth->is_seen[neighbour])
				continue;
			growth->is_seen[neighbour] = true;
			growth->stack[top++] = (uint16_t)neighbour;
		}
		grow(growth, to, top);
		while (top > fresh)
			growth->is_seen[growth->stack[--top]] = false;
		growth->weight -= units->weight[unit];
		growth->count--;
	}
}

static void grow_from(struct growth *growth, int root)
{
	const struct pool_units *units = growth->request->units;
	for (int i = 0; i < units->count; i++)
		growth->is_seen[i] = i <= root || (growth->request->in && !growth->request->in[i]);
	if (units->weight[root] > growth->request->high)
		return;
	growth->members[0] = (uint16_t)root;
	growth->count = 1;
	growth->weight = units->weight[root];
	int top = 0;
	for (int n = units->first[root]; n < units->first[root + 1]; n++) {
		int neighbour = units->neighbour[n];
		if (!growth->is_seen[neighbour]) {
			growth->is_seen[neighbour] = true;
			growth->stack[top++] = (uint16_t)neighbour;
		}
	}
	grow(growth, 0, top);
}

static int by_weight(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* The most units a set can hold: the lightest together; all when there is no memory to sort them. */
static int most_members(const struct pool_request *request)
{
	int count = request->units->count, most = 0;
	int64_t *weights = malloc(((size_t)count + 1) * sizeof *weights), sum = 0;
	if (!weights)
		return count;
	for (int i = 0; i < count; i++)
		weights[i] = request->units->weight[i];
	qsort(weights, (size_t)count, sizeof *weights, by_weight);
	while (most < count && sum + weights[most] <= request->high)
		sum += weights[most++];
	free(weights);
	return most;
}

enum status pool_build(struct pool *pool, const struct pool_request *request, bool *is_full)
{
	size_t count = (size_t)request->units->count;
	struct growth growth = {.pool = pool, .request = request};
	/* a depth adds its unseen neighbours to a copy of what was left: at most `count` candidates a depth */
	size_t depths = (size_t)most_members(request) + 1;
	growth.members = malloc((count + 1) * sizeof *growth.members);
	growth.stack = malloc((depths + 1) * (count + 1) * sizeof *growth.stack);
	growth.is_seen = malloc((count + 1) * sizeof *growth.is_seen);
	growth.status = growth.members && growth.stack && growth.is_seen ? STATUS_OK : STATUS_WORLD;
	for (int root = 0; root < (int)count && growth.status == STATUS_OK && !growth.is_full; root++)
		if (!request->in || request->in[root])
			grow_from(&growth, root);
	free(growth.members);
	free(growth.stack);
	free(growth.is_seen);
	*is_full = growth.is_full;
	return growth.status;
}
