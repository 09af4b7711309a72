/* measure.c - tests of intervals, quantiles and survival. */
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chance/draw.h"
#include "measure/stats.h"

enum { RESAMPLES = 2000 };

static void near(double value, double expected, double error)
{
	if (!(fabs(value - expected) <= error))
		fail_msg("%.12g, not %.12g", value, expected);
}

static void test_t_quantiles(void **state)
{
	(void)state;
	/* tabulated to three decimals */
	const double table[][3] = {{0.975, 1, 12.706}, {0.975, 2, 4.303}, {0.975, 4, 2.776}, {0.975, 9, 2.262}, {0.975, 29, 2.045},
		{0.975, 99, 1.984}, {0.95, 9, 1.833}, {0.995, 9, 3.250}, {0.9995, 4, 8.610}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		near(stats_t_quantile(table[i][0], table[i][1]), table[i][2], 0.0006);
	near(stats_t_quantile(0.025, 9), -2.262, 0.0006);
}

static void test_mean(void **state)
{
	(void)state;
	const double values[] = {4, 2, NAN, 6, 8, 5, INFINITY};
	struct stats_interval interval = stats_mean(values, 7, 0.95);
	assert_int_equal(interval.n, 5);
	near(interval.mean, 5, 1e-14);
	near(interval.half_width, 2.7764451 * sqrt(5.0 / 5), 1e-6); /* variance 5 */
	near(interval.low, 5 - interval.half_width, 1e-14);
	near(interval.high, 5 + interval.half_width, 1e-14);
}

static void test_mean_of_little(void **state)
{
	(void)state;
	struct stats_interval none = stats_mean((double[]){NAN, NAN}, 2, 0.95), one = stats_mean((double[]){NAN, 3}, 2, 0.95);
	assert_true(isnan(none.mean) && none.n == 0 && none.low == -INFINITY && none.high == INFINITY);
	assert_true(one.mean == 3 && one.n == 1 && one.low == -INFINITY && one.half_width == INFINITY);
	struct stats_interval same = stats_mean((double[]){0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 6, 0.95);
	assert_true(same.mean == 0.1 && same.half_width == 0 && same.low == 0.1 && same.high == 0.1);
}

static void test_paired(void **state)
{
	(void)state;
	const double a[] = {11, 22, 33, NAN, 55}, b[] = {10, 20, 30, 40, NAN};
	struct stats_interval interval = stats_paired(a, b, 5, 0.9);
	assert_int_equal(interval.n, 3);
	near(interval.mean, 2, 1e-14);
	near(interval.half_width, 2.919986 * sqrt(1.0 / 3), 1e-5);
}

static void test_replications_needed(void **state)
{
	(void)state;
	struct stats_interval interval = {.n = 10, .half_width = 2};
	assert_int_equal(stats_replications_needed(interval, 1), 40);
	assert_int_equal(stats_replications_needed(interval, 0.3), 445);
	assert_int_equal(stats_replications_needed(interval, 5), 10);
	assert_int_equal(stats_replications_needed(interval, 0), INT_MAX);
	assert_int_equal(stats_replications_needed(interval, 1e-9), INT_MAX);
	interval.half_width = INFINITY;
	assert_int_equal(stats_replications_needed(interval, 1), INT_MAX);
}

static void test_quantile(void **state)
{
	(void)state;
	const double values[] = {7, 1, NAN, 3, 10};
	double scratch[5];
	near(stats_quantile(values, 5, 0, scratch), 1, 0);
	near(stats_quantile(values, 5, 0.25, scratch), 2.5, 1e-14);
	near(stats_quantile(values, 5, 0.5, scratch), 5, 1e-14);
	near(stats_quantile(values, 5, 0.9, scratch), 9.1, 1e-14);
	near(stats_quantile(values, 5, 1, scratch), 10, 0);
	assert_true(isnan(stats_quantile(values, 0, 0.5, scratch)));
	double own[] = {3, 1, 2};
	near(stats_quantile(own, 3, 0.5, own), 2, 0);
}

/* Deaths at 6, 6, 6, 7, 10, 13, 16, 22, 23 of 21, the others censored: the treated group of the leukaemia trial of Freireich
   and others (1963), median 23. */
static void test_survival_by_hand(void **state)
{
	(void)state;
	const double weeks[] = {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
	const int observed[] = {1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
	assert_true(stats_survival_median(weeks, observed, 21) == 23);
	const double small[] = {5, 1, 3, 4, 2};
	assert_true(stats_survival_median(small, (int[]){1, 1, 1, 1, 1}, 5) == 3);
	/* 1: 4/5; 2 censored; 3: 4/5 x 2/3 = 0.533; 4: x 1/2 */
	assert_true(stats_survival_median(small, (int[]){1, 1, 1, 1, 0}, 5) == 4);
	assert_true(stats_survival_median(small, (int[]){0, 1, 0, 0, 0}, 5) == INFINITY);
	assert_true(stats_survival_median((double[]){2, 2, 8, 9}, (int[]){1, 1, 0, 0}, 4) == 2); /* exactly half */
	assert_true(stats_survival_median(small, observed, 0) == INFINITY);
}

/* -- intervals that hold together -------------------------------------------------------------------------------------- */

/* Normal rows with a common part, so that they are correlated 0.5. Means 0. */
static void normal_rows(double *rows, int count, int n, uint32_t sample)
{
	for (int i = 0; i < n; i++) {
		struct random_address address = {.seed = 5, .replication = sample, .source = 1, .entity = (uint32_t)i};
		double common = draw_normal(random_uniform(&address, 0));
		for (int row = 0; row < count; row++)
			rows[row * n + i] = (common + draw_normal(random_uniform(&address, 1 + row))) * (1 + row);
	}
}

/* The share of samples in which all intervals hold the true mean, 0. */
static double coverage(int rows, int n, int samples)
{
	double values[20 * 40];
	struct stats_interval out[20];
	int held = 0;
	for (int sample = 0; sample < samples; sample++) {
		bool all = true;
		normal_rows(values, rows, n, (uint32_t)sample);
		stats_simultaneous(values, rows, n, 0.95, 500, 9, out);
		for (int row = 0; row < rows; row++)
			all = all && out[row].low <= 0 && out[row].high >= 0;
		held += all;
	}
	return (double)held / samples;
}

static void test_simultaneous_coverage(void **state)
{
	(void)state;
	double by_resampling = coverage(8, 30, 400), with_ten = coverage(8, 10, 1000), by_bonferroni = coverage(8, 6, 1000);
	if (by_resampling < 0.92 || by_resampling > 0.99)
		fail_msg("resampled intervals held together in %g of samples", by_resampling);
	if (with_ten < 0.93 || with_ten > 0.98)
		fail_msg("intervals of ten replications held together in %g of samples", with_ten);
	if (by_bonferroni < 0.93)
		fail_msg("Bonferroni intervals held together in %g of samples", by_bonferroni);
}

static void test_simultaneous_repeats(void **state)
{
	(void)state;
	double values[5 * 20];
	struct stats_interval first[5], again[5], other[5];
	normal_rows(values, 5, 20, 1);
	stats_simultaneous(values, 5, 20, 0.95, RESAMPLES, 1, first);
	stats_simultaneous(values, 5, 20, 0.95, RESAMPLES, 1, again);
	stats_simultaneous(values, 5, 20, 0.95, RESAMPLES, 2, other);
	assert_memory_equal(first, again, sizeof first);
	assert_true(first[0].half_width != other[0].half_width);
	near(first[0].half_width / other[0].half_width, 1, 0.1);
	for (int row = 0; row < 5; row++) {
		struct stats_interval alone = stats_mean(values + row * 20, 20, 0.95);
		assert_true(first[row].mean == alone.mean && first[row].half_width > alone.half_width);
		/* one critical value for all rows */
		near(first[row].half_width / alone.half_width, first[0].half_width / stats_mean(values, 20, 0.95).half_width, 1e-12);
	}
}

static void test_simultaneous_bonferroni(void **state)
{
	(void)state;
	double values[4 * 5];
	struct stats_interval out[4];
	normal_rows(values, 4, 5, 3);
	for (int i = 0; i < 5; i++)
		values[15 + i] = 7.25; /* no spread: takes no part of the error */
	stats_simultaneous(values, 4, 5, 0.95, RESAMPLES, 1, out);
	for (int row = 0; row < 3; row++) {
		double error = stats_mean(values + row * 5, 5, 0.95).half_width / stats_t_quantile(0.975, 4);
		near(out[row].half_width / error, stats_t_quantile(1 - 0.05 / 3 / 2, 4), 1e-9);
	}
	assert_true(out[3].mean == 7.25 && out[3].low == 7.25 && out[3].high == 7.25);
}

static void test_simultaneous_with_gaps(void **state)
{
	(void)state;
	double values[3 * 12];
	struct stats_interval out[3];
	normal_rows(values, 3, 12, 4);
	for (int i = 0; i < 8; i++)
		values[12 + i] = NAN;
	for (int i = 0; i < 11; i++)
		values[24 + i] = NAN;
	stats_simultaneous(values, 3, 12, 0.95, RESAMPLES, 1, out);
	assert_true(out[0].n == 12 && isfinite(out[0].half_width));
	assert_true(out[1].n == 4 && isfinite(out[1].half_width));
	near(out[1].half_width / stats_mean(values + 12, 12, 0.95).half_width,
		stats_t_quantile(1 - 0.05 / 2 / 2, 3) / stats_t_quantile(0.975, 3), 1e-9);
	assert_true(out[2].n == 1 && out[2].half_width == INFINITY && out[2].low == -INFINITY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_t_quantiles), cmocka_unit_test(test_mean), cmocka_unit_test(test_mean_of_little),
		cmocka_unit_test(test_paired), cmocka_unit_test(test_replications_needed), cmocka_unit_test(test_quantile),
		cmocka_unit_test(test_survival_by_hand), cmocka_unit_test(test_simultaneous_coverage),
		cmocka_unit_test(test_simultaneous_repeats), cmocka_unit_test(test_simultaneous_bonferroni),
		cmocka_unit_test(test_simultaneous_with_gaps),
	};
	return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
