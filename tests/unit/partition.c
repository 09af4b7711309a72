/* partition.c - connected sets are listed once each, partitions are the cheapest there are, their prices prove it, and so do those of none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plan/partition/verify.h"
#include "unit/lattice.h"

enum { SMALL = 12 };

/* -- by brute force, for up to SMALL units ------------------------------------------------------------------------------ */

static bool is_connected(const struct town *town, unsigned set)
{
	unsigned reached = set & -set, before = 0;
	while (reached != before) {
		before = reached;
		for (int i = 0; i < town->count; i++)
			for (int n = town->first[i]; reached >> i & 1 && n < town->first[i + 1]; n++)
				reached |= 1u << town->neighbour[n] & set;
	}
	return reached == set;
}

/* INT64_MAX: not a part. */
static int64_t part_cost(const struct partition_problem *problem, const struct town *town, unsigned set)
{
	uint16_t members[SMALL];
	int count = 0, base = 0;
	int64_t weight = 0;
	for (int i = 0; i < town->count; i++)
		if (set >> i & 1) {
			members[count++] = (uint16_t)i;
			weight += town->weight[i];
		}
	if (count == 0 || weight < problem->low || weight > problem->high || !is_connected(town, set))
		return INT64_MAX;
	return compactness(town, members, count, &base);
}

/* The least cost of covering all units by so many parts. */
static int64_t least_cost(const struct partition_problem *problem, const struct town *town)
{
	static int64_t part[1 << SMALL], best[SMALL + 1][1 << SMALL];
	unsigned all = (1u << town->count) - 1;
	int64_t least = INT64_MAX;
	for (unsigned set = 0; set <= all; set++) {
		part[set] = part_cost(problem, town, set);
		best[0][set] = set ? INT64_MAX : 0;
	}
	for (int parts = 1; parts <= town->count; parts++)
		for (unsigned set = 0; set <= all; set++) {
			best[parts][set] = INT64_MAX;
			for (unsigned sub = set; sub; sub = (sub - 1) & set) /* the part of the least unit */
				if (sub & (set & -set) && part[sub] < INT64_MAX && best[parts - 1][set ^ sub] < INT64_MAX && part[sub] + best[parts - 1][set ^ sub] < best[parts][set])
					best[parts][set] = part[sub] + best[parts - 1][set ^ sub];
		}
	for (int parts = problem->count_low; parts <= problem->count_high && parts <= town->count; parts++)
		least = best[parts][all] < least ? best[parts][all] : least;
	return least;
}

/* What the prices prove of any plan; NaN when some part costs less than they say. */
static double proven(const struct partition *plan, const struct partition_problem *problem, const struct town *town, bool is_free)
{
	double sum = problem->count_low * plan->count_low_price + problem->count_high * plan->count_high_price;
	for (int i = 0; i < town->count; i++)
		sum += plan->price[i];
	for (unsigned set = 1; set < 1u << town->count; set++) {
		int64_t cost = part_cost(problem, town, set);
		double least = plan->count_low_price + plan->count_high_price;
		for (int i = 0; i < town->count; i++)
			least += set >> i & 1 ? plan->price[i] : 0;
		if (cost < INT64_MAX && (is_free ? 0 : (double)cost) < least - 1e-6 * (1 + fabs(least)))
			return NAN;
	}
	return sum;
}

/* The checker says the same of it. */
static void verify(const struct partition *plan, const struct partition_problem *problem)
{
	struct faults faults;
	struct verify verify;
	faults_init(&faults);
	enum status status = verify_plan(&verify, problem, plan, NULL, &faults);
	for (int k = 0; k < faults.count; k++)
		print_message("%s\n", faults.rows[k].what);
	assert_int_equal(status, STATUS_OK);
	assert_true(verify.is_proven && verify.sets == plan->sets);
	faults_free(&faults);
}

static void check_plan(const struct partition *plan, const struct partition_problem *problem, const struct town *town)
{
	int64_t cost = 0;
	assert_in_range(plan->part_count, problem->count_low, problem->count_high);
	for (int p = 0; p < plan->part_count; p++) {
		unsigned set = 0;
		for (int i = 0; i < town->count; i++)
			set |= plan->part_of[i] == p ? 1u << i : 0;
		assert_true(part_cost(problem, town, set) == plan->parts[p].cost);
		cost += plan->parts[p].cost;
	}
	assert_true(cost == plan->cost);
}

/* -- tests -------------------------------------------------------------------------------------------------------------- */

static void lists_each_connected_set_once(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct town town;
		static bool is_listed[1 << SMALL];
		lattice(&town, SMALL, 4, seed, 0.2);
		struct partition_problem problem = problem_of(&town, 9, 24, 0, SMALL);
		struct pool_request request = {.units = &problem.units, .low = 9, .high = 24, .cost = compactness, .context = &town};
		struct pool pool;
		bool is_full;
		int64_t expected = 0;
		memset(is_listed, 0, sizeof is_listed);
		pool_init(&pool);
		assert_int_equal(pool_build(&pool, &request, &is_full), STATUS_OK);
		assert_false(is_full);
		for (int64_t s = 0; s < pool.set_count; s++) {
			unsigned set = 0;
			for (int i = 0; i < pool.sets[s].count; i++)
				set |= 1u << pool_members(&pool, s)[i];
			assert_false(is_listed[set]);
			is_listed[set] = true;
			assert_true(pool.sets[s].cost == part_cost(&problem, &town, set));
		}
		for (unsigned set = 0; set < 1u << SMALL; set++)
			expected += part_cost(&problem, &town, set) < INT64_MAX;
		assert_true(pool.set_count == expected);
		pool_free(&pool);
		request.most = expected - 1;
		assert_int_equal(pool_build(&pool, &request, &is_full), STATUS_OK);
		assert_true(is_full && pool.set_count == 0);
		pool_free(&pool);
	}
}

static void finds_what_trying_all_finds(void **state)
{
	(void)state;
	int possible = 0, impossible = 0, by_prices = 0;
	for (uint64_t seed = 1; seed <= 120; seed++) {
		struct town town;
		struct arena arena;
		struct partition plan;
		lattice(&town, 6 + (int)(seed % 7), 3 + (int)(seed % 2), seed, 0.15);
		struct partition_problem problem = problem_of(&town, 8 + (int64_t)(seed % 5), 16 + (int64_t)(seed % 9), 1 + (int)(seed % 3), 4 + (int)(seed % 4));
		int64_t least = least_cost(&problem, &town);
		arena_init(&arena);
		assert_int_equal(partition_solve(&plan, &arena, &problem), STATUS_OK);
		verify(&plan, &problem);
		if (least == INT64_MAX) {
			impossible++;
			assert_int_equal(plan.outcome, PARTITION_IMPOSSIBLE);
			by_prices += proven(&plan, &problem, &town, true) > 1e-7;
		} else {
			possible++;
			assert_int_equal(plan.outcome, PARTITION_PROVEN);
			assert_true(plan.cost == least);
			check_plan(&plan, &problem, &town);
			double bound = proven(&plan, &problem, &town, false);
			assert_true(bound <= (double)least + 1e-3 && plan.bound <= (double)least);
		}
		arena_free(&arena);
	}
	assert_true(possible > 30 && impossible > 10 && by_prices > impossible / 2); /* else whole sets alone fail, which a search showed */
}

/* Published optima: n x n cells into n connected parts of n cells, squared distances (Validi, Buchanan, Lykhovyd 2022). */
static void lattices_have_their_published_optima(void **state)
{
	(void)state;
	static const int64_t optimum[] = {[5] = 239524, [6] = 418572, [7] = 647977, [8] = 916840, [9] = 1075716};
	for (int n = 5; n <= 9; n++) {
		struct town town;
		struct arena arena;
		struct partition plan;
		lattice(&town, n * n, n, 1, -1);
		struct partition_problem problem = problem_of(&town, n, n, n, n);
		arena_init(&arena);
		assert_int_equal(partition_solve(&plan, &arena, &problem), STATUS_OK);
		assert_int_equal(plan.outcome, PARTITION_PROVEN);
		assert_true(plan.cost == optimum[n]);
		verify(&plan, &problem);
		arena_free(&arena);
	}
}

static void an_island_is_its_own_proof(void **state)
{
	(void)state;
	static bool touches[MOST][MOST];
	struct town town = {.count = 3, .weight = {10, 10, 3}};
	struct arena arena;
	struct partition plan;
	touches[0][1] = touches[1][0] = true;
	link_up(&town, touches);
	struct partition_problem problem = problem_of(&town, 8, 12, 1, 3);
	arena_init(&arena);
	assert_int_equal(partition_solve(&plan, &arena, &problem), STATUS_OK);
	assert_int_equal(plan.outcome, PARTITION_IMPOSSIBLE);
	verify(&plan, &problem);
	assert_true(plan.price[2] > 0 && plan.price[0] <= 1e-9 && plan.price[1] <= 1e-9);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_each_connected_set_once),
		cmocka_unit_test(finds_what_trying_all_finds),
		cmocka_unit_test(lattices_have_their_published_optima),
		cmocka_unit_test(an_island_is_its_own_proof),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
