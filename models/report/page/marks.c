/* marks.c - what a study counted month by month, and the month in which half of a relief is gone. */
#include "report/page/marks.h"

#include <math.h>
#include <stdlib.h>

#include "report/lasting.h"
#include "report/words.h"

enum { MONTHS = 12, FEW = 4 };

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

/* What happened in most of the runs; what happens all the time tells nothing. */
static void happened_add(const struct section_place *place, int point, int what, struct chart_mark *marks, int *count)
{
	const struct result_set *set = &place->study->set;
	const struct result_name *name = &set->happenings[what];
	const uint64_t *happened = result_happened(set, point, what);
	int before = *count;
	for (int month = 0; month < set->month_count; month++)
		if (2 * happened[month] > (uint64_t)set->replication_count)
			marks[(*count)++] = (struct chart_mark){marks_year(set, month), words_of(place->is_chinese, name->label_en, name->label_zh)};
	if (FEW * (*count - before) > set->month_count && set->month_count > MONTHS)
		*count = before;
}

static int by_time(const void *a, const void *b)
{
	const struct chart_mark *x = a, *y = b;
	return (x->x > y->x) - (x->x < y->x);
}

enum status marks_of(const struct section_place *place, int point, struct chart_mark **marks, int *count)
{
	const struct result_set *set = &place->study->set;
	*count = 0;
	*marks = arena_rows(place->arena, set->happening_count * set->month_count + 1, struct chart_mark);
	if (!*marks)
		return STATUS_WORLD;
	for (int what = 0; what < set->happening_count; what++)
		happened_add(place, point, what, *marks, count);
	rebound_add(place, point, *marks, count);
	qsort(*marks, (size_t)*count, sizeof **marks, by_time);
	return STATUS_OK;
}
