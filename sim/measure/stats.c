/* stats.c - means with t intervals, quantiles, survival. Sums are taken in the order of the values: same input, same digits. */
#include "measure/stats.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

/* GSL ends the process on numeric errors unless told otherwise, once, before anything runs. */
__attribute__((constructor)) static void gsl_keep_running(void)
{
	gsl_set_error_handler_off();
}

double stats_t_quantile(double probability, double degrees)
{
	return gsl_cdf_tdist_Pinv(probability, degrees);
}

static double difference_at(const double *a, const double *b, int i)
{
	return b ? a[i] - b[i] : a[i];
}

/* Of a[i] - b[i], or of a[i] when b is NULL. Values are taken from the first one, so that equal values have no spread at all. */
static struct stats_interval interval_of(const double *a, const double *b, int n, double level)
{
	struct stats_interval interval = {.mean = NAN, .low = -INFINITY, .high = INFINITY, .half_width = INFINITY};
	double first = 0, sum = 0, squares = 0;
	for (int i = 0; i < n; i++) {
		double value = difference_at(a, b, i);
		if (!isfinite(value))
			continue;
		if (!interval.n++)
			first = value;
		sum += value - first;
	}
	if (interval.n)
		interval.mean = first + sum / interval.n;
	if (interval.n < 2)
		return interval;
	for (int i = 0; i < n; i++) {
		double value = difference_at(a, b, i);
		if (isfinite(value))
			squares += (value - interval.mean) * (value - interval.mean);
	}
	double error = sqrt(squares / (interval.n - 1) / interval.n);
	interval.half_width = stats_t_quantile((1 + level) / 2, interval.n - 1) * error;
	interval.low = interval.mean - interval.half_width;
	interval.high = interval.mean + interval.half_width;
	return interval;
}

struct stats_interval stats_mean(const double *values, int n, double level)
{
	return interval_of(values, NULL, n, level);
}

struct stats_interval stats_paired(const double *a, const double *b, int n, double level)
{
	return interval_of(a, b, n, level);
}

int stats_replications_needed(struct stats_interval interval, double target)
{
	if (!isfinite(interval.half_width) || !(target > 0))
		return INT_MAX;
	double ratio = interval.half_width / target, needed = ceil(interval.n * ratio * ratio);
	return needed >= INT_MAX ? INT_MAX : (int)fmax(needed, interval.n);
}

static int value_order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double stats_quantile(const double *values, int n, double probability, double *scratch)
{
	int count = 0;
	for (int i = 0; i < n; i++) {
		if (isfinite(values[i]))
			scratch[count++] = values[i];
	}
	if (!count)
		return NAN;
	qsort(scratch, (size_t)count, sizeof *scratch, value_order);
	double place = probability * (count - 1);
	int below = (int)place;
	if (below >= count - 1)
		return scratch[count - 1];
	return scratch[below] + (place - below) * (scratch[below + 1] - scratch[below]);
}

/* The earliest observed end after `time`; INFINITY when there is none. */
static double next_end(const double *duration, const int *observed, int n, double time)
{
	double next = INFINITY;
	for (int i = 0; i < n; i++) {
		if (observed[i] && duration[i] > time && duration[i] < next)
			next = duration[i];
	}
	return next;
}

double stats_survival_median(const double *duration, const int *observed, int n)
{
	double alive = 1, time = -INFINITY;
	while (alive > 0.5 + 1e-12 && isfinite(time = next_end(duration, observed, n, time))) {
		int at_risk = 0, ended = 0;
		for (int i = 0; i < n; i++) {
			at_risk += duration[i] >= time;
			ended += observed[i] && duration[i] == time;
		}
		alive *= 1 - (double)ended / at_risk;
	}
	return time;
}
