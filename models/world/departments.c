/* departments.c - how departments deal with communities: normal around the mean, kept inside [0, 1]. */
#include "world/departments.h"

#include <math.h>

enum { ATTRIBUTE_STYLE = 1 };

static double inside(double value)
{
	return fmin(1, fmax(0, value));
}

enum status departments_build(struct world *world)
{
	const struct settings *settings = &world->scenario->settings;
	struct department *departments = arena_rows(&world->arena, world->department_count + 1, struct department);
	if (!departments)
		return STATUS_WORLD;
	for (int d = 0; d < world->department_count; d++) {
		struct random_address address = {.seed = world->seed, .source = SOURCE_DEPARTMENT, .entity = (uint32_t)d};
		double u[2];
		random_pair(&address, ATTRIBUTE_STYLE, u);
		departments[d].zeal = inside(settings->zeal + settings->style_spread * draw_normal(u[0]));
		departments[d].care = inside(settings->care + settings->style_spread * draw_normal(u[1]));
	}
	world->departments = departments;
	return STATUS_OK;
}
