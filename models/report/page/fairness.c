/* fairness.c - how an option treats communities: each of them a dot, the worst-off tenth marked. */
#include <math.h>
#include <stdlib.h>

#include "report/number.h"
#include "report/page/cells.h"
#include "report/page/measures.h"
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"
#include "report/worst_tenth.h"
#include "show/html.h"

static const char *const shown[] = {"services_on_time", "requests_on_time", "admin_demanded"};
static const char *const spread[] = {"load_gini", "load_range", "grid_gini", "grid_range"};
enum { SHOWN = sizeof shown / sizeof *shown, SPREAD = sizeof spread / sizeof *spread, FEWEST = 2, SERIES = 2, MOST_DOTS = 300, MOST_LISTED = 1000 };
static const double WIDTH = 330;

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

struct dot {
	double value;
	bool is_worst;
};

static int by_value(const void *a, const void *b)
{
	const struct dot *x = a, *y = b;
	return (x->value > y->value) - (x->value < y->value);
}

/* How many communities a dot stands for: where there are very many, only some of their order are drawn. */
static int dot_share(const struct result_set *set)
{
	return (set->place_count + MOST_DOTS - 1) / MOST_DOTS;
}

/* The communities of an option that have a value, in the order of their values; -1 when memory ran out. */
static int dots_fill(const struct section_place *place, int measure, int point, struct dot *dots)
{
	const struct result_set *set = &place->study->set;
	bool *is_worst = arena_rows(place->arena, set->place_count, bool);
	int count = 0;
	if (!is_worst || worst_tenth_mark(set, measure, point, place->arena, is_worst) < 0)
		return -1;
	for (int i = 0; i < set->place_count; i++)
		if (isfinite(result_place(set, point, i)[measure]))
			dots[count++] = (struct dot){result_place(set, point, i)[measure], is_worst[i]};
	qsort(dots, (size_t)count, sizeof *dots, by_value);
	return count;
}

static enum status chart_add(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	int points = set->point_count, share = dot_share(set), room = points * (set->place_count / share + 1), drawn = 0;
	struct dot *dots = arena_rows(place->arena, set->place_count, struct dot);
	double *rows = arena_rows(place->arena, 3 * room, double), *others = rows + room, *worst = others + room;
	const char **names = arena_rows(place->arena, points, const char *);
	if (!dots || !rows || !names)
		return STATUS_WORLD;
	for (int p = 0; p < points; p++) {
		int count = dots_fill(place, measure, p, dots);
		if (count < 0)
			return STATUS_WORLD;
		names[p] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		for (int i = share / 2; i < count; i += share, drawn++) {
			rows[drawn] = p;
			others[drawn] = dots[i].is_worst ? NAN : dots[i].value;
			worst[drawn] = dots[i].is_worst ? dots[i].value : NAN;
		}
	}
	const char *label = share == 1 ? _("a community") : arena_format(place->arena, _("one in %d communities"), share);
	struct chart_series series[SERIES] = {{.label = label ? label : "", .shape = CHART_DOT, .count = drawn, .x = rows, .y = others},
		{.label = _("among the worst-off tenth of this option"), .shape = CHART_DOT, .count = drawn, .x = rows, .y = worst}};
	struct chart_panel panel = {.title = series_label(place, measure), .y.label = "", .names = names, .name_count = points, .series = series, .series_count = SERIES};
	struct chart chart = {.title = panel.title, .panels = &panel, .panel_count = 1, .is_untitled = true, .width = WIDTH,
		.description = _("Dots for communities, their means over the runs and the whole time; a row for each option. The table below has the numbers.")};
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
	bool *is_worst = arena_rows(place->arena, set->point_count * set->place_count, bool);
	struct cells cells;
	if (!is_worst)
		return STATUS_WORLD;
	for (int p = 0; p < set->point_count; p++)
		if (worst_tenth_mark(set, measure, p, place->arena, is_worst + p * set->place_count) < 0)
			return STATUS_WORLD;
	cells_begin(&cells, place, _("community"));
	for (int i = 0; i < set->place_count && cells.status == STATUS_OK; i++) {
		for (int p = 0; p < set->point_count; p++) {
			const char *value = number(place, measure, result_place(set, p, i)[measure]);
			cells.row[p + 1] = is_worst[p * set->place_count + i] ? arena_format(place->arena, "%s*", value) : value;
		}
		cells_words(&cells, set->place_names[i]);
	}
	cells.narrow = HTML_SCROLL;
	return cells_write(&cells, series_label(place, measure), out);
}

/* -- the section -------------------------------------------------------------------------------------------------------- */

static enum status write(const struct section_place *place, struct text *out)
{
	enum status status = STATUS_OK;
	html_element(out, "p", _("A mean can hide that some communities carry more. The dots are communities; where communities are made up by the scenario's rule, their differences are that rule's and chance's, and judge no real one."));
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
	if (place->study->set.place_count > MOST_LISTED) {
		html_element(out, "p class=\"note\"", _("There are too many communities to list here: compare --communities --format csv does."));
		return status;
	}
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
