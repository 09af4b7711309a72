/* v14.c - V14: the narrower the doors, the more comes past them. */
#include <math.h>

#include "pattern.h"

enum { RULES = 4, MOST = 4 };
static const struct rule_degrees {
	const char *name, *option;
	int count, degrees[MOST];
} rules[RULES] = {
	{"yearly list (R1)", "list", 4, {75, 58, 40, 20}}, {"review (R2)", "review", 3, {60, 40, 20}},
	{"quota of hours (R3)", "quota", 3, {140, 110, 60}}, {"cap on hours (R4)", "cap", 4, {120, 90, 60, 40}},
};

static void shares(struct trial *trial, const struct rule_degrees *rule, const char *end, const double *values[MOST], double hours[MOST])
{
	char option[32];
	for (int i = 0; i < rule->count; i++) {
		text_print(option, sizeof option, "%s_%d%s", rule->option, rule->degrees[i], end);
		values[i] = trial_values(trial, option, INDICATOR_past_gate);
		hours[i] = trial_interval(trial, trial_values(trial, option, INDICATOR_suppressed)).mean;
	}
}

/* The least of what each degree adds. */
static const double *least_step(struct trial *trial, int count, const double *const *values)
{
	const double *least = NULL;
	for (int i = 1; i < count; i++) {
		const double *step = trial_less(trial, values[i], 1, values[i - 1]);
		if (!least || trial_interval(trial, step).mean < trial_interval(trial, least).mean)
			least = step;
	}
	return least;
}

static void judge(struct trial *trial)
{
	const double *values[2][RULES][MOST];
	double hours[2][RULES][MOST];
	for (int i = 0; i < RULES; i++) {
		const struct rule_degrees *rule = &rules[i];
		shares(trial, rule, "", values[0][i], hours[0][i]);
		shares(trial, rule, "_shut", values[1][i], hours[1][i]);
		trial_finds(trial, false, arena_format(&trial->arena, "%s: share past the gate, least step to a stricter degree", rule->name), "points",
			least_step(trial, rule->count, values[0][i]), 0, INFINITY);
	}
	for (int i = 0; i < RULES; i++) {
		int last = rules[i].count - 1;
		trial_vanishes(trial, arena_format(&trial->arena, "%s, no door, no leaks: strictest over mildest", rules[i].name), "points",
			trial_less(trial, values[1][i][last], 1, values[1][i][0]), trial_less(trial, values[0][i][last], 1, values[0][i][0]));
	}
	for (int end = 0; end < 2; end++) {
		trial_panel(trial, end ? "No emergency door, nothing leaks" : "As it is", "hours kept out (h/community-month)", "of the hours demanded, past the gate (%)");
		for (int i = 0; i < RULES; i++)
			trial_draws(trial, rules[i].name, rules[i].count, hours[end][i], values[end][i]);
	}
}

const struct pattern pattern_v14 = {
	.id = "V14", .name_en = "past the narrower gate", .name_zh = "门越窄，绕行越多",
	.rows = "H32 H36",
	.scenario = "scenarios/patterns/v14-past-the-gate.yaml",
	.shows = "The stricter a rule, the larger the share of work that comes past the gate.",
	.vanishes = "without an emergency door and without leaks nothing does.",
	.few = 3, .judge = judge,
};
