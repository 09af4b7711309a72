/* stats_stopping.c - how many replications are enough, decided while they are made.

   To stop as soon as an interval is narrow enough stops too often when the spread happens to look small, and the interval then holds
   less often than it says (Chow and Robbins 1965 promise its level only as widths go to 0; Singham and Schruben 2012 measure the loss).
   What keeps it close to its level here:
   - a first stage of 30 before anybody looks, and few looks: each stage adds up to half of what there is;
   - more than 25 times the squared skewness, so that the mean of skewed values is near enough to normal (Cochran 1977, p. 42);
   - a fifth more once all are narrow enough, and narrow enough still. */
#include <limits.h>
#include <math.h>

#include "measure/stats.h"

enum { LEAST_STEP = 5 };
static const double COCHRAN = 25;

/* The skewness of the finite ones of n values, with Fisher's factor for samples; 0 when they have no spread. */
static double skewness_of(const double *values, int n, double mean)
{
	double squares = 0, cubes = 0;
	int count = 0;
	for (int i = 0; i < n; i++) {
		double distance = values[i] - mean;
		if (!isfinite(distance))
			continue;
		squares += distance * distance;
		cubes += distance * distance * distance;
		count++;
	}
	if (count < 3 || !(squares > 0))
		return 0;
	return cubes / count / pow(squares / count, 1.5) * sqrt((double)count * (count - 1)) / (count - 2);
}

int stats_replications_wanted(const double *values, int n, double level, double target)
{
	struct stats_interval interval = stats_mean(values, n, level);
	if (interval.n < 2 || !(interval.half_width > 0))
		return n;
	int needed = stats_replications_needed(interval, target);
	double skewness = skewness_of(values, n, interval.mean), wanted = fmax(needed, ceil(COCHRAN * skewness * skewness));
	wanted *= (double)n / interval.n; /* as many again will have no value */
	return wanted >= INT_MAX ? INT_MAX : (int)fmax(ceil(wanted), n);
}

int stats_replications_next(int count, int wanted, bool *was_enough)
{
	bool is_enough = wanted <= count, is_over = is_enough && *was_enough;
	*was_enough = is_enough;
	if (count < STATS_PILOT)
		return STATS_PILOT;
	if (is_enough)
		return is_over ? count : count + (count + 4) / 5;
	int step = count / 2 < wanted - count ? count / 2 : wanted - count;
	return count + (step > LEAST_STEP ? step : LEAST_STEP);
}
