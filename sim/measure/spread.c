/* spread.c - quantiles of a few counted buckets. */
#include "measure/spread.h"

#include <math.h>

void spread_add_all(struct spread *to, const struct spread *from)
{
	for (int i = 0; i < SPREAD_BUCKETS; i++)
		to->buckets[i] += from->buckets[i];
}

/* Where a bucket begins. */
static double start_of(int bucket)
{
	if (bucket == 0)
		return 0;
	int octave = (bucket - 1) / 8, eighth = (bucket - 1) % 8;
	return ldexp(8 + eighth, SPREAD_FIRST_BITS + octave - 3);
}

double spread_end(int bucket)
{
	return bucket < SPREAD_BUCKETS - 1 ? start_of(bucket + 1) : INFINITY;
}

double spread_quantile(const struct spread *spread, double share)
{
	double count = 0, below = 0;
	for (int i = 0; i < SPREAD_BUCKETS; i++)
		count += spread->buckets[i];
	for (int i = 0; i < SPREAD_BUCKETS; i++) {
		double inside = spread->buckets[i];
		if (inside > 0 && below + inside >= share * count) {
			double start = start_of(i), end = i < SPREAD_BUCKETS - 1 ? start_of(i + 1) : start;
			return start + (end - start) * fmax(0, share * count - below) / inside;
		}
		below += inside;
	}
	return NAN;
}
