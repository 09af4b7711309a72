/* replay_page.c - a table of units, verdicts in sentences, curves of real and simulated side by side. */
#include "report/replay_page.h"

#include <math.h>

#include "report/log_words.h"
#include "report/number.h"
#include "report/words.h"

enum { UNITS_SHOWN = 12, POINTS = 60 };

static const char *number(const struct leaf *leaf, double value, int decimals)
{
	const char *words = number_words(value, decimals, false, leaf->is_chinese, leaf->arena);
	return words ? words : "";
}

static const char *unit_name(const struct replay *replay, const struct replay_unit *unit)
{
	return unit->name ? unit->name : replay->request->all->at[ROLE_unit] >= 0 ? _("(no unit)") : _("all");
}

static const char *discipline_words(const struct leaf *leaf, int discipline)
{
	return replay_discipline(discipline, leaf->is_chinese);
}

/* Headings of narrow columns: the word of scenario files. */
static const char *discipline_brief(const struct leaf *leaf, int discipline)
{
	return leaf->is_chinese ? replay_discipline(discipline, true) : replay_discipline_key(discipline);
}

static const char *verdict_words(const struct replay_unit *unit, double distance)
{
	switch (replay_judge(unit, distance)) {
	case REPLAY_GOOD: return _("good");
	case REPLAY_FAIR: return _("fair");
	case REPLAY_LUCK: return _("too few to tell");
	default: return _("does not explain it");
	}
}

static const char *why_words(enum replay_why why)
{
	return why == REPLAY_FEW_BEFORE ? _("too few closed to tune by") : _("too few to score");
}

/* -- the first table --------------------------------------------------------------------------------------------------- */

static void units_table(const struct replay *replay, struct leaf *leaf)
{
	enum { FIXED = 6 };
	struct table table;
	const char *cells[FIXED + DISCIPLINE_COUNT + 2];
	int columns[DISCIPLINE_COUNT], used = 0;
	for (int d = 0; d < DISCIPLINE_COUNT; d++) {
		bool is_own = false;
		for (int u = 0; u < replay->unit_count; u++)
			is_own |= replay->units[u].why == REPLAY_TOLD && replay->units[u].tries[d].same_as < 0;
		if (is_own)
			columns[used++] = d;
	}
	leaf_table(leaf, &table, FIXED + used + 1);
	int n = 0;
	const char *headings[] = {_("unit"), _("tuned on"), _("scored"), _("closed")};
	for (int i = 0; i < 4; i++)
		cells[n++] = headings[i];
	for (int i = 0; i < used; i++)
		cells[n++] = discipline_brief(leaf, columns[i]);
	cells[n++] = _("no queue");
	cells[n++] = _("chosen before");
	cells[n++] = _("verdict");
	leaf_row(leaf, &table, cells);
	for (int u = 0; u < replay->unit_count; u++) {
		const struct replay_unit *unit = &replay->units[u];
		bool is_told = unit->why == REPLAY_TOLD;
		n = 0;
		cells[n++] = unit_name(replay, unit);
		cells[n++] = number(leaf, unit->known_n, 0);
		cells[n++] = number(leaf, unit->scored_n, 0);
		cells[n++] = number(leaf, unit->scored_over, 0);
		for (int i = 0; i < used; i++)
			cells[n++] = is_told ? arena_format(leaf->arena, columns[i] == unit->best ? "%s*" : "%s", number(leaf, unit->tries[columns[i]].distance, 2)) : "";
		cells[n++] = is_told ? number(leaf, unit->resampled, 2) : "";
		cells[n++] = is_told ? discipline_brief(leaf, unit->chosen) : "";
		cells[n++] = is_told ? verdict_words(unit, unit->tries[unit->chosen].distance) : why_words(unit->why);
		leaf_row(leaf, &table, cells);
	}
	n = 0;
	cells[n++] = _("median");
	for (int i = 0; i < 3; i++)
		cells[n++] = "";
	for (int i = 0; i < used; i++)
		cells[n++] = number(leaf, replay->medians[columns[i]], 2);
	cells[n++] = number(leaf, replay->median_resampled, 2);
	cells[n++] = number(leaf, replay->median_chosen, 2);
	cells[n++] = "";
	leaf_row(leaf, &table, cells);
	leaf_table_end(leaf, &table, _("Distance of simulated and real closing times (Kolmogorov and Smirnov, 0 the same … 1; * the nearest)"));
}

/* -- sentences --------------------------------------------------------------------------------------------------------- */

static void verdict_write(const struct replay *replay, struct leaf *leaf)
{
	struct arena *arena = leaf->arena;
	if (replay->told == 0) {
		leaf_paragraph(leaf, _("No unit has enough closings to tell anything."));
		return;
	}
	leaf_paragraph(leaf, arena_format(arena, _("Of %d units %d can be told. Median distance over them: %s of the best order of work, %s of the one chosen by what was known before, "
		"%s when closing times are just drawn from those seen before, without any queue."), replay->unit_count, replay->told, number(leaf, replay->median_best, 2),
		number(leaf, replay->median_chosen, 2), number(leaf, replay->median_resampled, 2)));
	leaf_paragraph(leaf, arena_format(arena, _("With the order chosen before, %d units are made again well (at most %s), %d fairly (at most %s); in %d the simulation does not explain the closing times, and %d have so few "
		"that luck alone makes as much."), replay->verdicts[REPLAY_GOOD], number(leaf, REPLAY_GOOD_MOST, 2), replay->verdicts[REPLAY_FAIR], number(leaf, REPLAY_FAIR_MOST, 2),
		replay->verdicts[REPLAY_POOR], replay->verdicts[REPLAY_LUCK]));
	int queueing = 0;
	for (int u = 0; u < replay->unit_count; u++)
		queueing += replay->units[u].why == REPLAY_TOLD && replay->units[u].tries[replay->units[u].chosen].distance < replay->units[u].resampled;
	leaf_paragraph(leaf, arena_format(arena, _("Queueing told more than the closing times of before in %d of %d units."), queueing, replay->told));
	bool is_split = replay->request->split > 0;
	if (replay->request->is_scenario)
		leaf_paragraph(leaf, arena_format(arena, _("Nothing was tuned: lines of work and servers are those of %s. %d rows are of a category it has no line for."), replay->request->scenario->file, replay->lost));
	else
		leaf_paragraph(leaf, is_split ? _("Tuned on what was known at the split, scored on what was opened after it.")
		: _("Tuned and scored on the same records: what it says of itself is too good. --until DAY tunes on what was known by then and scores the rest."));
	if (replay->request->is_recorded)
		leaf_paragraph(leaf, replay->request->all->opens_by_start && !replay->request->all->opens_by_case
			? _("Times of work are those recorded, and no column says when work came: there is no waiting to compare, and nothing is tested.")
			: _("Times of work are those recorded: what is simulated is the waiting before them."));
	const struct office_case *ground = &replay->ground;
	const char *hours = "";
	for (int w = 0; w < ground->window_count && hours; w++)
		hours = arena_format(arena, "%s%s%d:%02d-%d:%02d", hours, w ? ", " : "", (int)(ground->windows[w].from / TICKS_PER_HOUR), (int)(ground->windows[w].from / TICKS_PER_MINUTE % 60),
			(int)(ground->windows[w].to / TICKS_PER_HOUR), (int)(ground->windows[w].to / TICKS_PER_MINUTE % 60));
	if (!replay->request->is_scenario)
		leaf_paragraph(leaf, arena_format(arena, _("Hours of work, told from closings: %s; weekdays told to be days off: %d."), hours ? hours : "", replay->days_off));
}

/* -- unit by unit ------------------------------------------------------------------------------------------------------ */

static void quantiles_table(const struct replay_unit *unit, struct leaf *leaf)
{
	struct table table;
	const char *cells[REPLAY_QUANTILES + 3];
	bool has_waits = unit->real_wait.n > 0;
	int columns = REPLAY_QUANTILES + (has_waits ? 3 : 2);
	leaf_table(leaf, &table, columns);
	cells[0] = _("order of work");
	for (int q = 0; q < REPLAY_QUANTILES; q++)
		cells[q + 1] = arena_format(leaf->arena, _("%g %% closed by"), 100 * replay_shares[q]);
	cells[REPLAY_QUANTILES + 1] = _("distance");
	cells[REPLAY_QUANTILES + 2] = _("of waits");
	leaf_row(leaf, &table, cells);
	for (int d = -1; d < DISCIPLINE_COUNT; d++) {
		const struct replay_try *try = d < 0 ? NULL : &unit->tries[d];
		if (try && try->same_as >= 0)
			continue;
		cells[0] = try ? discipline_words(leaf, d) : _("as it was");
		for (int q = 0; q < REPLAY_QUANTILES; q++)
			cells[q + 1] = log_words_time(try ? try->quantiles[q] : unit->quantiles[q], leaf->is_chinese, leaf->arena);
		cells[REPLAY_QUANTILES + 1] = try ? number(leaf, try->distance, 3) : "";
		cells[REPLAY_QUANTILES + 2] = try ? number(leaf, try->wait_distance, 3) : "";
		leaf_row(leaf, &table, cells);
	}
	leaf_table_end(leaf, &table, _("Closing times"));
}

static void office_write(const struct replay *replay, const struct replay_unit *unit, struct leaf *leaf)
{
	const struct replay_try *try = &unit->tries[unit->chosen];
	const struct office *office = &try->tuned.office;
	struct arena *arena = leaf->arena;
	if (replay->request->is_scenario)
		leaf_paragraph(leaf, arena_format(arena, _("Nearest on what was known: %s. It differs most after %s."), discipline_words(leaf, unit->chosen), log_words_time(try->where_h, leaf->is_chinese, arena)));
	else if (replay->request->is_recorded)
		leaf_paragraph(leaf, arena_format(arena, _("Chosen: %s, with %d servers at work, %d waiting at the start. It differs most after %s."), discipline_words(leaf, unit->chosen),
			office->servers, office->backlog, log_words_time(try->where_h, leaf->is_chinese, arena)));
	else
		leaf_paragraph(leaf, arena_format(arena, _("Chosen: %s, with %d servers at work, %s of work a piece (cv %s), %s %% answered at once, %s %% set aside, %d waiting at the start. "
		"It differs most after %s."), discipline_words(leaf, unit->chosen), office->servers, log_words_time(office->effort_h, leaf->is_chinese, arena), number(leaf, office->cv, 1),
		number(leaf, 100 * office->at_once, 0), number(leaf, 100 * office->aside, 0), office->backlog, log_words_time(try->where_h, leaf->is_chinese, arena)));
	if (replay_judge(unit, try->distance) == REPLAY_POOR)
		leaf_paragraph(leaf, unit->resampled > REPLAY_FAIR_MOST
			? _("The simulation does not explain these closing times; nor do those of before: something changed that the log does not show.")
			: _("The simulation does not explain these closing times."));
}

static void categories_table(const struct replay_unit *unit, struct leaf *leaf)
{
	struct table table;
	if (unit->category_count == 0)
		return;
	leaf_table(leaf, &table, 3);
	leaf_row(leaf, &table, (const char *const[]){_("category"), _("scored"), _("distance")});
	for (int c = 0; c < unit->category_count; c++)
		leaf_row(leaf, &table, (const char *const[]){unit->categories[c].name, number(leaf, unit->categories[c].n, 0), number(leaf, unit->categories[c].distance, 2)});
	leaf_table_end(leaf, &table, _("By category, with the order chosen"));
}

/* Survival: the share still open by days; and quantile against quantile. */
static void curves_draw(const struct replay_unit *unit, struct leaf *leaf)
{
	const struct ends *curves[] = {&unit->real, &unit->tries[unit->chosen].curve};
	double *x = arena_list(leaf->arena, 4 * POINTS, double), *y = arena_list(leaf->arena, 4 * POINTS, double);
	double end = fmin(curves[0]->seen_to, curves[1]->seen_to);
	if (!x || !y) {
		leaf->status = STATUS_WORLD;
		return;
	}
	int pairs = 0;
	for (int i = 0; i < POINTS; i++) {
		double at = end * i / (POINTS - 1), share = (i + 0.5) / POINTS;
		x[i] = at / 24;
		for (int c = 0; c < 2; c++)
			y[c * POINTS + i] = 1 - ends_at(curves[c], at);
		double real = ends_quantile(curves[0], share), made = ends_quantile(curves[1], share);
		if (isfinite(real) && isfinite(made)) {
			x[2 * POINTS + pairs] = real / 24;
			y[2 * POINTS + pairs++] = made / 24;
		}
	}
	const struct chart_series survival[] = {{.label = _("as it was"), .shape = CHART_STEP, .count = POINTS, .x = x, .y = y},
		{.label = discipline_words(leaf, unit->chosen), .shape = CHART_STEP, .count = POINTS, .x = x, .y = y + POINTS}};
	double most = pairs > 0 ? fmax(x[2 * POINTS + pairs - 1], y[2 * POINTS + pairs - 1]) : 1, line[2] = {0, most};
	double *straight = arena_list(leaf->arena, 2, double);
	if (!straight) {
		leaf->status = STATUS_WORLD;
		return;
	}
	straight[0] = line[0];
	straight[1] = line[1];
	const struct chart_series pairing[] = {{.label = _("equal"), .shape = CHART_LINE, .count = 2, .x = straight, .y = straight, .is_faint = true},
		{.label = _("quantiles"), .shape = CHART_DOT, .count = pairs, .x = x + 2 * POINTS, .y = y + 2 * POINTS}};
	const struct chart_panel panels[] = {
		{.title = _("Still open"), .x = {.label = _("days since opening"), .has_zero = true}, .y = {.label = _("share"), .from = 0, .to = 1}, .series = survival, .series_count = 2},
		{.title = _("Quantile by quantile"), .x = {.label = _("real, days"), .has_zero = true}, .y = {.label = _("simulated, days"), .has_zero = true}, .series = pairing, .series_count = 2}};
	const struct chart chart = {.title = _("Closing times, real and simulated"), .description = _("The share still open by days since opening, real and simulated, and the quantiles of both against each other."),
		.panels = panels, .panel_count = pairs > 1 ? 2 : 1, .is_untitled = true};
	leaf_chart(leaf, &chart);
}

static void unit_write(const struct replay *replay, const struct replay_unit *unit, struct leaf *leaf)
{
	leaf_heading(leaf, unit_name(replay, unit));
	quantiles_table(unit, leaf);
	office_write(replay, unit, leaf);
	categories_table(unit, leaf);
	curves_draw(unit, leaf);
}

enum status replay_page_write(const struct replay *replay, struct leaf *leaf)
{
	int shown = 0;
	leaf_open(leaf, arena_format(leaf->arena, _("Replay of %s"), replay->request->all->file));
	verdict_write(replay, leaf);
	units_table(replay, leaf);
	for (int u = 0; u < replay->unit_count; u++)
		if (replay->units[u].why == REPLAY_TOLD && (leaf->is_html || (replay->unit_count == 1 && shown++ < UNITS_SHOWN)))
			unit_write(replay, &replay->units[u], leaf);
	log_words_read(replay->request->all, leaf);
	return leaf_close(leaf);
}

/* -- for other programs ------------------------------------------------------------------------------------------------ */

enum status replay_page_csv(const struct replay *replay, struct arena *arena, struct text *out)
{
	struct table table;
	static const char *const headings[] = {"unit", "discipline", "known", "known_closed", "scored", "scored_closed", "distance", "wait_distance", "distance_on_known", "resampled",
		"chosen", "nearest", "servers", "effort_h", "cv", "at_once", "aside", "backlog"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	enum status status = table_init(&table, arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int u = 0; u < replay->unit_count; u++)
		for (int d = 0; d < DISCIPLINE_COUNT && status == STATUS_OK; d++) {
			const struct replay_unit *unit = &replay->units[u];
			const struct replay_try *try = &unit->tries[d];
			if (unit->why != REPLAY_TOLD && d > 0)
				continue;
			const struct office *office = &try->tuned.office;
			bool is_told = unit->why == REPLAY_TOLD;
			double numbers[COLUMNS] = {0, 0, unit->known_n, unit->known_over, unit->scored_n, unit->scored_over, try->distance, try->wait_distance, try->tuned.distance, unit->resampled,
				unit->chosen == d, unit->best == d, office->servers, office->effort_h, office->cv, office->at_once, office->aside, office->backlog};
			const char *cells[COLUMNS] = {unit_name(replay, unit), is_told ? replay_discipline_key(d) : ""};
			for (int c = 2; c < COLUMNS; c++)
				cells[c] = (is_told || c < 6) && isfinite(numbers[c]) ? arena_format(arena, "%.6g", numbers[c]) : "";
			status = table_row(&table, cells);
		}
	if (status == STATUS_OK)
		table_write(&table, TABLE_CSV, out);
	return status;
}
