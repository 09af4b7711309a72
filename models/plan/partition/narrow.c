/* narrow.c - what a search does to the linear program: sets are forbidden, numbers of parts bounded, cuts added. */
#include "plan/partition/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void master_forbid(struct master *master, const bool *is_out)
{
	memcpy(master->is_out, is_out, (size_t)master->pool->set_count * sizeof *is_out);
	for (int c = 0; c < master->set_count; c++)
		lp_set_column(master->lp, master->artificials + c, 0, is_out[master->set[c]] ? 0 : INFINITY);
	master->is_narrower = true;
}

void master_count(struct master *master, int low, int high)
{
	master->count_low = low;
	master->count_high = high;
	lp_set_row(master->lp, master->count_row, low, high);
	master->is_narrower = true;
}

/* Which cuts a unit stands in, anew. */
static void cuts_sort(struct master *master)
{
	int units = master->problem->units.count, *first = master->cut_first;
	memset(first, 0, ((size_t)units + 2) * sizeof *first);
	for (int c = 0; c < master->cut_count; c++)
		for (int k = 0; k < 3; k++)
			first[master->cuts[c].unit[k] + 2]++;
	for (int i = 0; i < units; i++)
		first[i + 2] += first[i + 1];
	for (int c = 0; c < master->cut_count; c++)
		for (int k = 0; k < 3; k++)
			master->cut_of[first[master->cuts[c].unit[k] + 1]++] = c;
}

bool master_cut(struct master *master, const int *units)
{
	int *columns = malloc(((size_t)master->set_count + 1) * sizeof *columns), count = 0;
	double *ones = malloc(((size_t)master->set_count + 1) * sizeof *ones);
	int row = -1;
	if (columns && ones && master->cut_count < MASTER_CUTS) {
		for (int c = 0; c < master->set_count; c++)
			if (master_fills(master->pool, master->set[c], units)) {
				columns[count] = master->artificials + c;
				ones[count++] = 1;
			}
		row = lp_row(master->lp, NULL, -INFINITY, 1, count, columns, ones);
	}
	free(columns);
	free(ones);
	if (row < 0)
		return false;
	master->cut_row[master->cut_count] = row;
	master->cuts[master->cut_count++] = (struct partition_cut){.unit = {units[0], units[1], units[2]}};
	cuts_sort(master);
	master->is_narrower = true;
	return true;
}

enum status master_prices(const struct master *master, struct partition_prices *prices, struct arena *arena)
{
	int units = master->problem->units.count, count = 0;
	*prices = (struct partition_prices){
		.unit = arena_rows(arena, units + 1, double), .cuts = arena_rows(arena, master->cut_count + 1, struct partition_cut)};
	if (!prices->unit || !prices->cuts)
		return STATUS_WORLD;
	memcpy(prices->unit, master->price, (size_t)units * sizeof *prices->unit);
	for (int c = 0; c < master->cut_count; c++)
		if (master->cuts[c].price < 0)
			prices->cuts[count++] = master->cuts[c];
	prices->cut_count = count;
	prices->count_low_price = fmax(0, master->count_price);
	prices->count_high_price = fmin(0, master->count_price);
	return STATUS_OK;
}

enum status master_keep(const struct master *master, int64_t known, struct pool *left)
{
	const struct pool *pool = master->pool;
	double room = known == INT64_MAX ? INFINITY : (double)known - 1 - master->bound;
	int64_t capacity = 1024, count = 0, *sets = malloc((size_t)capacity * sizeof *sets);
	for (int64_t s = 0; sets && s < pool->set_count; s++) {
		if (master_reduced_cost(master, s) > room)
			continue;
		if (count == capacity) {
			int64_t *longer = realloc(sets, (size_t)(capacity *= 2) * sizeof *longer);
			if (!longer)
				free(sets);
			sets = longer;
		}
		if (sets)
			sets[count++] = s;
	}
	enum status ret = sets ? pool_pick(left, pool, master->problem->units.count, sets, count) : STATUS_WORLD;
	free(sets);
	return ret;
}
