/* indicator_sums.h - sums several indicators share. */
#ifndef INDICATOR_SUMS_H
#define INDICATOR_SUMS_H

#include "run/indicator.h"

static inline double indicator_hours(int64_t ticks)
{
	return (double)ticks / (double)TICKS_PER_HOUR;
}

enum indicator_sum { INDICATOR_ASKED, INDICATOR_WORKED };
/* Ticks of all work sent down (certificates serve residents and are left out). */
int64_t indicator_mandates(const struct indicator_scope *scope, enum indicator_sum what);
/* CNY paid to others and for projects. */
double indicator_paid(const struct tally *tally);
/* 100 x on time / fell due over lines first … last; NaN when nothing fell due. */
double indicator_share(const struct indicator_scope *scope, int first, int last);

#endif
