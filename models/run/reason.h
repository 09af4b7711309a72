/* reason.h - why a piece of work was not done yet at a moment: one file each in reasons/. */
#ifndef REASON_H
#define REASON_H

#include "state/diary.h"

/* Where a piece is. Of one in several parts, where the part farthest on is. */
enum whereabouts { WHERE_COMING, WHERE_HELD, WHERE_QUEUE, WHERE_DESK, WHERE_PROVIDER, WHERE_WAY, WHERE_WORK };

/* What is known at a moment of one of those who could do the piece. */
struct moment {
	enum whereabouts where;
	bool is_office;                  /* office hours */
	bool is_working_day;
	int there;                       /* of those who may do it; on a desk, of its owner */
	const struct diary_row *in_hand; /* what one of those has in hand; NULL: nothing */
};

/* The first of the table that holds is the reason. */
struct reason {
	const char *name, *name_en, *name_zh;
	const char *meaning_en, *meaning_zh;
	bool by_line;                    /* told apart by what was in hand */
	bool (*holds)(const struct moment *moment);
};

enum reason_id {
#define REASON(id) REASON_##id,
#include "run/reasons.def"
#undef REASON
	REASON_COUNT
};
const struct reason *reason_plate(enum reason_id id);
enum reason_id reason_of(const struct moment *moment);

#define REASON(id) extern const struct reason reason_##id;
#include "run/reasons.def"
#undef REASON

#endif
