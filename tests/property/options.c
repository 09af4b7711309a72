/* options.c - every choice there is runs a year with its balance kept, and none is the same as another; more hands are never worse. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "input/schema_value.h"
#include "measure/stats.h"
#include "replicas.h"

static const char SMALL[] = "tests/property/small.yaml", GATES[] = "tests/property/gates.yaml";

/* -- choices ---------------------------------------------------------------------------------------------------------- */

enum { MOST_CHOICES = 16, SWITCHES = 5 };

static uint64_t digest_with(const char *const *assignments)
{
	struct run run;
	run_make(&run, SMALL, assignments, 1, 0, 1);
	assert_int_equal(run.status, STATUS_OK); /* the audit is part of every replication */
	uint64_t digest = run.set.digest[0];
	run_free(&run);
	return digest;
}

/* Every choice of a key, beside up to five switches that make it matter. */
static void assert_choices_differ(const char *path, const char *const switches[SWITCHES])
{
	struct arena arena;
	struct schema schema;
	char choices[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE], assignment[512];
	uint64_t digests[MOST_CHOICES];
	arena_init(&arena);
	assert_int_equal(scenario_schema(&schema, &arena), STATUS_OK);
	const struct schema_key *key = schema_find(&schema, path);
	assert_non_null(key);
	int count = schema_value_choices(key->choices, choices);
	assert_true(count > 1 && count <= MOST_CHOICES);
	for (int i = 0; i < count; i++) {
		snprintf(assignment, sizeof assignment, "%.200s=%.60s", path, choices[i]);
		digests[i] = digest_with((const char *const[]){assignment, switches[0], switches[1], switches[2], switches[3], switches[4], NULL});
		for (int j = 0; j < i; j++)
			if (digests[i] == digests[j])
				fail_msg("%s: %s and %s come to the same", path, choices[i], choices[j]);
	}
	arena_free(&arena);
}

static void test_choices(void **state)
{
	(void)state;
	static const char *const NOTHING[SWITCHES] = {NULL};
	static const char *const CLEAN_UPS[SWITCHES] = {"loops.rebound.enforcement=0.1", "time.prerun=1 yr", "loops.campaign.trigger=endogenous", "loops.campaign.delay=0 month", "loops.campaign.interval=4 month"};
	assert_choices_differ("staff.discipline", NOTHING);
	assert_choices_differ("staff.shift_end", NOTHING);
	assert_choices_differ("staff.overtime", NOTHING);
	assert_choices_differ("staff.leaves_first", NOTHING);
	assert_choices_differ("staff.pooling", NOTHING);
	assert_choices_differ("visits.late", NOTHING);
	assert_choices_differ("requests.profile", NOTHING);
	assert_choices_differ("supply.dispatch", NOTHING);
	assert_choices_differ("loops.perfunctory.form", NOTHING);
	assert_choices_differ("loops.annoyance.form", NOTHING);
	assert_choices_differ("loops.displacement.form", NOTHING);
	assert_choices_differ("loops.discovery.form", NOTHING);
	assert_choices_differ("loops.rebound.form", CLEAN_UPS);
}

/* Pairs of choices that meet at the end of a shift: each keeps the balance. */
static void test_pairs(void **state)
{
	(void)state;
	const char *const disciplines[] = {"fifo", "edd", "priority", "service_first", "protected_share", "lipsky"};
	const char *const ends[] = {"suspend", "finish", "hand_back", "restart"};
	const char *const overtimes[] = {"none", "backlog", "always"};
	const char *const pools[] = {"pooled", "own_grid"};
	char words[4][64];
	for (int i = 0; i < 24; i++) {
		snprintf(words[0], sizeof words[0], "staff.discipline=%s", disciplines[i % 6]);
		snprintf(words[1], sizeof words[1], "staff.shift_end=%s", ends[i / 6]);
		snprintf(words[2], sizeof words[2], "staff.overtime=%s", overtimes[(i + i / 6) % 3]);
		snprintf(words[3], sizeof words[3], "staff.pooling=%s", pools[(i / 3) % 2]);
		digest_with((const char *const[]){words[0], words[1], words[2], words[3], "requests.emergency=0.15", NULL});
	}
}

/* Every option does something of its own. */
static void test_policies(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, GATES, NULL, 1, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	for (int i = 0; i < run.set.point_count; i++)
		for (int j = 0; j < i; j++)
			assert_true(run.set.digest[i] != run.set.digest[j]);
	run_free(&run);
}

/* -- more hands ------------------------------------------------------------------------------------------------------- */

enum { CUSTOMERS = 20000 };

/* Waits of the customers of a log in order of their asking; returns how many had begun. */
static int waits_with(const char *servers, double *asked, double *waits)
{
	char path[] = "/tmp/jianfu-options-XXXXXX", row[512], event[32];
	int file = mkstemp(path), count = 0;
	assert_true(file >= 0);
	close(file);
	struct run run;
	const char *const assignments[] = {"time.horizon=6 d", "time.warmup=0 yr", servers};
	faults_init(&run.faults);
	arena_init(&run.arena);
	assert_int_equal(scenario_read(&run.scenario, "scenarios/laws/mm2-rho90.yaml", assignments, 3, &run.faults), STATUS_OK);
	struct run_request request = {.scenario = &run.scenario, .replications = 1, .seed = 3, .team = team_of(1), .events_path = path};
	assert_int_equal(study_run(&request, &run.arena, &run.set, &run.faults), STATUS_OK);
	FILE *log = fopen(path, "r");
	assert_non_null(log);
	double minute, when;
	while (count < CUSTOMERS && fgets(row, sizeof row, log)) /* first come, first served: they begin in order */
		if (sscanf(row, "%*[^,],%*d,%lf,%31[^,],%*[^,],%*d,%*d,%lf", &minute, event, &when) == 3 && !strcmp(event, "begin")) {
			asked[count] = when;
			waits[count++] = minute - when;
		}
	fclose(log);
	unlink(path);
	run_free(&run);
	return count;
}

/* On one and the same path of arrivals and services nobody waits longer for one more server. */
static void test_one_more_server(void **state)
{
	(void)state;
	static double asked[2][CUSTOMERS], waits[2][CUSTOMERS];
	double gained = 0;
	int few = waits_with("staff.counter=2", asked[0], waits[0]), more = waits_with("staff.counter=3", asked[1], waits[1]);
	int count = few < more ? few : more;
	assert_true(count > 10000);
	for (int i = 0; i < count; i++) {
		assert_true(fabs(asked[0][i] - asked[1][i]) < 1e-9);
		assert_true(waits[1][i] <= waits[0][i] + 1e-9);
		gained += waits[0][i] - waits[1][i];
	}
	assert_true(gained / count > 1);
}

/* In the whole model one more worker for 10,000 residents does them no harm. */
static void test_more_workers(void **state)
{
	(void)state;
	enum { REPLICATIONS = 20 };
	struct run few, more;
	double a[REPLICATIONS], b[REPLICATIONS];
	run_make(&few, SMALL, (const char *const[]){"staff.per_10000=18 /10000 residents", NULL}, REPLICATIONS, 0, 2);
	run_make(&more, SMALL, (const char *const[]){"staff.per_10000=19 /10000 residents", NULL}, REPLICATIONS, 0, 2);
	run_values(&few, 0, INDICATOR_services_on_time, a);
	run_values(&more, 0, INDICATOR_services_on_time, b);
	struct stats_interval gain = stats_paired(b, a, REPLICATIONS, 0.95);
	assert_true(gain.mean > -indicator_plate(INDICATOR_services_on_time)->measure.matters_from);
	printf("services on time with one more post for 10,000: %+.2f +- %.2f\n", gain.mean, gain.half_width);
	run_free(&few);
	run_free(&more);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choices), cmocka_unit_test(test_pairs), cmocka_unit_test(test_policies),
		cmocka_unit_test(test_one_more_server), cmocka_unit_test(test_more_workers),
	};
	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
