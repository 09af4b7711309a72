/* hours.c - where the hours of a week go, and which department asks for how many. */
#include <math.h>
#include <string.h>

#include "report/page/cells.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/chart.h"
#include "show/html.h"

/* Groups of uses, as they stand in a bar. */
static const struct { const char *name, *label; } groups[] = {
	{"sent_down", N_("work sent down")}, {"residents", N_("with residents")}, {"way", N_("on the way")}, {"free", N_("free")}, {"away", N_("leave, absence, training")},
};
enum { GROUPS = sizeof groups / sizeof *groups };
static const double WIDTH = 330, SHOWN_FROM = 0.005; /* h a worker-week */

static bool is_known(const struct section_place *place)
{
	return place->study->set.use_count > 0;
}

static double use_mean(const struct result_set *set, int point, int use)
{
	return cells_mean(result_use(set, point, 0) + use, set->replication_count, set->use_count);
}

static double group_mean(const struct result_set *set, int point, const char *group)
{
	double sum = 0;
	for (int use = 0; use < set->use_count; use++)
		sum += strcmp(set->uses[use].group, group) == 0 ? use_mean(set, point, use) : 0;
	return sum;
}

static const char *name_of(const struct section_place *place, const struct result_name *name)
{
	return words_of(place->is_chinese, name->label_en, name->label_zh);
}

static const char *unit_of(const struct section_place *place)
{
	const struct result_measure *plate = &place->study->set.use_measure;
	return words_of(place->is_chinese, plate->unit, plate->unit_zh);
}

/* -- the week ----------------------------------------------------------------------------------------------------------- */

static enum status week_chart(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct chart_series series[GROUPS];
	const char **names = arena_rows(place->arena, set->point_count, const char *);
	const char *id = arena_format(place->arena, "%shours-week-", place->prefix);
	if (!names || !id)
		return STATUS_WORLD;
	for (int p = 0; p < set->point_count; p++)
		names[p] = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh);
	for (int g = 0; g < GROUPS; g++) {
		double *hours = arena_rows(place->arena, set->point_count, double);
		if (!hours)
			return STATUS_WORLD;
		for (int p = 0; p < set->point_count; p++)
			hours[p] = group_mean(set, p, groups[g].name);
		series[g] = (struct chart_series){.label = _(groups[g].label), .shape = CHART_BAR, .count = set->point_count, .y = hours};
	}
	struct chart_panel panel = {.title = "", .x.label = "", .y = {.label = unit_of(place), .has_zero = true}, .names = names, .name_count = set->point_count,
		.is_stacked = true, .series = series, .series_count = GROUPS};
	struct chart chart = {.title = _("A worker's week"), .description = _("Hours for each worker in post, by what they go to, an option a bar. The table below has the numbers."),
		.panels = &panel, .panel_count = 1, .is_untitled = true, .width = WIDTH};
	text_add(out, "<div class=\"charts\">\n");
	chart_embed(&chart, id, out);
	text_add(out, "</div>\n");
	return STATUS_OK;
}

static void group_rows(struct cells *cells, const char *group, const char *total)
{
	const struct result_set *set = &cells->place->study->set;
	for (int use = 0; use < set->use_count; use++) {
		double most = 0;
		if (strcmp(set->uses[use].group, group) != 0)
			continue;
		for (int p = 0; p < set->point_count; p++)
			most = fmax(most, cells->values[p] = use_mean(set, p, use));
		if (most >= SHOWN_FROM)
			cells_row(cells, name_of(cells->place, &set->uses[use]), cells->values, 2);
	}
	for (int p = 0; p < set->point_count && total; p++)
		cells->values[p] = group_mean(set, p, group);
	if (total)
		cells_row(cells, total, cells->values, 2);
}

static enum status week_table(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct cells cells;
	cells_begin(&cells, place, _("use"));
	group_rows(&cells, "sent_down", _("all work sent down"));
	group_rows(&cells, "residents", _("all with residents"));
	group_rows(&cells, "way", NULL);
	group_rows(&cells, "free", NULL);
	group_rows(&cells, "away", NULL);
	for (int p = 0; p < set->point_count && cells.status == STATUS_OK; p++) {
		cells.values[p] = 0;
		for (int g = 0; g < GROUPS; g++)
			cells.values[p] += group_mean(set, p, groups[g].name);
	}
	cells_row(&cells, _("all there is"), cells.values, 2);
	group_rows(&cells, "there", NULL);
	html_fold(out, _("The whole week, use by use"));
	enum status status = cells_write(&cells, arena_format(place->arena, _("A worker's week (%s): what it goes to, and below what it is made of"), unit_of(place)), out);
	html_close(out, "details");
	return status;
}

/* -- departments -------------------------------------------------------------------------------------------------------- */

static int measure_of(const struct result_set *set, const char *name)
{
	for (int m = 0; m < set->origin_measure_count; m++)
		if (strcmp(set->origin_measures[m].name, name) == 0)
			return m;
	return -1;
}

/* Hours a department asks for under an option, of one kind or (-1) of all. */
static double source_hours(const struct result_set *set, int point, int kind, int department, int measure)
{
	double sum = 0;
	for (int k = kind < 0 ? 0 : kind; k < (kind < 0 ? set->kind_count : kind + 1); k++)
		sum += result_source(set, point, k, department)[measure];
	return sum;
}

static enum status departments_table(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct cells cells;
	double *sums = arena_rows(place->arena, set->point_count, double);
	cells_begin(&cells, place, _("department"));
	if (!sums)
		return STATUS_WORLD;
	for (int d = 0; d < set->department_count && cells.status == STATUS_OK; d++) {
		for (int p = 0; p < set->point_count; p++)
			sums[p] += cells.values[p] = source_hours(set, p, -1, d, measure);
		cells_row(&cells, name_of(place, &set->departments[d]), cells.values, 0);
	}
	cells_row(&cells, _("all"), sums, 0);
	html_fold(out, _("Hours asked for, department by department"));
	enum status status = cells_write(&cells, _("Hours asked of all communities a year, by who sends the work"), out);
	html_close(out, "details");
	return status;
}

/* Whether any department asks for work of this kind. */
static bool is_asked(const struct result_set *set, int point, int kind, int measure)
{
	double sum = 0;
	for (int d = 0; d < set->department_count; d++)
		sum += result_source(set, point, kind, d)[measure];
	return sum > 0;
}

/* Departments down, kinds across, of one option. */
static enum status matrix_table(const struct section_place *place, int point, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const char **row = arena_rows(place->arena, set->kind_count + 1, const char *);
	struct table table;
	int columns = 1;
	for (int k = 0; k < set->kind_count; k++)
		columns += is_asked(set, point, k, measure);
	enum status status = row ? table_init(&table, place->arena, columns) : STATUS_WORLD;
	for (int d = -1; d < set->department_count && status == STATUS_OK; d++) {
		int at = 0;
		row[at++] = d < 0 ? _("department") : name_of(place, &set->departments[d]);
		for (int k = 0; k < set->kind_count; k++) {
			if (!is_asked(set, point, k, measure))
				continue;
			row[at++] = d < 0 ? name_of(place, &set->kinds[k]) : arena_format(place->arena, "%.0f", result_source(set, point, k, d)[measure]);
			table.is_right[at - 1] = true;
			if (!row[at - 1])
				return STATUS_WORLD;
		}
		status = table_row(&table, row);
		if (d < 0)
			table_headings(&table);
	}
	if (status == STATUS_OK)
		html_table(out, &table, arena_format(place->arena, _("%s: hours asked a year, by department and kind of work"),
			words_of(place->is_chinese, set->points[point].label_en, set->points[point].label_zh)), HTML_SCROLL);
	return status;
}

static enum status departments_write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	int measure = measure_of(set, "hours");
	if (measure < 0 || set->department_count == 0 || set->kind_count == 0)
		return STATUS_OK;
	enum status status = departments_table(place, measure, out);
	html_fold(out, _("Departments and kinds of work, option by option"));
	for (int p = 0; p < set->point_count && status == STATUS_OK; p++)
		status = matrix_table(place, p, measure, out);
	html_close(out, "details");
	return status;
}

static enum status write(const struct section_place *place, struct text *out)
{
	html_element(out, "p", _("The whole of a worker's week: hours of contract, overtime and call-outs, and what they go to. A mean over all communities, weeks and runs."));
	enum status status = week_chart(place, out);
	if (status == STATUS_OK)
		status = week_table(place, out);
	return status == STATUS_OK ? departments_write(place, out) : status;
}

const struct section section_hours = {.id = "hours", .title = N_("Where the hours go"), .is_known = is_known, .write = write};
