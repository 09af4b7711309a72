/* v04.c - V4: beyond a threshold more work sent down delivers less, because it is slighted or late. */
#include <math.h>

#include "pattern.h"

enum { LOADS = 7 };
static const double shares[LOADS] = {30, 60, 80, 100, 140, 190, 250};

static void values_of(struct trial *trial, const char *family, const double *values[LOADS])
{
	char option[32];
	for (int i = 0; i < LOADS; i++) {
		text_print(option, sizeof option, "%s_%.0f", family, shares[i]);
		values[i] = trial_values(trial, option, INDICATOR_value_delivered);
	}
}

static int highest(const struct trial *trial, const double *const *values)
{
	int best = 0;
	for (int i = 1; i < LOADS; i++)
		if (trial_interval(trial, values[i]).mean > trial_interval(trial, values[best]).mean)
			best = i;
	return best;
}

/* The step that gains least. */
static const double *least_step(struct trial *trial, const double *const *values)
{
	const double *least = NULL;
	for (int i = 1; i < LOADS; i++) {
		const double *step = trial_less(trial, values[i], 1, values[i - 1]);
		if (!least || trial_interval(trial, step).mean < trial_interval(trial, least).mean)
			least = step;
	}
	return least;
}

static void judge(struct trial *trial)
{
	const double *values[LOADS], *calm[LOADS];
	values_of(trial, "as_it_is", values);
	values_of(trial, "no_haste", calm);
	int best = highest(trial, values);
	const char *at = arena_format(&trial->arena, "value delivered: most, at %.0f %% of today's volume, over that at 30 %%", shares[best]);
	trial_finds(trial, false, at, "std h/month", trial_less(trial, values[best], 1, values[0]), 0, INFINITY);
	trial_finds(trial, false, "most over that at 250 %", "std h/month", trial_less(trial, values[best], 1, values[LOADS - 1]), 0, INFINITY);
	trial_finds(trial, true, "nothing slighted, nothing late: the step to a larger volume that gains least", "std h/month", least_step(trial, calm),
		-indicator_plate(INDICATOR_value_delivered)->measure.matters_from, INFINITY);
	trial_panel(trial, "As it is", "volume sent down (% of today's)", "policy value delivered (standard hours a community and month)");
	trial_draws(trial, "effort falls with load; deadlines pass", LOADS, shares, values);
	trial_panel(trial, "Nothing slighted, nothing late", "volume sent down (% of today's)", "policy value delivered (standard hours a community and month)");
	trial_draws(trial, "full effort, no deadlines", LOADS, shares, calm);
}

const struct pattern pattern_v04 = {
	.id = "V4", .name_en = "more ordered, less delivered", .name_zh = "要求越多，落实越少",
	.rows = "A11 A12",
	.scenario = "scenarios/patterns/v04-more-ordered-less-done.yaml",
	.shows = "The policy value delivered rises with the volume sent down up to a threshold and falls beyond it.",
	.vanishes = "with full effort and no deadlines it never falls.",
	.few = 5, .judge = judge,
};
