/* departments.c - what departments and streets do with what they learn, and that it vanishes with the loop that makes it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "options.h"

static const char FEW[] = "departments.yaml";

#define DEMANDED INDICATOR_admin_demanded

/* -- F3: inspection and rework ---------------------------------------------------------------------------------------- */

static void test_inspection(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {
		"settings: {loops.inspection.form: none}", "settings: {loops.inspection.detection: 0.8}", "settings: {loops.perfunctory.form: none}",
		"settings: {loops.inspection.trace: 1, loops.inspection.detection: 0.8}", "settings: {loops.inspection.response: 3}"};
	options_run(&run, FEW, "", options, 2);
	double again[OPTIONS_MOST], visits[OPTIONS_MOST];
	for (int i = 0; i < OPTIONS_MOST; i++) {
		again[i] = options_line(&run, i, "done_again", LINE_MEASURE_demanded_hours);
		visits[i] = options_line(&run, i, "inspection", LINE_MEASURE_asked);
	}
	printf("rework %.0f h a year and community, %.0f where four times is found, %.0f of that where records alone count; %.1f inspections, %.1f without\n",
		again[0], again[2], again[4], visits[0], visits[1]);
	assert_true(again[0] > 0 && again[2] > 1.5 * again[0]);
	assert_true(again[4] < again[2]); /* trace over results: what leaves no record is not found */
	assert_true(visits[0] > visits[1] && visits[5] > visits[0]);
	assert_true(options_line(&run, 0, "meeting", LINE_MEASURE_asked) > options_line(&run, 1, "meeting", LINE_MEASURE_asked));
	/* vanishes: without the loop in the end, with full effort after the habits of the pre-run are forgotten */
	assert_true(again[1] < 0.1 * again[0] && again[3] < 0.5 * again[0]);
	run_free(&run);
}

/* A09: inspections become fewer year by year. */
static void test_fewer_inspections(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {"settings: {growth.inspections: -30 %/yr}"};
	options_run(&run, FEW, "loops.inspection.form: none", options, 4);
	double kept = options_line(&run, 1, "inspection", LINE_MEASURE_asked) / options_line(&run, 0, "inspection", LINE_MEASURE_asked);
	printf("inspections falling by 30 %% a year: %.2f of them over two years\n", kept);
	assert_true(fabs(kept - 0.715) < 0.1); /* the mean of 0.7^t over two years */
	run_free(&run);
}

/* -- F7: V8 ----------------------------------------------------------------------------------------------------------- */

/* Worse, then better; not so where data are there at once. What goes out of date is visited again. */
static void test_data_sharing(void **state)
{
	(void)state;
	enum { LAST = 20 };
	struct run run;
	const char *const options[OPTIONS_MOST] = {"gate: [{data_once: {level: city}}], settings: {loops.data_sharing: {growth: 3 /yr}}",
		"gate: [{data_once: {level: city}}], settings: {loops.data_sharing.form: at_once}"};
	options_run(&run, FEW, "loops.inspection.form: none", options, 3);
	for (int month = 0; month < 3; month++) {
		assert_true(options_month(&run, 1, month, DEMANDED) > options_month(&run, 0, month, DEMANDED));
		assert_true(options_month(&run, 2, month, DEMANDED) < options_month(&run, 0, month, DEMANDED));
	}
	assert_true(options_month(&run, 1, LAST, DEMANDED) < options_month(&run, 0, LAST, DEMANDED));
	assert_true(options_line(&run, 1, "done_again", LINE_MEASURE_demanded_hours) > 10);
	assert_true(options_line(&run, 2, "done_again", LINE_MEASURE_demanded_hours) < 1e-9);
	run_free(&run);
}

/* -- F9: V5 ----------------------------------------------------------------------------------------------------------- */

enum { BEST = 0 };

/* Demanded hours of a post, over those of all: of the best placed, and their variance over communities. */
static void burdens(const struct run *run, int point, double *best, double *variance)
{
	const struct result_set *set = &run->set;
	double mean = 0, squares = 0;
	for (int c = 0; c < set->place_count; c++) {
		double hours = result_place(set, point, c)[DEMANDED];
		mean += hours / set->place_count;
		squares += hours * hours / set->place_count;
	}
	*variance = squares / mean / mean - 1;
	*best = result_place(set, point, BEST)[DEMANDED] / mean;
}

static double best_on_time(const struct run *run, int point)
{
	return result_place(&run->set, point, BEST)[INDICATOR_services_on_time];
}

static void test_good_get_more(void **state)
{
	(void)state;
	struct run run;
	double share[3], spread[3];
	const char *const options[OPTIONS_MOST] = {"settings: {loops.allocation.form: none}", "settings: {loops.allocation: {exponent: 0.5, showcase: 1}}"};
	options_run(&run, "../../scenarios/places/well-run.yaml", "time: {horizon: 2 yr}, growth: {duties: 0 /yr, needs: 0 /yr, population: 0 /yr}", options, 4);
	for (int i = 0; i < 3; i++)
		burdens(&run, i, &share[i], &spread[i]);
	printf("hours of a post where work began best placed, over the mean: %.3f, %.3f with half the strength, %.3f without\n", share[0], share[2], share[1]);
	printf("its services on time: %.1f %%, %.1f %% without\n", best_on_time(&run, 0), best_on_time(&run, 1));
	assert_true(share[0] > share[2] && share[2] > share[1]);
	assert_true(best_on_time(&run, 0) < best_on_time(&run, 1) - 2);
	run_free(&run);
}

/* Where all are placed alike, chance makes the first difference and allocation enlarges it. */
static void test_spread_grows(void **state)
{
	(void)state;
	struct run run;
	double share[3], spread[3];
	const char *const options[OPTIONS_MOST] = {"settings: {loops.allocation.exponent: 1.5}", "settings: {loops.allocation.exponent: 3}"};
	options_run(&run, FEW, "loops.allocation: {exponent: 0, showcase: 0, residents: 1}", options, 2);
	for (int i = 0; i < 3; i++)
		burdens(&run, i, &share[i], &spread[i]);
	printf("variance of hours over communities: %.5f, %.5f, %.5f as the exponent grows\n", spread[0], spread[1], spread[2]);
	assert_true(spread[0] < spread[1] && spread[1] < spread[2]);
	run_free(&run);
}

/* -- F10: two-way evaluation ------------------------------------------------------------------------------------------ */

static void test_two_way(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {"settings: {loops.two_way.form: \"on\"}", "settings: {loops.two_way: {form: \"on\", weight: 1}}",
		"settings: {loops.two_way: {form: \"on\", anonymity: 0, retaliation: 1}}", "settings: {loops.two_way: {form: \"on\", lag: 60 month}}"};
	options_run(&run, FEW, "", options, 6);
	assert_true(options_said("departments rated, hours demanded", options_difference(&run, 1, 0, DEMANDED)).high < 0);
	assert_true(options_difference(&run, 2, 1, DEMANDED).high < 0);
	assert_true(options_difference(&run, 4, 1, DEMANDED).low > 0); /* slow */
	for (int r = 0; r < run.set.replication_count; r++) /* who fears them praises them, and nothing changes */
		assert_true(run.set.digest[3 * run.set.replication_count + r] == run.set.digest[r]);
	run_free(&run);
}

/* It moves neither what must be sent nor those who do not mind. */
static void test_two_way_has_limits(void **state)
{
	(void)state;
	const char *const settings[] = {"departments.zeal: 0, departments.style_spread: 0",
		"mandates: {platform.rigid: 1, accreditation.rigid: 1, inspection.rigid: 1, survey.rigid: 1, ledger.rigid: 1, form.rigid: 1, meeting.rigid: 1}"};
	for (int i = 0; i < 2; i++) {
		struct run run;
		const char *const options[OPTIONS_MOST] = {"settings: {loops.two_way: {form: \"on\", weight: 1, anonymity: 1}}"};
		options_run(&run, FEW, settings[i], options, 2);
		for (int r = 0; r < run.set.replication_count; r++)
			assert_true(run.set.digest[r] == run.set.digest[run.set.replication_count + r]);
		run_free(&run);
	}
}

/* -- F13: responsibility ---------------------------------------------------------------------------------------------- */

static void test_responsibility(void **state)
{
	(void)state;
	enum { LAST = 23 };
	struct run run;
	const char *const options[OPTIONS_MOST] = {"settings: {loops.responsibility.form: none}", "settings: {departments.boundary: 1}",
		"settings: {departments.boundary: 0.5}", "gate: [{take_back: {share: 0, holds: 1}}]"};
	options_run(&run, FEW, "loops.inspection.form: none, loops.responsibility.drift: 1 /yr", options, 3);
	assert_true(options_said("assistance becomes responsibility", options_difference(&run, 0, 1, DEMANDED)).low > 0);
	assert_true(options_difference(&run, 2, 1, DEMANDED).high < 0 && options_difference(&run, 2, 3, DEMANDED).high < 0);
	assert_true(fabs(options_month(&run, 0, 0, DEMANDED) - options_month(&run, 1, 0, DEMANDED)) < 1e-9); /* today's hours are today's */
	assert_true(fabs(options_month(&run, 4, LAST, DEMANDED) - options_month(&run, 1, LAST, DEMANDED)) < 1e-9); /* a list that holds */
	run_free(&run);
}

/* R14: while nobody does it, residents ask. */
static void test_vacuum(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {"gate: [{take_back: {handover: 12 month}}]",
		"gate: [{take_back: {handover: 12 month}}], settings: {loops.responsibility.vacuum: 0}"};
	options_run(&run, FEW, "", options, 3);
	double asked[3];
	for (int i = 0; i < 3; i++)
		asked[i] = options_line(&run, i, "request", LINE_MEASURE_asked);
	printf("requests a year: %.0f, %.0f where work lies between two desks, %.0f if nobody minds\n", asked[0], asked[1], asked[2]);
	assert_true(asked[1] > 1.02 * asked[0] && asked[1] > 1.02 * asked[2]);
	run_free(&run);
}

/* R7, R11: once-only work that was turned away is sent again by another name. */
static void test_refused_work_leaks(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {"gate: [{right_to_refuse: {}}]", "gate: [{right_to_refuse: {}}], settings: {loops.rebound.form: none}",
		"gate: [{task_fee: {fee: 200 CNY/h}}]", "gate: [{task_fee: {fee: 200 CNY/h}}], settings: {loops.rebound.form: none}"};
	options_run(&run, FEW, "mandates: {accreditation.linked: 0, survey.linked: 0}", options, 3);
	double with = options_line(&run, 1, "accreditation", LINE_MEASURE_demanded_hours), without = options_line(&run, 2, "accreditation", LINE_MEASURE_demanded_hours);
	printf("accreditations communities may refuse: %.0f h a year, %.0f if refused for good\n", with, without);
	assert_true(with > without + 20);
	assert_true(options_line(&run, 3, "accreditation", LINE_MEASURE_demanded_hours) > options_line(&run, 4, "accreditation", LINE_MEASURE_demanded_hours) + 20);
	run_free(&run);
}

/* -- streets ---------------------------------------------------------------------------------------------------------- */

static void test_streets(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {"settings: {loops.streets.coordination: 1}", "settings: {loops.streets.meeting: 3 h}",
		"settings: {loops.streets: {meeting: 3 h, gain: 0, relief: 0}}", "settings: {loops.streets: {form: none, meeting: 3 h, coordination: 1}}",
		"settings: {place.pass_down: 0.8}"};
	options_run(&run, FEW, "loops.inspection.form: none", options, 3);
	assert_true(options_said("clashes agreed away", options_difference(&run, 1, 0, DEMANDED)).high < 0);
	assert_true(options_said("monthly meetings of streets", options_difference(&run, 2, 0, DEMANDED)).high < 0);
	assert_true(options_said("meetings that change nothing", options_difference(&run, 3, 0, DEMANDED)).low > 0); /* they cost their hours */
	assert_true(options_said("a fifth done by the street itself", options_difference(&run, 5, 0, DEMANDED)).high < 0);
	for (int r = 0; r < run.set.replication_count; r++)
		assert_true(run.set.digest[4 * run.set.replication_count + r] == run.set.digest[r]);
	run_free(&run);
}

/* Reviewers send back what fits badly, as much as they can look at. */
static void test_reviewers(void **state)
{
	(void)state;
	struct run run;
	const char *const options[OPTIONS_MOST] = {"settings: {loops.streets: {reviewers: 100 /month}}", "settings: {loops.streets: {reviewers: 5000 /month}}",
		"settings: {loops.streets: {reviewers: 5000 /month, below: 0}}"};
	options_run(&run, FEW, "", options, 2);
	double refused[4];
	for (int i = 0; i < 4; i++)
		refused[i] = options_line(&run, i, "ledger", LINE_MEASURE_refused);
	printf("ledgers sent back by streets: %.1f %%, %.1f %% with reviewers for all\n", refused[1], refused[2]);
	assert_true(refused[0] == 0 && refused[3] == 0 && refused[1] > 0 && refused[2] > 2 * refused[1]);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inspection), cmocka_unit_test(test_fewer_inspections), cmocka_unit_test(test_data_sharing),
		cmocka_unit_test(test_good_get_more), cmocka_unit_test(test_spread_grows),
		cmocka_unit_test(test_two_way), cmocka_unit_test(test_two_way_has_limits), cmocka_unit_test(test_responsibility),
		cmocka_unit_test(test_vacuum), cmocka_unit_test(test_refused_work_leaks), cmocka_unit_test(test_streets), cmocka_unit_test(test_reviewers),
	};
	return cmocka_run_group_tests_name("departments", tests, NULL, NULL);
}
