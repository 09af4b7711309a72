/* series.c - a small chart for each option, so that it is read on a phone as on a desk. */
#include "report/page/series.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "measure/stats.h"
#include "report/number.h"
#include "report/words.h"
#include "show/html.h"
#include "show/table.h"

enum { MONTHS = 12, MOST_COLUMNS = 64 };
static const double LEVEL = 0.95, WIDTH = 330;

/* The month, from 0, and the year in which the study begins. */
static int first_month(const struct result_set *set, int *year)
{
	char *end;
	*year = (int)strtol(set->start_date, &end, 10);
	return *end == '-' ? (int)strtol(end + 1, NULL, 10) - 1 : 0;
}

const char *series_label(const struct section_place *place, int measure)
{
	const struct result_measure *plate = &place->study->set.measures[measure];
	const char *unit = words_of(place->is_chinese, plate->unit, plate->unit_zh), *name = words_of(place->is_chinese, plate->name_en, plate->name_zh);
	const char *label = arena_format(place->arena, *unit ? "%s (%s)" : "%s%s", name, unit);
	return label ? label : name;
}

bool series_is_known(const struct section_place *place, int measure)
{
	const struct result_set *set = &place->study->set;
	for (int p = 0; p < set->point_count; p++)
		for (int r = 0; r < set->replication_count; r++)
			for (int month = 0; month < set->month_count; month++)
				if (isfinite(result_month(set, p, r, month)[measure]))
					return true;
	return false;
}

int series_measure(const struct section_place *place, const char *name)
{
	int measure = result_measure_index(&place->study->set, name);
	return measure >= 0 && series_is_known(place, measure) ? measure : -1;
}

enum status series_monthly(const struct section_place *place, int measure, int point, struct chart_series *series)
{
	const struct result_set *set = &place->study->set;
	int months = set->month_count, runs = set->replication_count, year, month = first_month(set, &year);
	double *rows = arena_rows(place->arena, 4 * months + 1, double), *values = arena_rows(place->arena, runs, double);
	if (!rows || !values)
		return STATUS_WORLD;
	double *x = rows, *y = x + months, *low = y + months, *high = low + months;
	for (int m = 0; m < months; m++) {
		for (int r = 0; r < runs; r++)
			values[r] = result_month(set, point, r, m)[measure];
		struct stats_interval mean = stats_mean(values, runs, LEVEL);
		x[m] = year + (month + m + 0.5) / MONTHS;
		y[m] = mean.mean;
		low[m] = mean.low;
		high[m] = mean.high;
	}
	*series = (struct chart_series){.label = words_of(place->is_chinese, set->points[point].label_en, set->points[point].label_zh), .count = months,
		.x = x, .y = y, .low = low, .high = high};
	return STATUS_OK;
}

/* -- charts ------------------------------------------------------------------------------------------------------------- */

/* What all charts of a measure reach, so that they compare. */
static void scale_find(const struct chart_series *series, int count, struct chart_axis *axis)
{
	double low = 0, high = 0;
	for (int s = 0; s < count; s++)
		for (int i = 0; i < series[s].count; i++) {
			low = fmin(low, isfinite(series[s].low[i]) ? series[s].low[i] : series[s].y[i]);
			high = fmax(high, isfinite(series[s].high[i]) ? series[s].high[i] : series[s].y[i]);
		}
	axis->from = low < 0 ? 1.05 * low : 0;
	axis->to = high > 0 ? 1.05 * high : 1;
}

static void chart_add(const struct section_place *place, int measure, const struct chart_series *all, const struct chart_axis *axis, int point, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct chart_series series[2] = {all[point], all[set->baseline]};
	series[1].is_faint = true;
	series[1].low = series[1].high = NULL;
	struct chart_panel panel = {.title = series[0].label, .x.is_year = true, .x.label = "", .y = *axis, .series = series, .series_count = point == set->baseline ? 1 : 2};
	const char *title = arena_format(place->arena, _("%s: %s"), series[0].label, axis->label);
	struct chart chart = {.title = title ? title : axis->label, .panels = &panel, .panel_count = 1, .is_untitled = true, .labels_lines = true, .width = WIDTH,
		.description = _("Mean over the runs, month by month, with the band in which it lies at 95%; grey: the baseline. The table below has the numbers.")};
	const char *id = arena_format(place->arena, "%sm%d-%d-", place->prefix, measure, point);
	chart_embed(&chart, id ? id : "m-", out);
}

enum status series_write(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct chart_series *all = arena_rows(place->arena, set->point_count, struct chart_series);
	struct chart_axis axis = {.label = series_label(place, measure)};
	enum status status = all ? STATUS_OK : STATUS_WORLD;
	for (int p = 0; p < set->point_count && status == STATUS_OK; p++)
		status = series_monthly(place, measure, p, &all[p]);
	if (status != STATUS_OK)
		return status;
	scale_find(all, set->point_count, &axis);
	text_add(out, "<div class=\"charts\">\n");
	for (int p = 0; p < set->point_count; p++)
		if (p != set->baseline || set->point_count == 1)
			chart_add(place, measure, all, &axis, p, out);
	text_add(out, "</div>\n");
	return series_table(place, measure, out);
}

/* -- the table ---------------------------------------------------------------------------------------------------------- */

enum status series_table(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	int columns = set->point_count + 1, year, first = first_month(set, &year), decimals = set->measures[measure].decimals + 1;
	const char **cells = arena_rows(place->arena, columns, const char *);
	double *values = arena_rows(place->arena, set->replication_count, double);
	struct table table;
	enum status status = cells && values ? table_init(&table, place->arena, columns) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	cells[0] = _("month");
	for (int p = 0; p < set->point_count; p++) {
		cells[p + 1] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		table.is_right[p + 1] = true;
	}
	status = table_row(&table, cells);
	table_headings(&table);
	for (int month = 0; month < set->month_count && status == STATUS_OK; month++) {
		cells[0] = arena_format(place->arena, "%04d-%02d", year + (first + month) / MONTHS, (first + month) % MONTHS + 1);
		for (int p = 0; p < set->point_count; p++) {
			for (int r = 0; r < set->replication_count; r++)
				values[r] = result_month(set, p, r, month)[measure];
			cells[p + 1] = number_words(stats_mean(values, set->replication_count, LEVEL).mean, decimals, false, place->is_chinese, place->arena);
		}
		status = table_row(&table, cells);
	}
	if (status != STATUS_OK)
		return status;
	html_fold(out, _("The numbers, month by month"));
	html_table(out, &table, series_label(place, measure), HTML_SCROLL);
	html_close(out, "details");
	return STATUS_OK;
}
