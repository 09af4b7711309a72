/* communities_table.c - communities down, options across. */
#include "report/communities_table.h"

#include <limits.h>
#include <math.h>

#include "report/first_screen.h"
#include "report/number.h"
#include "report/words.h"
#include "report/worst_tenth.h"
#include "show/paragraph.h"

enum { PROGRAM_COLUMNS = 7 };

struct communities {
	const struct full_table *full;
	struct arena *arena;
	int measure, worst_count;
	bool *is_worst;             /* [points][places] */
};

static double value_at(const struct communities *table, int point, int place)
{
	return result_place(table->full->set, point, place)[table->measure];
}

/* Marks the worst-off tenth of every option. */
static enum status worst_mark(struct communities *table)
{
	const struct result_set *set = table->full->set;
	for (int p = 0; p < set->point_count; p++) {
		table->worst_count = worst_tenth_mark(set, table->measure, p, table->arena, table->is_worst + (size_t)p * (size_t)set->place_count);
		if (table->worst_count < 0)
			return STATUS_WORLD;
	}
	return STATUS_OK;
}

static bool is_worst(const struct communities *table, int point, int place)
{
	return table->is_worst[point * table->full->set->place_count + place];
}

static bool is_known(const struct result_set *set, int measure)
{
	for (int p = 0; p < set->point_count; p++)
		for (int place = 0; place < set->place_count; place++)
			if (!isnan(result_place(set, p, place)[measure]))
				return true;
	return false;
}

/* -- for people ------------------------------------------------------------------------------------------------------ */

static enum status row_add(const struct communities *table, const char *name, const double *values, const bool *marks, struct table *out)
{
	const struct result_set *set = table->full->set;
	const char **cells = arena_rows(table->arena, set->point_count + 1, const char *);
	if (!cells)
		return STATUS_WORLD;
	cells[0] = name;
	for (int p = 0; p < set->point_count; p++)
		cells[p + 1] = arena_format(table->arena, "%s%s", number_words(values[p], set->measures[table->measure].decimals + 1, false, table->full->is_chinese,
			table->arena), marks && marks[p] ? "*" : " ");
	return table_row(out, cells);
}

static enum status headings_add(const struct communities *table, struct table *out)
{
	const struct result_set *set = table->full->set;
	const char **cells = arena_rows(table->arena, set->point_count + 1, const char *);
	enum status status = cells ? table_init(out, table->arena, set->point_count + 1) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	cells[0] = set->district_count ? _("district") : _("community");
	for (int p = 0; p < set->point_count; p++) {
		cells[p + 1] = words_of(table->full->is_chinese, set->points[p].label_en, set->points[p].label_zh);
		out->is_right[p + 1] = true;
	}
	status = table_row(out, cells);
	if (status == STATUS_OK)
		table_headings(out);
	return status;
}

/* Mean over the communities of an option, or over those marked. */
static double mean_of(const struct communities *table, int point, bool only_worst)
{
	double sum = 0;
	int count = 0;
	for (int place = 0; place < table->full->set->place_count; place++) {
		double value = value_at(table, point, place);
		if (isnan(value) || (only_worst && !is_worst(table, point, place)))
			continue;
		sum += value;
		count++;
	}
	return count ? sum / count : NAN;
}

static enum status means_add(const struct communities *table, double *values, struct table *out)
{
	int points = table->full->set->point_count;
	for (int p = 0; p < points; p++)
		values[p] = mean_of(table, p, false);
	enum status status = row_add(table, table->full->set->district_count ? _("mean of districts") : _("mean of communities"), values, NULL, out);
	for (int p = 0; p < points; p++)
		values[p] = mean_of(table, p, true);
	if (status == STATUS_OK && table->worst_count > 0)
		status = row_add(table, _("mean of the worst-off tenth"), values, NULL, out);
	return status;
}

static enum status people_write(struct communities *table, struct text *out)
{
	const struct full_table *full = table->full;
	const struct result_set *set = full->set;
	const struct result_measure *measure = &set->measures[table->measure];
	double *values = arena_rows(table->arena, set->point_count, double);
	bool *marks = arena_rows(table->arena, set->point_count, bool);
	struct table rows;
	enum status status = values && marks ? headings_add(table, &rows) : STATUS_WORLD;
	if (status == STATUS_OK)
		status = worst_mark(table);
	for (int place = 0; place < set->place_count && status == STATUS_OK; place++) {
		for (int p = 0; p < set->point_count; p++) {
			values[p] = value_at(table, p, place);
			marks[p] = is_worst(table, p, place);
		}
		status = row_add(table, set->place_names[place], values, marks, &rows);
	}
	if (status == STATUS_OK)
		status = means_add(table, values, &rows);
	if (status != STATUS_OK)
		return status;
	const char *unit = words_of(full->is_chinese, measure->unit, measure->unit_zh);
	text_addf(out, *unit ? "%s (%s)\n\n" : "%s%s\n\n", words_of(full->is_chinese, measure->name_en, measure->name_zh), unit);
	table_write(&rows, full->format, out);
	text_add(out, "\n");
	paragraph_add(out, _("Means over the runs and the whole horizon. *: among the worst-off tenth of an option. Where communities are made up by the "
		"scenario's rule their differences are that rule's and chance's, and judge no real one."), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	return STATUS_OK;
}

/* -- for programs ---------------------------------------------------------------------------------------------------- */

static enum status measure_rows(struct communities *table, struct table *out)
{
	const struct result_set *set = table->full->set;
	const struct result_measure *measure = &set->measures[table->measure];
	enum status status = worst_mark(table);
	for (int p = 0; p < set->point_count; p++)
		for (int place = 0; place < set->place_count && status == STATUS_OK; place++) {
			double value = value_at(table, p, place);
			const char *cells[PROGRAM_COLUMNS] = {set->scenario_file, set->points[p].name, set->place_names[place], measure->name, measure->unit,
				isnan(value) ? "" : arena_format(table->arena, "%.10g", value),
				measure->better == 0 ? "" : is_worst(table, p, place) ? "yes" : "no"};
			status = table_row(out, cells);
		}
	return status;
}

static enum status program_write(struct communities *table, struct text *out)
{
	const struct result_set *set = table->full->set;
	const char *headings[PROGRAM_COLUMNS] = {"scenario", "option", set->district_count ? "district" : "community", "measure", "unit", "mean", "worst_tenth"};
	int only = table->measure;
	struct table rows;
	enum status status = table_init(&rows, table->arena, PROGRAM_COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&rows, headings);
	if (status == STATUS_OK)
		table_headings(&rows);
	for (int m = 0; m < set->measure_count && status == STATUS_OK; m++) {
		table->measure = m;
		if ((only < 0 || only == m) && is_known(set, m))
			status = measure_rows(table, &rows);
	}
	if (status == STATUS_OK)
		table_write(&rows, TABLE_CSV, out);
	return status;
}

enum status communities_table_write(const struct full_table *full, int measure, struct arena *arena, struct text *out)
{
	const struct result_set *set = full->set;
	struct communities table = {.full = full, .arena = arena, .measure = measure,
		.is_worst = arena_rows(arena, (int64_t)set->place_count * set->point_count, bool)};
	if (!table.is_worst)
		return STATUS_WORLD;
	for (int m = 0; m < set->measure_count && table.measure < 0 && full->format != TABLE_CSV; m++)
		if (is_known(set, m))
			table.measure = m;
	enum status status = full->format == TABLE_CSV ? program_write(&table, out) : table.measure < 0 ? STATUS_OK : people_write(&table, out);
	return status == STATUS_OK && out->failed ? STATUS_WORLD : status;
}
