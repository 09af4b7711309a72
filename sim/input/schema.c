/* schema.c - a mapping against the table of keys: every value finds its key, what finds none is a fault. */
#include "input/schema.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/schema_names.h"
#include "input/schema_value.h"

struct reading {
	const struct schema *schema;
	const char *const *skip;
	bool only_timed;
	void *target;
	struct schema_provenance *provenance;
	struct arena *arena;
	struct faults *faults;
	const struct yaml_node **found; /* where each key was found; NULL = nowhere yet */
};

void schema_defaults(const struct schema *schema, void *target, struct schema_provenance *provenance)
{
	for (int i = 0; i < schema->count; i++) {
		const struct schema_key *key = &schema->keys[i];
		bool is_assumed = !key->source || !strcmp(key->source, "assumed");
		schema_value_default(key, target);
		if (provenance)
			provenance[i] = (struct schema_provenance){
				.origin = is_assumed ? SCHEMA_DEFAULT_ASSUMED : SCHEMA_DEFAULT_SOURCED,
				.source = is_assumed ? "assumed" : key->source};
	}
}

/* -- reading --------------------------------------------------------------------------------------------------------- */

#define VALUE "value=值"
#define SOURCE "source=出处"
#define ASSUMED "assumed=假定"

/* The value of a mapping {value: …, source: …} and what it says of itself; the node itself when it is plain. */
static const struct yaml_node *unwrapped(struct reading *reading, const char *path, const struct yaml_node *node, struct schema_provenance *said)
{
	static const char *const words[] = {VALUE, SOURCE, ASSUMED, NULL};
	const struct yaml_node *value = yaml_child(node, VALUE), *source = yaml_child(node, SOURCE), *assumed = yaml_child(node, ASSUMED);
	struct faults *faults = reading->faults;
	*said = (struct schema_provenance){.origin = SCHEMA_FILE_ASSUMED, .place = node->place, .source = "assumed"};
	if (!value && !source && !assumed)
		return node;
	yaml_once(node, words, faults);
	for (const struct yaml_node *child = node->first; child; child = child->next)
		if (!word_is(VALUE, child->key) && !word_is(SOURCE, child->key) && !word_is(ASSUMED, child->key))
			fault_add(faults, child->key_place, "beside value stand source or assumed", "%s has no %.60s beside its value", path, child->key);
	if (source && assumed)
		fault_add(faults, assumed->key_place, "keep one of them", "%s is both sourced and assumed", path);
	else if (source && (source->kind != YAML_SCALAR || !*source->text))
		fault_add(faults, source->place, "write source: \"who, where, when\"", "the source of %s wants words", path);
	else if (assumed && (assumed->kind != YAML_SCALAR || !*assumed->text || word_is("no=否", assumed->text)))
		fault_add(faults, assumed->place, "write assumed: yes, assumed: \"why\", or a source", "assumed of %s wants yes or a reason", path);
	else if (source || assumed) {
		const char *words_said = arena_string(reading->arena, source ? source->text : assumed->text);
		if (!words_said)
			fault_world(faults, "out of memory");
		else if (source)
			said->origin = SCHEMA_FILE_SOURCED, said->source = words_said;
		else if (!word_is("yes=是", words_said))
			said->source = words_said;
	}
	if (!value)
		fault_add(faults, node->place, "write value: …", "%s has no value", path);
	return value;
}

/* Whether the key was found before in this mapping; told, unless the file was told of it already. */
static bool is_twin(struct reading *reading, const struct schema_key *key, const char *path, const struct yaml_node *node)
{
	const struct yaml_node *first = reading->found[key - reading->schema->keys];
	if (!first) {
		reading->found[key - reading->schema->keys] = node;
		return false;
	}
	bool is_told = false;
	for (const struct yaml_node *sibling = first->next; sibling && !is_told; sibling = sibling->next)
		is_told = sibling == node && !strcmp(first->key, node->key);
	if (!is_told)
		fault_add(reading->faults, node->key_place, faults_say(reading->faults, "it already stands in line %d; keep one of them",
			first->key_place.line), "%s is given twice", path);
	return true;
}

/* Faults call the key by its path in the language it was written in. */
static void value_read(struct reading *reading, const struct schema_key *key, const struct yaml_node *node)
{
	struct schema_provenance said;
	struct schema_key shown = *key;
	char path[SCHEMA_PATH];
	bool is_chinese = word_is_chinese(node->key);
	schema_path(reading->schema, key->path, is_chinese, path, sizeof path);
	shown.path = path;
	if (is_twin(reading, key, path, node))
		return;
	if (reading->only_timed && key->is_fixed) {
		fault_add(reading->faults, node->key_place, "set it in the settings of the scenario",
			"%s shapes the world and cannot be changed here", path);
		return;
	}
	node = unwrapped(reading, path, node, &said);
	said.is_chinese = is_chinese;
	if (!node || schema_value_read(&shown, node, reading->target, reading->arena, reading->faults))
		return;
	if (reading->provenance)
		reading->provenance[key - reading->schema->keys] = said;
}

static void group_read(struct reading *reading, const struct yaml_node *mapping, const char *group, bool is_chinese, bool is_top);

static void child_read(struct reading *reading, const struct yaml_node *child, const char *group, bool is_top)
{
	char path[SCHEMA_PATH];
	bool is_known = schema_resolve(reading->schema, group, child->key, path, sizeof path);
	const struct schema_key *key = is_known ? schema_find(reading->schema, path) : NULL;
	if (key)
		value_read(reading, key, child);
	else if (is_known && *child->key)
		group_read(reading, child, path, word_is_chinese(child->key), false);
	else
		schema_unknown(reading->schema, is_top ? reading->skip : NULL, group, child->key, child->key_place, reading->arena, reading->faults);
}

/* What to write where keys belong, by what stands there instead. */
static const char *group_help(const struct yaml_node *node)
{
	const char *text = node->kind == YAML_SCALAR ? node->text : "", *colon = strchr(text, ':');
	if (strstr(text, "：") || strstr(text, "｛"))
		return N_("write key: value, one a line, with the colon : and a space, not ：; braces are { }, not ｛ ｝");
	return colon && colon[1] && colon[1] != ' ' ? N_("write key: value, with a blank behind the colon") : N_("write key: value, one a line");
}

static void no_group(struct reading *reading, const struct yaml_node *node, const char *group, bool is_chinese)
{
	char path[SCHEMA_PATH];
	const char *help = group_help(node);
	schema_path(reading->schema, group, is_chinese, path, sizeof path);
	if (*group)
		fault_add(reading->faults, node->place, help, "%s wants a group of keys, not %s", path, yaml_found(node, reading->faults));
	else
		fault_add(reading->faults, node->place, help, "a group of keys belongs here, not %s", yaml_found(node, reading->faults));
}

static void group_read(struct reading *reading, const struct yaml_node *mapping, const char *group, bool is_chinese, bool is_top)
{
	if (mapping->kind == YAML_SCALAR && !*mapping->text)
		return;
	if (mapping->kind != YAML_MAPPING) {
		no_group(reading, mapping, group, is_chinese);
		return;
	}
	if (is_top && reading->skip)
		yaml_once(mapping, reading->skip, reading->faults);
	for (const struct yaml_node *child = mapping->first; child; child = child->next) {
		bool is_skipped = false;
		for (int i = 0; is_top && reading->skip && reading->skip[i]; i++)
			is_skipped |= word_is(reading->skip[i], child->key);
		if (!is_skipped)
			child_read(reading, child, group, is_top);
	}
}

enum status schema_read(const struct schema *schema, const struct yaml_node *mapping, const char *prefix, const char *const *skip,
	bool only_timed, void *target, struct schema_provenance *provenance, struct arena *arena, struct faults *faults)
{
	struct reading reading = {schema, skip, only_timed, target, provenance, arena, faults, arena_rows(arena, schema->count + 1, const struct yaml_node *)};
	int before = faults->error_count;
	if (!reading.found)
		return fault_world(faults, "out of memory");
	if (mapping)
		group_read(&reading, mapping, prefix, false, true);
	return faults->error_count == before ? STATUS_OK : faults_status(faults);
}

enum status schema_set(const struct schema *schema, const char *assignment, void *target, struct schema_provenance *provenance,
	struct arena *arena, struct faults *faults)
{
	struct reading reading = {schema, NULL, false, target, provenance, arena, faults, arena_rows(arena, schema->count + 1, const struct yaml_node *)};
	const struct yaml_node *value;
	const char *equals = strchr(assignment, '=');
	int before = faults->error_count;
	if (!equals || equals == assignment)
		return fault_add(faults, (struct place){0}, "write key=value, as in staff.quits=\"0.2 /yr\"", "\"%.80s\" sets nothing", assignment);
	const char *path = arena_format(arena, "%.*s", (int)(equals - assignment), assignment);
	if (!reading.found || !path)
		return fault_world(faults, "out of memory");
	struct faults wrong; /* of the value as YAML; the fault names the key instead */
	faults_init_like(&wrong, faults);
	if (yaml_parse(equals + 1, strlen(equals + 1), NULL, arena, &wrong, &value) || !value)
		fault_add(faults, (struct place){0}, wrong.count ? wrong.rows[0].what : NULL, "%s cannot be set to \"%.80s\"", path, equals + 1);
	faults_free(&wrong);
	if (faults->error_count != before)
		return STATUS_FAULT;
	struct yaml_node node = *value;
	node.key = path;
	child_read(&reading, &node, "", true);
	return faults->error_count == before ? STATUS_OK : faults_status(faults);
}
