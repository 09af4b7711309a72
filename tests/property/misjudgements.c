/* misjudgements.c - what planners tend to overlook of each rule of the gate: one line each, and each must show. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gate/rule.h"
#include "options.h"

static const char FEW[] = "departments.yaml";
enum { REPLICATIONS = 2, LAST_MONTH = 23 };

/* Fall from option 0 to option i, per cent. */
static double fall(double before, double after)
{
	return 100 - 100 * after / before;
}

static double fell(const struct run *run, int option, enum indicator_id id)
{
	return fall(run_mean(run, 0, id), run_mean(run, option, id));
}

static double more(const struct run *run, int a, int b, enum indicator_id id)
{
	return run_mean(run, a, id) - run_mean(run, b, id);
}

/* -- what is to be positive ------------------------------------------------------------------------------------------- */

static double counts_over_hours(const struct run *run)
{
	return fell(run, 1, INDICATOR_active_items) - fell(run, 1, INDICATOR_admin_demanded);
}

/* Days of review beyond two months that a twentieth of the reviewers brings about. */
static double saturated_reviewers(const struct run *run)
{
	return more(run, 1, 2, INDICATOR_review_days) - 60;
}

static double tight_cap(const struct run *run)
{
	return fmin(more(run, 2, 1, INDICATOR_past_gate), more(run, 1, 2, INDICATOR_tasks_done_well));
}

static double wait_longer(const struct run *run)
{
	return more(run, 1, 0, INDICATOR_request_wait);
}

/* Worse at first, and hours fall less than forms do. */
static double worse_first(const struct run *run)
{
	double forms = options_line(run, 2, "form", LINE_MEASURE_merged);
	double hours = fall(options_line(run, 0, "form", LINE_MEASURE_demanded_hours), options_line(run, 2, "form", LINE_MEASURE_demanded_hours));
	return fmin(options_month(run, 1, 0, INDICATOR_admin_demanded) - options_month(run, 0, 0, INDICATOR_admin_demanded), forms - hours);
}

static double money_without_hands(const struct run *run)
{
	return 0.01 - fabs(more(run, 1, 0, INDICATOR_admin_demanded));
}

static double wave_of_applications(const struct run *run)
{
	return more(run, 1, 2, INDICATOR_review_days);
}

static double busier_door(const struct run *run)
{
	return more(run, 2, 1, INDICATOR_past_gate);
}

/* Hours refused where nothing is assessed over those where all is. */
static double unused_right(const struct run *run)
{
	return options_line(run, 2, "accreditation", LINE_MEASURE_refused) - 100 * options_line(run, 1, "accreditation", LINE_MEASURE_refused);
}

/* First nobody does it, later it is back as assistance. */
static double back_as_assistance(const struct run *run)
{
	double at_first = options_month(run, 1, 4, INDICATOR_admin_demanded), later = options_month(run, 1, LAST_MONTH - 1, INDICATOR_admin_demanded);
	double none = options_month(run, 0, LAST_MONTH - 1, INDICATOR_admin_demanded) - options_month(run, 0, 4, INDICATOR_admin_demanded);
	return fmin(later - at_first - none, options_month(run, 0, 1, INDICATOR_tasks_done_well) - options_month(run, 1, 1, INDICATOR_tasks_done_well));
}

/* Forms of thirty items asked as one: what the first has asked is spared, what is each one's own is not. */
static double less_than_asked_again(const struct run *run)
{
	double hours = fall(options_line(run, 0, "form", LINE_MEASURE_demanded_hours), options_line(run, 1, "form", LINE_MEASURE_demanded_hours));
	return fmin(hours, run_mean(run, 0, INDICATOR_fields_again) - hours);
}

static double failure_demand(const struct run *run)
{
	return options_line(run, 1, "request", LINE_MEASURE_asked) - options_line(run, 0, "request", LINE_MEASURE_asked);
}

static double one_bad_form(const struct run *run)
{
	return options_line(run, 1, "platform", LINE_MEASURE_demanded_hours) - options_line(run, 0, "platform", LINE_MEASURE_demanded_hours);
}

/* Relief of the first months that is gone at the end. */
static double rebound(const struct run *run)
{
	double first = options_month(run, 0, 3, INDICATOR_admin_demanded) - options_month(run, 1, 3, INDICATOR_admin_demanded);
	double last = options_month(run, 0, LAST_MONTH, INDICATOR_admin_demanded) - options_month(run, 1, LAST_MONTH, INDICATOR_admin_demanded);
	return first - last;
}

static double only_those_who_mind(const struct run *run)
{
	return fell(run, 1, INDICATOR_admin_demanded) - 4 * fabs(fell(run, 2, INDICATOR_admin_demanded));
}

static double protected_at_a_price(const struct run *run)
{
	return fmin(more(run, 1, 0, INDICATOR_services_on_time), more(run, 0, 1, INDICATOR_tasks_done_well));
}

static double gain(const struct run *run, int month, enum indicator_id id)
{
	return options_month(run, 1, month, id) - options_month(run, 0, month, id);
}

/* Half of what satisfaction gains in the end, less what it has gained after two months; and departments' tasks are done worse at once. */
static double satisfaction_lags(const struct run *run)
{
	return fmin(gain(run, LAST_MONTH, INDICATOR_satisfaction) / 2 - gain(run, 1, INDICATOR_satisfaction), -gain(run, 1, INDICATOR_tasks_done_well));
}

/* A ban that is kept, and one that is got round by asking for help now and then. */
static double temporary_assistance(const struct run *run)
{
	return fmin(more(run, 2, 1, INDICATOR_away), more(run, 0, 1, INDICATOR_away));
}

/* Part of the load that more posts were to take away. */
static double work_follows_hands(const struct run *run)
{
	return more(run, 1, 0, INDICATOR_load);
}

/* -- the table of section 7 ------------------------------------------------------------------------------------------- */

enum { NO_RULE = RULE_COUNT };
static const struct misjudgement {
	int rule;               /* enum rule_id, or NO_RULE */
	const char *name, *what, *settings, *options[OPTIONS_MOST];
	double (*shows)(const struct run *run); /* above 0 when it does */
} table[] = {
	{RULE_catalogue, "R1", "counts fall further than hours", "", {"gate: [{catalogue: {}}]"}, counts_over_hours},
	{RULE_review, "R2", "reviewers saturate, and decisions wait for months", "",
	 {"gate: [{review: {capacity: 3 /month}}]", "gate: [{review: {capacity: 60 /month}}]"}, saturated_reviewers},
	{RULE_quota, "R3", "a quota of items lowers counts, not hours", "", {"gate: [{quota: {unit: items, items: 3}}]"}, counts_over_hours},
	{RULE_cap, "R4", "too tight a cap is gone round, and tasks suffer", "",
	 {"gate: [{cap: {hours: 100 h/worker-month}}, {emergency_door: {}}]", "gate: [{cap: {hours: 40 h/worker-month}}, {emergency_door: {}}]"}, tight_cap},
	{RULE_merge, "R5", "one long visit keeps residents waiting longer", "mandates.inspection.count: 60, mandates.survey.count: 0",
	 {"gate: [{merge: {probability: 1, window: 60 d, effort: 1, coordination: 0 h}}]"}, wait_longer},
	{RULE_data_once, "R6", "worse at first, and forms fall further than hours", "",
	 {"gate: [data_once: {}]", "gate: [data_once: {in_district: 1}], settings: {loops.data_sharing.form: at_once}"}, worse_first},
	{RULE_task_fee, "R7", "money buys nobody when hiring takes more than the budget year", "",
	 {"gate: [{task_fee: {elasticity: 0, budget: 10000000 CNY}}], settings: {supply.social_organisations.hire: 400 d}"}, money_without_hands},
	{RULE_sunset, "R8", "what expires together applies together", "",
	 {"gate: [{sunset: {default: continues}}, {review: {capacity: 10 /month}}]",
	  "gate: [{sunset: {default: continues, expiry: spread}}, {review: {capacity: 10 /month}}]"}, wave_of_applications},
	{RULE_emergency_door, "R9", "the door is used the more the narrower the gate", "",
	 {"gate: [{catalogue: {size: 60}}, {emergency_door: {}}]", "gate: [{catalogue: {size: 20}}, {emergency_door: {}}]"}, busier_door},
	{RULE_campaign, "R10", "what was struck off comes back", "loops.rebound.leak: 1 /yr", {"gate: [{campaign: {}}]"}, rebound},
	{RULE_right_to_refuse, "R11", "nobody refuses what is assessed", "",
	 {"gate: [{right_to_refuse: {}}], settings: {mandates.accreditation.linked: 1}",
	  "gate: [{right_to_refuse: {}}], settings: {mandates.accreditation.linked: 0}"}, unused_right},
	{NO_RULE, "R13", "ratings move only departments that mind, in what nobody ordered", "",
	 {"settings: {loops.two_way.form: \"on\"}", "settings: {loops.two_way: {form: \"on\", anonymity: 0, retaliation: 1}}"}, only_those_who_mind},
	{NO_RULE, "R12", "where residents are the yardstick and come first, satisfaction follows late and tasks suffer at once", "",
	 {"settings: {mandates: {ledger.linked: 0 %, form.linked: 0 %, platform.linked: 0 %, survey.linked: 0 %, inspection.linked: 0 %, accreditation.linked: 0 %}, "
	  "loops.allocation.residents: 60 %, staff.discipline: service_first}"}, satisfaction_lags},
	{RULE_take_back, "R14", "nobody does it at first, and it comes back as assistance", "",
	 {"gate: [{take_back: {drift: 3 /yr, handover: 3 month}}]"}, back_as_assistance},
	{NO_RULE, "R15", "protected hours are paid for by the departments' tasks", "",
	 {"settings: {staff: {discipline: protected_share, protected_share: 0.5}}"}, protected_at_a_price},
	{RULE_certificate_list, "R16", "barred stamps come back as requests", "", {"gate: [{certificate_list: {}}]"}, failure_demand},
	{RULE_one_platform, "R17", "one bad form is everybody's", "", {"gate: [{one_platform: {bad: 1, bad_factor: 2, outages: 0 /yr}}]"}, one_bad_form},
	{RULE_joint, "R5b", "hours fall by less than the share of data asked again", "",
	 {"gate: [{joint: {items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]}}]"}, less_than_asked_again},
	{NO_RULE, "R18", "borrowing comes back as temporary assistance", "staff.borrowed: 15 %",
	 {"settings: {staff: {borrowing_ban: \"yes\", ban_enforcement: 1}}", "settings: {staff: {borrowing_ban: \"yes\", ban_enforcement: 0}}"}, temporary_assistance},
	{NO_RULE, "R19", "more hands attract more work", "staff.added: 6 /10000 residents, loops.absorption.form: none",
	 {"settings: {loops.absorption.form: lagged}"}, work_follows_hands},
};
enum { ROWS = sizeof table / sizeof *table };

static void test_every_rule_has_one(void **state)
{
	(void)state;
	bool met[RULE_COUNT + 1] = {false};
	for (int i = 0; i < ROWS; i++)
		met[table[i].rule] = true;
	for (int rule = 0; rule < RULE_COUNT; rule++)
		if (!met[rule])
			fail_msg("nothing is overlooked of %s", rule_plate((enum rule_id)rule)->name);
}

static void test_each_shows(void **state)
{
	(void)state;
	int hidden = 0;
	for (int i = 0; i < ROWS; i++) {
		struct run run;
		options_run(&run, FEW, table[i].settings, table[i].options, REPLICATIONS);
		double shown = table[i].shows(&run);
		printf("%-4s %s: %.2f\n", table[i].name, table[i].what, shown);
		hidden += !(shown > 0);
		run_free(&run);
	}
	assert_int_equal(hidden, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_rule_has_one), cmocka_unit_test(test_each_shows)};
	return cmocka_run_group_tests_name("misjudgements", tests, NULL, NULL);
}
