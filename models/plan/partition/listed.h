/* listed.h - the engine for many small parts: every connected set in the window is listed, and the plan is put together from them. */
#ifndef LISTED_H
#define LISTED_H

#include "plan/partition/pool.h"
#include "plan/partition/partition.h"

/* Fills what partition_solve says, from a pool of all sets. Memory of the result in `arena`. */
STATUS_MUST_USE enum status listed_solve(struct partition *plan, struct arena *arena, const struct partition_problem *problem, const struct pool *pool);

#endif
