/* catalogue_hours.h - the hours of a year's months that are left for work sent down, and what each item asks of them. */
#ifndef CATALOGUE_HOURS_H
#define CATALOGUE_HOURS_H

#include "world/world.h"

enum { CATALOGUE_MONTHS = 12 };

/* One month of a mean community. Hours. */
struct catalogue_month {
	int year, month;         /* of the calendar */
	double given;            /* of the posts, at the load of a plan (plan.load) */
	double residents;        /* kept for residents: what their work asks, or the share plan.for_residents of the hours there are */
	double direct;           /* work that departments send past any catalogue: it stands in no item */
	double left;             /* for items; not below 0 */
};

/* Twelve months from the scenario's start: days worked, leave by the season; work of residents spread over working days.
   The world is the scenario's. STATUS_WORLD when out of memory. Draws nothing. */
STATUS_MUST_USE enum status catalogue_hours_months(struct catalogue_month months[CATALOGUE_MONTHS], const struct world *world, struct arena *arena);
/* Standard hours a template asks of a mean community in each of these months: on its dates, once-only work spread over the year, the end
   of the year in December; as duties grow. */
void catalogue_hours_of(double hours[CATALOGUE_MONTHS], const struct world *world, const struct template *template);

#endif
