/* sheet.c - cells against the name-plates of their columns: every value finds its place in a row, what finds none is a fault. */
#include "world/sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/cell.h"
#include "input/file.h"
#include "world/reading.h"

enum { WORDS = 512, NAMES = 256 };

/* -- faults ---------------------------------------------------------------------------------------------------------- */

const char *sheet_cell(const struct sheet *sheet, int row, int column)
{
	return column < 0 || sheet->at[column] < 0 ? "" : csv_cell(&sheet->csv, row, sheet->at[column]);
}

int sheet_row(const struct sheet *sheet, int row)
{
	return sheet->csv.rows[row];
}

void sheet_fault(struct reading *reading, const struct sheet *sheet, int row, int column, const char *help, const char *what, ...)
{
	char words[WORDS];
	va_list arguments;
	va_start(arguments, what);
	vsnprintf(words, sizeof words, faults_word(reading->faults, what), arguments);
	va_end(arguments);
	int at = column < 0 ? -1 : sheet->at[column];
	if (at < 0)
		fault_add(reading->faults, csv_place(&sheet->csv, row, 0), help, "row %d: %s", sheet_row(sheet, row), words);
	else
		fault_add(reading->faults, csv_place(&sheet->csv, row, at), help, "row %d, column %s: %s", sheet_row(sheet, row),
			sheet->csv.headings[at], words);
}

/* -- headings -------------------------------------------------------------------------------------------------------- */

static bool is_called(const struct sheet_column *column, const char *heading)
{
	return cell_is_same(heading, column->name) || cell_is_same(heading, column->name_zh) || (column->also && cell_choice(heading, column->also) >= 0);
}

/* The column of the plate a heading stands for, with or without its unit; -1 when there is none. */
static int column_of(const struct sheet_plate *plate, const struct csv *csv, int at)
{
	for (int i = 0; i < plate->column_count; i++)
		if (is_called(&plate->columns[i], csv->headings[at]) || is_called(&plate->columns[i], csv->names[at]))
			return i;
	return -1;
}

/* Cuts "a,b|c" into words of the arena; returns their number. */
static int words_of(const char *list, struct arena *arena, const char **words, int most)
{
	int count = 0;
	while (list && *list && count < most) {
		size_t length = strcspn(list, ",=|");
		words[count] = arena_format(arena, "%.*s", (int)length, list);
		count += words[count] != NULL;
		list += length;
		list += *list != '\0';
	}
	return count;
}

static bool is_ignored(const struct yaml_node *ignore, const char *heading, const char *name)
{
	if (ignore && ignore->kind == YAML_SCALAR)
		return cell_is_same(ignore->text, heading) || cell_is_same(ignore->text, name);
	for (const struct yaml_node *item = ignore ? ignore->first : NULL; item; item = item->next)
		if (item->kind == YAML_SCALAR && (cell_is_same(item->text, heading) || cell_is_same(item->text, name)))
			return true;
	return false;
}

static void heading_unknown(struct reading *reading, const struct sheet *sheet, int at)
{
	const struct sheet_plate *plate = sheet->plate;
	const char *names[NAMES] = {NULL}, *all = "";
	int count = 0;
	for (int i = 0; i < plate->column_count && all; i++) {
		const struct sheet_column *column = &plate->columns[i];
		names[count++] = column->name;
		names[count++] = column->name_zh;
		count += words_of(column->also, reading->arena, names + count, NAMES - 2 * SHEET_COLUMNS - count);
		all = arena_format(reading->arena, "%s%s%s %s", all, i ? faults_word(reading->faults, N_(", ")) : "", column->name, column->name_zh);
	}
	const char *near = text_nearest(sheet->csv.names[at], names, count);
	const char *help = strpbrk(sheet->csv.headings[at], ",;\t") ? N_("separate all cells by the same sign, a comma, a semicolon or a tab") : near ? faults_say(reading->faults, "did you mean %s? else name it under ignore: [%s]", near, sheet->csv.headings[at])
		: faults_say(reading->faults, "name it under ignore: [%s], or use one of %s", sheet->csv.headings[at], all ? all : "");
	fault_add(reading->faults, sheet->csv.headings_at[at], help, "there is no column %.60s in a table of %s", sheet->csv.headings[at], plate->name);
}

/* A unit in the heading must be one of the column's. */
static bool heading_unit_check(struct reading *reading, const struct sheet *sheet, const struct sheet_column *column, int at)
{
	const char *unit = sheet->csv.units[at];
	char known[WORDS];
	double value;
	if (!*unit || column->type > SHEET_WHOLE || cell_number("1", unit, column->dimension, &value) == CELL_FINE)
		return true;
	units_list(column->dimension, reading->faults->is_chinese, known, sizeof known);
	const char *help = *known ? faults_say(reading->faults, "the units are %s", known) : N_("leave it out; what is no unit may not stand in brackets");
	fault_add(reading->faults, sheet->csv.headings_at[at], help, "%s has no unit \"%.40s\"", sheet->csv.names[at], unit);
	return false;
}

static bool headings_find(struct reading *reading, struct sheet *sheet, const struct yaml_node *ignore)
{
	const struct csv *csv = &sheet->csv;
	const struct sheet_plate *plate = sheet->plate;
	bool is_complete = true, was_seen[SHEET_COLUMNS] = {false};
	for (int i = 0; i < plate->column_count; i++)
		sheet->at[i] = -1;
	for (int at = 0; at < csv->column_count; at++) {
		int i = column_of(plate, csv, at);
		if (is_ignored(ignore, csv->headings[at], csv->names[at]) || !*csv->headings[at])
			continue;
		if (i < 0) {
			heading_unknown(reading, sheet, at);
		} else if (sheet->at[i] >= 0 || was_seen[i]) {
			if (sheet->at[i] >= 0 && strcmp(csv->headings[at], csv->headings[sheet->at[i]])) /* twins were refused before */
				fault_add(reading->faults, csv->headings_at[at], "keep one, and name the other under ignore:", "%.60s and %.60s are the same column",
					csv->headings[sheet->at[i]], csv->headings[at]);
		} else {
			was_seen[i] = true;
			sheet->at[i] = heading_unit_check(reading, sheet, &plate->columns[i], at) ? at : -1;
		}
	}
	for (int i = 0; i < plate->column_count; i++) {
		if (!plate->columns[i].is_needed || was_seen[i])
			continue;
		fault_add(reading->faults, csv->headings_at[0], "give the table such a column", "there is no column %s (%s)", plate->columns[i].name,
			plate->columns[i].name_zh);
		is_complete = false;
	}
	return is_complete;
}

/* -- cells ----------------------------------------------------------------------------------------------------------- */

static void *member_of(const struct sheet *sheet, int row, const struct sheet_column *column)
{
	return (char *)sheet->rows + (size_t)row * sheet->plate->row_size + column->offset;
}

static void blank_put(void *member, enum sheet_type type)
{
	switch (type) {
	case SHEET_NUMBER:
	case SHEET_WHOLE:
		*(double *)member = NAN;
		return;
	case SHEET_CHOICE:
	case SHEET_YES:
		*(int *)member = -1;
		return;
	case SHEET_DATE:
		*(int32_t *)member = SCENARIO_NO_DATE;
		return;
	case SHEET_CODE:
		*(int32_t *)member = -1;
		return;
	case SHEET_TEXT:
		*(const char **)member = NULL;
	}
}

static void number_refuse(struct reading *reading, const struct sheet *sheet, int row, int i, enum cell_outcome outcome)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	const char *cell = sheet_cell(sheet, row, i), *help = N_("write plain digits, or leave the cell empty");
	char known[WORDS];
	units_list(column->dimension, reading->faults->is_chinese, known, sizeof known);
	if (outcome == CELL_NUMERALS) {
		sheet_fault(reading, sheet, row, i, "write it in digits, as in 3900", "Chinese numerals are not read: \"%.40s\"", cell);
	} else if (outcome == CELL_NO_UNIT) {
		help = *known ? faults_say(reading->faults, "the units are %s", known) : N_("write the number alone");
		sheet_fault(reading, sheet, row, i, help, "\"%.40s\" has no unit that fits", cell);
	} else {
		sheet_fault(reading, sheet, row, i, help, "\"%.40s\" is no number", cell);
	}
}

static void bounds_refuse(struct reading *reading, const struct sheet *sheet, int row, int i, double value)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	char low[WORDS], high[WORDS];
	const char *help, *cell = sheet_cell(sheet, row, i);
	units_format(column->low, column->dimension, reading->faults->is_chinese, low, sizeof low);
	units_format(column->high, column->dimension, reading->faults->is_chinese, high, sizeof high);
	bool may_be_percent = column->dimension == UNITS_SHARE && value / 100 >= column->low && value / 100 <= column->high;
	if (may_be_percent && value > column->high && !*sheet->csv.units[sheet->at[i]] && !strstr(cell, "%") && !strstr(cell, "％"))
		help = faults_say(reading->faults, "write a value within %s … %s; for a percentage write %.20s %%, or (%%) in the heading", low, high, cell);
	else
		help = faults_say(reading->faults, "write a value within %s … %s", low, high);
	sheet_fault(reading, sheet, row, i, help, "%.40s is outside %s … %s", cell, low, high);
}

static void number_put(struct reading *reading, const struct sheet *sheet, int row, int i)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	double value;
	enum cell_outcome outcome = cell_number(sheet_cell(sheet, row, i), sheet->csv.units[sheet->at[i]], column->dimension, &value);
	if (outcome != CELL_FINE)
		number_refuse(reading, sheet, row, i, outcome);
	else if (column->type == SHEET_WHOLE && value != floor(value))
		sheet_fault(reading, sheet, row, i, "write a whole number", "\"%.40s\" is no whole number", sheet_cell(sheet, row, i));
	else if (!(value >= column->low && value <= column->high))
		bounds_refuse(reading, sheet, row, i, value);
	else
		*(double *)member_of(sheet, row, column) = value;
}

/* A statistical code has 12 digits: of the place two each down to the county, then three each for street and community. */
static void code_put(struct reading *reading, const struct sheet *sheet, int row, int i)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	const char *cell = sheet_cell(sheet, row, i);
	const double long_least = 1e11, long_most = 1e12, tail = 1e8;
	double value;
	enum cell_outcome outcome = cell_number(cell, "", UNITS_COUNT, &value);
	if (outcome != CELL_FINE) {
		number_refuse(reading, sheet, row, i, outcome);
		return;
	}
	if (value >= long_least && value < long_most)
		value = fmod(value, tail);
	if (value != floor(value))
		sheet_fault(reading, sheet, row, i, "write a whole number", "\"%.40s\" is no whole number", cell);
	else if (!(value >= column->low && value <= column->high))
		sheet_fault(reading, sheet, row, i, "number them 1, 2, …, or give the statistical codes of 12 digits", "%.40s is outside 1 … %.0f", cell, column->high);
	else
		*(int32_t *)member_of(sheet, row, column) = (int32_t)value;
}

/* "grid 网格员, counter 窗口 …" for a help text. */
static const char *choices_words(struct reading *reading, const char *choices)
{
	const char *all = "", *groups = choices;
	for (int group = 0; *groups && all; group++) {
		size_t length = strcspn(groups, "|"), english = strcspn(groups, "=|"), chinese = english < length ? strcspn(groups + english + 1, ",|") : 0;
		all = arena_format(reading->arena, "%s%s%.*s%s%.*s", all, group ? faults_word(reading->faults, N_(", ")) : "", (int)english, groups,
			chinese ? " " : "", (int)chinese, groups + english + (chinese ? 1 : 0));
		groups += length;
		groups += *groups != '\0';
	}
	return all ? all : "";
}

static void choice_put(struct reading *reading, const struct sheet *sheet, int row, int i)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	const char *cell = sheet_cell(sheet, row, i), *words[NAMES] = {NULL};
	int choice = column->type == SHEET_YES ? cell_yes(cell) : cell_choice(cell, column->choices);
	if (choice >= 0) {
		*(int *)member_of(sheet, row, column) = choice;
	} else if (column->type == SHEET_YES) {
		sheet_fault(reading, sheet, row, i, "write yes or no, 是 or 否", "\"%.40s\" is neither yes nor no", cell);
	} else {
		const char *near = text_nearest(cell, words, words_of(column->choices, reading->arena, words, NAMES));
		const char *help = near ? faults_say(reading->faults, "did you mean %s?", near)
			: faults_say(reading->faults, "write one of %s", choices_words(reading, column->choices));
		sheet_fault(reading, sheet, row, i, help, "there is no %s \"%.40s\"", column->name, cell);
	}
}

static void date_put(struct reading *reading, const struct sheet *sheet, int row, int i)
{
	const char *cell = sheet_cell(sheet, row, i);
	if (!cell_date(cell, member_of(sheet, row, &sheet->plate->columns[i])))
		sheet_fault(reading, sheet, row, i, "write year-month-day, as in 2012-01-31", "\"%.40s\" is no date", cell);
}

static void cell_put(struct reading *reading, const struct sheet *sheet, int row, int i)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	switch (column->type) {
	case SHEET_NUMBER:
	case SHEET_WHOLE:
		number_put(reading, sheet, row, i);
		return;
	case SHEET_CHOICE:
	case SHEET_YES:
		choice_put(reading, sheet, row, i);
		return;
	case SHEET_DATE:
		date_put(reading, sheet, row, i);
		return;
	case SHEET_CODE:
		code_put(reading, sheet, row, i);
		return;
	case SHEET_TEXT:
		*(const char **)member_of(sheet, row, column) = sheet_cell(sheet, row, i);
	}
}

static void column_read(struct reading *reading, struct sheet *sheet, int i)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	int given = 0;
	for (int row = 0; row < sheet->csv.row_count; row++) {
		bool is_blank = !*sheet_cell(sheet, row, i);
		blank_put(member_of(sheet, row, column), column->type);
		given += !is_blank;
		if (!is_blank)
			cell_put(reading, sheet, row, i);
		else if (column->is_needed && sheet->at[i] >= 0)
			sheet_fault(reading, sheet, row, i, "every row needs one", "the cell is empty");
	}
	if (!column->is_input || !given)
		return;
	sheet->sourced_count += sheet->source != NULL;
	sheet->assumed_count += !sheet->source || given < sheet->csv.row_count;
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

static const char *text_of(struct reading *reading, const struct yaml_node *node, const char *word, const char *help)
{
	const struct yaml_node *child = yaml_child(node, word);
	if (!child)
		return NULL;
	if (child->kind == YAML_SCALAR && *child->text)
		return child->text;
	fault_add(reading->faults, child->place, help, "%s wants words", child->key);
	return NULL;
}

/* What stands beside the file of a table; false when something else than a table is meant. */
static bool keys_check(struct reading *reading, const struct yaml_node *node, const struct sheet_plate *plate)
{
	static const char words[] = SHEET_FILE "|" SHEET_SOURCE "|" SHEET_ASSUMED "|" SHEET_IGNORE "|" SHEET_ONLY;
	bool is_table = true;
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		char path[SCHEMA_VALUE];
		const char *names[NAMES] = {NULL}, *near;
		if (word_find(words, child->key) >= 0)
			continue;
		near = text_nearest(child->key, names, words_of(words, reading->arena, names, NAMES));
		if (schema_resolve(&reading->schema, plate->name, child->key, path, sizeof path))
			fault_add(reading->faults, child->key_place, "put it under settings:", "%s is a setting", path);
		else
			fault_add(reading->faults, child->key_place, near ? faults_say(reading->faults, "did you mean %s?", near)
				: N_("beside file stand source or assumed, ignore, and only for mandates"), "a table has no %.60s", child->key);
		is_table = false;
	}
	return is_table;
}

static bool only_read(struct reading *reading, const struct yaml_node *node, const struct sheet_plate *plate)
{
	const struct yaml_node *only = yaml_child(node, SHEET_ONLY);
	if (!only)
		return false;
	if (!plate->has_only)
		fault_add(reading->faults, only->key_place, "leave it out", "%s is for the table of mandates", only->key);
	else if (only->kind != YAML_SCALAR || cell_yes(only->text) < 0)
		fault_add(reading->faults, only->place, "write yes or no", "%s wants yes or no", only->key);
	else
		return cell_yes(only->text);
	return false;
}

/* The name of the file, and what is said of it; NULL when there is none. */
static const char *node_read(struct reading *reading, const struct yaml_node *node, struct sheet *sheet)
{
	static const char *const once[] = {SHEET_FILE, SHEET_SOURCE, SHEET_ASSUMED, SHEET_IGNORE, SHEET_ONLY, NULL};
	const struct sheet_plate *plate = sheet->plate;
	if (node->kind == YAML_SCALAR)
		return *node->text ? node->text : NULL;
	if (node->kind != YAML_MAPPING) {
		fault_add(reading->faults, node->place, "write the name of its file, or {file: …, source: …}", "%s wants a table", node->key);
		return NULL;
	}
	if (!keys_check(reading, node, plate))
		return NULL;
	yaml_once(node, once, reading->faults);
	const char *file = text_of(reading, node, SHEET_FILE, "write the name of its file");
	const struct yaml_node *assumed = yaml_child(node, SHEET_ASSUMED);
	text_of(reading, node, SHEET_ASSUMED, "write assumed: yes, assumed: \"why\", or a source");
	sheet->source = text_of(reading, node, SHEET_SOURCE, "write source: \"who, where, when\"");
	sheet->only = only_read(reading, node, plate);
	if (sheet->source && assumed)
		fault_add(reading->faults, assumed->place, "keep one of them", "%s is both sourced and assumed", node->key);
	if (!yaml_child(node, SHEET_FILE))
		fault_add(reading->faults, node->place, "write file: …", "the table %s has no file", node->key);
	return file;
}

void sheet_read(struct reading *reading, const struct yaml_node *node, const struct sheet_plate *plate, struct sheet *sheet)
{
	*sheet = (struct sheet){.plate = plate, .place = node ? node->place : (struct place){0}};
	const char *name = node ? node_read(reading, node, sheet) : NULL;
	if (!name)
		return;
	const struct yaml_node *ignore = node->kind == YAML_MAPPING ? yaml_child(node, SHEET_IGNORE) : NULL;
	const char *path = file_beside(sheet->place.file ? sheet->place.file : "", name, reading->arena);
	if (!path) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	/* rows that were refused are left out of the sheet; the others can still be checked */
	enum status status = csv_read(path, sheet->place, reading->arena, reading->faults, &sheet->csv);
	if (status && !sheet->csv.column_count)
		return;
	if (!sheet->csv.names || reading_text(reading, name, sheet->csv.text) || !headings_find(reading, sheet, ignore))
		return;
	if (!sheet->csv.row_count && !status)
		fault_add(reading->faults, (struct place){.file = sheet->csv.file}, "write rows below the heading", "the table has no rows");
	if (!sheet->csv.row_count)
		return;
	sheet->rows = arena_take(reading->arena, (size_t)sheet->csv.row_count * plate->row_size);
	if (!sheet->rows) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < plate->column_count; i++)
		column_read(reading, sheet, i);
	sheet->is_open = true;
}
