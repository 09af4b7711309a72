/* events.h - the future: events by time, rank, number.

   A queue of 16-byte nodes (time and rank, number, slot); who and generation lie aside in slots. Whoever posts an event
   carries a generation number in it and compares it when the event comes: a changed mind needs no removal. */
#ifndef EVENTS_H
#define EVENTS_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "clock/queue.h"

enum { EVENTS_RANK_BITS = 8 };
#define EVENTS_FARTHEST (INT64_C(1) << (63 - EVENTS_RANK_BITS)) /* ticks: more than a million years */

struct event {
	int64_t time;        /* ticks, from -EVENTS_FARTHEST to below EVENTS_FARTHEST */
	int32_t kind;        /* the caller's event kind, 0 … 255; also its rank among events of one time: lower first */
	int32_t who;         /* the caller's index */
	uint32_t generation; /* of who, when posted */
};

struct events_slot {
	uint32_t generation;
	int32_t who; /* while the slot is free: the next free one */
};
struct events {
	struct queue queue;        /* key: time from -EVENTS_FARTHEST, then rank; item: slot */
	struct events_slot *slots;
	int32_t used, capacity;    /* slots ever taken since the last clearing, and slots there are */
	int32_t free;              /* the first slot given back, or -1 */
	uint32_t number;           /* of the next event */
};

/* Room for `capacity` events; grows by doubling. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status events_init(struct events *events, struct arena *arena, int32_t capacity);
/* The time of the next event; INT64_MAX when there is none. */
static inline int64_t events_time(const struct events *events)
{
	return events->queue.count ? (int64_t)(queue_top(&events->queue)->key >> EVENTS_RANK_BITS) - EVENTS_FARTHEST : INT64_MAX;
}
/* Takes the next event out; false when there is none. */
bool events_next(struct events *events, struct event *event);
/* Forgets all events and starts numbering again; keeps the room. */
void events_clear(struct events *events);

/* Adds an event by its key. */
STATUS_MUST_USE enum status events_put(struct events *events, struct arena *arena, uint64_t key, int32_t who, uint32_t generation);
/* Adds an event. Of events of one time and kind the one posted first comes first. Inline, so that it
   travels in registers: through memory it cost a small model a sixth of its time. */
STATUS_MUST_USE static inline enum status events_post(struct events *events, struct arena *arena, struct event event)
{
	assert(event.kind >= 0 && event.kind < 1 << EVENTS_RANK_BITS);
	assert(event.time >= -EVENTS_FARTHEST && event.time < EVENTS_FARTHEST);
	uint64_t key = (uint64_t)(event.time + EVENTS_FARTHEST) << EVENTS_RANK_BITS | (uint64_t)event.kind;
	return events_put(events, arena, key, event.who, event.generation);
}

#endif
