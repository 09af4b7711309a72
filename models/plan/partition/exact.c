/* exact.c - reduced costs strike off what cannot matter; branch and cut does the rest. */
#include "plan/partition/exact.h"

#include <math.h>
#include <stdlib.h>

static const double SLACK = 1e-6;

struct list {
	int64_t *sets;
	int64_t count;
};

/* Whether all that matters is searched, or only the sets of the program. */
static bool is_whole(const struct master *master, int64_t known)
{
	return known != INT64_MAX || master->pool->set_count <= EXACT_ALL;
}

/* What may be part of something cheaper: bound + reduced cost <= known - 1. */
static enum status list_make(struct list *list, const struct master *master, int64_t known)
{
	const struct pool *pool = master->pool;
	double room = known == INT64_MAX ? INFINITY : (double)known - 1 - master->bound + SLACK * fmax(1, fabs(master->bound));
	bool is_of_program = !is_whole(master, known);
	int64_t capacity = is_of_program ? master->set_count + 1 : 1024;
	*list = (struct list){.sets = malloc((size_t)capacity * sizeof *list->sets)};
	if (!list->sets)
		return STATUS_WORLD;
	for (int c = 0; is_of_program && c < master->set_count; c++)
		list->sets[list->count++] = master->set[c];
	for (int64_t s = 0; !is_of_program && s < pool->set_count; s++) {
		if (master_reduced_cost(master, s) > room)
			continue;
		if (list->count == capacity) {
			int64_t *longer = realloc(list->sets, (size_t)(capacity *= 2) * sizeof *longer);
			if (!longer)
				return STATUS_WORLD;
			list->sets = longer;
		}
		list->sets[list->count++] = s;
	}
	return STATUS_OK;
}

/* The program over the list alone: each unit once, so many parts. */
static struct lp *program_make(const struct master *master, const struct list *list)
{
	const struct pool *pool = master->pool;
	int units = master->problem->units.count, *row = malloc(((size_t)units + 2) * sizeof *row);
	double *ones = malloc(((size_t)units + 2) * sizeof *ones);
	struct lp *lp = row && ones ? lp_init() : NULL;
	int *rows = malloc(((size_t)units + 2) * sizeof *rows);
	bool good = lp && rows;
	for (int i = 0; good && i < units; i++) {
		row[i] = master->row[i] >= 0 ? lp_row(lp, NULL, 1, 1, 0, NULL, NULL) : -1;
		ones[i] = 1;
	}
	int count_row = good ? lp_row(lp, NULL, master->count_low, master->count_high, 0, NULL, NULL) : -1;
	if (good)
		ones[units] = 1;
	for (int64_t k = 0; good && k < list->count; k++) {
		const struct pool_set *set = &pool->sets[list->sets[k]];
		const uint16_t *members = pool_members(pool, list->sets[k]);
		for (int i = 0; i < set->count; i++)
			rows[i] = row[members[i]];
		rows[set->count] = count_row;
		good = lp_column_in(lp, NULL, 0, 1, (double)set->cost * master->scale, 1, set->count + 1, rows, ones) >= 0;
	}
	free(row);
	free(rows);
	free(ones);
	if (!good) {
		lp_free(lp);
		return NULL;
	}
	return lp;
}

static enum status solution_read(struct exact *exact, const struct master *master, const struct list *list, struct lp *lp)
{
	exact->sets = malloc(((size_t)master->problem->units.count + 1) * sizeof *exact->sets);
	if (!exact->sets)
		return STATUS_WORLD;
	for (int64_t k = 0; k < list->count; k++)
		if (lp_value(lp, (int)k) > 0.5) {
			exact->sets[exact->count++] = list->sets[k];
			exact->cost += master->pool->sets[list->sets[k]].cost;
		}
	return STATUS_OK;
}

enum status exact_search(struct exact *exact, const struct master *master, int64_t known, long node_limit)
{
	struct list list;
	*exact = (struct exact){.bound = master->bound};
	enum status ret = list_make(&list, master, known);
	struct lp *lp = NULL;
	if (ret != STATUS_OK)
		goto out;
	exact->left = list.count;
	bool is_whole_list = is_whole(master, known);
	if (list.count == 0) {
		exact->is_proven = is_whole_list;
		goto out;
	}
	lp = program_make(master, &list);
	if (!lp) {
		ret = STATUS_WORLD;
		goto out;
	}
	enum lp_outcome outcome = lp_solve_whole(lp, node_limit);
	bool is_found = isfinite(lp_cost(lp));
	exact->is_proven = is_whole_list && (outcome == LP_OPTIMAL || outcome == LP_INFEASIBLE);
	if (is_whole_list && isfinite(lp_bound(lp)))
		exact->bound = fmax(exact->bound, lp_bound(lp) / master->scale);
	if (is_found)
		ret = solution_read(exact, master, &list, lp);
out:
	lp_free(lp);
	free(list.sets);
	return ret;
}
