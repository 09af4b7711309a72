/* simulate.h - one replication of one option, from an empty district to a row of results. */
#ifndef SIMULATE_H
#define SIMULATE_H

#include <stdio.h>

#include "base/fault.h"
#include "base/team.h"
#include "state/replica.h"
#include "study/result.h"

/* Where the results of a replication go. */
struct recorder {
	struct result_set *set;   /* rows of this point and replication are filled: horizon, months, places, lines, digest */
	int point, replication;
	FILE *events;             /* event log, or NULL */
};

/* Runs replication `number` of a course and audits it. The communities of a day run side by side on the team; the result is the same
   for any team. A broken balance or lack of memory is a fault. */
STATUS_MUST_USE enum status simulate_run(struct replica *replica, const struct course *course, uint64_t seed, int number, struct team team,
	const struct recorder *recorder, struct faults *faults);

#endif
