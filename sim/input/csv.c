/* csv.c - one pass over a copy of the text: cells are cut out in place, and each remembers where it began. */
#include "input/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "input/csv_headings.h"
#include "input/csv_separator.h"
#include "input/encoding.h"
#include "input/file.h"

enum { CELLS_MOST = 1 << 23 };

struct reader {
	const char *file;
	char *cursor;
	const char *separator;
	int line, column;
	bool is_open; /* a quote was never closed: the last row is not what it seems */
	struct faults *faults;
};

struct cell {
	const char *text;
	struct place place;
	bool ends_row, ends_file;
};

/* -- cells ----------------------------------------------------------------------------------------------------------- */

static struct place place_now(const struct reader *reader)
{
	return (struct place){reader->file, reader->line, reader->column};
}

static void step(struct reader *reader)
{
	const char *at = reader->cursor;
	unsigned character = text_next(&at);
	if (character == '\n' || (character == '\r' && *at != '\n'))
		reader->line++, reader->column = 0;
	reader->column++;
	reader->cursor += at - reader->cursor;
}

static bool is_separator(const struct reader *reader)
{
	return !strncmp(reader->cursor, reader->separator, strlen(reader->separator));
}

static bool is_end(const struct reader *reader)
{
	return !*reader->cursor || *reader->cursor == '\n' || *reader->cursor == '\r' || is_separator(reader);
}

static const char *const BLANKS[] = {" ", "\t", "\u00A0", "\u3000"}; /* the third does not break, the last is wide */
enum { BLANK_KINDS = sizeof BLANKS / sizeof *BLANKS };

/* Bytes of the blank that begins here, or ends there. */
static size_t blank_at(const char *text)
{
	for (int i = 0; i < BLANK_KINDS; i++)
		if (!strncmp(text, BLANKS[i], strlen(BLANKS[i])))
			return strlen(BLANKS[i]);
	return 0;
}

static size_t blank_before(const char *start, const char *end)
{
	for (int i = 0; i < BLANK_KINDS; i++) {
		size_t length = strlen(BLANKS[i]);
		if ((size_t)(end - start) >= length && !memcmp(end - length, BLANKS[i], length))
			return length;
	}
	return 0;
}

static void blanks_step(struct reader *reader)
{
	while (blank_at(reader->cursor) && !is_separator(reader))
		step(reader);
}

/* Cuts out a cell in quotes; a doubled quote stands for one. Returns its end. */
static char *quoted_cell(struct reader *reader, struct place place)
{
	char *out = reader->cursor;
	step(reader);
	for (;;) {
		if (!*reader->cursor) {
			reader->is_open = true;
			fault_add(reader->faults, place, "close it", "a quote is opened here and never closed");
			return out;
		}
		if (*reader->cursor == '"') {
			step(reader);
			if (*reader->cursor != '"')
				break;
		}
		char *from = reader->cursor;
		step(reader);
		memmove(out, from, (size_t)(reader->cursor - from));
		out += reader->cursor - from;
	}
	blanks_step(reader);
	if (!is_end(reader))
		fault_add(reader->faults, place_now(reader), "double the quotes that belong to the text", "text behind the closing quote of a cell");
	while (!is_end(reader))
		step(reader);
	return out;
}

static struct cell cell_next(struct reader *reader)
{
	blanks_step(reader);
	struct cell cell = {.text = reader->cursor, .place = place_now(reader)};
	char *end;
	if (*reader->cursor == '"') {
		end = quoted_cell(reader, cell.place);
	} else {
		while (!is_end(reader))
			step(reader);
		end = reader->cursor;
	}
	cell.ends_row = !is_separator(reader);
	if (*reader->cursor == '\r' && reader->cursor[1] == '\n')
		step(reader);
	if (*reader->cursor)
		step(reader);
	cell.ends_file = !*reader->cursor && cell.ends_row;
	for (size_t blank; (blank = blank_before(cell.text, end));)
		end -= blank;
	*end = '\0';
	while (blank_at(cell.text))
		cell.text += blank_at(cell.text);
	if (strlen(cell.text) > CSV_CELL && text_count(cell.text) > CSV_CELL)
		fault_add(reader->faults, cell.place, "look for a quote that is opened and not closed", "this cell has more than %d characters", CSV_CELL);
	return cell;
}

/* -- rows ------------------------------------------------------------------------------------------------------------ */

/* A table on its way. */
struct draft {
	struct csv *csv;
	struct reader *reader;
	struct arena *arena;
	const char **cells;
	struct place *places;
	int *rows;
	size_t room, spare; /* cells there is room for; those of them the text itself cannot fill */
	int used;      /* cells kept */
	int heading;   /* the first cell of the heading */
	int number;    /* of the row at hand, as a spreadsheet counts */
	bool is_single; /* no row so far has more than one filled cell */
	int short_count, first_short; /* rows with fewer cells than the heading, and the number of the first */
	struct place short_place;
};

static int filled_count(const char *const *cells, int count)
{
	int filled = 0;
	for (int i = 0; i < count; i++)
		filled += *cells[i] != '\0';
	return filled;
}

/* Cells up to the last that is filled. */
static int length_of(const char *const *cells, int count)
{
	while (count > 0 && !*cells[count - 1])
		count--;
	return count;
}

/* Rows of one cell above a wider one are a title: they go, and this row becomes the heading. */
static void titles_drop(struct draft *draft, int start)
{
	fault_warn(draft->reader->faults, draft->places[draft->heading], NULL, "what stands above row %d is passed over as a title", draft->number);
	draft->heading = start;
	draft->csv->row_count = 0;
	draft->csv->column_count = 0;
	draft->short_count = 0;
}

/* Twice the room, for blanks the text does not have. */
static enum status room_make(struct draft *draft, int used)
{
	struct faults *faults = draft->reader->faults;
	size_t room = 2 * draft->room + CSV_COLUMNS;
	if (room > 4 * (size_t)CELLS_MOST)
		return fault_add(faults, draft->places[used - 1], "split it, or leave out what is not needed", "the table has more than %d cells", CELLS_MOST);
	const char **cells = arena_rows(draft->arena, room, const char *);
	struct place *places = arena_rows(draft->arena, room, struct place);
	if (!cells || !places)
		return fault_world(faults, "out of memory for \"%s\"", draft->csv->file);
	memcpy(cells, draft->cells, (size_t)used * sizeof *cells);
	memcpy(places, draft->places, (size_t)used * sizeof *places);
	draft->cells = cells;
	draft->places = places;
	draft->spare += room - draft->room;
	draft->room = room;
	return STATUS_OK;
}

static bool is_group(const char *cell, size_t least)
{
	size_t length = strspn(cell, "0123456789");
	return !cell[length] && length >= least && length <= 3;
}

/* Whether thousands may have been cut apart: a row that lacks cells may then lack other ones than it seems. */
static bool may_be_thousands(const struct draft *draft, int start, int count)
{
	bool is_comma = *draft->reader->separator != ';' && *draft->reader->separator != '\t';
	for (int i = start; is_comma && i + 1 < start + count; i++)
		if (is_group(draft->cells[i], 1) && is_group(draft->cells[i + 1], 3))
			return true;
	return false;
}

/* A row that ends early goes on in blanks. */
static enum status row_fill(struct draft *draft, int start, int count)
{
	size_t missing = (size_t)(draft->csv->column_count - count);
	enum status status = draft->spare < missing ? room_make(draft, start + count) : STATUS_OK;
	if (status)
		return status;
	draft->spare -= missing;
	struct place end = draft->places[start + count - 1];
	end.column += text_count(draft->cells[start + count - 1]);
	for (int i = start + count; i < start + draft->csv->column_count; i++) {
		draft->cells[i] = "";
		draft->places[i] = end;
	}
	if (!draft->short_count++) {
		draft->first_short = draft->number;
		draft->short_place = draft->places[start];
	}
	return STATUS_OK;
}

static enum status heading_take(struct draft *draft, int start, int length)
{
	if (length > CSV_COLUMNS)
		return fault_add(draft->reader->faults, draft->places[start], "leave out what is not needed", "the heading has %d columns, more than %d", length,
			CSV_COLUMNS);
	draft->csv->column_count = length;
	draft->heading = start;
	draft->used = start + length;
	return STATUS_OK;
}

static void row_refuse(struct draft *draft, int start, int count)
{
	bool is_long = count > draft->csv->column_count;
	if (!draft->reader->is_open)
		fault_add(draft->reader->faults, draft->places[start],
			is_long ? N_("put text and numbers that hold the separator in quotes") : N_("leave a cell empty rather than out; put numbers that hold the separator in quotes"),
			count == 1 ? N_("row %d has %d cell, the heading %d") : N_("row %d has %d cells, the heading %d"), draft->number, count, draft->csv->column_count);
}

static enum status row_take(struct draft *draft, int start, int count)
{
	struct csv *csv = draft->csv;
	struct faults *faults = draft->reader->faults;
	int length = length_of(draft->cells + start, count), filled = filled_count(draft->cells + start, count);
	draft->number++;
	draft->used = start;
	if (!filled)
		return STATUS_OK;
	if (csv->column_count && draft->is_single && filled > 1 && csv->row_count < CSV_TITLES)
		titles_drop(draft, start);
	draft->is_single &= filled == 1;
	if (!csv->column_count)
		return heading_take(draft, start, length);
	bool is_short = count < csv->column_count;
	if (length > csv->column_count || draft->reader->is_open || (is_short && may_be_thousands(draft, start, count))) {
		row_refuse(draft, start, is_short ? count : length);
		return STATUS_OK;
	}
	if (csv->row_count == CSV_ROWS)
		return fault_add(faults, draft->places[start], "split it, or leave out what is not needed", "the table has more than %d rows", CSV_ROWS);
	enum status status = is_short ? row_fill(draft, start, count) : STATUS_OK;
	if (status)
		return status;
	draft->rows[csv->row_count++] = draft->number;
	draft->used = start + csv->column_count;
	return STATUS_OK;
}

static void short_rows_note(const struct draft *draft)
{
	struct faults *faults = draft->reader->faults;
	if (draft->short_count == 1)
		fault_warn(faults, draft->short_place, NULL, "row %d has fewer cells than the heading; those missing at its end count as blank", draft->first_short);
	else if (draft->short_count)
		fault_warn(faults, draft->short_place, NULL, "%d rows from row %d on have fewer cells than the heading; those missing at their ends count as blank",
			draft->short_count, draft->first_short);
}

static void rows_read(struct draft *draft)
{
	struct reader *reader = draft->reader;
	struct csv *csv = draft->csv;
	int count = 0;
	enum status status = STATUS_OK;
	for (bool more = *reader->cursor; more && !status;) {
		struct cell cell = cell_next(reader);
		more = !cell.ends_file;
		draft->cells[draft->used + count] = cell.text;
		draft->places[draft->used + count++] = cell.place;
		if (!cell.ends_row)
			continue;
		status = row_take(draft, draft->used, count);
		count = 0;
	}
	short_rows_note(draft);
	csv->headings_at = draft->places + draft->heading;
	csv->cells = draft->cells + draft->heading + csv->column_count;
	csv->cells_at = csv->headings_at + csv->column_count;
	csv->rows = draft->rows;
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

/* No text has more cells than separators and line ends, and one. */
static size_t cell_limit(const char *text, char separator)
{
	size_t count = 2;
	for (; *text; text++)
		count += *text == separator || *text == '\n' || *text == '\r';
	return count;
}

enum status csv_read(const char *path, struct place from, struct arena *arena, struct faults *faults, struct csv *csv)
{
	int before = faults->error_count;
	size_t size;
	*csv = (struct csv){.file = arena_string(arena, path)};
	enum status status = file_bytes(path, from, CSV_BYTES, arena, faults, &csv->text, &size);
	if (status)
		return status;
	csv->stamp = stamp_of(csv->file, csv->text, size);
	status = encoding_utf8(csv->file, csv->text, size, arena, faults, &csv->text, &size);
	if (status)
		return status;
	struct reader reader = {.file = csv->file, .cursor = arena_string(arena, csv->text), .line = 1, .column = 1, .faults = faults};
	char separator[CSV_SEPARATOR];
	size_t said = reader.cursor ? csv_separator(reader.cursor, separator) : 0;
	for (const char *behind = reader.cursor + said; reader.cursor < behind;)
		step(&reader);
	reader.separator = separator;
	size_t limit = cell_limit(csv->text, separator[0]);
	if (limit > CELLS_MOST)
		return fault_add(faults, (struct place){.file = csv->file}, "split it, or leave out what is not needed", "the table has more than %d cells", CELLS_MOST);
	struct draft draft = {.csv = csv, .reader = &reader, .arena = arena, .room = limit, .cells = arena_rows(arena, limit, const char *), .places = arena_rows(arena, limit, struct place),
		.rows = arena_rows(arena, limit, int), .is_single = true};
	if (!csv->file || !reader.cursor || !draft.cells || !draft.places || !draft.rows)
		return fault_world(faults, "out of memory for \"%s\"", path);
	rows_read(&draft);
	if (!csv->column_count)
		return faults->error_count > before ? STATUS_FAULT : fault_add(faults, (struct place){.file = csv->file}, "begin with a line of headings", "the table is empty");
	if (!csv_headings_split(csv, draft.cells + draft.heading, arena))
		return fault_world(faults, "out of memory for \"%s\"", path);
	csv_headings_check(csv, faults);
	return faults->error_count == before ? STATUS_OK : STATUS_FAULT;
}

int csv_column(const struct csv *csv, const char *name, const char *other_name)
{
	for (int i = 0; i < csv->column_count; i++)
		if (!strcmp(csv->headings[i], name) || !strcmp(csv->names[i], name) ||
		    (other_name && (!strcmp(csv->headings[i], other_name) || !strcmp(csv->names[i], other_name))))
			return i;
	return -1;
}
