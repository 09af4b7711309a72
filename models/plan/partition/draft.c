/* draft.c - a few parts side by side are a small partition problem of their own, and that one is solved to the end. */
#include "plan/partition/draft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/search.h"

enum { NODES = 200, ROUNDS = 12, NEIGHBOURS = 12, FIRST_PARTS = 4 };
static const int64_t REGION_SETS = 2000000;
static const double FIRST_GUESS = 1.03; /* what a region without a plan may cost, in bounds of it: keeps the search short */

enum status draft_init(struct draft *draft, const struct partition_problem *problem)
{
	size_t count = (size_t)problem->units.count + 1;
	*draft = (struct draft){.problem = problem, .part_of = malloc(count * sizeof(int)), .cost = calloc(count, sizeof(int64_t)), .is_in = calloc(count, sizeof(bool)),
		.uncovered = problem->units.count};
	if (!draft->part_of || !draft->cost || !draft->is_in)
		return STATUS_WORLD;
	for (int i = 0; i < problem->units.count; i++)
		draft->part_of[i] = -1;
	return STATUS_OK;
}

void draft_free(struct draft *draft)
{
	free(draft->part_of);
	free(draft->cost);
	free(draft->is_in);
	*draft = (struct draft){0};
}

void draft_take(struct draft *draft, const struct pool *pool, int64_t set)
{
	const uint16_t *members = pool_members(pool, set);
	int part = draft->part_count++;
	for (int i = 0; i < pool->sets[set].count; i++)
		draft->part_of[members[i]] = part;
	draft->uncovered -= pool->sets[set].count;
	draft->cost[part] = pool->sets[set].cost;
	draft->total += pool->sets[set].cost;
}

/* The last part takes the number of one that is no more. */
static void part_drop(struct draft *draft, int part)
{
	int last = --draft->part_count;
	draft->total -= draft->cost[part];
	draft->cost[part] = draft->cost[last];
	for (int i = 0; i < draft->problem->units.count; i++) {
		if (draft->part_of[i] == part) {
			draft->part_of[i] = -1;
			draft->uncovered++;
		}
		if (draft->part_of[i] == last)
			draft->part_of[i] = part;
	}
}

/* Parts beside the units of `is_in`, with the longest common border first, join them: at most `most`. */
static int neighbours_join(struct draft *draft, int most, int *parts, int count)
{
	const struct pool_units *units = &draft->problem->units;
	int *border = calloc((size_t)draft->part_count + 1, sizeof *border);
	for (int joined = 0; border && joined < most; joined++) {
		int best = -1;
		memset(border, 0, (size_t)draft->part_count * sizeof *border);
		for (int i = 0; i < units->count; i++)
			for (int n = units->first[i]; draft->is_in[i] && n < units->first[i + 1]; n++)
				if (!draft->is_in[units->neighbour[n]] && draft->part_of[units->neighbour[n]] >= 0)
					border[draft->part_of[units->neighbour[n]]]++;
		for (int p = 0; p < draft->part_count; p++)
			if (border[p] > 0 && (best < 0 || border[p] > border[best]))
				best = p;
		if (best < 0)
			break;
		for (int i = 0; i < units->count; i++)
			draft->is_in[i] |= draft->part_of[i] == best;
		parts[count++] = best;
	}
	free(border);
	return count;
}

static int by_number_down(const void *a, const void *b)
{
	return *(const int *)b - *(const int *)a;
}

static void parts_replace(struct draft *draft, int *parts, int count, const struct pool *pool, const int64_t *sets, int set_count)
{
	qsort(parts, (size_t)count, sizeof *parts, by_number_down); /* the last part may take the number of one dropped: highest first */
	for (int k = 0; k < count; k++)
		part_drop(draft, parts[k]);
	for (int k = 0; k < set_count; k++)
		draft_take(draft, pool, sets[k]);
}

/* A converged program of the region: what may be in anything cheaper than `known` is searched, and takes the place of the parts when there is. */
static enum status region_search(struct draft *draft, const struct master *master, int64_t known, int *parts, int count, bool *is_better)
{
	struct pool left;
	struct search search = {.path = NULL};
	pool_init(&left);
	enum status ret = master_keep(master, known, &left);
	if (ret == STATUS_OK && left.set_count > 0)
		ret = search_init(&search, draft->problem, &left, draft->is_in, master->count_low, master->count_high, known, false);
	search.node_limit = NODES;
	if (ret == STATUS_OK && left.set_count > 0)
		ret = search_root(&search);
	if (ret == STATUS_OK && left.set_count > 0)
		ret = search_go(&search);
	if (ret == STATUS_OK && search.count > 0) {
		parts_replace(draft, parts, count, &left, search.sets, search.count);
		*is_better = true;
	}
	search_free(&search);
	pool_free(&left);
	return ret;
}

/* Of the good sets those inside the region. */
static enum status region_pick(const struct draft *draft, struct pool *pool)
{
	const struct pool *good = draft->good;
	int units = draft->problem->units.count;
	int64_t count = 0, most = 0;
	for (int i = 0; i < units; i++)
		most += draft->is_in[i] ? good->of_root[i + 1] - good->of_root[i] : 0;
	int64_t *sets = malloc(((size_t)most + 1) * sizeof *sets);
	if (!sets)
		return STATUS_WORLD;
	for (int i = 0; i < units; i++)
		for (int64_t s = good->of_root[i]; draft->is_in[i] && s < good->of_root[i + 1]; s++) {
			bool is_inside = true;
			for (int k = 0; is_inside && k < good->sets[s].count; k++)
				is_inside = draft->is_in[pool_members(good, s)[k]];
			if (is_inside)
				sets[count++] = s;
		}
	enum status ret = pool_pick(pool, good, units, sets, count);
	free(sets);
	return ret;
}

/* What is not covered may need a set that is not good. */
static enum status region_list(const struct draft *draft, struct pool *pool, bool is_broken)
{
	const struct partition_problem *problem = draft->problem;
	bool is_full;
	if (draft->good && !is_broken)
		return region_pick(draft, pool);
	struct pool_request request = {.units = &problem->units, .low = problem->low, .high = problem->high, .most = REGION_SETS, .in = draft->is_in,
		.cost = problem->cost, .context = problem->context, .team = problem->team};
	return pool_build(pool, &request, &is_full);
}

/* Solves the region of `is_in`, made of `parts` and perhaps uncovered units, to the end; true when something better took its place. */
static enum status region_solve(struct draft *draft, int *parts, int count, bool *is_better)
{
	const struct partition_problem *problem = draft->problem;
	int outside = draft->part_count - count, low = problem->count_low - outside, high = problem->count_high - outside;
	int64_t known = 0;
	bool is_broken = false;
	struct pool pool;
	struct master master = {0};
	*is_better = false;
	for (int k = 0; k < count; k++)
		known += draft->cost[parts[k]];
	for (int i = 0; i < problem->units.count; i++)
		is_broken |= draft->is_in[i] && draft->part_of[i] < 0;
	if (high < 0)
		return STATUS_OK;
	pool_init(&pool);
	enum status ret = region_list(draft, &pool, is_broken);
	if (ret != STATUS_OK || pool.set_count == 0)
		goto out;
	ret = master_init(&master, problem, &pool, draft->is_in, low > 0 ? low : 0, high);
	if (ret == STATUS_OK)
		ret = master_seed(&master);
	if (ret == STATUS_OK)
		ret = master_converge(&master, is_broken ? INFINITY : (double)known - 1);
	if (ret != STATUS_OK || (!is_broken && master.bound > (double)known - 1))
		goto out;
	double uncovered;
	(void)master_fractional(&master, &uncovered);
	if (uncovered > 1e-6)
		goto out;
	ret = region_search(draft, &master, is_broken ? 1 + (int64_t)(master.bound * FIRST_GUESS) : known, parts, count, is_better);
	if (ret == STATUS_OK && is_broken && !*is_better)
		ret = region_search(draft, &master, INT64_MAX, parts, count, is_better);
out:
	master_free(&master);
	pool_free(&pool);
	return ret;
}

static int uncovered_unit(const struct draft *draft)
{
	for (int i = 0; i < draft->problem->units.count; i++)
		if (draft->part_of[i] < 0)
			return i;
	return -1;
}

/* The uncovered units around one of them. */
static void hole_mark(struct draft *draft, int unit)
{
	const struct pool_units *units = &draft->problem->units;
	bool grows = true;
	for (int i = 0; i < units->count; i++)
		draft->is_in[i] = i == unit;
	while (grows) {
		grows = false;
		for (int i = 0; i < units->count; i++)
			for (int n = units->first[i]; draft->is_in[i] && n < units->first[i + 1]; n++) {
				int beside = units->neighbour[n];
				if (draft->part_of[beside] >= 0 || draft->is_in[beside])
					continue;
				draft->is_in[beside] = grows = true;
			}
	}
}

/* Hole after hole, each with ever more parts around it, until it fits in. */
static enum status holes_mend(struct draft *draft)
{
	bool is_better = true;
	enum status ret = STATUS_OK;
	while (ret == STATUS_OK && is_better && uncovered_unit(draft) >= 0) {
		is_better = false;
		for (int most = FIRST_PARTS; ret == STATUS_OK && !is_better && most <= NEIGHBOURS; most++) {
			int parts[NEIGHBOURS], count;
			hole_mark(draft, uncovered_unit(draft));
			count = neighbours_join(draft, most, parts, 0);
			ret = region_solve(draft, parts, count, &is_better);
			if (count < most)
				break;
		}
	}
	return ret;
}

enum status draft_renew(struct draft *draft, int neighbours)
{
	enum status ret = draft->uncovered > 0 ? holes_mend(draft) : STATUS_OK;
	bool is_better = draft->uncovered == 0;
	for (int round = 0; ret == STATUS_OK && is_better && round < ROUNDS; round++) {
		is_better = false;
		for (int p = 0; ret == STATUS_OK && p < draft->part_count; p++) {
			int parts[NEIGHBOURS + 1] = {p}, count;
			bool found;
			for (int i = 0; i < draft->problem->units.count; i++)
				draft->is_in[i] = draft->part_of[i] == p;
			count = neighbours_join(draft, neighbours, parts, 1);
			ret = region_solve(draft, parts, count, &found);
			is_better |= found;
		}
	}
	return ret;
}
