/* listed.c - the way to a proven partition: price, dive, renew, strike off, cut, search. */
#include "plan/partition/listed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/draft.h"
#include "plan/partition/search.h"

enum { RENEW_WITH = 3, RENEW_WIDER = 6, RENEW_WIDEST = 10, GOOD = 1000, WIDE = 6000, RETURNS = 12, EASY = 60 }; /* GOOD, WIDE: sets a unit worth a look, at first and later */
static const double WHOLE = 1e-6, GOOD_SHARE = 0.04; /* dearer than the bound, at first */
static const double FIRST_STEP = 0.001, WIDER = 4; /* of the bound, and as many steps ahead */

struct solving {
	const struct partition_problem *problem;
	struct partition *plan;
	struct arena *arena;
	const struct pool *pool;
	struct master master;    /* of all sets: the root */
	struct pool good;        /* those that can be in a plan cheaper than `target` */
	int64_t target;
	struct search cut;       /* the program of the good sets with cuts, and */
	struct partition_prices cut_prices; /* its prices */
	bool is_cut;
	struct draft draft;
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
	struct partition_prices *root = &plan->proof.root;
	enum status ret = master_prices(&solving->master, root, solving->arena);
	plan->price = root->unit;
	plan->count_low_price = root->count_low_price;
	plan->count_high_price = root->count_high_price;
	return ret;
}

/* The proof so far: what the cuts strike off or bound, then the nodes of a search over the rest (NULL: none yet). */
static enum status nodes_keep(struct solving *solving, const struct search *search)
{
	struct partition_proof *proof = &solving->plan->proof;
	int nodes = search ? search->node_count : 0, ahead = solving->is_cut;
	proof->nodes = arena_rows(solving->arena, ahead + nodes + 1, struct partition_node);
	if (!proof->nodes)
		return STATUS_WORLD;
	if (ahead)
		proof->nodes[0] = (struct partition_node){
			.split = search ? PARTITION_STRIKE : PARTITION_LEAF, .below = {ahead}, .bound = solving->cut.master.bound, .prices = solving->cut_prices};
	for (int n = 0; n < nodes; n++) {
		struct partition_node *node = &proof->nodes[ahead + n];
		*node = search->nodes[n];
		node->below[0] += ahead;
		node->below[1] += ahead;
	}
	proof->node_count = ahead + nodes;
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

/* Cuts over the good sets; those of an earlier program to begin with. Their prices are the second step of the proof. */
static enum status good_cut(struct solving *solving, const struct search *earlier)
{
	const struct partition_problem *problem = solving->problem;
	struct partition *plan = solving->plan;
	struct search *cut = &solving->cut;
	enum status ret = earlier ? search_again(cut, &earlier->master, &solving->good, solving->target)
		: search_init(cut, problem, &solving->good, NULL, problem->count_low, problem->count_high, solving->target, false);
	if (ret == STATUS_OK)
		ret = search_root(cut);
	if (ret == STATUS_OK)
		ret = master_prices(&cut->master, &solving->cut_prices, solving->arena);
	solving->is_cut = true;
	plan->cuts = cut->master.cut_count;
	if (ret == STATUS_OK && fmin(cut->master.bound, (double)solving->target) > plan->bound) {
		plan->bound = fmin(cut->master.bound, (double)solving->target);
		plan->proof.known = solving->target;
		ret = nodes_keep(solving, NULL);
	}
	return ret;
}

/* Good sets: as dear as the bound allows without being too many. */
static enum status good_keep(struct solving *solving)
{
	enum status ret = STATUS_OK;
	double share = GOOD_SHARE;
	do {
		solving->target = 2 + (int64_t)(solving->master.bound * (1 + share));
		ret = master_keep(&solving->master, solving->target, &solving->good);
		share /= 2;
	} while (ret == STATUS_OK && share > 1e-4 && solving->good.set_count > (int64_t)GOOD * solving->problem->units.count);
	return ret == STATUS_OK ? good_cut(solving, NULL) : ret;
}

/* More sets, for a target as high as `target`, and higher if they are not too many. */
static enum status good_widen(struct solving *solving, int64_t target, int64_t higher)
{
	struct search earlier = solving->cut;
	enum status ret;
	solving->cut = (struct search){.path = NULL};
	for (solving->target = higher;; solving->target = target + (solving->target - target) / 4) {
		ret = master_keep(&solving->master, solving->target, &solving->good);
		if (ret != STATUS_OK || solving->target <= target || solving->good.set_count <= (int64_t)WIDE * solving->problem->units.count)
			break;
	}
	if (ret == STATUS_OK)
		ret = good_cut(solving, &earlier);
	search_free(&earlier);
	return ret;
}

/* Sets with the largest values are forced in one after another, the program solved again each time; one that leaves no way on is forbidden. */
static enum status dive(struct solving *solving)
{
	const struct partition_problem *problem = solving->problem;
	const struct master *cut = &solving->cut.master;
	struct search search;
	double uncovered;
	int most = problem->units.count, returns = 0;
	int64_t *sets = malloc(((size_t)most + 1) * sizeof *sets);
	enum status ret = search_again(&search, cut, &solving->good, INT64_MAX);
	struct master *master = &search.master;
	if (ret == STATUS_OK)
		ret = sets ? master_converge(master, INFINITY) : STATUS_WORLD;
	for (int64_t set = ret == STATUS_OK ? master_fractional(master, &uncovered) : -1; ret == STATUS_OK && set >= 0; set = master_fractional(master, &uncovered)) {
		master_fix(master, set, true);
		ret = master_converge(master, INFINITY);
		if (ret != STATUS_OK)
			break;
		(void)master_fractional(master, &uncovered);
		if (uncovered > WHOLE && returns++ < RETURNS) {
			master_fix(master, set, false);
			ret = master_converge(master, INFINITY);
		}
	}
	int count = ret == STATUS_OK ? master_used(master, sets, most) : 0;
	for (int k = 0; k < count; k++)
		draft_take(&solving->draft, &solving->good, sets[k]);
	search_free(&search);
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
		memset(plan->price, 0, (size_t)solving->problem->units.count * sizeof *plan->price); /* the search proves it, no prices alone */
		plan->count_low_price = plan->count_high_price = 0;
		ret = nodes_keep(solving, &search);
	}
	plan->nodes = (int)search.visited;
	search_free(&search);
	return ret;
}

/* Everything cheaper than `target` is looked for among the sets that can be in it; the bound rises to the target, or a plan is found. */
static enum status stage(struct solving *solving, int64_t target, bool *is_done)
{
	struct partition *plan = solving->plan;
	const struct master *cut = &solving->cut.master;
	struct pool left;
	struct search search = {.path = NULL};
	pool_init(&left);
	enum status ret = master_keep(cut, target, &left);
	if (ret == STATUS_OK)
		ret = search_again(&search, cut, &left, target);
	search.node_limit = solving->problem->node_limit;
	search.arena = solving->arena;
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

/* Targets that rise from the bound to the plan: a step as long as the last one was easy. */
static enum status gap_close(struct solving *solving)
{
	struct partition *plan = solving->plan;
	const struct draft *draft = &solving->draft;
	enum status ret = STATUS_OK;
	bool is_done = false;
	double step = fmax(8, FIRST_STEP * plan->bound);
	while (ret == STATUS_OK && !is_done && plan->bound <= (double)draft->total - 1 && !is_over(solving)) {
		int64_t target = 1 + (int64_t)(plan->bound + step), wider = 1 + (int64_t)(plan->bound + WIDER * step);
		target = target < draft->total ? target : draft->total;
		wider = wider < draft->total ? wider : draft->total;
		if (target > solving->target) {
			ret = good_widen(solving, target, wider);
			if (ret == STATUS_OK)
				ret = draft_renew(&solving->draft, RENEW_WIDEST);
			target = target < draft->total ? target : draft->total;
		}
		int before = plan->nodes;
		if (ret == STATUS_OK && plan->bound < (double)target)
			ret = stage(solving, target, &is_done);
		step *= plan->nodes - before < EASY ? 2 : 1;
	}
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
	struct draft *draft = &solving->draft;
	solving->plan->bound = solving->plan->root_bound = solving->master.bound;
	enum status ret = prices_keep(solving);
	if (ret == STATUS_OK)
		ret = draft_init(draft, solving->problem);
	if (ret == STATUS_OK)
		ret = good_keep(solving);
	draft->good = &solving->good;
	if (ret == STATUS_OK)
		ret = dive(solving);
	if (ret == STATUS_OK)
		ret = draft_renew(draft, RENEW_WITH);
	if (ret == STATUS_OK && draft->uncovered > 0)
		ret = any_find(solving);
	if (ret == STATUS_OK && draft->uncovered == 0)
		ret = draft_renew(draft, RENEW_WIDER);
	if (ret == STATUS_OK && draft->uncovered == 0)
		ret = gap_close(solving);
	if (ret == STATUS_OK && draft->uncovered == 0)
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
	search_free(&solving.cut);
	pool_free(&solving.good);
	master_free(&solving.master);
	return ret;
}
