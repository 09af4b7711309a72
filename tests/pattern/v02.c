/* v02.c - V2: one rule alone does not last, several together do. */
#include <math.h>

#include "pattern.h"

enum { YEARS = 10, YEAR = 12 };

static double *lasting(struct trial *trial, const char *option)
{
	double *months = trial_values(trial, option, INDICATOR_relief_lasts);
	for (int r = 0; r < trial->replications; r++)
		months[r] = fmin(months[r], trial->run.set.month_count);
	return months;
}

static double *relief(struct trial *trial, const char *option, int year)
{
	return trial_less(trial, trial_months(trial, "do_nothing", INDICATOR_admin_demanded, YEAR * year, YEAR * (year + 1)), 1,
		trial_months(trial, option, INDICATOR_admin_demanded, YEAR * year, YEAR * (year + 1)));
}

/* Relief of the last year, of that of the second in per cent: by then every rule is in force. */
static double *left(struct trial *trial, const char *option)
{
	double *first = relief(trial, option, 1), *last = relief(trial, option, YEARS - 1);
	for (int r = 0; r < trial->replications; r++)
		last[r] *= 100 / first[r];
	return last;
}

static void draw(struct trial *trial, const char *title, const char *one, const char *five)
{
	const double *values[YEARS];
	double xs[YEARS];
	const char *const options[] = {one, five}, *const labels[] = {"admission alone", "five rules"};
	trial_panel(trial, title, "year", "relief: hours demanded less than with no gate (h/worker-month)");
	for (int option = 0; option < 2; option++) {
		for (int year = 0; year < YEARS; year++) {
			xs[year] = year + 1;
			values[year] = relief(trial, options[option], year);
		}
		trial_draws(trial, labels[option], YEARS, xs, values);
	}
}

static void judge(struct trial *trial)
{
	const double *longer = trial_less(trial, lasting(trial, "five_rules"), 1, lasting(trial, "one_rule"));
	const double *more = trial_less(trial, left(trial, "five_rules"), 1, left(trial, "one_rule"));
	if (!trial->is_short) { /* when a relief ends differs much from run to run */
		trial_finds(trial, false, "relief of five rules outlasts that of one (of 120 months seen)", "months", longer, 0, INFINITY);
		trial_vanishes(trial, "nothing leaks: relief of five rules outlasts that of one", "months",
			trial_less(trial, lasting(trial, "five_rules_kept"), 1, lasting(trial, "one_rule_kept")), longer);
	}
	trial_finds(trial, false, "relief left in year 10 of that in year 2, one rule", "%", left(trial, "one_rule"), -INFINITY, 100);
	trial_finds(trial, false, "the same, five rules over one", "points", more, 0, INFINITY);
	trial_vanishes(trial, "nothing leaks: relief left, five rules over one", "points",
		trial_less(trial, left(trial, "five_rules_kept"), 1, left(trial, "one_rule_kept")), more);
	draw(trial, "As it is", "one_rule", "five_rules");
	draw(trial, "Nothing leaks", "one_rule_kept", "five_rules_kept");
}

const struct pattern pattern_v02 = {
	.id = "V2", .name_en = "one rule alone does not last", .name_zh = "单靠准入难以持久",
	.rows = "H42",
	.scenario = "scenarios/patterns/v02-one-rule-and-five.yaml",
	.shows = "The relief of admission alone fades within ten years; that of five rules lasts longer.",
	.vanishes = "where nothing leaks both last alike.",
	.few = 4, .judge = judge,
};
