/* calibration.c - the default setting lies where surveys of other places put it (model.md says which), and its budget is what it lives. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/budget.h"
#include "runs.h"

enum { BASELINE = 0 };
/* Under the watch of a sanitizer two replications see as much of the code; the bounds are for the mean of ten. */
#ifdef __SANITIZE_ADDRESS__
enum { REPLICATIONS = 2 };
#else
enum { REPLICATIONS = 10 };
#endif
static const char HAISHU[] = "scenarios/haishu-2012.yaml";

static void said_within(const char *what, double value, double low, double high)
{
	printf("%s: %.3f (%.3g to %.3g)\n", what, value, low, high);
	if (REPLICATIONS >= 10)
		assert_true(value >= low && value <= high);
	else
		assert_true(isfinite(value));
}

/* Section 11: share of time on administration 64-80 % (E19, E22), overtime 1-8 h a week (E18, E20), quits 15-25 % a year (E16), burnt out
   30-50 % (E15). */
static void test_default_community(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, HAISHU, (const char *const[]){"place.communities=12", "place.streets=2", NULL}, REPLICATIONS, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	said_within("administrative share of time", run_mean(&run, BASELINE, INDICATOR_admin_share), 64, 80);
	said_within("overtime", run_mean(&run, BASELINE, INDICATOR_overtime), 1, 8);
	said_within("quits", run_mean(&run, BASELINE, INDICATOR_quits), 15, 25);
	said_within("burnt out", run_mean(&run, BASELINE, INDICATOR_burnt_out), 30, 50);
	run_free(&run);
}

/* The lived load of the budget, in closed form, against the year after the pre-run of communities of one size that do not grow. */
static void test_lived_load(void **state)
{
	(void)state;
	const char *const still[] = {"place.communities=20", "place.streets=2", "place.population_spread=0", "place.amplification_spread=0",
		"growth.duties=0 /yr", "growth.needs=0 /yr", "growth.population=0 /yr", "time.horizon=1 yr", NULL};
	struct run run;
	struct budget budget;
	run_make(&run, HAISHU, still, REPLICATIONS, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	const struct settings *settings = &run.scenario.settings;
	assert_int_equal(budget_build(&budget, &run.arena, &run.scenario, settings, settings->population,
		settings->population / settings->household_size, budget_posts(settings, settings->population)), STATUS_OK);
	said_within("load lived over the budget's", run_mean(&run, BASELINE, INDICATOR_load) / budget.lived_load, 0.97, 1.03);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_default_community), cmocka_unit_test(test_lived_load)};
	return cmocka_run_group_tests_name("calibration", tests, NULL, NULL);
}
