/* queue.c - a binary heap in an arena; taking out moves the hole down to a leaf and the last node up from there. */
#include "clock/queue.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

enum { LEAST_CAPACITY = 16 };

static inline bool is_before(const struct queue_node *a, const struct queue_node *b)
{
	return (a->key < b->key) | ((a->key == b->key) & (a->number < b->number)); /* no branch to mispredict */
}

/* Puts the node into the hole, after moving the hole up, not above `top`, past nodes that come later. */
static void node_raise(struct queue_node *nodes, int32_t top, int32_t hole, struct queue_node node)
{
	while (hole > top) {
		int32_t parent = (hole - 1) / 2;
		if (!is_before(&node, &nodes[parent]))
			break;
		nodes[hole] = nodes[parent];
		hole = parent;
	}
	nodes[hole] = node;
}

/* Puts the node into the hole at `top`, whose two subtrees are heaps. */
static void node_sink(struct queue_node *nodes, int32_t count, int32_t top, struct queue_node node)
{
	int32_t hole = top, child;
	while ((child = 2 * hole + 2) < count) {
		child -= is_before(&nodes[child - 1], &nodes[child]);
		nodes[hole] = nodes[child];
		hole = child;
	}
	if (child == count) {
		nodes[hole] = nodes[child - 1];
		hole = child - 1;
	}
	node_raise(nodes, top, hole, node);
}

static enum status queue_grow(struct queue *queue, struct arena *arena, int32_t capacity)
{
	struct queue_node *nodes = arena_rows(arena, capacity, struct queue_node);
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
	return queue_grow(queue, arena, capacity > LEAST_CAPACITY ? capacity : LEAST_CAPACITY);
}

enum status queue_push(struct queue *queue, struct arena *arena, struct queue_node node)
{
	if (queue->count == queue->capacity) {
		if (queue->capacity > INT32_MAX / 2 || queue_grow(queue, arena, 2 * queue->capacity))
			return STATUS_WORLD;
	}
	node_raise(queue->nodes, 0, queue->count++, node);
	return STATUS_OK;
}

struct queue_node queue_pop(struct queue *queue)
{
	assert(queue->count > 0);
	struct queue_node first = queue->nodes[0];
	if (--queue->count)
		node_sink(queue->nodes, queue->count, 0, queue->nodes[queue->count]);
	return first;
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
		node_sink(queue->nodes, kept, i, queue->nodes[i]);
}
