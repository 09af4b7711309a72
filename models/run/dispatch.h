/* dispatch.h - work meets worker: queues, choosing, beginning, finishing, laying down, giving up. */
#ifndef DISPATCH_H
#define DISPATCH_H

#include "staff/discipline.h"
#include "state/shop.h"

/* Kinds of events, which is also their order at one instant (events.h): an end frees a worker before an arrival looks for one. */
enum event_kind { EVENT_FINISH, EVENT_ARRIVAL, EVENT_KIND_COUNT };

/* A piece of work joins its queue at shop->now; idle workers take it, an emergency interrupts one who is busy. */
void dispatch_enter(struct shop *shop, int32_t row);
/* A present worker with empty hands looks for work. Returns whether he found some. */
bool dispatch_next(struct shop *shop, int worker);
/* The end of the work in hand. */
void dispatch_finish(struct shop *shop, int worker);
/* Lays down what is in hand at shop->now for the same worker to go on with (kept), or back into its queue. `restart` loses what
   was done of the part. */
void dispatch_keep(struct shop *shop, int worker, bool restart);
void dispatch_hand_back(struct shop *shop, int worker, bool restart);
/* What was kept goes back into its queue: its worker does not come today. */
void dispatch_release(struct shop *shop, int worker);
/* Takes up what was kept. */
void dispatch_resume(struct shop *shop, int worker);
/* Nobody waits for it any more since `when` (not after shop->now): out of patience, superseded. */
void dispatch_give_up(struct shop *shop, int32_t row, int64_t when);
/* Gives waiting work another rank: it moves in its queue. */
void dispatch_rank(struct shop *shop, int32_t row, int rank);
/* Counts the time of all hands up to shop->now. */
void dispatch_account(struct shop *shop);
/* Brings the integral of the queue up to shop->now. */
void dispatch_area(struct shop *shop);

#endif
