/* rules.c - each rule of the gate: nothing at strength zero, less when stricter, and the weakness that planners overlook. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gate/rule.h"
#include "options.h"

enum { REPLICATIONS = 5, OPTIONS = 4 };
static const char PRESETS[] = "tests/property/presets.yaml";

/* -- options written on the spot -------------------------------------------------------------------------------------- */

/* Option 0 without a gate and one more for each gate. */
static void gates_run(struct run *run, const char *const *gates, const char *settings, int replications)
{
	char words[OPTIONS][512];
	const char *options[OPTIONS + 1] = {NULL};
	for (int i = 0; i < OPTIONS && gates[i]; i++) {
		snprintf(words[i], sizeof words[i], "gate: [%s]", gates[i]);
		options[i] = words[i];
	}
	options_run(run, "rules.yaml", settings, options, replications);
}

/* -- every rule ------------------------------------------------------------------------------------------------------- */

/* At no strength, mild, strict. The first must change nothing; hours admitted fall from one to the next. */
static const struct ladder {
	enum rule_id rule;
	const char *gates[OPTIONS];
	const char *line; /* what it acts on; NULL = all work sent down */
} ladders[] = {
	{RULE_catalogue, {"{catalogue: {size: 2000, functions: [self_governance, assist_government, supervision, party_and_masses]}}", "{catalogue: {size: 50}}", "{catalogue: {size: 20}}"}, NULL},
	{RULE_review, {"{review: {approve: 1, modify: 0, application: 0 wd, opinion: 0 wd, appraisal: 0 wd, approval: 0 wd, feedback: 0 wd}}", "{review: {approve: 0.7, modify: 0.2, capacity: 500 /month}}", "{review: {approve: 0.2, modify: 0.2, capacity: 500 /month}}"}, NULL},
	{RULE_quota, {"{quota: {hours: 100000 h/quarter}}", "{quota: {hours: 110 h/quarter}}", "{quota: {hours: 50 h/quarter}}"}, NULL},
	{RULE_cap, {"{cap: {hours: 1000 h/worker-month}}", "{cap: {hours: 100 h/worker-month}}", "{cap: {hours: 60 h/worker-month}}"}, NULL},
	{RULE_merge, {"{merge: {probability: 0}}", "{merge: {probability: 0.5}}", "{merge: {probability: 1}}"}, NULL},
	{RULE_data_once, {"{data_once: {in_district: 0}}", "{data_once: {in_district: 0.4}}", "{data_once: {in_district: 1}}"}, NULL},
	{RULE_task_fee, {"{task_fee: {fee: 0 CNY/h}}", "{task_fee: {fee: 20 CNY/h}}", "{task_fee: {fee: 60 CNY/h}}"}, NULL},
	{RULE_sunset, {"{sunset: {life: 0 month}}", "{sunset: {life: 12 month}}", "{sunset: {life: 6 month, review_month: 7}}"}, NULL},
	{RULE_emergency_door, {"{emergency_door: {}}"}, NULL},
	{RULE_right_to_refuse, {"{right_to_refuse: {fit: 0}}", "{right_to_refuse: {fit: 0.5}}", "{right_to_refuse: {fit: 1}}"}, NULL},
	{RULE_take_back, {"{take_back: {share: 0, holds: 0}}", "{take_back: {share: 0.2}}", "{take_back: {share: 0.6}}"}, NULL},
	{RULE_certificate_list, {"{certificate_list: {kinds: 0}}", "{certificate_list: {kinds: 20}}", "{certificate_list: {kinds: 40}}"}, "certificate"},
	{RULE_one_platform, {"{one_platform: {left: 2000}}", "{one_platform: {upkeep: 0.8}}", "{one_platform: {upkeep: 0.3}}"}, NULL},
	{RULE_campaign, {"{campaign: {after: 480 month}}"}, NULL},
	{RULE_joint, {"{joint: {saving: 0, items: [1, 2, 3, 4, 5, 6, 7, 8]}}", "{joint: {items: [1, 2, 3, 4, 0, 5, 6, 7, 8]}}", "{joint: {items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}"}, NULL},
};
enum { LADDERS = sizeof ladders / sizeof *ladders };

static void test_every_rule_has_its_ladder(void **state)
{
	(void)state;
	assert_int_equal(LADDERS, RULE_COUNT);
	for (int i = 0; i < LADDERS; i++)
		assert_int_equal(ladders[i].rule, i);
}

static void assert_nothing_changed(const struct run *run, const struct ladder *ladder)
{
	for (int r = 0; r < run->set.replication_count; r++)
		if (run->set.digest[r] != run->set.digest[run->set.replication_count + r])
			fail_msg("%s changes something at no strength", rule_plate(ladder->rule)->name);
}

static void test_ladders(void **state)
{
	(void)state;
	for (int i = 0; i < LADDERS; i++) {
		const struct ladder *ladder = &ladders[i];
		struct run run;
		double before = INFINITY;
		gates_run(&run, ladder->gates, "departments.no_function: 0 %, loops.data_sharing.migration: 0 month", 1); /* a list has room for all functions only */
		assert_nothing_changed(&run, ladder);
		for (int point = 1; point < run.set.point_count; point++) {
			double hours = ladder->line ? options_line(&run, point, ladder->line, LINE_MEASURE_demanded_hours) : run_mean(&run, point, INDICATOR_admin_demanded);
			if (hours >= before)
				fail_msg("%s: step %d admits %g, the one before %g", rule_plate(ladder->rule)->name, point, hours, before);
			before = hours;
		}
		run_free(&run);
	}
}

/* The options that come with the program run, and none is like another. */
static void test_presets(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, PRESETS, NULL, 1, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	for (int i = 0; i < run.set.point_count; i++)
		for (int j = 0; j < i; j++)
			if (run.set.digest[i] == run.set.digest[j])
				fail_msg("%s and %s come to the same", run.set.points[i].name, run.set.points[j].name);
	run_free(&run);
}

/* -- weaknesses ------------------------------------------------------------------------------------------------------- */

/* R5: the same hours in fewer, longer visits keep residents waiting longer; a saving can make up for it. */
static void test_joint_visits(void **state)
{
	(void)state;
	struct run run;
	const char *const gates[OPTIONS] = {
		"{merge: {probability: 1, window: 60 d, effort: 1, coordination: 0 h}}", "{merge: {probability: 1, window: 60 d, effort: 1, coordination: 6 h}}",
		"{merge: {probability: 1, window: 60 d, effort: 0.3, coordination: 0 h}}"};
	gates_run(&run, gates, "mandates.inspection.count: 60, mandates.survey.count: 0, place.communities: 8, growth.duties: 0 /yr", REPLICATIONS);
	struct stats_interval hours = options_difference(&run, 1, 0, INDICATOR_admin_demanded), wait = options_difference(&run, 1, 0, INDICATOR_request_wait);
	options_said("joint visits, hours demanded", hours);
	options_said("joint visits, wait of requests", wait);
	options_said("joint visits, requests on time", options_difference(&run, 1, 0, INDICATOR_requests_on_time));
	assert_true(options_difference(&run, 2, 1, INDICATOR_admin_demanded).low > 0); /* agreeing takes time */
	assert_true(options_difference(&run, 3, 0, INDICATOR_admin_demanded).high < 0);
	assert_true(wait.low > 0);
	run_free(&run);
}

/* R6: worse before it is better, and hours fall less than forms. */
static void test_data_once(void **state)
{
	(void)state;
	enum { LAST = 20 };
	struct run run;
	const char *const gates[OPTIONS] = {"{data_once: {in_district: 1}}"};
	gates_run(&run, gates, "loops.data_sharing.growth: 3 /yr, loops.data_sharing.migration: 4 month", 3);
	for (int month = 0; month < 3; month++)
		assert_true(options_month(&run, 1, month, INDICATOR_admin_demanded) > options_month(&run, 0, month, INDICATOR_admin_demanded));
	assert_true(options_month(&run, 1, LAST, INDICATOR_admin_demanded) < options_month(&run, 0, LAST, INDICATOR_admin_demanded));
	run_free(&run);
	const char *const running[OPTIONS] = {"{data_once: {in_district: 1}}"};
	gates_run(&run, running, "loops.data_sharing.form: at_once", 3);
	double forms = options_line(&run, 1, "form", LINE_MEASURE_merged), hours = options_line(&run, 1, "form", LINE_MEASURE_demanded_hours);
	double fallen = 100 - 100 * hours / options_line(&run, 0, "form", LINE_MEASURE_demanded_hours);
	printf("data asked once: forms -%.0f %%, their hours -%.0f %%\n", forms, fallen);
	assert_true(fallen > 5 && forms > fallen + 5);
	run_free(&run);
}

/* R8: what expires together waits longer before the reviewers than what expires month by month. */
static void test_sunset_wave(void **state)
{
	(void)state;
	struct run run;
	const char *const gates[OPTIONS] = {"{sunset: {life: 12 month, default: continues, expiry: together}}, {review: {capacity: 10 /month}}",
		"{sunset: {life: 12 month, default: continues, expiry: spread}}, {review: {capacity: 10 /month}}"};
	gates_run(&run, gates, "", REPLICATIONS);
	double waves[3] = {0};
	for (int point = 1; point < 3; point++)
		for (int month = 0; month < run.set.month_count; month++)
			waves[point] = fmax(waves[point], options_month(&run, point, month, INDICATOR_applications));
	struct stats_interval days = options_difference(&run, 1, 2, INDICATOR_review_days);
	options_said("expiry together, days of review", days);
	assert_true(days.low > 0);
	assert_true(waves[1] > 3 * waves[2]);
	run_free(&run);
}

/* R11: hardly used while work is assessed; R12 sets it free. */
static void test_refusing_costs(void **state)
{
	(void)state;
	struct run run;
	double refused[2];
	const char *const gates[OPTIONS] = {"{right_to_refuse: {}}"};
	const char *const linked[] = {"mandates.accreditation.linked: 100 %, mandates.inspection.linked: 100 %", "mandates.accreditation.linked: 0 %, mandates.inspection.linked: 0 %"};
	for (int i = 0; i < 2; i++) {
		gates_run(&run, gates, linked[i], 1);
		refused[i] = options_line(&run, 1, "accreditation", LINE_MEASURE_refused) + options_line(&run, 1, "inspection", LINE_MEASURE_refused);
		run_free(&run);
	}
	assert_true(refused[0] == 0);
	assert_true(refused[1] > 20);
}

/* R14: nobody does it at first, and later it comes back as assistance. */
static void test_taken_back(void **state)
{
	(void)state;
	struct run run;
	const char *const gates[OPTIONS] = {"{take_back: {handover: 4 month, drift: 2 /yr}}", "{take_back: {handover: 0 month, drift: 2 /yr}}"};
	gates_run(&run, gates, "", 3);
	assert_true(options_month(&run, 1, 1, INDICATOR_tasks_done_well) < options_month(&run, 2, 1, INDICATOR_tasks_done_well) - 5);
	double early = options_month(&run, 0, 6, INDICATOR_admin_demanded) - options_month(&run, 1, 6, INDICATOR_admin_demanded);
	double late = options_month(&run, 0, 18, INDICATOR_admin_demanded) - options_month(&run, 1, 18, INDICATOR_admin_demanded);
	printf("taken back: %.1f h a worker-month in month 7, %.1f in month 19\n", early, late);
	assert_true(late > 0 && early > late);
	run_free(&run);
}

/* R7: without anybody to hire inside the budget year the money does nothing, and compulsory work has no price. */
static void test_fees(void **state)
{
	(void)state;
	struct run run;
	const char *const gates[OPTIONS] = {"{task_fee: {elasticity: 0, budget: 10000000 CNY}}", NULL};
	const char *const nobody = "supply: {social_organisations: {hire: 13 month}}";
	gates_run(&run, gates, "", 2);
	assert_true(options_difference(&run, 1, 0, INDICATOR_admin_demanded).mean < -3);
	assert_true(options_difference(&run, 1, 0, INDICATOR_cost).mean > 1);
	for (int month = 0; month < 2; month++) /* never at once */
		assert_true(fabs(options_month(&run, 1, month, INDICATOR_admin_demanded) - options_month(&run, 0, month, INDICATOR_admin_demanded)) < 1e-9);
	run_free(&run);
	gates_run(&run, gates, nobody, 2);
	assert_true(fabs(options_difference(&run, 1, 0, INDICATOR_admin_demanded).mean) < 1e-9);
	assert_true(fabs(options_difference(&run, 1, 0, INDICATOR_cost_bought).mean) < 1);
	run_free(&run);
	const char *const dear[OPTIONS] = {"{task_fee: {elasticity: 5, fee: 500 CNY/h, budget: 0 CNY}}"};
	gates_run(&run, dear, "mandates.form.rigid: 100 %, mandates.ledger.rigid: 0 %", 1);
	assert_true(options_line(&run, 1, "form", LINE_MEASURE_refused) == 0);
	assert_true(options_line(&run, 1, "ledger", LINE_MEASURE_refused) == 100);
	run_free(&run);
}

/* R16: fewer stamps, more requests; sent back often enough, residents cost more than the stamps did. */
static void test_bounced(void **state)
{
	(void)state;
	struct run run;
	const char *const gates[OPTIONS] = {"{certificate_list: {}}", "{certificate_list: {bounced: 0}}", "{certificate_list: {bounced: 1, half_life: 100 yr, hours: 1 h}}"};
	gates_run(&run, gates, "", 3);
	double hours[4], requests[4];
	for (int point = 0; point < 4; point++) {
		requests[point] = options_line(&run, point, "request", LINE_MEASURE_asked);
		hours[point] = options_line(&run, point, "certificate", LINE_MEASURE_demanded_hours) + options_line(&run, point, "request", LINE_MEASURE_demanded_hours);
	}
	printf("barred certificates: %.0f requests a year and community, %.0f without\n", requests[1], requests[0]);
	assert_true(options_line(&run, 1, "certificate", LINE_MEASURE_asked) < 0.72 * options_line(&run, 0, "certificate", LINE_MEASURE_asked));
	assert_true(requests[1] > requests[0] * 1.01);
	assert_true(hours[2] < hours[0] && hours[3] > hours[0]);
	run_free(&run);
}

/* R17: one bad release, or one outage, is everybody's. */
static void test_one_platform(void **state)
{
	(void)state;
	struct run run;
	const char *const gates[OPTIONS] = {"{one_platform: {bad: 0, outages: 0 /yr}}", "{one_platform: {bad: 1, bad_factor: 2, outages: 0 /yr}}", "{one_platform: {bad: 0, outages: 50 /yr}}"};
	gates_run(&run, gates, "", 2);
	double hours[4];
	for (int point = 0; point < 4; point++)
		hours[point] = options_line(&run, point, "platform", LINE_MEASURE_demanded_hours);
	assert_true(fabs(hours[1] / hours[0] - 0.6) < 0.01);
	assert_true(fabs(hours[2] / hours[0] - 1.2) < 0.01); /* worse than the many were */
	assert_true(hours[3] > 1.1 * hours[1] && hours[3] < 1.3 * hours[1]);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_rule_has_its_ladder), cmocka_unit_test(test_ladders), cmocka_unit_test(test_presets),
		cmocka_unit_test(test_joint_visits), cmocka_unit_test(test_data_once), cmocka_unit_test(test_sunset_wave), cmocka_unit_test(test_refusing_costs),
		cmocka_unit_test(test_taken_back), cmocka_unit_test(test_fees), cmocka_unit_test(test_bounced), cmocka_unit_test(test_one_platform),
	};
	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
