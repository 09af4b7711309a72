/* tables.c - columns of a result file's table, headed in the reader's language. */
#include "report/page/tables.h"

#include <math.h>
#include <string.h>

#include "report/number.h"
#include "report/words.h"
#include "show/html.h"

enum { MOST_COLUMNS = 32 };

static const struct annex_column *column_at(const struct annex *annex, const char *name)
{
	for (int c = 0; c < annex->column_count; c++)
		if (strcmp(annex->columns[c].name, name) == 0)
			return &annex->columns[c];
	return NULL;
}

static const char *heading_of(const struct section_place *place, const struct annex_column *column)
{
	const char *name = words_of(place->is_chinese, column->name_en, column->name_zh), *unit = words_of(place->is_chinese, column->unit, column->unit_zh);
	return *unit ? arena_format(place->arena, "%s (%s)", name, unit) : name;
}

/* Options are called as on the rest of the page. */
static const char *words_at(const struct section_place *place, const struct annex_column *column, int row)
{
	const struct result_set *set = &place->study->set;
	int point = strcmp(column->name, "option") == 0 ? result_point_index(set, column->words[row]) : -1;
	if (point >= 0)
		return words_of(place->is_chinese, set->points[point].label_en, set->points[point].label_zh);
	return strcmp(column->words[row], "total") == 0 ? words_of(place->is_chinese, "total", "合计") : column->words[row];
}

enum status tables_write(const struct section_place *place, const struct annex *annex, const char *const *names, int count, const char *caption,
	struct text *out)
{
	const struct annex_column *shown[MOST_COLUMNS];
	const char *cells[MOST_COLUMNS];
	int columns = 0;
	for (int i = 0; i < count && columns < MOST_COLUMNS; i++)
		if (column_at(annex, names[i]))
			shown[columns++] = column_at(annex, names[i]);
	struct table table;
	enum status status = columns > 0 ? table_init(&table, place->arena, columns) : STATUS_WORLD;
	for (int row = -1; row < annex->row_count && status == STATUS_OK; row++) {
		for (int c = 0; c < columns; c++) {
			if (row < 0)
				cells[c] = heading_of(place, shown[c]);
			else if (shown[c]->words)
				cells[c] = words_at(place, shown[c], row);
			else
				cells[c] = number_words(shown[c]->numbers[row], shown[c]->decimals, false, place->is_chinese, place->arena);
			table.is_right[c] = !shown[c]->words;
		}
		status = table_row(&table, cells);
		if (row < 0)
			table_headings(&table);
	}
	if (status == STATUS_OK)
		html_table(out, &table, caption, HTML_SCROLL);
	return status;
}

/* The twin of a column in Chinese; NULL when it has none. */
static const struct annex_column *twin_of(const struct section_place *place, const struct annex *annex, const char *name)
{
	const char *twin = arena_format(place->arena, "%s_zh", name);
	return twin ? column_at(annex, twin) : NULL;
}

enum status tables_all(const struct section_place *place, const struct annex *annex, const char *caption, struct text *out)
{
	const char *names[MOST_COLUMNS];
	int count = 0;
	for (int c = 0; c < annex->column_count && count < MOST_COLUMNS; c++) {
		const char *name = annex->columns[c].name;
		size_t length = strlen(name);
		const struct annex_column *twin = twin_of(place, annex, name);
		if (length < 3 || strcmp(name + length - 3, "_zh") != 0)
			names[count++] = twin && place->is_chinese ? twin->name : name;
	}
	return tables_write(place, annex, names, count, caption, out);
}

double tables_fact(const struct annex *annex, const char *name, const char *column)
{
	const double *numbers = annex_numbers(annex, column);
	for (int row = 0; numbers && row < annex->row_count; row++)
		if (strcmp(annex->columns[0].words[row], name) == 0)
			return numbers[row];
	return NAN;
}
