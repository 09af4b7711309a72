/* column.h - a column of quantities in a table: their unit stands in the cell, in the heading, or is said beside the table. */
#ifndef COLUMN_H
#define COLUMN_H

#include "base/units.h"
#include "input/csv.h"

enum { COLUMN_UNIT = 32, COLUMN_NAME = 64, COLUMN_FAULTS = 10 };

/* One column of a table. */
struct column {
	const struct csv *csv;
	int at;                  /* -1: the table has none */
	enum units_dimension dimension;
	char unit[COLUMN_UNIT];  /* of cells without one; "" = they need their own */
	double low, high;        /* closed */
};

/* The column headed `name` or `other_name` (may be NULL), case and all; a unit may follow in brackets: "effort (min)", "工时（分钟）".
   Its dimension and bounds are the caller's to set. */
struct column column_find(const struct csv *csv, const char *name, const char *other_name);
/* Whether `unit` is one of the dimension ("" when it needs none). */
bool column_knows(enum units_dimension dimension, const char *unit);
/* The quantity in a row, in base units; `blank` where the table has no such column or the cell is empty. A fault names file, row and column. */
STATUS_MUST_USE enum status column_number(const struct column *column, int row, double blank, struct faults *faults, double *value);

#endif
