/* likelihood.h - which distribution durations come from, some of them not over yet: maximum likelihood, intervals, goodness of fit. */
#ifndef LIKELIHOOD_H
#define LIKELIHOOD_H

#include <stdint.h>

#include "measure/stats.h"
#include "measure/ends.h"

enum family_id {
#define FAMILY(id) FAMILY_##id,
#include "measure/families.def"
#undef FAMILY
	FAMILY_COUNT
};
enum { FAMILY_PARAMETERS = 2 };

/* What the likelihood needs of a sample. Lengths are above 0. */
struct likelihood_sample {
	const double *over, *open; /* lengths of those that are over, and of those that are not yet */
	int over_count, open_count;
	double sum, log_sum;       /* over those that are over: of lengths, of their logarithms */
};

/* The name-plate of a family; p are its parameters on a scale without bounds. */
struct family {
	const char *name, *name_en, *name_zh;
	int parameter_count;
	const char *second;         /* what its second parameter is called in a scenario: cv, shape; NULL = it has none */
	double (*over)(const struct likelihood_sample *sample, const double *p); /* log likelihood of those that are over */
	double (*log_left)(double length, const double *p);                      /* logarithm of the share that lasts longer */
	double (*quantile)(double share, const double *p);
	double (*mean)(const double *p);
	double (*spread)(const double *p);                                       /* the second parameter */
	void (*start)(double mean, double cv, double *p);                        /* from moments */
};
const struct family *family_plate(enum family_id id);

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
