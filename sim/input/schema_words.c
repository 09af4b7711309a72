/* schema_words.c - values, bounds and units as a person would write them, in either language. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "clock/calendar.h"
#include "input/schema.h"
#include "input/schema_value.h"

enum { QUANTITY = 64 };

void schema_append(char *out, size_t size, const char *format, ...)
{
	size_t used = strlen(out);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(out + used, size - used, format, arguments);
	va_end(arguments);
}

const char *schema_draw_name(const struct draw_kind *kind, bool is_chinese)
{
	return is_chinese ? kind->name_zh : kind->name;
}

void schema_parameter_name(const struct draw_parameter *parameter, bool is_chinese, char *out, size_t size)
{
	static const char *const ends[] = {"：", "，", "；", "（"};
	size_t length = strlen(parameter->meaning_zh);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *end = strstr(parameter->meaning_zh, ends[i]);
		if (end && (size_t)(end - parameter->meaning_zh) < length)
			length = (size_t)(end - parameter->meaning_zh);
	}
	if (is_chinese)
		text_print(out, size, "%.*s", (int)length, parameter->meaning_zh);
	else
		text_print(out, size, "%s", parameter->name);
}

static void choice_words(const struct schema_key *key, unsigned value, bool is_chinese, char *out, size_t size)
{
	char name[WORD_SIZE];
	if (key->type == SCHEMA_CHOICE) {
		word_at(key->choices, (int)value, is_chinese, out, size);
		return;
	}
	const char *comma = "";
	snprintf(out, size, "[");
	for (int i = 0; i < word_count(key->choices); i++)
		if (value >> i & 1) {
			word_at(key->choices, i, is_chinese, name, sizeof name);
			schema_append(out, size, "%s%s", comma, name);
			comma = ", ";
		}
	schema_append(out, size, "]");
}

static void date_words(int32_t serial, char *out, size_t size)
{
	struct calendar_date date = calendar_date(serial);
	snprintf(out, size, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static const char *text_words(const char *const *texts, const struct schema_key *key, bool is_chinese)
{
	const char *text = texts[key->type == SCHEMA_WORDS && is_chinese];
	return text ? text : "";
}

void schema_value(const struct schema_key *key, const void *target, bool is_chinese, char *out, size_t size)
{
	const void *at = (const char *)target + key->offset;
	switch (key->type) {
	case SCHEMA_NUMBER:
	case SCHEMA_WHOLE:
		units_format(*(const double *)at, key->dimension, is_chinese, out, size);
		break;
	case SCHEMA_CHOICE:
		choice_words(key, key->is_double ? (unsigned)*(const double *)at : (unsigned)*(const int *)at, is_chinese, out, size);
		break;
	case SCHEMA_SET:
		choice_words(key, key->is_double ? (unsigned)*(const double *)at : *(const unsigned *)at, is_chinese, out, size);
		break;
	case SCHEMA_DRAW:
		schema_draw_words(at, key->dimension, is_chinese, out, size);
		break;
	case SCHEMA_TEXT:
	case SCHEMA_WORDS:
		snprintf(out, size, "%s", text_words(at, key, is_chinese));
		break;
	case SCHEMA_DATE:
		date_words(*(const int32_t *)at, out, size);
		break;
	case SCHEMA_LIST:
		schema_list_words(key, at, is_chinese, out, size);
		break;
	}
}

void schema_fallback(const struct schema_key *key, bool is_chinese, char *out, size_t size)
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
	schema_value(&alone, &value, is_chinese, out, size);
}

void schema_bounds(const struct schema_key *key, bool is_chinese, char *out, size_t size)
{
	char low[QUANTITY], high[QUANTITY];
	*out = '\0';
	if (key->choices) {
		word_list(key->choices, is_chinese, out, size);
	} else if (key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW || key->type == SCHEMA_LIST) {
		units_format(key->low, key->dimension, is_chinese, low, sizeof low);
		units_format(key->high, key->dimension, is_chinese, high, sizeof high);
		if (isinf(key->high))
			snprintf(out, size, "≥ %s", low);
		else
			snprintf(out, size, "%s … %s", low, high);
	}
}

void schema_units(const struct schema_key *key, bool is_chinese, char *out, size_t size)
{
	*out = '\0';
	if (key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW || key->type == SCHEMA_LIST)
		units_list(key->dimension, is_chinese, out, size);
}
