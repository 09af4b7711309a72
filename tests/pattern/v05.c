/* v05.c - V5: communities that do well are given more, and do less well for it. */
#include <math.h>
#include <stdlib.h>

#include "pattern.h"

enum { EXPONENTS = 4 };
static const double exponents[EXPONENTS] = {0, 1, 2, 4};

static const double *places(const struct trial *trial, int point, int replication, int place)
{
	return result_place(&trial->run.set, point, replication, place);
}

/* Standard deviation over communities of the hours sent down for each post: all have the same posts, and all of them filled. */
static double *spread(struct trial *trial, const char *option)
{
	const struct result_set *set = &trial->run.set;
	int point = result_point_index(set, option), n = set->place_count;
	double *values = arena_rows(&trial->arena, trial->replications, double);
	if (!values || point < 0)
		abort();
	for (int r = 0; r < trial->replications; r++) {
		double sum = 0, squares = 0;
		for (int c = 0; c < n; c++) {
			double x = places(trial, point, r, c)[INDICATOR_admin_demanded];
			sum += x;
			squares += x * x;
		}
		values[r] = sqrt(fmax(0, (squares - sum * sum / n) / (n - 1)));
	}
	return values;
}

/* An indicator of the third of the communities that did best with even shares of work. */
static double *of_best(struct trial *trial, const char *option, enum indicator_id id)
{
	const struct result_set *set = &trial->run.set;
	int point = result_point_index(set, option), even = result_point_index(set, "even"), n = set->place_count;
	double *values = arena_rows(&trial->arena, trial->replications, double);
	if (!values || point < 0 || even < 0)
		abort();
	for (int r = 0; r < trial->replications; r++) {
		int best = n / 3;
		for (int c = 0; c < n; c++) {
			int better = 0;
			for (int other = 0; other < n; other++)
				better += places(trial, even, r, other)[INDICATOR_tasks_done_well] > places(trial, even, r, c)[INDICATOR_tasks_done_well];
			if (better < best)
				values[r] += places(trial, point, r, c)[id] / best;
		}
	}
	return values;
}

static void judge(struct trial *trial)
{
	static const char *const options[EXPONENTS] = {"exponent_0", "exponent_1", "exponent_2", "exponent_4"};
	const double *spreads[EXPONENTS], *tasks[EXPONENTS], *even[EXPONENTS];
	for (int i = 0; i < EXPONENTS; i++) {
		spreads[i] = spread(trial, options[i]);
		tasks[i] = of_best(trial, options[i], INDICATOR_tasks_done_well);
		even[i] = spread(trial, "even");
	}
	const double *wider = trial_less(trial, spreads[EXPONENTS - 1], 1, even[0]);
	const double *worse = trial_less(trial, tasks[EXPONENTS - 1], 1, of_best(trial, "even", INDICATOR_tasks_done_well));
	trial_finds(trial, false, "spread of hours sent down over communities: exponent 2 over 1", "h/worker-month", trial_less(trial, spreads[2], 1, spreads[1]), 0, INFINITY);
	trial_finds(trial, false, "exponent 4 over 2", "h/worker-month", trial_less(trial, spreads[3], 1, spreads[2]), 0, INFINITY);
	trial_finds(trial, false, "exponent 4 over even shares", "h/worker-month", wider, 0, INFINITY);
	trial_finds(trial, false, "the best third, exponent 4 over even shares: tasks done well", "points", worse, -INFINITY, 0);
	trial_vanishes(trial, "exponent 0 over even shares: spread", "h/worker-month", trial_less(trial, spreads[0], 1, even[0]), wider);
	trial_vanishes(trial, "the best third, exponent 0 over even shares: tasks done well", "points",
		trial_less(trial, tasks[0], 1, of_best(trial, "even", INDICATOR_tasks_done_well)), worse);
	trial_panel(trial, "Work follows the score", "exponent of the score", "standard deviation over communities of the hours sent down (h/worker-month)");
	trial_draws(trial, "shares by score^exponent", EXPONENTS, exponents, spreads);
	trial_draws(trial, "even shares", EXPONENTS, exponents, even);
	trial_panel(trial, "The third that did best with even shares", "exponent of the score", "departments' tasks done well (%)");
	trial_draws(trial, "shares by score^exponent", EXPONENTS, exponents, tasks);
}

const struct pattern pattern_v05 = {
	.id = "V5", .name_en = "the good get more", .name_zh = "鞭打快牛",
	.rows = "P24",
	.scenario = "scenarios/patterns/v05-the-good-get-more.yaml",
	.shows = "The more work follows the score of a community, the wider the hours sent down spread, and the less well those do that did best.",
	.vanishes = "with an exponent of 0 shares are even again.",
	.few = 0, .judge = judge,
};
