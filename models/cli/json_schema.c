/* json_schema.c - each key, group, rule and distribution becomes one definition, to which the words of both languages refer. */
#include "cli/json_schema.h"

#include <string.h>

#include "base/word.h"
#include "cli/json_values.h"
#include "cli/sheets.h"
#include "show/json.h"
#include "world/reading.h"

enum { PATH = SCHEMA_VALUE };

/* -- keys and groups ------------------------------------------------------------------------------------------------- */

/* A key: its value as it is, or with its source beside it. */
static void key_define(const struct writer *writer, const char *space, const struct schema_key *key)
{
	json_values_define(writer, space, key->path);
	json_values_description(writer, key);
	json_name(writer->out, "anyOf");
	json_open(writer->out, "[");
	json_values_of(writer, key);
	json_open(writer->out, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
	for (int language = 0; language < 2; language++) {
		json_name(writer->out, language ? "值" : "value");
		json_open(writer->out, "{");
		json_name(writer->out, "anyOf");
		json_open(writer->out, "[");
		json_values_of(writer, key);
		json_close(writer->out, "]}");
		json_name(writer->out, language ? "出处" : "source");
		json_values_refer(writer, "any", "text");
		json_name(writer->out, language ? "假定" : "assumed");
		json_values_refer(writer, "any", "text");
	}
	json_close(writer->out, "}}]}");
}

/* A table: the name of its file, or what is said of it. */
static void sheet_define(const struct writer *writer, const struct schema_key *key)
{
	json_values_define(writer, "scenario", key->path);
	json_values_description(writer, key);
	json_name(writer->out, "anyOf");
	json_open(writer->out, "[{\"type\":[\"string\",\"null\"]}");
	json_open(writer->out, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
	json_values_words(writer, SHEET_FILE, "any", "text");
	json_values_words(writer, SHEET_SOURCE, "any", "text");
	json_values_words(writer, SHEET_ASSUMED, "any", "text");
	json_values_words(writer, SHEET_ONLY, "any", "text");
	json_values_words(writer, SHEET_IGNORE, "any", "headings");
	json_close(writer->out, "}}]}");
}

/* Whether the path is the first in the table with its first `length` bytes. */
static bool is_first(const struct schema *schema, int at, size_t length)
{
	const char *path = schema->keys[at].path;
	for (int i = 0; i < at; i++)
		if (!strncmp(schema->keys[i].path, path, length) && (schema->keys[i].path[length] == '.' || !schema->keys[i].path[length]))
			return false;
	return true;
}

/* All that may be written below a group: keys and groups, one level or several levels down, by their words in either language. */
static void group_define(const struct writer *writer, const char *space, const struct schema *schema, const char *group)
{
	size_t base = strlen(group) + (*group != '\0');
	int depth = 0;
	char path[PATH], words[PATH];
	for (const char *dot = group; *group && dot; dot = strchr(dot + 1, '.'))
		depth++;
	for (int i = 0; i < schema->count; i++) {
		const char *whole = schema->keys[i].path;
		if (*group && (strncmp(whole, group, base - 1) || whole[base - 1] != '.'))
			continue;
		for (const char *end = whole + base; end; end = *end ? end + 1 : NULL) {
			end += strcspn(end, ".");
			size_t length = (size_t)(end - whole);
			if (!is_first(schema, i, length))
				continue;
			text_print(path, sizeof path, "%.*s", (int)length, whole);
			json_name(writer->out, path + base);
			json_values_refer(writer, space, path);
			schema_path(schema, path, true, words, sizeof words);
			const char *below = words;
			for (int skip = 0; skip < depth; skip++)
				below += strcspn(below, ".") + 1;
			json_name(writer->out, below);
			json_values_refer(writer, space, path);
		}
	}
}

/* One definition for each group and key of a table. */
static void table_define(const struct writer *writer, const char *space, const struct schema *schema)
{
	char group[PATH];
	for (int i = 0; i < schema->count; i++) {
		const char *path = schema->keys[i].path;
		for (const char *dot = strchr(path, '.'); dot; dot = strchr(dot + 1, '.')) {
			if (!is_first(schema, i, (size_t)(dot - path)))
				continue;
			text_print(group, sizeof group, "%.*s", (int)(dot - path), path);
			json_values_define(writer, space, group);
			text_add(writer->out, "\"type\":[\"object\",\"null\"],\"additionalProperties\":false,\"properties\":{");
			group_define(writer, space, schema, group);
			json_close(writer->out, "}}");
		}
		if (schema == &reading_schema && sheets_find(path) < TABLES_COUNT)
			sheet_define(writer, &schema->keys[i]);
		else
			key_define(writer, space, &schema->keys[i]);
	}
}

/* -- files ----------------------------------------------------------------------------------------------------------- */

static void object_open(const struct writer *writer)
{
	json_next(writer->out);
	text_add(writer->out, "\"type\":[\"object\",\"null\"],\"additionalProperties\":false,\"properties\":{");
}

static void list_of(const struct writer *writer, const char *space, const char *to)
{
	text_add(writer->out, "\"type\":[\"array\",\"null\"],\"items\":");
	json_values_refer(writer, space, to);
}

static void gate_define(const struct writer *writer, const struct manual *manual)
{
	for (int rule = 0; rule < RULE_COUNT; rule++)
		table_define(writer, "rule", &manual->rules[rule]);
	json_values_define(writer, "any", "rule");
	json_name(writer->out, "anyOf");
	json_open(writer->out, "[{\"enum\":[");
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		json_string(writer->out, rule_plate((enum rule_id)rule)->name);
		json_string(writer->out, rule_plate((enum rule_id)rule)->name_zh);
	}
	json_close(writer->out, "]}");
	json_open(writer->out, "{\"minProperties\":1,\"maxProperties\":1");
	object_open(writer);
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		json_name(writer->out, rule_plate((enum rule_id)rule)->name);
		json_values_refer(writer, "rule", rule_plate((enum rule_id)rule)->name);
		json_name(writer->out, rule_plate((enum rule_id)rule)->name_zh);
		json_values_refer(writer, "rule", rule_plate((enum rule_id)rule)->name);
	}
	json_close(writer->out, "}}]}");
}

static void list_define(const struct writer *writer, const char *called, const char *space, const char *to)
{
	json_values_define(writer, "any", called);
	list_of(writer, space, to);
	json_close(writer->out, "}");
}

/* What may stand under settings: of a scenario (and of an option from its start), and an entry with its date. */
static void settings_define(const struct writer *writer, const struct manual *manual)
{
	table_define(writer, "settings", &manual->schema);
	for (int is_dated = 0; is_dated < 2; is_dated++) {
		json_values_define(writer, "any", is_dated ? "dated settings" : "settings");
		object_open(writer);
		group_define(writer, "settings", &manual->schema, "");
		if (is_dated)
			json_values_words(writer, READING_FROM, "any", "date");
		json_close(writer->out, "}}");
	}
	json_values_define(writer, "any", "settings or entries");
	json_name(writer->out, "anyOf");
	json_open(writer->out, "[");
	json_values_refer(writer, "any", "dated settings");
	json_open(writer->out, "{");
	list_of(writer, "any", "dated settings");
	json_close(writer->out, "}]}");
}

/* An entry of a list: the keys of a table, and one word more that refers to something defined apart; NULL = none. */
static void entry_define(const struct writer *writer, const char *called, const char *space, const struct schema *schema, const char *group,
	const char *const words[][2])
{
	json_values_define(writer, "any", called);
	object_open(writer);
	group_define(writer, space, schema, group);
	for (; (*words)[0]; words++)
		json_values_words(writer, (*words)[0], "any", (*words)[1]);
	json_close(writer->out, "}}");
}

/* Lines of work, groups of servers, exact values. */
static void queues_define(const struct writer *writer)
{
	static const char *const of_line[][2] = {{LINES_NEXT, "next"}, {NULL, NULL}}, *const of_servers[][2] = {{SERVERS_TAKES, "names"}, {NULL, NULL}};
	static const char *const of_expect[][2] = {{EXPECT_LINE, "names"}, {EXPECT_MEASURE, "names"}, {NULL, NULL}}, *const none[][2] = {{NULL, NULL}};
	json_values_define(writer, "any", "names");
	text_add(writer->out, "\"type\":[\"string\",\"array\"],\"items\":{\"type\":\"string\"}");
	json_close(writer->out, "}");
	table_define(writer, "next", &lines_next_schema);
	entry_define(writer, "one next", "next", &lines_next_schema, "next", none);
	json_values_define(writer, "any", "next");
	text_add(writer->out, "\"type\":[\"string\",\"array\"],\"items\":");
	json_values_refer(writer, "any", "one next");
	json_close(writer->out, "}");
	table_define(writer, "line", &lines_schema);
	entry_define(writer, "line", "line", &lines_schema, "lines", of_line);
	list_define(writer, "lines", "any", "line");
	table_define(writer, "servers", &servers_schema);
	entry_define(writer, "group of servers", "servers", &servers_schema, "servers", of_servers);
	list_define(writer, "servers", "any", "group of servers");
	table_define(writer, "expect", &expects_plain_schema);
	entry_define(writer, "exact value", "expect", &expects_plain_schema, "expect", of_expect);
	list_define(writer, "expect", "any", "exact value");
}

/* Keys of factors may be any setting or parameter of an option's rule. */
static void sweep_define(const struct writer *writer)
{
	static const char *const words[][2] = {{SWEEP_FACTORS, "factors"}, {NULL, NULL}};
	json_values_define(writer, "any", "factors");
	text_add(writer->out, "\"type\":[\"object\",\"null\"],\"additionalProperties\":{\"type\":[\"string\",\"array\"],\"items\":{\"type\":[\"string\",\"number\",\"boolean\"]}}");
	json_close(writer->out, "}");
	table_define(writer, "sweep", &sweeps_schema);
	entry_define(writer, "sweep", "sweep", &sweeps_schema, "sweep", words);
}

static void option_define(const struct writer *writer)
{
	json_values_define(writer, "any", "phase");
	object_open(writer);
	json_values_words(writer, READING_FROM, "any", "date");
	json_values_words(writer, READING_GATE, "any", "gate");
	json_values_words(writer, READING_SETTINGS, "any", "settings");
	json_close(writer->out, "}}");
	table_define(writer, "option", &policies_schema);
	json_values_define(writer, "any", "option");
	object_open(writer);
	group_define(writer, "option", &policies_schema, "");
	json_values_words(writer, READING_GATE, "any", "gate");
	json_values_words(writer, READING_SETTINGS, "any", "settings or entries");
	json_values_words(writer, READING_PHASES, "any", "phases");
	json_close(writer->out, "}}");
	json_values_define(writer, "any", "file or option");
	json_name(writer->out, "anyOf");
	json_open(writer->out, "[{\"type\":\"string\"}");
	json_values_refer(writer, "any", "option");
	json_close(writer->out, "]}");
}

static void scenario_define(const struct writer *writer)
{
	table_define(writer, "scenario", &reading_schema);
	json_values_define(writer, "any", "scenario");
	object_open(writer);
	group_define(writer, "scenario", &reading_schema, "");
	json_values_words(writer, READING_SETTINGS, "any", "settings");
	json_values_words(writer, READING_LINES, "any", "lines");
	json_values_words(writer, READING_SERVERS, "any", "servers");
	json_values_words(writer, READING_POLICIES, "any", "options");
	json_values_words(writer, READING_EXPECT, "any", "expect");
	json_values_words(writer, READING_SWEEP, "any", "sweep");
	json_close(writer->out, "}}");
}

static void plain_define(const struct writer *writer)
{
	text_add(writer->out, "\"any:text\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"]},"
		"\"any:date\":{\"type\":\"string\",\"pattern\":\"^[0-9０-９]{4}[-－][0-9０-９]{2}[-－][0-9０-９]{2}$\"},"
		"\"any:words\":{\"type\":\"object\",\"additionalProperties\":false,\"minProperties\":1,\"properties\":{");
	json_values_words(writer, "en=英文", "any", "text");
	json_values_words(writer, "zh=中文", "any", "text");
	json_close(writer->out, "}}");
	json_values_define(writer, "any", "headings");
	text_add(writer->out, "\"type\":[\"string\",\"array\"],\"items\":{\"type\":[\"string\",\"number\"]}");
	json_close(writer->out, "}");
	for (int dimension = 0; dimension < UNITS_DIMENSIONS; dimension++) {
		json_values_quantity(writer, (enum units_dimension)dimension);
		json_values_distribution(writer, (enum units_dimension)dimension);
	}
}

void json_schema_write(const struct manual *manual, struct text *out)
{
	static const char *const of_options[] = {"label=标签", "brief=要点", READING_GATE, READING_PHASES};
	const struct writer writer = {out, manual->cli};
	char side[WORD_SIZE];
	text_add(out, "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"version\":\"1\"");
	json_member(out, "title", _("scenarios and options of jianfu"));
	/* a file that has what only options have is one */
	text_add(out, ",\"if\":{\"anyOf\":[");
	for (size_t i = 0; i < 2 * sizeof of_options / sizeof *of_options; i++) {
		word_pick(of_options[i / 2], i % 2 == 1, side, sizeof side);
		json_open(out, "{\"required\":[");
		json_string(out, side);
		json_close(out, "]}");
	}
	text_add(out, "]},\"then\":");
	json_values_refer(&writer, "any", "option");
	text_add(out, ",\"else\":");
	json_values_refer(&writer, "any", "scenario");
	text_add(out, ",\"definitions\":{");
	plain_define(&writer);
	settings_define(&writer, manual);
	gate_define(&writer, manual);
	list_define(&writer, "gate", "any", "rule");
	list_define(&writer, "phases", "any", "phase");
	sweep_define(&writer);
	queues_define(&writer);
	option_define(&writer);
	list_define(&writer, "options", "any", "file or option");
	scenario_define(&writer);
	text_add(out, "}}\n");
}
