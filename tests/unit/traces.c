/* traces.c - tests of tables of arrivals: every way to write a time, what is left out, what is wrong and where. */
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
#include "input/column.h"
#include "world/traces.h"

struct room {
	struct arena arena;
	struct faults faults;
	char path[32];
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	arena_init(&room->arena);
	faults_init(&room->faults);
	strcpy(room->path, "/tmp/jianfu-traces-XXXXXX");
	close(mkstemp(room->path));
	*state = room;
	return 0;
}

static int room_close(void **state)
{
	struct room *room = *state;
	remove(room->path);
	arena_free(&room->arena);
	faults_free(&room->faults);
	free(room);
	return 0;
}

/* A trace of a scenario that starts on 2012-01-02. */
static enum status trace_of(struct room *room, const char *text, struct trace *trace)
{
	FILE *file = fopen(room->path, "w");
	fputs(text, file);
	fclose(file);
	int32_t start = calendar_serial((struct calendar_date){2012, 1, 2});
	return trace_read(room->path, (struct place){"s.yaml", 7, 3}, start, &room->arena, &room->faults, trace);
}

static void assert_fault(struct room *room, int at, const char *words)
{
	assert_true(at < room->faults.count);
	const char *line = fault_line(&room->faults, &room->faults.rows[at]), *behind = line;
	if (!strncmp(line, room->path, strlen(room->path)))
		behind += strlen(room->path);
	assert_string_equal(behind, words);
}

static const int64_t DAY = TICKS_PER_DAY, HOUR = TICKS_PER_HOUR, MINUTE = TICKS_PER_MINUTE;

static void test_times(void **state)
{
	struct room *room = *state;
	const struct { const char *cell; int64_t time; } rows[] = {
		{"2012-01-02 00:00:00", 0}, {"2012-01-03 09:15:20", DAY + 9 * HOUR + 15 * MINUTE + 20000}, {"2012/1/3 9:15", DAY + 9 * HOUR + 15 * MINUTE},
		{"2012-01-03T09:15:20", DAY + 9 * HOUR + 15 * MINUTE + 20000}, {"2012-01-03T09:15:20.25", DAY + 9 * HOUR + 15 * MINUTE + 20250},
		{"2012-01-02 23:59:59.999", DAY - 1}, {"2012-01-02 23:59:59.9999", DAY - 1}, {"2012-01-02 00:00:00.001", 1},
		{"2012年1月3日 9:15", DAY + 9 * HOUR + 15 * MINUTE}, {"２０１２－１－３　９：１５", DAY + 9 * HOUR + 15 * MINUTE}, {"2012-02-29  12:00", 58 * DAY + 12 * HOUR},
		{"12.5 min", 12 * MINUTE + 30000}, {"0 h", 0}, {"1.5 d", 36 * HOUR}, {"20分钟", 20 * MINUTE}, {"0.0015 s", 2},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct trace trace;
		if (trace_of(room, arena_format(&room->arena, "id,time\n1,%s\n", rows[i].cell), &trace))
			fail_msg("%s", fault_line(&room->faults, &room->faults.rows[0]));
		assert_int_equal(trace.count, 1);
		if (trace.rows[0].time != rows[i].time)
			fail_msg("%s: %lld", rows[i].cell, (long long)trace.rows[0].time);
		assert_true(trace.rows[0].effort == -1 && trace.rows[0].patience == -1 && trace.rows[0].count == 1 && trace.left_out == 0);
	}
}

static void test_columns(void **state)
{
	struct room *room = *state;
	struct trace trace;
	assert_int_equal(trace_of(room,
		"街道,时间（分钟）,工时 (分钟),件数,耐心\n一,30,5,2,1 h\n二,10,,,\n三,30,90 s,1,0 h\n四,0.5 h,7,3,\n", &trace), STATUS_OK);
	assert_int_equal(trace.count, 4);
	const struct trace_row wanted[] = {
		{10 * MINUTE, -1, -1, 1, 1, -1}, {30 * MINUTE, 5 * MINUTE, HOUR, 2, 0, -1}, {30 * MINUTE, 90000, 0, 1, 2, -1}, {30 * MINUTE, 7 * MINUTE, -1, 3, 3, -1},
	};
	for (int i = 0; i < 4; i++) {
		const struct trace_row *row = &trace.rows[i];
		assert_true(row->time == wanted[i].time && row->effort == wanted[i].effort && row->patience == wanted[i].patience);
		assert_true(row->count == wanted[i].count && row->row == wanted[i].row);
	}
	assert_int_equal(trace_first(&trace, 0), 0);
	assert_int_equal(trace_first(&trace, 10 * MINUTE), 0);
	assert_int_equal(trace_first(&trace, 10 * MINUTE + 1), 1);
	assert_int_equal(trace_first(&trace, 30 * MINUTE), 1);
	assert_int_equal(trace_first(&trace, DAY), 4);
}

static void test_before_the_start(void **state)
{
	struct room *room = *state;
	struct trace trace;
	assert_int_equal(trace_of(room, "time\n2012-01-01 23:59:59\n2012-01-02 08:00\n-5 min\n", &trace), STATUS_OK);
	assert_true(trace.count == 1 && trace.left_out == 2 && trace.rows[0].time == 8 * HOUR);
	assert_true(room->faults.error_count == 0 && room->faults.warning_count == 1);
	assert_string_equal(fault_line(&room->faults, &room->faults.rows[0]),
		arena_format(&room->arena, "s.yaml:7:3: note: 2 rows of \"%s\" lie before the start and are left out", room->path));
	assert_int_equal(trace_of(room, "time\n2011-01-01 23:59:59\n", &trace), STATUS_FAULT);
	assert_string_equal(fault_line(&room->faults, &room->faults.rows[1]),
		arena_format(&room->arena, "s.yaml:7:3: error: all arrivals of \"%s\" lie before the start; help: begin earlier, with start:", room->path));
	assert_int_equal(trace_of(room, "time\n", &trace), STATUS_FAULT);
	assert_string_equal(fault_line(&room->faults, &room->faults.rows[2]),
		arena_format(&room->arena, "s.yaml:7:3: error: \"%s\" has no arrivals; help: give it a row for each arrival", room->path));
}

static void test_faults(void **state)
{
	static const char moment[] = "help: write 2012-01-03 09:15:20, or a time since the start as in 12.5 min";
	struct room *room = *state;
	struct trace trace;
	static const char *const no_moments[] = {"2012-01-03", "2012-02-30 09:00", "2012-01-03 24:00", "2012-01-03 09:60", "2012-01-03 09:15 PM",
		"2012-01-03T09:15:20Z", "2012-1-3 9", "01/03/2012 09:15", "09:15", "2012-01-0309:15"};
	for (size_t i = 0; i < sizeof no_moments / sizeof *no_moments; i++) {
		assert_int_equal(trace_of(room, arena_format(&room->arena, "time\n%s\n", no_moments[i]), &trace), STATUS_FAULT);
		assert_fault(room, (int)i, arena_format(&room->arena, ":2:1: error: row 2, column time: \"%s\" is no day with a time of day; %s", no_moments[i], moment));
	}
	int at = room->faults.count;
	assert_int_equal(trace_of(room, "time,effort (min),patience,count\n5,-1,2 h,0\n,x,3,1.5\n7 h,8,1 yr,many\n", &trace), STATUS_FAULT);
	static const char *const lines[] = {
		":2:1: error: row 2, column time: \"5\" is no quantity of this kind; help: put one of h | min | s | d behind the number, or in the heading as in time (h)",
		":2:3: error: row 2, column effort: -1 is out of bounds; help: write a value within 0 h … 1000000 h",
		":2:10: error: row 2, column count: 0 is out of bounds; help: write a value within 1 … 100000",
		":3:1: error: row 3, column time: the cell is empty; help: leave the row out, or write when it came",
		":3:2: error: row 3, column effort: \"x\" is no quantity of this kind; help: write plain digits, as in 12.5",
		":3:4: error: row 3, column patience: \"3\" is no quantity of this kind; help: put one of h | min | s | d behind the number, or in the heading as in patience (h)",
		":3:6: error: row 3, column count: 1.5 is no whole number; help: write how many pieces came together",
		":4:7: error: row 4, column patience: \"1 yr\" is no quantity of this kind; help: put one of h | min | s | d behind the number, or in the heading as in patience (h)",
		":4:12: error: row 4, column count: \"many\" is no number; help: write plain digits, as in 12.5",
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		assert_fault(room, at + (int)i, lines[i]);
	assert_int_equal(room->faults.count, at + (int)(sizeof lines / sizeof *lines));
	at = room->faults.count;
	assert_int_equal(trace_of(room, "when,effort\n1 h,1 h\n", &trace), STATUS_FAULT);
	assert_fault(room, at, ":1:1: error: there is no column time; help: the columns are time 时间, effort 工时, count 件数, patience 耐心, due 时限; all but time may be left out");
}

/* Many faults of one table are not all told. */
static void test_faults_end(void **state)
{
	struct room *room = *state;
	struct trace trace;
	char text[1024] = "time\n";
	for (int i = 0; i < 100; i++)
		strcat(text, "soon\n");
	assert_int_equal(trace_of(room, text, &trace), STATUS_FAULT);
	assert_int_equal(room->faults.error_count, COLUMN_FAULTS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(test_times), TEST(test_columns), TEST(test_before_the_start), TEST(test_faults), TEST(test_faults_end)};
	return cmocka_run_group_tests_name("traces", tests, NULL, NULL);
}
