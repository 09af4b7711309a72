/* indicators.c - indicators of simulated districts: parts add up to the whole, turns are kept, and what is asked for moves what it should. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runs.h"

static const char GATES[] = "tests/property/gates.yaml", PLAIN[] = "scenarios/laws/plain.yaml", TABLES[] = "scenarios/tables/small-district.yaml";

static bool is_near(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(1, fabs(a) + fabs(b));
}

/* Sum of a measure over the origins whose names begin so. */
static double origins_sum(const struct result_set *set, int point, int r, const char *prefix, enum origin_measure_id measure)
{
	double sum = 0;
	for (int i = 0; i < set->origin_count; i++)
		if (strncmp(set->origin_names[i], prefix, strlen(prefix)) == 0)
			sum += result_origin(set, point, r, i)[measure];
	return sum;
}

static void test_parts_and_wholes(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, GATES, (const char *const[]){"time.horizon=0.5 yr", "departments.platform_cost=2000", NULL}, 2, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	for (int point = 0; point < run.set.point_count; point++)
		for (int r = 0; r < 2; r++) {
			const double *values = result_horizon(&run.set, point, r);
			double by_kind = origins_sum(&run.set, point, r, "kind:", ORIGIN_MEASURE_hours);
			double homeless = origins_sum(&run.set, point, r, "kind:hotline", ORIGIN_MEASURE_hours) + origins_sum(&run.set, point, r, "kind:clean_up", ORIGIN_MEASURE_hours) +
				origins_sum(&run.set, point, r, "kind:done_again", ORIGIN_MEASURE_hours);
			assert_true(by_kind > 1000 && homeless > 0);
			assert_true(is_near(by_kind - homeless, origins_sum(&run.set, point, r, "department:", ORIGIN_MEASURE_hours)));
			assert_true(is_near(values[INDICATOR_scm_cost], origins_sum(&run.set, point, r, "kind:", ORIGIN_MEASURE_scm_cost)));
			assert_true(is_near(origins_sum(&run.set, point, r, "kind:", ORIGIN_MEASURE_in_use), origins_sum(&run.set, point, r, "department:", ORIGIN_MEASURE_in_use)));
			assert_true(is_near(values[INDICATOR_cost],
				values[INDICATOR_cost_staff] + values[INDICATOR_cost_review] + values[INDICATOR_cost_bought] + values[INDICATOR_cost_platforms] +
				values[INDICATOR_cost_liability]));
			assert_true(values[INDICATOR_cost_platforms] > 1);
			assert_true(values[INDICATOR_request_wait_p90] > values[INDICATOR_request_wait]);
			assert_true(values[INDICATOR_resolution] <= values[INDICATOR_requests_met]);
		}
	for (int point = 0; point < run.set.point_count; point++) { /* a district is its communities */
		double requests = 0;
		for (int place = 0; place < run.set.place_count; place++) {
			requests += result_place(&run.set, point, place)[INDICATOR_requests_open] / run.set.place_count;
			assert_true(isnan(result_place(&run.set, point, place)[INDICATOR_review_median]));
		}
		assert_true(fabs(requests - run_mean(&run, point, INDICATOR_requests_open)) < 1e-5);
	}
	assert_true(isnan(run_mean(&run, 0, INDICATOR_load_gini))); /* their differences are the rule's */
	run_free(&run);
}

/* Workers with little else to do: whoever falls due is called on, and nobody twice while others wait. */
static double coverage(const char *rate, double *elderly)
{
	struct run run;
	run_make(&run, PLAIN, (const char *const[]){"time.horizon=1.1 yr", "time.calendar=office", "staff.grid=8", "visits.effort=0.1 h", rate, NULL}, 1, 0, 1);
	assert_int_equal(run.status, STATUS_OK);
	double share = run_mean(&run, 0, INDICATOR_visit_coverage);
	*elderly = run_mean(&run, 0, INDICATOR_visit_coverage_elderly);
	assert_true(run_mean(&run, 0, INDICATOR_visits_done) > 98);
	assert_true(isnan(result_month(&run.set, 0, 0, 0)[INDICATOR_visit_coverage])); /* no quarter ends in January */
	assert_true(result_month(&run.set, 0, 0, 2)[INDICATOR_visit_coverage] > 0);
	run_free(&run);
	return share;
}

static void test_turns(void **state)
{
	(void)state;
	double elderly, half = coverage("visits.per_household=2 /household-yr", &elderly);
	printf("two visits a year: %.2f %% of households a quarter, %.2f %% of those with elderly\n", half, elderly);
	assert_true(fabs(half - 52) < 0.5 && fabs(elderly - 52) < 0.5); /* 65 working days a quarter without holidays, of 250 a year */
	assert_true(coverage("visits.per_household=6 /household-yr", &elderly) > 99.9);
	assert_true(elderly > 99.9);
}

/* Short of hands, those with elderly are called on first. */
static void test_elderly_first(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, PLAIN, (const char *const[]){"time.horizon=1.1 yr", "time.calendar=office", "staff.counter=0", "staff.grid=1", "visits.effort=0.5 h",
		"visits.per_household=4 /household-yr", NULL}, 1, 0, 1);
	assert_int_equal(run.status, STATUS_OK);
	double all = run_mean(&run, 0, INDICATOR_visit_coverage), elderly = run_mean(&run, 0, INDICATOR_visit_coverage_elderly);
	printf("short of hands: %.1f %% of households, %.1f %% of those with elderly\n", all, elderly);
	assert_true(all < 75 && elderly > all);
	run_free(&run);
}

static void test_equity(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, TABLES, (const char *const[]){"time.horizon=0.5 yr", NULL}, 1, 0, 1);
	assert_int_equal(run.status, STATUS_OK);
	double least = INFINITY, most = 0;
	for (int place = 0; place < run.set.place_count; place++) {
		least = fmin(least, result_place(&run.set, 0, place)[INDICATOR_load]);
		most = fmax(most, result_place(&run.set, 0, place)[INDICATOR_load]);
	}
	assert_true(fabs(run_mean(&run, 0, INDICATOR_load_range) - (most - least)) < 1e-5);
	assert_true(result_month(&run.set, 0, 0, 3)[INDICATOR_load_gini] > 0);
	double gini = run_mean(&run, 0, INDICATOR_load_gini), grids = run_mean(&run, 0, INDICATOR_grid_gini);
	assert_true(gini > 0 && gini < 1 && grids > 0 && grids < 1);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts_and_wholes), cmocka_unit_test(test_turns), cmocka_unit_test(test_elderly_first),
		cmocka_unit_test(test_equity)};
	return cmocka_run_group_tests_name("indicators of districts", tests, NULL, NULL);
}
