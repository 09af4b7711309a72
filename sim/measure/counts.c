/* counts.c - negative binomial days with means of their own, and what is exact about counts and shares. */
#include "measure/counts.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>

static const double LEAST = 1e-8, MOST = 25; /* of the variance of the factor */

/* GSL ends the process on numeric errors unless told otherwise, once, before anything runs. */
__attribute__((constructor)) static void gsl_keep_running(void)
{
	gsl_set_error_handler_off();
}

/* -- days that differ -------------------------------------------------------------------------------------------------- */

struct days {
	const struct counts *counts;
	double means[COUNTS_GROUPS];
	int sizes[COUNTS_GROUPS], used; /* groups with any count at all */
};

static void means_find(const struct counts *counts, struct days *days)
{
	*days = (struct days){.counts = counts};
	for (int i = 0; i < counts->n; i++) {
		days->means[counts->groups[i]] += counts->values[i];
		days->sizes[counts->groups[i]]++;
	}
	for (int g = 0; g < counts->group_count; g++) {
		days->used += days->means[g] > 0;
		days->means[g] /= days->sizes[g] > 0 ? days->sizes[g] : 1;
	}
}

/* Log likelihood of the variance of the factor, the means at their best, less what they cost. */
static double profile(const struct days *days, double variance)
{
	const struct counts *counts = days->counts;
	double size = 1 / variance, sum = 0;
	for (int i = 0; i < counts->n; i++) {
		double mean = days->means[counts->groups[i]], y = counts->values[i];
		if (mean <= 0)
			continue;
		if (variance <= LEAST) {
			sum += y * log(mean) - mean;
			continue;
		}
		sum += gsl_sf_lngamma(y + size) - gsl_sf_lngamma(size) - (y + size) * log1p(variance * mean) + y * log(variance * mean);
	}
	for (int g = 0; g < counts->group_count; g++)
		if (days->means[g] > 0)
			sum -= 0.5 * log(days->sizes[g] * days->means[g] / (1 + variance * days->means[g]));
	return sum;
}

/* By the logarithm of the variance: the highest point, over a grid and then between its neighbours. */
static double best_variance(const struct days *days)
{
	enum { STEPS = 60 };
	double best = LEAST, top = profile(days, LEAST), step = log(MOST / LEAST) / STEPS;
	for (int i = 1; i <= STEPS; i++) {
		double variance = LEAST * exp(i * step), height = profile(days, variance);
		if (height > top) {
			top = height;
			best = variance;
		}
	}
	double low = best * exp(-step), high = best * exp(step);
	for (int i = 0; i < 60 && best > LEAST; i++) {
		double a = low * pow(high / low, 1.0 / 3), b = low * pow(high / low, 2.0 / 3);
		if (profile(days, a) < profile(days, b))
			low = a;
		else
			high = b;
		best = sqrt(low * high);
	}
	return best;
}

/* Where the profile falls below `floor`, between `inside` and `outside`. */
static double edge_between(const struct days *days, double inside, double outside, double floor)
{
	if (profile(days, outside) >= floor)
		return outside;
	for (int i = 0; i < 60; i++) {
		double middle = sqrt(inside * outside);
		if (profile(days, middle) >= floor)
			inside = middle;
		else
			outside = middle;
	}
	return inside;
}

void counts_spread(const struct counts *counts, double level, struct counts_spread *out)
{
	struct days days;
	double index = 0;
	*out = (struct counts_spread){.index = NAN, .index_chance = NAN, .cv = {.mean = NAN, .low = 0, .high = INFINITY, .half_width = INFINITY, .n = counts->n}};
	means_find(counts, &days);
	int rows = 0;
	for (int i = 0; i < counts->n; i++) {
		double mean = days.means[counts->groups[i]];
		rows += mean > 0;
		index += mean > 0 ? (counts->values[i] - mean) * (counts->values[i] - mean) / mean : 0;
	}
	out->degrees = rows - days.used;
	if (out->degrees < 2)
		return;
	out->index = index / out->degrees;
	out->index_chance = gsl_cdf_chisq_Q(index, out->degrees);
	double best = best_variance(&days), floor = profile(&days, best) - gsl_cdf_chisq_Pinv(level, 1) / 2;
	double low = edge_between(&days, best, LEAST, floor), high = edge_between(&days, best, MOST, floor);
	out->cv.mean = best > LEAST ? sqrt(best) : 0;
	out->cv.low = low > LEAST ? sqrt(low) : 0;
	out->cv.high = sqrt(high);
	out->cv.half_width = (out->cv.high - out->cv.low) / 2;
}

/* -- rates and shares -------------------------------------------------------------------------------------------------- */

struct stats_interval counts_rate(double total, double exposure, double spread, double level)
{
	double tail = (1 - level) / 2, n = total / fmax(spread, 1);
	struct stats_interval rate = {.mean = total / exposure, .n = (int)total};
	spread = fmax(spread, 1);
	rate.low = n > 0 ? spread * gsl_cdf_gamma_Pinv(tail, n, 1) / exposure : 0;
	rate.high = spread * gsl_cdf_gamma_Pinv(1 - tail, n + 1, 1) / exposure;
	rate.half_width = (rate.high - rate.low) / 2;
	return rate;
}

/* Where the distribution function of a beta variable reaches `share`: halving is slower than GSL's own way, which fails for large counts. */
static double beta_quantile(double share, double a, double b)
{
	double low = 0, high = 1;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;
		if (gsl_cdf_beta_P(middle, a, b) < share)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

struct stats_interval counts_share(double hits, double trials, double level)
{
	double tail = (1 - level) / 2;
	struct stats_interval share = {.mean = trials > 0 ? hits / trials : NAN, .low = 0, .high = 1, .n = (int)trials};
	if (trials > 0 && hits > 0)
		share.low = beta_quantile(tail, hits, trials - hits + 1);
	if (trials > 0 && hits < trials)
		share.high = beta_quantile(1 - tail, hits + 1, trials - hits);
	share.half_width = (share.high - share.low) / 2;
	return share;
}

double counts_alike(const double *seen, const double *expected, int cells, int lost, double spread, double *statistic)
{
	double sum = 0;
	int used = 0;
	for (int i = 0; i < cells; i++) {
		if (!(expected[i] > 0))
			continue;
		sum += (seen[i] - expected[i]) * (seen[i] - expected[i]) / expected[i];
		used++;
	}
	sum /= fmax(spread, 1);
	if (statistic)
		*statistic = sum;
	return used - 1 - lost > 0 ? gsl_cdf_chisq_Q(sum, used - 1 - lost) : NAN;
}
