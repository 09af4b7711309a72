/* survival.c - the estimator of Aalen and Johansen on counts by step. */
#include "measure/survival.h"

#include <math.h>

void survival_open(double *open, const uint64_t *served, const uint64_t *gave_up, const uint64_t *last_seen, int steps)
{
	double there = 0, waiting = 1, left = 1; /* under observation; share that waits; share not served */
	for (int i = 0; i < steps; i++)
		there += (double)(served[i] + gave_up[i] + last_seen[i]);
	left = there > 0 ? left : NAN;
	for (int i = 0; i < steps; i++) {
		if (there > 0) {
			left -= waiting * (double)served[i] / there;
			waiting *= 1 - (double)(served[i] + gave_up[i]) / there;
		}
		there -= (double)(served[i] + gave_up[i] + last_seen[i]);
		open[i] = left;
	}
}

double survival_time(const double *open, const double *edges, int steps, double share)
{
	double before = 1, from = 0;
	if (steps == 0 || isnan(open[0]))
		return NAN;
	for (int i = 0; i < steps; i++) {
		if (open[i] <= share)
			return before > open[i] ? from + (edges[i] - from) * (before - share) / (before - open[i]) : edges[i];
		before = open[i];
		from = edges[i];
	}
	return INFINITY;
}
