/* compare.h - options beside each other: means, paired differences, simultaneous intervals, verdicts. */
#ifndef COMPARE_H
#define COMPARE_H

#include <stdbool.h>

#include "measure/stats.h"
#include "study/result.h"

enum compare_verdict { COMPARE_BASELINE, COMPARE_BETTER, COMPARE_WORSE, COMPARE_SAME, COMPARE_UNCLEAR, COMPARE_NEUTRAL, COMPARE_NONE };

struct compare_cell {
	struct stats_interval value;       /* of the option itself, 95 % */
	struct stats_interval difference;  /* option - baseline, paired; those with a direction hold together, a neutral one by itself */
	enum compare_verdict verdict;
	int replications_needed;           /* for UNCLEAR: to decide it; else 0 */
	int screened;                      /* for BETTER, WORSE: points of the screen that have the measure; 0 = not screened */
	double holding;                    /* share of them at which the difference has the same sign */
};

struct comparison {
	int point_count, measure_count;
	int baseline;
	int *measures;                     /* [measure_count] indices into the set */
	struct compare_cell *cells;        /* [measure][point] */
	double level;
	int simultaneous_count;            /* differences the level covers at once */
};

/* Compares the `measure_count` measures given by index (the headline: what the level covers together).
   Verdicts: SAME when the interval of the difference lies inside ± matters_from; BETTER/WORSE when it lies on one side of 0;
   else UNCLEAR with the replications that could decide. Deterministic. */
STATUS_MUST_USE enum status compare_build(struct comparison *comparison, struct arena *arena, const struct result_set *set,
	const int *measures, int measure_count, int baseline);
/* Whether a verdict stays when assumptions vary: at least RESULT_SCREEN_LEAST points, the sign kept at COMPARE_HOLDING of them. */
#define COMPARE_HOLDING 0.95
bool compare_holds(const struct compare_cell *cell);
/* The difference between two options at a point of the screen; NaN where either has no value. */
double compare_screened(const struct result_set *set, int screen_point, int measure, int point, int against);
static inline const struct compare_cell *compare_at(const struct comparison *comparison, int measure, int point)
{
	return &comparison->cells[measure * comparison->point_count + point];
}

#endif
