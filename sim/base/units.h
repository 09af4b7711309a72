/* units.h - quantities with their units: the door between what people write and plain doubles.

   Dimensions and units stand in units.def; inside, every quantity is in the base unit of its dimension. */
#ifndef UNITS_H
#define UNITS_H

#include <stdbool.h>
#include <stddef.h>

enum units_dimension {
#define DIMENSION(id, base) UNITS_##id,
#define UNIT(id, name, zh, factor)
#include "base/units.def"
#undef DIMENSION
#undef UNIT
	UNITS_DIMENSIONS
};

enum units_outcome { UNITS_FINE, UNITS_NO_NUMBER, UNITS_NO_UNIT, UNITS_WRONG_UNIT };

/* Reads "20 min", "0.05", "5 %", "２０分钟", "18 /10000 residents" into *value (base unit): English or Chinese names, fullwidth digits
   and signs or plain ones, with blanks wherever one likes. UNITS_NO_UNIT: a number without the unit its dimension asks for (only NUMBER and COUNT ask for none;
   SHARE takes a bare fraction). */
enum units_outcome units_parse(const char *text, enum units_dimension dimension, double *value);
/* The unit names of a dimension in order (the bare number has none), joined by " | ", for help texts. `out` of `size` bytes. */
void units_list(enum units_dimension dimension, bool is_chinese, char *out, size_t size);
/* Base unit name ("h", "小时"). */
void units_base(enum units_dimension dimension, bool is_chinese, char *out, size_t size);
/* The word of a dimension in tables and result files ("SHARE"), and the dimension of a word; NUMBER when there is none. */
const char *units_name(enum units_dimension dimension);
enum units_dimension units_named(const char *name);
/* A value in base units as a person would write it: the unit that gives the shortest number, the base unit among equals, of shares always %.
   Six significant digits, and all those of a number of a million and more. */
void units_format(double value, enum units_dimension dimension, bool is_chinese, char *out, size_t size);
/* The same, with as many digits as it takes to read exactly this value again. */
void units_write(double value, enum units_dimension dimension, bool is_chinese, char *out, size_t size);
/* Splits "1 min" into its number and the unit behind it, "" when there is none; false without a number. */
bool units_split(const char *text, double *number, const char **unit);
/* How many `to` one `from` is: units of one dimension, English or Chinese, or the same word but for blanks; 0 when they are neither. */
double units_ratio(const char *from, const char *to);

#endif
