/* v09.c - V9: freed time, visits, needs nobody saw, and later fewer emergencies. */
#include <math.h>

#include "pattern.h"


#define EMERGENCIES "/1,000 residents-month"
enum { YEAR = 12, YEARS = 4 };

/* What freed time adds, months first … last - 1. */
static double *added(struct trial *trial, const char *end, enum indicator_id id, int first, int last)
{
	char freed[32], loaded[32];
	text_print(freed, sizeof freed, "freed%s", end);
	text_print(loaded, sizeof loaded, "loaded%s", end);
	return trial_less(trial, trial_months(trial, freed, id, first, last), 1, trial_months(trial, loaded, id, first, last));
}

static void draw(struct trial *trial, const char *title, const char *y, enum indicator_id id)
{
	const double *values[2][YEARS];
	double xs[YEARS];
	for (int year = 0; year < YEARS; year++) {
		xs[year] = year + 1;
		values[0][year] = added(trial, "", id, YEAR * year, YEAR * (year + 1));
		values[1][year] = added(trial, "_blind", id, YEAR * year, YEAR * (year + 1));
	}
	trial_panel(trial, title, "year", y);
	trial_draws(trial, "visits find needs", YEARS, xs, values[0]);
	trial_draws(trial, "visits find nothing", YEARS, xs, values[1]);
}

static void judge(struct trial *trial)
{
	const double *known = added(trial, "", INDICATOR_orders_found, 0, YEAR);
	const double *emergencies = added(trial, "", INDICATOR_emergencies, YEAR, YEARS * YEAR);
	trial_finds(trial, false, "home visits done, 40 % less sent down, year 1", "points", added(trial, "", INDICATOR_visits_done, 0, YEAR), 0, INFINITY);
	trial_finds(trial, false, "needs found by visits, of all orders, year 1", "points", known, 0, INFINITY);
	trial_finds(trial, false, "emergencies, year 2", EMERGENCIES, added(trial, "", INDICATOR_emergencies, YEAR, 2 * YEAR), -INFINITY, 0);
	trial_finds(trial, false, "emergencies, years 2 to 4", EMERGENCIES, emergencies, -INFINITY, 0);
	trial_vanishes(trial, "visits find nothing: needs found, year 1", "points", added(trial, "_blind", INDICATOR_orders_found, 0, YEAR), known);
	trial_vanishes(trial, "visits find nothing: emergencies, years 2 to 4", EMERGENCIES, added(trial, "_blind", INDICATOR_emergencies, YEAR, YEARS * YEAR), emergencies);
	draw(trial, "Needs that become known", "found by visits, of all orders: added by freed time (points)", INDICATOR_orders_found);
	draw(trial, "Emergencies", "emergencies added by freed time (" EMERGENCIES ")", INDICATOR_emergencies);
}

const struct pattern pattern_v09 = {
	.id = "V9", .name_en = "freed time is spent on visits", .name_zh = "腾出时间多走访",
	.rows = "C07 C10 H25",
	.scenario = "scenarios/patterns/v09-freed-time.yaml",
	.shows = "With less sent down more homes are visited, more needs become known in the first year, and there are fewer emergencies from the second on.",
	.vanishes = "where visits find nothing neither moves.",
	.few = 0, .has_own_scales = true, .judge = judge,
};
