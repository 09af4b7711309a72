/* quasi.h - numbers that fill a space more evenly than chance does. */
#ifndef QUASI_H
#define QUASI_H

#include <stdbool.h>
#include <stdint.h>

enum { QUASI_MOST = 40 }; /* dimensions */

/* The first `points` points of Sobol' sequence in `dimensions` <= QUASI_MOST dimensions, without the origin, point after point, each
   in [0, 1). All are moved by the same vector modulo 1, drawn at (seed, entity = dimension) (Cranley, Patterson 1976); seed 0 moves nothing.
   False when out of memory or dimensions. */
bool quasi_sobol(double *values, int points, int dimensions, uint64_t seed);

#endif
