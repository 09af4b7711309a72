/* events.c - the future as a binary heap: nodes are compared by time and order word alone, the rest waits in its slot. */
#include "clock/events.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_CAPACITY = 16, SLOT_BITS = 24, NUMBER_BITS = 32, RANK_BITS = 8, MOST_EVENTS = 1 << SLOT_BITS };
_Static_assert(RANK_BITS + NUMBER_BITS + SLOT_BITS == 64, "the order word is full");
_Static_assert(sizeof(struct events_node) == 16, "nodes stay small");

static inline bool is_before(const struct events_node *a, const struct events_node *b)
{
	return (a->time < b->time) | ((a->time == b->time) & (a->order < b->order)); /* no branch to mispredict */
}

static void node_raise(struct events_node *nodes, int32_t hole, struct events_node node)
{
	while (hole > 0) {
		int32_t parent = (hole - 1) / 2;
		if (!is_before(&node, &nodes[parent]))
			break;
		nodes[hole] = nodes[parent];
		hole = parent;
	}
	nodes[hole] = node;
}

static enum status events_grow(struct events *events, struct arena *arena, int32_t capacity)
{
	struct events_node *nodes = arena_rows(arena, capacity, struct events_node);
	struct events_slot *slots = arena_rows(arena, capacity, struct events_slot);
	uint32_t *free_slots = arena_rows(arena, capacity, uint32_t);
	if (!nodes || !slots || !free_slots)
		return STATUS_WORLD;
	if (events->capacity) { /* only grown when full: no slot is free */
		memcpy(nodes, events->nodes, (size_t)events->count * sizeof *nodes);
		memcpy(slots, events->slots, (size_t)events->capacity * sizeof *slots);
	}
	for (int32_t slot = capacity; slot-- > events->capacity;)
		free_slots[events->free_count++] = (uint32_t)slot;
	events->nodes = nodes;
	events->slots = slots;
	events->free_slots = free_slots;
	events->capacity = capacity;
	return STATUS_OK;
}

enum status events_init(struct events *events, struct arena *arena, int32_t capacity)
{
	*events = (struct events){0};
	if (capacity > MOST_EVENTS)
		return STATUS_WORLD;
	return events_grow(events, arena, capacity > LEAST_CAPACITY ? capacity : LEAST_CAPACITY);
}

static int node_compare(const void *a, const void *b)
{
	return is_before(b, a) - is_before(a, b);
}

/* After 2^32 posts: numbers the events that are left anew, in their order. A sorted array is a heap. */
static void events_renumber(struct events *events)
{
	const uint64_t numbers = (uint64_t)UINT32_MAX << SLOT_BITS;
	qsort(events->nodes, (size_t)events->count, sizeof *events->nodes, node_compare);
	for (int32_t i = 0; i < events->count; i++)
		events->nodes[i].order = (events->nodes[i].order & ~numbers) | (uint64_t)i << SLOT_BITS;
	events->number = (uint32_t)events->count;
}

enum status events_post(struct events *events, struct arena *arena, struct event event)
{
	assert(event.kind >= 0 && event.kind < 1 << RANK_BITS);
	if (!events->free_count) {
		if (events->capacity == MOST_EVENTS)
			return STATUS_WORLD;
		int32_t capacity = events->capacity > MOST_EVENTS / 2 ? MOST_EVENTS : 2 * events->capacity;
		if (events_grow(events, arena, capacity))
			return STATUS_WORLD;
	}
	if (events->number == UINT32_MAX)
		events_renumber(events);
	uint32_t slot = events->free_slots[--events->free_count];
	events->slots[slot] = (struct events_slot){.generation = event.generation, .who = event.who};
	node_raise(events->nodes, events->count++, (struct events_node){
		.time = event.time,
		.order = (uint64_t)event.kind << (NUMBER_BITS + SLOT_BITS) | (uint64_t)events->number++ << SLOT_BITS | slot});
	return STATUS_OK;
}

/* Moves the hole at the top down to a leaf, always towards the earlier child, and puts the last node up from there: that
   compares once a level, and the last node belongs near the leaves anyway. */
static void top_remove(struct events *events)
{
	struct events_node *nodes = events->nodes;
	int32_t count = --events->count, hole = 0, child;
	while ((child = 2 * hole + 2) < count) {
		child -= is_before(&nodes[child - 1], &nodes[child]);
		nodes[hole] = nodes[child];
		hole = child;
	}
	if (child == count) {
		nodes[hole] = nodes[child - 1];
		hole = child - 1;
	}
	node_raise(nodes, hole, nodes[count]);
}

bool events_next(struct events *events, struct event *event)
{
	if (!events->count)
		return false;
	struct events_node node = events->nodes[0];
	uint32_t slot = (uint32_t)node.order & (MOST_EVENTS - 1);
	*event = (struct event){
		.time = node.time, .kind = (int32_t)(node.order >> (NUMBER_BITS + SLOT_BITS)),
		.who = events->slots[slot].who, .generation = events->slots[slot].generation};
	events->free_slots[events->free_count++] = slot;
	top_remove(events);
	return true;
}

void events_clear(struct events *events)
{
	while (events->count)
		events->free_slots[events->free_count++] =
			(uint32_t)events->nodes[--events->count].order & (MOST_EVENTS - 1);
	events->number = 0;
}
