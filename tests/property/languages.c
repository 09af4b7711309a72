/* languages.c - whatever a scenario may say can be said in Chinese and means the same: every key, choice, distribution, unit, rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/word.h"
#include "demand/kinds.h"
#include "input/schema_value.h"
#include "runs.h"
#include "staff/discipline.h"
#include "world/keys.h"
#include "world/reading.h"

enum { LINE = 2048, TARGET = 1 << 16 };

static const struct draw_part parts[] = {{0.25, {.kind = DRAW_constant, .p = {0.1}}}, {0.75, {.kind = DRAW_exponential, .p = {1.3}}}};
static const struct draw draw_fallback_means[] = {
	[DRAW_constant] = {.p = {1}}, [DRAW_exponential] = {.p = {1}}, [DRAW_erlang] = {.p = {1, 3}}, [DRAW_gamma] = {.p = {1, 0.5}},
	[DRAW_lognormal] = {.p = {1, 0.5}}, [DRAW_weibull] = {.p = {1, 2}}, [DRAW_hyperexponential] = {.p = {1, 2}},
	[DRAW_uniform] = {.p = {0.5, 1.5}}, [DRAW_triangular] = {.p = {0.5, 1, 1.5}}, [DRAW_geometric] = {.p = {1}},
	[DRAW_mixture] = {.parts = parts, .part_count = 2}, [DRAW_empirical] = {.p = {0}},
};

struct room {
	struct arena arena;
	struct schema settings, rules[RULE_COUNT];
	int failed;
};

static void complain(struct room *room, const char *what, const char *path, const char *words)
{
	print_message("%s: %s %s\n", path, what, words);
	room->failed++;
}

/* Sets one key in one language on a target of defaults, and tells what it then is, in English. False when it was refused. */
static bool set_and_tell(struct room *room, const struct schema *schema, const struct schema_key *key, const char *assignment, char *out)
{
	struct faults faults;
	void *target = calloc(1, TARGET);
	faults_init(&faults);
	schema_defaults(schema, target, NULL);
	bool is_set = !schema_set(schema, assignment, target, NULL, &room->arena, &faults);
	if (!is_set)
		complain(room, "is refused:", assignment, faults.count ? faults.rows[0].what : "");
	schema_value(key, target, false, out, SCHEMA_VALUE);
	faults_free(&faults);
	free(target);
	return is_set;
}

static void same_in_both(struct room *room, const struct schema *schema, const struct schema_key *key, const char *value, const char *value_zh)
{
	char path[LINE], english[2 * LINE], chinese[2 * LINE], told[SCHEMA_VALUE], told_zh[SCHEMA_VALUE];
	schema_path(schema, key->path, true, path, sizeof path);
	snprintf(english, sizeof english, "%s=%s", key->path, value);
	snprintf(chinese, sizeof chinese, "%s=%s", path, value_zh);
	if (set_and_tell(room, schema, key, english, told) && set_and_tell(room, schema, key, chinese, told_zh) && strcmp(told, told_zh))
		complain(room, "becomes something else:", chinese, told_zh);
}

static void choices_walk(struct room *room, const struct schema *schema, const struct schema_key *key)
{
	char english[WORD_SIZE], chinese[WORD_SIZE];
	for (int i = 0; i < word_count(key->choices); i++) {
		word_at(key->choices, i, false, english, sizeof english);
		word_at(key->choices, i, true, chinese, sizeof chinese);
		if (!word_is_chinese(chinese))
			complain(room, "has no Chinese for", key->path, english);
		same_in_both(room, schema, key, english, chinese);
	}
}

/* Every distribution, wherever its mean of 1 base unit is within the bounds. */
static void draws_walk(struct room *room, const struct schema *schema, const struct schema_key *key)
{
	char english[SCHEMA_VALUE], chinese[SCHEMA_VALUE], unit[WORD_SIZE];
	const struct draw_table table = {.mean = 1, .file = "tests/property/values.csv", .column = "value", .unit = unit, .weight = ""};
	units_base(key->dimension, false, unit, sizeof unit);
	for (int id = 0; id < (int)(sizeof draw_fallback_means / sizeof *draw_fallback_means); id++) {
		struct schema_key alone = *key;
		struct draw draw = draw_fallback_means[id];
		draw.kind = (enum draw_id)id;
		draw.table = &table;
		alone.offset = 0;
		if (draw_mean(&draw) < key->low || draw_mean(&draw) > key->high)
			continue;
		schema_value(&alone, &draw, false, english, sizeof english);
		schema_value(&alone, &draw, true, chinese, sizeof chinese);
		same_in_both(room, schema, key, english, chinese);
	}
}

/* A key word is one word, Chinese, and no other key or group beside it is called so. */
static void name_walk(struct room *room, const struct schema *schema, const struct schema_key *key)
{
	char path[LINE], back[LINE], leaf[LINE];
	schema_path(schema, key->path, true, path, sizeof path);
	const char *name = key->name_zh ? key->name_zh : "";
	if (!word_is_chinese(name) || name[strcspn(name, " .,:=|{}[]#\"'")] || strstr(name, "，") || strstr(name, "：") || strstr(name, "（") || strstr(name, "；"))
		complain(room, "has no key word in", key->path, name);
	for (const char *part = path; *part; part += strcspn(part, "."), part += *part == '.') {
		snprintf(leaf, sizeof leaf, "%.*s", (int)strcspn(part, "."), part);
		if (!word_is_chinese(leaf))
			complain(room, "has a part without Chinese:", key->path, leaf);
	}
	if (!schema_resolve(schema, "", path, back, sizeof back) || strcmp(back, key->path))
		complain(room, "is found as", path, back);
	const char *dot = strrchr(key->path, '.'); /* and with the group in English */
	snprintf(leaf, sizeof leaf, "%.*s%s", dot ? (int)(dot - key->path + 1) : 0, key->path, name);
	if (!schema_resolve(schema, "", leaf, back, sizeof back) || strcmp(back, key->path))
		complain(room, "is found as", leaf, back);
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *other = &schema->keys[i];
		bool beside = other != key && other->name_zh && (dot ? !strncmp(other->path, key->path, (size_t)(dot - key->path + 1)) &&
			!strchr(other->path + (dot - key->path + 1), '.') : !strchr(other->path, '.'));
		if (beside && !strcmp(other->name_zh, name))
			complain(room, "is called like", key->path, other->path);
	}
}

static void schema_walk(struct room *room, const struct schema *schema)
{
	char english[SCHEMA_VALUE], chinese[SCHEMA_VALUE];
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *key = &schema->keys[i];
		name_walk(room, schema, key);
		schema_fallback(key, false, english, sizeof english);
		schema_fallback(key, true, chinese, sizeof chinese);
		if (key->choices)
			choices_walk(room, schema, key);
		else if (key->type == SCHEMA_DRAW)
			draws_walk(room, schema, key);
		bool is_default_fine = key->type != SCHEMA_NUMBER && key->type != SCHEMA_WHOLE ? true : key->fallback >= key->low;
		if (*english && is_default_fine && key->type != SCHEMA_TEXT && key->type != SCHEMA_WORDS)
			same_in_both(room, schema, key, english, chinese);
	}
}

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	arena_init(&room->arena);
	assert_int_equal(keys_build(&room->settings, &room->arena), STATUS_OK);
	for (int rule = 0; rule < RULE_COUNT; rule++)
		assert_int_equal(keys_of_rule((enum rule_id)rule, &room->rules[rule], &room->arena), STATUS_OK);
	*state = room;
	return 0;
}

static int room_close(void **state)
{
	struct room *room = *state;
	arena_free(&room->arena);
	free(room);
	return 0;
}

static void test_keys(void **state)
{
	struct room *room = *state;
	_Static_assert(sizeof(struct settings) <= TARGET, "room for a target of every table");
	_Static_assert(sizeof draw_fallback_means / sizeof *draw_fallback_means == DRAW_COUNT, "parameters for every distribution");
	schema_walk(room, &room->settings);
	for (int rule = 0; rule < RULE_COUNT; rule++)
		schema_walk(room, &room->rules[rule]);
	schema_walk(room, &reading_schema);
	schema_walk(room, &policies_schema);
	schema_walk(room, &lines_schema);
	schema_walk(room, &servers_schema);
	schema_walk(room, &expects_schema);
	schema_walk(room, &schema_draw_empirical);
	assert_int_equal(room->failed, 0);
}

static void test_units(void **state)
{
	static const struct { enum units_dimension dimension; const char *name, *spellings; } units[] = {
#define DIMENSION(id, base)
#define UNIT(id, name, zh, factor) {UNITS_##id, name, zh},
#include "base/units.def"
#undef DIMENSION
#undef UNIT
	};
	struct room *room = *state;
	char english[LINE], spelling[WORD_SIZE], chinese[LINE], words[LINE];
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		double value = 0, value_zh = -1;
		snprintf(english, sizeof english, "12.5 %s", units[i].name);
		assert_int_equal(units_parse(english, units[i].dimension, &value), UNITS_FINE);
		for (int j = 0; j < word_count(units[i].spellings); j++) {
			word_at(units[i].spellings, j, true, spelling, sizeof spelling);
			snprintf(chinese, sizeof chinese, "　１２．５　%s", spelling);
			if (units_parse(chinese, units[i].dimension, &value_zh) || value != value_zh)
				complain(room, "reads otherwise as", english, chinese);
		}
		units_format(value, units[i].dimension, true, words, sizeof words);
		for (const char *letter = words; *letter; letter++)
			if ((*letter >= 'a' && *letter <= 'z') || (*letter >= 'A' && *letter <= 'Z'))
				complain(room, "is written with Latin letters:", english, words), letter = words + strlen(words) - 1;
	}
	assert_int_equal(room->failed, 0);
}

static void test_plates(void **state)
{
	struct room *room = *state;
	const char *names[256];
	int count = 0;
	for (int id = 0; id < RULE_COUNT; id++)
		names[count++] = rule_plate((enum rule_id)id)->name_zh;
	for (int i = 0; i < count; i++) {
		assert_int_equal(gates_rule(names[i]), i);
		assert_int_equal(gates_rule(rule_plate((enum rule_id)i)->name), i);
	}
	for (int id = 0; id < DRAW_COUNT; id++) {
		const struct draw_kind *kind = draw_kind((enum draw_id)id);
		for (int i = 0; i < kind->parameter_count; i++) {
			char name[WORD_SIZE], other[WORD_SIZE];
			schema_parameter_name(&kind->parameters[i], true, name, sizeof name);
			if (!word_is_chinese(name))
				complain(room, "has a parameter without Chinese:", kind->name, kind->parameters[i].name);
			for (int j = 0; j < i; j++) {
				schema_parameter_name(&kind->parameters[j], true, other, sizeof other);
				assert_string_not_equal(name, other);
			}
		}
	}
	assert_int_equal(room->failed, 0);
}

/* A study written in Chinese is that written in English: the same history of every option, the same count of what is assumed. */
static void test_a_scenario(void **state)
{
	(void)state;
	static const char *const assignments[] = {"place.communities=3", "辖区.街道数=1", "time.prerun=0 yr", "时间.模拟期=３ 个月", NULL};
	struct run english, chinese;
	run_make(&english, "scenarios/haishu-2012.yaml", assignments, 2, 0, 2);
	run_make(&chinese, "scenarios/zh/haishu-2012.yaml", assignments, 2, 0, 2);
	assert_true(english.status == STATUS_OK && chinese.status == STATUS_OK);
	assert_int_equal(english.set.point_count, chinese.set.point_count);
	assert_int_equal(english.set.replication_count, chinese.set.replication_count);
	assert_memory_equal(english.set.digest, chinese.set.digest,
		(size_t)english.set.point_count * (size_t)english.set.replication_count * sizeof *english.set.digest);
	assert_int_equal(english.scenario.sourced_count, chinese.scenario.sourced_count);
	assert_int_equal(english.scenario.assumed_count, chinese.scenario.assumed_count);
	assert_string_equal(english.scenario.name_en, chinese.scenario.name_en);
	assert_string_equal(english.scenario.name_zh, chinese.scenario.name_zh);
	run_free(&english);
	run_free(&chinese);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_keys, room_open, room_close), cmocka_unit_test_setup_teardown(test_units, room_open, room_close),
		cmocka_unit_test_setup_teardown(test_plates, room_open, room_close), cmocka_unit_test(test_a_scenario),
	};
	return cmocka_run_group_tests_name("languages", tests, NULL, NULL);
}
