/* score.h - how well an item fits the principles of admission. */
#ifndef SCORE_H
#define SCORE_H

#include "world/world.h"

/* Weighted mean of the attributes; weights[6]: coverage, lean, authority matching the duty (inside the functions and within its power), benefit, unduplicated, opinion. In [0, 1]. */
double score_of(const struct item *item, const double *weights);

#endif
