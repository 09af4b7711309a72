/* partition.c - the way to a proven partition: list, price, dive, renew, strike off, search. */
#include "plan/partition/partition.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/draft.h"
#include "plan/partition/exact.h"

enum { SEEDS = 12, RENEW_WITH = 3 };
static const double WHOLE = 1e-6;

struct solving {
	const struct partition_problem *problem;
	struct partition *plan;
	struct arena *arena;
	struct pool pool;
	struct master master;
	struct draft draft;
	int count_low, count_high;
};

/* The cheapest sets for what they hold, of each least unit: something to begin with. */
static enum status seeds_add(struct solving *solving)
{
	const struct pool *pool = &solving->pool;
	for (int64_t s = 0; s < pool->set_count;) {
		int root = pool_members(pool, s)[0], count = 0;
		int64_t best[SEEDS];
		double rate[SEEDS];
		for (; s < pool->set_count && pool_members(pool, s)[0] == root; s++) {
			double own = (double)pool->sets[s].cost / (double)pool->sets[s].count;
			int at = count;
			if (count == SEEDS && own >= rate[at - 1])
				continue;
			at = count < SEEDS ? count++ : at - 1;
			for (; at > 0 && rate[at - 1] > own; at--) {
				rate[at] = rate[at - 1];
				best[at] = best[at - 1];
			}
			rate[at] = own;
			best[at] = s;
		}
		for (int k = 0; k < count; k++)
			if (master_add(&solving->master, best[k]) != STATUS_OK)
				return STATUS_WORLD;
	}
	return STATUS_OK;
}

static void prices_keep(struct solving *solving)
{
	struct partition *plan = solving->plan;
	const struct master *master = &solving->master;
	memcpy(plan->price, master->price, (size_t)solving->problem->units.count * sizeof *plan->price);
	plan->count_low_price = fmax(0, master->count_price);
	plan->count_high_price = fmin(0, master->count_price);
}

/* No partition: the same program with nothing but what is left uncovered to pay for says why. */
static enum status proof_of_none(struct solving *solving)
{
	double uncovered;
	master_phase_one(&solving->master);
	enum status ret = master_converge(&solving->master);
	if (ret != STATUS_OK)
		return ret;
	(void)master_fractional(&solving->master, &uncovered);
	solving->plan->outcome = uncovered > WHOLE ? PARTITION_IMPOSSIBLE : PARTITION_UNKNOWN;
	prices_keep(solving);
	return STATUS_OK;
}

/* Sets with the largest values are forced in one after another, the program solved again each time. */
static enum status dive(struct solving *solving)
{
	struct master *master = &solving->master;
	double uncovered;
	enum status ret = STATUS_OK;
	for (int64_t set = master_fractional(master, &uncovered); ret == STATUS_OK && set >= 0; set = master_fractional(master, &uncovered)) {
		master_fix(master, set);
		ret = master_converge(master);
	}
	int most = solving->problem->units.count;
	int64_t *sets = malloc(((size_t)most + 1) * sizeof *sets);
	if (!sets)
		return STATUS_WORLD;
	int count = ret == STATUS_OK ? master_used(master, sets, most) : 0;
	for (int k = 0; k < count; k++)
		draft_take(&solving->draft, &solving->pool, sets[k]);
	free(sets);
	return ret;
}

static void draft_replace(struct draft *draft, const struct pool *pool, const struct exact *exact)
{
	draft->part_count = 0;
	draft->total = 0;
	draft->uncovered = draft->problem->units.count;
	for (int k = 0; k < exact->count; k++)
		draft_take(draft, pool, exact->sets[k]);
}

/* What is left between the bound and the plan. Where there is none yet, the first search is for any, the second for the best. */
static enum status close_gap(struct solving *solving, double root_bound)
{
	struct partition *plan = solving->plan;
	struct draft *draft = &solving->draft;
	struct exact exact;
	bool was_covered = draft->uncovered == 0;
	int64_t known = was_covered ? draft->total : INT64_MAX;
	memcpy(solving->master.price, plan->price, (size_t)solving->problem->units.count * sizeof *plan->price);
	solving->master.count_price = plan->count_low_price + plan->count_high_price;
	solving->master.bound = root_bound;
	enum status ret = exact_search(&exact, &solving->master, known, solving->problem->node_limit);
	plan->left = exact.left;
	plan->bound = fmin(exact.bound, (double)known);
	if (ret == STATUS_OK && exact.count > 0) {
		draft_replace(draft, &solving->pool, &exact);
	}
	free(exact.sets);
	if (draft->uncovered) {
		plan->outcome = exact.is_proven ? PARTITION_IMPOSSIBLE : PARTITION_UNKNOWN;
		memset(plan->price, 0, (size_t)solving->problem->units.count * sizeof *plan->price); /* prove a bound, not that there is none */
		plan->count_low_price = plan->count_high_price = 0;
		return ret;
	}
	if (ret == STATUS_OK && !was_covered && !exact.is_proven) {
		ret = draft_renew(draft, RENEW_WITH);
		return ret == STATUS_OK ? close_gap(solving, root_bound) : ret;
	}
	if (exact.is_proven)
		plan->bound = (double)draft->total;
	plan->outcome = exact.is_proven ? PARTITION_PROVEN : PARTITION_OPEN;
	return ret;
}

static enum status plan_keep(struct solving *solving)
{
	struct partition *plan = solving->plan;
	const struct draft *draft = &solving->draft;
	const struct partition_problem *problem = solving->problem;
	plan->parts = arena_rows(solving->arena, draft->part_count + 1, struct partition_part);
	uint16_t *members = malloc(((size_t)problem->units.count + 1) * sizeof *members);
	if (!plan->parts || !members) {
		free(members);
		return STATUS_WORLD;
	}
	memcpy(plan->part_of, draft->part_of, (size_t)problem->units.count * sizeof *plan->part_of);
	plan->part_count = draft->part_count;
	plan->cost = draft->total;
	for (int p = 0; p < draft->part_count; p++) {
		struct partition_part *part = &plan->parts[p];
		for (int i = 0; i < problem->units.count; i++)
			if (draft->part_of[i] == p) {
				members[part->units++] = (uint16_t)i;
				part->weight += problem->units.weight[i];
			}
		part->cost = problem->cost(problem->context, members, part->units, &part->base);
	}
	free(members);
	return STATUS_OK;
}

/* From a converged root to a plan. */
static enum status plan_find(struct solving *solving)
{
	double root_bound = solving->master.bound;
	solving->plan->bound = root_bound;
	prices_keep(solving);
	enum status ret = draft_init(&solving->draft, solving->problem);
	if (ret == STATUS_OK)
		ret = dive(solving);
	if (ret == STATUS_OK)
		ret = draft_renew(&solving->draft, RENEW_WITH);
	if (ret == STATUS_OK)
		ret = close_gap(solving, root_bound);
	if (ret == STATUS_OK && solving->draft.uncovered == 0)
		ret = plan_keep(solving);
	return ret;
}

static enum status solve(struct solving *solving)
{
	const struct partition_problem *problem = solving->problem;
	struct partition *plan = solving->plan;
	struct pool_request request = {.units = &problem->units, .low = problem->low, .high = problem->high, .most = problem->most_sets,
		.dearest = INT64_MAX, .cost = problem->cost, .context = problem->context};
	enum status ret = pool_build(&solving->pool, &request, &plan->is_pool_full);
	plan->sets = solving->pool.set_count;
	if (ret == STATUS_OK)
		ret = master_init(&solving->master, problem, &solving->pool, NULL, problem->count_low, problem->count_high);
	if (ret == STATUS_OK)
		ret = seeds_add(solving);
	if (ret == STATUS_OK)
		ret = master_converge(&solving->master);
	if (ret != STATUS_OK)
		return ret;
	double uncovered;
	(void)master_fractional(&solving->master, &uncovered);
	ret = uncovered > WHOLE ? proof_of_none(solving) : plan_find(solving);
	plan->rounds = solving->master.rounds;
	plan->columns = solving->master.set_count;
	return ret;
}

enum status partition_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem)
{
	struct solving solving = {.problem = problem, .plan = plan, .arena = arena};
	int count = problem->units.count;
	*plan = (struct partition){.outcome = PARTITION_UNKNOWN, .cost = INT64_MAX, .bound = -INFINITY};
	plan->part_of = arena_rows(arena, count + 1, int);
	plan->price = arena_rows(arena, count + 1, double);
	if (!plan->part_of || !plan->price)
		return STATUS_WORLD;
	for (int i = 0; i < count; i++)
		plan->part_of[i] = -1;
	pool_init(&solving.pool);
	enum status ret = solve(&solving);
	draft_free(&solving.draft);
	master_free(&solving.master);
	pool_free(&solving.pool);
	if (plan->is_pool_full) {
		plan->bound = -INFINITY;
		if (plan->outcome == PARTITION_PROVEN)
			plan->outcome = PARTITION_OPEN;
	}
	return ret;
}
