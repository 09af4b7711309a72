/* hold.c - the hold model: a future of so many events, of which the first is taken and posted anew, later; nanoseconds a hold. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "clock/events.h"

enum { STEPS = 1 << 16, MEAN = 1000000 }; /* exponential steps, drawn beforehand: only the event set is on the clock */

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Takes and posts `holds` times; the clock of the model goes on from where it was. */
static enum status hold(struct events *events, struct arena *arena, const int64_t *steps, int64_t holds)
{
	struct event event;
	enum status status = STATUS_OK;
	for (int64_t i = 0; i < holds && !status && events_next(events, &event); i++) {
		event.time += steps[i % STEPS];
		status = events_post(events, arena, event);
	}
	return status;
}

int main(int count, char **arguments)
{
	int32_t size = count > 1 ? atoi(arguments[1]) : 1000;
	int64_t holds = count > 2 ? atoll(arguments[2]) : 5000000;
	static int64_t steps[STEPS];
	struct arena arena;
	struct events events;
	srand48(1);
	for (int i = 0; i < STEPS; i++)
		steps[i] = (int64_t)(-log(1 - drand48()) * MEAN);
	arena_init(&arena);
	enum status status = events_init(&events, &arena, size);
	for (int32_t i = 0; i < size && !status; i++)
		status = events_post(&events, &arena, (struct event){.time = steps[i % STEPS] + i / STEPS, .who = i});
	if (!status)
		status = hold(&events, &arena, steps, 2 * (int64_t)size); /* until ages are mixed */
	double from = seconds();
	if (!status)
		status = hold(&events, &arena, steps, holds);
	printf("%.1f ns, %d events in the set\n", 1e9 * (seconds() - from) / (double)holds, (int)size);
	arena_free(&arena);
	return (int)status;
}
