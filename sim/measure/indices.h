/* indices.h - how much of what comes out each factor makes: Sobol' indices and Morris effects. */
#ifndef INDICES_H
#define INDICES_H

#include <stdbool.h>
#include <stdint.h>

#include "measure/stats.h"

/* Of one factor. */
struct indices_sobol {
	struct stats_interval first;  /* share of the variance that would go if the factor were known (Saltelli et al. 2010, table 2 (b)) */
	struct stats_interval total;  /* share that would stay if all others were (Jansen 1999) */
};

/* outcomes[base_points][factors + 2]: of the first sample, the second, and the first with each factor in turn from the second. Base points with a NaN
   are left out. Intervals at `level` are percentiles of `resamples` bootstraps of base points, seeded. False when out of memory, when fewer than
   ten base points are left or nothing varies. */
bool indices_sobol(const double *outcomes, int base_points, int factors, double level, int resamples, uint64_t seed, struct indices_sobol *out);

struct indices_morris {
	double mean;             /* µ of the elementary effects, per whole range of the factor */
	double strength;         /* µ*: mean of their sizes (Campolongo, Cariboni, Saltelli 2007) */
	double spread;           /* σ: large where the effect hangs on other factors, or is bent */
	struct stats_interval interval; /* of µ* */
	int effects;
};

/* points[walks][factors + 1][factors] in [0, 1), outcomes[walks][factors + 1]. A step moves one factor. Effects with a NaN are left out; no effects:
   NaN. */
bool indices_morris(const double *points, const double *outcomes, int walks, int factors, double level, struct indices_morris *out);

#endif
