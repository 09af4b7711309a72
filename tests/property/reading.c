/* reading.c - whatever a scenario file holds, reading it ends with a scenario or with faults that can be printed. */
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

#include "chance/random.h"
#include "world/scenario.h"

enum { MUTATIONS = 3000, MOST = 4096 };

static const char sound[] =
	"name: {en: Haishu, zh: 海曙}\nstart: 2012-01-01\nreplications: 10\nsettings:\n  staff: {per_10000: {value: 18 /10000 residents, source: E2}}\n"
	"  requests.effort: {lognormal: {mean: 1.5 h, cv: 1.2}}\n  mandates: {ledger: {count: 40, basis: fixed}}\n"
	"lines:\n  - {id: 1, name: calls, rate: 0.8 /h, effort: {exponential: {mean: 1 h}}, side: service}\n"
	"policies:\n  - name: a\n    gate:\n      - catalogue: {size: 58, scope: [task, survey]}\n      - review\n"
	"    settings:\n      - {from: 2013-01-01, staff: {quits: 0.1 /yr}}\n    phases: [{from: 2014-01-01, gate: [quota]}]\n  - {name: b}\nbaseline: b\n";
static const char *const pieces[] = {"{", "}", "[", "]", ": ", "\n", "\n  - ", "\"", "'", "\t", "-", "#", "|", "&a ", "*a", "!!x ", "\xFF", "1e999", "-1", "nan",
	" h", "%", "policies:", "value:", "海", "? ", "---\n", "\\", ",", "lognormal", "yes", "0"};

static int below(struct random_stream *stream, size_t count)
{
	return (int)(random_word(stream) % count);
}

/* One to four edits: cut a stretch, put in a piece, or move a stretch elsewhere. */
static void mutate(char *text, struct random_stream *stream)
{
	for (int edits = 1 + below(stream, 4); edits > 0; edits--) {
		size_t length = strlen(text), at = (size_t)below(stream, length + 1), cut = (size_t)below(stream, 12);
		char rest[MOST];
		cut = cut > length - at ? length - at : cut;
		const char *piece = pieces[below(stream, sizeof pieces / sizeof *pieces)];
		strcpy(rest, text + at + (below(stream, 2) ? cut : 0));
		snprintf(text + at, MOST - at, "%s%s", below(stream, 4) ? piece : "", rest);
	}
}

static void file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* What is handed out as complete is complete. */
static void assert_complete(const struct scenario *scenario)
{
	assert_true(scenario->policy_count >= 1 && scenario->baseline < scenario->policy_count);
	for (int i = 0; i < scenario->policy_count; i++) {
		const struct policy *policy = &scenario->policies[i];
		assert_true(policy->name && policy->label_en && policy->label_zh && policy->brief_en && policy->phase_count >= 2);
		for (int j = 0; j < policy->phase_count; j++) {
			const struct settings *settings = policy->phases[j].settings;
			assert_true(!j || policy->phases[j].from_serial > policy->phases[j - 1].from_serial);
			assert_true(isfinite(draw_mean(&settings->request_effort)) && isfinite(settings->quit_rate));
			assert_true(settings->class_basic + settings->class_non_basic <= 1 + 1e-9);
		}
	}
}

static void test_mutated_scenarios(void **state)
{
	(void)state;
	char path[] = "/tmp/jianfu-reading-XXXXXX", text[MOST];
	int file = mkstemp(path), accepted = 0;
	assert_true(file >= 0);
	close(file);
	for (uint64_t i = 0; i < MUTATIONS; i++) {
		struct random_address address = {.seed = 1, .ordinal = i};
		struct random_stream stream = random_stream_at(&address, 0);
		struct scenario scenario;
		struct faults faults;
		strcpy(text, sound);
		if (i)
			mutate(text, &stream);
		file_write(path, text);
		faults_init(&faults);
		enum status status = scenario_read(&scenario, path, NULL, 0, &faults);
		assert_int_equal(status, faults_status(&faults));
		assert_true(i || !status);
		faults_sort(&faults);
		for (int j = 0; j < faults.count; j++) {
			assert_string_equal(faults.rows[j].place.file, path);
			assert_non_null(strstr(fault_line(&faults, &faults.rows[j]), faults.rows[j].warning ? "note: " : "error: "));
		}
		if (!status)
			assert_complete(&scenario);
		accepted += !status;
		scenario_free(&scenario);
		faults_free(&faults);
	}
	unlink(path);
	assert_true(accepted > MUTATIONS / 100 && accepted < MUTATIONS / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_mutated_scenarios)};
	return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
