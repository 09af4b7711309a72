/* audit.h - the balance at the end of every replication, exact in ticks. */
#ifndef AUDIT_H
#define AUDIT_H

#include "base/fault.h"
#include "state/replica.h"

/* For each community and line: asked = done + lapsed + refused + abandoned + taken over + open; contract + overtime + duty time =
   worked + idle + absent; time of posts = contract + vacant + borrowed + occupied; and the integral of the queue = the sum of the
   times in it. A broken balance is a fault that names seed, replication, community and line. Draws nothing. */
STATUS_MUST_USE enum status audit_replica(const struct replica *replica, struct faults *faults);

#endif
