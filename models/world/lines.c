/* lines.c - lines of work a scenario describes itself. */
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "input/file.h"
#include "world/idle_keys.h"
#include "world/line_rates.h"
#include "world/reading.h"


/* As written; the id is a number like any other until it is stored. */
struct line_written {
	struct line_settings line; /* first: the keys it holds are those of a scenario's line too */
	struct line_rates rates;
	const char *trace;
	double id, rate;
};
_Static_assert(offsetof(struct line_written, line) == 0, "keys of a line are looked up in struct line_settings");

#define LINE(member_) .offset = offsetof(struct line_written, line.member_)
#define MEANS(en, zh, about_en, about_zh) .name_en = en, .name_zh = zh, .meaning_en = about_en, .meaning_zh = about_zh

static const struct schema_key keys[] = {
	{.path = "lines.id", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, .offset = offsetof(struct line_written, id), .fallback = 0, .low = 1, .high = 4095,
	 .source = "rule", MEANS("number", "编号", "stable number of the line, part of the address of its random numbers", "固定编号，随机数地址的一部分")},
	{.path = "lines.name", .type = SCHEMA_TEXT, LINE(name), .text_fallback = "", .source = "rule", MEANS("name", "名称", "what it is called", "名称")},
	{.path = "lines.arrivals", .type = SCHEMA_CHOICE, LINE(arrivals), .choices = "poisson=随机|regular=等间隔|gaps=按间隔|calendar=按日期|trace=按记录|always=永远有|none=无", .fallback = ARRIVALS_poisson,
	 .source = "rule", MEANS("arrivals", "到达方式", "how its pieces come; see `describe arrivals`", "如何到达；见 describe 到达方式")},
	{.path = "lines.rate", .type = SCHEMA_NUMBER, .dimension = UNITS_RATE, .offset = offsetof(struct line_written, rate), .fallback = 0, .low = 0, .high = 1e6, .source = "assumed",
	 MEANS("rate", "到达率", "arrivals in each community", "每个社区的到达率")},
#define RATE(member_) .offset = offsetof(struct line_written, rates.member_)
#include "world/line_rates.def"
#undef RATE
	{.path = "lines.gap", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, LINE(gap), .draw_fallback = {.kind = DRAW_constant, .p = {1}}, .low = 0, .high = 1e6,
	 .source = "rule", MEANS("gap", "间隔", "time between arrivals, for arrivals: gaps", "相邻两次到达的间隔，用于“按间隔”")},
	{.path = "lines.batch", .type = SCHEMA_DRAW, .dimension = UNITS_NUMBER, LINE(batch), .draw_fallback = {.kind = DRAW_constant, .p = {1}}, .low = 0, .high = 10000,
	 .source = "rule", MEANS("batch", "成批件数", "pieces that come together, rounded to a whole number, at least 1", "一次到达的件数，取整，至少1件")},
	{.path = "lines.every", .type = SCHEMA_CHOICE, LINE(every), .choices = "working_day=每个工作日|week=每周|month=每月|quarter=每季|half_year=每半年|year=每年", .fallback = EVERY_WORKING_DAY,
	 .source = "rule", MEANS("every", "周期", "how often, for arrivals: calendar", "多久一次，用于“按日期”")},
	{.path = "lines.on_day", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, LINE(on_day), .fallback = 1, .low = 1, .high = 366, .source = "rule",
	 MEANS("on day", "第几天", "which day of the week, month …; the last when there are fewer; a day off makes it the next working day", "周期内第几天，超出则取最后一天，遇休息日顺延")},
	{.path = "lines.at", .type = SCHEMA_NUMBER, .dimension = UNITS_DURATION, LINE(at), .fallback = 0, .low = 0, .high = 23.999, .source = "rule",
	 MEANS("at", "几点", "time after midnight, for arrivals: calendar", "当天零点后多久，用于“按日期”")},
	{.path = "lines.trace", .type = SCHEMA_TEXT, .offset = offsetof(struct line_written, trace), .text_fallback = "", .source = "rule",
	 MEANS("trace", "到达记录表", "table of arrivals: time, and if known effort, count, patience", "到达记录表：时间，可含工时、件数、耐心")},
	{.path = "lines.start", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, LINE(start), .fallback = 0, .low = 0, .high = 10000, .source = "rule",
	 MEANS("there at the start", "开始时已有", "pieces there from the beginning", "开始时已有的件数")},
	{.path = "lines.effort", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, LINE(effort), .draw_fallback = {.kind = DRAW_constant, .p = {1}}, .low = 0, .high = 1e6,
	 .source = "assumed", MEANS("effort", "工时", "hours of one piece", "每件工时")},
	{.path = "lines.patience", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, LINE(patience), .draw_fallback = {.kind = DRAW_constant, .p = {0}}, .low = 0, .high = 1e6,
	 .source = "rule", MEANS("patience", "耐心", "how long it waits before it gives up; 0 h = for ever, 0 h inside a mixture = not at all", "等待多久后放弃；0 为一直等，混合分布中的 0 为一刻不等")},
	{.path = "lines.due", .type = SCHEMA_NUMBER, .dimension = UNITS_DURATION, LINE(due), .fallback = 0, .low = 0, .high = 1e6, .source = "rule",
	 MEANS("due", "时限", "time from arrival until it is late; 0 h = never", "到达后的时限；0 为无")},
	{.path = "lines.answer_within", .type = SCHEMA_NUMBER, .dimension = UNITS_DURATION, LINE(answer_within), .fallback = 0, .low = 0, .high = 1e6, .source = "rule",
	 MEANS("answer within", "受理时限", "promised wait, for the share answered in time; 0 h = none", "承诺的等待时间，用于及时受理占比；0 为无")},
	{.path = "lines.rank", .type = SCHEMA_WHOLE, .dimension = UNITS_NUMBER, LINE(rank), .fallback = 2, .low = 0, .high = 9, .source = "rule",
	 MEANS("rank", "位次", "place in the order of work of priority, 0 first; 0 also interrupts", "按轻重办理时的次序，0 最先并可打断")},
	{.path = "lines.interrupts", .type = SCHEMA_CHOICE, LINE(interrupts), .choices = "no=否|yes=是", .fallback = 0, .source = "rule",
	 MEANS("interrupts", "可打断", "yes: interrupts work in hand of a lower rank, under any order of work", "可打断位次靠后的在办事项，不论办理次序如何")},
	{.path = "lines.interrupted", .type = SCHEMA_CHOICE, LINE(interrupted), .choices = "goes_on=接着办|begins_anew=从头办", .fallback = 0, .source = "rule",
	 MEANS("when interrupted", "被打断后", "goes_on: from where it stopped; begins_anew: with the whole effort", "接着办，或从头办")},
	{.path = "lines.room", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, LINE(room), .fallback = 0, .low = 0, .high = 1e6, .source = "rule",
	 MEANS("room", "容量", "most pieces in a community, waiting and in hand; who comes then is refused; 0 = no limit", "社区内最多件数（含在办），满则拒收；0 为不限")},
	{.path = "lines.side", .type = SCHEMA_CHOICE, LINE(side), .choices = "service=服务|administrative=行政", .fallback = 0, .source = "rule",
	 MEANS("side", "类别", "what its hours count as", "工时计入哪一类")},
	{.path = "lines.skill", .type = SCHEMA_CHOICE, LINE(skill), .choices = "field=入户|counter=窗口|desk=案头", .fallback = 1, .source = "rule",
	 MEANS("skill", "技能", "what it takes of the community's posts, unless servers take it", "由社区岗位办理时所需技能；有专设人员办理则不用")},
};
enum { KEYS = sizeof keys / sizeof *keys };
static const char *const groups[] = {"lines=自定工作", NULL};
const struct schema lines_schema = {keys, KEYS, groups};

int lines_find(const struct scenario *scenario, const char *name)
{
	for (int i = 0; i < scenario->line_count; i++)
		if (!strcmp(scenario->lines[i].name, name))
			return i;
	return -1;
}

void lines_unknown(struct reading *reading, struct place place, const char *name)
{
	const char *names[SCENARIO_LINES];
	for (int i = 0; i < reading->scenario->line_count; i++)
		names[i] = reading->scenario->lines[i].name;
	const char *near = text_nearest(name, names, reading->scenario->line_count);
	const char *help = near ? faults_say(reading->faults, "did you mean %s?", near) : N_("name one of the lines of this scenario");
	fault_add(reading->faults, place, help, "there is no line of work %.120s", name);
}

/* -- where it goes when done ----------------------------------------------------------------------------------------- */

struct next_written {
	const char *to;
	double share;
};
static const struct schema_key next_keys[] = {
	{.path = "next.to", .type = SCHEMA_TEXT, .offset = offsetof(struct next_written, to), .text_fallback = "", .source = "rule",
	 MEANS("to", "转到", "the line it goes on to", "转到的事项")},
	{.path = "next.share", .type = SCHEMA_NUMBER, .dimension = UNITS_SHARE, .offset = offsetof(struct next_written, share), .fallback = 1, .low = 0, .high = 1,
	 .source = "rule", MEANS("share", "比例", "of the pieces done; what the shares leave over leaves for good", "办结后转出的比例，其余离开")},
};
static const char *const next_groups[] = {LINES_NEXT, NULL};
const struct schema lines_next_schema = {next_keys, sizeof next_keys / sizeof *next_keys, next_groups};

static void next_read(struct reading *reading, const struct yaml_node *node, struct line_settings *line, double *sum)
{
	struct next_written written;
	schema_defaults(&lines_next_schema, &written, NULL);
	if (schema_read(&lines_next_schema, node, "next", NULL, false, &written, NULL, reading->arena, reading->faults))
		return;
	int to = lines_find(reading->scenario, written.to);
	if (to < 0) {
		lines_unknown(reading, node->place, written.to);
		return;
	}
	if (line->next_count == LINE_NEXT) {
		fault_add(reading->faults, node->place, "leave some out", "a line goes on to more than %d others", LINE_NEXT);
		return;
	}
	line->next[line->next_count].line = to;
	line->next[line->next_count++].share = written.share;
	*sum += written.share;
}

/* next: calls, or [{to: calls, share: 0.3}, …]; once all lines are known. */
static void nexts_read(struct reading *reading, const struct yaml_node *node, struct line_settings *line)
{
	double sum = 0;
	if (!node)
		return;
	if (node->kind == YAML_SCALAR) {
		line->next[0].line = lines_find(reading->scenario, node->text);
		line->next[0].share = 1;
		line->next_count = 1;
		if (line->next[0].line < 0)
			lines_unknown(reading, node->place, node->text);
		return;
	}
	if (node->kind != YAML_SEQUENCE) {
		reading_list_wanted(reading, node, N_("write [{to: calls, share: 0.3}]"));
		return;
	}
	for (const struct yaml_node *each = node->first; each; each = each->next)
		if (each->kind == YAML_MAPPING)
			next_read(reading, each, line, &sum);
		else
			fault_add(reading->faults, each->place, "write [{to: calls, share: 0.3}]", "each entry of %s wants a group of keys, not %s", node->key,
				yaml_found(each, reading->faults));
	if (sum > 1 + 1e-9)
		fault_add(reading->faults, node->place, "let them add up to at most 1; the rest leaves", "the shares of next add up to %g", sum);
}

/* Whether a piece of work that takes no time at all may come back to `line` at the same moment, again and again. */
static bool goes_round(const struct scenario *scenario, int line, int at, uint32_t seen)
{
	const struct line_settings *settings = &scenario->lines[at];
	if (draw_mean(&settings->effort) * TICKS_PER_HOUR >= 0.5 || seen >> at & 1)
		return false;
	for (int i = 0; i < settings->next_count; i++)
		if (settings->next[i].line == line || goes_round(scenario, line, settings->next[i].line, seen | 1u << at))
			return true;
	return false;
}

/* -- lines ----------------------------------------------------------------------------------------------------------- */

static void line_check(struct reading *reading, const struct yaml_node *node, const struct line_written *written)
{
	const struct line_settings *line = &written->line;
	if (!yaml_child(node, "id=编号"))
		fault_add(reading->faults, node->place, "give it a number of its own: id: 1", "a line of work lacks its id");
	if (!yaml_child(node, READING_NAME))
		fault_add(reading->faults, node->place, "write name: calls", "a line of work lacks its name");
	if (line->arrivals == ARRIVALS_trace && !*written->trace)
		fault_add(reading->faults, node->place, "write trace: calls.csv", "arrivals: trace wants a table");
	(void)!line_rates_check(&written->rates, written->rate, node->place, reading->faults);
	if (line->arrivals == ARRIVALS_always && (line->room > 0 || line->patience.kind != DRAW_constant || line->patience.p[0] > 0))
		fault_add(reading->faults, node->place, "leave room and patience out", "a line that is never empty has no end of room and patience");
	if (line->arrivals == ARRIVALS_always && draw_mean(&line->effort) * TICKS_PER_HOUR < 0.5)
		fault_add(reading->faults, node->place, "write effort: 5 min", "the pieces of a line that is never empty take no time");
	if (line->arrivals == ARRIVALS_gaps && draw_mean(&line->gap) * TICKS_PER_HOUR < 1)
		fault_add(reading->faults, node->place, "write gap: 5 min, or a distribution with a longer mean", "gaps are shorter than a millisecond in the mean");
	for (int i = 0; i < reading->scenario->line_count; i++) {
		if (written->id > 0 && reading->scenario->lines[i].id == (int32_t)written->id)
			fault_add(reading->faults, node->place, "give each line a number of its own", "two lines of work have the id %.0f", written->id);
		if (*line->name && !strcmp(reading->scenario->lines[i].name, line->name))
			fault_add(reading->faults, node->place, "give each line a name of its own", "two lines of work are called %s", line->name);
	}
	if (reading->scenario->line_count == SCENARIO_LINES)
		fault_add(reading->faults, node->place, "leave some out", "more than %d lines of work", SCENARIO_LINES);
}

/* The rate and the trace of a line that is as it should be. */
static enum status line_ready(struct reading *reading, struct line_written *written, const struct schema_provenance *said)
{
	struct line_settings *line = &written->line;
	enum status status = STATUS_OK;
	line->base = written->rate;
	line->day_factor = written->rates.day_factor;
	if (line_rates_build(&written->rates, written->rate, reading->arena, &line->rate))
		return fault_world(reading->faults, "out of memory");
	if (*written->trace) {
		struct place from = said[schema_find(&lines_schema, "lines.trace") - keys].place;
		const char *path = file_beside(from.file, written->trace, reading->arena);
		status = path ? trace_read(path, from, reading->scenario->start_serial, reading->arena, reading->faults, &line->trace)
			: fault_world(reading->faults, "out of memory");
		line->trace.stamp.name = written->trace;
	}
	return status;
}

/* What the file says of the line; as it was written, for rates are kept otherwise. */
static void line_note(struct reading *reading, const struct line_written *written, const struct schema_provenance *said)
{
	const char *before = arena_format(reading->arena, "lines.%s.=自定工作.%s.", written->line.name, written->line.name);
	struct line_written *kept = arena_rows(reading->arena, 1, struct line_written);
	if (!before || !kept) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	*kept = *written;
	inputs_note(reading, before, SCENARIO_NO_DATE, &lines_schema, kept, said);
}

static void line_read(struct reading *reading, const struct yaml_node *node)
{
	static const char *const others[] = {LINES_NEXT, NULL};
	struct scenario *scenario = reading->scenario;
	struct line_written written = {.id = 0};
	struct schema_provenance said[KEYS];
	int before = reading->faults->error_count;
	if (node->kind != YAML_MAPPING) {
		fault_add(reading->faults, node->place, "write {id: 1, name: calls, rate: 0.8 /h, effort: 1 h}", "a line of work wants a group of keys");
		return;
	}
	schema_defaults(&lines_schema, &written, said);
	if (schema_read(&lines_schema, node, "lines", others, false, &written, said, reading->arena, reading->faults) == STATUS_WORLD)
		return;
	line_check(reading, node, &written);
	if (scenario->line_count == SCENARIO_LINES)
		return;
	if (reading->faults->error_count == before)
		(void)!line_ready(reading, &written, said);
	if (reading->faults->error_count == before)
		idle_keys_of_line(&written.line, &lines_schema, said, reading->faults);
	written.line.id = (int32_t)written.id;
	scenario->lines[scenario->line_count++] = written.line; /* with its faults too: what follows may name it */
	line_note(reading, &written, said);
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
	struct scenario *scenario = reading->scenario;
	int before = reading->faults->error_count, count = 0;
	if (!lines || (lines->kind == YAML_SCALAR && !*lines->text))
		return STATUS_OK;
	if (lines->kind != YAML_SEQUENCE)
		return reading_list_wanted(reading, lines, N_("begin each line of work with -"));
	for (const struct yaml_node *line = lines->first; line; line = line->next)
		line_read(reading, line);
	for (const struct yaml_node *line = lines->first; line && count < scenario->line_count; line = line->next)
		if (line->kind == YAML_MAPPING)
			nexts_read(reading, yaml_child(line, LINES_NEXT), &scenario->lines[count++]);
	count = 0;
	for (const struct yaml_node *line = lines->first; line && reading->faults->error_count == before; line = line->next, count++)
		if (goes_round(scenario, count, count, 0))
			fault_add(reading->faults, line->place, "give one of the lines an effort", "%s goes round and round, and takes no time", scenario->lines[count].name);
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}
