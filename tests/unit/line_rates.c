/* line_rates.c - tests of a rate that changes with time, from the keys of a line of work on. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "room.h"
#include "world/line_rates.h"

static const struct schema_key keys[] = {
#define RATE(member_) .offset = offsetof(struct line_rates, member_)
#include "world/line_rates.def"
#undef RATE
};
static const struct schema schema = {.keys = keys, .count = sizeof keys / sizeof *keys};

static struct line_rates read(struct room *room, const char *text)
{
	struct line_rates rates;
	const struct yaml_node *root;
	schema_defaults(&schema, &rates, NULL);
	assert_int_equal(yaml_parse(text, strlen(text), "t.yaml", &room->arena, &room->faults, &root), STATUS_OK);
	assert_int_equal(schema_read(&schema, root, "lines", NULL, false, &rates, NULL, &room->arena, &room->faults), STATUS_OK);
	return rates;
}

static struct rate built(struct room *room, const char *text, double base)
{
	struct rate rate;
	struct line_rates rates = read(room, text);
	assert_false(line_rates_is_plain(&rates));
	assert_int_equal(line_rates_check(&rates, base, (struct place){"t.yaml", 1, 1}, &room->faults), STATUS_OK);
	assert_int_equal(line_rates_build(&rates, base, &room->arena, &rate), STATUS_OK);
	return rate;
}

/* Expected arrivals of a Thursday in May. */
static double expected(const struct rate *rate, int32_t day)
{
	struct rate_day out;
	rate_day(rate, day, 3, 5, &out);
	return out.expected;
}

static void test_every_key_counts(void **state)
{
	struct room *room = *state;
	struct rate rate = built(room, "by_hour: [0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]", 48);
	struct rate_day day;
	assert_true(expected(&rate, 7) == 24);
	rate_day(&rate, 7, 3, 5, &day);
	assert_int_equal(rate_day_time(&day, 0), 8 * 3600000);
	rate = built(room, "by_weekday: [1, 1, 1, 0.25, 1, 0, 0]", 48);
	assert_true(expected(&rate, 7) == 12);
	rate = built(room, "by_month: [1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1]", 48);
	assert_true(expected(&rate, 7) == 144);
	rate = built(room, "{pieces: [3.2, 4.7, 2.1 h], piece_rates: [5 /h, 36 /d, 3 /h]}", 0);
	assert_true(fabs(expected(&rate, 0) - (2 * (16 + 7.05 + 6.3) + 16 + 1.5 * 0.8)) < 1e-12);
	rate = built(room, "{wave_amplitude: 50 %, wave_period: 48 h}", 48);
	assert_true(fabs(expected(&rate, 0) - 48 * (1 + 1 / M_PI)) < 1e-12);
	rate = built(room, "{wave_amplitude: 50 %, wave_period: 48 h, wave_phase: 3.14159265}", 48);
	assert_true(fabs(expected(&rate, 0) - 48 * (1 - 1 / M_PI)) < 1e-6);
	struct line_rates plain = read(room, "{wave_period: 5 h}"), scattered = read(room, "{day_factor: 0.3}");
	assert_true(line_rates_is_plain(&plain) && !line_rates_is_plain(&scattered) && scattered.day_factor == 0.3);
}

static void test_what_does_not_go_together(void **state)
{
	static const char *const rows[][2] = {
		{"{pieces: [1 h, 2 h], piece_rates: [1 /h]}", "t.yaml:1:1: error: lines.pieces has 2, lines.piece_rates 1; help: give each piece its rate"},
		{"piece_rates: [1 /h]", "t.yaml:1:1: error: lines.pieces has 0, lines.piece_rates 1; help: give each piece its rate"},
		{"{pieces: [1 h], piece_rates: [1 /h], by_hour: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}",
		 "t.yaml:1:1: error: lines.pieces and lines.by_hour both say how the day goes; help: keep one of them"},
		{"{pieces: [1 h], piece_rates: [900000 /d], wave_amplitude: 1}",
		 "t.yaml:1:1: error: at its highest the rate is 1800000 a day, more than 1000000; help: lower the rate or its factors"},
	};
	struct room *room = *state;
	const struct place place = {"t.yaml", 1, 1};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct line_rates rates = read(room, rows[i][0]);
		assert_int_equal(line_rates_check(&rates, 0, place, &room->faults), STATUS_FAULT);
		assert_int_equal(room->faults.count, i + 1);
		assert_string_equal(fault_line(&room->faults, &room->faults.rows[i]), rows[i][1]);
	}
	struct line_rates rates = read(room, "{pieces: [1 h], piece_rates: [1 /h]}");
	assert_int_equal(line_rates_check(&rates, 0, place, &room->faults), STATUS_OK);
	assert_int_equal(line_rates_check(&rates, 5, place, &room->faults), STATUS_FAULT);
	rates = read(room, "{by_weekday: [1, 1, 11, 1, 1, 1, 1]}");
	assert_int_equal(line_rates_check(&rates, 90000, place, &room->faults), STATUS_OK);
	assert_int_equal(line_rates_check(&rates, 100000, place, &room->faults), STATUS_FAULT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(test_every_key_counts), TEST(test_what_does_not_go_together)};
	return cmocka_run_group_tests_name("line_rates", tests, NULL, NULL);
}
