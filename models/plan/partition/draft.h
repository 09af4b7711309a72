/* draft.h - a partition being worked on, renewed a few neighbouring parts at a time. */
#ifndef DRAFT_H
#define DRAFT_H

#include "plan/partition/partition.h"

struct draft {
	const struct partition_problem *problem;
	int *part_of;            /* [units]; -1: not covered */
	int64_t *cost;           /* [units] of part p */
	bool *is_in;             /* [units] scratch: the units being renewed */
	int part_count, uncovered;
	const struct pool *good; /* sets worth looking at; NULL: all of a region are listed anew */
	int64_t total;           /* of all parts */
};

STATUS_MUST_USE enum status draft_init(struct draft *draft, const struct partition_problem *problem);
void draft_free(struct draft *draft);
/* One part more: a set of a pool, of units not covered yet. */
void draft_take(struct draft *draft, const struct pool *pool, int64_t set);
/* Goes over the parts: the cheapest partition of each and up to `neighbours` parts beside it takes their place; what is not covered comes first.
   Until a whole round finds nothing better. */
STATUS_MUST_USE enum status draft_renew(struct draft *draft, int neighbours);

#endif
