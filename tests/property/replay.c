/* replay.c - tests of replays: an office whose queue is known is made again under its own order of work alone; and the month of St. Louis, tuned on 1-20 January, scored on 21-31. */
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

#include "records/replay.h"

#define ROOM_MORE struct scenario scenario;
#include "room.h"

enum { TRIES = 40, REPLICATIONS = 2 };
static const char STATIONS[] = "scenarios/laws/stations.yaml";

static int scenario_open(void **state)
{
	room_open(state);
	struct room *room = *state;
	return scenario_read(&room->scenario, STATIONS, NULL, 0, &room->faults);
}

static int scenario_close(void **state)
{
	struct room *room = *state;
	scenario_free(&room->scenario);
	return room_close(state);
}

static void log_replay(struct room *room, const char *path, const char *split, struct replay_request *request, struct records *known, struct records *all, struct replay *replay)
{
	const struct records_request log = {.path = path, .order = -1};
	assert_int_equal(records_read(&log, &room->arena, &room->faults, all), STATUS_OK);
	request->split = moment_read(split, MOMENT_YEAR_FIRST) - all->origin * TICKS_PER_DAY;
	assert_int_equal(records_as_of(all, request->split, &room->arena, known), STATUS_OK);
	request->scenario = request->ground = &room->scenario;
	request->known = known;
	request->all = all;
	request->team = team_of(0);
	assert_int_equal(replay_run(request, &room->arena, &room->faults, replay), STATUS_OK);
}

/* -- an office that is known ------------------------------------------------------------------------------------------- */

static int double_order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* One clerk from 9 to 17, Monday to Friday in March 2024, at a load of nine tenths; whoever came last is taken first. Times in working minutes, 480 a day. */
static void pile_write(const char *path)
{
	enum { MOST = 2000, DAY = 480, DAYS = 20 };
	double came[MOST], begun[MOST], done[MOST], at = 0, now = 0;
	bool is_taken[MOST] = {false};
	int count = 0, left;
	for (; count < MOST; count++) {
		struct random_address address = {.seed = 3, .ordinal = (uint64_t)count};
		at -= 20 * log(random_uniform(&address, 0));
		if (at > DAY * DAYS)
			break;
		came[count] = at;
	}
	qsort(came, (size_t)count, sizeof *came, double_order);
	for (left = count; left > 0; left--) {
		int last = -1, next = -1;
		for (int i = 0; i < count; i++) {
			last = !is_taken[i] && came[i] <= now ? i : last;
			next = !is_taken[i] && next < 0 ? i : next;
		}
		last = last >= 0 ? last : next;
		struct random_address address = {.seed = 3, .ordinal = (uint64_t)last};
		begun[last] = fmax(now, came[last]);
		now = begun[last] - 18 * log(random_uniform(&address, 1));
		is_taken[last] = true;
		done[last] = now;
	}
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "id,opened,started,closed\n");
	for (int i = 0; i < count; i++) {
		const double times[] = {came[i], begun[i], done[i]};
		fprintf(file, "%d", i);
		for (int t = 0; t < 3; t++) {
			int day = (int)(times[t] / DAY), minute = (int)(times[t] - day * DAY), date = 4 + day / 5 * 7 + day % 5;
			if (day >= DAYS)
				fprintf(file, ",");
			else
				fprintf(file, ",2024-03-%02d %02d:%02d:%02d", date, 9 + minute / 60, minute % 60, (int)(60 * (times[t] - day * DAY - minute)));
		}
		fprintf(file, "\n");
	}
	fclose(file);
}

static void test_known_office(void **state)
{
	struct room *room = *state;
	struct records known, all;
	struct replay replay;
	struct replay_request request = {.tries = TRIES, .replications = 1, .seed = 1, .is_recorded = true};
	char path[] = "/tmp/jianfu-pile-XXXXXX";
	int file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	pile_write(path);
	log_replay(room, path, "2024-03-18", &request, &known, &all, &replay);
	remove(path);
	assert_true(replay.unit_count == 1 && replay.told == 1);
	const struct replay_unit *unit = &replay.units[0];
	const struct replay_try *own = &unit->tries[DISCIPLINE_last_first], *fifo = &unit->tries[DISCIPLINE_fifo];
	if (!(own->distance < 0.03 && own->wait_distance < 0.03) || !(fifo->wait_distance > 0.1) || unit->chosen != DISCIPLINE_last_first || own->tuned.office.servers != 1)
		fail_msg("last first %.3f (waits %.3f), first first %.3f (waits %.3f)", own->distance, own->wait_distance, fifo->distance, fifo->wait_distance);
	assert_true(replay.ground.windows[0].from == 9 * TICKS_PER_HOUR && replay.ground.windows[0].to == 17 * TICKS_PER_HOUR && replay.days_off == 0);
	replay_free(&replay);
}

/* -- St. Louis --------------------------------------------------------------------------------------------------------- */

static void test_st_louis(void **state)
{
	struct room *room = *state;
	const char *data = getenv("JIANFU_STL311");
	char path[512];
	snprintf(path, sizeof path, "%s/stl_requests_2018_01.csv", data ? data : "../shared/data/stl311");
	if (access(path, R_OK)) {
		print_message("skipped: %s is not there; JIANFU_STL311 names its folder\n", path);
		skip();
	}
	struct records known, all;
	struct replay replay;
	struct replay_request request = {.tries = TRIES, .replications = REPLICATIONS, .seed = room->scenario.seed};
	log_replay(room, path, "2018-01-21", &request, &known, &all, &replay);
	print_message("St. Louis: %d of %d units, median distance %.3f of the best order, %.3f of the one chosen before, %.3f without a queue\n", replay.told, replay.unit_count, replay.median_best,
		replay.median_chosen, replay.median_resampled);
	assert_int_equal(all.count, 8713);
	assert_int_equal(replay.unit_count, 40);
	assert_true(replay.told >= 15);
	assert_true(replay.median_best <= 0.25);
	assert_true(replay.median_chosen <= 0.27);
	replay_free(&replay);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_known_office, scenario_open, scenario_close),
		cmocka_unit_test_setup_teardown(test_st_louis, scenario_open, scenario_close),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	printf("%d passed, %d failed\n", (int)(sizeof tests / sizeof *tests) - failed, failed);
	return failed;
}
