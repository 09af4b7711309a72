/* residents.h - what residents bring: requests, visits due, contacts, self-governance, certificates. */
#ifndef RESIDENTS_H
#define RESIDENTS_H

#include "state/shop.h"

/* Everything residents ask of a community on shop->day goes into its arrivals. Random numbers: for each source at (day, k). */
void residents_day(struct shop *shop);
/* A finished request comes back tomorrow, a child of `row`; draws its effort at the child's address. */
void residents_return(struct shop *shop, int32_t row);
/* A resident out of patience calls the hotline: tomorrow the request is work sent down, a child of `row`. */
void residents_hotline(struct shop *shop, int32_t row);

#endif
