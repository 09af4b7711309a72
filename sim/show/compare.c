/* compare.c - paired differences to the baseline, their intervals together, and what they allow to say. */
#include "show/compare.h"

#include <math.h>

enum { RESAMPLES = 4000, LEAST_REPLICATIONS = 10 };
static const double LEVEL = 0.95;

/* What the intervals are made of while a comparison is built: one row of differences for each cell that asks for a verdict. */
struct rows {
	int count, complete_count, n;
	double *differences;              /* [row][replication]; the complete rows, without a NaN, come first */
	struct compare_cell **cells;      /* [row] */
	struct stats_interval *intervals; /* [row] */
};

static double difference_at(const struct result_set *set, int measure, int point, int baseline, int replication)
{
	double difference = result_horizon(set, point, replication)[measure] - result_horizon(set, baseline, replication)[measure];
	return isfinite(difference) ? difference : NAN;
}

static int finite_count(const struct result_set *set, int measure, int point, int baseline)
{
	int count = 0;
	for (int r = 0; r < set->replication_count; r++)
		count += !isnan(difference_at(set, measure, point, baseline, r));
	return count;
}

/* Means of the options; and the differences that bear no verdict, each with an interval of its own. */
static void cell_value(struct compare_cell *cell, const struct result_set *set, int measure, int point, int baseline, double *scratch)
{
	int n = set->replication_count;
	for (int r = 0; r < n; r++)
		scratch[r] = result_horizon(set, point, r)[measure];
	cell->value = stats_mean(scratch, n, LEVEL);
	for (int r = 0; r < n; r++)
		scratch[r] = difference_at(set, measure, point, baseline, r);
	cell->difference = stats_mean(scratch, n, LEVEL);
	if (point == baseline)
		cell->verdict = COMPARE_BASELINE;
	else if (cell->difference.n == 0)
		cell->verdict = COMPARE_NONE;
	else
		cell->verdict = set->measures[measure].better ? COMPARE_UNCLEAR : COMPARE_NEUTRAL;
}

static void rows_add(struct rows *rows, struct comparison *comparison, const struct result_set *set, bool complete)
{
	for (int m = 0; m < comparison->measure_count; m++)
		for (int p = 0; p < comparison->point_count; p++) {
			int measure = comparison->measures[m];
			struct compare_cell *cell = &comparison->cells[m * comparison->point_count + p];
			bool is_complete = finite_count(set, measure, p, comparison->baseline) == rows->n;
			if (cell->verdict != COMPARE_UNCLEAR || is_complete != complete)
				continue;
			double *row = rows->differences + (int64_t)rows->count * rows->n;
			for (int r = 0; r < rows->n; r++)
				row[r] = difference_at(set, measure, p, comparison->baseline, r);
			rows->cells[rows->count++] = cell;
		}
	if (complete)
		rows->complete_count = rows->count;
}

/* Complete rows share their part of what may go wrong by the bootstrap, rows with gaps get theirs each by Bonferroni. */
static void rows_judge(const struct rows *rows, uint64_t seed)
{
	double alpha = (1 - LEVEL) / rows->count;
	if (rows->complete_count > 0)
		stats_simultaneous(rows->differences, rows->complete_count, rows->n, 1 - alpha * rows->complete_count, RESAMPLES, seed,
			rows->intervals);
	for (int i = rows->complete_count; i < rows->count; i++)
		rows->intervals[i] = stats_mean(rows->differences + (int64_t)i * rows->n, rows->n, 1 - alpha);
	for (int i = 0; i < rows->count; i++)
		rows->cells[i]->difference = rows->intervals[i];
}

static enum compare_verdict verdict_of(const struct stats_interval *difference, const struct result_measure *measure)
{
	if (!isfinite(difference->low) || !isfinite(difference->high))
		return COMPARE_UNCLEAR;
	if (difference->low >= -measure->matters_from && difference->high <= measure->matters_from)
		return COMPARE_SAME;
	if (difference->low > 0)
		return measure->better > 0 ? COMPARE_BETTER : COMPARE_WORSE;
	if (difference->high < 0)
		return measure->better > 0 ? COMPARE_WORSE : COMPARE_BETTER;
	return COMPARE_UNCLEAR;
}

/* Decided is a cell whose half width is less than its distance from 0, or than what keeps it inside what matters:
   whichever is easier to reach. */
static int replications_to_decide(const struct stats_interval *difference, const struct result_measure *measure)
{
	double off = fabs(difference->mean), target = fmax(off, measure->matters_from - off);
	if (difference->n < 2 || !isfinite(difference->half_width))
		return LEAST_REPLICATIONS;
	return stats_replications_needed(*difference, target);
}

enum status compare_build(struct comparison *comparison, struct arena *arena, const struct result_set *set,
	const int *measures, int measure_count, int baseline)
{
	int points = set->point_count, n = set->replication_count, cell_count = measure_count * points;
	*comparison = (struct comparison){.point_count = points, .measure_count = measure_count, .baseline = baseline, .level = LEVEL};
	comparison->measures = arena_rows(arena, measure_count, int);
	comparison->cells = arena_rows(arena, cell_count, struct compare_cell);
	double *scratch = arena_rows(arena, n, double);
	struct rows rows = {.n = n,
		.differences = arena_rows(arena, (int64_t)cell_count * n, double),
		.cells = arena_rows(arena, cell_count, struct compare_cell *),
		.intervals = arena_rows(arena, cell_count, struct stats_interval)};
	if (!comparison->measures || !comparison->cells || !scratch || !rows.differences || !rows.cells || !rows.intervals)
		return STATUS_WORLD;

	for (int m = 0; m < measure_count; m++) {
		comparison->measures[m] = measures[m];
		for (int p = 0; p < points; p++)
			cell_value(&comparison->cells[m * points + p], set, measures[m], p, baseline, scratch);
	}
	rows_add(&rows, comparison, set, true);
	rows_add(&rows, comparison, set, false);
	rows_judge(&rows, set->seed);
	comparison->simultaneous_count = rows.count;
	for (int m = 0; m < measure_count; m++)
		for (int p = 0; p < points; p++) {
			struct compare_cell *cell = &comparison->cells[m * points + p];
			const struct result_measure *measure = &set->measures[measures[m]];
			if (cell->verdict != COMPARE_UNCLEAR)
				continue;
			cell->verdict = verdict_of(&cell->difference, measure);
			if (cell->verdict == COMPARE_UNCLEAR)
				cell->replications_needed = replications_to_decide(&cell->difference, measure);
		}
	return STATUS_OK;
}
