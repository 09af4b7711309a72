/* factor_words.c - names, values and ranges of assumptions in words. */
#include "report/factor_words.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "base/word.h"
#include "report/words.h"

enum { WORDS = 256 };
static const double DIGITS = 2, BASE_BELOW = 1000;

const char *factor_words_name(const struct result_factor *factor, bool is_chinese)
{
	return words_of(is_chinese, factor->name_en, factor->name_zh);
}

const char *factor_words_source(const char *source)
{
	if (!strcmp(source, "model"))
		return _("stated with the model's inputs");
	return !strcmp(source, "judged") ? _("judged") : source;
}

/* To two digits, whole numbers kept whole. */
static double rounded(double value)
{
	if (!(fabs(value) > 0) || !isfinite(value))
		return value;
	double step = pow(10, floor(log10(fabs(value))) + 1 - DIGITS);
	return fabs(value) >= pow(10, DIGITS) ? round(value) : round(value / step) * step;
}

/* In the unit that suits what is set, so that a range reads as one. */
static void unit_words(enum units_dimension dimension, double set, double value, bool is_chinese, char *out, size_t size)
{
	double number;
	const char *unit;
	char words[WORDS];
	units_format(set, dimension, is_chinese, words, sizeof words);
	if (set >= 1 && set < BASE_BELOW) { /* an effort of 24 h is no day */
		units_base(dimension, is_chinese, words, sizeof words);
		text_print(out, size, *words ? "%.6g %s" : "%.6g%s", rounded(value), words);
	} else if (!(fabs(set) > 0) || !units_split(words, &number, &unit))
		units_format(rounded(value), dimension, is_chinese, out, size);
	else
		text_print(out, size, *unit && *unit != '%' ? "%.6g %s" : "%.6g%s", rounded(value * number / set), unit);
}

const char *factor_words_value(const struct result_factor *factor, const double *bounds, double value, bool is_chinese, struct arena *arena)
{
	char words[WORDS];
	if (*factor->choices) {
		word_at(factor->choices, (int)value, is_chinese, words, sizeof words);
		return arena_string(arena, words);
	}
	unit_words(units_named(factor->dimension), bounds[RESULT_SET], value, is_chinese, words, sizeof words);
	return bounds[RESULT_IS_RATIO] > 0 ? arena_format(arena, "×%s", words) : arena_string(arena, words);
}

const char *factor_words_set(const struct result_factor *factor, const double *bounds, bool is_chinese, struct arena *arena)
{
	return factor_words_value(factor, bounds, bounds[RESULT_SET], is_chinese, arena);
}

const char *factor_words_range(const struct result_factor *factor, const double *bounds, bool is_chinese, struct arena *arena)
{
	char words[WORDS];
	if (*factor->choices) {
		word_list(factor->choices, is_chinese, words, sizeof words);
		return arena_string(arena, words);
	}
	const char *low = factor_words_value(factor, bounds, bounds[RESULT_LOW], is_chinese, arena);
	const char *high = factor_words_value(factor, bounds, bounds[RESULT_HIGH], is_chinese, arena);
	return low && high ? arena_format(arena, "%s … %s", low, high) : NULL;
}
