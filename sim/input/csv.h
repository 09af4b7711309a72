/* csv.h - a table of cells that know their row and column, as offices save it (RFC 4180 and what spreadsheets make of it). */
#ifndef CSV_H
#define CSV_H

#include "base/fault.h"
#include "base/stamp.h"

struct csv {
	const char *file;
	struct stamp stamp;               /* of its bytes as they were */
	const char *text;                 /* the file as UTF-8 */
	int column_count, row_count;      /* rows without the heading */
	const char *const *headings;      /* column_count; full-width letters, digits, marks and blanks made plain: "人口(万人)" */
	const char *const *names;         /* the same without the unit: "人口" */
	const char *const *units;         /* what stands in the brackets: "万人"; "" when nothing does */
	const char *const *cells;         /* row_count x column_count; trimmed; "" when empty */
	const struct place *headings_at;  /* where each heading stands, */
	const struct place *cells_at;     /* and each cell */
	const int *rows;                  /* the number of each row as a spreadsheet counts it */
};

enum { CSV_BYTES = 64 << 20, CSV_ROWS = 1 << 20, CSV_COLUMNS = 256, CSV_CELL = 32767, CSV_TITLES = 3 };

/* Reads a whole table into `arena`: in the encodings of encoding.h; separated by comma, semicolon or tab, by ， where none of them
   is, or by what a first line `sep=;` says; rows end as on any system. Wholly empty rows are left out, empty columns at the end too;
   up to CSV_TITLES rows of one cell above the heading are passed over as a title, with a remark. A row with fewer cells than the
   heading ends in blanks, with a remark for all of them; it is a fault where digits stand in groups of three, which the separator of
   thousands may have cut apart, and so is a row with more cells than the heading. Such rows are left out; what else is right can be used
   when STATUS_FAULT is returned and column_count > 0. */
STATUS_MUST_USE enum status csv_read(const char *path, struct place from, struct arena *arena, struct faults *faults, struct csv *csv);
/* Column with this heading or name (either language), or -1. */
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
