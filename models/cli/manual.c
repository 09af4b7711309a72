/* manual.c - what the manual says of one key, one rule, one distribution: out of the tables that parse and check. */
#include "cli/manual.h"

#include <string.h>

#include "base/word.h"
#include "learn/targets.h"
#include "report/factor_words.h"
#include "world/ranges.h"
#include "world/reading.h"

enum { INDENT = 4 };

/* -- rows ------------------------------------------------------------------------------------------------------------ */

/* What is written in a file stands first, in the language asked for; then what it is called, and how it is written in the other. */
static void title_print(const struct cli *cli, const char *written_en, const char *written_zh, const char *name_en)
{
	if (cli->is_chinese)
		fprintf(cli->out, "%s   %s\n", written_zh, written_en);
	else if (!strcmp(written_en, name_en))
		fprintf(cli->out, "%s   %s\n", written_en, written_zh);
	else
		fprintf(cli->out, "%s   %s · %s\n", written_en, name_en, written_zh);
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
	return !strcmp(source, "rule") ? _("a rule of this program") : _(source);
}

/* The rival forms among the choices of a key, joined by |. */
static void forms_list(const struct ranges_row *row, const struct schema_key *key, bool is_chinese, char *out, size_t size)
{
	char form[WORD_SIZE];
	*out = '\0';
	for (int i = 0; i < word_count(row->forms); i++) {
		word_at(row->forms, i, false, form, sizeof form);
		word_at(key->choices, word_find(key->choices, form), is_chinese, form, sizeof form);
		snprintf(out + strlen(out), size - strlen(out), "%s%s", i ? "|" : "", form);
	}
}

/* How far an assumed input is varied, or why it is not. */
static void range_print(const struct cli *cli, const struct schema_key *key)
{
	char low[SCHEMA_VALUE], high[SCHEMA_VALUE], words[2 * SCHEMA_VALUE + 16];
	const struct ranges_row *row = key->source && !strcmp(key->source, "assumed") ? ranges_find(key->path) : NULL;
	if (!row)
		return;
	if (row->kind == RANGES_STAYS) {
		part_print(cli, _("not varied: "), cli_pick(cli, row->reason_en, row->reason_zh));
		return;
	}
	if (row->kind == RANGES_FORMS) {
		forms_list(row, key, cli->is_chinese, words, sizeof words);
	} else {
		struct range range = ranges_of(row, key, key->type == SCHEMA_DRAW ? draw_mean(&key->draw_fallback) : key->fallback);
		units_format(range.low, key->dimension, cli->is_chinese, low, sizeof low);
		units_format(range.high, key->dimension, cli->is_chinese, high, sizeof high);
		snprintf(words, sizeof words, "%s … %s", low, high);
	}
	fprintf(cli->out, "%*s%s%s (%s%s%s)\n", INDENT, "", _("plausible: "), words, factor_words_source(row->source), row->is_shared ? _("; moves with others: ") : "",
		row->is_shared ? cli_pick(cli, row->name_en, row->name_zh) : "");
}

void manual_key(const struct cli *cli, const struct schema *schema, const struct schema_key *key)
{
	char words[SCHEMA_VALUE];
	schema_path(schema, key->path, true, words, sizeof words);
	title_print(cli, key->path, words, key->name_en);
	cli_wrap(cli->out, INDENT, cli_pick(cli, key->meaning_en, key->meaning_zh));
	schema_units(key, cli->is_chinese, words, sizeof words);
	part_print(cli, _("unit: "), words);
	schema_fallback(key, cli->is_chinese, words, sizeof words);
	part_print(cli, _("default: "), words);
	schema_bounds(key, cli->is_chinese, words, sizeof words);
	part_print(cli, key->choices ? _("one of: ") : _("bounds: "), words);
	range_print(cli, key);
	part_print(cli, _("source: "), source_words(key->source));
	part_print(cli, _("serves: "), key->rows);
	if (key->is_fixed)
		part_print(cli, _("fixed: "), _("shapes the world; no option and no date can change it"));
}

/* The keys at or below a path; "" = all. */
void manual_keys(const struct cli *cli, const struct schema *schema, const char *path)
{
	size_t length = strlen(path);
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *key = &schema->keys[i];
		if (!length || (!strncmp(key->path, path, length) && (!key->path[length] || key->path[length] == '.')))
			manual_key(cli, schema, key);
	}
}

void manual_plate(const struct cli *cli, const struct plate *plate)
{
	title_print(cli, plate->name, plate->name_zh, plate->name_en);
	cli_wrap(cli->out, INDENT, cli_pick(cli, plate->meaning_en, plate->meaning_zh));
	part_print(cli, _("serves: "), plate->rows);
}

void manual_draw(const struct cli *cli, const struct draw_kind *kind)
{
	title_print(cli, kind->name, kind->name_zh, kind->name_en);
	cli_wrap(cli->out, INDENT, cli_pick(cli, kind->meaning_en, kind->meaning_zh));
	for (int i = 0; i < kind->parameter_count; i++) {
		const struct draw_parameter *parameter = &kind->parameters[i];
		char name[SCHEMA_VALUE], other[SCHEMA_VALUE];
		schema_parameter_name(parameter, cli->is_chinese, name, sizeof name);
		schema_parameter_name(parameter, !cli->is_chinese, other, sizeof other);
		fprintf(cli->out, _("%*s%s (%s): %s; %s\n"), INDENT, "", name, other, cli_pick(cli, parameter->meaning_en, parameter->meaning_zh),
			parameter->in_units ? _("in the unit of the key") : _("a plain number"));
	}
	for (int i = 0; kind == draw_kind(DRAW_empirical) && i < schema_draw_empirical.count; i++) {
		const struct schema_key *key = &schema_draw_empirical.keys[i];
		fprintf(cli->out, "%*s%s: %s\n", INDENT, "", cli_pick(cli, key->name_en, key->name_zh), cli_pick(cli, key->meaning_en, key->meaning_zh));
	}
}

void manual_discipline(const struct cli *cli, const struct discipline *discipline)
{
	struct plate plate = {.name = discipline->name, .name_en = discipline->name_en, .name_zh = discipline->name_zh,
		.meaning_en = discipline->meaning_en, .meaning_zh = discipline->meaning_zh, .rows = discipline->rows};
	manual_plate(cli, &plate);
}

void manual_rule(struct manual *manual, enum rule_id id)
{
	manual_plate(manual->cli, rule_plate(id));
	manual_keys(manual->cli, &manual->rules[id], "");
}

void manual_group(struct manual *manual, const char *group, const struct plate *plate)
{
	const char *path = arena_format(&manual->arena, "%s.%s", group, plate->name);
	manual_plate(manual->cli, plate);
	if (path)
		manual_keys(manual->cli, &manual->schema, path);
}

/* -- words that are no keys ------------------------------------------------------------------------------------------ */

/* What stands in scenario and policy files beside the keys of tables. */
static const struct word {
	const char *word, *name_en, *meaning_en, *meaning_zh;
} words[] = {
	{READING_SETTINGS, "settings",
	 "in a scenario: groups of keys, see `describe keys`; in an option: entries of them, which with `from: 2013-01-01` hold from that date, else from the start",
	 "在情景文件中：各组设定，见 describe 设定项；在方案中：若干组设定，写“自: 2013-01-01”则自该日起生效，否则自起点生效"},
	{READING_LINES, "lines of work", "a list of lines of work the scenario describes itself, as in - {id: 1, name: calls, rate: 0.8 /h, effort: 1 h}",
	 "情景自行描述的工作，一条一项，如 - {编号: 1, 名称: 来电, 到达率: 0.8 /小时, 工时: 1 小时}"},
	{READING_SERVERS, "servers", "a list of groups of servers beside the posts of the communities, as in - {name: desk, count: 2, takes: [calls]}",
	 "社区岗位之外另设的服务台，一条一组，如 - {名称: 前台, 人数: 2, 办理: [来电]}"},
	{SERVERS_TAKES, "takes", "the lines of work a group of servers takes; with order: listed, the first has precedence", "一组服务台办理的自定工作；若“取件方式: 按所列先后”，排在前面的先办"},
	{LINES_NEXT, "next", "where a piece of work goes when it is done: the name of a line, or as in [{to: calls, share: 0.3}]; what the shares leave over leaves",
	 "办结后转到哪项工作：写名称，或如 [{转到: 来电, 比例: 0.3}]；其余离开"},
	{READING_EXPECT, "expect", "a list of exact values theory gives, as in - {id: A1, line: customers, measure: wait, value: 1 min}; `jianfu laws` judges them",
	 "理论给出的精确值，如 - {编号: A1, 工作线: 来客, 指标: 等待, 精确值: 1 分钟}；由 jianfu laws 判定"},
	{READING_SWEEP, "sweep", "what `jianfu sweep` varies and how, as in {design: latin, points: 100, factors: {staff.quits: 5 .. 30 %/yr}}; options of the command line come first",
	 "扫描变动什么、怎样变动，如 {设计: 拉丁超立方, 点数: 100, 因子: {人员.离职率: 5 .. 30 %/年}}；命令行选项优先"},
	{SWEEP_FACTORS, "factors", "keys of settings, or policy.NAME.RULE.PARAMETER of an option, each with a list of values or a range: low .. high, with log behind it where every ratio is alike",
	 "设定项，或 方案.名称.规则.参数，各写若干取值或区间：低 .. 高，其后写 log 则按比例均匀"},
	{"present_1=第1次观察", "in system at the first look",
	 "pieces of a line of work in a community, waiting or in hand, at the first time of look_at; present_2 at the second, and so on",
	 "各社区在第一个观察时刻排队与在办的件数；present_2 为第二个时刻，依次类推"},
	{"came_1=第1次观察前提出", "asked before the first look",
	 "pieces of a line of work asked for between the start and the first time of look_at; came_2 between the first and the second, and so on",
	 "从起点到第一个观察时刻提出的件数；came_2 为第一、第二个时刻之间，依次类推"},
	{READING_POLICIES, "options", "a list of options: files, as in - policies/quota.yaml, or what would stand in them; none: the scenario is run as it is",
	 "各方案：写文件名如 - policies/quota.yaml，或直接写其内容；不写则按原样模拟"},
	{READING_GATE, "gate", "rules in the order they are asked, as in - catalogue: {size: 58}; see `describe rules`",
	 "按询问次序列出规则，如 - 准入目录: {事项数: 58}；见 describe 规则"},
	{READING_PHASES, "phases", "entries of from, gate and settings: another gate from a date", "若干条“自、准入、设定”：自某日起换用另一套准入"},
	{READING_FROM, "from", "the day from which an entry of settings or phases holds, after the start", "一组设定或一个阶段自哪天起生效，在起点之后"},
	{TARGETS_MOVE, "inputs that may be moved", "in a file of targets: a list of inputs calibrate may move, as in [requests.effort, mandates.*.effort]; without it all that are assumed and have a range",
	 "目标文件中：calibrate 可以调整的输入，如 [requests.effort, mandates.*.effort]；不写则为所有有范围的假定"},
	{"value=值", "value", "with a source beside it: {value: 18 /10000 residents, source: \"plan of 2021\"}; `check --inputs` shows it",
	 "可与出处写在一起：{值: 18 人/万人, 出处: 某规划}；check --inputs 会列出"},
	{"source=出处", "source", "where a value comes from, beside it", "值的来源，写在值旁"},
	{"assumed=假定", "assumed", "yes, or why: the value beside it has no source; so are all values that do not say", "写“是”或理由：该值没有出处；不写的也算假定"},
};
enum { WORDS = sizeof words / sizeof *words };

static void word_print(const struct cli *cli, const struct word *word)
{
	char english[WORD_SIZE], chinese[WORD_SIZE];
	word_pick(word->word, false, english, sizeof english);
	word_pick(word->word, true, chinese, sizeof chinese);
	title_print(cli, english, chinese, word->name_en);
	cli_wrap(cli->out, INDENT, cli_pick(cli, word->meaning_en, word->meaning_zh));
}

bool manual_word(const struct cli *cli, const char *written)
{
	for (int i = 0; i < WORDS; i++)
		if (word_is(words[i].word, written)) {
			word_print(cli, &words[i]);
			return true;
		}
	return false;
}

const char *manual_word_at(int place)
{
	return place < WORDS ? words[place].word : NULL;
}
