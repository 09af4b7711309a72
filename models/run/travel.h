/* travel.h - the way to those who are called on, and back. */
#ifndef TRAVEL_H
#define TRAVEL_H

#include "state/shop.h"

/* Ticks on foot that the worker's next part of a piece of work takes, the `nth` of its parts (from 0). Requests met at home and
   contacts: there and back. Visits: their share of a round. A survey's part: a round of its own, the parts spread over all
   households. Grid workers who have a queue of their own set out from the centre of their grid while they stay in it, all others
   from the office. Nothing for whatever is done in the office, for lines and servers of the scenario's own. Draws nothing. */
int64_t travel_ticks(const struct shop *shop, const struct worker *worker, const struct work *work, int nth);

#endif
