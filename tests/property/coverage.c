/* coverage.c - logs drawn from a known truth: how often each estimate holds it in its interval of 95 in 100. coverage [--long]: 200, 2,000 and 20,000 rows instead of 200. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chance/draw.h"
#include "records/fitting.h"

/* The truth: 10 weeks of openings with weekdays, hours and a gamma factor of each day; closings censored by the end of the log. */
enum { DAYS = 70, WORKERS = 4 };
static const double WEEKDAY[COMING_WEEKDAYS] = {1.4, 1.2, 1.1, 1, 1.1, 0.7, 0.5}, CV = 0.35, REWORK = 0.2, HANDED_ON = 0.3;
static const double MEAN_SERVICE = 2, CV_SERVICE = 1, MEAN_CLOSING = 300, SHAPE_CLOSING = 0.7, FIRST_WORKER = 0.4;

/* Estimates that are looked at. */
enum looked { RATE, MONDAY, SATURDAY, MORNING, FACTOR, CLOSING_MEAN, CLOSING_SHAPE, SERVICE_MEAN, SERVICE_CV, AGAIN, CHANGED, WORKER_SHARE, LOOKED };
static const char *const names[LOOKED] = {"rate", "Monday", "Saturday", "hour 9", "day factor", "closing mean", "closing shape", "service mean", "service cv", "rework", "handed on", "worker share"};

static double uniform(const struct random_address *address, int attribute)
{
	return random_uniform(address, attribute);
}

static double weekday_mean(void)
{
	double sum = 0;
	for (int w = 0; w < COMING_WEEKDAYS; w++)
		sum += WEEKDAY[w] / COMING_WEEKDAYS;
	return sum;
}

static int record_order(const void *a, const void *b)
{
	const struct record *x = a, *y = b;
	return x->opened < y->opened ? -1 : x->opened > y->opened;
}

/* The r-th log of about `size` rows. Each case begins with a piece; a piece is followed by one of the same category with probability REWORK / (1 - REWORK) … so that the
   share done again is REWORK. Monday is day 0. */
static void log_draw(int size, int r, struct arena *arena, struct records *records)
{
	static const char *const categories[] = {"a"}, *const workers[] = {"w0", "w1", "w2", "w3"};
	struct record *rows = arena_rows(arena, 4 * size + 1000, struct record);
	double a_day = size / (double)DAYS / weekday_mean() * (1 - REWORK);
	const struct draw service = {.kind = DRAW_lognormal, .p = {MEAN_SERVICE, CV_SERVICE}}, closing = {.kind = DRAW_weibull, .p = {MEAN_CLOSING, SHAPE_CLOSING}};
	const struct draw busy = {.kind = DRAW_gamma, .p = {1, CV}};
	int count = 0, cases = 0;
	*records = (struct records){.file = "drawn", .rows = rows, .origin = calendar_serial((struct calendar_date){2024, 1, 1}), .from = 0, .until = DAYS * TICKS_PER_DAY,
		.end = DAYS * TICKS_PER_DAY, .has_times = true};
	for (int role = 0; role < ROLE_COUNT; role++)
		records->at[role] = role;
	for (int day = 0; day < DAYS; day++) {
		struct random_address of_day = {.seed = 4711, .replication = (uint32_t)r, .source = 1, .ordinal = (uint64_t)day};
		int pieces = draw_poisson(a_day * WEEKDAY[day % 7] * draw_at(&busy, &of_day, 0), uniform(&of_day, 1));
		for (int i = 0; i < pieces; i++) {
			struct random_address address = {.seed = 4711, .replication = (uint32_t)r, .source = 2, .entity = (uint32_t)day, .ordinal = (uint64_t)i};
			bool is_morning = uniform(&address, 0) < 0.3;
			int64_t at = day * TICKS_PER_DAY + (is_morning ? 9 : 10 + (int64_t)(8 * uniform(&address, 1))) * TICKS_PER_HOUR + (int64_t)(uniform(&address, 2) * (double)TICKS_PER_HOUR);
			double work = draw_at(&service, &address, 3), over = draw_at(&closing, &address, 4);
			rows[count] = (struct record){.row = count + 2, .opened = at, .started = MOMENT_NONE, .closed = at + (int64_t)(over * (double)TICKS_PER_HOUR), .cancelled = MOMENT_NONE,
				.due = MOMENT_NONE, .effort = work, .category = 0, .area = -1, .unit = -1, .case_ = cases++,
				.worker = uniform(&address, 5) < FIRST_WORKER ? 0 : 1 + (int)(3 * uniform(&address, 6))};
			if (rows[count].closed >= records->end)
				rows[count].closed = MOMENT_NONE;
			count++;
		}
	}
	qsort(rows, (size_t)count, sizeof *rows, record_order);
	records->count = count;
	records->categories = (struct record_names){1, (const char **)(uintptr_t)categories, arena_rows(arena, 1, int)};
	records->workers = (struct record_names){WORKERS, (const char **)(uintptr_t)workers, arena_rows(arena, WORKERS, int)};
	records->cases = (struct record_names){cases, arena_rows(arena, cases + 1, const char *), arena_rows(arena, cases + 1, int)};
	for (int i = 0; i < count; i++) {
		records->categories.sizes[0]++;
		records->workers.sizes[rows[i].worker]++;
		records->cases.sizes[rows[i].case_]++;
	}
}

/* The same rows as cases of several pieces: a piece belongs to the case of the one before it with probability REWORK; its worker stays unless it is handed on. */
static void cases_draw(int r, struct arena *arena, struct records *records)
{
	struct record *rows = arena_rows(arena, records->count + 1, struct record);
	int cases = 0;
	for (int i = 0; i < records->count; i++) {
		struct random_address address = {.seed = 12, .replication = (uint32_t)r, .source = 3, .ordinal = (uint64_t)i};
		bool goes_on = i > 0 && uniform(&address, 0) < REWORK;
		rows[i] = records->rows[i];
		rows[i].case_ = goes_on ? rows[i - 1].case_ : cases++;
		if (goes_on)
			rows[i].worker = uniform(&address, 1) < HANDED_ON ? (rows[i - 1].worker + 1) % WORKERS : rows[i - 1].worker;
	}
	records->rows = rows;
	records->cases.count = cases;
	memset(records->cases.sizes, 0, sizeof *records->cases.sizes * (size_t)cases);
	for (int i = 0; i < records->count; i++)
		records->cases.sizes[rows[i].case_]++;
}

static bool holds(const struct stats_interval *interval, double truth)
{
	return interval->low <= truth && truth <= interval->high;
}

static void log_look(int size, int r, struct arena *arena, int *held)
{
	struct records records;
	struct coming coming;
	struct taking closing, service;
	struct passing passing;
	double a_day = size / (double)DAYS / weekday_mean() * (1 - REWORK);
	log_draw(size, r, arena, &records);
	assert_int_equal(coming_estimate(&records, -1, -1, -1, 0.95, arena, &coming), STATUS_OK);
	assert_int_equal(taking_collect(&records, TAKING_closing, -1, -1, arena, &closing), STATUS_OK);
	assert_int_equal(taking_collect(&records, TAKING_service, -1, -1, arena, &service), STATUS_OK);
	assert_int_equal(taking_fit(&closing, 0.95, arena), STATUS_OK);
	assert_int_equal(taking_fit(&service, 0.95, arena), STATUS_OK);
	assert_int_equal(passing_estimate(&records, NULL, 0.95, arena, &passing), STATUS_OK);
	int first = 0;
	while (first < passing.shown && strcmp(passing.workers[first].name, "w0"))
		first++;
	held[WORKER_SHARE] += first < passing.shown && holds(&passing.workers[first].share, FIRST_WORKER);
	cases_draw(r, arena, &records);
	assert_int_equal(passing_estimate(&records, NULL, 0.95, arena, &passing), STATUS_OK);
	held[RATE] += holds(&coming.a_day, a_day * weekday_mean());
	held[MONDAY] += holds(&coming.weekday[0], a_day * WEEKDAY[0]);
	held[SATURDAY] += holds(&coming.weekday[5], a_day * WEEKDAY[5]);
	held[MORNING] += holds(&coming.hour[9], 0.3);
	held[FACTOR] += holds(&coming.spread.cv, CV);
	held[CLOSING_MEAN] += holds(&closing.fits[FAMILY_weibull].mean, MEAN_CLOSING);
	held[CLOSING_SHAPE] += holds(&closing.fits[FAMILY_weibull].spread, SHAPE_CLOSING);
	held[SERVICE_MEAN] += holds(&service.fits[FAMILY_lognormal].mean, MEAN_SERVICE);
	held[SERVICE_CV] += holds(&service.fits[FAMILY_lognormal].spread, CV_SERVICE);
	held[AGAIN] += holds(&passing.rework, REWORK);
	held[CHANGED] += holds(&passing.handed_on, HANDED_ON);
}

/* Of 95 in 100, so many are within three standard errors and one for what is only nearly so. */
static int least_of(int rounds)
{
	return (int)floor(rounds * (0.95 - 3 * sqrt(0.05 * 0.95 / rounds) - 0.01));
}

static void size_look(int size, int rounds)
{
	int held[LOOKED] = {0}, failed = 0;
	struct arena arena;
	arena_init(&arena);
	for (int r = 0; r < rounds; r++) {
		arena_reset(&arena);
		log_look(size, r, &arena, held);
	}
	arena_free(&arena);
	print_message("%d rows, %d logs:", size, rounds);
	for (int k = 0; k < LOOKED; k++) {
		print_message(" %s %d", names[k], held[k]);
		failed += held[k] < least_of(rounds);
	}
	print_message("\n");
	if (failed > 0)
		fail_msg("at %d rows %d estimates are held by fewer than %d of %d intervals", size, failed, least_of(rounds), rounds);
}

static void test_few_rows(void **state)
{
	(void)state;
	size_look(200, 100);
}

static void test_more_rows(void **state)
{
	(void)state;
	size_look(200, 400);
	size_look(2000, 400);
	size_look(20000, 200);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest brief[] = {cmocka_unit_test(test_few_rows)}, longer[] = {cmocka_unit_test(test_more_rows)};
	bool is_long = argc > 1 && !strcmp(argv[1], "--long");
	int failed = is_long ? cmocka_run_group_tests(longer, NULL, NULL) : cmocka_run_group_tests(brief, NULL, NULL);
	printf("%d passed, %d failed\n", 1 - failed, failed);
	return failed;
}
