/* likelihood.c - tests of durations that are not over yet, of the distributions fitted to them, of counts that differ beyond chance: known truths come back. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "chance/draw.h"
#include "measure/counts.h"
#include "measure/likelihood.h"
#include "near.h"
#include "room.h"
#include "truths.h"

/* -- curves ------------------------------------------------------------------------------------------------------------ */

/* Kaplan and Meier by hand: over at 1, open at 2, over at 3 twice, open at 4. */
static void test_curve(void **state)
{
	struct room *room = *state;
	struct ends_time times[] = {{3, true}, {1, true}, {4, false}, {2, false}, {3, true}};
	struct ends curve, other, none;
	assert_int_equal(ends_build(times, 5, &room->arena, &curve), STATUS_OK);
	assert_true(curve.count == 2 && curve.over == 3 && curve.n == 5);
	near(ends_at(&curve, 0.9), 0, 1e-12);
	near(ends_at(&curve, 1), 0.2, 1e-12);
	near(ends_at(&curve, 3), 1 - 0.8 * (1 - 2.0 / 3), 1e-12);
	near(ends_quantile(&curve, 0.5), 3, 1e-12);
	assert_true(isinf(ends_quantile(&curve, 0.9)));
	near(ends_mean(&curve, 3), 1 + 0.8 * 2, 1e-12);
	struct ends_time later[] = {{2, true}, {5, true}};
	double where;
	assert_int_equal(ends_build(later, 2, &room->arena, &other), STATUS_OK);
	near(ends_distance(&curve, &other, &where), 0.3, 1e-12);
	near(where, 2, 1e-12);
	near(ends_distance(&curve, &curve, NULL), 0, 1e-12);
	assert_int_equal(ends_build(NULL, 0, &room->arena, &none), STATUS_OK);
	assert_true(isnan(ends_distance(&curve, &none, NULL)));
}

/* -- distributions ----------------------------------------------------------------------------------------------------- */

/* Without censoring the exponential's estimate is the mean, with it all time over the number of ends. */
static void test_exponential_by_hand(void **state)
{
	struct room *room = *state;
	const struct ends_time times[] = {{1, true}, {2, true}, {3, true}, {6, false}};
	struct likelihood_sample sample;
	struct likelihood_fit fit;
	assert_int_equal(likelihood_sample(times, 4, 0.001, &room->arena, &sample), STATUS_OK);
	assert_true(likelihood_fit(FAMILY_exponential, &sample, 0.95, &fit));
	near(fit.mean.mean, 4, 1e-4);
	near(log(fit.mean.high / fit.mean.mean), 1.959964 / sqrt(3), 1e-3);
	near(fit.log_likelihood, -3 * log(4) - 12 / 4.0, 1e-6);
	near(fit.aic, 2 - 2 * fit.log_likelihood, 1e-9);
}

/* Every family comes back within its interval about 95 times of 100, a third not over. */
static void test_recovery(void **state)
{
	struct room *room = *state;
	for (int f = 0; f < FAMILY_COUNT; f++) {
		struct truth_hits hits = truths_of_family((enum family_id)f, 200, 150, true, &room->arena);
		if (hits.mean < 131 || hits.mean > 150 || hits.spread < 131 || hits.found < 149)
			fail_msg("%s: of %d fits the mean was in %d intervals, the spread in %d", families_plate((enum family_id)f)->name, hits.found, hits.mean, hits.spread);
	}
}

/* A test that knows its parameters were fitted: the right family is not refused more often than it should, a wrong one is. */
static void test_goodness(void **state)
{
	struct room *room = *state;
	int refused = 0, caught = 0;
	for (int r = 0; r < 20; r++) {
		struct truth_sample sample;
		struct likelihood_fit right, wrong;
		assert_true(truths_draw(FAMILY_gamma, 150, r, true, &room->arena, &sample));
		assert_true(likelihood_fit(FAMILY_gamma, &sample.sample, 0.95, &right) && likelihood_fit(FAMILY_exponential, &sample.sample, 0.95, &wrong));
		likelihood_test(&right, &sample.curve, sample.limits, 150, 39, (uint64_t)r);
		likelihood_test(&wrong, &sample.curve, sample.limits, 150, 39, (uint64_t)r);
		refused += right.distance_chance <= 0.05;
		caught += wrong.distance_chance <= 0.05 && wrong.weighted_chance <= 0.05;
	}
	assert_in_range(refused, 0, 4);
	assert_in_range(caught, 17, 20);
}

static void test_nothing_to_fit(void **state)
{
	struct room *room = *state;
	const struct ends_time times[] = {{1, true}, {2, false}};
	struct likelihood_sample sample;
	struct likelihood_fit fit;
	assert_int_equal(likelihood_sample(times, 2, 0.001, &room->arena, &sample), STATUS_OK);
	for (int f = 0; f < FAMILY_COUNT; f++)
		assert_false(likelihood_fit((enum family_id)f, &sample, 0.95, &fit));
}

/* -- counts ------------------------------------------------------------------------------------------------------------ */

/* Days that differ by a gamma factor come back; days that do not are not made to. */
static void test_spread(void **state)
{
	(void)state;
	struct truth_days busy = truths_of_days(10, 0.4, 70, 200), calm = truths_of_days(10, 0, 70, 200);
	assert_in_range(busy.covered, 178, 200);
	assert_in_range(busy.told, 190, 200);
	assert_in_range(calm.covered, 185, 200);
	assert_in_range(calm.told, 0, 20);
}

/* Known intervals of Clopper and Pearson, and of a Poisson total. */
static void test_shares_and_rates(void **state)
{
	(void)state;
	struct stats_interval share = counts_share(3, 10, 0.95), none = counts_share(0, 20, 0.95), large = counts_share(1449, 13038, 0.95), rate = counts_rate(10, 5, 1, 0.95);
	near(share.low, 0.0667, 5e-5);
	near(share.high, 0.6525, 5e-5);
	near(none.low, 0, 0);
	near(none.high, 0.1684, 5e-5);
	near(large.high, 0.1167, 5e-4);
	near(rate.low * 5, 4.7954, 5e-4);
	near(rate.high * 5, 18.3904, 5e-4);
	const double seen[] = {10, 20, 30}, flat[] = {20, 20, 20};
	double statistic;
	near(counts_alike(seen, flat, 3, 0, 1, &statistic), exp(-5), 1e-9);
	near(statistic, 10, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_curve, room_open, room_close),
		cmocka_unit_test_setup_teardown(test_exponential_by_hand, room_open, room_close),
		cmocka_unit_test_setup_teardown(test_recovery, room_open, room_close),
		cmocka_unit_test_setup_teardown(test_goodness, room_open, room_close),
		cmocka_unit_test_setup_teardown(test_nothing_to_fit, room_open, room_close),
		cmocka_unit_test(test_spread),
		cmocka_unit_test(test_shares_and_rates),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	printf("%d passed, %d failed\n", (int)(sizeof tests / sizeof *tests) - failed, failed);
	return failed;
}
