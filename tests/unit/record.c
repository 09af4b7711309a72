/* record.c - tables beside a result set, and curves of those who still wait. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/spread.h"
#include "measure/survival.h"
#include "study/annex.h"

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-12)

/* Without giving up and leaving sight: what is left of all. With people lost to sight: Kaplan and Meier by hand. */
static void test_kaplan_meier(void **state)
{
	(void)state;
	double open[3];
	survival_open(open, (uint64_t[]){2, 1, 1}, (uint64_t[]){0, 0, 0}, (uint64_t[]){0, 0, 0}, 3);
	assert_near(open[0], 0.5);
	assert_near(open[1], 0.25);
	assert_near(open[2], 0);
	survival_open(open, (uint64_t[]){2, 2, 1}, (uint64_t[]){0, 0, 0}, (uint64_t[]){4, 0, 1}, 3); /* 10, then 4, then 2 under observation */
	assert_near(open[0], 0.8);
	assert_near(open[1], 0.8 * 0.5);
	assert_near(open[2], 0.8 * 0.5 * 0.5);
}

/* Who gives up is never served: the curve stays above. */
static void test_giving_up(void **state)
{
	(void)state;
	double open[3];
	survival_open(open, (uint64_t[]){5, 0, 2}, (uint64_t[]){1, 2, 0}, (uint64_t[]){0, 0, 0}, 3);
	assert_near(open[0], 0.5);
	assert_near(open[1], 0.5);
	assert_near(open[2], 0.3);
	survival_open(open, (uint64_t[]){0, 0, 0}, (uint64_t[]){0, 0, 0}, (uint64_t[]){0, 0, 0}, 3);
	assert_true(isnan(open[0]) && isnan(open[2]));
}

static void test_times(void **state)
{
	(void)state;
	const double ends[] = {1, 3, 7, INFINITY}, open[] = {0.8, 0.4, 0.4, 0.2};
	assert_near(survival_time(open, ends, 3, 0.9), 0.5);
	assert_near(survival_time(open, ends, 3, 0.5), 2.5);
	assert_near(survival_time(open, ends, 3, 0.4), 3);
	assert_true(isinf(survival_time(open, ends, 3, 0.3)) && isinf(survival_time(open, ends, 4, 0.3)));
	assert_true(isnan(survival_time((double[]){NAN}, ends, 1, 0.5)));
}

/* A length lies in the bucket whose end is the first above it. */
static void test_ends(void **state)
{
	(void)state;
	const int64_t lengths[] = {0, 65535, 65536, 100000, 3600000, INT64_C(86400000) * 365};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		struct spread spread = {.buckets = {0}};
		int bucket = 0;
		spread_add(&spread, lengths[i]);
		while (spread.buckets[bucket] == 0)
			bucket++;
		assert_true((double)lengths[i] < spread_end(bucket) && (bucket == 0 || (double)lengths[i] >= spread_end(bucket - 1)));
	}
	assert_true(isinf(spread_end(SPREAD_BUCKETS - 1)));
}

static const struct annex_column plates[] = {
	{.name = "street", .name_en = "street", .name_zh = "街道"},
	{.name = "posts", .name_en = "posts", .name_zh = "岗位", .unit = "posts", .unit_zh = "人"},
};

static void test_annexes(void **state)
{
	(void)state;
	struct arena arena;
	struct annex annex;
	struct annexes all = {.count = 0};
	arena_init(&arena);
	assert_int_equal(annex_build(&annex, &arena, "plan", "the plan", "方案", plates, 2, 3), STATUS_OK);
	assert_string_equal(annex_words(&annex, "street")[2], "");
	assert_true(isnan(annex_numbers(&annex, "posts")[0]));
	assert_null(annex_words(&annex, "posts"));
	assert_null(annex_numbers(&annex, "street"));
	assert_null(annex_numbers(&annex, "absent"));
	assert_null(annex_numbers(NULL, "posts"));
	annex.row_count = 1;
	annex.columns[1].numbers[0] = 12;
	assert_int_equal(annex_put(&all, &arena, &annex), STATUS_OK);
	annex.name = "other";
	assert_int_equal(annex_put(&all, &arena, &annex), STATUS_OK);
	assert_int_equal(all.count, 2);
	annex.name = "plan"; /* in the place of the first of its name */
	annex.row_count = 2;
	assert_int_equal(annex_put(&all, &arena, &annex), STATUS_OK);
	assert_int_equal(all.count, 2);
	assert_int_equal(annex_find(&all, "plan")->row_count, 2);
	assert_null(annex_find(&all, "absent"));
	annex.row_count = 0; /* empty: gone */
	assert_int_equal(annex_put(&all, &arena, &annex), STATUS_OK);
	assert_int_equal(all.count, 1);
	annex.row_count = 1;
	for (int i = 0; i < ANNEX_MOST - 1; i++) {
		annex.name = arena_format(&arena, "table%d", i);
		assert_int_equal(annex_put(&all, &arena, &annex), STATUS_OK);
	}
	annex.name = "too_many";
	assert_int_equal(annex_put(&all, &arena, &annex), STATUS_WORLD);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kaplan_meier), cmocka_unit_test(test_giving_up), cmocka_unit_test(test_times), cmocka_unit_test(test_ends),
		cmocka_unit_test(test_annexes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
