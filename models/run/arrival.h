/* arrival.h - work comes in: counted, refused where there is no room, laid into its queue. */
#ifndef ARRIVAL_H
#define ARRIVAL_H

#include "state/shop.h"

/* A row asked for reaches the community at shop->now. It may be begun, or turned away and its row given back, before this returns. */
void arrival_enter(struct shop *shop, int32_t row);

#endif
