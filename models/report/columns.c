/* columns.c - headings and cells of described tables. */
#include "report/columns.h"

#include <string.h>

enum { COLUMNS = 32, HEADING = 64 };

static const char *heading_of(const struct columns_column *column, bool is_screen, bool is_chinese)
{
	if (is_screen)
		return is_chinese ? column->screen_zh : column->screen_en;
	return is_chinese ? column->data_zh : column->data_en;
}

static enum status headings_add(struct table *table, const struct columns_column *const *columns, bool is_screen, bool is_chinese)
{
	const char *upper[COLUMNS], *lower[COLUMNS];
	bool has_two = false;
	for (int i = 0; i < table->column_count; i++) {
		const char *heading = heading_of(columns[i], is_screen, is_chinese), *end = strchr(heading, '\n');
		upper[i] = end ? arena_format(table->arena, "%.*s", (int)(end - heading), heading) : heading;
		lower[i] = end ? end + 1 : "";
		has_two |= end != NULL;
		table->is_right[i] = i > 0;
	}
	enum status status = table_row(table, upper);
	if (status == STATUS_OK && has_two)
		status = table_row(table, lower);
	table_headings(table);
	return status;
}

enum status columns_table(struct table *table, struct arena *arena, const struct columns_column *columns, int column_count,
	const void *const *rows, int row_count, bool is_screen, bool is_chinese)
{
	const struct columns_column *shown[COLUMNS];
	int count = 0;
	for (int i = 0; i < column_count && count < COLUMNS; i++)
		if (heading_of(&columns[i], is_screen, is_chinese))
			shown[count++] = &columns[i];
	enum status status = table_init(table, arena, count);
	if (status == STATUS_OK)
		status = headings_add(table, shown, is_screen, is_chinese);
	for (int row = 0; row < row_count && status == STATUS_OK; row++) {
		const char *cells[COLUMNS];
		for (int i = 0; i < count; i++)
			cells[i] = shown[i]->cell(rows[row], is_screen, arena);
		status = table_row(table, cells);
	}
	return status;
}
