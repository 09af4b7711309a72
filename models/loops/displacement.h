/* displacement.h - F5: needs nobody has seen, and what becomes of them. */
#ifndef DISPLACEMENT_H
#define DISPLACEMENT_H

#include "state/replica.h"

enum displacement_form { DISPLACEMENT_HIDDEN, DISPLACEMENT_NONE };
enum displacement_parameter {
	DISPLACEMENT_FORM, DISPLACEMENT_SHARE, DISPLACEMENT_SURFACES, DISPLACEMENT_FADES, DISPLACEMENT_GROWTH, DISPLACEMENT_EMERGENCIES, DISPLACEMENT_FOUND
};

/* What a need that was hidden grows to over that of one told at once, after `years`: 1 in the mean where needs are found at the rate of the
   levels as given. */
double displacement_effort(const double *p, double years);
/* Factor on the share of emergencies among requests asked by themselves, so that all together keep theirs. At least 0. */
double displacement_open_emergencies(const double *p);
/* Hidden needs that arise a day, for each request a day. */
double displacement_births(const double *p);
/* How many hidden needs there are in the mean where they are found at the rate of the levels as given; 0 when none arise. */
double displacement_stock(const struct shop *shop);

#endif
