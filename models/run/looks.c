/* looks.c - the number in the system at a time. */
#include "run/looks.h"

#include "run/happen.h"
#include "run/waiting.h"

void looks_day(struct shop *shop)
{
	const struct scenario *scenario = shop->world->scenario;
	int64_t start = (int64_t)shop->world->start_day * TICKS_PER_DAY, midnight = (int64_t)shop->day * TICKS_PER_DAY;
	for (int i = 0; i < scenario->look_at.count; i++) {
		int64_t time = start + shop_ticks(scenario->look_at.values[i]);
		struct event event = {.time = time, .kind = EVENT_LOOK, .who = i};
		if (time >= midnight && time < midnight + TICKS_PER_DAY && events_post(&shop->events, &shop->arena, event) != STATUS_OK)
			shop->status = STATUS_WORLD;
	}
}

void looks_take(struct shop *shop, int look)
{
	waiting_expire(shop);
	for (int line = 0; line < shop->world->scenario->line_count; line++) {
		struct gauge *gauge = &shop->gauges[line];
		gauge->looked |= 1u << look;
		gauge->present[look] = shop->lines[line].present;
		gauge->asked[look] = (int64_t)shop->lines[line].nth - gauge->asked_before;
		gauge->asked_before = shop->lines[line].nth;
	}
}
