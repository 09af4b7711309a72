/* spread.h - how durations are spread, in little memory: counts in buckets of an eighth of an octave. */
#ifndef SPREAD_H
#define SPREAD_H

#include <stdint.h>

/* Up to 2^16 ticks (a minute of milliseconds) all share the first bucket; above, each octave is cut into eight equal ones; beyond 2^37
   ticks (four years) they share the last. */
enum { SPREAD_FIRST_BITS = 16, SPREAD_MOST_BITS = 37, SPREAD_BUCKETS = 8 * (SPREAD_MOST_BITS - SPREAD_FIRST_BITS) + 2 };

/* 700 bytes, no pointers; all zero is an empty one. For finer quantiles see sketch.h. */
struct spread {
	uint32_t buckets[SPREAD_BUCKETS];
};

/* Counts a length in ticks; below 0 counts as 0. */
static inline void spread_add(struct spread *spread, int64_t ticks)
{
	int bucket = 0;
	if (ticks >= INT64_C(1) << SPREAD_MOST_BITS) {
		bucket = SPREAD_BUCKETS - 1;
	} else if (ticks >= INT64_C(1) << SPREAD_FIRST_BITS) {
		int bits = 63 - __builtin_clzll((unsigned long long)ticks);
		bucket = 1 + 8 * (bits - SPREAD_FIRST_BITS) + (int)(ticks >> (bits - 3) & 7);
	}
	spread->buckets[bucket]++;
}

/* Where a bucket ends, in ticks; INFINITY for the last. */
double spread_end(int bucket);
/* Adds all that `from` counted: exact, in any order. */
void spread_add_all(struct spread *to, const struct spread *from);
/* The length in ticks that `share` (0 … 1) of all do not exceed, interpolated inside its bucket: within an eighth, mostly within a
   hundredth. NaN while empty. */
double spread_quantile(const struct spread *spread, double share);

#endif
