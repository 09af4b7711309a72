/* blocks.c - from the table of buildings, or the rule, to units, their work and the ways between them. */
#include "plan/zones/blocks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/budget.h"
#include "solve/graph.h"

static const double minutes_an_hour = 60, ms_a_minute = 60000, thousand = 1000;

enum { FARTHEST = INT32_MAX / 4 };

/* A community on its way. */
struct making {
	struct blocks *blocks;
	struct arena *arena;
	const struct blocks_request *request;
	const struct settings *settings;
	struct neighbourhood_site site;
	struct neighbourhood place;
	struct budget budget;
	int *parts;              /* [buildings of the place] stairwells each is cut into */
	int *to;                 /* [buildings of the place] where its first stairwell stands in the plan */
	int *group;              /* [buildings of the place] the first one of its unit; itself where it stands alone */
};

/* -- units ------------------------------------------------------------------------------------------------------------ */

static int64_t households_of(const struct making *making, int i)
{
	return llround(making->place.buildings[i].households);
}

static void stairwells_find(struct making *making)
{
	int64_t most = (int64_t)making->settings->plan_grid_most;
	for (int i = 0; i < making->place.count; i++) {
		making->parts[i] = (int)((households_of(making, i) + most - 1) / most);
		if (making->parts[i] < 1)
			making->parts[i] = 1;
		making->blocks->buildings_cut += making->parts[i] > 1;
		making->blocks->building_count += making->parts[i];
	}
}

static const char *compound_of(const struct making *making, int i)
{
	return making->site.row_count > 0 ? making->site.rows[i].compound : NULL;
}

/* Groups by compound; those too large for a grid fall apart. */
static void compounds_find(struct making *making)
{
	int64_t most = (int64_t)making->settings->plan_grid_most;
	for (int i = 0; i < making->place.count; i++) {
		const char *own = compound_of(making, i);
		making->group[i] = i;
		for (int j = 0; own && j < i && making->group[i] == i; j++)
			if (compound_of(making, j) && strcmp(own, compound_of(making, j)) == 0)
				making->group[i] = making->group[j];
	}
	for (int first = 0; first < making->place.count; first++) {
		int64_t households = 0;
		int members = 0;
		for (int i = first; i < making->place.count; i++) {
			households += making->group[i] == first ? households_of(making, i) : 0;
			members += making->group[i] == first;
		}
		bool is_large = members > 1 && households > most;
		making->blocks->compounds_split += is_large;
		for (int i = first; i < making->place.count; i++)
			if (making->group[i] == first && (is_large || making->request->splits_compounds))
				making->group[i] = i;
	}
}

static const char *name_of(struct making *making, int i, int part)
{
	const struct building_row *row = making->site.row_count > 0 ? &making->site.rows[i] : NULL;
	const char *id = row && row->id ? row->id : arena_format(making->arena, "%d", i + 1);
	const char *whole = row && row->compound ? arena_format(making->arena, "%s %s", row->compound, id ? id : "") : id;
	return making->parts[i] == 1 || !whole ? whole : arena_format(making->arena, "%s (%d/%d)", whole, part + 1, making->parts[i]);
}

static double share(double part, double whole, double instead)
{
	return whole > 0 ? part / whole : instead;
}

/* Adds the stairwells of a building to the last unit. */
static bool building_add(struct making *making, int i, int *next, double elderly)
{
	struct blocks *blocks = making->blocks;
	const struct building *from = &making->place.buildings[i];
	const struct budget *budget = &making->budget;
	double by_households = share(from->households, making->place.households, 1.0 / making->place.count);
	double by_elderly = share(from->elderly, elderly, by_households);
	double work_min = minutes_an_hour * (budget->field_h * by_households + budget->elderly_field_h * by_elderly);
	double trips = budget->rounds * by_households + budget->elderly_rounds * by_elderly;
	const struct building_row *row = making->site.row_count > 0 ? &making->site.rows[i] : NULL;
	int64_t left = households_of(making, i);
	making->to[i] = *next;
	for (int part = 0; part < making->parts[i]; part++) {
		int64_t here = left / (making->parts[i] - part);
		left -= here;
		blocks->buildings[(*next)++] = (struct blocks_building){
			.name = name_of(making, i, part), .row = row ? i : -1, .part = part, .parts = making->parts[i],
			.now = row && !isnan(row->grid) ? (int)row->grid : 0, .households = here, .work_min = llround(work_min / making->parts[i]),
			.trips = llround(thousand * trips / making->parts[i]), .x_m = from->x_m, .y_m = from->y_m,
		};
		if (!blocks->buildings[*next - 1].name)
			return false;
	}
	return true;
}

/* A unit for each group; the stairwells of a building cut are units of their own. */
static void units_close(struct making *making, int group, int first, int next)
{
	struct blocks *blocks = making->blocks;
	bool is_cut = making->parts[group] > 1;
	for (int b = first; b < next; b++) {
		struct blocks_building *building = &blocks->buildings[b];
		if (b == first || is_cut)
			blocks->units[blocks->unit_count++] = (struct blocks_unit){.name = building->name, .first = b};
		struct blocks_unit *unit = &blocks->units[blocks->unit_count - 1];
		building->unit = blocks->unit_count - 1;
		if (++unit->count == 2)
			unit->name = compound_of(making, group);
		unit->households += building->households;
		unit->work_min += building->work_min;
		blocks->households += building->households;
		blocks->work_min += building->work_min;
	}
}

static bool units_make(struct making *making)
{
	struct blocks *blocks = making->blocks;
	double elderly = 0;
	int next = 0;
	blocks->buildings = arena_rows(making->arena, blocks->building_count, struct blocks_building);
	blocks->units = arena_rows(making->arena, blocks->building_count, struct blocks_unit);
	if (!blocks->buildings || !blocks->units)
		return false;
	for (int i = 0; i < making->place.count; i++)
		elderly += making->place.buildings[i].elderly;
	for (int group = 0; group < making->place.count; group++) {
		int first = next;
		for (int i = group; i < making->place.count; i++)
			if (making->group[i] == group && !building_add(making, i, &next, elderly))
				return false;
		if (next > first)
			units_close(making, group, first, next);
	}
	blocks->weight = arena_rows(making->arena, blocks->unit_count, int64_t);
	for (int u = 0; blocks->weight && u < blocks->unit_count; u++)
		blocks->weight[u] = blocks->units[u].households;
	return blocks->weight;
}

/* -- ways ------------------------------------------------------------------------------------------------------------- */

static void way_add(struct blocks *blocks, int a, int b, int64_t ms)
{
	blocks->ways[blocks->way_count++] = (struct blocks_way){.a = a, .b = b, .ms = ms};
}

/* Stairwells and buildings that stand at one place: doors to the same ways, no way apart. */
struct doors {
	int *place;              /* [buildings] the first building of its place */
	int *first, *door;       /* of place p: door[first[p] … first[p + 1] - 1], buildings of the plan */
};

static bool doors_find(const struct making *making, const struct ways_found *found, struct doors *doors)
{
	int count = making->place.count, next = 0;
	doors->place = arena_rows(making->arena, count, int);
	doors->first = arena_rows(making->arena, count + 1, int);
	doors->door = arena_rows(making->arena, making->blocks->building_count, int);
	if (!doors->place || !doors->first || !doors->door)
		return false;
	for (int i = 0; i < count; i++)
		doors->place[i] = i;
	for (int k = 0; k < found->count; k++) {
		const struct building *from = &making->place.buildings[found->from[k]], *to = &making->place.buildings[found->to[k]];
		if (from->x_m == to->x_m && from->y_m == to->y_m)
			doors->place[found->to[k]] = found->from[k];
	}
	for (int p = 0; p < count; p++) {
		doors->first[p] = next;
		for (int i = p; i < count && doors->place[p] == p; i++)
			for (int part = 0; doors->place[i] == p && part < making->parts[i]; part++)
				doors->door[next++] = making->to[i] + part;
	}
	doors->first[count] = next;
	return true;
}

static size_t doors_of(const struct doors *doors, int place)
{
	return (size_t)(doors->first[place + 1] - doors->first[place]);
}

static bool ways_make(struct making *making)
{
	struct blocks *blocks = making->blocks;
	struct ways_found found;
	struct doors doors;
	size_t count = 0;
	if (!ways_between(&found, making->place.buildings, making->place.count, making->place.is_surveyed, making->settings, making->arena) ||
			!doors_find(making, &found, &doors))
		return false;
	for (int k = 0; k < found.count; k++)
		count += doors_of(&doors, found.from[k]) * doors_of(&doors, found.to[k]);
	for (int p = 0; p < making->place.count; p++)
		count += doors_of(&doors, p) * doors_of(&doors, p) / 2;
	blocks->ways = arena_rows(making->arena, count + 1, struct blocks_way);
	if (!blocks->ways)
		return false;
	for (int k = 0; k < found.count; k++)
		for (int d = doors.first[found.from[k]]; d < doors.first[found.from[k] + 1]; d++)
			for (int e = doors.first[found.to[k]]; e < doors.first[found.to[k] + 1]; e++)
				way_add(blocks, doors.door[d], doors.door[e], llround(ms_a_minute * found.minutes[k]));
	for (int p = 0; p < making->place.count; p++)
		for (int e = doors.first[p]; e < doors.first[p + 1]; e++)
			for (int d = doors.first[p]; d < e; d++)
				way_add(blocks, doors.door[d], doors.door[e], 0);
	blocks->gap_ms = llround(making->settings->plan_grid_gap / thousand * making->settings->space_kilometre * minutes_an_hour * ms_a_minute);
	return true;
}

static int by_pair(const void *a, const void *b)
{
	const struct blocks_way *x = a, *y = b;
	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

enum status blocks_touch(struct blocks *blocks, struct arena *arena)
{
	struct blocks_way *pairs = arena_rows(arena, 2 * (size_t)blocks->way_count + 1, struct blocks_way);
	int count = 0, kept = 0;
	blocks->first = arena_rows(arena, blocks->unit_count + 1, int);
	blocks->neighbour = arena_rows(arena, 2 * (size_t)blocks->way_count + 1, int);
	if (!pairs || !blocks->first || !blocks->neighbour)
		return STATUS_WORLD;
	for (int k = 0; k < blocks->way_count; k++) {
		int a = blocks->buildings[blocks->ways[k].a].unit, b = blocks->buildings[blocks->ways[k].b].unit;
		if (a == b || blocks->ways[k].ms > blocks->gap_ms)
			continue;
		pairs[count++] = (struct blocks_way){.a = a, .b = b};
		pairs[count++] = (struct blocks_way){.a = b, .b = a};
	}
	qsort(pairs, (size_t)count, sizeof *pairs, by_pair);
	for (int k = 0, unit = 0; unit < blocks->unit_count; unit++) {
		blocks->first[unit] = kept;
		for (; k < count && pairs[k].a == unit; k++)
			if (k == 0 || by_pair(&pairs[k - 1], &pairs[k]) != 0)
				blocks->neighbour[kept++] = pairs[k].b;
	}
	blocks->first[blocks->unit_count] = kept;
	return STATUS_OK;
}

/* -- walks ------------------------------------------------------------------------------------------------------------ */

static struct graph *graph_of(const struct blocks *blocks, struct arena *arena)
{
	int *from = arena_rows(arena, blocks->way_count + 1, int), *to = arena_rows(arena, blocks->way_count + 1, int);
	double *ms = arena_rows(arena, blocks->way_count + 1, double);
	if (!from || !to || !ms)
		return NULL;
	for (int k = 0; k < blocks->way_count; k++) {
		from[k] = blocks->ways[k].a;
		to[k] = blocks->ways[k].b;
		ms[k] = (double)blocks->ways[k].ms;
	}
	return graph_init(blocks->building_count, blocks->way_count, from, to, ms);
}

/* Whole; what cannot be reached is FARTHEST away. */
static int64_t far_of(double ms)
{
	return ms < FARTHEST ? (int64_t)ms : FARTHEST;
}

/* Sums of whole thousandths of a second are exact, so that whoever checks them finds the same. */
static enum status walks_find(struct blocks *blocks, struct arena *arena, struct faults *faults)
{
	const int64_t scale = 1000 * 60000; /* thousandths of a trip x thousandths of a second */
	double *ms = arena_rows(arena, blocks->building_count + 1, double);
	struct graph *graph = graph_of(blocks, arena);
	blocks->walk = arena_rows(arena, (size_t)blocks->building_count * (size_t)blocks->unit_count + 1, int32_t);
	blocks->far_ms = arena_rows(arena, (size_t)blocks->building_count * (size_t)blocks->unit_count + 1, int32_t);
	enum status status = graph && ms && blocks->walk && blocks->far_ms ? STATUS_OK : fault_world(faults, "no memory for the ways of %d buildings", blocks->building_count);
	for (int base = 0; base < blocks->building_count && status == STATUS_OK; base++) {
		int32_t *row = &blocks->walk[(size_t)base * (size_t)blocks->unit_count];
		status = graph_distances(graph, base, ms, faults);
		for (int u = 0; u < blocks->unit_count && status == STATUS_OK; u++) {
			int64_t sum = 0, farthest = 0;
			for (int b = blocks->units[u].first; b < blocks->units[u].first + blocks->units[u].count; b++) {
				sum += (2 * blocks->buildings[b].trips * far_of(ms[b]) + scale / 2) / scale;
				farthest = far_of(ms[b]) > farthest ? far_of(ms[b]) : farthest;
			}
			blocks->far_ms[(size_t)base * (size_t)blocks->unit_count + (size_t)u] = (int32_t)farthest;
			row[u] = (int32_t)(sum < FARTHEST ? sum : FARTHEST);
		}
	}
	graph_free(graph);
	return status;
}

/* -- a community ------------------------------------------------------------------------------------------------------- */

static enum status budget_make(struct making *making, const struct community *community, struct faults *faults)
{
	struct settings own = *making->settings;
	struct walks walks;
	own.request_rate *= community->requests;
	enum status status = walks_one(&walks, making->arena, making->request->scenario, making->request->places, making->request->community, faults);
	if (status == STATUS_OK && budget_build_at(&making->budget, making->arena, making->request->scenario, &own, community->population,
			community->households, community->post_count, &walks) != STATUS_OK)
		status = fault_world(faults, "no memory for the budget of a community");
	return status;
}

enum status blocks_build(struct blocks *blocks, struct arena *arena, const struct blocks_request *request, struct faults *faults)
{
	struct making making = {.blocks = blocks, .arena = arena, .request = request, .settings = &request->scenario->settings,
		.site = place_site(request->scenario, request->places, request->community, 1)};
	*blocks = (struct blocks){0};
	enum status status = neighbourhood_build(&making.place, arena, making.settings, &making.site, faults);
	if (status == STATUS_OK)
		status = budget_make(&making, &request->places->communities[request->community], faults);
	if (status != STATUS_OK)
		return status;
	blocks->is_listed = making.place.is_listed;
	blocks->is_surveyed = making.place.is_surveyed;
	blocks->has_now = making.site.row_count > 0 && !isnan(making.site.rows[0].grid);
	making.parts = arena_rows(arena, making.place.count, int);
	making.to = arena_rows(arena, making.place.count, int);
	making.group = arena_rows(arena, making.place.count, int);
	if (!making.parts || !making.to || !making.group)
		return fault_world(faults, "no memory for the units of %d buildings", making.place.count);
	stairwells_find(&making);
	compounds_find(&making);
	if (!units_make(&making) || !ways_make(&making) || blocks_touch(blocks, arena) != STATUS_OK)
		return fault_world(faults, "no memory for the units of %d buildings", making.place.count);
	return walks_find(blocks, arena, faults);
}
