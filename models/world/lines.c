/* lines.c - lines of work a scenario describes itself. */
#include <stddef.h>
#include <string.h>

#include "world/reading.h"

/* As written; the id is a number like any other until it is stored. */
struct line_written {
	struct line_settings line;
	double id;
};

#define LINE(member_) .offset = offsetof(struct line_written, line.member_)

static const struct schema_key keys[] = {
	{.path = "lines.id", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct line_written, id), .fallback = 0, .low = 1, .high = 4095,
	 .source = "rule", .name_en = "number", .name_zh = "编号", .meaning_en = "stable number of the line, part of the address of its random numbers", .meaning_zh = "固定编号，随机数地址的一部分"},
	{.path = "lines.name", .type = SCHEMA_TEXT, LINE(name), .text_fallback = "", .source = "rule", .name_en = "name", .name_zh = "名称",
	 .meaning_en = "what it is called", .meaning_zh = "名称"},
	{.path = "lines.rate", .type = SCHEMA_NUMBER, .dimension = UNITS_RATE, LINE(rate), .fallback = 0, .low = 0, .high = 100000, .source = "assumed",
	 .name_en = "rate", .name_zh = "到达率", .meaning_en = "arrivals in each community", .meaning_zh = "每个社区的到达率"},
	{.path = "lines.effort", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, LINE(effort), .draw_fallback = {.kind = DRAW_constant, .p = {1}}, .low = 0, .high = 2000,
	 .source = "assumed", .name_en = "effort", .name_zh = "工时", .meaning_en = "hours of one piece", .meaning_zh = "每件工时"},
	{.path = "lines.patience", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, LINE(patience), .draw_fallback = {.kind = DRAW_constant, .p = {0}}, .low = 0, .high = 1e6,
	 .source = "rule", .name_en = "patience", .name_zh = "耐心", .meaning_en = "how long it waits before it gives up; 0 h = for ever", .meaning_zh = "等待多久后放弃；0 为一直等"},
	{.path = "lines.due", .type = SCHEMA_NUMBER, .dimension = UNITS_DURATION, LINE(due), .fallback = 0, .low = 0, .high = 1e6, .source = "rule",
	 .name_en = "due", .name_zh = "时限", .meaning_en = "time from arrival until it is late; 0 h = never", .meaning_zh = "到达后的时限；0 为无"},
	{.path = "lines.rank", .type = SCHEMA_NUMBER, .dimension = UNITS_NUMBER, LINE(rank), .fallback = 2, .low = 0, .high = 9, .source = "rule",
	 .name_en = "rank", .name_zh = "次序", .meaning_en = "place in the order of work of priority, 0 first; 0 also interrupts", .meaning_zh = "按轻重办理时的次序，0 最先并可打断"},
	{.path = "lines.side", .type = SCHEMA_CHOICE, LINE(side), .choices = "service=服务|administrative=行政", .fallback = 0, .source = "rule",
	 .name_en = "side", .name_zh = "类别", .meaning_en = "what its hours count as", .meaning_zh = "工时计入哪一类"},
	{.path = "lines.skill", .type = SCHEMA_CHOICE, LINE(skill), .choices = "field=入户|counter=窗口|desk=案头", .fallback = 1, .source = "rule",
	 .name_en = "skill", .name_zh = "技能", .meaning_en = "what it takes", .meaning_zh = "所需技能"},
	{.path = "lines.arrivals", .type = SCHEMA_CHOICE, LINE(arrivals), .choices = "poisson=随机|regular=等间隔", .fallback = 0, .source = "rule",
	 .name_en = "arrivals", .name_zh = "到达方式", .meaning_en = "poisson: at random; regular: one every 1/rate", .meaning_zh = "随机；等间隔：每 1/到达率 一件"},
};
enum { KEYS = sizeof keys / sizeof *keys };
static const char *const groups[] = {"lines=自定工作", NULL};
const struct schema lines_schema = {keys, KEYS, groups};

static void line_read(struct reading *reading, const struct yaml_node *node)
{
	struct scenario *scenario = reading->scenario;
	struct line_written written = {.id = 0};
	struct schema_provenance said[KEYS];
	int before = reading->faults->error_count;
	if (node->kind != YAML_MAPPING) {
		fault_add(reading->faults, node->place, "write {id: 1, name: calls, rate: 0.8 /h, effort: 1 h}", "a line of work wants a group of keys");
		return;
	}
	schema_defaults(&lines_schema, &written, said);
	if (schema_read(&lines_schema, node, "lines", NULL, false, &written, said, reading->arena, reading->faults) == STATUS_WORLD)
		return;
	if (!yaml_child(node, "id=编号"))
		fault_add(reading->faults, node->place, "give it a number of its own: id: 1", "a line of work lacks its id");
	if (!yaml_child(node, READING_NAME))
		fault_add(reading->faults, node->place, "write name: calls", "a line of work lacks its name");
	for (int i = 0; i < scenario->line_count; i++) {
		if (scenario->lines[i].id == (int32_t)written.id)
			fault_add(reading->faults, node->place, "give each line a number of its own", "two lines of work have the id %.0f", written.id);
		if (!strcmp(scenario->lines[i].name, written.line.name))
			fault_add(reading->faults, node->place, "give each line a name of its own", "two lines of work are called %s", written.line.name);
	}
	if (scenario->line_count == SCENARIO_LINES)
		fault_add(reading->faults, node->place, "leave some out", "more than %d lines of work", SCENARIO_LINES);
	if (reading->faults->error_count != before)
		return;
	written.line.id = (int32_t)written.id;
	scenario->lines[scenario->line_count++] = written.line;
	for (int i = 0; i < KEYS; i++)
		if (keys[i].dimension != UNITS_COUNT && keys[i].source[0] == 'a') {
			bool is_sourced = said[i].origin == SCHEMA_FILE_SOURCED;
			scenario->sourced_count += is_sourced;
			scenario->assumed_count += !is_sourced;
		}
}

enum status lines_read(struct reading *reading)
{
	const struct yaml_node *lines = reading->lines;
	int before = reading->faults->error_count;
	if (!lines || (lines->kind == YAML_SCALAR && !*lines->text))
		return STATUS_OK;
	if (lines->kind != YAML_SEQUENCE)
		return fault_add(reading->faults, lines->place, "begin each line of work with -", "lines wants a list");
	for (const struct yaml_node *line = lines->first; line; line = line->next)
		line_read(reading, line);
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}
