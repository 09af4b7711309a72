/* precision.h - which measures --precision governs, how narrow their intervals are to be, and what that still takes. */
#ifndef PRECISION_H
#define PRECISION_H

#include "measure/stats.h"
#include "study/result.h"

/* One measure of one option. */
struct precision_row {
	const struct result_measure *measure;
	int point, line;                /* line of the set, -1 for an indicator of the district */
	double target;                  /* widest half width of the 95 % interval, in units */
	struct stats_interval interval; /* of the replications there are */
	int wanted;                     /* replications; as many as there are when they are enough */
};

/* Visits, for every option, the indicators that state a precision and the mean wait and stay of the scenario's own lines, judged by the
   first `count` replications; those without a value are left out. `share` 0: as stated, the precision of each indicator, 5 % of the
   mean for lines. Above 0: this share of the mean, and as many percentage points for what is measured in %. `values`: a double for each
   replication. */
void precision_visit(const struct result_set *set, int count, double share, double *values,
	void (*visit)(void *context, const struct precision_row *row), void *context);
/* The most replications any of them wants; `count` when all have enough. */
int precision_wanted(const struct result_set *set, int count, double share, double *values);

#endif
