/* linear.c - programs in plain arrays: solved as written, answers checked, forged answers caught, proofs that there is none. */
#include "solve/linear.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "near.h"

enum { PLANTS = 3, PRODUCTS = 2 };

/* Dantzig's window factory: least cost -36 at 2, 6. */
static void factory(struct linear *linear)
{
	linear_init(linear);
	linear_column(linear, (struct linear_column){"x", 0, INFINITY, -3, 0});
	linear_column(linear, (struct linear_column){"y", 0, INFINITY, -5, 0});
	linear_row(linear, (struct linear_row){.name = "plant 1", .low = -INFINITY, .high = 4});
	linear_term(linear, 0, 1);
	linear_term(linear, 1, 0);
	linear_row(linear, (struct linear_row){.name = "plant 2", .low = -INFINITY, .high = 12});
	linear_term(linear, 1, 2);
	linear_row(linear, (struct linear_row){.name = "plant 3", .low = -INFINITY, .high = 18});
	linear_term(linear, 0, 3);
	linear_term(linear, 1, 2);
}

static void an_answer_has_no_residuals_and_a_forged_one_has(void **state)
{
	(void)state;
	struct linear linear, copy;
	factory(&linear);
	assert_int_equal(linear.term_count, 4); /* the zero is left out */
	assert_int_equal(linear_copy(&copy, &linear), STATUS_OK);
	linear_free(&linear);
	struct lp *lp = linear_load(&copy);
	assert_int_equal(lp_solve(lp, 0), LP_OPTIMAL);
	double values[PRODUCTS], prices[PLANTS];
	for (int j = 0; j < PRODUCTS; j++)
		values[j] = lp_value(lp, j);
	for (int i = 0; i < PLANTS; i++)
		prices[i] = lp_price(lp, i);
	struct linear_residuals residuals = linear_check(&copy, values, prices);
	near(residuals.primal, 0, 1e-9);
	near(residuals.dual, 0, 1e-9);
	near(residuals.slackness, 0, 1e-9);
	near(residuals.cost, -36, 1e-9);
	near(residuals.bound, -36, 1e-9);
	values[0] += 0.1; /* beyond plant 3 */
	assert_true(linear_check(&copy, values, prices).primal > 0.2);
	values[0] -= 0.2; /* possible, not the best */
	residuals = linear_check(&copy, values, prices);
	near(residuals.primal, 0, 1e-9);
	assert_true(residuals.slackness > 0.05 && residuals.cost > residuals.bound + 0.05);
	prices[1] = 0; /* forged: too cheap */
	assert_true(linear_check(&copy, values, prices).dual > 1);
	lp_free(lp);
	linear_free(&copy);
}

static void what_cannot_be_is_proven_by_multipliers(void **state)
{
	(void)state;
	struct linear linear;
	linear_init(&linear);
	linear_column(&linear, (struct linear_column){"x", 0, 3, 0, 0});
	linear_column(&linear, (struct linear_column){"y", 0, INFINITY, 0, 0});
	linear_row(&linear, (struct linear_row){.name = "much", .low = 10, .high = INFINITY});
	linear_term(&linear, 0, 2);
	linear_term(&linear, 1, 1);
	linear_row(&linear, (struct linear_row){.name = "little", .low = -INFINITY, .high = 3});
	linear_term(&linear, 1, 1);
	near(linear_farkas(&linear, (double[]){1, -1}, 1e-9), 1, 1e-12); /* 10 - 3 asked, 2 × 3 at most */
	assert_true(linear_farkas(&linear, (double[]){1, -0.5}, 1e-9) == -INFINITY);
	assert_true(linear_farkas(&linear, (double[]){-1, 1}, 1e-9) == -INFINITY);
	assert_true(linear_farkas(&linear, (double[]){0, 0}, 1e-9) <= 0);
	linear.rows[1].high = 4.5; /* now there is an answer, and no proof against it */
	assert_true(linear_farkas(&linear, (double[]){1, -1}, 1e-9) <= 0);
	linear_free(&linear);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_has_no_residuals_and_a_forged_one_has),
		cmocka_unit_test(what_cannot_be_is_proven_by_multipliers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
