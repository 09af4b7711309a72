/* assign.h - each unit to one of a few bases, connected, inside the window, at the least cost. */
#ifndef ASSIGN_H
#define ASSIGN_H

#include "plan/partition/partition.h"

struct assign {
	/* given */
	const struct partition_problem *problem;
	const int64_t *share;    /* [base * units + unit] */
	const uint16_t *base;
	int base_count;
	/* found */
	double *weight_price;    /* [base_count] per weight of a part: above 0 it is too heavy, below 0 too light */
	double bound;            /* of any plan with these bases, connected or not */
	int *part_of;            /* [units]; set when a plan was found */
	int64_t cost;            /* of it; INT64_MAX: none */
	bool is_closed;          /* nothing cheaper than what was known, or than what was found */
	long programs;           /* integer programs solved */
};

/* The multipliers of the window that bound the most, and that bound; after so many steps, or when the bound exceeds `enough`. `weight_price`
   [base_count] must be there. */
enum { ASSIGN_STEPS = 150 };
void assign_bound(struct assign *assign, int steps, double enough);
/* The cheapest plan below `known` (INT64_MAX: any). Assignments that the multipliers exclude are left out, and ways that lead nowhere; the rest is an
   integer program, to which cuts are added while a part is in pieces: a unit apart from its base needs one of the units between them.
   `part_of` [units] must be there. */
STATUS_MUST_USE enum status assign_solve(struct assign *assign, int64_t known, long node_limit);

#endif
