/* annex.c - tables beside the arrays of a result set: made, found, looked up. */
#include "study/annex.h"

#include <math.h>
#include <string.h>

enum status annex_room(struct annex *annex, struct arena *arena)
{
	for (int c = 0; c < annex->column_count; c++) {
		struct annex_column *column = &annex->columns[c];
		column->words = column->unit ? NULL : arena_rows(arena, annex->row_count, const char *);
		column->numbers = column->unit ? arena_rows(arena, annex->row_count, double) : NULL;
		if (!column->words && !column->numbers)
			return STATUS_WORLD;
		for (int row = 0; row < annex->row_count; row++) {
			if (column->words)
				column->words[row] = "";
			else
				column->numbers[row] = NAN;
		}
	}
	return STATUS_OK;
}

enum status annex_build(struct annex *annex, struct arena *arena, const char *name, const char *title_en, const char *title_zh,
	const struct annex_column *plates, int column_count, int row_count)
{
	*annex = (struct annex){.name = name, .title_en = title_en, .title_zh = title_zh, .row_count = row_count, .column_count = column_count,
		.columns = arena_rows(arena, column_count, struct annex_column)};
	if (!annex->columns)
		return STATUS_WORLD;
	memcpy(annex->columns, plates, (size_t)column_count * sizeof *plates);
	return annex_room(annex, arena);
}

enum status annex_put(struct annexes *annexes, struct arena *arena, const struct annex *annex)
{
	struct annex *all = arena_rows(arena, annexes->count + 1, struct annex);
	int count = 0;
	if (!all)
		return STATUS_WORLD;
	for (int i = 0; i < annexes->count; i++)
		if (strcmp(annexes->of[i].name, annex->name) != 0)
			all[count++] = annexes->of[i];
	if (annex->row_count > 0)
		all[count++] = *annex;
	*annexes = (struct annexes){all, count};
	return count <= ANNEX_MOST ? STATUS_OK : STATUS_WORLD;
}

const struct annex *annex_find(const struct annexes *annexes, const char *name)
{
	for (int i = 0; i < annexes->count; i++)
		if (strcmp(annexes->of[i].name, name) == 0)
			return &annexes->of[i];
	return NULL;
}

static const struct annex_column *column_find(const struct annex *annex, const char *name)
{
	for (int c = 0; annex && c < annex->column_count; c++)
		if (strcmp(annex->columns[c].name, name) == 0)
			return &annex->columns[c];
	return NULL;
}

const char *const *annex_words(const struct annex *annex, const char *column)
{
	const struct annex_column *found = column_find(annex, column);
	return found ? found->words : NULL;
}

const double *annex_numbers(const struct annex *annex, const char *column)
{
	const struct annex_column *found = column_find(annex, column);
	return found ? found->numbers : NULL;
}
