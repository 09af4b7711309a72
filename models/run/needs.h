/* needs.h - who waits: requests by class and urgency, how many in time, how long they took. */
#ifndef NEEDS_H
#define NEEDS_H

#include "state/replica.h"
#include "study/result.h"

/* Names and measures of the needs in a set, and the steps of waiting. */
STATUS_MUST_USE enum status needs_describe(struct arena *arena, struct result_set *set);
/* What became of the requests asked since counting began, by class and urgency. */
enum { NEEDS = CLASS_COUNT * URGENCY_COUNT };
struct needs_sums {
	struct needs_sum {
		struct spread closed, given_up, open; /* asked to done; to given up; to the end */
		int64_t on_time, closed_ticks;
	} of[NEEDS];
};
/* Those of all communities of a replication that is over, added to what is there. */
void needs_sum(const struct replica *replica, struct needs_sums *sums);
/* What they tell: values of the replication, and counts added to those of the point. */
void needs_record(const struct needs_sums *sums, double days, struct result_set *set, int point, int replication);

#endif
