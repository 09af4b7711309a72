/* records.c - columns are found, times settled column by column, rows kept or counted among those left out. */
#include "records/records.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "input/cell.h"
#include "input/column.h"
#include "records/mapping.h"

enum { LEAST_ROWS = 10, MANY = 20 /* one row in so many may be broken */ };

/* What is being read. */
struct reader {
	const struct records_request *request;
	struct arena *arena;
	struct faults *faults;
	struct csv csv;
	struct records *records;
	struct moment_column columns[ROLE_COUNT];
	struct record *rows;
	int count;
};

static bool is_time(int role)
{
	return role == ROLE_opened || role == ROLE_started || role == ROLE_closed || role == ROLE_cancelled || role == ROLE_due;
}

static const char *cell_of(const struct reader *reader, int row, int role)
{
	int at = reader->records->at[role];
	return at < 0 ? "" : csv_cell(&reader->csv, row, at);
}

/* -- times ------------------------------------------------------------------------------------------------------------- */

/* One order for all columns of times: whoever writes 1/5/2024 does so everywhere. */
static enum status times_settle(struct reader *reader)
{
	static const char *const orders[] = {N_("year, month, day"), N_("day, month, year"), N_("month, day, year")};
	const struct csv *csv = &reader->csv;
	const char **cells = arena_list(reader->arena, 5 * (size_t)csv->row_count + 1, const char *);
	int count = 0;
	if (!cells)
		return STATUS_WORLD;
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int row = 0; is_time(role) && reader->records->at[role] >= 0 && row < csv->row_count; row++)
			cells[count++] = cell_of(reader, row, role);
	struct moment_column all = moment_settle(cells, count);
	struct place place = {.file = csv->file};
	if (reader->request->order >= 0) {
		all.order = (enum moment_order)reader->request->order;
	} else if (all.is_open && all.order != MOMENT_YEAR_FIRST) {
		fault_warn(reader->faults, place, "say --dates=dmy or --dates=mdy where that is wrong", "days and months could stand either way round; taken as %s",
			faults_word(reader->faults, orders[all.order]));
	}
	if (all.has_zones)
		fault_warn(reader->faults, place, NULL, "times say how far they are from Greenwich; the clock is taken as written");
	for (int role = 0; role < ROLE_COUNT; role++)
		reader->columns[role] = all;
	reader->records->has_times = all.has_times;
	return STATUS_OK;
}

static int64_t time_of(const struct reader *reader, int row, int role)
{
	return moment_read(cell_of(reader, row, role), reader->columns[role].order);
}

/* -- rows -------------------------------------------------------------------------------------------------------------- */

static void drop(struct reader *reader, enum record_drop why, int row)
{
	struct record_dropped *dropped = &reader->records->dropped[why];
	if (dropped->count < DROP_SHOWN)
		dropped->rows[dropped->count] = row;
	dropped->count++;
}

/* The times of a row; false when it was left out. */
static bool row_take(struct reader *reader, int row, struct record *record)
{
	int number = reader->csv.rows[row];
	int64_t times[ROLE_COUNT];
	for (int role = 0; role < ROLE_COUNT; role++) {
		times[role] = MOMENT_NONE;
		if (!is_time(role) || !*cell_of(reader, row, role))
			continue;
		times[role] = time_of(reader, row, role);
		if (times[role] == MOMENT_NONE && role != ROLE_due) {
			drop(reader, DROP_UNREADABLE, number);
			return false;
		}
	}
	if (reader->records->opens_by_start)
		times[ROLE_opened] = times[ROLE_started];
	*record = (struct record){.row = number, .opened = times[ROLE_opened], .started = times[ROLE_started], .closed = times[ROLE_closed],
		.cancelled = times[ROLE_cancelled], .due = times[ROLE_due], .effort = NAN};
	if (record->opened == MOMENT_NONE) {
		drop(reader, DROP_NO_OPENING, number);
		return false;
	}
	int64_t begun = record->started != MOMENT_NONE && record->started > record->opened ? record->started : record->opened;
	bool is_negative = (record->closed != MOMENT_NONE && record->closed < begun) || (record->started != MOMENT_NONE && record->started < record->opened) ||
		(record->cancelled != MOMENT_NONE && record->cancelled < record->opened);
	if (is_negative)
		drop(reader, DROP_NEGATIVE, number);
	return !is_negative;
}

/* -- the same row again ------------------------------------------------------------------------------------------------ */

static uint64_t row_hash(const struct csv *csv, int row)
{
	uint64_t hash = UINT64_C(1469598103934665603);
	for (int column = 0; column < csv->column_count; column++) {
		for (const char *at = csv_cell(csv, row, column); *at; at++)
			hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
		hash = (hash ^ 0x1F) * UINT64_C(1099511628211);
	}
	return hash;
}

static bool rows_same(const struct csv *csv, int a, int b)
{
	for (int column = 0; column < csv->column_count; column++)
		if (strcmp(csv_cell(csv, a, column), csv_cell(csv, b, column)))
			return false;
	return true;
}

/* Whether a row stood above already; `slots` remember those seen. */
static bool is_repeated(const struct csv *csv, int row, int32_t *slots, uint64_t mask)
{
	uint64_t at = row_hash(csv, row) & mask;
	for (; slots[at] > 0; at = (at + 1) & mask)
		if (rows_same(csv, row, slots[at] - 1))
			return true;
	slots[at] = row + 1;
	return false;
}

/* -- names ------------------------------------------------------------------------------------------------------------- */

/* The names of a column, in the order they first stand there. */
static enum status names_number(struct reader *reader, int role, struct record_names *names, size_t offset)
{
	const struct csv *csv = &reader->csv;
	uint64_t size = 64;
	while (size < 2 * (uint64_t)reader->count + 2)
		size *= 2;
	int32_t *slots = arena_rows(reader->arena, size, int32_t);
	*names = (struct record_names){.names = arena_rows(reader->arena, reader->count + 1, const char *), .sizes = arena_rows(reader->arena, reader->count + 1, int)};
	if (!slots || !names->names || !names->sizes)
		return STATUS_WORLD;
	for (int i = 0; i < reader->count; i++) {
		int32_t *number = (int32_t *)(void *)((char *)&reader->rows[i] + offset);
		const char *cell = reader->records->at[role] < 0 ? "" : csv_cell(csv, reader->rows[i].row, reader->records->at[role]);
		*number = -1;
		if (!*cell)
			continue;
		uint64_t hash = UINT64_C(1469598103934665603);
		for (const char *at = cell; *at; at++)
			hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
		for (hash &= size - 1; slots[hash] > 0 && strcmp(names->names[slots[hash] - 1], cell); hash = (hash + 1) & (size - 1))
			;
		if (slots[hash] == 0) {
			names->names[names->count++] = cell;
			slots[hash] = names->count;
		}
		*number = slots[hash] - 1;
		names->sizes[*number]++;
	}
	return STATUS_OK;
}

static enum status names_all(struct reader *reader)
{
	struct records *records = reader->records;
	enum status status = names_number(reader, ROLE_category, &records->categories, offsetof(struct record, category));
	if (status == STATUS_OK)
		status = names_number(reader, ROLE_area, &records->areas, offsetof(struct record, area));
	if (status == STATUS_OK)
		status = names_number(reader, ROLE_worker, &records->workers, offsetof(struct record, worker));
	if (status == STATUS_OK)
		status = names_number(reader, ROLE_unit, &records->units, offsetof(struct record, unit));
	return status == STATUS_OK ? names_number(reader, ROLE_case, &records->cases, offsetof(struct record, case_)) : status;
}

/* Efforts, of the rows kept; a cell that is none counts as blank. */
static void efforts_read(struct reader *reader)
{
	int at = reader->records->at[ROLE_effort], lost = 0;
	for (int i = 0; at >= 0 && i < reader->count; i++) {
		const char *cell = csv_cell(&reader->csv, reader->rows[i].row, at);
		double value;
		if (!*cell)
			continue;
		if (cell_number(cell, reader->csv.units[at], UNITS_DURATION, &value) == CELL_FINE && value >= 0)
			reader->rows[i].effort = value;
		else
			lost++;
	}
	if (lost > 0)
		fault_warn(reader->faults, (struct place){.file = reader->csv.file}, "write a duration with its unit, as in 12 min, or the unit in the heading",
			"%d cells of effort could not be read and count as blank", lost);
}

/* -- the whole --------------------------------------------------------------------------------------------------------- */

static int record_order(const void *a, const void *b)
{
	const struct record *x = a, *y = b;
	if (x->opened != y->opened)
		return x->opened < y->opened ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static enum status day_read(struct reader *reader, const char *word, const char *option, int64_t *ticks)
{
	if (!word)
		return STATUS_OK;
	*ticks = moment_read(word, MOMENT_YEAR_FIRST);
	return *ticks != MOMENT_NONE ? STATUS_OK
		: fault_add(reader->faults, (struct place){0}, "write a day as in 2018-01-21", "%s: %.40s is no day", option, word);
}

/* Rows that are whole, once each. `row` of a record is its row of the table until all are named. */
static enum status rows_gather(struct reader *reader)
{
	const struct csv *csv = &reader->csv;
	uint64_t size = 64;
	while (size < 2 * (uint64_t)csv->row_count + 2)
		size *= 2;
	int32_t *slots = arena_rows(reader->arena, size, int32_t);
	reader->rows = arena_list(reader->arena, csv->row_count + 1, struct record);
	if (!slots || !reader->rows)
		return STATUS_WORLD;
	int twice = 0;
	for (int row = 0; row < csv->row_count; row++) {
		struct record record;
		bool is_again = is_repeated(csv, row, slots, size - 1);
		twice += is_again;
		if (is_again && reader->records->at[ROLE_case] >= 0) {
			drop(reader, DROP_REPEATED, csv->rows[row]);
		} else if (row_take(reader, row, &record)) {
			record.row = row;
			reader->rows[reader->count++] = record;
		}
	}
	if (twice > 0 && reader->records->at[ROLE_case] < 0)
		fault_warn(reader->faults, (struct place){.file = csv->file}, "name a column that tells cases apart: --map case=COLUMN",
			"%d rows stand twice and are kept: without numbers of cases nobody can tell whether they are the same", twice);
	return STATUS_OK;
}

/* The table. Rows that are none are left out like others, as long as they are few: a log of any size has some. */
static enum status table_read(struct reader *reader)
{
	struct faults found;
	faults_init_like(&found, reader->faults);
	enum status status = csv_read(reader->request->path, (struct place){0}, reader->arena, &found, &reader->csv);
	bool is_usable = status != STATUS_WORLD && reader->csv.column_count > 0 && found.error_count * MANY <= reader->csv.row_count;
	for (int i = 0; i < found.count; i++) {
		const struct fault *fault = &found.rows[i];
		if (fault->warning)
			fault_warn(reader->faults, fault->place, fault->help, "%s", fault->what);
		else if (is_usable)
			drop(reader, DROP_SHORT, fault->place.line);
		else if (status == STATUS_WORLD)
			(void)fault_world(reader->faults, "%s", fault->what);
		else
			(void)fault_add(reader->faults, fault->place, fault->help, "%s", fault->what);
	}
	faults_free(&found);
	return is_usable ? STATUS_OK : status == STATUS_OK ? STATUS_FAULT : status;
}

/* The window, and times since its first day. What happens behind the end is not known. */
static enum status window_lay(struct reader *reader)
{
	struct records *records = reader->records;
	int64_t from = INT64_MIN, until = INT64_MAX, first = INT64_MAX, last = INT64_MIN;
	enum status status = day_read(reader, reader->request->from, "--from", &from);
	if (status == STATUS_OK)
		status = day_read(reader, reader->request->until, "--until", &until);
	int kept = 0;
	for (int i = 0; i < reader->count && status == STATUS_OK; i++) {
		const struct record *record = &reader->rows[i];
		int64_t times[] = {record->opened, record->started, record->closed, record->cancelled};
		for (int t = 0; t < 4; t++)
			last = times[t] > last ? times[t] : last;
		if (record->opened < from || record->opened >= until) {
			drop(reader, DROP_OUTSIDE, reader->csv.rows[record->row]);
			continue;
		}
		first = record->opened < first ? record->opened : first;
		reader->rows[kept++] = *record;
	}
	reader->count = kept;
	if (status != STATUS_OK || kept < LEAST_ROWS)
		return status != STATUS_OK ? status : fault_add(reader->faults, (struct place){.file = reader->csv.file}, "nothing can be told from so few",
			"%d rows are left of %d", kept, reader->csv.row_count);
	records->origin = (int32_t)floor((double)first / (double)TICKS_PER_DAY);
	int64_t zero = records->origin * TICKS_PER_DAY;
	records->from = (from == INT64_MIN ? zero : from) - zero;
	records->end = last - zero + (records->has_times ? 1 : TICKS_PER_DAY);
	records->until = until == INT64_MAX ? INT64_MAX : until - zero;
	for (int i = 0; i < kept; i++) {
		int64_t *times[] = {&reader->rows[i].opened, &reader->rows[i].started, &reader->rows[i].closed, &reader->rows[i].cancelled, &reader->rows[i].due};
		for (int t = 0; t < 5; t++)
			if (*times[t] != MOMENT_NONE)
				*times[t] = t < 4 && *times[t] - zero >= records->end ? MOMENT_NONE : *times[t] - zero;
	}
	return STATUS_OK;
}

/* Where no column says when work came: when the piece before it in its case was done, if that was before it was begun. */
static enum status openings_find(struct reader *reader)
{
	struct records *records = reader->records;
	int64_t *done = arena_list(reader->arena, records->cases.count + 1, int64_t);
	if (!done)
		return STATUS_WORLD;
	for (int c = 0; c < records->cases.count; c++)
		done[c] = MOMENT_NONE;
	for (int i = 0; i < reader->count; i++) {
		struct record *record = &reader->rows[i];
		if (record->case_ < 0)
			continue;
		if (done[record->case_] != MOMENT_NONE && done[record->case_] <= record->started) {
			record->opened = done[record->case_];
			records->opens_by_case = true;
		}
		if (record->closed != MOMENT_NONE)
			done[record->case_] = record->closed;
	}
	qsort(reader->rows, (size_t)reader->count, sizeof *reader->rows, record_order);
	return STATUS_OK;
}

static void rows_count(struct records *records)
{
	records->cancelled_count = records->open_count = records->zero_count = 0;
	for (int i = 0; i < records->count; i++) {
		const struct record *record = &records->rows[i];
		bool is_withdrawn = record->closed == MOMENT_NONE && record->cancelled != MOMENT_NONE;
		records->cancelled_count += is_withdrawn;
		records->open_count += record->closed == MOMENT_NONE && !is_withdrawn;
		records->zero_count += record->closed == record->opened;
	}
	if (records->until == INT64_MAX && records->count > 0)
		records->until = (records->rows[records->count - 1].opened / TICKS_PER_DAY + 1) * TICKS_PER_DAY;
}

enum status records_read(const struct records_request *request, struct arena *arena, struct faults *faults, struct records *out)
{
	struct reader reader = {.request = request, .arena = arena, .faults = faults, .records = out};
	*out = (struct records){.file = request->path};
	enum status status = table_read(&reader);
	out->stamp = reader.csv.stamp;
	out->headings = reader.csv.headings;
	out->line_count = reader.csv.row_count + out->dropped[DROP_SHORT].count;
	if (status == STATUS_OK)
		status = mapping_find(&reader.csv, request->map, arena, faults, out);
	if (status == STATUS_OK)
		status = times_settle(&reader);
	if (status == STATUS_OK)
		status = rows_gather(&reader);
	if (status == STATUS_OK)
		status = window_lay(&reader);
	if (status != STATUS_OK)
		return faults_status(faults) != STATUS_OK ? status : fault_world(faults, "out of memory");
	efforts_read(&reader);
	if (names_all(&reader) != STATUS_OK)
		return fault_world(faults, "out of memory");
	for (int i = 0; i < reader.count; i++)
		reader.rows[i].row = reader.csv.rows[reader.rows[i].row];
	qsort(reader.rows, (size_t)reader.count, sizeof *reader.rows, record_order);
	if (out->opens_by_start && openings_find(&reader) != STATUS_OK)
		return fault_world(faults, "out of memory");
	out->rows = reader.rows;
	out->count = reader.count;
	rows_count(out);
	return STATUS_OK;
}

enum status records_as_of(const struct records *all, int64_t moment, struct arena *arena, struct records *out)
{
	struct record *rows = arena_list(arena, all->count + 1, struct record);
	*out = *all;
	out->rows = rows;
	out->count = 0;
	if (!rows)
		return STATUS_WORLD;
	for (int i = 0; i < all->count && all->rows[i].opened < moment; i++) {
		struct record *record = &rows[out->count++];
		*record = all->rows[i];
		int64_t *times[] = {&record->started, &record->closed, &record->cancelled};
		for (int t = 0; t < 3; t++)
			if (*times[t] >= moment)
				*times[t] = MOMENT_NONE;
	}
	out->end = moment < all->end ? moment : all->end;
	out->until = moment < all->until ? moment : all->until;
	rows_count(out);
	return STATUS_OK;
}

double records_length(const struct records *records, const struct record *record, bool *is_over)
{
	int64_t end = record->closed != MOMENT_NONE ? record->closed : record->cancelled != MOMENT_NONE ? record->cancelled : records->end;
	*is_over = record->closed != MOMENT_NONE;
	return (double)(end - record->opened) / (double)TICKS_PER_HOUR;
}
