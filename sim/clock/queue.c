/* queue.c - room for the heap, and setting it in order anew. */
#include "clock/queue.h"

#include <string.h>

enum { LEAST_CAPACITY = 16 };

static enum status queue_widen(struct queue *queue, struct arena *arena, int32_t capacity)
{
	struct queue_node *nodes = arena_list(arena, capacity, struct queue_node);
	if (!nodes)
		return STATUS_WORLD;
	if (queue->count)
		memcpy(nodes, queue->nodes, (size_t)queue->count * sizeof *nodes);
	queue->nodes = nodes;
	queue->capacity = capacity;
	return STATUS_OK;
}

enum status queue_init(struct queue *queue, struct arena *arena, int32_t capacity)
{
	*queue = (struct queue){0};
	return queue_widen(queue, arena, capacity > LEAST_CAPACITY ? capacity : LEAST_CAPACITY);
}

enum status queue_grow(struct queue *queue, struct arena *arena)
{
	return queue->capacity > INT32_MAX / 2 ? STATUS_WORLD : queue_widen(queue, arena, 2 * queue->capacity);
}

void queue_sweep(struct queue *queue, int (*keep)(void *context, uint32_t item), void *context)
{
	int32_t kept = 0;
	for (int32_t i = 0; i < queue->count; i++) {
		if (keep(context, queue->nodes[i].item))
			queue->nodes[kept++] = queue->nodes[i];
	}
	queue->count = kept;
	for (int32_t i = kept / 2 - 1; i >= 0; i--)
		queue_sink(queue->nodes, kept, i, queue->nodes[i]);
}
