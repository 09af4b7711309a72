/* equity.c - Gini coefficient and range of the load over communities, and of field work over grids. */
#include "run/equity.h"

#include <math.h>

#include "measure/inequality.h"
#include "run/indicator.h"

/* Whether communities differ by what a person put in; else their differences are the rule's and chance's, and no matter of equity. */
static bool is_known(const struct scenario *scenario)
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

void equity_loads(const struct world *world, double *loads, double *values)
{
	if (!is_known(world->scenario))
		return;
	values[INDICATOR_load_range] = inequality_range(loads, world->community_count);
	values[INDICATOR_load_gini] = inequality_gini(loads, world->community_count);
}

enum status equity_grids(struct replica *replica, double *values)
{
	int count;
	if (!is_known(replica->world->scenario))
		return STATUS_OK;
	double *loads = grid_loads(replica, &count);
	if (!loads)
		return STATUS_WORLD;
	values[INDICATOR_grid_range] = inequality_range(loads, count);
	values[INDICATOR_grid_gini] = inequality_gini(loads, count);
	return STATUS_OK;
}
