/* equity.c - Gini coefficient and range of the load over communities, and of field work over grids. */
#include "run/equity.h"

#include <math.h>

#include "measure/inequality.h"
#include "run/indicator.h"

bool equity_is_known(const struct scenario *scenario)
{
	return scenario->communities || scenario->buildings || scenario->staff;
}

/* Standard hours of field work asked for in each grid over the time its community has for one. */
static double *grid_loads(struct replica *replica, int *count)
{
	const struct world *world = replica->world;
	*count = 0;
	for (int c = 0; c < world->community_count; c++)
		*count += world->communities[c].grids;
	double *loads = arena_rows(&replica->arena, *count, double);
	for (int c = 0, at = 0; loads && c < world->community_count; c++) {
		const struct shop *shop = &replica->shops[c];
		double able = (double)shop->horizon.able_ticks / shop->place->grids;
		for (int g = 0; g < shop->place->grids; g++)
			loads[at++] = able > 0 ? (double)shop->grid_ticks[g] / able : NAN;
	}
	return loads;
}

enum status equity_fill(struct replica *replica, double *loads, double *values)
{
	int count = replica->world->community_count, grid_count;
	double *grids;
	if (!equity_is_known(replica->world->scenario))
		return STATUS_OK;
	values[INDICATOR_load_range] = inequality_range(loads, count);
	values[INDICATOR_load_gini] = inequality_gini(loads, count);
	grids = grid_loads(replica, &grid_count);
	if (!grids)
		return STATUS_WORLD;
	values[INDICATOR_grid_range] = inequality_range(grids, grid_count);
	values[INDICATOR_grid_gini] = inequality_gini(grids, grid_count);
	return STATUS_OK;
}
