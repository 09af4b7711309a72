/* queue_of.h - the queue that the bare loop and the kernel both run: M/M/c at a load of 0.9, services of an hour on average. */
#ifndef QUEUE_OF_H
#define QUEUE_OF_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RING = 1 << 16 }; /* more than are ever inside */

struct queue_of {
	int customers, servers;
	double interval; /* mean, in hours */
	struct timespec from;
};

/* Arguments: customers, servers. */
static inline struct queue_of queue_of(int count, char **arguments)
{
	struct queue_of queue = {.customers = count > 1 ? atoi(arguments[1]) : 1000000, .servers = count > 2 ? atoi(arguments[2]) : 1};
	queue.interval = 1 / (0.9 * queue.servers);
	return queue;
}

static inline void queue_of_begin(struct queue_of *queue)
{
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &queue->from);
}

/* One line; an event is an arrival or a departure. */
static inline void queue_of_end(const struct queue_of *queue, const char *program, double hours)
{
	struct timespec to;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	double seconds = (double)(to.tv_sec - queue->from.tv_sec) + 1e-9 * (double)(to.tv_nsec - queue->from.tv_nsec);
	printf("%s: M/M/%d, %d customers, %.1f ns per event, %.4f h in the system\n", program, queue->servers, queue->customers,
		1e9 * seconds / (2.0 * queue->customers), hours / queue->customers);
}

#endif
