/* clock.c - tests of queues, events and calendars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chance/random.h"
#include "clock/calendar.h"
#include "clock/events.h"
#include "clock/queue.h"

static int set_up(void **state)
{
	struct arena *arena = malloc(sizeof *arena);
	arena_init(arena);
	*state = arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	free(*state);
	return 0;
}

/* A whole number in 0 … below-1, another one at each call. */
static uint32_t any(uint64_t *calls, uint32_t below)
{
	struct random_address address = {.seed = 1, .ordinal = (*calls)++};
	return (uint32_t)(random_uniform(&address, 0) * below);
}

/* -- queue ------------------------------------------------------------------------------------------------------------- */

static int queue_order(const void *a, const void *b)
{
	const struct queue_node *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void test_queue_against_sorting(void **state)
{
	enum { MOST = 3000 };
	uint64_t calls = 0;
	struct queue queue;
	static const uint32_t spreads[] = {1, 5, 1000, UINT32_MAX};
	for (size_t s = 0; s < sizeof spreads / sizeof *spreads; s++) {
		struct queue_node sorted[MOST];
		int count = 0;
		assert_int_equal(queue_init(&queue, *state, 0), STATUS_OK);
		for (uint32_t number = 0; number < MOST; number++) {
			struct queue_node node = {.key = any(&calls, spreads[s]), .number = number, .item = number ^ 0xABCD};
			assert_int_equal(queue_push(&queue, *state, node), STATUS_OK);
			sorted[count++] = node;
			while (count && any(&calls, 5) == 0) { /* take out the first now and then */
				qsort(sorted, (size_t)count, sizeof *sorted, queue_order);
				assert_memory_equal(queue_top(&queue), &sorted[0], sizeof *sorted);
				struct queue_node first = queue_pop(&queue);
				assert_memory_equal(&first, &sorted[0], sizeof first);
				memmove(sorted, sorted + 1, (size_t)--count * sizeof *sorted);
			}
		}
		qsort(sorted, (size_t)count, sizeof *sorted, queue_order);
		for (int i = 0; i < count; i++) {
			struct queue_node first = queue_pop(&queue);
			assert_memory_equal(&first, &sorted[i], sizeof first);
		}
		assert_int_equal(queue.count, 0);
	}
}

static int keeps_thirds(void *context, uint32_t item)
{
	++*(int *)context;
	return item % 3 == 0;
}

static void test_queue_sweep(void **state)
{
	uint64_t calls = 0;
	for (uint32_t size = 0; size < 100; size++) {
		struct queue queue;
		int asked = 0;
		assert_int_equal(queue_init(&queue, *state, 1), STATUS_OK);
		for (uint32_t i = 0; i < size; i++)
			assert_int_equal(queue_push(&queue, *state, (struct queue_node){.key = any(&calls, 7), .number = i, .item = i}), STATUS_OK);
		queue_sweep(&queue, keeps_thirds, &asked);
		assert_int_equal(asked, size);
		assert_int_equal(queue.count, (size + 2) / 3);
		struct queue_node last = {0};
		for (bool is_first = true; queue.count; is_first = false) {
			struct queue_node node = queue_pop(&queue);
			assert_int_equal(node.item % 3, 0);
			assert_true(is_first || queue_order(&last, &node) < 0);
			last = node;
		}
	}
}

/* -- events ------------------------------------------------------------------------------------------------------------ */

struct row { struct event event; uint32_t number; };

static int row_order(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	if (x->event.time != y->event.time)
		return x->event.time < y->event.time ? -1 : 1;
	if (x->event.kind != y->event.kind)
		return x->event.kind - y->event.kind;
	return x->number < y->number ? -1 : x->number > y->number;
}

static bool is_same_event(const struct event *a, const struct event *b)
{
	return a->time == b->time && a->kind == b->kind && a->who == b->who && a->generation == b->generation;
}

/* Posts and takes at random; `first_number` sets the count of posts near its end to see the numbering start again. */
static void check_events(struct arena *arena, uint32_t first_number, uint32_t spread)
{
	enum { MOST = 3000 };
	static const int64_t origin = INT64_C(-5000000000);
	uint64_t calls = spread;
	struct row rows[MOST];
	struct events events;
	struct event event;
	int count = 0;
	assert_int_equal(events_init(&events, arena, 0), STATUS_OK);
	assert_true(events_time(&events) == INT64_MAX);
	assert_false(events_next(&events, &event));
	events.number = first_number;
	for (uint32_t number = 0; number < MOST; number++) {
		event = (struct event){origin + any(&calls, spread), (int32_t)any(&calls, 256), (int32_t)number - 5, ~number};
		assert_int_equal(events_post(&events, arena, event), STATUS_OK);
		rows[count++] = (struct row){event, number};
		while (count && any(&calls, 5) == 0) {
			qsort(rows, (size_t)count, sizeof *rows, row_order);
			assert_true(events_time(&events) == rows[0].event.time);
			assert_true(events_next(&events, &event) && is_same_event(&event, &rows[0].event));
			memmove(rows, rows + 1, (size_t)--count * sizeof *rows);
		}
	}
	qsort(rows, (size_t)count, sizeof *rows, row_order);
	for (int i = 0; i < count; i++)
		assert_true(events_next(&events, &event) && is_same_event(&event, &rows[i].event));
	assert_false(events_next(&events, &event));
	int32_t used = events.used;
	for (int32_t i = 0; i < used; i++) /* every slot was given back, once */
		assert_int_equal(events_post(&events, arena, (struct event){i, 0, i, 0}), STATUS_OK);
	assert_int_equal(events.used, used);
	for (int32_t i = 0; i < used; i++)
		assert_true(events_next(&events, &event) && event.who == i);
}

static void test_events_against_sorting(void **state)
{
	static const uint32_t spreads[] = {1, 10, 100000, UINT32_MAX};
	for (int i = 0; i < 4; i++)
		check_events(*state, 0, spreads[i]);
	check_events(*state, UINT32_MAX - 1000, 10);
}

static void test_events_ties(void **state)
{
	struct events events;
	struct event event;
	assert_int_equal(events_init(&events, *state, 4), STATUS_OK);
	const int kinds[] = {2, 1, 2, 0, 1, 255, 0};
	const int expected[] = {3, 6, 1, 4, 0, 2, 5};
	for (int who = 0; who < 7; who++)
		assert_int_equal(events_post(&events, *state, (struct event){60, kinds[who], who, 0}), STATUS_OK);
	for (int i = 0; i < 7; i++)
		assert_true(events_next(&events, &event) && event.who == expected[i]);
}

static void test_events_clear_and_limits(void **state)
{
	struct events events;
	struct event event;
	assert_int_equal(events_init(&events, *state, 100), STATUS_OK);
	for (int life = 0; life < 3; life++) {
		for (int i = 0; i < 100; i++)
			assert_int_equal(events_post(&events, *state, (struct event){100 - i, 1, i, 0}), STATUS_OK);
		assert_int_equal(events.capacity, 100);
		assert_true(events_next(&events, &event) && event.who == 99);
		events_clear(&events);
		assert_false(events_next(&events, &event));
	}
}

/* -- dates ------------------------------------------------------------------------------------------------------------- */

static void test_calendar_dates_one_by_one(void **state)
{
	(void)state;
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int32_t serial = calendar_serial((struct calendar_date){1900, 1, 1});
	int weekday = 0; /* 1900-01-01 was a Monday */
	assert_int_equal(serial, -25567);
	for (int year = 1900; year <= 2100; year++) {
		bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= lengths[month - 1] + (month == 2 && is_leap); day++, serial++, weekday = (weekday + 1) % 7) {
				struct calendar_date back = calendar_date(serial);
				assert_int_equal(calendar_serial((struct calendar_date){year, month, day}), serial);
				assert_true(back.year == year && back.month == month && back.day == day);
				assert_int_equal(calendar_weekday(serial), weekday);
			}
		}
	}
	assert_int_equal(calendar_serial((struct calendar_date){1970, 1, 1}), 0);
}

static void test_calendar_parse(void **state)
{
	(void)state;
	struct calendar_date date = {0};
	assert_true(calendar_parse("2012-02-29", &date));
	assert_true(date.year == 2012 && date.month == 2 && date.day == 29);
	const char *wrong[] = {"", "2012", "2012-2-29", "2011-02-29", "2012-13-01", "2012-00-10", "2012-04-31", "2012-01-00",
		"2012/01/01", "2012-01-011", "2012-01-1x", "x012-01-01", "1900-02-29", " 2012-01-01"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(calendar_parse(wrong[i], &date));
	assert_int_equal(date.year, 2012);
}

/* -- calendars --------------------------------------------------------------------------------------------------------- */

static const bool weekdays[7] = {true, true, true, true, true, false, false};
static const struct calendar_window office[2] = {
	{8 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE, 12 * TICKS_PER_HOUR},
	{13 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE, 17 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE}};

static int32_t serial_of(const char *text)
{
	struct calendar_date date;
	assert_true(calendar_parse(text, &date));
	return calendar_serial(date);
}

/* The rows of the public holidays that come with the program. */
static int china_read(struct calendar_exception *rows, int most)
{
	char line[256], date[16], works[8], name[64];
	int count = 0;
	FILE *file = fopen("scenarios/calendars/china.csv", "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	assert_string_equal(line, "date,works,name\n");
	while (fgets(line, sizeof line, file)) {
		assert_int_equal(sscanf(line, "%15[^,],%7[^,],%63[^\n]", date, works, name), 3);
		assert_true(count < most && (strcmp(works, "yes") == 0 || strcmp(works, "no") == 0));
		rows[count++] = (struct calendar_exception){serial_of(date), strcmp(works, "yes") == 0};
	}
	fclose(file);
	return count;
}

static struct calendar china(struct arena *arena, const char *from, const char *to)
{
	struct calendar_exception rows[1000];
	struct calendar calendar;
	int count = china_read(rows, 1000);
	int32_t origin = serial_of(from);
	assert_int_equal(calendar_build(&calendar, arena, origin, serial_of(to) - origin, weekdays, office, 2, rows, count), STATUS_OK);
	return calendar;
}

static void test_china_rows(void **state)
{
	(void)state;
	struct calendar_exception rows[1000];
	int count = china_read(rows, 1000);
	assert_true(count > 500);
	for (int i = 0; i < count; i++) {
		assert_true(i == 0 || rows[i].serial > rows[i - 1].serial);
		if (rows[i].works)
			assert_true(calendar_weekday(rows[i].serial) >= 5);
	}
}

static void test_china_years(void **state)
{
	struct calendar calendar = china(*state, "2011-01-01", "2027-01-01");
	for (int year = 2011; year <= 2026; year++) {
		int count = 0;
		for (int32_t i = 0; i < calendar.day_count; i++)
			count += calendar.days[i].year == year && calendar.days[i].works;
		assert_in_range(count, 247, 252);
	}
}

/* The notice of the State Council for 2012, day by day. */
static void test_china_2012(void **state)
{
	struct calendar calendar = china(*state, "2011-12-31", "2013-01-01");
	const char *off[][2] = {{"2012-01-01", "2012-01-03"}, {"2012-01-22", "2012-01-28"}, {"2012-04-02", "2012-04-04"},
		{"2012-04-29", "2012-05-01"}, {"2012-06-22", "2012-06-24"}, {"2012-09-30", "2012-10-07"}};
	const char *make_up[] = {"2011-12-31", "2012-01-21", "2012-01-29", "2012-03-31", "2012-04-01", "2012-04-28", "2012-09-29"};
	for (int32_t i = 0; i < calendar.day_count; i++) {
		int32_t serial = calendar.origin + i;
		bool works = calendar_weekday(serial) < 5;
		for (size_t k = 0; k < sizeof off / sizeof *off; k++)
			works = works && !(serial >= serial_of(off[k][0]) && serial <= serial_of(off[k][1]));
		for (size_t k = 0; k < sizeof make_up / sizeof *make_up; k++)
			works = works || serial == serial_of(make_up[k]);
		assert_int_equal(calendar.days[i].works, works);
	}
	assert_int_equal(calendar.working_count, 249 + 1);
}

static void test_calendar_days(void **state)
{
	struct calendar calendar = china(*state, "2012-01-01", "2014-01-01");
	assert_int_equal(calendar.day_count, 366 + 365);
	assert_true(calendar.day_ticks == 7 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE);
	int working = 0;
	for (int32_t i = 0; i < calendar.day_count; i++) {
		const struct calendar_day *day = &calendar.days[i];
		struct calendar_date date = calendar_date(calendar.origin + i);
		assert_true(day->year == date.year && day->month == date.month && day->day_of_month == date.day);
		assert_int_equal(day->weekday, calendar_weekday(calendar.origin + i));
		assert_int_equal(day->month_index, 12 * (date.year - 2012) + date.month - 1);
		assert_int_equal(day->working_before, working);
		if (day->works)
			assert_int_equal(calendar.working_days[working++], i);
	}
	assert_int_equal(calendar.working_count, working);
}

static void due(const struct calendar *calendar, const char *from, int working_days, const char *expected)
{
	int64_t ticks = calendar_deadline(calendar, serial_of(from) - calendar->origin, working_days);
	assert_int_equal(ticks % TICKS_PER_DAY, office[1].to);
	assert_int_equal(calendar->origin + ticks / TICKS_PER_DAY, serial_of(expected));
}

static void test_calendar_deadlines(void **state)
{
	struct calendar calendar = china(*state, "2012-01-01", "2013-01-01");
	due(&calendar, "2012-03-07", 0, "2012-03-07"); /* a Wednesday */
	due(&calendar, "2012-03-07", 1, "2012-03-08");
	due(&calendar, "2012-03-09", 1, "2012-03-12"); /* over a weekend */
	due(&calendar, "2012-03-07", 5, "2012-03-14");
	due(&calendar, "2012-03-10", 0, "2012-03-12"); /* from a Saturday */
	due(&calendar, "2012-03-10", 1, "2012-03-12");
	due(&calendar, "2012-03-10", 2, "2012-03-13");
	due(&calendar, "2012-01-20", 1, "2012-01-21"); /* a make-up Saturday */
	due(&calendar, "2012-01-20", 2, "2012-01-29"); /* over the Spring Festival, a make-up Sunday */
	due(&calendar, "2012-01-20", 3, "2012-01-30");
	due(&calendar, "2012-12-31", 0, "2012-12-31");
	due(&calendar, "2012-12-31", 5, "2013-01-07"); /* past the last day: five days in seven */
	due(&calendar, "2013-01-10", 5, "2013-01-17");
	int64_t last = 0;
	for (int n = 0; n < 600; n++) {
		int64_t ticks = calendar_deadline(&calendar, 17, n);
		assert_true(n == 0 || ticks > last);
		last = ticks;
	}
}

static void test_calendar_always(void **state)
{
	struct calendar calendar;
	assert_int_equal(calendar_build_always(&calendar, *state, serial_of("2012-01-01"), 10), STATUS_OK);
	assert_true(calendar.always && calendar.working_count == 10);
	assert_true(calendar.day_ticks == TICKS_PER_DAY);
	assert_true(calendar_deadline(&calendar, 3, 2) == 6 * TICKS_PER_DAY);
	assert_true(calendar_deadline(&calendar, 3, 20) == 24 * TICKS_PER_DAY);
	assert_true(calendar_deadline(&calendar, 30, 1) == 32 * TICKS_PER_DAY);
}

static void test_calendar_without_a_working_day(void **state)
{
	const bool never[7] = {false};
	const struct calendar_exception exceptions[] = {{7, false}, {4, true}, {4, false}, {-1, true}, {10, true}};
	struct calendar calendar;
	assert_int_equal(calendar_build(&calendar, *state, 0, 10, never, office, 1, exceptions, 5), STATUS_OK);
	assert_int_equal(calendar.working_count, 0);
	assert_true(calendar_deadline(&calendar, 2, 0) >= 10 * TICKS_PER_DAY);
}

int main(void)
{
#define with_arena(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		with_arena(test_queue_against_sorting), with_arena(test_queue_sweep),
		with_arena(test_events_against_sorting), with_arena(test_events_ties), with_arena(test_events_clear_and_limits),
		cmocka_unit_test(test_calendar_dates_one_by_one), cmocka_unit_test(test_calendar_parse),
		cmocka_unit_test(test_china_rows), with_arena(test_china_years), with_arena(test_china_2012),
		with_arena(test_calendar_days), with_arena(test_calendar_deadlines), with_arena(test_calendar_always),
		with_arena(test_calendar_without_a_working_day),
	};
	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
