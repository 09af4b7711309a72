/* nation.c - many districts: the same on any team and in any shares, a sample is some of the whole, one is what it is alone, and memory stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "near.h"
#include "run/nation.h"
#include "runs.h"

#define STREET "scenarios/places/one-street.yaml"
static const char *const SMALL[] = {"time.prerun=1 month", "time.horizon=3 month", "place.communities=3", "place.streets=2", "place.districts=7", NULL};
static const char *const ALONE[] = {"time.prerun=1 month", "time.horizon=14 month", "place.communities=3", "place.streets=2", NULL};
enum { REPLICATIONS = 2 };

/* -- what tallies hold ----------------------------------------------------------------------------------------------- */

static void bytes_count(void *context, enum tally_kind kind, void *members, int count)
{
	size_t *bytes = context;
	(void)members;
	*bytes += (size_t)count * (kind == TALLY_SMALL ? sizeof(uint32_t) : sizeof(int64_t));
}

/* A member nobody walks over would be missing from every sum. */
static void test_walk_is_complete(void **state)
{
	(void)state;
	struct tally *tally = calloc(1, sizeof *tally);
	struct tally_district more = {.departments = NULL};
	struct tally_origin origin;
	size_t bytes = 0, bytes_more = 0, bytes_origin = 0;
	tally_walk(tally, LINE_MOST, bytes_count, &bytes);
	assert_int_equal(bytes, sizeof *tally);
	tally_district_walk(&more, 0, bytes_count, &bytes_more);
	assert_int_equal(bytes_more, sizeof more - sizeof more.departments);
	more.departments = &origin;
	tally_district_walk(&more, 1, bytes_count, &bytes_origin);
	assert_int_equal(bytes_origin - bytes_more, sizeof origin);
	free(tally);
}

/* -- results --------------------------------------------------------------------------------------------------------- */

static void same_set(const struct result_set *a, const struct result_set *b)
{
	size_t runs = (size_t)a->point_count * (size_t)a->replication_count;
	assert_memory_equal(a->digest, b->digest, runs * sizeof *a->digest);
	assert_memory_equal(a->horizon, b->horizon, runs * (size_t)a->measure_count * sizeof(double));
	assert_memory_equal(a->monthly, b->monthly, runs * (size_t)a->month_count * (size_t)a->measure_count * sizeof(double));
	assert_memory_equal(a->by_line, b->by_line, runs * (size_t)a->line_count * (size_t)a->line_measure_count * sizeof(double));
	assert_memory_equal(a->by_origin, b->by_origin, runs * (size_t)a->origin_count * (size_t)a->origin_measure_count * sizeof(double));
	assert_memory_equal(a->by_place, b->by_place, (size_t)a->point_count * (size_t)a->place_count * (size_t)a->measure_count * sizeof(double));
}

static void test_any_team(void **state)
{
	(void)state;
	static const int teams[] = {2, 8};
	struct run one;
	run_make(&one, STREET, SMALL, REPLICATIONS, 0, 1);
	assert_int_equal(one.status, STATUS_OK);
	assert_int_equal(one.set.place_count, 7);
	assert_int_equal(one.set.district_count, 7);
	assert_int_equal(result_communities(&one.set), 21);
	for (int i = 0; i < 2; i++) {
		struct run other;
		run_make(&other, STREET, SMALL, REPLICATIONS, 0, teams[i]);
		assert_int_equal(other.status, STATUS_OK);
		same_set(&one.set, &other.set);
		run_free(&other);
	}
	run_free(&one);
}

/* -- shares ---------------------------------------------------------------------------------------------------------- */

struct bench {
	struct scenario scenario;
	struct faults faults;
	struct arena arena;
	struct run_request request;
	struct nation nation;
	struct result_set set;
};

static void bench_open(struct bench *bench, const char *path, const char *const *assignments, double sample)
{
	int count = 0;
	while (assignments[count])
		count++;
	faults_init(&bench->faults);
	arena_init(&bench->arena);
	assert_int_equal(scenario_read(&bench->scenario, path, assignments, count, &bench->faults), STATUS_OK);
	bench->request = (struct run_request){.scenario = &bench->scenario, .replications = REPLICATIONS, .seed = bench->scenario.seed, .team = team_of(2),
		.sample = sample};
	assert_int_equal(nation_open(&bench->nation, &bench->request, &bench->faults), STATUS_OK);
	assert_int_equal(nation_about(&bench->nation, &bench->arena, &bench->set), STATUS_OK);
	bench->set.replication_count = REPLICATIONS;
	assert_int_equal(result_build(&bench->set, &bench->arena), STATUS_OK);
}

static void bench_close(struct bench *bench)
{
	nation_close(&bench->nation);
	scenario_free(&bench->scenario);
	arena_free(&bench->arena);
	faults_free(&bench->faults);
}

static struct totals totals_of(struct bench *bench, const int *cuts, int count)
{
	struct totals sum;
	assert_int_equal(totals_build(&sum, &bench->nation.world, bench->set.point_count, REPLICATIONS, &bench->arena), STATUS_OK);
	for (int i = 0; i + 1 < count; i++) {
		struct totals part;
		assert_int_equal(totals_build(&part, &bench->nation.world, bench->set.point_count, REPLICATIONS, &bench->arena), STATUS_OK);
		assert_int_equal(nation_run(&bench->nation, cuts[i], cuts[i + 1], &part, &bench->set, &bench->faults), STATUS_OK);
		totals_add(&sum, part.slots);
	}
	return sum;
}

static void test_any_shares(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, STREET, SMALL, 0);
	struct totals whole = totals_of(&bench, (const int[]){0, 7}, 2), parts = totals_of(&bench, (const int[]){0, 1, 5, 7}, 4);
	assert_memory_equal(whole.slots, parts.slots, (size_t)whole.slot_count * sizeof *whole.slots);
	bench_close(&bench);
}

/* Two of seven, by the same luck as among all. */
static void test_sample(void **state)
{
	(void)state;
	struct run whole;
	struct bench bench;
	run_make(&whole, STREET, SMALL, REPLICATIONS, 0, 2);
	bench_open(&bench, STREET, SMALL, 0.3);
	assert_int_equal(bench.set.place_count, 2);
	assert_int_equal(bench.set.district_count, 7);
	(void)totals_of(&bench, (const int[]){0, 2}, 2);
	result_sums_mean(&bench.set);
	for (int place = 0; place < 2; place++) {
		int same = 0;
		while (strcmp(whole.set.place_names[same], bench.set.place_names[place]))
			same++;
		for (int point = 0; point < whole.set.point_count; point++)
			assert_memory_equal(result_place(&bench.set, point, place), result_place(&whole.set, point, same), INDICATOR_COUNT * sizeof(double));
	}
	bench_close(&bench);
	run_free(&whole);
}

/* A district told by its sums is told as by itself. */
static void test_alone(void **state)
{
	(void)state;
	struct run alone;
	struct bench bench;
	run_make(&alone, STREET, ALONE, REPLICATIONS, 0, 1);
	bench_open(&bench, STREET, ALONE, 0);
	struct totals totals = totals_of(&bench, (const int[]){0, 1}, 2);
	assert_int_equal(nation_tell(&bench.nation, &totals, &bench.arena, &bench.set, &bench.faults), STATUS_OK);
	const struct result_set *a = &alone.set, *b = &bench.set;
	const struct { const double *one, *other; int64_t count; } arrays[] = {
		{a->horizon, b->horizon, (int64_t)a->point_count * REPLICATIONS * a->measure_count},
		{a->monthly, b->monthly, (int64_t)a->point_count * REPLICATIONS * a->month_count * a->measure_count},
		{a->by_line, b->by_line, (int64_t)a->point_count * REPLICATIONS * a->line_count * a->line_measure_count},
		{a->by_origin, b->by_origin, (int64_t)a->point_count * REPLICATIONS * a->origin_count * a->origin_measure_count},
		{a->by_use, b->by_use, (int64_t)a->point_count * REPLICATIONS * a->use_count},
		{a->by_need, b->by_need, (int64_t)a->point_count * REPLICATIONS * a->need_count * a->need_measure_count},
		{a->by_source, b->by_source, (int64_t)a->point_count * a->kind_count * a->department_count * a->origin_measure_count},
	};
	for (size_t k = 0; k < sizeof arrays / sizeof *arrays; k++)
		for (int64_t i = 0; i < arrays[k].count; i++) {
			double one = arrays[k].one[i], other = arrays[k].other[i];
			if (isfinite(one) != isfinite(other) || (isfinite(one) && fabs(one - other) > 1e-6 * (1 + fabs(one))))
				fail_msg("array %zu, number %lld: %g is %g", k, (long long)i, one, other);
		}
	assert_memory_equal(a->by_wait, b->by_wait, (size_t)a->point_count * RESULT_ENDINGS * (size_t)a->need_count * (size_t)a->wait_count * sizeof *a->by_wait);
	bench_close(&bench);
	run_free(&alone);
}

/* Communities with known values; each quantile within a step. */
static void test_spread(void **state)
{
	(void)state;
	enum { COUNT = 2001 };
	struct bench bench;
	struct totals totals;
	double values[INDICATOR_COUNT];
	bench_open(&bench, STREET, ALONE, 0);
	assert_int_equal(totals_build(&totals, &bench.nation.world, 2, 1, &bench.arena), STATUS_OK);
	for (int i = 0; i < COUNT; i++) {
		for (int k = 0; k < INDICATOR_COUNT; k++)
			values[k] = k == INDICATOR_load ? NAN : k == INDICATOR_overtime ? -5 : 0.1 * i;
		totals_community_add(&totals, 1, values);
	}
	for (double share = 0; share <= 1; share += 0.05)
		near(totals_quantile(&totals, 1, INDICATOR_services_on_time, share), 0.1 * share * COUNT, 0.0625 + 0.008 * 200 * share);
	near(totals_quantile(&totals, 1, INDICATOR_overtime, 0.9), 0, 0.0625);
	assert_true(isnan(totals_quantile(&totals, 1, INDICATOR_load, 0.5)));
	assert_true(isnan(totals_quantile(&totals, 0, INDICATOR_services_on_time, 0.5)));
	bench_close(&bench);
}

/* -- streets --------------------------------------------------------------------------------------------------------- */

static void test_the_nation(void **state)
{
	(void)state;
	struct bench bench;
	struct districts districts;
	bench_open(&bench, "scenarios/nation.yaml", (const char *const[]){NULL}, 0.001);
	assert_int_equal(districts_build(&bench.scenario, &bench.arena, &districts), STATUS_OK);
	assert_int_equal(districts.community_count, 64238);
	assert_int_equal(districts.street_count, 9217);
	assert_int_equal(districts.count, 824);
	int alike = 0;
	for (int d = 0; d < districts.count; d++) {
		int sum = 0;
		for (int street = 0; street < districts.rows[d].street_count; street++)
			sum += districts.rows[d].streets[street];
		assert_int_equal(sum, districts.rows[d].community_count);
		alike += abs(sum - 78) <= 1;
	}
	assert_true(alike >= districts.count - 5); /* a street may be larger than a district */
	assert_true(districts.rows[0].seed != districts.rows[1].seed);
	bench_close(&bench);
}

/* -- memory ---------------------------------------------------------------------------------------------------------- */

static long peak_of(const char *districts)
{
	struct rusage usage = {0};
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct run run;
		run_quietly(&run, STREET, (const char *const[]){"time.prerun=0 yr", "time.horizon=1 month", "place.communities=2", "place.streets=1", districts, NULL}, 1, 0, 1);
		_exit(run.status != STATUS_OK);
	}
	int code = 0;
	assert_int_equal(wait4(child, &code, 0, &usage), child);
	assert_int_equal(code, 0);
	return usage.ru_maxrss;
}

static void test_memory_stays(void **state)
{
	(void)state;
#ifndef __SANITIZE_ADDRESS__
	long few = peak_of("place.districts=20"), many = peak_of("place.districts=200");
	printf("peak: %ld KB for 20 districts, %ld KB for 200\n", few, many);
	assert_true((double)many <= 1.15 * (double)few);
#else
	(void)peak_of;
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_walk_is_complete), cmocka_unit_test(test_any_team), cmocka_unit_test(test_any_shares),
		cmocka_unit_test(test_sample), cmocka_unit_test(test_alone), cmocka_unit_test(test_spread), cmocka_unit_test(test_the_nation), cmocka_unit_test(test_memory_stays)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
