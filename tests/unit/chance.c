/* chance.c - tests of random addresses and of every distribution. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "chance/draw.h"
#include "chance/random.h"

enum { DRAWS = 1000000 };

static const struct random_address some = {.seed = 20120101, .replication = 7, .source = 11, .entity = 1234, .ordinal = 99};

/* -- addresses --------------------------------------------------------------------------------------------------------- */

/* The known answers published with Random123 (kat_vectors, philox2x64-10): counter, key, result. */
static const uint64_t known_answers[][5] = {
	{0, 0, 0, 0xca00a0459843d731, 0x66c24222c9a845b5},
	{UINT64_MAX, UINT64_MAX, UINT64_MAX, 0x65b021d60cd8310f, 0x4d02f3222f86df20},
	{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x0a5e742c2997341c, 0xb0f883d38000de5d},
};

static void test_random_known_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof known_answers / sizeof *known_answers; i++) {
		const uint64_t *row = known_answers[i];
		struct random_address address = {.seed = row[2], .replication = (uint32_t)(row[0] >> 44),
			.source = row[0] >> 28 & 0xFFFF, .entity = row[0] & 0xFFFFFFF, .ordinal = row[1] >> 20};
		struct random_stream stream = random_stream_at(&address, row[1] >> 8 & 0xFFF);
		stream.next = 2 * (row[1] & 0xFF); /* as if the blocks before were used up */
		assert_true(random_word(&stream) == row[3]);
		assert_true(random_word(&stream) == row[4]);
	}
}

static void test_random_same_address_same_number(void **state)
{
	(void)state;
	double first = random_uniform(&some, 3), pair[2];
	struct random_stream stream = random_stream_at(&some, 3);
	random_pair(&some, 3, pair);
	assert_true(random_uniform(&some, 3) == first);
	assert_true(pair[0] == first && random_next(&stream) == first);
	assert_true(pair[1] == random_next(&stream));
	assert_true(random_next(&stream) != pair[1]);
	struct random_address others[] = {some, some, some, some, some};
	others[0].seed++;
	others[1].replication++;
	others[2].source++;
	others[3].entity++;
	others[4].ordinal++;
	for (int i = 0; i < 5; i++)
		assert_true(random_uniform(&others[i], 3) != first);
}

static void test_random_is_inside(void **state)
{
	(void)state;
	struct random_address address = some;
	double least = 1, most = 0, sum = 0;
	for (address.ordinal = 0; address.ordinal < DRAWS; address.ordinal++) {
		double uniform = random_uniform(&address, 0);
		least = fmin(least, uniform);
		most = fmax(most, uniform);
		sum += uniform;
	}
	assert_true(least > 0 && least < 1e-5 && most < 1 && most > 1 - 1e-5);
	assert_true(fabs(sum / DRAWS - 0.5) < 5 * sqrt(1.0 / 12 / DRAWS));
}

/* Neighbouring attributes, entities, ordinals and the two halves of a block have nothing to do with one another. */
static void test_random_is_uncorrelated(void **state)
{
	(void)state;
	double products[4] = {0};
	for (uint32_t i = 0; i < DRAWS; i++) {
		struct random_address address = some, next_entity, next_ordinal;
		double pair[2];
		address.entity = i;
		address.ordinal = i / 2;
		next_entity = next_ordinal = address;
		next_entity.entity++;
		next_ordinal.ordinal++;
		random_pair(&address, 5, pair);
		double centred = pair[0] - 0.5;
		products[0] += centred * (random_uniform(&address, 6) - 0.5);
		products[1] += centred * (random_uniform(&next_entity, 5) - 0.5);
		products[2] += centred * (random_uniform(&next_ordinal, 5) - 0.5);
		products[3] += centred * (pair[1] - 0.5);
	}
	for (int i = 0; i < 4; i++)
		assert_true(fabs(products[i] / DRAWS * 12) < 5 / sqrt(DRAWS));
}

static void test_random_children(void **state)
{
	(void)state;
	uint64_t parent = random_ordinal(1826, 77), child = random_child(parent, 1, 1);
	assert_true(child != parent && random_child(parent, 1, 2) != child && random_child(parent, 2, 1) != child);
	assert_true(random_child(child, 3, 4) == random_child(parent, 3, 4));
	assert_true(random_child(random_ordinal((1 << 16) - 1, (1 << 20) - 1), 7, 31) == ((uint64_t)1 << 44) - 1);
}

static void test_random_fits(void **state)
{
	(void)state;
	const int64_t most[] = {1 << 20, 1 << 16, 1 << 28, 1 << 16, 1 << 20};
	assert_true(random_fits(most[0], most[1], most[2], most[3], most[4]));
	assert_true(random_fits(0, 0, 0, 0, 0));
	for (int i = 0; i < 5; i++) {
		for (int too = 0; too < 2; too++) {
			int64_t n[5];
			memcpy(n, most, sizeof n);
			n[i] = too ? -1 : most[i] + 1;
			assert_false(random_fits(n[0], n[1], n[2], n[3], n[4]));
		}
	}
}

/* -- distributions ----------------------------------------------------------------------------------------------------- */

/* Parameters to try each distribution with; a distribution without any fails the walk. */
static const double examples[DRAW_COUNT][2][DRAW_PARAMETERS] = {
	[DRAW_constant] = {{2.5}, {0.001}},
	[DRAW_exponential] = {{1.5}, {40}},
	[DRAW_erlang] = {{2, 1}, {3, 7}},
	[DRAW_gamma] = {{2, 0.4}, {1, 2}},
	[DRAW_lognormal] = {{1.5, 0.3}, {1.5, 1.2}},
	[DRAW_weibull] = {{3, 0.8}, {1, 4}},
	[DRAW_hyperexponential] = {{1, 1.5}, {5, 3}},
	[DRAW_uniform] = {{1, 4}, {0, 0.5}},
	[DRAW_triangular] = {{1, 2, 6}, {0, 0, 1}},
	[DRAW_geometric] = {{1.5}, {8}},
};

/* Those made of others, or of what was observed. */
static const struct draw_part some_parts[] = {
	{0.3, {.kind = DRAW_constant, .p = {0.5}}}, {0.6, {.kind = DRAW_exponential, .p = {2}}}, {0.1, {.kind = DRAW_gamma, .p = {6, 0.5}}},
};
static const struct draw_part nested_parts[] = {
	{0.25, {.kind = DRAW_mixture, .parts = some_parts, .part_count = 3}}, {0.75, {.kind = DRAW_uniform, .p = {1, 2}}},
};
static const double some_values[] = {0.5, 1, 4}, some_steps[] = {0.25, 0.75, 1}, some_corners[] = {0, 0.5, 1};
static const struct draw_table some_tables[] = {
	{.count = 3, .values = some_values, .cumulative = some_steps, .mean = 1.625, .variance = 1.921875},
	{.count = 3, .values = some_values, .cumulative = some_corners, .is_continuous = true, .mean = 1.625,
	 .variance = (0.25 + 0.5 + 1) / 6 + (1.0 + 4 + 16) / 6 - 1.625 * 1.625},
};

static struct draw example_of(enum draw_id id, int which)
{
	struct draw draw = {.kind = id};
	memcpy(draw.p, examples[id][which], sizeof draw.p);
	draw.parts = which ? nested_parts : some_parts;
	draw.part_count = which ? 2 : 3;
	draw.table = &some_tables[which];
	return draw;
}

static void test_draw_plates(void **state)
{
	(void)state;
	for (enum draw_id id = 0; id < DRAW_COUNT; id++) {
		const struct draw_kind *kind = draw_kind(id);
		assert_true(*kind->name && *kind->name_en && *kind->name_zh && *kind->meaning_en && *kind->meaning_zh);
		assert_in_range(kind->parameter_count, id == DRAW_mixture || id == DRAW_empirical ? 0 : 1, DRAW_PARAMETERS);
		for (int i = 0; i < kind->parameter_count; i++) {
			assert_true(*kind->parameters[i].name && *kind->parameters[i].meaning_en && *kind->parameters[i].meaning_zh);
			for (int which = 0; which < 2; which++) {
				assert_true(examples[id][which][i] >= kind->parameters[i].low);
				assert_true(examples[id][which][i] <= kind->parameters[i].high);
			}
		}
		for (int which = 0; which < 2; which++)
			assert_true(!kind->check || !kind->check(examples[id][which]));
	}
	assert_non_null(draw_kind(DRAW_erlang)->check((double[]){1, 2.5}));
	assert_non_null(draw_kind(DRAW_uniform)->check((double[]){2, 1}));
	assert_non_null(draw_kind(DRAW_triangular)->check((double[]){1, 5, 4}));
}

static void check_moments(const struct draw *draw)
{
	const struct draw_kind *kind = draw_kind(draw->kind);
	struct random_address address = some;
	double mean = draw_mean(draw), sums[4] = {0};
	for (address.ordinal = 0; address.ordinal < DRAWS; address.ordinal++) {
		double value = draw_at(draw, &address, 1), distance = value - mean;
		assert_true(isfinite(value) && value >= 0);
		sums[0] += distance;
		sums[1] += distance * distance;
		sums[3] += distance * distance * distance * distance;
	}
	double variance = sums[1] / DRAWS, fourth = sums[3] / DRAWS;
	double mean_error = 5 * sqrt(variance / DRAWS) + 1e-12, variance_error = 5 * sqrt((fourth - variance * variance) / DRAWS) + 1e-12;
	if (fabs(sums[0] / DRAWS) > mean_error)
		fail_msg("%s: mean %g off by %g, allowed %g", kind->name, mean, sums[0] / DRAWS, mean_error);
	if (fabs(variance - draw_variance(draw)) > variance_error)
		fail_msg("%s: variance %g not %g, allowed %g", kind->name, variance, draw_variance(draw), variance_error);
}

static void test_draw_moments(void **state)
{
	(void)state;
	for (enum draw_id id = 0; id < DRAW_COUNT; id++) {
		for (int which = 0; which < 2; which++) {
			struct draw draw = example_of(id, which);
			assert_true(draw_mean(&draw) > 0);
			check_moments(&draw);
		}
	}
}

static void test_draw_by_address(void **state)
{
	(void)state;
	for (enum draw_id id = 0; id < DRAW_COUNT; id++) {
		struct draw draw = example_of(id, 0);
		double value = draw_at(&draw, &some, 4);
		assert_true(draw_at(&draw, &some, 4) == value);
		bool has_steps = id == DRAW_constant || id == DRAW_geometric || id == DRAW_empirical;
		assert_true(has_steps || draw_at(&draw, &some, 5) != value);
		struct random_stream stream = random_stream_at(&some, 4);
		assert_true(draw_kind(id)->at(&draw, &stream) == value);
		assert_true((stream.next == 0) == (id == DRAW_constant));
	}
	struct draw constant = draw_constant(3);
	assert_true(draw_at(&constant, &some, 0) == 3 && draw_mean(&constant) == 3 && draw_variance(&constant) == 0);
}

/* The edges of the bounds: no scatter is a constant, and one phase or cv 1 an exponential. */
static void test_draw_edges(void **state)
{
	(void)state;
	struct draw flat[] = {{.kind = DRAW_gamma, .p = {2, 0}}, {.kind = DRAW_lognormal, .p = {2, 0}}, {.kind = DRAW_uniform, .p = {2, 2}},
		{.kind = DRAW_triangular, .p = {2, 2, 2}}};
	for (int i = 0; i < 4; i++) {
		assert_true(fabs(draw_at(&flat[i], &some, 0) - 2) < 1e-15);
		assert_true(draw_variance(&flat[i]) == 0);
	}
	struct draw like_exponential[] = {{.kind = DRAW_erlang, .p = {2, 1}}, {.kind = DRAW_hyperexponential, .p = {2, 1}},
		{.kind = DRAW_weibull, .p = {2, 1}}, {.kind = DRAW_gamma, .p = {2, 1}}};
	for (int i = 0; i < 4; i++)
		assert_true(fabs(draw_variance(&like_exponential[i]) - 4) < 1e-12);
	struct draw nothing = {.kind = DRAW_exponential};
	assert_true(draw_at(&nothing, &some, 0) == 0);
}

/* Distribution functions of the whole range against a hundred equal cells. */
static double cdf_of(const struct draw *draw, double x)
{
	double spread = sqrt(log1p(draw->p[1] * draw->p[1]));
	switch (draw->kind) {
	case DRAW_exponential: return gsl_cdf_exponential_P(x, draw->p[0]);
	case DRAW_erlang: return gsl_cdf_gamma_P(x, draw->p[1], draw->p[0] / draw->p[1]);
	case DRAW_gamma: return gsl_cdf_gamma_P(x, 1 / (draw->p[1] * draw->p[1]), draw->p[0] * draw->p[1] * draw->p[1]);
	case DRAW_lognormal: return gsl_cdf_lognormal_P(x, log(draw->p[0]) - spread * spread / 2, spread);
	case DRAW_weibull: return gsl_cdf_weibull_P(x, draw->p[0] / tgamma(1 + 1 / draw->p[1]), draw->p[1]);
	case DRAW_uniform: return gsl_cdf_flat_P(x, draw->p[0], draw->p[1]);
	default: return -1;
	}
}

static void test_draw_shapes(void **state)
{
	(void)state;
	enum { CELLS = 100, SAMPLE = 200000 };
	const enum draw_id known[] = {DRAW_exponential, DRAW_erlang, DRAW_gamma, DRAW_lognormal, DRAW_weibull, DRAW_uniform};
	for (size_t k = 0; k < 2 * sizeof known / sizeof *known; k++) {
		struct draw draw = example_of(known[k / 2], k % 2);
		struct random_address address = some;
		double cells[CELLS] = {0}, chi = 0;
		for (address.ordinal = 0; address.ordinal < SAMPLE; address.ordinal++)
			cells[(int)fmin(CELLS - 1, CELLS * cdf_of(&draw, draw_at(&draw, &address, 2)))]++;
		for (int i = 0; i < CELLS; i++)
			chi += pow(cells[i] - (double)SAMPLE / CELLS, 2) / ((double)SAMPLE / CELLS);
		if (gsl_cdf_chisq_Q(chi, CELLS - 1) < 1e-4)
			fail_msg("%s: chi-square %g on %d cells", draw_kind(draw.kind)->name, chi, CELLS);
	}
}

/* -- Poisson and normal ------------------------------------------------------------------------------------------------ */

static void test_poisson_inverts(void **state)
{
	(void)state;
	const double means[] = {0, 0.01, 1, 5.5, 31, 150, 199.99, 200, 250, 12345.6, 1e6};
	const double uniforms[] = {1e-15, 1e-6, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-6, 1 - 1e-12};
	for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
		for (size_t j = 0; j < sizeof uniforms / sizeof *uniforms; j++) {
			int count = draw_poisson(means[i], uniforms[j]);
			assert_true(count >= 0);
			double slack = 1e-9 * fmin(uniforms[j], 1 - uniforms[j]) + 1e-15;
			double to = means[i] > 0 ? gsl_cdf_poisson_P((unsigned)count, means[i]) : 1;
			double from = count > 0 ? gsl_cdf_poisson_P((unsigned)count - 1, means[i]) : 0;
			if (to < uniforms[j] - slack || from >= uniforms[j] + slack)
				fail_msg("mean %g, uniform %.17g: %d", means[i], uniforms[j], count);
		}
	}
	assert_int_equal(draw_poisson(0, 0.999), 0);
	assert_in_range(draw_poisson(1, 1 - 0x1p-53), 10, 30);
	assert_in_range(draw_poisson(1e6, 1 - 0x1p-53), 1008000, 1009000);
	assert_in_range(draw_poisson(1e6, 0x1p-53), 991000, 992000);
}

static void test_poisson_chi_square(void **state)
{
	(void)state;
	const double means[] = {0.4, 6, 47, 199, 400};
	for (size_t m = 0; m < sizeof means / sizeof *means; m++) {
		enum { MOST = 1024, SAMPLE = 200000 };
		double seen[MOST] = {0}, expected_rest = SAMPLE, seen_rest = SAMPLE, chi = 0;
		int cells = 0;
		struct random_address address = some;
		for (address.ordinal = 0; address.ordinal < SAMPLE; address.ordinal++)
			seen[draw_poisson(means[m], random_uniform(&address, 8))]++;
		for (unsigned k = 0; k < MOST; k++) {
			double expected = SAMPLE * gsl_ran_poisson_pdf(k, means[m]);
			if (expected < 10)
				continue;
			chi += (seen[k] - expected) * (seen[k] - expected) / expected;
			expected_rest -= expected;
			seen_rest -= seen[k];
			cells++;
		}
		chi += (seen_rest - expected_rest) * (seen_rest - expected_rest) / expected_rest;
		if (gsl_cdf_chisq_Q(chi, cells) < 1e-4)
			fail_msg("mean %g: chi-square %g on %d cells", means[m], chi, cells + 1);
	}
}

static void test_normal_quantiles(void **state)
{
	(void)state;
	assert_true(draw_normal(0.5) == 0);
	assert_true(fabs(draw_normal(0.975) - 1.959963984540054) < 1e-14);
	assert_true(fabs(draw_normal(0.01) + 2.326347874040841) < 1e-14);
	assert_true(isfinite(draw_normal(0x1p-53)) && isfinite(draw_normal(1 - 0x1p-53)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_known_answers), cmocka_unit_test(test_random_same_address_same_number),
		cmocka_unit_test(test_random_is_inside), cmocka_unit_test(test_random_is_uncorrelated),
		cmocka_unit_test(test_random_children), cmocka_unit_test(test_random_fits),
		cmocka_unit_test(test_draw_plates), cmocka_unit_test(test_draw_moments), cmocka_unit_test(test_draw_by_address),
		cmocka_unit_test(test_draw_edges), cmocka_unit_test(test_draw_shapes),
		cmocka_unit_test(test_poisson_inverts), cmocka_unit_test(test_poisson_chi_square),
		cmocka_unit_test(test_normal_quantiles),
	};
	return cmocka_run_group_tests_name("chance", tests, NULL, NULL);
}
