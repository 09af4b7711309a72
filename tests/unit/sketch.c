/* sketch.c - tests of the quantile sketch: against sorted samples, atoms, merging, extremes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chance/random.h"
#include "measure/sketch.h"

enum { SAMPLE = 20000 };
static const double WIDTH = 1.0 / 128;
static const double SHARES[] = {0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};
enum { SHARES_COUNT = sizeof SHARES / sizeof *SHARES };

static double uniform(uint32_t source, uint64_t i)
{
	struct random_address address = {.seed = 11, .source = source, .ordinal = i};
	return random_uniform(&address, 0);
}

static int ticks_order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Lengths in ticks of several kinds. */
static int64_t exponential(uint64_t i) { return llrint(-60000 * log(uniform(1, i))); }
static int64_t heavy(uint64_t i) { return llrint(1000 * pow(uniform(2, i), -1.2)); }
static int64_t wide(uint64_t i) { return llrint(exp(41 * M_LN2 * uniform(3, i))); }
static int64_t even(uint64_t i) { return llrint(30000 + 5000 * uniform(4, i)); }
static int64_t short_ones(uint64_t i) { return (int64_t)(300 * uniform(5, i)); }
static int64_t half_none(uint64_t i) { return uniform(6, i) < 0.5 ? 0 : exponential(i); }

static int64_t *sample_make(int64_t (*of)(uint64_t), struct sketch *sketch)
{
	int64_t *sample = malloc(SAMPLE * sizeof *sample);
	memset(sketch, 0, sizeof *sketch);
	for (uint64_t i = 0; i < SAMPLE; i++) {
		sample[i] = of(i);
		sketch_add(sketch, sample[i]);
	}
	qsort(sample, SAMPLE, sizeof *sample, ticks_order);
	return sample;
}

/* The share of a sorted sample at or below `ticks`. */
static double share_of(const int64_t *sample, int64_t ticks)
{
	int count = 0;
	while (count < SAMPLE && sample[count] <= ticks)
		count++;
	return (double)count / SAMPLE;
}

static void test_against_samples(void **state)
{
	(void)state;
	int64_t (*const kinds[])(uint64_t) = {exponential, heavy, wide, even, short_ones, half_none};
	struct sketch sketch;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		int64_t *sample = sample_make(kinds[k], &sketch);
		assert_true(sketch.count == SAMPLE && sketch.least == sample[0] && sketch.most == sample[SAMPLE - 1]);
		for (int i = 0; i < SHARES_COUNT; i++) {
			int rank = (int)fmax(0, ceil(SHARES[i] * SAMPLE - 1e-9) - 1);
			double exact = (double)sample[rank], found = sketch_quantile(&sketch, SHARES[i]);
			if (!(fabs(found - exact) <= WIDTH * exact))
				fail_msg("kind %zu, quantile %g: %g, not %g", k, SHARES[i], found, exact);
			/* the share at a quantile lies between the shares at the ends of its bucket */
			int64_t ticks = sample[rank];
			double share = sketch_share(&sketch, ticks), low = share_of(sample, (int64_t)floor((double)ticks * (1 - WIDTH)) - 1),
				high = share_of(sample, (int64_t)ceil((double)ticks * (1 + WIDTH)));
			if (!(low - 1e-12 <= share && share <= high + 1e-12))
				fail_msg("kind %zu, share at %lld: %g, not in %g … %g", k, (long long)ticks, share, low, high);
		}
		free(sample);
	}
}

/* Where a whole octave of buckets is dense, interpolation is far finer than a bucket. */
static void test_interpolation(void **state)
{
	(void)state;
	struct sketch sketch;
	int64_t *sample = sample_make(even, &sketch);
	double worst = 0;
	for (int i = 1; i < 100; i++)
		worst = fmax(worst, fabs(sketch_quantile(&sketch, i / 100.0) - (double)sample[i * SAMPLE / 100 - 1]));
	assert_true(worst < 30); /* of buckets of 128 and 256 */
	for (int i = 1; i < 100; i++) {
		int64_t ticks = 30000 + 50 * i;
		assert_true(fabs(sketch_share(&sketch, ticks) - share_of(sample, ticks)) < 0.004);
	}
	free(sample);
}

static void test_atoms(void **state)
{
	(void)state;
	struct sketch sketch = {.count = 0};
	for (int i = 0; i < 1000; i++)
		sketch_add(&sketch, 60000);
	assert_true(sketch_quantile(&sketch, 0.5) == 60000 && sketch_quantile(&sketch, 0.01) == 60000);
	assert_true(sketch_share(&sketch, 59999) == 0 && sketch_share(&sketch, 60000) == 1);
	for (int i = 0; i < 3000; i++)
		sketch_add(&sketch, 0);
	/* three quarters at once, the rest in a minute */
	assert_true(sketch_share(&sketch, 0) == 0.75 && sketch_share(&sketch, 30000) == 0.75);
	assert_true(sketch_quantile(&sketch, 0.75) == 0 && fabs(sketch_quantile(&sketch, 0.751) - 60000) < 60000 * WIDTH);
	/* below 256 ticks all is exact */
	memset(&sketch, 0, sizeof sketch);
	for (int ticks = 0; ticks < 256; ticks++)
		sketch_add(&sketch, ticks);
	for (int ticks = 0; ticks < 256; ticks++) {
		assert_true(sketch_share(&sketch, ticks) == (ticks + 1) / 256.0);
		assert_true(sketch_quantile(&sketch, (ticks + 1) / 256.0) == ticks);
	}
}

static void test_buckets(void **state)
{
	(void)state;
	int before = -1;
	for (int64_t ticks = 0; ticks < INT64_C(1) << 43; ticks += 1 + ticks / 1000) {
		int bucket = sketch_bucket(ticks);
		assert_true(bucket >= before && bucket < SKETCH_BUCKETS);
		assert_true(bucket <= before + 1); /* none is left out */
		before = bucket;
	}
	assert_int_equal(before, SKETCH_BUCKETS - 1);
	assert_true(sizeof(struct sketch) <= 24 * 1024);
}

static void test_merging(void **state)
{
	(void)state;
	enum { PARTS = 4 };
	static struct sketch whole, parts[PARTS], forward, backward;
	for (uint64_t i = 0; i < SAMPLE; i++) {
		sketch_add(&whole, half_none(i));
		sketch_add(&parts[i % (PARTS - 1)], half_none(i)); /* the last one stays empty */
	}
	for (int i = 0; i < PARTS; i++) {
		sketch_merge(&forward, &parts[i]);
		sketch_merge(&backward, &parts[PARTS - 1 - i]);
	}
	assert_memory_equal(&forward, &whole, sizeof whole);
	assert_memory_equal(&backward, &whole, sizeof whole);
	sketch_clear(&forward);
	memset(&backward, 0, sizeof backward);
	assert_memory_equal(&forward, &backward, sizeof forward);
	sketch_clear(&forward);
	sketch_merge(&forward, &whole);
	assert_memory_equal(&forward, &whole, sizeof whole);
}

static void test_extremes(void **state)
{
	(void)state;
	struct sketch sketch = {.count = 0};
	assert_true(isnan(sketch_quantile(&sketch, 0.5)) && isnan(sketch_share(&sketch, 1)));
	sketch_add(&sketch, INT64_MAX);
	assert_true(sketch_quantile(&sketch, 0.5) == (double)INT64_MAX && sketch_share(&sketch, INT64_MAX) == 1);
	assert_true(sketch_share(&sketch, INT64_MAX - 1) == 0);
	sketch_add(&sketch, 0);
	sketch_add(&sketch, 1);
	assert_true(sketch.count == 3 && sketch.least == 0 && sketch.most == INT64_MAX);
	assert_true(sketch_quantile(&sketch, 0) == 0 && sketch_quantile(&sketch, 0.5) == 1 && sketch_quantile(&sketch, 1) == (double)INT64_MAX);
	assert_true(fabs(sketch_share(&sketch, 0) - 1.0 / 3) < 1e-15 && fabs(sketch_share(&sketch, 1000) - 2.0 / 3) < 1e-15);
	sketch_add(&sketch, -5);
	assert_true(sketch.least == 0 && sketch.buckets[0] == 2);
}

/* A full bucket takes no more, whichever way it comes. */
static void test_full(void **state)
{
	(void)state;
	static struct sketch full, more;
	sketch_add(&full, 7);
	full.buckets[7] = UINT32_MAX, full.count = UINT32_MAX;
	sketch_add(&full, 7);
	assert_true(full.buckets[7] == UINT32_MAX && full.count == UINT32_MAX);
	sketch_add(&more, 7);
	sketch_add(&more, 8);
	sketch_merge(&full, &more);
	assert_true(full.buckets[7] == UINT32_MAX && full.buckets[8] == 1 && full.count == (uint64_t)UINT32_MAX + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_samples), cmocka_unit_test(test_interpolation), cmocka_unit_test(test_atoms), cmocka_unit_test(test_buckets),
		cmocka_unit_test(test_merging), cmocka_unit_test(test_extremes), cmocka_unit_test(test_full),
	};
	return cmocka_run_group_tests_name("sketch", tests, NULL, NULL);
}
