/* table.c - cells laid out by their width on a screen, or written for a spreadsheet or a page. */
#include "show/table.h"

#include <string.h>

enum { GAP = 2, FIRST_ROWS = 32 };

enum status table_init(struct table *table, struct arena *arena, int column_count)
{
	*table = (struct table){.arena = arena, .column_count = column_count, .gap = GAP};
	table->is_right = arena_rows(arena, column_count, bool);
	return table->is_right ? STATUS_OK : STATUS_WORLD;
}

enum status table_row(struct table *table, const char *const *cells)
{
	size_t columns = (size_t)table->column_count;
	if (table->row_count == table->capacity) {
		int capacity = table->capacity ? 2 * table->capacity : FIRST_ROWS;
		const char **grown = arena_rows(table->arena, (size_t)capacity * columns, const char *);
		if (!grown)
			return STATUS_WORLD;
		if (table->row_count > 0)
			memcpy(grown, table->cells, (size_t)table->row_count * columns * sizeof *grown);
		table->cells = grown;
		table->capacity = capacity;
	}
	const char **row = table->cells + (size_t)table->row_count * columns;
	for (size_t column = 0; column < columns; column++) {
		row[column] = arena_string(table->arena, cells[column] ? cells[column] : "");
		if (!row[column])
			return STATUS_WORLD;
	}
	table->row_count++;
	return STATUS_OK;
}

void table_headings(struct table *table)
{
	table->heading_count = table->row_count;
}

static const char *cell_at(const struct table *table, int row, int column)
{
	return table->cells[row * table->column_count + column];
}

static int column_width(const struct table *table, int column)
{
	int widest = 0;
	for (int row = 0; row < table->row_count; row++) {
		int width = text_width(cell_at(table, row, column));
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void blanks_trim(struct text *out)
{
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
}

static void text_write(const struct table *table, struct text *out)
{
	for (int row = 0; row < table->row_count; row++) {
		for (int column = 0; column < table->column_count; column++) {
			if (column > 0)
				text_add_padded(out, "", table->gap, false);
			text_add_padded(out, cell_at(table, row, column), column_width(table, column), table->is_right[column]);
		}
		blanks_trim(out);
		text_add(out, "\n");
	}
}

/* RFC 4180: a cell with a comma, a quote or a line end stands in quotes, its quotes doubled. */
static void csv_cell_write(const char *cell, struct text *out)
{
	if (!strpbrk(cell, ",\"\r\n")) {
		text_add(out, cell);
		return;
	}
	text_add(out, "\"");
	for (; *cell; cell++)
		text_add(out, *cell == '"' ? "\"\"" : (char[]){*cell, '\0'});
	text_add(out, "\"");
}

static void csv_write(const struct table *table, struct text *out)
{
	for (int row = 0; row < table->row_count; row++)
		for (int column = 0; column < table->column_count; column++) {
			csv_cell_write(cell_at(table, row, column), out);
			text_add(out, column + 1 < table->column_count ? "," : "\n");
		}
}

static void markdown_cell_write(const char *cell, struct text *out)
{
	for (; *cell; cell++)
		text_add(out, *cell == '|' ? "\\|" : *cell == '\n' ? "<br>" : (char[]){*cell, '\0'});
}

/* Markdown knows one row of headings: more of them stand in it one below the other. */
static void markdown_headings_write(const struct table *table, struct text *out)
{
	for (int column = 0; column < table->column_count; column++) {
		text_add(out, "| ");
		for (int row = 0; row < table->heading_count; row++) {
			text_add(out, row > 0 ? "<br>" : "");
			markdown_cell_write(cell_at(table, row, column), out);
		}
		text_add(out, " ");
	}
	text_add(out, "|\n");
	for (int column = 0; column < table->column_count; column++)
		text_add(out, table->is_right[column] ? "|---:" : "|---");
	text_add(out, "|\n");
}

static void markdown_write(const struct table *table, struct text *out)
{
	markdown_headings_write(table, out);
	for (int row = table->heading_count; row < table->row_count; row++) {
		for (int column = 0; column < table->column_count; column++) {
			text_add(out, "| ");
			markdown_cell_write(cell_at(table, row, column), out);
			text_add(out, " ");
		}
		text_add(out, "|\n");
	}
}

void table_write(const struct table *table, enum table_format format, struct text *out)
{
	if (format == TABLE_CSV)
		csv_write(table, out);
	else if (format == TABLE_MARKDOWN)
		markdown_write(table, out);
	else
		text_write(table, out);
}
