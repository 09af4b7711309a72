/* events.h - the future: events by time, rank, number.

   The heap moves 16-byte nodes (time and a packed rank, number, slot); who, kind and generation lie aside in slots.
   Whoever posts an event carries a generation number in it and compares it when the event comes: a changed mind needs
   no removal from the heap. */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct event {
	int64_t time;        /* ticks */
	int32_t kind;        /* the caller's event kind; also its rank among events of one time: lower first */
	int32_t who;         /* the caller's index */
	uint32_t generation; /* of who, when posted */
};

struct events_node {
	int64_t time;
	uint64_t order; /* rank 8 bits | number 32 bits | slot 24 bits */
};
struct events_slot {
	uint32_t generation;
	int32_t who;
};
struct events {
	struct events_node *nodes;
	struct events_slot *slots;
	uint32_t *free_slots;
	int32_t count, capacity, free_count;
	uint32_t number;
};

/* Room for `capacity` events; grows by doubling up to 2^24. STATUS_WORLD when out of memory or beyond that. */
STATUS_MUST_USE enum status events_init(struct events *events, struct arena *arena, int32_t capacity);
/* Adds an event; kind in 0 … 255. Of events of one time and kind the one posted first comes first. */
STATUS_MUST_USE enum status events_post(struct events *events, struct arena *arena, struct event event);
/* The time of the next event; INT64_MAX when there is none. */
static inline int64_t events_time(const struct events *events)
{
	return events->count ? events->nodes[0].time : INT64_MAX;
}
/* Takes the next event out; false when there is none. */
bool events_next(struct events *events, struct event *event);
/* Forgets all events and starts numbering again; keeps the room. */
void events_clear(struct events *events);

#endif
