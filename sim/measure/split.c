/* split.c - thresholds and thirds: plain enough to be told in one sentence. */
#include "measure/split.h"

#include <math.h>

enum { TERMS = 100 };

/* Ascending by value, ties by number: shell sort, few rows. */
static void order_by(const double *values, int n, int *order)
{
	for (int i = 0; i < n; i++)
		order[i] = i;
	for (int gap = n / 2; gap > 0; gap /= 2)
		for (int i = gap; i < n; i++) {
			int row = order[i], j = i;
			for (; j >= gap && (values[order[j - gap]] > values[row] || (values[order[j - gap]] >= values[row] && order[j - gap] > row)); j -= gap)
				order[j] = order[j - gap];
			order[j] = row;
		}
}

/* Probability that two samples of one distribution lie so far apart (Stephens 1970). */
static double chance_of(double distance, double n, double m)
{
	double root = sqrt(n * m / (n + m)), x = (root + 0.12 + 0.11 / root) * distance, sum = 0, sign = 1;
	if (x < 0.2)
		return 1;
	for (int k = 1; k <= TERMS; k++, sign = -sign)
		sum += 2 * sign * exp(-2 * k * k * x * x);
	return fmin(1, fmax(0, sum));
}

bool split_find(const double *values, const int *turned, int n, int *order, struct split *split)
{
	int all = 0, below = 0, at = -1, below_at = 0;
	for (int i = 0; i < n; i++)
		all += turned[i];
	if (all == 0 || all == n)
		return false;
	order_by(values, n, order);
	*split = (struct split){.distance = 0};
	for (int i = 0; i + 1 < n; i++) {
		below += turned[order[i]];
		if (!(values[order[i]] < values[order[i + 1]]))
			continue;
		double apart = (double)below / all - (double)(i + 1 - below) / (n - all);
		if (fabs(apart) > split->distance) {
			split->distance = fabs(apart);
			split->is_above = apart < 0;
			at = i;
			below_at = below;
		}
	}
	if (at < 0)
		return false;
	split->threshold = (values[order[at]] + values[order[at + 1]]) / 2;
	double low = (double)below_at / (at + 1), high = (double)(all - below_at) / (n - at - 1);
	split->beyond = split->is_above ? high : low;
	split->within = split->is_above ? low : high;
	split->chance = chance_of(split->distance, all, n - all);
	return true;
}

/* -- differences ----------------------------------------------------------------------------------------------------- */

struct group {
	int n;
	double sum, squares;
};

static void group_take(struct group *group, double value)
{
	if (!isfinite(value))
		return;
	group->n++;
	group->sum += value;
	group->squares += value * value;
}

/* Of the mean. */
static double group_variance(const struct group *group)
{
	double mean = group->sum / group->n;
	return fmax(0, (group->squares / group->n - mean * mean) / (group->n - 1));
}

/* Welch 1947. */
static struct stats_interval apart(const struct group *a, const struct group *b, double level)
{
	struct stats_interval interval = {.mean = NAN, .low = -INFINITY, .high = INFINITY, .half_width = INFINITY, .n = a->n + b->n};
	if (a->n < 2 || b->n < 2)
		return interval;
	double first = group_variance(a), second = group_variance(b), both = first + second;
	interval.mean = a->sum / a->n - b->sum / b->n;
	double degrees = both > 0 ? both * both / (first * first / (a->n - 1) + second * second / (b->n - 1)) : 1;
	interval.half_width = both > 0 ? stats_t_quantile((1 + level) / 2, degrees) * sqrt(both) : 0;
	interval.low = interval.mean - interval.half_width;
	interval.high = interval.mean + interval.half_width;
	return interval;
}

struct stats_interval split_thirds(const double *values, const double *outcomes, int n, double level, int *order)
{
	struct group low = {0}, high = {0};
	order_by(values, n, order);
	for (int i = 0; i < n / 3; i++) {
		group_take(&low, outcomes[order[i]]);
		group_take(&high, outcomes[order[n - 1 - i]]);
	}
	return apart(&high, &low, level);
}

struct stats_interval split_levels(const double *values, const double *outcomes, int n, int levels, double level)
{
	struct stats_interval farthest = {.mean = NAN, .low = -INFINITY, .high = INFINITY, .half_width = INFINITY};
	for (int l = 0; l < levels; l++) {
		struct group of = {0}, others = {0};
		for (int i = 0; i < n; i++)
			group_take((int)values[i] == l ? &of : &others, outcomes[i]);
		struct stats_interval interval = apart(&of, &others, level);
		if (!isnan(interval.mean) && !(fabs(interval.mean) <= fabs(farthest.mean)))
			farthest = interval;
	}
	return farthest;
}
