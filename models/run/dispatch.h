/* dispatch.h - work meets worker. */
#ifndef DISPATCH_H
#define DISPATCH_H

#include "state/shop.h"

/* A piece of work joins its queue at shop->now; idle workers take it, what is urgent interrupts one who is busy. */
void dispatch_enter(struct shop *shop, int32_t row);
/* Waiting work is offered to whoever is idle. */
void dispatch_offer(struct shop *shop, int32_t row);
/* A present worker with empty hands looks for work. Returns whether he found some. */
bool dispatch_next(struct shop *shop, int worker);

#endif
