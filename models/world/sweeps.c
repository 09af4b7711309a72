/* sweeps.c - what a sweep of the scenario varies, and by which design. */
#include <stddef.h>
#include <string.h>

#include "base/word.h"
#include "world/reading.h"

#define MOST_SEED 9007199254740992.0 /* 2^53: what a number in a file holds exactly */

static const struct schema_key keys[] = {
	{.path = "sweep.design", .type = SCHEMA_TEXT, .offset = offsetof(struct sweep_settings, design), .text_fallback = "", .source = "rule",
	 .name_en = "design", .name_zh = "设计", .meaning_en = "which samples are taken: factorial, fractional, one_at_a_time, latin, sobol, morris, saltelli, or a table FILE.csv",
	 .meaning_zh = "取哪些样点：全因子、部分因子、逐个变动、拉丁超立方、Sobol 序列、Morris 轨迹、Saltelli 抽样，或表格文件"},
	{.path = "sweep.points", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct sweep_settings, points), .low = 0, .high = 1e7,
	 .source = "rule", .name_en = "points", .name_zh = "点数", .meaning_en = "points of a design of a free size; of morris walks, of saltelli base points; 0: as usual",
	 .meaning_zh = "可自定大小的设计取多少点；Morris 为轨迹数，Saltelli 为基点数；0 为默认"},
	{.path = "sweep.ends", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct sweep_settings, ends), .low = 0, .high = 1000,
	 .source = "rule", .name_en = "ends", .name_zh = "区间取值数", .meaning_en = "factorial and one_at_a_time: values of a range, evenly from end to end; 0: two",
	 .meaning_zh = "全因子与逐个变动：区间内均匀取几个值，含两端；0 为两个"},
	{.path = "sweep.resolution", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct sweep_settings, resolution), .low = 0, .high = 5,
	 .source = "rule", .name_en = "resolution", .name_zh = "分辨度", .meaning_en = "fractional: 3, 4 or 5; 0: 4", .meaning_zh = "部分因子：3、4 或 5；0 为 4"},
	{.path = "sweep.replications", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct sweep_settings, replications), .low = 0, .high = 1e5,
	 .source = "rule", .name_en = "replications", .name_zh = "模拟次数", .meaning_en = "how often each option is run at each sample; 0: as the scenario says",
	 .meaning_zh = "每个样点每个方案运行的次数；0 为情景所定"},
	{.path = "sweep.seed", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct sweep_settings, seed), .low = 0, .high = MOST_SEED,
	 .source = "rule", .name_en = "seed", .name_zh = "随机种子", .meaning_en = "of luck and of the design; 0: as the scenario says", .meaning_zh = "模拟与设计的随机种子；0 为情景所定"},
	{.path = "sweep.own_luck", .type = SCHEMA_CHOICE, .offset = offsetof(struct sweep_settings, own_luck), .choices = "no=否|yes=是", .source = "rule",
	 .name_en = "own luck", .name_zh = "各自随机", .meaning_en = "yes: each sample has a seed of its own; no: all share their luck, which makes them easier to tell apart",
	 .meaning_zh = "是：每个样点各用随机种子；否：共用，便于比较"},
};
static const char *const groups[] = {READING_SWEEP, NULL};
const struct schema sweeps_schema = {keys, sizeof keys / sizeof *keys, groups};
static const char *const others[] = {SWEEP_FACTORS, NULL};

/* "KEY=value", or the values of a list with commas between. NULL when out of memory or when it is neither. */
static const char *factor_words(struct reading *reading, const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR && *node->text)
		return arena_format(reading->arena, "%s=%s", node->key, node->text);
	const char *words = NULL;
	for (const struct yaml_node *child = node->kind == YAML_SEQUENCE ? node->first : NULL; child; child = child->next) {
		if (child->kind != YAML_SCALAR || !*child->text)
			return NULL;
		words = words ? arena_format(reading->arena, "%s, %s", words, child->text) : arena_format(reading->arena, "%s=%s", node->key, child->text);
	}
	return words;
}

static enum status factors_read(struct reading *reading, const struct yaml_node *mapping)
{
	static const char help[] = N_("write factors: {staff.quits: 5 .. 30 %/yr, staff.discipline: [fifo, priority]}");
	struct sweep_settings *sweep = &reading->scenario->sweep;
	if (mapping->kind != YAML_MAPPING)
		return fault_add(reading->faults, mapping->place, help, "the factors of a sweep want a group of keys");
	struct expect_word *factors = arena_rows(reading->arena, mapping->count + 1, struct expect_word);
	if (!factors)
		return fault_world(reading->faults, "out of memory");
	for (const struct yaml_node *node = mapping->first; node; node = node->next) {
		const char *words = factor_words(reading, node);
		if (!words)
			fault_add(reading->faults, node->place, help, "%s wants a range or a list of values", node->key);
		else
			factors[sweep->factor_count++] = (struct expect_word){words, node->place};
	}
	sweep->factors = factors;
	return STATUS_OK;
}

enum status sweeps_read(struct reading *reading)
{
	const struct yaml_node *node = reading->sweep, *factors;
	struct sweep_settings *sweep = &reading->scenario->sweep;
	int before = reading->faults->error_count;
	schema_defaults(&sweeps_schema, sweep, NULL);
	if (!node || (node->kind == YAML_SCALAR && !*node->text))
		return STATUS_OK;
	if (node->kind != YAML_MAPPING)
		return fault_add(reading->faults, node->place, "write sweep: {design: latin, factors: {staff.quits: 5 .. 30 %/yr}}", "a sweep wants a group of keys");
	if (schema_read(&sweeps_schema, node, "sweep", others, false, sweep, NULL, reading->arena, reading->faults) == STATUS_WORLD)
		return STATUS_WORLD;
	if ((factors = yaml_child(node, SWEEP_FACTORS)) && factors_read(reading, factors) == STATUS_WORLD)
		return STATUS_WORLD;
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}
