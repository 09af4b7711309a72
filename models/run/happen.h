/* happen.h - one thing after another: ends of work, changes of servers, looks, arrivals. */
#ifndef HAPPEN_H
#define HAPPEN_H

#include "state/shop.h"

/* Kinds of events, which is also their order at one instant (events.h): an end frees a worker before anything else, arrivals come last.
   A server breaks down at work (BREAK) or by the clock (FAIL). */
enum event_kind { EVENT_FINISH, EVENT_BREAK, EVENT_REPAIR, EVENT_BACK, EVENT_SHIFT, EVENT_FAIL, EVENT_LOOK, EVENT_DELIVERED, EVENT_KIND_COUNT };

/* Everything until `to`, in order of time; what comes in at `to` itself is left for what follows. */
void happen_until(struct shop *shop, int64_t to);
/* Whether nothing would happen until `to`. */
bool happen_nothing(const struct shop *shop, int64_t to);

#endif
