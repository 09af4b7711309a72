/* timeline.c - lists of a timeline that grow. */
#include "study/timeline.h"

#include <string.h>

enum { FIRST_ROOM = 256 };

/* An array of twice the room with the same start; NULL when out of memory. */
static void *grown(const void *rows, int room, size_t size, struct arena *arena)
{
	void *larger = arena_take(arena, (size_t)(room ? 2 * room : FIRST_ROOM) * size);
	if (larger && room)
		memcpy(larger, rows, (size_t)room * size);
	return larger;
}

struct timeline_span *timeline_span_add(struct timeline *timeline, struct arena *arena, const char *name)
{
	if (timeline->span_count == timeline->span_room) {
		void *spans = grown(timeline->spans, timeline->span_room, sizeof *timeline->spans, arena);
		void *names = grown(timeline->names, timeline->span_room, sizeof *timeline->names, arena);
		if (!spans || !names)
			return NULL;
		timeline->spans = spans;
		timeline->names = names;
		timeline->span_room = timeline->span_room ? 2 * timeline->span_room : FIRST_ROOM;
	}
	timeline->names[timeline->span_count] = name ? name : "";
	return &timeline->spans[timeline->span_count++];
}

struct timeline_queue *timeline_queue_add(struct timeline *timeline, struct arena *arena)
{
	if (timeline->queue_count == timeline->queue_room) {
		void *queues = grown(timeline->queues, timeline->queue_room, sizeof *timeline->queues, arena);
		if (!queues)
			return NULL;
		timeline->queues = queues;
		timeline->queue_room = timeline->queue_room ? 2 * timeline->queue_room : FIRST_ROOM;
	}
	return &timeline->queues[timeline->queue_count++];
}
