/* show.c - tables that line up, paragraphs that break where they may, verdicts that follow from the numbers. */
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "show/compare.h"
#include "show/paragraph.h"
#include "show/table.h"

static struct arena arena;
static struct text out;

static int room_open(void **state)
{
	(void)state;
	arena_init(&arena);
	text_init(&out);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	arena_free(&arena);
	text_free(&out);
	return 0;
}

/* -- table ----------------------------------------------------------------------------------------------------------- */

static struct table sample_table(void)
{
	struct table table;
	assert_int_equal(table_init(&table, &arena, 3), STATUS_OK);
	table.is_right[1] = true;
	assert_int_equal(table_row(&table, (const char *[]){"指标", "不设门槛", "note"}), STATUS_OK);
	table_headings(&table);
	assert_int_equal(table_row(&table, (const char *[]){"overtime", "3.8", "a,b"}), STATUS_OK);
	assert_int_equal(table_row(&table, (const char *[]){"加班|小时", "12", NULL}), STATUS_OK);
	return table;
}

static void text_lines_up_under_chinese(void **state)
{
	(void)state;
	struct table table = sample_table();
	table_write(&table, TABLE_TEXT, &out);
	assert_string_equal(out.data,
		"指标       不设门槛  note\n"
		"overtime        3.8  a,b\n"
		"加班|小时        12\n");
}

static void csv_quotes_what_needs_it(void **state)
{
	(void)state;
	struct table table = sample_table();
	assert_int_equal(table_row(&table, (const char *[]){"say \"so\"", "two\nlines", ""}), STATUS_OK);
	table_write(&table, TABLE_CSV, &out);
	assert_string_equal(out.data, "指标,不设门槛,note\novertime,3.8,\"a,b\"\n加班|小时,12,\n\"say \"\"so\"\"\",\"two\nlines\",\n");
}

static void markdown_escapes_its_bars(void **state)
{
	(void)state;
	struct table table = sample_table();
	table_write(&table, TABLE_MARKDOWN, &out);
	assert_string_equal(out.data,
		"| 指标 | 不设门槛 | note |\n|---|---:|---|\n| overtime | 3.8 | a,b |\n| 加班\\|小时 | 12 |  |\n");
}

static void two_headings_share_a_row_of_markdown(void **state)
{
	(void)state;
	struct table table;
	assert_int_equal(table_init(&table, &arena, 1), STATUS_OK);
	assert_int_equal(table_row(&table, (const char *[]){"cap"}), STATUS_OK);
	assert_int_equal(table_row(&table, (const char *[]){"75 h"}), STATUS_OK);
	table_headings(&table);
	table_write(&table, TABLE_MARKDOWN, &out);
	assert_string_equal(out.data, "| cap<br>75 h |\n|---|\n");
}

static void many_rows_keep_their_order(void **state)
{
	(void)state;
	struct table table;
	char word[16], expected[2000] = "";
	assert_int_equal(table_init(&table, &arena, 1), STATUS_OK);
	for (int i = 0; i < 100; i++) {
		snprintf(word, sizeof word, "row %d", i);
		strcat(strcat(expected, word), "\n");
		assert_int_equal(table_row(&table, (const char *[]){word}), STATUS_OK);
	}
	table_write(&table, TABLE_TEXT, &out);
	assert_string_equal(out.data, expected);
}

/* -- paragraph ------------------------------------------------------------------------------------------------------- */

static void english_breaks_at_blanks(void **state)
{
	(void)state;
	assert_int_equal(paragraph_add(&out, "one two three, four unbreakable-word five", 10, 2, 9), 5);
	assert_string_equal(out.data, "one two\n  three,\n  four\n  unbreakable-word\n  five\n");
}

static void chinese_breaks_anywhere_but_before_closing_marks(void **state)
{
	(void)state;
	assert_int_equal(paragraph_add(&out, "要管得久选“工时上限”,代价是少", 12, 0, 9), 3);
	assert_string_equal(out.data, "要管得久选\n“工时上限”,\n代价是少\n");
}

static void what_does_not_fit_is_cut_with_an_ellipsis(void **state)
{
	(void)state;
	assert_int_equal(paragraph_add(&out, "one two three four", 8, 0, 2), 2);
	assert_string_equal(out.data, "one two\nthree…\n");
}

/* -- compare --------------------------------------------------------------------------------------------------------- */

enum { POINTS = 2 };

/* Two options and one measure: the second differs by `shift`, give or take `swing` in turn. */
static struct result_set shifted_set(int better, double matters_from, int replications, double shift, double swing)
{
	static const struct result_point points[POINTS] = {{.name = "base"}, {.name = "other"}};
	struct result_measure *measure = arena_rows(&arena, 1, struct result_measure);
	*measure = (struct result_measure){.name = "m", .better = better, .matters_from = matters_from};
	struct result_set set = {.point_count = POINTS, .replication_count = replications, .measure_count = 1, .measures = measure,
		.points = points, .seed = 1};
	assert_int_equal(result_build(&set, &arena), STATUS_OK);
	for (int r = 0; r < replications; r++) {
		*result_horizon(&set, 0, r) = 100 * r; /* luck all options share */
		*result_horizon(&set, 1, r) = 100 * r + shift + (r % 2 ? swing : -swing);
	}
	return set;
}

static struct compare_cell judged(const struct result_set *set)
{
	struct comparison comparison;
	assert_int_equal(compare_build(&comparison, &arena, set, (int[]){0}, 1, 0), STATUS_OK);
	assert_int_equal(compare_at(&comparison, 0, 0)->verdict, COMPARE_BASELINE);
	return *compare_at(&comparison, 0, 1);
}

static enum compare_verdict verdict(int better, double matters_from, double shift, double swing)
{
	struct result_set set = shifted_set(better, matters_from, 20, shift, swing);
	return judged(&set).verdict;
}

static void verdicts_follow_the_interval(void **state)
{
	(void)state;
	assert_int_equal(verdict(+1, 1, 5, 1), COMPARE_BETTER);
	assert_int_equal(verdict(-1, 1, 5, 1), COMPARE_WORSE);
	assert_int_equal(verdict(+1, 1, -5, 1), COMPARE_WORSE);
	assert_int_equal(verdict(-1, 1, -5, 1), COMPARE_BETTER);
	assert_int_equal(verdict(+1, 2, 0.5, 1), COMPARE_SAME); /* above 0 beyond chance or not: too small to matter */
	assert_int_equal(verdict(+1, 1, 0, 0), COMPARE_SAME);
	assert_int_equal(verdict(+1, 1, 2, 30), COMPARE_UNCLEAR);
	assert_int_equal(verdict(0, 1, 5, 1), COMPARE_NEUTRAL);
}

static void values_and_differences_are_means(void **state)
{
	(void)state;
	struct result_set set = shifted_set(+1, 1, 20, 5, 1);
	struct compare_cell cell = judged(&set);
	assert_true(fabs(cell.value.mean - 955) < 1e-9);
	assert_true(fabs(cell.difference.mean - 5) < 1e-9);
	assert_true(cell.difference.low > 4 && cell.difference.high < 6 && cell.difference.low < cell.difference.high);
	assert_int_equal(cell.replications_needed, 0);
}

/* As many replications as it asks for do decide, and a good deal fewer do not. */
static void replications_needed_decide(void **state)
{
	(void)state;
	struct result_set set = shifted_set(+1, 0.1, 20, 2, 10);
	struct compare_cell cell = judged(&set);
	assert_int_equal(cell.verdict, COMPARE_UNCLEAR);
	assert_in_range(cell.replications_needed, 60, 200);
	set = shifted_set(+1, 0.1, 2 * (cell.replications_needed / 2 + 2), 2, 10);
	assert_int_equal(judged(&set).verdict, COMPARE_BETTER);
	set = shifted_set(+1, 0.1, 2 * (cell.replications_needed / 4), 2, 10);
	assert_int_equal(judged(&set).verdict, COMPARE_UNCLEAR);
}

static void one_replication_decides_nothing(void **state)
{
	(void)state;
	struct result_set set = shifted_set(+1, 1, 1, 5, 0);
	struct compare_cell cell = judged(&set);
	assert_int_equal(cell.verdict, COMPARE_UNCLEAR);
	assert_int_equal(cell.replications_needed, 10);
}

static void what_is_missing_is_left_out(void **state)
{
	(void)state;
	struct result_set set = shifted_set(+1, 1, 20, 5, 1);
	*result_horizon(&set, 0, 3) = NAN;
	*result_horizon(&set, 1, 7) = INFINITY;
	struct compare_cell cell = judged(&set);
	assert_int_equal(cell.difference.n, 18);
	assert_int_equal(cell.verdict, COMPARE_BETTER);
	for (int r = 0; r < 20; r++)
		*result_horizon(&set, 0, r) = NAN;
	assert_int_equal(judged(&set).verdict, COMPARE_NONE);
}

/* Twenty measures without any difference: together they err seldom, each by itself would err twenty times as often. */
static void many_cells_hold_together(void **state)
{
	(void)state;
	struct result_measure measure = {.name = "m", .better = 1}, measures[20];
	int indices[20];
	for (int m = 0; m < 20; m++) {
		measures[m] = measure;
		indices[m] = m;
	}
	struct result_set set = shifted_set(+1, 0, 20, 0, 1);
	set.measure_count = 20;
	set.measures = measures;
	assert_int_equal(result_build(&set, &arena), STATUS_OK);
	for (int r = 0; r < 20; r++)
		for (int m = 0; m < 20; m++) {
			result_horizon(&set, 0, r)[m] = 0;
			result_horizon(&set, 1, r)[m] = sin(1.7 * r * r + 3.1 * m * (r + 1));
		}
	struct comparison together, alone;
	assert_int_equal(compare_build(&together, &arena, &set, indices, 20, 0), STATUS_OK);
	assert_int_equal(together.simultaneous_count, 20);
	for (int m = 0; m < 20; m++) {
		assert_int_equal(compare_build(&alone, &arena, &set, indices + m, 1, 0), STATUS_OK);
		assert_true(compare_at(&together, m, 1)->difference.half_width > compare_at(&alone, 0, 1)->difference.half_width);
		assert_int_equal(compare_at(&together, m, 1)->verdict, COMPARE_UNCLEAR);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(text_lines_up_under_chinese),
		TEST(csv_quotes_what_needs_it),
		TEST(markdown_escapes_its_bars),
		TEST(two_headings_share_a_row_of_markdown),
		TEST(many_rows_keep_their_order),
		TEST(english_breaks_at_blanks),
		TEST(chinese_breaks_anywhere_but_before_closing_marks),
		TEST(what_does_not_fit_is_cut_with_an_ellipsis),
		TEST(verdicts_follow_the_interval),
		TEST(values_and_differences_are_means),
		TEST(replications_needed_decide),
		TEST(one_replication_decides_nothing),
		TEST(what_is_missing_is_left_out),
		TEST(many_cells_hold_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
