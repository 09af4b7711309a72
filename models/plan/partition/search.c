/* search.c - depth first, with the pair of units about which the fractions are most undecided. */
#include "plan/partition/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/cuts.h"

enum { ROOT_ROUNDS = 30, ROUNDS = 2, NEW_CUTS = 40, DEPTH = 400 };
static const double SMALL = 1e-6, WORTH = 0.01; /* a round of cuts must lift the bound by this share of what all have */

enum status search_init(struct search *search, const struct partition_problem *problem, const struct pool *pool, const bool *in, int count_low,
	int count_high, int64_t known, bool is_free)
{
	*search = (struct search){.problem = problem, .pool = pool, .known = known, .bound = -INFINITY};
	search->path = malloc(DEPTH * sizeof *search->path);
	enum status ret = master_init(&search->master, problem, pool, in, count_low, count_high);
	if (ret != STATUS_OK || !search->path)
		return STATUS_WORLD;
	if (is_free)
		master_set_free(&search->master);
	else
		master_set_missing(&search->master, fmax(1e4 * (count_high + 1), known == INT64_MAX ? 0 : 2 * (double)known * search->master.scale)); /* more than any plan */
	return master_seed(&search->master);
}

enum status search_again(struct search *search, const struct master *other, const struct pool *pool, int64_t known)
{
	enum status ret = search_init(search, other->problem, pool, other->in, other->count_low, other->count_high, known, other->is_free);
	for (int c = 0; ret == STATUS_OK && c < other->cut_count; c++)
		if (other->cuts[c].price < 0 && !master_cut(&search->master, other->cuts[c].unit))
			ret = STATUS_WORLD;
	return ret;
}

void search_free(struct search *search)
{
	master_free(&search->master);
	free(search->sets);
	free(search->nodes);
	free(search->path);
	search->sets = NULL;
	search->nodes = NULL;
	search->path = NULL;
}

static double enough(const struct search *search)
{
	return search->known == INT64_MAX ? INFINITY : (double)search->known - 1;
}

/* Converged, then rounds of cuts while they lift the bound. */
static enum status bound_lift(struct search *search, int rounds)
{
	struct master *master = &search->master;
	enum status ret = master_converge(master, enough(search));
	double uncovered, first = 0;
	for (int round = 0; ret == STATUS_OK && round < rounds && master->bound <= enough(search) && master_fractional(master, &uncovered) >= 0; round++) {
		double before = master->bound;
		first = round == 0 ? before : first;
		int added;
		ret = cuts_add(master, NEW_CUTS, &added);
		if (ret != STATUS_OK || added == 0)
			break;
		ret = master_converge(master, enough(search));
		if (round >= 3 && master->bound - before < WORTH * (master->bound - first))
			break;
	}
	return ret;
}

enum status search_root(struct search *search)
{
	return bound_lift(search, ROOT_ROUNDS);
}

/* All whole: a plan. */
static enum status plan_take(struct search *search)
{
	const struct master *master = &search->master;
	int most = search->problem->units.count;
	int64_t *sets = malloc(((size_t)most + 1) * sizeof *sets), cost = 0;
	if (!sets)
		return STATUS_WORLD;
	int count = master_used(master, sets, most);
	for (int k = 0; k < count && !master->is_free; k++)
		cost += search->pool->sets[sets[k]].cost;
	if (cost >= search->known) {
		free(sets);
		return STATUS_OK;
	}
	free(search->sets);
	search->sets = sets;
	search->count = count;
	search->known = cost;
	return STATUS_OK;
}

static int node_new(struct search *search)
{
	if (search->node_count == search->node_capacity) {
		int capacity = search->node_capacity ? 2 * search->node_capacity : 64;
		struct partition_node *nodes = realloc(search->nodes, (size_t)capacity * sizeof *nodes);
		if (!nodes)
			return -1;
		search->nodes = nodes;
		search->node_capacity = capacity;
	}
	search->nodes[search->node_count] = (struct partition_node){.split = PARTITION_LEAF};
	return search->node_count++;
}

/* The prices of the last solve hold for all of the node. */
static enum status leaf_close(struct search *search, int node)
{
	struct partition_node *leaf = &search->nodes[node];
	leaf->bound = search->master.bound;
	search->bound = fmin(search->bound, leaf->bound);
	search->is_closed &= leaf->bound > enough(search);
	return search->arena ? master_prices(&search->master, &leaf->prices, search->arena) : STATUS_OK;
}

static bool is_at_end(struct search *search)
{
	if (search->problem->is_over && search->problem->is_over(search->problem->watch))
		search->is_clocked = true;
	return search->is_clocked || (search->node_limit > 0 && search->visited >= search->node_limit);
}

/* The number of parts, when it is a fraction; else the two units of which half a part holds both. False when all is whole. */
static bool split_choose(const struct search *search, struct partition_node *node, double *together)
{
	const struct master *master = &search->master;
	int units = search->problem->units.count;
	double parts = 0, best = 0.5 - SMALL;
	bool is_found = false;
	for (int c = 0; c < master->set_count; c++)
		parts += master_value(master, c);
	if (fabs(parts - round(parts)) > 0.05) {
		*node = (struct partition_node){.split = PARTITION_COUNT, .a = (int)floor(parts)};
		return true;
	}
	cuts_together(master, together);
	for (int i = 0; i < units; i++)
		for (int j = i + 1; j < units; j++) {
			double far = fabs(together[(size_t)i * (size_t)units + (size_t)j] - 0.5);
			if (far >= best - 1e-9)
				continue;
			best = far;
			*node = (struct partition_node){.split = PARTITION_PAIR, .a = i, .b = j};
			is_found = true;
		}
	return is_found;
}

static bool holds(const struct pool *pool, int64_t set, int unit)
{
	const uint16_t *members = pool_members(pool, set);
	for (int i = 0; i < pool->sets[set].count; i++)
		if (members[i] == unit)
			return true;
	return false;
}

/* The program of a node: what is above it in the path forbids sets. */
static enum status path_apply(struct search *search, int depth)
{
	const struct pool *pool = search->pool;
	bool *is_out = calloc((size_t)pool->set_count + 1, sizeof *is_out);
	if (!is_out)
		return STATUS_WORLD;
	for (int d = 0; d < depth; d++) {
		const struct search_path *step = &search->path[d];
		if (step->split != PARTITION_PAIR)
			continue;
		for (int64_t s = 0; s < pool->set_count; s++) {
			bool a = holds(pool, s, step->a), b = holds(pool, s, step->b);
			is_out[s] |= step->side == 0 ? a != b : a && b;
		}
	}
	master_forbid(&search->master, is_out);
	free(is_out);
	return STATUS_OK;
}

static enum status node_search(struct search *search, int node, int depth, double *together);

static enum status node_split(struct search *search, int node, int depth, double *together)
{
	int low = search->master.count_low, high = search->master.count_high;
	enum status ret = STATUS_OK;
	for (int side = 0; side < 2 && ret == STATUS_OK; side++) {
		int below = node_new(search);
		if (below < 0)
			return STATUS_WORLD;
		struct partition_node *own = &search->nodes[node];
		own->below[side] = below;
		search->path[depth] = (struct search_path){own->split, own->a, own->b, side};
		if (own->split == PARTITION_COUNT)
			master_count(&search->master, side == 0 ? low : own->a + 1, side == 0 ? own->a : high);
		ret = path_apply(search, depth + 1);
		if (ret == STATUS_OK)
			ret = node_search(search, below, depth + 1, together);
	}
	master_count(&search->master, low, high);
	return ret;
}

static enum status node_search(struct search *search, int node, int depth, double *together)
{
	double uncovered;
	search->visited++;
	enum status ret = depth == 0 ? STATUS_OK : bound_lift(search, is_at_end(search) ? 0 : ROUNDS);
	if (ret != STATUS_OK)
		return ret;
	if (search->master.bound <= enough(search)) {
		int64_t fractional = master_fractional(&search->master, &uncovered);
		if (fractional < 0 && uncovered < SMALL)
			ret = plan_take(search);
		if (ret == STATUS_OK && fractional >= 0 && !is_at_end(search) && depth < DEPTH) {
			struct partition_node split;
			if (split_choose(search, &split, together)) {
				search->nodes[node] = split;
				return node_split(search, node, depth, together);
			}
		}
	}
	return ret == STATUS_OK ? leaf_close(search, node) : ret;
}

enum status search_go(struct search *search)
{
	size_t units = (size_t)search->problem->units.count;
	double *together = malloc((units * units + 1) * sizeof *together);
	search->bound = INFINITY;
	search->is_closed = true;
	int node = node_new(search);
	enum status ret = together && node >= 0 ? node_search(search, node, 0, together) : STATUS_WORLD;
	free(together);
	/* what was found after a leaf was left open may have closed it */
	search->is_closed = ret == STATUS_OK && search->bound > enough(search);
	return ret;
}
