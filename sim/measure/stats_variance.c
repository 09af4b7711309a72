/* stats_variance.c - the variance of what was seen, with an interval that allows for tails.

   Bonett (2006), Approximate confidence interval for standard deviation of nonnormal distributions, Computational Statistics & Data
   Analysis 50: normal on the scale of logarithms, the fourth moment taken around a trimmed mean. The usual chi-square interval is
   right for normal values alone; this one comes near its level for others too, the nearer the more values there are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "measure/stats.h"

enum { LEAST_VALUES = 5 };

static int value_order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double mean_of(const double *values, int n)
{
	double sum = 0;
	for (int i = 0; i < n; i++)
		sum += values[i] - values[0];
	return values[0] + sum / n;
}

static double power_sum(const double *values, int n, double centre, int power)
{
	double sum = 0;
	for (int i = 0; i < n; i++)
		sum += pow(values[i] - centre, power);
	return sum;
}

struct stats_interval stats_variance(const double *values, int n, double level, double *scratch)
{
	struct stats_interval interval = {.mean = NAN, .low = -INFINITY, .high = INFINITY, .half_width = INFINITY};
	for (int i = 0; i < n; i++)
		if (isfinite(values[i]))
			scratch[interval.n++] = values[i];
	n = interval.n;
	if (n < 2)
		return interval;
	double squares = power_sum(scratch, n, mean_of(scratch, n), 2);
	interval.mean = squares / (n - 1);
	if (!(squares > 0)) {
		interval.low = interval.high = interval.half_width = 0;
		return interval;
	}
	double quantile = gsl_cdf_ugaussian_Pinv((1 + level) / 2);
	if (n < LEAST_VALUES || n <= quantile)
		return interval;
	qsort(scratch, (size_t)n, sizeof *scratch, value_order);
	int trimmed = (int)(n / (2 * sqrt(n - 4.0)));
	double centre = mean_of(scratch + trimmed, n - 2 * trimmed), kurtosis = n * power_sum(scratch, n, centre, 4) / (squares * squares);
	double factor = n / (n - quantile), error = factor * sqrt(fmax(0, kurtosis - (n - 3.0) / n) / (n - 1));
	interval.low = factor * interval.mean * exp(-quantile * error);
	interval.high = factor * interval.mean * exp(quantile * error);
	interval.half_width = (interval.high - interval.low) / 2;
	return interval;
}
