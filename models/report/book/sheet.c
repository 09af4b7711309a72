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

void sheet_value(const struct sheet_place *place, double value, int decimals)
{
	const char *longer = isinf(value) && value > 0 ? arena_format(place->arena, ">%.0f", 12 * place->study->set.horizon_years) : NULL;
	if (longer)
		xlsx_words(place->book, longer);
	else
		xlsx_value(place->book, value, decimals);
}
