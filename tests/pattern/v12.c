/* v12.c - V12: participation shares the load. */
#include <math.h>

#include "pattern.h"

enum { SHARES = 4 };
static const double shares[SHARES] = {0, 8, 16, 28};

static void judge(struct trial *trial)
{
	static const char *const options[SHARES] = {"orders_0", "orders_8", "orders_16", "orders_28"};
	const double *hours[SHARES], *alone[2];
	const double ends[2] = {shares[0], shares[SHARES - 1]};
	for (int i = 0; i < SHARES; i++)
		hours[i] = trial_values(trial, options[i], INDICATOR_hours_per_need);
	alone[0] = trial_values(trial, "alone_0", INDICATOR_hours_per_need);
	alone[1] = trial_values(trial, "alone_28", INDICATOR_hours_per_need);
	const double *spared = trial_less(trial, hours[SHARES - 1], 1, hours[0]);
	trial_finds(trial, false, "staff hours for a need met, 8 % take part over 0 %", "h", trial_less(trial, hours[1], 1, hours[0]), -INFINITY, 0);
	trial_finds(trial, false, "16 % over 8 %", "h", trial_less(trial, hours[2], 1, hours[1]), -INFINITY, 0);
	trial_finds(trial, false, "28 % over 16 %", "h", trial_less(trial, hours[3], 1, hours[2]), -INFINITY, 0);
	trial_vanishes(trial, "the community does everything itself: 28 % over 0 %", "h", trial_less(trial, alone[1], 1, alone[0]), spared);
	trial_panel(trial, "Staff hours for a need met", "adults who take part (%)", "hours of the staff (h)");
	trial_draws(trial, "others are asked first", SHARES, shares, hours);
	trial_draws(trial, "the community does everything itself", 2, ends, alone);
}

const struct pattern pattern_v12 = {
	.id = "V12", .name_en = "from solo to chorus", .name_zh = "从独角戏到大合唱",
	.rows = "C08 A05 A15",
	.scenario = "scenarios/patterns/v12-from-solo-to-chorus.yaml",
	.shows = "The more residents take part, the fewer hours of the staff a need met takes.",
	.vanishes = "where the community does everything itself they stay as they are.",
	.few = 4, .judge = judge,
};
