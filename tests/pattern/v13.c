/* v13.c - V13: too tight a cap harms. */
#include <math.h>
#include <stdlib.h>

#include "pattern.h"

enum { CAPS = 8 };
static const double caps[CAPS] = {8, 20, 35, 50, 70, 90, 110, 130};
static const char UNIT[] = "of what matters";

/* Services on time, tasks done well, less overtime: each over the difference that matters, the mean of the three. */
static double *score(struct trial *trial, const char *option)
{
	static const enum indicator_id parts[] = {INDICATOR_services_on_time, INDICATOR_tasks_done_well, INDICATOR_overtime};
	double *sum = arena_rows(&trial->arena, trial->replications, double);
	if (!sum)
		abort();
	for (int i = 0; i < 3; i++) {
		const struct result_measure *measure = &indicator_plate(parts[i])->measure;
		const double *values = trial_values(trial, option, parts[i]);
		for (int r = 0; r < trial->replications; r++)
			sum[r] += measure->better * values[r] / measure->matters_from / 3;
	}
	return sum;
}

static void values_of(struct trial *trial, const char *family, const double *values[CAPS], double *(*of)(struct trial *, const char *))
{
	char option[32];
	for (int i = 0; i < CAPS; i++) {
		text_print(option, sizeof option, "%s_%.0f", family, caps[i]);
		values[i] = of(trial, option);
	}
}

static double *past(struct trial *trial, const char *option)
{
	return trial_values(trial, option, INDICATOR_past_gate);
}

static int best_of(const struct trial *trial, const double *const *values)
{
	int best = 0;
	for (int i = 1; i < CAPS; i++)
		if (trial_interval(trial, values[i]).mean > trial_interval(trial, values[best]).mean)
			best = i;
	return best;
}

static void judge(struct trial *trial)
{
	enum { TIGHT = 1, LOOSE = 6 }; /* 20 and 110 h: at 8 nothing is admitted at all, and no share of it can be told */
	const double *values[CAPS], *shut[CAPS], *bypass[CAPS];
	values_of(trial, "cap", values, score);
	values_of(trial, "shut", shut, score);
	values_of(trial, "cap", bypass, past);
	int best = best_of(trial, values), best_shut = best_of(trial, shut);
	const double *harm = trial_less(trial, values[best], 1, values[0]), *squeezed = trial_less(trial, bypass[TIGHT], 1, bypass[LOOSE]);
	trial_finds(trial, false, arena_format(&trial->arena, "score of the best cap, %.0f h/worker-month, over the loosest", caps[best]), UNIT,
		trial_less(trial, values[best], 1, values[CAPS - 1]), 0, INFINITY);
	trial_finds(trial, false, "past the gate, cap of 20 h over one of 110 h", "points", squeezed, 0, INFINITY);
	if (!trial->is_short) { /* small differences: they want many replications */
		trial_finds(trial, false, "the best cap over the tightest", UNIT, harm, 0, INFINITY);
		trial_vanishes(trial, arena_format(&trial->arena, "no door, nothing slighted: the best cap, %.0f h, over the tightest", caps[best_shut]), UNIT,
			trial_less(trial, shut[best_shut], 1, shut[0]), harm);
	}
	trial_panel(trial, "As it is", "cap (h/worker-month)", "mean of services on time, tasks done well and overtime, each over what matters");
	trial_draws(trial, "emergency door, effort falls with load", CAPS, caps, values);
	trial_panel(trial, "No emergency door, nothing slighted", "cap (h/worker-month)", "mean of services on time, tasks done well and overtime, each over what matters");
	trial_draws(trial, "no door, full effort", CAPS, caps, shut);
}

const struct pattern pattern_v13 = {
	.id = "V13", .name_en = "too tight a cap harms", .name_zh = "上限过紧反受其害",
	.rows = "A14 C06",
	.scenario = "scenarios/patterns/v13-too-tight-a-cap.yaml",
	.shows = "Taken together, services, tasks and overtime are best at a cap that is neither the loosest nor the tightest.",
	.vanishes = "with the emergency door closed and nothing slighted no such best cap should be left.",
	.few = 3, .judge = judge,
};
