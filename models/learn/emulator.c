/* emulator.c - forward choice of inputs, then squares and products of what was chosen, by least squares. */
#include "learn/emulator.h"

#include <math.h>
#include <string.h>

#include "measure/regress.h"
#include "study/design.h"

enum { ROWS_A_COLUMN = 8 };
static const double BEYOND_CHANCE = 3; /* standard errors of a correlation of nothing: some of a hundred inputs exceed 2 */

/* -1 … 1; the middle of its level for what has levels. */
static double centred(double u, int levels)
{
	return 2 * (levels > 0 ? (design_level(u, levels) + 0.5) / levels : u) - 1;
}

static int terms(const struct emulator *emulator, const double *u, const int *levels, bool is_whole, double *row)
{
	int column = 0, paired = emulator->active_count < EMULATOR_PAIRED ? emulator->active_count : EMULATOR_PAIRED;
	double x[EMULATOR_ACTIVE];
	row[column++] = 1;
	for (int a = 0; a < emulator->active_count; a++) {
		int f = emulator->active[a];
		row[column++] = x[a] = centred(u[f], levels ? levels[f] : 0);
	}
	for (int a = 0; is_whole && a < emulator->active_count; a++)
		row[column++] = x[a] * x[a];
	for (int a = 0; is_whole && a < paired; a++)
		for (int b = 0; b < a; b++)
			row[column++] = x[a] * x[b];
	return column;
}

/* Rows one behind the other in `x`; fits and leaves what is left in `left`. */
static bool fit(struct emulator *emulator, const double *points, const double *outputs, int n, int factors, const int *levels, bool is_whole, double *x, double *left)
{
	double row[EMULATOR_COLUMNS];
	for (int i = 0; i < n; i++) {
		emulator->column_count = terms(emulator, points + (int64_t)i * factors, levels, is_whole, row);
		memcpy(x + (int64_t)i * emulator->column_count, row, (size_t)emulator->column_count * sizeof *row);
	}
	if (!regress_fit(x, outputs, n, emulator->column_count, emulator->c, &emulator->residual))
		return false;
	for (int i = 0; i < n; i++)
		left[i] = outputs[i] - regress_at(emulator->c, x + (int64_t)i * emulator->column_count, emulator->column_count);
	return true;
}

static double correlation(const double *points, const double *left, int n, int factors, int factor, int levels)
{
	double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
	for (int i = 0; i < n; i++) {
		double x = centred(points[(int64_t)i * factors + factor], levels), y = left[i];
		sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
	}
	double spread = (sxx - sx * sx / n) * (syy - sy * sy / n);
	return spread > 0 ? (sxy - sx * sy / n) / sqrt(spread) : 0;
}

/* The factor not chosen yet that is most correlated with what is left; -1 when none is beyond chance. */
static int next_active(const struct emulator *emulator, const double *points, const double *left, int n, int factors, const int *levels)
{
	int best = -1;
	double most = BEYOND_CHANCE / sqrt(n);
	for (int f = 0; f < factors; f++) {
		bool is_chosen = false;
		for (int a = 0; a < emulator->active_count; a++)
			is_chosen |= emulator->active[a] == f;
		double r = is_chosen ? 0 : fabs(correlation(points, left, n, factors, f, levels ? levels[f] : 0));
		if (r > most) {
			most = r;
			best = f;
		}
	}
	return best;
}

enum status emulator_fit(struct emulator *emulator, const double *points, const double *outputs, int n, int factors, const int *levels,
	struct arena *scratch)
{
	double *x = arena_list(scratch, (int64_t)n * EMULATOR_COLUMNS, double), *left = arena_list(scratch, n, double);
	*emulator = (struct emulator){.residual = INFINITY};
	if (!x || !left)
		return STATUS_WORLD;
	if (!fit(emulator, points, outputs, n, factors, levels, false, x, left))
		return STATUS_OK;
	for (int f; emulator->active_count < EMULATOR_ACTIVE && (3 + 2 * emulator->active_count) * ROWS_A_COLUMN < n
	     && (f = next_active(emulator, points, left, n, factors, levels)) >= 0; ) {
		emulator->active[emulator->active_count++] = f;
		if (!fit(emulator, points, outputs, n, factors, levels, false, x, left))
			return STATUS_OK;
	}
	struct emulator linear = *emulator;
	if (!fit(emulator, points, outputs, n, factors, levels, true, x, left) || emulator->residual > linear.residual)
		*emulator = linear;
	return STATUS_OK;
}

double emulator_at(const struct emulator *emulator, const double *u, const int *levels)
{
	double row[EMULATOR_COLUMNS];
	bool is_whole = emulator->column_count > 1 + emulator->active_count;
	int columns = terms(emulator, u, levels, is_whole, row);
	return regress_at(emulator->c, row, columns);
}
