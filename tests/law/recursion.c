/* recursion.c - every start of every customer, computed again from arrivals and efforts alone by the recursion of Kiefer and Wolfowitz. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "runs.h"

enum { MOST = 100000, SERVERS = 16, NOT_YET = -1 };

/* In milliseconds, as the log tells. */
struct customer { int64_t asked, begun, done; };
struct station {
	struct customer rows[MOST];
	int count, first_waiting, in_hand[SERVERS];
	int64_t end;
};

static int64_t ms_of(double minutes)
{
	return llround(60000 * minutes);
}

/* Who has begun is known by when he asked; of those who asked at one moment the first. */
static int waiting_since(struct station *station, int64_t asked)
{
	while (station->rows[station->first_waiting].begun != NOT_YET)
		station->first_waiting++;
	for (int i = station->first_waiting; i < station->count; i++)
		if (station->rows[i].begun == NOT_YET && station->rows[i].asked == asked)
			return i;
	fail_msg("begun without having asked");
	return NOT_YET;
}

static void row_read(struct station *station, const char *row)
{
	char event[32];
	int worker;
	double minute, asked;
	assert_int_equal(sscanf(row, "%*[^,],%*d,%lf,%31[^,],%*[^,],%*d,%d,%lf", &minute, event, &worker, &asked), 4);
	int64_t now = ms_of(minute);
	assert_true(now >= station->end && worker < SERVERS);
	station->end = now;
	if (!strcmp(event, "arrive")) {
		assert_true(station->count < MOST);
		station->rows[station->count++] = (struct customer){.asked = now, .begun = NOT_YET, .done = NOT_YET};
	} else if (!strcmp(event, "begin")) {
		int customer = waiting_since(station, ms_of(asked));
		station->rows[customer].begun = now;
		station->in_hand[worker] = customer;
	} else {
		assert_string_equal(event, "done");
		station->rows[station->in_hand[worker]].done = now;
	}
}

/* Runs a scenario once and reads its log. */
static struct station *station_of(const char *path, const char *horizon, uint64_t seed)
{
	char log[] = "/tmp/jianfu-recursion-XXXXXX", row[512], setting[64];
	int file = mkstemp(log);
	assert_true(file >= 0);
	close(file);
	snprintf(setting, sizeof setting, "time.horizon=%s", horizon);
	const char *const assignments[] = {setting, "time.warmup=0 d"};
	struct run run = {.status = STATUS_OK};
	struct station *station = calloc(1, sizeof *station);
	assert_non_null(station);
	faults_init(&run.faults);
	arena_init(&run.arena);
	assert_int_equal(scenario_read(&run.scenario, path, assignments, 2, &run.faults), STATUS_OK);
	struct run_request request = {.scenario = &run.scenario, .replications = 1, .seed = seed, .team = team_of(1), .events_path = log};
	assert_int_equal(study_run(&request, &run.arena, &run.set, &run.faults), STATUS_OK);
	run_free(&run);
	FILE *events = fopen(log, "r");
	assert_non_null(events);
	assert_non_null(fgets(row, sizeof row, events)); /* the heading */
	while (fgets(row, sizeof row, events))
		row_read(station, row);
	fclose(events);
	unlink(log);
	return station;
}

/* Puts the server that is free first, now busy until `until`, where he belongs among the others. */
static void free_at_put(int64_t *free_at, int servers, int64_t until)
{
	int place = 0;
	for (; place + 1 < servers && free_at[place + 1] < until; place++)
		free_at[place] = free_at[place + 1];
	free_at[place] = until;
}

/* How many starts differ from the recursion: whoever asks first begins first, as soon as one of the servers is free. */
static int starts_that_differ(const struct station *station, int servers)
{
	int64_t free_at[SERVERS] = {0}; /* ascending */
	int differ = 0;
	for (int i = 0; i < station->count; i++) {
		const struct customer *customer = &station->rows[i];
		int64_t begins = customer->asked > free_at[0] ? customer->asked : free_at[0];
		int64_t until = customer->done == NOT_YET ? INT64_MAX : begins + customer->done - customer->begun; /* not within the log */
		differ += customer->begun == NOT_YET ? begins <= station->end : begins != customer->begun;
		free_at_put(free_at, servers, until);
	}
	return differ;
}

static int who_waited(const struct station *station)
{
	int waited = 0;
	for (int i = 0; i < station->count; i++)
		waited += station->rows[i].begun != station->rows[i].asked;
	return waited;
}

static void test_starts(void **state)
{
	(void)state;
	const struct { const char *path, *horizon; int servers; } cases[] = {
		{"scenarios/laws/mm1-rho80.yaml", "40 d", 1}, {"scenarios/laws/md1-rho80.yaml", "40 d", 1},
		{"scenarios/laws/me1-rho80.yaml", "40 d", 1}, {"scenarios/laws/mm2-rho90.yaml", "20 d", 2},
		{"scenarios/laws/mm10-rho90.yaml", "5 d", 10},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (uint64_t seed = 1; seed <= 2; seed++) {
			struct station *station = station_of(cases[i].path, cases[i].horizon, seed);
			assert_true(station->count > 40000 && who_waited(station) > station->count / 2);
			assert_int_equal(starts_that_differ(station, cases[i].servers), 0);
			assert_true(starts_that_differ(station, cases[i].servers + 1) > station->count / 10);
			free(station);
		}
	}
}

/* Where somebody goes before others, the recursion does not hold, and says so. */
static void test_another_order(void **state)
{
	(void)state;
	struct station *station = station_of("scenarios/laws/priority.yaml", "40 d", 1);
	assert_true(starts_that_differ(station, 1) > station->count / 10);
	free(station);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_starts), cmocka_unit_test(test_another_order)};
	return cmocka_run_group_tests_name("recursion", tests, NULL, NULL);
}
