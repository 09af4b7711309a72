/* annexes.c - the tables a result file carries: plan, catalogue, inputs with their sources; a sheet each, in the reader's language. */
#include <string.h>

#include "report/book/sheet.h"
#include "report/words.h"

enum { WORDS_WIDTH = 22, WIDE = 44, LONG = 40 };
static const char LAST[] = "input";

/* "_en" of "name_en", "_zh"; "" when a column has no language. */
static const char *language_of(const char *name)
{
	size_t length = strlen(name);
	const char *ending = length > 3 ? name + length - 3 : "";
	return strcmp(ending, "_en") == 0 || strcmp(ending, "_zh") == 0 ? ending : "";
}

static bool is_shown(const struct annex_column *column, bool is_chinese)
{
	const char *language = language_of(column->name);
	return !*language || strcmp(language, is_chinese ? "_zh" : "_en") == 0;
}

static int width_of(const struct annex *annex, const struct annex_column *column)
{
	for (int row = 0; column->words && row < annex->row_count; row++)
		if (text_width(column->words[row]) > LONG)
			return WIDE;
	return column->words ? WORDS_WIDTH : 0;
}

static enum status annex_write(const struct sheet_place *place, const struct annex *annex)
{
	struct xlsx_column *columns = arena_rows(place->arena, annex->column_count + 1, struct xlsx_column);
	int count = 0;
	if (!columns)
		return STATUS_WORLD;
	for (int c = 0; c < annex->column_count; c++) {
		const struct annex_column *column = &annex->columns[c];
		if (is_shown(column, place->is_chinese))
			columns[count++] = (struct xlsx_column){.heading = words_of(place->is_chinese, column->name_en, column->name_zh),
				.unit = column->words ? NULL : words_of(place->is_chinese, column->unit, column->unit_zh), .is_words = column->words != NULL,
				.decimals = column->decimals, .width = width_of(annex, column)};
	}
	xlsx_sheet(place->book, words_of(place->is_chinese, annex->title_en, annex->title_zh));
	xlsx_table(place->book, columns, count, 1);
	for (int row = 0; row < annex->row_count; row++) {
		for (int c = 0; c < annex->column_count; c++) {
			const struct annex_column *column = &annex->columns[c];
			if (!is_shown(column, place->is_chinese))
				continue;
			if (column->words)
				xlsx_words(place->book, column->words[row]);
			else
				xlsx_number(place->book, column->numbers[row]);
		}
		xlsx_row(place->book);
	}
	return STATUS_OK;
}

/* Places in tables and moments of a day are for drawing weeks and maps, not for reading. */
static bool is_for_drawing(const struct annex *annex)
{
	static const char *const names[] = {"week_", "grid_map", "grid_way"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(annex->name, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

/* Plans first; the inputs, which are many, last. */
static enum status write(const struct sheet_place *place)
{
	const struct annexes *annexes = &place->study->set.annexes;
	enum status status = STATUS_OK;
	for (int last = 0; last < 2; last++)
		for (int i = 0; i < annexes->count && status == STATUS_OK; i++)
			if (!is_for_drawing(&annexes->of[i]) && (strcmp(annexes->of[i].name, LAST) == 0) == (last == 1))
				status = annex_write(place, &annexes->of[i]);
	return status;
}

const struct sheet sheet_annexes = {.write = write};
