/* sheet.c - a table the scenario names: its headings against the name-plates of its columns; an unknown one is a fault. */
#include "world/sheet.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "input/cell.h"
#include "input/file.h"
#include "world/reading.h"
#include "world/sheet_cells.h"

enum { WORDS = 512, NAMES = 256 };

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

static bool is_ignored(const struct yaml_node *ignore, const char *heading, const char *name)
{
	if (ignore && ignore->kind == YAML_SCALAR)
		return cell_is_same(ignore->text, heading) || cell_is_same(ignore->text, name);
	for (const struct yaml_node *item = ignore ? ignore->first : NULL; item; item = item->next)
		if (item->kind == YAML_SCALAR && (cell_is_same(item->text, heading) || cell_is_same(item->text, name)))
			return true;
	return false;
}

/* The heading a person may have meant; NULL when nothing is near. */
static const char *heading_near(struct reading *reading, const struct sheet *sheet, int at)
{
	const char *names[NAMES] = {NULL};
	int count = 0;
	for (int i = 0; i < sheet->plate->column_count; i++) {
		const struct sheet_column *column = &sheet->plate->columns[i];
		names[count++] = column->name;
		names[count++] = column->name_zh;
		count += sheet_words(column->also, reading->arena, names + count, NAMES - 2 * SHEET_COLUMNS - count);
	}
	return text_nearest(sheet->csv.names[at], names, count);
}

/* The columns of a table as a help lists them; in Chinese without the English. */
static const char *columns_words(struct reading *reading, const struct sheet_plate *plate)
{
	const char *all = "", *comma = faults_word(reading->faults, N_(", "));
	for (int i = 0; i < plate->column_count && all; i++) {
		const struct sheet_column *column = &plate->columns[i];
		all = reading->faults->is_chinese ? arena_format(reading->arena, "%s%s%s", all, i ? comma : "", column->name_zh)
			: arena_format(reading->arena, "%s%s%s %s", all, i ? comma : "", column->name, column->name_zh);
	}
	return all ? all : "";
}

/* Headings that stand for nothing, each with what it may have meant, and all others in one fault. */
static void headings_refuse(struct reading *reading, const struct sheet *sheet, const bool is_unknown[CSV_COLUMNS])
{
	const struct csv *csv = &sheet->csv;
	const char *far = "";
	int first = -1;
	for (int at = 0; at < csv->column_count && far; at++) {
		const char *near = is_unknown[at] ? heading_near(reading, sheet, at) : NULL, *heading = csv->headings[at];
		if (!is_unknown[at])
			continue;
		if (strpbrk(heading, ",;\t")) {
			fault_add(reading->faults, csv->headings_at[at], "separate all cells by the same sign, a comma, a semicolon or a tab",
				"there is no column %.60s in this table", heading);
		} else if (near) {
			fault_add(reading->faults, csv->headings_at[at], faults_say(reading->faults, "did you mean %s? If not, write ignore: [%s]", near, heading),
				"there is no column %.60s in this table", heading);
		} else {
			far = arena_format(reading->arena, "%s%s%.60s", far, *far ? faults_word(reading->faults, N_(", ")) : "", heading);
			first = first < 0 ? at : first;
		}
	}
	if (first >= 0 && far)
		fault_add(reading->faults, csv->headings_at[first], faults_say(reading->faults, "write ignore: [%s], or use the columns %s", far,
			columns_words(reading, sheet->plate)), "this table has no columns %.200s", far);
}

/* A table in which no heading is known is another table, or none. */
static bool is_strange(struct reading *reading, const struct sheet *sheet)
{
	const struct sheet_plate *plate = sheet->plate;
	for (int at = 0; at < sheet->csv.column_count; at++)
		if (column_of(plate, &sheet->csv, at) >= 0 || heading_near(reading, sheet, at))
			return false;
	fault_add(reading->faults, sheet->csv.headings_at[0], faults_say(reading->faults, "begin with a row of headings out of %s", columns_words(reading, plate)),
		"no heading of this row belongs to a table of %s", reading->faults->is_chinese ? plate->name_zh : plate->name);
	return true;
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
	bool is_complete = true, was_seen[SHEET_COLUMNS] = {false}, is_unknown[CSV_COLUMNS] = {false};
	if (is_strange(reading, sheet))
		return false;
	for (int i = 0; i < plate->column_count; i++)
		sheet->at[i] = -1;
	for (int at = 0; at < csv->column_count; at++) {
		int i = column_of(plate, csv, at);
		if (is_ignored(ignore, csv->headings[at], csv->names[at]) || !*csv->headings[at])
			continue;
		if (i < 0) {
			is_unknown[at] = true;
		} else if (sheet->at[i] >= 0 || was_seen[i]) {
			if (sheet->at[i] >= 0 && strcmp(csv->headings[at], csv->headings[sheet->at[i]])) /* twins were refused before */
				fault_add(reading->faults, csv->headings_at[at], "keep one, and name the other under ignore:", "%.60s and %.60s are the same column",
					csv->headings[sheet->at[i]], csv->headings[at]);
		} else {
			was_seen[i] = true;
			sheet->at[i] = heading_unit_check(reading, sheet, &plate->columns[i], at) ? at : -1;
		}
	}
	headings_refuse(reading, sheet, is_unknown);
	for (int i = 0; i < plate->column_count; i++) {
		const struct sheet_column *column = &plate->columns[i];
		bool is_chinese = reading->faults->is_chinese;
		if (!column->is_needed || was_seen[i])
			continue;
		fault_add(reading->faults, csv->headings_at[0], "give the table such a column", "there is no column %s (%s)",
			is_chinese ? column->name_zh : column->name, is_chinese ? column->name : column->name_zh);
		is_complete = false;
	}
	return is_complete;
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
		near = text_nearest(child->key, names, sheet_words(words, reading->arena, names, NAMES));
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
	sheet->csv.stamp.name = name;
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
		sheet_column(reading, sheet, i);
	sheet->is_open = true;
}
