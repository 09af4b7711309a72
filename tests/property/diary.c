/* diary.c - a diary changes nothing; a timeline of it holds all the time that was worked; the reasons why a piece waited add up to the last tick. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <math.h>

#include "run/timelines.h"
#include "run/delays.h"
#include "run/watch.h"
#include "runs.h"
#include "study/timeline_table.h"

struct look {
	struct scenario scenario;
	struct arena arena;
	struct faults faults;
	struct watch watch;
	struct watch_request request;
};

static void look_open(struct look *look, const char *path, const char *const *assignments, int count)
{
	faults_init(&look->faults);
	arena_init(&look->arena);
	assert_int_equal(scenario_read(&look->scenario, path, assignments, count, &look->faults), STATUS_OK);
	look->request = (struct watch_request){.scenario = &look->scenario, .replication = 1, .seed = 7, .team = team_of(1)};
	assert_int_equal(watch_open(&look->watch, &look->request, &look->arena, &look->faults), STATUS_OK);
}

static void look_close(struct look *look)
{
	watch_close(&look->watch);
	arena_free(&look->arena);
	scenario_free(&look->scenario);
	faults_free(&look->faults);
}

/* -- a timeline is all of the time -------------------------------------------------------------------------------------- */

/* No two stretches of one worker overlap; all of them together are the time the community's books know. */
static void assert_whole(const char *const *assignments, int count)
{
	struct look look;
	struct timeline timeline;
	look_open(&look, "tests/property/small.yaml", assignments, count);
	const struct world *world = &look.watch.world;
	for (int community = 0; community < 2; community++) {
		int64_t ends[32] = {0}, worked = 0, over = 0;
		assert_int_equal(watch_run(&look.watch, &look.request, community, 0, world->end_day, &look.faults), STATUS_OK);
		assert_int_equal(timelines_open(&timeline, world, community, 0, world->end_day, &look.arena), STATUS_OK);
		assert_int_equal(timelines_add(&timeline, world, &look.watch.diary, 0, 0, &look.arena), STATUS_OK);
		assert_true(timeline.span_count > 500 && timeline.queue_count > 500);
		for (int i = 0; i < timeline.span_count; i++) {
			const struct timeline_span *span = &timeline.spans[i];
			if (span->what != TIMELINE_WORK && span->what != TIMELINE_WAY)
				continue;
			assert_true(span->from_ms >= ends[span->track] && span->to_ms > span->from_ms);
			ends[span->track] = span->to_ms;
			worked += span->to_ms - span->from_ms;
			over += span->shift == TIMELINE_OVERTIME ? span->to_ms - span->from_ms : 0;
		}
		const struct tally *tally = &look.watch.replica.shops[community].audit;
		assert_int_equal(worked, tally->service_ticks + tally->admin_ticks + tally->travel_ticks);
		assert_int_equal(over, tally->overtime_ticks);
	}
	look_close(&look);
}

static void test_whole(void **state)
{
	(void)state;
	const char *const ends[] = {"suspend", "hand_back", "restart", "finish"};
	for (int i = 0; i < 4; i++) {
		char end[64];
		snprintf(end, sizeof end, "staff.shift_end=%s", ends[i]);
		const char *const assignments[] = {"time.prerun=0 yr", "time.horizon=23 d", "requests.emergency=0.05", end};
		assert_whole(assignments, 4);
	}
}

/* -- a diary changes nothing -------------------------------------------------------------------------------------------- */

static void test_same(void **state)
{
	(void)state;
	const char *const assignments[] = {"time.prerun=0.1 yr", "time.horizon=60 d", NULL};
	struct look look;
	struct run run;
	run_make(&run, "tests/property/small.yaml", assignments, 1, 7, 2);
	look_open(&look, "tests/property/small.yaml", assignments, 2);
	assert_int_equal(watch_run(&look.watch, &look.request, -1, 0, look.watch.world.end_day, &look.faults), STATUS_OK);
	uint64_t digest = 0;
	for (int c = 0; c < look.watch.world.community_count; c++) {
		digest = (digest ^ look.watch.replica.shops[c].digest) * UINT64_C(0x9E3779B97F4A7C15);
		digest ^= digest >> 32;
	}
	assert_true(digest == run.set.digest[0]);
	look_close(&look);
	run_free(&run);
}

/* -- the sample week of a result file ------------------------------------------------------------------------------------- */

static void week_make(struct run *run, struct timeline *week, int threads)
{
	const char *const assignments[] = {"time.horizon=300 d"};
	faults_init(&run->faults);
	arena_init(&run->arena);
	run->set = (struct result_set){0};
	assert_int_equal(scenario_read(&run->scenario, "tests/property/small.yaml", assignments, 1, &run->faults), STATUS_OK);
	struct run_request request = {.scenario = &run->scenario, .replications = 3, .seed = 7, .team = team_of(threads), .keeps_week = true};
	assert_int_equal(study_run(&request, &run->arena, &run->set, &run->faults), STATUS_OK);
	assert_int_equal(timeline_table_get(week, &run->set, &run->arena), STATUS_OK);
}

static void assert_same_weeks(const struct timeline *a, const struct timeline *b)
{
	assert_true(a->day_count == b->day_count && a->track_count == b->track_count && a->span_count == b->span_count && a->queue_count == b->queue_count);
	assert_memory_equal(a->spans, b->spans, (size_t)a->span_count * sizeof *a->spans);
	assert_memory_equal(a->queues, b->queues, (size_t)a->queue_count * sizeof *a->queues);
	assert_memory_equal(a->openings, b->openings, sizeof a->openings);
	assert_true(a->opening_count == b->opening_count && a->place_id == b->place_id);
	for (int i = 0; i < a->day_count; i++)
		assert_true(!strcmp(a->days[i].date, b->days[i].date) && a->days[i].weekday == b->days[i].weekday && a->days[i].works == b->days[i].works);
	for (int i = 0; i < a->track_count; i++)
		assert_true(!strcmp(a->tracks[i].name_en, b->tracks[i].name_en) && !strcmp(a->tracks[i].name_zh, b->tracks[i].name_zh));
}

/* The same for any team, and what a look at the run itself shows. */
static void test_week(void **state)
{
	(void)state;
	struct run alone, many;
	struct timeline one, other, looked;
	struct look look;
	int community;
	int32_t from, end;
	week_make(&alone, &one, 1);
	week_make(&many, &other, 3);
	assert_true(one.span_count > 100 && one.day_count == 7 && one.days[0].weekday == 0);
	assert_same_weeks(&one, &other);
	const char *const assignments[] = {"time.horizon=300 d"};
	look_open(&look, "tests/property/small.yaml", assignments, 1);
	timelines_usual(&look.watch.world, &community, &from, &end);
	assert_int_equal(watch_run(&look.watch, &look.request, community, from, end, &look.faults), STATUS_OK);
	assert_int_equal(timelines_open(&looked, &look.watch.world, community, from, end, &look.arena), STATUS_OK);
	assert_int_equal(timelines_add(&looked, &look.watch.world, &look.watch.diary, 0, 1800000, &look.arena), STATUS_OK);
	assert_same_weeks(&one, &looked);
	look_close(&look);
	run_free(&alone);
	run_free(&many);
}

/* A damaged file says no more than what makes sense. */
static void test_damaged(void **state)
{
	(void)state;
	struct run run;
	struct timeline week, less;
	week_make(&run, &week, 1);
	const double nonsense[] = {NAN, -7, 1e300, 0.5, 99};
	for (int c = 0; c < 12; c++)
		for (int n = 0; n < 5; n++) {
			struct annex *spans = (struct annex *)annex_find(&run.set.annexes, "week_span");
			double kept = spans->columns[c].numbers[0];
			spans->columns[c].numbers[0] = nonsense[n];
			assert_int_equal(timeline_table_get(&less, &run.set, &run.arena), STATUS_OK);
			for (int i = 0; i < less.span_count; i++)
				assert_true(less.spans[i].track >= 0 && less.spans[i].track < less.track_count && less.spans[i].what < TIMELINE_WHATS && less.spans[i].from_ms >= 0);
			spans->columns[c].numbers[0] = kept;
		}
	struct annex *days = (struct annex *)annex_find(&run.set.annexes, "week_day");
	days->row_count = 0;
	assert_int_equal(timeline_table_get(&less, &run.set, &run.arena), STATUS_OK);
	assert_true(less.day_count == 0 && less.span_count == 0);
	run_free(&run);
}

/* -- reasons add up ------------------------------------------------------------------------------------------------------ */

static int rows_of(const struct diary *diary, enum diary_mark mark, uint32_t *pieces, int most)
{
	int count = 0;
	for (size_t i = 0; i < diary->count && count < most; i++)
		if (diary->rows[i].mark == mark && diary->rows[i].piece % 7 == 0)
			pieces[count++] = diary->rows[i].piece;
	return count;
}

static void assert_adds_up(const struct delays *delays)
{
	int64_t whole = 0;
	for (int reason = 0; reason < REASON_COUNT; reason++) {
		int64_t by_line = 0;
		assert_true(delays->parts[reason] >= 0);
		whole += delays->parts[reason];
		for (int line = 0; line < LINE_MOST; line++)
			by_line += delays->by_line[reason][line];
		assert_true(by_line == (reason_plate((enum reason_id)reason)->by_line ? delays->parts[reason] : 0));
	}
	assert_true(whole == delays->end - delays->asked);
	for (int i = 1; i < delays->event_count; i++)
		assert_true(delays->events[i].time >= delays->events[i - 1].time);
}

/* Returns the share of all this time nothing explains. */
static double unexplained(const char *path, const char *const *assignments, int count, enum diary_mark mark, int least)
{
	static uint32_t pieces[200];
	static struct delays delays;
	struct look look;
	int64_t whole = 0, passed = 0;
	look_open(&look, path, assignments, count);
	assert_int_equal(watch_run(&look.watch, &look.request, 0, 0, look.watch.world.end_day, &look.faults), STATUS_OK);
	int found = rows_of(&look.watch.diary, mark, pieces, 200);
	assert_true(found >= least);
	for (int i = 0; i < found; i++) {
		assert_true(delays_of(&delays, &look.watch.world, &look.watch.diary, pieces[i], &look.arena));
		assert_adds_up(&delays);
		whole += delays.end - delays.asked;
		passed += delays.parts[REASON_passed_over];
	}
	assert_false(delays_of(&delays, &look.watch.world, &look.watch.diary, UINT32_MAX, &look.arena));
	look_close(&look);
	return whole ? (double)passed / (double)whole : 0;
}

static void test_adds_up(void **state)
{
	(void)state;
	const char *const plain[] = {"time.prerun=0 yr", "time.horizon=60 d"}, *const grids[] = {"time.prerun=0 yr", "time.horizon=60 d", "staff.pooling=own_grid",
		"staff.discipline=fifo", "staff.shift_end=hand_back", "requests.emergency=0.05"};
	const enum diary_mark marks[] = {MARK_DONE, MARK_GIVEN_UP, MARK_DESK, MARK_LAID_DOWN, MARK_RELEASED};
	for (int i = 0; i < 5; i++) {
		assert_true(unexplained("tests/property/small.yaml", plain, 2, marks[i], marks[i] == MARK_DONE || marks[i] == MARK_DESK ? 20 : 1) < 1e-3);
		(void)unexplained("tests/property/small.yaml", grids, 6, marks[i], 0);
	}
}

/* Servers of a scenario's own: busy servers are all there is to wait for. */
static void test_servers(void **state)
{
	(void)state;
	const char *const short_run[] = {"time.horizon=3 d", "time.warmup=0 yr"};
	assert_true(unexplained("scenarios/laws/mm2-rho90.yaml", short_run, 2, MARK_DONE, 20) < 1e-9);
	(void)unexplained("scenarios/laws/failures.yaml", short_run, 2, MARK_DONE, 5);
}

static void test_latest(void **state)
{
	(void)state;
	const char *const assignments[] = {"time.prerun=0 yr", "time.horizon=120 d"};
	struct delays_late rows[10];
	struct look look;
	static struct delays delays;
	look_open(&look, "tests/property/small.yaml", assignments, 2);
	assert_int_equal(watch_run(&look.watch, &look.request, 1, 0, look.watch.world.end_day, &look.faults), STATUS_OK);
	int count = delays_latest(&look.watch.diary, 0, INT64_MAX, -1, rows, 10);
	assert_int_equal(count, 10);
	for (int i = 0; i < count; i++) {
		assert_true(i == 0 || rows[i].late <= rows[i - 1].late);
		assert_true(delays_of(&delays, &look.watch.world, &look.watch.diary, rows[i].piece, &look.arena));
		assert_true(delays.end - delays.due == rows[i].late);
		for (int j = 0; j < i; j++)
			assert_true(rows[j].piece != rows[i].piece);
	}
	look_close(&look);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole), cmocka_unit_test(test_same), cmocka_unit_test(test_week), cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_adds_up), cmocka_unit_test(test_servers), cmocka_unit_test(test_latest),
	};
	int failed = cmocka_run_group_tests_name("diary", tests, NULL, NULL), count = sizeof tests / sizeof *tests;
	printf("%d passed, %d failed\n", count - failed, failed);
	return failed != 0;
}
