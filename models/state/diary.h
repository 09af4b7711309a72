/* diary.h - what happened in a replication, row by row, kept only where somebody asked for it: who had what in hand, who was there, what waited. */
#ifndef DIARY_H
#define DIARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "state/work.h"

struct shop;

/* The first six are part of the fingerprint of a community's history, and stand in event logs. */
enum diary_mark {
	MARK_ARRIVE = 1, MARK_BEGIN, MARK_DONE, MARK_LAID_DOWN, MARK_GIVEN_UP, MARK_REFUSED, MARK_LOGGED = MARK_REFUSED,
	MARK_HAND,               /* in the worker's hands from now on; until `until` he is on the way */
	MARK_DESK,               /* laid on his own desk: he goes on with it later */
	MARK_RELEASED,           /* more of its parts may be begun */
	MARK_RANKED,             /* it takes another place in the order of work */
	MARK_AWAY,               /* with whoever else does it, until `until` */
	MARK_DAY,                /* of a worker: enum diary_day, of this day; known in the morning */
	MARK_WINDOW,             /* of a worker: he is there until `until`; enum diary_window */
	MARK_STAND               /* of a server: enum diary_stand */
};
enum diary_day { DAY_THERE, DAY_ABSENT, DAY_TRAINING, DAY_VACANT, DAY_BORROWED, DAY_OCCUPIED, DAY_CLOSED };
enum diary_window { WINDOW_CONTRACT, WINDOW_OVERTIME, WINDOW_DUTY };
enum diary_stand { STAND_ON_DUTY = 1, STAND_DOWN = 2, STAND_RESTS = 4 };
enum { DIARY_NOBODY = -1 };

struct diary_row {
	int64_t time, until;     /* giving up is found out later than it happened */
	int64_t asked, due;      /* of the piece */
	uint32_t piece;          /* its serial in the community; 0: the row is of a worker alone */
	int32_t waiting[SIDE_COUNT]; /* parts in all queues of the community then */
	int16_t community, worker, line, template, department;
	uint16_t parts, held;    /* of the piece; not yet released */
	uint8_t mark, state;     /* state: of the day, the window or the standing */
	uint8_t rank, side, skill, group, channel;
	bool is_linked, is_open, goes_on; /* is_open: of a window, all work is taken. goes_on: of what is done, a provider does the rest */
	uint8_t skills;          /* of a day: bit s, the worker has skill s */
	int8_t post;             /* of a day */
	int16_t grid;            /* of a day; of a piece that waits for the worker of its grid; else -1 */
};

/* Rows in the order in which they were found out. */
struct diary {
	struct diary_row *rows;
	size_t count, capacity;
	bool failed;             /* memory ran out: rows are missing */
	int32_t community;       /* the only one that writes, or -1: all do */
	int32_t from_day, end_day; /* days that are written */
};

void diary_init(struct diary *diary, int32_t community, int32_t from_day, int32_t end_day);
void diary_free(struct diary *diary);
void diary_add(struct diary *diary, const struct diary_row *row);
/* Rows of `from` that are of this diary's community and days. */
void diary_take(struct diary *diary, const struct diary *from);

/* For communities that keep one (shop->diary). */
void diary_piece(struct shop *shop, enum diary_mark mark, int64_t time, const struct work *work, int worker, int64_t until);
void diary_day(struct shop *shop);
void diary_windows(struct shop *shop, enum diary_window kind, int64_t from, int64_t to);
void diary_stand(struct shop *shop, int worker);

#endif
