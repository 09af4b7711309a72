/* disciplines.c - the table of orders of work. */
#include "staff/discipline.h"

const struct discipline *discipline_plate(enum discipline_id id)
{
	static const struct discipline *const disciplines[DISCIPLINE_COUNT] = {
#define DISCIPLINE(id) &discipline_##id,
#include "staff/disciplines.def"
#undef DISCIPLINE
	};
	return disciplines[id];
}
