/* units.c - numbers with units, read and written in the units of units.def. */
#include "base/units.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"

struct unit {
	enum units_dimension dimension;
	const char *name, *zh; /* zh: spellings joined by | */
	double factor;
};

static const struct unit units[] = {
#define DIMENSION(id, base)
#define UNIT(id, name, zh, factor) {UNITS_##id, name, zh, factor},
#include "base/units.def"
#undef DIMENSION
#undef UNIT
};

static const char *const names[UNITS_DIMENSIONS] = {
#define DIMENSION(id, base) #id,
#define UNIT(id, name, zh, factor)
#include "base/units.def"
#undef DIMENSION
#undef UNIT
};

enum { UNIT_COUNT = sizeof units / sizeof *units, NAME = 64, WRITTEN = 256 };

static const char *blanks_skip(const char *string)
{
	return string + strspn(string, " \t\n\v\f\r");
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

static bool is_unit(const struct unit *unit, const char *written)
{
	char spelling[NAME];
	if (is_same(written, unit->name))
		return true;
	for (int i = 0; i < word_count(unit->zh); i++) {
		word_at(unit->zh, i, true, spelling, sizeof spelling);
		if (is_same(written, spelling))
			return true;
	}
	return false;
}

static void unit_name(const struct unit *unit, bool is_chinese, char *out, size_t size)
{
	if (is_chinese)
		word_pick(unit->zh, true, out, size);
	else
		text_print(out, size, "%s", unit->name);
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
	char plain[WRITTEN];
	if (!text_narrow(text, plain, sizeof plain))
		return UNITS_NO_NUMBER;
	const char *rest = number_read(blanks_skip(plain), &number);
	if (!rest)
		return UNITS_NO_NUMBER;
	for (int i = 0; i < UNIT_COUNT; i++) {
		if (units[i].dimension == dimension && is_unit(&units[i], rest)) {
			*value = base_value(number, units[i].factor);
			return UNITS_FINE;
		}
	}
	return *blanks_skip(rest) ? UNITS_WRONG_UNIT : UNITS_NO_UNIT;
}

void units_list(enum units_dimension dimension, bool is_chinese, char *out, size_t size)
{
	char name[NAME], last[NAME] = "";
	size_t length = 0;
	if (size)
		out[0] = '\0';
	for (int i = 0; i < UNIT_COUNT; i++) {
		unit_name(&units[i], is_chinese, name, sizeof name);
		if (units[i].dimension != dimension || !*name || !strcmp(name, last) || length >= size)
			continue;
		length += (size_t)text_print(out + length, size - length, "%s%s", length ? " | " : "", name);
		memcpy(last, name, sizeof last);
	}
}

void units_base(enum units_dimension dimension, bool is_chinese, char *out, size_t size)
{
	for (int i = 0; i < UNIT_COUNT; i++)
		if (units[i].dimension == dimension) {
			unit_name(&units[i], is_chinese, out, size);
			return;
		}
}

/* Six significant digits, and every digit of a whole number. */
static int number_print(char *out, size_t size, double number)
{
	bool is_long = fabs(number) >= 999999.5 && fabs(number) < 1e16;
	return text_print(out, size, is_long ? "%.0f" : "%.6g", number);
}

void units_format(double value, enum units_dimension dimension, bool is_chinese, char *out, size_t size)
{
	enum { NUMBER = 32 };
	char name[NAME];
	const struct unit *best = NULL;
	char number[NUMBER], shortest[NUMBER] = "";
	for (const struct unit *unit = units; unit < units + UNIT_COUNT; unit++) {
		bool reads_badly = isdigit((unsigned char)unit->name[0]) || (dimension == UNITS_SHARE && !*unit->name); /* "500 10000 CNY" */
		if (unit->dimension != dimension || reads_badly)
			continue;
		int length = number_print(number, sizeof number, value / unit->factor);
		bool is_singular = best && unit->factor == best->factor && strcmp(shortest, "1") == 0;
		if (!best || length < (int)strlen(shortest) || is_singular) {
			best = unit;
			memcpy(shortest, number, sizeof shortest);
		}
	}
	unit_name(best, is_chinese, name, sizeof name);
	text_print(out, size, "%s%s%s", shortest, *name ? " " : "", name);
}

void units_write(double value, enum units_dimension dimension, bool is_chinese, char *out, size_t size)
{
	enum { DIGITS = 17 };
	char name[NAME];
	double again;
	units_format(value, dimension, is_chinese, out, size);
	for (int digits = 7; digits <= DIGITS; digits++) {
		for (const struct unit *unit = units; unit < units + UNIT_COUNT; unit++) {
			if (units_parse(out, dimension, &again) == UNITS_FINE && again == value)
				return;
			if (unit->dimension != dimension || isdigit((unsigned char)unit->name[0]))
				continue;
			unit_name(unit, is_chinese, name, sizeof name);
			text_print(out, size, "%.*g%s%s", digits, value / unit->factor, *name ? " " : "", name);
		}
	}
	units_base(dimension, is_chinese, name, sizeof name);
	text_print(out, size, "%.*g%s%s", DIGITS, value, *name ? " " : "", name);
}

bool units_split(const char *text, double *number, const char **unit)
{
	const char *rest = number_read(blanks_skip(text), number);
	if (!rest)
		return false;
	*unit = blanks_skip(rest);
	return true;
}

double units_ratio(const char *from, const char *to)
{
	if (is_same(from, to))
		return 1;
	for (const struct unit *a = units; a < units + UNIT_COUNT; a++)
		for (const struct unit *b = units; is_unit(a, from) && b < units + UNIT_COUNT; b++)
			if (b->dimension == a->dimension && is_unit(b, to))
				return a->factor / b->factor;
	return 0;
}

const char *units_name(enum units_dimension dimension)
{
	return names[dimension];
}

enum units_dimension units_named(const char *name)
{
	for (int i = 0; i < UNITS_DIMENSIONS; i++)
		if (!strcmp(names[i], name))
			return (enum units_dimension)i;
	return UNITS_NUMBER;
}
