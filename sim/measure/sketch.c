/* sketch.c - counts in log-linear buckets: merged by adding, read off by walking from the smallest up. */
#include "measure/sketch.h"

#include <math.h>
#include <string.h>

int64_t sketch_low(int bucket)
{
	int shift = bucket >> SKETCH_OCTAVE_BITS;
	if (shift == 0)
		return bucket;
	int64_t place = (bucket & ((1 << SKETCH_OCTAVE_BITS) - 1)) + (1 << SKETCH_OCTAVE_BITS);
	return place << (shift - 1);
}

/* The least and the greatest length of a bucket that can have occurred. */
static void bucket_ends(const struct sketch *sketch, int bucket, int64_t *low, int64_t *high)
{
	int64_t first = sketch_low(bucket), last = bucket == SKETCH_BUCKETS - 1 ? INT64_MAX : sketch_low(bucket + 1) - 1;
	*low = first > sketch->least ? first : sketch->least;
	*high = last < sketch->most ? last : sketch->most;
}

void sketch_merge(struct sketch *sketch, const struct sketch *from)
{
	if (!from->count)
		return;
	if (!sketch->count || from->least < sketch->least)
		sketch->least = from->least;
	if (from->most > sketch->most)
		sketch->most = from->most;
	int last = sketch_bucket(from->most);
	for (int i = sketch_bucket(from->least); i <= last; i++) {
		uint32_t room = UINT32_MAX - sketch->buckets[i], more = from->buckets[i] < room ? from->buckets[i] : room;
		sketch->buckets[i] += more;
		sketch->count += more;
	}
}

void sketch_clear(struct sketch *sketch)
{
	int first = sketch_bucket(sketch->least), last = sketch_bucket(sketch->most);
	memset(&sketch->buckets[first], 0, (size_t)(last - first + 1) * sizeof *sketch->buckets);
	sketch->count = 0;
	sketch->least = sketch->most = 0;
}

/* Lengths are whole ticks: those of a bucket are taken to lie evenly from half a tick below its least to half a tick above its greatest. */
double sketch_quantile(const struct sketch *sketch, double share)
{
	if (!sketch->count)
		return NAN;
	double rank = share * (double)sketch->count, below = 0;
	int last = sketch_bucket(sketch->most), bucket = sketch_bucket(sketch->least);
	while (bucket < last && below + sketch->buckets[bucket] < rank)
		below += sketch->buckets[bucket++];
	int64_t low, high;
	bucket_ends(sketch, bucket, &low, &high);
	double part = fmin(1, fmax(0, (rank - below) / sketch->buckets[bucket])), width = (double)high - (double)low + 1;
	return fmin((double)high, fmax((double)low, (double)low - 0.5 + part * width));
}

double sketch_share(const struct sketch *sketch, int64_t ticks)
{
	if (!sketch->count)
		return NAN;
	if (ticks < sketch->least)
		return 0;
	if (ticks >= sketch->most)
		return 1;
	uint64_t below = 0;
	int bucket = sketch_bucket(ticks);
	for (int i = sketch_bucket(sketch->least); i < bucket; i++)
		below += sketch->buckets[i];
	int64_t low, high;
	bucket_ends(sketch, bucket, &low, &high);
	double width = (double)high - (double)low + 1, part = ((double)ticks - (double)low + 1) / width;
	return ((double)below + part * sketch->buckets[bucket]) / (double)sketch->count;
}
