/* near.h - two numbers that must be the same but for a stated distance. */
#ifndef NEAR_H
#define NEAR_H

#include <math.h>

static inline void near(double value, double expected, double tolerance)
{
	if (!(fabs(value - expected) <= tolerance))
		fail_msg("%.9g is not %.9g", value, expected);
}

#endif
