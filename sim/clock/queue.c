/* queue.c - room, and the heap that a long queue is. */
#include "clock/queue.h"

#include <string.h>

enum { LEAST_CAPACITY = 16 };

static enum status queue_widen(struct queue *queue, struct arena *arena, int32_t capacity)
{
	struct queue_node *nodes = arena_list(arena, capacity, struct queue_node);
	if (!nodes)
		return STATUS_WORLD;
	if (queue->count)
		memcpy(nodes, queue->top, (size_t)queue->count * sizeof *nodes);
	queue->nodes = queue->top = nodes;
	queue->capacity = capacity;
	return STATUS_OK;
}

enum status queue_init(struct queue *queue, struct arena *arena, int32_t capacity)
{
	*queue = (struct queue){0};
	return queue_widen(queue, arena, capacity > LEAST_CAPACITY ? capacity : LEAST_CAPACITY);
}

static void to_front(struct queue *queue)
{
	if (queue->top > queue->nodes)
		memmove(queue->nodes, queue->top, (size_t)queue->count * sizeof *queue->nodes);
	queue->top = queue->nodes;
}

enum status queue_grow(struct queue *queue, struct arena *arena)
{
	if (queue->top - queue->nodes > queue->capacity / 2) {
		to_front(queue);
		return STATUS_OK;
	}
	return queue->capacity > INT32_MAX / 2 ? STATUS_WORLD : queue_widen(queue, arena, 2 * queue->capacity);
}

void queue_to_heap(struct queue *queue, int32_t hole, struct queue_node node)
{
	to_front(queue); /* a list in order is a heap */
	queue->is_heap = true;
	queue_raise(queue->nodes, 0, hole, &node);
}

void queue_sweep(struct queue *queue, int (*keep)(void *context, uint32_t item), void *context)
{
	int32_t kept = 0;
	to_front(queue);
	for (int32_t i = 0; i < queue->count; i++) {
		if (keep(context, queue->nodes[i].item))
			queue->nodes[kept++] = queue->nodes[i];
	}
	queue->count = kept;
	if (kept == 0)
		queue->is_heap = false;
	for (int32_t i = queue->is_heap ? kept / 2 - 1 : -1; i >= 0; i--)
		queue_sink(queue->nodes, kept, i, queue->nodes[i]);
}
