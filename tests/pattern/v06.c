/* v06.c - V6: a staff that was thinned recovers where the load is light, and does not where it is heavy. */
#include <math.h>

#include "pattern.h"

enum { YEAR = 12, SHOCK = 5, YEARS = 10 };

/* Vacancy over that of the twin without a shock, mean of the 12 months that end `years` after it. */
static double *gap(struct trial *trial, const char *option, int years)
{
	char shocked[32];
	int last = YEAR * (SHOCK + years);
	text_print(shocked, sizeof shocked, "%s_shock", option);
	return trial_less(trial, trial_months(trial, shocked, INDICATOR_vacancy, last - YEAR, last), 1, trial_months(trial, option, INDICATOR_vacancy, last - YEAR, last));
}

static void draw(struct trial *trial, const char *title, const char *light, const char *heavy)
{
	const char *const options[2] = {light, heavy}, *const labels[2] = {"light load", "heavy load"};
	const double *values[YEARS - SHOCK];
	double xs[YEARS - SHOCK];
	trial_panel(trial, title, "years after the shock", "vacancy over the twin without a shock (points)");
	for (int i = 0; i < 2; i++) {
		for (int years = 1; years <= YEARS - SHOCK; years++) {
			xs[years - 1] = years;
			values[years - 1] = gap(trial, options[i], years);
		}
		trial_draws(trial, labels[i], YEARS - SHOCK, xs, values);
	}
}

static void judge(struct trial *trial)
{
	trial_finds(trial, false, "light load: vacancy over the twin's, three years after", "points", gap(trial, "light", 3), -INFINITY, 2);
	trial_finds(trial, false, "heavy load: five years after", "points", gap(trial, "heavy", 5), 10, INFINITY);
	trial_finds(trial, true, "load deters nobody, light: three years after", "points", gap(trial, "light_steady", 3), -INFINITY, 2);
	trial_finds(trial, true, "load deters nobody, heavy: five years after", "points", gap(trial, "heavy_steady", 5), -INFINITY, 2);
	draw(trial, "Load deters applicants", "light", "heavy");
	draw(trial, "Load deters nobody", "light_steady", "heavy_steady");
}

const struct pattern pattern_v06 = {
	.id = "V6", .name_en = "spiral of turnover", .name_zh = "离职恶性循环",
	.rows = "H27 J16 J17",
	.scenario = "scenarios/patterns/v06-spiral-of-turnover.yaml",
	.shows = "After three tenths of the staff left, a light load lets vacancies come back to those of an unshocked twin; a heavy load keeps them up for years.",
	.vanishes = "where load deters no applicants both recover.",
	.few = 0, .judge = judge,
};
