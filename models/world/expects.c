/* expects.c - what theory says of a scenario: exact values, each with how near the simulation is to come. */
#include <stddef.h>

#include "base/word.h"
#include "world/reading.h"

static const struct schema_key keys[] = {
	{.path = "expect.id", .type = SCHEMA_TEXT, .offset = offsetof(struct expectation, id), .text_fallback = "", .source = "rule",
	 .name_en = "label", .name_zh = "条目", .meaning_en = "what the row is called, as in A1; several may share one", .meaning_zh = "行的名称，如 A1；可重复"},
	{.path = "expect.value", .type = SCHEMA_TEXT, .offset = offsetof(struct expectation, value.text), .text_fallback = "", .source = "rule",
	 .name_en = "exact value", .name_zh = "精确值", .meaning_en = "what theory says, in the unit of the measure or another of its kind: 1 min",
	 .meaning_zh = "理论值，带指标的单位或同类单位：1 分钟"},
	{.path = "expect.within", .type = SCHEMA_NUMBER, .dimension = UNITS_SHARE, .offset = offsetof(struct expectation, within), .fallback = 0.01, .low = 0,
	 .high = 1, .source = "rule", .name_en = "within", .name_zh = "精度", .meaning_en = "most the half width of the 95 % interval may be, as a share of the value",
	 .meaning_zh = "95% 区间半宽最多占精确值的比例"},
	{.path = "expect.of", .type = SCHEMA_CHOICE, .offset = offsetof(struct expectation, of), .choices = "mean=均值|variance=方差", .fallback = EXPECT_MEAN, .source = "rule",
	 .name_en = "of the runs", .name_zh = "统计量", .meaning_en = "mean: over the replications; variance: between them, in the square of the unit",
	 .meaning_zh = "mean 各次重复的均值；variance 各次重复之间的方差，单位取平方"},
	{.path = "expect.source", .type = SCHEMA_TEXT, .offset = offsetof(struct expectation, source), .text_fallback = "", .source = "rule",
	 .name_en = "formula", .name_zh = "公式", .meaning_en = "formula or paper the value comes from", .meaning_zh = "公式或文献"},
	/* words or lists of words: read here */
	{.path = "expect.line", .type = SCHEMA_TEXT, .text_fallback = "", .source = "rule", .name_en = "line of work", .name_zh = "工作线",
	 .meaning_en = "line of work, or a list of them; without one the measure is an indicator of the district", .meaning_zh = "工作线或其列表；不写则为全区指标"},
	{.path = "expect.measure", .type = SCHEMA_TEXT, .text_fallback = "", .source = "rule", .name_en = "measure", .name_zh = "指标",
	 .meaning_en = "measure by its identifier, or a list of measures that are added up", .meaning_zh = "指标标识，或相加的若干指标"},
};
enum { KEYS = sizeof keys / sizeof *keys, KEY_LINE = KEYS - 2, KEY_MEASURE = KEYS - 1 };
static const char *const groups[] = {READING_EXPECT, NULL};
const struct schema expects_schema = {keys, KEYS, groups};
const struct schema expects_plain_schema = {keys, KEY_LINE, groups};
static const char *const others[] = {EXPECT_LINE, EXPECT_MEASURE, NULL};

/* A word, or a list of words. */
static void words_read(struct reading *reading, const struct yaml_node *node, const char *key, struct expect_word words[EXPECT_TERMS], int *count)
{
	char path[SCHEMA_VALUE];
	schema_path(&expects_schema, key, word_is_chinese(node->key), path, sizeof path);
	bool is_list = node->kind == YAML_SEQUENCE, is_word = node->kind == YAML_SCALAR && *node->text;
	if (!is_word && !(is_list && node->first)) {
		fault_add(reading->faults, node->place, "write one, or a list: [wait, stay]", "%s wants a word or a list of words", path);
		return;
	}
	for (const struct yaml_node *word = is_list ? node->first : node; word; word = is_list ? word->next : NULL) {
		const char *text = word->kind == YAML_SCALAR ? arena_string(reading->arena, word->text) : "";
		if (!text)
			(void)fault_world(reading->faults, "out of memory");
		else if (!*text)
			fault_add(reading->faults, word->place, "write one, or a list: [wait, stay]", "%s wants words", path);
		else if (*count == EXPECT_TERMS)
			fault_add(reading->faults, word->place, "leave some out", "%s has more than %d words", path, EXPECT_TERMS);
		else
			words[(*count)++] = (struct expect_word){text, word->place};
	}
}

static void expect_read(struct reading *reading, const struct yaml_node *node, struct expectation *expectation)
{
	static const char example[] = N_("write {id: A1, line: customers, measure: wait, value: 1 min}");
	if (node->kind != YAML_MAPPING) {
		fault_add(reading->faults, node->place, example, "an exact value wants a group of keys");
		return;
	}
	const struct yaml_node *line = yaml_child(node, EXPECT_LINE), *measure = yaml_child(node, EXPECT_MEASURE);
	const struct yaml_node *value = yaml_child(node, "value=精确值");
	expectation->place = node->place;
	schema_defaults(&expects_plain_schema, expectation, NULL);
	if (schema_read(&expects_plain_schema, node, "expect", others, false, expectation, NULL, reading->arena, reading->faults) == STATUS_WORLD)
		return;
	if (line)
		words_read(reading, line, keys[KEY_LINE].path, expectation->lines, &expectation->line_count);
	if (measure)
		words_read(reading, measure, keys[KEY_MEASURE].path, expectation->measures, &expectation->measure_count);
	if (value)
		expectation->value.place = value->place;
	if (!measure)
		fault_add(reading->faults, node->place, example, "an exact value lacks its measure");
	else if (!value)
		fault_add(reading->faults, node->place, example, "an exact value lacks its value");
}

enum status expects_read(struct reading *reading)
{
	const struct yaml_node *list = reading->expects;
	struct scenario *scenario = reading->scenario;
	int before = reading->faults->error_count;
	if (!list || (list->kind == YAML_SCALAR && !*list->text))
		return STATUS_OK;
	if (list->kind != YAML_SEQUENCE)
		return reading_list_wanted(reading, list, N_("begin each exact value with -"));
	if (list->count > SCENARIO_EXPECTS)
		return fault_add(reading->faults, list->place, "leave some out", "more than %d exact values", SCENARIO_EXPECTS);
	struct expectation *expects = arena_rows(reading->arena, list->count, struct expectation);
	if (!expects)
		return fault_world(reading->faults, "out of memory");
	for (const struct yaml_node *node = list->first; node; node = node->next)
		expect_read(reading, node, &expects[scenario->expect_count++]);
	scenario->expects = expects;
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}
