/* ends.h - durations of which some are not over yet: their distribution, and how far two of them lie apart. */
#ifndef ENDS_H
#define ENDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"

/* One duration; when it is not over, how long it has lasted so far. */
struct ends_time {
	double length;
	bool is_over;
};

/* The distribution function of Kaplan and Meier: `share[i]` at or below `at[i]`, a step at each end; nothing is known beyond `seen_to`. */
struct ends {
	int count;               /* of steps */
	const double *at, *share;
	double seen_to;          /* the longest duration, over or not */
	int n, over;             /* durations, and those that are over */
};

/* Sorts `times` (n of them, may be none), those over before others of one length, and lays the curve into `arena`. */
STATUS_MUST_USE enum status ends_build(struct ends_time *times, int n, struct arena *arena, struct ends *out);
/* The share over by `length`; past seen_to what it was there. */
double ends_at(const struct ends *curve, double length);
/* The least length by which `share` are over; INFINITY when that was not seen. */
double ends_quantile(const struct ends *curve, double share);
/* The largest difference of two curves (Kolmogorov and Smirnov) as far as both are known; NaN when one of them has no durations. *where (may be
   NULL): the length at which they differ most. */
double ends_distance(const struct ends *a, const struct ends *b, double *where);
/* Mean time over up to `horizon`: the area above the curve. */
double ends_mean(const struct ends *curve, double horizon);

#endif
