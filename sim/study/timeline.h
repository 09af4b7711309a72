/* timeline.h - who did what from when to when: some days of one place, of every option. Times in ms since the first of these days began. */
#ifndef TIMELINE_H
#define TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

/* What a stretch of somebody's time was. Work and ways are of one piece; the others say why a post did nothing. */
enum timeline_what {
	TIMELINE_WORK, TIMELINE_WAY, TIMELINE_LEAVE, TIMELINE_TRAINING, TIMELINE_VACANT, TIMELINE_BORROWED, TIMELINE_OCCUPIED, TIMELINE_DOWN,
	TIMELINE_WHATS
};
enum timeline_shift { TIMELINE_CONTRACT, TIMELINE_OVERTIME, TIMELINE_DUTY, TIMELINE_SHIFTS };
/* How it ended. BACK: laid down at the end of a shift for anybody. BROKEN: something else came between. */
enum timeline_ending { TIMELINE_DONE, TIMELINE_KEPT, TIMELINE_BACK, TIMELINE_BROKEN, TIMELINE_GOES_ON, TIMELINE_ENDINGS };
enum { TIMELINE_MOST_DAYS = 24, TIMELINE_OPENINGS = 4 };

struct timeline_day {
	const char *date;                /* "2013-01-07" */
	int32_t weekday, works;          /* 0 = Monday; a working day */
};
struct timeline_track {
	const char *name_en, *name_zh;   /* of a worker's post, or a server */
};
/* All whole numbers, -1 where there is none. */
struct timeline_span {
	int32_t point, track;            /* option; whose time it was */
	int32_t from_ms, to_ms;
	int32_t what, shift, ending;     /* enum timeline_what, timeline_shift, timeline_ending */
	int32_t line, origin;            /* of the piece, among those of the result set: kind of work; department that sent it */
	int32_t piece;                   /* its number in the place */
	int32_t is_emergency, is_late;   /* it fell due before this stretch ended */
};
/* Pieces that wait from here on, in parts: of residents, of departments. */
struct timeline_queue {
	int32_t point, time_ms, residents, departments;
};

struct timeline {
	const char *place_en, *place_zh; /* "community 3", or its name */
	int place_id, place_index;
	int day_count, track_count, span_count, queue_count, opening_count;
	const char **names;              /* [span] what the table of mandates calls the work; "" = nothing */
	struct timeline_day *days;
	struct timeline_track *tracks;
	struct timeline_span *spans;     /* by option, then in the order in which they ended */
	struct timeline_queue *queues;   /* by option and time */
	int32_t openings[TIMELINE_OPENINGS][2]; /* office hours, ms since midnight; none: always */
	int span_room, queue_room;
};

/* One more, in arrays of the arena that grow. NULL when out of memory. */
struct timeline_span *timeline_span_add(struct timeline *timeline, struct arena *arena, const char *name);
struct timeline_queue *timeline_queue_add(struct timeline *timeline, struct arena *arena);

#endif
