/* schema_list.c - a list of numbers under one key: read, checked, and written as a person would. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "input/schema_names.h"
#include "input/schema_value.h"

enum { CELL = 128, QUANTITY = 64 };

/* "24 numbers", "1 … 96 numbers" */
static const char *wanted_words(const struct schema_key *key, struct faults *faults)
{
	if (key->list_least == key->list_most)
		return faults_say(faults, "%d numbers", key->list_most);
	return faults_say(faults, "%d … %d numbers", key->list_least, key->list_most);
}

/* The number at `node`, with the unit of the first after it that has one, when it has none of its own. */
static struct yaml_node node_with_unit(const struct yaml_node *node, enum units_dimension dimension, char whole[CELL])
{
	struct yaml_node with_unit = *node;
	double value;
	if (node->kind != YAML_SCALAR || units_parse(node->text, dimension, &value) != UNITS_NO_UNIT)
		return with_unit;
	for (const struct yaml_node *later = node->next; later && later->kind == YAML_SCALAR; later = later->next) {
		char plain[CELL];
		const char *unit = text_narrow(later->text, plain, sizeof plain) ? plain + strspn(plain, "+-.0123456789eE") : "";
		if (units_parse(later->text, dimension, &value) != UNITS_FINE || !*unit)
			continue;
		snprintf(whole, CELL, "%.60s %.60s", node->text, unit);
		with_unit.text = whole;
		break;
	}
	return with_unit;
}

enum status schema_list_read(const struct schema_key *key, const struct yaml_node *node, struct schema_list *list, struct arena *arena,
	struct faults *faults)
{
	char whole[CELL];
	struct schema_list read = {0};
	enum status status = STATUS_OK;
	const char *wanted = wanted_words(key, faults);
	if (node->kind != YAML_SEQUENCE)
		return fault_add(faults, node->place, "write them in [ ], with commas between", "%s wants a list of %s, not %s", key->path, wanted,
			yaml_found(node, faults));
	if (node->count && (node->count < key->list_least || node->count > key->list_most))
		return fault_add(faults, node->place, node->count < key->list_least ? N_("add the others") : N_("leave some out"), "%s wants %s, not %d", key->path,
			wanted, node->count);
	double *values = arena_rows(arena, node->count, double);
	if (!values)
		return fault_world(faults, "out of memory");
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		char path[SCHEMA_PATH];
		struct yaml_node number = node_with_unit(child, key->dimension, whole);
		snprintf(path, sizeof path, "%s[%d]", key->path, read.count + 1);
		struct schema_key one = {.path = path, .type = SCHEMA_NUMBER,
			.dimension = key->dimension, .fallback = key->fallback, .low = key->low, .high = key->high};
		enum status now = schema_value_read(&one, &number, &values[read.count++], arena, faults);
		status = now > status ? now : status;
	}
	read.values = values;
	if (!status)
		*list = read;
	return status;
}

void schema_list_words(const struct schema_key *key, const struct schema_list *list, bool is_chinese, char *out, size_t size)
{
	char quantity[QUANTITY];
	snprintf(out, size, "[");
	for (int i = 0; i < list->count; i++) {
		units_write(list->values[i], key->dimension, is_chinese, quantity, sizeof quantity);
		schema_append(out, size, "%s%s", i ? ", " : "", quantity);
	}
	schema_append(out, size, "]");
}
