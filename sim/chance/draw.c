/* draw.c - drawing by name-plate; normal and Poisson by inversion of one uniform. */
#include "chance/draw.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "chance/draws.h"

const struct draw_kind *draw_kind(enum draw_id id)
{
	static const struct draw_kind *const kinds[] = {
#define DRAW(id) &draws_##id,
#include "chance/draw.def"
#undef DRAW
	};
	return kinds[id];
}

struct draw draw_constant(double value)
{
	return (struct draw){.kind = DRAW_constant, .p = {value}};
}

double draw_mean(const struct draw *draw)
{
	return draw_kind(draw->kind)->mean(draw);
}

double draw_variance(const struct draw *draw)
{
	return draw_kind(draw->kind)->variance(draw);
}

double draw_at(const struct draw *draw, const struct random_address *address, int attribute)
{
	if (draw->kind == DRAW_constant)
		return draw->p[0];
	struct random_stream stream = random_stream_at(address, attribute);
	return draw_kind(draw->kind)->at(draw, &stream);
}

double draw_normal(double uniform)
{
	return gsl_cdf_ugaussian_Pinv(uniform);
}

/* The smallest count from 0 whose distribution function reaches `uniform`. */
static int poisson_from_zero(double mean, double uniform)
{
	double mass = exp(-mean), below = mass;
	int count = 0;
	while (below < uniform && (mass > 1e-18 || count < mean)) {
		count++;
		mass *= mean / count;
		below += mass;
	}
	return count;
}

/* The same from a guess (normal, corrected for skewness) that is off by a step or two; the larger tail is left out of the sums. */
static int poisson_from_guess(double mean, double uniform)
{
	double z = draw_normal(uniform);
	int count = (int)fmax(0, mean + sqrt(mean) * z + (z * z - 1) / 6);
	double mass = gsl_ran_poisson_pdf((unsigned)count, mean);
	/* how far the count's distribution function stands above the uniform */
	double above = uniform < 0.5 ? gsl_cdf_poisson_P((unsigned)count, mean) - uniform
				     : (1 - uniform) - gsl_cdf_poisson_Q((unsigned)count, mean);
	while (above < 0 && mass > 0) {
		count++;
		mass *= mean / count;
		above += mass;
	}
	while (count > 0 && above >= mass) {
		above -= mass;
		mass *= count / mean;
		count--;
	}
	return count;
}

int draw_poisson(double mean, double uniform)
{
	assert(mean >= 0 && mean <= 1e6);
	return mean < 200 ? poisson_from_zero(mean, uniform) : poisson_from_guess(mean, uniform);
}
