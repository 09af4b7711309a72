/* happen.c - the loop of a community: what comes first, of events and of the day's arrivals. */
#include "run/happen.h"

#include "demand/arrivals.h"
#include "run/arrival.h"
#include "run/dispatch.h"
#include "run/duty.h"
#include "run/hands.h"
#include "run/looks.h"
#include "run/outcome.h"
#include "run/waiting.h"
#include "supply/orders.h"

/* The end of what somebody has in hand, unless he has laid it down since. Whoever is free then looks for more. */
static void finish(struct shop *shop, const struct event *event)
{
	const struct worker *worker = &shop->workers[event->who];
	if (worker->generation != event->generation)
		return;
	shop->now = event->time;
	int32_t next = hands_finish(shop, event->who);
	if (worker->group >= 0)
		duty_leave(shop, event->who);
	if (next >= 0)
		arrival_enter(shop, next);
	if (worker->group >= 0)
		duty_freed(shop, event->who);
	else if (worker->is_present && worker->hand == HANDS_EMPTY && shop->now < shop->window_end)
		dispatch_next(shop, event->who);
}

/* A provider has had it: it is done, or comes back to those whose it was. */
static void delivered(struct shop *shop, int32_t row)
{
	struct work *work = &shop->works.rows[row];
	if (orders_is_done(shop, work)) {
		work->parts_done = work->parts;
		outcome_mark(shop, MARK_DONE, shop->now, work, -1);
		outcome_done(shop, row, work->standard);
		waiting_settle(shop, row);
		return;
	}
	work->waiting = 1;
	shop->windows.today.arrived += work->standard;
	shop->month.others_ticks -= work->standard;
	shop_remind(shop, row, work->expires);
	dispatch_enter(shop, row);
}

static void happen(struct shop *shop, const struct event *event)
{
	switch (event->kind) {
	case EVENT_FINISH:
		finish(shop, event);
		return;
	case EVENT_DELIVERED:
		shop->now = event->time;
		delivered(shop, event->who);
		return;
	case EVENT_BREAK:
		if (shop->workers[event->who].generation != event->generation)
			return;
		break;
	default:
		break;
	}
	shop->now = event->time;
	if (event->kind == EVENT_LOOK)
		looks_take(shop, event->who);
	else
		duty_event(shop, event);
}

void happen_until(struct shop *shop, int64_t to)
{
	while (shop->status == STATUS_OK) {
		int64_t next_event = events_time(&shop->events);
		int64_t next_arrival = shop->arrival_next < shop->arrival_count ? shop->arrivals[shop->arrival_next].time : INT64_MAX;
		if (next_event > to && next_arrival >= to)
			break;
		if (next_event <= next_arrival) {
			struct event event;
			events_next(&shop->events, &event);
			happen(shop, &event);
		} else {
			shop->now = next_arrival;
			const struct arrival *arrival = &shop->arrivals[shop->arrival_next++];
			int32_t row = arrival->row >= 0 ? arrival->row : arrivals_piece(shop, arrival);
			if (row >= 0)
				arrival_enter(shop, row);
		}
	}
	shop->now = to;
}

bool happen_nothing(const struct shop *shop, int64_t to)
{
	return events_time(&shop->events) > to && (shop->arrival_next >= shop->arrival_count || shop->arrivals[shop->arrival_next].time >= to);
}
