/* columns.h - tables of one struct a row, described column by column. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "show/table.h"
#include "study/annex.h"

/* One column. A heading of two lines has '\n' in it; NULL = not in that kind of table. */
struct columns_column {
	const char *screen_en, *screen_zh;   /* narrow, for text */
	const char *data_en, *data_zh;       /* plain, for CSV and Markdown */
	/* The words of a cell; in `arena` or constant. */
	const char *(*cell)(const void *row, bool is_screen, struct arena *arena);
};

/* Defines a cell printed from `row` (const type *), which may use is_screen and row in its format and arguments. */
#define COLUMNS_CELL(name, type, ...) \
	static const char *name(const void *data, bool is_screen, struct arena *arena) \
	{ \
		const type *row = data; \
		(void)is_screen; \
		return arena_format(arena, __VA_ARGS__); \
	}

/* Builds the table with its headings, then one row for each of `rows`; the first column is left-aligned, the others right. */
STATUS_MUST_USE enum status columns_table(struct table *table, struct arena *arena, const struct columns_column *columns, int column_count,
	const void *const *rows, int row_count, bool is_screen, bool is_chinese);

/* The plain table, in both languages, for a result file: headings "cost a year (CNY)" become columns cost_a_year in CNY. The first column is of words, the
   others of numbers where all their cells are numbers or empty. */
STATUS_MUST_USE enum status columns_annex(struct annex *annex, struct arena *arena, const char *name, const char *title_en, const char *title_zh,
	const struct columns_column *columns, int column_count, const void *const *rows, int row_count);

/* The same table made of rows that speak English and of rows that speak Chinese: columns of words that differ stand there twice, the second as "name_zh". */
STATUS_MUST_USE enum status columns_annex_both(struct annex *annex, struct arena *arena, const char *name, const char *title_en, const char *title_zh,
	const struct columns_column *columns, int column_count, const void *const *rows_en, const void *const *rows_zh, int row_count);

#endif
