/* residents.h - what residents bring: requests, visits due, contacts, self-governance, certificates. */
#ifndef RESIDENTS_H
#define RESIDENTS_H

#include "state/shop.h"

/* One request as it is asked, by itself or because a hidden need has come out. */
struct residents_asking {
	uint64_t ordinal;        /* of its address */
	int64_t asked;           /* ticks, today */
	double emergency;        /* chance to be an emergency */
	double effort;           /* factor */
	enum order_source source; /* ORDER_OPEN: at the counter or not, as is drawn */
};
/* Hidden needs have numbers of the day from here on: others than the requests asked by themselves. */
enum { RESIDENTS_HIDDEN = 1 << 19 };

/* Requests a day in the mean over weekdays, however they come to be known. */
double residents_a_day(const struct shop *shop);
/* Who will ask at an address. */
enum group residents_group(const struct shop *shop, uint64_t ordinal);
/* Its time of day at an address, in ticks after midnight. */
int64_t residents_time(const struct shop *shop, uint64_t ordinal);
/* The row of a request, all its attributes drawn at (SOURCE_REQUEST, ordinal); counted as an order. -1 when out of memory. */
int32_t residents_ask(struct shop *shop, const struct residents_asking *asking);
/* Everything residents ask of a community on shop->day goes into its arrivals. Random numbers: for each source at (day, k). */
void residents_day(struct shop *shop);
/* A finished request comes back tomorrow, a child of `row`; draws its effort at the child's address. */
void residents_return(struct shop *shop, int32_t row);
/* A resident out of patience calls the hotline: tomorrow the request is work sent down, a child of `row`. */
void residents_hotline(struct shop *shop, int32_t row);

#endif
