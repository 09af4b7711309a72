/* lp.c - linear and integer programs with a known answer, duality, and what happens when there is no answer. */
#include "solve/lp.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "near.h"

/* A small generator of the test's own: the program under test draws nothing. */
static double uniform(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(*state >> 11) * 0x1p-53;
}

/* Dantzig's window factory: most profit 36 at x = 2, y = 6; prices 0, 1.5, 1. */
static struct lp *factory(void)
{
	struct lp *lp = lp_init();
	assert_non_null(lp);
	int x = lp_column(lp, "x", 0, INFINITY, -3, 0), y = lp_column(lp, "y", 0, INFINITY, -5, 0);
	assert_int_equal(x, 0);
	assert_int_equal(y, 1);
	assert_int_equal(lp_row(lp, "plant 1", -INFINITY, 4, 1, &x, (double[]){1}), 0);
	assert_int_equal(lp_row(lp, "plant 2", -INFINITY, 12, 1, &y, (double[]){2}), 1);
	assert_int_equal(lp_row(lp, "plant 3", -INFINITY, 18, 2, (int[]){0, 1}, (double[]){3, 2}), 2);
	return lp;
}

static void finds_the_known_optimum(void **state)
{
	(void)state;
	struct lp *lp = factory();
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	near(lp_cost(lp), -36, 1e-9);
	near(lp_bound(lp), -36, 1e-9);
	near(lp_value(lp, 0), 2, 1e-9);
	near(lp_value(lp, 1), 6, 1e-9);
	near(lp_price(lp, 0), 0, 1e-9);
	near(lp_price(lp, 1), -1.5, 1e-9);
	near(lp_price(lp, 2), -1, 1e-9);
	lp_free(lp);
}

static void a_price_is_what_one_more_unit_brings(void **state)
{
	(void)state;
	struct lp *lp = factory();
	lp_set_row(lp, 1, -INFINITY, 13);
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	near(lp_cost(lp), -37.5, 1e-9);
	lp_set_row(lp, 1, -INFINITY, 12);
	lp_set_cost(lp, 0, -10);
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	near(lp_cost(lp), -55, 1e-9); /* x = 4, y = 3 */
	lp_free(lp);
}

static void a_column_left_out_says_what_it_lacks(void **state)
{
	(void)state;
	struct lp *lp = lp_init();
	int bus = lp_column(lp, "bus", 0, INFINITY, 2, 0), taxi = lp_column(lp, "taxi", 0, INFINITY, 3, 0);
	lp_row(lp, "seats", 10, INFINITY, 2, (int[]){bus, taxi}, (double[]){1, 1});
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	near(lp_value(lp, bus), 10, 1e-9);
	near(lp_reduced_cost(lp, bus), 0, 1e-9);
	near(lp_reduced_cost(lp, taxi), 1, 1e-9);
	lp_set_cost(lp, taxi, 1.5);
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	near(lp_value(lp, taxi), 10, 1e-9);
	near(lp_cost(lp), 15, 1e-9);
	lp_free(lp);
}

static void says_when_there_is_no_answer(void **state)
{
	(void)state;
	struct lp *lp = lp_init();
	int x = lp_column(lp, "x", 0, 1, 1, 0);
	int row = lp_row(lp, "too much", 2, INFINITY, 1, &x, (double[]){1});
	assert_int_equal(lp_solve(lp, 0), LP_INFEASIBLE);
	assert_true(isinf(lp_cost(lp)) && isnan(lp_value(lp, x)) && isnan(lp_price(lp, row)));
	assert_int_equal(lp_solve_whole(lp, 0), LP_INFEASIBLE);
	assert_true(isinf(lp_cost(lp)));
	lp_set_row(lp, row, 1, INFINITY);
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL); /* and goes on living */
	near(lp_cost(lp), 1, 1e-9);
	lp_column(lp, "y", 0, INFINITY, -1, 0);
	assert_int_equal(lp_solve(lp, 0), LP_UNBOUNDED);
	lp_free(lp);
}

static void whole_numbers_may_not_exist(void **state)
{
	(void)state;
	struct lp *lp = lp_init();
	int x = lp_column(lp, "x", 0, 5, 1, 1);
	lp_row(lp, "between whole numbers", 0.9, 1.1, 1, &x, (double[]){0.5});
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	near(lp_cost(lp), 1.8, 1e-9);
	assert_int_equal(lp_solve_whole(lp, 0), LP_OPTIMAL);
	near(lp_cost(lp), 2, 1e-9);
	lp_row(lp, "and below two", -INFINITY, 1.9, 1, &x, (double[]){1});
	assert_int_equal(lp_solve_whole(lp, 0), LP_INFEASIBLE);
	lp_free(lp);
}

static void refuses_what_makes_no_sense(void **state)
{
	(void)state;
	struct lp *lp = lp_init();
	assert_int_equal(lp_column(lp, "crossed", 2, 1, 0, 0), -1);
	assert_int_equal(lp_column(lp, "no number", NAN, 1, 0, 0), -1);
	assert_int_equal(lp_column(lp, "no whole number inside", 0.2, 0.8, 0, 1), -1);
	int x = lp_column(lp, "x", 0, 1, 1, 0);
	assert_int_equal(x, 0);
	assert_int_equal(lp_row(lp, "crossed", 1, 0, 1, &x, (double[]){1}), -1);
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	lp_free(lp);
}

static void an_abort_breaks_one_program_only(void **state)
{
	(void)state;
	struct lp *broken = factory(), *sound = factory();
	assert_int_equal(lp_row(broken, "twice", 0, 1, 2, (int[]){1, 1}, (double[]){1, 1}), -1);
	assert_int_equal(lp_solve(broken, 0), LP_FAILED);
	assert_int_equal(lp_solve_whole(broken, 0), LP_FAILED);
	assert_true(isnan(lp_value(broken, 0)));
	assert_int_equal(lp_solve(sound, 0), LP_OPTIMAL);
	near(lp_cost(sound), -36, 1e-9);
	lp_free(broken);
	lp_free(sound);
	sound = factory();
	assert_int_equal(lp_solve(sound, 0), LP_OPTIMAL);
	lp_free(sound);
}

static void limits_are_kept_and_said(void **state)
{
	(void)state;
	struct lp *lp = factory();
	assert_int_equal(lp_solve(lp, 1), LP_LIMIT);
	assert_true(isinf(lp_cost(lp)));
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	lp_free(lp);
}

enum { THINGS = 14 };

static double knapsack_by_trying_all(const double *weight, const double *worth, double room)
{
	double best = 0;
	for (int set = 0; set < 1 << THINGS; set++) {
		double load = 0, gain = 0;
		for (int i = 0; i < THINGS; i++)
			if (set >> i & 1) {
				load += weight[i];
				gain += worth[i];
			}
		if (load <= room && gain > best)
			best = gain;
	}
	return best;
}

static void a_knapsack_matches_trying_everything(void **state)
{
	(void)state;
	uint64_t chance = 7;
	for (int repeat = 0; repeat < 20; repeat++) {
		struct lp *lp = lp_init();
		double weight[THINGS], worth[THINGS], room = 0;
		int columns[THINGS];
		for (int i = 0; i < THINGS; i++) {
			weight[i] = 1 + floor(40 * uniform(&chance));
			worth[i] = weight[i] + floor(10 * uniform(&chance));
			room += weight[i] / 2;
			columns[i] = lp_column(lp, "thing", 0, 1, -worth[i], 1);
		}
		lp_row(lp, "room", -INFINITY, room, THINGS, columns, weight);
		double best = knapsack_by_trying_all(weight, worth, room);
		assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
		double relaxed = lp_cost(lp);
		assert_int_equal(lp_solve_whole(lp, 0), LP_OPTIMAL);
		near(lp_cost(lp), -best, 1e-6);
		near(lp_bound(lp), -best, 1e-6);
		assert_true(relaxed <= -best + 1e-6);
		enum lp_outcome outcome = lp_solve_whole(lp, 1);
		assert_true(outcome == LP_LIMIT || outcome == LP_OPTIMAL);
		assert_true(lp_bound(lp) <= -best + 1e-6 && lp_cost(lp) >= -best - 1e-6);
		lp_free(lp);
	}
}

enum { WIDE = 120, HIGH = 80 };

static struct lp *random_program(uint64_t chance, double *low)
{
	struct lp *lp = lp_init();
	double value[WIDE];
	int columns[WIDE];
	for (int j = 0; j < WIDE; j++)
		columns[j] = lp_column(lp, "x", 0, 2 + uniform(&chance), 1 + uniform(&chance), 0);
	for (int i = 0; i < HIGH; i++) {
		double most = 0;
		for (int j = 0; j < WIDE; j++)
			most += value[j] = uniform(&chance) < 0.2 ? uniform(&chance) : 0;
		low[i] = most * 0.9 * uniform(&chance);
		lp_row(lp, "need", low[i], INFINITY, WIDE, columns, value);
	}
	return lp;
}

/* Cost = sum(price x bound of its row) + sum(reduced cost x bound its column stands at), and every sign is right. */
static void duality_closes_on_random_programs(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 5; seed++) {
		double low[HIGH], dual = 0;
		struct lp *lp = random_program(seed, low), *twin = random_program(seed, low);
		assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
		for (int i = 0; i < HIGH; i++) {
			assert_true(lp_price(lp, i) >= -1e-9);
			dual += lp_price(lp, i) * low[i];
		}
		for (int j = 0; j < WIDE; j++)
			dual += lp_reduced_cost(lp, j) * lp_value(lp, j);
		near(dual, lp_cost(lp), 1e-7 * lp_cost(lp));
		assert_int_equal(lp_solve(twin, 0), LP_OPTIMAL);
		assert_true(lp_cost(lp) == lp_cost(twin)); /* to the last bit */
		lp_free(lp);
		lp_free(twin);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_known_optimum),
		cmocka_unit_test(a_price_is_what_one_more_unit_brings),
		cmocka_unit_test(a_column_left_out_says_what_it_lacks),
		cmocka_unit_test(says_when_there_is_no_answer),
		cmocka_unit_test(whole_numbers_may_not_exist),
		cmocka_unit_test(refuses_what_makes_no_sense),
		cmocka_unit_test(an_abort_breaks_one_program_only),
		cmocka_unit_test(limits_are_kept_and_said),
		cmocka_unit_test(a_knapsack_matches_trying_everything),
		cmocka_unit_test(duality_closes_on_random_programs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
