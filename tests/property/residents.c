/* residents.c - what residents' loops do when they are on, and that it vanishes when they are off or have no strength. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "loops/annoyance.h"
#include "loops/displacement.h"
#include "runs.h"

static const char BOTH[] = "tests/property/residents.yaml", ALONE[] = "tests/property/small.yaml";
enum { AS_IS, FREED };

static void run_with(struct run *run, const char *scenario, const char *const *assignments, int replications)
{
	run_make(run, scenario, assignments, replications, 0, 2);
	assert_int_equal(run->status, STATUS_OK);
}
#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})

static double requests(const struct run *run, int point)
{
	double values[16], sum = 0;
	int count = run_line_values(run, point, run_line(run, "request"), LINE_MEASURE_asked, values);
	for (int i = 0; i < count; i++)
		sum += values[i] / count;
	return sum;
}

static double said(const char *what, double as_is, double other)
{
	printf("%s: %.4g -> %.4g\n", what, as_is, other);
	return other - as_is;
}

/* -- off, and no strength ----------------------------------------------------------------------------------------------- */

static uint64_t digest_with(const char *const *assignments)
{
	struct run run;
	run_with(&run, ALONE, assignments, 1);
	uint64_t digest = run.set.digest[AS_IS];
	run_free(&run);
	return digest;
}

/* All loops off but one, and that one without strength: history is the same. */
static void test_no_strength(void **state)
{
	(void)state;
#define OFF "loops.annoyance.form=none", "loops.displacement.form=none", "loops.discovery.form=none", "loops.stamps.form=none", \
	"loops.satisfaction.form=none", "loops.participation.form=fixed", "time.horizon=0.3 yr", "place.communities=2"
	uint64_t off = digest_with(WITH(OFF));
	assert_true(off != digest_with(WITH("time.horizon=0.3 yr", "place.communities=2")));
	assert_int_equal(off, digest_with(WITH(OFF, "loops.annoyance.form=calls", "loops.annoyance.call=0")));
	assert_int_equal(off, digest_with(WITH(OFF, "loops.annoyance.form=calls", "loops.annoyance.lengthens=0", "loops.annoyance.try=0")));
	assert_int_equal(off, digest_with(WITH(OFF, "loops.displacement.form=hidden", "loops.displacement.share=0")));
	assert_int_equal(off, digest_with(WITH(OFF, "loops.discovery.form=visits")));
	uint64_t hidden = digest_with(WITH(OFF, "loops.displacement.form=hidden"));
	assert_true(hidden != off);
	assert_int_equal(hidden, digest_with(WITH(OFF, "loops.displacement.form=hidden", "loops.discovery.form=visits", "loops.discovery.visit=0",
		"loops.discovery.contact=0", "loops.discovery.meeting=0", "loops.discovery.prevention=0")));
}

/* -- levels ------------------------------------------------------------------------------------------------------------- */

/* The share that is hidden at first moves neither requests nor emergencies where needs are found as often as given. */
static void test_levels_stay(void **state)
{
	(void)state;
	struct run hidden, open;
	run_with(&hidden, ALONE, NULL, 4);
	run_with(&open, ALONE, WITH("loops.displacement.form=none"), 4);
	double found = run_mean(&hidden, AS_IS, INDICATOR_found_early);
	said("requests", requests(&open, AS_IS), requests(&hidden, AS_IS));
	said("emergencies", run_mean(&open, AS_IS, INDICATOR_emergencies), run_mean(&hidden, AS_IS, INDICATOR_emergencies));
	said("found, % of what ends", 100 * 0.75 / 1.75, found);
	assert_true(fabs(requests(&hidden, AS_IS) / requests(&open, AS_IS) - 1) < 0.03);
	assert_true(fabs(run_mean(&hidden, AS_IS, INDICATOR_emergencies) / run_mean(&open, AS_IS, INDICATOR_emergencies) - 1) < 0.12);
	run_free(&hidden);
	run_free(&open);
}

/* The equations behind that. */
static void test_split(void **state)
{
	(void)state;
	double p[PLATE_PARAMETERS] = {DISPLACEMENT_HIDDEN, 0.2, 0.5, 0.3, 0.4, 4, 1.2};
	double ends = 0.5 + 0.3 + 1.2, surfaced = 0.5 / 1.7;
	assert_true(fabs(displacement_births(p) * (1.7 / ends) - 0.2) < 1e-12);                    /* what comes out is the share */
	assert_true(fabs(displacement_effort(p, 1 / ends) - 1) < 1e-12);                           /* mean age 1 / ends, mean effort 1 */
	assert_true(fabs(0.8 * displacement_open_emergencies(p) + 0.2 * surfaced * 4 - 1) < 1e-12);
	p[DISPLACEMENT_EMERGENCIES] = 50;
	assert_true(displacement_open_emergencies(p) == 0);
	double a[PLATE_PARAMETERS] = {ANNOYANCE_CALLS, 0.05, 6, 1.3, 1.5, 3.2, 0.5, 0.6, 0.3, 0.5};
	double settled = annoyance_settled(a, 0.4, 1.3);
	assert_true(settled > 0 && settled < 1 && fabs(annoyance_step(a, settled, 0.4, 1.3, 1) - settled) < 1e-12);
	assert_true(annoyance_step(a, settled, 0.8, 1.3, 1) > settled && annoyance_step(a, settled, 0, 1.3, 1) < settled);
	assert_true(fabs(annoyance_step(a, 0.4, 0, 1, 6) - 0.2) < 1e-12);                          /* a half-life later */
	assert_true(annoyance_settled(a, 0, 1) == 0 && annoyance_settled(a, 1e6, 1) <= 1);
}

/* -- V9: freed time, visits, more that is known, fewer emergencies later ------------------------------------------------ */

/* Difference the freed time makes to requests (%) in the first year, and to emergencies (%) in the second. */
static void year_differences(const char *form, double *first, double *second)
{
	struct run one, two;
	run_with(&one, BOTH, WITH(form, "requests.return_share=0"), 2); /* a request is counted once */
	run_with(&two, BOTH, WITH(form, "requests.return_share=0", "time.horizon=2 yr", "time.warmup=1 yr"), 2);
	*first = 100 * (requests(&one, FREED) / requests(&one, AS_IS) - 1);
	*second = 100 * (run_mean(&two, FREED, INDICATOR_emergencies) / run_mean(&two, AS_IS, INDICATOR_emergencies) - 1);
	printf("%s: requests %+.2f %% in year 1, emergencies %+.2f %% in year 2\n", form, *first, *second);
	run_free(&one);
	run_free(&two);
}

static void test_freed_time(void **state)
{
	(void)state;
	double first, second;
	year_differences("loops.discovery.form=visits", &first, &second);
	assert_true(first > 0.5 && second < -3);
	year_differences("loops.discovery.form=none", &first, &second);
	assert_true(fabs(first) < 0.5 && fabs(second) < 1);
}

/* Freed time draws residents in (C07, C08), unless participation is fixed; so do rules that are kept, and examples. */
static void test_participation(void **state)
{
	(void)state;
	struct run run;
	run_with(&run, BOTH, NULL, 2);
	assert_true(said("participation", run_mean(&run, AS_IS, INDICATOR_participation), run_mean(&run, FREED, INDICATOR_participation)) > 0.1);
	assert_true(said("satisfaction", run_mean(&run, AS_IS, INDICATOR_satisfaction), run_mean(&run, FREED, INDICATOR_satisfaction)) > 3);
	assert_true(said("needs met", run_mean(&run, AS_IS, INDICATOR_needs_met), run_mean(&run, FREED, INDICATOR_needs_met)) > 0);
	run_free(&run);
	run_with(&run, BOTH, WITH("loops.participation.form=fixed"), 1);
	assert_true(fabs(run_mean(&run, AS_IS, INDICATOR_participation) - 8.055) < 0.01); /* 0.08 of adults */
	assert_true(fabs(run_mean(&run, AS_IS, INDICATOR_participation) - run_mean(&run, FREED, INDICATOR_participation)) < 1e-9);
	run_free(&run);
	run_with(&run, ALONE, WITH("loops.participation.form=fixed", "loops.participation.council_procedure=1", "loops.participation.elites_part=0.6"), 1);
	double better = 7.5 * (1 + (0.4 + 0.15 + 0.25) / 3) * (1 - 0.15 * 0.4);
	assert_true(fabs(run_mean(&run, AS_IS, INDICATOR_participation) - better) < 1e-6);
	run_free(&run);
}

/* -- V7: surveys annoy -------------------------------------------------------------------------------------------------- */

/* Many small surveys: as chance makes little difference, calls are as many times as the surveys. */
#define FINE "mandates.survey.reach=0.03"

static void test_surveys_annoy(void **state)
{
	(void)state;
	struct run few, many;
	run_with(&few, ALONE, WITH(FINE, "mandates.survey.count=90"), 2);
	run_with(&many, ALONE, WITH(FINE, "mandates.survey.count=360"), 2);
	double calls = run_mean(&many, AS_IS, INDICATOR_survey_visits) / run_mean(&few, AS_IS, INDICATOR_survey_visits);
	said("calls", run_mean(&few, AS_IS, INDICATOR_survey_visits), run_mean(&many, AS_IS, INDICATOR_survey_visits));
	assert_true(calls > 3.6 && calls < 4.8);
	assert_true(said("annoyance", run_mean(&few, AS_IS, INDICATOR_annoyance), run_mean(&many, AS_IS, INDICATOR_annoyance)) > 3);
	assert_true(said("of firms", run_mean(&few, AS_IS, INDICATOR_annoyance_firms), run_mean(&many, AS_IS, INDICATOR_annoyance_firms)) > 3);
	assert_true(said("answered", run_mean(&few, AS_IS, INDICATOR_calls_answered), run_mean(&many, AS_IS, INDICATOR_calls_answered)) < -2);
	run_free(&few);
	run_free(&many);
	run_with(&few, ALONE, WITH(FINE, "loops.annoyance.form=none", "mandates.survey.count=90"), 1);
	run_with(&many, ALONE, WITH(FINE, "loops.annoyance.form=none", "mandates.survey.count=360"), 1);
	assert_true(run_mean(&few, AS_IS, INDICATOR_calls_answered) == 100 && run_mean(&many, AS_IS, INDICATOR_calls_answered) == 100);
	assert_true(isnan(run_mean(&many, AS_IS, INDICATOR_annoyance)));
	run_free(&few);
	run_free(&many);
}

/* -- stamps ------------------------------------------------------------------------------------------------------------- */

static void test_stamps(void **state)
{
	(void)state;
	struct run refuse, stamp;
	run_with(&refuse, ALONE, WITH("loops.stamps.refused=1", "loops.stamps.liable=0.1"), 1);
	run_with(&stamp, ALONE, WITH("loops.stamps.refused=0", "loops.stamps.liable=0.1"), 1);
	assert_true(run_mean(&refuse, AS_IS, INDICATOR_stamps_beyond) == 0 && run_mean(&refuse, AS_IS, INDICATOR_liability) == 0);
	assert_true(fabs(run_mean(&stamp, AS_IS, INDICATOR_stamps_beyond) - 15) < 2 && run_mean(&stamp, AS_IS, INDICATOR_liability) > 5);
	assert_true(said("satisfaction, refusing", run_mean(&stamp, AS_IS, INDICATOR_satisfaction), run_mean(&refuse, AS_IS, INDICATOR_satisfaction)) < -3);
	assert_true(run_mean(&stamp, AS_IS, INDICATOR_cost) > run_mean(&refuse, AS_IS, INDICATOR_cost));
	assert_int_equal(refuse.set.digest[AS_IS], stamp.set.digest[AS_IS]); /* either answer takes the same time */
	run_free(&refuse);
	run_free(&stamp);
}

/* -- settings with dates ------------------------------------------------------------------------------------------------ */

/* A06, A08, P17, H11: each moves what it says it moves. */
static void test_settings(void **state)
{
	(void)state;
	struct run plain, run;
	run_with(&plain, ALONE, NULL, 2);
	run_with(&run, ALONE, WITH("requests.online=0.8"), 2);
	assert_true(said("at the counter", run_mean(&plain, AS_IS, INDICATOR_orders_walk_in), run_mean(&run, AS_IS, INDICATOR_orders_walk_in)) < -15);
	run_free(&run);
	run_with(&run, ALONE, WITH("departments.circulation=5 wd"), 2);
	assert_true(said("done in time", run_mean(&plain, AS_IS, INDICATOR_tasks_plain), run_mean(&run, AS_IS, INDICATOR_tasks_plain)) > 0.2);
	run_free(&run);
	run_with(&run, ALONE, WITH("departments.traces=10 %"), 2);
	double more = run_mean(&run, AS_IS, INDICATOR_admin_demanded) / run_mean(&plain, AS_IS, INDICATOR_admin_demanded);
	assert_true(more > 1.06 && more < 1.1); /* ledgers are the traces */
	run_free(&run);
	run_with(&run, ALONE, WITH("departments.guidance=1"), 2);
	double less = run_mean(&run, AS_IS, INDICATOR_admin_demanded) / run_mean(&plain, AS_IS, INDICATOR_admin_demanded);
	assert_true(less > 0.975 && less < 0.985);
	run_free(&run);
	run_free(&plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_strength), cmocka_unit_test(test_levels_stay), cmocka_unit_test(test_split), cmocka_unit_test(test_freed_time),
		cmocka_unit_test(test_participation), cmocka_unit_test(test_surveys_annoy), cmocka_unit_test(test_stamps), cmocka_unit_test(test_settings),
	};
	return cmocka_run_group_tests_name("residents", tests, NULL, NULL);
}
