/* months.c - a row a month: each measure of the first screen, each option. */
#include "report/book/monthly.h"
#include "report/book/sheet.h"
#include "report/page/marks.h"
#include "report/words.h"

enum { MORE_DECIMALS = 2, MONTHS = 12, MONTH_WIDTH = 10 };

struct section_place monthly_section(const struct sheet_place *place)
{
	return (struct section_place){.study = place->study, .prefix = "", .is_chinese = place->is_chinese, .arena = place->arena};
}

int monthly_measures(const struct sheet_place *place, int **measures)
{
	const struct headline *headline = &place->study->headline;
	const struct section_place section = monthly_section(place);
	int count = 0;
	*measures = arena_rows(place->arena, headline->row_count + 1, int);
	if (!*measures)
		return -1;
	for (int r = 0; r < headline->row_count; r++)
		if (series_measure(&section, headline->set->measures[headline->rows[r].measure].name) >= 0)
			(*measures)[count++] = headline->rows[r].measure;
	return count;
}

int monthly_column(const struct sheet_place *place, int measure, int option)
{
	return 1 + measure * place->study->headline.option_count + option;
}

static enum status table_begin(const struct sheet_place *place, const int *measures, int count)
{
	const struct headline *headline = &place->study->headline;
	int columns = 1 + count * headline->option_count;
	struct xlsx_column *plates = arena_rows(place->arena, columns, struct xlsx_column);
	if (!plates)
		return STATUS_WORLD;
	plates[0] = (struct xlsx_column){.heading = _("month"), .width = MONTH_WIDTH};
	for (int m = 0; m < count; m++) {
		const struct result_measure *measure = &headline->set->measures[measures[m]];
		for (int i = 0; i < headline->option_count; i++) {
			const char *heading = arena_format(place->arena, _("%s: %s"), headline->options[i].label, sheet_measure(place, measure));
			plates[monthly_column(place, m, i)] = (struct xlsx_column){.heading = heading ? heading : "", .unit = sheet_unit(place, measure),
				.decimals = measure->decimals + MORE_DECIMALS, .width = 16};
		}
	}
	xlsx_table(place->book, plates, columns, 1);
	return STATUS_OK;
}

static bool is_known(const struct sheet_place *place)
{
	int *measures;
	return monthly_measures(place, &measures) > 0;
}

static enum status write(const struct sheet_place *place)
{
	const struct headline *headline = &place->study->headline;
	const struct section_place section = monthly_section(place);
	int *measures, count = monthly_measures(place, &measures), options = headline->option_count, year, month = marks_begin(headline->set, &year);
	struct chart_series *series = count < 0 ? NULL : arena_rows(place->arena, count * options + 1, struct chart_series);
	enum status status = series ? table_begin(place, measures, count) : STATUS_WORLD;
	for (int i = 0; i < count * options && status == STATUS_OK; i++)
		status = series_steps(&section, measures[i / options], headline->options[i % options].point, 1, &series[i]);
	if (status != STATUS_OK)
		return status;
	for (int at = 0; at < headline->set->month_count; at++) {
		xlsx_month(place->book, year + (month + at) / MONTHS, (month + at) % MONTHS + 1);
		for (int i = 0; i < count * options; i++)
			xlsx_number(place->book, series[i].y[at]);
		xlsx_row(place->book);
	}
	return STATUS_OK;
}

const struct sheet sheet_months = {.title = N_("Months"), .is_known = is_known, .write = write};
