/* hands.h - the work in hand: begun, ended, laid down, taken up again. */
#ifndef HANDS_H
#define HANDS_H

#include "state/shop.h"

/* A worker with empty hands begins the next part of a piece that waits, and its end becomes an event. */
void hands_begin(struct shop *shop, int worker, int32_t row);
/* The end of the work in hand. Returns the row of what goes on to another line, not yet entered, or -1. */
int32_t hands_finish(struct shop *shop, int worker);
/* Lays down what is in hand at shop->now for the same worker to go on with (kept), or back into its queue. `restart` loses what
   was done of the part. */
void hands_keep(struct shop *shop, int worker, bool restart);
void hands_give_back(struct shop *shop, int worker, bool restart);
/* What was kept goes back into its queue: its worker does not come, or goes. */
void hands_release(struct shop *shop, int worker, bool restart);
/* Takes up what was kept. */
void hands_resume(struct shop *shop, int worker);
/* Counts the time of all hands up to shop->now. */
void hands_account(struct shop *shop);

#endif
