/* screen.c - whether the marks hold where assumptions lie elsewhere, and which of them move the options most. */
#include <math.h>

#include "report/factor_words.h"
#include "report/moves.h"
#include "report/number.h"
#include "report/page/section.h"
#include "report/page/series.h"
#include "report/words.h"
#include "show/chart.h"
#include "show/html.h"

static const char *const asked[] = {"admin_demanded", "services_on_time"};
enum { ASKED = sizeof asked / sizeof *asked, BARS = 8, COLUMNS = 6 };
static const double WIDTH = 330;

static bool is_known(const struct section_place *place)
{
	return place->study->set.screen.point_count > 0;
}

/* -- the marks ---------------------------------------------------------------------------------------------------------- */

static enum status marks_write(const struct section_place *place, struct text *out)
{
	const struct headline *headline = &place->study->headline;
	const char **cells = arena_rows(place->arena, headline->option_count + 1, const char *);
	struct table table;
	enum status status = cells ? table_init(&table, place->arena, headline->option_count) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	cells[0] = _("measure");
	for (int i = 1; i < headline->option_count; i++) {
		cells[i] = headline->options[i].label;
		table.is_right[i] = true;
	}
	status = table_row(&table, cells);
	table_headings(&table);
	for (int r = 0; r < headline->row_count && status == STATUS_OK; r++) {
		const struct headline_row *row = &headline->rows[r];
		bool is_any = false;
		cells[0] = row->label;
		for (int i = 1; i < headline->option_count; i++) {
			const struct compare_cell *cell = row->cells[i].compare;
			is_any |= cell->screened > 0;
			cells[i] = cell->screened > 0 ? arena_format(place->arena, "%s %.0f%%", row->cells[i].mark, 100 * cell->holding) : place->is_chinese ? "–" : "-";
		}
		if (is_any)
			status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		html_table(out, &table, _("In how many of the plausible cases each difference keeps its direction"), HTML_CARDS);
	return status;
}

/* -- the tornado -------------------------------------------------------------------------------------------------------- */

static enum status tornado_draw(const struct section_place *place, int measure, int point, const struct moves *moves, struct text *out)
{
	const struct result_set *set = &place->study->set;
	int count = moves->count < BARS ? moves->count : BARS;
	double *mean = arena_rows(place->arena, 3 * BARS, double), *low = mean + BARS, *high = low + BARS;
	const char **names = arena_rows(place->arena, BARS, const char *);
	if (!mean || !names)
		return STATUS_WORLD;
	for (int i = 0; i < count; i++) {
		const struct stats_interval *move = &moves->of[moves->order[i]];
		names[i] = factor_words_name(&set->screen.factors[moves->order[i]], place->is_chinese);
		mean[i] = move->mean;
		low[i] = move->low;
		high[i] = move->high;
		if (!names[i])
			return STATUS_WORLD;
	}
	struct chart_series series = {.label = "", .shape = CHART_BAR, .count = count, .y = mean, .low = low, .high = high};
	struct chart_panel panel = {.title = words_of(place->is_chinese, set->points[point].label_en, set->points[point].label_zh),
		.y.label = series_label(place, measure), .names = names, .name_count = count, .series = &series, .series_count = 1};
	const char *title = arena_format(place->arena, _("%s: %s"), panel.title, series_label(place, measure)), *id = arena_format(place->arena, "%st%d-%d-", place->prefix, measure, point);
	struct chart chart = {.title = title ? title : "", .panels = &panel, .panel_count = 1, .is_untitled = true, .width = WIDTH,
		.description = _("How far each assumption moves the difference to the baseline, from the lower third of its values to the upper one, with its interval (95%). The table below has the numbers.")};
	chart_embed(&chart, id ? id : "t-", out);
	return STATUS_OK;
}

static enum status tornado_rows(const struct section_place *place, int measure, int point, const struct moves *moves, struct table *table)
{
	const struct result_set *set = &place->study->set;
	int decimals = set->measures[measure].decimals + 1;
	enum status status = STATUS_OK;
	for (int i = 0; i < moves->count && status == STATUS_OK; i++) {
		const struct result_factor *factor = &set->screen.factors[moves->order[i]];
		const double *bounds = set->screen.bounds + moves->order[i] * RESULT_BOUNDS;
		const struct stats_interval *move = &moves->of[moves->order[i]];
		const char *cells[COLUMNS] = {factor_words_name(factor, place->is_chinese), words_of(place->is_chinese, set->points[point].label_en, set->points[point].label_zh),
			factor_words_set(factor, bounds, place->is_chinese, place->arena), factor_words_range(factor, bounds, place->is_chinese, place->arena),
			number_words(move->mean, decimals, true, place->is_chinese, place->arena), arena_format(place->arena, _("%s to %s"),
			number_words(move->low, decimals, true, place->is_chinese, place->arena), number_words(move->high, decimals, true, place->is_chinese, place->arena))};
		status = table_row(table, cells);
	}
	return status;
}

static enum status measure_write(const struct section_place *place, int measure, struct text *out)
{
	const struct result_set *set = &place->study->set;
	const char *head[COLUMNS] = {_("assumption"), _("option"), _("set"), _("range"), _("change"), _("interval of 95 in 100")};
	struct table table;
	enum status status = table_init(&table, place->arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, head);
	table_headings(&table);
	html_heading(out, place->level + 1, series_label(place, measure));
	html_open(out, "div class=\"charts\"");
	for (int p = 0; p < set->point_count && status == STATUS_OK; p++) {
		struct moves moves;
		if (p == set->baseline)
			continue;
		status = moves_build(&moves, set, measure, p, set->baseline, false, place->arena);
		if (status == STATUS_OK && moves.count > 0)
			status = tornado_draw(place, measure, p, &moves, out);
		if (status == STATUS_OK)
			status = tornado_rows(place, measure, p, &moves, &table);
	}
	html_close(out, "div");
	if (status != STATUS_OK)
		return status;
	table.is_right[4] = table.is_right[5] = true;
	html_fold(out, _("The numbers: each assumption that moves an option beyond chance"));
	html_table(out, &table, series_label(place, measure), HTML_SCROLL);
	html_close(out, "details");
	return STATUS_OK;
}

/* -- the section -------------------------------------------------------------------------------------------------------- */

static enum status write(const struct section_place *place, struct text *out)
{
	const struct result_screen *screen = &place->study->set.screen;
	const char *tried = arena_format(place->arena, _("%d assumptions were varied together in their ranges; the options were tried again at %d points at which the baseline is as observed."),
		screen->factor_count, screen->point_count);
	html_element(out, "p", tried ? tried : "");
	enum status status = marks_write(place, out);
	html_element(out, "p", _("Below: how far the difference to the baseline moves from the lower third of an assumption's values to the upper one (of a choice: the form farthest from the others). What chance may have done is left out."));
	for (int i = 0; i < ASKED && status == STATUS_OK; i++) {
		int measure = result_measure_index(&place->study->set, asked[i]);
		if (measure >= 0)
			status = measure_write(place, measure, out);
	}
	return status;
}

const struct section section_screen = {.id = "screen", .title = N_("What the assumptions decide"), .is_known = is_known, .write = write};
