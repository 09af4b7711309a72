/* street.c - neighbourhoods moved to their place on the lattice of the street; the shortest ways from offices and bases. */
#include "plan/street.h"

#include <math.h>

#include "plan/grids.h"
#include "solve/graph.h"

/* -- the street --------------------------------------------------------------------------------------------------- */

static enum status parts_build(struct street *street, struct arena *arena, const struct scenario *scenario, const struct place_list *places,
	int which, struct faults *faults)
{
	street->parts = arena_rows(arena, places->community_count, struct street_part);
	if (!street->parts)
		return fault_world(faults, "no memory for the communities of a street");
	for (int i = 0; i < places->community_count; i++) {
		const struct community *community = &places->communities[i];
		if (community->street != which)
			continue;
		struct neighbourhood_site site = place_site(scenario, places, i, grids_count(&scenario->settings, community->households));
		struct street_part *part = &street->parts[street->part_count++];
		*part = (struct street_part){.community = community, .first = street->building_count};
		enum status status = neighbourhood_build(&part->place, arena, &scenario->settings, &site, faults);
		if (status != STATUS_OK)
			return status;
		street->building_count += part->place.count;
	}
	return STATUS_OK;
}

/* Copies the buildings of a part into the street as they are. */
static void part_copy(struct street *street, const struct street_part *part)
{
	for (int i = 0; i < part->place.count; i++)
		street->buildings[part->first + i] = part->place.buildings[i];
}

/* Copies the buildings of a part into the street, moved by whole cells of the lattice; surveyed ones from their corner. */
static void part_place(struct street *street, const struct street_part *part, int column, int row)
{
	part_copy(street, part);
	for (int i = 0; i < part->place.count; i++) {
		struct building *building = &street->buildings[part->first + i];
		building->x_m += WAYS_PITCH_M * column - part->place.west_m;
		building->y_m += WAYS_PITCH_M * row - part->place.south_m;
		building->column += column;
		building->row += row;
	}
}

/* A band begins below the deepest part of the band before. The parts of a band share its first row and all bands share the
   first column, both without a gap, so everybody can be reached. */
static void parts_place(struct street *street)
{
	int abreast = (int)ceil(sqrt(street->part_count)), column = 0, row = 0, deepest = 0;
	for (int i = 0; i < street->part_count; i++) {
		const struct neighbourhood *place = &street->parts[i].place;
		if (i % abreast == 0) {
			column = 0;
			row += deepest;
			deepest = 0;
		}
		part_place(street, &street->parts[i], column, row);
		column += place->columns;
		deepest = place->rows > deepest ? place->rows : deepest;
	}
}

/* How many parts stand where they were surveyed. */
static int surveyed_parts(const struct street *street)
{
	int parts = 0;
	for (int i = 0; i < street->part_count; i++)
		parts += street->parts[i].place.is_surveyed;
	return parts;
}

enum status street_build(struct street *street, struct arena *arena, const struct scenario *scenario, const struct place_list *places,
	int which, struct faults *faults)
{
	*street = (struct street){0};
	enum status status = parts_build(street, arena, scenario, places, which, faults);
	if (status != STATUS_OK)
		return status;
	int surveyed = surveyed_parts(street);
	street->buildings = arena_rows(arena, street->building_count, struct building);
	if (street->buildings && surveyed == street->part_count)
		for (int i = 0; i < street->part_count; i++)
			part_copy(street, &street->parts[i]);
	else if (street->buildings)
		parts_place(street);
	if (street->buildings)
		street->ways = ways_build(street->buildings, street->building_count, surveyed > 0, &scenario->settings, arena);
	return street->ways ? STATUS_OK : fault_world(faults, "no memory for a street of %d buildings", street->building_count);
}

void street_free(struct street *street)
{
	graph_free(street->ways);
	street->ways = NULL;
}

/* -- walks -------------------------------------------------------------------------------------------------------- */

/* What is known on the way, for every building of the street: minutes … */
struct minutes {
	double *from_here;   /* from the office or base at hand */
	double *own_office, *any_office, *base;
};

static int office_of(const struct street_part *part)
{
	return part->first + part->place.office.building;
}

/* From the office of part `here` to everybody, and to the other offices. */
static enum status office_walk(const struct street *street, int here, struct minutes *minutes, struct street_walk *walk, struct faults *faults)
{
	const struct street_part *part = &street->parts[here];
	enum status status = graph_distances(street->ways, office_of(part), minutes->from_here, faults);
	if (status != STATUS_OK)
		return status;
	for (int i = 0; i < street->building_count; i++)
		minutes->any_office[i] = fmin(minutes->any_office[i], minutes->from_here[i]);
	for (int i = part->first; i < part->first + part->place.count; i++)
		minutes->own_office[i] = minutes->from_here[i];
	for (int i = 0; i < street->part_count; i++) {
		double next_min = minutes->from_here[office_of(&street->parts[i])];
		if (i != here && next_min < walk->next_min) {
			walk->next = street->parts[i].community;
			walk->next_min = next_min;
		}
	}
	return STATUS_OK;
}

static enum status bases_walk(const struct street *street, const struct street_part *part, struct minutes *minutes, struct faults *faults)
{
	for (int grid = 0; grid < part->place.grids; grid++) {
		enum status status = graph_distances(street->ways, part->first + part->place.bases[grid].building, minutes->from_here, faults);
		if (status != STATUS_OK)
			return status;
		for (int i = part->first; i < part->first + part->place.count; i++)
			minutes->base[i] = fmin(minutes->base[i], minutes->from_here[i]);
	}
	return STATUS_OK;
}

static void households_walk(const struct street *street, const struct street_part *part, const struct minutes *minutes, double access_min,
	struct street_walk *walk)
{
	for (int i = part->first; i < part->first + part->place.count; i++) {
		double households = street->buildings[i].households;
		walk->households += households;
		walk->listed += part->place.is_listed ? households : 0;
		walk->surveyed += part->place.is_surveyed ? households : 0;
		walk->office_min += households * minutes->own_office[i];
		walk->base_min += households * minutes->base[i];
		walk->office_farthest_min = fmax(walk->office_farthest_min, minutes->own_office[i]);
		walk->base_farthest_min = fmax(walk->base_farthest_min, minutes->base[i]);
		walk->near_own += minutes->own_office[i] <= access_min ? households : 0;
		walk->near_any += minutes->any_office[i] <= access_min ? households : 0;
	}
}

static double *endless(struct arena *arena, int count)
{
	double *values = arena_rows(arena, count, double);
	for (int i = 0; values && i < count; i++)
		values[i] = INFINITY;
	return values;
}

enum status street_walks(const struct street *street, struct street_walk *walks, struct arena *arena, const struct settings *settings,
	struct faults *faults)
{
	const double minutes_an_hour = 60;
	int count = street->building_count;
	struct minutes minutes = {
		.from_here = endless(arena, count), .own_office = endless(arena, count), .any_office = endless(arena, count), .base = endless(arena, count),
	};
	if (!minutes.from_here || !minutes.own_office || !minutes.any_office || !minutes.base)
		return fault_world(faults, "no memory for the walks of a street");
	enum status status = STATUS_OK;
	for (int i = 0; i < street->part_count && status == STATUS_OK; i++) {
		walks[i] = (struct street_walk){.next_min = INFINITY};
		status = office_walk(street, i, &minutes, &walks[i], faults);
		if (status == STATUS_OK)
			status = bases_walk(street, &street->parts[i], &minutes, faults);
	}
	for (int i = 0; i < street->part_count && status == STATUS_OK; i++)
		households_walk(street, &street->parts[i], &minutes, minutes_an_hour * settings->space_access, &walks[i]);
	return status;
}

void street_walk_add(struct street_walk *sum, const struct street_walk *walk)
{
	sum->households += walk->households;
	sum->office_min += walk->office_min;
	sum->base_min += walk->base_min;
	sum->office_farthest_min = fmax(sum->office_farthest_min, walk->office_farthest_min);
	sum->base_farthest_min = fmax(sum->base_farthest_min, walk->base_farthest_min);
	sum->listed += walk->listed;
	sum->surveyed += walk->surveyed;
	sum->near_own += walk->near_own;
	sum->near_any += walk->near_any;
	sum->next = NULL;
	sum->next_min = INFINITY;
}
