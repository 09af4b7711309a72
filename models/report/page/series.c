/* series.c - small charts, each read on a phone as on a desk, and the tables behind them. */
#include "report/page/series.h"

#include <math.h>
#include <stdlib.h>

#include "measure/stats.h"
#include "report/lasting.h"
#include "report/page/cells.h"
#include "report/page/marks.h"
#include "report/words.h"
#include "show/html.h"

enum { MONTHS = 12, QUARTER = 3, MOST_LINES = 4 };
static const double LEVEL = 0.95, WIDTH = 330, LABELS = 116;

const char *series_name(const struct section_place *place, int measure)
{
	const struct result_measure *plate = &place->study->set.measures[measure];
	const char *name = words_of(place->is_chinese, plate->name_en, plate->name_zh);
	char *begun = arena_string(place->arena, name);
	if (begun && *begun >= 'a' && *begun <= 'z')
		*begun = (char)(*begun - 'a' + 'A');
	return begun ? begun : name;
}

const char *series_label(const struct section_place *place, int measure)
{
	const struct result_measure *plate = &place->study->set.measures[measure];
	const char *unit = words_of(place->is_chinese, plate->unit, plate->unit_zh), *name = series_name(place, measure);
	const char *label = !*unit ? name : arena_format(place->arena, place->is_chinese ? "%s（%s）" : "%s (%s)", name, unit);
	return label ? label : name;
}

static const char *option_name(const struct section_place *place, int point)
{
	const struct result_point *named = &place->study->set.points[point];
	return words_of(place->is_chinese, named->label_en, named->label_zh);
}

static bool is_known(const struct result_set *set, int measure)
{
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
	return measure >= 0 && is_known(&place->study->set, measure) ? measure : -1;
}

/* -- values ------------------------------------------------------------------------------------------------------------- */

/* Mean over the months [first, first + count) in each run, then over the runs. */
static struct stats_interval mean_of(const struct result_set *set, int measure, int point, int first, int count, double *scratch)
{
	for (int r = 0; r < set->replication_count; r++) {
		double sum = 0;
		for (int m = first; m < first + count; m++)
			sum += result_month(set, point, r, m)[measure];
		scratch[r] = sum / count;
	}
	return stats_mean(scratch, set->replication_count, LEVEL);
}

enum status series_steps(const struct section_place *place, int measure, int point, int length, struct chart_series *series)
{
	const struct result_set *set = &place->study->set;
	int count = set->month_count / length;
	double *x = arena_rows(place->arena, 4 * count + 1, double), *scratch = arena_rows(place->arena, set->replication_count, double);
	if (!x || !scratch)
		return STATUS_WORLD;
	double *y = x + count, *low = y + count, *high = low + count;
	for (int i = 0; i < count; i++) {
		struct stats_interval mean = mean_of(set, measure, point, i * length, length, scratch);
		x[i] = marks_year(set, (i + 0.5) * length);
		y[i] = mean.mean;
		low[i] = mean.low;
		high[i] = mean.high;
	}
	*series = (struct chart_series){.label = option_name(place, point), .count = count, .x = x, .y = y, .low = low, .high = high};
	return STATUS_OK;
}

/* -- tables ------------------------------------------------------------------------------------------------------------- */

/* A row for every `length` months, from a full year or month on; the first and the last may be shorter. */
static enum status table_add(const struct section_place *place, int measure, int length, struct text *out)
{
	const struct result_set *set = &place->study->set;
	double *scratch = arena_rows(place->arena, set->replication_count, double);
	int year, begin = marks_begin(set, &year);
	struct cells cells;
	if (!scratch)
		return STATUS_WORLD;
	cells_begin(&cells, place, length == 1 ? _("month") : _("year"));
	for (int month = 0, count; month < set->month_count && cells.status == STATUS_OK; month += count) {
		count = length - (begin + month) % length;
		count = month + count > set->month_count ? set->month_count - month : count;
		for (int p = 0; p < set->point_count; p++)
			cells.values[p] = mean_of(set, measure, p, month, count, scratch).mean;
		cells_row(&cells, arena_format(place->arena, length == 1 ? "%04d-%02d" : "%04d", year + (begin + month) / MONTHS, (begin + month) % MONTHS + 1), cells.values,
			set->measures[measure].decimals + 1);
	}
	cells.narrow = HTML_SCROLL;
	return cells_write(&cells, series_label(place, measure), out);
}

/* -- a chart for each option -------------------------------------------------------------------------------------------- */

struct lines {
	int measures[MOST_LINES], count;
	const char *labels[MOST_LINES];
	struct chart_series *series;       /* [point][line] */
	struct chart_axis axis;
};

/* What all charts reach, so that they compare. */
static void scale_find(struct lines *lines, int points)
{
	double low = 0, high = 0;
	for (int s = 0; s < points * lines->count; s++) {
		const struct chart_series *series = &lines->series[s];
		for (int i = 0; i < series->count; i++) {
			low = fmin(low, isfinite(series->low[i]) ? series->low[i] : series->y[i]);
			high = fmax(high, isfinite(series->high[i]) ? series->high[i] : series->y[i]);
		}
	}
	lines->axis.from = low < 0 ? 1.05 * low : 0;
	lines->axis.to = high > 0 ? 1.05 * high : 1;
}

static enum status lines_fill(const struct section_place *place, const struct series_line *wanted, int count, struct lines *lines)
{
	const struct result_set *set = &place->study->set;
	enum status status = STATUS_OK;
	for (int i = 0; i < count && lines->count < MOST_LINES; i++) {
		int measure = series_measure(place, wanted[i].measure);
		lines->labels[lines->count] = wanted[i].label;
		lines->measures[lines->count] = measure;
		lines->count += measure >= 0;
	}
	lines->series = arena_rows(place->arena, set->point_count * lines->count + 1, struct chart_series);
	if (!lines->series)
		return STATUS_WORLD;
	for (int p = 0; p < set->point_count; p++)
		for (int i = 0; i < lines->count && status == STATUS_OK; i++) {
			struct chart_series *series = &lines->series[p * lines->count + i];
			status = series_steps(place, lines->measures[i], p, 1, series);
			if (lines->labels[i])
				series->label = _(lines->labels[i]);
		}
	scale_find(lines, set->point_count);
	lines->axis.label = words_of(place->is_chinese, set->measures[lines->measures[0]].unit, set->measures[lines->measures[0]].unit_zh);
	return status;
}

static enum status option_draw(const struct section_place *place, const struct lines *lines, int point, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct chart_series series[MOST_LINES + 1];
	struct chart_mark *marks;
	int count = lines->count, mark_count;
	enum status status = marks_of(place, point, &marks, &mark_count);
	for (int i = 0; i < count; i++)
		series[i] = lines->series[point * count + i];
	if (point != set->baseline) {
		series[count] = lines->series[set->baseline * lines->count];
		series[count].label = option_name(place, set->baseline);
		series[count].low = series[count].high = NULL;
		series[count++].is_faint = true;
	}
	struct chart_panel panel = {.title = option_name(place, point), .x = {.label = "", .is_year = true}, .y = lines->axis, .series = series,
		.series_count = count, .marks = marks, .mark_count = status == STATUS_OK ? mark_count : 0};
	const char *title = arena_format(place->arena, _("%s: %s"), panel.title, series_label(place, lines->measures[0]));
	struct chart chart = {.title = title ? title : "", .panels = &panel, .panel_count = 1, .is_untitled = true, .labels_lines = true, .width = WIDTH, .labels_width = LABELS,
		.description = _("Means over the runs, month by month, with the band in which they lie at 95%; grey: the baseline. The tables below have the numbers.")};
	const char *id = arena_format(place->arena, "%sm%d-%d-", place->prefix, lines->measures[0], point);
	if (status == STATUS_OK)
		chart_embed(&chart, id ? id : "m-", out);
	return status;
}

enum status series_by_option(const struct section_place *place, const struct series_line *wanted, int count, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct lines lines = {.count = 0};
	enum status status = lines_fill(place, wanted, count, &lines);
	if (status != STATUS_OK || lines.count == 0)
		return status;
	text_add(out, "<div class=\"charts\">\n");
	for (int p = 0; p < set->point_count && status == STATUS_OK; p++)
		if (p != set->baseline || lines.count > 1 || set->point_count == 1)
			status = option_draw(place, &lines, p, out);
	text_add(out, "</div>\n<div class=\"tables\">\n");
	for (int i = 0; i < lines.count && status == STATUS_OK; i++)
		status = table_add(place, lines.measures[i], MONTHS, out);
	html_close(out, "div");
	html_fold(out, _("The numbers, month by month"));
	html_open(out, "div class=\"tables\"");
	for (int i = 0; i < lines.count && status == STATUS_OK; i++)
		status = table_add(place, lines.measures[i], 1, out);
	html_close(out, "div");
	html_close(out, "details");
	return status;
}

/* -- a chart for each measure ------------------------------------------------------------------------------------------- */

static enum status measure_draw(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct chart_series *series = arena_rows(place->arena, set->point_count, struct chart_series);
	enum status status = series ? STATUS_OK : STATUS_WORLD;
	for (int p = 0; p < set->point_count && status == STATUS_OK; p++) {
		status = series_steps(place, measure, p, QUARTER, &series[p]);
		series[p].low = series[p].high = NULL;
		series[p].is_faint = p == set->baseline && set->point_count > 1;
	}
	if (status != STATUS_OK)
		return status;
	const struct result_measure *plate = &set->measures[measure];
	struct chart_panel panel = {.title = series_name(place, measure), .x = {.label = "", .is_year = true},
		.y = {.label = words_of(place->is_chinese, plate->unit, plate->unit_zh), .has_zero = true}, .series = series, .series_count = set->point_count};
	struct chart chart = {.title = series_label(place, measure), .panels = &panel, .panel_count = 1, .is_untitled = true, .labels_lines = true, .width = WIDTH,
		.labels_width = LABELS, .description = _("Means over the runs by quarters, a line for each option. The table below has the numbers.")};
	const char *id = arena_format(place->arena, "%sq%d-", place->prefix, measure);
	chart_embed(&chart, id ? id : "q-", out);
	return STATUS_OK;
}

enum status series_by_measure(const struct section_place *place, const char *const *measures, int count, struct text *out)
{
	enum status status = STATUS_OK;
	text_add(out, "<div class=\"charts\">\n");
	for (int i = 0, measure; i < count && status == STATUS_OK; i++)
		if ((measure = series_measure(place, measures[i])) >= 0)
			status = measure_draw(place, measure, out);
	text_add(out, "</div>\n");
	html_fold(out, _("The numbers, year by year"));
	html_open(out, "div class=\"tables\"");
	for (int i = 0, measure; i < count && status == STATUS_OK; i++)
		if ((measure = series_measure(place, measures[i])) >= 0)
			status = table_add(place, measure, MONTHS, out);
	html_close(out, "div");
	html_close(out, "details");
	return status;
}
