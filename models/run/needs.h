/* needs.h - who waits: requests by class and urgency, how many in time, how long they took. */
#ifndef NEEDS_H
#define NEEDS_H

#include "state/replica.h"
#include "study/result.h"

/* Names and measures of the needs in a set, and the steps of waiting. */
STATUS_MUST_USE enum status needs_describe(struct arena *arena, struct result_set *set);
/* What a replication that is over tells of requests asked since counting began: values of its own, and counts added to those of the point. */
void needs_record(const struct replica *replica, double days, struct result_set *set, int point, int replication);

#endif
