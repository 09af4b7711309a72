/* schema_words.c - values, defaults, bounds and units in the words a person would write them in. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "clock/calendar.h"
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

static void draw_words(const struct draw *draw, enum units_dimension dimension, char *out, size_t size)
{
	const struct draw_kind *kind = draw_kind(draw->kind);
	if (draw->kind == DRAW_constant) {
		units_format(draw->p[0], dimension, out, size);
		return;
	}
	snprintf(out, size, "{%s: {", kind->name);
	for (int i = 0; i < kind->parameter_count; i++) {
		char quantity[QUANTITY];
		units_format(draw->p[i], kind->parameters[i].in_units ? dimension : UNITS_NUMBER, quantity, sizeof quantity);
		schema_append(out, size, "%s%s: %s", i ? ", " : "", kind->parameters[i].name, quantity);
	}
	schema_append(out, size, "}}");
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
		draw_words(at, key->dimension, out, size);
		break;
	case SCHEMA_TEXT:
	case SCHEMA_WORDS:
		snprintf(out, size, "%s", *(const char *const *)at ? *(const char *const *)at : "");
		break;
	case SCHEMA_DATE:
		date_words(*(const int32_t *)at, out, size);
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
	} else if (key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW) {
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
	if (key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE || key->type == SCHEMA_DRAW)
		units_list(key->dimension, out, size);
}
