/* moves.c - the longest bar first. */
#include "report/moves.h"

#include <math.h>

#include "show/decide.h"

enum status moves_build(struct moves *moves, const struct result_set *set, int measure, int point, int baseline, bool all, struct arena *arena)
{
	const struct result_screen *screen = &set->screen;
	double *scratch = arena_rows(arena, 2 * screen->point_count + 1, double), *lengths = arena_rows(arena, screen->factor_count, double);
	int *order = arena_rows(arena, screen->point_count + 1, int);
	struct decide_question question = {measure, point, baseline, 1};
	*moves = (struct moves){arena_rows(arena, screen->factor_count, struct stats_interval), arena_rows(arena, screen->factor_count, int), 0};
	if (!scratch || !order || !lengths || !moves->of || !moves->order)
		return STATUS_WORLD;
	for (int f = 0; f < screen->factor_count; f++) {
		moves->of[f] = decide_move(set, &question, f, scratch, order);
		bool is_beyond = moves->of[f].low > 0 || moves->of[f].high < 0;
		lengths[f] = all || is_beyond ? fabs(moves->of[f].mean) : 0;
	}
	moves->count = decide_order(lengths, screen->factor_count, moves->order);
	return STATUS_OK;
}
