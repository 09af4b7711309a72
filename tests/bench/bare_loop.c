/* bare_loop.c - an M/M/c queue on nothing but a binary heap of events: what the kernel is measured against. */
#include <math.h>
#include <stdint.h>

#include <Random123/philox.h>

#include "bench/queue_of.h"

enum kind { ARRIVAL, DEPARTURE };
struct event { double time; enum kind kind; int customer; };

enum { HEAP = 64 };
struct heap { struct event events[HEAP]; int count; };

static void heap_push(struct heap *heap, struct event event)
{
	int hole = heap->count++;
	for (; hole > 0 && event.time < heap->events[(hole - 1) / 2].time; hole = (hole - 1) / 2)
		heap->events[hole] = heap->events[(hole - 1) / 2];
	heap->events[hole] = event;
}

static struct event heap_pop(struct heap *heap)
{
	struct event first = heap->events[0], last = heap->events[--heap->count];
	int hole = 0;
	for (int child; (child = 2 * hole + 1) < heap->count; hole = child) {
		if (child + 1 < heap->count && heap->events[child + 1].time < heap->events[child].time)
			child++;
		if (last.time <= heap->events[child].time)
			break;
		heap->events[hole] = heap->events[child];
	}
	heap->events[hole] = last;
	return first;
}

/* The number that the kit draws at the same address: ordinal = customer, all else 0. */
static double exponential(int customer, uint64_t attribute, double mean)
{
	philox2x64_ctr_t counter = {{0, (uint64_t)customer << 20 | attribute << 8}}, word;
	philox2x64_key_t key = {{1}};
	word = philox2x64(counter, key);
	return -log(((double)(word.v[0] >> 12) + 0.5) * 0x1p-52) * mean;
}

int main(int count, char **arguments)
{
	struct queue_of queue = queue_of(count, arguments);
	double arrival[RING]; /* hours at which those inside came */
	struct heap heap = {.count = 0};
	int arrived = 0, served = 0, idle = queue.servers;
	double hours = 0;
	queue_of_begin(&queue);
	heap_push(&heap, (struct event){exponential(0, 0, queue.interval), ARRIVAL, 0});
	while (heap.count) {
		struct event event = heap_pop(&heap);
		if (event.kind == ARRIVAL) {
			arrival[event.customer % RING] = event.time;
			if (++arrived < queue.customers)
				heap_push(&heap, (struct event){event.time + exponential(arrived, 0, queue.interval), ARRIVAL, arrived});
		} else {
			hours += event.time - arrival[event.customer % RING];
			idle++;
		}
		if (idle && served < arrived) {
			heap_push(&heap, (struct event){event.time + exponential(served, 1, 1), DEPARTURE, served});
			idle--;
			served++;
		}
	}
	queue_of_end(&queue, "bare_loop", hours);
	return 0;
}
