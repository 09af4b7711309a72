/* rounds.h - whose turn it is to be called on at home, and who was this quarter. */
#ifndef ROUNDS_H
#define ROUNDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

/* Households take turns; those with elderly are spread evenly among them. Of the households due on one day those with elderly are
   called on first. What was due in one quarter and is done in the next counts where it is done. */
struct rounds {
	uint64_t *called;        /* a bit for each household called on this quarter: those with elderly, then the others */
	int32_t room;            /* households there are bits for */
	int32_t households, elderly; /* of this quarter: all; those with elderly */
	int32_t homes_called, elderly_called;
	double elderly_share;
	uint32_t due;            /* turns so far */
	bool is_whole;           /* the quarter began inside the run */
};

/* Share of households with somebody of 60 or over, when a share of residents is and people of all ages live together by chance. */
double rounds_elderly_share(double elderly_residents, double household_size);
/* A new quarter with so many households, nobody called on yet. */
STATUS_MUST_USE enum status rounds_begin(struct rounds *rounds, struct arena *arena, double households, bool is_whole);
/* So many more are due; returns the number of the first turn among them. */
uint32_t rounds_take(struct rounds *rounds, int count);
/* Of `count` turns from `first` on, the nth (from 0) to be called on has been. */
void rounds_call(struct rounds *rounds, uint32_t first, int count, int nth);

#endif
