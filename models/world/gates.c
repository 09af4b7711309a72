/* gates.c - a gate as it is written: rules in order, each with its parameters. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "world/plate.h"
#include "world/reading.h"

static void wants(struct reading *reading, const struct yaml_node *node, const char *wanted)
{
	char word[WORD_SIZE];
	word_pick(READING_GATE, node->key ? word_is_chinese(node->key) : reading->faults->is_chinese, word, sizeof word);
	fault_add(reading->faults, node->place, yaml_list_help(node, N_("write - catalogue: {size: 58}")), "%s wants %s, not %s", word, faults_word(reading->faults, wanted),
		yaml_found(node, reading->faults));
}

int gates_rule(const char *name)
{
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		const struct plate *plate = rule_plate((enum rule_id)rule);
		if (!strcmp(plate->name, name) || !strcmp(plate->name_zh, name))
			return rule;
	}
	return -1;
}

enum status gates_unknown(struct reading *reading, struct place place, const char *name)
{
	const char *names[RULE_COUNT], *list = "";
	bool is_chinese = word_is_chinese(name);
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		const struct plate *plate = rule_plate((enum rule_id)rule);
		names[rule] = is_chinese ? plate->name_zh : plate->name;
		list = arena_format(reading->arena, "%s%s%s", list, rule ? faults_word(reading->faults, N_(", ")) : "", names[rule]);
		if (!list)
			return fault_world(reading->faults, "out of memory");
	}
	const char *nearest = text_nearest(name, names, RULE_COUNT);
	const char *help = nearest ? faults_say(reading->faults, "did you mean %s?", nearest) : faults_say(reading->faults, "one of %s", list);
	return fault_add(reading->faults, place, help, "there is no rule %.60s", name);
}

/* Numbers of items: whole, none twice; 0 stands between groups. */
static void items_check(struct reading *reading, struct place place, const struct rule_settings *settings)
{
	const struct schema_list *items = &settings->items;
	const char *name = rule_plate(settings->rule)->name;
	for (int i = 0; i < items->count; i++) {
		if (items->values[i] != floor(items->values[i])) {
			fault_add(reading->faults, place, "write the numbers the items have in the catalogue", "%s.items: %g is no number of an item", name, items->values[i]);
			return;
		}
		for (int j = 0; j < i && items->values[i] > 0; j++)
			if (items->values[j] == items->values[i]) {
				fault_add(reading->faults, place, "keep one of them", "%s.items: item %.0f stands there twice", name, items->values[i]);
				return;
			}
	}
}

static void rule_read(struct reading *reading, const char *option, const struct yaml_node *node, struct phase *phase)
{
	const struct yaml_node *parameters = node->kind == YAML_MAPPING && node->count == 1 ? node->first : NULL;
	const char *name = parameters ? parameters->key : node->text;
	struct place place = parameters ? parameters->key_place : node->place;
	if (!parameters && (node->kind != YAML_SCALAR || !*name)) {
		wants(reading, node, N_("one rule in each entry"));
		return;
	}
	int rule = gates_rule(name);
	if (rule < 0) {
		gates_unknown(reading, place, name);
		return;
	}
	for (int i = 0; i < phase->rule_count; i++)
		if (phase->rules[i].rule == (enum rule_id)rule) {
			fault_add(reading->faults, place, "keep one of them", "the rule %s stands twice in one gate", name);
			return;
		}
	if (phase->rule_count == SCENARIO_RULES) {
		fault_add(reading->faults, place, "leave some out", "more than %d rules in one gate", SCENARIO_RULES);
		return;
	}
	struct rule_settings *settings = &phase->rules[phase->rule_count++];
	struct schema_provenance said[PLATE_PARAMETERS];
	settings->rule = (enum rule_id)rule;
	schema_defaults(&reading->rules[rule], settings->p, said);
	if (schema_read(&reading->rules[rule], parameters, rule_plate((enum rule_id)rule)->name, NULL, false, settings->p, said, reading->arena, reading->faults))
		return;
	items_check(reading, place, settings);
	for (int i = 0; i < reading->rules[rule].count; i++) {
		bool is_sourced = said[i].origin == SCHEMA_DEFAULT_SOURCED || said[i].origin == SCHEMA_FILE_SOURCED;
		reading->scenario->sourced_count += is_sourced;
		reading->scenario->assumed_count += !is_sourced;
	}
	const char *before = arena_format(reading->arena, "policy.%s.=方案.%s.", option, option);
	if (before)
		inputs_note(reading, before, phase->from_serial > reading->scenario->start_serial ? phase->from_serial : SCENARIO_NO_DATE,
			&reading->rules[rule], settings->p, said);
}

void gates_read(struct reading *reading, const char *option, const struct yaml_node *gate, struct phase *phase)
{
	phase->rule_count = 0;
	if (gate->kind == YAML_SCALAR && !*gate->text)
		return;
	if (gate->kind != YAML_SEQUENCE) {
		wants(reading, gate, N_("a list of rules"));
		return;
	}
	for (const struct yaml_node *rule = gate->first; rule; rule = rule->next)
		rule_read(reading, option, rule, phase);
}
