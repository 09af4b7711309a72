/* keys.c - no dead keys: each setting, moved inside its bounds, changes what happens or what is told; and at its bounds the balance holds. */
#include <fnmatch.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "input/schema_value.h"
#include "runs.h"
#include "world/plate.h"
#include "world/keys.h"

enum { SWITCHES = 4, ASSIGNMENTS = SWITCHES + 2, TRIES = 7 };
static const char SCENARIO[] = "tests/property/keys.yaml", RULES[] = "tests/property/keys-rules.yaml";

/* Keys that act only together with others. Without switches: what they are for lies outside a run. */
static const struct special { const char *pattern, *reason, *switches[SWITCHES]; } specials[] = {
#include "property/keys.def"
};
enum { SPECIALS = sizeof specials / sizeof *specials };

static const struct special *special_of(const char *path)
{
	for (int i = 0; i < SPECIALS; i++)
		if (!fnmatch(specials[i].pattern, path, 0))
			return &specials[i];
	return NULL;
}

/* -- moving a value --------------------------------------------------------------------------------------------------- */

static double *number_at(const struct schema_key *key, void *target)
{
	return (double *)((char *)target + key->offset);
}

/* The n-th other value of a key, written into `target`; false when there is none. */
static bool value_move(const struct schema_key *key, void *target, int n)
{
	if (key->type == SCHEMA_CHOICE || key->type == SCHEMA_SET) {
		char choices[SCHEMA_CHOICES][SCHEMA_CHOICE_SIZE];
		int count = schema_value_choices(key->choices, choices), now = (int)key->fallback;
		int other = key->type == SCHEMA_SET ? now ^ 1 << n : n < now ? n : n + 1;
		if (n >= count - (key->type == SCHEMA_CHOICE))
			return false;
		if (key->is_double)
			*number_at(key, target) = other;
		else
			*(int *)((char *)target + key->offset) = other;
		return true;
	}
	if (key->type == SCHEMA_DRAW) {
		struct draw *draw = (struct draw *)((char *)target + key->offset);
		static const double factors[] = {1.5, 0.5};
		if (n >= 2)
			return false;
		*draw = draw_mean(draw) > 0 ? *draw : draw_constant(fmin(key->high, 1));
		draw->p[0] *= factors[n];
		return true;
	}
	if (key->type == SCHEMA_LIST) {
		static const double lists[2][2] = {{1, 2}, {3, 7}};
		*(struct schema_list *)((char *)target + key->offset) = (struct schema_list){.count = 2, .values = lists[n < 2 ? n : 0]};
		return n < 2;
	}
	double *value = number_at(key, target), now = *value, low = key->low, high = key->high;
	const double tries[TRIES] = {now * 1.5, now / 2, now > 0 ? (now + high) / 2 : fmin(high / 2, 2), 0.1, (now + low) / 2, high, low};
	if (n >= TRIES)
		return false;
	*value = fmin(high, fmax(low, tries[n]));
	if (key->type == SCHEMA_WHOLE)
		*value = fabs(*value) < 1e9 ? ceil(*value) : *value;
	return true;
}

/* -- comparing runs --------------------------------------------------------------------------------------------------- */

static bool same_doubles(const double *a, const double *b, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		if (a[i] != b[i] && !(isnan(a[i]) && isnan(b[i])))
			return false;
	return true;
}

/* Whether two studies tell the same of everything. */
static bool same_results(const struct result_set *a, const struct result_set *b)
{
	int64_t rows = (int64_t)a->point_count * a->replication_count;
	if (a->month_count != b->month_count || a->place_count != b->place_count || a->point_count != b->point_count)
		return false;
	return !memcmp(a->digest, b->digest, (size_t)rows * sizeof *a->digest) &&
	       same_doubles(a->horizon, b->horizon, rows * a->measure_count) &&
	       same_doubles(a->monthly, b->monthly, rows * a->month_count * a->measure_count) &&
	       same_doubles(a->by_place, b->by_place, (int64_t)a->point_count * a->place_count * a->measure_count) &&
	       same_doubles(a->by_line, b->by_line, rows * a->line_count * a->line_measure_count);
}

enum outcome { DEAD, ALIVE, REFUSED };

/* Whether a study with these assignments differs from `base`. REFUSED: the scenario is not sound with them. */
static enum outcome compare(const struct run *base, const char *scenario, const char *const *assignments)
{
	struct run run;
	run_quietly(&run, scenario, assignments, 0, 0, 1);
	if (run.status == STATUS_FAULT) {
		run_free(&run);
		return REFUSED;
	}
	enum outcome outcome = run.status != STATUS_OK || !same_results(&base->set, &run.set) ? ALIVE : DEAD;
	run_complain(&run);
	run_free(&run);
	return outcome;
}

/* -- the walk --------------------------------------------------------------------------------------------------------- */

struct walk {
	const char *scenario;        /* its file */
	const struct schema *schema;
	const struct run *plain;     /* the scenario as it is */
	const void *values;          /* as the scenario has them */
	size_t size;
	const char *prefix;          /* before the path in an assignment */
	int *failed;                 /* one for each key */
};

static void key_walk(void *context, int index, int thread)
{
	(void)thread;
	struct walk *walk = context;
	const struct schema_key *key = &walk->schema->keys[index];
	const struct special *special = special_of(key->path);
	const char *assignments[ASSIGNMENTS] = {NULL};
	char text[SCHEMA_VALUE], assignment[2 * SCHEMA_VALUE];
	struct run switched;
	const struct run *base = walk->plain;
	int switches = 0, alive = 0, tried = 0;
	while (special && switches < SWITCHES && special->switches[switches]) {
		assignments[switches] = special->switches[switches];
		switches++;
	}
	if (switches) {
		run_make(&switched, walk->scenario, assignments, 0, 0, 1);
		base = &switched;
	}
	void *values = malloc(walk->size);
	bool all = key->type == SCHEMA_CHOICE; /* no choice may be dead */
	for (int n = 0; base->status == STATUS_OK && (all || !alive); n++) {
		memcpy(values, walk->values, walk->size);
		if (!value_move(key, values, n))
			break;
		schema_value(key, values, false, text, sizeof text);
		snprintf(assignment, sizeof assignment, "%s%s=%s", walk->prefix, key->path, text);
		assignments[switches] = assignment;
		enum outcome outcome = compare(base, walk->scenario, assignments);
		tried += outcome != REFUSED;
		alive += outcome == ALIVE;
		if (all && outcome == DEAD && !(special && !switches))
			printf("no effect: %s\n", assignment);
	}
	bool is_outside = special && !switches;
	walk->failed[index] = base->status != STATUS_OK || (is_outside ? alive > 0 : all ? alive < tried || !tried : !alive);
	if (walk->failed[index])
		printf("%s%s: %s (%d values tried)\n", walk->prefix, key->path, is_outside ? "is listed as without effect, but has one" : "has no effect", tried);
	free(values);
	if (switches)
		run_free(&switched);
}

static int keys_walk(struct walk *walk)
{
	int failed = 0;
	walk->failed = calloc((size_t)walk->schema->count + 1, sizeof *walk->failed);
	team_for(team_of(2), walk->schema->count, key_walk, walk);
	for (int i = 0; i < walk->schema->count; i++)
		failed += walk->failed[i];
	free(walk->failed);
	return failed;
}

/* -- the ends of the bounds ------------------------------------------------------------------------------------------- */

/* Percentages lie between none and all. */
static bool shares_hold(const struct result_set *set)
{
	bool hold = true;
	for (int point = 0; point < set->point_count; point++) {
		for (int i = 0; i < set->measure_count; i++) {
			double value = result_horizon(set, point, 0)[i];
			bool is_share = set->measures[i].unit[0] == '%' && !strchr(set->measures[i].unit, '/');
			if (is_share && (value < -1e-9 || value > 100 + 1e-9)) {
				printf("%s of %s is %g %%\n", set->measures[i].name, set->points[point].name, value);
				hold = false;
			}
		}
	}
	return hold;
}

/* At either bound the scenario is refused, or runs and keeps its balance. */
static void bounds_walk(void *context, int index, int thread)
{
	(void)thread;
	struct walk *walk = context;
	const struct schema_key *key = &walk->schema->keys[index];
	bool is_large = !fnmatch("time.*", key->path, 0) || !strcmp(key->path, "place.communities") || !strcmp(key->path, "place.districts") ||
		!strcmp(key->path, "place.population");
	if (is_large || key->type == SCHEMA_CHOICE || key->type == SCHEMA_SET)
		return;
	char text[SCHEMA_VALUE], assignment[2 * SCHEMA_VALUE];
	const char *const assignments[] = {"place.communities=1", "place.streets=1", assignment, NULL};
	void *values = malloc(walk->size);
	for (int end = 0; end < 2; end++) {
		double bound = end ? key->high : key->low;
		struct run run;
		memcpy(values, walk->values, walk->size);
		if (key->type == SCHEMA_DRAW)
			*(struct draw *)((char *)values + key->offset) = draw_constant(bound);
		else
			*number_at(key, values) = bound;
		schema_value(key, values, false, text, sizeof text);
		snprintf(assignment, sizeof assignment, "%s=%s", key->path, text);
		run_quietly(&run, SCENARIO, assignments, 0, 0, 1);
		bool failed = run.status == STATUS_WORLD || (run.status == STATUS_OK && !shares_hold(&run.set));
		if (failed)
			printf("%s fails\n", assignment);
		if (run.status == STATUS_WORLD)
			run_complain(&run);
		walk->failed[index] += failed;
		run_free(&run);
	}
	free(values);
}

static void test_bounds(void **state)
{
	(void)state;
	struct arena arena;
	struct schema schema;
	struct run plain;
	int failed = 0;
	arena_init(&arena);
	assert_int_equal(scenario_schema(&schema, &arena), STATUS_OK);
	run_make(&plain, SCENARIO, NULL, 0, 0, 2);
	assert_true(plain.status == STATUS_OK && shares_hold(&plain.set));
	struct walk walk = {.schema = &schema, .values = &plain.scenario.settings, .size = sizeof plain.scenario.settings};
	walk.failed = calloc((size_t)schema.count, sizeof *walk.failed);
	team_for(team_of(2), schema.count, bounds_walk, &walk);
	for (int i = 0; i < schema.count; i++)
		failed += walk.failed[i];
	free(walk.failed);
	run_free(&plain);
	arena_free(&arena);
	assert_int_equal(failed, 0);
}

static void test_settings(void **state)
{
	(void)state;
	struct arena arena;
	struct schema schema;
	struct run plain;
	arena_init(&arena);
	assert_int_equal(scenario_schema(&schema, &arena), STATUS_OK);
	run_make(&plain, SCENARIO, NULL, 0, 0, 2);
	assert_int_equal(plain.status, STATUS_OK);
	struct walk walk = {.scenario = SCENARIO, .schema = &schema, .plain = &plain, .values = &plain.scenario.settings, .size = sizeof plain.scenario.settings, .prefix = ""};
	assert_int_equal(keys_walk(&walk), 0);
	run_free(&plain);
	arena_free(&arena);
}

/* The rules of a file's options; each rule met is crossed off. */
static void rules_walk(const char *scenario, bool met[RULE_COUNT])
{
	struct run plain;
	int failed = 0;
	run_make(&plain, scenario, NULL, 0, 0, 2);
	assert_int_equal(plain.status, STATUS_OK);
	for (int i = 0; i < plain.scenario.policy_count; i++) {
		const struct policy *policy = &plain.scenario.policies[i];
		const struct phase *phase = &policy->phases[policy->phase_count - 1];
		for (int r = 0; r < phase->rule_count; r++) {
			struct arena arena;
			struct schema schema;
			char prefix[128];
			arena_init(&arena);
			assert_int_equal(keys_of_rule(phase->rules[r].rule, &schema, &arena), STATUS_OK);
			snprintf(prefix, sizeof prefix, "policy.%s.", policy->name);
			struct walk walk = {.scenario = scenario, .schema = &schema, .plain = &plain, .values = phase->rules[r].p, .size = sizeof phase->rules[r] - offsetof(struct rule_settings, p), .prefix = prefix};
			failed += keys_walk(&walk);
			met[phase->rules[r].rule] = true;
			arena_free(&arena);
		}
	}
	run_free(&plain);
	assert_int_equal(failed, 0);
}

static void test_rules(void **state)
{
	(void)state;
	bool met[RULE_COUNT] = {false};
	rules_walk(SCENARIO, met);
	rules_walk(RULES, met);
	for (int rule = 0; rule < RULE_COUNT; rule++)
		if (!met[rule])
			fail_msg("%s stands in no gate of this test", rule_plate((enum rule_id)rule)->name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_settings), cmocka_unit_test(test_rules), cmocka_unit_test(test_bounds)};
	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
