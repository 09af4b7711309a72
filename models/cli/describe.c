/* describe.c - the verb that prints the manual, out of the tables that parse and check. */
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"
#include "run/indicator.h"
#include "staff/discipline.h"
#include "world/keys.h"
#include "world/plate.h"
#include "world/reading.h"

enum { INDENT = 4, MOST_TOPICS = 32, NAMES = KIND_COUNT + RULE_COUNT + LOOP_COUNT + DRAW_COUNT + 1024 };

struct manual {
	struct cli *cli;
	struct arena arena;
	struct schema schema;
};

/* -- rows ------------------------------------------------------------------------------------------------------------ */

static void title_print(const struct cli *cli, const char *path, const char *name_en, const char *name_zh)
{
	const char *first = cli->is_chinese ? name_zh : name_en, *second = cli->is_chinese ? name_en : name_zh;
	fprintf(cli->out, "%s", path);
	if (first && second)
		fprintf(cli->out, "   %s · %s", first, second);
	fputc('\n', cli->out);
}

static void part_print(const struct cli *cli, const char *label, const char *words)
{
	if (words && *words)
		fprintf(cli->out, "%*s%s%s\n", INDENT, "", label, words);
}

static const char *source_words(const char *source)
{
	if (!source || !strcmp(source, "assumed"))
		return _("assumed");
	return !strcmp(source, "rule") ? _("a rule of this program") : source;
}

static void key_print(const struct cli *cli, const struct schema_key *key)
{
	char words[SCHEMA_VALUE];
	title_print(cli, key->path, key->name_en, key->name_zh);
	cli_wrap(cli->out, INDENT, cli_pick(cli, key->meaning_en, key->meaning_zh));
	schema_units(key, cli->is_chinese, words, sizeof words);
	part_print(cli, _("unit: "), words);
	schema_fallback(key, cli->is_chinese, words, sizeof words);
	part_print(cli, _("default: "), words);
	schema_bounds(key, cli->is_chinese, words, sizeof words);
	part_print(cli, key->choices ? _("one of: ") : _("bounds: "), words);
	part_print(cli, _("source: "), source_words(key->source));
	part_print(cli, _("serves: "), key->rows);
	if (key->is_fixed)
		part_print(cli, _("fixed: "), _("shapes the world; no option and no date can change it"));
}

/* The keys at or below a path; "" = all. */
static void keys_print(const struct cli *cli, const struct schema *schema, const char *path)
{
	size_t length = strlen(path);
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *key = &schema->keys[i];
		if (!length || (!strncmp(key->path, path, length) && (!key->path[length] || key->path[length] == '.')))
			key_print(cli, key);
	}
}

static void plate_print(const struct cli *cli, const struct plate *plate)
{
	title_print(cli, plate->name, plate->name_en, plate->name_zh);
	cli_wrap(cli->out, INDENT, cli_pick(cli, plate->meaning_en, plate->meaning_zh));
	part_print(cli, _("serves: "), plate->rows);
}

static void draw_print(const struct cli *cli, const struct draw_kind *kind)
{
	title_print(cli, kind->name, kind->name_en, kind->name_zh);
	cli_wrap(cli->out, INDENT, cli_pick(cli, kind->meaning_en, kind->meaning_zh));
	for (int i = 0; i < kind->parameter_count; i++) {
		const struct draw_parameter *parameter = &kind->parameters[i];
		fprintf(cli->out, "%*s%s: %s; %s\n", INDENT, "", parameter->name, cli_pick(cli, parameter->meaning_en, parameter->meaning_zh),
			parameter->in_units ? _("in the unit of the key") : _("a plain number"));
	}
	for (int i = 0; kind == draw_kind(DRAW_empirical) && i < schema_draw_empirical.count; i++) {
		const struct schema_key *key = &schema_draw_empirical.keys[i];
		fprintf(cli->out, "%*s%s: %s\n", INDENT, "", cli_pick(cli, key->name_en, key->name_zh), cli_pick(cli, key->meaning_en, key->meaning_zh));
	}
}

static void discipline_print(const struct cli *cli, const struct discipline *discipline)
{
	struct plate plate = {.name = discipline->name, .name_en = discipline->name_en, .name_zh = discipline->name_zh,
		.meaning_en = discipline->meaning_en, .meaning_zh = discipline->meaning_zh, .rows = discipline->rows};
	plate_print(cli, &plate);
}

static void rule_print(struct manual *manual, enum rule_id id)
{
	struct schema schema;
	plate_print(manual->cli, rule_plate(id));
	if (!keys_of_rule(id, &schema, &manual->arena))
		keys_print(manual->cli, &schema, "");
}

static void group_print(struct manual *manual, const char *group, const struct plate *plate)
{
	const char *path = arena_format(&manual->arena, "%s.%s", group, plate->name);
	plate_print(manual->cli, plate);
	if (path)
		keys_print(manual->cli, &manual->schema, path);
}

/* The rule of this name with its parameters, or the one parameter that is meant. */
static bool rule_named(struct manual *manual, enum rule_id id, const char *name)
{
	struct schema schema;
	const struct schema_key *key = NULL;
	if (!strcmp(rule_plate(id)->name, name))
		return rule_print(manual, id), true;
	if (!keys_of_rule(id, &schema, &manual->arena))
		key = schema_find(&schema, name);
	if (key)
		key_print(manual->cli, key);
	return key;
}

/* -- topics ---------------------------------------------------------------------------------------------------------- */

static void keys_topic(struct manual *manual)
{
	keys_print(manual->cli, &manual->schema, "");
}

static void scenario_topic(struct manual *manual)
{
	keys_print(manual->cli, &reading_schema, "");
	keys_print(manual->cli, &lines_schema, "");
}

static void policies_topic(struct manual *manual)
{
	keys_print(manual->cli, &policies_schema, "");
	title_print(manual->cli, "gate", "gate", "准入门槛");
	cli_wrap(manual->cli->out, INDENT, _("rules in the order they are asked, as in - catalogue: {size: 58}; see `describe rules`"));
	title_print(manual->cli, "settings", "timed settings", "分期设定");
	cli_wrap(manual->cli->out, INDENT, _("entries of settings; with `from: 2013-01-01` they hold from that date, else from the start"));
	title_print(manual->cli, "phases", "phases", "阶段");
	cli_wrap(manual->cli->out, INDENT, _("entries of from, gate and settings: another gate from a date"));
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
		draw_print(manual->cli, draw_kind((enum draw_id)id));
}

static void kinds_topic(struct manual *manual)
{
	for (int id = 0; id < KIND_COUNT; id++)
		plate_print(manual->cli, &kind_plate((enum kind_id)id)->plate);
}

static void rules_topic(struct manual *manual)
{
	for (int id = 0; id < RULE_COUNT; id++)
		rule_print(manual, (enum rule_id)id);
}

static void loops_topic(struct manual *manual)
{
	for (int id = 0; id < LOOP_COUNT; id++)
		group_print(manual, "loops", loop_plate((enum loop_id)id));
}

static void disciplines_topic(struct manual *manual)
{
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		discipline_print(manual->cli, discipline_plate((enum discipline_id)id));
}

static void indicators_topic(struct manual *manual)
{
	const struct cli *cli = manual->cli;
	for (int id = 0; id < INDICATOR_COUNT; id++) {
		const struct indicator *indicator = indicator_plate((enum indicator_id)id);
		const struct result_measure *m = &indicator->measure;
		fprintf(cli->out, "%s  %s  %s  (%s)\n", m->name, m->name_en, m->name_zh, cli_pick(cli, m->unit, m->unit_zh));
		cli_wrap(cli->out, INDENT, cli_pick(cli, indicator->meaning_en, indicator->meaning_zh));
		const char *line = arena_format(&manual->arena, _("= %s; matters from %g: %s"), indicator->formula, m->matters_from,
			indicator->matters_reason);
		if (line)
			cli_wrap(cli->out, INDENT, line);
	}
}

static const struct topic {
	const char *name;
	void (*print)(struct manual *manual);
	const char *meaning_en, *meaning_zh;
} topics[] = {
	{"keys", keys_topic, "every setting of a scenario; the name of a group or key shows that alone: describe staff", "情景文件的全部设定；写组名或键名则只显示该部分，如 describe staff"},
	{"scenario", scenario_topic, "what stands at the top of a scenario file, and its own lines of work", "情景文件的顶层内容与自定工作线"},
	{"policies", policies_topic, "what a policy file holds", "方案文件的内容"},
	{"units", units_topic, "the units quantities are written in", "可用的计量单位"},
	{"distributions", distributions_topic, "distributions and their parameters", "概率分布及其参数"},
	{"kinds", kinds_topic, "kinds of work sent down; the name of one shows its keys: describe ledger", "交办事项的类型；写类型名则显示其各键，如 describe ledger"},
	{"rules", rules_topic, "admission rules and their parameters", "准入规则及其参数"},
	{"loops", loops_topic, "feedback loops and their parameters", "反馈回路及其参数"},
	{"indicators", indicators_topic, "what result tables show: formula, unit, and what is too small to matter", "结果表中的指标：公式、单位、在意的幅度"},
	{"disciplines", disciplines_topic, "orders of work: what staff.discipline chooses from", "办理次序：staff.discipline 的各个选项"},
};
enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

static void topics_print(const struct cli *cli)
{
	for (int i = 0; i < TOPIC_COUNT; i++) {
		fprintf(cli->out, "%s\n", topics[i].name);
		cli_wrap(cli->out, INDENT, cli_pick(cli, topics[i].meaning_en, topics[i].meaning_zh));
	}
}

/* Prints what is called `name` when it is one kind, loop, discipline or distribution. */
static bool plate_named(struct manual *manual, const char *name)
{
	for (int id = 0; id < KIND_COUNT; id++)
		if (!strcmp(kind_plate((enum kind_id)id)->plate.name, name))
			return group_print(manual, "mandates", &kind_plate((enum kind_id)id)->plate), true;
	for (int id = 0; id < LOOP_COUNT; id++)
		if (!strcmp(loop_plate((enum loop_id)id)->name, name))
			return group_print(manual, "loops", loop_plate((enum loop_id)id)), true;
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		if (!strcmp(discipline_plate((enum discipline_id)id)->name, name))
			return discipline_print(manual->cli, discipline_plate((enum discipline_id)id)), true;
	for (int id = 0; id < DRAW_COUNT; id++)
		if (!strcmp(draw_kind((enum draw_id)id)->name, name))
			return draw_print(manual->cli, draw_kind((enum draw_id)id)), true;
	return false;
}

static int names_of(const struct manual *manual, struct arena *arena, const char **names)
{
	int count = 0;
	for (int i = 0; i < TOPIC_COUNT; i++)
		names[count++] = topics[i].name;
	for (int id = 0; id < KIND_COUNT; id++)
		names[count++] = kind_plate((enum kind_id)id)->plate.name;
	for (int id = 0; id < RULE_COUNT; id++)
		names[count++] = rule_plate((enum rule_id)id)->name;
	for (int id = 0; id < LOOP_COUNT; id++)
		names[count++] = loop_plate((enum loop_id)id)->name;
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		names[count++] = discipline_plate((enum discipline_id)id)->name;
	for (int id = 0; id < DRAW_COUNT; id++)
		names[count++] = draw_kind((enum draw_id)id)->name;
	for (int i = 0; i < manual->schema.count && count + 1 < NAMES; i++) {
		const char *path = manual->schema.keys[i].path, *dot = strchr(path, '.');
		const char *group = dot ? arena_format(arena, "%.*s", (int)(dot - path), path) : NULL;
		names[count++] = path;
		if (group)
			names[count++] = group;
	}
	return count;
}

static int topic_print(struct manual *manual, const char *name)
{
	const char *names[NAMES];
	bool is_found = false;
	for (int i = 0; i < TOPIC_COUNT; i++)
		if (!strcmp(topics[i].name, name))
			return topics[i].print(manual), STATUS_OK;
	for (int id = 0; id < RULE_COUNT; id++) /* a rule and a loop may share a name: both are shown */
		is_found |= rule_named(manual, (enum rule_id)id, name);
	is_found |= plate_named(manual, name);
	if (!is_found && (schema_find(&manual->schema, name) || schema_is_group(&manual->schema, name))) {
		keys_print(manual->cli, &manual->schema, name);
		is_found = true;
	}
	if (is_found)
		return STATUS_OK;
	const char *nearest = text_nearest(name, names, names_of(manual, &manual->arena, names));
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
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	if (request->topic_count == MOST_TOPICS)
		argp_error(state, _("too many topics"));
	request->topics[request->topic_count++] = argument;
	return 0;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.parser = option_read, .args_doc = N_("[TOPIC…]"), .children = children,
		.doc = N_("Prints the manual of what can be written: meaning, unit, default, bounds and source, from the tables that check it. Without a topic it lists the topics."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.topic_count = 0};
	struct manual manual = {.cli = cli};
	int status = STATUS_OK;
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	arena_init(&manual.arena);
	if (keys_build(&manual.schema, &manual.arena)) {
		fprintf(cli->err, "%s\n", _("out of memory"));
		status = STATUS_WORLD;
	}
	if (!status && !request.topic_count)
		topics_print(cli);
	for (int i = 0; i < request.topic_count && status != STATUS_WORLD; i++)
		status |= topic_print(&manual, request.topics[i]);
	arena_free(&manual.arena);
	return status;
}

const struct verb describe_verb = {
	.name = "describe", .run = run,
	.summary_en = "the manual of everything a scenario can say",
	.summary_zh = "情景文件可写内容的手册",
};
