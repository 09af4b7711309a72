/* scenario.c - tests of what a scenario file becomes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/word.h"
#include "staff/discipline.h"
#include "world/keys.h"
#include "world/scenario.h"

enum { MOST_FILES = 8 };

/* A folder of files for one test, and what became of them. */
struct room {
	char folder[64];
	char *files[MOST_FILES];
	int file_count;
	struct scenario scenario;
	struct faults faults;
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	strcpy(room->folder, "/tmp/jianfu-scenario-XXXXXX");
	faults_init(&room->faults);
	*state = room;
	return mkdtemp(room->folder) ? 0 : -1;
}

static int room_close(void **state)
{
	struct room *room = *state;
	for (int i = 0; i < room->file_count; i++)
		unlink(room->files[i]), free(room->files[i]);
	rmdir(room->folder);
	scenario_free(&room->scenario);
	faults_free(&room->faults);
	free(room);
	return 0;
}

static const char *write_file(struct room *room, const char *name, const char *text)
{
	char *path;
	assert_true(asprintf(&path, "%s/%s", room->folder, name) > 0);
	room->files[room->file_count++] = path;
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	return path;
}

static enum status read_with(struct room *room, const char *path, const char *const *assignments, int count)
{
	scenario_free(&room->scenario);
	enum status status = scenario_read(&room->scenario, path, assignments, count, &room->faults);
	for (int i = 0; status && i < room->faults.count; i++)
		print_message("%s\n", fault_line(&room->faults, &room->faults.rows[i]));
	return status;
}

static struct phase *phase_of(struct room *room, int policy, int phase)
{
	assert_true(policy < room->scenario.policy_count);
	assert_true(phase < room->scenario.policies[policy].phase_count);
	return &room->scenario.policies[policy].phases[phase];
}

static int32_t serial(int year, int month, int day)
{
	return calendar_serial((struct calendar_date){year, month, day});
}

static void test_nothing_but_defaults(void **state)
{
	struct room *room = *state;
	assert_int_equal(read_with(room, write_file(room, "s.yaml", "name: bare\n"), NULL, 0), STATUS_OK);
	const struct scenario *scenario = &room->scenario;
	assert_string_equal(scenario->name_zh, "bare");
	assert_int_equal(scenario->start_serial, serial(2012, 1, 1));
	assert_int_equal(scenario->replications, 10);
	assert_int_equal(scenario->policy_count, 1);
	assert_string_equal(scenario->policies[0].name, "as_is");
	assert_int_equal(scenario->policies[0].phase_count, 2);
	assert_int_equal(phase_of(room, 0, 0)->from_serial, INT32_MIN);
	assert_int_equal(phase_of(room, 0, 1)->from_serial, scenario->start_serial);
	assert_int_equal(phase_of(room, 0, 1)->rule_count, 0);
	assert_true(scenario->settings.staff_per_10000 == 18);
	assert_true(scenario->settings.kinds[KIND_ledger].count == 47);
	assert_true(scenario->settings.loops[LOOP_rebound][1] == 0.5);
	assert_true(scenario->sourced_count > 0 && scenario->assumed_count > 0);
}

static void test_extends_later_wins(void **state)
{
	struct room *room = *state;
	write_file(room, "base.yaml", "name: {en: base, zh: 底}\nseed: 7\nsettings:\n  staff: {quits: {value: 0.3 /yr, source: A}, absence: 10 /yr}\n"
		"policies: [{name: one}, {name: two}]\n");
	const char *path = write_file(room, "s.yaml", "extends: base.yaml\nname: over\nsettings: {staff.quits: 0.1 /yr}\nbaseline: two\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	const struct scenario *scenario = &room->scenario;
	assert_string_equal(scenario->name_en, "over");
	assert_int_equal(scenario->seed, 7);
	assert_true(scenario->settings.quit_rate == 0.1);
	assert_true(scenario->settings.absence_days == 10);
	assert_int_equal(scenario->policy_count, 2);
	assert_int_equal(scenario->baseline, 1);
	const char *base = strstr(scenario->text, "# file: base.yaml\nname: {en: base"), *over = strstr(scenario->text, "# file: s.yaml\nextends");
	assert_true(base && over && base < over);
}

static void test_options_become_phases(void **state)
{
	struct room *room = *state;
	write_file(room, "gate.yaml", "name: gate\nlabel: {en: list, zh: 清单}\nbrief: {en: short, zh: 短}\ngate:\n  - catalogue: {size: 40}\n  - review\n"
		"settings:\n  - staff.wage: 4000 CNY/month\n  - {from: 2013-01-01, staff: {quits: 0.1 /yr}}\n  - {from: 2015-01-01, staff: {quits: 0.05 /yr}}\n"
		"phases:\n  - {from: 2014-01-01, gate: [cap], settings: {staff.absence: 5 /yr}}\n  - {from: 2015-01-01, gate: []}\n");
	const char *path = write_file(room, "s.yaml", "policies: [gate.yaml]\nsettings: {staff.wage: 3000 CNY/month}\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	const struct policy *policy = &room->scenario.policies[0];
	assert_string_equal(policy->label_zh, "清单");
	assert_string_equal(policy->brief_en, "short");
	assert_int_equal(policy->phase_count, 5);
	static const struct { int year, rules; double wage, quits, absence; } expected[] = {
		{0, 0, 3000, 0.2, 20}, {2012, 2, 4000, 0.2, 20}, {2013, 2, 4000, 0.1, 20}, {2014, 1, 4000, 0.1, 5}, {2015, 0, 4000, 0.05, 5},
	};
	for (int i = 0; i < 5; i++) {
		const struct phase *phase = phase_of(room, 0, i);
		assert_int_equal(phase->from_serial, i ? serial(expected[i].year, 1, 1) : INT32_MIN);
		assert_int_equal(phase->rule_count, expected[i].rules);
		assert_true(phase->settings->wage == expected[i].wage);
		assert_true(phase->settings->quit_rate == expected[i].quits);
		assert_true(phase->settings->absence_days == expected[i].absence);
	}
	assert_int_equal(phase_of(room, 0, 1)->rules[0].rule, RULE_catalogue);
	assert_true(phase_of(room, 0, 1)->rules[0].p[1] == 40);
	assert_int_equal(phase_of(room, 0, 3)->rules[0].rule, RULE_cap);
	assert_true(room->scenario.settings.wage == 3000);
}

static void test_assignments(void **state)
{
	struct room *room = *state;
	const char *path = write_file(room, "s.yaml",
		"settings: {staff.quits: 0.3 /yr}\npolicies:\n  - {name: a, gate: [catalogue]}\n  - {name: b, gate: [catalogue], phases: [{from: 2013-01-01, settings: {staff.wage: 1 CNY/month}}]}\n");
	static const char *const right[] = {"staff.quits=0.4 /yr", "policy.b.catalogue.size=12", "staff.per_10000=20 /10000 residents"};
	assert_int_equal(read_with(room, path, right, 3), STATUS_OK);
	assert_true(room->scenario.settings.quit_rate == 0.4);
	assert_true(phase_of(room, 0, 1)->settings->quit_rate == 0.4);
	assert_true(room->scenario.settings.staff_per_10000 == 20);
	assert_true(phase_of(room, 0, 1)->rules[0].p[1] != 12);
	assert_true(phase_of(room, 1, 1)->rules[0].p[1] == 12);
	assert_true(phase_of(room, 1, 2)->rules[0].p[1] == 12);
	assert_string_equal(room->scenario.policies[1].brief_en, "12"); /* the clause under its name says what holds now */
	static const char *const wrong[] = {"policy.c.catalogue.size=12", "policy.a.cap.hours=1", "policy.a.catalogue.size=x", "staff=1"};
	assert_int_equal(read_with(room, path, wrong, 4), STATUS_FAULT);
	assert_int_equal(room->faults.error_count, 4);
}

static void test_sources_are_counted(void **state)
{
	struct room *room = *state;
	assert_int_equal(read_with(room, write_file(room, "s.yaml", "name: x\n"), NULL, 0), STATUS_OK);
	int sourced = room->scenario.sourced_count, assumed = room->scenario.assumed_count;
	/* an assumed default gets a source; a sourced one loses it */
	const char *path = write_file(room, "t.yaml", "settings: {staff.absence: {value: 18 /yr, source: payroll}, staff.quits: 0.1 /yr, visits.due: {value: 30 d, source: list}, staff.lead: {value: 1, source: unread while posts go by the norm}}\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	assert_int_equal(room->scenario.sourced_count, sourced + 1);
	assert_int_equal(room->scenario.assumed_count, assumed - 1);
	path = write_file(room, "u.yaml", "policies: [{name: a, gate: [{catalogue: {size: {value: 50, source: survey}}}]}]\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	assert_true(room->scenario.sourced_count > sourced);
}

static void test_tables(void **state)
{
	struct room *room = *state;
	write_file(room, "c.csv", "id,street,name,population,elderly,lead,grid\n11,1,甲,3000,20 %,1,\n5,3,,,,,4\n");
	write_file(room, "h.csv", "date,works,name\n2012-01-23,no,春节\n2012-01-29,yes,调休\n");
	assert_int_equal(read_with(room, write_file(room, "s.yaml", "communities: c.csv\nholidays: h.csv\nsettings: {place.streets: 3}\n"), NULL, 0), STATUS_FAULT);
	write_file(room, "d.csv", "id,street,name,population,elderly,lead,grid\n11,1,甲,3000,20 %,1,\n5,2,,,,,4\n");
	assert_int_equal(read_with(room, write_file(room, "t.yaml", "communities: d.csv\nholidays: h.csv\n"), NULL, 0), STATUS_OK);
	const struct scenario *scenario = &room->scenario;
	assert_int_equal(scenario->community_count, 2);
	assert_true(scenario->settings.communities == 2 && scenario->settings.streets == 2);
	const struct community_row *rows = scenario->communities;
	assert_int_equal(rows[0].id, 11);
	assert_int_equal(rows[0].street, 0);
	assert_string_equal(rows[0].name, "甲");
	assert_true(rows[0].elderly == 0.2 && rows[0].posts[POST_LEAD] == 1 && rows[0].posts[POST_GRID] == -1);
	assert_null(rows[1].name);
	assert_true(isnan(rows[1].population) && isnan(rows[1].households) && rows[1].posts[POST_GRID] == 4);
	assert_int_equal(scenario->exception_count, 2);
	assert_int_equal(scenario->exceptions[0].serial, serial(2012, 1, 23));
	assert_false(scenario->exceptions[0].works);
	assert_true(scenario->exceptions[1].works);
}

/* What is said of a made-up district is not said of the rows of a table. */
static void test_a_table_takes_the_place_of_what_is_inherited(void **state)
{
	struct room *room = *state;
	static const char *const other[] = {"place.communities=3"};
	write_file(room, "c.csv", "编号,街道,人口\n1,1,3000\n2,2,4000\n");
	write_file(room, "base.yaml", "setting: made up\nsettings: {place: {communities: 9, streets: 4}}\n");
	const char *child = write_file(room, "s.yaml", "extends: base.yaml\ncommunities: c.csv\n");
	assert_int_equal(read_with(room, child, NULL, 0), STATUS_OK);
	assert_int_equal(room->scenario.settings.communities, 2);
	assert_int_equal(room->scenario.settings.streets, 2);
	assert_string_equal(room->scenario.setting_en, "");
	assert_int_equal(read_with(room, child, other, 1), STATUS_FAULT);
	assert_int_equal(read_with(room, write_file(room, "t.yaml", "extends: s.yaml\nsettings: {place.communities: 9}\n"), NULL, 0), STATUS_FAULT);
}

static void test_lines(void **state)
{
	struct room *room = *state;
	const char *path = write_file(room, "s.yaml", "lines:\n  - {id: 3, name: calls, rate: 0.8 /h, effort: {exponential: {mean: 30 min}}, patience: 2 min, due: 8 h, rank: 0, side: administrative, skill: desk, arrivals: regular}\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	assert_int_equal(room->scenario.line_count, 1);
	const struct line_settings *line = &room->scenario.lines[0];
	assert_int_equal(line->id, 3);
	assert_true(fabs(line->base - 19.2) < 1e-12 && line->due == 8 && line->rank == 0);
	assert_true(draw_mean(&line->effort) == 0.5);
	assert_true(fabs(draw_mean(&line->patience) - 1.0 / 30) < 1e-12);
	assert_int_equal(line->side, 1);
	assert_int_equal(line->skill, SKILL_DESK);
	assert_int_equal(line->arrivals, 1);
}

static void test_a_fault_of_one_file_is_not_one_of_the_next(void **state)
{
	struct room *room = *state;
	assert_int_equal(read_with(room, "/no/such.yaml", NULL, 0), STATUS_FAULT);
	assert_int_equal(read_with(room, write_file(room, "s.yaml", "name: x\n"), NULL, 0), STATUS_OK);
	assert_int_equal(read_with(room, write_file(room, "t.yaml", "settings: {requests: {basic: 0.9, non_basic: 0.9}}\n"), NULL, 0), STATUS_FAULT);
	assert_int_equal(room->faults.error_count, 2);
}

static void test_far_changes_are_remarked(void **state)
{
	struct room *room = *state;
	const char *path = write_file(room, "s.yaml", "policies: [{name: a, settings: [{from: 2040-01-01, staff.quits: 0 /yr}]}]\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	assert_int_equal(room->faults.warning_count, 1);
}

static void test_districts_without_posts_are_remarked(void **state)
{
	struct room *room = *state;
	const char *path = write_file(room, "s.yaml", "settings:\n  staff:\n    per_10000: 0 /万人\n");
	assert_int_equal(read_with(room, path, NULL, 0), STATUS_OK);
	assert_int_equal(room->faults.warning_count, 1);
	assert_non_null(strstr(room->faults.rows[0].what, "nobody works"));
	assert_int_equal(room->faults.rows[0].place.line, 3);
	const char *few[] = {"staff.per_10000=1 /万人"}; /* few communities with a post are enough */
	assert_int_equal(read_with(room, path, few, 1), STATUS_OK);
	const char *by_number[] = {"staff.by=number"};
	assert_int_equal(read_with(room, path, by_number, 1), STATUS_OK);
	assert_int_equal(room->faults.warning_count, 1);
	const char *none[] = {"staff.by=number", "staff.lead=0", "staff.grid=0", "staff.counter=0", "staff.specialist=0"};
	assert_int_equal(read_with(room, path, none, 5), STATUS_OK);
	assert_int_equal(room->faults.warning_count, 2);
}

/* -- the tables themselves ------------------------------------------------------------------------------------------- */

/* What stands in a table can be written in a file, lies within its own bounds, and means the same when it is read. */
static void assert_sound(struct schema *schema, struct arena *arena)
{
	_Alignas(16) static const char zeros[sizeof(struct settings)];
	struct faults faults;
	char *target = arena_take(arena, sizeof zeros), words[SCHEMA_VALUE], again[SCHEMA_VALUE];
	faults_init(&faults);
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *key = &schema->keys[i];
		for (int j = 0; j < i; j++)
			assert_string_not_equal(key->path, schema->keys[j].path);
		schema_fallback(key, false, words, sizeof words);
		const char *assignment = arena_format(arena, "%s=%s", key->path, words);
		enum status status = schema_set(schema, assignment, target, NULL, arena, &faults);
		if (status)
			print_message("%s\n", fault_line(&faults, &faults.rows[faults.count - 1]));
		assert_int_equal(status, STATUS_OK);
		schema_value(key, target, false, again, sizeof again);
		assert_string_equal(words, again);
		assert_true(key->meaning_en && key->meaning_zh && key->name_en && key->name_zh && key->source);
		assert_true(key->choices || key->low < key->high);
	}
	faults_free(&faults);
}

static void test_tables_of_keys_are_sound(void **state)
{
	(void)state;
	struct arena arena;
	struct schema schema;
	arena_init(&arena);
	assert_int_equal(scenario_schema(&schema, &arena), STATUS_OK);
	assert_sound(&schema, &arena);
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		assert_int_equal(keys_of_rule((enum rule_id)rule, &schema, &arena), STATUS_OK);
		assert_sound(&schema, &arena);
	}
	arena_free(&arena);
}

static void test_disciplines_are_the_choices(void **state)
{
	(void)state;
	struct arena arena;
	struct schema schema;
	arena_init(&arena);
	assert_int_equal(scenario_schema(&schema, &arena), STATUS_OK);
	const char *choices = schema_find(&schema, "staff.discipline")->choices;
	assert_int_equal(word_count(choices), DISCIPLINE_COUNT);
	for (int id = 0; id < DISCIPLINE_COUNT; id++) {
		const struct discipline *discipline = discipline_plate((enum discipline_id)id);
		char name[WORD_SIZE];
		word_at(choices, id, false, name, sizeof name);
		assert_string_equal(name, discipline->name);
		word_at(choices, id, true, name, sizeof name);
		assert_string_equal(name, discipline->name_zh);
	}
	arena_free(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_but_defaults), TEST(test_extends_later_wins), TEST(test_options_become_phases), TEST(test_assignments),
		TEST(test_sources_are_counted), TEST(test_tables), TEST(test_a_table_takes_the_place_of_what_is_inherited), TEST(test_lines), TEST(test_a_fault_of_one_file_is_not_one_of_the_next),
		TEST(test_far_changes_are_remarked), TEST(test_districts_without_posts_are_remarked), cmocka_unit_test(test_tables_of_keys_are_sound),
		cmocka_unit_test(test_disciplines_are_the_choices),
	};
	return cmocka_run_group_tests_name("scenario", tests, NULL, NULL);
}
