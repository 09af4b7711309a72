/* master.c - rounds of prices and columns: the whole pool is looked at in each, so the bound holds over all of it. */
#include "plan/partition/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NEW_COLUMNS = 6 };        /* of a round, for each least unit */
static const double TINY = 1e-7; /* of scaled costs */

static double cost_of(const struct master *master, int64_t set)
{
	return master->is_phase_one ? 0 : (double)master->pool->sets[set].cost * master->scale;
}

/* Scaled so that the dearest set costs 10,000: what the solver likes. */
static double scale_of(const struct pool *pool)
{
	int64_t dearest = 1;
	for (int64_t s = 0; s < pool->set_count; s++)
		dearest = pool->sets[s].cost > dearest ? pool->sets[s].cost : dearest;
	return 1e4 / (double)dearest;
}

static enum status rows_make(struct master *master)
{
	const struct pool_units *units = &master->problem->units;
	int artificial = 0, bad = 0;
	for (int i = 0; i < units->count; i++) {
		master->row[i] = -1;
		if (master->in && !master->in[i])
			continue;
		bad |= (artificial = lp_column(master->lp, NULL, 0, INFINITY, 1e5, 0)) < 0;
		bad |= (master->row[i] = lp_row(master->lp, NULL, 1, 1, 1, &artificial, (double[]){1})) < 0;
		master->artificials++;
	}
	bad |= (artificial = lp_column(master->lp, NULL, 0, INFINITY, 1e5, 0)) < 0; /* a part that is missing */
	master->count_row = lp_row(master->lp, NULL, master->count_low, master->count_high, 1, &artificial, (double[]){1});
	master->artificials++;
	return bad || master->count_row < 0 ? STATUS_WORLD : STATUS_OK;
}

enum status master_init(struct master *master, const struct partition_problem *problem, const struct pool *pool, const bool *in, int count_low, int count_high)
{
	size_t units = (size_t)problem->units.count;
	*master = (struct master){.problem = problem, .pool = pool, .in = in, .count_low = count_low, .count_high = count_high};
	master->lp = lp_init();
	master->row = malloc((units + 1) * sizeof *master->row);
	master->price = calloc(units + 1, sizeof *master->price);
	master->is_fixed = calloc(units + 1, sizeof *master->is_fixed);
	master->is_in_lp = calloc((size_t)pool->set_count + 1, sizeof *master->is_in_lp);
	master->scale = scale_of(pool);
	if (!master->lp || !master->row || !master->price || !master->is_fixed || !master->is_in_lp)
		return STATUS_WORLD;
	return rows_make(master);
}

void master_free(struct master *master)
{
	lp_free(master->lp);
	free(master->row);
	free(master->price);
	free(master->is_fixed);
	free(master->is_in_lp);
	free(master->set);
	*master = (struct master){0};
}

enum status master_add(struct master *master, int64_t set)
{
	const struct pool_set *row = &master->pool->sets[set];
	const uint16_t *members = pool_members(master->pool, set);
	int rows[256];
	double ones[256];
	if (master->is_in_lp[set])
		return STATUS_OK;
	if (master->set_count == master->set_capacity) {
		int capacity = master->set_capacity ? 2 * master->set_capacity : 1024;
		int64_t *sets = realloc(master->set, (size_t)capacity * sizeof *sets);
		if (!sets)
			return STATUS_WORLD;
		master->set = sets;
		master->set_capacity = capacity;
	}
	int *list = row->count < 255 ? rows : malloc(((size_t)row->count + 1) * sizeof *list);
	double *values = row->count < 255 ? ones : malloc(((size_t)row->count + 1) * sizeof *values);
	int column = -1;
	if (list && values) {
		for (int i = 0; i < row->count; i++) {
			list[i] = master->row[members[i]];
			values[i] = 1;
		}
		list[row->count] = master->count_row;
		values[row->count] = 1;
		column = lp_column_in(master->lp, NULL, 0, INFINITY, cost_of(master, set), 0, row->count + 1, list, values);
	}
	if (list != rows)
		free(list);
	if (values != ones)
		free(values);
	if (column < 0)
		return STATUS_WORLD;
	master->set[master->set_count++] = set;
	master->is_in_lp[set] = true;
	return STATUS_OK;
}

double master_reduced_cost(const struct master *master, int64_t set)
{
	const uint16_t *members = pool_members(master->pool, set);
	double cost = (master->is_phase_one ? 0 : (double)master->pool->sets[set].cost) - master->count_price;
	for (int i = 0; i < master->pool->sets[set].count; i++)
		cost -= master->price[members[i]];
	return cost;
}

static bool is_free(const struct master *master, int64_t set)
{
	const uint16_t *members = pool_members(master->pool, set);
	for (int i = 0; i < master->pool->sets[set].count; i++)
		if (master->is_fixed[members[i]])
			return false;
	return true;
}

/* The few least of one least unit, least first. */
struct least {
	int64_t set[NEW_COLUMNS];
	double cost[NEW_COLUMNS];
	int count;
};

static void least_add(struct least *least, int64_t set, double cost)
{
	int at = least->count;
	if (at == NEW_COLUMNS && cost >= least->cost[at - 1])
		return;
	at = at < NEW_COLUMNS ? least->count++ : at - 1;
	for (; at > 0 && least->cost[at - 1] > cost; at--) {
		least->cost[at] = least->cost[at - 1];
		least->set[at] = least->set[at - 1];
	}
	least->cost[at] = cost;
	least->set[at] = set;
}

static enum status columns_add(struct master *master, const struct least *least, int *added)
{
	for (int i = 0; i < least->count; i++) {
		if (master_add(master, least->set[i]) != STATUS_OK)
			return STATUS_WORLD;
		(*added)++;
	}
	return STATUS_OK;
}

/* One look at the whole pool, least unit by least unit. */
static enum status columns_find(struct master *master, int *added)
{
	const struct pool *pool = master->pool;
	struct least least = {.count = 0};
	int root = -1;
	*added = 0;
	master->least = 0;
	for (int64_t s = 0; s < pool->set_count; s++) {
		if (pool_members(pool, s)[0] != root) {
			if (columns_add(master, &least, added) != STATUS_OK)
				return STATUS_WORLD;
			least.count = 0;
			root = pool_members(pool, s)[0];
		}
		double cost = master_reduced_cost(master, s);
		if (cost * master->scale > -TINY || master->is_in_lp[s] || !is_free(master, s))
			continue;
		master->least = fmin(master->least, cost);
		least_add(&least, s, cost);
	}
	return columns_add(master, &least, added);
}

static void prices_read(struct master *master)
{
	double back = master->is_phase_one ? 1 : 1 / master->scale;
	for (int i = 0; i < master->problem->units.count; i++)
		master->price[i] = master->row[i] >= 0 ? lp_price(master->lp, master->row[i]) * back : 0;
	master->count_price = lp_price(master->lp, master->count_row) * back;
}

enum status master_converge(struct master *master)
{
	for (int added = 1; added > 0;) {
		if (lp_solve(master->lp, 0) != LP_OPTIMAL)
			return STATUS_WORLD;
		prices_read(master);
		if (columns_find(master, &added) != STATUS_OK)
			return STATUS_WORLD;
		master->bound = lp_cost(master->lp) * (master->is_phase_one ? 1 : 1 / master->scale) + master->count_high * master->least;
		master->rounds++;
	}
	return STATUS_OK;
}

int64_t master_fractional(const struct master *master, double *uncovered)
{
	int64_t best = -1;
	double most = 0;
	*uncovered = 0;
	for (int a = 0; a < master->artificials; a++)
		*uncovered += lp_value(master->lp, a);
	for (int c = 0; c < master->set_count; c++) {
		double value = lp_value(master->lp, master->artificials + c);
		if (value > most && value < 1 - 1e-6) {
			most = value;
			best = master->set[c];
		}
	}
	return most > 1e-6 ? best : -1;
}

void master_fix(struct master *master, int64_t set)
{
	const uint16_t *members = pool_members(master->pool, set);
	for (int c = 0; c < master->set_count; c++)
		if (master->set[c] == set)
			lp_set_column(master->lp, master->artificials + c, 1, 1);
	for (int i = 0; i < master->pool->sets[set].count; i++)
		master->is_fixed[members[i]] = true;
}

int master_used(const struct master *master, int64_t *sets, int most)
{
	int count = 0;
	for (int c = 0; c < master->set_count && count < most; c++)
		if (lp_value(master->lp, master->artificials + c) > 0.5)
			sets[count++] = master->set[c];
	return count;
}

void master_phase_one(struct master *master)
{
	master->is_phase_one = true;
	for (int a = 0; a < master->artificials; a++)
		lp_set_cost(master->lp, a, 1);
	for (int c = 0; c < master->set_count; c++)
		lp_set_cost(master->lp, master->artificials + c, 0);
}
