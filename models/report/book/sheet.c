/* sheet.c - names and cells the sheets share. */
#include "report/book/sheet.h"

#include <math.h>
#include <string.h>

#include "report/words.h"

const char *sheet_option(const struct sheet_place *place, int point)
{
	const struct result_point *plate = &place->study->set.points[point];
	return words_of(place->is_chinese, plate->label_en, plate->label_zh);
}

const char *sheet_measure(const struct sheet_place *place, const struct result_measure *measure)
{
	return words_of(place->is_chinese, measure->name_en, measure->name_zh);
}

const char *sheet_unit(const struct sheet_place *place, const struct result_measure *measure)
{
	return words_of(place->is_chinese, measure->unit, measure->unit_zh);
}

bool sheet_is_lasting(const struct result_measure *measure)
{
	return strcmp(measure->name, "relief_lasts") == 0;
}

void sheet_value(const struct sheet_place *place, const struct result_measure *measure, double value, int decimals)
{
	const char *longer = sheet_is_lasting(measure) && isinf(value) && value > 0 ? arena_format(place->arena, ">%.0f", 12 * place->study->set.horizon_years) : NULL;
	if (longer)
		xlsx_words(place->book, longer);
	else
		xlsx_value(place->book, value, decimals);
}

/* -- tables by names and options ------------------------------------------------------------------------------------- */

enum { FIXED_MOST = 4, NAME_WIDTH = 26, OPTION_WIDTH = 18, MORE_DECIMALS = 1 };

static enum status table_begin(const struct sheet_place *place, const struct sheet_names *names)
{
	int fixed = names->count + 1, count = fixed + names->measure_count;
	struct xlsx_column *columns = arena_rows(place->arena, count, struct xlsx_column);
	if (!columns)
		return STATUS_WORLD;
	for (int i = 0; i < names->count; i++)
		columns[i] = (struct xlsx_column){.heading = names->headings[i], .is_words = true, .width = NAME_WIDTH};
	columns[names->count] = (struct xlsx_column){.heading = _("option"), .is_words = true, .width = OPTION_WIDTH};
	for (int m = 0; m < names->measure_count; m++)
		columns[fixed + m] = (struct xlsx_column){.heading = sheet_measure(place, &names->measures[m]), .unit = sheet_unit(place, &names->measures[m]),
			.decimals = names->measures[m].decimals + MORE_DECIMALS};
	xlsx_table(place->book, columns, count, fixed);
	return STATUS_OK;
}

enum status sheet_table(const struct sheet_place *place, const struct sheet_names *names)
{
	const struct headline *headline = &place->study->headline;
	const char *cells[FIXED_MOST] = {""};
	double *scratch = arena_rows(place->arena, headline->set->replication_count, double), *values = arena_rows(place->arena, names->measure_count + 1, double);
	enum status status = scratch && values ? table_begin(place, names) : STATUS_WORLD;
	for (int row = 0; row < names->row_count && status == STATUS_OK; row++)
		for (int i = 0; i < headline->option_count; i++) {
			bool is_known = false;
			for (int m = 0; m < names->measure_count; m++) {
				values[m] = names->value(place, row, headline->options[i].point, m, scratch);
				is_known |= isfinite(values[m]) && fabs(values[m]) > 0;
			}
			if (!is_known)
				continue;
			names->words(place, row, cells);
			for (int c = 0; c < names->count; c++)
				xlsx_words(place->book, cells[c]);
			xlsx_words(place->book, headline->options[i].label);
			for (int m = 0; m < names->measure_count; m++)
				xlsx_number(place->book, values[m]);
			xlsx_row(place->book);
		}
	return status;
}
