/* bases.c - choices of bases in the order of what they must cost at least, until that is more than a plan costs. */
#include "plan/partition/bases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/partition/assign.h"

enum { PROMISING = 2000 };         /* choices looked at closely before there is a plan */
static const double ROUNDING = 1e-3;

struct tuple {
	uint16_t base[BASES_PARTS];
	int count;
	double bound;
	bool is_closed;          /* solved already, to the end */
};

struct choosing {
	const struct partition_problem *problem;
	struct partition *plan;
	struct arena *arena;
	int64_t *share;          /* [base * units + unit] */
	struct tuple *tuples;
	int64_t count;
	int *part_of, *best_part_of;
	uint16_t best[BASES_PARTS];
	int best_count, steps;   /* steps: of the multipliers, now */
};

int64_t bases_tuples(const struct partition_problem *problem)
{
	int64_t all = 0;
	if (problem->count_high > BASES_PARTS)
		return BASES_TUPLES + 1;
	for (int parts = problem->count_low > 1 ? problem->count_low : 1; parts <= problem->count_high; parts++) {
		int64_t ways = 1;
		for (int k = 0; k < parts; k++) {
			ways = ways * (problem->units.count - k) / (k + 1);
			if (ways > BASES_TUPLES)
				return BASES_TUPLES + 1;
		}
		all += ways;
	}
	return all < BASES_TUPLES ? all : BASES_TUPLES + 1;
}

static bool shares_fill(struct choosing *choosing)
{
	const struct partition_problem *problem = choosing->problem;
	size_t units = (size_t)problem->units.count;
	choosing->share = malloc((units * units + 1) * sizeof *choosing->share);
	for (size_t base = 0; choosing->share && base < units; base++)
		for (size_t i = 0; i < units; i++)
			choosing->share[base * units + i] = problem->share(problem->context, (int)i, (int)base);
	return choosing->share != NULL;
}

/* All ascending choices of so many bases. */
static void tuples_list(struct choosing *choosing, int parts)
{
	int units = choosing->problem->units.count, at[BASES_PARTS];
	for (int k = 0; k < parts; k++)
		at[k] = k;
	for (;;) {
		struct tuple *tuple = &choosing->tuples[choosing->count++];
		*tuple = (struct tuple){.count = parts};
		for (int k = 0; k < parts; k++)
			tuple->base[k] = (uint16_t)at[k];
		int last = parts - 1;
		while (last >= 0 && at[last] == units - parts + last)
			last--;
		if (last < 0)
			return;
		at[last]++;
		for (int k = last + 1; k < parts; k++)
			at[k] = at[k - 1] + 1;
	}
}

/* A bound above this needs not be higher. */
static double enough(const struct choosing *choosing)
{
	return choosing->plan->cost < INT64_MAX ? (double)choosing->plan->cost - 1 + ROUNDING : INFINITY;
}

static void tuple_bound(void *context, int index, int thread)
{
	(void)thread;
	struct choosing *choosing = context;
	struct tuple *tuple = &choosing->tuples[index];
	double price[BASES_PARTS];
	struct assign assign = {.problem = choosing->problem, .share = choosing->share, .base = tuple->base, .base_count = tuple->count, .weight_price = price};
	assign_bound(&assign, choosing->steps, enough(choosing));
	tuple->bound = assign.bound;
}

static int by_bound(const void *a, const void *b)
{
	const struct tuple *x = a, *y = b;
	if (x->bound != y->bound)
		return (x->bound > y->bound) - (x->bound < y->bound);
	return memcmp(x->base, y->base, sizeof x->base);
}

static enum status tuple_solve(struct choosing *choosing, const struct tuple *tuple, bool *is_closed, double *bound)
{
	struct partition *plan = choosing->plan;
	double price[BASES_PARTS];
	struct assign assign = {.problem = choosing->problem, .share = choosing->share, .base = tuple->base, .base_count = tuple->count,
		.weight_price = price, .part_of = choosing->part_of};
	assign_bound(&assign, ASSIGN_STEPS, INFINITY);
	enum status ret = assign_solve(&assign, plan->cost, choosing->problem->node_limit);
	plan->tuples_left++;
	plan->nodes += (int)assign.programs;
	if (ret == STATUS_OK && assign.cost < plan->cost) {
		plan->cost = assign.cost;
		memcpy(choosing->best_part_of, choosing->part_of, (size_t)choosing->problem->units.count * sizeof *choosing->part_of);
		memcpy(choosing->best, tuple->base, sizeof choosing->best);
		choosing->best_count = tuple->count;
	}
	*is_closed = assign.is_closed;
	*bound = assign.bound;
	return ret;
}

/* In ascending order of bounds; what is left open keeps its own. */
static enum status tuples_solve(struct choosing *choosing)
{
	const struct partition_problem *problem = choosing->problem;
	struct partition *plan = choosing->plan;
	double open = INFINITY;
	enum status ret = STATUS_OK;
	int64_t at = 0;
	for (; ret == STATUS_OK && at < choosing->count; at++) {
		const struct tuple *tuple = &choosing->tuples[at];
		if (tuple->bound > enough(choosing))
			break;
		if (problem->is_over && problem->is_over(problem->watch)) {
			plan->is_clocked = true;
			open = fmin(open, tuple->bound);
			break;
		}
		bool is_closed = tuple->is_closed;
		double bound = tuple->bound;
		if (!is_closed)
			ret = tuple_solve(choosing, tuple, &is_closed, &bound);
		open = is_closed ? open : fmin(open, bound);
	}
	bool has_plan = plan->cost < INT64_MAX;
	plan->bound = has_plan ? fmin(open, (double)plan->cost) : open;
	bool is_proven = has_plan ? plan->bound > (double)plan->cost - 1 : isinf(open);
	if (is_proven && has_plan)
		plan->bound = (double)plan->cost;
	plan->outcome = has_plan ? (is_proven ? PARTITION_PROVEN : PARTITION_OPEN) : is_proven ? PARTITION_IMPOSSIBLE : PARTITION_UNKNOWN;
	plan->bound = has_plan ? plan->bound : -INFINITY;
	return ret;
}

/* Bounds of the first `count` choices, so many steps each; then all in their order. */
static void tuples_sort(struct choosing *choosing, int64_t count, int steps)
{
	choosing->steps = steps;
	team_for(choosing->problem->team, (int)count, tuple_bound, choosing);
	qsort(choosing->tuples, (size_t)count, sizeof *choosing->tuples, by_bound);
}

/* A plan from the most promising choices: it shortens the work on all others. */
static enum status first_solve(struct choosing *choosing)
{
	int64_t count = choosing->count < PROMISING ? choosing->count : PROMISING;
	enum status ret = STATUS_OK;
	tuples_sort(choosing, choosing->count, 1);
	tuples_sort(choosing, count, ASSIGN_STEPS);
	for (int64_t at = 0; ret == STATUS_OK && at < count && choosing->plan->cost == INT64_MAX; at++) {
		bool is_closed;
		double bound;
		if (choosing->problem->is_over && choosing->problem->is_over(choosing->problem->watch))
			break;
		ret = tuple_solve(choosing, &choosing->tuples[at], &is_closed, &bound);
		choosing->tuples[at].is_closed = is_closed;
	}
	return ret;
}

static enum status plan_keep(struct choosing *choosing)
{
	const struct partition_problem *problem = choosing->problem;
	struct partition *plan = choosing->plan;
	plan->part_count = choosing->best_count;
	plan->parts = arena_rows(choosing->arena, plan->part_count + 1, struct partition_part);
	uint16_t *members = malloc(((size_t)problem->units.count + 1) * sizeof *members);
	if (!plan->parts || !members) {
		free(members);
		return STATUS_WORLD;
	}
	memcpy(plan->part_of, choosing->best_part_of, (size_t)problem->units.count * sizeof *plan->part_of);
	for (int p = 0; p < plan->part_count; p++) {
		struct partition_part *part = &plan->parts[p];
		for (int i = 0; i < problem->units.count; i++)
			if (plan->part_of[i] == p) {
				members[part->units++] = (uint16_t)i;
				part->weight += problem->units.weight[i];
			}
		part->cost = problem->cost(problem->context, members, part->units, &part->base);
	}
	free(members);
	return STATUS_OK;
}

enum status bases_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem)
{
	struct choosing choosing = {.problem = problem, .plan = plan, .arena = arena};
	size_t units = (size_t)problem->units.count;
	enum status ret = STATUS_WORLD;
	plan->tuples = bases_tuples(problem);
	plan->proof.known = INT64_MAX;
	choosing.tuples = malloc(((size_t)plan->tuples + 1) * sizeof *choosing.tuples);
	choosing.part_of = malloc((units + 1) * sizeof *choosing.part_of);
	choosing.best_part_of = malloc((units + 1) * sizeof *choosing.best_part_of);
	if (!choosing.tuples || !choosing.part_of || !choosing.best_part_of || !shares_fill(&choosing))
		goto out;
	for (int parts = problem->count_low > 1 ? problem->count_low : 1; parts <= problem->count_high; parts++)
		tuples_list(&choosing, parts);
	ret = first_solve(&choosing);
	tuples_sort(&choosing, choosing.count, ASSIGN_STEPS);
	plan->root_bound = choosing.count > 0 ? choosing.tuples[0].bound : INFINITY;
	if (ret == STATUS_OK)
		ret = tuples_solve(&choosing);
	if (ret == STATUS_OK && plan->cost < INT64_MAX)
		ret = plan_keep(&choosing);
out:
	free(choosing.tuples);
	free(choosing.share);
	free(choosing.part_of);
	free(choosing.best_part_of);
	return ret;
}
