/* cuts.c - cheapest posts by monotone cuts: against all vectors one by one, with certificates true and forged, and where more serve worse. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chance/random.h"
#include "near.h"
#include "plan/erlang.h"
#include "plan/loop/cuts.h"
#include "plan/loop/master.h"
#include "plan/loop/proof.h"

enum { STEPS = 12, INSTANCES = 120 };

/* A service as a simulation might give it: the least of what each kind can do, with help from the others, and steps in it. */
struct invented {
	int kinds, targets;
	double need[CUTS_TARGETS][HEADS_MOST], help, step;
	double dent;                 /* where every kind has at least `dent_at`, service falls by so much */
	int dent_at;
	int calls;
};

static double uniform(uint64_t seed, int number)
{
	struct random_address address = {.seed = seed, .source = 1, .ordinal = (uint64_t)number};
	return random_uniform(&address, 1);
}

static double service_of(const struct invented *invented, const struct heads *heads, int target)
{
	double least = 1, all = 0;
	bool has_dent = invented->dent > 0;
	for (int kind = 0; kind < invented->kinds; kind++) {
		all += heads->n[kind];
		has_dent &= heads->n[kind] >= invented->dent_at;
	}
	for (int kind = 0; kind < invented->kinds; kind++) {
		double have = heads->n[kind] + invented->help * (all - heads->n[kind]);
		least = fmin(least, 1 - exp(-2 * have / invented->need[target][kind]));
	}
	if (invented->step > 0)
		least = floor(least / invented->step) * invented->step;
	return least - (has_dent ? invented->dent : 0);
}

static enum status oracle(void *context, const struct heads *heads, double service[CUTS_TARGETS])
{
	struct invented *invented = context;
	invented->calls++;
	for (int target = 0; target < invented->targets; target++)
		service[target] = service_of(invented, heads, target);
	return STATUS_OK;
}

/* What each post of a kind adds up to, less and less. */
static double gives[HEADS_MOST][STEPS + 1];

static void instance_make(uint64_t seed, struct invented *invented, struct cuts_problem *problem)
{
	int number = 0;
	*invented = (struct invented){.kinds = 1 + (int)(seed % 6), .targets = 1 + (int)(seed % 3), .help = 0.4 * uniform(seed, number++),
		.step = seed % 4 == 0 ? 0.05 : 0};
	int range = invented->kinds <= 3 ? STEPS : invented->kinds == 4 ? 7 : 4;
	*problem = (struct cuts_problem){.kinds = invented->kinds, .target_count = invented->targets, .most = 4000};
	for (int kind = 0; kind < invented->kinds; kind++) {
		problem->low[kind] = (int)(2 * uniform(seed, number++));
		problem->high[kind] = range;
		problem->cost[kind] = seed % 2 ? 54600 : 1 + (int64_t)(9 * uniform(seed, number++));
		problem->prefer.n[kind] = (int)(range * uniform(seed, number++));
		for (int target = 0; target < invented->targets; target++)
			invented->need[target][kind] = 0.3 + 0.35 * range * uniform(seed, number++);
		for (int k = 0; k < range; k++)
			gives[kind][k] = (2 + uniform(seed, number++)) / (k + 2);
		problem->sums[0].gives[kind] = gives[kind];
	}
	for (int target = 0; target < invented->targets; target++) {
		problem->target[target] = 0.6 + 0.3 * uniform(seed, number++) + (seed % 10 == 7 ? 0.4 : 0);
		problem->matters[target] = 0.02;
	}
	problem->least = (int)(range * uniform(seed, number++));
	problem->sum_count = seed % 5 == 0;
	problem->sums[0].need = 3 * uniform(seed, number++);
}

static bool counter_next(const struct cuts_problem *problem, struct heads *heads)
{
	for (int kind = 0; kind < problem->kinds; kind++) {
		if (++heads->n[kind] <= problem->high[kind])
			return true;
		heads->n[kind] = problem->low[kind];
	}
	return false;
}

static struct heads lowest(const struct cuts_problem *problem)
{
	struct heads heads = {{0}};
	memcpy(heads.n, problem->low, sizeof heads.n);
	return heads;
}

static bool is_fine(const struct invented *invented, const struct cuts_problem *problem, const struct heads *heads)
{
	double sum = 0;
	int total = 0;
	for (int kind = 0; kind < problem->kinds; kind++) {
		total += heads->n[kind];
		for (int k = 0; k < heads->n[kind]; k++)
			sum += gives[kind][k];
	}
	for (int target = 0; target < invented->targets; target++)
		if (service_of(invented, heads, target) < problem->target[target])
			return false;
	return total >= problem->least && (problem->sum_count == 0 || sum >= problem->sums[0].need);
}

/* The least cost over all vectors, INT64_MAX where none is fine; *all is how many there are. */
static int64_t brute_force(const struct invented *invented, const struct cuts_problem *problem, int64_t *all)
{
	int64_t best = INT64_MAX;
	struct heads heads = lowest(problem);
	*all = 0;
	do {
		int64_t cost = 0;
		for (int kind = 0; kind < problem->kinds; kind++)
			cost += heads.n[kind] * problem->cost[kind];
		++*all;
		if (cost < best && is_fine(invented, problem, &heads))
			best = cost;
	} while (counter_next(problem, &heads));
	return best;
}

static void search(struct invented *invented, const struct cuts_problem *problem, struct arena *arena, struct cuts_result *result)
{
	struct faults faults;
	faults_init(&faults);
	arena_init(arena);
	invented->calls = 0;
	assert_int_equal(cuts_search(problem, oracle, invented, arena, result, &faults), STATUS_OK);
	assert_int_equal(invented->calls, result->tried_count);
	faults_free(&faults);
}

/* -- tests ------------------------------------------------------------------------------------------------------------ */

static void the_optimum_is_that_of_all_vectors(void **state)
{
	int64_t vectors = 0, simulated = 0;
	int none = 0;
	(void)state;
	for (uint64_t seed = 1; seed <= INSTANCES; seed++) {
		struct invented invented;
		struct cuts_problem problem;
		struct cuts_result result;
		struct arena arena;
		int64_t all, counted;
		instance_make(seed, &invented, &problem);
		int64_t best = brute_force(&invented, &problem, &all);
		search(&invented, &problem, &arena, &result);
		vectors += all;
		simulated += result.tried_count;
		assert_int_equal(result.broken_count, 0);
		if (best == INT64_MAX) {
			none++;
			assert_int_equal(result.outcome, CUTS_NONE);
			assert_true(proof_holds(&problem, &result, INT64_MAX, &counted));
		} else {
			assert_int_equal(result.outcome, CUTS_PROVEN);
			assert_int_equal(result.cost, best);
			assert_int_equal(result.bound, best);
			assert_true(is_fine(&invented, &problem, &result.tried[result.best].heads));
			assert_true(proof_holds(&problem, &result, result.bound, &counted));
		}
		arena_free(&arena);
	}
	printf("%d instances, %d without an answer: %lld vectors, %lld simulated\n", INSTANCES, none, (long long)vectors, (long long)simulated);
	assert_in_range(none, 1, INSTANCES / 2);
	assert_true(10 * simulated < vectors);
}

/* The cuts by themselves: their vectors fail, nothing that is fine is cut off, and all that is cheaper is. */
static void the_list_of_cuts_is_a_certificate(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= INSTANCES / 3; seed++) {
		struct invented invented;
		struct cuts_problem problem;
		struct cuts_result result;
		struct arena arena;
		instance_make(seed, &invented, &problem);
		search(&invented, &problem, &arena, &result);
		for (int i = 0; i < result.cut_count; i++) {
			const struct cuts_cut *cut = &result.cuts[i];
			double missed = problem.target[cut->target] - service_of(&invented, &result.tried[cut->tried].heads, cut->target);
			assert_true(cut->is_point ? missed > 0 : missed > problem.matters[cut->target]);
		}
		struct heads heads = lowest(&problem);
		do {
			bool is_cut = false;
			int64_t cost = heads_cost(&heads, problem.cost);
			for (int i = 0; i < result.cut_count; i++)
				is_cut |= cuts_excludes(&result, &result.cuts[i], &heads);
			assert_false(is_cut && is_fine(&invented, &problem, &heads));
			if (result.outcome == CUTS_PROVEN && cost < result.bound)
				assert_true(is_cut || !cuts_is_allowed(&problem, &heads));
		} while (counter_next(&problem, &heads));
		arena_free(&arena);
	}
}

static void forged_certificates_are_caught(void **state)
{
	int caught_missing = 0, caught_bound = 0, tried = 0;
	(void)state;
	for (uint64_t seed = 1; seed <= INSTANCES / 3; seed++) {
		struct invented invented;
		struct cuts_problem problem;
		struct cuts_result result;
		struct arena arena;
		int64_t counted;
		instance_make(seed, &invented, &problem);
		search(&invented, &problem, &arena, &result);
		if (result.outcome == CUTS_PROVEN && result.cut_count > 0) {
			tried++;
			caught_bound += !proof_holds(&problem, &result, result.bound + 1, &counted); /* the best itself is cheaper than that */
			struct cuts_result forged = result;
			forged.cut_count = 0;
			caught_missing += !proof_holds(&problem, &forged, result.bound, &counted);
			struct cuts_tried honest = result.tried[result.cuts[0].tried]; /* a cut by a vector that meets its targets */
			for (int target = 0; target < problem.target_count; target++)
				result.tried[result.cuts[0].tried].service[target] = 1;
			assert_false(proof_holds(&problem, &result, result.bound, &counted));
			result.tried[result.cuts[0].tried] = honest;
			assert_true(proof_holds(&problem, &result, result.bound, &counted));
		}
		arena_free(&arena);
	}
	assert_true(tried > 10);
	assert_int_equal(caught_bound, tried);
	assert_true(caught_missing > tried / 2); /* sums and bounds alone may do for some */
}

/* Two kinds, each needed; service rises in steps, and where both have at least seven it falls. */
static void dented(struct invented *invented, struct cuts_problem *problem, double dent)
{
	*invented = (struct invented){.kinds = 2, .targets = 1, .need = {{4, 4}}, .step = 0.05, .dent = dent, .dent_at = 7};
	static const struct heads starts[] = {{{6, 6}}, {{7, 7}}};
	*problem = (struct cuts_problem){.kinds = 2, .high = {9, 9}, .cost = {1, 1}, .target_count = 1, .target = {0.9}, .matters = {0.02}, .most = 500,
		.prefer = {{3, 3}}, .starts = starts, .start_count = 2};
}

static void more_that_serve_worse_are_reported(void **state)
{
	struct invented invented;
	struct cuts_problem problem;
	struct cuts_result result;
	struct arena arena;
	int64_t all;
	(void)state;
	dented(&invented, &problem, 0.3);
	search(&invented, &problem, &arena, &result);
	assert_true(result.broken_count > 0);
	const struct heads *more = &result.tried[result.broken_more].heads, *less = &result.tried[result.broken_less].heads;
	assert_true(heads_cover(more, less) && !heads_equal(more, less));
	assert_true(service_of(&invented, less, 0) - service_of(&invented, more, 0) > problem.matters[0]);
	arena_free(&arena);
	dented(&invented, &problem, 0.015); /* by less than what matters: the answer holds */
	search(&invented, &problem, &arena, &result);
	assert_true(result.small_count > 0);
	assert_int_equal(result.broken_count, 0);
	assert_int_equal(result.outcome, CUTS_PROVEN);
	assert_int_equal(result.cost, brute_force(&invented, &problem, &all));
	arena_free(&arena);
}

static void a_limit_leaves_an_honest_gap(void **state)
{
	int gaps = 0;
	(void)state;
	for (uint64_t seed = 1; seed <= INSTANCES / 2; seed++)
		for (int most = 1; most <= 9; most += 4) {
			struct invented invented;
			struct cuts_problem problem;
			struct cuts_result result;
			struct arena arena;
			int64_t all, counted;
			instance_make(seed, &invented, &problem);
			problem.most = most;
			int64_t best = brute_force(&invented, &problem, &all);
			search(&invented, &problem, &arena, &result);
			assert_true(result.tried_count <= most);
			if (best < INT64_MAX) {
				assert_int_not_equal(result.outcome, CUTS_NONE);
				assert_true(result.bound <= best);
				assert_true(!result.has_best || result.cost >= best);
				assert_true(proof_holds(&problem, &result, result.bound, &counted));
				gaps += result.outcome == CUTS_GAP;
			}
			arena_free(&arena);
		}
	assert_true(gaps > 20);
}

/* What was tried before is tried first, and its cuts are had again for nothing. */
static void starts_are_used(void **state)
{
	struct invented invented;
	struct cuts_problem problem;
	struct cuts_result first, again;
	struct arena arena, other;
	(void)state;
	instance_make(9, &invented, &problem);
	search(&invented, &problem, &arena, &first);
	struct heads starts[64];
	int count = 0;
	assert_true(first.cut_count > 0 && first.cut_count < 60);
	starts[count++] = first.tried[first.best].heads;
	for (int i = 0; i < first.cut_count; i++)
		starts[count++] = first.tried[first.cuts[i].tried].heads;
	problem.starts = starts;
	problem.start_count = count;
	search(&invented, &problem, &other, &again);
	assert_int_equal(again.cost, first.cost);
	assert_int_equal(again.outcome, CUTS_PROVEN);
	assert_true(again.tried_count <= first.tried_count + problem.kinds);
	for (int i = 0; i < count && i < again.tried_count; i++)
		assert_true(heads_equal(&again.tried[i].heads, &starts[i]));
	arena_free(&arena);
	arena_free(&other);
}

/* Among equals the nearest to what is preferred. */
static void equals_are_told_apart_by_preference(void **state)
{
	struct cuts_problem problem = {.kinds = 3, .high = {8, 8, 8}, .cost = {7, 7, 7}, .least = 9, .prefer = {{6, 1, 3}}};
	struct cuts_result none = {.cut_count = 0};
	struct faults faults;
	struct heads proposal;
	enum master_outcome outcome;
	int64_t bound = 0;
	(void)state;
	faults_init(&faults);
	assert_int_equal(master_propose(&problem, &none, INT64_MAX, &outcome, &proposal, &bound, &faults), STATUS_OK);
	assert_int_equal(outcome, MASTER_PROPOSED);
	assert_int_equal(bound, 63);
	assert_int_equal(heads_total(&proposal), 9);
	assert_true(proposal.n[0] <= 6 && proposal.n[1] <= 1 && proposal.n[2] <= 3);
	assert_int_equal(master_propose(&problem, &none, 63, &outcome, &proposal, &bound, &faults), STATUS_OK);
	assert_int_equal(outcome, MASTER_NOTHING_LEFT);
	faults_free(&faults);
}

/* Laws B1 … B4: chance of waiting and mean wait. */
static void erlang_is_as_published(void **state)
{
	static const struct { int servers; double load, waits, wait; } laws[] = {
		{2, 1.8, 0.8526315789, 4.263157895}, {10, 9, 0.6687315241, 0.6687315241}, {30, 24, 0.1728620555, 0.02881034258}, {100, 95, 0.5064568539, 0.1012913708},
		{50, 48, 0.6944556112, 20.83366834 / 60}, {1, 0.5, 0.5, 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
		near(erlang_waits(laws[i].servers, laws[i].load), laws[i].waits, 1e-9);
		near(erlang_wait(laws[i].servers, laws[i].load), laws[i].wait, 1e-8);
	}
	near(erlang_waits_longer(1, 0.8, 5), 0.8 * exp(-1), 1e-12);
	near(erlang_waits_longer(50, 48, 58.13874178 / 60), 0.1, 1e-6);
	assert_true(erlang_waits(3, 3) >= 1 && isinf(erlang_wait(3, 4)) && erlang_waits_longer(3, 3, 9) >= 1);
	assert_true(erlang_waits(4, 0) <= 0 && erlang_wait(4, 0) <= 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_optimum_is_that_of_all_vectors),
		cmocka_unit_test(the_list_of_cuts_is_a_certificate),
		cmocka_unit_test(forged_certificates_are_caught),
		cmocka_unit_test(more_that_serve_worse_are_reported),
		cmocka_unit_test(a_limit_leaves_an_honest_gap),
		cmocka_unit_test(starts_are_used),
		cmocka_unit_test(equals_are_told_apart_by_preference),
		cmocka_unit_test(erlang_is_as_published),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
