/* origins.h - where work sent down comes from: kinds of work, then departments. */
#ifndef ORIGINS_H
#define ORIGINS_H

#include "run/indicator.h"
#include "study/result.h"

/* Names and measures of the origins in a set; strings live in `arena`. */
STATUS_MUST_USE enum status origins_describe(const struct world *world, struct arena *arena, struct result_set *set);
/* Place of a department among the origins. */
int origins_department(int department);
/* What the horizon of a replication tells of them. */
void origins_record(const struct indicator_scope *horizon, struct result_set *set, int point, int replication);

#endif
