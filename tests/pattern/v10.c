/* v10.c - V10: rules cut counts more than hours. */
#include <math.h>

#include "pattern.h"

enum { RULES = 3 };

static double *fallen(struct trial *trial, const char *option, enum indicator_id id)
{
	return trial_fallen(trial, trial_values(trial, "do_nothing", id), trial_values(trial, option, id));
}

static void judge(struct trial *trial)
{
	static const char *const options[RULES] = {"list", "quota_items", "quota_hours"}, *const kept[RULES] = {"list_kept", "quota_items_kept", "quota_hours_kept"};
	static const char *const names[RULES] = {"yearly list (R1)", "quota of items (R3)", "quota of hours (R3)"};
	const double *items[2][RULES], *hours[2][RULES], *more[RULES];
	for (int i = 0; i < RULES; i++) {
		items[0][i] = fallen(trial, options[i], INDICATOR_active_items);
		hours[0][i] = fallen(trial, options[i], INDICATOR_admin_demanded);
		items[1][i] = fallen(trial, kept[i], INDICATOR_active_items);
		hours[1][i] = fallen(trial, kept[i], INDICATOR_admin_demanded);
		more[i] = trial_less(trial, items[0][i], 1, hours[0][i]);
		trial_finds(trial, false, arena_format(&trial->arena, "%s: fall of items over fall of hours", names[i]), "points", more[i], 0, INFINITY);
	}
	for (int i = 0; i < RULES; i++)
		trial_vanishes(trial, arena_format(&trial->arena, "%s, nothing leaks", names[i]), "points", trial_less(trial, items[1][i], 1, hours[1][i]), more[i]);
	trial_bars(trial, "As it is", "fallen, of doing nothing (%)", "items", RULES, names, items[0]);
	trial_more_bars(trial, "hours demanded", hours[0]);
	trial_bars(trial, "Nothing leaks", "fallen, of doing nothing (%)", "items", RULES, names, items[1]);
	trial_more_bars(trial, "hours demanded", hours[1]);
}

const struct pattern pattern_v10 = {
	.id = "V10", .name_en = "counts fall more than hours", .name_zh = "项数降得多，工时降得少",
	.rows = "H05 C01",
	.scenario = "scenarios/patterns/v10-counts-and-hours.yaml",
	.shows = "A list and a quota cut the items that come in by more than the hours demanded.",
	.vanishes = "where nothing leaks past the gate, they do not.",
	.few = 3, .judge = judge,
};
