/* survival.h - durations of which some are not over yet: their distribution, and how far two of them lie apart. */
#ifndef SURVIVAL_H
#define SURVIVAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"

/* One duration; when it is not over, how long it has lasted so far. */
struct survival_time {
	double length;
	bool is_over;
};

/* The distribution function of Kaplan and Meier: `share[i]` at or below `at[i]`, a step at each end; nothing is known beyond `seen_to`. */
struct survival {
	int count;               /* of steps */
	const double *at, *share;
	double seen_to;          /* the longest duration, over or not */
	int n, over;             /* durations, and those that are over */
};

/* Sorts `times` (n of them, may be none), those over before others of one length, and lays the curve into `arena`. */
STATUS_MUST_USE enum status survival_build(struct survival_time *times, int n, struct arena *arena, struct survival *out);
/* The share over by `length`; past seen_to what it was there. */
double survival_at(const struct survival *curve, double length);
/* The least length by which `share` are over; INFINITY when that was not seen. */
double survival_quantile(const struct survival *curve, double share);
/* The largest difference of two curves (Kolmogorov and Smirnov) as far as both are known; NaN when one of them has no durations. *where (may be
   NULL): the length at which they differ most. */
double survival_distance(const struct survival *a, const struct survival *b, double *where);
/* Mean time over up to `horizon`: the area above the curve. */
double survival_mean(const struct survival *curve, double horizon);

#endif
