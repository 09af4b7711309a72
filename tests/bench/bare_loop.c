/* bare_loop.c - an M/M/1 queue on nothing but a binary heap of events: what the kernel is measured against. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <Random123/philox.h>

enum kind { ARRIVAL, DEPARTURE };
struct event { double time; enum kind kind; };

enum { HEAP = 64, RING = 1 << 16 };
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

static double exponential(uint64_t customer, uint64_t attribute, double mean)
{
	philox2x64_ctr_t counter = {{customer, attribute}}, word;
	philox2x64_key_t key = {{1}};
	word = philox2x64(counter, key);
	return -log(((double)(word.v[0] >> 12) + 0.5) * 0x1p-52) * mean;
}

int main(int count, char **arguments)
{
	uint64_t customers = count > 1 ? strtoull(arguments[1], NULL, 10) : 5000000, arrived = 0, left = 0, served = 0;
	double arrival[RING]; /* hours at which those inside came */
	struct heap heap = {.count = 0};
	double sum = 0;
	struct timespec from, to;
	clock_gettime(CLOCK_MONOTONIC, &from);
	heap_push(&heap, (struct event){exponential(0, 0, 1.25), ARRIVAL});
	while (heap.count) {
		struct event event = heap_pop(&heap);
		if (event.kind == ARRIVAL) {
			arrival[arrived++ % RING] = event.time;
			if (arrived < customers)
				heap_push(&heap, (struct event){event.time + exponential(arrived, 0, 1.25), ARRIVAL});
		} else {
			sum += event.time - arrival[left++ % RING];
		}
		if (served == left && served < arrived) {
			heap_push(&heap, (struct event){event.time + exponential(served, 1, 1), DEPARTURE});
			served++;
		}
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	double seconds = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec), events = 2 * (double)customers;
	printf("bare_loop: %.0f events, %.0f events per second, %.3f h in the system (5 in theory)\n", events, events / seconds,
		sum / (double)customers);
	return 0;
}
