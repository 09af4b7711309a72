/* effects.c - tornado, elementary effects, Sobol' indices or regression, over the samples of a sweep. */
#include "show/effects.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure/regress.h"

enum { RESAMPLES = 1000, LEAST_TURNED = 3 };
static const double LEVEL = 0.95, CHANCE = 0.05, SAME_PLACE = 1e-9, DISTANCE = 0.5;

/* What a measure is at each sample. */
struct outcomes {
	const struct sweep *sweep;
	int measure, option, against;
	double *of;                            /* [row] mean over replications; NaN where it was not run or is not known */
	double *scratch, *other;               /* [replication] twice */
	int *order;                            /* [row] */
	struct arena *arena;
};

/* -- outcomes -------------------------------------------------------------------------------------------------------- */

/* Of every replication of a row, differences paired. */
static int values_of(const struct outcomes *outcomes, int row, double *values)
{
	const struct sweep *sweep = outcomes->sweep;
	int count = sweep->replications[row];
	for (int r = 0; r < count; r++) {
		values[r] = sweep_run(sweep, row, outcomes->option, r)[outcomes->measure];
		if (outcomes->against >= 0)
			values[r] -= sweep_run(sweep, row, outcomes->against, r)[outcomes->measure];
	}
	return count;
}

static bool outcomes_fill(struct outcomes *outcomes, struct arena *arena)
{
	const struct sweep *sweep = outcomes->sweep;
	outcomes->arena = arena;
	outcomes->of = arena_rows(arena, sweep->count + 1, double);
	outcomes->order = arena_rows(arena, sweep->count + 1, int);
	outcomes->scratch = arena_rows(arena, sweep->about.replication_count + 1, double);
	outcomes->other = arena_rows(arena, sweep->about.replication_count + 1, double);
	if (!outcomes->of || !outcomes->order || !outcomes->scratch || !outcomes->other)
		return false;
	for (int row = 0; row < sweep->count; row++) {
		struct stats_interval mean = stats_mean(outcomes->scratch, values_of(outcomes, row, outcomes->scratch), LEVEL);
		outcomes->of[row] = isfinite(mean.mean) ? mean.mean : NAN;
	}
	return true;
}

static double value_at(const struct sweep *sweep, int row, int factor)
{
	return sweep->values[(int64_t)row * sweep->factor_count + factor];
}

static double place_at(const struct sweep *sweep, int row, int factor)
{
	return sweep->places[(int64_t)row * sweep->factor_count + factor];
}

static bool are_words(const struct sweep *sweep, int factor)
{
	return sweep_bound(sweep, factor, SWEEP_IS_WORDS) > 0;
}

/* -- one at a time --------------------------------------------------------------------------------------------------- */

/* Whether a row differs from the first one in this factor alone, or is the first one. */
static bool is_moved_alone(const struct sweep *sweep, int row, int factor)
{
	for (int f = 0; f < sweep->factor_count; f++)
		if (f != factor && fabs(place_at(sweep, row, f) - place_at(sweep, 0, f)) > SAME_PLACE)
			return false;
	return true;
}

/* Numbers from the lowest to the highest; of words the two levels that lie farthest apart. */
static void tornado_fill(const struct outcomes *outcomes, struct effects_row *out)
{
	const struct sweep *sweep = outcomes->sweep;
	int low = -1, high = -1, f = out->factor;
	for (int row = 0; row < sweep->count; row++) {
		if (isnan(outcomes->of[row]) || !is_moved_alone(sweep, row, f))
			continue;
		double key = are_words(sweep, f) ? outcomes->of[row] : value_at(sweep, row, f);
		if (low < 0 || key < (are_words(sweep, f) ? outcomes->of[low] : value_at(sweep, low, f)))
			low = row;
		if (high < 0 || key > (are_words(sweep, f) ? outcomes->of[high] : value_at(sweep, high, f)))
			high = row;
	}
	out->change.mean = out->from = out->to = NAN;
	if (low < 0 || low == high)
		return;
	int n = values_of(outcomes, high, outcomes->scratch), m = values_of(outcomes, low, outcomes->other);
	out->from = value_at(sweep, low, f);
	out->to = value_at(sweep, high, f);
	out->change = stats_paired(outcomes->scratch, outcomes->other, n < m ? n : m, LEVEL);
	out->strength = fabs(out->change.mean);
}

/* -- indices --------------------------------------------------------------------------------------------------------- */

static bool morris_fill(const struct outcomes *outcomes, struct effects_row *rows)
{
	const struct sweep *sweep = outcomes->sweep;
	int factors = sweep->factor_count;
	struct indices_morris *found = arena_rows(outcomes->arena, factors, struct indices_morris);
	if (!found || !indices_morris(sweep->places, outcomes->of, sweep->count / (factors + 1), factors, LEVEL, found))
		return false;
	for (int f = 0; f < factors; f++) {
		rows[f].morris = found[f];
		rows[f].strength = found[f].strength;
	}
	return true;
}

static bool sobol_fill(const struct outcomes *outcomes, struct effects_row *rows)
{
	const struct sweep *sweep = outcomes->sweep;
	int factors = sweep->factor_count;
	struct indices_sobol *found = arena_rows(outcomes->arena, factors, struct indices_sobol);
	if (!found)
		return false;
	bool is_known = indices_sobol(outcomes->of, sweep->count / (factors + 2), factors, LEVEL, RESAMPLES, sweep->about.seed, found);
	for (int f = 0; f < factors; f++) {
		if (!is_known)
			found[f].first.mean = found[f].total.mean = NAN;
		rows[f].sobol = found[f];
		rows[f].strength = found[f].total.mean;
	}
	return true;
}

/* -- regression ------------------------------------------------------------------------------------------------------ */

/* Columns a factor takes: one, or one for each level of words but the first. */
static int columns_of(const struct sweep *sweep, int factor)
{
	return are_words(sweep, factor) ? sweep->factors[factor].level_count - 1 : 1;
}

static double column_at(const struct sweep *sweep, int row, int factor, int column)
{
	double value = value_at(sweep, row, factor);
	if (are_words(sweep, factor))
		return fabs(value - (column + 1)) < 0.5;
	return sweep_bound(sweep, factor, SWEEP_IS_LOG) > 0 ? log(value) : value;
}

static double spread_of(const double *values, int n)
{
	double sum = 0, squares = 0;
	for (int i = 0; i < n; i++)
		sum += values[i];
	for (int i = 0; i < n; i++)
		squares += (values[i] - sum / n) * (values[i] - sum / n);
	return n > 1 ? sqrt(squares / (n - 1)) : 0;
}

/* Numbers are centred and scaled by their spread, so that the equations are well behaved. */
struct fit {
	double *x, *y, *c, *part;
	int rows, columns;
};

static bool fit_build(const struct outcomes *outcomes, struct fit *fit)
{
	const struct sweep *sweep = outcomes->sweep;
	*fit = (struct fit){.columns = 1};
	for (int f = 0; f < sweep->factor_count; f++)
		fit->columns += columns_of(sweep, f);
	fit->x = arena_rows(outcomes->arena, (int64_t)(sweep->count + 1) * fit->columns, double);
	fit->y = arena_rows(outcomes->arena, sweep->count + 1, double);
	fit->part = arena_rows(outcomes->arena, sweep->count + 1, double);
	fit->c = arena_rows(outcomes->arena, fit->columns, double);
	if (!fit->x || !fit->y || !fit->part || !fit->c)
		return false;
	for (int row = 0; row < sweep->count; row++) {
		if (isnan(outcomes->of[row]))
			continue;
		double *x = fit->x + (int64_t)fit->rows * fit->columns;
		*x++ = 1;
		for (int f = 0; f < sweep->factor_count; f++)
			for (int i = 0; i < columns_of(sweep, f); i++)
				*x++ = column_at(sweep, row, f, i);
		fit->y[fit->rows++] = outcomes->of[row];
	}
	for (int i = 1; i < fit->columns; i++) {
		double mean = 0;
		for (int row = 0; row < fit->rows; row++)
			mean += (fit->part[row] = fit->x[(int64_t)row * fit->columns + i]) / fit->rows;
		double spread = spread_of(fit->part, fit->rows);
		for (int row = 0; row < fit->rows && spread > 0; row++)
			fit->x[(int64_t)row * fit->columns + i] = (fit->part[row] - mean) / spread;
	}
	return true;
}

/* A factor is as strong as what it adds is spread. */
static bool regression_fill(const struct outcomes *outcomes, struct effects *effects)
{
	const struct sweep *sweep = outcomes->sweep;
	struct fit fit;
	double residual;
	effects->r2 = NAN;
	if (!fit_build(outcomes, &fit))
		return false;
	double spread = spread_of(fit.y, fit.rows);
	bool is_fitted = fit.rows > fit.columns && spread > 0 && regress_fit(fit.x, fit.y, fit.rows, fit.columns, fit.c, &residual);
	if (is_fitted)
		effects->r2 = 1 - residual * residual * (fit.rows - fit.columns) / (spread * spread * (fit.rows - 1));
	for (int f = 0, at = 1; f < sweep->factor_count; at += columns_of(sweep, f++)) {
		struct effects_row *row = &effects->rows[f];
		for (int i = 0; i < fit.rows && is_fitted; i++) {
			fit.part[i] = 0;
			for (int column = at; column < at + columns_of(sweep, f); column++)
				fit.part[i] += fit.c[column] * fit.x[(int64_t)i * fit.columns + column];
		}
		row->strength = is_fitted ? spread_of(fit.part, fit.rows) / spread : NAN;
		row->coefficient = !are_words(sweep, f) && is_fitted && fit.c[at] < 0 ? -row->strength : row->strength;
		for (int i = 0; i < sweep->count; i++)
			fit.part[i] = value_at(sweep, i, f);
		row->change = are_words(sweep, f) ? split_levels(fit.part, outcomes->of, sweep->count, sweep->factors[f].level_count, LEVEL)
			: split_thirds(fit.part, outcomes->of, sweep->count, LEVEL, outcomes->order);
	}
	return true;
}

/* -- what turns it over ---------------------------------------------------------------------------------------------- */

/* turned[i] of `count` rows, whose numbers are in rows[]. */
static void split_fill(const struct outcomes *outcomes, const int *rows, const int *turned, int count, double *values, struct effects_row *out)
{
	const struct sweep *sweep = outcomes->sweep;
	if (are_words(sweep, out->factor))
		return;
	for (int i = 0; i < count; i++)
		values[i] = value_at(sweep, rows[i], out->factor);
	out->turns = split_find(values, turned, count, outcomes->order, &out->split) && out->split.distance >= DISTANCE
		&& out->split.chance < CHANCE / sweep->factor_count;
}

static bool turning_fill(const struct outcomes *outcomes, struct effects *effects)
{
	const struct sweep *sweep = outcomes->sweep;
	int *rows = arena_rows(outcomes->arena, sweep->count + 1, int), *turned = arena_rows(outcomes->arena, sweep->count + 1, int), count = 0;
	double *values = arena_rows(outcomes->arena, sweep->count + 1, double), matters = sweep->about.measures[outcomes->measure].matters_from;
	if (!rows || !turned || !values)
		return false;
	for (int row = 0; row < sweep->count; row++) {
		if (isnan(outcomes->of[row]))
			continue;
		rows[count] = row;
		turned[count] = outcomes->of[row] * (effects->mean.mean > 0 ? 1 : -1) < matters;
		effects->turned += turned[count++];
	}
	for (int f = 0; f < sweep->factor_count && effects->turned >= LEAST_TURNED && fabs(effects->mean.mean) >= matters; f++)
		split_fill(outcomes, rows, turned, count, values, &effects->rows[f]);
	return true;
}

/* -- all ------------------------------------------------------------------------------------------------------------- */

static int row_compare(const void *one, const void *other)
{
	const struct effects_row *a = one, *b = other;
	double x = isnan(a->strength) ? -1 : a->strength, y = isnan(b->strength) ? -1 : b->strength;
	return x > y ? -1 : x < y ? 1 : a->factor - b->factor;
}

enum effects_method effects_method(const struct sweep *sweep)
{
	if (!strcmp(sweep->design, "one_at_a_time"))
		return EFFECTS_TORNADO;
	if (!strcmp(sweep->design, "morris"))
		return EFFECTS_MORRIS;
	return !strcmp(sweep->design, "saltelli") ? EFFECTS_SOBOL : EFFECTS_REGRESSION;
}

enum status effects_build(struct effects *effects, struct arena *arena, const struct sweep *sweep, int measure, int option, int against)
{
	struct outcomes outcomes = {.sweep = sweep, .measure = measure, .option = option, .against = against};
	*effects = (struct effects){.method = effects_method(sweep), .factor_count = sweep->factor_count, .r2 = NAN,
		.rows = arena_rows(arena, sweep->factor_count, struct effects_row)};
	if (!effects->rows || !outcomes_fill(&outcomes, arena))
		return STATUS_WORLD;
	effects->mean = stats_mean(outcomes.of, sweep->count, LEVEL);
	effects->samples = effects->mean.n;
	for (int f = 0; f < sweep->factor_count; f++)
		effects->rows[f] = (struct effects_row){.factor = f, .strength = NAN};
	bool fine = true;
	for (int f = 0; f < sweep->factor_count && effects->method == EFFECTS_TORNADO; f++)
		tornado_fill(&outcomes, &effects->rows[f]);
	if (effects->method == EFFECTS_MORRIS)
		fine = morris_fill(&outcomes, effects->rows);
	if (effects->method == EFFECTS_SOBOL)
		fine = sobol_fill(&outcomes, effects->rows);
	if (effects->method == EFFECTS_REGRESSION)
		fine = regression_fill(&outcomes, effects);
	fine = fine && (against < 0 || turning_fill(&outcomes, effects));
	qsort(effects->rows, (size_t)sweep->factor_count, sizeof *effects->rows, row_compare);
	return fine ? STATUS_OK : STATUS_WORLD;
}
