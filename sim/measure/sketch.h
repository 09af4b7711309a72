/* sketch.h - how durations are spread: counts in buckets of less than 0.8 % of their length, in constant memory. */
#ifndef SKETCH_H
#define SKETCH_H

#include <stdint.h>

/* Up to 255 ticks every length has a bucket of its own, zero among them; above, each octave is cut into 128 equal ones. Whatever
   lies beyond 2^42 ticks (139 years of milliseconds) shares one. */
enum {
	SKETCH_OCTAVE_BITS = 7, SKETCH_MOST_BITS = 42,
	SKETCH_BUCKETS = ((SKETCH_MOST_BITS - SKETCH_OCTAVE_BITS + 1) << SKETCH_OCTAVE_BITS) + 1
};

/* 18.5 KB, no pointers; all zero is an empty one, so that memset and copies do. A bucket holds up to 2^32 - 1 and is full then:
   what falls into it is no longer counted. */
struct sketch {
	uint64_t count;        /* of what was added */
	int64_t least, most;   /* exact; 0 while empty */
	uint32_t buckets[SKETCH_BUCKETS];
};

/* The bucket of a length in ticks, 0 or more. */
static inline int sketch_bucket(int64_t ticks)
{
	if (ticks < 1 << SKETCH_OCTAVE_BITS)
		return (int)ticks;
	int bits = 63 - __builtin_clzll((unsigned long long)ticks), shift = bits - SKETCH_OCTAVE_BITS;
	if (bits >= SKETCH_MOST_BITS)
		return SKETCH_BUCKETS - 1;
	return (shift << SKETCH_OCTAVE_BITS) + (int)(ticks >> shift);
}

/* The least length of a bucket; `bucket` may be one past the last. */
int64_t sketch_low(int bucket);

/* Counts a length in ticks; below 0 counts as 0. A few nanoseconds, and takes no memory. */
static inline void sketch_add(struct sketch *sketch, int64_t ticks)
{
	ticks = ticks < 0 ? 0 : ticks;
	uint32_t *bucket = &sketch->buckets[sketch_bucket(ticks)];
	int64_t least = sketch->count ? sketch->least : ticks;
	sketch->least = ticks < least ? ticks : least;
	sketch->most = ticks > sketch->most ? ticks : sketch->most;
	sketch->count += *bucket != UINT32_MAX;
	*bucket += *bucket != UINT32_MAX;
}

/* Adds all that `from` counted: exact, so that no order of merging makes a difference. */
void sketch_merge(struct sketch *sketch, const struct sketch *from);
/* Empties it; quicker than memset where lengths differ little. */
void sketch_clear(struct sketch *sketch);
/* The least length in ticks that at least `share` (0 … 1) of all do not exceed, interpolated inside its bucket, never outside
   least … most: within 0.8 % of the sample's own. NaN while empty. */
double sketch_quantile(const struct sketch *sketch, double share);
/* The share of all at or below `ticks`, interpolated inside the bucket of `ticks`, exact below 256 ticks. NaN while empty. */
double sketch_share(const struct sketch *sketch, int64_t ticks);

#endif
