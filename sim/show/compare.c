/* compare.c - paired differences to the baseline, their intervals together, and the verdicts these allow. */
#include "show/compare.h"

#include <math.h>

enum { RESAMPLES = 4000, LEAST_REPLICATIONS = 10 };
static const double LEVEL = 0.95;

static double difference_at(const struct result_set *set, int measure, int point, int baseline, int replication)
{
	double difference = result_horizon(set, point, replication)[measure] - result_horizon(set, baseline, replication)[measure];
	return isfinite(difference) ? difference : NAN;
}

/* The mean of the option, and its differences to the baseline, which are left in `row`. UNCLEAR: it asks for a verdict. */
static void cell_fill(struct compare_cell *cell, const struct result_set *set, int measure, int point, int baseline, double *row)
{
	int n = set->replication_count;
	for (int r = 0; r < n; r++)
		row[r] = result_horizon(set, point, r)[measure];
	cell->value = stats_mean(row, n, LEVEL);
	for (int r = 0; r < n; r++)
		row[r] = difference_at(set, measure, point, baseline, r);
	cell->difference = stats_mean(row, n, LEVEL);
	if (point == baseline)
		cell->verdict = COMPARE_BASELINE;
	else if (cell->difference.n == 0)
		cell->verdict = COMPARE_NONE;
	else
		cell->verdict = set->measures[measure].better ? COMPARE_UNCLEAR : COMPARE_NEUTRAL;
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
   whichever is easier to reach. Fewer than 10 replications do not tell the spread; then 10 are the next step. */
static int replications_to_decide(const struct stats_interval *difference, const struct result_measure *measure)
{
	double off = fabs(difference->mean), target = fmax(off, measure->matters_from - off);
	if (difference->n < LEAST_REPLICATIONS)
		return LEAST_REPLICATIONS;
	int needed = stats_replications_needed(*difference, target);
	return needed > difference->n ? needed : difference->n + 1;
}

static void cell_judge(struct compare_cell *cell, const struct stats_interval *together, const struct result_measure *measure)
{
	cell->difference = *together;
	cell->verdict = verdict_of(together, measure);
	if (cell->verdict == COMPARE_UNCLEAR)
		cell->replications_needed = replications_to_decide(together, measure);
}

bool compare_holds(const struct compare_cell *cell)
{
	return cell->screened >= RESULT_SCREEN_LEAST && cell->holding >= COMPARE_HOLDING;
}

double compare_screened(const struct result_set *set, int screen_point, int measure, int point, int against)
{
	double difference = result_screened(set, screen_point, point)[measure] - result_screened(set, screen_point, against)[measure];
	return isfinite(difference) ? difference : NAN;
}

/* How the sign of a decided cell fares where assumptions lie elsewhere. */
static void cell_screen(struct compare_cell *cell, const struct result_set *set, int measure, int point, int baseline)
{
	int same = 0;
	if (cell->verdict != COMPARE_BETTER && cell->verdict != COMPARE_WORSE)
		return;
	for (int i = 0; i < set->screen.point_count; i++) {
		double difference = compare_screened(set, i, measure, point, baseline);
		cell->screened += !isnan(difference);
		same += difference * cell->difference.mean > 0;
	}
	cell->holding = cell->screened ? (double)same / cell->screened : NAN;
}

enum status compare_build(struct comparison *comparison, struct arena *arena, const struct result_set *set,
	const int *measures, int measure_count, int baseline)
{
	int points = set->point_count, n = set->replication_count, cell_count = measure_count * points, rows = 0;
	*comparison = (struct comparison){.point_count = points, .measure_count = measure_count, .baseline = baseline, .level = LEVEL};
	comparison->measures = arena_rows(arena, measure_count, int);
	comparison->cells = arena_rows(arena, cell_count, struct compare_cell);
	double *differences = arena_rows(arena, (int64_t)(cell_count + 1) * n, double); /* a row for each cell that asks for a verdict */
	struct stats_interval *together = arena_rows(arena, cell_count, struct stats_interval);
	if (!comparison->measures || !comparison->cells || !differences || !together)
		return STATUS_WORLD;

	for (int i = 0; i < cell_count; i++) {
		int measure = comparison->measures[i / points] = measures[i / points], point = i % points;
		double *row = differences + (int64_t)rows * n;
		cell_fill(&comparison->cells[i], set, measure, point, baseline, row);
		rows += comparison->cells[i].verdict == COMPARE_UNCLEAR;
	}
	stats_simultaneous(differences, rows, n, LEVEL, RESAMPLES, set->seed, together);
	comparison->simultaneous_count = rows;
	for (int i = 0; i < cell_count; i++)
		if (comparison->cells[i].verdict == COMPARE_UNCLEAR)
			cell_judge(&comparison->cells[i], together++, &set->measures[measures[i / points]]);
	for (int i = 0; i < cell_count; i++)
		cell_screen(&comparison->cells[i], set, measures[i / points], i % points, baseline);
	return STATUS_OK;
}
