/* kinds.c - the table of mandate kinds. */
#include "demand/kinds.h"

const struct kind *kind_plate(enum kind_id id)
{
	static const struct kind *const kinds[KIND_COUNT] = {
#define KIND(id) &kinds_##id,
#include "demand/kinds.def"
#undef KIND
	};
	return kinds[id];
}
