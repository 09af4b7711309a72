/* csv.c - tests of tables as offices save them: encodings, separators, line ends, titles, and what stands in cells. */
#include <iconv.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "clock/calendar.h"
#include "input/cell.h"
#include "input/csv.h"

#define ROOM_MORE struct csv csv; /* the table of the test */
#include "room.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

/* Reads a file of these bytes; its name is cut off the faults. */
static enum status bytes_read(struct room *room, const char *bytes, size_t size)
{
	char path[] = "/tmp/jianfu-csv-XXXXXX";
	int file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
	enum status status = csv_read(path, (struct place){0}, &room->arena, &room->faults, &room->csv);
	unlink(path);
	return status;
}

static enum status table(struct room *room, const char *text)
{
	return bytes_read(room, text, strlen(text));
}

/* The same text in another encoding, with these bytes before it and the last ones left out. */
static enum status table_in(struct room *room, const char *encoding, const char *mark, size_t mark_size, const char *text, size_t cut)
{
	char bytes[4096], *in = (char *)text, *out = bytes + mark_size;
	size_t in_left = strlen(text), out_left = sizeof bytes - mark_size;
	memcpy(bytes, mark, mark_size);
	iconv_t door = iconv_open(encoding, "UTF-8");
	assert_true(door != (iconv_t)-1);
	assert_int_equal(iconv(door, &in, &in_left, &out, &out_left), 0);
	iconv_close(door);
	return bytes_read(room, bytes, (size_t)(out - bytes) - cut);
}

static void assert_fault(struct room *room, int at, const char *words)
{
	assert_true(at < room->faults.count);
	const char *line = fault_line(&room->faults, &room->faults.rows[at]), *tail = strchr(line + strlen("/tmp/"), ':');
	assert_non_null(tail);
	assert_string_equal(tail + 1, words);
}

/* -- encodings ------------------------------------------------------------------------------------------------------- */

static const char TABLE[] = "编号,名称,人口\r\n1,澄浪社区,3900\r\n2,\"柳锦，社区\",4100\r\n";

static void assert_table(struct room *room)
{
	assert_int_equal(room->csv.column_count, 3);
	assert_int_equal(room->csv.row_count, 2);
	assert_string_equal(room->csv.headings[1], "名称");
	assert_string_equal(csv_cell(&room->csv, 0, 1), "澄浪社区");
	assert_string_equal(csv_cell(&room->csv, 1, 1), "柳锦，社区");
	assert_int_equal(csv_place(&room->csv, 1, 2).line, 3);
	assert_int_equal(csv_place(&room->csv, 1, 2).column, 11);
	assert_string_equal(room->csv.text, TABLE); /* as UTF-8, whatever it was */
	assert_int_equal(room->faults.count, 0);
}

static void test_encodings(void **state)
{
	static const struct { const char *encoding, *mark; size_t mark_size; } cases[] = {
		{"UTF-8", "", 0}, {"UTF-8", "\xEF\xBB\xBF", 3}, {"GB18030", "", 0}, {"GBK", "", 0}, {"GB2312", "", 0},
		{"GB18030", "\x84\x31\x95\x33", 4}, {"UTF-16LE", "\xFF\xFE", 2}, {"UTF-16BE", "\xFE\xFF", 2},
	};
	struct room *room = *state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(table_in(room, cases[i].encoding, cases[i].mark, cases[i].mark_size, TABLE, 0), STATUS_OK);
		assert_table(room);
	}
}

static void test_rare_characters(void **state)
{
	struct room *room = *state;
	const char *text = "名称\n㐂𠮷社区\n"; /* four bytes each in GB18030 */
	assert_int_equal(table_in(room, "GB18030", "", 0, text, 0), STATUS_OK);
	assert_string_equal(csv_cell(&room->csv, 0, 0), "㐂𠮷社区");
	assert_int_equal(table_in(room, "UTF-16LE", "\xFF\xFE", 2, text, 0), STATUS_OK);
	assert_string_equal(csv_cell(&room->csv, 0, 0), "㐂𠮷社区");
}

static void test_wrong_bytes_are_named(void **state)
{
	struct room *room = *state;
	const char *text = "编号,名称\n1,澄浪\n2,柳锦";
	assert_int_equal(table_in(room, "GB18030", "", 0, text, 1), STATUS_FAULT);
	assert_fault(room, 0, "3:4: error: the byte BD is neither UTF-8 nor GB18030; help: save the table as \"CSV UTF-8\"");
	assert_int_equal(table_in(room, "UTF-16LE", "\xFF\xFE", 2, text, 1), STATUS_FAULT);
	assert_fault(room, 1, "3:4: error: the file ends in the middle of a character; help: save the table as \"CSV UTF-8\"");
	assert_int_equal(table(room, "编号,名称\n1,澄\xE6浪社区\n"), STATUS_FAULT);
	assert_fault(room, 2, "2:4: error: the byte E6 is not UTF-8, as the rest of the file is; help: save the table as \"CSV UTF-8\"");
	assert_int_equal(table_in(room, "UTF-16LE", "", 0, "id,name\n1,a\n", 0), STATUS_FAULT);
	assert_fault(room, 3, " error: this looks like UTF-16 without a mark that says so; help: save it as \"CSV UTF-8\", or as \"Unicode text\" with its mark at the beginning");
	assert_int_equal(bytes_read(room, "a,b\n1,\0,\n", 9), STATUS_FAULT);
	assert_fault(room, 4, "2:3: error: a zero byte; this looks like no text file; help: give a table saved as CSV");
	assert_int_equal(bytes_read(room, "PK\003\004xxxx", 8), STATUS_FAULT);
	assert_fault(room, 5, " error: this is a workbook, not a table saved as text; help: open it and save the sheet as \"CSV UTF-8\"");
	assert_int_equal(bytes_read(room, "\xFF\xFE" "a\0\0\xD8", 6), STATUS_FAULT);
	assert_int_equal(room->faults.error_count, 7);
}

/* -- shape ----------------------------------------------------------------------------------------------------------- */

static void test_separators(void **state)
{
	static const char *const texts[] = {
		"a,b\n1,x;y\n2,y;z\n", "a;b\n1,5;2\n1,7;2\n", "a;b\n1;\"x;y\"\n", "a\tb\n1,000\tx\n2,000\ty\n", "sep=;\r\na;b\r\n1;2\r\n", "\"sep=\t\"\na\tb\n1\t2\n",
		"a，b\n1，2\n", "a;b\n1，2;3，4\n",
	};
	struct room *room = *state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_int_equal(table(room, texts[i]), STATUS_OK);
		assert_int_equal(room->csv.column_count, 2);
		assert_string_equal(room->csv.headings[1], "b");
	}
	assert_int_equal(csv_place(&room->csv, 0, 1).column, 5);
	assert_int_equal(table(room, "sep=;\na;b\n1;2\n"), STATUS_OK);
	assert_int_equal(csv_place(&room->csv, 0, 0).line, 3); /* in the file */
	assert_int_equal(room->csv.rows[0], 2);                /* in the spreadsheet, which does not show that line */
	assert_int_equal(table(room, "note\n甲，乙\nx\n"), STATUS_OK);
	assert_int_equal(room->csv.column_count, 1);
}

static void test_line_ends(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	struct room *room = *state;
	for (int i = 0; i < 3; i++) {
		char text[128];
		snprintf(text, sizeof text, "a,b%s1,\"two%slines\"%s3,4%s", ends[i], ends[i], ends[i], i ? ends[i] : "");
		assert_int_equal(table(room, text), STATUS_OK);
		assert_int_equal(room->csv.row_count, 2);
		assert_string_equal(csv_cell(&room->csv, 1, 1), "4");
		assert_int_equal(csv_place(&room->csv, 1, 1).line, 4);
		assert_int_equal(room->csv.rows[1], 3);
	}
}

static void test_empty_ends_and_titles(void **state)
{
	struct room *room = *state;
	assert_int_equal(table(room, "a,b,,\n1,2,,\n3,,\n,,,\n5,6,,,,\n,,,\n,,,\n"), STATUS_OK);
	assert_int_equal(room->csv.column_count, 2);
	assert_int_equal(room->csv.row_count, 3);
	assert_string_equal(csv_cell(&room->csv, 1, 1), "");
	assert_int_equal(room->csv.rows[2], 5);
	assert_int_equal(room->faults.count, 0);
	assert_int_equal(table(room, "社区人员表,,\n\n二〇一二年,,\n编号,名称,人口\n1,甲,2\n"), STATUS_OK);
	assert_string_equal(room->csv.headings[2], "人口");
	assert_int_equal(room->csv.row_count, 1);
	assert_int_equal(room->csv.rows[0], 5);
	assert_int_equal(room->faults.warning_count, 1);
	assert_fault(room, 0, "1:1: note: what stands above row 4 is passed over as a title");
	assert_int_equal(table(room, "name\na\nb\nc\nd\n"), STATUS_OK); /* no title: a table of one column */
	assert_int_equal(room->csv.row_count, 4);
}

static void test_blanks(void **state)
{
	struct room *room = *state;
	assert_int_equal(table(room, "　ａ （ 万人 ） ,b\n\u00A0x y　 ,\" q \"\n"), STATUS_OK);
	assert_string_equal(room->csv.headings[0], "a ( 万人 )");
	assert_string_equal(room->csv.names[0], "a");
	assert_string_equal(room->csv.units[0], " 万人 ");
	assert_string_equal(csv_cell(&room->csv, 0, 0), "x y");
	assert_string_equal(csv_cell(&room->csv, 0, 1), "q");
	assert_int_equal(csv_column(&room->csv, "a", NULL), 0);
	assert_int_equal(csv_column(&room->csv, "c", "b"), 1);
}

static void test_shape_is_checked(void **state)
{
	struct room *room = *state;
	assert_int_equal(table(room, "a,b,\n1\n1,2,3\n1,2\n\"x"), STATUS_FAULT);
	assert_fault(room, 0, "3:1: error: row 3 has 3 cells, the heading 2; help: put text and numbers that hold the separator in quotes");
	assert_fault(room, 1, "5:1: error: a quote is opened here and never closed; help: close it");
	assert_fault(room, 2, "2:1: note: row 2 has fewer cells than the heading; those missing at its end count as blank");
	assert_int_equal(room->faults.count, 3); /* what a quote swallowed is not complained of */
	assert_int_equal(room->csv.row_count, 2);
	assert_int_equal(table(room, "a,,b,a\n"), STATUS_FAULT);
	assert_fault(room, 3, "1:3: error: column 2 has no heading; help: give it one, or clear the column");
	assert_fault(room, 4, "1:6: error: the column a stands twice; help: keep one of them");
}

static void test_rows_that_end_early(void **state)
{
	struct room *room = *state;
	assert_int_equal(table(room, "a;b;c;d\n1;2\n3\n4;5;6;7\n"), STATUS_OK);
	assert_fault(room, 0, "2:1: note: 2 rows from row 2 on have fewer cells than the heading; those missing at their ends count as blank");
	assert_int_equal(room->csv.row_count, 3);
	assert_string_equal(csv_cell(&room->csv, 0, 1), "2");
	assert_string_equal(csv_cell(&room->csv, 0, 3), "");
	assert_int_equal(csv_place(&room->csv, 0, 2).line, 2);
	assert_int_equal(csv_place(&room->csv, 0, 2).column, 4); /* behind the last cell there is */
	assert_string_equal(csv_cell(&room->csv, 1, 0), "3");
	assert_string_equal(csv_cell(&room->csv, 2, 3), "7");
	/* thousands and a lost end look alike, unless the separator is none of thousands */
	assert_int_equal(table(room, "a,b,c,d\n1,3,900\n"), STATUS_FAULT);
	assert_fault(room, 1, "2:1: error: row 2 has 3 cells, the heading 4; help: leave a cell empty rather than out; put numbers that hold the separator in quotes");
	assert_int_equal(table(room, "a;b;c;d\n1;3;900\n"), STATUS_OK);
	assert_int_equal(table(room, "a,b,c,d\n1,3900,12\n"), STATUS_OK);
}

/* More blanks than the text has room for. */
static void test_many_rows_that_end_early(void **state)
{
	enum { COLUMNS = 200, ROWS = 3000 };
	struct room *room = *state;
	char *text = malloc(8 * (COLUMNS + ROWS)), *out = text;
	assert_non_null(text);
	for (int i = 0; i < COLUMNS; i++)
		out += sprintf(out, "c%d;", i);
	for (int i = 0; i < ROWS; i++)
		out += sprintf(out, "\n%d", i);
	assert_int_equal(table(room, text), STATUS_OK);
	free(text);
	assert_int_equal(room->csv.row_count, ROWS);
	assert_int_equal(room->csv.column_count, COLUMNS);
	for (int i = 0; i < ROWS; i++) {
		assert_int_equal(atoi(csv_cell(&room->csv, i, 0)), i);
		assert_string_equal(csv_cell(&room->csv, i, COLUMNS - 1), "");
		assert_int_equal(csv_place(&room->csv, i, COLUMNS - 1).line, i + 2);
	}
	assert_string_equal(room->csv.headings[COLUMNS - 1], "c199");
}

/* `count` times `piece`, between a beginning and an end. */
static enum status repeated(struct room *room, const char *begin, const char *piece, int count, const char *end)
{
	size_t length = strlen(piece);
	char *text = malloc(strlen(begin) + (size_t)count * length + strlen(end) + 1), *out = stpcpy(text, begin);
	for (int i = 0; i < count; i++)
		out = stpcpy(out, piece);
	strcpy(out, end);
	enum status status = table(room, text);
	free(text);
	return status;
}

static void test_limits(void **state)
{
	struct room *room = *state;
	assert_int_equal(repeated(room, "a", ",b", CSV_COLUMNS, "\n"), STATUS_FAULT);
	assert_fault(room, 0, "1:1: error: the heading has 257 columns, more than 256; help: leave out what is not needed");
	assert_int_equal(repeated(room, "a\n", "x", CSV_CELL, "\n"), STATUS_OK);
	assert_int_equal(repeated(room, "a\n", "x", CSV_CELL + 1, "\n"), STATUS_FAULT);
	assert_fault(room, 1, "2:1: error: this cell has more than 32767 characters; help: look for a quote that is opened and not closed");
	assert_int_equal(repeated(room, "a\n", "1\n", CSV_ROWS, "\n"), STATUS_OK);
	assert_int_equal(repeated(room, "a\n", "1\n", CSV_ROWS + 1, "\n"), STATUS_FAULT);
	assert_fault(room, 2, "1048578:1: error: the table has more than 1048576 rows; help: split it, or leave out what is not needed");
	assert_int_equal(repeated(room, "a,b\n", ",", 1 << 23, "\n"), STATUS_FAULT);
	assert_fault(room, 3, " error: the table has more than 8388608 cells; help: split it, or leave out what is not needed");
}

/* -- cells ----------------------------------------------------------------------------------------------------------- */

static void test_numbers(void **state)
{
	(void)state;
	static const struct { const char *text, *unit; enum units_dimension dimension; double value; } cases[] = {
		{"3900", "", UNITS_PERSONS, 3900}, {"３９００", "", UNITS_PERSONS, 3900}, {"3,900", "", UNITS_PERSONS, 3900}, {"3，900", "", UNITS_PERSONS, 3900},
		{"1 234 567", "", UNITS_NUMBER, 1234567}, {"3900人", "", UNITS_PERSONS, 3900}, {"3900 人", "万人", UNITS_PERSONS, 3900},
		{"1.2", "万人", UNITS_PERSONS, 12000}, {"1.2万人", "", UNITS_PERSONS, 12000}, {"1.2 万", "", UNITS_PERSONS, 12000}, {"3千", "人", UNITS_PERSONS, 3000},
		{"18 %", "", UNITS_SHARE, 0.18}, {"１８％", "", UNITS_SHARE, 0.18}, {"18", "%", UNITS_SHARE, 0.18}, {"0.18", "", UNITS_SHARE, 0.18},
		{"120", "%", UNITS_SHARE, 1.2}, {"6个月", "", UNITS_MONTHS, 6}, {"1.5", "年", UNITS_MONTHS, 18}, {"40 min", "", UNITS_DURATION, 2.0 / 3},
		{"40", "分钟", UNITS_DURATION, 2.0 / 3}, {"2", "", UNITS_DURATION, 2}, {"6层", "", UNITS_NUMBER, 6}, {"-3", "", UNITS_NUMBER, -3}, {"－3", "", UNITS_NUMBER, -3},
		{"1e3", "", UNITS_NUMBER, 1000}, {".5", "", UNITS_NUMBER, 0.5}, {"2 名", "", UNITS_COUNT, 2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value = NAN;
		assert_int_equal(cell_number(cases[i].text, cases[i].unit, cases[i].dimension, &value), CELL_FINE);
		assert_near(value, cases[i].value, 1e-9);
	}
}

static void test_no_numbers(void **state)
{
	(void)state;
	static const struct { const char *text, *unit; enum units_dimension dimension; enum cell_outcome outcome; } cases[] = {
		{"many", "", UNITS_PERSONS, CELL_NO_NUMBER}, {"1,5", "", UNITS_NUMBER, CELL_NO_NUMBER}, {"1,2345", "", UNITS_NUMBER, CELL_NO_NUMBER},
		{"1.2.3", "", UNITS_NUMBER, CELL_NO_NUMBER}, {"12 34", "", UNITS_NUMBER, CELL_NO_NUMBER}, {"#N/A", "", UNITS_NUMBER, CELL_NO_NUMBER},
		{"-", "", UNITS_NUMBER, CELL_NO_NUMBER}, {"nan", "", UNITS_NUMBER, CELL_NO_NUMBER}, {"0x10", "", UNITS_NUMBER, CELL_NO_UNIT},
		{"三千九百", "", UNITS_PERSONS, CELL_NUMERALS}, {"〇", "", UNITS_PERSONS, CELL_NUMERALS}, {"两百户", "", UNITS_HOUSEHOLDS, CELL_NUMERALS},
		{"3 kg", "", UNITS_PERSONS, CELL_NO_UNIT}, {"3", "吨", UNITS_PERSONS, CELL_NO_UNIT}, {"5 %", "", UNITS_PERSONS, CELL_NO_UNIT},
		{"1234567890123456789012345678901234567890", "", UNITS_NUMBER, CELL_NO_NUMBER},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value = 0;
		assert_int_equal(cell_number(cases[i].text, cases[i].unit, cases[i].dimension, &value), cases[i].outcome);
	}
}

static void test_words_and_dates(void **state)
{
	(void)state;
	assert_true(cell_is_same("Request Rate", "request_rate") && cell_is_same("Ｉｄ", "id") && cell_is_same("人 口", "人口"));
	assert_false(cell_is_same("id", "ids"));
	assert_int_equal(cell_choice("网格长", "lead,书记|grid,网格员,网格长"), 1);
	assert_int_equal(cell_choice("lea", "lead,书记|grid"), -1);
	assert_int_equal(cell_yes("是"), 1);
	assert_int_equal(cell_yes("√"), 1);
	assert_int_equal(cell_yes("No"), 0);
	assert_int_equal(cell_yes("perhaps"), -1);
	static const char *const dates[] = {"2012-03-01", "2012/3/1", "2012.3.1", "2012年3月1日", "２０１２年３月１日", "2012 年 3 月 1 日", "20120301",
		"2012/3/1 0:00", "2012-03-01 00:00:00"};
	static const char *const none[] = {"2012-13-01", "2012-02-30", "2012-03", "1/3/2012", "三月", "", "2012-03-01x", "12/3/1", "2012/3/1 9:15", "20121301", "2012031", "40969"};
	int32_t serial = 0;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		assert_true(cell_date(dates[i], &serial));
		assert_int_equal(serial, calendar_serial((struct calendar_date){2012, 3, 1}));
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(cell_date(none[i], &serial));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_encodings), TEST(test_rare_characters), TEST(test_wrong_bytes_are_named), TEST(test_separators), TEST(test_line_ends),
		TEST(test_empty_ends_and_titles), TEST(test_blanks), TEST(test_shape_is_checked), TEST(test_rows_that_end_early), TEST(test_many_rows_that_end_early), TEST(test_limits),
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_no_numbers), cmocka_unit_test(test_words_and_dates),
	};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
