/* layout_annex.c - the tables of a result file: a list of them, a list of their columns, then each column by itself. */
#include <stdio.h>
#include <string.h>

#include "study/layout.h"

/* Dimensions of the lists; those of rows follow, one for each table. */
enum dimension { TABLE = LAYOUT_ANNEXES - 2, COLUMN };
enum { NAME_BYTES = 256 };

static int columns_of(const struct annexes *annexes)
{
	int count = 0;
	for (int t = 0; t < annexes->count; t++)
		count += annexes->of[t].column_count;
	return count;
}

static bool is_in(int32_t number, int count)
{
	return number >= 0 && number < count;
}

/* The columns a file lists, given to their tables. */
static bool columns_give(struct annexes *annexes, const char **names, const int32_t *tables, const int32_t *are_words, int count, struct arena *arena)
{
	for (int c = 0; c < count; c++) {
		if (!is_in(tables[c], annexes->count))
			return false;
		annexes->of[tables[c]].column_count++;
	}
	for (int t = 0; t < annexes->count; t++) {
		annexes->of[t].columns = arena_rows(arena, annexes->of[t].column_count, struct annex_column);
		if (!annexes->of[t].columns)
			return false;
		annexes->of[t].column_count = 0;
	}
	for (int c = 0; c < count; c++) {
		struct annex *annex = &annexes->of[tables[c]];
		annex->columns[annex->column_count++] = (struct annex_column){.name = names[c], .unit = are_words[c] ? NULL : ""};
	}
	return true;
}

static void columns_list(struct layout *layout, struct annexes *annexes)
{
	struct arena *arena = layout_arena(layout);
	int count = columns_of(annexes), at = 0;
	layout_dimension(layout, COLUMN, "column", 0, &count);
	if (!layout_is_fine(layout))
		return;
	const char **names = arena_rows(arena, count, const char *);
	int32_t *tables = arena_rows(arena, count, int32_t), *are_words = arena_rows(arena, count, int32_t);
	if (!names || !tables || !are_words) {
		layout_fail(layout, "memory");
		return;
	}
	for (int t = 0; layout_is_writing(layout) && t < annexes->count; t++)
		for (int c = 0; c < annexes->of[t].column_count; c++, at++) {
			names[at] = annexes->of[t].columns[c].name;
			tables[at] = t;
			are_words[at] = annexes->of[t].columns[c].words != NULL;
		}
	layout_column(layout, "column", COLUMN, names, sizeof *names);
	layout_wholes(layout, "column_table", COLUMN, tables);
	layout_wholes(layout, "column_is_words", COLUMN, are_words);
	if (!layout_is_writing(layout) && layout_is_fine(layout) && !columns_give(annexes, names, tables, are_words, count, arena))
		layout_fail(layout, "column_table");
}

static void column_walk(struct layout *layout, const struct annex *annex, int rows, struct annex_column *column)
{
	char name[NAME_BYTES];
	if (snprintf(name, sizeof name, "%s_%s", annex->name, column->name) >= NAME_BYTES)
		layout_fail(layout, column->name);
	if (column->words) {
		layout_column(layout, name, rows, column->words, sizeof *column->words);
	} else {
		layout_values(layout, name, 1, &rows, column->numbers, 0, 1);
		layout_text(layout, "units", &column->unit);
		layout_text(layout, "units_zh", &column->unit_zh);
		layout_int(layout, "decimals", &column->decimals);
	}
	layout_text(layout, "long_name", &column->name_en);
	layout_text(layout, "long_name_zh", &column->name_zh);
}

static void table_walk(struct layout *layout, struct annex *annex, int rows)
{
	layout_dimension(layout, rows, annex->name, 1, &annex->row_count);
	if (layout_is_fine(layout) && !layout_is_writing(layout) && annex_room(annex, layout_arena(layout)) != STATUS_OK)
		layout_fail(layout, "memory");
	layout_index(layout, rows, 0, "row of a table; its columns bear its name");
	for (int c = 0; c < annex->column_count && layout_is_fine(layout); c++)
		column_walk(layout, annex, rows, &annex->columns[c]);
}

void layout_annexes(struct layout *layout, struct annexes *annexes)
{
	layout_dimension(layout, TABLE, "table", 0, &annexes->count);
	if (annexes->count > ANNEX_MOST)
		layout_fail(layout, "table");
	if (layout_is_fine(layout) && !layout_is_writing(layout)) {
		annexes->of = arena_rows(layout_arena(layout), annexes->count, struct annex);
		if (!annexes->of)
			layout_fail(layout, "memory");
	}
	if (!layout_is_fine(layout) || annexes->count == 0)
		return;
	layout_column(layout, "table", TABLE, &annexes->of->name, sizeof *annexes->of);
	layout_column(layout, "table_title_en", TABLE, &annexes->of->title_en, sizeof *annexes->of);
	layout_column(layout, "table_title_zh", TABLE, &annexes->of->title_zh, sizeof *annexes->of);
	columns_list(layout, annexes);
	for (int t = 0; t < annexes->count && layout_is_fine(layout); t++)
		table_walk(layout, &annexes->of[t], LAYOUT_ANNEXES + t);
}
