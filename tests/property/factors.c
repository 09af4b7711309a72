/* factors.c - every key of the manual that takes a number, a choice or yes and no can be a factor of a sweep, rules' parameters and loops' forms among them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "room.h"
#include "sweep/vary.h"
#include "world/reading.h"

enum { WORDS = 2 * SCHEMA_VALUE };

struct tried {
	struct room *room;
	struct vary *vary;
	const struct schema *schema;
	const char *file;
	int keys, set, faults; /* set: keys whose place of what is set was tried on the scenario */
};

/* What is varied, as a person would write it: all choices, or a range inside the bounds around what is usual. False: of a type that has neither. */
static bool words_write(const struct schema_key *key, const char *prefix, const double *now, char *words)
{
	char low[64], high[64];
	int length = snprintf(words, WORDS, "%s%s=", prefix, key->path);
	switch (key->type) {
	case SCHEMA_CHOICE:
		for (const char *at = key->choices; *at; at += strcspn(at, "|"), at += *at == '|')
			length += snprintf(words + length, (size_t)(WORDS - length), "%s%.*s", at == key->choices ? "" : ", ", (int)strcspn(at, "=|"), at);
		return true;
	case SCHEMA_NUMBER:
	case SCHEMA_WHOLE:
	case SCHEMA_DRAW: {
		double usual = now ? *now : key->type == SCHEMA_DRAW ? draw_mean(&key->draw_fallback) : key->fallback, step = fmax(fabs(usual), 1);
		double from = fmax(key->low, floor(usual - step)), to = fmin(key->high, ceil(usual + step));
		units_write(from, key->dimension, false, low, sizeof low);
		units_write(to, key->dimension, false, high, sizeof high);
		snprintf(words + length, (size_t)(WORDS - length), "%s .. %s", low, high);
		return true;
	}
	default:
		return false;
	}
}

static bool is_number(const struct schema_key *key)
{
	return key->type == SCHEMA_NUMBER || key->type == SCHEMA_WHOLE;
}

/* Every place of the design is a word --set takes; the place of what is set leaves the scenario as sound as it is. */
static void words_try(struct tried *tried, const struct vary_factor *factor)
{
	struct faults *faults = &tried->room->faults;
	struct arena *arena = &tried->room->arena;
	double set = factor->bounds[SWEEP_SET];
	for (double u = 0; u < 1; u += 0.249) {
		const char *assignment = arena_format(arena, "%s=%s", factor->of->path, vary_word(factor, u, arena));
		if (schema_set(tried->schema, assignment, tried->vary->scratch, NULL, arena, faults) != STATUS_OK)
			fail_msg("%s: %s", assignment, faults->rows[faults->count - 1].what);
	}
	if (isnan(set))
		return;
	struct scenario scenario;
	const char *assignment = arena_format(arena, "%s=%s", factor->key, vary_word(factor, set, arena));
	if (scenario_read(&scenario, tried->file, &assignment, 1, faults) != STATUS_OK)
		fail_msg("%s: %s", assignment, faults->rows[faults->count - 1].what);
	scenario_free(&scenario);
	tried->set++;
}

static void key_try(struct tried *tried, const struct schema_key *key, const char *prefix, const void *values)
{
	char words[WORDS];
	struct vary *vary = tried->vary;
	const double *now = values && is_number(key) ? (const double *)((const char *)values + key->offset) : NULL;
	if (!words_write(key, prefix, now, words))
		return;
	tried->keys++;
	if (vary_add(vary, words, (struct place){0}, &tried->room->faults) != STATUS_OK)
		fail_msg("%s: %s", words, tried->room->faults.rows[tried->room->faults.count - 1].what);
	words_try(tried, &vary->factors[vary->count - 1]);
	vary->count = 0;
}

static void every_setting_can_be_a_factor(void **state)
{
	struct room *room = *state;
	struct scenario scenario;
	struct tried tried = {.room = room, .vary = arena_rows(&room->arena, 1, struct vary), .file = "scenarios/places/one-community.yaml"};
	assert_int_equal(scenario_read(&scenario, tried.file, NULL, 0, &room->faults), STATUS_OK);
	assert_int_equal(vary_init(tried.vary, &scenario, &room->arena, &room->faults), STATUS_OK);
	tried.schema = &tried.vary->settings;
	for (int i = 0; i < tried.schema->count; i++)
		key_try(&tried, &tried.schema->keys[i], "", &scenario.settings);
	print_message("%d settings\n", tried.keys);
	assert_true(tried.keys > 300 && tried.set > tried.keys / 2);
	scenario_free(&scenario);
}

/* The parameters of the rules of a scenario's options that were not tried before. */
static void rules_try(struct room *room, const char *file, bool *is_met, int *keys)
{
	struct scenario scenario;
	struct tried tried = {.room = room, .vary = arena_rows(&room->arena, 1, struct vary), .file = file};
	assert_int_equal(scenario_read(&scenario, file, NULL, 0, &room->faults), STATUS_OK);
	assert_int_equal(vary_init(tried.vary, &scenario, &room->arena, &room->faults), STATUS_OK);
	for (int p = 0; p < scenario.policy_count; p++)
		for (int i = 0; i < scenario.policies[p].phase_count; i++)
			for (int r = 0; r < scenario.policies[p].phases[i].rule_count; r++) {
				const struct rule_settings *rule = &scenario.policies[p].phases[i].rules[r];
				char prefix[256];
				snprintf(prefix, sizeof prefix, "policy.%s.", scenario.policies[p].name);
				tried.schema = &tried.vary->rules[rule->rule];
				for (int k = 0; k < tried.schema->count && !is_met[rule->rule]; k++)
					key_try(&tried, &tried.schema->keys[k], prefix, rule->p);
				is_met[rule->rule] = true;
			}
	*keys += tried.keys;
	scenario_free(&scenario);
}

static void every_parameter_of_a_rule_can_be_a_factor(void **state)
{
	bool is_met[RULE_COUNT] = {false};
	int keys = 0;
	rules_try(*state, "tests/property/keys.yaml", is_met, &keys);
	rules_try(*state, "tests/property/keys-rules.yaml", is_met, &keys);
	for (int rule = 0; rule < RULE_COUNT; rule++)
		if (!is_met[rule])
			fail_msg("no option has rule number %d", rule);
	print_message("%d parameters of rules\n", keys);
	assert_true(keys > RULE_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_setting_can_be_a_factor, room_open, room_close),
		cmocka_unit_test_setup_teardown(every_parameter_of_a_rule_can_be_a_factor, room_open, room_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
