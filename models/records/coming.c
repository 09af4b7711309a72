/* coming.c - counts by day, hour, weekday and month. */
#include "records/coming.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "input/cell.h"
#include "input/column.h"

static const double DAYS_A_YEAR = 365.25;
static const int YEAR_DAYS = 365;

static int day_count(const struct records *records)
{
	return (int)((records->until - records->from) / TICKS_PER_DAY);
}

static bool is_asked(const struct record *record, int category, int unit, int area)
{
	return (category < 0 || record->category == category) && (unit < 0 || record->unit == unit) && (area < 0 || record->area == area);
}

/* Where chance sits: groups of days that have means of their own, counts by hour. */
struct grid {
	int *values, *groups;
	double hours[COMING_WEEKDAYS][COMING_HOURS], weekday[COMING_WEEKDAYS], month[COMING_MONTHS];
	int weekday_days[COMING_WEEKDAYS], month_days[COMING_MONTHS];
};

static enum status grid_fill(const struct records *records, int category, int unit, int area, struct arena *arena, struct coming *out, struct grid *grid)
{
	int32_t first = (int32_t)(records->from / TICKS_PER_DAY);
	*grid = (struct grid){.values = arena_rows(arena, out->days + 1, int), .groups = arena_rows(arena, out->days + 1, int)};
	if (!grid->values || !grid->groups)
		return STATUS_WORLD;
	for (int d = 0; d < out->days; d++) {
		int32_t serial = records->origin + first + d;
		int weekday = calendar_weekday(serial), month = calendar_date(serial).month - 1;
		grid->weekday_days[weekday]++;
		grid->month_days[month]++;
		grid->groups[d] = out->has_months ? weekday + COMING_WEEKDAYS * month : weekday;
	}
	for (int i = 0; i < records->count; i++) {
		const struct record *record = &records->rows[i];
		int64_t day = record->opened / TICKS_PER_DAY - first;
		if (!is_asked(record, category, unit, area) || day < 0 || day >= out->days)
			continue;
		int32_t serial = records->origin + first + (int32_t)day;
		int weekday = calendar_weekday(serial), hour = (int)(record->opened % TICKS_PER_DAY / TICKS_PER_HOUR);
		grid->values[day]++;
		grid->hours[weekday][hour]++;
		grid->weekday[weekday]++;
		grid->month[calendar_date(serial).month - 1]++;
		out->total++;
	}
	return STATUS_OK;
}

/* Variance of the total over its mean, when days differ by a factor of this cv. */
static double ratio_of(const struct grid *grid, int days, double cv)
{
	double means[COUNTS_GROUPS] = {0}, mean = 0, variance = 0;
	int sizes[COUNTS_GROUPS] = {0};
	for (int d = 0; d < days; d++) {
		means[grid->groups[d]] += grid->values[d];
		sizes[grid->groups[d]]++;
	}
	for (int g = 0; g < COUNTS_GROUPS; g++) {
		double one = sizes[g] > 0 ? means[g] / sizes[g] : 0;
		mean += sizes[g] * one;
		variance += sizes[g] * (one + cv * cv * one * one);
	}
	return mean > 0 ? variance / mean : 1;
}

static void weekdays_tell(const struct grid *grid, double level, struct coming *out)
{
	double expected[COMING_WEEKDAYS], sum = 0;
	int seen = 0;
	for (int w = 0; w < COMING_WEEKDAYS; w++) {
		expected[w] = (double)out->total * grid->weekday_days[w] / out->days;
		out->weekday[w] = (struct stats_interval){.mean = NAN, .low = 0, .high = INFINITY};
		if (grid->weekday_days[w] == 0)
			continue;
		double mean = grid->weekday[w] / grid->weekday_days[w], ratio = 1 + out->spread.cv.mean * out->spread.cv.mean * mean;
		out->weekday[w] = counts_rate(grid->weekday[w], grid->weekday_days[w], isfinite(ratio) ? ratio : 1, level);
		sum += out->weekday[w].mean;
		seen++;
	}
	out->weekday_chance = counts_alike(grid->weekday, expected, COMING_WEEKDAYS, 0, out->ratio, NULL);
	out->a_day = counts_rate(out->total, out->days, out->ratio, level);
	double balance = seen > 0 && out->a_day.mean > 0 ? sum / seen / out->a_day.mean : 1;
	out->a_day.mean *= balance;
	out->a_day.low *= balance;
	out->a_day.high *= balance;
	out->a_day.half_width *= balance;
}

static void hours_tell(const struct grid *grid, double level, struct coming *out)
{
	double hours[COMING_HOURS] = {0}, flat[COMING_HOURS], apart[COMING_WEEKDAYS * COMING_HOURS], seen[COMING_WEEKDAYS * COMING_HOURS];
	int hours_used = 0, weekdays_used = 0, cells = 0;
	for (int h = 0; h < COMING_HOURS; h++) {
		for (int w = 0; w < COMING_WEEKDAYS; w++)
			hours[h] += grid->hours[w][h];
		out->hour[h] = counts_share(hours[h], out->total, level);
		flat[h] = out->total / (double)COMING_HOURS;
		hours_used += hours[h] > 0;
	}
	for (int w = 0; w < COMING_WEEKDAYS; w++)
		weekdays_used += grid->weekday[w] > 0;
	for (int w = 0; w < COMING_WEEKDAYS; w++)
		for (int h = 0; h < COMING_HOURS; h++) {
			seen[cells] = grid->hours[w][h];
			apart[cells++] = out->total > 0 ? grid->weekday[w] * hours[h] / out->total : 0;
		}
	out->hour_chance = counts_alike(hours, flat, COMING_HOURS, 0, 1, NULL);
	out->profile_chance = counts_alike(seen, apart, cells, hours_used + weekdays_used - 2, 1, NULL);
}

static void months_tell(const struct grid *grid, double level, struct coming *out)
{
	double expected[COMING_MONTHS];
	for (int m = 0; m < COMING_MONTHS; m++) {
		expected[m] = (double)out->total * grid->month_days[m] / out->days;
		out->month[m] = counts_rate(grid->month[m], expected[m] > 0 ? expected[m] : 1, out->ratio, level);
	}
	out->month_chance = counts_alike(grid->month, expected, COMING_MONTHS, 0, out->ratio, NULL);
}

enum status coming_estimate(const struct records *records, int category, int unit, int area, double level, struct arena *arena, struct coming *out)
{
	struct grid grid;
	*out = (struct coming){.days = day_count(records), .has_hours = records->has_times, .weekday_chance = NAN, .hour_chance = NAN, .profile_chance = NAN,
		.month_chance = NAN};
	out->has_months = out->days >= YEAR_DAYS;
	if (out->days < 1)
		out->days = 1;
	enum status status = grid_fill(records, category, unit, area, arena, out, &grid);
	if (status != STATUS_OK)
		return status;
	struct counts counts = {grid.values, grid.groups, out->days, COUNTS_GROUPS};
	counts_spread(&counts, level, &out->spread);
	out->ratio = ratio_of(&grid, out->days, isfinite(out->spread.cv.mean) ? out->spread.cv.mean : 0);
	weekdays_tell(&grid, level, out);
	if (out->has_hours && out->total > 0)
		hours_tell(&grid, level, out);
	if (out->has_months)
		months_tell(&grid, level, out);
	return STATUS_OK;
}

/* -- by head ----------------------------------------------------------------------------------------------------------- */

static int column_of(const struct csv *csv, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		for (int c = 0; c < csv->column_count; c++)
			if (cell_is_same(csv->names[c], names[i]))
				return c;
	return -1;
}

/* "8" and "8.0" are the same area. */
static bool is_same_area(const char *a, const char *b)
{
	char *end_a, *end_b;
	double x = strtod(a, &end_a), y = strtod(b, &end_b);
	if (end_a != a && end_b != b && !*end_a && !*end_b)
		return x >= y && x <= y;
	return cell_is_same(a, b);
}

static enum status areas_read(const struct csv *csv, struct arena *arena, struct faults *faults, struct coming_heads *out)
{
	static const char *const areas[] = {"area", "片区", "community", "社区", "neighborhood", "neighbourhood", "id", "name", "名称", "街道", "district", "ward"};
	static const char *const people[] = {"population", "人口", "residents", "居民数", "常住人口", "people", "pop", "pop17", "pop10"};
	int area = column_of(csv, areas, sizeof areas / sizeof *areas), residents = column_of(csv, people, sizeof people / sizeof *people);
	if (area < 0 || residents < 0)
		return fault_add(faults, (struct place){.file = csv->file, .line = 1, .column = 1}, "the table wants a column area and a column population",
			area < 0 ? N_("no column names the areas") : N_("no column says how many residents there are"));
	struct column column = {.csv = csv, .at = residents, .unit = csv->units[residents], .dimension = UNITS_COUNT, .low = 0, .high = 1e9};
	out->areas = arena_rows(arena, csv->row_count + 1, struct coming_area);
	if (!out->areas)
		return STATUS_WORLD;
	for (int row = 0; row < csv->row_count; row++) {
		struct coming_area *each = &out->areas[out->count];
		if (column_number(&column, row, NAN, faults, &each->people) != STATUS_OK || !(each->people > 0) || !*csv_cell(csv, row, area))
			continue;
		each->name = csv_cell(csv, row, area);
		out->people += each->people;
		out->count++;
	}
	return faults_status(faults);
}

enum status coming_by_head(const struct records *records, const struct coming *all, const char *path, double level, struct arena *arena,
	struct faults *faults, struct coming_heads *out)
{
	struct csv csv;
	*out = (struct coming_heads){.file = path, .alike_chance = NAN};
	enum status status = csv_read(path, (struct place){0}, arena, faults, &csv);
	if (status == STATUS_OK)
		status = areas_read(&csv, arena, faults, out);
	if (status != STATUS_OK)
		return status;
	out->stamp = csv.stamp;
	if (records->at[ROLE_area] < 0)
		return fault_add(faults, (struct place){.file = records->file, .line = 1, .column = 1}, "name it: --map area=COLUMN", "no column says where work comes from");
	for (int a = 0; a < records->areas.count; a++) {
		int found = -1;
		for (int i = 0; i < out->count && found < 0; i++)
			found = is_same_area(records->areas.names[a], out->areas[i].name) ? i : -1;
		if (found >= 0)
			out->areas[found].count += records->areas.sizes[a];
	}
	double *seen = arena_rows(arena, out->count + 1, double), *expected = arena_rows(arena, out->count + 1, double), total = 0;
	double months = all->days / (DAYS_A_YEAR / 12);
	if (!seen || !expected)
		return STATUS_WORLD;
	for (int i = 0; i < out->count; i++)
		total += seen[i] = out->areas[i].count;
	out->unknown = records->count - (int)total;
	for (int i = 0; i < out->count; i++) {
		struct coming_area *each = &out->areas[i];
		double share = total > 0 ? each->count / total : 0;
		expected[i] = total * each->people / out->people;
		each->a_month = counts_rate(each->count, each->people / 1000 * months, 1 + (all->ratio - 1) * share, level);
	}
	out->a_month = counts_rate(total, out->people / 1000 * months, all->ratio, level);
	out->alike_chance = counts_alike(seen, expected, out->count, 0, 1, NULL);
	return out->count > 0 && total > 0 ? STATUS_OK
		: fault_add(faults, (struct place){.file = path}, "area names must be those of the log", "no area of the log stands in the table of residents");
}
