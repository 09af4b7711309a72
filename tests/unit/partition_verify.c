/* partition_verify.c - the checker of plans takes what is right, and names what was bent: parts, costs, prices, splits, claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plan/partition/verify.h"
#include "unit/lattice.h"

enum { UNITS = 30, WIDTH = 6 };

/* A plan with a proof that splits: prices alone leave a gap here. */
struct bench {
	struct town town;
	struct arena arena;
	struct partition_problem problem;
	struct partition plan;
	struct faults faults;
	struct verify verify;
};

static bool has_split(const struct partition *plan)
{
	for (int n = 0; n < plan->proof.node_count; n++)
		if (plan->proof.nodes[n].split == PARTITION_PAIR || plan->proof.nodes[n].split == PARTITION_COUNT)
			return true;
	return false;
}

static void bench_set(struct bench *bench)
{
	for (uint64_t seed = 16; seed < 60; seed++) {
		lattice(&bench->town, UNITS, WIDTH, seed, 0.05);
		bench->problem = problem_of(&bench->town, 20, 26, 3, 10);
		arena_init(&bench->arena);
		assert_int_equal(partition_solve(&bench->plan, &bench->arena, &bench->problem), STATUS_OK);
		if (bench->plan.outcome == PARTITION_PROVEN && has_split(&bench->plan))
			break;
		arena_free(&bench->arena);
	}
	assert_true(has_split(&bench->plan));
	faults_init(&bench->faults);
}

static void bench_clear(struct bench *bench)
{
	faults_free(&bench->faults);
	arena_free(&bench->arena);
}

static enum status check(struct bench *bench)
{
	faults_free(&bench->faults);
	faults_init(&bench->faults);
	return verify_plan(&bench->verify, &bench->problem, &bench->plan, NULL, &bench->faults);
}

static bool says(const struct bench *bench, const char *words)
{
	for (int k = 0; k < bench->faults.count; k++)
		if (strstr(bench->faults.rows[k].what, words))
			return true;
	return false;
}

static void finds(struct bench *bench, const char *words)
{
	enum status status = check(bench);
	if (!says(bench, words))
		for (int k = 0; k < bench->faults.count; k++)
			print_message("%s\n", bench->faults.rows[k].what);
	assert_int_equal(status, STATUS_FAULT);
	assert_true(says(bench, words));
}

static void takes_what_is_right(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	assert_int_equal(check(&bench), STATUS_OK);
	assert_true(bench.verify.is_proven && bench.verify.sets == bench.plan.sets && bench.verify.bound > (double)bench.plan.cost - 1);
	bench_clear(&bench);
}

/* A unit on the rim of a part goes to one it does not touch. */
static void a_part_in_pieces(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	int *part_of = bench.plan.part_of, moved = 0;
	int far = part_of[0] == part_of[UNITS - 1] ? 0 : part_of[UNITS - 1];
	part_of[moved] = far;
	bench.problem.low -= 9;
	bench.problem.high += 9;
	finds(&bench, "in pieces");
	bench_clear(&bench);
}

static void a_unit_in_no_part_or_in_one_there_is_not(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	bench.plan.part_of[3] = -1;
	finds(&bench, "unit 3 is in no part");
	bench.plan.part_of[3] = bench.plan.part_count;
	finds(&bench, "unit 3 is in no part");
	bench_clear(&bench);
}

/* A unit counted in two parts: their units and weights say so. */
static void a_unit_counted_twice(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	int other = bench.plan.part_of[0] == 0;
	bench.plan.parts[other].units++;
	bench.plan.parts[other].weight += bench.town.weight[0];
	finds(&bench, "is said to weigh");
	assert_true(says(&bench, "is said to have"));
	bench_clear(&bench);
}

static void wrong_costs_and_counts(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	bench.plan.cost--;
	finds(&bench, "its parts cost");
	bench.plan.cost++;
	bench.plan.parts[1].cost++;
	finds(&bench, "part 2 is said to cost");
	bench.plan.parts[1].cost--;
	bench.problem.count_high = bench.plan.part_count - 1;
	finds(&bench, "are asked for");
	bench.problem.count_high = 10;
	bench.problem.high = 22;
	finds(&bench, "outside the window");
	bench_clear(&bench);
}

static int first_leaf(const struct partition *plan)
{
	for (int n = 0; n < plan->proof.node_count; n++)
		if (plan->proof.nodes[n].split == PARTITION_LEAF)
			return n;
	return -1;
}

static void forged_prices(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	struct partition_proof *proof = &bench.plan.proof;
	struct partition_prices *leaf = &proof->nodes[first_leaf(&bench.plan)].prices;
	leaf->unit[5] += 5000;
	finds(&bench, "claims a bound");
	leaf->unit[5] -= 5000;
	assert_int_equal(check(&bench), STATUS_OK);
	for (int i = 0; i < UNITS; i++)
		leaf->unit[i] /= 2;
	finds(&bench, "the certificate does not show it");
	for (int i = 0; i < UNITS; i++)
		leaf->unit[i] *= 2;
	leaf->count_high_price = 1;
	finds(&bench, "wrong sign");
	leaf->count_high_price = 0;
	proof->root.unit[7] = NAN;
	finds(&bench, "no number");
	bench_clear(&bench);
}

static void forged_cuts(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	struct partition_cut cuts[] = {{.unit = {1, 2, 3}, .price = 10}};
	struct partition_prices *leaf = &bench.plan.proof.nodes[first_leaf(&bench.plan)].prices;
	leaf->cuts = cuts;
	leaf->cut_count = 1;
	finds(&bench, "a cut that is none");
	cuts[0] = (struct partition_cut){.unit = {1, 2, 2}, .price = -10};
	finds(&bench, "a cut that is none");
	cuts[0] = (struct partition_cut){.unit = {1, 2, UNITS}, .price = -10};
	finds(&bench, "a cut that is none");
	bench_clear(&bench);
}

static void forged_splits(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	struct partition_node *nodes = bench.plan.proof.nodes;
	int split = 0;
	while (nodes[split].split != PARTITION_PAIR && nodes[split].split != PARTITION_COUNT)
		split++;
	int below = nodes[split].below[1];
	nodes[split].below[1] = nodes[split].below[0]; /* one half looked at twice */
	finds(&bench, "not there or belongs to another");
	nodes[split].below[1] = split;
	finds(&bench, "not there or belongs to another");
	nodes[split].below[1] = bench.plan.proof.node_count;
	finds(&bench, "not there or belongs to another");
	nodes[split].below[1] = below;
	nodes[split].split = PARTITION_PAIR;
	nodes[split].a = nodes[split].b = 4;
	finds(&bench, "not two");
	bench_clear(&bench);
}

/* Nothing in the proof bears what is claimed: no nodes, a plan claimed to be the cheapest that is not, none claimed where there is one. */
static void forged_claims(void **state)
{
	(void)state;
	struct bench bench;
	bench_set(&bench);
	struct partition_proof *proof = &bench.plan.proof;
	int nodes = proof->node_count;
	proof->node_count = 0;
	finds(&bench, "the certificate does not show it");
	bench.plan.outcome = PARTITION_OPEN;
	finds(&bench, "the bound is said to be");
	proof->node_count = nodes;
	bench.plan.outcome = PARTITION_PROVEN;
	bench.plan.outcome = PARTITION_IMPOSSIBLE;
	bench.plan.part_count = 0;
	finds(&bench, "the certificate does not show it");
	bench_clear(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_is_right),
		cmocka_unit_test(a_part_in_pieces),
		cmocka_unit_test(a_unit_in_no_part_or_in_one_there_is_not),
		cmocka_unit_test(a_unit_counted_twice),
		cmocka_unit_test(wrong_costs_and_counts),
		cmocka_unit_test(forged_prices),
		cmocka_unit_test(forged_cuts),
		cmocka_unit_test(forged_splits),
		cmocka_unit_test(forged_claims),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
