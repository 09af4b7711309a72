/* lasting.c - Kaplan-Meier median and order statistics, because a relief that outlives the horizon has no mean. */
#include "report/lasting.h"

#include <math.h>
#include <stdlib.h>

#include "measure/stats.h"

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

struct lasting lasting_of(const struct result_set *set, int measure, int point, struct arena *arena)
{
	struct lasting lasting = {NAN, NAN, NAN, 12 * set->horizon_years};
	int replications = set->replication_count, n = 0;
	double *months = arena_rows(arena, replications, double);
	int *observed = arena_rows(arena, replications, int);
	for (int r = 0; months && observed && r < replications; r++) {
		double value = result_horizon(set, point, r)[measure];
		if (!isnan(value))
			months[n++] = value;
	}
	if (2 * n <= replications)
		return lasting;
	qsort(months, (size_t)n, sizeof *months, by_size);
	lasting.low = months[(int)floor(0.025 * (n - 1))];
	lasting.high = months[(int)ceil(0.975 * (n - 1))];
	for (int r = 0; r < n; r++) { /* who outlives the run is censored at its end */
		observed[r] = !isinf(months[r]);
		months[r] = observed[r] ? months[r] : lasting.horizon;
	}
	lasting.median = stats_survival_median(months, observed, n);
	return lasting;
}

const char *lasting_words(const struct lasting *lasting, bool is_chinese, struct arena *arena)
{
	if (isnan(lasting->median))
		return is_chinese ? "–" : "-";
	if (isinf(lasting->low))
		return arena_format(arena, ">%.0f", lasting->horizon);
	const char *blank = is_chinese ? "" : " ", *to = is_chinese ? "–" : "-";
	const char *median = isinf(lasting->median) ? arena_format(arena, ">%.0f", lasting->horizon) : arena_format(arena, "%.0f", lasting->median);
	if (isinf(lasting->high))
		return arena_format(arena, "%s%s(%.0f+)", median ? median : "", blank, lasting->low);
	if (lasting->low == lasting->high)
		return median;
	return arena_format(arena, "%s%s(%.0f%s%.0f)", median ? median : "", blank, lasting->low, to, lasting->high);
}
