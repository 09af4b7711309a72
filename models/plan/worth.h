/* worth.h - what an option is worth in workers: posts it takes to keep the targets of a plan without it, less those with it. */
#ifndef WORTH_H
#define WORTH_H

#include "plan/asked.h"
#include "run/study.h"

/* Fills worth_workers of every option and replication: money in yearly posts of the cheapest fractional plans (plan.load, plan.norm, grids, leads) for the
   hours the replication was asked for, of the baseline less of the option. No plan links communities here: budget, streets' norms and floating staff are
   left out. A study_complete, to be called after a study or by it. Takes 0.1 ms for each option, replication and community; draws nothing. */
STATUS_MUST_USE enum status worth_fill(const struct scenario *scenario, struct team team, struct result_set *set, struct faults *faults);

#endif
