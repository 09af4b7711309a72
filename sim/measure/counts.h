/* counts.h - numbers of a day and shares of a whole: rates, how much days differ beyond chance, intervals, tests. */
#ifndef COUNTS_H
#define COUNTS_H

#include <stdbool.h>

#include "measure/stats.h"

/* Counts of days, each of a group (a weekday, say) that has a mean of its own. */
struct counts {
	const int *values, *groups; /* n of them; groups 0 … group_count - 1 */
	int n, group_count;
};
enum { COUNTS_GROUPS = 96 };

/* Days differ by a gamma factor of mean 1 beyond chance (a negative binomial number). */
struct counts_spread {
	double index;                /* sum of (count - mean)² / mean, over its degrees of freedom: 1 when chance alone is at work */
	double index_chance;         /* how often chance alone makes it as large */
	int degrees;
	struct stats_interval cv;    /* of the factor: profile likelihood, adjusted for the means (Cox and Reid 1987); low is 0 where none is as likely */
};

/* Fewer days than groups and two more: no spread can be told (NaN). */
void counts_spread(const struct counts *counts, double level, struct counts_spread *out);
/* The mean number of a unit of exposure (days, resident-months …) from a total seen; `spread` is the variance of the total over its mean (1 = Poisson). */
struct stats_interval counts_rate(double total, double exposure, double spread, double level);
/* hits of trials, exact (Clopper and Pearson). */
struct stats_interval counts_share(double hits, double trials, double level);
/* Whether `cells` counts with these expectations are alike but for chance: the chance of a chi-square as large with cells - 1 - lost degrees, divided by `spread`
   (1 = Poisson). *statistic may be NULL. NaN when nothing can be told. */
double counts_alike(const double *seen, const double *expected, int cells, int lost, double spread, double *statistic);

#endif
