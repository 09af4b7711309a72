/* roster.h - who is in post, who is away today, and what becomes of the contract time. */
#ifndef ROSTER_H
#define ROSTER_H

#include "state/shop.h"

/* Day 0: every post filled, with tenures as of a long past, or as a table of staff says. Draws skill and tenure at (SOURCE_HIRE, community, holder 0). */
void roster_open(struct shop *shop);
/* First of a month: quits (one uniform for each post), what training taught fades, speeds by experience. */
void roster_month(struct shop *shop);
/* Morning: on the first day of the run posts are as a table of staff says. A shock empties posts, new holders start, the borrowed come back, the absent of the day are drawn; the contract time of the day is
   counted by what becomes of it. Whoever cannot work today has is_absent or another status than WORKER_IN_POST. */
void roster_day(struct shop *shop);
/* Contract ticks a post owes on a working day. */
int64_t roster_contract_day(const struct shop *shop);
/* Chance that a worker is away on a working day of a month (1 … 12), at leave or ill. */
double roster_absence(const struct settings *settings, int month);

static inline bool roster_is_there(const struct worker *worker)
{
	return worker->status == WORKER_IN_POST && !worker->is_absent;
}

#endif
