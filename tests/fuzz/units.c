/* units.c - any words as a quantity of any dimension: what is read is finite, and what is written reads as the same. */
#include <math.h>
#include <string.h>

#include "base/units.h"
#include "fuzz.h"

enum { DIMENSIONS = 0
#define DIMENSION(id, base) + 1
#define UNIT(id, name, zh, factor)
#include "base/units.def"
#undef DIMENSION
#undef UNIT
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (size < 1)
		return 0;
	char *words = strndup((const char *)bytes + 1, size - 1), out[256];
	enum units_dimension dimension = (enum units_dimension)(bytes[0] % DIMENSIONS);
	const char *unit;
	double value = NAN, number, again = NAN;
	if (units_parse(words, dimension, &value) == UNITS_FINE) {
		promise(isfinite(value), "a quantity is finite");
		for (int is_chinese = 0; is_chinese < 2; is_chinese++) {
			units_write(value, dimension, is_chinese, out, sizeof out);
			promise(units_parse(out, dimension, &again) == UNITS_FINE && again == value, "what is written reads as the same");
			units_format(value, dimension, is_chinese, out, sizeof out);
			promise(units_parse(out, dimension, &again) == UNITS_FINE, "what is shown can be read");
		}
	}
	if (units_split(words, &number, &unit))
		(void)units_ratio(unit, words);
	free(words);
	return 0;
}
