/* schema.c - a mapping against the table of keys: every value finds its key, what finds none is a fault; and keys in words. */
#include "input/schema.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "clock/calendar.h"
#include "input/schema_value.h"

enum { PATH = 192, HELP = 320, QUANTITY = 64, NAMED = 8 };

struct reading {
	const struct schema *schema;
	const char *const *skip;
	bool only_timed;
	void *target;
	struct schema_provenance *provenance;
	struct arena *arena;
	struct faults *faults;
};

const struct schema_key *schema_find(const struct schema *schema, const char *path)
{
	for (int i = 0; i < schema->count; i++)
		if (!strcmp(schema->keys[i].path, path))
			return &schema->keys[i];
	return NULL;
}

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

/* -- names that are not there ---------------------------------------------------------------------------------------- */

bool schema_is_group(const struct schema *schema, const char *path)
{
	size_t length = strlen(path);
	for (int i = 0; i < schema->count; i++)
		if (!strncmp(schema->keys[i].path, path, length) && schema->keys[i].path[length] == '.')
			return true;
	return false;
}

/* The next parts of the paths below a group ("" = all): each once, in the order of the table. Rows point into the arena. */
static int parts_below(const struct schema *schema, const char *group, struct arena *arena, const char **rows)
{
	size_t length = strlen(group) + (*group ? 1 : 0);
	int count = 0;
	for (int i = 0; i < schema->count; i++) {
		const char *path = schema->keys[i].path;
		if (*group && (strncmp(path, group, length - 1) || path[length - 1] != '.'))
			continue;
		const char *part = arena_format(arena, "%.*s", (int)strcspn(path + length, "."), path + length);
		bool is_new = part;
		for (int j = count - 1; j >= 0 && is_new; j--)
			is_new = strcmp(rows[j], part) != 0;
		if (is_new)
			rows[count++] = part;
	}
	return count;
}

/* The key elsewhere in the table whose last part is `name`; NULL when there is none or more than one. */
static const char *elsewhere(const struct schema *schema, const char *name)
{
	const char *path = NULL;
	for (int i = 0; i < schema->count; i++) {
		const char *dot = strrchr(schema->keys[i].path, '.');
		if (!dot || strcmp(dot + 1, name))
			continue;
		if (path)
			return NULL;
		path = schema->keys[i].path;
	}
	return path;
}

static void parts_words(const char *const *rows, int count, char *out, size_t size)
{
	*out = '\0';
	for (int i = 0; i < count && i < NAMED; i++)
		schema_append(out, size, "%s%s", i ? ", " : "", rows[i]);
	if (count > NAMED)
		schema_append(out, size, ", …");
}

/* What a misplaced key may have meant: the path it nearly is, or the key of that name in another group. */
static const char *far_key(struct reading *reading, const char *written, const char *path)
{
	const char *dot = strrchr(path, '.'), **paths = arena_rows(reading->arena, reading->schema->count + 1, const char *), *found = NULL;
	for (int i = 0; paths && i < reading->schema->count; i++)
		paths[i] = reading->schema->keys[i].path;
	if (paths && strchr(written, '.'))
		found = text_nearest(path, paths, reading->schema->count);
	return found ? found : elsewhere(reading->schema, dot ? dot + 1 : path);
}

static void unknown(struct reading *reading, const struct yaml_node *node, const char *group, const char *path, bool is_top)
{
	char help[HELP], parts[HELP / 2];
	int skip_count = 0;
	while (reading->skip && reading->skip[skip_count])
		skip_count++;
	const char **rows = arena_rows(reading->arena, reading->schema->count + skip_count + 1, const char *);
	if (!rows) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	int count = parts_below(reading->schema, group, reading->arena, rows);
	for (int i = 0; i < skip_count && is_top; i++)
		rows[count++] = reading->skip[i];
	const char *near = text_nearest(node->key, rows, count), *far = near ? NULL : far_key(reading, node->key, path);
	parts_words(rows, count, parts, sizeof parts);
	if (near)
		snprintf(help, sizeof help, "did you mean %s%s%s?", group, *group ? "." : "", near);
	else if (far)
		snprintf(help, sizeof help, "did you mean %s?", far);
	else
		snprintf(help, sizeof help, "%s%s%s", *group ? group : "", *group ? " has " : "one of ", parts);
	fault_add(reading->faults, node->key_place, help, "there is no key %.120s", path);
}

/* -- reading --------------------------------------------------------------------------------------------------------- */

/* The value of a mapping {value: …, source: …} and what it says of itself; the node itself when it is plain. */
static const struct yaml_node *unwrapped(struct reading *reading, const struct schema_key *key, const struct yaml_node *node,
	struct schema_provenance *said)
{
	*said = (struct schema_provenance){.origin = SCHEMA_FILE_ASSUMED, .place = node->place, .source = "assumed"};
	if (node->kind != YAML_MAPPING || (!yaml_child(node, "value") && !yaml_child(node, "source") && !yaml_child(node, "assumed")))
		return node;
	const struct yaml_node *value = yaml_child(node, "value"), *source = yaml_child(node, "source"), *assumed = yaml_child(node, "assumed");
	struct faults *faults = reading->faults;
	for (const struct yaml_node *child = node->first; child; child = child->next)
		if (strcmp(child->key, "value") && strcmp(child->key, "source") && strcmp(child->key, "assumed"))
			fault_add(faults, child->key_place, "beside value stand source or assumed", "%s has no %.60s beside its value", key->path, child->key);
	if (source && assumed)
		fault_add(faults, assumed->key_place, "keep one of them", "%s is both sourced and assumed", key->path);
	else if (source && (source->kind != YAML_SCALAR || !*source->text))
		fault_add(faults, source->place, "write source: \"who, where, when\"", "the source of %s wants words", key->path);
	else if (assumed && (assumed->kind != YAML_SCALAR || !*assumed->text || !strcmp(assumed->text, "no")))
		fault_add(faults, assumed->place, "write assumed: yes, assumed: \"why\", or a source", "assumed of %s wants yes or a reason", key->path);
	else if (source || assumed) {
		const char *words = arena_string(reading->arena, source ? source->text : assumed->text);
		if (!words)
			fault_world(faults, "out of memory");
		else if (source)
			said->origin = SCHEMA_FILE_SOURCED, said->source = words;
		else if (strcmp(words, "yes"))
			said->source = words;
	}
	if (!value)
		fault_add(faults, node->place, "write value: …", "%s has no value", key->path);
	return value;
}

static void value_read(struct reading *reading, const struct schema_key *key, const struct yaml_node *node, struct place name_place)
{
	struct schema_provenance said;
	if (reading->only_timed && key->is_fixed) {
		fault_add(reading->faults, name_place, "set it in the settings of the scenario",
			"%s shapes the world and cannot be changed here", key->path);
		return;
	}
	node = unwrapped(reading, key, node, &said);
	if (!node || schema_value_read(key, node, reading->target, reading->arena, reading->faults))
		return;
	if (reading->provenance)
		reading->provenance[key - reading->schema->keys] = said;
}

static void group_read(struct reading *reading, const struct yaml_node *mapping, const char *group, bool is_top);

static void child_read(struct reading *reading, const struct yaml_node *child, const char *group, bool is_top)
{
	char path[PATH];
	snprintf(path, sizeof path, "%s%s%s", group, *group ? "." : "", child->key);
	const struct schema_key *key = schema_find(reading->schema, path);
	if (key) {
		value_read(reading, key, child, child->key_place);
	} else if (schema_is_group(reading->schema, path)) {
		group_read(reading, child, path, false);
	} else {
		unknown(reading, child, group, path, is_top);
	}
}

static void group_read(struct reading *reading, const struct yaml_node *mapping, const char *group, bool is_top)
{
	if (mapping->kind == YAML_SCALAR && !*mapping->text)
		return;
	if (mapping->kind != YAML_MAPPING) {
		char found[YAML_FOUND];
		yaml_found(mapping, found, sizeof found);
		const char *help = strstr(found, "：") ? "write key: value, one a line, with the colon : and a space, not ：" : "write key: value, one a line";
		if (*group)
			fault_add(reading->faults, mapping->place, help, "%s wants a group of keys, not %s", group, found);
		else
			fault_add(reading->faults, mapping->place, help, "a group of keys belongs here, not %s", found);
		return;
	}
	for (const struct yaml_node *child = mapping->first; child; child = child->next) {
		bool is_skipped = false;
		for (int i = 0; is_top && reading->skip && reading->skip[i]; i++)
			is_skipped |= !strcmp(child->key, reading->skip[i]);
		if (!is_skipped)
			child_read(reading, child, group, is_top);
	}
}

enum status schema_read(const struct schema *schema, const struct yaml_node *mapping, const char *prefix, const char *const *skip,
	bool only_timed, void *target, struct schema_provenance *provenance, struct arena *arena, struct faults *faults)
{
	struct reading reading = {schema, skip, only_timed, target, provenance, arena, faults};
	int before = faults->error_count;
	if (mapping)
		group_read(&reading, mapping, prefix, true);
	return faults->error_count == before ? STATUS_OK : faults_status(faults);
}

enum status schema_set(const struct schema *schema, const char *assignment, void *target, struct schema_provenance *provenance,
	struct arena *arena, struct faults *faults)
{
	struct reading reading = {schema, NULL, false, target, provenance, arena, faults};
	const struct yaml_node *value;
	const char *equals = strchr(assignment, '=');
	int before = faults->error_count;
	if (!equals || equals == assignment)
		return fault_add(faults, (struct place){0}, "write key=value, as in staff.quits=\"0.2 /yr\"", "\"%.80s\" sets nothing", assignment);
	char path[PATH];
	snprintf(path, sizeof path, "%.*s", (int)(equals - assignment), assignment);
	struct faults wrong; /* of the value as YAML; the fault names the key instead */
	faults_init(&wrong);
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

/* -- words ----------------------------------------------------------------------------------------------------------- */

void schema_append(char *out, size_t size, const char *format, ...)
{
	size_t used = strlen(out);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(out + used, size - used, format, arguments);
	va_end(arguments);
}

static void choice_words(const struct schema_key *key, unsigned value, char *out, size_t size)
{
	char names[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE];
	int count = schema_value_choices(key->choices, names);
	if (key->type == SCHEMA_CHOICE) {
		snprintf(out, size, "%s", value < (unsigned)count ? names[value] : "");
		return;
	}
	const char *comma = "";
	snprintf(out, size, "[");
	for (int i = 0; i < count; i++)
		if (value >> i & 1) {
			schema_append(out, size, "%s%s", comma, names[i]);
			comma = ", ";
		}
	schema_append(out, size, "]");
}

static void date_words(int32_t serial, char *out, size_t size)
{
	struct calendar_date date = calendar_date(serial);
	snprintf(out, size, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void schema_value(const struct schema_key *key, const void *target, char *out, size_t size)
{
	const void *at = (const char *)target + key->offset;
	switch (key->type) {
	case SCHEMA_NUMBER:
	case SCHEMA_WHOLE:
		units_format(*(const double *)at, key->dimension, out, size);
		break;
	case SCHEMA_CHOICE:
		choice_words(key, key->is_double ? (unsigned)*(const double *)at : (unsigned)*(const int *)at, out, size);
		break;
	case SCHEMA_SET:
		choice_words(key, key->is_double ? (unsigned)*(const double *)at : *(const unsigned *)at, out, size);
		break;
	case SCHEMA_DRAW:
		schema_draw_words(at, key->dimension, out, size);
		break;
	case SCHEMA_TEXT:
	case SCHEMA_WORDS:
		snprintf(out, size, "%s", *(const char *const *)at ? *(const char *const *)at : "");
		break;
	case SCHEMA_DATE:
		date_words(*(const int32_t *)at, out, size);
		break;
	case SCHEMA_LIST:
		schema_list_words(key, at, out, size);
		break;
	}
}

void schema_fallback(const struct schema_key *key, char *out, size_t size)
{
	union {
		double number;
		struct draw draw;
		const char *text[2];
		int32_t date;
		struct schema_list list;
	} value;
	struct schema_key alone = *key;
	alone.offset = 0;
	schema_value_default(&alone, &value);
	schema_value(&alone, &value, out, size);
}

void schema_bounds(const struct schema_key *key, char *out, size_t size)
{
	char low[QUANTITY], high[QUANTITY];
	*out = '\0';
	if (key->choices) {
		snprintf(out, size, "%s", key->choices);
	} else if (key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW || key->type == SCHEMA_LIST) {
		units_format(key->low, key->dimension, low, sizeof low);
		units_format(key->high, key->dimension, high, sizeof high);
		if (isinf(key->high))
			snprintf(out, size, "≥ %s", low);
		else
			snprintf(out, size, "%s … %s", low, high);
	}
}

void schema_units(const struct schema_key *key, char *out, size_t size)
{
	*out = '\0';
	if (key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW || key->type == SCHEMA_LIST)
		units_list(key->dimension, out, size);
}
