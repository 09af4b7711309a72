/* moves.h - how far each assumption moves what an option does: the bars of a tornado. */
#ifndef MOVES_H
#define MOVES_H

#include "measure/stats.h"
#include "study/result.h"

struct moves {
	struct stats_interval *of;   /* [factor] of the difference to the baseline, from the lower third of its values to the upper one */
	int *order, count;           /* the factors that are told, the longest first */
};

/* Of one option in one measure of a screened set, in `arena`. all: also what chance may have done. */
STATUS_MUST_USE enum status moves_build(struct moves *moves, const struct result_set *set, int measure, int point, int baseline, bool all, struct arena *arena);

#endif
