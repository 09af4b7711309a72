/* certificate.h - what prices and splits show of every plan, worked out by listing all connected sets anew. */
#ifndef CERTIFICATE_H
#define CERTIFICATE_H

#include "base/fault.h"
#include "plan/partition/partition.h"

/* The bound a proof carries of any plan into *bound, the number of connected sets in the window into *sets. is_seen: all of them were looked at; else there
   were too many, and the bound is -INFINITY. What a proof must not say (prices with a wrong sign, cuts of units there are not, splits that lead
   nowhere, leaves that claim more than they show) is added to `faults`. Shares no code with what makes proofs. STATUS_WORLD: out of memory. */
STATUS_MUST_USE enum status certificate_bound(const struct partition_problem *problem, const struct partition_proof *proof, struct faults *faults,
	double *bound, int64_t *sets, bool *is_seen);

#endif
