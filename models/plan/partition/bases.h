/* bases.h - the engine for few large parts: every choice of bases is bounded, and those that may hold the cheapest plan are solved. */
#ifndef BASES_H
#define BASES_H

#include "plan/partition/partition.h"

enum { BASES_TUPLES = 3000000, BASES_PARTS = 8 };

/* How many choices of bases there are, of all numbers of parts asked for; BASES_TUPLES + 1 when more. */
int64_t bases_tuples(const struct partition_problem *problem);
/* Fills what partition_solve says, for problems with a share and at most BASES_TUPLES choices of at most BASES_PARTS bases. Memory of the result in `arena`. */
STATUS_MUST_USE enum status bases_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem);

#endif
