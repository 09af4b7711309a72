/* hands.c - read from the event log alone: everybody does one thing at a time, and what is begun is done or laid down by who began it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "runs.h"

enum { COMMUNITIES = 5, WORKERS = 32, HELD = 2, NAME = 48 };

struct thing { char line[NAME]; int template; double asked; };
struct hands { struct thing held[HELD]; int count; };
struct reading_log { struct hands hands[COMMUNITIES][WORKERS]; double time[COMMUNITIES]; int64_t begun, ended, called_out, late; };

static bool is_same(const struct thing *a, const struct thing *b)
{
	return !strcmp(a->line, b->line) && a->template == b->template && a->asked >= b->asked && a->asked <= b->asked;
}

static void thing_end(struct hands *hands, const struct thing *thing)
{
	int at = 0;
	while (at < hands->count && !is_same(&hands->held[at], thing))
		at++;
	assert_true(at < hands->count); /* nobody ends what he has not begun */
	hands->held[at] = hands->held[--hands->count];
}

/* One piece in hand; a second one only when called out to a request while older work lies on the desk. */
static void thing_begin(struct reading_log *log, struct hands *hands, const struct thing *thing)
{
	if (hands->count) {
		assert_string_equal(thing->line, "request");
		log->called_out++;
	}
	assert_true(hands->count < HELD);
	hands->held[hands->count++] = *thing;
	log->begun++;
}

static void row_read(struct reading_log *log, const char *row)
{
	char event[32];
	struct thing thing;
	double minute;
	int community, worker;
	assert_int_equal(sscanf(row, "%*[^,],%d,%lf,%31[^,],%47[^,],%d,%d,%lf", &community, &minute, event, thing.line, &thing.template, &worker, &thing.asked), 7);
	assert_true(community >= 1 && community < COMMUNITIES && worker < WORKERS);
	if (minute < log->time[community]) { /* the time was up while it was in somebody's hands: told when he laid it down, on another day */
		assert_string_equal(event, "given_up");
		log->late++;
	} else {
		log->time[community] = minute;
	}
	assert_true(strcmp(event, "done") == 0 || (worker < 0) == (!strcmp(event, "arrive") || !strcmp(event, "given_up"))); /* others may have done it */
	if (worker < 0)
		return;
	assert_true(minute >= thing.asked);
	if (!strcmp(event, "begin")) {
		thing_begin(log, &log->hands[community][worker], &thing);
	} else {
		thing_end(&log->hands[community][worker], &thing);
		log->ended++;
	}
}

static void assert_one_thing_at_a_time(const char *const *assignments, int count)
{
	char path[] = "/tmp/jianfu-hands-XXXXXX", row[512];
	int file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	struct run run;
	faults_init(&run.faults);
	arena_init(&run.arena);
	assert_int_equal(scenario_read(&run.scenario, "tests/property/small.yaml", assignments, count, &run.faults), STATUS_OK);
	struct run_request request = {.scenario = &run.scenario, .replications = 1, .seed = 11, .team = team_of(1), .events_path = path};
	assert_int_equal(study_run(&request, &run.arena, &run.set, &run.faults), STATUS_OK);
	static struct reading_log log;
	log = (struct reading_log){.begun = 0};
	FILE *events = fopen(path, "r");
	assert_non_null(events);
	assert_non_null(fgets(row, sizeof row, events)); /* the heading */
	while (fgets(row, sizeof row, events))
		row_read(&log, row);
	fclose(events);
	unlink(path);
	int64_t held = 0;
	for (int c = 0; c < COMMUNITIES; c++)
		for (int w = 0; w < WORKERS; w++)
			held += log.hands[c][w].count;
	assert_true(log.begun > 10000 && log.called_out > 0 && log.late < 20);
	assert_int_equal(log.begun, log.ended + held);
	run_free(&run);
}

static void test_hands(void **state)
{
	(void)state;
	const char *const disciplines[] = {"priority", "fifo", "lipsky", "protected_share"}, *const ends[] = {"suspend", "hand_back", "restart", "suspend"};
	char discipline[64], end[64];
	for (int i = 0; i < 4; i++) {
		snprintf(discipline, sizeof discipline, "staff.discipline=%s", disciplines[i]);
		snprintf(end, sizeof end, "staff.shift_end=%s", ends[i]);
		const char *const assignments[] = {"time.prerun=0 yr", "requests.emergency=0.05", "staff.pooling=own_grid", discipline, end};
		assert_one_thing_at_a_time(assignments, i == 0 ? 2 : 5);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_hands)};
	return cmocka_run_group_tests_name("hands", tests, NULL, NULL);
}
