/* chances.c - lines and servers thrown together at random: every balance holds, whoever runs them and however the run is cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "replicas.h"
#include "run/audit.h"
#include "state/replica_copy.h"

enum { SCENARIOS = 60, HOURS = 24 };

/* -- a scenario at random ---------------------------------------------------------------------------------------------- */

struct dice {
	uint64_t state;
	struct text *text;
	int line_count;
	bool has_always; /* a line that is never empty, which room does not go with */
};

/* Sequence of its own (splitmix64): a scenario is known by its number. */
static uint64_t word_of(struct dice *dice)
{
	uint64_t z = dice->state += 0x9E3779B97F4A7C15u;
	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

static int of(struct dice *dice, int count)
{
	return (int)(word_of(dice) % (unsigned)count);
}

static bool chance(struct dice *dice, int percent)
{
	return of(dice, 100) < percent;
}

#define PICK(dice, ...) (((const char *const[]){__VA_ARGS__})[of(dice, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))])

static void draw(struct dice *dice, const char *key, int minutes)
{
	text_addf(dice->text, ", %s: ", key);
	switch (of(dice, 7)) {
	case 0: text_addf(dice->text, "{exponential: {mean: %d min}}", minutes); break;
	case 1: text_addf(dice->text, "%d min", minutes); break;
	case 2: text_addf(dice->text, "{uniform: {low: 0 min, high: %d min}}", 2 * minutes); break;
	case 3: text_addf(dice->text, "{lognormal: {mean: %d min, cv: 2}}", minutes); break;
	case 4: text_addf(dice->text, "{erlang: {mean: %d min, phases: 3}}", minutes); break;
	case 5: text_addf(dice->text, "{mixture: [{share: 0.3, value: 0 min}, {share: 0.7, exponential: {mean: %d min}}]}", minutes); break;
	default: text_addf(dice->text, "{hyperexponential: {mean: %d min, cv: 3}}", minutes); break;
	}
}

static void list(struct dice *dice, const char *key, int count, int most)
{
	text_addf(dice->text, ", %s: [", key);
	for (int i = 0; i < count; i++)
		text_addf(dice->text, "%s%d", i ? ", " : "", of(dice, most + 1));
	text_add(dice->text, "]");
}

static void arrivals(struct dice *dice)
{
	switch (of(dice, 8)) {
	case 0: text_addf(dice->text, ", arrivals: regular, rate: %d /h", 1 + of(dice, 20)); break;
	case 1: text_add(dice->text, ", arrivals: gaps"); draw(dice, "gap", 3 + of(dice, 60)); break;
	case 2:
		text_addf(dice->text, ", arrivals: calendar, every: %s, on_day: %d, at: %d h, batch: %d", PICK(dice, "working_day", "week", "month"), 1 + of(dice, 5),
			of(dice, 23), 1 + of(dice, 30));
		break;
	case 3: text_addf(dice->text, ", arrivals: none, start: %d", of(dice, 12)); break;
	case 4: text_addf(dice->text, ", rate: %d /h, wave_amplitude: 0.9, wave_period: 5 h, day_factor: 0.4", 1 + of(dice, 12)); break;
	case 5:
		text_addf(dice->text, ", rate: %d /h, batch: {geometric: {mean: 3}}", 1 + of(dice, 4));
		list(dice, "by_hour", HOURS, 2);
		break;
	default: text_addf(dice->text, ", rate: %d /h, start: %d", 1 + of(dice, 12), of(dice, 4)); break;
	}
}

static void line(struct dice *dice, int number)
{
	text_addf(dice->text, "  - {id: %d, name: l%d, skill: %s, side: %s, rank: %d", 3 + 7 * number, number, PICK(dice, "field", "counter", "desk"),
		PICK(dice, "service", "administrative"), of(dice, 10));
	bool is_always = chance(dice, 5);
	dice->has_always |= is_always;
	if (is_always)
		text_add(dice->text, ", arrivals: always");
	else
		arrivals(dice);
	draw(dice, "effort", is_always ? 20 + of(dice, 100) : 1 + of(dice, 30));
	if (!is_always && chance(dice, 50))
		draw(dice, "patience", 5 + of(dice, 100));
	if (chance(dice, 30))
		text_addf(dice->text, ", due: %d min, answer_within: %d min", 1 + of(dice, 500), of(dice, 50));
	if (chance(dice, 30))
		text_addf(dice->text, ", interrupts: yes, interrupted: %s", PICK(dice, "goes_on", "begins_anew"));
	if (!is_always && chance(dice, 25))
		text_addf(dice->text, ", room: %d", 1 + of(dice, 8));
	if (chance(dice, 40))
		text_addf(dice->text, ", next: [{to: l%d, share: 0.%d}, {to: l%d, share: 0.3}]", of(dice, dice->line_count), 1 + of(dice, 6), of(dice, dice->line_count));
	text_add(dice->text, "}\n");
}

static void servers(struct dice *dice, int number)
{
	text_addf(dice->text, "  - {name: g%d, order: %s, shift_end: %s, speed: %s", number, PICK(dice, "discipline", "listed"),
		PICK(dice, "suspend", "finish", "hand_back", "restart"), PICK(dice, "1", "0.7", "2.5"));
	if (chance(dice, 60))
		list(dice, "by_hour", HOURS, 4);
	else
		text_addf(dice->text, ", count: %d", of(dice, 4));
	if (chance(dice, 20))
		text_add(dice->text, ", by_weekday: [1, 0.5, 1, 1.5, 1, 0, 0.6]");
	if (chance(dice, 15) && !dice->has_always)
		text_addf(dice->text, ", room: %d", 2 + of(dice, 10));
	if (chance(dice, 40)) {
		draw(dice, "rest", 1 + of(dice, 60));
		text_addf(dice->text, ", rests: %s", PICK(dice, "again", "once"));
	}
	if (chance(dice, 50)) {
		draw(dice, "fails_after", 5 + of(dice, 300));
		draw(dice, "repair", 1 + of(dice, 120));
		text_addf(dice->text, ", fails_by: %s, failed: %s", PICK(dice, "work", "clock"), PICK(dice, "waits", "begins_anew", "goes_to_another"));
	}
	text_add(dice->text, ", takes: [");
	int from = of(dice, dice->line_count), count = 1 + of(dice, dice->line_count);
	for (int i = 0; i < count; i++)
		text_addf(dice->text, "%sl%d", i ? ", " : "", (from + i) % dice->line_count);
	text_add(dice->text, "]}\n");
}

/* The text of the n-th scenario; horizon and pre-run may be set over it. */
static void scenario_make(struct text *text, int number)
{
	struct dice dice = {.state = (uint64_t)number, .text = text, .line_count = 0};
	char folder[512];
	assert_non_null(getcwd(folder, sizeof folder));
	dice.line_count = 1 + of(&dice, 5);
	text_addf(text, "extends: %s/scenarios/laws/stations.yaml\nname: {en: chance %d, zh: 随机%d}\nstart: 2012-01-%02d\nreplications: 2\nseed: %d\nfirst: 5\n", folder,
		number, number, 1 + of(&dice, 31), number + 1);
	text_addf(text, "look_at: [%d min, 20 h, 24 h, 31.5 h]\nsettings:\n", of(&dice, 1000));
	text_addf(text, "  time: {horizon: %d d, prerun: %s, warmup: %d d, calendar: %s}\n", 4 + of(&dice, 40), PICK(&dice, "0 d", "0 d", "9 d"), of(&dice, 3),
		PICK(&dice, "always", "office"));
	text_addf(text, "  place: {communities: %d, population: 2000 persons}\n", 1 + of(&dice, 3));
	text_addf(text, "  staff: {grid: %d, counter: %d, specialist: %d, discipline: %s, shift_end: %s, overtime: %s, pooling: %s, absence: %s}\n", of(&dice, 3), of(&dice, 3),
		of(&dice, 2), PICK(&dice, "fifo", "edd", "priority", "service_first", "protected_share", "lipsky", "last_first", "shortest_first", "at_random"),
		PICK(&dice, "suspend", "finish", "hand_back", "restart"), PICK(&dice, "none", "backlog", "always"), PICK(&dice, "pooled", "own_grid"),
		PICK(&dice, "0 /yr", "10 /yr"));
	if (chance(&dice, 40))
		text_add(text, "  requests: {rate: 60 /1000 residents/month, emergency: 0.1}\n  visits.per_household: 2 /household-yr\n");
	if (chance(&dice, 30))
		text_add(text, "  mandates: {form.count: 10, task.count: 5}\n");
	if (chance(&dice, 30)) { /* on another course other rules hold from a day on */
		text_addf(text, "policies:\n  - {name: as_is}\n  - {name: other, phases: [{from: 2012-02-05, settings: {staff.pooling: %s, staff.discipline: %s, staff.shift_end: %s}}]}\n",
			PICK(&dice, "pooled", "own_grid"), PICK(&dice, "fifo", "edd", "priority", "shortest_first"), PICK(&dice, "suspend", "finish", "hand_back"));
	}
	text_add(text, "lines:\n");
	for (int i = 0; i < dice.line_count; i++)
		line(&dice, i);
	int groups = of(&dice, 4);
	if (groups)
		text_add(text, "servers:\n");
	for (int i = 0; i < groups; i++)
		servers(&dice, i);
}

/* -- runs of it -------------------------------------------------------------------------------------------------------- */

struct file {
	char path[64];
	struct text text;
};

static void file_make(struct file *file, int number)
{
	text_init(&file->text);
	scenario_make(&file->text, number);
	snprintf(file->path, sizeof file->path, "/tmp/jianfu-chances-XXXXXX");
	int out = mkstemp(file->path);
	assert_true(out >= 0 && !file->text.failed);
	assert_int_equal(write(out, file->text.data, file->text.length), file->text.length);
	close(out);
}

static void file_free(struct file *file)
{
	unlink(file->path);
	text_free(&file->text);
}

static bool same_doubles(const double *a, const double *b, int64_t count)
{
	return !memcmp(a, b, (size_t)count * sizeof *a);
}

static bool same_sets(const struct result_set *a, const struct result_set *b)
{
	int64_t rows = (int64_t)a->point_count * a->replication_count;
	return !memcmp(a->digest, b->digest, (size_t)rows * sizeof *a->digest) && same_doubles(a->horizon, b->horizon, rows * a->measure_count) &&
	       same_doubles(a->by_line, b->by_line, rows * a->line_count * a->line_measure_count);
}

static void complain(const struct file *file, struct run *run, const char *what)
{
	printf("%s\n%s", what, file->text.data);
	if (run)
		run_complain(run);
}

/* Runs, audits included, and runs alike on one thread and two. */
static int threads_differ(const struct file *file)
{
	struct run one, two;
	run_quietly(&one, file->path, NULL, 0, 0, 1);
	run_quietly(&two, file->path, NULL, 0, 0, 2);
	bool is_sound = one.status == STATUS_OK && two.status == STATUS_OK, is_same = is_sound && same_sets(&one.set, &two.set);
	if (!is_sound)
		complain(file, &one, "does not run:");
	else if (!is_same)
		complain(file, NULL, "differs on two threads:");
	run_free(&one);
	run_free(&two);
	return !is_same;
}

/* Set aside after some days and taken up again it goes on as if nothing had been. */
static int copies_differ(const struct file *file)
{
	struct hand hand;
	struct replica_copy copy = {0};
	uint64_t digest[2] = {0};
	struct tally tally[2];
	bool is_sound = hand_open(&hand, file->path, NULL) == STATUS_OK && hand_begin(&hand, 0, 0) == STATUS_OK;
	int32_t end = hand.world.end_day, cut = end / 2;
	for (int32_t day = 0; is_sound && day < cut; day++)
		hand_day(&hand, day);
	is_sound = is_sound && replica_copy_save(&copy, &hand.replica) == STATUS_OK;
	for (int i = 0; is_sound && i < 2; i++) {
		for (int32_t day = cut; day < end; day++)
			hand_day(&hand, day);
		digest[i] = hand.replica.shops[0].digest;
		tally[i] = hand.replica.shops[0].month;
		replica_copy_restore(&copy, &hand.replica, &hand.world.courses[0]);
	}
	bool is_same = is_sound && digest[0] == digest[1] && !memcmp(&tally[0], &tally[1], sizeof tally[0]);
	if (!is_same)
		complain(file, NULL, "goes on otherwise when set aside:");
	replica_copy_free(&copy);
	hand_close(&hand);
	return !is_same;
}

/* The digest of the first community after so many days of a run of another length. */
static uint64_t digest_within(const struct file *file, const char *horizon, int32_t days)
{
	struct hand hand;
	const char *const assignments[] = {horizon, "requests.rate=0 /1000 residents/month", NULL}; /* their weekdays have mean 1 over the whole run */
	assert_int_equal(hand_open(&hand, file->path, assignments), STATUS_OK);
	assert_int_equal(hand_begin(&hand, 0, 0), STATUS_OK);
	for (int32_t day = 0; day < days; day++)
		hand_day(&hand, day);
	uint64_t digest = hand.replica.shops[0].digest;
	hand_close(&hand);
	return digest;
}

/* What happens does not depend on how long it will go on. */
static int ends_differ(const struct file *file)
{
	bool is_same = digest_within(file, "time.horizon=4 d", 4) == digest_within(file, "time.horizon=60 d", 4);
	if (!is_same)
		complain(file, NULL, "depends on its end:");
	return !is_same;
}

static void test_chances(void **state)
{
	(void)state;
	int failed = 0;
	const char *only = getenv("CHANCE");
	for (int number = only ? atoi(only) : 0; number < (only ? atoi(only) + 1 : SCENARIOS); number++) {
		struct file file;
		file_make(&file, number);
		int before = failed;
		failed += threads_differ(&file) || copies_differ(&file) || ends_differ(&file);
		if (failed > before)
			printf("that was number %d\n", number);
		file_free(&file);
	}
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_chances)};
	return cmocka_run_group_tests_name("chances", tests, NULL, NULL);
}
