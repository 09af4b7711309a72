/* quasi.c - Sobol' sequence with the direction numbers of Bratley and Fox (1988). */
#include "chance/quasi.h"

#include <math.h>

#include <gsl/gsl_qrng.h>

#include "chance/random.h"

bool quasi_sobol(double *values, int points, int dimensions, uint64_t seed)
{
	if (dimensions < 1 || dimensions > QUASI_MOST)
		return false;
	double moved[QUASI_MOST] = {0};
	gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)dimensions);
	for (int d = 0; d < dimensions && seed; d++)
		moved[d] = random_uniform(&(struct random_address){.seed = seed, .entity = (uint32_t)d}, 0);
	for (int p = 0; p < points && sequence; p++) {
		double *row = values + (int64_t)p * dimensions;
		gsl_qrng_get(sequence, row);
		for (int d = 0; d < dimensions; d++) {
			double sum = row[d] + moved[d];
			row[d] = fmin(sum - floor(sum), nextafter(1, 0));
		}
	}
	if (sequence)
		gsl_qrng_free(sequence);
	return sequence;
}
