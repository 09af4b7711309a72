/* hours.h - the hours of a community's posts: windows of work, what becomes of work at their ends, overtime, duty outside them. */
#ifndef HOURS_H
#define HOURS_H

#include "state/shop.h"

/* Morning: those who cannot come give back what they hold; one of the others is on duty for emergencies. */
void hours_morning(struct shop *shop);
/* From midnight to midnight: all that happens, while it happens. */
void hours_day(struct shop *shop);

#endif
