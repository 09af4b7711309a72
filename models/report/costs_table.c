/* costs_table.c - items and hours side by side, so that one sees how far counts mislead. */
#include "report/costs_table.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "measure/stats.h"
#include "report/first_screen.h"
#include "report/number.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { CELLS = 32 };

/* What people are shown, and whether its change beside the baseline stands with it. */
static const struct { const char *name; int decimals; bool has_change; } shown[] = {
	{"in_use", 1, true}, {"pieces", 0, true}, {"hours", 0, true}, {"scm_cost", 1, false}};
enum { SHOWN = sizeof shown / sizeof *shown };

struct costs {
	const struct full_table *full;
	struct arena *arena;
	int measures[SHOWN]; /* -1: not in the file */
	double *scratch;     /* [replications] */
};

/* Sums over the origins first … last of an option. */
static double mean_of(const struct costs *costs, int point, int first, int last, int measure)
{
	const struct result_set *set = costs->full->set;
	double sum = 0;
	for (int r = 0; r < set->replication_count; r++)
		for (int origin = first; origin <= last; origin++)
			sum += result_origin(set, point, r, origin)[measure];
	return sum / set->replication_count;
}

/* "kind:ledger" -> "kind" */
static const char *group_of(const struct result_set *set, int origin, struct arena *arena)
{
	return arena_format(arena, "%.*s", (int)strcspn(set->origin_names[origin], ":"), set->origin_names[origin]);
}

static const char *name_of(const struct result_set *set, int origin)
{
	const char *colon = strchr(set->origin_names[origin], ':');
	return colon ? colon + 1 : set->origin_names[origin];
}

static bool is_same_group(const struct result_set *set, int a, int b)
{
	size_t length = strcspn(set->origin_names[a], ":");
	return strncmp(set->origin_names[a], set->origin_names[b], length) == 0 && set->origin_names[b][length] == ':';
}

/* The last origin of the group that `first` begins. */
static int group_end(const struct result_set *set, int first)
{
	int last = first;
	while (last + 1 < set->origin_count && is_same_group(set, first, last + 1))
		last++;
	return last;
}

/* Whether anything came from it, in any option. */
static bool is_known(const struct costs *costs, int origin)
{
	for (int p = 0; p < costs->full->set->point_count; p++)
		for (int m = 0; m < costs->full->set->origin_measure_count; m++)
			if (mean_of(costs, p, origin, origin, m) > 0)
				return true;
	return false;
}

/* -- for people ------------------------------------------------------------------------------------------------------ */

static const char *change_words(const struct costs *costs, int point, double value, double base)
{
	if (point == costs->full->baseline || !(base > 0))
		return "";
	return arena_format(costs->arena, "%s%%", number_words(100 * (value / base - 1), 0, true, costs->full->is_chinese, costs->arena));
}

static enum status option_row(const struct costs *costs, const char *name, int point, int first, int last, struct table *table)
{
	const struct full_table *full = costs->full;
	const char *cells[CELLS] = {name, words_of(full->is_chinese, full->set->points[point].label_en, full->set->points[point].label_zh)};
	int count = 2;
	for (int i = 0; i < SHOWN; i++) {
		if (costs->measures[i] < 0)
			continue;
		double value = mean_of(costs, point, first, last, costs->measures[i]);
		cells[count++] = number_words(value, shown[i].decimals, false, full->is_chinese, costs->arena);
		if (shown[i].has_change)
			cells[count++] = change_words(costs, point, value, mean_of(costs, full->baseline, first, last, costs->measures[i]));
	}
	return table_row(table, cells);
}

/* An origin, or a whole group, in all options. */
static enum status rows_add(const struct costs *costs, const char *name, int first, int last, struct table *table)
{
	enum status status = STATUS_OK;
	for (int p = 0; p < costs->full->set->point_count && status == STATUS_OK; p++)
		status = option_row(costs, p == 0 ? name : "", p, first, last, table);
	return status;
}

/* Names, and their units below. */
static enum status headings_add(const struct costs *costs, const char *group, struct table *table)
{
	const struct result_set *set = costs->full->set;
	const char *names[CELLS] = {group, _("option")}, *units[CELLS] = {"", ""};
	int count = 2;
	for (int i = 0; i < SHOWN; i++) {
		if (costs->measures[i] < 0)
			continue;
		const struct result_measure *measure = &set->origin_measures[costs->measures[i]];
		names[count] = words_of(costs->full->is_chinese, measure->name_en, measure->name_zh);
		units[count++] = words_of(costs->full->is_chinese, measure->unit, measure->unit_zh);
		if (shown[i].has_change)
			names[count++] = "±%";
	}
	enum status status = table_init(table, costs->arena, count);
	for (int i = 2; i < count && status == STATUS_OK; i++)
		table->is_right[i] = true;
	if (status == STATUS_OK)
		status = table_row(table, names);
	if (status == STATUS_OK)
		status = table_row(table, units);
	if (status == STATUS_OK)
		table_headings(table);
	return status;
}

static enum status group_write(const struct costs *costs, int first, int last, struct text *out)
{
	const struct full_table *full = costs->full;
	bool is_kinds = strncmp(full->set->origin_names[first], "kind:", 5) == 0;
	struct table table;
	enum status status = headings_add(costs, is_kinds ? _("kind of work") : _("department"), &table);
	for (int origin = first; origin <= last && status == STATUS_OK; origin++)
		if (is_known(costs, origin))
			status = rows_add(costs, words_of(full->is_chinese, full->set->origin_labels_en[origin], full->set->origin_labels_zh[origin]), origin, origin, &table);
	if (status == STATUS_OK)
		status = rows_add(costs, _("all"), first, last, &table);
	if (status == STATUS_OK) {
		table_write(&table, full->format, out);
		text_add(out, "\n");
	}
	return status;
}

static enum status people_write(struct costs *costs, struct text *out)
{
	const struct result_set *set = costs->full->set;
	enum status status = STATUS_OK;
	for (int i = 0; i < SHOWN; i++) {
		costs->measures[i] = -1;
		for (int m = 0; m < set->origin_measure_count; m++)
			if (strcmp(set->origin_measures[m].name, shown[i].name) == 0)
				costs->measures[i] = m;
	}
	for (int first = 0, last; first < set->origin_count && status == STATUS_OK; first = last + 1) {
		last = group_end(set, first);
		status = group_write(costs, first, last, out);
	}
	paragraph_add(out, _("Whole district, means over the runs; ±%: beside the baseline. Counts mislead: how many are in use or come says "
		"little of the hours, and the hours are the burden. Cost: standard hours asked at pay and on-cost (Standard Cost Model). Orders of "
		"the hotline come from no department; work done jointly counts for the department that calls it."), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	return status;
}

/* -- for programs ---------------------------------------------------------------------------------------------------- */

static const char *digits(double value, struct arena *arena)
{
	return isfinite(value) ? arena_format(arena, "%.10g", value) : "";
}

static enum status program_row(const struct costs *costs, int origin, int measure, int point, struct table *table)
{
	const struct result_set *set = costs->full->set;
	struct arena *arena = costs->arena;
	int n = set->replication_count;
	for (int r = 0; r < n; r++)
		costs->scratch[r] = result_origin(set, point, r, origin)[measure];
	struct stats_interval own = stats_mean(costs->scratch, n, 0.95);
	for (int r = 0; r < n; r++)
		costs->scratch[r] -= result_origin(set, costs->full->baseline, r, origin)[measure];
	struct stats_interval difference = stats_mean(costs->scratch, n, 0.95);
	double base = mean_of(costs, costs->full->baseline, origin, origin, measure);
	bool is_compared = point != costs->full->baseline;
	const char *cells[] = {set->scenario_file, set->points[point].name, group_of(set, origin, arena), name_of(set, origin),
		words_of(costs->full->is_chinese, set->origin_labels_en[origin], set->origin_labels_zh[origin]),
		set->origin_measures[measure].name, set->origin_measures[measure].unit,
		digits(own.mean, arena), digits(own.low, arena), digits(own.high, arena), is_compared ? digits(difference.mean, arena) : "",
		is_compared ? digits(difference.low, arena) : "", is_compared ? digits(difference.high, arena) : "",
		is_compared && base > 0 ? digits(100 * difference.mean / base, arena) : ""};
	return table_row(table, cells);
}

static enum status program_write(const struct costs *costs, struct text *out)
{
	static const char *const headings[] = {"scenario", "option", "group", "origin", "name", "measure", "unit", "mean", "low", "high", "difference",
		"difference_low", "difference_high", "change_percent"};
	const struct result_set *set = costs->full->set;
	struct table table;
	enum status status = table_init(&table, costs->arena, sizeof headings / sizeof *headings);
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int origin = 0; origin < set->origin_count; origin++)
		for (int m = 0; m < set->origin_measure_count; m++)
			for (int p = 0; p < set->point_count && status == STATUS_OK; p++)
				status = program_row(costs, origin, m, p, &table);
	if (status == STATUS_OK)
		table_write(&table, TABLE_CSV, out);
	return status;
}

enum status costs_table_write(const struct full_table *full, struct arena *arena, struct text *out)
{
	struct costs costs = {.full = full, .arena = arena, .scratch = arena_rows(arena, full->set->replication_count, double)};
	enum status status = costs.scratch ? STATUS_OK : STATUS_WORLD;
	if (status == STATUS_OK)
		status = full->format == TABLE_CSV ? program_write(&costs, out) : people_write(&costs, out);
	return status == STATUS_OK && out->failed ? STATUS_WORLD : status;
}
