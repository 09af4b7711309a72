/* traces.c - from cells to arrivals in the order of time. */
#include "world/traces.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock/calendar.h"
#include "input/cell.h"
#include "input/column.h"

enum { MOST_PIECES = 100000, WORDS = 64 };
#define MOST_HOURS 1e6

static const char MOMENT_HELP[] = N_("write 2012-01-03 09:15:20, or a time since the start as in 12.5 min");

/* The columns of the table. */
struct sheet {
	struct column time, effort, patience, due, count;
	int32_t start_serial;
	struct faults *faults;
};

/* -- times of day ---------------------------------------------------------------------------------------------------- */

/* A number of at most four digits. */
static bool digits_take(const char **at, int *value)
{
	int count = 0;
	for (*value = 0; count < 4 && isdigit((unsigned char)**at); count++)
		*value = 10 * *value + *(*at)++ - '0';
	return count > 0 && !isdigit((unsigned char)**at);
}

/* One of the marks, which are parted by blanks. */
static bool mark_take(const char **at, const char *marks)
{
	while (*marks) {
		size_t length = strcspn(marks, " ");
		if (!strncmp(*at, marks, length)) {
			*at += length;
			return true;
		}
		marks += length + (marks[length] == ' ');
	}
	return false;
}

/* The day "2012-1-3", "2012/1/3" or "2012年1月3日" begins with; false when it begins with none. */
static bool day_take(const char **at, int32_t *serial)
{
	char plain[WORDS];
	struct calendar_date date = {0};
	if (!digits_take(at, &date.year) || !mark_take(at, "- / 年") || !digits_take(at, &date.month) || !mark_take(at, "- / 月") ||
	    !digits_take(at, &date.day))
		return false;
	mark_take(at, "日");
	snprintf(plain, sizeof plain, "%04d-%02d-%02d", date.year, date.month, date.day);
	if (!calendar_parse(plain, &date))
		return false;
	*serial = calendar_serial(date);
	return true;
}

/* "9:15", "09:15:20" or "09:15:20.250" and nothing behind it, in ticks. */
static bool clock_take(const char **at, int64_t *ticks)
{
	int hour, minute, second = 0;
	if (!digits_take(at, &hour) || hour > 23 || !mark_take(at, ":") || !digits_take(at, &minute) || minute > 59)
		return false;
	if (mark_take(at, ":") && (!digits_take(at, &second) || second > 59))
		return false;
	*ticks = hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * INT64_C(1000);
	if (mark_take(at, ".")) {
		double place = 1000, part = 0;
		for (; isdigit((unsigned char)**at); (*at)++)
			part += (**at - '0') * (place /= 10);
		*ticks += (int64_t)floor(part + 1e-6);
	}
	return !**at;
}

/* Whether a cell was meant as a date: digits, then a mark of dates. */
static bool is_date(const char *cell)
{
	const char *at = cell;
	int year;
	return strchr(cell, ':') || (digits_take(&at, &year) && mark_take(&at, "- / 年"));
}

static bool moment_parse(const char *cell, int32_t start_serial, int64_t *ticks)
{
	int32_t serial;
	int64_t clock;
	if (!day_take(&cell, &serial) || !(mark_take(&cell, "T") || *cell == ' '))
		return false;
	cell += strspn(cell, " ");
	if (!clock_take(&cell, &clock))
		return false;
	*ticks = (int64_t)(serial - start_serial) * TICKS_PER_DAY + clock;
	return true;
}

/* -- rows ------------------------------------------------------------------------------------------------------------ */

static enum status time_read(const struct sheet *sheet, int row, int64_t *ticks)
{
	const struct csv *csv = sheet->time.csv;
	const char *written = csv_cell(csv, row, sheet->time.at), *name = csv->names[sheet->time.at];
	struct place place = csv_place(csv, row, sheet->time.at);
	char cell[WORDS];
	double hours;
	cell_fold(written, cell, sizeof cell);
	if (!*cell)
		return fault_add(sheet->faults, place, "leave the row out, or write when it came", "row %d, column %.60s: the cell is empty", csv->rows[row], name);
	if (is_date(cell) || strstr(cell, "点"))
		return moment_parse(cell, sheet->start_serial, ticks) ? STATUS_OK :
			fault_add(sheet->faults, place, MOMENT_HELP, "row %d, column %.60s: \"%.40s\" is no day with a time of day", csv->rows[row], name, written);
	enum status status = column_number(&sheet->time, row, 0, sheet->faults, &hours);
	if (!status)
		*ticks = llround(hours * (double)TICKS_PER_HOUR);
	return status;
}

/* Hours of a column in ticks; -1 when the table does not say. */
static enum status duration_read(const struct sheet *sheet, const struct column *column, int row, int64_t *ticks)
{
	double hours;
	enum status status = column_number(column, row, -1, sheet->faults, &hours);
	*ticks = hours < 0 ? -1 : llround(hours * (double)TICKS_PER_HOUR);
	return status;
}

static enum status count_read(const struct sheet *sheet, int row, int32_t *count)
{
	double pieces;
	enum status status = column_number(&sheet->count, row, 1, sheet->faults, &pieces);
	*count = (int32_t)pieces;
	if (status || pieces == floor(pieces))
		return status;
	return fault_add(sheet->faults, csv_place(sheet->count.csv, row, sheet->count.at), "write how many pieces came together", "row %d, column %.60s: %g is no whole number",
		sheet->count.csv->rows[row], sheet->count.csv->names[sheet->count.at], pieces);
}

static enum status row_read(const struct sheet *sheet, int row, struct trace_row *out)
{
	int before = sheet->faults->error_count;
	out->row = row;
	enum status statuses[] = {time_read(sheet, row, &out->time), duration_read(sheet, &sheet->effort, row, &out->effort),
		duration_read(sheet, &sheet->patience, row, &out->patience), duration_read(sheet, &sheet->due, row, &out->due), count_read(sheet, row, &out->count)};
	for (int i = 0; i < 5; i++)
		if (statuses[i])
			return statuses[i];
	return sheet->faults->error_count == before ? STATUS_OK : STATUS_FAULT;
}

static int by_time(const void *a, const void *b)
{
	const struct trace_row *one = a, *other = b;
	if (one->time != other->time)
		return one->time < other->time ? -1 : 1;
	return one->row - other->row;
}

/* -- tables ---------------------------------------------------------------------------------------------------------- */

static struct column column_of(const struct csv *csv, const char *name, const char *name_zh, enum units_dimension dimension, double low, double high)
{
	struct column column = column_find(csv, name, name_zh);
	column.dimension = dimension;
	column.low = low;
	column.high = high;
	return column;
}

static enum status sheet_open(const struct csv *csv, int32_t start_serial, struct faults *faults, struct sheet *sheet)
{
	*sheet = (struct sheet){
		.time = column_of(csv, "time", "时间", UNITS_DURATION, -MOST_HOURS, MOST_HOURS),
		.effort = column_of(csv, "effort", "工时", UNITS_DURATION, 0, MOST_HOURS),
		.patience = column_of(csv, "patience", "耐心", UNITS_DURATION, 0, MOST_HOURS),
		.due = column_of(csv, "due", "时限", UNITS_DURATION, 0, MOST_HOURS),
		.count = column_of(csv, "count", "件数", UNITS_COUNT, 1, MOST_PIECES),
		.start_serial = start_serial, .faults = faults,
	};
	if (sheet->time.at >= 0)
		return STATUS_OK;
	return fault_add(faults, (struct place){csv->file, 1, 1}, "the columns are time 时间, effort 工时, count 件数, patience 耐心, due 时限; all but time may be left out",
		"there is no column time");
}

static enum status nothing_left(const struct csv *csv, struct place from, int left_out, struct faults *faults)
{
	if (!left_out)
		return fault_add(faults, from, "give it a row for each arrival", "\"%s\" has no arrivals", csv->file);
	return fault_add(faults, from, "begin earlier, with start:", "all arrivals of \"%s\" lie before the start", csv->file);
}

enum status trace_read(const char *path, struct place from, int32_t start_serial, struct arena *arena, struct faults *faults, struct trace *out)
{
	struct csv csv;
	struct sheet sheet;
	int before = faults->error_count;
	*out = (struct trace){0};
	enum status status = csv_read(path, from, arena, faults, &csv);
	if (!status)
		status = sheet_open(&csv, start_serial, faults, &sheet);
	if (status)
		return status;
	struct trace_row *rows = arena_rows(arena, csv.row_count, struct trace_row);
	if (!rows)
		return fault_world(faults, "out of memory for \"%s\"", path);
	for (int row = 0; row < csv.row_count && faults->error_count - before < COLUMN_FAULTS; row++) {
		struct trace_row read;
		if (row_read(&sheet, row, &read))
			continue;
		if (read.time < 0)
			out->left_out++;
		else
			rows[out->count++] = read;
	}
	if (faults->error_count != before)
		return STATUS_FAULT;
	if (!out->count)
		return nothing_left(&csv, from, out->left_out, faults);
	if (out->left_out)
		fault_warn(faults, from, NULL, "%d rows of \"%s\" lie before the start and are left out", out->left_out, csv.file);
	qsort(rows, (size_t)out->count, sizeof *rows, by_time);
	out->rows = rows;
	out->stamp = csv.stamp;
	return STATUS_OK;
}

int trace_first(const struct trace *trace, int64_t time)
{
	int low = 0, high = trace->count;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (trace->rows[middle].time < time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
