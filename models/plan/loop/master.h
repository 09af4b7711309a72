/* master.h - the integer program that proposes: the cheapest posts no cut excludes. */
#ifndef MASTER_H
#define MASTER_H

#include "plan/loop/cuts.h"

enum master_outcome { MASTER_PROPOSED, MASTER_NOTHING_LEFT, MASTER_LIMIT };

/* The cheapest vector that is allowed, no cut of `result` excludes and costs less than `below` (INT64_MAX: whatever it costs), among equals the nearest
   to problem->prefer. *bound: nothing of that kind is cheaper. MASTER_LIMIT: the solver's limit of nodes came first; only
   the bound holds. Draws nothing. */
STATUS_MUST_USE enum status master_propose(const struct cuts_problem *problem, const struct cuts_result *result, int64_t below,
	enum master_outcome *outcome, struct heads *proposal, int64_t *bound, struct faults *faults);

#endif
