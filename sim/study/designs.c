/* designs.c - the table of designs, and what they share. */
#include "study/designs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance/random.h"

static const struct designs_plate *const plates[DESIGNS_COUNT] = {
#define DESIGN(id) &designs_##id,
#include "study/designs.def"
#undef DESIGN
};

const struct designs_plate *designs_plate(enum designs_id id)
{
	return plates[id];
}

int64_t designs_count(enum designs_id id, const struct designs_request *request, const char **reason)
{
	*reason = N_("no factor is given");
	if (request->factor_count < 1)
		return -1;
	int64_t count = plates[id]->count(request, reason);
	if (count <= DESIGNS_POINTS)
		return count;
	*reason = N_("more than ten million points");
	return -1;
}

enum status designs_build(struct design *design, struct arena *arena, enum designs_id id, const struct designs_request *request)
{
	const char *reason;
	int64_t count = designs_count(id, request, &reason);
	struct arena scratch;
	if (count < 0)
		return STATUS_WORLD;
	*design = (struct design){(int)count, request->factor_count, arena_rows(arena, count * request->factor_count, double)};
	if (!design->values)
		return STATUS_WORLD;
	arena_init(&scratch);
	enum status status = plates[id]->fill(request, design, &scratch);
	arena_free(&scratch);
	return status;
}

double designs_along(const struct designs_request *request, int factor, double share)
{
	int levels = request->levels[factor];
	double inside = fmin(fmax(share, 0), nextafter(1, 0));
	return levels ? (design_level(inside, levels) + 0.5) / levels : inside;
}

double designs_place(const struct designs_request *request, int factor, int step, int steps)
{
	if (request->levels[factor])
		return (step + 0.5) / steps;
	return designs_along(request, factor, (double)step / (steps - 1));
}

int designs_steps(const struct designs_request *request, int factor)
{
	int levels = request->levels[factor];
	return levels ? levels : request->ends > 1 ? request->ends : 2;
}

int designs_points(const struct designs_request *request, const struct designs_plate *plate)
{
	return request->points > 0 ? request->points : plate->usual;
}

struct random_address designs_address(const struct designs_request *request, enum designs_id id)
{
	return (struct random_address){.seed = request->seed, .replication = (uint32_t)id};
}
