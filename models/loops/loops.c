/* loops.c - the table of feedback loops. */
#include "loops/loop.h"

const struct plate *loop_plate(enum loop_id id)
{
	static const struct plate *const loops[LOOP_COUNT] = {
#define LOOP(id) &loop_##id,
#include "loops/loops.def"
#undef LOOP
	};
	return loops[id];
}
