/* verify.h - a plan and its certificate checked by somebody who knows nothing of how they were found. */
#ifndef VERIFY_H
#define VERIFY_H

#include "base/fault.h"
#include "plan/partition/partition.h"

struct verify {
	int64_t sets;            /* connected sets inside the window, counted anew; 0: not all could be looked at */
	double bound;            /* what the certificate shows of any plan: -INFINITY when nothing */
	bool is_proven;          /* no plan is cheaper (or, without a plan: there is none) */
	int fault_count;         /* added to `faults` */
};

/* Looks at cover, window, connectedness, number of parts and costs of the plan, then at the certificate: all connected sets are listed anew and
   their reduced costs worked out from the exported prices, leaf by leaf. What does not hold is added to `faults` in words, with `names` of the
   units (NULL: their numbers from 0). At most `most_sets` sets (0 = PARTITION_SETS) are looked at; beyond, or for the engine BASES, only what
   the plan itself shows is checked, and `bound` is -INFINITY.
   Returns STATUS_FAULT when anything does not hold. Uses no solver. */
STATUS_MUST_USE enum status verify_plan(struct verify *verify, const struct partition_problem *problem, const struct partition *plan, const char *const *names,
	struct faults *faults);

#endif
