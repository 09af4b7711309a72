/* simulate.h - one replication of one option, from an empty district to a row of results. */
#ifndef SIMULATE_H
#define SIMULATE_H

#include "base/fault.h"
#include "base/team.h"
#include "run/record.h"

/* Runs the pre-run of replication `number`: days [0, start_day), the same for every course. */
STATUS_MUST_USE enum status simulate_prerun(struct replica *replica, const struct course *course, uint64_t seed, int number, struct team team,
	const struct recorder *recorder, struct faults *faults);
/* Runs the rest under the replica's course, audits it and records it. The communities of a day run side by side on the team; the
   result is the same for any team. A broken balance or lack of memory is a fault. */
STATUS_MUST_USE enum status simulate_rest(struct replica *replica, struct team team, const struct recorder *recorder, struct faults *faults);
/* The days before `end_day` only, without an audit: for a diary of them. */
STATUS_MUST_USE enum status simulate_until(struct replica *replica, int32_t end_day, struct team team, const struct recorder *recorder, struct faults *faults);

#endif
