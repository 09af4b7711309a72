/* truths.h - samples of which the truth is known, and how often estimates hold it in their intervals. */
#ifndef TRUTHS_H
#define TRUTHS_H

#include <math.h>

#include "chance/draw.h"
#include "measure/counts.h"
#include "measure/likelihood.h"

/* Mean 12, cv 1.3 where there is one; a Weibull of shape 0.8. */
static const double TRUTH_MEAN = 12, TRUTH_CV = 1.3, TRUTH_SHAPE = 0.8;

struct truth_sample {
	struct likelihood_sample sample;
	struct ends curve;
	const double *limits;
};
struct truth_hits {
	int found, mean, spread;
};
struct truth_days {
	int covered, told, found;
};

static inline struct draw truths_family(enum family_id family)
{
	switch (family) {
	case FAMILY_exponential: return (struct draw){.kind = DRAW_exponential, .p = {TRUTH_MEAN}};
	case FAMILY_gamma: return (struct draw){.kind = DRAW_gamma, .p = {TRUTH_MEAN, TRUTH_CV}};
	case FAMILY_lognormal: return (struct draw){.kind = DRAW_lognormal, .p = {TRUTH_MEAN, TRUTH_CV}};
	default: return (struct draw){.kind = DRAW_weibull, .p = {TRUTH_MEAN, TRUTH_SHAPE}};
	}
}

static inline double truths_spread(enum family_id family)
{
	return family == FAMILY_exponential ? 1 : family == FAMILY_weibull ? TRUTH_SHAPE : TRUTH_CV;
}

/* The r-th sample; with censoring each could be seen for up to 30 h, so that about a third is open. */
static inline bool truths_draw(enum family_id family, int n, int r, bool is_censored, struct arena *arena, struct truth_sample *out)
{
	struct ends_time *times = arena_list(arena, n, struct ends_time);
	double *limits = arena_list(arena, n, double);
	struct draw draw = truths_family(family);
	for (int i = 0; i < n; i++) {
		struct random_address address = {.seed = 20240, .replication = (uint32_t)r, .source = (uint32_t)family, .ordinal = (uint64_t)i};
		double length = draw_at(&draw, &address, 0);
		limits[i] = is_censored ? 30 * random_uniform(&address, 1) : INFINITY;
		times[i] = (struct ends_time){fmin(length, limits[i]), length <= limits[i]};
	}
	out->limits = limits;
	return likelihood_sample(times, n, 1e-9, arena, &out->sample) == STATUS_OK && ends_build(times, n, arena, &out->curve) == STATUS_OK;
}

/* How many of `rounds` samples of n have mean and spread in their intervals of 95 in 100. */
static inline struct truth_hits truths_of_family(enum family_id family, int n, int rounds, bool is_censored, struct arena *arena)
{
	struct truth_hits hits = {0, 0, 0};
	for (int r = 0; r < rounds; r++) {
		struct truth_sample sample;
		struct likelihood_fit fit;
		if (!truths_draw(family, n, r, is_censored, arena, &sample) || !likelihood_fit(family, &sample.sample, 0.95, &fit))
			continue;
		hits.found++;
		hits.mean += fit.mean.low <= TRUTH_MEAN && TRUTH_MEAN <= fit.mean.high;
		hits.spread += family == FAMILY_exponential || (fit.spread.low <= truths_spread(family) && truths_spread(family) <= fit.spread.high);
	}
	return hits;
}

/* Weeks of counts with this mean and gamma factor: how often its cv lies in the interval, and how often the test tells that there is one. */
static inline struct truth_days truths_of_days(double mean, double cv, int days, int rounds)
{
	enum { MOST = 4096 };
	int values[MOST], groups[MOST];
	struct truth_days result = {0, 0, 0};
	for (int r = 0; r < rounds; r++) {
		struct counts_spread spread;
		for (int d = 0; d < days && d < MOST; d++) {
			struct random_address address = {.seed = 77, .replication = (uint32_t)r, .source = 9, .ordinal = (uint64_t)d};
			struct draw busy = {.kind = DRAW_gamma, .p = {1, cv}};
			double factor = cv > 0 ? draw_at(&busy, &address, 0) : 1, weekday = d % 7 < 5 ? 1.2 : 0.5;
			values[d] = draw_poisson(mean * weekday * factor, random_uniform(&address, 1));
			groups[d] = d % 7;
		}
		counts_spread(&(struct counts){values, groups, days, 7}, 0.95, &spread);
		result.found += isfinite(spread.cv.mean);
		result.covered += spread.cv.low <= cv && cv <= spread.cv.high;
		result.told += spread.index_chance < 0.05;
	}
	return result;
}

#endif
