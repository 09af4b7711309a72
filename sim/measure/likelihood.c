/* likelihood.c - the maximum by Nelder and Mead, its curvature, and tests that fit as many samples anew. */
#include "measure/likelihood.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_multimin.h>

#include "chance/random.h"

enum { STEPS = 400 };
static const double NARROW = 1e-6, CV_LEAST = 0.05, CV_MOST = 5;

enum status likelihood_sample(const struct ends_time *times, int n, double least, struct arena *arena, struct likelihood_sample *out)
{
	double *over = arena_list(arena, n + 1, double), *open = arena_list(arena, n + 1, double);
	*out = (struct likelihood_sample){.over = over, .open = open};
	if (!over || !open)
		return STATUS_WORLD;
	for (int i = 0; i < n; i++) {
		double length = fmax(times[i].length, least);
		if (!times[i].is_over) {
			open[out->open_count++] = length;
			continue;
		}
		over[out->over_count++] = length;
		out->sum += length;
		out->log_sum += log(length);
	}
	return STATUS_OK;
}

/* -- the maximum ----------------------------------------------------------------------------------------------------- */

struct climb {
	const struct family *family;
	const struct likelihood_sample *sample;
};

static double height(const struct climb *climb, const double *p)
{
	double sum = climb->family->over(climb->sample, p);
	for (int i = 0; i < climb->sample->open_count; i++)
		sum += climb->family->log_left(climb->sample->open[i], p);
	return isfinite(sum) ? sum : -1e300;
}

static double depth(const gsl_vector *at, void *context)
{
	double p[FAMILY_PARAMETERS] = {0};
	const struct climb *climb = context;
	for (int i = 0; i < climb->family->parameter_count; i++)
		p[i] = gsl_vector_get(at, (size_t)i);
	return -height(climb, p);
}

static bool climb_up(struct climb *climb, double *p)
{
	size_t dimensions = (size_t)climb->family->parameter_count;
	gsl_multimin_fminimizer *search = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, dimensions);
	gsl_vector *start = gsl_vector_alloc(dimensions), *step = gsl_vector_alloc(dimensions);
	gsl_multimin_function function = {depth, dimensions, climb};
	bool is_found = search && start && step;
	for (size_t i = 0; is_found && i < dimensions; i++) {
		gsl_vector_set(start, i, p[i]);
		gsl_vector_set(step, i, 0.3);
	}
	is_found = is_found && !gsl_multimin_fminimizer_set(search, &function, start, step);
	for (int i = 0; is_found && i < STEPS && gsl_multimin_fminimizer_size(search) > NARROW; i++)
		if (gsl_multimin_fminimizer_iterate(search))
			break;
	for (size_t i = 0; is_found && i < dimensions; i++)
		p[i] = gsl_vector_get(search->x, i);
	if (search)
		gsl_multimin_fminimizer_free(search);
	if (start)
		gsl_vector_free(start);
	if (step)
		gsl_vector_free(step);
	return is_found;
}

/* Moments to start from, of what is over and half as much again of what is not. */
static bool start_at(const struct climb *climb, double *p)
{
	const struct likelihood_sample *sample = climb->sample;
	double sum = sample->sum, squares = 0;
	if (sample->over_count < 2)
		return false;
	for (int i = 0; i < sample->open_count; i++)
		sum += sample->open[i];
	double mean = sum / sample->over_count;
	for (int i = 0; i < sample->over_count; i++)
		squares += (sample->over[i] - sample->sum / sample->over_count) * (sample->over[i] - sample->sum / sample->over_count);
	double cv = sqrt(squares / (sample->over_count - 1)) / (sample->sum / sample->over_count);
	if (!(mean > 0) || !isfinite(mean))
		return false;
	climb->family->start(mean, fmin(fmax(cv, CV_LEAST), CV_MOST), p);
	return true;
}

/* -- how sure ---------------------------------------------------------------------------------------------------------- */

/* Inverse of the curvature at the maximum; false where it is no hill. */
static bool covariance_at(const struct climb *climb, const double *p, double covariance[2][2])
{
	const double step = 1e-3;
	int n = climb->family->parameter_count;
	double curve[2][2] = {{1, 0}, {0, 1}}, q[FAMILY_PARAMETERS], top = height(climb, p);
	for (int i = 0; i < n; i++)
		for (int j = 0; j <= i; j++) {
			double sum = 0;
			for (int a = -1; a <= 1; a += 2)
				for (int b = -1; b <= 1; b += 2) {
					memcpy(q, p, sizeof q);
					q[i] += a * step;
					q[j] += b * step;
					sum += a * b * (i == j && a != b ? top : height(climb, q));
				}
			curve[i][j] = curve[j][i] = -sum / (4 * step * step);
		}
	double determinant = n == 1 ? curve[0][0] : curve[0][0] * curve[1][1] - curve[0][1] * curve[1][0];
	if (!(determinant > 0) || !(curve[0][0] > 0))
		return false;
	covariance[0][0] = n == 1 ? 1 / determinant : curve[1][1] / determinant;
	covariance[1][1] = n == 1 ? 0 : curve[0][0] / determinant;
	covariance[0][1] = covariance[1][0] = n == 1 ? 0 : -curve[0][1] / determinant;
	return true;
}

/* A function of the parameters that is above 0, with its interval on the scale of logarithms. */
static struct stats_interval interval_of(double (*of)(const double *p), const double *p, int n, double covariance[2][2], bool is_sure, double level, int size)
{
	const double step = 1e-4;
	double slope[FAMILY_PARAMETERS] = {0}, variance = 0, value = of(p);
	struct stats_interval interval = {.mean = value, .low = 0, .high = INFINITY, .half_width = INFINITY, .n = size};
	for (int i = 0; i < n; i++) {
		double up[FAMILY_PARAMETERS], down[FAMILY_PARAMETERS];
		memcpy(up, p, sizeof up);
		memcpy(down, p, sizeof down);
		up[i] += step;
		down[i] -= step;
		slope[i] = (log(of(up)) - log(of(down))) / (2 * step);
	}
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++)
			variance += slope[i] * slope[j] * covariance[i][j];
	if (!is_sure || !isfinite(variance))
		return interval;
	double width = gsl_cdf_ugaussian_Pinv((1 + level) / 2) * sqrt(fmax(0, variance));
	interval.low = value * exp(-width);
	interval.high = value * exp(width);
	interval.half_width = (interval.high - interval.low) / 2;
	return interval;
}

bool likelihood_fit(enum family_id id, const struct likelihood_sample *sample, double level, struct likelihood_fit *fit)
{
	const struct family *family = families_plate(id);
	struct climb climb = {family, sample};
	double covariance[2][2] = {{0}};
	*fit = (struct likelihood_fit){.family = id, .distance = NAN, .distance_chance = NAN, .weighted = NAN, .weighted_chance = NAN};
	if (!start_at(&climb, fit->p) || !climb_up(&climb, fit->p))
		return false;
	fit->log_likelihood = height(&climb, fit->p);
	fit->aic = 2 * family->parameter_count - 2 * fit->log_likelihood;
	bool is_sure = covariance_at(&climb, fit->p, covariance);
	int n = sample->over_count + sample->open_count;
	fit->mean = interval_of(family->mean, fit->p, family->parameter_count, covariance, is_sure, level, n);
	fit->spread = interval_of(family->spread, fit->p, family->parameter_count, covariance, is_sure, level, n);
	fit->is_found = fit->log_likelihood > -1e299 && isfinite(fit->mean.mean) && isfinite(fit->spread.mean);
	return fit->is_found;
}

/* -- goodness of fit --------------------------------------------------------------------------------------------------- */

struct distances {
	double largest, weighted;
};

/* The part of Anderson and Darling's integral over u from a to b, where the sample's own share is q. */
static double weighted_part(double q, double a, double b)
{
	double sum = a - b;
	if (q > 0)
		sum += q * q * log(b / a);
	if (q < 1)
		sum += (1 - q) * (1 - q) * log((1 - a) / (1 - b));
	return sum;
}

/* Between a curve and a family, as far as the curve is known; times the root of n, and n. */
static struct distances distances_of(const struct ends *curve, const struct family *family, const double *p, double least)
{
	const double edge = 1e-12;
	struct distances out = {0, 0};
	double before = 0, u = edge;
	for (int i = 0; i <= curve->count; i++) {
		double at = fmax(i < curve->count ? curve->at[i] : curve->seen_to, least);
		double next = fmin(fmax(-expm1(family->log_left(at, p)), edge), 1 - edge);
		out.largest = fmax(out.largest, fabs(next - before));
		if (next > u)
			out.weighted += weighted_part(before, u, next);
		u = fmax(u, next);
		if (i == curve->count)
			break;
		before = curve->share[i];
		out.largest = fmax(out.largest, fabs(next - before));
	}
	out.largest *= sqrt(curve->n);
	out.weighted *= curve->n;
	return out;
}

/* One sample drawn from the fit, as long as it could have been seen, fitted anew; false when that fails. */
static bool round_draw(const struct likelihood_fit *fit, const double *limits, int n, int size, struct random_address *address, struct arena *arena, struct distances *out)
{
	const struct family *family = families_plate(fit->family);
	struct ends_time *times = arena_list(arena, size + 1, struct ends_time);
	struct ends curve;
	struct likelihood_sample sample;
	struct likelihood_fit again;
	if (!times)
		return false;
	for (int i = 0; i < size; i++) {
		address->ordinal = (uint64_t)i;
		double limit = limits[size < n ? (int)(random_uniform(address, 1) * n) : i], length = family->quantile(random_uniform(address, 0), fit->p);
		times[i] = (struct ends_time){fmin(length, limit), length <= limit};
	}
	struct climb climb = {family, &sample};
	if (ends_build(times, size, arena, &curve) != STATUS_OK || likelihood_sample(times, size, 1e-12, arena, &sample) != STATUS_OK || sample.over_count < 2)
		return false;
	memcpy(again.p, fit->p, sizeof again.p);
	if (!climb_up(&climb, again.p))
		return false;
	*out = distances_of(&curve, family, again.p, 0);
	return true;
}

void likelihood_test(struct likelihood_fit *fit, const struct ends *curve, const double *limits, int n, int rounds, uint64_t seed)
{
	const struct family *family = families_plate(fit->family);
	double least = curve->count > 0 && curve->at[0] > 0 ? curve->at[0] : curve->count > 1 ? curve->at[1] / 2 : 1e-12;
	struct distances own = distances_of(curve, family, fit->p, least);
	int size = n < LIKELIHOOD_BOOTSTRAP ? n : LIKELIHOOD_BOOTSTRAP, drawn = 0, farther = 0, heavier = 0;
	struct arena scratch;
	fit->distance = own.largest / sqrt(curve->n);
	fit->weighted = own.weighted;
	arena_init(&scratch);
	for (int r = 0; r < rounds; r++) {
		struct random_address address = {.seed = seed, .replication = (uint32_t)r, .source = (uint32_t)fit->family};
		struct distances again;
		arena_reset(&scratch);
		if (!round_draw(fit, limits, n, size, &address, &scratch, &again))
			continue;
		drawn++;
		farther += again.largest >= own.largest;
		heavier += again.weighted >= own.weighted;
	}
	arena_free(&scratch);
	fit->distance_chance = drawn > 0 ? (1.0 + farther) / (1 + drawn) : NAN;
	fit->weighted_chance = drawn > 0 ? (1.0 + heavier) / (1 + drawn) : NAN;
}
