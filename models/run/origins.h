/* origins.h - where work sent down comes from: kinds of work, then departments. */
#ifndef ORIGINS_H
#define ORIGINS_H

#include "state/replica.h"
#include "study/result.h"

/* Names and measures of the origins in a set; strings live in `arena`. */
STATUS_MUST_USE enum status origins_describe(const struct world *world, struct arena *arena, struct result_set *set);
/* Place of a department among the origins. */
int origins_department(int department);
/* The values of a replication that is over. */
void origins_record(const struct replica *replica, double days, struct result_set *set, int point, int replication);

#endif
