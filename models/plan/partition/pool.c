/* pool.c - connected sets are grown from their least unit; a unit once passed over is out of reach for all that follow, so none comes twice. */
#include "plan/partition/pool.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { GLANCE = 4096, STEPS_A_SET = 8 }; /* steps between two looks at how many there are in all; many for each set: the window is hardly ever met */

void pool_init(struct pool *pool)
{
	*pool = (struct pool){0};
}

void pool_free(struct pool *pool)
{
	free(pool->sets);
	free(pool->members);
	free(pool->of_root);
	*pool = (struct pool){0};
}

/* All roots together: first counted, then written. */
struct listing {
	struct pool *pool;
	const struct pool_request *request;
	int64_t *sets, *members; /* [units + 1] of each root; then where those of each root begin */
	size_t depths;
	bool is_writing;
	atomic_llong steps;      /* so far, while counting */
	atomic_bool is_over, is_broken; /* too many; out of memory */
};

/* The set being grown: its members, and in one stack the candidates of every depth one after another. */
struct growth {
	struct listing *listing;
	uint16_t *member, *stack;
	bool *is_seen;           /* in the set, a candidate, passed over, or out of bounds */
	int count;
	int64_t weight, steps, sets, members; /* counted, or where the next goes */
};

static void emit(struct growth *growth)
{
	const struct pool_request *request = growth->listing->request;
	struct pool *pool = growth->listing->pool;
	if (growth->listing->is_writing) {
		int base = 0;
		int64_t cost = request->cost(request->context, growth->member, growth->count, &base);
		pool->sets[growth->sets] = (struct pool_set){
			.first = (uint64_t)growth->members, .cost = cost, .weight = growth->weight, .count = (uint16_t)growth->count, .base = (uint16_t)base};
		memcpy(&pool->members[growth->members], growth->member, (size_t)growth->count * sizeof *growth->member);
	}
	growth->sets++;
	growth->members += growth->count;
}

static void glance(struct listing *listing)
{
	int64_t most = listing->request->most;
	if (!listing->is_writing && most > 0 && atomic_fetch_add(&listing->steps, GLANCE) + GLANCE > STEPS_A_SET * most + GLANCE)
		atomic_store(&listing->is_over, true);
}

/* Candidates are stack[from … to - 1]. Each in turn joins; those before it have had their turn and stay out. */
static void grow(struct growth *growth, int from, int to)
{
	const struct pool_request *request = growth->listing->request;
	const struct pool_units *units = request->units;
	if (growth->weight >= request->low)
		emit(growth);
	if (++growth->steps % GLANCE == 0)
		glance(growth->listing);
	for (int at = from; at < to && !atomic_load_explicit(&growth->listing->is_over, memory_order_relaxed); at++) {
		int unit = growth->stack[at], top = to;
		if (growth->weight + units->weight[unit] > request->high)
			continue;
		growth->member[growth->count++] = (uint16_t)unit;
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
	const struct pool_request *request = growth->listing->request;
	const struct pool_units *units = request->units;
	for (int i = 0; i < units->count; i++)
		growth->is_seen[i] = i <= root || (request->in && !request->in[i]);
	if (units->weight[root] > request->high)
		return;
	growth->member[0] = (uint16_t)root;
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

static void root_list(void *context, int root, int thread)
{
	(void)thread;
	struct listing *listing = context;
	const struct pool_request *request = listing->request;
	size_t count = (size_t)request->units->count;
	if (request->in && !request->in[root])
		return;
	struct growth growth = {.listing = listing};
	if (listing->is_writing) {
		growth.sets = listing->sets[root];
		growth.members = listing->members[root];
	}
	/* a depth adds its unseen neighbours to a copy of what was left: at most `count` candidates a depth */
	growth.member = malloc((count + 1) * sizeof *growth.member);
	growth.stack = malloc((listing->depths + 1) * (count + 1) * sizeof *growth.stack);
	growth.is_seen = malloc((count + 1) * sizeof *growth.is_seen);
	if (growth.member && growth.stack && growth.is_seen)
		grow_from(&growth, root);
	else
		atomic_store(&listing->is_broken, true);
	free(growth.member);
	free(growth.stack);
	free(growth.is_seen);
	if (!listing->is_writing) {
		listing->sets[root] = growth.sets;
		listing->members[root] = growth.members;
	}
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

/* Numbers become beginnings; the total. */
static int64_t sum_up(int64_t *numbers, int count)
{
	int64_t sum = 0;
	for (int i = 0; i <= count; i++) {
		int64_t own = i < count ? numbers[i] : 0;
		numbers[i] = sum;
		sum += own;
	}
	return sum;
}

static bool room_make(struct pool *pool, int64_t sets, int64_t members)
{
	pool->set_count = sets;
	pool->sets = malloc(((size_t)sets + 1) * sizeof *pool->sets);
	pool->members = malloc(((size_t)members + 1) * sizeof *pool->members);
	return pool->sets && pool->members;
}

enum status pool_build(struct pool *pool, const struct pool_request *request, bool *is_full)
{
	int count = request->units->count;
	struct listing listing = {.pool = pool, .request = request, .depths = (size_t)most_members(request) + 1};
	enum status ret = STATUS_WORLD;
	*is_full = false;
	pool_free(pool);
	listing.sets = calloc((size_t)count + 1, sizeof *listing.sets);
	listing.members = calloc((size_t)count + 1, sizeof *listing.members);
	if (!listing.sets || !listing.members)
		goto out;
	team_for(request->team, count, root_list, &listing);
	int64_t sets = sum_up(listing.sets, count), members = sum_up(listing.members, count);
	*is_full = atomic_load(&listing.is_over) || (request->most > 0 && sets > request->most);
	if (!*is_full && !room_make(pool, sets, members))
		goto out;
	pool->of_root = listing.sets;
	listing.is_writing = true;
	if (!*is_full)
		team_for(request->team, count, root_list, &listing);
	if (!atomic_load(&listing.is_broken))
		ret = STATUS_OK;
out:
	if (!pool->of_root)
		free(listing.sets);
	free(listing.members);
	return ret;
}

enum status pool_pick(struct pool *pool, const struct pool *from, int units, const int64_t *sets, int64_t count)
{
	int64_t members = 0;
	pool_free(pool);
	for (int64_t k = 0; k < count; k++)
		members += from->sets[sets[k]].count;
	pool->of_root = calloc((size_t)units + 1, sizeof *pool->of_root);
	if (!pool->of_root || !room_make(pool, count, members))
		return STATUS_WORLD;
	members = 0;
	for (int64_t k = 0; k < count; k++) {
		const struct pool_set *set = &from->sets[sets[k]];
		memcpy(&pool->members[members], pool_members(from, sets[k]), (size_t)set->count * sizeof *pool->members);
		pool->sets[k] = *set;
		pool->sets[k].first = (uint64_t)members;
		pool->of_root[pool->members[members]]++;
		members += set->count;
	}
	(void)sum_up(pool->of_root, units);
	return STATUS_OK;
}
