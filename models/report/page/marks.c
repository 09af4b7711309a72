/* marks.c - the dates of a study, and the month in which half of a relief is gone. */
#include "report/page/marks.h"

#include <math.h>
#include <stdlib.h>

#include "report/lasting.h"
#include "report/words.h"

enum { MONTHS = 12, MOST = 1 };

int marks_begin(const struct result_set *set, int *year)
{
	char *end;
	*year = (int)strtol(set->start_date, &end, 10);
	return *end == '-' ? (int)strtol(end + 1, NULL, 10) - 1 : 0;
}

double marks_year(const struct result_set *set, double months)
{
	int year, month = marks_begin(set, &year);
	return year + (month + months) / MONTHS;
}

/* Told only of a relief that ends within the study. */
static void rebound_add(const struct section_place *place, int point, struct chart_mark *marks, int *count)
{
	const struct result_set *set = &place->study->set;
	int lasts = result_measure_index(set, "relief_lasts");
	double months = lasts < 0 || point == set->baseline ? NAN : lasting_of(set, lasts, point, place->arena).median;
	if (!isfinite(months))
		return;
	const char *label = arena_format(place->arena, _("half of the relief is gone: month %.0f"), months);
	marks[(*count)++] = (struct chart_mark){marks_year(set, months), label ? label : ""};
}

enum status marks_of(const struct section_place *place, int point, struct chart_mark **marks, int *count)
{
	*count = 0;
	*marks = arena_rows(place->arena, MOST, struct chart_mark);
	if (!*marks)
		return STATUS_WORLD;
	rebound_add(place, point, *marks, count);
	return STATUS_OK;
}
