/* decide.c - every input against the points that turned, one at a time: what can be told in one sentence. */
#include "show/decide.h"

#include <math.h>

#include "base/word.h"

static const double LEVEL = 0.95, ERROR = 0.05;

int decide_levels(const struct result_factor *factor)
{
	return *factor->choices ? word_count(factor->choices) : 0;
}

static void column_fill(const struct result_screen *screen, int factor, double *column)
{
	for (int i = 0; i < screen->point_count; i++)
		column[i] = screen->values[(int64_t)i * screen->factor_count + factor];
}

/* -- turning points -------------------------------------------------------------------------------------------------- */

/* Keeps the split when it parts better than what is kept. */
static void split_offer(struct decide_turn *best, const struct split *split, int factor, int level, int factors)
{
	if (split->distance > best->split.distance && split->distance >= DECIDE_DISTANCE && split->chance * factors <= ERROR && split->beyond > 0.5) {
		best->split = *split;
		best->factor = factor;
		best->level = level;
	}
}

/* Whether a point has a level: as a number, so that one rule serves both. */
static void level_fill(const double *column, int n, int level, double *is_at)
{
	for (int i = 0; i < n; i++)
		is_at[i] = (int)column[i] == level;
}

enum status decide_turning(const struct result_set *set, const struct decide_question *question, struct arena *arena, bool *is_told,
	struct decide_turn *turn)
{
	const struct result_screen *screen = &set->screen;
	int points = screen->point_count, n = 0;
	double *column = arena_rows(arena, points + 1, double), *values = arena_rows(arena, points + 1, double), *is_at = arena_rows(arena, points + 1, double);
	int *turned = arena_rows(arena, points + 1, int), *order = arena_rows(arena, points + 1, int), *numbers = arena_rows(arena, points + 1, int);
	*turn = (struct decide_turn){.factor = -1, .level = -1};
	*is_told = false;
	if (!column || !values || !is_at || !turned || !order || !numbers)
		return STATUS_WORLD;
	for (int i = 0; i < points; i++) {
		double difference = compare_screened(set, i, question->measure, question->point, question->against);
		if (isnan(difference))
			continue;
		numbers[n] = i;
		turned[n] = !(difference * question->sign > 0);
		turn->turned += turned[n++];
	}
	turn->count = n;
	for (int f = 0; f < screen->factor_count; f++) {
		struct split split;
		int levels = decide_levels(&screen->factors[f]);
		column_fill(screen, f, column);
		for (int i = 0; i < n; i++)
			values[i] = column[numbers[i]];
		if (!levels && split_find(values, turned, n, order, &split))
			split_offer(turn, &split, f, -1, screen->factor_count);
		for (int level = 0; level < levels; level++) {
			level_fill(values, n, level, is_at);
			if (split_find(is_at, turned, n, order, &split) && split.is_above)
				split_offer(turn, &split, f, level, screen->factor_count);
		}
	}
	*is_told = turn->factor >= 0;
	return STATUS_OK;
}

/* -- how much each input moves --------------------------------------------------------------------------------------- */

static struct stats_interval move_of(const struct result_screen *screen, int factor, const double *outcomes, double level, double *column, int *order)
{
	int levels = decide_levels(&screen->factors[factor]);
	column_fill(screen, factor, column);
	return levels ? split_levels(column, outcomes, screen->point_count, levels, level) : split_thirds(column, outcomes, screen->point_count, level, order);
}

struct stats_interval decide_move(const struct result_set *set, const struct decide_question *question, int factor, double *scratch, int *order)
{
	double *outcomes = scratch, *column = scratch + set->screen.point_count;
	for (int i = 0; i < set->screen.point_count; i++)
		outcomes[i] = compare_screened(set, i, question->measure, question->point, question->against);
	return move_of(&set->screen, factor, outcomes, LEVEL, column, order);
}

enum status decide_weigh(const struct result_set *set, const struct decide_question *question, struct arena *arena, double *weights)
{
	const struct result_screen *screen = &set->screen;
	double *outcomes = arena_rows(arena, screen->point_count + 1, double), *column = arena_rows(arena, screen->point_count + 1, double);
	int *order = arena_rows(arena, screen->point_count + 1, int);
	if (!outcomes || !column || !order)
		return STATUS_WORLD;
	for (int i = 0; i < screen->point_count; i++) {
		double difference = compare_screened(set, i, question->measure, question->point, question->against);
		outcomes[i] = isnan(difference) ? NAN : difference * question->sign > 0;
	}
	for (int f = 0; f < screen->factor_count; f++) {
		struct stats_interval move = move_of(screen, f, outcomes, 1 - ERROR / screen->factor_count, column, order);
		if (move.low > 0 || move.high < 0)
			weights[f] += fabs(move.mean);
	}
	return STATUS_OK;
}

enum status decide_weights(const struct result_set *set, const struct comparison *comparison, struct arena *arena, double *weights)
{
	enum status status = STATUS_OK;
	for (int f = 0; f < set->screen.factor_count; f++)
		weights[f] = 0;
	for (int m = 0; m < comparison->measure_count; m++)
		for (int p = 0; p < comparison->point_count && status == STATUS_OK; p++) {
			const struct compare_cell *cell = compare_at(comparison, m, p);
			struct decide_question question = {comparison->measures[m], p, comparison->baseline, cell->difference.mean};
			if (cell->screened && cell->holding < 1)
				status = decide_weigh(set, &question, arena, weights);
		}
	return status;
}

int decide_order(const double *weights, int count, int *order)
{
	int kept = 0;
	for (int f = 0; f < count; f++) {
		int at = kept;
		if (!(weights[f] > 0))
			continue;
		for (; at > 0 && weights[order[at - 1]] < weights[f]; at--)
			order[at] = order[at - 1];
		order[at] = f;
		kept++;
	}
	return kept;
}
