/* cell.h - what stands in a cell of a table: numbers, dates and words as offices write them. */
#ifndef CELL_H
#define CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/units.h"

enum cell_outcome {
	CELL_FINE,
	CELL_NO_NUMBER,
	CELL_NUMERALS, /* a number in Chinese numerals, which are not read */
	CELL_NO_UNIT   /* a number with a unit its dimension does not have */
};

/* A number in the base unit of `dimension`: 3900, ３９００, "3,900", "3 900", 3.9万, 18 %, 18％, 40 min. A bare number is in `unit`, that of
   the heading, and in the base unit where that is "". Countable things may carry their counter word (3900人, 6层). */
enum cell_outcome cell_number(const char *text, const char *unit, enum units_dimension dimension, double *value);
/* A day as 2012-01-31, 2012/1/31, 2012.1.31 or 2012年1月31日, as calendar_serial; false when it is none. */
bool cell_date(const char *text, int32_t *serial);
/* 1 for yes, 是, 有, √, 1 …; 0 for no, 否, 无, ×, 0 …; -1 for anything else. */
int cell_yes(const char *text);
/* Whether two words are the same but for width, case, blanks, "_" and "-". */
bool cell_is_same(const char *a, const char *b);
/* Which of the groups "a,b,c|d,e" has the word, counted from 0; -1 when none has. */
int cell_choice(const char *text, const char *groups);
/* Copies `text` with full-width letters, digits, marks and blanks made plain; cut to `size`. */
void cell_fold(const char *text, char *out, size_t size);

#endif
