/* annex.h - a table a result file carries beside its arrays: rows of words and numbers under columns with names. */
#ifndef ANNEX_H
#define ANNEX_H

#include "base/arena.h"
#include "base/status.h"

/* A column of words or of numbers. */
struct annex_column {
	const char *name;             /* identifier, "value_en"; in files behind the name of the table */
	const char *name_en, *name_zh;
	const char *unit, *unit_zh;   /* NULL: words */
	int decimals;                 /* on screen */
	const char **words;           /* [row] of a column of words, else NULL */
	double *numbers;              /* [row] of a column of numbers, NaN where there is none; else NULL */
};

struct annex {
	const char *name;             /* what a row is: "input" */
	const char *title_en, *title_zh;
	int row_count, column_count;
	struct annex_column *columns;
};
struct annexes {
	struct annex *of;
	int count;
};
enum { ANNEX_MOST = 24 };         /* tables of a file */

/* A table with room for so many rows: columns as in `plates`, without their arrays; words "", numbers NaN. Rows the caller does not
   need are taken off row_count. */
STATUS_MUST_USE enum status annex_build(struct annex *annex, struct arena *arena, const char *name, const char *title_en, const char *title_zh,
	const struct annex_column *plates, int column_count, int row_count);
/* Arrays of the columns for row_count rows. */
STATUS_MUST_USE enum status annex_room(struct annex *annex, struct arena *arena);
/* Puts a table behind the others, or in the place of the one of its name; a table without rows is left out, and takes the place of none. */
STATUS_MUST_USE enum status annex_put(struct annexes *annexes, struct arena *arena, const struct annex *annex);
/* By name; NULL when absent. annex_words and annex_numbers are the arrays of a column, NULL too for a table that is NULL and a column of the
   other kind. */
const struct annex *annex_find(const struct annexes *annexes, const char *name);
const char *const *annex_words(const struct annex *annex, const char *column);
const double *annex_numbers(const struct annex *annex, const char *column);

#endif
