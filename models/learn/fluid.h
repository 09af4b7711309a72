/* fluid.h - the fluid twin: demand, effort and staff as difference equations by the month, without chance. */
#ifndef FLUID_H
#define FLUID_H

#include "world/world.h"

/* A month of the whole district. */
struct fluid_month {
	int32_t day;             /* its first */
	double demanded, worked; /* administrative h a worker-month: asked, done */
	double service;          /* h with residents a worker-week */
	double load;             /* standard hours asked over those the staff present could do */
	double effort;           /* on a piece sent down, share of the standard */
	double visits;           /* of home visits due, done */
	double overtime;         /* h a worker-week */
	double exhaustion, burnt_out; /* mean; share above the limit */
	double quits;            /* a year, of those in post */
	double staff;            /* of posts, somebody works there */
	double value;            /* of what departments ask, delivered: value x quality */
	double enforcement;
};

struct fluid {
	struct fluid_month *months;  /* [count], from day 0 */
	int count, start;            /* the run begins with month `start` */
};

/* F1, F2, F4, clean-ups and the rules that admit, limit and open doors, in the mean over chance. Terms a rule lays on single pieces, and the other loops, are
   left out. `places`: how many communities are followed, spread over the district; 0 = all. Takes its memory from `arena`; draws nothing. */
STATUS_MUST_USE enum status fluid_run(struct fluid *fluid, const struct world *world, const struct course *course, int places, struct arena *arena);
/* The means over the months from `start` on. */
struct fluid_month fluid_mean(const struct fluid *fluid);

#endif
