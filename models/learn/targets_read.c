/* targets_read.c - targets from a file a person wrote, in the units of the indicators. */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/yaml.h"
#include "learn/targets.h"
#include "run/indicator.h"
#include "world/keys.h"

struct written {
	const char *measure, *low, *high, *source;
	double weight;
	int held_out;
};

static const struct schema_key keys[] = {
	{.path = "targets.measure", .type = SCHEMA_TEXT, .offset = offsetof(struct written, measure), .text_fallback = "", .source = "rule",
	 .name_en = "indicator", .name_zh = "指标", .meaning_en = "an indicator by its identifier or its Chinese name: admin_share", .meaning_zh = "指标标识或中文名：admin_share"},
	{.path = "targets.low", .type = SCHEMA_TEXT, .offset = offsetof(struct written, low), .text_fallback = "", .source = "rule",
	 .name_en = "low", .name_zh = "下限", .meaning_en = "least it may be, in its unit: 64 %; left out: anything", .meaning_zh = "最低值，带指标单位：64 %；不写为不限"},
	{.path = "targets.high", .type = SCHEMA_TEXT, .offset = offsetof(struct written, high), .text_fallback = "", .source = "rule",
	 .name_en = "high", .name_zh = "上限", .meaning_en = "most it may be; left out: anything", .meaning_zh = "最高值；不写为不限"},
	{.path = "targets.weight", .type = SCHEMA_NUMBER, .dimension = UNITS_NUMBER, .offset = offsetof(struct written, weight), .fallback = 1, .low = 0, .high = 1000,
	 .source = "rule", .name_en = "weight", .name_zh = "权重", .meaning_en = "how much a miss counts over that of another target", .meaning_zh = "未达到时与其他目标相比的分量"},
	{.path = "targets.held_out", .type = SCHEMA_CHOICE, .offset = offsetof(struct written, held_out), .choices = "no=否|yes=是", .source = "rule",
	 .name_en = "held out", .name_zh = "留作检验", .meaning_en = "yes: nothing is fitted to it, it is only predicted", .meaning_zh = "是：不参与拟合，只作预测"},
	{.path = "targets.source", .type = SCHEMA_TEXT, .offset = offsetof(struct written, source), .text_fallback = "assumed", .source = "rule",
	 .name_en = "source", .name_zh = "出处", .meaning_en = "where it was observed", .meaning_zh = "观测出处"},
};
static const char *const groups[] = {TARGETS_LIST, NULL};
const struct schema targets_schema = {keys, sizeof keys / sizeof *keys, groups};

static int measure_find(const char *word)
{
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		const struct result_measure *measure = &indicator_plate((enum indicator_id)i)->measure;
		if (!strcmp(measure->name, word) || !strcmp(measure->name_zh, word))
			return i;
	}
	return -1;
}

static void measure_unknown(const char *word, struct place place, struct faults *faults)
{
	const char *names[INDICATOR_COUNT];
	for (int i = 0; i < INDICATOR_COUNT; i++)
		names[i] = indicator_plate((enum indicator_id)i)->measure.name;
	const char *nearest = text_nearest(word, names, INDICATOR_COUNT);
	fault_add(faults, place, nearest ? faults_say(faults, "did you mean %s?", nearest) : N_("see `jianfu describe indicators`"), "there is no indicator %.60s", word);
}

/* "64 %": a number in the unit of the indicator, which may be left out. */
static double bound_read(const struct yaml_node *node, const char *text, double open, const struct result_measure *measure, struct faults *faults)
{
	const char *unit = "";
	double number = open;
	char words[SCHEMA_VALUE];
	if (!*text)
		return open;
	struct place place = node ? node->place : (struct place){0};
	if (!text_narrow(text, words, sizeof words) || !units_split(words, &number, &unit))
		fault_add(faults, place, faults_say(faults, "write for instance 64 %s", measure->unit), "%.60s is no number", text);
	else if (*unit && !(units_ratio(unit, measure->unit) > 0) && !(units_ratio(unit, measure->unit_zh) > 0))
		fault_add(faults, place, faults_say(faults, "write %g %s", number, measure->unit), "%s is in %s, not %.40s", measure->name, measure->unit, unit);
	else if (*unit)
		number *= units_ratio(unit, measure->unit) > 0 ? units_ratio(unit, measure->unit) : units_ratio(unit, measure->unit_zh);
	return number;
}

static void target_read(struct targets *targets, const struct yaml_node *node, struct arena *arena, struct faults *faults)
{
	struct written written;
	if (node->kind != YAML_MAPPING) {
		fault_add(faults, node->place, "write - {measure: admin_share, low: 64 %, high: 80 %}", "a target wants a group of keys");
		return;
	}
	schema_defaults(&targets_schema, &written, NULL);
	if (schema_read(&targets_schema, node, "targets", NULL, false, &written, NULL, arena, faults) != STATUS_OK)
		return;
	const struct yaml_node *low = yaml_child(node, "low=下限"), *high = yaml_child(node, "high=上限");
	int measure = measure_find(written.measure);
	if (measure < 0) {
		measure_unknown(written.measure, node->place, faults);
		return;
	}
	const struct result_measure *plate = &indicator_plate((enum indicator_id)measure)->measure;
	if (!indicator_plate((enum indicator_id)measure)->of)
		fault_add(faults, node->place, "name one the baseline has by itself", "%s compares options and can be no target", plate->name);
	if (targets->count == TARGETS_MOST) {
		fault_add(faults, node->place, "leave some out", "more than %d targets", TARGETS_MOST);
		return;
	}
	struct target *target = &targets->rows[targets->count++];
	*target = (struct target){.measure = measure, .weight = written.weight, .is_held_out = written.held_out == 1, .source = written.source,
		.low = bound_read(low, written.low, -INFINITY, plate, faults), .high = bound_read(high, written.high, INFINITY, plate, faults)};
	if (!low && !high)
		fault_add(faults, node->place, "write low:, high: or both", "the target %s has no band", plate->name);
	else if (target->low > target->high)
		fault_add(faults, high->place, "write the lower end under low:", "the band of %s ends before it begins", plate->name);
}

/* An input that may be moved: a path or a pattern of paths, in either language. */
static void input_read(struct targets *targets, const struct yaml_node *node, const struct schema *schema, struct arena *arena, struct faults *faults)
{
	char path[SCHEMA_VALUE];
	const char *written = node->kind == YAML_SCALAR ? node->text : "";
	bool is_pattern = strchr(written, '*') != NULL, is_key = !is_pattern && schema_resolve(schema, "", written, path, sizeof path);
	if (!*written || (!is_pattern && !is_key)) {
		fault_add(faults, node->place, "see `jianfu describe keys`", "there is no input %.80s", written);
	} else if (targets->input_count == TARGETS_MOST) {
		fault_add(faults, node->place, "write a * for any word: mandates.*.effort", "more than %d inputs", TARGETS_MOST);
	} else {
		const char *kept = arena_string(arena, is_key ? path : written);
		if (kept)
			targets->inputs[targets->input_count++] = kept;
		else
			(void)fault_world(faults, "out of memory");
	}
}

/* The list at a key, NULL when it is not there. */
static const struct yaml_node *list_of(const struct yaml_node *root, const char *word, struct faults *faults)
{
	const struct yaml_node *list = yaml_child(root, word);
	char name[WORD_SIZE];
	if (!list || list->kind == YAML_SEQUENCE)
		return list;
	word_pick(word, word_is_chinese(list->key), name, sizeof name);
	fault_add(faults, list->place, "begin each entry with -", "%s wants a list", name);
	return NULL;
}

enum status targets_read(struct targets *targets, const char *path, struct arena *arena, struct faults *faults)
{
	static const struct schema frame = {NULL, 0, NULL};
	static const char *const known[] = {TARGETS_LIST, TARGETS_MOVE, NULL};
	const struct yaml_node *root;
	const char *text;
	struct schema schema;
	int before = faults->error_count;
	*targets = (struct targets){.count = 0};
	enum status status = yaml_read(path, (struct place){0}, arena, faults, &root, &text);
	if (!root)
		return status;
	if (keys_build(&schema, arena) != STATUS_OK)
		return fault_world(faults, "out of memory");
	status = schema_read(&frame, root, "", known, false, NULL, NULL, arena, faults);
	const struct yaml_node *rows = list_of(root, TARGETS_LIST, faults), *inputs = list_of(root, TARGETS_MOVE, faults);
	for (const struct yaml_node *node = rows ? rows->first : NULL; node; node = node->next)
		target_read(targets, node, arena, faults);
	for (const struct yaml_node *node = inputs ? inputs->first : NULL; node; node = node->next)
		input_read(targets, node, &schema, arena, faults);
	if (faults->error_count == before && !targets->count)
		fault_add(faults, (struct place){.file = path}, "write targets: with - {measure: admin_share, low: 64 %, high: 80 %}", "there is no target in it");
	return faults->error_count == before ? status : faults_status(faults);
}
