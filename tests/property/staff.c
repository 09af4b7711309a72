/* staff.c - staff in whole runs: at strength zero quits are constant; shocks, posts opened at a date, training and pay show where they should. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runs.h"

static const char STAFF[] = "tests/property/staff.yaml";
enum option { AS_IS, SHOCK, MORE, TRAINED, PAID };

static double in_month(const struct run *run, enum option option, int month, enum indicator_id id)
{
	double sum = 0;
	for (int r = 0; r < run->set.replication_count; r++)
		sum += result_month(&run->set, option, r, month)[id] / run->set.replication_count;
	return sum;
}

/* Quits that are the same whatever the exhaustion, where it changes nothing else, are the constant quits. */
static void test_strength_zero(void **state)
{
	(void)state;
	const char *const off[] = {"loops.exhaustion.form=none", "loops.doors.form=none", "time.horizon=1 yr", NULL};
	const char *const level[] = {"loops.exhaustion.quits_fresh=0.2 /yr", "loops.exhaustion.quits_worn=0.2 /yr", "loops.exhaustion.quits_burnt=0.2 /yr",
		"loops.doors.new=1", "loops.doors.known=1", "time.horizon=1 yr", NULL};
	struct run without, with;
	run_make(&without, STAFF, off, 1, 0, 2); /* one replication tells all */
	run_make(&with, STAFF, level, 1, 0, 2);
	assert_true(without.status == STATUS_OK && with.status == STATUS_OK);
	for (int p = 0; p < without.set.point_count; p++)
		assert_true(without.set.digest[p] == with.set.digest[p]);
	assert_true(isnan(run_mean(&without, AS_IS, INDICATOR_exhaustion)) && !isnan(run_mean(&with, AS_IS, INDICATOR_exhaustion)));
	run_free(&without);
	run_free(&with);
}

static void test_options(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, STAFF, NULL, 0, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	const enum indicator_id vacancy = INDICATOR_vacancy;
	double before = in_month(&run, SHOCK, 5, vacancy), at_once = in_month(&run, SHOCK, 6, vacancy), later = in_month(&run, SHOCK, 23, vacancy);
	assert_true(before == in_month(&run, AS_IS, 5, vacancy));
	assert_true(at_once > in_month(&run, AS_IS, 6, vacancy) + 10);   /* a fifth of those in post, on the day and only then */
	assert_true(fabs(later - in_month(&run, AS_IS, 23, vacancy)) < 8); /* and they are found again */
	assert_true(in_month(&run, MORE, 6, vacancy) > in_month(&run, AS_IS, 6, vacancy) + 10); /* opened posts are empty at first */
	assert_true(in_month(&run, MORE, 5, INDICATOR_admin_demanded) == in_month(&run, AS_IS, 5, INDICATOR_admin_demanded));
	assert_true(in_month(&run, MORE, 20, INDICATOR_admin_demanded) < in_month(&run, AS_IS, 20, INDICATOR_admin_demanded)); /* to each post there are less */
	assert_true(run_mean(&run, MORE, INDICATOR_visits_done) > run_mean(&run, AS_IS, INDICATOR_visits_done));
	assert_true(run_mean(&run, MORE, INDICATOR_cost) > run_mean(&run, AS_IS, INDICATOR_cost));
	assert_true(run_mean(&run, PAID, INDICATOR_quits) < 0.8 * run_mean(&run, AS_IS, INDICATOR_quits));
	assert_true(run_mean(&run, PAID, vacancy) < run_mean(&run, AS_IS, vacancy));
	assert_true(run_mean(&run, TRAINED, INDICATOR_load) < run_mean(&run, AS_IS, INDICATOR_load)); /* who has learnt does more than the days it took */
	run_free(&run);
}

/* Posts that are opened bring work with them, as far as the elasticity says. */
static void test_absorption(void **state)
{
	(void)state;
	struct run with, without;
	const char *const none[] = {"loops.absorption.form=none", NULL}, *const strong[] = {"loops.absorption.elasticity=1", "loops.absorption.time=1 month", NULL};
	run_make(&without, STAFF, none, 1, 0, 2);
	run_make(&with, STAFF, strong, 1, 0, 2);
	assert_true(without.set.digest[AS_IS] == with.set.digest[AS_IS]);
	double plain = in_month(&without, MORE, 20, INDICATOR_admin_demanded), drawn = in_month(&with, MORE, 20, INDICATOR_admin_demanded);
	double as_it_is = in_month(&without, AS_IS, 20, INDICATOR_admin_demanded);
	assert_true(plain < 0.85 * as_it_is);
	assert_true(fabs(drawn / as_it_is - 1) < 0.05); /* at elasticity 1 nothing is won */
	run_free(&with);
	run_free(&without);
}

/* Load that deters recruits makes vacancies last; below the known load it does not. */
static void test_deterrence(void **state)
{
	(void)state;
	struct run run, deterred;
	const char *const rise[] = {"staff.no_applicant_rise=2", NULL};
	run_make(&run, STAFF, NULL, 2, 0, 2);
	run_make(&deterred, STAFF, rise, 2, 0, 2);
	assert_true(run_mean(&deterred, AS_IS, INDICATOR_vacancy) > run_mean(&run, AS_IS, INDICATOR_vacancy));
	run_free(&run);
	run_free(&deterred);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_strength_zero), cmocka_unit_test(test_options), cmocka_unit_test(test_absorption),
		cmocka_unit_test(test_deterrence)};
	return cmocka_run_group_tests_name("staff", tests, NULL, NULL);
}
