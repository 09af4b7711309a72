/* shop.h - the rows of one community: making work, laying it in the in-tray, being reminded of it. */
#ifndef SHOP_H
#define SHOP_H

#include "state/replica.h"

/* A new row of work of a line, asked at `asked`, with its address; -1 (and shop->status) when out of memory. */
int32_t shop_new_work(struct shop *shop, int line, int64_t asked, uint64_t ordinal);
/* A piece of desk work sent down on `day` beside what templates send, so many hours long and assessed; it comes the next morning. -1 when
   there is none or no memory for it. Its value is 0: whoever knows better says so. */
int32_t shop_sent_down(struct shop *shop, int32_t day, int line, double hours, uint64_t ordinal, int due_days);
/* It reaches the community today at `time`. In order of calls among equal times. */
void shop_arrive(struct shop *shop, int32_t row, int64_t time);
/* A piece of a line of the scenario's own reaches it today at `time`, with the how-manieth address of the day; its row is made then. */
void shop_arrive_later(struct shop *shop, int line, int32_t number, int64_t time);
/* It comes (back) tomorrow morning. */
void shop_tomorrow(struct shop *shop, int32_t row);
/* Looks at it again at the end of the day in which `time` falls; none when that is never. */
void shop_remind(struct shop *shop, int32_t row, int64_t time);
/* Gives back reminders that have been looked at. */
void shop_forget(struct shop *shop, int32_t reminders);
/* Sorts today's arrivals by time; equal times keep their order. */
void shop_sort_arrivals(struct shop *shop);
/* The address of random numbers of a source in this community. */
static inline struct random_address shop_address(const struct shop *shop, int source, uint64_t ordinal)
{
	struct random_address address = shop->address;
	address.source = (uint32_t)source;
	address.ordinal = ordinal;
	return address;
}
/* To the nearest tick; value >= 0. */
static inline int64_t shop_round(double value)
{
	return (int64_t)(value + 0.5);
}
/* Hours to ticks, rounded, at least 0. */
static inline int64_t shop_ticks(double hours)
{
	return hours > 0 ? shop_round(hours * (double)TICKS_PER_HOUR) : 0;
}
/* Whether a line is work sent down (else it serves residents). */
static inline bool shop_is_mandate(int line)
{
	return line < KIND_COUNT || line == LINE_HOTLINE || line == LINE_CAMPAIGN || line == LINE_AGAIN;
}
/* Whether those who hold posts see to it, and no servers of its own. */
static inline bool shop_is_for_posts(const struct world *world, int line)
{
	return line < LINE_OWN || world->scenario->lines[line - LINE_OWN].servers == 0;
}
/* Whether it is a burden: certificates are sent down, and serve residents. */
static inline bool shop_is_burden(int line)
{
	return shop_is_mandate(line) && line != KIND_certificate;
}

#endif
