/* report_tables.c - work sent down by kind and department, communities side by side: what the tables say is what the results hold. */
#include <libintl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "invented.h"
#include "report/communities_table.h"
#include "report/costs_table.h"

struct desk {
	struct arena arena;
	struct text out;
	struct result_set set;
};

static int desk_open(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);
	setenv("LANGUAGE", "en", 1);
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	arena_init(&desk->arena);
	text_init(&desk->out);
	invented_build(&desk->set, &desk->arena, 4, 7);
	*state = desk;
	return 0;
}

static int desk_close(void **state)
{
	struct desk *desk = *state;
	arena_free(&desk->arena);
	text_free(&desk->out);
	free(desk);
	return 0;
}

static int lines_of(const char *page)
{
	int lines = 0;
	for (; *page; page++)
		lines += *page == '\n';
	return lines;
}

static const char *costs_of(struct desk *desk, enum table_format format, bool is_chinese)
{
	struct full_table full = {&desk->set, desk->set.baseline, format, is_chinese, true};
	text_clear(&desk->out);
	assert_int_equal(costs_table_write(&full, &desk->arena, &desk->out), STATUS_OK);
	return desk->out.data;
}

static const char *communities_of(struct desk *desk, int measure, enum table_format format)
{
	struct full_table full = {&desk->set, desk->set.baseline, format, false, true};
	text_clear(&desk->out);
	assert_int_equal(communities_table_write(&full, measure, &desk->arena, &desk->out), STATUS_OK);
	return desk->out.data;
}

static void assert_says(const char *page, const char *words)
{
	if (!strstr(page, words))
		fail_msg("does not say \"%s\":\n%s", words, page);
}

/* Four in ten of what is counted are gone, and one hour in ten: both stand in one row. */
static void counts_stand_beside_hours(void **state)
{
	struct desk *desk = *state;
	const char *page = costs_of(desk, TABLE_TEXT, false);
	assert_says(page, "list+review       28.2  -40%    1440  -40%         1620  -10%            8.1");
	assert_says(page, "all               no gate           65.0          2418               4680                 23.4");
	assert_says(page, "Civil Affairs");
	assert_says(costs_of(desk, TABLE_TEXT, true), "民政局");
	assert_says(costs_of(desk, TABLE_MARKDOWN, false), "| ledger to keep | no gate | 47.0 |");
}

static void costs_for_programs_have_all_digits(void **state)
{
	struct desk *desk = *state;
	const char *page = costs_of(desk, TABLE_CSV, false);
	assert_int_equal(lines_of(page), 1 + INVENTED_ORIGINS * 5 * INVENTED_POINTS);
	assert_says(page, "haishu_gate,kind,ledger,ledger to keep,in_use,templates,28.2,28.2,28.2,-18.8,-18.8,-18.8,-40\n");
	assert_says(page, "do_nothing,department,1,Civil Affairs,hours,h/yr,4680,4680,4680,,,,\n");
}

static void an_origin_of_nothing_is_left_out(void **state)
{
	struct desk *desk = *state;
	for (int p = 0; p < INVENTED_POINTS; p++)
		for (int r = 0; r < 4; r++)
			for (int m = 0; m < 5; m++)
				result_origin(&desk->set, p, r, 1)[m] = 0;
	assert_null(strstr(costs_of(desk, TABLE_TEXT, false), "census or survey"));
}

static void the_worst_off_are_marked(void **state)
{
	struct desk *desk = *state;
	const double services[] = {50, 40.25, 60};
	for (int p = 0; p < INVENTED_POINTS; p++)
		for (int place = 0; place < INVENTED_PLACES; place++) {
			result_place(&desk->set, p, place)[0] = services[place];
			result_place(&desk->set, p, place)[3] = services[place]; /* hours demanded: the fewer the better */
		}
	const char *page = communities_of(desk, -1, TABLE_TEXT);
	assert_says(page, "services to residents on time (%)\n");
	assert_says(page, "Duantang 2                     40.2* ");
	assert_says(page, "mean of communities            50.1 ");
	assert_says(page, "mean of the worst-off tenth    40.2 ");
	assert_says(communities_of(desk, 3, TABLE_TEXT), "社区三                         60.0* ");
	page = communities_of(desk, 0, TABLE_CSV);
	assert_int_equal(lines_of(page), 1 + INVENTED_PLACES * INVENTED_POINTS);
	assert_says(page, "quota,Duantang 2,services_on_time,%,40.25,yes\n");
	assert_says(page, "quota,社区三,services_on_time,%,60,no\n");
}

static void nobody_is_worst_off_without_a_direction(void **state)
{
	struct desk *desk = *state;
	int measure = result_measure_index(&desk->set, "extra_cost");
	const char *page = communities_of(desk, measure, TABLE_TEXT);
	assert_null(strstr(page, "worst-off tenth  "));
	assert_null(strstr(communities_of(desk, measure, TABLE_CSV), "yes"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
	const struct CMUnitTest tests[] = {TEST(counts_stand_beside_hours), TEST(costs_for_programs_have_all_digits), TEST(an_origin_of_nothing_is_left_out),
		TEST(the_worst_off_are_marked), TEST(nobody_is_worst_off_without_a_direction)};
	return cmocka_run_group_tests_name("tables of results", tests, NULL, NULL);
}
