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
	struct random_stream stream = random_stream_at(address, attribute);
	return draw_kind(draw->kind)->at(draw, &stream);
}

/* A ratio of two polynomials of degree 7, coefficients from the lowest. */
static double ratio(const double above[8], const double below[8], double x)
{
	double a = above[7], b = below[7];
	for (int i = 6; i >= 0; i--) {
		a = a * x + above[i];
		b = b * x + below[i];
	}
	return a / b;
}

/* Far from the middle, by r = sqrt(-log(tail)). */
static double normal_tail(double r)
{
	static const double near_above[8] = {1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
		1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4};
	static const double near_below[8] = {1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
		0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9};
	static const double far_above[8] = {6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
		0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
	static const double far_below[8] = {1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
		7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15};
	return r <= 5 ? ratio(near_above, near_below, r - 1.6) : ratio(far_above, far_below, r - 5);
}

/* Algorithm AS 241 (Wichura 1988), in steps that give the digits of gsl_cdf_ugaussian_Pinv in half its time. */
double draw_normal(double uniform)
{
	static const double above[8] = {3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
		45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727};
	static const double below[8] = {1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
		21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852854561};
	double middle = uniform - 0.5;
	if (fabs(middle) <= 0.425)
		return middle * ratio(above, below, 0.180625 - middle * middle);
	double tail = normal_tail(sqrt(-log(middle < 0 ? uniform : 1 - uniform)));
	return middle < 0 ? -tail : tail;
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
