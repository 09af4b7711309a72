/* study_inputs.c - every input by its key: value as a person would write it, source or assumption, plausible range, what it means. */
#include "run/study_inputs.h"

#include <stdio.h>
#include <string.h>

#include "world/keys.h"
#include "world/ranges.h"
#include "world/tables.h"

enum column { KEY, KEY_ZH, NAME_EN, NAME_ZH, VALUE_EN, VALUE_ZH, RANGE_EN, RANGE_ZH, SOURCE, SET_BY, FROM, NOTE_EN, NOTE_ZH, IS_ASSUMED, NUMBER, LOW, HIGH, COLUMNS };
static const struct annex_column columns[COLUMNS] = {
	[KEY] = {.name = "key", .name_en = "key", .name_zh = "键"},
	[KEY_ZH] = {.name = "key_zh", .name_en = "key in Chinese", .name_zh = "中文键"},
	[NAME_EN] = {.name = "name_en", .name_en = "name", .name_zh = "英文名称"},
	[NAME_ZH] = {.name = "name_zh", .name_en = "name in Chinese", .name_zh = "名称"},
	[VALUE_EN] = {.name = "value_en", .name_en = "value", .name_zh = "取值(英文)"},
	[VALUE_ZH] = {.name = "value_zh", .name_en = "value in Chinese", .name_zh = "取值"},
	[RANGE_EN] = {.name = "range_en", .name_en = "plausible range", .name_zh = "合理范围(英文)"},
	[RANGE_ZH] = {.name = "range_zh", .name_en = "plausible range in Chinese", .name_zh = "合理范围"},
	[SOURCE] = {.name = "source", .name_en = "source", .name_zh = "出处"},
	[SET_BY] = {.name = "set_by", .name_en = "set by", .name_zh = "由谁设定"},
	[FROM] = {.name = "from", .name_en = "holds from", .name_zh = "起始日期"},
	[NOTE_EN] = {.name = "note_en", .name_en = "meaning", .name_zh = "含义(英文)"},
	[NOTE_ZH] = {.name = "note_zh", .name_en = "meaning in Chinese", .name_zh = "含义"},
	[IS_ASSUMED] = {.name = "is_assumed", .name_en = "rests on assumption", .name_zh = "属于假定", .unit = "0-1", .unit_zh = "0-1"},
	[NUMBER] = {.name = "number", .name_en = "number in base units", .name_zh = "基本单位数值", .unit = "", .unit_zh = "", .decimals = 6},
	[LOW] = {.name = "low", .name_en = "low end in base units", .name_zh = "下限(基本单位)", .unit = "", .unit_zh = "", .decimals = 6},
	[HIGH] = {.name = "high", .name_en = "high end in base units", .name_zh = "上限(基本单位)", .unit = "", .unit_zh = "", .decimals = 6},
};

struct listing {
	const struct scenario *scenario;
	struct arena *arena;
	struct annex table;
	int count;
	bool failed;
};

static void put(struct listing *listing, enum column column, const char *words)
{
	const char *kept = arena_string(listing->arena, words ? words : "");
	listing->failed |= !kept;
	if (kept)
		listing->table.columns[column].words[listing->count] = kept;
}

static void put_number(struct listing *listing, enum column column, double number)
{
	listing->table.columns[column].numbers[listing->count] = number;
}

/* Whether it has one number: a setting of a scenario, not a word or a list. */
static bool is_number(const struct schema_key *key)
{
	return key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW;
}

static void range_put(struct listing *listing, const char *path, const struct schema_key *key, double number)
{
	const struct ranges_row *row = ranges_find(path);
	char low[SCHEMA_VALUE], high[SCHEMA_VALUE], words[2 * SCHEMA_VALUE + 8];
	if (!row || (row->kind != RANGES_VALUES && row->kind != RANGES_TIMES) || !is_number(key))
		return;
	struct range range = ranges_of(row, key, number);
	for (int i = 0; i < 2; i++) {
		units_format(range.low, key->dimension, i == 1, low, sizeof low);
		units_format(range.high, key->dimension, i == 1, high, sizeof high);
		snprintf(words, sizeof words, "%s … %s", low, high);
		put(listing, i == 1 ? RANGE_ZH : RANGE_EN, words);
	}
	put_number(listing, LOW, range.low);
	put_number(listing, HIGH, range.high);
}

static const char *origin_words(enum schema_origin origin)
{
	return origin == SCHEMA_FILE_SOURCED || origin == SCHEMA_FILE_ASSUMED ? "scenario" : "default";
}

/* A key of some structure, behind `before`. */
static void key_put(struct listing *listing, const char *before_en, const char *before_zh, const struct schema *schema, const struct schema_key *key,
	const void *filled, const struct schema_provenance *said)
{
	char path[SCHEMA_VALUE], value[SCHEMA_VALUE];
	const char *zh;
	schema_path(schema, key->path, true, path, sizeof path);
	zh = arena_format(listing->arena, "%s%s", before_zh, path);
	const char *en = arena_format(listing->arena, "%s%s", before_en, key->path);
	put(listing, KEY, en);
	put(listing, KEY_ZH, zh);
	put(listing, NAME_EN, key->name_en);
	put(listing, NAME_ZH, key->name_zh);
	schema_value(key, filled, false, value, sizeof value);
	put(listing, VALUE_EN, value);
	schema_value(key, filled, true, value, sizeof value);
	put(listing, VALUE_ZH, value);
	put(listing, SOURCE, said->source);
	put(listing, SET_BY, origin_words(said->origin));
	put(listing, NOTE_EN, key->meaning_en);
	put(listing, NOTE_ZH, key->meaning_zh);
	put_number(listing, IS_ASSUMED, said->origin == SCHEMA_DEFAULT_ASSUMED || said->origin == SCHEMA_FILE_ASSUMED);
	if (is_number(key)) {
		put_number(listing, NUMBER, ranges_read(key, filled));
		range_put(listing, en ? en : "", key, ranges_read(key, filled));
	}
}

static void settings_put(struct listing *listing, const struct schema *schema)
{
	const struct scenario *scenario = listing->scenario;
	for (int i = 0; i < schema->count; i++)
		if (scenario_is_in_force(&scenario->settings, schema->keys[i].path)) {
			key_put(listing, "", "", schema, &schema->keys[i], &scenario->settings, &scenario->provenance[i]);
			listing->count++;
		}
}

static void date_put(struct listing *listing, int32_t serial)
{
	struct calendar_date date = calendar_date(serial);
	char words[32];
	snprintf(words, sizeof words, "%04d-%02d-%02d", date.year, date.month, date.day);
	put(listing, FROM, words);
}

static void said_put(struct listing *listing)
{
	for (int i = 0; i < listing->scenario->input_count; i++) {
		const struct scenario_input *input = &listing->scenario->inputs[i];
		key_put(listing, input->before_en, input->before_zh, &input->schema, input->key, input->filled, &input->said);
		if (input->from_serial != SCENARIO_NO_DATE)
			date_put(listing, input->from_serial);
		listing->count++;
	}
}

static bool is_said(const struct scenario *scenario, const void *filled, const struct schema_key *key)
{
	for (int i = 0; i < scenario->input_count; i++)
		if (scenario->inputs[i].filled == filled && strcmp(scenario->inputs[i].key->path, key->path) == 0)
			return true;
	return false;
}

/* Whether the phase before has the same rule with the same parameters. */
static bool goes_on(const struct policy *policy, int phase, const struct rule_settings *rule)
{
	for (int r = 0; phase > 0 && r < policy->phases[phase - 1].rule_count; r++) {
		const struct rule_settings *before = &policy->phases[phase - 1].rules[r];
		if (before->rule == rule->rule && memcmp(before->p, rule->p, sizeof rule->p) == 0)
			return true;
	}
	return false;
}

/* Parameters of a rule nobody said anything of. */
static void rule_put(struct listing *listing, const struct policy *policy, int phase, const struct rule_settings *rule)
{
	struct schema schema;
	struct schema_provenance said[PLATE_PARAMETERS];
	struct rule_settings defaults; /* a list of items lies behind the parameters */
	const char *en = arena_format(listing->arena, "policy.%s.", policy->name), *zh = arena_format(listing->arena, "方案.%s.", policy->name);
	if (!en || !zh || goes_on(policy, phase, rule) || keys_of_rule(rule->rule, &schema, listing->arena) != STATUS_OK)
		return;
	schema_defaults(&schema, defaults.p, said);
	for (int i = 0; i < schema.count; i++) {
		const struct schema_key *key = &schema.keys[i];
		if (is_said(listing->scenario, rule->p, key))
			continue;
		key_put(listing, en, zh, &schema, key, rule->p, &said[i]);
		listing->count++;
	}
}

static void rules_put(struct listing *listing)
{
	for (int p = 0; p < listing->scenario->policy_count; p++) {
		const struct policy *policy = &listing->scenario->policies[p];
		for (int phase = 0; phase < policy->phase_count; phase++)
			for (int r = 0; r < policy->phases[phase].rule_count; r++)
				rule_put(listing, policy, phase, &policy->phases[phase].rules[r]);
	}
}

static void tables_put(struct listing *listing)
{
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct scenario_table *table = &listing->scenario->tables[id];
		const struct sheet_plate *plate = tables_plate((enum tables_id)id);
		if (!table->file)
			continue;
		put(listing, KEY, plate->name);
		put(listing, KEY_ZH, plate->name_zh);
		put(listing, NAME_EN, plate->name);
		put(listing, NAME_ZH, plate->name_zh);
		put(listing, VALUE_EN, table->stamp.name);
		put(listing, VALUE_ZH, table->stamp.name);
		put(listing, SOURCE, table->source ? table->source : "assumed");
		put(listing, SET_BY, "scenario");
		put(listing, NOTE_EN, plate->meaning_en);
		put(listing, NOTE_ZH, plate->meaning_zh);
		put_number(listing, IS_ASSUMED, !table->source);
		put_number(listing, NUMBER, table->row_count);
		listing->count++;
	}
}

/* As many rows as there can be. */
static int most_rows(const struct scenario *scenario, const struct schema *schema)
{
	int most = schema->count + scenario->input_count + TABLES_COUNT;
	for (int p = 0; p < scenario->policy_count; p++)
		for (int phase = 0; phase < scenario->policies[p].phase_count; phase++)
			most += scenario->policies[p].phases[phase].rule_count * PLATE_PARAMETERS;
	return most;
}

enum status study_inputs(const struct scenario *scenario, struct arena *arena, struct annexes *annexes)
{
	struct listing listing = {.scenario = scenario, .arena = arena};
	struct schema schema;
	if (keys_build(&schema, arena) != STATUS_OK || annex_build(&listing.table, arena, "input", "inputs with their sources", "输入及其出处", columns, COLUMNS,
		most_rows(scenario, &schema)) != STATUS_OK)
		return STATUS_WORLD;
	settings_put(&listing, &schema);
	said_put(&listing);
	rules_put(&listing);
	tables_put(&listing);
	listing.table.row_count = listing.count;
	return listing.failed ? STATUS_WORLD : annex_put(annexes, arena, &listing.table);
}
