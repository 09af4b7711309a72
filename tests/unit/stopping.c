/* stopping.c - tests of how often intervals hold: of fixed samples, of variances, and under the stopping rule. */
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "chance/draw.h"
#include "measure/stats.h"

enum { MOST = 4000, SAMPLES = 4000 };
static const double LEVEL = 0.95;

/* A shape of values, with the mean and variance theory gives it. */
struct shape {
	const char *name;
	double (*of)(double uniform);
	double mean, variance;
};

static double normal(double u) { return 10 + draw_normal(u); }
static double exponential(double u) { return -log(1 - u); }
static double lognormal(double u) { return exp(sqrt(log(1.25)) * draw_normal(u)); } /* cv 0.5 */
static double even(double u) { return u; }

static const struct shape NORMAL = {"normal", normal, 10, 1}, EXPONENTIAL = {"exponential", exponential, 1, 1},
	LOGNORMAL = {"lognormal", lognormal, 1.1180339887498949, 0.3125}, EVEN = {"uniform", even, 0.5, 1.0 / 12};

/* Value number i of a sample. */
static double value_at(const struct shape *shape, int sample, int i)
{
	struct random_address address = {.seed = 77, .replication = (uint32_t)sample, .source = 2, .entity = (uint32_t)(i % 1000), .ordinal = (uint64_t)i / 1000};
	return shape->of(random_uniform(&address, 0));
}

static void sample_fill(const struct shape *shape, int sample, int from, int to, double *values)
{
	for (int i = from; i < to; i++)
		values[i] = value_at(shape, sample, i);
}

static void lies_in(double share, double low, double high, const struct shape *shape, const char *what, int n)
{
	if (share < low || share > high)
		fail_msg("%s, %s %d: held in %g of samples, not in %g … %g", shape->name, what, n, share, low, high);
}

/* -- fixed samples ------------------------------------------------------------------------------------------------------- */

static double coverage_of_mean(const struct shape *shape, int n)
{
	double values[MOST];
	int held = 0;
	for (int sample = 0; sample < SAMPLES; sample++) {
		sample_fill(shape, sample, 0, n, values);
		struct stats_interval interval = stats_mean(values, n, LEVEL);
		held += interval.low <= shape->mean && shape->mean <= interval.high;
	}
	return (double)held / SAMPLES;
}

/* The t interval is exact for normal values, and near its level for skewed ones once there are enough of them. */
static void test_means(void **state)
{
	(void)state;
	const struct { const struct shape *shape; int n; } cases[] = {{&NORMAL, 10}, {&NORMAL, 20}, {&NORMAL, 50}, {&EVEN, 10}, {&EVEN, 50},
		{&LOGNORMAL, 20}, {&LOGNORMAL, 50}, {&EXPONENTIAL, 50}, {&EXPONENTIAL, 100}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		lies_in(coverage_of_mean(cases[i].shape, cases[i].n), 0.93, 0.97, cases[i].shape, "mean of", cases[i].n);
}

static void test_paired_means(void **state)
{
	(void)state;
	double a[50], b[50];
	int held = 0;
	for (int sample = 0; sample < SAMPLES; sample++) {
		sample_fill(&EXPONENTIAL, sample, 0, 20, b);
		for (int i = 0; i < 20; i++)
			a[i] = b[i] + 3 + value_at(&NORMAL, sample, 100 + i) - 10; /* pairs share the skewed part */
		struct stats_interval interval = stats_paired(a, b, 20, LEVEL);
		held += interval.low <= 3 && 3 <= interval.high;
	}
	lies_in((double)held / SAMPLES, 0.93, 0.97, &EXPONENTIAL, "paired difference of", 20);
}

static double coverage_of_variance(const struct shape *shape, int n)
{
	double values[MOST];
	int held = 0;
	for (int sample = 0; sample < SAMPLES; sample++) {
		sample_fill(shape, sample, 0, n, values);
		struct stats_interval interval = stats_variance(values, n, LEVEL, values);
		held += interval.low <= shape->variance && shape->variance <= interval.high;
	}
	return (double)held / SAMPLES;
}

static void test_variances(void **state)
{
	(void)state;
	const struct { const struct shape *shape; int n; } cases[] = {{&NORMAL, 20}, {&NORMAL, 100}, {&EVEN, 20}, {&EVEN, 100}, {&LOGNORMAL, 1000},
		{&EXPONENTIAL, 1000}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		lies_in(coverage_of_variance(cases[i].shape, cases[i].n), 0.93, 0.97, cases[i].shape, "variance of", cases[i].n);
	/* tails this heavy want more; what is lost stays in bounds */
	lies_in(coverage_of_variance(&EXPONENTIAL, 50), 0.87, 0.97, &EXPONENTIAL, "variance of", 50);
}

static void test_variance_by_hand(void **state)
{
	(void)state;
	double scratch[9];
	const double values[] = {4, 2, NAN, 6, 8, 5, INFINITY, 5, 5};
	struct stats_interval interval = stats_variance(values, 9, LEVEL, scratch);
	assert_true(interval.n == 7 && fabs(interval.mean - 20.0 / 6) < 1e-12);
	/* nothing to trim but one at either end; fourth powers 1 + 81 + 1 + 81 around 5; 7 x 164 / 20^2 = 2.87 */
	double factor = 7 / (7 - 1.959963984540054), error = factor * sqrt((2.87 - 4.0 / 7) / 6);
	assert_true(fabs(interval.low / (factor * 20 / 6 * exp(-1.959963984540054 * error)) - 1) < 1e-9);
	assert_true(fabs(interval.high / (factor * 20 / 6 * exp(1.959963984540054 * error)) - 1) < 1e-9);
	interval = stats_variance(values, 2, LEVEL, scratch);
	assert_true(interval.mean == 2 && interval.high == INFINITY);
	interval = stats_variance((double[]){7, 7, 7, 7, 7, 7}, 6, LEVEL, scratch);
	assert_true(interval.mean == 0 && interval.low == 0 && interval.high == 0 && interval.half_width == 0);
	assert_true(isnan(stats_variance(values, 1, LEVEL, scratch).mean));
}

/* -- the stopping rule ----------------------------------------------------------------------------------------------------- */

/* Makes replications until the rule has enough for `target`; how many. */
static int rule_run(const struct shape *shape, int sample, double target, double *values)
{
	int count = 0, next = STATS_PILOT;
	bool was_enough = false;
	while (next > count) {
		sample_fill(shape, sample, count, next, values);
		count = next;
		next = stats_replications_next(count, stats_replications_wanted(values, count, LEVEL, target), &was_enough);
		assert_true(next <= MOST);
	}
	return count;
}

/* The share of samples in which the interval at the stop holds the mean, for a target that about `needed` replications reach. */
static double rule_coverage(const struct shape *shape, int needed, double *mean_count)
{
	static const int REPEATS = 6000;
	double values[MOST], target = 1.96 * sqrt(shape->variance / needed), count = 0;
	int held = 0;
	for (int sample = 0; sample < REPEATS; sample++) {
		int n = rule_run(shape, sample, target, values);
		struct stats_interval interval = stats_mean(values, n, LEVEL);
		assert_true(interval.half_width <= target);
		held += interval.low <= shape->mean && shape->mean <= interval.high;
		count += n;
	}
	*mean_count = count / REPEATS;
	return (double)held / REPEATS;
}

static void test_rule(void **state)
{
	(void)state;
	const struct shape *const shapes[] = {&NORMAL, &EXPONENTIAL, &LOGNORMAL, &EVEN};
	const int needed[] = {10, 30, 50, 100, 200, 400};
	for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
		for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
			double count;
			double share = rule_coverage(shapes[s], needed[i], &count);
			lies_in(share, 0.92, 0.98, shapes[s], "stopped near", needed[i]);
			/* and it does not run on and on */
			assert_true(count >= STATS_PILOT && count < 1.4 * fmax(needed[i], 100));
		}
	}
}

/* What is asked of the parts, one by one. */
static void test_rule_by_hand(void **state)
{
	(void)state;
	bool was_enough = false;
	assert_int_equal(stats_replications_next(0, 0, &was_enough), STATS_PILOT);
	was_enough = false;
	assert_int_equal(stats_replications_next(30, 500, &was_enough), 45);
	assert_int_equal(stats_replications_next(45, 47, &was_enough), 50);
	assert_false(was_enough);
	assert_int_equal(stats_replications_next(50, 50, &was_enough), 60);
	assert_true(was_enough);
	assert_int_equal(stats_replications_next(60, 61, &was_enough), 65); /* no longer */
	assert_int_equal(stats_replications_next(65, 60, &was_enough), 78);
	assert_int_equal(stats_replications_next(78, 70, &was_enough), 78);
	assert_int_equal(stats_replications_next(100, INT_MAX, &was_enough), 150);

	double values[40];
	sample_fill(&EVEN, 1, 0, 40, values);
	struct stats_interval interval = stats_mean(values, 40, LEVEL);
	assert_int_equal(stats_replications_wanted(values, 40, LEVEL, interval.half_width / 2), 160);
	assert_int_equal(stats_replications_wanted(values, 40, LEVEL, 2 * interval.half_width), 40);
	for (int i = 0; i < 20; i++)
		values[2 * i] = NAN; /* half of them without a value: twice as many */
	interval = stats_mean(values, 40, LEVEL);
	assert_in_range(stats_replications_wanted(values, 40, LEVEL, interval.half_width / 2), 158, 162);
	for (int i = 0; i < 40; i++)
		values[i] = NAN;
	assert_int_equal(stats_replications_wanted(values, 40, LEVEL, 1), 40);
	for (int i = 0; i < 40; i++)
		values[i] = i == 7; /* one in forty: skewness 6.3 and more */
	assert_in_range(stats_replications_wanted(values, 40, LEVEL, 1), 900, 1100);
	for (int i = 0; i < 40; i++)
		values[i] = 3;
	assert_int_equal(stats_replications_wanted(values, 40, LEVEL, 0), 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_means), cmocka_unit_test(test_paired_means), cmocka_unit_test(test_variances), cmocka_unit_test(test_variance_by_hand),
		cmocka_unit_test(test_rule), cmocka_unit_test(test_rule_by_hand),
	};
	return cmocka_run_group_tests_name("stopping", tests, NULL, NULL);
}
