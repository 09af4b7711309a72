/* fairness.c - how an option treats communities: each of them a dot, the worst-off tenth marked. */
#include <math.h>

#include "report/number.h"
#include "report/page/measures.h"
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"
#include "report/worst_tenth.h"
#include "show/html.h"

static const char *const shown[] = {"services_on_time", "requests_on_time", "admin_demanded"};
static const char *const spread[] = {"load_gini", "load_range", "grid_gini", "grid_range"};
enum { SHOWN = sizeof shown / sizeof *shown, SPREAD = sizeof spread / sizeof *spread, FEWEST = 2, SERIES = 2 };
static const double WIDTH = 400;

/* Measures told for at least two communities. */
static int known(const struct section_place *place, const char *name)
{
	const struct result_set *set = &place->study->set;
	int measure = result_measure_index(set, name), count = 0;
	for (int i = 0; measure >= 0 && i < set->place_count; i++)
		count += isfinite(result_place(set, set->baseline, i)[measure]);
	return count >= FEWEST ? measure : -1;
}

static bool is_known(const struct section_place *place)
{
	for (int i = 0; i < SHOWN; i++)
		if (known(place, shown[i]) >= 0)
			return true;
	return false;
}

/* -- the chart ---------------------------------------------------------------------------------------------------------- */

static enum status chart_add(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	int places = set->place_count, points = set->point_count;
	double *rows = arena_rows(place->arena, 2 * points * places, double), *others = arena_rows(place->arena, points * places, double), *worst = arena_rows(place->arena, points * places, double);
	const char **names = arena_rows(place->arena, points, const char *);
	bool *is_worst = arena_rows(place->arena, places, bool);
	if (!rows || !others || !worst || !names || !is_worst)
		return STATUS_WORLD;
	for (int p = 0; p < points; p++) {
		names[p] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		if (worst_tenth_mark(set, measure, p, place->arena, is_worst) < 0)
			return STATUS_WORLD;
		for (int i = 0; i < places; i++) {
			double value = result_place(set, p, i)[measure];
			rows[p * places + i] = p;
			others[p * places + i] = is_worst[i] ? NAN : value;
			worst[p * places + i] = is_worst[i] ? value : NAN;
		}
	}
	struct chart_series series[SERIES] = {
		{.label = _("a community"), .shape = CHART_DOT, .count = points * places, .x = rows, .y = others},
		{.label = _("among the worst-off tenth of this option"), .shape = CHART_DOT, .count = points * places, .x = rows, .y = worst}};
	struct chart_panel panel = {.title = series_label(place, measure), .y.label = "", .names = names, .name_count = points, .series = series, .series_count = SERIES};
	struct chart chart = {.title = panel.title, .panels = &panel, .panel_count = 1, .is_untitled = true, .width = WIDTH,
		.description = _("A dot for each community, its mean over the runs and the whole time; a row for each option. The table below has the numbers.")};
	const char *id = arena_format(place->arena, "%sf%d-", place->prefix, measure);
	chart_embed(&chart, id ? id : "f-", out);
	return STATUS_OK;
}

/* -- tables ------------------------------------------------------------------------------------------------------------- */

/* What stands in one column of an option: its mean, its worst tenth, its extremes. */
struct summary {
	double mean, worst, least, most;
};

static struct summary summary_of(const struct result_set *set, int measure, int point, struct arena *arena)
{
	struct summary summary = {0, worst_tenth_mean(set, measure, point, arena), INFINITY, -INFINITY};
	int count = 0;
	for (int i = 0; i < set->place_count; i++) {
		double value = result_place(set, point, i)[measure];
		if (!isfinite(value))
			continue;
		summary.mean += value;
		summary.least = fmin(summary.least, value);
		summary.most = fmax(summary.most, value);
		count++;
	}
	summary.mean /= count;
	return summary;
}

static const char *number(const struct section_place *place, int measure, double value)
{
	return number_words(value, place->study->set.measures[measure].decimals + 1, false, place->is_chinese, place->arena);
}

static enum status summary_write(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const char *head[] = {_("option"), _("mean of communities"), _("mean of the worst-off tenth"), _("lowest"), _("highest"), _("highest less lowest")};
	enum { COLUMNS = sizeof head / sizeof *head };
	struct table table;
	enum status status = table_init(&table, place->arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, head);
	if (status != STATUS_OK)
		return status;
	table_headings(&table);
	for (int i = 1; i < COLUMNS; i++)
		table.is_right[i] = true;
	for (int p = 0; p < set->point_count && status == STATUS_OK; p++) {
		struct summary summary = summary_of(set, measure, p, place->arena);
		const char *cells[COLUMNS] = {words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh), number(place, measure, summary.mean),
			number(place, measure, summary.worst), number(place, measure, summary.least), number(place, measure, summary.most),
			number(place, measure, summary.most - summary.least)};
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		html_table(out, &table, series_label(place, measure), HTML_CARDS);
	return status;
}

/* Every community, the worst-off tenth of each option with a star. */
static enum status places_write(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const char **cells = arena_rows(place->arena, set->point_count + 1, const char *);
	bool *is_worst = arena_rows(place->arena, set->point_count * set->place_count, bool);
	struct table table;
	enum status status = cells && is_worst ? table_init(&table, place->arena, set->point_count + 1) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	cells[0] = _("community");
	for (int p = 0; p < set->point_count; p++) {
		cells[p + 1] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		table.is_right[p + 1] = true;
		if (worst_tenth_mark(set, measure, p, place->arena, is_worst + p * set->place_count) < 0)
			return STATUS_WORLD;
	}
	status = table_row(&table, cells);
	table_headings(&table);
	for (int i = 0; i < set->place_count && status == STATUS_OK; i++) {
		cells[0] = set->place_names[i];
		for (int p = 0; p < set->point_count; p++) {
			const char *value = number(place, measure, result_place(set, p, i)[measure]);
			cells[p + 1] = is_worst[p * set->place_count + i] ? arena_format(place->arena, "%s*", value) : value;
		}
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		html_table(out, &table, series_label(place, measure), HTML_SCROLL);
	return status;
}

/* -- the section -------------------------------------------------------------------------------------------------------- */

static enum status write(const struct section_place *place, struct text *out)
{
	enum status status = STATUS_OK;
	html_element(out, "p", _("A mean can hide that some communities carry more. Each dot is a community; where communities are made up by the scenario's rule, their differences are that rule's and chance's, and judge no real one."));
	text_add(out, "<div class=\"charts\">\n");
	for (int i = 0; i < SHOWN && status == STATUS_OK; i++)
		if (known(place, shown[i]) >= 0)
			status = chart_add(place, known(place, shown[i]), out);
	text_add(out, "</div>\n<div class=\"tables\">\n");
	for (int i = 0; i < SHOWN && status == STATUS_OK; i++)
		if (known(place, shown[i]) >= 0)
			status = summary_write(place, known(place, shown[i]), out);
	html_close(out, "div");
	if (status == STATUS_OK && measures_are_known(place, spread, SPREAD))
		status = measures_write(place, spread, SPREAD, _("How unequal the load is: mean over the runs ± half width of its interval (95%)"), out);
	html_fold(out, _("Every community (*: among the worst-off tenth of an option)"));
	html_open(out, "div class=\"tables\"");
	for (int i = 0; i < SHOWN && status == STATUS_OK; i++)
		if (known(place, shown[i]) >= 0)
			status = places_write(place, known(place, shown[i]), out);
	html_close(out, "div");
	html_close(out, "details");
	return status;
}

const struct section section_fairness = {.id = "fairness", .title = N_("Fairness over communities"), .is_known = is_known, .write = write};
