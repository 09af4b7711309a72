/* grids.c - the number of grids by the norm of households; walking minutes in generated neighbourhoods. */
#include "plan/grids.h"

#include <math.h>
#include <stdlib.h>

#include "chance/random.h"
#include "solve/graph.h"
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

/* -- a generated neighbourhood ------------------------------------------------------------------------------------ */

struct building {
	int column, row;
	double x_m, y_m, households;
	int number, grid;
};

struct neighbourhood {
	struct arena arena;
	struct building *buildings; /* row by row of the lattice */
	int count, columns;
	double households, minutes_per_m;
};

/* Attributes of a building's address. */
enum { AT_X, AT_Y, AT_SIZE };

static enum status buildings_draw(struct neighbourhood *place, uint64_t seed, int which)
{
	const double pitch_m = 50, jitter_m = 10;
	place->buildings = arena_rows(&place->arena, place->count, struct building);
	if (!place->buildings)
		return STATUS_WORLD;
	double sum = 0;
	for (int i = 0; i < place->count; i++) {
		struct random_address address = {.seed = seed, .replication = (uint32_t)which, .source = SOURCE_PLACE, .entity = (uint32_t)i};
		struct building *building = &place->buildings[i];
		*building = (struct building){.column = i % place->columns, .row = i / place->columns, .number = i};
		building->x_m = pitch_m * building->column + jitter_m * (2 * random_uniform(&address, AT_X) - 1);
		building->y_m = pitch_m * building->row + jitter_m * (2 * random_uniform(&address, AT_Y) - 1);
		building->households = 0.5 + random_uniform(&address, AT_SIZE);
		sum += building->households;
	}
	for (int i = 0; i < place->count; i++)
		place->buildings[i].households *= place->households / sum;
	return STATUS_OK;
}

static struct graph *ways_build(struct neighbourhood *place)
{
	int most = 2 * place->count, count = 0;
	int *from = arena_rows(&place->arena, most, int), *to = arena_rows(&place->arena, most, int);
	double *minutes = arena_rows(&place->arena, most, double);
	if (!from || !to || !minutes)
		return NULL;
	for (int i = 0; i < place->count; i++) {
		const struct building *here = &place->buildings[i];
		int beside = here->column + 1 < place->columns ? i + 1 : place->count, below = i + place->columns;
		int next[2] = {beside, below};
		for (int k = 0; k < 2; k++)
			if (next[k] < place->count) {
				const struct building *there = &place->buildings[next[k]];
				from[count] = i;
				to[count] = next[k];
				minutes[count++] = place->minutes_per_m * hypot(here->x_m - there->x_m, here->y_m - there->y_m);
			}
	}
	return graph_init(place->count, count, from, to, minutes);
}

static int by_column(const void *a, const void *b)
{
	const struct building *first = a, *second = b;
	return first->column != second->column ? first->column - second->column : first->row - second->row;
}

static int by_row(const void *a, const void *b)
{
	const struct building *first = a, *second = b;
	return first->row != second->row ? first->row - second->row : first->column - second->column;
}

/* Cuts `count` buildings into `grids` grids: across the longer side into two parts of like households, and those again.
   Every part keeps at least as many buildings as grids. */
static void cut(struct building *buildings, int count, int grids, int first_grid)
{
	if (grids == 1) {
		for (int i = 0; i < count; i++)
			buildings[i].grid = first_grid;
		return;
	}
	qsort(buildings, (size_t)count, sizeof *buildings, by_row);
	int height = buildings[count - 1].row - buildings[0].row;
	qsort(buildings, (size_t)count, sizeof *buildings, by_column);
	int width = buildings[count - 1].column - buildings[0].column;
	if (height > width)
		qsort(buildings, (size_t)count, sizeof *buildings, by_row);
	int left_grids = grids / 2, left = 0;
	double all = 0, taken = 0;
	for (int i = 0; i < count; i++)
		all += buildings[i].households;
	double share = all * left_grids / grids;
	while (left < left_grids || (left < count - (grids - left_grids) && taken + buildings[left].households / 2 < share))
		taken += buildings[left++].households;
	cut(buildings, left, left_grids, first_grid);
	cut(buildings + left, count - left, grids - left_grids, first_grid + left_grids);
}

/* The household minutes of the best base of each grid, and the farthest building from one. */
static enum status bases_choose(const struct neighbourhood *place, struct graph *ways, int grids, double *minutes, double *worst,
	struct arena *arena, struct faults *faults)
{
	double *distance = arena_rows(arena, place->count, double), *best = arena_rows(arena, grids, double), *far = arena_rows(arena, grids, double);
	if (!distance || !best || !far)
		return fault_world(faults, "no memory for the walking distances");
	for (int grid = 0; grid < grids; grid++)
		best[grid] = INFINITY;
	for (int base = 0; base < place->count; base++) {
		int grid = place->buildings[base].grid;
		enum status status = graph_distances(ways, place->buildings[base].number, distance, faults);
		if (status != STATUS_OK)
			return status;
		double sum = 0, farthest = 0;
		for (int i = 0; i < place->count; i++)
			if (place->buildings[i].grid == grid) {
				double way = distance[place->buildings[i].number];
				sum += place->buildings[i].households * way;
				farthest = fmax(farthest, way);
			}
		if (sum < best[grid]) {
			best[grid] = sum;
			far[grid] = farthest;
		}
	}
	for (int grid = 0; grid < grids; grid++) {
		*minutes += best[grid];
		*worst = fmax(*worst, far[grid]);
	}
	return STATUS_OK;
}

static enum status walk_one(struct neighbourhood *place, uint64_t seed, int which, int grids, double *minutes, double *worst, struct faults *faults)
{
	struct graph *ways = NULL;
	enum status status = buildings_draw(place, seed, which);
	if (status == STATUS_OK)
		ways = ways_build(place);
	if (!ways)
		return fault_world(faults, "no memory for a neighbourhood of %d buildings", place->count);
	cut(place->buildings, place->count, grids, 0);
	status = bases_choose(place, ways, grids, minutes, worst, &place->arena, faults);
	graph_free(ways);
	return status;
}

enum status grids_walk(struct grids_walk *walk, const struct settings *settings, uint64_t seed, double households, int grids, struct faults *faults)
{
	const double minutes_an_hour = 60, metres = 1000;
	int count = (int)lround(households / settings->plan_building_size);
	struct neighbourhood place = {.count = count > grids ? count : grids, .households = households};
	place.columns = (int)ceil(sqrt(place.count));
	place.minutes_per_m = settings->plan_kilometre * minutes_an_hour / metres * settings->plan_detour;
	*walk = (struct grids_walk){.buildings = place.count};
	arena_init(&place.arena);
	enum status status = STATUS_OK;
	for (int which = 0; which < NEIGHBOURHOODS && status == STATUS_OK; which++) {
		double minutes = 0, worst = 0;
		arena_reset(&place.arena);
		status = walk_one(&place, seed, which, grids, &minutes, &worst, faults);
		walk->mean_min += households > 0 ? minutes / households / NEIGHBOURHOODS : 0;
		walk->worst_min += worst / NEIGHBOURHOODS;
	}
	arena_free(&place.arena);
	return status;
}
