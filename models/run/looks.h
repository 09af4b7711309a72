/* looks.h - at stated times what is in the system is counted. */
#ifndef LOOKS_H
#define LOOKS_H

#include "state/shop.h"

/* Morning: the looks of the day become events. */
void looks_day(struct shop *shop);
/* What waits and is in hand of each line of the scenario's own, and what was asked since the look before, into its gauge. */
void looks_take(struct shop *shop, int look);

#endif
