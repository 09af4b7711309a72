/* table.h - a table of words for terminals, CSV and Markdown; columns line up under Chinese text. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/text.h"

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_MARKDOWN };

struct table {
	struct arena *arena;
	int column_count, row_count, capacity;
	const char **cells;      /* row by row; the first heading_count rows are headings */
	int heading_count;
	bool *is_right;          /* alignment of each column */
	int gap;                 /* blanks between columns in text, 2 by default */
};

STATUS_MUST_USE enum status table_init(struct table *table, struct arena *arena, int column_count);
/* Adds one row of column_count cells; strings are copied. NULL = "". */
STATUS_MUST_USE enum status table_row(struct table *table, const char *const *cells);
/* Marks all rows so far as headings. */
void table_headings(struct table *table);
void table_write(const struct table *table, enum table_format format, struct text *out);

#endif
