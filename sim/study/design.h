/* design.h - where to look in a space of factors: points x factors in [0, 1), seeded by address. */
#ifndef DESIGN_H
#define DESIGN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

/* Rows of `factor_count` numbers, point after point. What a number means is the factor's own business. */
struct design {
	int point_count, factor_count;
	double *values;
};

static inline double *design_at(const struct design *design, int point)
{
	return design->values + (int64_t)point * design->factor_count;
}

/* A Latin hypercube (McKay, Beckman, Conover 1979): for each factor one point in each of `points` equal slices, anywhere in it. Of `tries`
   such designs the one whose nearest two points lie farthest apart (Johnson, Moore, Ylvisaker 1990). `number` tells designs of one seed
   apart. Draws at (seed, replication = number, entity = factor). Time: tries x points^2 x factors; 1 try: points x factors. */
STATUS_MUST_USE enum status design_latin(struct design *design, struct arena *arena, int points, int factors, uint64_t seed, int number, int tries);
/* `cells` numbers for one factor, one in each of so many equal slices, in order: stratified draws. */
void design_strata(double *values, int cells, uint64_t seed, int number, int factor);
/* Which of `levels` equally likely levels a number in [0, 1) stands for. */
static inline int design_level(double value, int levels)
{
	int level = (int)(value * levels);
	return level < levels ? level : levels - 1;
}

#endif
