/* screen.c - a small screen of a small district: the same on any threads, kept whole in a file, at points that fit; and a small calibration. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "learn/calibrate.h"
#include "world/sample.h"
#include "learn/screen.h"
#include "runs.h"
#include "study/store.h"

enum { KEPT = 5 };
static const char HAISHU[] = "scenarios/haishu-2012.yaml";
static const char *const small[] = {"place.communities=4", "place.streets=2", "time.horizon=1 yr", "time.prerun=0.25 yr", NULL};

static void screen_small(struct run *run, int threads)
{
	struct screen screen;
	run_make(run, HAISHU, small, 2, 0, threads);
	assert_int_equal(run->status, STATUS_OK);
	struct screen_request request = {.scenario = &run->scenario, .points = KEPT, .sample = 2, .seed = 3, .team = team_of(threads)};
	targets_default(&request.targets);
	assert_int_equal(screen_init(&screen, &request, &run->faults), STATUS_OK);
	assert_true(screen_work(&screen) > 1);
	assert_int_equal(screen_run(&screen, &run->set, &run->arena, &run->faults), STATUS_OK);
	screen_free(&screen);
}

static void threads_change_nothing(void **state)
{
	(void)state;
	struct run one, two;
	screen_small(&one, 1);
	screen_small(&two, 2);
	const struct result_screen *a = &one.set.screen, *b = &two.set.screen;
	assert_int_equal(a->point_count, KEPT);
	assert_int_equal(a->place_count, 2);
	assert_int_equal(a->tried, b->tried);
	assert_int_equal(a->fitting, b->fitting);
	assert_memory_equal(a->values, b->values, sizeof(double) * (size_t)(a->point_count * a->factor_count));
	int64_t count = (int64_t)a->point_count * one.set.point_count * one.set.measure_count;
	for (int64_t i = 0; i < count; i++)
		assert_true(a->measures[i] == b->measures[i] || (isnan(a->measures[i]) && isnan(b->measures[i])));
	run_free(&two);
	run_free(&one);
}

static void points_fit_and_are_kept(void **state)
{
	(void)state;
	struct run run;
	struct result_set read;
	char path[] = "/tmp/jianfu-screen-XXXXXX";
	screen_small(&run, 2);
	const struct result_screen *screen = &run.set.screen;
	assert_true(screen->fitting > 0 && screen->fitting < screen->drawn && screen->drawn <= screen->tried);
	for (int i = 0; i < screen->point_count; i++) {
		const double *baseline = result_screened(&run.set, i, run.set.baseline);
		assert_true(baseline[INDICATOR_admin_share] > 50 && baseline[INDICATOR_admin_share] < 94);
		for (int f = 0; f < screen->factor_count; f++) {
			const double *bounds = screen->bounds + f * RESULT_BOUNDS;
			double value = screen->values[i * screen->factor_count + f];
			assert_true(*screen->factors[f].choices || (value >= bounds[RESULT_LOW] - 0.5 && value <= bounds[RESULT_HIGH] + 0.5));
		}
	}
	int file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	assert_int_equal(store_write(path, &run.set, &run.faults), STATUS_OK);
	assert_int_equal(store_read(path, &run.arena, &read, &run.faults), STATUS_OK);
	unlink(path);
	assert_int_equal(read.screen.point_count, screen->point_count);
	assert_memory_equal(read.screen.values, screen->values, sizeof(double) * (size_t)(screen->point_count * screen->factor_count));
	run_free(&run);
}

/* A sample of a table keeps communities of all sizes, with their workers and buildings. */
static void a_sample_of_a_table_keeps_its_workers(void **state)
{
	(void)state;
	struct scenario scenario, sample;
	struct faults faults;
	struct arena arena;
	faults_init(&faults);
	arena_init(&arena);
	assert_int_equal(scenario_read(&scenario, "scenarios/tables/small-district.yaml", NULL, 0, &faults), STATUS_OK);
	int all = sample_communities(&scenario);
	assert_true(all > 2);
	assert_int_equal(sample_take(&scenario, all / 2, &arena, &sample), STATUS_OK);
	assert_int_equal(sample_communities(&sample), all / 2);
	for (int i = 0; i < sample.staff_count; i++) {
		bool is_found = false;
		assert_in_range(sample.staff[i].community, 0, sample.community_count - 1);
		for (int j = 0; j < scenario.staff_count; j++)
			is_found |= scenario.staff[j].community_name == sample.staff[i].community_name &&
				scenario.communities[scenario.staff[j].community].id == sample.communities[sample.staff[i].community].id;
		assert_true(is_found);
	}
	assert_true(sample.building_count > 0 && sample.building_count < scenario.building_count);
	for (int i = 0; i < sample.building_count; i++) {
		assert_in_range(sample.buildings[i].community, 0, sample.community_count - 1);
		assert_true(i == 0 || sample.buildings[i - 1].community <= sample.buildings[i].community);
	}
	assert_int_equal(sample_take(&scenario, all + 1, &arena, &sample), STATUS_OK);
	assert_int_equal(sample_communities(&sample), all);
	scenario_free(&scenario);
	arena_free(&arena);
	faults_free(&faults);
}

/* -- calibration ----------------------------------------------------------------------------------------------------- */

static struct calibration calibrated(struct run *run, struct target target, const char *input)
{
	struct calibration calibration;
	faults_init(&run->faults);
	arena_init(&run->arena);
	assert_int_equal(scenario_read(&run->scenario, HAISHU, small, 4, &run->faults), STATUS_OK);
	struct calibrate_request request = {.scenario = &run->scenario, .targets = {.count = 1, .rows = {target}, .inputs = {input}, .input_count = input != NULL},
		.sample = 2, .tried = 64, .replications = 4, .seed = 5, .team = team_of(2)};
	assert_int_equal(calibrate_run(&request, &run->arena, &calibration, &run->faults), STATUS_OK);
	return calibration;
}

/* One input, one target it alone decides: hours of a request against the load. It is moved, met and identified. */
static void what_one_target_tells_is_found(void **state)
{
	(void)state;
	struct run run;
	struct target target = {.measure = INDICATOR_load, .low = 1.8, .high = 1.95, .weight = 1, .source = "test"};
	struct calibration calibration = calibrated(&run, target, "requests.effort");
	assert_int_equal(calibration.factors.count, 1);
	assert_true(calibration.targets[0].before.mean < 1.75);
	assert_true(calibration.is_met);
	assert_int_equal(calibration.moved_count, 1);
	assert_true(calibration.inputs[0].after > calibration.inputs[0].before);
	assert_true(calibration.inputs[0].is_identified && calibration.inputs[0].low <= calibration.inputs[0].after && calibration.inputs[0].high >= calibration.inputs[0].after);
	assert_true(fabs(draw_mean(&calibration.after.settings.request_effort) - calibration.inputs[0].after) < 1e-9);
	run_free(&run);
}

static void what_is_met_moves_nothing(void **state)
{
	(void)state;
	struct run run;
	struct target target = {.measure = INDICATOR_admin_share, .low = 50, .high = 90, .weight = 1, .source = "test"};
	struct calibration calibration = calibrated(&run, target, NULL);
	assert_true(calibration.is_met && calibration.moved_count == 0 && calibration.rounds == 0);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(points_fit_and_are_kept),
		cmocka_unit_test(a_sample_of_a_table_keeps_its_workers),
		cmocka_unit_test(what_one_target_tells_is_found),
		cmocka_unit_test(what_is_met_moves_nothing),
	};
	return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
