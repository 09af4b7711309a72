/* number.c - rounding before the sign, so that nothing becomes "-0". */
#include "report/number.h"

#include <math.h>

const char *number_words(double value, int decimals, bool is_signed, bool is_chinese, struct arena *arena)
{
	if (!isfinite(value))
		return is_chinese ? "–" : "-";
	if (fabs(value) < 0.5 * pow(10, -decimals))
		value = 0;
	return arena_format(arena, is_signed && value != 0 ? "%+.*f" : "%.*f", decimals, value);
}
