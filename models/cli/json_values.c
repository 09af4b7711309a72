/* json_values.c - quantities are patterns, choices lists of words, distributions objects; each told in both languages. */
#include "cli/json_values.h"

#include <string.h>

#include "base/word.h"
#include "show/json.h"

enum { PATH = SCHEMA_VALUE };

/* -- words ----------------------------------------------------------------------------------------------------------- */

/* {"$ref": "#/definitions/SPACE:NAME"}, as a value or an entry of a list. */
void json_values_refer(const struct writer *writer, const char *space, const char *to)
{
	json_next(writer->out);
	text_addf(writer->out, "{\"$ref\":\"#/definitions/%s:%s\"}", space, to);
}

void json_values_define(const struct writer *writer, const char *space, const char *what)
{
	char defined[PATH];
	text_print(defined, sizeof defined, "%s:%s", space, what);
	json_name(writer->out, defined);
	json_open(writer->out, "{");
}

/* A member for each language of a word, both referring to one definition. */
void json_values_words(const struct writer *writer, const char *word, const char *space, const char *to)
{
	char side[WORD_SIZE], other[WORD_SIZE];
	word_pick(word, false, side, sizeof side);
	word_pick(word, true, other, sizeof other);
	json_name(writer->out, side);
	json_values_refer(writer, space, to);
	if (!strcmp(side, other))
		return;
	json_name(writer->out, other);
	json_values_refer(writer, space, to);
}

/* -- values ---------------------------------------------------------------------------------------------------------- */

#define NUMBER "[-+＋－]?[0-9０-９.．]+([eE][-+]?[0-9]+)?"

static void pattern_add(struct text *pattern, const char *unit)
{
	for (; *unit; unit++) {
		if (*unit == '/')
			text_add(pattern, "[/／]");
		else if (*unit == '%')
			text_add(pattern, "[%％]");
		else if (*unit == ' ')
			text_add(pattern, "\\s*");
		else
			text_add(pattern, (char[]){*unit, '\0'});
	}
}

static const char *dimension_name(enum units_dimension dimension)
{
	static const char *const names[] = {
#define DIMENSION(id, base) #id,
#define UNIT(id, name_, zh, factor)
#include "base/units.def"
#undef DIMENSION
#undef UNIT
	};
	return names[dimension];
}

/* A number with one of the units of a dimension; without a unit where there is none to write. */
void json_values_quantity(const struct writer *writer, enum units_dimension dimension)
{
	static const struct { enum units_dimension dimension; const char *name, *spellings; } units[] = {
#define DIMENSION(id, base)
#define UNIT(id, name_, zh, factor) {UNITS_##id, name_, zh},
#include "base/units.def"
#undef DIMENSION
#undef UNIT
	};
	bool is_bare = false;
	struct text pattern;
	text_init(&pattern);
	text_add(&pattern, "^\\s*" NUMBER "\\s*(");
	const char *bar = "";
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (units[i].dimension != dimension)
			continue;
		is_bare |= !*units[i].name;
		text_add(&pattern, bar);
		pattern_add(&pattern, units[i].name);
		for (int j = 0; j < word_count(units[i].spellings); j++) {
			char spelling[WORD_SIZE];
			word_at(units[i].spellings, j, true, spelling, sizeof spelling);
			text_add(&pattern, "|");
			pattern_add(&pattern, spelling);
		}
		bar = "|";
	}
	text_add(&pattern, ")\\s*$");
	json_values_define(writer, "quantity", dimension_name(dimension));
	if (is_bare)
		text_add(writer->out, "\"type\":[\"number\",\"string\"]");
	else
		json_member(writer->out, "type", "string");
	json_member(writer->out, "pattern", pattern.data ? pattern.data : "");
	char list[PATH];
	units_list(dimension, writer->cli->is_chinese, list, sizeof list);
	if (*list)
		json_member(writer->out, "patternErrorMessage", list);
	json_close(writer->out, "}");
	text_free(&pattern);
}

/* Choices of both languages. */
static void choices(const struct writer *writer, const char *words)
{
	char word[WORD_SIZE];
	json_open(writer->out, "{");
	json_name(writer->out, "enum");
	json_open(writer->out, "[");
	for (int i = 0; i < word_count(words); i++)
		for (int language = 0; language < 2; language++) {
			word_at(words, i, language == 1, word, sizeof word);
			json_string(writer->out, word);
		}
	json_close(writer->out, "]}");
}

static void parameters_object(const struct writer *writer, const struct draw_kind *kind, enum units_dimension dimension)
{
	text_addf(writer->out, "\"type\":\"object\",\"minProperties\":%d,\"additionalProperties\":false", kind->parameter_count);
	json_name(writer->out, "properties");
	json_open(writer->out, "{");
	for (int i = 0; i < kind->parameter_count; i++) {
		const struct draw_parameter *parameter = &kind->parameters[i];
		for (int language = 0; language < 2; language++) {
			char called[WORD_SIZE];
			schema_parameter_name(parameter, language == 1, called, sizeof called);
			json_name(writer->out, called);
			json_values_refer(writer, "quantity", dimension_name(parameter->in_units ? dimension : UNITS_NUMBER));
		}
	}
	json_close(writer->out, "}");
}

/* Parts: a share and one thing more; of that, only a value is looked at. */
static void parts_array(const struct writer *writer, enum units_dimension dimension)
{
	text_add(writer->out, "\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"object\",\"minProperties\":2,\"maxProperties\":2,\"properties\":{");
	json_values_words(writer, SCHEMA_SHARE, "quantity", dimension_name(UNITS_SHARE));
	json_values_words(writer, SCHEMA_PART_VALUE, "quantity", dimension_name(dimension));
	json_close(writer->out, "}}");
}

static void table_object(const struct writer *writer)
{
	text_add(writer->out, "\"type\":\"object\",\"minProperties\":2,\"additionalProperties\":false,\"properties\":{");
	for (int i = 0; i < schema_draw_empirical.count; i++) {
		const struct schema_key *key = &schema_draw_empirical.keys[i];
		for (int language = 0; language < 2; language++) {
			json_name(writer->out, language ? key->name_zh : key->name_en);
			if (key->choices)
				choices(writer, key->choices);
			else
				json_values_refer(writer, "any", "text");
		}
	}
	json_close(writer->out, "}");
}

static void distribution_object(const struct writer *writer, enum draw_id id, enum units_dimension dimension)
{
	json_open(writer->out, "{");
	if (id == DRAW_mixture)
		parts_array(writer, dimension);
	else if (id == DRAW_empirical)
		table_object(writer);
	else
		parameters_object(writer, draw_kind(id), dimension);
	json_close(writer->out, "}");
}

void json_values_distribution(const struct writer *writer, enum units_dimension dimension)
{
	json_values_define(writer, "distribution", dimension_name(dimension));
	text_add(writer->out, "\"type\":\"object\",\"minProperties\":1,\"maxProperties\":1,\"additionalProperties\":false,\"properties\":{");
	for (int id = 0; id < DRAW_COUNT; id++)
		for (int language = 0; language < 2; language++) {
			json_name(writer->out, schema_draw_name(draw_kind((enum draw_id)id), language == 1));
			distribution_object(writer, (enum draw_id)id, dimension);
		}
	json_close(writer->out, "}");
	json_close(writer->out, "}");
}

void json_values_of(const struct writer *writer, const struct schema_key *key)
{
	switch (key->type) {
	case SCHEMA_NUMBER:
	case SCHEMA_WHOLE:
		json_values_refer(writer, "quantity", dimension_name(key->dimension));
		break;
	case SCHEMA_DRAW:
		json_values_refer(writer, "quantity", dimension_name(key->dimension));
		json_values_refer(writer, "distribution", dimension_name(key->dimension));
		break;
	case SCHEMA_CHOICE:
		choices(writer, key->choices);
		break;
	case SCHEMA_SET:
		choices(writer, key->choices);
		json_open(writer->out, "{");
		json_member(writer->out, "type", "array");
		json_name(writer->out, "items");
		choices(writer, key->choices);
		json_close(writer->out, "}");
		break;
	case SCHEMA_TEXT:
		json_values_refer(writer, "any", "text");
		break;
	case SCHEMA_WORDS:
		json_values_refer(writer, "any", "text");
		json_values_refer(writer, "any", "words");
		break;
	case SCHEMA_DATE:
		json_values_refer(writer, "any", "date");
		break;
	case SCHEMA_LIST: /* a number may have the unit of one behind it */
		json_open(writer->out, "{\"type\":\"array\"");
		text_addf(writer->out, ",\"maxItems\":%d,\"items\":{\"anyOf\":[", key->list_most);
		json_values_refer(writer, "quantity", dimension_name(key->dimension));
		json_values_refer(writer, "quantity", dimension_name(UNITS_NUMBER));
		json_close(writer->out, "]}}");
		break;
	}
}

/* -- what is told of it --------------------------------------------------------------------------------------------- */

static void part_add(struct text *words, const char *label, const char *what)
{
	if (what && *what)
		text_addf(words, "\n%s%s", label, what);
}

void json_values_description(const struct writer *writer, const struct schema_key *key)
{
	char words[PATH];
	bool is_chinese = writer->cli->is_chinese;
	struct text text;
	text_init(&text);
	text_add(&text, cli_pick(writer->cli, key->meaning_en, key->meaning_zh));
	schema_units(key, is_chinese, words, sizeof words);
	part_add(&text, _("unit: "), words);
	schema_bounds(key, is_chinese, words, sizeof words);
	part_add(&text, key->choices ? _("one of: ") : _("bounds: "), words);
	schema_fallback(key, is_chinese, words, sizeof words);
	part_add(&text, _("default: "), words);
	json_member(writer->out, "description", text.data ? text.data : "");
	if (*words)
		json_member(writer->out, "default", words);
	text_free(&text);
}
