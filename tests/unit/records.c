/* records.c - tests of logs as offices write them: times, columns, rows left out; what is told of how work comes, takes and passes on. */
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

#include "records/fitting.h"

#define ROOM_MORE char path[40]; /* of the one log a test has */
#include "near.h"
#include "room.h"

static int path_close(void **state)
{
	const struct room *room = *state;
	if (*room->path)
		remove(room->path);
	return room_close(state);
}

static void log_write(struct room *room, const char *text, size_t size)
{
	strcpy(room->path, "/tmp/jianfu-records-XXXXXX");
	int file = mkstemp(room->path);
	assert_true(file >= 0);
	assert_int_equal(write(file, text, size), size);
	close(file);
}

static enum status log_read(struct room *room, const char *text, const char *map, struct records *records)
{
	log_write(room, text, strlen(text));
	const struct records_request request = {.path = room->path, .map = map, .order = -1};
	return records_read(&request, &room->arena, &room->faults, records);
}

/* -- times ------------------------------------------------------------------------------------------------------------- */

static int64_t moment(int year, int month, int day, int hour, int minute, int second)
{
	return calendar_serial((struct calendar_date){year, month, day}) * TICKS_PER_DAY + hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * INT64_C(1000);
}

static void test_moments(void **state)
{
	(void)state;
	static const struct { const char *cell; enum moment_order order; int hour, minute, second; } cells[] = {
		{"2024-01-05 08:03:20", MOMENT_YEAR_FIRST, 8, 3, 20}, {"2024-01-05T08:03:20.250Z", MOMENT_YEAR_FIRST, 8, 3, 20}, {"2024/1/5 8:03", MOMENT_YEAR_FIRST, 8, 3, 0},
		{"2024.1.5", MOMENT_YEAR_FIRST, 0, 0, 0}, {"2024年1月5日", MOMENT_YEAR_FIRST, 0, 0, 0}, {"2024年1月5日 8时3分20秒", MOMENT_YEAR_FIRST, 8, 3, 20},
		{"2024年1月5日 下午 8:03", MOMENT_YEAR_FIRST, 20, 3, 0}, {"2024/1/5 星期五 8:03", MOMENT_YEAR_FIRST, 8, 3, 0}, {"20240105", MOMENT_YEAR_FIRST, 0, 0, 0},
		{"20240105080320", MOMENT_YEAR_FIRST, 8, 3, 20}, {"5/1/2024 8:03", MOMENT_DAY_FIRST, 8, 3, 0}, {"5.1.2024 08:03", MOMENT_DAY_FIRST, 8, 3, 0},
		{"1/5/2024 8:03 PM", MOMENT_MONTH_FIRST, 20, 3, 0}, {"01/05/2024 12:03:20 AM", MOMENT_MONTH_FIRST, 0, 3, 20}, {"1/5/24 8:03", MOMENT_MONTH_FIRST, 8, 3, 0},
		{"05-Jan-2024 08:03", MOMENT_DAY_FIRST, 8, 3, 0}, {"Jan 5, 2024 8:03 pm", MOMENT_YEAR_FIRST, 20, 3, 0}, {"Friday, January 5, 2024", MOMENT_YEAR_FIRST, 0, 0, 0},
		{"2024-01-05T08:03:20+08:00", MOMENT_YEAR_FIRST, 8, 3, 20}, {"45296.3356481", MOMENT_YEAR_FIRST, 8, 3, 20}, {"1704441800", MOMENT_YEAR_FIRST, 8, 3, 20},
		{"1704441800000", MOMENT_YEAR_FIRST, 8, 3, 20}, {"２０２４／１／５　８：０３", MOMENT_YEAR_FIRST, 8, 3, 0},
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		int64_t wanted = moment(2024, 1, 5, cells[i].hour, cells[i].minute, cells[i].second), found = moment_read(cells[i].cell, cells[i].order);
		if (found - wanted < 0 || found - wanted > 1000)
			fail_msg("%s was read as %lld, not %lld", cells[i].cell, (long long)found, (long long)wanted);
	}
	static const char *const none[] = {"", "soon", "2024-13-05", "2024-02-30 08:00", "2024-01-05 25:00", "5", "12:30", "2024-01-05 08:03 or so", "31/31/2024", "99999999999999999"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		for (int order = 0; order < MOMENT_ORDERS; order++)
			assert_true(moment_read(none[i], (enum moment_order)order) == MOMENT_NONE);
}

/* What one cell leaves open the column settles. */
static void test_columns_of_moments(void **state)
{
	(void)state;
	static const char *const american[] = {"1/5/2024 8:00", "1/25/2024 9:00"}, *const british[] = {"5/1/2024", "25/1/2024"}, *const either[] = {"1/2/2024", "1/3/2024"};
	static const char *const plain[] = {"2024-01-05", "", "x"};
	struct moment_column column = moment_settle(american, 2);
	assert_true(column.order == MOMENT_MONTH_FIRST && !column.is_open && column.read == 2);
	column = moment_settle(british, 2);
	assert_true(column.order == MOMENT_DAY_FIRST && !column.is_open && !column.has_times);
	column = moment_settle(either, 2);
	assert_true(column.is_open && column.order == MOMENT_MONTH_FIRST); /* the shorter span: 2 and 3 January */
	column = moment_settle(plain, 3);
	assert_true(column.order == MOMENT_YEAR_FIRST && !column.is_open && column.read == 1 && column.filled == 2);
}

/* -- rows -------------------------------------------------------------------------------------------------------------- */

static const char messy[] =
	"编号,受理时间,办结时间,事项,经办人\n"
	"1,2024/1/1 8:00,2024/1/1 9:00,a,x\n"
	"2,2024/1/1 9:00,2024/1/1 8:00,a,x\n"  /* over before it began */
	"3,,2024/1/1 9:00,a,x\n"               /* no opening */
	"4,2024/1/2 8:00,bald,a,x\n"           /* unreadable */
	"5,2024/1/2 8:00,2024/1/3 9:00,b,y\n"
	"5,2024/1/2 8:00,2024/1/3 9:00,b,y\n"  /* the same again */
	"6,2024/1/3 8:00,,b,y\n"               /* open */
	"7,2024/1/4 8:00,2024/1/4 8:00,a,y\n"  /* in no time */
	"8,2024/1/5 8:00,2024/1/8 9:00,a,\n"
	"9,2024/1/6 8:00,2024/1/8 9:00,a,x\n"
	"10,2024/1/7 8:00,2024/1/8 9:00,c,x\n"
	"11,2024/1/8 8:00,2024/1/8 9:00,c,x\n"
	"12,2024/1/8 8:30,2024/1/8 9:00,c,x\n"
	"13,2024/1/8 8:40,2024/1/8 9:00,c,x\n"
	"14,2024/1/8 8:50,2024/1/8 9:00,c,x\n";

static void assert_messy(const struct records *records)
{
	assert_int_equal(records->line_count, 15);
	assert_int_equal(records->count, 11);
	assert_int_equal(records->dropped[DROP_NEGATIVE].count, 1);
	assert_int_equal(records->dropped[DROP_NEGATIVE].rows[0], 3);
	assert_int_equal(records->dropped[DROP_NO_OPENING].rows[0], 4);
	assert_int_equal(records->dropped[DROP_UNREADABLE].rows[0], 5);
	assert_int_equal(records->dropped[DROP_REPEATED].rows[0], 7);
	assert_true(records->open_count == 1 && records->zero_count == 1 && records->categories.count == 3 && records->workers.count == 2);
	assert_true(records->was_guessed[ROLE_opened] && records->at[ROLE_worker] == 4 && records->at[ROLE_started] == -1);
}

static void test_messy_log(void **state)
{
	struct room *room = *state;
	struct records records;
	assert_int_equal(log_read(room, messy, NULL, &records), STATUS_OK);
	assert_messy(&records);
	assert_int_equal(room->faults.count, 0);
	bool is_over;
	near(records_length(&records, &records.rows[0], &is_over), 1, 1e-9);
	assert_true(is_over && records.rows[0].row == 2);
	near(records_length(&records, &records.rows[2], &is_over), 5 * 24 + 1, 1e-3); /* open until the last thing the log knows */
	assert_false(is_over);
}

/* As it stood on the third day at noon: later closings are not known. */
static void test_log_as_of_a_day(void **state)
{
	struct room *room = *state;
	struct records all, known;
	assert_int_equal(log_read(room, messy, NULL, &all), STATUS_OK);
	assert_int_equal(records_as_of(&all, 2 * TICKS_PER_DAY, &room->arena, &known), STATUS_OK);
	assert_true(known.count == 2 && known.open_count == 1 && known.rows[1].closed == MOMENT_NONE && known.end == 2 * TICKS_PER_DAY);
	assert_true(all.rows[1].closed != MOMENT_NONE);
}

static void assert_fault_told(const struct room *room, const char *what)
{
	for (int i = 0; i < room->faults.count; i++)
		if (strstr(room->faults.rows[i].what, what))
			return;
	fail_msg("nothing was said of: %s", what);
}

static void test_wrong_maps(void **state)
{
	struct room *room = *state;
	struct records records;
	assert_int_equal(log_read(room, messy, "opend=受理时间", &records), STATUS_FAULT);
	assert_fault_told(room, "a column cannot be opend");
	assert_string_equal(room->faults.rows[0].help, "did you mean opened?");
	remove(room->path);
	assert_int_equal(log_read(room, messy, "opened=受理时刻", &records), STATUS_FAULT);
	assert_fault_told(room, "there is no column 受理时刻");
	remove(room->path);
	assert_int_equal(log_read(room, "a,b\n1,2\n", NULL, &records), STATUS_FAULT);
	assert_fault_told(room, "no column says when work came");
	remove(room->path);
	assert_int_equal(log_read(room, "opened\n2024-01-01\n", NULL, &records), STATUS_FAULT);
	assert_fault_told(room, "1 rows are left of 1");
}

/* Both ways round are possible: the shorter span, and a remark; --dates says otherwise. */
static void test_order_of_dates(void **state)
{
	struct room *room = *state;
	struct records records;
	char text[1024] = "opened,closed\n";
	for (int day = 1; day <= 12; day++)
		sprintf(text + strlen(text), "3/%d/2024 08:00,3/%d/2024 17:00\n", day, day);
	assert_int_equal(log_read(room, text, NULL, &records), STATUS_OK);
	assert_int_equal(records.until, 12 * TICKS_PER_DAY);
	assert_fault_told(room, "taken as month, day, year");
	struct records_request request = {.path = room->path, .order = MOMENT_DAY_FIRST};
	assert_int_equal(records_read(&request, &room->arena, &room->faults, &records), STATUS_OK);
	assert_int_equal(records.until, 336 * TICKS_PER_DAY); /* 3 January … 3 December */
}

/* No column says when work came: a piece of a case comes when the one before was done. */
static void test_openings_of_cases(void **state)
{
	struct room *room = *state;
	struct records records;
	char text[2048] = "case,activity,start,end,resource\n";
	for (int c = 0; c < 6; c++)
		sprintf(text + strlen(text), "%d,check,2024-01-0%d 08:00,2024-01-0%d 09:00,x\n%d,send,2024-01-0%d 11:00,2024-01-0%d 11:30,%s\n", c, c + 1, c + 1, c, c + 1, c + 1, c % 2 ? "x" : "y");
	assert_int_equal(log_read(room, text, NULL, &records), STATUS_OK);
	assert_true(records.opens_by_start && records.opens_by_case && records.count == 12);
	assert_int_equal(records.rows[1].opened, 9 * TICKS_PER_HOUR);
	struct passing passing;
	int steps[2] = {0, 1};
	assert_int_equal(passing_estimate(&records, steps, 0.95, &room->arena, &passing), STATUS_OK);
	near(passing.handed_on.mean, 0.5, 1e-12);
	near(passing.rework.mean, 0, 1e-12);
	assert_true(passing.case_count == 6 && passing.next[0][1] == 6 && passing.first[0] == 6 && passing.first[1] == 0);
}

/* -- residents --------------------------------------------------------------------------------------------------------- */

static void test_rates_by_head(void **state)
{
	struct room *room = *state;
	struct records records;
	struct coming coming;
	struct coming_heads heads;
	char text[8192] = "opened,closed,area\n", people[40];
	for (int i = 0; i < 100; i++)
		sprintf(text + strlen(text), "2024-01-%02d 10:%02d,2024-01-%02d 12:00,%s\n", 1 + i % 28, i % 60, 1 + i % 28, i < 75 ? "柳东" : "8.0");
	assert_int_equal(log_read(room, text, NULL, &records), STATUS_OK);
	assert_int_equal(coming_estimate(&records, -1, -1, -1, 0.95, &room->arena, &coming), STATUS_OK);
	strcpy(people, "/tmp/jianfu-people-XXXXXX");
	int file = mkstemp(people);
	static const char table[] = "社区,人口\n柳东,\"3,000\"\n8,1000\n9,500\n";
	assert_int_equal(write(file, table, sizeof table - 1), sizeof table - 1);
	close(file);
	assert_int_equal(coming_by_head(&records, &coming, people, 0.95, &room->arena, &room->faults, &heads), STATUS_OK);
	remove(people);
	assert_int_equal(heads.count, 3);
	near(heads.people, 4500, 1e-9);
	near(heads.areas[0].a_month.mean, 75 / 3.0 / (28 / (365.25 / 12)), 1e-9);
	near(heads.areas[2].a_month.mean, 0, 1e-12);
	assert_true(heads.areas[1].a_month.low < heads.areas[1].a_month.mean && heads.areas[1].a_month.high > heads.areas[1].a_month.mean && heads.unknown == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_columns_of_moments),
		cmocka_unit_test_setup_teardown(test_messy_log, room_open, path_close),
		cmocka_unit_test_setup_teardown(test_log_as_of_a_day, room_open, path_close),
		cmocka_unit_test_setup_teardown(test_wrong_maps, room_open, path_close),
		cmocka_unit_test_setup_teardown(test_order_of_dates, room_open, path_close),
		cmocka_unit_test_setup_teardown(test_openings_of_cases, room_open, path_close),
		cmocka_unit_test_setup_teardown(test_rates_by_head, room_open, path_close),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	printf("%d passed, %d failed\n", (int)(sizeof tests / sizeof *tests) - failed, failed);
	return failed;
}
