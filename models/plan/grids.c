/* grids.c - the number of grids by the norm of households; walking minutes in generated neighbourhoods. */
#include "plan/grids.h"

#include <math.h>

#include "world/neighbourhood.h"
#include "world/world.h"

enum { NEIGHBOURHOODS = 10 };

int grids_count(const struct settings *settings, double households)
{
	int count = (int)lround(households / settings->plan_grid_size);
	int fewest = (int)ceil(households / settings->plan_grid_most), most = (int)floor(households / settings->plan_grid_least);
	if (count > most)
		count = most;
	if (count < fewest)
		count = fewest;
	return count > 1 ? count : 1;
}

int grids_fit(const struct settings *settings, double households, int grids)
{
	double size = households / grids;
	return size >= settings->plan_grid_least && size <= settings->plan_grid_most;
}

enum status grids_walk(struct grids_walk *walk, const struct settings *settings, uint64_t seed, double households, int grids, struct faults *faults)
{
	*walk = (struct grids_walk){0};
	struct arena arena;
	arena_init(&arena);
	enum status status = STATUS_OK;
	for (uint32_t which = 0; which < NEIGHBOURHOODS && status == STATUS_OK; which++) {
		struct neighbourhood_site site = {
			.households = households, .elderly = settings->elderly_share, .grids = grids,
			.address = {.seed = seed, .replication = which, .source = SOURCE_PLACE},
		};
		struct neighbourhood place;
		double minutes = 0, worst = 0;
		arena_reset(&arena);
		status = neighbourhood_build(&place, &arena, settings, &site, faults);
		for (int grid = 0; grid < grids && status == STATUS_OK; grid++) {
			minutes += place.bases[grid].walk_min;
			worst = fmax(worst, place.bases[grid].farthest_min);
		}
		walk->buildings = place.count;
		walk->mean_min += households > 0 ? minutes / households / NEIGHBOURHOODS : 0;
		walk->worst_min += worst / NEIGHBOURHOODS;
	}
	arena_free(&arena);
	return status;
}
