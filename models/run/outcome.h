/* outcome.h - how a piece of work ends, and what is counted then. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "state/shop.h"

/* All parts are done at shop->now; for work that counts by parts, one part of `standard` ticks. The row stays the caller's. */
void outcome_done(struct shop *shop, int32_t row, int64_t standard);
/* Given up at `when`, `parts` of it not done. */
void outcome_given_up(struct shop *shop, int32_t row, int parts, int64_t when);
/* Mixes an event into the fingerprint of the community's history, and writes it to the log if there is one. */
enum outcome_mark { MARK_ARRIVE = 1, MARK_BEGIN, MARK_DONE, MARK_LAID_DOWN, MARK_GIVEN_UP };
void outcome_mark(struct shop *shop, enum outcome_mark mark, int64_t time, const struct work *work, int worker);

#endif
