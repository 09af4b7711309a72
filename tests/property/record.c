/* record.c - what a result file holds for a report adds up: a worker's week, what departments ask by kind, who waits, what happened when, the inputs. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "measure/survival.h"
#include "runs.h"

static const char GATES[] = "tests/property/gates.yaml";

static int setup(void **state)
{
	struct run *run = malloc(sizeof *run);
	if (!run)
		return -1;
	run_make(run, GATES, (const char *const[]){"time.horizon=1 yr", NULL}, 3, 0, 2);
	*state = run;
	return run->status == STATUS_OK ? 0 : -1;
}

static int teardown(void **state)
{
	run_free(*state);
	free(*state);
	return 0;
}

static int use_at(const struct result_set *set, const char *name)
{
	int at = 0;
	while (strcmp(set->uses[at].name, name) != 0)
		at++;
	return at;
}

/* Hours of contract, overtime and call-outs are all used; those with residents and of overtime are the indicators. */
static void test_week(void **state)
{
	const struct run *run = *state;
	const struct result_set *set = &run->set;
	for (int p = 0; p < set->point_count; p++)
		for (int r = 0; r < set->replication_count; r++) {
			const double *hours = result_use(set, p, r), *horizon = result_horizon(set, p, r);
			double there = 0, spent = 0, residents = 0;
			for (int use = 0; use < set->use_count; use++) {
				bool is_there = strcmp(set->uses[use].group, "there") == 0;
				there += is_there ? hours[use] : 0;
				spent += is_there ? 0 : hours[use];
				residents += strcmp(set->uses[use].group, "residents") == 0 ? hours[use] : 0;
				assert_true(hours[use] >= 0);
			}
			assert_true(fabs(there - spent) < 1e-9 && there > 30);
			assert_true(fabs(residents - horizon[INDICATOR_hours_with_residents]) < 1e-9);
			assert_true(fabs(hours[use_at(set, "overtime")] + hours[use_at(set, "call_outs")] - horizon[INDICATOR_overtime]) < 1e-9);
			assert_true(fabs(hours[use_at(set, "free")] - horizon[INDICATOR_free_hours]) < 1e-9);
		}
}

/* A department's row adds up to what it sends, a kind's column to what comes of it. */
static void test_sources(void **state)
{
	const struct run *run = *state;
	const struct result_set *set = &run->set;
	assert_int_equal(set->kind_count + set->department_count - 1, set->origin_count);
	for (int p = 0; p < set->point_count; p++)
		for (int origin = 0; origin < set->origin_count; origin++)
			for (int m = 0; m < set->origin_measure_count; m++) {
				double mean = 0, sum = 0;
				for (int r = 0; r < set->replication_count; r++)
					mean += result_origin(set, p, r, origin)[m] / set->replication_count;
				bool is_kind = origin < set->kind_count;
				for (int i = 0; i < (is_kind ? set->department_count : set->kind_count); i++)
					sum += is_kind ? result_source(set, p, origin, i)[m] : result_source(set, p, i, origin - set->kind_count)[m];
				assert_true(fabs(sum - mean) < 1e-3 + 1e-9 * fabs(mean));
			}
}

static uint64_t sum_of(const struct result_set *set, int point, enum result_ending ending, int need)
{
	uint64_t sum = 0;
	for (int i = 0; i < set->wait_count; i++)
		sum += result_wait(set, point, ending, need)[i];
	return sum;
}

/* Nobody who asked is lost, and the curve meets the shares and means told beside it. */
static void test_waits(void **state)
{
	const struct run *run = *state;
	const struct result_set *set = &run->set;
	double years = set->horizon_years;
	uint64_t all = 0, given_up = 0;
	for (int p = 0; p < set->point_count; p++)
		for (int n = 0; n < set->need_count; n++) {
			double asked = 0, open[512];
			uint64_t closed = sum_of(set, p, RESULT_CLOSED, n), left = sum_of(set, p, RESULT_GIVEN_UP, n), waiting = sum_of(set, p, RESULT_OPEN, n);
			for (int r = 0; r < set->replication_count; r++)
				asked += result_need(set, p, r, n)[0] * years;
			assert_true(fabs(asked - (double)(closed + left + waiting)) < 1e-6 * (1 + asked));
			survival_open(open, result_wait(set, p, RESULT_CLOSED, n), result_wait(set, p, RESULT_GIVEN_UP, n), result_wait(set, p, RESULT_OPEN, n), set->wait_count);
			if (waiting == 0 && closed + left > 0)
				assert_true(fabs(open[set->wait_count - 1] - (double)left / (double)(closed + left)) < 1e-9);
			for (int i = 1; i < set->wait_count && closed > 0; i++)
				assert_true(open[i] <= open[i - 1] && open[i] > -1e-9);
			all += closed;
			given_up += left;
		}
	assert_true(all > 1000 && given_up > 0);
	assert_true(isinf(set->wait_ends[set->wait_count - 1]) && set->wait_ends[0] > 0);
}

/* A gate from the first day on begins in month 0 of every replication, where nothing is warmed up. */
static void test_happenings(void **state)
{
	const struct run *run = *state;
	const struct result_set *set = &run->set;
	uint64_t gates = 0, baseline = 0;
	for (int p = 0; p < set->point_count; p++)
		for (int month = 0; month < set->month_count; month++)
			*(p == set->baseline ? &baseline : &gates) += result_happened(set, p, 0)[month];
	assert_true(gates > 0 && gates % (uint64_t)set->replication_count == 0);
	assert_int_equal(baseline, 0);
}

/* Those the screen counts and the calendar of holidays, each with a key, a value, a source and a name in both languages. */
static void test_inputs(void **state)
{
	const struct run *run = *state;
	const struct annex *inputs = annex_find(&run->set.annexes, "input");
	const char *const wanted[] = {"key", "key_zh", "name_en", "name_zh", "value_en", "value_zh", "source", "set_by"};
	double assumed = 0;
	bool is_said = false;
	assert_non_null(inputs);
	for (int i = 0; i < inputs->row_count; i++) {
		for (size_t w = 0; w < sizeof wanted / sizeof *wanted; w++)
			assert_true(*annex_words(inputs, wanted[w])[i]);
		assumed += annex_numbers(inputs, "is_assumed")[i];
		if (strcmp(annex_words(inputs, "key")[i], "time.horizon") == 0) {
			assert_string_equal(annex_words(inputs, "value_en")[i], "1 yr");
			assert_string_equal(annex_words(inputs, "set_by")[i], "scenario");
			is_said = true;
		}
	}
	assert_true(is_said);
	assert_int_equal(inputs->row_count, run->set.sourced_count + run->set.assumed_count + 1);
	assert_true(fabs(assumed - run->set.assumed_count) <= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_week), cmocka_unit_test(test_sources), cmocka_unit_test(test_waits),
		cmocka_unit_test(test_happenings), cmocka_unit_test(test_inputs),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
