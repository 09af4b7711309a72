/* inequality.c - Gini coefficient and range. */
#include "measure/inequality.h"

#include <math.h>
#include <stdlib.h>

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return isnan(x) != isnan(y) ? isnan(x) - isnan(y) : (x > y) - (x < y); /* what nobody knows stands last */
}

double inequality_gini(double *values, int count)
{
	double sum = 0, weighted = 0;
	if (count > 0)
		qsort(values, (size_t)count, sizeof *values, by_size);
	while (count > 0 && isnan(values[count - 1]))
		count--;
	for (int i = 0; i < count; i++) {
		sum += values[i];
		weighted += (2.0 * (i + 1) - count - 1) * values[i];
	}
	return sum > 0 ? weighted / (count * sum) : NAN;
}

double inequality_range(const double *values, int count)
{
	double least = NAN, most = NAN;
	for (int i = 0; i < count; i++) {
		least = fmin(least, values[i]);
		most = fmax(most, values[i]);
	}
	return most - least;
}
