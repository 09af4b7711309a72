/* space.c - a neighbourhood boiled down to what is asked again and again. */
#include "world/space.h"

#include <math.h>

/* What each building counts for: households, elderly residents; where there are none, all alike. */
static double weight_of(const struct neighbourhood *place, int building, bool is_elderly)
{
	return is_elderly ? place->buildings[building].elderly : place->buildings[building].households;
}

static double weights_sum(const struct neighbourhood *place, bool is_elderly)
{
	double sum = 0;
	for (int i = 0; i < place->count; i++)
		sum += weight_of(place, i, is_elderly);
	return sum;
}

static double near_share(const struct neighbourhood *place, double access_min)
{
	double near = 0, all = 0;
	for (int i = 0; i < place->count; i++) {
		all += place->buildings[i].residents;
		near += place->buildings[i].office_min <= access_min ? place->buildings[i].residents : 0;
	}
	return all > 0 ? near / all : 1;
}

enum status space_build(struct space *space, struct arena *arena, struct arena *scratch, const struct settings *settings,
	const struct neighbourhood_site *site, struct faults *faults)
{
	const double minutes_an_hour = 60;
	struct neighbourhood place;
	enum status status = neighbourhood_build(&place, scratch, settings, site, faults);
	if (status != STATUS_OK)
		return status;
	struct space_building *buildings = arena_rows(arena, place.count, struct space_building);
	if (!buildings)
		return fault_world(faults, "no memory for a neighbourhood of %d buildings", place.count);
	double households = weights_sum(&place, false), elderly = weights_sum(&place, true), until = 0, elderly_until = 0;
	for (int i = 0; i < place.count; i++) {
		const struct building *from = &place.buildings[i];
		double share = households > 0 ? from->households / households : 1.0 / place.count;
		until += share;
		elderly_until += elderly > 0 ? from->elderly / elderly : share;
		buildings[i] = (struct space_building){
			.until = (float)until, .elderly_until = (float)elderly_until, .households = (float)from->households,
			.office_min = (float)from->office_min, .base_min = (float)from->base_min, .next_min = (float)from->next_min, .grid = from->grid,
		};
	}
	*space = (struct space){
		.buildings = buildings, .count = place.count, .is_listed = place.is_listed, .is_surveyed = place.is_surveyed,
		.near_share = near_share(&place, minutes_an_hour * settings->space_access),
	};
	return STATUS_OK;
}

static double until_of(const struct space *space, int building, bool is_elderly)
{
	return (double)(is_elderly ? space->buildings[building].elderly_until : space->buildings[building].until);
}

int space_find(const struct space *space, double uniform, bool is_elderly)
{
	int low = 0, high = space->count - 1;
	while (low < high) {
		int middle = (low + high) / 2;
		if (uniform < until_of(space, middle, is_elderly))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

double space_round_min(const struct space *space, int building, const struct space_round *round)
{
	const struct space_building *there = &space->buildings[building];
	double out = (double)(round->from_base ? there->base_min : there->office_min), most = space->count - 1;
	double doors = round->reach * (double)there->households;
	double further = doors > 0 ? fmax(0, round->calls / doors - 1) : most;
	return 2 * out + fmin(further, most) * (double)there->next_min;
}

double space_mean_min(const struct space *space, const struct space_round *round, bool is_elderly)
{
	double mean = 0, before = 0;
	for (int i = 0; i < space->count; i++) {
		double until = until_of(space, i, is_elderly);
		mean += (until - before) * space_round_min(space, i, round);
		before = until;
	}
	return mean;
}
