/* describe.c - the verb that prints the manual, out of the tables that parse and check. */
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "cli/describe.h"
#include "cli/json_schema.h"
#include "cli/manual.h"
#include "cli/path.h"
#include "cli/rows.h"
#include "cli/sheets.h"
#include "demand/arrivals.h"
#include "learn/targets.h"
#include "run/indicator.h"
#include "world/reading.h"

enum { INDENT = 4, MOST_TOPICS = 32, NAMES = 4096 };

/* -- topics ---------------------------------------------------------------------------------------------------------- */

static void keys_topic(struct manual *manual)
{
	manual_keys(manual->cli, &manual->schema, "");
}

static void scenario_topic(struct manual *manual)
{
	static const char *const beside[] = {"settings", "lines", "next", "servers", "takes", "policies", "expect", "sweep", "factors"};
	manual_keys(manual->cli, &reading_schema, "");
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		manual_word(manual->cli, beside[i]);
	manual_keys(manual->cli, &lines_schema, "");
	manual_keys(manual->cli, &servers_schema, "");
	manual_keys(manual->cli, &expects_schema, "");
	manual_keys(manual->cli, &sweeps_schema, "");
}

static void policies_topic(struct manual *manual)
{
	static const char *const beside[] = {"gate", "settings", "phases", "from"};
	manual_keys(manual->cli, &policies_schema, "");
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		manual_word(manual->cli, beside[i]);
}

static void targets_topic(struct manual *manual)
{
	manual_keys(manual->cli, &targets_schema, "");
	manual_word(manual->cli, "move");
}

static void units_topic(struct manual *manual)
{
	char words[256];
	for (int dimension = 0; dimension < UNITS_DIMENSIONS; dimension++) {
		units_list((enum units_dimension)dimension, manual->cli->is_chinese, words, sizeof words);
		if (*words)
			fprintf(manual->cli->out, "%s\n", words);
	}
}

static void distributions_topic(struct manual *manual)
{
	for (int id = 0; id < DRAW_COUNT; id++)
		manual_draw(manual->cli, draw_kind((enum draw_id)id));
}

static void kinds_topic(struct manual *manual)
{
	for (int id = 0; id < KIND_COUNT; id++)
		manual_plate(manual->cli, &kind_plate((enum kind_id)id)->plate);
}

static void rules_topic(struct manual *manual)
{
	for (int id = 0; id < RULE_COUNT; id++)
		manual_rule(manual, (enum rule_id)id);
}

static void loops_topic(struct manual *manual)
{
	for (int id = 0; id < LOOP_COUNT; id++)
		manual_group(manual, "loops", loop_plate((enum loop_id)id));
}

static void providers_topic(struct manual *manual)
{
	for (int id = 0; id < PROVIDER_COUNT; id++)
		manual_group(manual, "supply", provider_plate((enum provider_id)id));
}

static void disciplines_topic(struct manual *manual)
{
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		manual_discipline(manual->cli, discipline_plate((enum discipline_id)id));
}

static void measure_title(const struct cli *cli, const struct result_measure *m)
{
	const char *unit = cli_pick(cli, m->unit, m->unit_zh);
	fprintf(cli->out, cli->is_chinese ? "%2$s   %1$s" : "%s   %s", m->name, cli_pick(cli, m->name_en, m->name_zh));
	fprintf(cli->out, *unit ? " (%s)\n" : "%s\n", unit);
}

static void indicator_print(struct manual *manual, const struct indicator *indicator)
{
	const struct cli *cli = manual->cli;
	const struct result_measure *m = &indicator->measure;
	measure_title(cli, m);
	cli_wrap(cli->out, INDENT, cli_pick(cli, indicator->meaning_en, indicator->meaning_zh));
	const char *line = arena_format(&manual->arena, _("= %s; matters from %g: %s"), _(indicator->formula), m->matters_from,
		_(indicator->matters_reason));
	if (line)
		cli_wrap(cli->out, INDENT, line);
	if (m->precision_from > 0) {
		fprintf(cli->out, "%*s", INDENT, "");
		fprintf(cli->out, _("precision: ±%g; run --precision simulates until it is reached\n"), m->precision_from);
	}
}

static void indicators_topic(struct manual *manual)
{
	for (int id = 0; id < INDICATOR_COUNT; id++)
		indicator_print(manual, indicator_plate((enum indicator_id)id));
}

static void tables_topic(struct manual *manual)
{
	for (int id = 0; id < TABLES_COUNT; id++)
		sheets_print(manual->cli, (enum tables_id)id);
}

static void line_measure_print(const struct cli *cli, const struct line_measure *measure)
{
	measure_title(cli, &measure->measure);
	cli_wrap(cli->out, INDENT, cli_pick(cli, measure->meaning_en, measure->meaning_zh));
}

static void origin_measure_print(const struct cli *cli, const struct origin_measure *measure)
{
	measure_title(cli, &measure->measure);
	cli_wrap(cli->out, INDENT, cli_pick(cli, measure->meaning_en, measure->meaning_zh));
}

static void costs_topic(struct manual *manual)
{
	for (int id = 0; id < ORIGIN_MEASURE_COUNT; id++)
		origin_measure_print(manual->cli, origin_measure_plate((enum origin_measure_id)id));
}

static void measures_topic(struct manual *manual)
{
	for (int id = 0; id < LINE_MEASURE_COUNT; id++)
		line_measure_print(manual->cli, line_measure_plate((enum line_measure_id)id));
	manual_word(manual->cli, "present_1");
	manual_word(manual->cli, "came_1");
}

static void arrivals_topic(struct manual *manual)
{
	for (int id = 0; id < ARRIVALS_COUNT; id++)
		manual_plate(manual->cli, &arrivals_plate((enum arrivals_id)id)->plate);
}

static void rows_topic(struct manual *manual)
{
	rows_print(manual);
}

static const struct topic {
	const char *name;
	void (*print)(struct manual *manual);
	const char *meaning_en, *meaning_zh;
} topics[] = {
	{"keys=设定项", keys_topic, "every setting of a scenario; the name of a group or key shows that alone: describe staff", "情景文件的全部设定；写组名或键名则只显示该部分，如 describe 人员"},
	{"scenario=情景文件", scenario_topic, "what stands at the top of a scenario file, its own lines of work and servers, and what theory says of it", "情景文件的顶层内容、自定工作、服务台与理论值"},
	{"tables=表格", tables_topic, "columns of the tables a scenario may name; the name of one shows it alone: describe communities", "情景可引用的各表格的列；写表名则只显示该表，如 describe 社区表"},
	{"policies=方案", policies_topic, "what a policy file holds", "方案文件的内容"},
	{"targets=目标", targets_topic, "what a file of targets holds, for calibrate and run --screen", "目标文件的内容，供 calibrate 与 run --screen 使用"},
	{"units=单位", units_topic, "the units quantities are written in", "可用的计量单位"},
	{"distributions=分布", distributions_topic, "distributions and their parameters", "概率分布及其参数"},
	{"kinds=事项类型", kinds_topic, "kinds of work sent down; the name of one shows its keys: describe ledger", "交办事项的类型；写类型名则显示其各键，如 describe 台账"},
	{"rules=规则", rules_topic, "admission rules and their parameters", "准入规则及其参数"},
	{"loops=反馈回路", loops_topic, "feedback loops and their parameters", "反馈回路及其参数"},
	{"providers=服务提供方", providers_topic, "who else can do it: volunteers, firms, social organisations, and their parameters", "还有谁能办：志愿者、企业、社会组织等及其参数"},
	{"indicators=指标", indicators_topic, "what result tables show: formula, unit, and what is too small to matter", "结果表中的指标：公式、单位、在意的幅度"},
	{"measures=工作指标", measures_topic, "measures of each line of work and group of servers: what compare --lines shows and expect: may name", "各项工作与服务台的指标：compare --lines 所列、“应得”可用"},
	{"costs=成本", costs_topic, "what compare --costs shows of each kind of work sent down and each department", "compare --costs 所列：各类交办事项、各部门的数量、工时与成本"},
	{"arrivals=到达方式", arrivals_topic, "ways the pieces of a line of work come", "自定工作的到达方式"},
	{"disciplines=办理次序", disciplines_topic, "orders of work: what staff.discipline chooses from", "办理次序：人员.办理次序 的各个选项"},
	{"rows=资料条目", rows_topic, "which rows of the source documents each thing serves; docs/traceability.md puts them in order", "各项内容对应资料的哪些条目；docs/traceability.md 按条目排列"},
};
enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

const char *describe_topic(int place)
{
	return place < TOPIC_COUNT ? topics[place].name : NULL;
}

static void topics_print(const struct cli *cli)
{
	char name[WORD_SIZE];
	for (int i = 0; i < TOPIC_COUNT; i++) {
		word_pick(topics[i].name, cli->is_chinese, name, sizeof name);
		fprintf(cli->out, "%s\n", name);
		cli_wrap(cli->out, INDENT, cli_pick(cli, topics[i].meaning_en, topics[i].meaning_zh));
	}
}

/* -- things by name -------------------------------------------------------------------------------------------------- */

static bool is_called(const char *name, const char *name_zh, const char *written)
{
	return !strcmp(name, written) || !strcmp(name_zh, written);
}

/* Indicators, measures of lines of work and ways of arriving. */
static bool measures_named(struct manual *manual, const char *name)
{
	bool is_found = false;
	for (int id = 0; id < INDICATOR_COUNT; id++)
		if (is_called(indicator_plate((enum indicator_id)id)->measure.name, indicator_plate((enum indicator_id)id)->measure.name_zh, name))
			indicator_print(manual, indicator_plate((enum indicator_id)id)), is_found = true;
	for (int id = 0; id < LINE_MEASURE_COUNT; id++)
		if (is_called(line_measure_plate((enum line_measure_id)id)->measure.name, line_measure_plate((enum line_measure_id)id)->measure.name_zh, name))
			line_measure_print(manual->cli, line_measure_plate((enum line_measure_id)id)), is_found = true;
	for (int id = 0; id < ARRIVALS_COUNT; id++)
		if (is_called(arrivals_plate((enum arrivals_id)id)->plate.name, arrivals_plate((enum arrivals_id)id)->plate.name_zh, name))
			manual_plate(manual->cli, &arrivals_plate((enum arrivals_id)id)->plate), is_found = true;
	return is_found;
}

/* Prints what is called so among rules, kinds, loops, providers, disciplines and distributions; a rule and a loop may share a name. */
static bool plates_named(struct manual *manual, const char *name)
{
	bool is_found = false;
	for (int id = 0; id < RULE_COUNT; id++)
		if (is_called(rule_plate((enum rule_id)id)->name, rule_plate((enum rule_id)id)->name_zh, name))
			manual_rule(manual, (enum rule_id)id), is_found = true;
	for (int id = 0; id < KIND_COUNT; id++)
		if (is_called(kind_plate((enum kind_id)id)->plate.name, kind_plate((enum kind_id)id)->plate.name_zh, name))
			manual_group(manual, "mandates", &kind_plate((enum kind_id)id)->plate), is_found = true;
	for (int id = 0; id < LOOP_COUNT; id++)
		if (is_called(loop_plate((enum loop_id)id)->name, loop_plate((enum loop_id)id)->name_zh, name))
			manual_group(manual, "loops", loop_plate((enum loop_id)id)), is_found = true;
	for (int id = 0; id < PROVIDER_COUNT; id++)
		if (is_called(provider_plate((enum provider_id)id)->name, provider_plate((enum provider_id)id)->name_zh, name))
			manual_group(manual, "supply", provider_plate((enum provider_id)id)), is_found = true;
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		if (is_called(discipline_plate((enum discipline_id)id)->name, discipline_plate((enum discipline_id)id)->name_zh, name))
			manual_discipline(manual->cli, discipline_plate((enum discipline_id)id)), is_found = true;
	for (int id = 0; id < DRAW_COUNT; id++)
		if (is_called(draw_kind((enum draw_id)id)->name, draw_kind((enum draw_id)id)->name_zh, name))
			manual_draw(manual->cli, draw_kind((enum draw_id)id)), is_found = true;
	return manual_word(manual->cli, name) || is_found;
}

/* The tables of keys one after another: settings, frame, options, lines, each rule. NULL behind the last. */
static const struct schema *table_at(const struct manual *manual, int at)
{
	const struct schema *const tables[] = {&manual->schema, &reading_schema, &policies_schema, &lines_schema, &servers_schema, &expects_schema, &sweeps_schema};
	enum { TABLES = sizeof tables / sizeof *tables };
	if (at < TABLES)
		return tables[at];
	return at < TABLES + RULE_COUNT ? &manual->rules[at - TABLES] : NULL;
}

/* Keys and groups by their path, in either language; if need be, keys whose last part it is. */
static bool keys_named(struct manual *manual, const char *name, bool by_last_part)
{
	char path[SCHEMA_VALUE];
	bool is_found = false;
	const struct schema *schema;
	for (int at = 0; (schema = table_at(manual, at)); at++)
		if (schema_resolve(schema, "", name, path, sizeof path) && gates_rule(path) < 0) /* rules are plates */
			manual_keys(manual->cli, schema, path), is_found = true;
	if (is_found || !by_last_part)
		return is_found;
	for (int at = 0; (schema = table_at(manual, at)); at++)
		for (int i = 0; i < schema->count; i++) {
			const char *dot = strrchr(schema->keys[i].path, '.');
			if (dot && is_called(dot + 1, schema->keys[i].name_zh, name))
				manual_key(manual->cli, schema, &schema->keys[i]), is_found = true;
		}
	return is_found;
}

/* Everything that can be asked for, in one language. */
static const char *nearest_name(struct manual *manual, const char *written)
{
	bool is_chinese = word_is_chinese(written);
	const char *names[NAMES];
	char name[SCHEMA_VALUE];
	int count = 0;
	for (int i = 0; i < TOPIC_COUNT || manual_word_at(i - TOPIC_COUNT); i++) {
		word_pick(i < TOPIC_COUNT ? topics[i].name : manual_word_at(i - TOPIC_COUNT), is_chinese, name, sizeof name);
		names[count++] = arena_string(&manual->arena, name);
	}
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		names[count++] = is_chinese ? discipline_plate((enum discipline_id)id)->name_zh : discipline_plate((enum discipline_id)id)->name;
	for (int id = 0; id < DRAW_COUNT; id++)
		names[count++] = schema_draw_name(draw_kind((enum draw_id)id), is_chinese);
	const struct schema *schema;
	for (int at = 0; (schema = table_at(manual, at)); at++)
		for (int i = 0; i < schema->count && count + 3 < NAMES; i++) {
			schema_path(schema, schema->keys[i].path, is_chinese, name, sizeof name);
			names[count++] = arena_string(&manual->arena, name);
			char *dot = strrchr(name, '.');
			if (!dot)
				continue;
			names[count++] = arena_string(&manual->arena, dot + 1);
			*dot = '\0';
			names[count++] = arena_string(&manual->arena, name);
		}
	for (int i = 0; i < count; i++)
		if (!names[i])
			return NULL;
	return text_nearest(written, names, count);
}

static int topic_print(struct manual *manual, const char *name)
{
	for (int i = 0; i < TOPIC_COUNT; i++)
		if (word_is(topics[i].name, name))
			return topics[i].print(manual), STATUS_OK;
	bool is_plate = plates_named(manual, name), is_table = sheets_find(name) < TABLES_COUNT;
	bool is_key = keys_named(manual, name, !is_plate && !is_table), is_measure = measures_named(manual, name);
	if (is_table)
		sheets_print(manual->cli, sheets_find(name));
	if (is_key || is_plate || is_table || is_measure)
		return STATUS_OK;
	const char *nearest = nearest_name(manual, name);
	fprintf(manual->cli->err, _("jianfu describe: there is nothing called %s; "), name);
	if (nearest)
		fprintf(manual->cli->err, _("did you mean %s?\n"), nearest);
	else
		fprintf(manual->cli->err, _("`jianfu describe` lists the topics\n"));
	return STATUS_FAULT;
}

/* -- verb ------------------------------------------------------------------------------------------------------------ */

struct request {
	const char *topics[MOST_TOPICS];
	int topic_count;
	bool wants_schema, wants_path;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	if (key == 'j') {
		request->wants_schema = true;
		return 0;
	}
	if (key == 'f') {
		request->wants_path = true;
		return 0;
	}
	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	if (request->topic_count == MOST_TOPICS)
		argp_error(state, _("too many topics"));
	request->topics[request->topic_count++] = argument;
	return 0;
}

static enum status tables_build(struct manual *manual)
{
	enum status status = keys_build(&manual->schema, &manual->arena);
	for (int rule = 0; rule < RULE_COUNT && !status; rule++)
		status = keys_of_rule((enum rule_id)rule, &manual->rules[rule], &manual->arena);
	return status;
}

static enum status schema_print(struct manual *manual)
{
	struct text out;
	text_init(&out);
	json_schema_write(manual, &out);
	bool failed = out.failed;
	if (!failed)
		fputs(out.data, manual->cli->out);
	text_free(&out);
	return failed ? STATUS_WORLD : STATUS_OK;
}

static int paths_print(struct cli *cli, const struct request *request)
{
	struct faults faults;
	cli_faults_init(&faults, cli);
	for (int i = 0; i < request->topic_count; i++)
		path_print(cli, request->topics[i], &faults);
	fflush(cli->out);
	int status = cli_faults(cli, &faults);
	faults_free(&faults);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "fluid", .key = 'f', .doc = N_("of scenario files instead of topics: demand, load, effort, exhaustion, staff and overtime month by month in the mean, by difference equations instead of simulation")},
		{.name = "json-schema", .key = 'j', .arg = "zh|en", .flags = OPTION_ARG_OPTIONAL, .doc = N_("print the language as a JSON Schema, for editors that check and complete while one types")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("[TOPIC…]"), .children = children,
		.doc = N_("Prints the manual of what can be written: meaning, unit, default, bounds and source, from the tables that check it. Without a topic it lists the topics."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.topic_count = 0};
	struct manual manual = {.cli = cli};
	int status = STATUS_OK;
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	if (request.wants_path && request.topic_count)
		return paths_print(cli, &request);
	arena_init(&manual.arena);
	if (tables_build(&manual)) {
		fprintf(cli->err, "%s\n", _("out of memory"));
		status = STATUS_WORLD;
	}
	if (!status && request.wants_schema)
		status = (int)schema_print(&manual);
	else if (!status && !request.topic_count)
		topics_print(cli);
	for (int i = 0; i < request.topic_count && !request.wants_schema && status != STATUS_WORLD; i++)
		status |= topic_print(&manual, request.topics[i]);
	arena_free(&manual.arena);
	return status;
}

const struct verb describe_verb = {
	.name = "describe", .run = run,
	.summary_en = "the manual of everything a scenario can say",
	.summary_zh = "情景文件可写内容的手册",
};
