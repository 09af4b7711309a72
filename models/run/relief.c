/* relief.c - relief R = burden of the baseline less burden of the option, month by month. */
#include "run/relief.h"

#include <math.h>

#include "run/indicator.h"

enum { YEAR = 12 };

static double relief_at(const struct result_set *set, int point, int replication, int month)
{
	return result_month(set, set->baseline, replication, month)[INDICATOR_admin_demanded] -
	       result_month(set, point, replication, month)[INDICATOR_admin_demanded];
}

/* Mean over the 12 months that end with `month`. */
static double trailing(const struct result_set *set, int point, int replication, int month)
{
	double sum = 0;
	for (int m = month - YEAR + 1; m <= month; m++)
		sum += relief_at(set, point, replication, m);
	return sum / YEAR;
}

static double lasts(const struct result_set *set, int point, int replication)
{
	double best = -INFINITY;
	int last_good = -1, best_month = -1;
	for (int month = YEAR - 1; month < set->month_count; month++) {
		double mean = trailing(set, point, replication, month);
		if (mean > best) {
			best = mean;
			best_month = month;
		}
	}
	if (best_month < 0 || best < set->measures[INDICATOR_admin_demanded].matters_from)
		return NAN;
	for (int month = best_month; month < set->month_count; month++)
		if (trailing(set, point, replication, month) >= best / 2)
			last_good = month;
	return last_good == set->month_count - 1 ? (double)INFINITY : (double)(last_good + 1);
}

void relief_fill(struct result_set *set)
{
	for (int point = 0; point < set->point_count; point++) {
		for (int r = 0; r < set->replication_count; r++) {
			double *values = result_horizon(set, point, r), *base = result_horizon(set, set->baseline, r);
			values[INDICATOR_relief_mean] = base[INDICATOR_admin_demanded] - values[INDICATOR_admin_demanded];
			values[INDICATOR_extra_cost] = values[INDICATOR_cost] - base[INDICATOR_cost];
			for (int month = 0; month < set->month_count; month++) {
				double *now = result_month(set, point, r, month), *then = result_month(set, set->baseline, r, month);
				now[INDICATOR_relief_mean] = then[INDICATOR_admin_demanded] - now[INDICATOR_admin_demanded];
				now[INDICATOR_extra_cost] = now[INDICATOR_cost] - then[INDICATOR_cost];
			}
			values[INDICATOR_relief_lasts] = point == set->baseline ? NAN : lasts(set, point, r);
		}
	}
}
