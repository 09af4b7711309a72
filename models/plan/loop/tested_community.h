/* tested_community.h - the search for one community: rounds with more and more replications until fresh seeds agree. */
#ifndef TESTED_COMMUNITY_H
#define TESTED_COMMUNITY_H

#include "plan/loop/memo.h"
#include "plan/loop/tested.h"

/* Searches with this trial of the community alone, whose world has room for problem->high posts of each kind. `community` has its problem's bounds and costs, its rivals'
   heads and its leads filled in, and an arena of its own. */
STATUS_MUST_USE enum status tested_community_plan(struct tested_community *community, struct trial *trial, const struct tested_plan *plan,
	struct faults *faults);
/* Intervals and verdicts of counts[replications]. */
struct tested_check tested_community_check(const struct tested_target targets[TRIAL_MEASURES], const struct trial_counts *counts, int replications);
/* Whether every target asked for is met by these sums. */
bool tested_community_is_met(const struct tested_target targets[TRIAL_MEASURES], const struct trial_counts *sum);

#endif
