/* equity.h - how evenly the load lies on communities and grids. */
#ifndef EQUITY_H
#define EQUITY_H

#include "state/replica.h"

/* Fills in the indicators of equity over communities, from their loads, which are sorted. */
void equity_loads(const struct world *world, double *loads, double *values);
/* The same over grids, of a replication that is over. Takes scratch from its arena. */
STATUS_MUST_USE enum status equity_grids(struct replica *replica, double *values);

#endif
