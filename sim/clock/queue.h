/* queue.h - what waits, the smallest key first, equals in order of number; of 16-byte nodes, all else lies with the caller.

   In an arena. As long as each new node belongs near the end, as in a line of equals or a short list of events, the nodes lie in
   order: taken out from the front, put in from behind. The first that would have to pass many makes the list, which in order is one
   already, a binary heap, until it is empty again. Taking out of a heap moves the hole at the top down to a leaf, always towards
   the earlier child, and puts the last node up from there: that compares once a level, and the last node belongs near the leaves
   anyway. */
#ifndef QUEUE_H
#define QUEUE_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct queue_node {
	uint64_t key;
	union {
		struct {
			uint32_t item;   /* what waits: index of the caller's row */
			uint32_t number; /* order of arrival: breaks ties; unique within the queue, or else the item does */
		};
		uint64_t half;           /* both, the number first: moved and compared at once */
	};
};
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the number is the upper part of the half");

struct queue {
	struct queue_node *nodes, *top; /* the room; the first of those that wait */
	int32_t count, capacity;
	bool is_heap;                   /* then top is at the front of the room; else they are in order */
};
enum { QUEUE_PASSED_MOST = 12 };    /* nodes that one may pass on its way to its place in a list */

/* Makes room for `capacity` nodes; grows by doubling. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status queue_init(struct queue *queue, struct arena *arena, int32_t capacity);
/* Empty, with the room it has. */
static inline void queue_clear(struct queue *queue)
{
	queue->top = queue->nodes;
	queue->count = 0;
	queue->is_heap = false;
}
/* Room for another node behind the last: all move to the front, or the room is doubled. */
STATUS_MUST_USE enum status queue_grow(struct queue *queue, struct arena *arena);
/* A list becomes a heap: the node goes into the row `hole` and up to its place. By value: it travels in registers. */
void queue_to_heap(struct queue *queue, int32_t hole, struct queue_node node);
/* Keeps only nodes for which keep(context, item) is not 0. Order of the kept is unchanged. O(count). */
void queue_sweep(struct queue *queue, int (*keep)(void *context, uint32_t item), void *context);

/* Both halves as one number: compared at once, with no branch to mispredict. */
static inline bool queue_is_before(const struct queue_node *a, const struct queue_node *b)
{
	return ((unsigned __int128)a->key << 64 | a->half) < ((unsigned __int128)b->key << 64 | b->half);
}

/* In halves, as nodes are written: one read whole while its halves are still on their way to memory has to wait for both. */
static inline void queue_move(struct queue_node *to, const struct queue_node *from)
{
	to->key = from->key;
	to->half = from->half;
}

/* Puts a node of a heap into the hole, after moving the hole up, not above `top`, past nodes that come later. */
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
	if (queue->top + queue->count == queue->nodes + queue->capacity && queue_grow(queue, arena))
		return STATUS_WORLD;
	struct queue_node *top = queue->top, *hole = top + queue->count++;
	if (queue->is_heap) {
		queue_raise(top, 0, (int32_t)(hole - top), &node);
		return STATUS_OK;
	}
	for (int passed = 0; hole > top && queue_is_before(&node, hole - 1); hole--) {
		if (passed++ == QUEUE_PASSED_MOST) {
			queue_to_heap(queue, (int32_t)(hole - top), node);
			return STATUS_OK;
		}
		queue_move(hole, hole - 1);
	}
	queue_move(hole, &node);
	return STATUS_OK;
}

/* The smallest node; the queue must not be empty. */
static inline const struct queue_node *queue_top(const struct queue *queue) { return queue->top; }

/* Takes the smallest node out; the queue must not be empty. */
static inline struct queue_node queue_pop(struct queue *queue)
{
	assert(queue->count > 0);
	struct queue_node node = *queue->top;
	if (--queue->count == 0)
		queue_clear(queue);
	else if (queue->is_heap)
		queue_sink(queue->nodes, queue->count, 0, queue->nodes[queue->count]);
	else
		queue->top++;
	return node;
}

#endif
