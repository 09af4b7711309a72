/* neighbourhood.c - a jittered lattice cut into grids; the walks of every building of it, to find the best ones to walk to. */
#include "plan/neighbourhood.h"

#include <math.h>
#include <stdlib.h>

/* Attributes of a building's address. */
enum { AT_X, AT_Y, AT_SIZE };

static void buildings_draw(struct neighbourhood *place, struct random_address address)
{
	const double pitch_m = NEIGHBOURHOOD_PITCH_M, jitter_m = 10;
	double sum = 0;
	for (int i = 0; i < place->count; i++) {
		struct building *building = &place->buildings[i];
		address.entity = (uint32_t)i;
		*building = (struct building){.column = i % place->columns, .row = i / place->columns};
		building->x_m = pitch_m * building->column + jitter_m * (2 * random_uniform(&address, AT_X) - 1);
		building->y_m = pitch_m * building->row + jitter_m * (2 * random_uniform(&address, AT_Y) - 1);
		building->households = 0.5 + random_uniform(&address, AT_SIZE);
		sum += building->households;
	}
	for (int i = 0; i < place->count; i++)
		place->buildings[i].households *= place->households / sum;
}

/* -- orders of the lattice ---------------------------------------------------------------------------------------- */

static int by_column(const void *a, const void *b)
{
	const struct building *first = *(struct building *const *)a, *second = *(struct building *const *)b;
	return first->column != second->column ? first->column - second->column : first->row - second->row;
}

static int by_row(const void *a, const void *b)
{
	const struct building *first = *(struct building *const *)a, *second = *(struct building *const *)b;
	return first->row != second->row ? first->row - second->row : first->column - second->column;
}

/* All buildings in their order; NULL when out of memory. */
static struct building **list_all(struct building *buildings, int count, struct arena *arena)
{
	struct building **list = arena_rows(arena, count, struct building *);
	for (int i = 0; list && i < count; i++)
		list[i] = &buildings[i];
	return list;
}

static void sort(struct building **list, int count, int (*order)(const void *, const void *))
{
	qsort(list, (size_t)count, sizeof *list, order);
}

/* Cuts `count` buildings into `grids` grids: across the longer side into two parts of like households, and those again.
   Every part keeps at least as many buildings as grids. */
static void cut(struct building **list, int count, int grids, int first_grid)
{
	if (grids == 1) {
		for (int i = 0; i < count; i++)
			list[i]->grid = first_grid;
		return;
	}
	sort(list, count, by_row);
	int height = list[count - 1]->row - list[0]->row;
	sort(list, count, by_column);
	int width = list[count - 1]->column - list[0]->column;
	if (height > width)
		sort(list, count, by_row);
	int left_grids = grids / 2, left = 0;
	double all = 0, taken = 0;
	for (int i = 0; i < count; i++)
		all += list[i]->households;
	double share = all * left_grids / grids;
	while (left < left_grids || (left < count - (grids - left_grids) && taken + list[left]->households / 2 < share))
		taken += list[left++]->households;
	cut(list, left, left_grids, first_grid);
	cut(list + left, count - left, grids - left_grids, first_grid + left_grids);
}

/* -- ways --------------------------------------------------------------------------------------------------------- */

/* Ways on their way to a graph. */
struct ways {
	int count, *from, *to;
	double *minutes, minutes_per_m;
};

static double minutes_per_m(const struct settings *settings)
{
	const double minutes_an_hour = 60, metres = 1000;
	return settings->plan_kilometre * minutes_an_hour / metres * settings->plan_detour;
}

static void way_add(struct ways *ways, const struct building *first, const struct building *here, const struct building *there)
{
	ways->from[ways->count] = (int)(here - first);
	ways->to[ways->count] = (int)(there - first);
	ways->minutes[ways->count++] = ways->minutes_per_m * hypot(here->x_m - there->x_m, here->y_m - there->y_m);
}

struct graph *neighbourhood_ways(struct building *buildings, int count, const struct settings *settings, struct arena *arena)
{
	struct building **list = list_all(buildings, count, arena);
	struct ways ways = {
		.from = arena_rows(arena, 2 * count, int), .to = arena_rows(arena, 2 * count, int), .minutes = arena_rows(arena, 2 * count, double),
		.minutes_per_m = minutes_per_m(settings),
	};
	if (!list || !ways.from || !ways.to || !ways.minutes)
		return NULL;
	sort(list, count, by_row);
	for (int i = 1; i < count; i++)
		if (list[i - 1]->row == list[i]->row)
			way_add(&ways, buildings, list[i - 1], list[i]);
	sort(list, count, by_column);
	for (int i = 1; i < count; i++)
		if (list[i - 1]->column == list[i]->column)
			way_add(&ways, buildings, list[i - 1], list[i]);
	return graph_init(count, ways.count, ways.from, ways.to, ways.minutes);
}

/* -- where people walk to ----------------------------------------------------------------------------------------- */

enum { EVERY_GRID = -1 };

/* Keeps the building as the centre of a grid, or of all, when it is better than the one before. */
static void offer(struct centre *best, const struct neighbourhood *place, int building, const double *minutes, int grid)
{
	struct centre offered = {.building = building};
	for (int i = 0; i < place->count; i++)
		if (grid == EVERY_GRID || place->buildings[i].grid == grid) {
			offered.walk_min += place->buildings[i].households * minutes[i];
			offered.farthest_min = fmax(offered.farthest_min, minutes[i]);
		}
	if (offered.walk_min < best->walk_min)
		*best = offered;
}

static enum status centres_choose(struct neighbourhood *place, struct graph *ways, double *minutes, struct faults *faults)
{
	place->office.walk_min = INFINITY;
	for (int grid = 0; grid < place->grids; grid++)
		place->bases[grid].walk_min = INFINITY;
	for (int i = 0; i < place->count; i++) {
		int grid = place->buildings[i].grid;
		enum status status = graph_distances(ways, i, minutes, faults);
		if (status != STATUS_OK)
			return status;
		offer(&place->office, place, i, minutes, EVERY_GRID);
		offer(&place->bases[grid], place, i, minutes, grid);
	}
	return STATUS_OK;
}

enum status neighbourhood_build(struct neighbourhood *place, struct arena *arena, const struct settings *settings,
	struct random_address address, double households, int grids, struct faults *faults)
{
	int count = (int)lround(households / settings->plan_building_size);
	*place = (struct neighbourhood){.count = count > grids ? count : grids, .grids = grids, .households = households};
	place->columns = (int)ceil(sqrt(place->count));
	place->buildings = arena_rows(arena, place->count, struct building);
	place->bases = arena_rows(arena, grids, struct centre);
	double *minutes = arena_rows(arena, place->count, double);
	struct building **list = place->buildings ? list_all(place->buildings, place->count, arena) : NULL;
	if (!place->bases || !list || !minutes)
		return fault_world(faults, "no memory for a neighbourhood of %d buildings", place->count);
	buildings_draw(place, address);
	cut(list, place->count, grids, 0);
	struct graph *ways = neighbourhood_ways(place->buildings, place->count, settings, arena);
	if (!ways)
		return fault_world(faults, "no memory for the ways of %d buildings", place->count);
	enum status status = centres_choose(place, ways, minutes, faults);
	graph_free(ways);
	return status;
}
