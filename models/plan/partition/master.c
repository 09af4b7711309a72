/* master.c - rounds of prices and columns: the whole pool is looked at in each, so the bound holds over all of it. */
#include "plan/partition/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NEW_COLUMNS = 6, SEEDS = 12, STEP = 65536, MANY = 256 }; /* columns of a round for each least unit, and to begin with */
static const double TINY = 1e-7; /* of scaled costs */
static const double FREE_SCALE = 1024; /* of prices where sets cost nothing: any multiple proves the same */

/* The few least sets of one least unit, least first. */
struct master_least {
	int64_t set[SEEDS];
	double cost[SEEDS], best;
	int count;
};

static double cost_of(const struct master *master, int64_t set)
{
	return master->is_free ? 0 : (double)master->pool->sets[set].cost * master->scale;
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
	size_t units = (size_t)problem->units.count, sets = (size_t)pool->set_count;
	*master = (struct master){.problem = problem, .pool = pool, .in = in, .count_low = count_low, .count_high = count_high};
	master->lp = lp_init();
	master->row = malloc((units + 1) * sizeof *master->row);
	master->price = calloc(units + 1, sizeof *master->price);
	master->is_fixed = calloc(units + 1, sizeof *master->is_fixed);
	master->is_in_lp = calloc(sets + 1, sizeof *master->is_in_lp);
	master->is_out = calloc(sets + 1, sizeof *master->is_out);
	master->least_of = malloc((units + 1) * sizeof *master->least_of);
	master->cuts = malloc(MASTER_CUTS * sizeof *master->cuts);
	master->cut_row = malloc(MASTER_CUTS * sizeof *master->cut_row);
	master->cut_first = calloc(units + 2, sizeof *master->cut_first);
	master->cut_of = malloc(3 * MASTER_CUTS * sizeof *master->cut_of);
	master->scale = scale_of(pool);
	if (!master->lp || !master->row || !master->price || !master->is_fixed || !master->is_in_lp || !master->is_out || !master->least_of || !master->cuts
		|| !master->cut_row || !master->cut_first || !master->cut_of)
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
	free(master->is_out);
	free(master->least_of);
	free(master->cuts);
	free(master->cut_row);
	free(master->cut_first);
	free(master->cut_of);
	free(master->set);
	*master = (struct master){0};
}

bool master_fills(const struct pool *pool, int64_t set, const int *units)
{
	const uint16_t *members = pool_members(pool, set);
	int hits = 0;
	for (int i = 0; i < pool->sets[set].count; i++)
		hits += members[i] == units[0] || members[i] == units[1] || members[i] == units[2];
	return hits >= 2;
}

/* The rows a set stands in; their number. */
static int rows_of(const struct master *master, int64_t set, int *rows)
{
	const uint16_t *members = pool_members(master->pool, set);
	int count = 0, hits[MASTER_CUTS] = {0};
	for (int i = 0; i < master->pool->sets[set].count; i++) {
		int unit = members[i];
		rows[count++] = master->row[unit];
		for (int k = master->cut_first[unit]; k < master->cut_first[unit + 1]; k++)
			if (++hits[master->cut_of[k]] == 2)
				rows[count++] = master->cut_row[master->cut_of[k]];
	}
	rows[count++] = master->count_row;
	return count;
}

enum status master_add(struct master *master, int64_t set)
{
	size_t most = (size_t)master->pool->sets[set].count + (size_t)master->cut_count + 1;
	int few[MANY], *rows = most <= MANY ? few : malloc(most * sizeof *rows);
	double few_ones[MANY], *ones = most <= MANY ? few_ones : malloc(most * sizeof *ones);
	enum status ret = STATUS_WORLD;
	if (master->is_in_lp[set] || !rows || !ones) {
		ret = rows && ones ? STATUS_OK : STATUS_WORLD;
		goto out;
	}
	if (master->set_count == master->set_capacity) {
		int capacity = master->set_capacity ? 2 * master->set_capacity : 1024;
		int64_t *sets = realloc(master->set, (size_t)capacity * sizeof *sets);
		if (!sets)
			goto out;
		master->set = sets;
		master->set_capacity = capacity;
	}
	int count = rows_of(master, set, rows);
	for (int i = 0; i < count; i++)
		ones[i] = 1;
	if (lp_column_in(master->lp, NULL, 0, master->is_out[set] ? 0 : INFINITY, cost_of(master, set), 0, count, rows, ones) < 0)
		goto out;
	master->set[master->set_count++] = set;
	master->is_in_lp[set] = true;
	ret = STATUS_OK;
out:
	if (rows != few)
		free(rows);
	if (ones != few_ones)
		free(ones);
	return ret;
}

/* hits: [cuts] zeroes, and so again afterwards. */
static double reduced_cost(const struct master *master, int64_t set, uint8_t *hits)
{
	const uint16_t *members = pool_members(master->pool, set);
	int count = master->pool->sets[set].count;
	double cost = (master->is_free ? 0 : (double)master->pool->sets[set].cost) - master->count_price;
	for (int i = 0; i < count; i++)
		cost -= master->price[members[i]];
	if (master->cut_count == 0)
		return cost;
	for (int i = 0; i < count; i++)
		for (int k = master->cut_first[members[i]]; k < master->cut_first[members[i] + 1]; k++)
			if (++hits[master->cut_of[k]] == 2)
				cost -= master->cuts[master->cut_of[k]].price;
	for (int i = 0; i < count; i++)
		for (int k = master->cut_first[members[i]]; k < master->cut_first[members[i] + 1]; k++)
			hits[master->cut_of[k]] = 0;
	return cost;
}

double master_reduced_cost(const struct master *master, int64_t set)
{
	uint8_t hits[MASTER_CUTS] = {0};
	return reduced_cost(master, set, hits);
}

static bool is_free(const struct master *master, int64_t set)
{
	const uint16_t *members = pool_members(master->pool, set);
	for (int i = 0; i < master->pool->sets[set].count; i++)
		if (master->is_fixed[members[i]])
			return false;
	return true;
}

static void least_add(struct master_least *least, int most, int64_t set, double cost)
{
	int at = least->count;
	if (at == most && cost >= least->cost[at - 1])
		return;
	at = at < most ? least->count++ : at - 1;
	for (; at > 0 && least->cost[at - 1] > cost; at--) {
		least->cost[at] = least->cost[at - 1];
		least->set[at] = least->set[at - 1];
	}
	least->cost[at] = cost;
	least->set[at] = set;
}

static void root_price(void *context, int root, int thread)
{
	(void)thread;
	struct master *master = context;
	struct master_least *least = &master->least_of[root];
	uint8_t hits[MASTER_CUTS] = {0};
	*least = (struct master_least){.count = 0};
	for (int64_t s = master->pool->of_root[root]; s < master->pool->of_root[root + 1]; s++) {
		if (master->is_out[s])
			continue;
		double cost = reduced_cost(master, s, hits);
		if (cost >= 0 || !is_free(master, s))
			continue;
		least->best = fmin(least->best, cost);
		if (cost * master->scale < -TINY && !master->is_in_lp[s])
			least_add(least, NEW_COLUMNS, s, cost);
	}
}

static void root_seed(void *context, int root, int thread)
{
	(void)thread;
	struct master *master = context;
	struct master_least *least = &master->least_of[root];
	*least = (struct master_least){.count = 0};
	for (int64_t s = master->pool->of_root[root]; s < master->pool->of_root[root + 1]; s++)
		least_add(least, SEEDS, s, (double)master->pool->sets[s].cost / (double)master->pool->sets[s].count);
}

static enum status columns_add(struct master *master, int *added)
{
	for (int root = 0; root < master->problem->units.count; root++)
		for (int i = 0; i < master->least_of[root].count; i++) {
			if (master_add(master, master->least_of[root].set[i]) != STATUS_OK)
				return STATUS_WORLD;
			(*added)++;
		}
	return STATUS_OK;
}

enum status master_seed(struct master *master)
{
	int added = 0;
	team_for(master->problem->team, master->problem->units.count, root_seed, master);
	return columns_add(master, &added);
}

/* One look at the whole pool, least unit by least unit. */
static enum status columns_find(struct master *master, int *added)
{
	team_for(master->problem->team, master->problem->units.count, root_price, master);
	*added = 0;
	master->least = 0;
	for (int root = 0; root < master->problem->units.count; root++)
		master->least = fmin(master->least, master->least_of[root].best);
	return columns_add(master, added);
}

static double round_down(double price)
{
	return floor(price * STEP + 1e-3) / STEP;
}

/* Rounded down, so that sums of them are exact; and what they add up to. */
static double prices_read(struct master *master)
{
	double back = master->is_free ? FREE_SCALE : 1 / master->scale, sum = 0;
	for (int i = 0; i < master->problem->units.count; i++) {
		master->price[i] = master->row[i] >= 0 ? round_down(lp_price(master->lp, master->row[i]) * back) : 0;
		sum += master->price[i];
	}
	for (int c = 0; c < master->cut_count; c++) {
		master->cuts[c].price = fmin(0, round_down(lp_price(master->lp, master->cut_row[c]) * back));
		sum += master->cuts[c].price;
	}
	master->count_price = round_down(lp_price(master->lp, master->count_row) * back);
	return sum + master->count_price * (master->count_price > 0 ? master->count_low : master->count_high);
}

enum status master_converge(struct master *master, double enough)
{
	for (int added = 1; added > 0;) {
		enum lp_outcome outcome = master->is_narrower ? lp_mend(master->lp, 0) : lp_solve(master->lp, 0);
		if (outcome != LP_OPTIMAL && master->is_narrower)
			outcome = lp_solve(master->lp, 0);
		if (outcome != LP_OPTIMAL)
			return STATUS_WORLD;
		master->is_narrower = false;
		double sum = prices_read(master);
		if (columns_find(master, &added) != STATUS_OK)
			return STATUS_WORLD;
		master->bound = sum + master->count_high * master->least;
		master->rounds++;
		if (master->bound > enough)
			break;
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
		double value = master_value(master, c);
		if (value > most && value < 1 - 1e-6) {
			most = value;
			best = master->set[c];
		}
	}
	return most > 1e-6 ? best : -1;
}

void master_fix(struct master *master, int64_t set, bool is_in)
{
	const uint16_t *members = pool_members(master->pool, set);
	for (int c = 0; c < master->set_count; c++)
		if (master->set[c] == set)
			lp_set_column(master->lp, master->artificials + c, is_in, is_in);
	for (int i = 0; i < master->pool->sets[set].count; i++)
		master->is_fixed[members[i]] = is_in;
	master->is_out[set] = !is_in;
	master->is_narrower = true;
}

int master_used(const struct master *master, int64_t *sets, int most)
{
	int count = 0;
	for (int c = 0; c < master->set_count && count < most; c++)
		if (master_value(master, c) > 0.5)
			sets[count++] = master->set[c];
	return count;
}

void master_set_missing(struct master *master, double cost)
{
	for (int a = 0; a < master->artificials; a++)
		lp_set_cost(master->lp, a, cost);
}

void master_set_free(struct master *master)
{
	master->is_free = true;
	master_set_missing(master, 1);
	for (int c = 0; c < master->set_count; c++)
		lp_set_cost(master->lp, master->artificials + c, 0);
}
