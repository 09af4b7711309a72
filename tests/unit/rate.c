/* rate.c - tests of rates that change with time: against sums over small steps, against counts, and there and back. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "chance/draw.h"
#include "chance/rate.h"

static const int64_t DAY = INT64_C(86400000);

static const double by_hour[] = {0, 0, 0, 0, 0, 0.1, 0.4, 1, 2.5, 3, 2, 1.5, 0.5, 1, 2, 2.2, 1.7, 1, 0.6, 0.3, 0.2, 0, 0, 0};
static const double by_weekday[] = {1.2, 1.1, 1, 1, 0.9, 0.25, 0};
static const double by_month[] = {1, 0.7, 1, 1.1, 1, 1, 1.3, 1.2, 1, 0.9, 1, 1};
static const double pieces[] = {1.5, 0.25, 7.3}, piece_rates[] = {24, 0, 100};
static const double quick_pieces[] = {1.0 / 60, 1.0 / 120, 1.0 / 45}, quick_rates[] = {900, 100, 0};

static const struct rate_settings settings[] = {
	{.base = 12.5},
	{.base = 40, .by_hour = by_hour, .by_weekday = by_weekday, .by_month = by_month},
	{.piece_count = 3, .pieces = pieces, .piece_rates = piece_rates, .by_month = by_month},
	{.base = 300, .wave_amplitude = 1, .wave_period = 7.1, .wave_phase = 2},
	{.base = 40, .by_hour = by_hour, .by_weekday = by_weekday, .wave_amplitude = 0.4, .wave_period = 31 * 24, .wave_phase = -1},
	{.piece_count = 3, .pieces = pieces, .piece_rates = piece_rates, .wave_amplitude = 0.9, .wave_period = 1.3},
	{.piece_count = 3, .pieces = quick_pieces, .piece_rates = quick_rates, .wave_amplitude = 0.5, .wave_period = 0.02},
};
enum { SETTINGS = sizeof settings / sizeof *settings };

static struct rate built(const struct rate_settings *of, struct arena *arena)
{
	struct rate rate;
	assert_int_equal(rate_build(of, arena, &rate), STATUS_OK);
	return rate;
}

/* The rate a day at `hours` since the start, as the settings say it. */
static double rate_then(const struct rate_settings *of, double hours, int weekday, int month)
{
	double cycle = 0, rate = of->base, inside;
	for (int i = 0; i < of->piece_count; i++)
		cycle += of->pieces[i];
	inside = of->piece_count ? fmod(hours, cycle) : 0;
	for (int i = 0; i < of->piece_count; i++) {
		if (inside < of->pieces[i]) {
			rate = of->piece_rates[i];
			break;
		}
		inside -= of->pieces[i];
	}
	rate *= of->by_hour ? of->by_hour[(int)fmod(hours, 24)] : 1;
	rate *= (of->by_weekday ? of->by_weekday[weekday] : 1) * (of->by_month ? of->by_month[month - 1] : 1);
	return rate * (of->wave_amplitude == 0 ? 1 : 1 + of->wave_amplitude * sin(2 * M_PI * hours / of->wave_period + of->wave_phase));
}

/* -- sums and times ------------------------------------------------------------------------------------------------------ */

static void test_expected(void **state)
{
	(void)state;
	enum { STEPS = 864000 };
	const int32_t days[] = {0, 3, 700};
	struct arena arena;
	arena_init(&arena);
	for (int i = 0; i < SETTINGS; i++) {
		struct rate rate = built(&settings[i], &arena);
		for (int d = 0; d < 3; d++) {
			struct rate_day day;
			double sum = 0;
			int weekday = days[d] % 7, month = 7;
			rate_day(&rate, days[d], weekday, month, &day);
			for (int step = 0; step < STEPS; step++)
				sum += rate_then(&settings[i], days[d] * 24.0 + (step + 0.5) * 24 / STEPS, weekday, month) / STEPS;
			if (fabs(sum - day.expected) > 2e-4 * day.expected + 1e-9)
				fail_msg("settings %d, day %d: %.9g, summed %.9g", i, days[d], day.expected, sum);
			assert_true(day.by_then[0] == 0 && day.by_then[RATE_HOURS] == day.expected);
		}
	}
	arena_free(&arena);
}

/* What is expected until a tick of the day, in steps of a second and a part of one. */
static double expected_until(const struct rate_settings *of, int32_t day, int64_t ticks)
{
	double sum = 0, step = 250;
	for (double at = 0; at < (double)ticks; at += step) {
		double length = fmin(step, (double)ticks - at);
		sum += rate_then(of, day * 24.0 + (at + length / 2) / 3.6e6, 2, 7) * length / (double)DAY;
	}
	return sum;
}

static void test_times(void **state)
{
	(void)state;
	const int32_t at = 23;
	struct arena arena;
	arena_init(&arena);
	for (int i = 0; i < SETTINGS; i++) {
		struct rate rate = built(&settings[i], &arena);
		struct rate_day day;
		int64_t before = 0;
		rate_day(&rate, at, 2, 7, &day);
		for (double uniform = 0; uniform <= 1; uniform += 0.001) {
			int64_t time = rate_day_time(&day, uniform);
			assert_true(time >= before && time < DAY);
			before = time;
		}
		const double uniforms[] = {1e-12, 0.013, 0.5, 0.77, 1 - 1e-9};
		for (int u = 0; u < 5; u++) {
			int64_t time = rate_day_time(&day, uniforms[u]);
			double reached = expected_until(&settings[i], at, time) / day.expected;
			if (fabs(reached - uniforms[u]) > 2e-4)
				fail_msg("settings %d at %g: %lld ms, where %g have come", i, uniforms[u], (long long)time, reached);
		}
	}
	arena_free(&arena);
}

/* To the millisecond, where the answer can be written down. */
static void test_times_exact(void **state)
{
	(void)state;
	const double morning[24] = {[9] = 1, [14] = 3};
	const struct rate_settings of[] = {
		{.base = 24}, {.base = 24, .by_hour = morning}, {.base = 24, .wave_amplitude = 1, .wave_period = 24, .wave_phase = -M_PI / 2},
	};
	struct arena arena;
	struct rate_day day;
	arena_init(&arena);
	struct rate even = built(&of[0], &arena), hours = built(&of[1], &arena), wave = built(&of[2], &arena);
	rate_day(&even, 4, 0, 1, &day);
	assert_true(day.expected == 24);
	assert_true(rate_day_time(&day, 0) == 0 && rate_day_time(&day, 0.25) == DAY / 4 && rate_day_time(&day, 1) == DAY - 1);
	rate_day(&hours, 4, 0, 1, &day);
	assert_true(day.expected == 4);
	const struct { double uniform; int64_t minute; } rows[] = {{0, 540}, {0.125, 570}, {0.25, 840}, {0.5, 860}, {0.75, 880}};
	for (int i = 0; i < 5; i++)
		assert_true(rate_day_time(&day, rows[i].uniform) == rows[i].minute * 60000);
	assert_true(rate_day_time(&day, 1) == 15 * 3600000 - 1);
	/* 1 - cos: half of it by noon, and the rate is 0 at midnight */
	rate_day(&wave, 11, 0, 1, &day);
	assert_true(fabs(day.expected - 24) < 1e-9);
	assert_in_range(rate_day_time(&day, 0.5) + 1, DAY / 2, DAY / 2 + 1);
	for (double uniform = 1e-15; uniform < 1e-3; uniform *= 10) {
		double share = (double)rate_day_time(&day, uniform) / (double)DAY, next = share + 1.0 / (double)DAY;
		assert_true(share - sin(2 * M_PI * share) / (2 * M_PI) <= uniform * (1 + 1e-9) + 1e-15);
		assert_true(next - sin(2 * M_PI * next) / (2 * M_PI) >= uniform * (1 - 1e-9) - 1e-15);
	}
	arena_free(&arena);
}

static void test_nothing_comes(void **state)
{
	(void)state;
	const struct rate_settings idle = {.base = 0}, sundays = {.base = 5, .by_weekday = by_weekday};
	struct arena arena;
	struct rate_day day;
	arena_init(&arena);
	struct rate none = built(&idle, &arena), closed = built(&sundays, &arena);
	rate_day(&none, 0, 0, 1, &day);
	assert_true(day.expected == 0);
	rate_day(&closed, 6, 6, 1, &day);
	assert_true(day.expected == 0);
	rate_day(&closed, 5, 5, 1, &day);
	assert_true(day.expected == 1.25);
	arena_free(&arena);
}

static void test_average(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct rate even = built(&settings[0], &arena), hours = built(&settings[1], &arena), cycle = built(&settings[2], &arena);
	assert_true(rate_mean(&even) == 12.5);
	assert_true(fabs(rate_mean(&hours) - 40 * (20.0 / 24) * (5.45 / 7) * (12.2 / 12)) < 1e-12);
	assert_true(fabs(rate_mean(&cycle) - (1.5 * 24 + 7.3 * 100) / 9.05 * (12.2 / 12)) < 1e-12);
	arena_free(&arena);
}

/* -- counts -------------------------------------------------------------------------------------------------------------- */

struct spread { double sum, squares; int count; };

static void spread_add(struct spread *spread, double value)
{
	spread->sum += value;
	spread->squares += value * value;
	spread->count++;
}

/* A Poisson count: mean and variance are both the expected number. */
static void assert_poisson(const struct spread *spread, double expected)
{
	double n = spread->count, mean = spread->sum / n, variance = (spread->squares - n * mean * mean) / (n - 1);
	if (fabs(mean - expected) > 4.5 * sqrt(expected / n))
		fail_msg("mean %g, expected %g", mean, expected);
	if (fabs(variance - expected) > 4.5 * sqrt((2 * expected * expected + expected) / n))
		fail_msg("variance %g, expected %g", variance, expected);
}

/* One day of arrivals at an address of its own: how many there are, and how many of them before each of `ends` (ascending ticks). */
static int arrivals(const struct rate_day *day, struct random_address address, const int64_t *ends, int count, int *before)
{
	int number = draw_poisson(day->expected, random_uniform(&address, 0));
	for (int i = 0; i < number; i++) {
		address.entity = 1 + (uint32_t)i;
		int64_t time = rate_day_time(day, random_uniform(&address, 1));
		for (int j = 0; j < count; j++)
			before[j] += time < ends[j];
	}
	return number;
}

/* 30 + 20 sin(5 t) over ten units of time, of which a day has ten (2.4 h each). */
static void test_wave_counts(void **state)
{
	(void)state;
	enum { DAYS = 20000 };
	const struct rate_settings of = {.base = 300, .wave_amplitude = 20.0 / 30, .wave_period = 2 * M_PI / 5 * 2.4};
	const int64_t ends[] = {DAY / 10, 4 * DAY / 10};
	struct arena arena;
	struct rate_day day;
	struct spread all = {0}, unit = {0}, four = {0};
	arena_init(&arena);
	struct rate rate = built(&of, &arena);
	rate_day(&rate, 0, 0, 1, &day);
	assert_true(fabs(day.expected - 300.1401359) < 5e-8);
	for (uint32_t i = 0; i < DAYS; i++) {
		int before[2] = {0};
		struct random_address address = {.seed = 97, .replication = i};
		spread_add(&all, arrivals(&day, address, ends, 2, before));
		spread_add(&unit, before[0]);
		spread_add(&four, before[1]);
	}
	assert_poisson(&all, 300.1401359);
	assert_poisson(&unit, 30 + 4 * (1 - cos(5)));
	assert_poisson(&four, 120 + 4 * (1 - cos(20)));
	arena_free(&arena);
}

/* Rates 5, 1.5 and 3 until 3.2, 7.9 and 10, again until 20; a day is twenty units. */
static void test_piece_counts(void **state)
{
	(void)state;
	enum { DAYS = 40000, BANDS = 6 };
	const double lengths[] = {3.2 * 1.2, 4.7 * 1.2, 2.1 * 1.2}, rates[] = {100, 30, 60}, until[] = {3.2, 7.9, 10, 13.2, 17.9, 20};
	const double expected[] = {32, 14.1, 12.6};
	const struct rate_settings of = {.piece_count = 3, .pieces = lengths, .piece_rates = rates};
	int64_t ends[BANDS];
	struct arena arena;
	struct rate_day day;
	struct spread bands[3] = {{0}};
	arena_init(&arena);
	struct rate rate = built(&of, &arena);
	rate_day(&rate, 3, 0, 1, &day);
	assert_true(fabs(day.expected - 58.7) < 1e-12);
	for (int i = 0; i < BANDS; i++)
		ends[i] = llround(until[i] / 20 * (double)DAY);
	for (uint32_t i = 0; i < DAYS; i++) {
		int before[BANDS] = {0};
		struct random_address address = {.seed = 98, .replication = i};
		int number = arrivals(&day, address, ends, BANDS, before);
		assert_int_equal(before[BANDS - 1], number);
		for (int band = 0; band < 3; band++)
			spread_add(&bands[band], before[band] - (band ? before[band - 1] : 0) + before[band + 3] - before[band + 2]);
	}
	for (int band = 0; band < 3; band++)
		assert_poisson(&bands[band], expected[band]);
	arena_free(&arena);
}

/* A cycle that does not fit the day goes on through midnight. */
static void test_cycles_go_on(void **state)
{
	(void)state;
	const double lengths[] = {10, 7}, rates[] = {0, 24};
	const struct rate_settings of = {.piece_count = 2, .pieces = lengths, .piece_rates = rates};
	struct arena arena;
	struct rate_day day;
	double sum = 0;
	arena_init(&arena);
	struct rate rate = built(&of, &arena);
	/* 10 h to 17 h, then 27 h to 34 h, which is the second day from 3 h to 10 h and from 20 h on */
	rate_day(&rate, 0, 0, 1, &day);
	assert_true(day.expected == 7 && rate_day_time(&day, 0) == 10 * 3600000 && rate_day_time(&day, 1) == 17 * 3600000 - 1);
	rate_day(&rate, 1, 1, 1, &day);
	assert_true(day.expected == 11 && rate_day_time(&day, 0) == 3 * 3600000 && rate_day_time(&day, 7.0 / 11) == 20 * 3600000);
	for (int32_t d = 0; d < 17; d++) {
		rate_day(&rate, d, 0, 1, &day);
		sum += day.expected;
	}
	assert_true(fabs(sum - 24 * 7) < 1e-10);
	/* and has no beginning: 7 h before midnight, and the 7 h that end 10 h before that */
	rate_day(&rate, -1, 0, 1, &day);
	assert_true(day.expected == 14 && rate_day_time(&day, 0) == 0 && rate_day_time(&day, 0.5) == 17 * 3600000);
	arena_free(&arena);
}

/* Days before day 0 are like those a whole number of cycles later. */
static void test_before_the_start(void **state)
{
	(void)state;
	struct arena arena;
	struct rate_day before, after;
	const double two_days[] = {13, 35};
	arena_init(&arena);
	for (int i = 0; i < SETTINGS; i++) {
		struct rate_settings of = settings[i];
		of.wave_period = of.wave_amplitude != 0 ? 12 : 0;
		if (of.piece_count)
			of.piece_count = 2, of.pieces = two_days;
		struct rate rate = built(&of, &arena);
		for (int32_t day = -6; day < 0; day++) {
			rate_day(&rate, day, 2, 7, &before);
			rate_day(&rate, day + 6, 2, 7, &after);
			assert_true(fabs(before.expected - after.expected) < 1e-9 * (1 + after.expected));
			for (int hour = 0; hour <= RATE_HOURS; hour++)
				assert_true(fabs(before.by_then[hour] - after.by_then[hour]) < 1e-9 * (1 + after.expected));
			if (after.expected > 0)
				assert_true(llabs(rate_day_time(&before, 0.3) - rate_day_time(&after, 0.3)) <= 1);
		}
	}
	arena_free(&arena);
}

static void test_busyness(void **state)
{
	(void)state;
	enum { DAYS = 200000 };
	const double cv = 0.4;
	struct random_address address = {.seed = 5};
	double sum = 0, squares = 0;
	assert_true(rate_busyness(0, &address, 3) == 1);
	for (address.ordinal = 0; address.ordinal < DAYS; address.ordinal++) {
		double factor = rate_busyness(cv, &address, 3);
		assert_true(factor > 0);
		sum += factor;
		squares += (factor - 1) * (factor - 1);
	}
	assert_true(fabs(sum / DAYS - 1) < 4.5 * cv / sqrt(DAYS));
	assert_true(fabs(squares / DAYS - cv * cv) < 4.5 * cv * cv * sqrt((2 + 6 * cv * cv) / DAYS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_expected), cmocka_unit_test(test_times), cmocka_unit_test(test_times_exact), cmocka_unit_test(test_nothing_comes),
		cmocka_unit_test(test_average), cmocka_unit_test(test_wave_counts), cmocka_unit_test(test_piece_counts), cmocka_unit_test(test_cycles_go_on), cmocka_unit_test(test_before_the_start),
		cmocka_unit_test(test_busyness),
	};
	return cmocka_run_group_tests_name("rate", tests, NULL, NULL);
}
