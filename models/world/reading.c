/* reading.c - the keys at the top of a scenario, and what the files that read it have in common. */
#include "world/reading.h"

#include <stddef.h>
#include <string.h>

enum { START_DEFAULT = 15340 /* 2012-01-01 */ };

#define MOST_SEED 9007199254740992.0 /* 2^53: what a number in a file holds exactly */

static const struct schema_key frame_keys[] = {
	{.path = "name", .type = SCHEMA_WORDS, .offset = offsetof(struct reading_frame, name), .text_fallback = "", .source = "rule",
	 .name_en = "name", .name_zh = "名称", .meaning_en = "what the scenario is called", .meaning_zh = "情景名称"},
	{.path = "question", .type = SCHEMA_WORDS, .offset = offsetof(struct reading_frame, question), .text_fallback = "", .source = "rule",
	 .name_en = "question", .name_zh = "问题", .meaning_en = "what is to be decided; first line of the first screen", .meaning_zh = "要回答的问题，首屏第一行"},
	{.path = "setting", .type = SCHEMA_WORDS, .offset = offsetof(struct reading_frame, setting), .text_fallback = "", .source = "rule",
	 .name_en = "setting", .name_zh = "背景", .meaning_en = "place, size and time in a few words", .meaning_zh = "地点、规模、年限"},
	{.path = "extends", .type = SCHEMA_TEXT, .offset = offsetof(struct reading_frame, extends), .text_fallback = "", .source = "rule",
	 .name_en = "extends", .name_zh = "继承", .meaning_en = "a scenario file read first; what stands here is written over it", .meaning_zh = "先读入的情景文件，本文件覆盖之"},
	{.path = "start", .type = SCHEMA_DATE, .offset = offsetof(struct reading_frame, start), .date_fallback = START_DEFAULT, .source = "rule",
	 .name_en = "start", .name_zh = "起点", .meaning_en = "first day of the run, after the pre-run", .meaning_zh = "模拟起始日（预热之后）"},
	{.path = "replications", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct reading_frame, replications), .fallback = 10,
	 .low = 1, .high = (1 << RANDOM_REPLICATION_BITS) - 1, .source = "rule", .name_en = "replications", .name_zh = "模拟次数",
	 .meaning_en = "how often each option is run", .meaning_zh = "每个方案运行的次数"},
	{.path = "seed", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct reading_frame, seed), .fallback = 1, .low = 0, .high = MOST_SEED,
	 .source = "rule", .name_en = "seed", .name_zh = "随机种子", .meaning_en = "the same seed gives the same numbers", .meaning_zh = "种子相同则结果相同"},
	{.path = "look_at", .type = SCHEMA_LIST, .dimension = UNITS_DURATION, .offset = offsetof(struct reading_frame, look_at), .list_least = 1, .list_most = SCENARIO_LOOKS,
	 .fallback = 1, .low = 0, .high = 1e6, .source = "rule", .name_en = "look at", .name_zh = "观察时刻",
	 .meaning_en = "times since the start at which what is in the system of each own line is counted, in ascending order", .meaning_zh = "起点之后的若干时刻，届时统计自定事项的在系统件数，按先后排列"},
	{.path = "first", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct reading_frame, first), .fallback = 25, .low = 1, .high = 1e6,
	 .source = "rule", .name_en = "first", .name_zh = "前若干件", .meaning_en = "of each own line the waits of the first so many pieces are kept apart", .meaning_zh = "自定事项最先提出的若干件的等待单独统计"},
#define TABLE(id) \
	{.path = #id, .type = SCHEMA_TEXT, .offset = offsetof(struct reading_frame, unread), .text_fallback = "", .source = "rule", .name_en = #id, \
	 .name_zh = TABLES_ZH_##id, .meaning_en = "a table, its file or {file: …, source: …, ignore: […]}; its columns: describe " #id, \
	 .meaning_zh = "表格文件，或 {文件: …, 出处: …, 忽略: […]}；各列见 describe " #id},
#include "world/tables.def"
#undef TABLE
	{.path = "baseline", .type = SCHEMA_TEXT, .offset = offsetof(struct reading_frame, baseline), .text_fallback = "", .source = "rule",
	 .name_en = "baseline", .name_zh = "对照方案", .meaning_en = "the option the others are compared with; the first unless said", .meaning_zh = "对照方案，默认第一个"},
};
const struct schema reading_schema = {frame_keys, sizeof frame_keys / sizeof *frame_keys, NULL};
const char *const reading_others[] = {READING_SETTINGS, READING_LINES, READING_SERVERS, READING_POLICIES, READING_EXPECT, READING_SWEEP,
#define TABLE(id) #id "=" TABLES_ZH_##id,
#include "world/tables.def"
#undef TABLE
	NULL};
_Static_assert(sizeof frame_keys / sizeof *frame_keys <= READING_FRAME_KEYS, "room for the provenance of every key of the frame");

struct place reading_place(const struct reading *reading, const char *key)
{
	const struct schema_key *found = schema_find(&reading_schema, key);
	return found ? reading->frame_said[found - frame_keys].place : (struct place){0};
}

enum status reading_text(struct reading *reading, const char *name, const char *text)
{
	struct scenario *scenario = reading->scenario;
	scenario->text = arena_format(reading->arena, "%s# file: %s\n%s%s", scenario->text ? scenario->text : "", name, text,
		*text && text[strlen(text) - 1] != '\n' ? "\n" : "");
	return scenario->text ? STATUS_OK : fault_world(reading->faults, "out of memory");
}

bool reading_date(struct reading *reading, const struct yaml_node *node, int32_t *serial)
{
	static const struct schema_key key = {.path = "from", .name_zh = "自", .type = SCHEMA_DATE};
	static const struct schema schema = {&key, 1, NULL};
	struct yaml_node alone = *node, mapping = {.kind = YAML_MAPPING, .place = node->place, .text = "", .first = &alone, .count = 1};
	alone.next = NULL;
	return !schema_read(&schema, &mapping, "", NULL, false, serial, NULL, reading->arena, reading->faults);
}

enum status reading_list_wanted(struct reading *reading, const struct yaml_node *node, const char *help)
{
	return fault_add(reading->faults, node->place, yaml_list_help(node, help), "%s wants %s, not %s", node->key, faults_word(reading->faults, N_("a list")),
		yaml_found(node, reading->faults));
}
