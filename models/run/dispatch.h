/* dispatch.h - work meets worker: beginning, finishing, laying down, taking up again. */
#ifndef DISPATCH_H
#define DISPATCH_H

#include "staff/discipline.h"
#include "state/shop.h"

/* Kinds of events, which is also their order at one instant (events.h): an end frees a worker before anything else, arrivals come last.
   A server breaks down at work (BREAK) or by the clock (FAIL). */
enum event_kind { EVENT_FINISH, EVENT_BREAK, EVENT_REPAIR, EVENT_BACK, EVENT_SHIFT, EVENT_FAIL, EVENT_LOOK, EVENT_KIND_COUNT };

/* A piece of work joins its queue at shop->now; idle workers take it, an emergency interrupts one who is busy. */
void dispatch_enter(struct shop *shop, int32_t row);
/* Waiting work is offered to whoever is idle. */
void dispatch_offer(struct shop *shop, int32_t row);
/* A present worker with empty hands looks for work. Returns whether he found some. */
bool dispatch_next(struct shop *shop, int worker);
/* The end of the work in hand. Returns the row of what goes on to another line, not yet entered, or -1. */
int32_t dispatch_finish(struct shop *shop, int worker);
/* Lays down what is in hand at shop->now for the same worker to go on with (kept), or back into its queue. `restart` loses what
   was done of the part. */
void dispatch_keep(struct shop *shop, int worker, bool restart);
void dispatch_hand_back(struct shop *shop, int worker, bool restart);
/* What was kept goes back into its queue: its worker does not come, or goes. */
void dispatch_release(struct shop *shop, int worker, bool restart);
/* Takes up what was kept. */
void dispatch_resume(struct shop *shop, int worker);
/* Counts the time of all hands up to shop->now. */
void dispatch_account(struct shop *shop);

#endif
