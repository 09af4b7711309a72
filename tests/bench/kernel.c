/* kernel.c - the queue of bare_loop.c on the kit: events, waiting line, draws by address, times in ticks. */
#include <math.h>
#include <stdint.h>

#include "bench/queue_of.h"
#include "chance/draw.h"
#include "clock/calendar.h"
#include "clock/events.h"
#include "clock/queue.h"

enum kind { DEPARTURE, ARRIVAL };
enum attribute { INTERVAL, EFFORT };

struct customer { int64_t arrival, effort; };

struct station {
	struct arena arena;
	struct events events;
	struct queue queue;
	struct draw interval, effort;
	struct customer *rows; /* of those inside */
	int customers, arrived, idle;
	int64_t stay_ticks;    /* all who left */
};

static int64_t draw_ticks(const struct draw *draw, int customer, int attribute)
{
	struct random_address address = {.seed = 1, .ordinal = (uint64_t)customer};
	return (int64_t)llrint(draw_at(draw, &address, attribute) * (double)TICKS_PER_HOUR);
}

static enum status station_post(struct station *station, int64_t time, enum kind kind, int customer)
{
	return events_post(&station->events, &station->arena, (struct event){.time = time, .kind = (int32_t)kind, .who = customer});
}

/* The next customer on his way, this one into the waiting line; what is drawn of him is drawn now, as the simulation does. */
static enum status station_on_arrival(struct station *station, int64_t now, int customer)
{
	station->rows[customer % RING] = (struct customer){.arrival = now, .effort = draw_ticks(&station->effort, customer, EFFORT)};
	int next = ++station->arrived;
	if (next < station->customers && station_post(station, now + draw_ticks(&station->interval, next, INTERVAL), ARRIVAL, next))
		return STATUS_WORLD;
	return queue_push(&station->queue, &station->arena,
		(struct queue_node){.key = (uint64_t)now, .number = (uint32_t)customer, .item = (uint32_t)customer});
}

static void station_on_departure(struct station *station, int64_t now, int customer)
{
	station->stay_ticks += now - station->rows[customer % RING].arrival;
	station->idle++;
}

static enum status station_on_event(struct station *station, const struct event *event)
{
	if (event->kind == DEPARTURE)
		station_on_departure(station, event->time, event->who);
	else if (station_on_arrival(station, event->time, event->who))
		return STATUS_WORLD;
	if (!station->idle || !station->queue.count)
		return STATUS_OK;
	int customer = (int)queue_pop(&station->queue).item;
	station->idle--;
	return station_post(station, event->time + station->rows[customer % RING].effort, DEPARTURE, customer);
}

int main(int count, char **arguments)
{
	struct queue_of queue = queue_of(count, arguments);
	struct station station = {.interval = {.kind = DRAW_exponential, .p = {queue.interval}}, .effort = {.kind = DRAW_exponential, .p = {1}},
		.customers = queue.customers, .idle = queue.servers};
	struct event event;
	arena_init(&station.arena);
	station.rows = arena_rows(&station.arena, RING, struct customer);
	enum status status = station.rows ? events_init(&station.events, &station.arena, 64) : STATUS_WORLD;
	if (!status)
		status = queue_init(&station.queue, &station.arena, 64);
	queue_of_begin(&queue);
	if (!status)
		status = station_post(&station, draw_ticks(&station.interval, 0, INTERVAL), ARRIVAL, 0);
	while (!status && events_next(&station.events, &event))
		status = station_on_event(&station, &event);
	queue_of_end(&queue, "kernel", (double)station.stay_ticks / (double)TICKS_PER_HOUR);
	arena_free(&station.arena);
	return (int)status;
}
