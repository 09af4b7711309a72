/* tables.c - the tables a scenario names: its communities, and its holidays and make-up days. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/csv.h"
#include "input/file.h"
#include "world/reading.h"

enum column { COLUMN_ID, COLUMN_STREET, COLUMN_NAME, COLUMN_POPULATION, COLUMN_HOUSEHOLDS, COLUMN_ELDERLY, COLUMN_CHILDREN,
	COLUMN_LEAD, COLUMN_GRID, COLUMN_COUNTER, COLUMN_SPECIALIST, COLUMN_COUNT };
enum day_column { DAY_DATE, DAY_WORKS, DAY_NAME, DAY_COUNT };

struct heading {
	const char *name, *name_zh;
	enum units_dimension dimension;
	bool is_whole;
	double low, high;
};

static const struct heading community_headings[COLUMN_COUNT] = {
	[COLUMN_ID] = {"id", "编号", UNITS_NUMBER, true, 1, (1 << RANDOM_ENTITY_BITS) - 1},
	[COLUMN_STREET] = {"street", "街道", UNITS_NUMBER, true, 1, 500},
	[COLUMN_NAME] = {"name", "名称", UNITS_NUMBER, false, 0, 0},
	[COLUMN_POPULATION] = {"population", "人口", UNITS_NUMBER, false, 0, 200000},
	[COLUMN_HOUSEHOLDS] = {"households", "户数", UNITS_NUMBER, false, 0, 200000},
	[COLUMN_ELDERLY] = {"elderly", "老年人占比", UNITS_SHARE, false, 0, 1},
	[COLUMN_CHILDREN] = {"children", "儿童占比", UNITS_SHARE, false, 0, 1},
	[COLUMN_LEAD] = {"lead", "书记主任", UNITS_NUMBER, true, 0, 1000},
	[COLUMN_GRID] = {"grid", "网格员", UNITS_NUMBER, true, 0, 1000},
	[COLUMN_COUNTER] = {"counter", "窗口人员", UNITS_NUMBER, true, 0, 1000},
	[COLUMN_SPECIALIST] = {"specialist", "专干", UNITS_NUMBER, true, 0, 1000},
};
static const struct heading day_headings[DAY_COUNT] = {
	[DAY_DATE] = {.name = "date", .name_zh = "日期"}, [DAY_WORKS] = {.name = "works", .name_zh = "上班"}, [DAY_NAME] = {.name = "name", .name_zh = "名称"},
};

/* A table whose headings were found: the column of each, -1 where it is left out. */
struct sheet {
	struct csv csv;
	int columns[COLUMN_COUNT];
};

/* A column in the language its table is written in, as far as that can be told. */
static const char *heading_name(const struct heading *heading, const char *written)
{
	return word_is_chinese(written) ? heading->name_zh : heading->name;
}

static void headings_find(struct reading *reading, struct sheet *sheet, const struct heading *headings, int count)
{
	const char *names[2 * COLUMN_COUNT], *all = "";
	const struct csv *csv = &sheet->csv;
	for (int i = 0; i < count; i++) {
		names[2 * i] = headings[i].name;
		names[2 * i + 1] = headings[i].name_zh;
		sheet->columns[i] = csv_column(csv, headings[i].name, headings[i].name_zh);
		all = arena_format(reading->arena, "%s%s%s %s", all ? all : "", i ? faults_word(reading->faults, N_(", ")) : "", headings[i].name, headings[i].name_zh);
	}
	for (int i = 0; i < csv->column_count; i++) {
		bool is_known = !*csv->headings[i];
		for (int j = 0; j < count; j++)
			is_known |= !strcmp(csv->headings[i], headings[j].name) || !strcmp(csv->headings[i], headings[j].name_zh);
		if (is_known)
			continue;
		const char *nearest = text_nearest(csv->headings[i], names, 2 * count);
		const char *help = nearest ? faults_say(reading->faults, "did you mean %s?", nearest)
			: faults_say(reading->faults, "the columns are %s", all ? all : "");
		fault_add(reading->faults, csv->headings_at[i], help, "there is no column %.60s", csv->headings[i]);
	}
}

/* Opens the table a key of the frame names. False when there is none, or none that can be read. */
static bool sheet_open(struct reading *reading, const char *key, const char *name, const struct heading *headings, int count, struct sheet *sheet)
{
	struct place place = reading_place(reading, key);
	if (!*name || !place.file)
		return false;
	const char *path = file_beside(place.file, name, reading->arena);
	if (!path) {
		fault_world(reading->faults, "out of memory");
		return false;
	}
	/* rows that were refused are left out of the sheet; the others can still be checked */
	if (csv_read(path, place, reading->arena, reading->faults, &sheet->csv) && !sheet->csv.column_count)
		return false;
	if (reading_text(reading, name, sheet->csv.text))
		return false;
	headings_find(reading, sheet, headings, count);
	if (sheet->columns[0] < 0)
		fault_add(reading->faults, (struct place){sheet->csv.file, 1, 1}, "give the table such a column", "there is no column %s",
			sheet->csv.column_count ? heading_name(&headings[0], sheet->csv.headings[0]) : headings[0].name);
	return sheet->columns[0] >= 0;
}

/* A number of a row; `blank` where the cell is empty, left out or wrong. */
static double number_at(struct reading *reading, const struct sheet *sheet, int row, enum column column, double blank)
{
	const struct heading *heading = &community_headings[column];
	int at = sheet->columns[column];
	const char *cell = at < 0 ? "" : csv_cell(&sheet->csv, row, at);
	double value;
	if (!*cell)
		return blank;
	struct place place = csv_place(&sheet->csv, row, at);
	if (units_parse(cell, heading->dimension, &value) != UNITS_FINE || !isfinite(value) || (heading->is_whole && value != floor(value))) {
		fault_add(reading->faults, place, column == COLUMN_STREET ? N_("number the streets 1, 2, …") : N_("write plain digits, or leave the cell empty"),
			"%s wants %s, not \"%.40s\"", heading_name(heading, sheet->csv.headings[at]),
			faults_word(reading->faults, heading->is_whole ? N_("a whole number") : N_("a number")), cell);
		return blank;
	}
	if (value < heading->low || value > heading->high) {
		const char *help = faults_say(reading->faults, "write a value within %.0f … %.0f", heading->low, heading->high);
		fault_add(reading->faults, place, help, "%s is %s, outside %.0f … %.0f", heading_name(heading, sheet->csv.headings[at]), cell, heading->low, heading->high);
		return blank;
	}
	return value;
}

static struct community_row community_at(struct reading *reading, const struct sheet *sheet, int row)
{
	int name = sheet->columns[COLUMN_NAME];
	struct community_row community = {
		.id = (int32_t)number_at(reading, sheet, row, COLUMN_ID, -1),
		.street = (int32_t)number_at(reading, sheet, row, COLUMN_STREET, 0) - 1, /* people count streets from 1 */
		.name = name >= 0 && *csv_cell(&sheet->csv, row, name) ? csv_cell(&sheet->csv, row, name) : NULL,
		.population = number_at(reading, sheet, row, COLUMN_POPULATION, NAN),
		.households = number_at(reading, sheet, row, COLUMN_HOUSEHOLDS, NAN),
		.elderly = number_at(reading, sheet, row, COLUMN_ELDERLY, NAN),
		.children = number_at(reading, sheet, row, COLUMN_CHILDREN, NAN),
		.place = csv_place(&sheet->csv, row, sheet->columns[COLUMN_ID])};
	static const enum column posts[POST_COUNT] = {COLUMN_LEAD, COLUMN_GRID, COLUMN_COUNTER, COLUMN_SPECIALIST};
	for (int post = 0; post < POST_COUNT; post++)
		community.posts[post] = number_at(reading, sheet, row, posts[post], -1);
	if (!*csv_cell(&sheet->csv, row, sheet->columns[COLUMN_ID]))
		fault_add(reading->faults, community.place, "give each community a number of its own that stays", "a community lacks its id");
	return community;
}

/* The number of rows, and of streets where the rows say more than the settings, hold for the settings too. */
static void settings_follow(struct reading *reading, int count, int streets)
{
	struct scenario *scenario = reading->scenario;
	const struct schema_key *keys = reading->schema.keys;
	struct {
		const char *path;
		double value;
	} follow[] = {{"place.communities", count}, {"place.streets", streets}};
	for (int i = 0; i < 2; i++) {
		const struct schema_key *key = schema_find(&reading->schema, follow[i].path);
		struct schema_provenance *said = &scenario->provenance[key - keys];
		double *value = (double *)((char *)&scenario->settings + key->offset);
		bool is_said = said->origin == SCHEMA_FILE_SOURCED || said->origin == SCHEMA_FILE_ASSUMED;
		if (is_said && (i == 0 ? *value != count : *value < streets))
			fault_add(reading->faults, said->place, "leave it out: the table says it", "%s is %.0f, the table of communities has %.0f", key->path,
				*value, follow[i].value);
		if (!is_said && follow[i].value > 0)
			*value = follow[i].value;
		if (!is_said)
			*said = (struct schema_provenance){.origin = SCHEMA_FILE_SOURCED, .place = reading_place(reading, "communities"), .source = reading->frame.communities};
	}
}

static enum status communities_read(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	struct sheet sheet;
	int before = reading->faults->error_count, streets = 0;
	if (!sheet_open(reading, "communities", reading->frame.communities, community_headings, COLUMN_COUNT, &sheet))
		return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
	struct community_row *rows = arena_rows(reading->arena, sheet.csv.row_count + 1, struct community_row);
	if (!rows)
		return fault_world(reading->faults, "out of memory");
	for (int row = 0; row < sheet.csv.row_count; row++) {
		rows[row] = community_at(reading, &sheet, row);
		if (rows[row].street >= streets)
			streets = rows[row].street + 1;
	}
	if (!sheet.csv.row_count)
		fault_add(reading->faults, (struct place){.file = sheet.csv.file}, "give it a row for each community", "the table has no rows");
	scenario->communities = rows;
	scenario->community_count = sheet.csv.row_count;
	if (reading->faults->error_count == before)
		settings_follow(reading, sheet.csv.row_count, streets);
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}

static bool exception_at(struct reading *reading, const struct sheet *sheet, int row, struct calendar_exception *exception)
{
	const char *date_text = csv_cell(&sheet->csv, row, sheet->columns[DAY_DATE]);
	const char *works = csv_cell(&sheet->csv, row, sheet->columns[DAY_WORKS]);
	struct calendar_date date;
	bool yes = !strcmp(works, "yes") || !strcmp(works, "1") || !strcmp(works, "是");
	bool no = !strcmp(works, "no") || !strcmp(works, "0") || !strcmp(works, "否");
	bool is_date = calendar_parse(date_text, &date);
	if (!is_date)
		fault_add(reading->faults, csv_place(&sheet->csv, row, sheet->columns[DAY_DATE]), "write year-month-day, as in 2012-01-31",
			"date wants a date, not \"%.40s\"", date_text);
	if (!yes && !no)
		fault_add(reading->faults, csv_place(&sheet->csv, row, sheet->columns[DAY_WORKS]), "write no for a holiday, yes for a make-up working day",
			"works wants yes or no, not \"%.40s\"", works);
	if (is_date)
		*exception = (struct calendar_exception){.serial = calendar_serial(date), .works = yes};
	return is_date && (yes || no);
}

static enum status holidays_read(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	struct sheet sheet;
	int before = reading->faults->error_count;
	if (!sheet_open(reading, "holidays", reading->frame.holidays, day_headings, DAY_COUNT, &sheet))
		return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
	if (sheet.columns[DAY_WORKS] < 0)
		return fault_add(reading->faults, (struct place){sheet.csv.file, 1, 1}, "give the table such a column", "there is no column works");
	struct calendar_exception *rows = arena_rows(reading->arena, sheet.csv.row_count + 1, struct calendar_exception);
	if (!rows)
		return fault_world(reading->faults, "out of memory");
	for (int row = 0; row < sheet.csv.row_count; row++) {
		struct calendar_exception *exception = &rows[scenario->exception_count];
		if (!exception_at(reading, &sheet, row, exception))
			continue;
		bool is_new = true;
		for (int i = 0; i < scenario->exception_count && is_new; i++)
			is_new = rows[i].serial != exception->serial;
		if (is_new)
			scenario->exception_count++;
		else
			fault_add(reading->faults, csv_place(&sheet.csv, row, sheet.columns[DAY_DATE]), "keep one of them", "%s stands twice",
				csv_cell(&sheet.csv, row, sheet.columns[DAY_DATE]));
	}
	scenario->exceptions = rows;
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}

enum status tables_read(struct reading *reading)
{
	enum status status = communities_read(reading);
	return status | holidays_read(reading);
}
