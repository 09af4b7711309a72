/* split.h - what one input does to an outcome, over points where everything else varies too. */
#ifndef SPLIT_H
#define SPLIT_H

#include <stdbool.h>
#include <stdint.h>

#include "measure/stats.h"

/* Where an input parts the points that turned over from those that did not. */
struct split {
	double threshold;      /* half way between two values */
	bool is_above;         /* turned points lie above it, else below */
	double distance;       /* largest distance of the two distribution functions (Kolmogorov and Smirnov), 0 … 1 */
	double chance;         /* probability of such a distance if the input did nothing */
	double beyond, within; /* share of points that turned beyond the threshold, and on the other side of it */
};

/* values[n], turned[n] (0 or 1). False when all turned or none. `order`: n ints to work in. */
bool split_find(const double *values, const int *turned, int n, int *order, struct split *split);

/* Mean outcome in the upper third of an input's values less that in the lower third, with Welch's interval at `level`. Outcomes that are NaN are
   left out. `order` as above. */
struct stats_interval split_thirds(const double *values, const double *outcomes, int n, double level, int *order);
/* The same for an input of `levels` levels 0 … levels - 1: the level whose mean lies farthest from that of the others, less these. */
struct stats_interval split_levels(const double *values, const double *outcomes, int n, int levels, double level);

#endif
