/* events.c - the future as a queue: the key is time and rank, the item a slot where the rest waits. */
#include "clock/events.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_CAPACITY = 16, NO_SLOT = -1 };

static enum status slots_widen(struct events *events, struct arena *arena, int32_t capacity)
{
	struct events_slot *slots = arena_list(arena, capacity, struct events_slot);
	if (!slots)
		return STATUS_WORLD;
	if (events->used)
		memcpy(slots, events->slots, (size_t)events->used * sizeof *slots);
	events->slots = slots;
	events->capacity = capacity;
	return STATUS_OK;
}

enum status events_init(struct events *events, struct arena *arena, int32_t capacity)
{
	*events = (struct events){.free = NO_SLOT};
	if (queue_init(&events->queue, arena, capacity))
		return STATUS_WORLD;
	return slots_widen(events, arena, capacity > LEAST_CAPACITY ? capacity : LEAST_CAPACITY);
}

/* A slot given back, or else one never used; NO_SLOT when out of memory. */
static int32_t slot_take(struct events *events, struct arena *arena)
{
	int32_t slot = events->free;
	if (slot != NO_SLOT) {
		events->free = events->slots[slot].who;
		return slot;
	}
	if (events->used == events->capacity && (events->capacity > INT32_MAX / 2 || slots_widen(events, arena, 2 * events->capacity)))
		return NO_SLOT;
	return events->used++;
}

static int node_compare(const void *a, const void *b)
{
	return queue_is_before(b, a) - queue_is_before(a, b);
}

/* After 2^32 posts: numbers the events that are left anew, in their order. A list in order is a heap. */
static void events_renumber(struct events *events)
{
	struct queue *queue = &events->queue;
	struct queue_node *nodes = queue->top;
	qsort(nodes, (size_t)queue->count, sizeof *nodes, node_compare);
	for (int32_t i = 0; i < queue->count; i++)
		nodes[i].number = (uint32_t)i;
	events->number = (uint32_t)queue->count;
}

enum status events_put(struct events *events, struct arena *arena, uint64_t key, int32_t who, uint32_t generation)
{
	int32_t slot = slot_take(events, arena);
	if (slot == NO_SLOT)
		return STATUS_WORLD;
	events->slots[slot] = (struct events_slot){.generation = generation, .who = who};
	if (events->number == UINT32_MAX)
		events_renumber(events);
	return queue_push(&events->queue, arena, (struct queue_node){.key = key, .item = (uint32_t)slot, .number = events->number++});
}

bool events_next(struct events *events, struct event *event)
{
	if (!events->queue.count)
		return false;
	event->time = events_time(events);
	struct queue_node node = queue_pop(&events->queue);
	struct events_slot *slot = &events->slots[node.item];
	event->kind = (int32_t)(node.key & ((1 << EVENTS_RANK_BITS) - 1));
	event->who = slot->who;
	event->generation = slot->generation;
	slot->who = events->free;
	events->free = (int32_t)node.item;
	return true;
}

void events_clear(struct events *events)
{
	queue_clear(&events->queue);
	events->used = 0;
	events->free = NO_SLOT;
	events->number = 0;
}
