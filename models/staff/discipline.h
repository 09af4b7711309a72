/* discipline.h - the order of work: a key for each piece; the smallest key is taken first. */
#ifndef DISCIPLINE_H
#define DISCIPLINE_H

#include "state/work.h"

struct discipline {
	const char *name, *name_en, *name_zh, *meaning_en, *meaning_zh;
	const char *rows;         /* of the checklist */
	/* Key of a piece of work: rank in the upper 12 bits, ticks in the lower 52. Ties go by arrival. */
	uint64_t (*key)(const struct work *work);
	bool preempts;            /* emergencies interrupt what is in hand */
	bool protects;            /* the first part of every window is for residents */
};

/* In the order of the choices of staff.discipline. */
enum discipline_id {
#define DISCIPLINE(id) DISCIPLINE_##id,
#include "staff/disciplines.def"
#undef DISCIPLINE
	DISCIPLINE_COUNT
};

const struct discipline *discipline_plate(enum discipline_id id);

#define DISCIPLINE(id) extern const struct discipline discipline_##id;
#include "staff/disciplines.def"
#undef DISCIPLINE

static inline uint64_t discipline_key(uint64_t rank, int64_t ticks)
{
	const uint64_t most = ((uint64_t)1 << 52) - 1;
	uint64_t low = ticks < 0 ? 0 : (uint64_t)ticks > most ? most : (uint64_t)ticks;
	return rank << 52 | low;
}

#endif
