/* csv.h - a table of cells that know their row and column (RFC 4180, UTF-8 with or without BOM; comma, semicolon or tab). */
#ifndef CSV_H
#define CSV_H

#include "base/fault.h"

struct csv {
	const char *file;
	const char *text;                 /* the file as it is */
	int column_count, row_count;      /* rows without the heading */
	const char *const *headings;      /* column_count */
	const char *const *cells;         /* row_count x column_count; trimmed; "" when empty */
	const struct place *headings_at;  /* where each heading stands, */
	const struct place *cells_at;     /* and each cell */
};

enum { CSV_BYTES = 64 << 20 };

/* Reads a whole table into `arena`. Rows with another number of cells than the heading are faults; wholly empty rows are left out. */
STATUS_MUST_USE enum status csv_read(const char *path, struct place from, struct arena *arena, struct faults *faults, struct csv *csv);
/* Column with this heading (either language name), or -1. */
int csv_column(const struct csv *csv, const char *name, const char *other_name);
static inline const char *csv_cell(const struct csv *csv, int row, int column)
{
	return csv->cells[row * csv->column_count + column];
}
static inline struct place csv_place(const struct csv *csv, int row, int column)
{
	return csv->cells_at[row * csv->column_count + column];
}

#endif
