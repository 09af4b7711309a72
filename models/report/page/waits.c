/* waits.c - who waits: requests by class and urgency, and how many still wait after so many days. */
#include <math.h>
#include <string.h>

#include "measure/survival.h"
#include "report/page/cells.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/chart.h"
#include "show/html.h"

static const double WIDTH = 330, HOURS_A_DAY = 24, LONGEST_DAYS = 30, TOLD = 0.02;
enum { MOST_GROUPS = 8 };
static const char *const table_measures[] = {"on_time", "given_up", "stay"};

static bool is_known(const struct section_place *place)
{
	const struct result_set *set = &place->study->set;
	return set->need_count > 0 && set->wait_count > 0;
}

static const char *name_of(const struct section_place *place, const struct result_name *name)
{
	return words_of(place->is_chinese, name->label_en, name->label_zh);
}

/* -- curves ------------------------------------------------------------------------------------------------------------- */

/* Counts of all needs of a group, by how they ended; then who still waits. */
static bool curve_build(const struct section_place *place, int point, const char *group, double *open)
{
	const struct result_set *set = &place->study->set;
	uint64_t *counts[RESULT_ENDINGS];
	for (int ending = 0; ending < RESULT_ENDINGS; ending++) {
		counts[ending] = arena_rows(place->arena, set->wait_count, uint64_t);
		if (!counts[ending])
			return false;
		for (int n = 0; n < set->need_count; n++)
			for (int i = 0; i < set->wait_count && strcmp(set->needs[n].group, group) == 0; i++)
				counts[ending][i] += result_wait(set, point, (enum result_ending)ending, n)[i];
	}
	survival_open(open, counts[RESULT_CLOSED], counts[RESULT_GIVEN_UP], counts[RESULT_OPEN], set->wait_count);
	return true;
}

/* Steps in days from the asking on: x[0] = 0 with everybody waiting. Returns how many. */
static int steps_fill(const struct result_set *set, const double *open, double *x, double *y)
{
	int count = 1;
	x[0] = 0;
	y[0] = 100;
	for (int i = 0; i < set->wait_count && set->wait_ends[i] <= LONGEST_DAYS * HOURS_A_DAY && isfinite(open[i]); i++, count++) {
		x[count] = set->wait_ends[i] / HOURS_A_DAY;
		y[count] = 100 * open[i];
	}
	return count;
}

/* Up to where there is something to see: all curves within a little of where they end. */
static double days_shown(const struct chart_series *series, int count)
{
	double days = 1;
	for (int s = 0; s < count; s++)
		for (int i = 0; i < series[s].count; i++)
			if (series[s].y[i] > series[s].y[series[s].count - 1] + 100 * TOLD)
				days = fmax(days, series[s].x[i]);
	return fmin(1.2 * days, LONGEST_DAYS);
}

static enum status curves_build(const struct section_place *place, const char *group, struct chart_series *series)
{
	const struct result_set *set = &place->study->set;
	double *open = arena_rows(place->arena, set->wait_count, double);
	for (int p = 0; p < set->point_count; p++) {
		double *x = arena_rows(place->arena, set->wait_count + 1, double), *y = arena_rows(place->arena, set->wait_count + 1, double);
		if (!open || !x || !y || !curve_build(place, p, group, open))
			return STATUS_WORLD;
		series[p] = (struct chart_series){.label = words_of(place->is_chinese, set->points[p].label_en, set->points[p].label_zh), .shape = CHART_STEP, .x = x, .y = y,
			.count = steps_fill(set, open, x, y), .is_faint = p == set->baseline};
	}
	return STATUS_OK;
}

static const char *group_words(const char *group)
{
	if (!strcmp(group, "basic"))
		return _("basic services");
	if (!strcmp(group, "non_basic"))
		return _("inclusive non-basic services");
	return !strcmp(group, "life") ? _("life services") : group;
}

/* The groups of needs in their order; returns how many. */
static int groups_find(const struct result_set *set, const char *groups[MOST_GROUPS])
{
	int count = 0;
	for (int n = 0; n < set->need_count; n++) {
		int g = 0;
		while (g < count && strcmp(groups[g], set->needs[n].group) != 0)
			g++;
		if (g == count && count < MOST_GROUPS)
			groups[count++] = set->needs[n].group;
	}
	return count;
}

static enum status curve_write(const struct section_place *place, const char *group, struct text *out)
{
	const struct result_set *set = &place->study->set;
	struct chart_series *series = arena_rows(place->arena, set->point_count, struct chart_series);
	enum status status = series ? curves_build(place, group, series) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	struct chart_panel panel = {.title = group_words(group), .x = {.label = _("days since asking"), .to = days_shown(series, set->point_count)},
		.y = {.label = _("not yet served (%)"), .to = 100}, .series = series, .series_count = set->point_count};
	for (int p = 0; p < set->point_count; p++)
		while (series[p].count > 1 && series[p].x[series[p].count - 1] > panel.x.to)
			series[p].count--;
	const char *title = arena_format(place->arena, _("%s: share of requests not yet served"), group_words(group)), *id = arena_format(place->arena, "%swait-%s-", place->prefix, group);
	struct chart chart = {.title = title ? title : "", .panels = &panel, .panel_count = 1, .is_untitled = true, .width = WIDTH,
		.description = _("Curves fall as requests are closed; who gives up is never served. The table below has the times.")};
	chart_embed(&chart, id ? id : "wait-", out);
	return STATUS_OK;
}

/* -- tables ------------------------------------------------------------------------------------------------------------- */

/* Days until half, or three in four, of the requests of a group are served, and how many never are. */
static enum status times_table(const struct section_place *place, const char *const *groups, int count, struct text *out)
{
	static const double shares[] = {0.5, 0.25};
	const struct result_set *set = &place->study->set;
	double *open = arena_rows(place->arena, set->wait_count, double);
	struct cells cells;
	cells_begin(&cells, place, _("requests"));
	const char *const words[] = {_("%s: half are served within (days)"), _("%s: three in four are served within (days)"), _("%s: never served (%%)")};
	for (int g = 0; g < count && open; g++)
		for (int s = 0; s < 3 && cells.status == STATUS_OK; s++) {
			for (int p = 0; p < set->point_count; p++) {
				bool is_told = curve_build(place, p, groups[g], open);
				double told = s < 2 ? survival_time(open, set->wait_ends, set->wait_count, shares[s]) / HOURS_A_DAY : 100 * open[set->wait_count - 1];
				cells.values[p] = is_told ? told : NAN;
			}
			cells_row(&cells, arena_format(place->arena, words[s], group_words(groups[g])), cells.values, 1);
		}
	return cells_write(&cells, _("How long it takes until requests are served; a dash: too many give up before"), out);
}

static int measure_of(const struct result_set *set, const char *name)
{
	for (int m = 0; m < set->need_measure_count; m++)
		if (strcmp(set->need_measures[m].name, name) == 0)
			return m;
	return -1;
}

/* One measure of all needs anybody has. */
static enum status needs_table(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const struct result_measure *plate = &set->need_measures[measure];
	const char *caption = arena_format(place->arena, _("%s (%s), by class and urgency"), words_of(place->is_chinese, plate->name_en, plate->name_zh),
		words_of(place->is_chinese, plate->unit, plate->unit_zh));
	struct cells cells;
	cells_begin(&cells, place, _("requests"));
	for (int n = 0; n < set->need_count && cells.status == STATUS_OK; n++) {
		bool is_asked = false;
		for (int p = 0; p < set->point_count; p++) {
			cells.values[p] = cells_mean(result_need(set, p, 0, n) + measure, set->replication_count, set->need_count * set->need_measure_count);
			is_asked = is_asked || isfinite(cells.values[p]);
		}
		if (is_asked)
			cells_row(&cells, name_of(place, &set->needs[n]), cells.values, 1);
	}
	return cells_write(&cells, caption ? caption : "", out);
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const char *groups[MOST_GROUPS];
	int count = groups_find(set, groups);
	enum status status = STATUS_OK;
	html_element(out, "p", _("Of all requests residents made: how many still wait for an end after so many days, weekends and nights included. Those open when the study ends are counted as long as they were seen."));
	text_add(out, "<div class=\"charts\">\n");
	for (int g = 0; g < count && status == STATUS_OK; g++)
		status = curve_write(place, groups[g], out);
	text_add(out, "</div>\n");
	if (status == STATUS_OK)
		status = times_table(place, groups, count, out);
	html_fold(out, _("By class and urgency"));
	for (size_t i = 0; i < sizeof table_measures / sizeof *table_measures && status == STATUS_OK; i++) {
		int measure = measure_of(set, table_measures[i]);
		if (measure >= 0)
			status = needs_table(place, measure, out);
	}
	html_close(out, "details");
	return status;
}

const struct section section_waits = {.id = "waits", .title = N_("Who waits"), .is_known = is_known, .write = write};
