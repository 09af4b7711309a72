/* policies.c - options: the gate each sets up, and what it changes from which date. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/file.h"
#include "world/reading.h"

/* What a policy file says of itself. */
struct policy_frame {
	const char *name, *label[2], *brief[2];
};

static const struct schema_key frame_keys[] = {
	{.path = "name", .type = SCHEMA_TEXT, .offset = offsetof(struct policy_frame, name), .source = "rule", .name_en = "name", .name_zh = "名称",
	 .meaning_en = "one word, for --policy and baseline", .meaning_zh = "一个词，供 --policy 与 对照方案 使用"},
	{.path = "label", .type = SCHEMA_WORDS, .offset = offsetof(struct policy_frame, label), .source = "rule", .name_en = "label", .name_zh = "标签",
	 .meaning_en = "what stands over its column; its name unless said", .meaning_zh = "列标题，默认为名称"},
	{.path = "brief", .type = SCHEMA_WORDS, .offset = offsetof(struct policy_frame, brief), .text_fallback = "", .source = "rule", .name_en = "in brief", .name_zh = "要点",
	 .meaning_en = "its main clause, under the label", .meaning_zh = "标签下的一句要点"},
};
const struct schema policies_schema = {frame_keys, sizeof frame_keys / sizeof *frame_keys, NULL};
static const char *const frame_others[] = {READING_GATE, READING_SETTINGS, READING_PHASES, NULL};
static const char *const timed_others[] = {READING_FROM, NULL};
static const struct schema no_keys = {NULL, 0, NULL};
static const char *const phase_keys[] = {READING_FROM, READING_GATE, READING_SETTINGS, NULL};

/* Something that begins to hold on a day. */
struct change {
	int32_t serial;
	const struct yaml_node *settings; /* may hold a `from` */
	const struct yaml_node *gate;     /* NULL: the gate stays */
};

static bool is_empty(const struct yaml_node *node)
{
	return !node || (node->kind == YAML_SCALAR && !*node->text && !node->quoted);
}

/* `what` is a word of the file, shown as whoever wrote it wrote. */
static enum status wants(struct reading *reading, const struct yaml_node *node, const char *what, const char *wanted, const char *help)
{
	char word[WORD_SIZE];
	word_pick(what, node->key ? word_is_chinese(node->key) : reading->faults->is_chinese, word, sizeof word);
	return fault_add(reading->faults, node->place, help, "%s wants %s, not %s", word, faults_word(reading->faults, wanted),
		yaml_found(node, reading->faults));
}

/* -- what changes when ----------------------------------------------------------------------------------------------- */

/* The date of an entry that must have one, ascending and after the start. */
static bool dated(struct reading *reading, const struct yaml_node *from, int32_t *latest, int32_t *serial)
{
	int32_t start = reading->scenario->start_serial;
	struct calendar_date date = calendar_date(start);
	if (!reading_date(reading, from, serial))
		return false;
	if (*serial <= start) {
		fault_add(reading->faults, from->place, "leave `from` out for what holds from the start", "%s is not after the start, %04d-%02d-%02d",
			from->text, date.year, date.month, date.day);
		return false;
	}
	if (*serial <= *latest) {
		fault_add(reading->faults, from->place, "put the entries in the order of their dates, one for each date",
			"%s does not come after the entry before it", from->text);
		return false;
	}
	*latest = *serial;
	return true;
}

static void timed_settings(struct reading *reading, const struct yaml_node *settings, struct change *changes, int *count)
{
	int32_t latest = INT32_MIN;
	if (is_empty(settings))
		return;
	if (settings->kind == YAML_SCALAR) {
		wants(reading, settings, READING_SETTINGS, N_("keys, or a list of entries with dates"),
			N_("write - {from: 2013-01-01, staff: {quits: 0.1 /yr}}"));
		return;
	}
	for (const struct yaml_node *entry = settings->kind == YAML_SEQUENCE ? settings->first : settings; entry;
	     entry = settings->kind == YAML_SEQUENCE ? entry->next : NULL) {
		const struct yaml_node *from = entry->kind == YAML_MAPPING ? yaml_child(entry, READING_FROM) : NULL;
		struct change change = {.serial = reading->scenario->start_serial, .settings = entry};
		if (from && !dated(reading, from, &latest, &change.serial))
			change.serial = latest > change.serial ? latest : change.serial; /* its settings are checked all the same */
		changes[(*count)++] = change;
	}
}

static void later_phases(struct reading *reading, const struct yaml_node *phases, struct change *changes, int *count)
{
	int32_t latest = INT32_MIN;
	if (is_empty(phases))
		return;
	if (phases->kind != YAML_SEQUENCE) {
		wants(reading, phases, READING_PHASES, N_("a list"), N_("write - {from: 2014-01-01, gate: [review]}"));
		return;
	}
	for (const struct yaml_node *entry = phases->first; entry; entry = entry->next) {
		struct change change = {.serial = reading->scenario->start_serial};
		if (schema_read(&no_keys, entry, "", phase_keys, false, NULL, NULL, reading->arena, reading->faults) == STATUS_WORLD)
			return;
		if (entry->kind != YAML_MAPPING)
			continue;
		const struct yaml_node *from = yaml_child(entry, READING_FROM);
		if (!from)
			fault_add(reading->faults, entry->place, "write from: 2014-01-01", "a phase lacks the date it begins");
		else if (!dated(reading, from, &latest, &change.serial))
			change.serial = latest > change.serial ? latest : change.serial;
		change.settings = yaml_child(entry, READING_SETTINGS);
		change.gate = yaml_child(entry, READING_GATE);
		changes[(*count)++] = change;
	}
}

/* By date; what stands first in the file first. Few rows. */
static void changes_sort(struct change *changes, int count)
{
	for (int i = 1; i < count; i++) {
		struct change change = changes[i];
		int j = i;
		for (; j > 0 && changes[j - 1].serial > change.serial; j--)
			changes[j] = changes[j - 1];
		changes[j] = change;
	}
}

static struct phase *phase_add(struct reading *reading, struct policy *policy, int32_t from_serial)
{
	struct phase *phase = &policy->phases[policy->phase_count];
	struct settings *settings = arena_rows(reading->arena, 1, struct settings);
	if (!settings)
		return NULL;
	if (policy->phase_count)
		*phase = phase[-1];
	*settings = policy->phase_count ? *phase->settings : reading->scenario->settings;
	phase->settings = settings;
	phase->from_serial = from_serial;
	policy->phase_count++;
	return phase;
}

/* Settings an option changes from a day on; what it says of them counts among the inputs. */
static enum status timed_read(struct reading *reading, const char *option, const struct yaml_node *node, struct phase *phase)
{
	struct scenario *scenario = reading->scenario;
	struct schema_provenance *said = arena_rows(reading->arena, reading->schema.count, struct schema_provenance);
	const char *before = arena_format(reading->arena, "policy.%s.=方案.%s.", option, option);
	if (!said || !before)
		return fault_world(reading->faults, "out of memory");
	enum status status = schema_read(&reading->schema, node, "", timed_others, true, phase->settings, said, reading->arena, reading->faults);
	for (int i = 0; i < reading->schema.count; i++) {
		scenario->sourced_count += said[i].origin == SCHEMA_FILE_SOURCED;
		scenario->assumed_count += said[i].origin == SCHEMA_FILE_ASSUMED;
	}
	inputs_note(reading, before, phase->from_serial > scenario->start_serial ? phase->from_serial : SCENARIO_NO_DATE, &reading->schema, phase->settings, said);
	return status;
}

/* Pre-run, opening, then one phase for each date on which something changes. */
static enum status phases_build(struct reading *reading, struct policy *policy, const struct yaml_node *gate, const struct change *changes, int count)
{
	const char *option = policy->name ? policy->name : "";
	policy->phases = arena_rows(reading->arena, count + 2, struct phase);
	struct phase *phase = policy->phases ? phase_add(reading, policy, INT32_MIN) : NULL;
	phase = phase ? phase_add(reading, policy, reading->scenario->start_serial) : NULL;
	if (phase && gate)
		gates_read(reading, option, gate, phase);
	for (int i = 0; i < count && phase; i++) {
		if (changes[i].serial != phase->from_serial)
			phase = phase_add(reading, policy, changes[i].serial);
		if (phase && changes[i].gate)
			gates_read(reading, option, changes[i].gate, phase);
		if (phase && timed_read(reading, option, changes[i].settings, phase) == STATUS_WORLD)
			return STATUS_WORLD;
	}
	return phase ? STATUS_OK : fault_world(reading->faults, "out of memory");
}

/* -- one option ------------------------------------------------------------------------------------------------------ */

static bool is_name(const char *name)
{
	return *name && !name[strcspn(name, " .,=:/\"'\t\n")];
}

static void name_check(struct reading *reading, const struct yaml_node *node, const struct policy_frame *frame)
{
	const struct scenario *scenario = reading->scenario;
	const struct yaml_node *name = yaml_child(node, READING_NAME);
	if (!name) {
		fault_add(reading->faults, node->place, "write name: quota", "an option lacks its name");
		return;
	}
	if (frame->name && !is_name(frame->name))
		fault_add(reading->faults, name->place, "write one word, as in list_and_review", "the name of an option must be one word");
	for (int i = 0; frame->name && i < scenario->policy_count; i++)
		if (scenario->policies[i].name && !strcmp(scenario->policies[i].name, frame->name))
			fault_add(reading->faults, name->place, "give each option a name of its own", "two options are called %s", frame->name);
}

static enum status policy_build(struct reading *reading, const struct yaml_node *node)
{
	struct scenario *scenario = reading->scenario;
	struct policy_frame frame;
	int before = reading->faults->error_count, count = 0;
	schema_defaults(&policies_schema, &frame, NULL);
	if (node->kind != YAML_MAPPING)
		return wants(reading, node, faults_word(reading->faults, N_("an option")), N_("a group of keys"), N_("write name:, label:, gate:, settings:"));
	if (scenario->policy_count == SCENARIO_POLICIES)
		return fault_add(reading->faults, node->place, "leave some out", "more than %d options", SCENARIO_POLICIES);
	enum status status = schema_read(&policies_schema, node, "", frame_others, false, &frame, NULL, reading->arena, reading->faults);
	name_check(reading, node, &frame);
	const struct yaml_node *settings = yaml_child(node, READING_SETTINGS), *phases = yaml_child(node, READING_PHASES);
	struct change *changes = arena_rows(reading->arena, (settings ? settings->count + 1 : 0) + (phases ? phases->count : 0) + 1, struct change);
	if (!changes)
		return fault_world(reading->faults, "out of memory");
	timed_settings(reading, settings, changes, &count);
	later_phases(reading, phases, changes, &count);
	changes_sort(changes, count);
	struct policy *policy = &scenario->policies[scenario->policy_count++];
	*policy = (struct policy){.name = frame.name, .place = node->place,
		.label_en = frame.label[0] ? frame.label[0] : frame.name, .label_zh = frame.label[1] ? frame.label[1] : frame.name,
		.brief_en = frame.brief[0], .brief_zh = frame.brief[1]};
	status |= phases_build(reading, policy, yaml_child(node, READING_GATE), changes, count);
	return reading->faults->error_count == before ? status : faults_status(reading->faults);
}

static enum status policy_read(struct reading *reading, const struct yaml_node *node)
{
	if (node->kind == YAML_MAPPING)
		return policy_build(reading, node);
	if (node->kind != YAML_SCALAR || !*node->text)
		return wants(reading, node, READING_POLICIES, N_("a file or a group of keys in each entry"), N_("write - policies/quota.yaml, or - name: quota"));
	const struct yaml_node *root;
	const char *text, *path = file_beside(node->place.file, node->text, reading->arena);
	if (!path)
		return fault_world(reading->faults, "out of memory");
	enum status status = yaml_read(path, node->place, reading->arena, reading->faults, &root, &text);
	if (!root)
		return status;
	status |= reading_text(reading, node->text, text);
	status |= policy_build(reading, root);
	return status;
}

/* -- all options ----------------------------------------------------------------------------------------------------- */

/* Without any options the scenario is run as it is. */
static enum status as_is(struct reading *reading)
{
	struct policy *policy = &reading->scenario->policies[0];
	*policy = (struct policy){.name = "as_is", .label_en = "as it is", .label_zh = "现状", .brief_en = "no gate", .brief_zh = "不设门槛"};
	reading->scenario->policy_count = 1;
	return phases_build(reading, policy, NULL, NULL, 0);
}

static int policy_named(const struct scenario *scenario, const char *name, const char **nearest)
{
	const char *names[SCENARIO_POLICIES];
	int count = 0;
	for (int i = 0; i < scenario->policy_count; i++)
		if (scenario->policies[i].name) {
			if (!strcmp(scenario->policies[i].name, name))
				return i;
			names[count++] = scenario->policies[i].name;
		}
	*nearest = text_nearest(name, names, count);
	return -1;
}

static enum status unknown_policy(struct reading *reading, struct place place, const char *name, const char *nearest)
{
	const char *help = nearest ? faults_say(reading->faults, "did you mean %s?", nearest) : N_("name one of the options listed under policies");
	return fault_add(reading->faults, place, help, "there is no option %.60s", name);
}

/* Only when all options were read can it be said that one is missing. */
static enum status baseline_find(struct reading *reading, bool are_complete)
{
	const char *baseline = reading->frame.baseline, *nearest;
	if (!*baseline)
		return STATUS_OK;
	int found = policy_named(reading->scenario, baseline, &nearest);
	if (found >= 0)
		reading->scenario->baseline = found;
	return found >= 0 || !are_complete ? STATUS_OK : unknown_policy(reading, reading_place(reading, "baseline"), baseline, nearest);
}

enum status policies_read(struct reading *reading)
{
	const struct yaml_node *list = reading->policies;
	enum status status = STATUS_OK;
	if (is_empty(list) || (list->kind == YAML_SEQUENCE && !list->count))
		status = as_is(reading);
	else if (list->kind != YAML_SEQUENCE)
		status = wants(reading, list, READING_POLICIES, N_("a list"), yaml_list_help(list, N_("write - policies/quota.yaml, or - name: quota")));
	else
		for (const struct yaml_node *node = list->first; node; node = node->next)
			status |= policy_read(reading, node);
	return status | baseline_find(reading, !status);
}

/* Cuts `word` at the next dot; returns what follows, NULL when there is no dot. */
static char *cut(char *word)
{
	char *dot = strchr(word, '.');
	if (!dot)
		return NULL;
	*dot = '\0';
	return dot + 1;
}

enum status policies_set(struct reading *reading, const char *assignment)
{
	struct place nowhere = {0};
	const char *nearest = NULL, *equals = strchr(assignment, '=');
	char *copy = arena_string(reading->arena, assignment);
	if (!copy)
		return fault_world(reading->faults, "out of memory");
	if (equals)
		copy[equals - assignment] = '\0';
	char *name = cut(copy), *rule_name = name ? cut(name) : NULL, *parameter = rule_name ? cut(rule_name) : NULL;
	if (!equals || !parameter)
		return fault_add(reading->faults, nowhere, "write policy.NAME.RULE.PARAMETER=value", "\"%.80s\" sets nothing", assignment);
	int at = policy_named(reading->scenario, name, &nearest), rule = gates_rule(rule_name);
	if (at < 0)
		return unknown_policy(reading, nowhere, name, nearest);
	if (rule < 0)
		return gates_unknown(reading, nowhere, rule_name);
	const char *rest = arena_format(reading->arena, "%s.%s%s", rule_name, parameter, equals);
	struct policy *policy = &reading->scenario->policies[at];
	const char *before = arena_format(reading->arena, "policy.%s.=方案.%s.", name, name);
	bool is_found = false;
	for (int i = 0; i < policy->phase_count && rest && before; i++)
		for (int j = 0; j < policy->phases[i].rule_count; j++)
			if (policy->phases[i].rules[j].rule == (enum rule_id)rule) {
				struct schema_provenance said[PLATE_PARAMETERS] = {{.origin = SCHEMA_DEFAULT_SOURCED}};
				int32_t from = policy->phases[i].from_serial;
				enum status status = schema_set(&reading->rules[rule], rest, policy->phases[i].rules[j].p, said, reading->arena, reading->faults);
				if (status)
					return status;
				inputs_note(reading, before, from > reading->scenario->start_serial ? from : SCENARIO_NO_DATE, &reading->rules[rule], policy->phases[i].rules[j].p, said);
				is_found = true;
			}
	if (!rest || !before)
		return fault_world(reading->faults, "out of memory");
	if (!is_found)
		return fault_add(reading->faults, nowhere, "name a rule of its gate", "the option %s has no rule %s", name, rule_name);
	/* its clause told of what no longer holds */
	policy->brief_en = policy->brief_zh = arena_string(reading->arena, equals + 1);
	return policy->brief_en ? STATUS_OK : fault_world(reading->faults, "out of memory");
}
