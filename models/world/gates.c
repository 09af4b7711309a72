/* gates.c - a gate as it is written: rules in order, each with its parameters. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "world/plate.h"
#include "world/reading.h"

static void wants(struct reading *reading, const struct yaml_node *node, const char *wanted)
{
	char found[YAML_FOUND];
	yaml_found(node, found, sizeof found);
	fault_add(reading->faults, node->place, "write - catalogue: {size: 58}", "gate wants %s, not %s", wanted, found);
}

int gates_rule(const char *name)
{
	for (int rule = 0; rule < RULE_COUNT; rule++)
		if (!strcmp(rule_plate((enum rule_id)rule)->name, name))
			return rule;
	return -1;
}

enum status gates_unknown(struct reading *reading, struct place place, const char *name)
{
	const char *names[RULE_COUNT];
	char help[256] = "one of";
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		names[rule] = rule_plate((enum rule_id)rule)->name;
		snprintf(help + strlen(help), sizeof help - strlen(help), "%s %s", rule ? "," : "", names[rule]);
	}
	const char *nearest = text_nearest(name, names, RULE_COUNT);
	if (nearest)
		snprintf(help, sizeof help, "did you mean %s?", nearest);
	return fault_add(reading->faults, place, help, "there is no rule %.60s", name);
}

static void rule_read(struct reading *reading, const struct yaml_node *node, struct phase *phase)
{
	const struct yaml_node *parameters = node->kind == YAML_MAPPING && node->count == 1 ? node->first : NULL;
	const char *name = parameters ? parameters->key : node->text;
	struct place place = parameters ? parameters->key_place : node->place;
	if (!parameters && (node->kind != YAML_SCALAR || !*name)) {
		wants(reading, node, "one rule in each entry");
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
	if (schema_read(&reading->rules[rule], parameters, name, NULL, false, settings->p, said, reading->arena, reading->faults))
		return;
	for (int i = 0; i < reading->rules[rule].count; i++) {
		bool is_sourced = said[i].origin == SCHEMA_DEFAULT_SOURCED || said[i].origin == SCHEMA_FILE_SOURCED;
		reading->scenario->sourced_count += is_sourced;
		reading->scenario->assumed_count += !is_sourced;
	}
}

void gates_read(struct reading *reading, const struct yaml_node *gate, struct phase *phase)
{
	phase->rule_count = 0;
	if (gate->kind == YAML_SCALAR && !*gate->text)
		return;
	if (gate->kind != YAML_SEQUENCE) {
		wants(reading, gate, "a list of rules");
		return;
	}
	for (const struct yaml_node *rule = gate->first; rule; rule = rule->next)
		rule_read(reading, rule, phase);
}
