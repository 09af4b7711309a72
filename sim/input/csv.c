/* csv.c - one pass over a copy of the file: cells are cut out in place, and each remembers where it began. */
#include "input/csv.h"

#include <string.h>

#include "base/text.h"
#include "input/file.h"

struct reader {
	const char *file;
	char *cursor;
	char separator;
	int line, column;
	struct faults *faults;
};

struct cell {
	const char *text;
	struct place place;
	bool ends_row, ends_file;
};

static struct place place_now(const struct reader *reader)
{
	return (struct place){reader->file, reader->line, reader->column};
}

/* The separator that stands most often in the heading. */
static char separator_of(const char *text)
{
	static const char candidates[] = ",;\t";
	int most = 0;
	char separator = ',';
	for (const char *candidate = candidates; *candidate; candidate++) {
		int count = 0;
		bool is_quoted = false;
		for (const char *at = text; *at && (is_quoted || *at != '\n'); at++) {
			is_quoted ^= *at == '"';
			count += !is_quoted && *at == *candidate;
		}
		if (count > most) {
			most = count;
			separator = *candidate;
		}
	}
	return separator;
}

static enum status refuse_other_bytes(const char *file, const char *text, size_t size, struct faults *faults)
{
	struct place place = {file, 1, 1};
	const char *cursor = text;
	while (cursor < text + size) {
		const char *start = cursor;
		unsigned character = *cursor ? text_next(&cursor) : 0;
		if (!character)
			return fault_add(faults, place, "give a table saved as CSV", "a zero byte; this looks like no text file");
		if (character == 0xFFFD && cursor - start == 1)
			return fault_add(faults, place, "save the table as \"CSV UTF-8\"", "bytes that are not UTF-8");
		place.column++;
		if (character == '\n')
			place.line++, place.column = 1;
	}
	return STATUS_OK;
}

static void step(struct reader *reader)
{
	const char *at = reader->cursor;
	if (text_next(&at) == '\n')
		reader->line++, reader->column = 0;
	reader->column++;
	reader->cursor += at - reader->cursor;
}

static bool is_end(const struct reader *reader)
{
	char character = *reader->cursor;
	return !character || character == reader->separator || character == '\n' || (character == '\r' && reader->cursor[1] == '\n');
}

/* Cuts out a cell in quotes; a doubled quote stands for one. Returns its end. */
static char *quoted_cell(struct reader *reader, struct place place)
{
	char *out = reader->cursor;
	step(reader);
	for (;;) {
		if (!*reader->cursor) {
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
	while (*reader->cursor == ' ')
		step(reader);
	if (!is_end(reader))
		fault_add(reader->faults, place_now(reader), "double the quotes that belong to the text", "text behind the closing quote of a cell");
	while (!is_end(reader))
		step(reader);
	return out;
}

static struct cell cell_next(struct reader *reader)
{
	while (*reader->cursor == ' ')
		step(reader);
	struct cell cell = {.text = reader->cursor, .place = place_now(reader)};
	char *end;
	if (*reader->cursor == '"') {
		end = quoted_cell(reader, cell.place);
	} else {
		while (!is_end(reader))
			step(reader);
		end = reader->cursor;
		while (end > cell.text && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
	}
	cell.ends_row = *reader->cursor != reader->separator;
	while (*reader->cursor == '\r')
		step(reader);
	if (*reader->cursor)
		step(reader);
	cell.ends_file = !*reader->cursor && cell.ends_row;
	*end = '\0';
	return cell;
}

/* No file has more cells than separators and line ends, and one. */
static int cell_limit(const char *text, char separator)
{
	int count = 2;
	for (; *text; text++)
		count += *text == separator || *text == '\n';
	return count;
}

static bool is_blank(const char *const *cells, int count)
{
	for (int i = 0; i < count; i++)
		if (*cells[i])
			return false;
	return true;
}

static void refuse_twins(const struct csv *csv, struct faults *faults)
{
	for (int i = 0; i < csv->column_count; i++)
		for (int j = 0; j < i && *csv->headings[i]; j++)
			if (!strcmp(csv->headings[i], csv->headings[j])) {
				fault_add(faults, csv->headings_at[i], "keep one of them", "the column %s stands twice", csv->headings[i]);
				break;
			}
}

static void rows_read(struct reader *reader, struct csv *csv, const char **cells, struct place *places)
{
	int used = 0, start = 0;
	bool is_heading = true;
	csv->headings = cells;
	csv->headings_at = places;
	for (bool more = *reader->cursor; more;) {
		struct cell cell = cell_next(reader);
		more = !cell.ends_file;
		cells[used] = cell.text;
		places[used++] = cell.place;
		if (!cell.ends_row)
			continue;
		int count = used - start;
		if (is_heading) {
			csv->column_count = count;
			csv->cells = cells + used;
			csv->cells_at = places + used;
			is_heading = false;
		} else if (is_blank(cells + start, count)) {
			used = start;
		} else if (count != csv->column_count) {
			fault_add(reader->faults, places[start], "leave a cell empty rather than out; put text with commas in quotes",
				count == 1 ? N_("this row has %d cell, the heading %d") : N_("this row has %d cells, the heading %d"), count, csv->column_count);
			used = start;
		} else {
			csv->row_count++;
		}
		start = used;
	}
}

enum status csv_read(const char *path, struct place from, struct arena *arena, struct faults *faults, struct csv *csv)
{
	int before = faults->error_count;
	size_t size;
	*csv = (struct csv){.file = arena_string(arena, path)};
	enum status status = file_read(path, from, CSV_BYTES, arena, faults, &csv->text, &size);
	if (status)
		return status;
	status = refuse_other_bytes(csv->file, csv->text, size, faults);
	if (status)
		return status;
	struct reader reader = {.file = csv->file, .cursor = arena_string(arena, csv->text), .separator = separator_of(csv->text),
		.line = 1, .column = 1, .faults = faults};
	int limit = cell_limit(csv->text, reader.separator);
	const char **cells = arena_rows(arena, limit, const char *);
	struct place *places = arena_rows(arena, limit, struct place);
	if (!csv->file || !reader.cursor || !cells || !places)
		return fault_world(faults, "out of memory for \"%s\"", path);
	rows_read(&reader, csv, cells, places);
	if (!csv->column_count)
		return fault_add(faults, (struct place){.file = csv->file}, "begin with a line of headings", "the table is empty");
	refuse_twins(csv, faults);
	return faults->error_count == before ? STATUS_OK : STATUS_FAULT;
}

int csv_column(const struct csv *csv, const char *name, const char *other_name)
{
	for (int i = 0; i < csv->column_count; i++)
		if (!strcmp(csv->headings[i], name) || (other_name && !strcmp(csv->headings[i], other_name)))
			return i;
	return -1;
}
