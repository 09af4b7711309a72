/* sheet_cells.c - cells against the name-plates of their columns: every value finds its place in a row, what cannot is a fault. */
#include "world/sheet_cells.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "input/cell.h"
#include "world/reading.h"
#include "world/sheet.h"

enum { WORDS = 512, NAMES = 256, NOTE_WORD = 64 };

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

int sheet_words(const char *list, struct arena *arena, const char **words, int most)
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

/* What a person may do about words where a number belongs: what spreadsheets leave there, and what people write below a table. */
static const char *no_number_help(const char *cell, bool is_needed)
{
	static const char notes[] = "合计,小计,总计,共计,注,注:,备注,备注:,说明,说明:,制表,填表,total,totals,sum,note,notes";
	size_t digits = strspn(cell, "0123456789");
	char first[NOTE_WORD];
	snprintf(first, sizeof first, "%.*s", (int)strcspn(cell, ": \t"), cell);
	char *wide = strstr(first, "：");
	if (wide)
		*wide = '\0';
	if (*cell == '#')
		return N_("the spreadsheet shows a fault, or a column too narrow: mend it there and save the table again");
	if (*cell == '=')
		return N_("this is a formula: save the table with values");
	if (digits && cell[digits] == ',' && digits + 1 + strspn(cell + digits + 1, "0123456789") == strlen(cell))
		return N_("write the decimal point as ., as in 0.39");
	if (cell_choice(first, notes) >= 0)
		return N_("take rows of totals and notes out of the table");
	return is_needed ? N_("write plain digits") : N_("write plain digits, or leave the cell empty");
}

static void number_refuse(struct reading *reading, const struct sheet *sheet, int row, int i, enum cell_outcome outcome)
{
	const struct sheet_column *column = &sheet->plate->columns[i];
	const char *cell = sheet_cell(sheet, row, i), *help;
	char known[WORDS];
	units_list(column->dimension, reading->faults->is_chinese, known, sizeof known);
	if (outcome == CELL_NUMERALS) {
		sheet_fault(reading, sheet, row, i, "write it in digits, as in 3900", "Chinese numerals are not read: \"%.40s\"", cell);
	} else if (outcome == CELL_NO_UNIT) {
		help = *known ? faults_say(reading->faults, "the units are %s", known) : N_("write the number alone");
		sheet_fault(reading, sheet, row, i, help, "\"%.40s\" has no unit that fits", cell);
	} else {
		sheet_fault(reading, sheet, row, i, no_number_help(cell, column->is_needed), "\"%.40s\" is no number", cell);
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
	if (strpbrk(cell, "eE"))
		sheet_fault(reading, sheet, row, i, "give the column the format of text or of whole numbers in the spreadsheet, and save the table again",
			"the spreadsheet has cut the digits of \"%.40s\"", cell);
	else if (value != floor(value))
		sheet_fault(reading, sheet, row, i, "write a whole number", "\"%.40s\" is no whole number", cell);
	else if (!(value >= column->low && value <= column->high))
		sheet_fault(reading, sheet, row, i, "number them 1, 2, …, or give the statistical codes of 12 digits", "%.40s is outside 1 … %.0f", cell, column->high);
	else
		*(int32_t *)member_of(sheet, row, column) = (int32_t)value;
}

/* "grid 网格员, counter 窗口 …" for a help text; in Chinese without the English. */
static const char *choices_words(struct reading *reading, const char *choices)
{
	const char *all = "", *groups = choices;
	bool is_chinese = reading->faults->is_chinese;
	for (int group = 0; *groups && all; group++) {
		size_t length = strcspn(groups, "|"), english = strcspn(groups, "=|"), chinese = english < length ? strcspn(groups + english + 1, ",|") : 0;
		bool has_both = chinese && !is_chinese, has_english = !chinese || !is_chinese;
		all = arena_format(reading->arena, "%s%s%.*s%s%.*s", all, group ? faults_word(reading->faults, N_(", ")) : "", has_english ? (int)english : 0, groups,
			has_both ? " " : "", (int)chinese, groups + english + (chinese ? 1 : 0));
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
		const char *near = text_nearest(cell, words, sheet_words(column->choices, reading->arena, words, NAMES));
		const char *help = near ? faults_say(reading->faults, "did you mean %s?", near)
			: faults_say(reading->faults, "write one of %s", choices_words(reading, column->choices));
		sheet_fault(reading, sheet, row, i, help, "there is no %s \"%.40s\"", sheet->csv.headings[sheet->at[i]], cell);
	}
}

/* Spreadsheets keep a day as a number; between these two lie 1954 and 2119. */
static bool is_spreadsheet_day(const char *cell, int32_t *serial)
{
	const double least = 20000, most = 80000;
	const int32_t epoch = -25569; /* 1899-12-30 */
	double value;
	if (cell_number(cell, "", UNITS_COUNT, &value) != CELL_FINE || value < least || value > most || value != floor(value))
		return false;
	*serial = (int32_t)value + epoch;
	return true;
}

static void date_put(struct reading *reading, const struct sheet *sheet, int row, int i)
{
	const char *cell = sheet_cell(sheet, row, i), *help = N_("write year-month-day, as in 2012-01-31");
	int32_t serial;
	if (cell_date(cell, member_of(sheet, row, &sheet->plate->columns[i])))
		return;
	if (is_spreadsheet_day(cell, &serial)) {
		struct calendar_date date = calendar_date(serial);
		help = faults_say(reading->faults, "write %04d-%02d-%02d, if that is the day the spreadsheet means by it: give the column the format of a date",
			date.year, date.month, date.day);
	}
	sheet_fault(reading, sheet, row, i, help, "\"%.40s\" is no date", cell);
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

void sheet_column(struct reading *reading, struct sheet *sheet, int i)
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
