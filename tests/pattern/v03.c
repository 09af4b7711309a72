/* v03.c - V3: service is put off under administrative load, unless hours are kept for it. */
#include <math.h>

#include "pattern.h"

enum { LOADS = 5 };

static double *late(struct trial *trial, const char *option)
{
	double *values = trial_values(trial, option, INDICATOR_services_on_time);
	for (int r = 0; r < trial->replications; r++)
		values[r] = 100 - values[r];
	return values;
}

/* What the heaviest load adds to the lightest. */
static double *added(struct trial *trial, enum indicator_id id)
{
	return trial_less(trial, trial_values(trial, "today_140", id), 1, trial_values(trial, "today_60", id));
}

static void judge(struct trial *trial)
{
	static const char *const options[2][LOADS] = {
		{"today_60", "today_80", "today_100", "today_120", "today_140"}, {"kept_60", "kept_80", "kept_100", "kept_120", "kept_140"}};
	const double *values[2][LOADS];
	double burden[LOADS];
	for (int i = 0; i < LOADS; i++) {
		values[0][i] = late(trial, options[0][i]);
		values[1][i] = late(trial, options[1][i]);
		burden[i] = trial_interval(trial, trial_values(trial, options[0][i], INDICATOR_admin_demanded)).mean;
	}
	for (int i = 1; i < LOADS; i++)
		trial_finds(trial, false, i == 1 ? "service hours late: 80 % of the load over 60 %" : i == 2 ? "100 % over 80 %" : i == 3 ? "120 % over 100 %" : "140 % over 120 %",
			"points", trial_less(trial, values[0][i], 1, values[0][i - 1]), 0, INFINITY);
	const double *effect = trial_less(trial, values[0][LOADS - 1], 1, values[0][0]);
	trial_finds(trial, false, "140 % over 60 %", "points", effect, 0, INFINITY);
	trial_finds(trial, false, "hours with residents, 140 % over 60 %", "h/worker-week", added(trial, INDICATOR_hours_with_residents), -INFINITY, 0);
	trial_finds(trial, false, "home visits done, 140 % over 60 %", "points", added(trial, INDICATOR_visits_done), -INFINITY, 0);
	trial_finds(trial, false, "overtime, 140 % over 60 %", "h/worker-week", added(trial, INDICATOR_overtime), 0, INFINITY);
	trial_vanishes(trial, "the same, half the day kept for residents", "points", trial_less(trial, values[1][LOADS - 1], 1, values[1][0]), effect);
	trial_panel(trial, "Service put off", "administrative hours demanded (h/worker-month)", "hours of service late or lapsed (%)");
	trial_draws(trial, "today's order of work", LOADS, burden, values[0]);
	trial_draws(trial, "half of every morning and afternoon kept for residents", LOADS, burden, values[1]);
}

const struct pattern pattern_v03 = {
	.id = "V3", .name_en = "service is put off", .name_zh = "服务放一放",
	.rows = "J19 H02 H25 J02 P08 P25 C01 C07",
	.scenario = "scenarios/patterns/v03-service-put-off.yaml",
	.shows = "The share of service hours that are late or lapse rises with the work sent down.",
	.vanishes = "where half of the day is kept for residents, it does not.",
	.few = 4, .judge = judge,
};
