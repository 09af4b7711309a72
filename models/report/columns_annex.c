/* columns_annex.c - described tables as a result file keeps them: every column by an identifier, its unit apart. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/columns.h"

enum { COLUMNS = 48, DECIMALS = 1 };

/* "cost a year (CNY)" -> "cost_a_year", or whole "cost_a_year_cny" */
static const char *identifier_of(const char *heading, bool is_whole, struct arena *arena)
{
	char *words = arena_format(arena, "%.*s", (int)strcspn(heading, is_whole ? "" : "("), heading);
	size_t length = 0;
	for (const char *at = words; at && *at; at++)
		if (isalnum((unsigned char)*at))
			words[length++] = (char)tolower((unsigned char)*at);
		else if (length > 0 && words[length - 1] != '_')
			words[length++] = '_';
	while (length > 0 && words[length - 1] == '_')
		length--;
	if (words)
		words[length] = '\0';
	return words;
}

/* What stands between brackets at the end of a heading, narrow or wide ones; "" = nothing. */
static const char *unit_of(const char *heading, const char *open, const char *close, struct arena *arena)
{
	const char *from = strstr(heading, open), *to = from ? strstr(from, close) : NULL;
	return to ? arena_format(arena, "%.*s", (int)(to - from - (long)strlen(open)), from + strlen(open)) : "";
}

static const char *name_of(const char *heading, const char *open, struct arena *arena)
{
	const char *from = strstr(heading, open);
	size_t length = from ? (size_t)(from - heading) : strlen(heading);
	while (length > 0 && heading[length - 1] == ' ')
		length--;
	return arena_format(arena, "%.*s", (int)length, heading);
}

/* A number, or nothing; *decimals grows to the digits it has behind the point, of which people read DECIMALS. */
static bool is_number(const char *cell, int *decimals)
{
	char *end;
	strtod(cell, &end);
	const char *point = strchr(cell, '.');
	int digits = point && !*end ? (int)strlen(point + 1) : 0;
	digits = digits < DECIMALS ? digits : DECIMALS;
	*decimals = digits > *decimals ? digits : *decimals;
	return !*end;
}

/* Cells of a column, and what is known of it from them. */
static bool column_fill(const struct columns_column *column, bool is_first, const void *const *rows, int row_count, struct arena *arena, const char **cells,
	struct annex_column *plate)
{
	bool is_numeric = !is_first;
	for (int row = 0; row < row_count; row++) {
		cells[row] = column->cell(rows[row], false, arena);
		if (!cells[row])
			return false;
		is_numeric = is_numeric && is_number(cells[row], &plate->decimals);
	}
	plate->name = identifier_of(column->data_en, false, arena);
	plate->name_en = name_of(column->data_en, " (", arena);
	plate->name_zh = name_of(column->data_zh, "（", arena);
	plate->unit = is_numeric ? unit_of(column->data_en, "(", ")", arena) : NULL;
	plate->unit_zh = is_numeric ? unit_of(column->data_zh, "（", "）", arena) : NULL;
	return plate->name && plate->name_en && plate->name_zh && (!is_numeric || (plate->unit && plate->unit_zh));
}

static void column_put(struct annex_column *column, const char *const *cells, int row_count)
{
	for (int row = 0; row < row_count; row++) {
		if (column->words)
			column->words[row] = cells[row];
		else
			column->numbers[row] = *cells[row] ? strtod(cells[row], NULL) : NAN;
	}
}

enum status columns_annex(struct annex *annex, struct arena *arena, const char *name, const char *title_en, const char *title_zh,
	const struct columns_column *columns, int column_count, const void *const *rows, int row_count)
{
	struct annex_column plates[COLUMNS] = {{.name = NULL}};
	const char **cells[COLUMNS];
	int count = 0;
	for (int i = 0; i < column_count && count < COLUMNS; i++) {
		if (!columns[i].data_en)
			continue;
		cells[count] = arena_rows(arena, row_count, const char *);
		if (!cells[count] || !column_fill(&columns[i], count == 0, rows, row_count, arena, cells[count], &plates[count]))
			return STATUS_WORLD;
		for (int before = 0; before < count; before++)
			if (strcmp(plates[before].name, plates[count].name) == 0)
				plates[count].name = identifier_of(columns[i].data_en, true, arena);
		if (!plates[count++].name)
			return STATUS_WORLD;
	}
	enum status status = annex_build(annex, arena, name, title_en, title_zh, plates, count, row_count);
	for (int i = 0; i < count && status == STATUS_OK; i++)
		column_put(&annex->columns[i], cells[i], row_count);
	return status;
}

static bool is_other(const struct annex_column *a, const struct annex_column *b, int row_count)
{
	for (int row = 0; a->words && b->words && row < row_count; row++)
		if (strcmp(a->words[row], b->words[row]) != 0)
			return true;
	return false;
}

enum status columns_annex_both(struct annex *annex, struct arena *arena, const char *name, const char *title_en, const char *title_zh,
	const struct columns_column *columns, int column_count, const void *const *rows_en, const void *const *rows_zh, int row_count)
{
	struct annex en, zh;
	if (columns_annex(&en, arena, name, title_en, title_zh, columns, column_count, rows_en, row_count) != STATUS_OK
		|| columns_annex(&zh, arena, name, title_en, title_zh, columns, column_count, rows_zh, row_count) != STATUS_OK)
		return STATUS_WORLD;
	struct annex_column *both = arena_rows(arena, 2 * en.column_count, struct annex_column);
	int count = 0;
	for (int c = 0; both && c < en.column_count; c++) {
		both[count++] = en.columns[c];
		if (!is_other(&en.columns[c], &zh.columns[c], row_count))
			continue;
		both[count] = zh.columns[c];
		both[count].name = arena_format(arena, "%s_zh", en.columns[c].name);
		if (!both[count++].name)
			return STATUS_WORLD;
	}
	*annex = en;
	annex->columns = both;
	annex->column_count = count;
	return both ? STATUS_OK : STATUS_WORLD;
}
