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

static inline uint64_t outcome_mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

/* Mixes an event into the fingerprint of the community's history, and writes it into the diary if there is one. */
static inline void outcome_mark(struct shop *shop, enum diary_mark mark, int64_t time, const struct work *work, int worker)
{
	uint64_t what = (uint64_t)mark << 56 | (uint64_t)(uint16_t)work->line << 40 | (uint64_t)(uint16_t)work->template << 16 | (uint64_t)(worker + 1);
	shop->digest = outcome_mix(outcome_mix(outcome_mix(shop->digest, (uint64_t)time), what), work->ordinal);
	if (shop->diary)
		diary_piece(shop, mark, time, work, worker, time);
}

#endif
