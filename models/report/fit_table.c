/* fit_table.c - every estimate of a log as one long table for other programs. */
#include <math.h>

#include "report/fit_curves.h"
#include "report/fit_page.h"

enum { COLUMNS = 8 };

struct rows {
	struct table table;
	struct arena *arena;
	const char *line;
	enum status status;
};

static const char *figure(struct rows *rows, double value)
{
	const char *words = isfinite(value) ? arena_format(rows->arena, "%.8g", value) : "";
	if (!words)
		rows->status = STATUS_WORLD;
	return words ? words : "";
}

static void row_add(struct rows *rows, const char *what, const char *unit, const struct stats_interval *of, int n, double chance)
{
	const char *cells[COLUMNS] = {rows->line, what, unit, figure(rows, of->mean), figure(rows, of->low), figure(rows, of->high), figure(rows, n), figure(rows, chance)};
	if (rows->status == STATUS_OK && isfinite(of->mean))
		rows->status = table_row(&rows->table, cells);
}

static const char *numbered(struct rows *rows, const char *what, int number)
{
	const char *words = arena_format(rows->arena, "%s_%d", what, number);
	if (!words)
		rows->status = STATUS_WORLD;
	return words ? words : what;
}

static void coming_add(struct rows *rows, const struct coming *coming)
{
	row_add(rows, "rate", "/d", &coming->a_day, coming->total, NAN);
	row_add(rows, "day_factor", "", &coming->spread.cv, coming->days, coming->spread.index_chance);
	row_add(rows, "dispersion", "", &(struct stats_interval){.mean = coming->spread.index, .low = NAN, .high = NAN}, coming->days, coming->spread.index_chance);
	for (int w = 0; w < COMING_WEEKDAYS; w++)
		row_add(rows, numbered(rows, "weekday", w + 1), "/d", &coming->weekday[w], coming->weekday[w].n, coming->weekday_chance);
	for (int h = 0; h < COMING_HOURS && coming->has_hours; h++)
		row_add(rows, numbered(rows, "hour", h), "", &coming->hour[h], coming->hour[h].n, coming->hour_chance);
	for (int m = 0; m < COMING_MONTHS && coming->has_months; m++)
		row_add(rows, numbered(rows, "month", m + 1), "", &coming->month[m], coming->month[m].n, coming->month_chance);
}

static void takings_add(struct rows *rows, const struct taking *takings)
{
	static const char *const whats[TAKING_COUNT] = {"closing", "service", "wait"};
	for (int what = 0; what < TAKING_COUNT; what++)
		for (int f = 0; f < FAMILY_COUNT; f++) {
			const struct taking *taking = &takings[what];
			const struct likelihood_fit *fit = &taking->fits[f];
			const struct family *plate = families_plate((enum family_id)f);
			const char *name = arena_format(rows->arena, "%s_%s%s", whats[what], plate->name, f == taking->best ? "_best" : "");
			const char *second = arena_format(rows->arena, "%s_%s_%s", whats[what], plate->name, plate->second ? plate->second : "");
			if (!fit->is_found || !name || !second)
				continue;
			row_add(rows, name, "h", &fit->mean, taking->n, fit->distance_chance);
			if (plate->second)
				row_add(rows, second, "", &fit->spread, taking->n, fit->weighted_chance);
		}
}

enum status fit_page_csv(const struct fitting *fitting, struct arena *arena, struct text *out)
{
	static const char *const headings[COLUMNS] = {"line", "estimate", "unit", "value", "low", "high", "n", "chance"};
	struct rows rows = {.arena = arena, .line = "all"};
	rows.status = table_init(&rows.table, arena, COLUMNS);
	if (rows.status == STATUS_OK)
		rows.status = table_row(&rows.table, headings);
	if (rows.status != STATUS_OK)
		return rows.status;
	table_headings(&rows.table);
	coming_add(&rows, &fitting->coming);
	takings_add(&rows, fitting->takings);
	if (fitting->heads.count > 0)
		row_add(&rows, "rate_per_1000_month", "", &fitting->heads.a_month, fitting->coming.total, fitting->heads.alike_chance);
	row_add(&rows, "rework", "", &fitting->passing.rework, fitting->passing.piece_count, NAN);
	row_add(&rows, "handed_on", "", &fitting->passing.handed_on, fitting->passing.handed_on.n, NAN);
	for (int w = 0; w < fitting->passing.shown; w++) {
		rows.line = fitting->passing.workers[w].name;
		row_add(&rows, "worker_share", "", &fitting->passing.workers[w].share, fitting->passing.workers[w].count, NAN);
	}
	for (int l = 0; l < fitting->line_count && fitting->line_count > 1; l++) {
		rows.line = fit_page_line(fitting, l);
		coming_add(&rows, &fitting->lines[l].coming);
		takings_add(&rows, fitting->lines[l].takings);
	}
	if (rows.status == STATUS_OK)
		table_write(&rows.table, TABLE_CSV, out);
	return rows.status;
}
