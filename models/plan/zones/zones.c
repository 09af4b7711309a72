/* zones.c - the cost of a grid, and the way from a community to the cheapest grids, or to why there are none. */
#include "plan/zones/zones.h"

#include <math.h>
#include <string.h>

#include "plan/grids.h"
#include "plan/zones/today.h"

static const double minutes_an_hour = 60;
enum { NOW_MOST = 256 };

/* -- what a grid costs -------------------------------------------------------------------------------------------------- */

/* Minutes from the best base; *base is the first of equals. */
static int64_t walk_of(const struct blocks *blocks, const uint16_t *members, int count, int *base)
{
	int64_t best = INT64_MAX;
	for (int m = 0; m < count; m++) {
		const struct blocks_unit *unit = &blocks->units[members[m]];
		for (int b = unit->first; b < unit->first + unit->count; b++) {
			const int32_t *walk = &blocks->walk[(size_t)b * (size_t)blocks->unit_count];
			int64_t sum = 0;
			for (int i = 0; i < count && sum <= best; i++)
				sum += walk[members[i]];
			if (sum < best || (sum == best && b < *base)) {
				best = sum;
				*base = b;
			}
		}
	}
	return best;
}

static int64_t imbalance_of(const struct blocks *blocks, const struct zones_rule *rule, const uint16_t *members, int count)
{
	int64_t work_min = 0;
	for (int m = 0; m < count; m++)
		work_min += blocks->units[members[m]].work_min;
	int64_t away = work_min > rule->work_min ? work_min - rule->work_min : rule->work_min - work_min;
	return (away * rule->imbalance_thousandths + 500) / 1000;
}

static int64_t keep_of(const struct blocks *blocks, const struct zones_rule *rule, const uint16_t *members, int count)
{
	int64_t now[NOW_MOST] = {0}, all = 0, most = 0;
	if (rule->keep_min == 0)
		return 0;
	for (int m = 0; m < count; m++) {
		const struct blocks_unit *unit = &blocks->units[members[m]];
		for (int b = unit->first; b < unit->first + unit->count; b++) {
			int64_t *of = &now[blocks->buildings[b].now % NOW_MOST];
			*of += blocks->buildings[b].households;
			all += blocks->buildings[b].households;
			most = *of > most ? *of : most;
		}
	}
	return rule->keep_min * (all - most);
}

int64_t zones_cost(const void *context, const uint16_t *members, int count, int *base)
{
	const struct zones_cost_of *of = context;
	int building = 0;
	int64_t walk_min = walk_of(of->blocks, members, count, &building);
	*base = of->blocks->buildings[building].unit;
	return walk_min + imbalance_of(of->blocks, of->rule, members, count) + of->rule->grid_min +
		keep_of(of->blocks, of->rule, members, count);
}

struct zones_rule zones_rule_of(const struct settings *settings, int64_t households, int64_t work_min, bool keeps)
{
	struct zones_rule rule = {.least = (int64_t)ceil(settings->plan_grid_least), .most = (int64_t)floor(settings->plan_grid_most)};
	rule.count_low = (int)((households + rule.most - 1) / rule.most);
	rule.count_high = (int)(households / rule.least);
	rule.work_min = households > 0 ? llround((double)work_min * settings->plan_grid_size / (double)households) : 0;
	rule.imbalance_thousandths = llround(1000 * settings->plan_imbalance_price);
	rule.grid_min = llround(minutes_an_hour * settings->plan_grid_price);
	rule.keep_min = keeps ? llround(minutes_an_hour * settings->plan_keep_price) : 0;
	return rule;
}

/* -- the plan ---------------------------------------------------------------------------------------------------------- */

static enum status attempt(struct zones *zones, struct arena *arena, const struct zones_request *request, int count_low, int count_high)
{
	struct zones_cost_of of = {.blocks = &zones->blocks, .rule = &zones->rule};
	struct partition_problem problem = {
		.units = {.count = zones->blocks.unit_count, .weight = zones->blocks.weight, .first = zones->blocks.first, .neighbour = zones->blocks.neighbour},
		.low = zones->rule.least, .high = zones->rule.most, .count_low = count_low, .count_high = count_high, .cost = zones_cost, .context = &of,
		.most_sets = ZONES_SETS, .node_limit = request->node_limit > 0 ? request->node_limit : ZONES_NODES,
		.is_over = request->is_over, .watch = request->watch,
	};
	zones->rule.count_low = count_low;
	zones->rule.count_high = count_high;
	return partition_solve(&zones->plan, arena, &problem);
}

/* No number of grids fits: there is nothing to solve. */
static enum status none(struct zones *zones, struct arena *arena)
{
	int count = zones->blocks.unit_count;
	zones->plan = (struct partition){.outcome = PARTITION_IMPOSSIBLE, .cost = INT64_MAX, .bound = -INFINITY,
		.part_of = arena_rows(arena, count + 1, int), .price = arena_rows(arena, count + 1, double)};
	for (int u = 0; zones->plan.part_of && u < count; u++)
		zones->plan.part_of[u] = -1;
	return zones->plan.part_of && zones->plan.price ? STATUS_OK : STATUS_WORLD;
}

/* Every number of grids the window allows, those nearest to what plan.grid_size asks for first. */
static enum status nearest_first(struct zones *zones, struct arena *arena, const struct zones_request *request, int low, int high)
{
	int nearest = grids_count(&request->blocks.scenario->settings, (double)zones->blocks.households);
	for (int away = 0; nearest - away >= low || nearest + away <= high; away++)
		for (int side = 0; side < 1 + (away > 0); side++) {
			int count = side ? nearest - away : nearest + away;
			if (count < low || count > high)
				continue;
			zones->rule.work_min = zones->blocks.work_min / count;
			zones->is_second = count != nearest;
			enum status status = attempt(zones, arena, request, count, count);
			if (status != STATUS_OK || zones->plan.outcome != PARTITION_IMPOSSIBLE)
				return status;
		}
	return low == high ? STATUS_OK : attempt(zones, arena, request, low, high);
}

static enum status solve(struct zones *zones, struct arena *arena, const struct zones_request *request)
{
	int low = zones->rule.count_low, high = zones->rule.count_high;
	if (low > high)
		return none(zones, arena);
	if (request->blocks.scenario->settings.plan_grid_count != 0)
		return attempt(zones, arena, request, low, high);
	return nearest_first(zones, arena, request, low, high);
}

static int64_t farthest_of(const struct blocks *blocks, const uint16_t *members, int count, int base)
{
	const int32_t *far = &blocks->far_ms[(size_t)base * (size_t)blocks->unit_count];
	int64_t farthest = 0;
	for (int m = 0; m < count; m++)
		farthest = far[members[m]] > farthest ? far[members[m]] : farthest;
	return farthest;
}

static enum status grids_fill(struct zones *zones, struct arena *arena)
{
	const struct blocks *blocks = &zones->blocks;
	uint16_t *members = arena_rows(arena, blocks->unit_count + 1, uint16_t);
	zones->grids = arena_rows(arena, zones->plan.part_count + 1, struct zones_grid);
	if (!members || !zones->grids)
		return STATUS_WORLD;
	for (int g = 0; g < zones->plan.part_count; g++) {
		struct zones_grid *grid = &zones->grids[g];
		for (int u = 0; u < blocks->unit_count; u++) {
			if (zones->plan.part_of[u] != g)
				continue;
			members[grid->units++] = (uint16_t)u;
			grid->buildings += blocks->units[u].count;
			grid->households += blocks->units[u].households;
			grid->work_min += blocks->units[u].work_min;
		}
		grid->walk_min = walk_of(blocks, members, grid->units, &grid->base);
		grid->farthest_ms = farthest_of(blocks, members, grid->units, grid->base);
		grid->imbalance_min = imbalance_of(blocks, &zones->rule, members, grid->units);
		grid->keep_min = keep_of(blocks, &zones->rule, members, grid->units);
		grid->cost = zones->plan.parts[g].cost;
	}
	return STATUS_OK;
}

enum status zones_solve(struct zones *zones, struct arena *arena, const struct zones_request *request, struct faults *faults)
{
	*zones = (struct zones){.community = &request->blocks.places->communities[request->blocks.community], .changed = -1, .today = -1, .walk_today = -1};
	enum status status = blocks_build(&zones->blocks, arena, &request->blocks, faults);
	if (status != STATUS_OK)
		return status;
	zones->rule = zones_rule_of(&request->blocks.scenario->settings, zones->blocks.households, zones->blocks.work_min,
		request->keeps && zones->blocks.has_now);
	status = zones->blocks.unit_count > POOL_UNITS ? STATUS_WORLD : solve(zones, arena, request);
	if (status == STATUS_OK && zones->plan.part_count > 0)
		status = today_number(zones, arena);
	if (status == STATUS_OK && zones->plan.part_count > 0)
		status = grids_fill(zones, arena);
	if (status == STATUS_OK)
		status = today_weigh(zones, arena);
	if (status == STATUS_OK)
		status = zones_explain(zones, arena);
	return status == STATUS_OK ? status : fault_world(faults, "no memory for the grids of community %s", zones->community->name);
}
