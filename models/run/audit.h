/* audit.h - the balance at the end of every replication, exact in ticks. */
#ifndef AUDIT_H
#define AUDIT_H

#include "base/fault.h"
#include "state/replica.h"

/* For each community and line: asked = done + lapsed + refused + abandoned + taken over + open; contract + overtime + duty time =
   worked + idle + absent; time of posts = contract + vacant + borrowed + occupied; the integral of the queue = the sum of the times in
   it; for each group of servers time on duty = busy + idle + out of order; and who is on duty, free or has something in hand, and what
   is present, as counted on the way = a recount of workers and rows. A broken balance is a fault that names seed, replication, community and line. Draws nothing. */
STATUS_MUST_USE enum status audit_replica(const struct replica *replica, struct faults *faults);

#endif
