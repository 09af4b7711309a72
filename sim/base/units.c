/* units.c - numbers with units, read and written in the units of units.def. */
#include "base/units.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct unit {
	enum units_dimension dimension;
	const char *name, *zh;
	double factor;
};

static const struct unit units[] = {
#define DIMENSION(id, base)
#define UNIT(id, name, zh, factor) {UNITS_##id, name, zh, factor},
#include "base/units.def"
#undef DIMENSION
#undef UNIT
};

enum { UNIT_COUNT = sizeof units / sizeof *units };

/* Bytes of blank at the start of a string: ASCII blanks and the ideographic space. */
static size_t blank_at(const char *string)
{
	if (strncmp(string, "\u3000", 3) == 0)
		return 3;
	return *string == ' ' || (*string >= '\t' && *string <= '\r');
}

static const char *blanks_skip(const char *string)
{
	for (size_t blank; (blank = blank_at(string));)
		string += blank;
	return string;
}

/* Whether two unit names are the same but for blanks. */
static bool is_same(const char *a, const char *b)
{
	for (;; a++, b++) {
		a = blanks_skip(a);
		b = blanks_skip(b);
		if (*a != *b || !*a)
			return *a == *b;
	}
}

/* Reads a plain decimal number with a point, whatever the locale; NULL when there is none. */
static const char *number_read(const char *text, double *value)
{
	char *end;
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (!plain)
		return NULL;
	*value = strtod_l(text, &end, plain);
	freelocale(plain);
	bool is_decimal = end > text && strspn(text, "+-.0123456789eE") >= (size_t)(end - text);
	return is_decimal && isfinite(*value) ? end : NULL;
}

/* 7 % is 7 / 100, the double nearest to it, which 7 * 0.01 is not. */
static double base_value(double number, double factor)
{
	double parts = round(1 / factor);
	return factor < 1 && fabs(parts * factor - 1) < 1e-9 ? number / parts : number * factor;
}

enum units_outcome units_parse(const char *text, enum units_dimension dimension, double *value)
{
	double number;
	const char *rest = number_read(blanks_skip(text), &number);
	if (!rest)
		return UNITS_NO_NUMBER;
	for (int i = 0; i < UNIT_COUNT; i++) {
		if (units[i].dimension == dimension && (is_same(rest, units[i].name) || is_same(rest, units[i].zh))) {
			*value = base_value(number, units[i].factor);
			return UNITS_FINE;
		}
	}
	return *blanks_skip(rest) ? UNITS_WRONG_UNIT : UNITS_NO_UNIT;
}

void units_list(enum units_dimension dimension, char *out, size_t size)
{
	size_t length = 0;
	if (size)
		out[0] = '\0';
	for (int i = 0; i < UNIT_COUNT; i++) {
		if (units[i].dimension != dimension || !*units[i].name || length >= size)
			continue;
		length += (size_t)text_print(out + length, size - length, "%s%s", length ? " | " : "", units[i].name);
	}
}

const char *units_base(enum units_dimension dimension)
{
	static const char *const bases[] = {
#define DIMENSION(id, base) base,
#define UNIT(id, name, zh, factor)
#include "base/units.def"
#undef DIMENSION
#undef UNIT
	};
	return bases[dimension];
}

/* Six significant digits, and every digit of a whole number. */
static int number_print(char *out, size_t size, double number)
{
	bool is_long = fabs(number) >= 999999.5 && fabs(number) < 1e15;
	return text_print(out, size, is_long ? "%.0f" : "%.6g", number);
}

void units_format(double value, enum units_dimension dimension, char *out, size_t size)
{
	enum { NUMBER = 32 };
	const struct unit *best = NULL;
	char number[NUMBER], shortest[NUMBER] = "";
	for (const struct unit *unit = units; unit < units + UNIT_COUNT; unit++) {
		if (unit->dimension != dimension || isdigit((unsigned char)unit->name[0])) /* "500 10000 CNY" reads badly */
			continue;
		int length = number_print(number, sizeof number, value / unit->factor);
		bool is_singular = best && unit->factor == best->factor && strcmp(shortest, "1") == 0;
		if (!best || length < (int)strlen(shortest) || is_singular) {
			best = unit;
			memcpy(shortest, number, sizeof shortest);
		}
	}
	text_print(out, size, "%s%s%s", shortest, *best->name ? " " : "", best->name);
}

void units_write(double value, enum units_dimension dimension, char *out, size_t size)
{
	enum { DIGITS = 17 };
	double again;
	units_format(value, dimension, out, size);
	for (int digits = 7; digits <= DIGITS; digits++) {
		for (const struct unit *unit = units; unit < units + UNIT_COUNT; unit++) {
			if (units_parse(out, dimension, &again) == UNITS_FINE && again == value)
				return;
			if (unit->dimension == dimension && !isdigit((unsigned char)unit->name[0]))
				text_print(out, size, "%.*g%s%s", digits, value / unit->factor, *unit->name ? " " : "", unit->name);
		}
	}
	text_print(out, size, "%.*g%s%s", DIGITS, value, *units_base(dimension) ? " " : "", units_base(dimension));
}

bool units_split(const char *text, double *number, const char **unit)
{
	const char *rest = number_read(blanks_skip(text), number);
	if (!rest)
		return false;
	*unit = blanks_skip(rest);
	return true;
}

static bool is_called(const struct unit *unit, const char *word)
{
	return is_same(word, unit->name) || is_same(word, unit->zh);
}

double units_ratio(const char *from, const char *to)
{
	if (is_same(from, to))
		return 1;
	for (const struct unit *a = units; a < units + UNIT_COUNT; a++)
		for (const struct unit *b = units; is_called(a, from) && b < units + UNIT_COUNT; b++)
			if (b->dimension == a->dimension && is_called(b, to))
				return a->factor / b->factor;
	return 0;
}
