/* line_keys.c - no dead keys among lines, servers, exact values and looks: each one, moved, moves the measure it is about, and the right way. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "demand/arrivals.h"
#include "input/schema_value.h"
#include "run/laws.h"
#include "runs.h"
#include "staff/discipline.h"
#include "world/reading.h"

/* A key, from one value to another. NULL: nothing, or what is usual. */
struct row {
	const char *path, *from, *to;                /* "key: value" */
	const char *line, *other, *server;           /* more keys of the lines calls and other, of the group desk */
	const char *takes, *settings, *time, *look;  /* of the group; more settings; horizon; when what is there is counted */
	const char *of, *measure;                    /* the line or group */
	int sign;
};
static const struct row rows[] = {
#include "property/line_keys.def"
};
enum { ROWS = sizeof rows / sizeof *rows };

/* -- a scenario of a row ------------------------------------------------------------------------------------------------ */

static const char *or_else(const char *text, const char *usual)
{
	return text ? text : usual;
}

/* What is said at `prefix`, and only there. */
static const char *said_at(const struct row *row, const char *prefix, const char *said)
{
	return strncmp(row->path, prefix, strlen(prefix)) ? NULL : said;
}

/* Keys after others, if there are any. */
static void more(struct text *text, const char *keys)
{
	if (keys)
		text_addf(text, ", %s", keys);
}

static void row_write(struct text *text, const struct row *row, const char *said)
{
	const char *at_line = said_at(row, "lines.", said), *at_next = said_at(row, "next.", said), *at_servers = said_at(row, "servers.", said);
	bool says_id = !strcmp(row->path, "lines.id"), says_takes = !strcmp(row->path, "servers.takes");
	text_addf(text, "extends: stations.yaml\nname: {en: keys, zh: 逐键}\nreplications: 1\nseed: 4\n");
	if (strchr(row->path, '.') || !strcmp(row->path, "first"))
		text_addf(text, "look_at: [%s]\n", or_else(row->look, "6 h"));
	if (!strchr(row->path, '.'))
		text_addf(text, "%s\n", said);
	text_addf(text, "settings:\n  time: {horizon: %s}\n", or_else(row->time, "40 d"));
	if (row->settings)
		text_addf(text, "  %s\n", row->settings);
	text_addf(text, "lines:\n  - {name: calls");
	more(text, says_id ? NULL : "id: 1");
	more(text, at_line);
	more(text, row->line);
	if (at_next)
		text_addf(text, ", next: [%s]", at_next);
	text_addf(text, "}\n  - {name: other, id: 2");
	more(text, or_else(row->other, OTHER));
	text_addf(text, "}\nservers:\n  - {name: desk");
	more(text, at_servers);
	more(text, row->server);
	if (!says_takes)
		text_addf(text, ", takes: [%s]", or_else(row->takes, "calls, other"));
	text_add(text, "}\n");
}

/* A folder of its own with the ground to stand on and two traces. */
struct folder { char path[64]; };

static void file_write(const struct folder *folder, const char *name, const char *data, size_t length)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", folder->path, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void file_copy(const struct folder *folder, const char *name, const char *from)
{
	static char data[65536];
	FILE *file = fopen(from, "r");
	assert_non_null(file);
	size_t length = fread(data, 1, sizeof data, file);
	fclose(file);
	file_write(folder, name, data, length);
}

static void folder_make(struct folder *folder)
{
	static const char few[] = "time\n1 h\n2 h\n", many[] = "time\n1 h\n2 h\n3 h\n";
	strcpy(folder->path, "/tmp/jianfu-line-keys-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	file_copy(folder, "plain.yaml", "scenarios/laws/plain.yaml");
	file_copy(folder, "stations.yaml", "scenarios/laws/stations.yaml");
	file_write(folder, "ENDS", few, sizeof few - 1);
	file_write(folder, "MORE", many, sizeof many - 1);
}

static void folder_remove(const struct folder *folder)
{
	static const char *const names[] = {"plain.yaml", "stations.yaml", "ENDS", "MORE", "case.yaml"};
	char path[128];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", folder->path, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(folder->path), 0);
}

static void text_run(struct run *run, const struct folder *folder, const struct text *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/case.yaml", folder->path);
	file_write(folder, "case.yaml", text->data, text->length);
	run_make(run, path, NULL, 0, 0, 1);
	if (run->status != STATUS_OK)
		printf("%s", text->data);
	assert_int_equal(run->status, STATUS_OK);
}

static double measure_of(const struct run *run, const char *line, const char *measure)
{
	int at = run_line(run, line);
	assert_true(at >= 0);
	for (int i = 0; i < run->set.line_measure_count; i++)
		if (!strcmp(run->set.line_measures[i].name, measure))
			return result_line(&run->set, 0, 0, at)[i];
	fail_msg("no measure %s", measure);
	return NAN;
}

static double row_value(const struct folder *folder, const struct row *row, const char *said)
{
	struct text text;
	struct run run;
	text_init(&text);
	row_write(&text, row, said);
	text_run(&run, folder, &text);
	double value = measure_of(&run, row->of, row->measure);
	run_free(&run);
	text_free(&text);
	return value;
}

static void test_rows(void **state)
{
	(void)state;
	struct folder folder;
	int failed = 0;
	folder_make(&folder);
	for (int i = 0; i < ROWS; i++) {
		const struct row *row = &rows[i];
		double from = row_value(&folder, row, row->from), to = row_value(&folder, row, row->to);
		bool holds = row->sign ? row->sign * (to - from) > 0 : from != to;
		if (!holds)
			printf("%s: %s of %s goes from %g (%s) to %g (%s)\n", row->path, row->measure, row->of, from, row->from, to, row->to);
		failed += !holds;
	}
	folder_remove(&folder);
	assert_int_equal(failed, 0);
}

/* -- nothing is left out ------------------------------------------------------------------------------------------------ */

static bool is_said(const char *path, const char *word)
{
	for (int i = 0; i < ROWS; i++)
		if (!strcmp(rows[i].path, path) && (!word || strstr(rows[i].from, word) || strstr(rows[i].to, word)))
			return true;
	return false;
}

/* Every key has a row, and every choice of it is taken in one. */
static int missing_of(const struct schema *schema)
{
	int missing = 0;
	for (int k = 0; k < schema->count; k++) {
		const struct schema_key *key = &schema->keys[k];
		char choices[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE];
		int count = key->type == SCHEMA_CHOICE ? schema_value_choices(key->choices, choices) : 0;
		bool is_name = !strcmp(key->path, "lines.name") || !strcmp(key->path, "servers.name"); /* every test of this file calls them by it */
		if (!is_name && !is_said(key->path, NULL)) {
			printf("%s has no row\n", key->path);
			missing++;
		}
		for (int i = 0; i < count; i++) {
			if (!is_said(key->path, choices[i])) {
				printf("%s: %s has no row\n", key->path, choices[i]);
				missing++;
			}
		}
	}
	return missing;
}

static void test_complete(void **state)
{
	(void)state;
	assert_int_equal(missing_of(&lines_schema) + missing_of(&lines_next_schema) + missing_of(&servers_schema), 0);
	assert_true(is_said("look_at", NULL) && is_said("first", NULL) && is_said("servers.takes", NULL));
	for (int i = 0; i < ARRIVALS_COUNT; i++)
		assert_true(is_said("lines.arrivals", arrivals_plate((enum arrivals_id)i)->plate.name));
}

/* -- what nothing reads, and too much ----------------------------------------------------------------------------------------- */

static int warnings_of(const struct folder *folder, const char *line, const char *server)
{
	struct text text;
	struct run run;
	struct row row = {.path = "lines.effort", .line = line, .server = server};
	text_init(&text);
	row_write(&text, &row, "effort: 1 min");
	text_run(&run, folder, &text);
	int warnings = run.faults.warning_count;
	run_free(&run);
	text_free(&text);
	return warnings;
}

static void test_idle_keys(void **state)
{
	(void)state;
	struct folder folder;
	folder_make(&folder);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h", "count: 2"), 0);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h, gap: 5 min, at: 2 h", "count: 2"), 2);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h, arrivals: gaps, gap: 5 min", "count: 2"), 1);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h, arrivals: regular, by_hour: " DAYTIME, "count: 2"), 1);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h", "count: 2, by_hour: " ALL_DAY), 1);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h", "by_weekday: [1, 1, 1, 1, 1, 0, 1]"), 1);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h", "rests: once, repair: 3 h, failed: begins_anew, fails_by: clock"), 4);
	assert_int_equal(warnings_of(&folder, "rate: 9 /h", "rest: 1 min, rests: once, repair: 3 h, fails_after: 4 h"), 0);
	folder_remove(&folder);
}

/* A look after the end is not taken, and said to be so. */
static void test_looks_beyond(void **state)
{
	(void)state;
	struct folder folder;
	struct text text;
	struct run run;
	struct row row = {.path = "look_at", .line = CALLS, .time = "2 d"};
	folder_make(&folder);
	text_init(&text);
	row_write(&text, &row, "look_at: [47 h, 48 h]");
	text_run(&run, &folder, &text);
	assert_int_equal(run.faults.warning_count, 1);
	assert_true(measure_of(&run, "calls", "present_1") >= 0);
	assert_true(isnan(measure_of(&run, "calls", "present_2")) && isnan(measure_of(&run, "calls", "came_2")));
	run_free(&run);
	text_free(&text);
	folder_remove(&folder);
}

/* A day that would need more addresses than there are ends the run, and says what to lower. */
static void test_too_busy(void **state)
{
	(void)state;
	struct folder folder;
	struct text text;
	struct run run;
	char path[128];
	struct row row = {.path = "lines.effort", .line = "arrivals: always"};
	folder_make(&folder);
	text_init(&text);
	row_write(&text, &row, "effort: 0.002 s");
	snprintf(path, sizeof path, "%s/case.yaml", folder.path);
	file_write(&folder, "case.yaml", text.data, text.length);
	run_quietly(&run, path, NULL, 0, 0, 1);
	assert_int_equal(run.status, STATUS_WORLD);
	assert_non_null(strstr(fault_line(&run.faults, &run.faults.rows[run.faults.count - 1]), "more than a million pieces of a line of work"));
	run_free(&run);
	text_free(&text);
	folder_remove(&folder);
}

/* -- distributions ------------------------------------------------------------------------------------------------------- */

/* Every distribution of a mean of two minutes: a mean server is as busy, and the wait goes with the scatter. */
static void test_distributions(void **state)
{
	(void)state;
	static const struct { enum draw_id kind; const char *effort; double wait; } cases[] = { /* P-K: 40 min * (1 + cv^2) / 2 at 2/3 busy */
		{DRAW_constant, "2 min", 2}, {DRAW_erlang, "{erlang: {mean: 2 min, phases: 2}}", 3}, {DRAW_exponential, "{exponential: {mean: 2 min}}", 4},
		{DRAW_gamma, "{gamma: {mean: 2 min, cv: 0.5}}", 2.5}, {DRAW_lognormal, "{lognormal: {mean: 2 min, cv: 1}}", 4},
		{DRAW_weibull, "{weibull: {mean: 2 min, shape: 1}}", 4}, {DRAW_hyperexponential, "{hyperexponential: {mean: 2 min, cv: 2}}", 10},
		{DRAW_uniform, "{uniform: {low: 0 min, high: 4 min}}", 2 + 2.0 / 3}, {DRAW_triangular, "{triangular: {low: 0 min, mode: 2 min, high: 4 min}}", 2 + 1.0 / 3},
		{DRAW_mixture, "{mixture: [{share: 0.5, value: 0 min}, {share: 0.5, value: 4 min}]}", 4},
		{DRAW_empirical, "{empirical: {file: TIMES, column: minutes, unit: min}}", 4},
	};
	enum { CASES = sizeof cases / sizeof *cases, GEOMETRIC = 1 };
	struct folder folder;
	bool is_met[DRAW_COUNT] = {[DRAW_geometric] = true}; /* whole numbers: met as the size of a batch */
	static const char times[] = "minutes\n0\n4\n";
	folder_make(&folder);
	file_write(&folder, "TIMES", times, sizeof times - 1);
	for (int i = 0; i < CASES; i++) {
		char said[160];
		snprintf(said, sizeof said, "effort: %s", cases[i].effort);
		struct row row = {.path = "lines.effort", .line = "rate: 20 /h", .takes = "calls", .time = "700 d", .of = "calls", .measure = "wait"};
		double wait = 60 * row_value(&folder, &row, said);
		row.of = "desk", row.measure = "utilisation";
		double busy = row_value(&folder, &row, said);
		if (fabs(wait / cases[i].wait - 1) > 0.06 || fabs(busy / (200.0 / 3) - 1) > 0.02)
			fail_msg("%s: a wait of %g min, not %g; %g %% busy", cases[i].effort, wait, cases[i].wait, busy);
		is_met[cases[i].kind] = true;
	}
	struct row row = {.path = "lines.batch", .line = "rate: 2 /h, effort: 1 min", .of = "calls", .measure = "wait"};
	assert_true(row_value(&folder, &row, "batch: {geometric: {mean: 5}}") > 1.5 * row_value(&folder, &row, "batch: 5"));
	for (int kind = 0; kind < DRAW_COUNT; kind++)
		assert_true(is_met[kind]);
	char path[128];
	snprintf(path, sizeof path, "%s/TIMES", folder.path);
	unlink(path);
	folder_remove(&folder);
}

/* -- orders of work ------------------------------------------------------------------------------------------------------ */

/* Each order of work serves some measure better than first come, first served does, with servers and with posts alike. */
static void test_disciplines(void **state)
{
	(void)state;
	static const struct { enum discipline_id id; const char *of, *measure; int sign; } cases[] = {
		{DISCIPLINE_edd, "calls", "in_time", 1}, {DISCIPLINE_priority, "calls", "wait", -1}, {DISCIPLINE_service_first, "calls", "wait", -1},
		{DISCIPLINE_protected_share, "calls", "wait", -1}, {DISCIPLINE_lipsky, "calls", "wait", -1}, {DISCIPLINE_last_first, "other", "wait_sd", 1},
		{DISCIPLINE_shortest_first, "calls", "wait", -1}, {DISCIPLINE_at_random, "other", "wait_sd", 1},
	};
	enum { CASES = sizeof cases / sizeof *cases };
	struct folder folder;
	bool is_met[DISCIPLINE_COUNT] = {[DISCIPLINE_fifo] = true};
	folder_make(&folder);
	for (int i = 0; i < 2 * CASES; i++) {
		char said[128], posts[2][160];
		bool has_servers = i < CASES;
		const char *const names[2] = {"fifo", discipline_plate(cases[i % CASES].id)->name};
		struct row row = {.path = "lines.due", .line = "rate: 20 /h, effort: {exponential: {mean: 1.5 min}}, rank: 1, skill: counter",
			.other = "rate: 2 /h, effort: {exponential: {mean: 12 min}}, side: administrative, skill: counter", .of = cases[i % CASES].of, .measure = cases[i % CASES].measure};
		double values[2];
		snprintf(said, sizeof said, "due: 20 min");
		for (int d = 0; d < 2; d++) {
			snprintf(posts[d], sizeof posts[d], "staff: {counter: %d, discipline: %s}", has_servers ? 0 : 1, names[d]);
			row.settings = posts[d];
			row.server = has_servers ? NULL : "count: 0";
			row.takes = has_servers ? "calls, other" : "";
			values[d] = row_value(&folder, &row, said);
		}
		if (!(cases[i % CASES].sign * (values[1] - values[0]) > 0))
			fail_msg("%s, %s: %s of %s goes from %g to %g", names[1], has_servers ? "servers" : "posts", row.measure, row.of, values[0], values[1]);
		is_met[cases[i % CASES].id] = true;
	}
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		assert_true(is_met[id]);
	folder_remove(&folder);
}

/* -- exact values -------------------------------------------------------------------------------------------------------- */

/* What an exact value says, and whether it holds. */
struct judged { const char *id, *source; double exact, mean; bool is_inside, is_narrow; };

static struct judged judge(const struct folder *folder, struct run *run, const char *said)
{
	struct text text;
	struct law *laws;
	double scratch[16];
	text_init(&text);
	text_addf(&text, "extends: stations.yaml\nname: {en: keys, zh: 逐键}\nreplications: 8\nseed: 4\nsettings:\n  time: {horizon: 20 d}\n"
		"lines:\n  - {id: 1, name: calls, " CALLS "}\n  - {id: 2, name: other, " OTHER "}\nservers:\n  - {name: desk, takes: [calls, other]}\nexpect:\n  - {%s}\n", said);
	text_run(run, folder, &text);
	assert_int_equal(laws_find(&run->scenario, &run->set, &run->arena, &laws, &run->faults), STATUS_OK);
	laws_judge(&run->set, laws, 1, 1, scratch);
	text_free(&text);
	return (struct judged){laws->expectation->id, laws->expectation->source, laws->exact, laws->plain.mean, laws->is_inside, laws->is_narrow};
}

static void test_expectations(void **state)
{
	(void)state;
	static const char plain[] = "id: A1, line: calls, measure: in_service, value: 0.667 workers, source: by hand, within: 10 %";
	static const struct { const char *key, *said; } cases[] = {
		{"id", "id: B1, line: calls, measure: in_service, value: 0.667 workers, source: by hand, within: 10 %"},
		{"line", "id: A1, line: other, measure: in_service, value: 0.667 workers, source: by hand, within: 10 %"},
		{"measure", "id: A1, line: calls, measure: in_system, value: 0.667 parts, source: by hand, within: 10 %"},
		{"value", "id: A1, line: calls, measure: in_service, value: 0.9 workers, source: by hand, within: 10 %"},
		{"source", "id: A1, line: calls, measure: in_service, value: 0.667 workers, source: by heart, within: 10 %"},
		{"within", "id: A1, line: calls, measure: in_service, value: 0.667 workers, source: by hand, within: 0.01 %"},
		{"of", "id: A1, line: calls, measure: in_service, value: 0.667 workers², source: by hand, within: 10 %, of: variance"},
	};
	enum { CASES = sizeof cases / sizeof *cases };
	struct folder folder;
	struct run base, run;
	folder_make(&folder);
	assert_int_equal(expects_schema.count, CASES);
	struct judged is = judge(&folder, &base, plain);
	assert_true(is.is_inside && is.is_narrow);
	for (int i = 0; i < CASES; i++) {
		const char *key = cases[i].key;
		bool stands = false;
		for (int k = 0; k < expects_schema.count; k++)
			stands |= !strcmp(expects_schema.keys[k].path + strlen("expect."), key);
		struct judged moved = judge(&folder, &run, cases[i].said);
		assert_true(stands);
		assert_int_equal(!strcmp(key, "id"), strcmp(moved.id, is.id) != 0);
		assert_int_equal(!strcmp(key, "source"), strcmp(moved.source, is.source) != 0);
		assert_int_equal(!strcmp(key, "value"), moved.exact > is.exact);
		assert_int_equal(!strcmp(key, "value") || !strcmp(key, "line") || !strcmp(key, "measure") || !strcmp(key, "of"), !moved.is_inside);
		assert_true(strcmp(key, "within") || !moved.is_narrow);
		if (!strcmp(key, "line") || !strcmp(key, "measure") || !strcmp(key, "of"))
			assert_true(fabs(moved.mean - is.mean) > 0.1);
		run_free(&run);
	}
	run_free(&base);
	folder_remove(&folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows), cmocka_unit_test(test_complete), cmocka_unit_test(test_idle_keys), cmocka_unit_test(test_looks_beyond),
		cmocka_unit_test(test_too_busy), cmocka_unit_test(test_distributions), cmocka_unit_test(test_disciplines),
		cmocka_unit_test(test_expectations),
	};
	return cmocka_run_group_tests_name("line_keys", tests, NULL, NULL);
}
