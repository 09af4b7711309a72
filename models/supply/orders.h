/* orders.h - the dispatch of residents' orders: who else does a piece of work, how it goes there and how it comes to an end. */
#ifndef ORDERS_H
#define ORDERS_H

#include "state/shop.h"

/* The first of a month: the hours every provider has left, but those that are bought. */
void orders_month(struct shop *shop);
/* Lines of work that may be dispatched at all. */
static inline bool orders_has(int line)
{
	return line == LINE_REQUEST || line == LINE_CONTACT || line == LINE_GOVERNANCE;
}
/* A piece of such a line has been asked for: work->provider is whoever else will do it by the rule of dispatch, or stays -1. Takes its
   hours from what he has left; orders are arranged no later than basic needs. Draws at (SOURCE_SUPPLY, the piece's ordinal). */
void orders_place(struct shop *shop, struct work *work);
/* Work sent down: those hired do their share of it; work->standard becomes what is left for the community. Draws nothing. */
void orders_assist(struct shop *shop, struct work *work);
/* Share of the standard effort that it takes to arrange an order that has a provider. */
double orders_arranging(const struct shop *shop, const struct work *work);
/* Share of the standard effort that is the community's own: 1, or that. */
static inline double orders_own_share(const struct shop *shop, const struct work *work)
{
	return work->provider < 0 ? 1 : orders_arranging(shop, work);
}
/* The community's part is done: it goes to the provider. Returns when he will be done with it, ticks. */
int64_t orders_hand_over(struct shop *shop, struct work *work);
/* He has had it: whether it is done. Else he was the wrong one, and it is the community's. */
bool orders_is_done(struct shop *shop, struct work *work);
/* Nobody waits for it any more, before it was handed over. */
void orders_give_up(struct shop *shop, struct work *work);
/* How well it is done: of its provider; 1 of the community. */
double orders_quality(const struct shop *shop, const struct work *work);

#endif
