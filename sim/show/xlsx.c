/* xlsx.c - sheets filled row by row; the library writes into a file of its own, whose bytes are taken. */
#include "show/xlsx.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { SHEET_NAME = 31 /* letters, of at most 4 bytes */, CELL_LETTERS = 32000, DECIMALS = 7, WIDTH_LEAST = 10, COLUMNS_MOST = 512, LINE_STYLES = 6, A4 = 9, COLUMNS_ON_PAPER = 18, LINE_POINTS = 15 };
static const double HEAD_HEIGHT = 45;
/* The archive's own first day: a workbook tells no hour. */
static const time_t CREATED = 315532800;
static const char MONTH[] = "yyyy-mm", TEMPORARY[] = P_tmpdir "/workbook-XXXXXX";

struct xlsx {
	char path[sizeof TEMPORARY];
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *bold, *head, *head_right, *words, *words_right, *wrapped, *month, *numbers[DECIMALS];
	lxw_row_t row, first;               /* next row; first of the table */
	lxw_col_t column;
	struct xlsx_column columns[COLUMNS_MOST];
	int column_count;
	bool is_kept, is_broken;
	char name[sizeof ((struct xlsx_span){0}).sheet]; /* of the sheet */
};

/* -- strings ------------------------------------------------------------------------------------------------------------ */

static size_t letter_put(char *out, unsigned letter)
{
	if (letter < 0x80) {
		out[0] = (char)letter;
		return 1;
	}
	int more = letter < 0x800 ? 1 : letter < 0x10000 ? 2 : 3;
	static const unsigned heads[] = {0, 0xC0, 0xE0, 0xF0};
	out[0] = (char)(heads[more] | letter >> (6 * more));
	for (int i = 1; i <= more; i++)
		out[i] = (char)(0x80 | (letter >> (6 * (more - i)) & 0x3F));
	return (size_t)more + 1;
}

/* A copy in whole letters that XML knows, at most `most` of them; from malloc. */
static char *letters_copy(struct xlsx *book, const char *string, int most)
{
	char *copy = malloc(3 * strlen(string) + 4), *at = copy;
	if (!copy) {
		book->is_broken = true;
		return NULL;
	}
	for (unsigned letter; most > 0 && (letter = text_next(&string)); most--) {
		bool is_known = letter >= 0x20 ? letter != 0x7F && (letter < 0xD800 || letter > 0xDFFF) && (letter & 0xFFFE) != 0xFFFE : letter == '\n' || letter == '\t';
		if (is_known)
			at += letter_put(at, letter);
	}
	*at = '\0';
	return copy;
}

static void string_write(struct xlsx *book, lxw_row_t row, lxw_col_t column, const char *string, lxw_format *format)
{
	char *copy = letters_copy(book, string, CELL_LETTERS);
	if (!copy || (*copy ? worksheet_write_string(book->sheet, row, column, copy, format) : worksheet_write_blank(book->sheet, row, column, format)) != LXW_NO_ERROR)
		book->is_broken = true;
	free(copy);
}

/* -- sheets ------------------------------------------------------------------------------------------------------------- */

/* A name no sheet has yet: what cannot stand in one becomes a blank, the rest is cut, a number told apart by. */
static void name_find(struct xlsx *book, const char *name)
{
	enum { MOST = 99, NUMBER = 3 };
	for (int i = 1; i <= MOST; i++) {
		char *copy = letters_copy(book, name, i == 1 ? SHEET_NAME : SHEET_NAME - NUMBER);
		for (char *at = copy; at && *at; at++)
			if (strchr("[]:*?/\\'\n\t", *at))
				*at = ' ';
		snprintf(book->name, sizeof book->name, i == 1 ? "%s" : "%s %d", copy ? copy : "", i);
		free(copy);
		if (workbook_validate_sheet_name(book->book, book->name) == LXW_NO_ERROR)
			return;
	}
}

void xlsx_sheet(struct xlsx *book, const char *name)
{
	name_find(book, name);
	book->sheet = workbook_add_worksheet(book->book, book->name);
	book->is_broken |= !book->sheet;
	if (!book->sheet) /* what follows has somewhere to go; the file is not delivered */
		book->sheet = workbook_add_worksheet(book->book, NULL);
	book->row = book->first = 0;
	book->column = 0;
	book->column_count = 0;
	book->is_kept = false;
	worksheet_set_landscape(book->sheet);
	worksheet_set_paper(book->sheet, A4);
}

void xlsx_line(struct xlsx *book, const char *words, bool is_bold)
{
	string_write(book, book->row++, 0, words, is_bold ? book->bold : NULL);
}

void xlsx_paragraph(struct xlsx *book, const char *words, int columns, int letters)
{
	int lines = 1 + text_width(words) / (letters > 0 ? letters : 1);
	if (worksheet_merge_range(book->sheet, book->row, 0, book->row, (lxw_col_t)(columns - 1), "", book->wrapped) != LXW_NO_ERROR)
		book->is_broken = true;
	string_write(book, book->row, 0, words, book->wrapped);
	worksheet_set_row(book->sheet, book->row++, lines * LINE_POINTS, NULL);
}

/* The longest word of a heading, which is broken between words. */
static int width_of(const struct xlsx_column *column)
{
	int widest = WIDTH_LEAST;
	char piece[256];
	const char *parts[] = {column->heading, column->unit ? column->unit : ""};
	for (int i = 0; i < 2; i++)
		for (const char *at = parts[i]; *at; at += strspn(at, " ")) {
			size_t length = strcspn(at, " ");
			snprintf(piece, sizeof piece, "%.*s", (int)(length < sizeof piece ? length : sizeof piece - 1), at);
			int width = text_width(piece) + 3; /* the button for picking rows */
			widest = width > widest && width < 24 ? width : widest;
			at += length;
		}
	return widest;
}

void xlsx_table(struct xlsx *book, const struct xlsx_column *columns, int count, int kept)
{
	char heading[1024];
	book->column_count = count < COLUMNS_MOST ? count : COLUMNS_MOST;
	for (int i = 0; i < book->column_count; i++) {
		book->columns[i] = columns[i];
		snprintf(heading, sizeof heading, columns[i].unit && *columns[i].unit ? "%s\n%s" : "%s", columns[i].heading, columns[i].unit);
		string_write(book, book->row, (lxw_col_t)i, heading, columns[i].is_words ? book->head : book->head_right);
		if (!book->is_kept)
			worksheet_set_column(book->sheet, (lxw_col_t)i, (lxw_col_t)i, columns[i].width > 0 ? columns[i].width : width_of(&columns[i]), NULL);
	}
	worksheet_set_row(book->sheet, book->row, HEAD_HEIGHT, NULL);
	if (count <= COLUMNS_ON_PAPER) /* one sheet wide, as many long as it takes */
		worksheet_fit_to_pages(book->sheet, 1, 0);
	book->first = ++book->row;
	book->column = 0;
	if (book->is_kept)
		return;
	book->is_kept = true;
	if (kept < 0)
		return;
	worksheet_freeze_panes(book->sheet, book->row, (lxw_col_t)kept);
	worksheet_repeat_rows(book->sheet, book->row - 1, book->row - 1);
}

void xlsx_words(struct xlsx *book, const char *words)
{
	bool is_number = book->column < book->column_count && !book->columns[book->column].is_words;
	string_write(book, book->row, book->column++, words, is_number ? book->words_right : book->words);
}

void xlsx_value(struct xlsx *book, double value, int decimals)
{
	lxw_format *format = book->numbers[decimals < 0 ? 0 : decimals < DECIMALS ? decimals : DECIMALS - 1];
	lxw_col_t column = book->column++;
	if (isfinite(value) && worksheet_write_number(book->sheet, book->row, column, value, format) != LXW_NO_ERROR)
		book->is_broken = true;
}

void xlsx_number(struct xlsx *book, double value)
{
	xlsx_value(book, value, book->column < book->column_count ? book->columns[book->column].decimals : 0);
}

void xlsx_month(struct xlsx *book, int year, int month)
{
	lxw_datetime day = {.year = year, .month = month, .day = 1};
	if (worksheet_write_datetime(book->sheet, book->row, book->column++, &day, book->month) != LXW_NO_ERROR)
		book->is_broken = true;
}

void xlsx_row(struct xlsx *book)
{
	book->row++;
	book->column = 0;
}

struct xlsx_span xlsx_span(const struct xlsx *book)
{
	struct xlsx_span span = {.first = (int)book->first, .last = (int)book->row - 1};
	memcpy(span.sheet, book->name, sizeof span.sheet);
	return span;
}

/* -- charts ------------------------------------------------------------------------------------------------------------- */

void xlsx_chart(struct xlsx *book, const struct xlsx_chart *chart)
{
	static const uint8_t dashes[LINE_STYLES] = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
		LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH_DOT_DOT};
	static const lxw_color_t colours[] = {LXW_COLOR_BLACK, 0x0072B2, 0xB34700, 0x00704F, 0x8F3F71, 0x5C4500};
	lxw_chart *drawn = workbook_add_chart(book->book, LXW_CHART_LINE);
	const struct xlsx_span *span = &chart->span;
	if (!drawn) {
		book->is_broken = true;
		return;
	}
	chart_title_set_name(drawn, chart->title);
	chart_axis_set_name(drawn->x_axis, chart->x_title);
	chart_axis_set_num_format(drawn->x_axis, (char *)MONTH);
	chart_axis_set_interval_unit(drawn->x_axis, 6);
	chart_axis_set_interval_tick(drawn->x_axis, 6);
	chart_axis_set_name(drawn->y_axis, chart->y_title);
	for (int i = 0; i < chart->count; i++) {
		lxw_chart_series *series = chart_add_series(drawn, NULL, NULL);
		lxw_chart_line line = {.color = colours[i % LINE_STYLES], .width = 1.75f, .dash_type = dashes[i % LINE_STYLES]};
		chart_series_set_categories(series, span->sheet, (lxw_row_t)span->first, (lxw_col_t)chart->x_column, (lxw_row_t)span->last, (lxw_col_t)chart->x_column);
		chart_series_set_values(series, span->sheet, (lxw_row_t)span->first, (lxw_col_t)chart->columns[i], (lxw_row_t)span->last, (lxw_col_t)chart->columns[i]);
		/* begun with a blank: what begins with = would be taken for the address of a cell */
		char name[256] = " ", *copy = letters_copy(book, chart->names[i], 60);
		snprintf(name, sizeof name, *(copy ? copy : "") == '=' ? " %s" : "%s", copy ? copy : "");
		chart_series_set_name(series, name);
		free(copy);
		chart_series_set_line(series, &line);
	}
	worksheet_set_portrait(book->sheet);
	worksheet_fit_to_pages(book->sheet, 1, 0);
	lxw_chart_options size = {.x_scale = 2, .y_scale = 1.6};
	if (worksheet_insert_chart_opt(book->sheet, (lxw_row_t)chart->at_row, (lxw_col_t)chart->at_column, drawn, &size) != LXW_NO_ERROR)
		book->is_broken = true;
}

/* -- the file ----------------------------------------------------------------------------------------------------------- */

static lxw_format *format_make(struct xlsx *book, bool is_bold, bool is_wrapped, uint8_t across)
{
	lxw_format *format = workbook_add_format(book->book);
	if (is_bold)
		format_set_bold(format);
	if (is_wrapped)
		format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	format_set_align(format, across);
	return format;
}

static void formats_make(struct xlsx *book)
{
	char number[32];
	book->bold = format_make(book, true, false, LXW_ALIGN_LEFT);
	book->head = format_make(book, true, true, LXW_ALIGN_LEFT);
	book->head_right = format_make(book, true, true, LXW_ALIGN_RIGHT);
	book->words = format_make(book, false, false, LXW_ALIGN_LEFT);
	book->words_right = format_make(book, false, false, LXW_ALIGN_RIGHT);
	book->wrapped = format_make(book, false, true, LXW_ALIGN_LEFT);
	book->month = format_make(book, false, false, LXW_ALIGN_LEFT);
	format_set_num_format(book->month, MONTH);
	format_set_bottom(book->head, LXW_BORDER_THIN);
	format_set_bottom(book->head_right, LXW_BORDER_THIN);
	for (int i = 0; i < DECIMALS; i++) {
		snprintf(number, sizeof number, i + 1 < DECIMALS ? "#,##0%s%.*s" : "General", i ? "." : "", i, "000000");
		book->numbers[i] = format_make(book, false, false, LXW_ALIGN_RIGHT);
		format_set_num_format(book->numbers[i], number);
	}
}

enum status xlsx_open(struct xlsx **book, const char *title, const char *program, struct faults *faults)
{
	*book = calloc(1, sizeof **book);
	if (!*book)
		return fault_world(faults, "no memory left");
	memcpy((*book)->path, TEMPORARY, sizeof TEMPORARY);
	int file = mkstemp((*book)->path);
	if (file < 0) {
		*(*book)->path = '\0';
		return fault_world(faults, "cannot write %s: %s", TEMPORARY, faults_word(faults, strerrordesc_np(errno)));
	}
	close(file);
	(*book)->book = workbook_new((*book)->path);
	if (!(*book)->book)
		return fault_world(faults, "no memory left");
	char *named = letters_copy(*book, title, 255), *by = letters_copy(*book, program, 255);
	lxw_doc_properties properties = {.title = named, .author = by, .created = CREATED};
	workbook_set_properties((*book)->book, &properties);
	free(named);
	free(by);
	formats_make(*book);
	return STATUS_OK;
}

static bool bytes_take(const char *path, struct text *out)
{
	char bytes[1 << 16];
	size_t count;
	FILE *file = fopen(path, "rb");
	while (file && (count = fread(bytes, 1, sizeof bytes, file)) > 0)
		text_add_bytes(out, bytes, count);
	bool fine = file && !ferror(file) && !out->failed;
	if (file)
		fclose(file);
	return fine;
}

enum status xlsx_close(struct xlsx *book, struct text *out, struct faults *faults)
{
	if (!book)
		return STATUS_OK;
	bool fine = !book->is_broken;
	if (book->book && workbook_close(book->book) != LXW_NO_ERROR)
		fine = false;
	if (out && fine)
		fine = bytes_take(book->path, out);
	if (*book->path)
		unlink(book->path);
	free(book);
	return fine || !out ? STATUS_OK : fault_world(faults, "cannot write the workbook: no room on the disk, or no memory left");
}
