/* borrowing.h - departments borrow workers, and what a ban leaves of it. */
#ifndef BORROWING_H
#define BORROWING_H

#include "state/shop.h"

/* Share of posts whose worker departments want away, a ban and how far it is kept taken into account. */
double borrowing_share(const struct settings *settings);
/* First of a month: departments borrow up to their share of posts, from communities drawn at (SOURCE_BORROW, month), the most skilled
   first. Under a ban those away come back at their time, and what is not enforced goes on under another name, for shorter. */
void borrowing_month(struct replica *replica, int month);
/* Days somebody borrowed already when the run starts is still away; drawn. */
int32_t borrowing_days_left(const struct shop *shop, int index);

#endif
