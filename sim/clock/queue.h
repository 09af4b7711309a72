/* queue.h - a waiting line ordered by key: the smallest key first, equals in order of number. Nodes of 16 bytes. */
#ifndef QUEUE_H
#define QUEUE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct queue_node {
	uint64_t key;
	uint32_t number; /* order of arrival: breaks ties; unique within the queue */
	uint32_t item;   /* what waits: index of the caller's row */
};

/* A binary heap that grows inside an arena. */
struct queue {
	struct queue_node *nodes;
	int32_t count, capacity;
};

/* Makes room for `capacity` nodes; grows by doubling. STATUS_WORLD when out of memory. */
STATUS_MUST_USE enum status queue_init(struct queue *queue, struct arena *arena, int32_t capacity);
STATUS_MUST_USE enum status queue_push(struct queue *queue, struct arena *arena, struct queue_node node);
/* The smallest node; the queue must not be empty. */
static inline const struct queue_node *queue_top(const struct queue *queue) { return &queue->nodes[0]; }
/* Takes the smallest node out; the queue must not be empty. */
struct queue_node queue_pop(struct queue *queue);
/* Keeps only nodes for which keep(context, item) is not 0. Order of the kept is unchanged. O(count). */
void queue_sweep(struct queue *queue, int (*keep)(void *context, uint32_t item), void *context);

#endif
