/* v01.c - V1: restrict, rebound, restrict. */
#include <math.h>
#include <stdlib.h>

#include "measure/cycles.h"
#include "pattern.h"

enum { MONTHS = 200, WINDOW = 13 };
static const double SWING = 0.1;
static const char AS_IT_IS[] = "scenarios/patterns/v01-rebound-cycles.yaml";

/* The yearly mean of the burden over that of doing nothing, month by month; how many there are. */
static int course_of(const struct run *run, int point, int replication, double *ratio)
{
	double base[MONTHS];
	int months = run->set.month_count < MONTHS ? run->set.month_count : MONTHS;
	for (int month = 0; month < months; month++) {
		ratio[month] = result_month(&run->set, point, replication, month)[INDICATOR_admin_demanded];
		base[month] = result_month(&run->set, run->set.baseline, replication, month)[INDICATOR_admin_demanded];
	}
	int count = cycles_smooth(ratio, months, WINDOW, ratio);
	cycles_smooth(base, months, WINDOW, base);
	for (int month = 0; month < count; month++)
		ratio[month] /= base[month];
	return count;
}

/* In ten years it falls and rises by a tenth: how often. */
static double *cycles_of(struct trial *trial, const struct run *run, const char *option)
{
	double ratio[MONTHS], *values = arena_rows(&trial->arena, trial->replications, double);
	int point = result_point_index(&run->set, option);
	if (!values || point < 0)
		abort();
	for (int r = 0; r < trial->replications; r++)
		values[r] = cycles_count(ratio, course_of(run, point, r, ratio), SWING);
	return values;
}

/* One replication, as an example: means over several would blur the cycles. */
static void course_draw(struct trial *trial, const char *label, const char *option)
{
	double ratio[MONTHS], xs[MONTHS];
	const double *values[MONTHS];
	int count = course_of(&trial->run, result_point_index(&trial->run.set, option), 0, ratio);
	for (int month = 0; month < count; month++) {
		double *same = arena_rows(&trial->arena, trial->replications, double);
		for (int r = 0; same && r < trial->replications; r++)
			same[r] = 100 * ratio[month];
		values[month] = same;
		xs[month] = (month + 1 + WINDOW / 2) / 12.0;
	}
	trial_draws(trial, label, count, xs, values);
}

static void judge_as_it_is(struct trial *trial)
{
	struct run run;
	run_make(&run, AS_IT_IS, NULL, trial->replications, 0, 0);
	if (run.status == STATUS_OK) {
		trial_finds(trial, false, "cycles in ten years, shipped sizes of work (v01-rebound-cycles.yaml)", "", cycles_of(trial, &run, "haishu_gate"), 1.5, INFINITY);
		trial_mean_from(trial, 2);
	}
	trial->is_broken |= run.status != STATUS_OK;
	run_free(&run);
}

static void judge(struct trial *trial)
{
	const double *cycles = cycles_of(trial, &trial->run, "haishu_gate");
	trial_finds(trial, false, "cycles in ten years, work in small pieces", "", cycles, 1.5, INFINITY);
	if (!trial->is_short)
		judge_as_it_is(trial);
	trial_finds(trial, true, "no clean-ups", "cycles", cycles_of(trial, &trial->run, "no_clean_ups"), -INFINITY, 0.2);
	if (!trial->is_short) { /* one chance cycle in a few replications would already pass 0.2 */
		trial_finds(trial, true, "no leaks", "cycles", cycles_of(trial, &trial->run, "no_leaks"), -INFINITY, 0.2);
		trial_finds(trial, true, "enforcement does not fade", "cycles", cycles_of(trial, &trial->run, "no_fading"), -INFINITY, 0.2);
	}
	trial_panel(trial, "Gate and clean-ups: one run", "year", "administrative hours demanded, mean of 13 months (% of doing nothing)");
	course_draw(trial, "as it is", "haishu_gate");
	trial_panel(trial, "Without one of its causes: the same run", "year", "administrative hours demanded, mean of 13 months (% of doing nothing)");
	course_draw(trial, "no clean-ups", "no_clean_ups");
	course_draw(trial, "no leaks", "no_leaks");
	course_draw(trial, "enforcement does not fade", "no_fading");
}

const struct pattern pattern_v01 = {
	.id = "V1", .name_en = "restrict, rebound, restrict", .name_zh = "限制—反弹—再限制",
	.rows = "A10 A13 H03 H21",
	.scenario = "scenarios/patterns/v01-rebound-cycles-fine.yaml",
	.shows = "Under a gate with clean-ups the burden falls and rises by a tenth of that of doing nothing, at least twice in ten years.",
	.vanishes = "without clean-ups, without leaks, or with enforcement that does not fade there are no cycles.",
	.few = 8, .judge = judge,
};
