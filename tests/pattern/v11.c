/* v11.c - V11: what is assessed goes first, and residents wait. */
#include <math.h>

#include "pattern.h"

enum { SHARES = 5 };
static const double shares[SHARES] = {0, 25, 50, 75, 100};

/* 100 - a share on time, over all shares assessed. */
static void late(struct trial *trial, const char *family, enum indicator_id id, const double *values[SHARES])
{
	char option[32];
	for (int i = 0; i < SHARES; i++) {
		text_print(option, sizeof option, "%s_%.0f", family, shares[i]);
		double *share = trial_values(trial, option, id);
		for (int r = 0; r < trial->replications; r++)
			share[r] = 100 - share[r];
		values[i] = share;
	}
}

static void judge(struct trial *trial)
{
	const double *tasks[2][SHARES], *needs[2][SHARES];
	late(trial, "today", INDICATOR_tasks_plain, tasks[0]);
	late(trial, "today", INDICATOR_requests_on_time, needs[0]);
	late(trial, "by_due", INDICATOR_tasks_plain, tasks[1]);
	late(trial, "by_due", INDICATOR_requests_on_time, needs[1]);
	const double *fewer = trial_less(trial, tasks[0][SHARES - 1], 1, tasks[0][0]), *more = trial_less(trial, needs[0][SHARES - 1], 1, needs[0][0]);
	trial_finds(trial, false, "work sent down that is late, all assessed over none", "points", fewer, -INFINITY, 0);
	trial_finds(trial, false, "residents' requests late, half assessed over none", "points", trial_less(trial, needs[0][2], 1, needs[0][0]), 0, INFINITY);
	trial_finds(trial, false, "all assessed over half", "points", trial_less(trial, needs[0][SHARES - 1], 1, needs[0][2]), 0, INFINITY);
	trial_vanishes(trial, "by due time: work sent down that is late", "points", trial_less(trial, tasks[1][SHARES - 1], 1, tasks[1][0]), fewer);
	trial_vanishes(trial, "by due time: requests late, all assessed over none", "points", trial_less(trial, needs[1][SHARES - 1], 1, needs[1][0]), more);
	for (int family = 0; family < 2; family++) {
		trial_panel(trial, family ? "Earliest deadline first" : "Today's order of work", "share of work sent down that is assessed (%)", "late or given up (%)");
		trial_draws(trial, "work sent down (pieces)", SHARES, shares, tasks[family]);
		trial_draws(trial, "residents' requests (hours)", SHARES, shares, needs[family]);
	}
}

const struct pattern pattern_v11 = {
	.id = "V11", .name_en = "the tail of assessment", .name_zh = "考核小尾巴",
	.rows = "J10",
	.scenario = "scenarios/patterns/v11-tail-of-assessment.yaml",
	.shows = "The more of the work sent down is assessed, the less of it is late, and the more of residents' requests.",
	.vanishes = "where the earliest deadline goes first, being assessed moves neither.",
	.few = 5, .judge = judge,
};
