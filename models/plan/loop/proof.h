/* proof.h - a lower bound checked by counting, without the solver that found it. */
#ifndef PROOF_H
#define PROOF_H

#include "plan/loop/cuts.h"

enum { PROOF_MOST = 10000000 };

/* Counts through every vector within the problem's bounds that costs less than `bound`: each must break a rule that adds up or be excluded by a cut whose
   vector really misses its target. Returns whether that is so; *counted gets their number, 0 where there are more than PROOF_MOST within
   the bounds and nothing was checked. Whole numbers, and the sums of the problem; time: vectors x cuts. */
bool proof_holds(const struct cuts_problem *problem, const struct cuts_result *result, int64_t bound, int64_t *counted);

#endif
