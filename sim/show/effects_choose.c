/* effects_choose.c - the best value of a factor, where every value was tried with every combination of the others. */
#include <math.h>
#include <stdlib.h>

#include "chance/random.h"
#include "show/effects.h"

enum { RESAMPLES = 2000, LEAST_OTHERS = 3, FEWEST = 10 /* replications, of which a bootstrap says something */ };
static const double LEVEL = 0.95, CHANCE = 0.05, SAME_PLACE = 1e-9, DISTANCE = 0.5;

struct choosing {
	const struct sweep *sweep;
	int measure, option, factor; /* factor -1: the options themselves are the values */
	double sign;                 /* of what is better */
	int *rows, row_count;        /* of the sweep: combination after combination, values ascending in each */
	int values, combinations, replications;
	double *means;               /* [combination][value] over replications */
	double *scratch;             /* [replication] */
};

/* One run of a value in a combination, larger is better. */
static double run_at(const struct choosing *choosing, int combination, int value, int replication)
{
	bool is_option = choosing->factor < 0;
	int row = choosing->rows[is_option ? combination : combination * choosing->values + value];
	return choosing->sign * sweep_run(choosing->sweep, row, is_option ? value : choosing->option, replication)[choosing->measure];
}

static double place_of(const struct sweep *sweep, int row, int factor)
{
	return sweep->places[(int64_t)row * sweep->factor_count + factor];
}

/* By the other factors, then by this one. */
static int row_compare(const void *one, const void *other, void *context)
{
	const struct choosing *choosing = context;
	const struct sweep *sweep = choosing->sweep;
	for (int i = 0; i <= sweep->factor_count; i++) {
		int f = i == sweep->factor_count ? choosing->factor : i;
		double apart = place_of(sweep, *(const int *)one, f) - place_of(sweep, *(const int *)other, f);
		if ((i == choosing->factor && i < sweep->factor_count) || fabs(apart) <= SAME_PLACE)
			continue;
		return apart < 0 ? -1 : 1;
	}
	return *(const int *)one - *(const int *)other;
}

static bool is_same_combination(const struct choosing *choosing, int one, int other)
{
	for (int f = 0; f < choosing->sweep->factor_count; f++)
		if (f != choosing->factor && fabs(place_of(choosing->sweep, one, f) - place_of(choosing->sweep, other, f)) > SAME_PLACE)
			return false;
	return true;
}

/* Whether the rows are so many combinations of as many values each, the same in all. */
static bool is_crossed(struct choosing *choosing)
{
	int values = 1, count = choosing->row_count;
	if (choosing->factor < 0) {
		choosing->values = choosing->sweep->about.point_count;
		choosing->combinations = count;
		return choosing->values > 1 && count > 0;
	}
	while (values < count && is_same_combination(choosing, choosing->rows[0], choosing->rows[values]))
		values++;
	choosing->values = values;
	choosing->combinations = count / values;
	for (int i = 0; i < count; i++) {
		int first = choosing->rows[i - i % values], alike = choosing->rows[i % values];
		if (!is_same_combination(choosing, first, choosing->rows[i])
		    || fabs(place_of(choosing->sweep, alike, choosing->factor) - place_of(choosing->sweep, choosing->rows[i], choosing->factor)) > SAME_PLACE)
			return false;
	}
	return values > 1 && count % values == 0;
}

static bool rows_find(struct choosing *choosing, struct arena *arena)
{
	const struct sweep *sweep = choosing->sweep;
	choosing->rows = arena_rows(arena, sweep->count + 1, int);
	choosing->scratch = arena_rows(arena, sweep->about.replication_count + 1, double);
	if (!choosing->rows || !choosing->scratch)
		return false;
	choosing->replications = sweep->about.replication_count; /* those that all have */
	for (int row = 0; row < sweep->count; row++)
		if (sweep->replications[row]) {
			choosing->rows[choosing->row_count++] = row;
			choosing->replications = sweep->replications[row] < choosing->replications ? sweep->replications[row] : choosing->replications;
		}
	if (choosing->factor >= 0)
		qsort_r(choosing->rows, (size_t)choosing->row_count, sizeof *choosing->rows, row_compare, choosing);
	return true;
}

static bool means_build(struct choosing *choosing, struct arena *arena)
{
	choosing->means = arena_rows(arena, (int64_t)choosing->combinations * choosing->values, double);
	for (int c = 0; c < choosing->combinations && choosing->means; c++)
		for (int v = 0; v < choosing->values; v++) {
			for (int r = 0; r < choosing->replications; r++)
				choosing->scratch[r] = run_at(choosing, c, v, r);
			choosing->means[c * choosing->values + v] = stats_mean(choosing->scratch, choosing->replications, LEVEL).mean;
		}
	return choosing->means;
}

/* Of each value over all combinations; the best of each combination and of all. */
static void means_fill(const struct choosing *choosing, struct effects_best *best, int *winners)
{
	for (int v = 0; v < choosing->values; v++) {
		struct effects_choice *choice = &best->choices[v];
		*choice = (struct effects_choice){.value = choosing->factor < 0 ? v
			: choosing->sweep->values[(int64_t)choosing->rows[v] * choosing->sweep->factor_count + choosing->factor]};
		for (int c = 0; c < choosing->combinations; c++)
			choice->mean += choosing->means[c * choosing->values + v] / choosing->combinations;
		if (!(choice->mean <= best->choices[best->best].mean))
			best->best = isnan(choice->mean) ? best->best : v;
	}
	for (int c = 0; c < choosing->combinations; c++) {
		int winner = 0;
		for (int v = 1; v < choosing->values; v++)
			if (choosing->means[c * choosing->values + v] > choosing->means[c * choosing->values + winner])
				winner = v;
		winners[c] = winner;
		best->choices[winner].wins++;
	}
}

/* How often the best would be found to be so again, if the replications were drawn anew from those there are. */
static double selection_chance(const struct choosing *choosing, const double *differences)
{
	int others = choosing->values - 1, n = choosing->replications, same = 0;
	for (int i = 0; i < RESAMPLES; i++) {
		struct random_address address = {.seed = choosing->sweep->about.seed, .entity = (uint32_t)i};
		bool is_same = true;
		for (int v = 0; v < others && is_same; v++) {
			double sum = 0;
			for (int r = 0; r < n; r++) {
				address.ordinal = (uint64_t)r;
				sum += differences[(int64_t)v * n + (int)(random_uniform(&address, 0) * n)];
			}
			is_same = !(sum < 0);
		}
		same += is_same;
	}
	return (double)same / RESAMPLES;
}

/* The best less each other, replication by replication, all intervals together. */
static bool behind_fill(const struct choosing *choosing, struct effects_best *best, struct arena *arena)
{
	const struct sweep *sweep = choosing->sweep;
	int n = choosing->replications, others = choosing->values - 1;
	double *differences = arena_rows(arena, (int64_t)others * n, double);
	struct stats_interval *intervals = arena_rows(arena, others, struct stats_interval);
	if (!differences || !intervals)
		return false;
	for (int v = 0; v < choosing->values; v++)
		for (int r = 0; r < n && v != best->best; r++) {
			double *difference = &differences[(int64_t)(v - (v > best->best)) * n + r];
			for (int c = 0; c < choosing->combinations; c++)
				*difference += (run_at(choosing, c, best->best, r) - run_at(choosing, c, v, r)) / choosing->combinations;
		}
	stats_simultaneous(differences, others, n, LEVEL, RESAMPLES, sweep->about.seed, intervals);
	best->chance = n >= FEWEST ? selection_chance(choosing, differences) : NAN;
	for (int v = 0; v < choosing->values; v++)
		if (v != best->best) {
			best->choices[v].behind = intervals[v - (v > best->best)];
			best->choices[v].is_told_apart = best->choices[v].behind.low > 0;
		}
	return true;
}

/* Which other factor decides that another value is the best. */
static bool turns_fill(const struct choosing *choosing, struct effects_best *best, const int *winners, struct arena *arena)
{
	const struct sweep *sweep = choosing->sweep;
	int count = choosing->combinations, *turned = arena_rows(arena, count, int), *order = arena_rows(arena, count, int), others = 0;
	double *values = arena_rows(arena, count, double);
	if (!turned || !order || !values)
		return false;
	for (int c = 0; c < count; c++)
		others += turned[c] = winners[c] != best->best;
	for (int f = 0; f < sweep->factor_count; f++) {
		struct effects_row *row = &best->turns[f];
		*row = (struct effects_row){.factor = f};
		for (int c = 0; c < count; c++)
			values[c] = sweep->values[(int64_t)choosing->rows[choosing->factor < 0 ? c : c * choosing->values] * sweep->factor_count + f];
		row->turns = f != choosing->factor && others >= LEAST_OTHERS && !(sweep_bound(sweep, f, SWEEP_IS_WORDS) > 0)
			&& split_find(values, turned, count, order, &row->split) && row->split.distance >= DISTANCE && row->split.chance < CHANCE;
	}
	return true;
}

static int value_compare(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;
	return a < b ? -1 : a > b;
}

static double other_value(const struct choosing *choosing, int combination, int factor)
{
	int row = choosing->rows[choosing->factor < 0 ? combination : combination * choosing->values];
	return choosing->sweep->values[(int64_t)row * choosing->sweep->factor_count + factor];
}

/* In which share of the combinations with this value the best is so. */
static double wins_at(const struct choosing *choosing, const struct effects_best *best, const int *winners, int factor, double value)
{
	int count = 0, wins = 0;
	for (int c = 0; c < choosing->combinations; c++)
		if (!(other_value(choosing, c, factor) < value) && !(other_value(choosing, c, factor) > value)) {
			count++;
			wins += winners[c] == best->best;
		}
	return (double)wins / count;
}

/* The longest stretch of values of a factor at which the best is so in half of the cases. */
static struct effects_stay stay_find(const struct choosing *choosing, const struct effects_best *best, const int *winners, int factor, double *values)
{
	struct effects_stay stay = {NAN, NAN, false};
	int count = choosing->combinations, start = -1, longest = 0;
	for (int c = 0; c < count; c++)
		values[c] = other_value(choosing, c, factor);
	qsort(values, (size_t)count, sizeof *values, value_compare);
	for (int i = 0; i < count; i++) {
		start = wins_at(choosing, best, winners, factor, values[i]) < 0.5 ? -1 : start < 0 ? i : start;
		if (start >= 0 && i - start + 1 > longest) {
			longest = i - start + 1;
			stay = (struct effects_stay){values[start], values[i], longest == count};
		}
	}
	return stay;
}

static bool stays_fill(const struct choosing *choosing, struct effects_best *best, const int *winners, struct arena *arena)
{
	const struct sweep *sweep = choosing->sweep;
	double *values = arena_rows(arena, choosing->combinations, double);
	best->stays = arena_rows(arena, sweep->factor_count + 1, struct effects_stay);
	for (int f = 0; f < sweep->factor_count && values && best->stays; f++)
		best->stays[f] = f == choosing->factor || sweep_bound(sweep, f, SWEEP_IS_WORDS) > 0 ? (struct effects_stay){NAN, NAN, false}
			: stay_find(choosing, best, winners, f, values);
	return values && best->stays;
}

enum status effects_choose(struct effects_best *best, struct arena *arena, const struct sweep *sweep, int measure, int option, int factor, bool *is_told)
{
	struct choosing choosing = {.sweep = sweep, .measure = measure, .option = option, .factor = factor, .sign = sweep->about.measures[measure].better < 0 ? -1 : 1};
	*best = (struct effects_best){.factor = factor, .turns = arena_rows(arena, sweep->factor_count + 1, struct effects_row)};
	*is_told = false;
	if (!best->turns || !rows_find(&choosing, arena))
		return STATUS_WORLD;
	if (!choosing.row_count || !is_crossed(&choosing))
		return STATUS_OK;
	*is_told = true;
	best->count = choosing.values;
	best->combinations = choosing.combinations;
	best->choices = arena_rows(arena, choosing.values, struct effects_choice);
	int *winners = arena_rows(arena, choosing.combinations, int);
	if (!best->choices || !winners || !means_build(&choosing, arena))
		return STATUS_WORLD;
	means_fill(&choosing, best, winners);
	bool fine = behind_fill(&choosing, best, arena) && turns_fill(&choosing, best, winners, arena) && stays_fill(&choosing, best, winners, arena);
	for (int v = 0; v < best->count; v++)
		best->choices[v].mean *= choosing.sign;
	return fine ? STATUS_OK : STATUS_WORLD;
}
