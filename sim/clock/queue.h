/* queue.h - the one heap: the smallest key first, equals in order of number; of 16-byte nodes, all else lies with the caller.

   Binary, in an arena. Taking out moves the hole at the top down to a leaf, always towards the earlier child, and puts the
   last node up from there: that compares once a level, and the last node belongs near the leaves anyway. The steps of every
   event are inline. */
#ifndef QUEUE_H
#define QUEUE_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct queue_node {
	uint64_t key;
	uint32_t item;   /* what waits: index of the caller's row */
	uint32_t number; /* order of arrival: breaks ties; unique within the queue, or else the item does */
};

struct queue {
	struct queue_node *nodes;
	int32_t count, capacity;
};

/* Makes room for `capacity` nodes; grows by doubling. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status queue_init(struct queue *queue, struct arena *arena, int32_t capacity);
/* Twice the room. */
STATUS_MUST_USE enum status queue_grow(struct queue *queue, struct arena *arena);
/* Keeps only nodes for which keep(context, item) is not 0. Order of the kept is unchanged. O(count). */
void queue_sweep(struct queue *queue, int (*keep)(void *context, uint32_t item), void *context);

/* The half of a node beside its key. */
static inline uint64_t queue_half(const struct queue_node *node)
{
	return (uint64_t)node->number << 32 | node->item;
}

/* Both halves as one number: compared at once, with no branch to mispredict. */
static inline bool queue_is_before(const struct queue_node *a, const struct queue_node *b)
{
	return ((unsigned __int128)a->key << 64 | queue_half(a)) < ((unsigned __int128)b->key << 64 | queue_half(b));
}

/* In halves, as nodes are written: one read whole while its halves are still on their way to memory has to wait for both. */
static inline void queue_move(struct queue_node *to, const struct queue_node *from)
{
	uint64_t half = queue_half(from);
	to->key = from->key;
	to->item = (uint32_t)half;
	to->number = (uint32_t)(half >> 32);
}

/* Puts the node into the hole, after moving the hole up, not above `top`, past nodes that come later. */
static inline void queue_raise(struct queue_node *nodes, int32_t top, int32_t hole, const struct queue_node *node)
{
	while (hole > top) {
		int32_t parent = (hole - 1) / 2;
		if (!queue_is_before(node, &nodes[parent]))
			break;
		queue_move(&nodes[hole], &nodes[parent]);
		hole = parent;
	}
	queue_move(&nodes[hole], node);
}

/* Puts the node into the hole at `top`, whose two subtrees are heaps. */
static inline void queue_sink(struct queue_node *nodes, int32_t count, int32_t top, struct queue_node node)
{
	int32_t hole = top, child;
	while ((child = 2 * hole + 2) < count) {
		child -= queue_is_before(&nodes[child - 1], &nodes[child]);
		queue_move(&nodes[hole], &nodes[child]);
		hole = child;
	}
	if (child == count) {
		queue_move(&nodes[hole], &nodes[child - 1]);
		hole = child - 1;
	}
	queue_raise(nodes, top, hole, &node);
}

STATUS_MUST_USE static inline enum status queue_push(struct queue *queue, struct arena *arena, struct queue_node node)
{
	if (queue->count == queue->capacity && queue_grow(queue, arena))
		return STATUS_WORLD;
	queue_raise(queue->nodes, 0, queue->count++, &node);
	return STATUS_OK;
}

/* The smallest node; the queue must not be empty. */
static inline const struct queue_node *queue_top(const struct queue *queue) { return &queue->nodes[0]; }

/* Takes the smallest node out; the queue must not be empty. */
static inline struct queue_node queue_pop(struct queue *queue)
{
	assert(queue->count > 0);
	struct queue_node first = queue->nodes[0];
	if (--queue->count)
		queue_sink(queue->nodes, queue->count, 0, queue->nodes[queue->count]);
	return first;
}

#endif
