/* full_table.c - rows for people, with names and few digits, or for programs, with identifiers and all of them. */
#include "report/full_table.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "report/first_screen.h"
#include "report/headline.h"
#include "report/lasting.h"
#include "report/lines_table.h"
#include "report/number.h"
#include "report/tables_read.h"
#include "report/words.h"
#include "show/compare.h"
#include "show/paragraph.h"

enum { MOST_COLUMNS = 18 };

/* Words of one row, as many as were put. */
struct cells {
	const char *words[MOST_COLUMNS];
	int count;
};

static const char *const verdict_names[] = {
	[COMPARE_BASELINE] = "baseline", [COMPARE_BETTER] = "better", [COMPARE_WORSE] = "worse", [COMPARE_SAME] = "same",
	[COMPARE_UNCLEAR] = "unclear", [COMPARE_NEUTRAL] = "neutral", [COMPARE_NONE] = "none",
};

/* All that a row of either table says. */
struct finding {
	const struct result_point *point;
	const struct result_measure *measure;
	const char *line; /* kind of work; or NULL */
	struct compare_cell cell;
	bool is_median;   /* value: median and central 95 %, not mean and interval */
};

static void put(struct cells *row, const char *words)
{
	row->words[row->count++] = words;
}

/* -- for programs ---------------------------------------------------------------------------------------------------- */

static const char *digits(double value, struct arena *arena)
{
	if (isnan(value))
		return "";
	return isinf(value) ? value > 0 ? "Inf" : "-Inf" : arena_format(arena, "%.10g", value);
}

static const char *needed_digits(int needed, struct arena *arena)
{
	return needed <= 0 ? "" : needed == INT_MAX ? "Inf" : arena_format(arena, "%d", needed);
}

/* Replications that the precision the measure states would take, from the spread seen; 0 when it states none or nobody can tell. */
static int needed_for_precision(const struct finding *found)
{
	const struct stats_interval *value = &found->cell.value;
	if (!(found->measure->precision_from > 0) || found->is_median || !isfinite(value->half_width))
		return 0;
	return stats_replications_needed(*value, found->measure->precision_from);
}

static void program_headings(struct cells *row, bool has_lines, bool is_screened)
{
	static const char *const names[] = {"scenario", "option", "line", "measure", "unit", "mean", "low", "high", "difference", "difference_low",
		"difference_high", "verdict", "screened", "replications", "replications_needed", "precision", "replications_for_precision"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (has_lines || strcmp(names[i], "line") != 0)
			put(row, names[i]);
	if (is_screened)
		put(row, "holding");
}

static void program_row(const struct full_table *full, const struct finding *found, struct cells *row, struct arena *arena)
{
	const struct stats_interval none = {.mean = NAN, .low = NAN, .high = NAN};
	const struct stats_interval *value = &found->cell.value;
	bool is_compared = found->cell.verdict != COMPARE_BASELINE && found->cell.verdict != COMPARE_NONE;
	const struct stats_interval *difference = is_compared ? &found->cell.difference : &none;
	put(row, full->set->scenario_file);
	put(row, found->point->name);
	if (found->line)
		put(row, found->line);
	put(row, found->measure->name);
	put(row, found->measure->unit);
	put(row, digits(value->mean, arena));
	put(row, digits(value->low, arena));
	put(row, digits(value->high, arena));
	put(row, digits(difference->mean, arena));
	put(row, digits(difference->low, arena));
	put(row, digits(difference->high, arena));
	put(row, verdict_names[found->cell.verdict]);
	put(row, full->set->screen.point_count >= RESULT_SCREEN_LEAST ? "yes" : "no");
	put(row, arena_format(arena, "%d", full->set->replication_count));
	put(row, needed_digits(found->cell.replications_needed, arena));
	put(row, found->measure->precision_from > 0 ? digits(found->measure->precision_from, arena) : "");
	put(row, needed_digits(needed_for_precision(found), arena));
	if (full->set->screen.point_count > 0)
		put(row, found->cell.screened > 0 ? digits(found->cell.holding, arena) : "");
}

/* -- for people ------------------------------------------------------------------------------------------------------ */

/* "+7.1 (6.2 … 8.0)" */
static const char *difference_words(const struct full_table *full, const struct finding *found, struct arena *arena)
{
	const struct stats_interval *difference = &found->cell.difference;
	int decimals = found->measure->decimals + 1;
	if (found->cell.verdict == COMPARE_BASELINE || found->cell.verdict == COMPARE_NONE)
		return "";
	const char *mean = number_words(difference->mean, decimals, true, full->is_chinese, arena);
	if (!isfinite(difference->low) || !isfinite(difference->high))
		return mean;
	return arena_format(arena, "%s (%s … %s)", mean, number_words(difference->low, decimals, true, full->is_chinese, arena),
		number_words(difference->high, decimals, true, full->is_chinese, arena));
}

static const char *value_words(const struct full_table *full, const struct finding *found, struct arena *arena)
{
	const struct stats_interval *value = &found->cell.value;
	int decimals = found->measure->decimals + 1;
	if (found->is_median) {
		struct lasting lasting = {value->mean, value->low, value->high, 12 * full->set->horizon_years};
		return lasting_words(&lasting, full->is_chinese, arena);
	}
	const char *mean = number_words(value->mean, decimals, false, full->is_chinese, arena);
	return !isfinite(value->half_width) ? mean : arena_format(arena, "%s ± %s", mean,
		number_words(value->half_width, decimals, false, full->is_chinese, arena));
}

static const char *verdict_words(const struct finding *found, struct arena *arena)
{
	const char *words;
	switch (found->cell.verdict) {
	case COMPARE_BASELINE: return _("(baseline)");
	case COMPARE_BETTER: words = _("better"); break;
	case COMPARE_WORSE: words = _("worse"); break;
	case COMPARE_SAME: return _("same");
	case COMPARE_UNCLEAR: return _("unclear");
	default: return "";
	}
	return compare_holds(&found->cell) ? words : arena_format(arena, "%s?", words);
}

static void people_headings(struct cells *row)
{
	put(row, _("measure"));
	put(row, _("option"));
	put(row, _("mean ± half width"));
	put(row, _("difference (95%)"));
	put(row, _("verdict"));
	put(row, _("runs needed"));
	put(row, _("runs for precision"));
}

/* Names stand where they change. */
static void people_row(const struct full_table *full, const struct finding *found, const struct finding *above, struct cells *row,
	struct arena *arena)
{
	const struct result_measure *measure = found->measure;
	const char *unit = words_of(full->is_chinese, measure->unit, measure->unit_zh);
	put(row, above->measure == measure ? "" : arena_format(arena, *unit ? "%s (%s)" : "%s%s", words_of(full->is_chinese, measure->name_en, measure->name_zh), unit));
	put(row, words_of(full->is_chinese, found->point->label_en, found->point->label_zh));
	put(row, value_words(full, found, arena));
	put(row, difference_words(full, found, arena));
	int needed = needed_for_precision(found);
	put(row, verdict_words(found, arena));
	put(row, needed_digits(found->cell.replications_needed, arena));
	put(row, !needed ? "" : arena_format(arena, "%s (±%g)", needed_digits(needed, arena), found->measure->precision_from));
}

/* -- both ------------------------------------------------------------------------------------------------------------ */

static enum status table_begin(const struct full_table *full, bool has_lines, struct table *table, struct arena *arena)
{
	struct cells row = {.count = 0};
	if (full->format == TABLE_CSV)
		program_headings(&row, has_lines, full->set->screen.point_count > 0);
	else
		people_headings(&row);
	enum status status = table_init(table, arena, row.count);
	if (status == STATUS_OK)
		status = table_row(table, row.words);
	if (status == STATUS_OK)
		table_headings(table);
	return status;
}

/* `above` is the finding of the row before, all 0 at the first. */
static enum status finding_row(const struct full_table *full, const struct finding *found, const struct finding *above, struct table *table,
	struct arena *arena)
{
	struct cells row = {.count = 0};
	if (full->format == TABLE_CSV)
		program_row(full, found, &row, arena);
	else
		people_row(full, found, above, &row, arena);
	return table_row(table, row.words);
}

/* A relief that outlives the horizon has no mean: its median and range stand instead. */
static void lasting_put(const struct full_table *full, int measure, int point, struct finding *found, struct arena *arena)
{
	found->is_median = strcmp(found->measure->name, "relief_lasts") == 0;
	if (!found->is_median)
		return;
	struct lasting lasting = lasting_of(full->set, measure, point, arena);
	found->cell.value = (struct stats_interval){.mean = lasting.median, .low = lasting.low, .high = lasting.high, .half_width = NAN};
}

/* One family: measures whose intervals hold together. */
static enum status family_add(const struct full_table *full, const int *measures, int count, struct table *table, struct arena *arena)
{
	struct comparison comparison;
	struct finding above = {0};
	enum status status = compare_build(&comparison, arena, full->set, measures, count, full->baseline);
	for (int m = 0; m < count; m++)
		for (int p = 0; status == STATUS_OK && p < full->set->point_count; p++) {
			struct finding found = {.point = &full->set->points[p], .measure = &full->set->measures[measures[m]],
				.cell = *compare_at(&comparison, m, p)};
			lasting_put(full, measures[m], p, &found, arena);
			status = finding_row(full, &found, &above, table, arena);
			above = found;
		}
	return status;
}

static bool is_in(int measure, const int *measures, int count)
{
	for (int i = 0; i < count; i++)
		if (measures[i] == measure)
			return true;
	return false;
}

/* What the columns mean, below a table for people. */
static void note_add(const struct full_table *full, const char *words, struct text *out)
{
	struct text note;
	if (full->format == TABLE_CSV)
		return;
	text_init(&note);
	text_add(&note, words);
	if (full->set->screen.point_count == 0)
		text_add(&note, _(" ?: not yet screened, assumptions may turn it over."));
	else if (strchr(words_in(out), '?'))
		text_addf(&note, _(" ?: assumptions decide: of %d points screened the sign stays at fewer than 95 in 100."), full->set->screen.point_count);
	text_add(out, "\n");
	paragraph_add(out, words_in(&note), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	text_free(&note);
}

enum status full_table_write(const struct full_table *full, struct arena *arena, struct text *out)
{
	int *headline, headline_count, other_count = 0;
	struct table table;
	enum status status = headline_measures(full->set, arena, &headline, &headline_count);
	int *others = arena_rows(arena, full->set->measure_count, int);
	if (status != STATUS_OK || !others)
		return STATUS_WORLD;
	for (int m = 0; full->all && m < full->set->measure_count; m++)
		if (!is_in(m, headline, headline_count) && result_is_known(full->set, m))
			others[other_count++] = m;
	status = table_begin(full, false, &table, arena);
	if (status == STATUS_OK)
		status = family_add(full, headline, headline_count, &table, arena);
	if (status == STATUS_OK)
		status = family_add(full, others, other_count, &table, arena);
	if (status == STATUS_OK) {
		table_write(&table, full->format, out);
		note_add(full, _("Differences are paired run by run. Their intervals hold together at 95%: those of the first screen's measures, "
			"and those of all others. same: too small to matter; unclear: more runs needed. runs for precision: that the measure's "
			"stated ± would take; run --precision makes them."), out);
	}
	if (status == STATUS_OK && full->all && full->format != TABLE_CSV)
		status = tables_read_add(full->set, arena, out);
	return out->failed ? STATUS_WORLD : status;
}

/* -- kinds of work --------------------------------------------------------------------------------------------------- */

static struct finding line_finding(const struct full_table *full, int line, int measure, int point, double *own, double *difference)
{
	const struct result_set *set = full->set;
	int n = set->replication_count;
	for (int r = 0; r < n; r++) {
		own[r] = result_line(set, point, r, line)[measure];
		difference[r] = own[r] - result_line(set, full->baseline, r, line)[measure];
	}
	struct finding found = {.point = &set->points[point], .measure = &set->line_measures[measure], .line = set->line_names[line]};
	found.cell.value = stats_mean(own, n, 0.95);
	found.cell.difference = stats_mean(difference, n, 0.95);
	found.cell.verdict = point == full->baseline ? COMPARE_BASELINE : COMPARE_NEUTRAL;
	return found;
}

enum status full_table_lines(const struct full_table *full, struct arena *arena, struct text *out)
{
	if (full->format != TABLE_CSV)
		return lines_table_write(full, arena, out);
	const struct result_set *set = full->set;
	struct finding above = {0};
	struct table table;
	double *scratch = arena_rows(arena, 2 * set->replication_count, double);
	enum status status = scratch ? table_begin(full, true, &table, arena) : STATUS_WORLD;
	for (int line = 0; line < set->line_count; line++) {
		bool is_known = lines_table_is_known(set, line);
		for (int m = 0; m < set->line_measure_count; m++)
			for (int p = 0; status == STATUS_OK && is_known && p < set->point_count; p++) {
				struct finding found = line_finding(full, line, m, p, scratch, scratch + set->replication_count);
				status = finding_row(full, &found, &above, &table, arena);
			}
	}
	if (status == STATUS_OK)
		table_write(&table, full->format, out);
	return out->failed ? STATUS_WORLD : status;
}
