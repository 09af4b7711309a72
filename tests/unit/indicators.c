/* indicators.c - indicators of hand-made tallies and months, to the digit. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "measure/inequality.h"
#include "run/comeback.h"
#include "run/indicator.h"
#include "run/relief.h"
#include "state/rounds.h"

#define assert_near(a, b) assert_true(fabs((double)(a) - (double)(b)) < 1e-9)
static const int64_t HOUR = TICKS_PER_HOUR;

/* Two communities for 365.25 days: eight posts of 40 hours a week, four grids, 2,000 residents. */
struct desk {
	struct world world;
	struct settings settings;
	struct tally tally;
	struct tally_district more;
	struct indicator_scope scope;
};

static int desk_open(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);
	desk->world.line_count = LINE_OWN;
	desk->world.calendar.day_ticks = 8 * HOUR;
	desk->settings.wage = 5200;
	desk->settings.on_cost = 0.25; /* 37.5 CNY an hour */
	desk->scope = (struct indicator_scope){.tally = &desk->tally, .more = &desk->more, .world = &desk->world, .settings = &desk->settings,
		.days = 365.25, .places = 2, .grids = 4, .posts = 8, .residents = 2000, .households = 800, .posts_months = 96, .worker_weeks = 400};
	*state = desk;
	return 0;
}

static int desk_close(void **state)
{
	free(*state);
	return 0;
}

static double value(const struct desk *desk, enum indicator_id id)
{
	return indicator_plate(id)->of(&desk->scope);
}

static void test_costs(void **state)
{
	struct desk *desk = *state;
	desk->tally.lines[KIND_ledger].asked_ticks = 3000 * HOUR;
	desk->tally.lines[LINE_HOTLINE].asked_ticks = 1000 * HOUR;
	desk->tally.lines[KIND_certificate].asked_ticks = 5000 * HOUR; /* serves residents */
	desk->tally.lines[LINE_REQUEST].asked_ticks = 7000 * HOUR;
	desk->tally.review_hours = 80;
	desk->tally.assist_yuan = 20000;
	desk->tally.months = 12;
	desk->more.in_use[KIND_platform] = 120; /* ten, month after month */
	assert_near(indicator_hour_yuan(&desk->world, &desk->settings), 37.5);
	assert_near(value(desk, INDICATOR_scm_cost), 15);
	assert_near(value(desk, INDICATOR_cost_staff), 60);
	assert_near(value(desk, INDICATOR_cost_review), 0.3);
	assert_near(value(desk, INDICATOR_cost_bought), 2);
	assert_true(isnan(value(desk, INDICATOR_cost_platforms)));
	assert_near(value(desk, INDICATOR_cost), 62.3);
	desk->settings.platform_cost = 1500;
	assert_near(value(desk, INDICATOR_cost_platforms), 3);
	assert_near(value(desk, INDICATOR_cost), 65.3);
}

static void test_origins(void **state)
{
	(void)state;
	struct origin_scope scope = {.tally = {50, 3000 * HOUR, 2000 * HOUR, 36}, .days = 2 * 365.25, .months = 24, .hour_yuan = 40};
	assert_near(origin_measure_plate(ORIGIN_MEASURE_in_use)->of(&scope), 1.5);
	assert_near(origin_measure_plate(ORIGIN_MEASURE_pieces)->of(&scope), 25);
	assert_near(origin_measure_plate(ORIGIN_MEASURE_hours)->of(&scope), 1500);
	assert_near(origin_measure_plate(ORIGIN_MEASURE_worked)->of(&scope), 1000);
	assert_near(origin_measure_plate(ORIGIN_MEASURE_scm_cost)->of(&scope), 6);
}

static void test_three_rates(void **state)
{
	struct desk *desk = *state;
	struct tally_line *requests = &desk->tally.lines[LINE_REQUEST];
	*requests = (struct tally_line){.asked = 200, .answered = 150, .on_time = 120, .rated = 80};
	desk->tally.class_due[CLASS_BASIC] = 100;
	desk->tally.class_due[CLASS_LIFE] = 50;
	desk->tally.unheard = 10;
	desk->tally.pleased = 60;
	assert_near(value(desk, INDICATOR_response), 75);
	assert_near(value(desk, INDICATOR_resolution), 75);
	assert_near(value(desk, INDICATOR_pleased), 75);
	desk->tally.unheard += 40; /* who never speaks up is not served: silence does not help */
	requests->asked += 40;
	assert_near(value(desk, INDICATOR_response), 62.5);
	assert_near(value(desk, INDICATOR_resolution), 60);
}

static void test_waits(void **state)
{
	struct desk *desk = *state;
	assert_true(isnan(value(desk, INDICATOR_request_wait_p90)));
	for (int i = 0; i < 90; i++)
		spread_add(&desk->tally.request_wait, HOUR);
	for (int i = 0; i < 10; i++)
		spread_add(&desk->tally.request_wait, 100 * HOUR);
	double p90 = value(desk, INDICATOR_request_wait_p90), p95 = spread_quantile(&desk->tally.request_wait, 0.95) / (double)HOUR;
	assert_true(p90 >= 1 && p90 < 1.125);
	assert_true(p95 > 100 / 1.125 && p95 < 100 * 1.125);
	desk->tally.requests_open = 60;
	desk->tally.closes = 24;
	assert_near(value(desk, INDICATOR_requests_open), 2.5);
	desk->tally.service_ticks = 4800 * HOUR;
	desk->tally.admin_ticks = 7200 * HOUR;
	assert_near(value(desk, INDICATOR_hours_per_residents), 200);
	assert_near(value(desk, INDICATOR_management_ratio), 1.5);
}

/* Buckets: a length lies in one, quantiles inside it, and lengths in order have quantiles in order. */
static void test_spread(void **state)
{
	(void)state;
	struct spread both = {0};
	double before = 0;
	for (int64_t ticks = 1; ticks < INT64_C(1) << 40; ticks = ticks * 21 / 20 + 1) {
		struct spread one = {0};
		spread_add(&one, ticks);
		spread_add_all(&both, &one);
		double low = spread_quantile(&one, 0), high = spread_quantile(&one, 1);
		assert_true(low >= before);
		assert_true(low <= (double)ticks);
		assert_true((double)ticks <= high || ticks >= INT64_C(1) << SPREAD_MOST_BITS);
		assert_true(ticks < 1 << SPREAD_FIRST_BITS || high <= 1.125 * low);
		before = low;
	}
	assert_true(spread_quantile(&both, 0.1) < spread_quantile(&both, 0.9));
	spread_add(&both, -5);
	assert_near(spread_quantile(&both, 0), 0);
}

static void test_staff(void **state)
{
	struct desk *desk = *state;
	desk->tally.idle_ticks = 200 * HOUR;
	desk->tally.tenure_days = 730500;
	desk->tally.staff_days = 1000; /* two years */
	desk->tally.post_ticks = 100 * HOUR;
	desk->tally.contract_ticks = 75 * HOUR;
	desk->tally.overload_weeks = 13;
	desk->tally.load_weeks = 52;
	assert_near(value(desk, INDICATOR_free_hours), 0.5);
	assert_near(value(desk, INDICATOR_tenure), 24);
	assert_near(value(desk, INDICATOR_workers_per_grid), 1.5);
	assert_near(value(desk, INDICATOR_overload_weeks), 25);
}

static void test_gate(void **state)
{
	struct desk *desk = *state;
	assert_true(isnan(value(desk, INDICATOR_review_median)));
	desk->more.review_days[10] = 2;
	assert_near(value(desk, INDICATOR_review_median), 10);
	desk->more.review_days[30] = 2;
	assert_near(value(desk, INDICATOR_review_median), 20); /* the mean would be too */
	desk->more.review_days[399] = 1;
	assert_near(value(desk, INDICATOR_review_median), 30); /* the mean would be 96 */
	desk->tally.admitted = 7;
	assert_near(value(desk, INDICATOR_approvals), 7);
	desk->tally.months = 12;
	desk->tally.pool_hours = 600;
	assert_near(value(desk, INDICATOR_refused_pool), 50);
	desk->tally.lines[KIND_form].channel_ticks[CHANNEL_OPEN] = 90 * HOUR;
	assert_true(isnan(value(desk, INDICATOR_leak_share)));
	desk->tally.lines[KIND_form].channel_ticks[CHANNEL_LEAKED] = 10 * HOUR;
	desk->tally.lines[KIND_certificate].channel_ticks[CHANNEL_LEAKED] = 900 * HOUR;
	assert_near(value(desk, INDICATOR_leak_share), 10);
	desk->scope.more = NULL; /* a community */
	assert_true(isnan(value(desk, INDICATOR_review_median)));
}

/* -- visits ----------------------------------------------------------------------------------------------------------- */

/* A hundred households, 36 with elderly: nine turns in twenty-five. */
static void test_rounds(void **state)
{
	struct desk *desk = *state;
	struct arena arena;
	struct rounds rounds = {.elderly_share = rounds_elderly_share(0.2, 2)};
	arena_init(&arena);
	assert_near(rounds.elderly_share, 0.36);
	rounds.elderly_share = 0.36;
	assert_int_equal(rounds_begin(&rounds, &arena, 100, true), STATUS_OK);
	assert_int_equal(rounds.elderly, 36);
	uint32_t first = rounds_take(&rounds, 50);
	for (int nth = 0; nth < 20; nth++) /* thirty lapse: the eighteen with elderly went first */
		rounds_call(&rounds, first, 50, nth);
	assert_int_equal(rounds.homes_called, 20);
	assert_int_equal(rounds.elderly_called, 18);
	uint32_t second = rounds_take(&rounds, 50);
	for (int nth = 0; nth < 50; nth++)
		rounds_call(&rounds, second, 50, nth);
	assert_int_equal(rounds.homes_called, 70);
	assert_int_equal(rounds.elderly_called, 36);
	uint32_t again = rounds_take(&rounds, 100); /* each a second time: those missed are new, nobody counts twice */
	for (int nth = 0; nth < 100; nth++)
		rounds_call(&rounds, again, 100, nth);
	assert_int_equal(rounds.homes_called, 100);
	assert_int_equal(rounds.elderly_called, 36);
	assert_int_equal(rounds_begin(&rounds, &arena, 1000, true), STATUS_OK); /* a new quarter, more households */
	assert_int_equal(rounds.homes_called, 0);
	uint32_t many = rounds_take(&rounds, 700);
	for (int nth = 0; nth < 700; nth++)
		rounds_call(&rounds, many, 700, nth);
	assert_int_equal(rounds.homes_called, 700);
	assert_int_equal(rounds.elderly_called, 252);
	arena_free(&arena);

	desk->tally.homes_known = 400;
	desk->tally.homes_called = 300;
	assert_near(value(desk, INDICATOR_visit_coverage), 75);
	assert_true(isnan(value(desk, INDICATOR_visit_coverage_elderly)));
}

/* -- equity ----------------------------------------------------------------------------------------------------------- */

static void test_inequality(void **state)
{
	(void)state;
	assert_near(inequality_gini((double[]){2, 2, 2, 2}, 4), 0);
	assert_near(inequality_gini((double[]){0, 1, 0, 0}, 4), 0.75);
	assert_near(inequality_gini((double[]){3, NAN, 1}, 3), 0.25);
	assert_true(isnan(inequality_gini((double[]){0, 0}, 2)));
	assert_true(isnan(inequality_gini(NULL, 0)));
	assert_near(inequality_range((double[]){1.5, NAN, 0.5, 2}, 4), 1.5);
}

/* -- after the run ---------------------------------------------------------------------------------------------------- */

enum { MONTHS = 60, CUT = 20, BACK = 28 };

/* A baseline of 100 hours; the option takes 40 of them away, and later 20 are back. */
static void months_build(struct result_set *set, struct arena *arena)
{
	struct result_measure *measures = arena_rows(arena, INDICATOR_COUNT, struct result_measure);
	for (int i = 0; i < INDICATOR_COUNT; i++)
		measures[i] = indicator_plate((enum indicator_id)i)->measure;
	*set = (struct result_set){.point_count = 2, .replication_count = 1, .month_count = MONTHS, .measure_count = INDICATOR_COUNT, .measures = measures};
	assert_int_equal(result_build(set, arena), STATUS_OK);
	for (int month = 0; month < MONTHS; month++) {
		result_month(set, 0, 0, month)[INDICATOR_admin_demanded] = 100;
		result_month(set, 1, 0, month)[INDICATOR_admin_demanded] = month < CUT ? 100 : month < BACK ? 60 : 80;
	}
}

static void test_comeback(void **state)
{
	(void)state;
	struct arena arena;
	struct result_set set;
	arena_init(&arena);
	months_build(&set, &arena);
	relief_fill(&set);
	comeback_fill(&set);
	double *values = result_horizon(&set, 1, 0);
	assert_near(result_month(&set, 1, 0, CUT)[INDICATOR_relief_mean], 40);
	assert_near(result_month(&set, 1, 0, BACK)[INDICATOR_relief_mean], 20);
	assert_near(result_month(&set, 0, 0, BACK)[INDICATOR_relief_mean], 0);
	assert_near(values[INDICATOR_burden_after_6], 60);
	assert_near(values[INDICATOR_burden_after_12], 80);
	assert_near(values[INDICATOR_burden_after_24], 80);
	assert_near(values[INDICATOR_rebound_area], 20 * (MONTHS - BACK));
	assert_near(values[INDICATOR_rebound_cycles], 1); /* by a tenth down and by a tenth up, once */
	assert_true(isnan(result_horizon(&set, 0, 0)[INDICATOR_rebound_area]));

	for (int month = 0; month < MONTHS; month++) /* no cut that matters */
		result_month(&set, 1, 0, month)[INDICATOR_admin_demanded] = 99;
	values[INDICATOR_rebound_area] = NAN;
	comeback_fill(&set);
	assert_true(isnan(values[INDICATOR_rebound_area]));
	assert_near(values[INDICATOR_rebound_cycles], 0);
	arena_free(&arena);
}

/* Values of communities add up to the same bits in any order. */
static void test_means_of_places(void **state)
{
	(void)state;
	struct arena arena;
	struct result_set sets[3];
	enum { VALUES = 7, MEASURES = 2 };
	const double values[VALUES] = {0.1, 1e7 / 3, 2.0 / 3, NAN, 1e-4, 12345.678, 0.7};
	arena_init(&arena);
	for (int i = 0; i < 3; i++) {
		sets[i] = (struct result_set){.point_count = 1, .replication_count = 1, .place_count = 1, .measure_count = MEASURES};
		assert_int_equal(result_build(&sets[i], &arena), STATUS_OK);
	}
	for (int i = 0; i < VALUES; i++) {
		result_place_add(&sets[0], 0, 0, (double[]){values[i], INFINITY});
		result_place_add(&sets[1 + i % 2], 0, 0, (double[]){values[VALUES - 1 - i], NAN});
	}
	result_sums_add(&sets[1], &sets[2]);
	result_sums_mean(&sets[0]);
	result_sums_mean(&sets[1]);
	assert_memory_equal(sets[0].by_place, sets[1].by_place, MEASURES * sizeof(double));
	assert_true(fabs(sets[0].by_place[0] - (0.1 + 1e7 / 3 + 2.0 / 3 + 1e-4 + 12345.678 + 0.7) / 6) < 1e-6);
	assert_true(isnan(sets[0].by_place[1]));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_costs, desk_open, desk_close), cmocka_unit_test(test_origins),
		cmocka_unit_test_setup_teardown(test_three_rates, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_waits, desk_open, desk_close), cmocka_unit_test(test_spread),
		cmocka_unit_test_setup_teardown(test_staff, desk_open, desk_close), cmocka_unit_test_setup_teardown(test_gate, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(test_rounds, desk_open, desk_close), cmocka_unit_test(test_inequality), cmocka_unit_test(test_comeback),
		cmocka_unit_test(test_means_of_places),
	};
	return cmocka_run_group_tests_name("indicators", tests, NULL, NULL);
}
