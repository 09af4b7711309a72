/* stats_simultaneous.c - intervals that hold together: the greatest t of all rows under resampling of the replications.

   Resampling takes whole replications, so that rows keep whatever they have to do with one another; each row is centred on its
   own mean, and the `level` quantile of the greatest |t| is the one critical value for all. With 10 to 20 replications that
   value is often larger than Bonferroni's, which holds too; the smaller is taken. Many replications are put into 1000 groups whose
   means are resampled: t of means is the same to the digits that matter, and takes no longer for a hundred thousand. */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "chance/random.h"
#include "measure/stats.h"

enum { LEAST_VALUES = 10, MOST_GROUPS = 1000, ATTRIBUTE = (1 << RANDOM_ATTRIBUTE_BITS) - 1 /* apart from whatever a study draws */ };

/* Replications of one resample: how often each is in it. */
static void resample_draw(int *times, int n, uint64_t seed, int resample)
{
	for (int i = 0; i < n; i++)
		times[i] = 0;
	for (int i = 0; i < n; i++) {
		struct random_address address = {.seed = seed, .entity = (uint32_t)i, .ordinal = (uint64_t)resample};
		times[(int)(random_uniform(&address, ATTRIBUTE) * n)]++;
	}
}

/* |t| of a resample of a row around the row's own mean; 0 where the resample has no spread to judge by. */
static double resample_t(const double *row, const int *times, int n, double mean)
{
	double sum = 0, squares = 0;
	int count = 0;
	for (int i = 0; i < n; i++) {
		double distance = row[i] - mean;
		if (times[i] && isfinite(distance)) {
			sum += times[i] * distance;
			squares += times[i] * distance * distance;
			count += times[i];
		}
	}
	if (count < 2)
		return 0;
	double spread = squares - sum * sum / count, least = 1e-12 * squares;
	return spread > least ? fabs(sum) / sqrt(spread * count / (count - 1)) : 0;
}

/* Rows with spread and enough values to resample. */
static bool is_resampled(struct stats_interval interval)
{
	return interval.n >= LEAST_VALUES && interval.half_width > 0;
}

static double mean_of(const double *values, int n)
{
	double sum = 0;
	int count = 0;
	for (int i = 0; i < n; i++)
		if (isfinite(values[i])) {
			sum += values[i];
			count++;
		}
	return count ? sum / count : NAN;
}

/* The means of `groups` stretches of every row, values without one left out; NULL when out of memory. */
static double *groups_build(const double *differences, int rows, int n, int groups)
{
	double *means = malloc((size_t)rows * (size_t)groups * sizeof *means);
	for (int i = 0; means && i < rows * groups; i++) {
		const double *row = differences + (size_t)(i / groups) * (size_t)n;
		int64_t group = i % groups;
		int from = (int)(group * n / groups), to = (int)((group + 1) * n / groups);
		means[i] = mean_of(row + from, to - from);
	}
	return means;
}

/* The critical value of the greatest |t| over the resampled rows; -1 when out of memory. */
static double critical_value(const double *differences, int rows, int n, const struct stats_interval *intervals, double level,
	int resamples, uint64_t seed)
{
	int groups = n < MOST_GROUPS ? n : MOST_GROUPS;
	double *greatest = malloc((size_t)resamples * sizeof *greatest), *means = NULL, critical = -1;
	int *times = malloc((size_t)groups * sizeof *times);
	if (!greatest || !times || (groups < n && !(means = groups_build(differences, rows, n, groups))))
		goto out;
	const double *values = means ? means : differences;
	for (int resample = 0; resample < resamples; resample++) {
		resample_draw(times, groups, seed, resample);
		greatest[resample] = 0;
		for (int row = 0; row < rows; row++) {
			if (is_resampled(intervals[row]))
				greatest[resample] = fmax(greatest[resample],
					resample_t(values + (size_t)row * (size_t)groups, times, groups, intervals[row].mean));
		}
	}
	critical = stats_quantile(greatest, resamples, level, greatest);
out:
	free(greatest);
	free(means);
	free(times);
	return critical;
}

static void interval_widen(struct stats_interval *interval, double factor)
{
	interval->half_width *= fmax(factor, 1);
	interval->low = interval->mean - interval->half_width;
	interval->high = interval->mean + interval->half_width;
}

void stats_simultaneous(const double *differences, int rows, int n, double level, int resamples, uint64_t seed,
	struct stats_interval *out)
{
	int spread_count = 0, resampled_count = 0;
	for (int row = 0; row < rows; row++) {
		out[row] = stats_mean(differences + (size_t)row * (size_t)n, n, level);
		spread_count += out[row].n >= 2 && out[row].half_width > 0;
		resampled_count += is_resampled(out[row]);
	}
	/* the error allowed is shared out evenly; the resampled rows spend theirs together */
	double each = spread_count ? (1 - level) / spread_count : 0, critical = -1;
	if (resampled_count && resamples > 0)
		critical = critical_value(differences, rows, n, out, 1 - each * resampled_count, resamples, seed);
	for (int row = 0; row < rows; row++) {
		if (out[row].n < 2 || !(out[row].half_width > 0))
			continue;
		double own = stats_t_quantile((1 + level) / 2, out[row].n - 1), most = stats_t_quantile(1 - each / 2, out[row].n - 1);
		double shared = is_resampled(out[row]) && critical >= 0 ? fmin(critical, most) : most;
		interval_widen(&out[row], shared / own);
	}
}
