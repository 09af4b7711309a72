/* charts.c - lines over the months, drawn by the office program from the sheet of months. */
#include "report/book/monthly.h"
#include "report/book/sheet.h"
#include "report/words.h"

enum { APART = 25, FIRST_ROW = 1, HEADINGS = 1 };

static bool is_known(const struct sheet_place *place)
{
	return sheet_months.is_known(place);
}

static enum status write(const struct sheet_place *place)
{
	const struct headline *headline = &place->study->headline;
	const struct section_place section = monthly_section(place);
	int *measures, count = monthly_measures(place, &measures), options = headline->option_count;
	struct xlsx_span span = {.first = HEADINGS, .last = headline->set->month_count};
	if (count < 0)
		return STATUS_WORLD;
	text_print(span.sheet, sizeof span.sheet, "%s", _(sheet_months.title));
	for (int m = 0; m < count; m++) {
		int *columns = arena_rows(place->arena, options, int);
		const char **names = arena_rows(place->arena, options, const char *);
		if (!columns || !names)
			return STATUS_WORLD;
		for (int i = 0; i < options; i++) {
			columns[i] = monthly_column(place, m, i);
			names[i] = headline->options[i].label;
		}
		xlsx_chart(place->book, &(struct xlsx_chart){.title = series_label(&section, measures[m]), .x_title = _("month"),
			.y_title = sheet_unit(place, &headline->set->measures[measures[m]]), .span = span, .columns = columns, .names = names, .count = options,
			.at_row = FIRST_ROW + m * APART});
	}
	return STATUS_OK;
}

const struct sheet sheet_charts = {.title = N_("Charts"), .is_known = is_known, .write = write};
