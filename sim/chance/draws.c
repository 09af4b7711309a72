/* draws.c - the distributions: for each a sampler, its moments, its name-plate.

   A new one is a block like these and one line in draw.def. Whoever can draws by inversion of a single uniform, so that a
   policy that changes a mean stretches the same draws. */
#include "chance/draws.h"

#include <math.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "base/fault.h"

#define MOST 1e12 /* of anything with a unit; the key it stands under has narrower bounds */
#define MEAN_PARAMETER {"mean", true, 0, MOST, "mean", "均值"}
#define CV_PARAMETER(low, high) {"cv", false, low, high, "coefficient of variation: standard deviation over mean", "变异系数：标准差除以均值"}

/* GSL ends the process on numeric errors unless told otherwise, once, before anything runs. */
__attribute__((constructor)) static void gsl_keep_running(void)
{
	gsl_set_error_handler_off();
}

/* -- a stream as a generator of GSL ------------------------------------------------------------------------------------ */

static void generator_set(void *state, unsigned long seed)
{
	(void)state;
	(void)seed;
}

static unsigned long generator_word(void *state)
{
	return (unsigned long)(random_word(state) >> 32);
}

static double generator_uniform(void *state)
{
	return random_next(state);
}

static const gsl_rng_type generator_type = {
	.name = "philox at an address", .max = 0xFFFFFFFF, .min = 0, .size = sizeof(struct random_stream),
	.set = generator_set, .get = generator_word, .get_double = generator_uniform,
};

static gsl_rng generator_of(struct random_stream *stream)
{
	return (gsl_rng){.type = &generator_type, .state = stream};
}

/* -- shared moments and samplers --------------------------------------------------------------------------------------- */

static double first_parameter(const struct draw *draw)
{
	return draw->p[0];
}

/* Of whatever has (mean, cv). */
static double variance_by_cv(const struct draw *draw)
{
	return draw->p[0] * draw->p[0] * draw->p[1] * draw->p[1];
}

static double square(double x)
{
	return x * x;
}

/* -- constant ---------------------------------------------------------------------------------------------------------- */

static double constant_variance(const struct draw *draw)
{
	(void)draw;
	return 0;
}

static double constant_at(const struct draw *draw, struct random_stream *stream)
{
	(void)stream;
	return draw->p[0];
}

const struct draw_kind draws_constant = {
	.name = "constant", .name_en = "constant", .name_zh = "常数",
	.meaning_en = "always the same value", .meaning_zh = "恒为同一数值",
	.parameter_count = 1, .parameters = {{"value", true, 0, MOST, "the value", "数值"}},
	.mean = first_parameter, .variance = constant_variance, .at = constant_at,
};

/* -- exponential ------------------------------------------------------------------------------------------------------- */

static double exponential_variance(const struct draw *draw)
{
	return draw->p[0] * draw->p[0];
}

static double exponential_at(const struct draw *draw, struct random_stream *stream)
{
	return -log(random_next(stream)) * draw->p[0];
}

const struct draw_kind draws_exponential = {
	.name = "exponential", .name_en = "exponential", .name_zh = "指数分布",
	.meaning_en = "without memory: times between things that happen at random", .meaning_zh = "无记忆：随机发生的事之间的间隔",
	.parameter_count = 1, .parameters = {MEAN_PARAMETER},
	.mean = first_parameter, .variance = exponential_variance, .at = exponential_at,
};

/* -- erlang ------------------------------------------------------------------------------------------------------------ */

static const char *erlang_check(const double *p)
{
	return p[1] == floor(p[1]) ? NULL : N_("phases must be a whole number");
}

static double erlang_variance(const struct draw *draw)
{
	return draw->p[0] * draw->p[0] / draw->p[1];
}

static double erlang_at(const struct draw *draw, struct random_stream *stream)
{
	gsl_rng generator = generator_of(stream);
	return gsl_ran_erlang(&generator, draw->p[0] / draw->p[1], draw->p[1]);
}

const struct draw_kind draws_erlang = {
	.name = "erlang", .name_en = "Erlang", .name_zh = "爱尔朗分布",
	.meaning_en = "sum of equal exponential phases: less scattered than one", .meaning_zh = "若干相同指数阶段之和，比单个指数分布更集中",
	.parameter_count = 2,
	.parameters = {MEAN_PARAMETER, {"phases", false, 1, 1000, "number of phases", "阶段数"}},
	.check = erlang_check, .mean = first_parameter, .variance = erlang_variance, .at = erlang_at,
};

/* -- gamma ------------------------------------------------------------------------------------------------------------- */

static double gamma_at(const struct draw *draw, struct random_stream *stream)
{
	double shape = 1 / square(draw->p[1]);
	gsl_rng generator = generator_of(stream);
	return draw->p[1] > 0 ? gsl_ran_gamma(&generator, shape, draw->p[0] / shape) : draw->p[0];
}

const struct draw_kind draws_gamma = {
	.name = "gamma", .name_en = "gamma", .name_zh = "伽马分布",
	.meaning_en = "between constant (cv 0) and exponential (cv 1), or more scattered", .meaning_zh = "介于常数（变异系数0）与指数分布（1）之间，也可更分散",
	.parameter_count = 2, .parameters = {MEAN_PARAMETER, CV_PARAMETER(0, 10)},
	.mean = first_parameter, .variance = variance_by_cv, .at = gamma_at,
};

/* -- lognormal --------------------------------------------------------------------------------------------------------- */

static double lognormal_at(const struct draw *draw, struct random_stream *stream)
{
	double spread = log1p(square(draw->p[1])); /* variance of the logarithm */
	return draw->p[0] * exp(sqrt(spread) * draw_normal(random_next(stream)) - spread / 2);
}

const struct draw_kind draws_lognormal = {
	.name = "lognormal", .name_en = "lognormal", .name_zh = "对数正态分布",
	.meaning_en = "most short, a few very long: the usual form of times of work", .meaning_zh = "多数较短、少数很长：工时的常见形态",
	.parameter_count = 2, .parameters = {MEAN_PARAMETER, CV_PARAMETER(0, 20)},
	.mean = first_parameter, .variance = variance_by_cv, .at = lognormal_at,
};

/* -- weibull ----------------------------------------------------------------------------------------------------------- */

static double weibull_variance(const struct draw *draw)
{
	return square(draw->p[0]) * (tgamma(1 + 2 / draw->p[1]) / square(tgamma(1 + 1 / draw->p[1])) - 1);
}

static double weibull_at(const struct draw *draw, struct random_stream *stream)
{
	return draw->p[0] / tgamma(1 + 1 / draw->p[1]) * pow(-log(random_next(stream)), 1 / draw->p[1]);
}

const struct draw_kind draws_weibull = {
	.name = "weibull", .name_en = "Weibull", .name_zh = "韦布尔分布",
	.meaning_en = "a hazard that falls (shape < 1) or rises (shape > 1) with time", .meaning_zh = "风险随时间下降（形状小于1）或上升（大于1）",
	.parameter_count = 2,
	.parameters = {MEAN_PARAMETER, {"shape", false, 0.2, 50, "shape; 1 is exponential", "形状参数，1即指数分布"}},
	.mean = first_parameter, .variance = weibull_variance, .at = weibull_at,
};

/* -- hyperexponential -------------------------------------------------------------------------------------------------- */

/* Share of the short phase; both phases bring half of the mean ("balanced means"). */
static double hyperexponential_share(double cv)
{
	return (1 + sqrt((square(cv) - 1) / (square(cv) + 1))) / 2;
}

static double hyperexponential_at(const struct draw *draw, struct random_stream *stream)
{
	double share = hyperexponential_share(draw->p[1]);
	double part = random_next(stream) < share ? share : 1 - share;
	return -log(random_next(stream)) * draw->p[0] / (2 * part);
}

const struct draw_kind draws_hyperexponential = {
	.name = "hyperexponential", .name_en = "hyperexponential", .name_zh = "超指数分布",
	.meaning_en = "a mixture of short and long exponentials with balanced means", .meaning_zh = "长短两种指数分布的均衡混合",
	.parameter_count = 2, .parameters = {MEAN_PARAMETER, CV_PARAMETER(1, 20)},
	.mean = first_parameter, .variance = variance_by_cv, .at = hyperexponential_at,
};

/* -- geometric --------------------------------------------------------------------------------------------------------- */

static double geometric_variance(const struct draw *draw)
{
	return draw->p[0] * (draw->p[0] - 1);
}

static double geometric_at(const struct draw *draw, struct random_stream *stream)
{
	return fmax(1, ceil(log(random_next(stream)) / log1p(-1 / draw->p[0])));
}

const struct draw_kind draws_geometric = {
	.name = "geometric", .name_en = "geometric", .name_zh = "几何分布",
	.meaning_en = "whole numbers from 1, the next one always equally likely to be the last: sizes of batches", .meaning_zh = "从1起的整数，每多一个的机会相同：一批的件数",
	.parameter_count = 1, .parameters = {{"mean", true, 1, MOST, "mean", "均值"}},
	.mean = first_parameter, .variance = geometric_variance, .at = geometric_at,
};

/* -- uniform ----------------------------------------------------------------------------------------------------------- */

static const char *uniform_check(const double *p)
{
	return p[0] <= p[1] ? NULL : N_("low must not be above high");
}

static double uniform_mean(const struct draw *draw)
{
	return (draw->p[0] + draw->p[1]) / 2;
}

static double uniform_variance(const struct draw *draw)
{
	return square(draw->p[1] - draw->p[0]) / 12;
}

static double uniform_at(const struct draw *draw, struct random_stream *stream)
{
	return draw->p[0] + (draw->p[1] - draw->p[0]) * random_next(stream);
}

const struct draw_kind draws_uniform = {
	.name = "uniform", .name_en = "uniform", .name_zh = "均匀分布",
	.meaning_en = "every value between two bounds alike", .meaning_zh = "两界之间各值机会相同",
	.parameter_count = 2,
	.parameters = {{"low", true, 0, MOST, "least value", "最小值"}, {"high", true, 0, MOST, "greatest value", "最大值"}},
	.check = uniform_check, .mean = uniform_mean, .variance = uniform_variance, .at = uniform_at,
};

/* -- triangular -------------------------------------------------------------------------------------------------------- */

static const char *triangular_check(const double *p)
{
	return p[0] <= p[1] && p[1] <= p[2] ? NULL : N_("low, mode and high must not fall");
}

static double triangular_mean(const struct draw *draw)
{
	return (draw->p[0] + draw->p[1] + draw->p[2]) / 3;
}

static double triangular_variance(const struct draw *draw)
{
	return (square(draw->p[1] - draw->p[0]) + square(draw->p[2] - draw->p[1]) + square(draw->p[2] - draw->p[0])) / 36;
}

static double triangular_at(const struct draw *draw, struct random_stream *stream)
{
	double low = draw->p[0], mode = draw->p[1], high = draw->p[2], u = random_next(stream);
	bool is_rising = u * (high - low) < mode - low;
	return is_rising ? low + sqrt(u * (high - low) * (mode - low)) : high - sqrt((1 - u) * (high - low) * (high - mode));
}

const struct draw_kind draws_triangular = {
	.name = "triangular", .name_en = "triangular", .name_zh = "三角分布",
	.meaning_en = "an expert's least, likeliest and greatest value", .meaning_zh = "专家给出的最小、最可能、最大值",
	.parameter_count = 3,
	.parameters = {{"low", true, 0, MOST, "least value", "最小值"}, {"mode", true, 0, MOST, "likeliest value", "最可能值"},
		{"high", true, 0, MOST, "greatest value", "最大值"}},
	.check = triangular_check, .mean = triangular_mean, .variance = triangular_variance, .at = triangular_at,
};
