/* survival.h - how many still wait after so long, when some give up and some are not followed to their end. */
#ifndef SURVIVAL_H
#define SURVIVAL_H

#include <stdint.h>

/* open[i]: share still not served at the end of step i, from counts by step of those who were served, gave up, and were last seen waiting
   then. Who gave up was never served; who was last seen waiting counts until then (one less the cumulative incidence of being served, by
   Aalen and Johansen; without giving up that of Kaplan and Meier). Those last seen in a step count in it in full. NaN when nobody came. */
void survival_open(double *open, const uint64_t *served, const uint64_t *gave_up, const uint64_t *last_seen, int steps);
/* Where the share not yet served falls to `share`, between the edges of the steps (edges[i]: end of step i; step 0 begins at 0), on a
   straight line inside a step. INFINITY when it never does, NaN when nobody came. */
double survival_time(const double *open, const double *edges, int steps, double share);

#endif
