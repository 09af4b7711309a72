/* schema_value.c - one value at a time, with words for everything that can be wrong with it. */
#include "input/schema_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "clock/calendar.h"

enum { WORDS = 320, QUANTITY = 64 };

/* Where a number is being read: a key, or a parameter of a distribution under it. */
struct spot {
	const char *path;
	enum units_dimension dimension;
	double low, high;
	bool is_whole;
	const char *example;
	bool may_draw; /* a distribution may stand there too */
};

static void *member(void *target, const struct schema_key *key)
{
	return (char *)target + key->offset;
}

static enum status misfit(const struct schema_key *key, const struct yaml_node *node, struct faults *faults, const char *help,
	const char *wanted)
{
	return fault_add(faults, node->place, help, "%s wants %s, not %s", key->path, wanted, yaml_found(node, faults));
}

/* -- numbers --------------------------------------------------------------------------------------------------------- */

static const char *wanted_words(const struct spot *spot, struct faults *faults)
{
	char units[WORDS / 2];
	units_list(spot->dimension, faults->is_chinese, units, sizeof units);
	if (spot->is_whole)
		return faults_word(faults, N_("a whole number"));
	if (spot->dimension == UNITS_SHARE)
		return faults_word(faults, spot->may_draw ? N_("a share or a distribution") : N_("a share"));
	if (spot->dimension == UNITS_NUMBER || spot->dimension == UNITS_COUNT)
		return faults_word(faults, spot->may_draw ? N_("a plain number or a distribution") : N_("a plain number"));
	return faults_say(faults, spot->may_draw ? N_("a quantity in %s or a distribution") : N_("a quantity in %s"), units);
}

static bool is_within(const struct spot *spot, const char *text)
{
	double value;
	return units_parse(text, spot->dimension, &value) == UNITS_FINE && value >= spot->low && value <= spot->high &&
	       (!spot->is_whole || value == floor(value));
}

/* How far apart two quantities are, as a ratio; without end when they cannot be compared. */
static double distance(const char *a, const char *b, enum units_dimension dimension)
{
	double x, y;
	if (units_parse(a, dimension, &x) != UNITS_FINE || units_parse(b, dimension, &y) != UNITS_FINE || !(x > 0) || !(y > 0))
		return INFINITY;
	return x > y ? x / y : y / x;
}

/* The number with the unit of the example or the base unit, whichever brings it nearer to the example. */
static const char *with_unit(const struct spot *spot, const char *text, struct faults *faults)
{
	char base[QUANTITY];
	double number;
	const char *unit = "";
	units_base(spot->dimension, faults->is_chinese, base, sizeof base);
	(void)!units_split(spot->example, &number, &unit);
	const char *plain = arena_format(&faults->arena, "%.40s %s", text, base), *like_it = arena_format(&faults->arena, "%.40s %s", text, unit);
	if (!plain || !like_it)
		return text;
	return distance(like_it, spot->example, spot->dimension) < distance(plain, spot->example, spot->dimension) ? like_it : plain;
}

/* The text without what people put about numbers: marks of thousands, "about", a full stop. NULL when nothing usable is left. */
static const char *plainly(const struct spot *spot, const char *text, struct faults *faults)
{
	static const char *const about[] = {",", "，", "约", "大约", "左右", "。"};
	char plain[WORDS] = "";
	size_t used = 0;
	while (*text && used + 1 < sizeof plain) {
		size_t skipped = 0;
		for (size_t i = 0; i < sizeof about / sizeof *about && !skipped; i++)
			skipped = strncmp(text, about[i], strlen(about[i])) ? 0 : strlen(about[i]);
		text += skipped;
		if (!skipped)
			plain[used++] = *text++;
	}
	plain[used] = '\0';
	return is_within(spot, plain) ? arena_string(&faults->arena, plain) : NULL;
}

static enum status no_number(const struct spot *spot, const struct yaml_node *node, enum units_outcome outcome, struct faults *faults)
{
	const char *help = node->kind == YAML_SCALAR && outcome != UNITS_NO_UNIT ? plainly(spot, node->text, faults) : NULL;
	if (outcome == UNITS_NO_UNIT)
		help = faults_say(faults, "write %s", with_unit(spot, node->text, faults));
	else if (help)
		help = faults_say(faults, "write %s", help);
	else
		help = faults_say(faults, "write for instance %s", spot->example);
	return fault_add(faults, node->place, help, "%s wants %s, not %s", spot->path, wanted_words(spot, faults), yaml_found(node, faults));
}

static const char *bounds_words(const struct spot *spot, struct faults *faults)
{
	char low[QUANTITY], high[QUANTITY];
	units_format(spot->low, spot->dimension, faults->is_chinese, low, sizeof low);
	units_format(spot->high, spot->dimension, faults->is_chinese, high, sizeof high);
	return isinf(spot->high) ? faults_say(faults, "%s or more", low) : faults_say(faults, "%s … %s", low, high);
}

static enum status out_of_bounds(const struct spot *spot, struct place place, const char *what, struct faults *faults)
{
	return fault_add(faults, place, faults_say(faults, "write a value within %s", bounds_words(spot, faults)), "%s, outside %s", what,
		bounds_words(spot, faults));
}

/* Whether a share was written without its sign. */
static bool is_percentage(const struct spot *spot, const char *text)
{
	char percent[WORDS];
	text_print(percent, sizeof percent, "%.40s %%", text);
	return spot->dimension == UNITS_SHARE && is_within(spot, percent);
}

static enum status number_read(const struct spot *spot, const struct yaml_node *node, double *value, struct faults *faults)
{
	double read = 0;
	enum units_outcome outcome = node->kind == YAML_SCALAR ? units_parse(node->text, spot->dimension, &read) : UNITS_NO_NUMBER;
	if (outcome == UNITS_FINE && (!isfinite(read) || (spot->is_whole && read != floor(read))))
		outcome = UNITS_NO_NUMBER;
	if (outcome != UNITS_FINE)
		return no_number(spot, node, outcome, faults);
	if ((read < spot->low || read > spot->high) && is_percentage(spot, node->text))
		return fault_add(faults, node->place, faults_say(faults, "write a value within %s; for a percentage write %.20s %%", bounds_words(spot, faults), node->text),
			"%s is %.60s, outside %s", spot->path, node->text, bounds_words(spot, faults));
	if (read < spot->low || read > spot->high)
		return out_of_bounds(spot, node->place, faults_say(faults, "%s is %.60s", spot->path, node->text), faults);
	*value = read;
	return STATUS_OK;
}

static struct spot spot_of(const struct schema_key *key, const char *example)
{
	return (struct spot){.path = key->path, .dimension = key->dimension, .low = key->low, .high = key->high,
		.is_whole = key->type == SCHEMA_WHOLE, .example = example,
		.may_draw = key->type == SCHEMA_DRAW};
}

/* -- distributions --------------------------------------------------------------------------------------------------- */

/* The distributions in one language, to guess from and to list. */
static enum status no_distribution(const struct schema_key *key, const struct yaml_node *node, struct faults *faults)
{
	const char *names[DRAW_COUNT];
	char list[WORDS] = "";
	bool is_chinese = word_is_chinese(node->key);
	for (int i = 0; i < DRAW_COUNT; i++) {
		names[i] = schema_draw_name(draw_kind((enum draw_id)i), is_chinese);
		schema_append(list, sizeof list, "%s%s", i ? faults_word(faults, N_(", ")) : "", names[i]);
	}
	const char *nearest = text_nearest(node->key, names, DRAW_COUNT);
	const char *help = nearest ? faults_say(faults, "did you mean %s?", nearest) : faults_say(faults, "one of %s", list);
	return fault_add(faults, node->key_place, help, "%s knows no distribution %.60s", key->path, node->key);
}

static const char *parameters_words(const struct draw_kind *kind, bool is_chinese, struct faults *faults)
{
	char list[WORDS] = "", name[WORD_SIZE];
	for (int i = 0; i < kind->parameter_count; i++) {
		schema_parameter_name(&kind->parameters[i], is_chinese, name, sizeof name);
		schema_append(list, sizeof list, "%s%s", i ? faults_word(faults, N_(", ")) : "", name);
	}
	return faults_say(faults, "%s has %s", schema_draw_name(kind, is_chinese), list);
}

static int parameter_of(const struct draw_kind *kind, const char *written)
{
	char name[WORD_SIZE];
	for (int i = 0; i < kind->parameter_count; i++) {
		schema_parameter_name(&kind->parameters[i], true, name, sizeof name);
		if (!strcmp(kind->parameters[i].name, written) || !strcmp(name, written))
			return i;
	}
	return -1;
}

static void parameter_read(const struct schema_key *key, const struct draw_kind *kind, int at, const struct yaml_node *node,
	struct draw *draw, struct faults *faults)
{
	const struct draw_parameter *parameter = &kind->parameters[at];
	enum units_dimension dimension = parameter->in_units ? key->dimension : UNITS_NUMBER;
	bool is_chinese = word_is_chinese(node->key);
	char name[WORD_SIZE], path[WORDS], example[QUANTITY];
	schema_parameter_name(parameter, is_chinese, name, sizeof name);
	snprintf(path, sizeof path, "%s.%s.%s", key->path, schema_draw_name(kind, is_chinese), name);
	units_format(parameter->in_units ? draw_mean(&key->draw_fallback) : 1, dimension, faults->is_chinese, example, sizeof example);
	struct spot spot = {.path = path, .dimension = dimension, .low = parameter->low, .high = parameter->high, .example = example};
	if (number_read(&spot, node, &draw->p[at], faults))
		draw->p[at] = NAN;
}

static enum status parameters_read(const struct schema_key *key, const struct draw_kind *kind, const struct yaml_node *node,
	struct draw *draw, struct faults *faults)
{
	bool is_given[DRAW_PARAMETERS] = {false}, is_strange = false;
	int before = faults->error_count;
	bool is_chinese = word_is_chinese(node->key);
	const char *called = schema_draw_name(kind, is_chinese), *help = parameters_words(kind, is_chinese, faults);
	if (node->kind != YAML_MAPPING)
		return fault_add(faults, node->place, help, "%s.%s wants its parameters in { }, not %s", key->path, called, yaml_found(node, faults));
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		int at = parameter_of(kind, child->key);
		if (at < 0) {
			fault_add(faults, child->key_place, help, "%s.%s has no parameter %.60s", key->path, called, child->key);
			is_strange = true; /* the one that is missing may be meant */
		} else if (is_given[at]) {
			fault_add(faults, child->key_place, "keep one of them", "%s is given twice", child->key);
		} else {
			is_given[at] = true;
			parameter_read(key, kind, at, child, draw, faults);
		}
	}
	for (int i = 0; i < kind->parameter_count && !is_strange; i++)
		if (!is_given[i]) {
			char name[WORD_SIZE];
			schema_parameter_name(&kind->parameters[i], is_chinese, name, sizeof name);
			fault_add(faults, node->place, help, "%s.%s lacks %s", key->path, called, name);
		}
	if (faults->error_count != before)
		return STATUS_FAULT;
	const char *wrong = kind->check ? kind->check(draw->p) : NULL;
	return wrong ? fault_add(faults, node->place, NULL, "%s.%s: %s", key->path, called, faults_word(faults, wrong)) : STATUS_OK;
}

static enum status draw_read(const struct schema_key *key, const struct yaml_node *node, struct draw *draw, struct arena *arena,
	struct faults *faults)
{
	char example[SCHEMA_VALUE];
	schema_fallback(key, faults->is_chinese, example, sizeof example);
	struct spot spot = spot_of(key, example);
	if (node->kind == YAML_SCALAR) {
		double value;
		enum status status = number_read(&spot, node, &value, faults);
		if (!status)
			*draw = draw_constant(value);
		return status;
	}
	if (node->kind != YAML_MAPPING || node->count != 1)
		return misfit(key, node, faults, faults_say(faults, "write for instance %s", example), faults_word(faults, N_("a quantity or one distribution")));
	struct draw read = {.kind = DRAW_COUNT};
	for (int i = 0; i < DRAW_COUNT; i++)
		if (!strcmp(draw_kind((enum draw_id)i)->name, node->first->key) || !strcmp(draw_kind((enum draw_id)i)->name_zh, node->first->key))
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
		units_format(mean, key->dimension, faults->is_chinese, words, sizeof words);
		return out_of_bounds(&spot, node->place, faults_say(faults, "%s has a mean of %s", key->path, words), faults);
	}
	*draw = read;
	return STATUS_OK;
}

/* -- choices --------------------------------------------------------------------------------------------------------- */

int schema_value_choices(const char *choices, char out[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE])
{
	int count = word_count(choices);
	count = count < SCHEMA_CHOICES ? count : SCHEMA_CHOICES;
	for (int i = 0; i < count; i++)
		word_at(choices, i, false, out[i], SCHEMA_CHOICE_SIZE);
	return count;
}

static int choice_of(const struct schema_key *key, const struct yaml_node *node, struct faults *faults)
{
	char written[SCHEMA_CHOICE_SIZE] = "", names[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE], list[WORDS];
	const char *rows[SCHEMA_CHOICES], *help;
	bool is_word = node->kind == YAML_SCALAR && text_narrow(node->text, written, sizeof written);
	int choice = is_word ? word_find(key->choices, written) : -1, count = word_count(key->choices);
	if (choice >= 0)
		return choice;
	bool is_chinese = is_word && *written ? word_is_chinese(written) : faults->is_chinese;
	for (int i = 0; i < count && i < SCHEMA_CHOICES; i++) {
		word_at(key->choices, i, is_chinese, names[i], SCHEMA_CHOICE_SIZE);
		rows[i] = names[i];
	}
	const char *nearest = is_word ? text_nearest(written, rows, count) : NULL;
	word_list(key->choices, is_chinese, list, sizeof list);
	if (key->type == SCHEMA_SET && (strstr(written, "、") || strpbrk(written, ",;")))
		help = faults_say(faults, "write a list in [ ] with commas between, as in [%s, %s]", names[0], names[count > 1]);
	else
		help = nearest ? faults_say(faults, "did you mean %s?", nearest) : faults_say(faults, "write for instance %s", names[0]);
	fault_add(faults, node->place, help, "%s wants one of %s, not %s", key->path, list, yaml_found(node, faults));
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
		return misfit(key, node, faults, N_("write [a, b]"), faults_word(faults, N_("a list")));
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
		return misfit(key, node, faults, N_("write it on one line"), faults_word(faults, N_("words")));
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
	static const char *const words_of[] = {"en=英文", "zh=中文", NULL};
	const char **words = member(target, key);
	const struct yaml_node *en = node, *zh = node;
	if (node->kind == YAML_MAPPING) {
		en = yaml_child(node, words_of[0]);
		zh = yaml_child(node, words_of[1]);
		if (!en || !zh)
			en = zh = en ? en : zh;
	}
	if (!en || en->kind != YAML_SCALAR || zh->kind != YAML_SCALAR || (node->kind == YAML_MAPPING && node->count > 1 + (en != zh)))
		return misfit(key, node, faults, N_("write {en: \"…\", zh: \"…\"}"), faults_word(faults, N_("words in English and Chinese")));
	words[0] = arena_string(arena, en->text);
	words[1] = arena_string(arena, zh->text);
	return words[0] && words[1] ? STATUS_OK : fault_world(faults, "out of memory");
}

static enum status date_read(const struct schema_key *key, const struct yaml_node *node, void *target, struct faults *faults)
{
	struct calendar_date date;
	char written[QUANTITY];
	if (node->kind != YAML_SCALAR || !text_narrow(node->text, written, sizeof written) || !calendar_parse(written, &date))
		return misfit(key, node, faults, N_("write year-month-day, as in 2012-01-31"), faults_word(faults, N_("a date")));
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
		struct schema_key shown = *key;
		shown.fallback = key->dimension <= UNITS_SHARE || shown.fallback > 0 || shown.high < 1 ? shown.fallback : 1; /* "0 /d" would be no help */
		schema_fallback(&shown, faults->is_chinese, example, sizeof example);
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
