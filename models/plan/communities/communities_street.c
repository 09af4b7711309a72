/* communities_street.c - units from the buildings of a street; two touch when a way leads from one to the other. */
#include "plan/communities/communities_street.h"

#include <math.h>

#include "solve/graph.h"

/* -- units ------------------------------------------------------------------------------------------------------------ */

static void unit_add(struct communities_street *plan, const struct communities *all, int community, int grid, bool has_office, double share)
{
	const struct community *of = &all->list[community];
	struct communities_unit *unit = &plan->units[plan->unit_count++];
	*unit = (struct communities_unit){.community = community, .grid = grid, .has_office = has_office, .residents = share * of->population, .households = share * of->households};
	unit->work_h = all->rules.resident_h * of->requests * unit->residents + all->rules.household_h * unit->households;
}

/* Residents of a community are shared by the households of its grids. */
static void grids_add(struct communities_street *plan, const struct communities *all, const struct street_part *part, int community, double *households)
{
	const struct neighbourhood *place = &part->place;
	for (int grid = 0; grid < place->grids; grid++)
		households[grid] = 0;
	for (int i = 0; i < place->count; i++)
		households[place->buildings[i].grid] += place->buildings[i].households;
	for (int grid = 0; grid < place->grids; grid++)
		unit_add(plan, all, community, grid, place->buildings[place->office.building].grid == grid, place->households > 0 ? households[grid] / place->households : 0);
}

static bool is_surveyed(const struct street *street)
{
	bool all = street->part_count > 0;
	for (int p = 0; p < street->part_count; p++)
		all = all && street->parts[p].place.is_listed && street->parts[p].place.is_surveyed;
	return all;
}

static enum status units_fill(struct communities_street *plan, const struct street *street, const struct communities *all, struct arena *arena)
{
	int most = 0, widest = 1;
	plan->is_by_grid = is_surveyed(street);
	for (int p = 0; p < street->part_count; p++) {
		most += plan->is_by_grid ? street->parts[p].place.grids : 1;
		widest = street->parts[p].place.grids > widest ? street->parts[p].place.grids : widest;
	}
	plan->units = arena_rows(arena, most + 1, struct communities_unit);
	plan->unit_of = arena_rows(arena, street->building_count + 1, int);
	double *households = arena_rows(arena, widest, double);
	if (!plan->units || !plan->unit_of || !households || most > POOL_UNITS)
		return STATUS_WORLD;
	for (int p = 0; p < street->part_count; p++) {
		const struct street_part *part = &street->parts[p];
		int first = plan->unit_count, community = (int)(part->community - all->list);
		if (plan->is_by_grid)
			grids_add(plan, all, part, community, households);
		else
			unit_add(plan, all, community, -1, true, 1);
		for (int i = 0; i < part->place.count; i++)
			plan->unit_of[part->first + i] = plan->is_by_grid ? first + part->place.buildings[i].grid : first;
	}
	return STATUS_OK;
}

/* -- which touch ------------------------------------------------------------------------------------------------------ */

static enum status touches_find(struct communities_street *plan, const struct street *street, struct arena *arena, const struct scenario *scenario)
{
	struct ways_found ways;
	bool any_surveyed = false;
	int count = plan->unit_count, touching = 0;
	bool *touch = arena_rows(arena, count * count + 1, bool);
	for (int p = 0; p < street->part_count; p++)
		any_surveyed = any_surveyed || street->parts[p].place.is_surveyed;
	if (!touch || !ways_between(&ways, street->buildings, street->building_count, any_surveyed, &scenario->settings, arena))
		return STATUS_WORLD;
	for (int w = 0; w < ways.count; w++) {
		int a = plan->unit_of[ways.from[w]], b = plan->unit_of[ways.to[w]];
		touching += a != b && !touch[a * count + b] ? 2 : 0;
		if (a != b)
			touch[a * count + b] = touch[b * count + a] = true;
	}
	plan->first = arena_rows(arena, count + 1, int);
	plan->touches = arena_rows(arena, touching + 1, int);
	if (!plan->first || !plan->touches)
		return STATUS_WORLD;
	for (int a = 0, at = 0; a < count; a++) {
		for (int b = 0; b < count; b++)
			if (touch[a * count + b])
				plan->touches[at++] = b;
		plan->first[a + 1] = at;
	}
	return STATUS_OK;
}

enum status communities_street_build(struct communities_street *plan, struct street *street, const struct communities *all, struct arena *arena,
	const struct scenario *scenario, const struct place_list *places, struct faults *faults)
{
	enum status status = street_build(street, arena, scenario, places, plan->street, faults);
	if (status != STATUS_OK)
		return status;
	status = units_fill(plan, street, all, arena);
	if (status == STATUS_OK)
		status = touches_find(plan, street, arena, scenario);
	return status == STATUS_OK ? status : fault_world(faults, "no memory for the communities of a street");
}

/* -- walks ------------------------------------------------------------------------------------------------------------ */

/* The part of the street whose office a building of part `p` goes to. */
static int office_of(const struct communities_street *plan, const struct street *street, const struct communities *all, int p, int building)
{
	int part = plan->part_of[plan->unit_of[building]], kept = part >= 0 ? plan->parts[part].kept : -1;
	for (int q = 0; q < street->part_count && kept >= 0; q++)
		if (street->parts[q].community == &all->list[kept])
			return q;
	return p;
}

enum status communities_street_walks(struct communities_street *plan, const struct street *street, const struct communities *all, struct arena *arena,
	struct faults *faults)
{
	double *from = arena_rows(arena, street->building_count + 1, double), households = 0;
	if (!from)
		return fault_world(faults, "no memory for the walks of a street");
	for (int q = 0; q < street->part_count; q++) {
		enum status status = graph_distances(street->ways, street->parts[q].first + street->parts[q].place.office.building, from, faults);
		if (status != STATUS_OK)
			return status;
		for (int p = 0; p < street->part_count; p++)
			for (int i = street->parts[p].first; i < street->parts[p].first + street->parts[p].place.count; i++) {
				double weight = street->buildings[i].households;
				households += q == 0 ? weight : 0;
				plan->office_now += p == q ? weight * from[i] : 0;
				plan->office_planned += office_of(plan, street, all, p, i) == q ? weight * from[i] : 0;
			}
	}
	plan->office_now /= fmax(1e-9, households);
	plan->office_planned /= fmax(1e-9, households);
	return STATUS_OK;
}
