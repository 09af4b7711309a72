/* delays.h - where the time of one piece of work went, from asking to its end, out of a diary: exact parts, and what happened on the way. */
#ifndef DELAYS_H
#define DELAYS_H

#include "run/reason.h"
#include "world/world.h"

enum delays_happened {
	DELAYS_CAME,                  /* reached the community */
	DELAYS_TAKEN,                 /* somebody else than before took it up; the first time or again */
	DELAYS_BROKEN,                /* whoever had it was called away to `other` */
	DELAYS_PUT_BACK,              /* the shift ended: back for anybody */
	DELAYS_LEFT_BEHIND,           /* it lay on the desk of somebody who did not come */
	DELAYS_BEHIND_ALL,            /* past due: behind all other work */
	DELAYS_HANDED_OVER,           /* others do the rest */
	DELAYS_FELL_DUE,
	DELAYS_DONE, DELAYS_GIVEN_UP, DELAYS_OPEN
};
struct delays_event {
	int64_t time;
	enum delays_happened happened;
	int worker;                  /* -1: none */
	int residents, departments;  /* parts waiting then */
	const struct diary_row *other; /* what he was called away to; NULL */
	enum whereabouts where;      /* when it fell due */
};
enum { DELAYS_EVENTS = 64 };

struct delays {
	const struct diary_row *piece; /* as it first came */
	int64_t asked, end, due;
	bool is_done, is_given_up;   /* neither: open when the diary ends */
	int64_t parts[REASON_COUNT]; /* ticks; all together are end - asked */
	int64_t by_line[REASON_COUNT][LINE_MOST]; /* of reasons by line: by what was in hand */
	int64_t *away;               /* [workers][DAY_CLOSED] office hours it waited while one who may do it was away, by why */
	int worker_count;
	int suspended, taken;        /* times laid down at the end of a shift and taken up again by the same; parts taken up after the first */
	struct delays_event events[DELAYS_EVENTS];
	int event_count, event_missed;
};

/* Of the piece with this number; false when the diary does not have it. The diary is of its community and begins before it was asked. */
bool delays_of(struct delays *delays, const struct world *world, const struct diary *diary, uint32_t piece, struct arena *arena);

/* A piece by how late it ended. */
struct delays_late {
	uint32_t piece;
	int64_t late;                /* ticks after its due time */
};
/* The latest `most` pieces that ended from `from` to before `to`, of a line (-1: any), the latest first; returns how many. */
int delays_latest(const struct diary *diary, int64_t from, int64_t to, int line, struct delays_late *rows, int most);

#endif
