/* space.c - ways in whole runs: none when switched off, longer ones where people live farther apart, shorter ones for who has a grid; budgets that agree. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan/budget.h"
#include "runs.h"

static const char SMALL[] = "tests/property/small.yaml";

/* With twice the hands, so that all work is done and none of it for show. */
#define AMPLE "staff.per_10000=60 /万人", "loops.perfunctory.form=none", "loops.rebound.form=none"

/* The horizon's value of an indicator with these assignments. */
static double value_of(enum indicator_id id, const char *const *assignments)
{
	struct run run;
	run_make(&run, SMALL, assignments, 2, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	double value = run_mean(&run, 0, id);
	run_free(&run);
	return value;
}

static uint64_t digest_of(const char *const *assignments)
{
	struct run run;
	run_make(&run, SMALL, assignments, 1, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	assert_true(run_mean(&run, 0, INDICATOR_travel) == 0);
	uint64_t digest = run.set.digest[0];
	run_free(&run);
	return digest;
}

static void test_switched_off(void **state)
{
	(void)state;
	const char *const changes[] = {"space.building_size=20 households", "space.kilometre=1 h", "space.detour=3", "space.round=2", "space.access=0.05 h"};
	uint64_t plain = digest_of((const char *const[]){"space.travel=0", NULL});
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		assert_true(digest_of((const char *const[]){"space.travel=0", changes[i], NULL}) == plain);
}

static void test_farther_takes_longer(void **state)
{
	(void)state;
	double plain = value_of(INDICATOR_travel, (const char *const[]){AMPLE, NULL});
	double twice = value_of(INDICATOR_travel, (const char *const[]){AMPLE, "space.kilometre=0.5 h", NULL});
	double counted = value_of(INDICATOR_travel, (const char *const[]){AMPLE, "space.travel=2", NULL});
	double spread = value_of(INDICATOR_travel, (const char *const[]){AMPLE, "space.building_size=15 households", NULL});
	double rounds = value_of(INDICATOR_travel, (const char *const[]){AMPLE, "space.round=3", NULL});
	assert_true(plain > 0);
	assert_true(fabs(twice / plain - 2) < 0.01);
	assert_true(fabs(counted / plain - 2) < 0.01);
	assert_true(spread > 1.7 * plain);
	assert_true(rounds > 1.2 * plain);
	/* and keeps some of the time from residents where it is scarce */
	double none = value_of(INDICATOR_services_on_time, (const char *const[]){"space.travel=0", NULL});
	double much = value_of(INDICATOR_services_on_time, (const char *const[]){"space.travel=4", NULL});
	assert_true(much < none - 2);
}

static void test_own_grid_lessens_walking(void **state)
{
	(void)state;
	double pooled = value_of(INDICATOR_travel, (const char *const[]){AMPLE, "staff.pooling=pooled", NULL});
	double own = value_of(INDICATOR_travel, (const char *const[]){AMPLE, "staff.pooling=own_grid", NULL});
	assert_true(own < 0.8 * pooled);
}

static void test_access(void **state)
{
	(void)state;
	double quarter = value_of(INDICATOR_access, NULL);
	double two_minutes = value_of(INDICATOR_access, (const char *const[]){"space.access=0.034 h", NULL});
	double nobody = value_of(INDICATOR_access, (const char *const[]){"space.access=0.02 h", "space.kilometre=2 h", NULL});
	assert_true(quarter == 100);
	assert_true(two_minutes > 20 && two_minutes < 80);
	assert_true(nobody > 0 && nobody < 20); /* those in the building of the office */
}

/* Hours a year in a mean community. */
static void budget_agrees(const char *const *assignments, double within)
{
	struct run run;
	struct budget budget;
	run_make(&run, SMALL, assignments, 4, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	const struct settings *settings = &run.scenario.settings;
	assert_int_equal(budget_build(&budget, &run.arena, &run.scenario, settings, settings->population, settings->population / settings->household_size,
		budget_posts(settings, settings->population)), STATUS_OK);
	/* h/worker-week over the weeks of contract of all posts: nobody is lent, held or missing */
	double weeks = 250.0 / 5 * budget_posts(settings, settings->population);
	double simulated = run_mean(&run, 0, INDICATOR_travel) * weeks;
	printf("ways: %.1f h a year in the budget, %.1f h in the simulation\n", budget.hours[BUDGET_TRAVEL], simulated);
	assert_true(fabs(simulated / budget.hours[BUDGET_TRAVEL] - 1) < within);
	run_free(&run);
}

/* The budget is of a community that does everything itself and in which nothing answers to anything. */
#define STEADY "supply.dispatch=own", "loops.exhaustion.form=none", "loops.doors.form=none", "loops.displacement.form=none", "loops.discovery.form=none", "loops.annoyance.form=none", "loops.inspection.form=none", "place.population_spread=0", "staff.quits=0 /yr", "staff.occupied=0", "staff.borrowed=0", "growth.duties=0 /yr", "growth.needs=0 /yr", \
	"growth.population=0 /yr", "time.horizon=3 yr", "place.communities=12"

static void test_budget(void **state)
{
	(void)state;
	budget_agrees((const char *const[]){AMPLE, STEADY, NULL}, 0.03);
	budget_agrees((const char *const[]){AMPLE, STEADY, "place.elderly=0.4", "mandates.registration.count=10", "space.building_size=12 households", NULL}, 0.03);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_switched_off), cmocka_unit_test(test_farther_takes_longer), cmocka_unit_test(test_own_grid_lessens_walking),
		cmocka_unit_test(test_access), cmocka_unit_test(test_budget),
	};
	return cmocka_run_group_tests_name("space", tests, NULL, NULL);
}
