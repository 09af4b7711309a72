/* v07.c - V7: surveys nobody coordinates knock on the same doors, and fewer open. */
#include <math.h>

#include "pattern.h"

enum { COUNTS = 4 };
static const double counts[COUNTS] = {9, 18, 27, 36};

static void values_of(struct trial *trial, const char *family, enum indicator_id id, const double *values[COUNTS])
{
	char option[32];
	for (int i = 0; i < COUNTS; i++) {
		text_print(option, sizeof option, "%s_%.0f", family, counts[i]);
		values[i] = trial_values(trial, option, id);
	}
}

/* What one survey adds; how many come in a year is chance. */
static const double *per_survey(struct trial *trial, const char *option, const double *visits)
{
	const double *asked = trial_line(trial, option, "survey", LINE_MEASURE_asked);
	double *each = trial_less(trial, visits, 0, visits);
	for (int r = 0; r < trial->replications; r++)
		each[r] /= asked[r];
	return each;
}

static void judge(struct trial *trial)
{
	const double *visits[COUNTS], *open[COUNTS], *open_unfelt[COUNTS], *annoyed[COUNTS];
	values_of(trial, "felt", INDICATOR_survey_visits, visits);
	values_of(trial, "felt", INDICATOR_calls_answered, open);
	values_of(trial, "unfelt", INDICATOR_calls_answered, open_unfelt);
	values_of(trial, "felt", INDICATOR_annoyance, annoyed);
	const double *few = per_survey(trial, "felt_9", visits[0]), *many = per_survey(trial, "felt_36", visits[3]);
	double *factor = trial_less(trial, many, 0, few);
	for (int r = 0; r < trial->replications; r++)
		factor[r] /= few[r];
	const double *fewer = trial_less(trial, open[3], 1, open[0]);
	trial_finds(trial, false, "calls on a household for each survey, 36 surveys over 9: factor", "", factor, 0.8, 1.25);
	trial_finds(trial, false, "annoyance of households, 36 surveys over 9", "points", trial_less(trial, annoyed[3], 1, annoyed[0]), 0, INFINITY);
	trial_finds(trial, false, "doors that open, 18 surveys over 9", "points", trial_less(trial, open[1], 1, open[0]), -INFINITY, 0);
	trial_finds(trial, false, "doors that open, 36 surveys over 9", "points", fewer, -INFINITY, 0);
	trial_vanishes(trial, "nobody annoyed: doors that open, 36 surveys over 9", "points", trial_less(trial, open_unfelt[3], 1, open_unfelt[0]), fewer);
	trial_panel(trial, "Calls", "surveys a year", "survey calls on a household (a year)");
	trial_draws(trial, "calls", COUNTS, counts, visits);
	trial_panel(trial, "Doors that open", "surveys a year", "of calls answered (%)");
	trial_draws(trial, "as it is", COUNTS, counts, open);
	trial_draws(trial, "nobody annoyed", COUNTS, counts, open_unfelt);
}

const struct pattern pattern_v07 = {
	.id = "V7", .name_en = "surveys annoy", .name_zh = "入户扰民",
	.rows = "H08 H09",
	.scenario = "scenarios/patterns/v07-surveys-annoy.yaml",
	.shows = "Calls on a household grow in proportion to the surveys that nobody coordinates, and fewer doors open.",
	.vanishes = "where nobody is annoyed as many open as before.",
	.few = 3, .has_own_scales = true, .judge = judge,
};
