/* xlsx.c - a workbook holds what it was given, gives the same bytes each time, and takes strings of any kind without harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "show/xlsx.h"

static struct faults faults;
static struct text out;

static int room_open(void **state)
{
	(void)state;
	faults_init(&faults);
	text_init(&out);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	faults_free(&faults);
	text_free(&out);
	return 0;
}

static const struct xlsx_column columns[] = {{.heading = "month"}, {.heading = "hours", .unit = "h", .decimals = 2}, {.heading = "words", .is_words = true}};

static void book_fill(struct xlsx *book, const char *words)
{
	xlsx_sheet(book, "one");
	xlsx_line(book, words, true);
	xlsx_paragraph(book, words, 3, 40);
	xlsx_table(book, columns, 3, 1);
	for (int i = 0; i < 3; i++) {
		xlsx_month(book, 2012, i + 1);
		xlsx_number(book, i == 1 ? NAN : i / 3.0);
		xlsx_words(book, words);
		xlsx_row(book);
	}
	struct xlsx_span span = xlsx_span(book);
	assert_int_equal(span.last - span.first, 2);
	xlsx_sheet(book, "charts");
	xlsx_chart(book, &(struct xlsx_chart){.title = "hours", .x_title = "month", .y_title = "h", .span = span, .columns = (const int[]){1},
		.names = (const char *const[]){words}, .count = 1});
}

static void book_make(const char *words)
{
	struct xlsx *book;
	text_clear(&out);
	assert_int_equal(xlsx_open(&book, words, "program", &faults), STATUS_OK);
	book_fill(book, words);
	assert_int_equal(xlsx_close(book, &out, &faults), STATUS_OK);
	assert_true(out.length > 1000);
	assert_memory_equal(out.data, "PK\3\4", 4);
}

static void the_same_tables_give_the_same_bytes(void **state)
{
	(void)state;
	book_make("plain 普通");
	struct text first = out;
	text_init(&out);
	book_make("plain 普通");
	assert_int_equal(first.length, out.length);
	assert_memory_equal(first.data, out.data, out.length);
	text_free(&first);
}

static void strings_of_any_kind_do_no_harm(void **state)
{
	(void)state;
	static char endless[40001];
	memset(endless, 'w', 40000);
	const char *const strings[] = {"", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "<b>&amp;\"'", "\xff\xfe\xed\xa0\x80 broken", "\x01\x02\x1f control", "two\nlines", "𠮷 beyond", endless};
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
		book_make(strings[i]);
}

static void names_of_sheets_are_made_to_fit(void **state)
{
	(void)state;
	struct xlsx *book;
	assert_int_equal(xlsx_open(&book, "names", "program", &faults), STATUS_OK);
	xlsx_sheet(book, "[a]:b*c?d/e\\f'g");
	xlsx_sheet(book, "一张名字很长很长很长很长很长很长很长很长很长很长很长的工作表");
	xlsx_sheet(book, "a name that is far longer than any sheet's may be");
	assert_int_equal(xlsx_close(book, &out, &faults), STATUS_OK);
}

static void the_same_name_twice_is_told_apart(void **state)
{
	(void)state;
	struct xlsx *book;
	assert_int_equal(xlsx_open(&book, "twice", "program", &faults), STATUS_OK);
	xlsx_sheet(book, "one");
	xlsx_sheet(book, "One");
	xlsx_sheet(book, "");
	xlsx_line(book, "words", false);
	assert_int_equal(xlsx_close(book, &out, &faults), STATUS_OK);
	assert_true(out.length > 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(the_same_tables_give_the_same_bytes),
		TEST(strings_of_any_kind_do_no_harm),
		TEST(names_of_sheets_are_made_to_fit),
		TEST(the_same_name_twice_is_told_apart),
	};
	return cmocka_run_group_tests_name("xlsx", tests, NULL, NULL);
}
