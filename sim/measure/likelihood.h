/* likelihood.h - which distribution durations come from, some of them not over yet: maximum likelihood, intervals, goodness of fit. */
#ifndef LIKELIHOOD_H
#define LIKELIHOOD_H

#include <stdint.h>

#include "measure/ends.h"
#include "measure/families.h"
#include "measure/stats.h"

/* One family fitted. Intervals are of the logarithm by the information at the maximum, laid back. */
struct likelihood_fit {
	enum family_id family;
	bool is_found;
	double p[FAMILY_PARAMETERS];
	struct stats_interval mean, spread; /* in the unit of the lengths; second parameter */
	double log_likelihood, aic;
	double distance, distance_chance;   /* Kolmogorov and Smirnov, and how often chance alone makes it as large */
	double weighted, weighted_chance;   /* Anderson and Darling, likewise */
};

/* Fits a family at `level` (0.95). False when fewer than two durations are over, or nothing is found. */
bool likelihood_fit(enum family_id family, const struct likelihood_sample *sample, double level, struct likelihood_fit *fit);
/* Both distances between the durations' own curve and the fit, and their chances by `rounds` parametric bootstraps, each fitted anew: a test
   that knows its parameters were estimated (Lilliefors). limits[i]: how long the i-th of `n` durations could have been seen. At most
   LIKELIHOOD_BOOTSTRAP durations are drawn in a round, and the distances scaled. Takes rounds times as long as a fit. */
enum { LIKELIHOOD_BOOTSTRAP = 800 };
void likelihood_test(struct likelihood_fit *fit, const struct ends *curve, const double *limits, int n, int rounds, uint64_t seed);
/* The sample of n durations, 0 taken as `least`; parts of it in `arena`. */
STATUS_MUST_USE enum status likelihood_sample(const struct ends_time *times, int n, double least, struct arena *arena, struct likelihood_sample *out);

#endif
