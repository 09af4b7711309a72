/* sample_words.c - numbers with four digits and their unit, levels by their word. */
#include "report/sample_words.h"

#include <math.h>

#include "base/text.h"

enum { CELL = 64 };

const char *sample_words_value(const struct sweep *sweep, int factor, double value, struct arena *arena)
{
	char words[CELL];
	const struct sweep_factor *of = &sweep->factors[factor];
	if (isnan(value))
		return "";
	if (sweep_bound(sweep, factor, SWEEP_IS_WORDS) > 0)
		return sweep_level(of, (int)value, arena);
	text_print(words, sizeof words, "%.4g", value);
	return arena_format(arena, "%s%s%s", words, *of->unit ? " " : "", of->unit);
}

const char *sample_words_all(const struct sweep *sweep, int row, struct arena *arena)
{
	const char *all = "";
	for (int f = 0; f < sweep->factor_count && all; f++) {
		const char *value = sample_words_value(sweep, f, sweep->values[(int64_t)row * sweep->factor_count + f], arena);
		all = value ? arena_format(arena, "%s%s%s %s", all, f ? ", " : "", sweep->factors[f].name, value) : NULL;
	}
	return all;
}
