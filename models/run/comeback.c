/* comeback.c - the months of option and baseline side by side: the baseline is what the burden would have been without the cut. */
#include "run/comeback.h"

#include <math.h>

#include "measure/cycles.h"
#include "run/indicator.h"

enum { MOST_MONTHS = 1024, CYCLE_WINDOW = 13, YEAR = 12 };
static const double SWING = 0.1;

/* One option in one replication. */
struct course_pair {
	double own[MOST_MONTHS], base[MOST_MONTHS]; /* administrative hours demanded, month by month */
	int count;
};

static void pair_read(struct course_pair *pair, const struct result_set *set, int point, int replication)
{
	pair->count = set->month_count < MOST_MONTHS ? set->month_count : MOST_MONTHS;
	for (int month = 0; month < pair->count; month++) {
		pair->own[month] = result_month(set, point, replication, month)[INDICATOR_admin_demanded];
		pair->base[month] = result_month(set, set->baseline, replication, month)[INDICATOR_admin_demanded];
	}
}

/* The first month with a relief that matters; -1 without one. */
static int cut_of(const struct course_pair *pair, double matters_from)
{
	for (int month = 0; month < pair->count; month++)
		if (pair->base[month] - pair->own[month] >= matters_from)
			return month;
	return -1;
}

/* Of the month and its neighbours, so that one survey does not make it. */
static double around(const double *values, int month)
{
	return (values[month - 1] + values[month] + values[month + 1]) / 3;
}

/* Per cent of what it would be without the cut. */
static double burden_at(const struct course_pair *pair, int month)
{
	if (month < 1 || month + 1 >= pair->count)
		return NAN;
	double base = around(pair->base, month);
	return base > 0 ? 100 * around(pair->own, month) / base : NAN;
}

static double relief_around(const struct course_pair *pair, int month)
{
	return around(pair->base, month) - around(pair->own, month);
}

/* Hours a post that came back: between the best relief of the year after the cut and the relief of every month since. */
static double area_of(const struct course_pair *pair, int cut)
{
	int best = -1;
	double area = 0;
	for (int month = cut > 1 ? cut : 1; month < cut + YEAR && month + 1 < pair->count; month++)
		if (best < 0 || relief_around(pair, month) > relief_around(pair, best))
			best = month;
	for (int month = best + 1; best > 0 && month < pair->count; month++)
		area += relief_around(pair, best) - (pair->base[month] - pair->own[month]);
	return best > 0 ? area : NAN;
}

/* Of the yearly mean over that of the baseline. Smooths the pair. */
static double cycles_of(struct course_pair *pair)
{
	int count = cycles_smooth(pair->own, pair->count, CYCLE_WINDOW, pair->own);
	cycles_smooth(pair->base, pair->count, CYCLE_WINDOW, pair->base);
	for (int month = 0; month < count; month++)
		pair->own[month] = pair->base[month] > 0 ? pair->own[month] / pair->base[month] : 1;
	return count > 0 ? (double)cycles_count(pair->own, count, SWING) : (double)NAN;
}

static void fill(const struct result_set *set, int point, int replication)
{
	double *values = result_horizon(set, point, replication);
	struct course_pair pair;
	pair_read(&pair, set, point, replication);
	int cut = cut_of(&pair, set->measures[INDICATOR_admin_demanded].matters_from);
	if (cut >= 0) {
		values[INDICATOR_burden_after_6] = burden_at(&pair, cut + 6);
		values[INDICATOR_burden_after_12] = burden_at(&pair, cut + 12);
		values[INDICATOR_burden_after_24] = burden_at(&pair, cut + 24);
		values[INDICATOR_rebound_area] = area_of(&pair, cut);
	}
	values[INDICATOR_rebound_cycles] = cycles_of(&pair);
}

void comeback_fill(struct result_set *set)
{
	for (int point = 0; point < set->point_count; point++)
		for (int r = 0; r < set->replication_count && point != set->baseline; r++)
			fill(set, point, r);
}
