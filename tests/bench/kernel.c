/* kernel.c - the M/M/1 queue of bare_loop.c on the kit: events, queue, draws by address. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "chance/draw.h"
#include "clock/calendar.h"
#include "clock/events.h"
#include "clock/queue.h"

enum kind { DEPARTURE, ARRIVAL };
enum attribute { INTERVAL, EFFORT };

struct station {
	struct arena arena;
	struct events events;
	struct queue queue;
	struct draw interval, effort;
	int64_t *arrival; /* of each customer */
	int32_t customers, arrived;
	bool is_busy;
	double hours;     /* in the system, all who left */
};

static int64_t draw_ticks(const struct draw *draw, int32_t customer, enum attribute attribute)
{
	struct random_address address = {.seed = 1, .ordinal = (uint64_t)customer};
	return (int64_t)llrint(draw_at(draw, &address, attribute) * (double)TICKS_PER_HOUR);
}

static enum status station_post(struct station *station, int64_t time, enum kind kind, int32_t who)
{
	return events_post(&station->events, &station->arena, (struct event){.time = time, .kind = (int32_t)kind, .who = who});
}

static enum status station_on_event(struct station *station, const struct event *event)
{
	enum status status = STATUS_OK;
	if (event->kind == ARRIVAL) {
		int32_t customer = event->who, next = ++station->arrived;
		station->arrival[customer] = event->time;
		if (next < station->customers)
			status = station_post(station, event->time + draw_ticks(&station->interval, next, INTERVAL), ARRIVAL, next);
		if (!status)
			status = queue_push(&station->queue, &station->arena,
				(struct queue_node){(uint64_t)event->time, (uint32_t)customer, (uint32_t)customer});
	} else {
		station->is_busy = false;
		station->hours += (double)(event->time - station->arrival[event->who]) / (double)TICKS_PER_HOUR;
	}
	if (!status && !station->is_busy && station->queue.count) {
		int32_t customer = (int32_t)queue_pop(&station->queue).item;
		station->is_busy = true;
		status = station_post(station, event->time + draw_ticks(&station->effort, customer, EFFORT), DEPARTURE, customer);
	}
	return status;
}

int main(int count, char **arguments)
{
	struct station station = {.interval = {.kind = DRAW_exponential, .p = {1.25}}, .effort = {.kind = DRAW_exponential, .p = {1}},
		.customers = count > 1 ? atoi(arguments[1]) : 5000000};
	struct event event;
	struct timespec from, to;
	arena_init(&station.arena);
	station.arrival = arena_rows(&station.arena, station.customers, int64_t);
	enum status status = station.arrival ? events_init(&station.events, &station.arena, 64) : STATUS_WORLD;
	if (!status)
		status = queue_init(&station.queue, &station.arena, 64);
	clock_gettime(CLOCK_MONOTONIC, &from);
	if (!status)
		status = station_post(&station, draw_ticks(&station.interval, 0, INTERVAL), ARRIVAL, 0);
	while (!status && events_next(&station.events, &event))
		status = station_on_event(&station, &event);
	clock_gettime(CLOCK_MONOTONIC, &to);
	double seconds = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec), events = 2.0 * station.customers;
	printf("kernel: %.0f events, %.0f events per second, %.3f h in the system (5 in theory)\n", events, events / seconds,
		station.hours / station.customers);
	arena_free(&station.arena);
	return status;
}
