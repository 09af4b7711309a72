/* worst_tenth.c - communities in order of how badly off they are. */
#include "report/worst_tenth.h"

#include <math.h>
#include <stdlib.h>

enum { TENTH = 10 };

/* A community's value, so that the worst come first: the sign turned where higher is better. */
struct standing {
	double badness;
	int place;
};

static int by_badness(const void *a, const void *b)
{
	const struct standing *x = a, *y = b;
	return x->badness > y->badness ? -1 : x->badness < y->badness ? 1 : x->place - y->place;
}

int worst_tenth_mark(const struct result_set *set, int measure, int point, struct arena *arena, bool *is_worst)
{
	int better = set->measures[measure].better, count = better == 0 ? 0 : (set->place_count + TENTH - 1) / TENTH;
	struct standing *standings = arena_rows(arena, set->place_count + 1, struct standing);
	if (!standings)
		return -1;
	for (int place = 0; place < set->place_count; place++) {
		double value = result_place(set, point, place)[measure];
		standings[place] = (struct standing){isnan(value) ? -INFINITY : -better * value, place};
		is_worst[place] = false;
	}
	qsort(standings, (size_t)set->place_count, sizeof *standings, by_badness);
	for (int i = 0; i < count; i++)
		is_worst[standings[i].place] = isfinite(standings[i].badness);
	return count;
}

double worst_tenth_mean(const struct result_set *set, int measure, int point, struct arena *arena)
{
	bool *is_worst = arena_rows(arena, set->place_count + 1, bool);
	double sum = 0;
	int count = 0;
	if (!is_worst || worst_tenth_mark(set, measure, point, arena, is_worst) < 0)
		return NAN;
	for (int place = 0; place < set->place_count; place++)
		if (is_worst[place]) {
			sum += result_place(set, point, place)[measure];
			count++;
		}
	return count ? sum / count : NAN;
}
