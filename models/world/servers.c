/* servers.c - groups of servers a scenario describes itself, beside the posts of its communities. */
#include <stddef.h>
#include <string.h>

#include "world/idle_keys.h"
#include "world/reading.h"

#define SERVERS(member_) .offset = offsetof(struct server_settings, member_)
#define MEANS(en, zh, about_en, about_zh) .name_en = en, .name_zh = zh, .meaning_en = about_en, .meaning_zh = about_zh

static const struct schema_key keys[] = {
	{.path = "servers.name", .type = SCHEMA_TEXT, SERVERS(name), .text_fallback = "", .source = "rule", MEANS("name", "名称", "what the group is called", "名称")},
	{.path = "servers.count", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, SERVERS(count), .fallback = 1, .low = 0, .high = 10000, .source = "assumed",
	 MEANS("count", "人数", "servers on duty while the calendar is open, in each community", "日历开放时每个社区的在岗人数")},
	{.path = "servers.by_hour", .type = SCHEMA_LIST, .dimension = UNITS_COUNT, SERVERS(by_hour), .list_least = 24, .list_most = 24, .fallback = 2, .low = 0, .high = 10000, .source = "assumed",
	 MEANS("by hour", "分时人数", "24 numbers: servers on duty in each hour of the day, by the clock, on days off too; takes the place of count", "24个数：每天各小时的在岗人数，休息日也照此，代替人数")},
	{.path = "servers.by_weekday", .type = SCHEMA_LIST, .dimension = UNITS_NUMBER, SERVERS(by_weekday), .list_least = 7, .list_most = 7, .fallback = 1, .low = 0, .high = 10, .source = "rule",
	 MEANS("by weekday", "分日系数", "7 factors on by_hour, from Monday; the product is rounded", "周一至周日对分时人数的系数，乘积取整")},
	{.path = "servers.order", .type = SCHEMA_CHOICE, SERVERS(order), .choices = "discipline=按办理次序|listed=按所列先后", .fallback = 0, .source = "rule",
	 MEANS("order", "取件方式", "discipline: by staff.discipline over all it takes; listed: the lines in the order of `takes`; a piece tries first the free group that lists its line earliest, then the upper one", "按办理次序，或按“办理”所列事项的先后；新到的件先找把该事项列在最前的空闲组，同等则找排在上面的组")},
	{.path = "servers.speed", .type = SCHEMA_NUMBER, .dimension = UNITS_NUMBER, SERVERS(speed), .fallback = 1, .low = 0.001, .high = 1000, .source = "rule",
	 MEANS("speed", "速度", "of standard speed", "相对标准速度")},
	{.path = "servers.room", .type = SCHEMA_WHOLE, .dimension = UNITS_COUNT, SERVERS(room), .fallback = 0, .low = 0, .high = 1e6, .source = "rule",
	 MEANS("room", "容量", "most pieces of all it takes, waiting and in hand; who comes then is refused; 0 = no limit", "所办各类事项合计最多件数（含在办），满则拒收；0 为不限")},
	{.path = "servers.shift_end", .type = SCHEMA_CHOICE, SERVERS(shift_end), .choices = "suspend=次日继续|finish=做完再走|hand_back=交回|restart=重做", .fallback = SHIFT_FINISH, .source = "rule",
	 MEANS("at the end of a shift", "下班时", "suspend: resume next shift; finish: stay until done; hand_back: anybody may go on; restart: begin anew",
		 "手上的事没做完怎么办：下一班继续、做完再走、交回由他人接着做、下一班重做")},
	{.path = "servers.rest", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, SERVERS(rest), .draw_fallback = {.kind = DRAW_constant, .p = {0}}, .low = 0, .high = 1e6,
	 .source = "rule", MEANS("rest", "离岗时长", "how long a server is away when nothing waits (a vacation); 0 h = stays", "无事时离岗多久；0 为不离岗")},
	{.path = "servers.rests", .type = SCHEMA_CHOICE, SERVERS(rests), .choices = "again=反复|once=一次", .fallback = 0, .source = "rule",
	 MEANS("rests", "离岗方式", "again: rests anew until something waits; once: one rest, then stays", "反复：回来仍无事则再离岗；一次：只离岗一次")},
	{.path = "servers.fails_after", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, SERVERS(fails_after), .draw_fallback = {.kind = DRAW_constant, .p = {0}}, .low = 0,
	 .high = 1e6, .source = "rule", MEANS("fails after", "故障间隔", "time in order until a server breaks down; 0 h = never", "正常工作多久后故障；0 为无故障")},
	{.path = "servers.fails_by", .type = SCHEMA_CHOICE, SERVERS(fails_by), .choices = "work=工作时间|clock=全部时间", .fallback = 0, .source = "rule",
	 MEANS("fails by", "故障计时", "work: only time at work counts; clock: all time", "只计工作时间，或计全部时间")},
	{.path = "servers.failed", .type = SCHEMA_CHOICE, SERVERS(failed), .choices = "waits=等修复|begins_anew=从头办|goes_to_another=转给别人", .fallback = 0, .source = "rule",
	 MEANS("when failed", "故障时在办件", "the piece in hand waits and goes on; waits and begins anew; or goes to another server", "在办件等修复后继续，等修复后从头办，或转给别人")},
	{.path = "servers.repair", .type = SCHEMA_DRAW, .dimension = UNITS_DURATION, SERVERS(repair), .draw_fallback = {.kind = DRAW_constant, .p = {1}}, .low = 0, .high = 1e6,
	 .source = "rule", MEANS("repair", "修复时长", "how long it is out of order", "故障多久修复")},
};
enum { KEYS = sizeof keys / sizeof *keys };
static const char *const groups[] = {READING_SERVERS, NULL};
const struct schema servers_schema = {keys, KEYS, groups};

/* A piece looks for a free server where its line is listed earliest; groups that go by the discipline have no list, and count as listing it first. */
static void tries_add(struct line_settings *line, int group, int place)
{
	int i = line->try_count++;
	for (; i > 0 && line->tries[i - 1].place > place; i--)
		line->tries[i] = line->tries[i - 1];
	line->tries[i].group = group;
	line->tries[i].place = place;
}

static void take_add(struct reading *reading, const struct yaml_node *node, struct server_settings *servers, int group)
{
	struct scenario *scenario = reading->scenario;
	int line = node->kind == YAML_SCALAR ? lines_find(scenario, node->text) : -1;
	if (line < 0) {
		lines_unknown(reading, node->place, node->kind == YAML_SCALAR ? node->text : "of this form");
	} else if (scenario->lines[line].servers >> group & 1) {
		fault_add(reading->faults, node->place, "name each line once", "%s is taken twice", node->text);
	} else if (scenario->lines[line].arrivals == ARRIVALS_always && servers->room > 0) {
		fault_add(reading->faults, node->place, "leave room out", "a line that is never empty has no end of room and patience");
	} else {
		scenario->lines[line].servers |= 1u << group;
		tries_add(&scenario->lines[line], group, servers->order == 1 ? servers->take_count : 0);
		servers->takes[servers->take_count++] = line;
	}
}

static void takes_read(struct reading *reading, const struct yaml_node *node, const struct yaml_node *takes, struct server_settings *servers, int group)
{
	if (!takes) {
		fault_add(reading->faults, node->place, "write takes: [calls]", "the servers %s do not say what they take", servers->name);
	} else if (takes->kind == YAML_SCALAR) {
		take_add(reading, takes, servers, group);
	} else {
		for (const struct yaml_node *each = takes->first; each; each = each->next)
			take_add(reading, each, servers, group);
	}
}

static void group_read(struct reading *reading, const struct yaml_node *node)
{
	static const char *const others[] = {SERVERS_TAKES, NULL};
	struct scenario *scenario = reading->scenario;
	int before = reading->faults->error_count, group = scenario->server_count;
	struct server_settings servers = {.take_count = 0};
	struct schema_provenance said[KEYS];
	if (node->kind != YAML_MAPPING) {
		fault_add(reading->faults, node->place, "write {name: desk, count: 2, takes: [calls]}", "a group of servers wants a group of keys");
		return;
	}
	schema_defaults(&servers_schema, &servers, said);
	if (schema_read(&servers_schema, node, "servers", others, false, &servers, said, reading->arena, reading->faults) == STATUS_WORLD)
		return;
	if (!yaml_child(node, READING_NAME))
		fault_add(reading->faults, node->place, "write name: desk", "a group of servers lacks its name");
	if (group == SCENARIO_SERVERS) {
		fault_add(reading->faults, node->place, "leave some out", "more than %d groups of servers", SCENARIO_SERVERS);
		return;
	}
	for (int i = 0; i < group; i++)
		if (*servers.name && !strcmp(scenario->servers[i].name, servers.name))
			fault_add(reading->faults, node->place, "give each group a name of its own", "two groups of servers are called %s", servers.name);
	if (*servers.name && lines_find(scenario, servers.name) >= 0)
		fault_add(reading->faults, node->place, "give the group a name of its own", "a line of work is called %s too", servers.name);
	bool rests = servers.rest.kind != DRAW_constant || servers.rest.p[0] > 0;
	if (rests && draw_mean(&servers.rest) * TICKS_PER_HOUR < 1)
		fault_add(reading->faults, node->place, "write rest: 5 min, or leave it out", "rests are shorter than a millisecond in the mean");
	takes_read(reading, node, yaml_child(node, SERVERS_TAKES), &servers, group);
	if (reading->faults->error_count == before)
		idle_keys_of_servers(&servers, &servers_schema, said, reading->faults);
	scenario->servers[scenario->server_count++] = servers; /* with its faults too: what follows may be compared with it */
	const char *path = arena_format(reading->arena, "servers.%s.=服务台.%s.", servers.name, servers.name);
	if (path)
		inputs_note(reading, path, SCENARIO_NO_DATE, &servers_schema, &scenario->servers[group], said);
	for (int i = 0; i < KEYS; i++)
		if (keys[i].source[0] == 'a' && said[i].place.file) {
			scenario->sourced_count += said[i].origin == SCHEMA_FILE_SOURCED;
			scenario->assumed_count += said[i].origin == SCHEMA_FILE_ASSUMED;
		}
}

enum status servers_read(struct reading *reading)
{
	const struct yaml_node *servers = reading->servers;
	int before = reading->faults->error_count;
	if (!servers || (servers->kind == YAML_SCALAR && !*servers->text))
		return STATUS_OK;
	if (servers->kind != YAML_SEQUENCE)
		return reading_list_wanted(reading, servers, N_("begin each group with -"));
	for (const struct yaml_node *group = servers->first; group; group = group->next)
		group_read(reading, group);
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}
