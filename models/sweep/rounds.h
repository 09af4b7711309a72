/* rounds.h - a sweep by rounds: replications go to those that may still be the best in one measure. */
#ifndef ROUNDS_H
#define ROUNDS_H

#include "show/selection.h"
#include "sweep/job.h"

struct rounds {
	const struct job *job;                 /* replications: of each rival at most */
	struct sweep *rows;                    /* all samples, built; what they hold already is not run again */
	int measure;
	double matters;                        /* in its unit, above 0 */
	uint64_t budget;                       /* runs in all, enough for the first look; UINT64_MAX = as many as it takes */
	struct selection selection;            /* as it stood before the last round; the verdict when it is over */
};

/* Runs spent so far: histories of every option, the baseline too, which goes along wherever an option is run. */
uint64_t rounds_spent(const struct rounds *rounds);
/* Looks who is left, as selection.h says, and runs them up to the next look; *is_over when that is not needed, not wanted or not affordable any more.
   The same rounds whatever was run before the call. `arena` is for this round. */
STATUS_MUST_USE enum status rounds_next(struct rounds *rounds, struct arena *arena, bool *is_over, struct faults *faults);

#endif
