/* indices.c - Sobol' indices with their bootstrap, Morris effects. */
#include "measure/indices.h"

#include <math.h>
#include <stdlib.h>

#include "chance/random.h"

enum { LEAST_POINTS = 10 };

/* -- Sobol' indices -------------------------------------------------------------------------------------------------- */

/* Sums over base points: of one draw of them, with how often each was drawn. */
static bool shares(const double *rows, const int *drawn, int points, int factors, double *first, double *total)
{
	double sum = 0, squares = 0, mean, n = 0;
	for (int p = 0; p < points; p++) {
		const double *y = rows + (int64_t)p * (factors + 2);
		sum += drawn[p] * (y[0] + y[1]);
		n += drawn[p];
	}
	mean = sum / (2 * n);
	for (int p = 0; p < points; p++) {
		const double *y = rows + (int64_t)p * (factors + 2);
		squares += drawn[p] * (pow(y[0] - mean, 2) + pow(y[1] - mean, 2));
	}
	double variance = squares / (2 * n);
	if (!(variance > 0))
		return false;
	for (int f = 0; f < factors; f++) {
		double alone = 0, left = 0;
		for (int p = 0; p < points; p++) {
			const double *y = rows + (int64_t)p * (factors + 2);
			alone += drawn[p] * (y[1] - mean) * (y[f + 2] - y[0]);
			left += drawn[p] * pow(y[0] - y[f + 2], 2);
		}
		first[f] = alone / n / variance;
		total[f] = left / (2 * n) / variance;
	}
	return true;
}

/* Base points all of whose outcomes are finite, one behind the other. */
static int whole_rows(const double *outcomes, int points, int columns, double *rows)
{
	int count = 0;
	for (int p = 0; p < points; p++) {
		bool is_whole = true;
		for (int c = 0; c < columns; c++) {
			double value = outcomes[(int64_t)p * columns + c];
			is_whole = is_whole && isfinite(value);
			rows[(int64_t)count * columns + c] = value;
		}
		count += is_whole;
	}
	return count;
}

static struct stats_interval percentiles(double estimate, double *values, int resamples, int points, double level, double *scratch)
{
	struct stats_interval interval = {.mean = estimate, .n = points};
	interval.low = stats_quantile(values, resamples, (1 - level) / 2, scratch);
	interval.high = stats_quantile(values, resamples, (1 + level) / 2, scratch);
	interval.half_width = (interval.high - interval.low) / 2;
	return interval;
}

/* What one call works in. */
struct work {
	double *rows, *first, *total, *scratch; /* first and total: [resamples + 1][factors]; the last one is the estimate */
	double *column;
	int *drawn;
};

static bool work_init(struct work *work, int points, int factors, int resamples)
{
	size_t cells = ((size_t)resamples + 1) * (size_t)factors;
	*work = (struct work){
		.rows = malloc((size_t)(points + 1) * (size_t)(factors + 2) * sizeof(double)), .first = malloc(cells * sizeof(double)),
		.total = malloc(cells * sizeof(double)), .scratch = malloc((size_t)(resamples + 1) * sizeof(double)),
		.column = malloc((size_t)(resamples + 1) * sizeof(double)), .drawn = malloc((size_t)(points + 1) * sizeof(int)),
	};
	return work->rows && work->first && work->total && work->scratch && work->column && work->drawn;
}

static void work_free(struct work *work)
{
	free(work->rows);
	free(work->first);
	free(work->total);
	free(work->scratch);
	free(work->column);
	free(work->drawn);
}

static void draw_points(int *drawn, int points, uint64_t seed, int resample)
{
	struct random_address address = {.seed = seed, .entity = (uint32_t)resample};
	for (int p = 0; p < points; p++)
		drawn[p] = 0;
	for (int p = 0; p < points; p++) {
		address.ordinal = (uint64_t)p;
		drawn[(int)(random_uniform(&address, 0) * points)]++;
	}
}

static struct stats_interval interval_of(struct work *work, const double *cells, int factor, int factors, int resamples, int points, double level)
{
	for (int r = 0; r < resamples; r++)
		work->column[r] = cells[(int64_t)r * factors + factor];
	return percentiles(cells[(int64_t)resamples * factors + factor], work->column, resamples, points, level, work->scratch);
}

bool indices_sobol(const double *outcomes, int base_points, int factors, double level, int resamples, uint64_t seed, struct indices_sobol *out)
{
	struct work work;
	bool fine = work_init(&work, base_points, factors, resamples);
	int points = fine ? whole_rows(outcomes, base_points, factors + 2, work.rows) : 0;
	fine = points >= LEAST_POINTS;
	for (int p = 0; p < points; p++)
		work.drawn[p] = 1;
	fine = fine && shares(work.rows, work.drawn, points, factors, work.first + (int64_t)resamples * factors, work.total + (int64_t)resamples * factors);
	for (int r = 0; r < resamples && fine; r++) {
		draw_points(work.drawn, points, seed, r);
		if (!shares(work.rows, work.drawn, points, factors, work.first + (int64_t)r * factors, work.total + (int64_t)r * factors))
			for (int f = 0; f < factors; f++) /* the same point again and again */
				work.first[(int64_t)r * factors + f] = work.total[(int64_t)r * factors + f] = NAN;
	}
	for (int f = 0; f < factors && fine; f++)
		out[f] = (struct indices_sobol){
			.first = interval_of(&work, work.first, f, factors, resamples, points, level),
			.total = interval_of(&work, work.total, f, factors, resamples, points, level),
		};
	work_free(&work);
	return fine;
}

/* -- Morris effects -------------------------------------------------------------------------------------------------- */

bool indices_morris(const double *points, const double *outcomes, int walks, int factors, double level, struct indices_morris *out)
{
	double *effects = malloc((size_t)walks * (size_t)factors * 2 * sizeof *effects);
	if (!effects)
		return false;
	double *sizes = effects + (size_t)walks * (size_t)factors;
	for (int i = 0; i < walks * factors * 2; i++)
		effects[i] = NAN;
	for (int walk = 0; walk < walks; walk++)
		for (int step = 0; step < factors; step++) {
			const double *from = points + ((int64_t)walk * (factors + 1) + step) * factors, *to = from + factors;
			const double *y = outcomes + (int64_t)walk * (factors + 1) + step;
			for (int f = 0; f < factors; f++)
				if (from[f] != to[f]) {
					effects[f * walks + walk] = (y[1] - y[0]) / (to[f] - from[f]);
					sizes[f * walks + walk] = fabs(effects[f * walks + walk]);
				}
		}
	for (int f = 0; f < factors; f++) {
		struct stats_interval effect = stats_mean(effects + f * walks, walks, level);
		double squares = 0;
		for (int walk = 0; walk < walks; walk++)
			squares += isfinite(effects[f * walks + walk]) ? pow(effects[f * walks + walk] - effect.mean, 2) : 0;
		out[f] = (struct indices_morris){.mean = effect.mean, .effects = effect.n, .spread = effect.n > 1 ? sqrt(squares / (effect.n - 1)) : NAN};
		out[f].interval = stats_mean(sizes + f * walks, walks, level);
		out[f].strength = out[f].interval.mean;
	}
	free(effects);
	return true;
}
