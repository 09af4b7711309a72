/* equity.h - how evenly the load lies on communities and grids. */
#ifndef EQUITY_H
#define EQUITY_H

#include "state/replica.h"

/* Whether communities differ by what a person put in; else their differences are the rule's and chance's, and no matter of equity. */
bool equity_is_known(const struct scenario *scenario);
/* Fills in the indicators of equity of a replication that is over; `loads` of its communities, which are sorted. Takes scratch from the
   replica's arena. */
STATUS_MUST_USE enum status equity_fill(struct replica *replica, double *loads, double *values);

#endif
