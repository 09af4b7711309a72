/* neighbourhood.c - buildings on a lattice or where they were surveyed, cut into grids; the walks of every building, to find the best to walk to. */
#include "world/neighbourhood.h"

#include <math.h>
#include <stdlib.h>

#include "solve/graph.h"

/* Attributes of a building's address. */
enum { AT_X, AT_Y, AT_SIZE };
enum { GENERATED_MOST = 1000 };

/* -- buildings ------------------------------------------------------------------------------------------------------- */

/* On the lattice, moved a little. */
static void lattice_place(struct building *building, int i, int columns, struct random_address *address)
{
	const double pitch_m = WAYS_PITCH_M, jitter_m = 10;
	address->entity = (uint32_t)i;
	building->column = i % columns;
	building->row = i / columns;
	building->x_m = pitch_m * building->column + jitter_m * (2 * random_uniform(address, AT_X) - 1);
	building->y_m = pitch_m * building->row + jitter_m * (2 * random_uniform(address, AT_Y) - 1);
}

static void generate(struct neighbourhood *place, const struct neighbourhood_site *site, const struct settings *settings)
{
	struct random_address address = site->address;
	for (int i = 0; i < place->count; i++) {
		struct building *building = &place->buildings[i];
		*building = (struct building){0};
		lattice_place(building, i, place->columns, &address);
		building->households = 0.5 + random_uniform(&address, AT_SIZE);
		building->residents = building->households * settings->household_size;
		building->elderly = building->residents * site->elderly;
	}
}

/* Into how many stairwells the building with the most households to each is split, one after another, until there are `count`. */
static void stairwells(const struct neighbourhood_site *site, int count, int *parts)
{
	for (int i = 0; i < site->row_count; i++)
		parts[i] = 1;
	for (int left = count - site->row_count; left > 0; left--) {
		int largest = 0;
		for (int i = 1; i < site->row_count; i++)
			if (site->rows[i].households / parts[i] > site->rows[largest].households / parts[largest])
				largest = i;
		parts[largest]++;
	}
}

static struct building listed_building(const struct building_row *row, const struct neighbourhood_site *site, int parts)
{
	double elderly = isnan(row->elderly) ? site->elderly : row->elderly;
	return (struct building){
		.x_m = row->x_m, .y_m = row->y_m, .households = row->households / parts, .residents = row->residents / parts,
		.elderly = row->residents * elderly / parts, .grid = isnan(row->grid) ? 0 : (int)row->grid - 1,
	};
}

static enum status take_rows(struct neighbourhood *place, const struct neighbourhood_site *site, struct arena *arena)
{
	struct random_address address = site->address;
	int *parts = arena_rows(arena, site->row_count, int), next = 0;
	if (!parts)
		return STATUS_WORLD;
	stairwells(site, place->count, parts);
	for (int i = 0; i < site->row_count; i++)
		for (int part = 0; part < parts[i]; part++, next++) {
			place->buildings[next] = listed_building(&site->rows[i], site, parts[i]);
			if (!place->is_surveyed)
				lattice_place(&place->buildings[next], next, place->columns, &address);
		}
	return STATUS_OK;
}

/* Surveyed buildings by cells, from the west- and southernmost. */
static void cells_find(struct neighbourhood *place)
{
	double west = INFINITY, south = INFINITY;
	for (int i = 0; i < place->count; i++) {
		west = fmin(west, place->buildings[i].x_m);
		south = fmin(south, place->buildings[i].y_m);
	}
	place->west_m = west;
	place->south_m = south;
	place->columns = place->rows = 1;
	for (int i = 0; i < place->count; i++) {
		struct building *building = &place->buildings[i];
		building->column = (int)((building->x_m - west) / WAYS_PITCH_M);
		building->row = (int)((building->y_m - south) / WAYS_PITCH_M);
		place->columns = building->column + 1 > place->columns ? building->column + 1 : place->columns;
		place->rows = building->row + 1 > place->rows ? building->row + 1 : place->rows;
	}
}

/* The households are those of the site; residents go with them. Where nobody lives all count alike. */
static void households_scale(struct neighbourhood *place)
{
	double sum = 0;
	for (int i = 0; i < place->count; i++)
		sum += place->buildings[i].households;
	for (int i = 0; i < place->count; i++) {
		struct building *building = &place->buildings[i];
		double factor = sum > 0 ? place->households / sum : 0;
		building->households = sum > 0 ? building->households * factor : place->households / place->count;
		building->residents *= factor;
		building->elderly *= factor;
	}
}

static enum status buildings_make(struct neighbourhood *place, const struct settings *settings, const struct neighbourhood_site *site,
	struct arena *arena)
{
	int generated = (int)fmin(GENERATED_MOST, round(site->households / settings->space_building_size));
	int count = site->row_count > 0 ? site->row_count : generated;
	*place = (struct neighbourhood){
		.count = count > site->grids ? count : site->grids, .grids = site->grids, .households = site->households,
		.is_listed = site->row_count > 0, .is_surveyed = site->row_count > 0 && !isnan(site->rows[0].x_m),
	};
	place->columns = (int)ceil(sqrt(place->count));
	place->rows = (place->count + place->columns - 1) / place->columns;
	place->buildings = arena_rows(arena, place->count, struct building);
	place->bases = arena_rows(arena, place->grids, struct centre);
	if (!place->buildings || !place->bases)
		return STATUS_WORLD;
	if (place->is_listed && take_rows(place, site, arena) != STATUS_OK)
		return STATUS_WORLD;
	if (!place->is_listed)
		generate(place, site, settings);
	if (place->is_surveyed)
		cells_find(place);
	households_scale(place);
	return STATUS_OK;
}

/* -- grids ----------------------------------------------------------------------------------------------------------- */

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
	sort(list, count, ways_by_row);
	int height = list[count - 1]->row - list[0]->row;
	sort(list, count, ways_by_column);
	int width = list[count - 1]->column - list[0]->column;
	if (height > width)
		sort(list, count, ways_by_row);
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

/* Whether the table says today's grids, and they are asked for. */
static bool has_grids(const struct neighbourhood_site *site)
{
	return site->keeps_grids && site->row_count > 0 && !isnan(site->rows[0].grid);
}

/* -- where people walk to ---------------------------------------------------------------------------------------------- */

enum { EVERY_GRID = -1 };

static bool belongs(const struct building *building, int grid)
{
	return grid == EVERY_GRID || building->grid == grid;
}

/* Keeps the building as the centre of a grid, or of all, when it is better than the one before; with the walks from it. */
static void offer(struct centre *best, const struct neighbourhood *place, int building, const double *minutes, int grid)
{
	struct centre offered = {.building = building};
	for (int i = 0; i < place->count; i++)
		if (belongs(&place->buildings[i], grid)) {
			offered.walk_min += place->buildings[i].households * minutes[i];
			offered.farthest_min = fmax(offered.farthest_min, minutes[i]);
		}
	if (offered.walk_min >= best->walk_min)
		return;
	*best = offered;
	for (int i = 0; i < place->count; i++)
		if (belongs(&place->buildings[i], grid))
			*(grid == EVERY_GRID ? &place->buildings[i].office_min : &place->buildings[i].base_min) = minutes[i];
}

static double nearest(const double *minutes, int count, int here)
{
	double best = INFINITY;
	for (int i = 0; i < count; i++)
		if (i != here)
			best = fmin(best, minutes[i]);
	return count > 1 ? best : 0;
}

static enum status centres_choose(struct neighbourhood *place, struct graph *ways, double *minutes, struct faults *faults)
{
	place->office.walk_min = INFINITY;
	for (int grid = 0; grid < place->grids; grid++)
		place->bases[grid].walk_min = INFINITY;
	for (int i = 0; i < place->count; i++) {
		struct building *building = &place->buildings[i];
		enum status status = graph_distances(ways, i, minutes, faults);
		if (status != STATUS_OK)
			return status;
		building->next_min = nearest(minutes, place->count, i);
		offer(&place->office, place, i, minutes, EVERY_GRID);
		offer(&place->bases[building->grid], place, i, minutes, building->grid);
	}
	return STATUS_OK;
}

enum status neighbourhood_build(struct neighbourhood *place, struct arena *arena, const struct settings *settings,
	const struct neighbourhood_site *site, struct faults *faults)
{
	if (buildings_make(place, settings, site, arena) != STATUS_OK)
		return fault_world(faults, "no memory for a neighbourhood of %d buildings", place->count);
	double *minutes = arena_rows(arena, place->count, double);
	struct building **list = ways_list(place->buildings, place->count, arena);
	if (!minutes || !list)
		return fault_world(faults, "no memory for a neighbourhood of %d buildings", place->count);
	if (!has_grids(site))
		cut(list, place->count, place->grids, 0);
	struct graph *ways = ways_build(place->buildings, place->count, place->is_surveyed, settings, arena);
	if (!ways)
		return fault_world(faults, "no memory for the ways of %d buildings", place->count);
	enum status status = centres_choose(place, ways, minutes, faults);
	graph_free(ways);
	return status;
}
