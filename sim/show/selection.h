/* selection.h - the options of all samples of a sweep as rivals in one measure: which is the best, who cannot be told apart from it. */
#ifndef SELECTION_H
#define SELECTION_H

#include "measure/select.h"
#include "measure/stats.h"
#include "study/sweep.h"

/* One option at one sample. */
struct selection_rival {
	int sample, option;            /* the row counts from the sweep's first */
	int made;                      /* replications, from the first on */
	int same_as;                   /* an earlier rival with the same history, which stands for it; -1 = none */
	bool is_out;                   /* behind by more than luck explains, when it was last looked at */
	double mean;                   /* of those, in the measure's unit; NaN when the measure is not known in all of them, and then it does not take part */
	struct stats_interval behind;  /* the best, pair by pair over the replications both have; all together at 95 % (Bonferroni); above 0 = worse */
};

struct selection {
	struct selection_rival *rivals; /* [count] sample by sample, option by option */
	int count;
	double matters;
	int best;                      /* rival; -1 when there is none */
	struct select_result result;
};

/* The most rivals there may be: time and room grow with their square. */
enum { SELECTION_MOST = 3000 };

/* Of one measure over a sweep with all its rows in memory (at most SELECTION_MOST rivals), in the direction that is better (a measure without one: higher), by
   select.h. `option`: only this one takes part; -1 = all. `matters`: the difference that matters, in the measure's unit, above 0. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status selection_build(struct selection *selection, struct arena *arena, const struct sweep *sweep, int measure, int option, double matters);

#endif
