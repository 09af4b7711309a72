/* draws.c - tests of the shape of every distribution: quantiles at chosen uniforms, and samples against functions written down here. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <gsl/gsl_sf_gamma.h>

#include "chance/draw.h"

enum { SAMPLE = 200000 };

static const struct random_address some = {.seed = 4711, .replication = 3, .source = 5, .entity = 17};

/* A stream whose first uniform is the one nearest to this. */
static struct random_stream stream_with(double uniform)
{
	return (struct random_stream){.held = (uint64_t)(uniform * 0x1p52) << 12, .next = 1};
}

static double at_uniform(const struct draw *draw, double uniform)
{
	struct random_stream stream = stream_with(uniform);
	return draw_kind(draw->kind)->at(draw, &stream);
}

/* -- distribution functions -------------------------------------------------------------------------------------------- */

static double erlang_below(const double *p, double x)
{
	double term = 1, sum = 0, load = p[1] * x / p[0];
	for (int i = 0; i < (int)p[1]; i++) {
		sum += term;
		term *= load / (i + 1);
	}
	return 1 - exp(-load) * sum;
}

static double hyperexponential_below(const double *p, double x)
{
	double square = p[1] * p[1], share = (1 + sqrt((square - 1) / (square + 1))) / 2;
	return 1 - share * exp(-2 * share * x / p[0]) - (1 - share) * exp(-2 * (1 - share) * x / p[0]);
}

static double triangular_below(const double *p, double x)
{
	double low = p[0], mode = p[1], high = p[2];
	return x < mode ? (x - low) * (x - low) / ((high - low) * (mode - low)) : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
}

static double below(const struct draw *draw, double x);

static double mixture_below(const struct draw *draw, double x)
{
	double sum = 0;
	for (int i = 0; i < draw->part_count; i++)
		sum += draw->parts[i].share * below(&draw->parts[i].draw, x);
	return sum;
}

/* By counting, or straight from one value to the next. */
static double table_below(const struct draw_table *table, double x)
{
	for (int i = table->count - 1; i >= 0; i--) {
		if (x < table->values[i])
			continue;
		double from = table->cumulative[i];
		if (!table->is_continuous || i == table->count - 1)
			return from;
		double part = (x - table->values[i]) / (table->values[i + 1] - table->values[i]);
		return from + part * (table->cumulative[i + 1] - from);
	}
	return 0;
}

/* P(value <= x). */
static double below(const struct draw *draw, double x)
{
	const double *p = draw->p;
	double spread = sqrt(log(1 + p[1] * p[1])), square = p[1] * p[1];
	if (x < 0)
		return 0;
	switch (draw->kind) {
	case DRAW_constant: return x >= p[0];
	case DRAW_exponential: return 1 - exp(-x / p[0]);
	case DRAW_erlang: return erlang_below(p, x);
	case DRAW_gamma: return gsl_sf_gamma_inc_P(1 / square, x / (p[0] * square));
	case DRAW_lognormal: return x > 0 ? erfc(-((log(x / p[0]) + spread * spread / 2) / spread) / sqrt(2)) / 2 : 0;
	case DRAW_weibull: return 1 - exp(-pow(x * tgamma(1 + 1 / p[1]) / p[0], p[1]));
	case DRAW_hyperexponential: return hyperexponential_below(p, x);
	case DRAW_uniform: return fmin(1, fmax(0, (x - p[0]) / (p[1] - p[0])));
	case DRAW_triangular: return x < p[0] ? 0 : x > p[2] ? 1 : triangular_below(p, x);
	case DRAW_geometric: return 1 - pow(1 - 1 / p[0], floor(x));
	case DRAW_mixture: return mixture_below(draw, x);
	case DRAW_empirical: return table_below(draw->table, x);
	case DRAW_COUNT: break;
	}
	fail_msg("%s has no distribution function here", draw_kind(draw->kind)->name);
	return 0;
}

static int ascending(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;
	return (one > other) - (one < other);
}

/* Kolmogorov and Smirnov: the largest distance of the sample from its function, on both sides of every step. */
static double distance_of(const struct draw *draw)
{
	static double sample[SAMPLE];
	struct random_address address = some;
	double most = 0;
	for (address.ordinal = 0; address.ordinal < SAMPLE; address.ordinal++)
		sample[address.ordinal] = draw_at(draw, &address, 9);
	qsort(sample, SAMPLE, sizeof *sample, ascending);
	for (int i = 0, next; i < SAMPLE; i = next) {
		for (next = i + 1; next < SAMPLE && sample[next] == sample[i];)
			next++;
		double x = sample[i], before = nextafter(x, -INFINITY);
		most = fmax(most, fabs(below(draw, x) - (double)next / SAMPLE));
		most = fmax(most, fabs(below(draw, before) - (double)i / SAMPLE));
	}
	return most;
}

/* -- samples ----------------------------------------------------------------------------------------------------------- */

static const struct draw_part waits[] = {
	{0.3, {.kind = DRAW_constant}}, {0.5, {.kind = DRAW_exponential, .p = {2}}}, {0.2, {.kind = DRAW_uniform, .p = {3, 7}}},
};
static const struct draw_part nested[] = {
	{0.4, {.kind = DRAW_mixture, .parts = waits, .part_count = 3}}, {0.6, {.kind = DRAW_erlang, .p = {5, 3}}},
};

static void test_samples(void **state)
{
	(void)state;
	const double values[] = {4, 1, 2.5, 4, 9, 0}, weights[] = {1, 2, 0.5, 1, 0, 0.25};
	struct arena arena;
	struct draw_table steps, line;
	arena_init(&arena);
	assert_int_equal(draw_tabulate(values, weights, 6, false, &arena, &steps), STATUS_OK);
	assert_int_equal(draw_tabulate(values, weights, 6, true, &arena, &line), STATUS_OK);
	const struct draw draws[] = {
		{.kind = DRAW_constant, .p = {3}}, {.kind = DRAW_exponential, .p = {1.5}}, {.kind = DRAW_erlang, .p = {2, 1}}, {.kind = DRAW_erlang, .p = {3, 7}},
		{.kind = DRAW_gamma, .p = {2, 0.4}}, {.kind = DRAW_gamma, .p = {1, 2}}, {.kind = DRAW_lognormal, .p = {1.5, 0.3}},
		{.kind = DRAW_lognormal, .p = {1.5, 2}}, {.kind = DRAW_weibull, .p = {3, 0.8}}, {.kind = DRAW_weibull, .p = {1, 4}},
		{.kind = DRAW_hyperexponential, .p = {1, 1.5}}, {.kind = DRAW_hyperexponential, .p = {5, 3}}, {.kind = DRAW_uniform, .p = {1, 4}},
		{.kind = DRAW_triangular, .p = {1, 2, 6}}, {.kind = DRAW_geometric, .p = {1.2}}, {.kind = DRAW_geometric, .p = {20}},
		{.kind = DRAW_mixture, .parts = waits, .part_count = 3}, {.kind = DRAW_mixture, .parts = nested, .part_count = 2},
		{.kind = DRAW_empirical, .table = &steps}, {.kind = DRAW_empirical, .table = &line},
	};
	bool is_seen[DRAW_COUNT] = {false};
	for (size_t i = 0; i < sizeof draws / sizeof *draws; i++) {
		double distance = distance_of(&draws[i]);
		is_seen[draws[i].kind] = true;
		if (distance > 2.2 / sqrt(SAMPLE)) /* one in 10 000 */
			fail_msg("row %zu, %s: off by %g", i, draw_kind(draws[i].kind)->name, distance);
	}
	for (int id = 0; id < DRAW_COUNT; id++)
		assert_true(is_seen[id]);
	arena_free(&arena);
}

/* -- quantiles --------------------------------------------------------------------------------------------------------- */

/* Who inverts a single uniform gives the value at which its distribution function, or what lies beyond, has that uniform. */
static void test_quantiles(void **state)
{
	(void)state;
	const struct draw draws[] = {
		{.kind = DRAW_exponential, .p = {1.5}}, {.kind = DRAW_lognormal, .p = {1.5, 0.3}}, {.kind = DRAW_weibull, .p = {3, 0.8}},
		{.kind = DRAW_uniform, .p = {1, 4}}, {.kind = DRAW_triangular, .p = {1, 2, 6}},
	};
	const double uniforms[] = {1e-9, 0.01, 0.25, 0.5, 0.75, 0.99, 1 - 1e-9};
	for (size_t i = 0; i < sizeof draws / sizeof *draws; i++) {
		bool is_falling = draws[i].kind == DRAW_exponential || draws[i].kind == DRAW_weibull;
		for (size_t j = 0; j < sizeof uniforms / sizeof *uniforms; j++) {
			double reached = below(&draws[i], at_uniform(&draws[i], uniforms[j]));
			if (fabs(reached - (is_falling ? 1 - uniforms[j] : uniforms[j])) > 1e-12)
				fail_msg("%s at %g: %.15g", draw_kind(draws[i].kind)->name, uniforms[j], reached);
		}
	}
	const struct draw exponential = draws[0];
	assert_true(fabs(at_uniform(&exponential, 0.5) - 1.5 * M_LN2) < 1e-12);
}

static void test_geometric(void **state)
{
	(void)state;
	const struct draw four = {.kind = DRAW_geometric, .p = {4}}, one = {.kind = DRAW_geometric, .p = {1}};
	/* more than k of them with chance 0.75^k */
	const struct { double uniform, value; } rows[] = {{0.999, 1}, {0.7501, 1}, {0.7499, 2}, {0.5626, 2}, {0.5624, 3}, {0.0564, 10}, {0.0562, 11}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(at_uniform(&four, rows[i].uniform) == rows[i].value);
	for (double uniform = 1e-15; uniform < 1; uniform += 0.0999)
		assert_true(at_uniform(&one, uniform) == 1);
	assert_true(draw_mean(&four) == 4 && draw_variance(&four) == 12 && draw_variance(&one) == 0);
}

static void test_mixture(void **state)
{
	(void)state;
	const struct draw_part atoms[] = {{0.25, {.kind = DRAW_constant, .p = {1}}}, {0.5, {.kind = DRAW_constant, .p = {2}}},
		{0, {.kind = DRAW_constant, .p = {3}}}, {0.25, {.kind = DRAW_constant, .p = {4}}}};
	const struct draw draw = {.kind = DRAW_mixture, .parts = atoms, .part_count = 4};
	const struct { double uniform, value; } rows[] = {{1e-9, 1}, {0.2499, 1}, {0.2501, 2}, {0.7499, 2}, {0.7501, 4}, {1 - 1e-9, 4}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(at_uniform(&draw, rows[i].uniform) == rows[i].value);
	assert_true(fabs(draw_mean(&draw) - 2.25) < 1e-15 && fabs(draw_variance(&draw) - 1.1875) < 1e-15);
	const struct draw waiting = {.kind = DRAW_mixture, .parts = waits, .part_count = 3};
	assert_true(fabs(draw_mean(&waiting) - 2) < 1e-15);
	assert_true(fabs(draw_variance(&waiting) - (0.5 * 8 + 0.2 * (25 + 16.0 / 12) - 4)) < 1e-14);
}

/* -- tables ------------------------------------------------------------------------------------------------------------ */

static void test_table_of_steps(void **state)
{
	(void)state;
	const double values[] = {7, 2, 2, 5, 100}, weights[] = {1, 1, 2, 4, 0};
	struct arena arena;
	struct draw_table table;
	arena_init(&arena);
	assert_int_equal(draw_tabulate(values, weights, 5, false, &arena, &table), STATUS_OK);
	const struct draw draw = {.kind = DRAW_empirical, .table = &table};
	assert_int_equal(table.count, 3);
	assert_true(table.cumulative[0] == 0.375 && table.cumulative[1] == 0.875 && table.cumulative[2] == 1);
	const struct { double uniform, value; } rows[] = {{1e-9, 2}, {0.3749, 2}, {0.3751, 5}, {0.8749, 5}, {0.8751, 7}, {1 - 1e-9, 7}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(at_uniform(&draw, rows[i].uniform) == rows[i].value);
	assert_true(fabs(draw_mean(&draw) - 33.0 / 8) < 1e-14);
	assert_true(fabs(draw_variance(&draw) - (161.0 / 8 - 33.0 * 33 / 64)) < 1e-13);
	arena_free(&arena);
}

/* Equal weights are the usual line through the sorted values; a weight of three is worth three rows. */
static void test_table_of_lines(void **state)
{
	(void)state;
	const double values[] = {8, 0, 4}, copies[] = {0, 4, 4, 8, 4}, weights[] = {1, 3, 1}, sorted[] = {0, 4, 8};
	struct arena arena;
	struct draw_table table, thrice, weighted;
	arena_init(&arena);
	assert_int_equal(draw_tabulate(values, NULL, 3, true, &arena, &table), STATUS_OK);
	const struct draw draw = {.kind = DRAW_empirical, .table = &table};
	for (double uniform = 0.05; uniform < 1; uniform += 0.1)
		assert_true(fabs(at_uniform(&draw, uniform) - 8 * uniform) < 1e-12);
	assert_true(draw_mean(&draw) == 4 && fabs(draw_variance(&draw) - 64.0 / 12) < 1e-14);
	assert_int_equal(draw_tabulate(copies, NULL, 5, true, &arena, &thrice), STATUS_OK);
	assert_int_equal(draw_tabulate(sorted, weights, 3, true, &arena, &weighted), STATUS_OK);
	const struct draw both[] = {{.kind = DRAW_empirical, .table = &thrice}, {.kind = DRAW_empirical, .table = &weighted}};
	for (double uniform = 0.05; uniform < 1; uniform += 0.1)
		assert_true(at_uniform(&both[0], uniform) == at_uniform(&both[1], uniform));
	assert_true(draw_variance(&both[0]) == draw_variance(&both[1]));
	arena_free(&arena);
}

static void test_table_of_one(void **state)
{
	(void)state;
	const double values[] = {3, 3};
	struct arena arena;
	struct draw_table table;
	arena_init(&arena);
	for (int is_continuous = 0; is_continuous < 2; is_continuous++) {
		assert_int_equal(draw_tabulate(values, NULL, 2, is_continuous, &arena, &table), STATUS_OK);
		const struct draw draw = {.kind = DRAW_empirical, .table = &table};
		assert_true(at_uniform(&draw, 1e-9) == 3 && at_uniform(&draw, 1 - 1e-9) == 3);
		assert_true(draw_mean(&draw) == 3 && draw_variance(&draw) == 0);
	}
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples), cmocka_unit_test(test_quantiles), cmocka_unit_test(test_geometric), cmocka_unit_test(test_mixture),
		cmocka_unit_test(test_table_of_steps), cmocka_unit_test(test_table_of_lines), cmocka_unit_test(test_table_of_one),
	};
	return cmocka_run_group_tests_name("draws", tests, NULL, NULL);
}
