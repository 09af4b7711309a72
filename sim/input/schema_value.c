/* schema_value.c - one value at a time, with words for everything that can be wrong with it. */
#include "input/schema_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "clock/calendar.h"

enum { WORDS = 320, QUANTITY = 64, PATH = 192 };

/* Where a number is being read: a key, or a parameter of a distribution under it. */
struct spot {
	const char *path;
	enum units_dimension dimension;
	double low, high;
	bool is_whole;
	const char *example;
	const char *otherwise; /* what else may stand there, " or a distribution" */
};

static void *member(void *target, const struct schema_key *key)
{
	return (char *)target + key->offset;
}

static enum status misfit(const struct schema_key *key, const struct yaml_node *node, struct faults *faults, const char *help,
	const char *wanted)
{
	char found[YAML_FOUND];
	yaml_found(node, found, sizeof found);
	return fault_add(faults, node->place, help, "%s wants %s, not %s", key->path, wanted, found);
}

/* -- numbers --------------------------------------------------------------------------------------------------------- */

static void wanted_words(const struct spot *spot, char *out, size_t size)
{
	char units[WORDS / 2];
	units_list(spot->dimension, units, sizeof units);
	if (spot->is_whole)
		snprintf(out, size, "a whole number%s", spot->otherwise);
	else if (spot->dimension == UNITS_SHARE)
		snprintf(out, size, "a share%s", spot->otherwise);
	else if (spot->dimension == UNITS_NUMBER || spot->dimension == UNITS_COUNT)
		snprintf(out, size, "a plain number%s", spot->otherwise);
	else
		snprintf(out, size, "a quantity in %s%s", units, spot->otherwise);
}

static enum status no_number(const struct spot *spot, const struct yaml_node *node, enum units_outcome outcome, struct faults *faults)
{
	char found[YAML_FOUND], wanted[WORDS], help[WORDS];
	yaml_found(node, found, sizeof found);
	wanted_words(spot, wanted, sizeof wanted);
	if (outcome == UNITS_NO_UNIT)
		snprintf(help, sizeof help, "write %.40s %s", node->text, units_base(spot->dimension));
	else
		snprintf(help, sizeof help, "write for instance %s", spot->example);
	return fault_add(faults, node->place, help, "%s wants %s, not %s", spot->path, wanted, found);
}

static void bounds_words(const struct spot *spot, char *out, size_t size)
{
	char low[QUANTITY], high[QUANTITY];
	units_format(spot->low, spot->dimension, low, sizeof low);
	units_format(spot->high, spot->dimension, high, sizeof high);
	if (isinf(spot->high))
		snprintf(out, size, "%s or more", low);
	else
		snprintf(out, size, "%s … %s", low, high);
}

static enum status out_of_bounds(const struct spot *spot, struct place place, const char *what, const char *words, struct faults *faults)
{
	char bounds[WORDS / 2], help[WORDS];
	bounds_words(spot, bounds, sizeof bounds);
	snprintf(help, sizeof help, "write a value within %s", bounds);
	return fault_add(faults, place, help, "%s %s %.60s, outside %s", spot->path, what, words, bounds);
}

static enum status number_read(const struct spot *spot, const struct yaml_node *node, double *value, struct faults *faults)
{
	double read = 0;
	enum units_outcome outcome = node->kind == YAML_SCALAR ? units_parse(node->text, spot->dimension, &read) : UNITS_NO_NUMBER;
	if (outcome == UNITS_FINE && (!isfinite(read) || (spot->is_whole && read != floor(read))))
		outcome = UNITS_NO_NUMBER;
	if (outcome != UNITS_FINE)
		return no_number(spot, node, outcome, faults);
	if (read < spot->low || read > spot->high)
		return out_of_bounds(spot, node->place, "is", node->text, faults);
	*value = read;
	return STATUS_OK;
}

static struct spot spot_of(const struct schema_key *key, const char *example)
{
	return (struct spot){.path = key->path, .dimension = key->dimension, .low = key->low, .high = key->high,
		.is_whole = key->type == SCHEMA_WHOLE, .example = example,
		.otherwise = key->type == SCHEMA_DRAW ? " or a distribution" : ""};
}

/* -- distributions --------------------------------------------------------------------------------------------------- */

static enum status no_distribution(const struct schema_key *key, const struct yaml_node *node, struct faults *faults)
{
	const char *names[DRAW_COUNT];
	for (int i = 0; i < DRAW_COUNT; i++)
		names[i] = draw_kind((enum draw_id)i)->name;
	const char *nearest = text_nearest(node->key, names, DRAW_COUNT);
	char help[WORDS];
	if (nearest)
		snprintf(help, sizeof help, "did you mean %s?", nearest);
	else
		snprintf(help, sizeof help, "one of");
	for (int i = 0; i < DRAW_COUNT && !nearest; i++)
		schema_append(help, sizeof help, "%s %s", i ? "," : "", names[i]);
	return fault_add(faults, node->key_place, help, "%s knows no distribution %.60s", key->path, node->key);
}

static void parameters_words(const struct draw_kind *kind, char *out, size_t size)
{
	snprintf(out, size, "%s has", kind->name);
	for (int i = 0; i < kind->parameter_count; i++)
		schema_append(out, size, "%s %s", i ? "," : "", kind->parameters[i].name);
}

static int parameter_of(const struct draw_kind *kind, const char *name)
{
	for (int i = 0; i < kind->parameter_count; i++)
		if (!strcmp(kind->parameters[i].name, name))
			return i;
	return -1;
}

static void parameter_read(const struct schema_key *key, const struct draw_kind *kind, int at, const struct yaml_node *node,
	struct draw *draw, struct faults *faults)
{
	const struct draw_parameter *parameter = &kind->parameters[at];
	enum units_dimension dimension = parameter->in_units ? key->dimension : UNITS_NUMBER;
	char path[PATH], example[QUANTITY];
	snprintf(path, sizeof path, "%s.%s.%s", key->path, kind->name, parameter->name);
	units_format(parameter->in_units ? draw_mean(&key->draw_fallback) : 1, dimension, example, sizeof example);
	struct spot spot = {.path = path, .dimension = dimension, .low = parameter->low, .high = parameter->high, .example = example,
		.otherwise = ""};
	if (number_read(&spot, node, &draw->p[at], faults))
		draw->p[at] = NAN;
}

static enum status parameters_read(const struct schema_key *key, const struct draw_kind *kind, const struct yaml_node *node,
	struct draw *draw, struct faults *faults)
{
	bool is_given[DRAW_PARAMETERS] = {false};
	int before = faults->error_count;
	char help[WORDS];
	parameters_words(kind, help, sizeof help);
	if (node->kind != YAML_MAPPING) {
		char found[YAML_FOUND];
		yaml_found(node, found, sizeof found);
		return fault_add(faults, node->place, help, "%s.%s wants its parameters in { }, not %s", key->path, kind->name, found);
	}
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		int at = parameter_of(kind, child->key);
		if (at < 0) {
			fault_add(faults, child->key_place, help, "%s.%s has no parameter %.60s", key->path, kind->name, child->key);
			continue;
		}
		is_given[at] = true;
		parameter_read(key, kind, at, child, draw, faults);
	}
	for (int i = 0; i < kind->parameter_count; i++)
		if (!is_given[i])
			fault_add(faults, node->place, help, "%s.%s lacks %s", key->path, kind->name, kind->parameters[i].name);
	if (faults->error_count != before)
		return STATUS_FAULT;
	const char *wrong = kind->check ? kind->check(draw->p) : NULL;
	return wrong ? fault_add(faults, node->place, NULL, "%s.%s: %s", key->path, kind->name, wrong) : STATUS_OK;
}

static enum status draw_read(const struct schema_key *key, const struct yaml_node *node, struct draw *draw, struct arena *arena,
	struct faults *faults)
{
	char example[SCHEMA_VALUE];
	schema_fallback(key, example, sizeof example);
	struct spot spot = spot_of(key, example);
	if (node->kind == YAML_SCALAR) {
		double value;
		enum status status = number_read(&spot, node, &value, faults);
		if (!status)
			*draw = draw_constant(value);
		return status;
	}
	if (node->kind != YAML_MAPPING || node->count != 1) {
		char help[SCHEMA_VALUE + 32];
		snprintf(help, sizeof help, "write for instance %s", example);
		return misfit(key, node, faults, help, "a quantity or one distribution");
	}
	struct draw read = {.kind = DRAW_COUNT};
	for (int i = 0; i < DRAW_COUNT; i++)
		if (!strcmp(draw_kind((enum draw_id)i)->name, node->first->key))
			read.kind = (enum draw_id)i;
	if (read.kind == DRAW_COUNT)
		return no_distribution(key, node->first, faults);
	bool is_compound = !draw_kind(read.kind)->parameter_count;
	enum status status = is_compound ? schema_draw_read(key, node->first, &read, arena, faults) :
		parameters_read(key, draw_kind(read.kind), node->first, &read, faults);
	if (status)
		return status;
	double mean = draw_mean(&read);
	if (!(mean >= key->low && mean <= key->high)) {
		char words[QUANTITY];
		units_format(mean, key->dimension, words, sizeof words);
		return out_of_bounds(&spot, node->place, "has a mean of", words, faults);
	}
	*draw = read;
	return STATUS_OK;
}

/* -- choices --------------------------------------------------------------------------------------------------------- */

int schema_value_choices(const char *choices, char out[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE])
{
	int count = 0;
	while (count < SCHEMA_CHOICES) {
		int length = (int)strcspn(choices, "|");
		snprintf(out[count++], SCHEMA_CHOICE_SIZE, "%.*s", length, choices);
		if (!choices[length])
			break;
		choices += length + 1;
	}
	return count;
}

static int choice_of(const struct schema_key *key, const struct yaml_node *node, struct faults *faults)
{
	char names[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE];
	const char *rows[SCHEMA_CHOICES];
	int count = schema_value_choices(key->choices, names);
	for (int i = 0; i < count; i++) {
		rows[i] = names[i];
		if (node->kind == YAML_SCALAR && !strcmp(node->text, names[i]))
			return i;
	}
	char help[WORDS], wanted[WORDS];
	const char *nearest = node->kind == YAML_SCALAR ? text_nearest(node->text, rows, count) : NULL;
	snprintf(wanted, sizeof wanted, "one of %s", key->choices);
	if (nearest)
		snprintf(help, sizeof help, "did you mean %s?", nearest);
	else
		snprintf(help, sizeof help, "write for instance %s", names[0]);
	misfit(key, node, faults, help, wanted);
	return -1;
}

static void choice_store(const struct schema_key *key, void *target, unsigned value)
{
	if (key->is_double)
		*(double *)member(target, key) = value;
	else if (key->type == SCHEMA_SET)
		*(unsigned *)member(target, key) = value;
	else
		*(int *)member(target, key) = (int)value;
}

static enum status set_read(const struct schema_key *key, const struct yaml_node *node, void *target, struct faults *faults)
{
	unsigned bits = 0;
	enum status status = STATUS_OK;
	if (node->kind == YAML_MAPPING)
		return misfit(key, node, faults, "write [a, b]", "a list");
	for (const struct yaml_node *child = node->kind == YAML_SEQUENCE ? node->first : node; child;
	     child = node->kind == YAML_SEQUENCE ? child->next : NULL) {
		int choice = choice_of(key, child, faults);
		if (choice < 0)
			status = STATUS_FAULT;
		else
			bits |= 1u << choice;
	}
	if (!status)
		choice_store(key, target, bits);
	return status;
}

/* -- any value ------------------------------------------------------------------------------------------------------- */

static enum status text_read(const struct schema_key *key, const struct yaml_node *node, void *target, struct arena *arena,
	struct faults *faults)
{
	if (node->kind != YAML_SCALAR)
		return misfit(key, node, faults, "write it on one line", "words");
	const char *copy = arena_string(arena, node->text);
	if (!copy)
		return fault_world(faults, "out of memory");
	*(const char **)member(target, key) = copy;
	return STATUS_OK;
}

/* One language stands for the other where only one is given. */
static enum status words_read(const struct schema_key *key, const struct yaml_node *node, void *target, struct arena *arena,
	struct faults *faults)
{
	const char **words = member(target, key);
	const struct yaml_node *en = node, *zh = node;
	if (node->kind == YAML_MAPPING) {
		en = yaml_child(node, "en");
		zh = yaml_child(node, "zh");
		if (!en || !zh)
			en = zh = en ? en : zh;
	}
	if (!en || en->kind != YAML_SCALAR || zh->kind != YAML_SCALAR || (node->kind == YAML_MAPPING && node->count > 1 + (en != zh)))
		return misfit(key, node, faults, "write {en: \"…\", zh: \"…\"}", "words in English and Chinese");
	words[0] = arena_string(arena, en->text);
	words[1] = arena_string(arena, zh->text);
	return words[0] && words[1] ? STATUS_OK : fault_world(faults, "out of memory");
}

static enum status date_read(const struct schema_key *key, const struct yaml_node *node, void *target, struct faults *faults)
{
	struct calendar_date date;
	if (node->kind != YAML_SCALAR || !calendar_parse(node->text, &date))
		return misfit(key, node, faults, "write year-month-day, as in 2012-01-31", "a date");
	*(int32_t *)member(target, key) = calendar_serial(date);
	return STATUS_OK;
}

enum status schema_value_read(const struct schema_key *key, const struct yaml_node *node, void *target, struct arena *arena,
	struct faults *faults)
{
	char example[SCHEMA_VALUE];
	int choice;
	switch (key->type) {
	case SCHEMA_NUMBER:
	case SCHEMA_WHOLE: {
		schema_fallback(key, example, sizeof example);
		struct spot spot = spot_of(key, example);
		return number_read(&spot, node, member(target, key), faults);
	}
	case SCHEMA_DRAW:
		return draw_read(key, node, member(target, key), arena, faults);
	case SCHEMA_CHOICE:
		choice = choice_of(key, node, faults);
		if (choice < 0)
			return STATUS_FAULT;
		choice_store(key, target, (unsigned)choice);
		return STATUS_OK;
	case SCHEMA_SET:
		return set_read(key, node, target, faults);
	case SCHEMA_TEXT:
		return text_read(key, node, target, arena, faults);
	case SCHEMA_WORDS:
		return words_read(key, node, target, arena, faults);
	case SCHEMA_DATE:
		return date_read(key, node, target, faults);
	case SCHEMA_LIST:
		return schema_list_read(key, node, member(target, key), arena, faults);
	}
	return STATUS_OK;
}

void schema_value_default(const struct schema_key *key, void *target)
{
	switch (key->type) {
	case SCHEMA_NUMBER:
	case SCHEMA_WHOLE:
		*(double *)member(target, key) = key->fallback;
		break;
	case SCHEMA_CHOICE:
	case SCHEMA_SET:
		choice_store(key, target, (unsigned)key->fallback);
		break;
	case SCHEMA_DRAW:
		*(struct draw *)member(target, key) = key->draw_fallback;
		break;
	case SCHEMA_WORDS:
		((const char **)member(target, key))[1] = key->text_fallback;
		/* fallthrough */
	case SCHEMA_TEXT:
		*(const char **)member(target, key) = key->text_fallback;
		break;
	case SCHEMA_DATE:
		*(int32_t *)member(target, key) = key->date_fallback;
		break;
	case SCHEMA_LIST:
		*(struct schema_list *)member(target, key) = (struct schema_list){0};
		break;
	}
}
