/* stats.h - means with their intervals, pairs, and verdicts many at a time. */
#ifndef STATS_H
#define STATS_H

#include <stdbool.h>
#include <stdint.h>

struct stats_interval {
	double mean, low, high; /* NaN when it cannot be had */
	double half_width;
	int n;                  /* finite values used */
};

/* Mean of n values and its t interval at `level` (0.95). NaN values are left out. n < 2: no interval (low = -inf …). */
struct stats_interval stats_mean(const double *values, int n, double level);
/* Variance of n values between their replications (in `mean`) and its interval at `level`, for values of any shape, the nearer to its
   level the more there are (Bonett 2006); not symmetrical, half_width is half its length. NaN values are left out; n < 5: no interval.
   scratch: n doubles; may be `values` themselves. */
struct stats_interval stats_variance(const double *values, int n, double level, double *scratch);
/* The mean of a[i] - b[i] with its t interval, pairs with a NaN left out. */
struct stats_interval stats_paired(const double *a, const double *b, int n, double level);
/* Intervals of `rows` paired differences that hold together at `level`: max-t bootstrap over replications (Westfall & Young 1993),
   `resamples` times (2000 or more), seeded; Bonferroni t below 10 replications, and for rows with fewer than 10 finite values.
   differences: rows x n, row by row. No interval is narrower than the row's own t interval, nor wider than Bonferroni's. Rows
   without spread get the point itself. Time: resamples x rows x n. */
void stats_simultaneous(const double *differences, int rows, int n, double level, int resamples, uint64_t seed,
	struct stats_interval *out);
/* Replications that would bring the half width of `interval` down to `target`, from the spread seen; at least n. INT_MAX when
   that cannot be told (no spread seen yet, target not above 0). */
int stats_replications_needed(struct stats_interval interval, double target);
/* Replications made before the first look at their spread. */
enum { STATS_PILOT = 30 };
/* Replications that n values so far ask for, to bring the half width at `level` down to `target` without trusting a small or skewed
   sample too much; n when they are enough, or when there is nothing to judge by (fewer than two values, no spread). */
int stats_replications_wanted(const double *values, int n, double level, double target);
/* The stopping rule: after `count` replications of which `wanted` is the greatest wish of all measures, how many to have next; `count`
   itself when it is over. *was_enough is false at first and the rule's own from then on. */
int stats_replications_next(int count, int wanted, bool *was_enough);
/* Quantile of Student's t. */
double stats_t_quantile(double probability, double degrees);
/* Empirical quantile (linear interpolation, type 7) of the finite ones of n values, NaN when there are none; sorts a copy in
   `scratch` (n doubles; may be `values` themselves). */
double stats_quantile(const double *values, int n, double probability, double *scratch);
/* Kaplan-Meier median of durations: the first time at which at most half survive. observed[i] = 0 when censored, which counts
   as after an end at the same time. INFINITY when never reached. O(n^2), small n. */
double stats_survival_median(const double *duration, const int *observed, int n);

#endif
