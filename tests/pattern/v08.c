/* v08.c - V8: data asked once is worse, then better, and saves fewer hours than forms. */
#include <math.h>

#include "pattern.h"

enum { MIGRATION = 3, YEAR = 12 };

/* Hours demanded over doing nothing in months first … last - 1. */
static double *added(struct trial *trial, const char *option, int first, int last)
{
	return trial_less(trial, trial_months(trial, option, INDICATOR_admin_demanded, first, last), 1,
		trial_months(trial, "do_nothing", INDICATOR_admin_demanded, first, last));
}

static double *form_hours_fallen(struct trial *trial, const char *option)
{
	return trial_fallen(trial, trial_line(trial, "do_nothing", "form", LINE_MEASURE_demanded_hours), trial_line(trial, option, "form", LINE_MEASURE_demanded_hours));
}

static void draw(struct trial *trial, const char *title, const char *option, const char *label)
{
	enum { MOST = 60 };
	const double *values[MOST];
	double xs[MOST];
	int count = trial->run.set.month_count < MOST ? trial->run.set.month_count : MOST;
	for (int month = 0; month < count; month++) {
		xs[month] = month + 1;
		values[month] = added(trial, option, month, month + 1);
	}
	if (title)
		trial_panel(trial, title, "month", "hours demanded over doing nothing (h/worker-month)");
	trial_draws(trial, label, count, xs, values);
}

static void judge(struct trial *trial)
{
	int months = trial->run.set.month_count;
	const double *early = added(trial, "one_table", 0, MIGRATION), *late = added(trial, "one_table", months - YEAR, months);
	const double *forms = trial_line(trial, "one_table", "form", LINE_MEASURE_merged);
	double *ratio = form_hours_fallen(trial, "no_double_entry");
	for (int r = 0; r < trial->replications; r++)
		ratio[r] /= forms[r];
	trial_finds(trial, false, "hours demanded over doing nothing, months 1 to 3", "h/worker-month", early, 0, INFINITY);
	trial_finds(trial, false, "the same, last year", "h/worker-month", late, -INFINITY, 0);
	trial_finds(trial, false, "fall of forms over fall of their hours", "points", trial_less(trial, forms, 1, form_hours_fallen(trial, "one_table")), 0, INFINITY);
	trial_finds(trial, false, "once it runs: fall of hours for one of forms (0.53 in Longfeng)", "", ratio, 0.4, 0.65);
	trial_vanishes(trial, "no double entry: months 1 to 3", "h/worker-month", added(trial, "no_double_entry", 0, MIGRATION), early);
	trial_vanishes(trial, "a data base that never fills: last year", "h/worker-month", added(trial, "never_fills", months - YEAR, months), late);
	draw(trial, "As it is", "one_table", "one table of the city");
	draw(trial, "Without one of its causes", "no_double_entry", "no double entry");
	draw(trial, NULL, "never_fills", "a data base that never fills");
}

const struct pattern pattern_v08 = {
	.id = "V8", .name_en = "data asked once: worse, then better", .name_zh = "数据共享先难后易",
	.rows = "A17 J12 P18",
	.scenario = "scenarios/patterns/v08-data-asked-once.yaml",
	.shows = "A shared data base asks more hours while both ways of reporting run, fewer afterwards, and hours fall less than forms.",
	.vanishes = "without double entry it is not worse at first; a data base that never fills is no better later.",
	.few = 3, .judge = judge,
};
