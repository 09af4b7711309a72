/* column.h - a column of quantities in a table: their unit stands in the cell, in the heading, or is said beside the table. */
#ifndef COLUMN_H
#define COLUMN_H

#include "base/units.h"
#include "input/csv.h"

enum { COLUMN_FAULTS = 10 }; /* of one table, for who reads it to stop */

/* One column of a table. */
struct column {
	const struct csv *csv;
	int at;                  /* -1: the table has none */
	const char *unit;        /* of cells without one; "" = they need their own */
	enum units_dimension dimension;
	double low, high;        /* closed */
};

/* The column with this heading or name (other_name may be NULL), its unit that of the heading. Its dimension and bounds are the caller's
   to set. */
struct column column_find(const struct csv *csv, const char *name, const char *other_name);
/* Whether `unit` is one of the dimension. */
bool column_knows(enum units_dimension dimension, const char *unit);
/* The quantity in a row, in base units; `blank` where the table has no such column or the cell is empty. A fault names file, row and column. */
STATUS_MUST_USE enum status column_number(const struct column *column, int row, double blank, struct faults *faults, double *value);

#endif
