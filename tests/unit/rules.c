/* rules.c - rules of the gate as pure functions: one request, one piece, one morning. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gate/rule.h"
#include "state/supply.h"

enum { ITEMS = 4, DAYS = 800 };

/* Four items of one template each, the first without authority or function; two years from 1 January 2012. */
struct bench {
	struct item items[ITEMS];
	struct template templates[ITEMS];
	struct calendar_day days[DAYS];
	struct world world;
	struct settings settings;
	struct view view;
	struct sharing sharing;
	struct rule_state state;
	double by_item[ITEMS], by_department[ITEMS], p[PLATE_PARAMETERS];
	const struct rule *rule;
};

static void bench_open(struct bench *bench, enum rule_id id)
{
	static const int lengths[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	*bench = (struct bench){.rule = rule_of(id)};
	for (int i = 0; i < ITEMS; i++) {
		bench->items[i] = (struct item){.id = i, .kind = ITEM_TASK, .function = i, .has_authority = i > 0, .score = 0.2 * (i + 1), .hours_year = 120};
		bench->templates[i] = (struct template){.kind = KIND_form, .index = i, .item = i, .fields = 0xf, .fields_elsewhere = 0x3, .hours_year = 120, .times = 1};
	}
	for (int day = 0, month = 0, of_month = 1; day < DAYS; day++) {
		bench->days[day] = (struct calendar_day){.month = (int8_t)(month % 12 + 1), .day_of_month = (int8_t)of_month, .weekday = (int8_t)((day + 6) % 7),
			.works = (day + 6) % 7 < 5};
		of_month = of_month == lengths[month % 12] ? 1 : of_month + 1;
		month += of_month == 1;
	}
	bench->world = (struct world){.items = bench->items, .item_count = ITEMS, .templates = bench->templates, .template_count = ITEMS, .department_count = 1};
	bench->world.calendar.days = bench->days;
	bench->world.calendar.day_count = DAYS;
	bench->settings.kinds[KIND_certificate].count = 60;
	bench->settings.kinds[KIND_platform].count = 23;
	bench->settings.providers[PROVIDER_social_organisations][PROVIDER_COST] = 60;
	bench->sharing = (struct sharing){.double_entry = 0.3, .migration_days = 90};
	bench->view = (struct view){.world = &bench->world, .settings = &bench->settings, .workers = 7, .is_first_round = true, .sharing = &bench->sharing};
	bench->state.by_item = bench->by_item;
	bench->state.by_department = bench->by_department;
	for (int i = 0; i < PLATE_PARAMETERS && bench->rule->plate.parameters[i].name; i++)
		bench->p[i] = bench->rule->plate.parameters[i].fallback;
}

static double *parameter(struct bench *bench, const char *name)
{
	for (int i = 0; i < PLATE_PARAMETERS && bench->rule->plate.parameters[i].name; i++)
		if (!strcmp(bench->rule->plate.parameters[i].name, name))
			return &bench->p[i];
	fail_msg("%s has no parameter %s", bench->rule->plate.name, name);
	return NULL;
}

static struct orders morning(struct bench *bench, int32_t day)
{
	struct orders orders = {0};
	bench->view.day = bench->view.days = day;
	bench->view.is_first_round = day == 0;
	bench->rule->morning(bench->p, &bench->state, &bench->view, &orders);
	return orders;
}

static struct terms treat(struct bench *bench, int template, int32_t day, double uniform, bool is_rigid, bool is_linked)
{
	struct terms terms = {.effort = 1, .joint_effort = 1};
	const struct template *of = &bench->templates[template];
	struct piece piece = {.template = of, .item = &bench->items[template], .is_rigid = is_rigid, .is_linked = is_linked, .hours = 10, .uniform = uniform};
	bench->view.day = bench->view.days = day;
	bench->rule->treat(bench->p, &bench->state, &piece, &bench->view, &terms);
	return terms;
}

static void assert_near(double a, double b)
{
	if (!(fabs(a - b) < 1e-9))
		fail_msg("%.12g is not %.12g", a, b);
}

/* -- every rule ------------------------------------------------------------------------------------------------------- */

/* What a role calls for, and name-plates that hold together. */
static void test_contract(void **state)
{
	(void)state;
	for (int id = 0; id < RULE_COUNT; id++) {
		const struct rule *rule = rule_of((enum rule_id)id);
		const struct plate *plate = &rule->plate;
		bool judges = rule->role < ROLE_ACTION;
		assert_true(*plate->name && *plate->name_en && *plate->name_zh && *plate->meaning_en && *plate->meaning_zh && *plate->rows);
		if (judges != (rule->judge && rule->role != ROLE_ACTION) || (rule->role == ROLE_TERMS) != (rule->treat || rule->morning))
			fail_msg("%s does not do what its role calls for", plate->name);
		if (judges && strcmp(plate->parameters[0].name, "scope"))
			fail_msg("%s judges and has no scope", plate->name);
		for (int i = 0; i < PLATE_PARAMETERS && plate->parameters[i].name; i++) {
			const struct plate_parameter *p = &plate->parameters[i];
			if (!(p->low <= p->fallback && p->fallback <= p->high && p->low < p->high) || !*p->source || !*p->meaning_en || !*p->meaning_zh)
				fail_msg("%s.%s lacks bounds around its default, a source or a meaning", plate->name, p->name);
		}
	}
}

/* Terms leave alone what is out of their scope. */
static void test_scope(void **state)
{
	(void)state;
	static const enum rule_id ids[] = {RULE_data_once, RULE_task_fee, RULE_right_to_refuse, RULE_take_back};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct bench bench;
		bench_open(&bench, ids[i]);
		*parameter(&bench, "scope") = 63 - (1 << ITEM_TASK);
		if (bench.rule->morning)
			morning(&bench, 0);
		struct terms terms = treat(&bench, 0, 700, 0, false, false);
		assert_true(!terms.is_refused && !terms.joins && terms.doer == DOER_COMMUNITY);
		assert_true(terms.effort >= 1 && terms.effort <= 1 && terms.refused_from <= 0);
	}
}

/* -- one by one ------------------------------------------------------------------------------------------------------- */

static void test_merge(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_merge);
	assert_false(treat(&bench, 0, 10, 0, false, false).joins); /* a form is no inspection */
	bench.templates[0].kind = KIND_inspection;
	assert_false(treat(&bench, 0, 10, 0.71, false, false).joins);
	struct terms terms = treat(&bench, 0, 10, 0.69, false, false);
	assert_true(terms.joins && terms.is_at_once);
	assert_int_equal(terms.release_day, 40);
	assert_near(terms.joint_effort, 0.7);
	assert_near(terms.joint_hours, 3);
	bench.templates[0].kind = KIND_survey;
	assert_false(treat(&bench, 0, 10, 0, false, false).joins);
	*parameter(&bench, "what") = 7;
	assert_true(treat(&bench, 0, 10, 0, false, false).group != terms.group);
}

static void test_data_once(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_data_once);
	assert_near(treat(&bench, 0, 30, 0, false, false).effort, 1.3);
	assert_false(treat(&bench, 0, 30, 0, false, false).joins);
	bench.sharing.reach = 1;
	bench.sharing.target = morning(&bench, 1).shared;
	struct terms terms = treat(&bench, 0, 500, 0.299, false, false); /* half its fields, six tenths of them there */
	assert_true(terms.joins);
	assert_near(terms.effort, 0.47);
	assert_int_equal(bench.days[terms.release_day].weekday, 0);
	assert_true(terms.release_day > 500 && terms.release_day <= 507);
	assert_false(treat(&bench, 0, 500, 0.301, false, false).joins);
	*parameter(&bench, "level") = 2;
	bench.sharing.target = morning(&bench, 1).shared;
	assert_true(treat(&bench, 0, 500, 0.301, false, false).joins);
	bench.templates[0].fields = bench.templates[0].fields_elsewhere = 0;
	assert_false(treat(&bench, 0, 500, 0, false, false).joins);
}

static void test_task_fee(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_task_fee);
	morning(&bench, 0);
	double kept = pow(1.5, -0.5); /* at 30 CNY an hour, where an hour of help costs 60 */
	assert_true(treat(&bench, 0, 1, kept + 0.001, false, false).is_refused);
	assert_false(treat(&bench, 0, 1, kept + 0.001, true, false).is_refused); /* compulsory */
	assert_false(treat(&bench, 0, 1, kept - 0.001, false, false).is_refused);
	assert_near(morning(&bench, 1).paid_yuan, 2 * 300); /* of two pieces that came in, of 10 h each */
	assert_near(morning(&bench, 2).paid_yuan, 0);
	assert_near(treat(&bench, 0, 2, 0, true, false).effort, 1); /* help is hired elsewhere */
	bench_open(&bench, RULE_task_fee);
	*parameter(&bench, "budget") = 299;
	morning(&bench, 0);
	assert_true(treat(&bench, 0, 1, 0, false, false).is_refused);
}

static struct verdict judge(struct bench *bench, int item, int32_t day, bool is_admitted)
{
	struct request request = {.item = item, .is_whole_item = true, .is_admitted = is_admitted};
	bench->view.day = day;
	return bench->rule->judge(bench->p, &bench->state, &request, &bench->view);
}

static void test_sunset(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_sunset);
	assert_int_equal(judge(&bench, 0, 0, true).kind, VERDICT_KEEP);
	assert_int_equal(judge(&bench, 1, 0, false).kind, VERDICT_PASS); /* not in force: applies */
	assert_int_equal(judge(&bench, 0, 182, true).kind, VERDICT_KEEP);
	struct verdict over = judge(&bench, 0, 366, true);
	assert_int_equal(over.kind, VERDICT_PASS);
	assert_int_equal(over.otherwise, VERDICT_REFUSE);
	assert_int_equal(judge(&bench, 0, 397, true).kind, VERDICT_KEEP); /* a new life */
	bench_open(&bench, RULE_sunset);
	*parameter(&bench, "default") = 1;
	judge(&bench, 0, 0, true);
	assert_int_equal(judge(&bench, 0, 366, true).otherwise, VERDICT_KEEP);
	bench_open(&bench, RULE_sunset);
	*parameter(&bench, "expiry") = 1;
	judge(&bench, 0, 0, true);
	assert_int_equal(judge(&bench, 0, 366, true).kind, VERDICT_KEEP); /* its month is February */
	assert_int_equal(judge(&bench, 0, 397, true).kind, VERDICT_PASS);
	bench_open(&bench, RULE_sunset);
	*parameter(&bench, "life") = 0;
	judge(&bench, 0, 0, true);
	assert_int_equal(judge(&bench, 0, 366, true).kind, VERDICT_KEEP);
}

static void test_right_to_refuse(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_right_to_refuse);
	assert_near(treat(&bench, 0, 0, 0, false, false).refused_from, 0.5);
	assert_near(treat(&bench, 0, 0, 0, false, true).refused_from, 0);
	assert_near(treat(&bench, 3, 0, 0, false, false).refused_from, 0); /* fits too well */
	*parameter(&bench, "retaliation") = 0.7;
	assert_near(treat(&bench, 0, 0, 0, false, true).refused_from, 0.5); /* it gains 0.8 */
	assert_near(treat(&bench, 1, 0, 0, false, true).refused_from, 0);
}

static void test_take_back(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_take_back);
	*parameter(&bench, "share") = 0.5;
	morning(&bench, 0);
	assert_true(treat(&bench, 0, 30, 0, false, false).doer == DOER_NOBODY && treat(&bench, 1, 30, 0, false, false).doer == DOER_NOBODY);
	assert_int_equal(treat(&bench, 2, 30, 0, false, false).doer, DOER_COMMUNITY);
	assert_int_equal(treat(&bench, 0, 93, 0, false, false).doer, DOER_DEPARTMENT);
	struct terms terms = treat(&bench, 0, 500, 0, false, false);
	assert_int_equal(terms.doer, DOER_COMMUNITY);
	assert_near(terms.effort, 0.3 * (1 - exp(-0.5 * (500 - 3 * 30.4375) / 365.25)));
}

static void test_certificate_list(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_certificate_list);
	assert_near(morning(&bench, 0).counter.barred, 1.0 / 3);
	assert_near(morning(&bench, 0).counter.bounced, 0.3);
	*parameter(&bench, "half_life") = 100 / 30.4375;
	assert_near(morning(&bench, 200).counter.bounced, 0.075);
	bench.settings.kinds[KIND_certificate].count = 10;
	assert_near(morning(&bench, 0).counter.barred, 1);
	bench.settings.kinds[KIND_certificate].count = 0;
	assert_near(morning(&bench, 0).counter.barred, 0);
}

static void test_one_platform(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, RULE_one_platform);
	bench.view.uniform[0] = bench.view.uniform[1] = 0.5;
	morning(&bench, 0);
	assert_false(treat(&bench, 0, 1, 0, false, false).joins);
	bench.templates[0].kind = bench.templates[1].kind = KIND_platform;
	struct terms terms = treat(&bench, 0, 1, 0, false, false);
	assert_true(terms.joins && terms.release_day == 1 && terms.group == treat(&bench, 1, 1, 0, false, false).group);
	assert_near(terms.joint_effort, 0.6);
	bench.view.uniform[1] = 0.001;
	morning(&bench, 2);
	assert_near(treat(&bench, 0, 2, 0, false, false).joint_effort, 1.2);
	bench.view.uniform[0] = 0.29;
	bench.view.uniform[1] = 0.5;
	morning(&bench, 3);
	assert_near(treat(&bench, 0, 3, 0, false, false).joint_effort, 0.6); /* the release of the year stays */
	morning(&bench, 366);
	assert_near(treat(&bench, 0, 366, 0, false, false).joint_effort, 0.9);
	*parameter(&bench, "left") = 23;
	assert_false(treat(&bench, 0, 366, 0, false, false).joins);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contract), cmocka_unit_test(test_scope), cmocka_unit_test(test_merge), cmocka_unit_test(test_data_once),
		cmocka_unit_test(test_task_fee), cmocka_unit_test(test_sunset), cmocka_unit_test(test_right_to_refuse), cmocka_unit_test(test_take_back),
		cmocka_unit_test(test_certificate_list), cmocka_unit_test(test_one_platform),
	};
	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
