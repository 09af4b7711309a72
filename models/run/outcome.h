/* outcome.h - how a piece of work ends, and what is counted then. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "state/shop.h"

/* All parts are done at shop->now; for work that counts by parts, one part of `standard` ticks. The row stays the caller's. Returns the row
   of the line it goes on to, not yet entered, or -1. */
int32_t outcome_done(struct shop *shop, int32_t row, int64_t standard);
/* Pieces of a line of the scenario's own come (+1) or are gone (-1) at `when`. */
void outcome_present(struct shop *shop, int line, int pieces, int64_t when);
/* A piece of such a line begins, or has left, after a wait of so many ticks. */
void outcome_waited(struct shop *shop, const struct work *work, int64_t wait);
/* Given up at `when`, `parts` of it not done. */
void outcome_given_up(struct shop *shop, int32_t row, int parts, int64_t when);
/* Mixes an event into the fingerprint of the community's history, and writes it into the diary if there is one. */
void outcome_mark(struct shop *shop, enum diary_mark mark, int64_t time, const struct work *work, int worker);

#endif
