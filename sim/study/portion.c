/* portion.c - room for the numbers of a share. */
#include "study/portion.h"

#include <math.h>

enum status portion_build(struct portion *portion, struct arena *arena)
{
	int64_t cells = (int64_t)portion->point_count * portion->count * portion->measure_count;
	portion->slots = arena_rows(arena, portion->slot_count, uint64_t);
	portion->rows = arena_rows(arena, cells, double);
	for (int64_t i = 0; portion->rows && i < cells; i++)
		portion->rows[i] = NAN;
	return portion->slots && portion->rows ? STATUS_OK : STATUS_WORLD;
}
