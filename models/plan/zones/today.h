/* today.h - the grids there are today beside those planned: numbers, what they cost, whose worker changes. */
#ifndef TODAY_H
#define TODAY_H

#include "plan/zones/zones.h"

/* Numbers the parts of the plan: where the table says today's grids, planned and present ones are matched one to one so that the
   most households keep theirs, and a planned grid takes the number of its match while that is not above the number of grids; the
   rest follow in the order of their first building. Sets changed. */
STATUS_MUST_USE enum status today_number(struct zones *zones, struct arena *arena);
/* The cost of today's grids by the rule of the plan, as if nobody changed, and against the mean work of their own number: sets today, walk_today, today_outside. Not where a unit lies in two of them. */
STATUS_MUST_USE enum status today_weigh(struct zones *zones, struct arena *arena);

#endif
