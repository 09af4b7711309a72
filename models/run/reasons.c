/* reasons.c - the table of reasons. */
#include "run/reason.h"

static const struct reason *const plates[REASON_COUNT] = {
#define REASON(id) &reason_##id,
#include "run/reasons.def"
#undef REASON
};

const struct reason *reason_plate(enum reason_id id)
{
	return plates[id];
}

enum reason_id reason_of(const struct moment *moment)
{
	int id = 0;
	while (id + 1 < REASON_COUNT && !plates[id]->holds(moment))
		id++;
	return (enum reason_id)id;
}
