/* fluid.c - the fluid twin beside the simulation: many communities of one size, nothing done, a clean-up, a gate; no more than three in a hundred apart. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learn/fluid.h"
#include "measure/stats.h"
#include "replicas.h"

/* Under the watch of a sanitizer one replication sees as much of the code, and leaves nothing to compare. */
#ifdef __SANITIZE_ADDRESS__
enum { REPLICATIONS = 1 };
#else
enum { REPLICATIONS = 32 };
#endif
static const double WITHIN = 0.03;
static const char TWIN[] = "tests/property/fluid.yaml";

static struct stats_interval seen_of(const struct run *run, int point, enum indicator_id id)
{
	double values[REPLICATIONS];
	return stats_mean(values, run_values(run, point, id, values), 0.95);
}

/* The simulated mean is known to its interval only. */
static int compared(const char *option, const char *what, struct stats_interval seen, double twin)
{
	double apart = twin / seen.mean - 1, chance = seen.half_width / seen.mean;
	printf("%-14s %-10s simulated %8.3f +- %5.3f, fluid %8.3f (%+.1f %%)\n", option, what, seen.mean, seen.half_width, twin, 100 * apart);
	return !(fabs(apart) <= WITHIN + chance);
}

static void test_twin(void **state)
{
	(void)state;
	struct run run;
	struct world world;
	int failed = 0;
	run_make(&run, TWIN, NULL, REPLICATIONS, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	assert_int_equal(world_build(&world, &run.scenario, &run.faults), STATUS_OK);
	for (int c = 0; c < world.course_count; c++) {
		struct fluid fluid;
		const char *name = world.courses[c].policy->name;
		assert_int_equal(fluid_run(&fluid, &world, &world.courses[c], 0, &run.arena), STATUS_OK);
		struct fluid_month mean = fluid_mean(&fluid);
		struct stats_interval staff = seen_of(&run, c, INDICATOR_vacancy);
		staff.mean = 100 - staff.mean - run_mean(&run, c, INDICATOR_away);
		failed += compared(name, "demanded", seen_of(&run, c, INDICATOR_admin_demanded), mean.demanded);
		failed += compared(name, "worked", seen_of(&run, c, INDICATOR_admin_worked), mean.worked);
		failed += compared(name, "effort", seen_of(&run, c, INDICATOR_mean_effort), 100 * mean.effort);
		failed += compared(name, "exhaustion", seen_of(&run, c, INDICATOR_exhaustion), 100 * mean.exhaustion);
		failed += compared(name, "staff", staff, 100 * mean.staff);
	}
	world_free(&world);
	run_free(&run);
	assert_int_equal(failed, 0);
}

/* Nothing suppressed, or nothing that comes back, leaves demand where it is. */
static void test_without_rebound(void **state)
{
	(void)state;
	const char *const none[] = {"loops.rebound.form=none", "loops.rebound.rigid_return=240 month", NULL};
	struct run run;
	struct world world;
	struct fluid with, without;
	faults_init(&run.faults);
	arena_init(&run.arena);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(scenario_read(&run.scenario, TWIN, none, i ? 2 : 0, &run.faults), STATUS_OK);
		assert_int_equal(world_build(&world, &run.scenario, &run.faults), STATUS_OK);
		assert_int_equal(fluid_run(i ? &without : &with, &world, &world.courses[1], 0, &run.arena), STATUS_OK);
		world_free(&world);
		scenario_free(&run.scenario);
	}
	int last = with.count - 1;
	assert_true(without.months[last].demanded < 0.8 * with.months[last].demanded);
	arena_free(&run.arena);
	faults_free(&run.faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_twin), cmocka_unit_test(test_without_rebound)};
	return cmocka_run_group_tests_name("fluid", tests, NULL, NULL);
}
