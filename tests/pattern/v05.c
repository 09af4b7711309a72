/* v05.c - V5: communities that do well are given more, and do less well for it. */
#include <math.h>
#include <stdlib.h>

#include "pattern.h"

enum { EXPONENTS = 4, SEEDS = 20 };
static const double exponents[EXPONENTS] = {0, 1, 2, 4};
static const char *const options[EXPONENTS] = {"exponent_0", "exponent_1", "exponent_2", "exponent_4"};

/* Of each run: how hours sent down spread over communities, and the tasks of those that do best with even shares. */
struct found {
	double *spread[EXPONENTS], *spread_even, *tasks[EXPONENTS], *tasks_even;
};

/* Standard deviation over communities of the hours sent down for each post: all have the same posts, and all of them filled. */
static double spread(const struct result_set *set, const char *option)
{
	int point = result_point_index(set, option), n = set->place_count;
	double sum = 0, squares = 0;
	for (int c = 0; c < n; c++) {
		double x = result_place(set, point, c)[INDICATOR_admin_demanded];
		sum += x;
		squares += x * x;
	}
	return sqrt(fmax(0, (squares - sum * sum / n) / (n - 1)));
}

/* Tasks done well in the third of the communities that do best with even shares of work. */
static double tasks_of_best(const struct result_set *set, const char *option)
{
	int point = result_point_index(set, option), even = result_point_index(set, "even"), best = set->place_count / 3;
	double sum = 0;
	for (int c = 0; c < set->place_count; c++) {
		int better = 0;
		for (int other = 0; other < set->place_count; other++)
			better += result_place(set, even, other)[INDICATOR_tasks_done_well] > result_place(set, even, c)[INDICATOR_tasks_done_well];
		sum += better < best ? result_place(set, point, c)[INDICATOR_tasks_done_well] : 0;
	}
	return sum / best;
}

/* A run of one replication for each seed: results keep of communities only the mean over the replications of a run. */
static void run_seeds(struct trial *trial, struct found *found)
{
	for (int i = 0; i < SEEDS && !trial->is_broken; i++) {
		struct run run;
		run_make(&run, trial->pattern->scenario, NULL, 1, trial->run.scenario.seed + (uint64_t)i, 0);
		trial->is_broken = run.status != STATUS_OK;
		for (int k = 0; k < EXPONENTS && !trial->is_broken; k++) {
			found->spread[k][i] = spread(&run.set, options[k]);
			found->tasks[k][i] = tasks_of_best(&run.set, options[k]);
		}
		if (!trial->is_broken) {
			found->spread_even[i] = spread(&run.set, "even");
			found->tasks_even[i] = tasks_of_best(&run.set, "even");
		}
		run_free(&run);
	}
}

static void judge(struct trial *trial)
{
	double *rows = arena_rows(&trial->arena, SEEDS * 2 * (EXPONENTS + 1), double);
	if (!rows)
		abort();
	struct found found = {.spread_even = rows, .tasks_even = rows + SEEDS};
	const double *even[EXPONENTS], *spreads[EXPONENTS], *tasks[EXPONENTS];
	for (int k = 0; k < EXPONENTS; k++) {
		spreads[k] = found.spread[k] = rows + SEEDS * (2 + 2 * k);
		tasks[k] = found.tasks[k] = rows + SEEDS * (3 + 2 * k);
		even[k] = found.spread_even;
	}
	trial->replications = SEEDS;
	run_seeds(trial, &found);
	const double *wider = trial_less(trial, spreads[EXPONENTS - 1], 1, found.spread_even), *worse = trial_less(trial, tasks[EXPONENTS - 1], 1, found.tasks_even);
	trial_finds(trial, false, "spread of hours sent down over communities: exponent 2 over 1", "h/worker-month", trial_less(trial, spreads[2], 1, spreads[1]), 0, INFINITY);
	trial_finds(trial, false, "exponent 4 over 2", "h/worker-month", trial_less(trial, spreads[3], 1, spreads[2]), 0, INFINITY);
	trial_finds(trial, false, "exponent 4 over even shares", "h/worker-month", wider, 0, INFINITY);
	trial_finds(trial, false, "the best third, exponent 4 over even shares: tasks done well", "points", worse, -INFINITY, 0);
	trial_vanishes(trial, "exponent 0 over even shares: spread", "h/worker-month", trial_less(trial, spreads[0], 1, found.spread_even), wider);
	trial_vanishes(trial, "the best third, exponent 0 over even shares: tasks done well", "points", trial_less(trial, tasks[0], 1, found.tasks_even), worse);
	trial_panel(trial, "Work follows the score", "exponent of the score", "standard deviation over communities of the hours sent down (h/worker-month)");
	trial_draws(trial, "shares by score^exponent", EXPONENTS, exponents, spreads);
	trial_draws(trial, "even shares", EXPONENTS, exponents, even);
	trial_panel(trial, "The third that does best with even shares", "exponent of the score", "departments' tasks done well (%)");
	trial_draws(trial, "shares by score^exponent", EXPONENTS, exponents, tasks);
}

const struct pattern pattern_v05 = {
	.id = "V5", .name_en = "the good get more", .name_zh = "鞭打快牛",
	.rows = "P24",
	.scenario = "scenarios/patterns/v05-the-good-get-more.yaml",
	.shows = "The more work follows the score of a community, the wider the hours sent down spread, and the less well those do that did best.",
	.vanishes = "with an exponent of 0 shares are even again.",
	.few = 0, .has_own_scales = true, .judge = judge,
};
