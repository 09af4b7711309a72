/* families.c - the forms of distributions: log likelihoods, tails, quantiles; a new one is a block like these and a line in families.def. */
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>

#include "base/fault.h"
#include "measure/families.h"

static const double LOG_ROOT_TWO_PI = 0.91893853320467274178;

/* GSL ends the process on numeric errors unless told otherwise, once, before anything runs. */
__attribute__((constructor)) static void gsl_keep_running(void)
{
	gsl_set_error_handler_off();
}

/* -- exponential: logarithm of the mean ------------------------------------------------------------------------------ */

static double exponential_over(const struct likelihood_sample *sample, const double *p)
{
	return -sample->over_count * p[0] - sample->sum * exp(-p[0]);
}
static double exponential_log_left(double length, const double *p)
{
	return -length * exp(-p[0]);
}
static double exponential_quantile(double share, const double *p)
{
	return -exp(p[0]) * log1p(-share);
}
static double exponential_mean(const double *p)
{
	return exp(p[0]);
}
static double exponential_spread(const double *p)
{
	(void)p;
	return 1;
}
static void exponential_start(double mean, double cv, double *p)
{
	(void)cv;
	p[0] = log(mean);
}
static const struct family family_exponential = {
	.name = "exponential", .name_en = N_("exponential"), .name_zh = "指数分布", .parameter_count = 1,
	.over = exponential_over, .log_left = exponential_log_left, .quantile = exponential_quantile, .mean = exponential_mean,
	.spread = exponential_spread, .start = exponential_start,
};

/* -- gamma: logarithms of shape and mean ----------------------------------------------------------------------------- */

static double gamma_over(const struct likelihood_sample *sample, const double *p)
{
	double shape = exp(p[0]), scale = exp(p[1] - p[0]);
	return (shape - 1) * sample->log_sum - sample->sum / scale - sample->over_count * (shape * log(scale) + gsl_sf_lngamma(shape));
}
static double gamma_log_left(double length, const double *p)
{
	double left = gsl_cdf_gamma_Q(length, exp(p[0]), exp(p[1] - p[0]));
	return left > 1e-300 ? log(left) : -700 - length / exp(p[1]);
}
static double gamma_quantile(double share, const double *p)
{
	return gsl_cdf_gamma_Pinv(share, exp(p[0]), exp(p[1] - p[0]));
}
static double gamma_mean(const double *p)
{
	return exp(p[1]);
}
static double gamma_spread(const double *p)
{
	return exp(-p[0] / 2);
}
static void gamma_start(double mean, double cv, double *p)
{
	p[0] = -2 * log(cv);
	p[1] = log(mean);
}
static const struct family family_gamma = {
	.name = "gamma", .name_en = N_("gamma"), .name_zh = "伽马分布", .parameter_count = 2, .second = "cv",
	.over = gamma_over, .log_left = gamma_log_left, .quantile = gamma_quantile, .mean = gamma_mean, .spread = gamma_spread, .start = gamma_start,
};

/* -- lognormal: mean and logarithm of the standard deviation of logarithms ------------------------------------------- */

static double lognormal_over(const struct likelihood_sample *sample, const double *p)
{
	double sigma = exp(p[1]), squares = 0;
	for (int i = 0; i < sample->over_count; i++) {
		double z = (log(sample->over[i]) - p[0]) / sigma;
		squares += z * z;
	}
	return -squares / 2 - sample->over_count * (p[1] + LOG_ROOT_TWO_PI) - sample->log_sum;
}
static double lognormal_log_left(double length, const double *p)
{
	return gsl_sf_log_erfc((log(length) - p[0]) / (exp(p[1]) * sqrt(2))) - log(2);
}
static double lognormal_quantile(double share, const double *p)
{
	return exp(p[0] + exp(p[1]) * gsl_cdf_ugaussian_Pinv(share));
}
static double lognormal_mean(const double *p)
{
	return exp(p[0] + exp(2 * p[1]) / 2);
}
static double lognormal_spread(const double *p)
{
	return sqrt(expm1(exp(2 * p[1])));
}
static void lognormal_start(double mean, double cv, double *p)
{
	double variance = log1p(cv * cv);
	p[0] = log(mean) - variance / 2;
	p[1] = log(variance) / 2;
}
static const struct family family_lognormal = {
	.name = "lognormal", .name_en = N_("lognormal"), .name_zh = "对数正态分布", .parameter_count = 2, .second = "cv",
	.over = lognormal_over, .log_left = lognormal_log_left, .quantile = lognormal_quantile, .mean = lognormal_mean,
	.spread = lognormal_spread, .start = lognormal_start,
};

/* -- Weibull: logarithms of shape and scale -------------------------------------------------------------------------- */

static double weibull_over(const struct likelihood_sample *sample, const double *p)
{
	double shape = exp(p[0]), powers = 0;
	for (int i = 0; i < sample->over_count; i++)
		powers += exp(shape * (log(sample->over[i]) - p[1]));
	return sample->over_count * (p[0] - shape * p[1]) + (shape - 1) * sample->log_sum - powers;
}
static double weibull_log_left(double length, const double *p)
{
	return -exp(exp(p[0]) * (log(length) - p[1]));
}
static double weibull_quantile(double share, const double *p)
{
	return exp(p[1] + log(-log1p(-share)) / exp(p[0]));
}
static double weibull_mean(const double *p)
{
	return exp(p[1] + gsl_sf_lngamma(1 + exp(-p[0])));
}
static double weibull_spread(const double *p)
{
	return exp(p[0]);
}
static void weibull_start(double mean, double cv, double *p)
{
	p[0] = -log(cv);
	p[1] = log(mean) - gsl_sf_lngamma(1 + cv);
}
static const struct family family_weibull = {
	.name = "weibull", .name_en = N_("Weibull"), .name_zh = "韦布尔分布", .parameter_count = 2, .second = "shape",
	.over = weibull_over, .log_left = weibull_log_left, .quantile = weibull_quantile, .mean = weibull_mean, .spread = weibull_spread, .start = weibull_start,
};

const struct family *families_plate(enum family_id id)
{
	static const struct family *const plates[] = {
#define FAMILY(each) &family_##each,
#include "measure/families.def"
#undef FAMILY
	};
	return plates[id];
}
