/* listed.c - the way to a proven partition: price, dive, renew, strike off, cut, search. */
#include "plan/partition/listed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/draft.h"
#include "plan/partition/search.h"

enum { RENEW_WITH = 3, RENEW_WIDER = 5, STAGES = 3 };
static const double WHOLE = 1e-6;
static const double STAGE[STAGES] = {0.25, 0.5, 1}; /* of what lies between bound and plan: the sets to search grow fast with it */

struct solving {
	const struct partition_problem *problem;
	struct partition *plan;
	struct arena *arena;
	const struct pool *pool;
	struct master master;
	struct draft draft;
	double root_bound;
};

static bool is_over(struct solving *solving)
{
	if (solving->problem->is_over && solving->problem->is_over(solving->problem->watch))
		solving->plan->is_clocked = true;
	return solving->plan->is_clocked;
}

/* The prices of the program over all sets are the first step of every proof. */
static enum status prices_keep(struct solving *solving)
{
	struct partition *plan = solving->plan;
	struct partition_prices *root = &plan->proof.steps[0];
	enum status ret = master_prices(&solving->master, root, solving->arena);
	plan->price = root->unit;
	plan->count_low_price = root->count_low_price;
	plan->count_high_price = root->count_high_price;
	plan->proof.step_count = 1;
	return ret;
}

static void prices_restore(struct solving *solving)
{
	const struct partition *plan = solving->plan;
	memcpy(solving->master.price, plan->price, (size_t)solving->problem->units.count * sizeof *plan->price);
	solving->master.count_price = plan->count_low_price + plan->count_high_price;
	solving->master.bound = solving->root_bound;
}

static enum status nodes_keep(struct solving *solving, const struct search *search)
{
	struct partition_proof *proof = &solving->plan->proof;
	proof->nodes = arena_rows(solving->arena, search->node_count + 1, struct partition_node);
	if (!proof->nodes)
		return STATUS_WORLD;
	memcpy(proof->nodes, search->nodes, (size_t)search->node_count * sizeof *proof->nodes);
	proof->node_count = search->node_count;
	return STATUS_OK;
}

/* No partition of fractions even: the same program with nothing but what is left uncovered to pay for says why. */
static enum status proof_of_none(struct solving *solving)
{
	double uncovered;
	master_set_free(&solving->master);
	enum status ret = master_converge(&solving->master, INFINITY);
	if (ret != STATUS_OK)
		return ret;
	(void)master_fractional(&solving->master, &uncovered);
	solving->plan->outcome = uncovered > WHOLE ? PARTITION_IMPOSSIBLE : PARTITION_UNKNOWN;
	solving->plan->proof.known = 1;
	solving->plan->proof.is_free = true;
	return prices_keep(solving);
}

static void draft_replace(struct draft *draft, const struct pool *pool, const struct search *search)
{
	draft->part_count = 0;
	draft->total = 0;
	draft->uncovered = draft->problem->units.count;
	for (int k = 0; k < search->count; k++)
		draft_take(draft, pool, search->sets[k]);
}

/* Sets with the largest values are forced in one after another, the program solved again each time. */
static enum status dive(struct solving *solving)
{
	struct master *master = &solving->master;
	double uncovered;
	enum status ret = STATUS_OK;
	for (int64_t set = master_fractional(master, &uncovered); ret == STATUS_OK && set >= 0; set = master_fractional(master, &uncovered)) {
		master_fix(master, set);
		ret = master_converge(master, INFINITY);
	}
	int most = solving->problem->units.count;
	int64_t *sets = malloc(((size_t)most + 1) * sizeof *sets);
	if (!sets)
		return STATUS_WORLD;
	int count = ret == STATUS_OK ? master_used(master, sets, most) : 0;
	for (int k = 0; k < count; k++)
		draft_take(&solving->draft, solving->pool, sets[k]);
	free(sets);
	return ret;
}

/* Where neither dive nor renewal found a plan: a search for any, all sets at no cost. */
static enum status any_find(struct solving *solving)
{
	struct partition *plan = solving->plan;
	struct search search;
	enum status ret = search_init(&search, solving->problem, solving->pool, NULL, solving->problem->count_low, solving->problem->count_high, 1, true);
	search.node_limit = solving->problem->node_limit;
	search.arena = solving->arena;
	if (ret == STATUS_OK)
		ret = search_root(&search);
	if (ret == STATUS_OK)
		ret = search_go(&search);
	if (ret == STATUS_OK && search.count > 0)
		draft_replace(&solving->draft, solving->pool, &search);
	else if (ret == STATUS_OK) {
		plan->outcome = search.is_closed ? PARTITION_IMPOSSIBLE : PARTITION_UNKNOWN;
		plan->is_clocked |= search.is_clocked;
		plan->proof.known = 1;
		plan->proof.is_free = true;
		plan->proof.step_count = 0;
		memset(plan->price, 0, (size_t)solving->problem->units.count * sizeof *plan->price); /* the search proves it, no prices alone */
		plan->count_low_price = plan->count_high_price = 0;
		ret = nodes_keep(solving, &search);
	}
	plan->nodes = (int)search.visited;
	search_free(&search);
	return ret;
}

/* Everything cheaper than `target` is looked for among the sets that can be in it; the bound rises to the target, or a plan is found. */
static enum status stage(struct solving *solving, const struct master *cut, int64_t target, bool *is_done)
{
	struct partition *plan = solving->plan;
	struct pool left;
	struct search search = {.path = NULL};
	pool_init(&left);
	enum status ret = master_keep(cut, target, &left);
	if (ret == STATUS_OK)
		ret = search_init(&search, solving->problem, &left, NULL, solving->problem->count_low, solving->problem->count_high, target, false);
	search.node_limit = solving->problem->node_limit;
	search.arena = solving->arena;
	for (int c = 0; ret == STATUS_OK && c < cut->cut_count; c++)
		if (cut->cuts[c].price < 0 && !master_cut(&search.master, cut->cuts[c].unit))
			ret = STATUS_WORLD;
	if (ret == STATUS_OK)
		ret = search_root(&search);
	if (ret == STATUS_OK)
		ret = search_go(&search);
	if (ret == STATUS_OK && search.count > 0)
		draft_replace(&solving->draft, &left, &search);
	double bound = fmin(search.bound, (double)search.known);
	if (ret == STATUS_OK && (bound > plan->bound || search.is_closed)) {
		plan->bound = fmax(plan->bound, search.is_closed ? (double)search.known : bound);
		plan->proof.known = search.known;
		ret = nodes_keep(solving, &search);
	}
	plan->left = left.set_count;
	plan->nodes += (int)search.visited;
	plan->cuts = search.master.cut_count;
	plan->is_clocked |= search.is_clocked;
	*is_done = !search.is_closed || search.count > 0 || search.is_clocked;
	search_free(&search);
	pool_free(&left);
	return ret;
}

/* Cuts over all that matters, then targets that rise from the bound to the plan. */
static enum status gap_close(struct solving *solving)
{
	struct partition *plan = solving->plan;
	struct pool left;
	struct search cut;
	bool is_done = false;
	pool_init(&left);
	prices_restore(solving);
	enum status ret = master_keep(&solving->master, solving->draft.total, &left);
	plan->left = left.set_count;
	master_free(&solving->master);
	if (ret != STATUS_OK)
		goto out;
	ret = search_init(&cut, solving->problem, &left, NULL, solving->problem->count_low, solving->problem->count_high, solving->draft.total, false);
	if (ret == STATUS_OK)
		ret = search_root(&cut);
	plan->proof.known = solving->draft.total;
	if (ret == STATUS_OK && cut.master.bound > plan->bound) {
		plan->bound = fmin(cut.master.bound, (double)solving->draft.total);
		ret = master_prices(&cut.master, &plan->proof.steps[plan->proof.step_count++], solving->arena);
	}
	plan->cuts = cut.master.cut_count;
	for (int k = 0; ret == STATUS_OK && !is_done && k < STAGES && plan->bound <= (double)solving->draft.total - 1 && !is_over(solving); k++) {
		double target = plan->bound + 1 + STAGE[k] * ((double)solving->draft.total - plan->bound);
		ret = stage(solving, &cut.master, target < (double)solving->draft.total ? (int64_t)target : solving->draft.total, &is_done);
	}
	search_free(&cut);
out:
	pool_free(&left);
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
	bool is_proven = plan->bound > (double)plan->cost - 1;
	plan->bound = is_proven ? (double)plan->cost : plan->bound;
	plan->outcome = is_proven ? PARTITION_PROVEN : PARTITION_OPEN;
	return STATUS_OK;
}

/* From a converged root to a plan. */
static enum status plan_find(struct solving *solving)
{
	solving->root_bound = solving->plan->bound = solving->plan->root_bound = solving->master.bound;
	enum status ret = prices_keep(solving);
	if (ret == STATUS_OK)
		ret = draft_init(&solving->draft, solving->problem);
	if (ret == STATUS_OK)
		ret = dive(solving);
	if (ret == STATUS_OK)
		ret = draft_renew(&solving->draft, RENEW_WITH);
	if (ret == STATUS_OK && solving->draft.uncovered > 0)
		ret = any_find(solving);
	if (ret == STATUS_OK && solving->draft.uncovered == 0)
		ret = draft_renew(&solving->draft, RENEW_WIDER);
	if (ret == STATUS_OK && solving->draft.uncovered == 0)
		ret = gap_close(solving);
	if (ret == STATUS_OK && solving->draft.uncovered == 0)
		ret = plan_keep(solving);
	return ret;
}

enum status listed_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem, const struct pool *pool)
{
	struct solving solving = {.problem = problem, .plan = plan, .arena = arena, .pool = pool};
	plan->proof.known = INT64_MAX;
	enum status ret = master_init(&solving.master, problem, pool, NULL, problem->count_low, problem->count_high);
	if (ret == STATUS_OK)
		ret = master_seed(&solving.master);
	if (ret == STATUS_OK)
		ret = master_converge(&solving.master, INFINITY);
	plan->rounds = solving.master.rounds;
	plan->columns = solving.master.set_count;
	double uncovered = 0;
	if (ret == STATUS_OK)
		(void)master_fractional(&solving.master, &uncovered);
	if (ret == STATUS_OK)
		ret = uncovered > WHOLE ? proof_of_none(&solving) : plan_find(&solving);
	draft_free(&solving.draft);
	master_free(&solving.master);
	return ret;
}
