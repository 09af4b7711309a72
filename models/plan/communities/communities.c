/* communities.c - every street a partition of its own: windows as a price nobody can pay, the answer told with the posts it needs. */
#include "plan/communities/communities.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/communities/communities_street.h"
#include "plan/grids.h"
#include "world/place.h"

enum { NODES = 20000, SETS_MOST = 4000000 };

/* -- rules ------------------------------------------------------------------------------------------------------------ */

/* Hours a year asked of so many residents and households, ways apart: they grow with the place. */
static double asked(const struct scenario *scenario, double residents, double households, struct budget *budget, struct arena *arena)
{
	if (budget_build(budget, arena, scenario, &scenario->settings, residents, households, 1) != STATUS_OK)
		return NAN;
	struct week week = week_of(budget, &scenario->settings, scenario->settings.plan_staffing == 0);
	return week_all_hours(&week) - budget->hours[BUDGET_TRAVEL];
}

static enum status rules_build(struct communities *plan, struct arena *arena, const struct scenario *scenario, struct faults *faults)
{
	const double thousand = 1000;
	const struct settings *settings = &scenario->settings;
	struct communities_rules *rules = &plan->rules;
	struct budget budget;
	double none = asked(scenario, 0, 0, &budget, arena), residents = asked(scenario, thousand, 0, &budget, arena);
	double households = asked(scenario, 0, thousand, &budget, arena);
	if (isnan(none) || isnan(residents) || isnan(households))
		return fault_world(faults, "no memory for the budget of a community");
	plan->staffing = staffing_rules_of(settings, &budget);
	double post_h = plan->staffing.post_h * plan->staffing.present;
	*rules = (struct communities_rules){
		.least = settings->plan_community_least, .most = settings->plan_community_most,
		.load_least = settings->plan_community_load_least, .load_most = settings->plan_community_load_most,
		.fixed_h = none, .resident_h = (residents - none) / thousand, .household_h = (households - none) / thousand,
		.given_h = plan->staffing.per_10000 / 10000 * post_h, .hour_yuan = post_h > 0 ? plan->staffing.post_yuan / post_h : 0,
		.move_yuan = settings->plan_move_price,
	};
	return STATUS_OK;
}

/* -- posts ------------------------------------------------------------------------------------------------------------ */

/* The cheapest whole posts of one community of this size. */
static enum status posts_of(struct posts_row *row, double residents, double households, double requests, struct arena *arena, const struct scenario *scenario,
	struct faults *faults)
{
	struct staffing_rules rules;
	struct staffing_site site;
	struct staffing_plan loose;
	*row = (struct posts_row){.residents = residents, .households = households, .requests = requests,
		.posts_now = (int)lround(budget_posts(&scenario->settings, residents))};
	return posts_one(row, &rules, &site, &loose, NULL, arena, scenario, faults);
}

static enum status now_build(struct communities *plan, struct arena *arena, const struct scenario *scenario, const struct place_list *places, struct faults *faults)
{
	plan->now = arena_rows(arena, places->community_count + 1, struct posts_row);
	enum status status = plan->now ? STATUS_OK : fault_world(faults, "no memory for the communities");
	for (int i = 0; i < places->community_count && status == STATUS_OK; i++) {
		const struct community *community = &places->communities[i];
		status = posts_of(&plan->now[i], community->population, community->households, community->requests, arena, scenario, faults);
		plan->now[i].id = community->id;
		plan->now[i].name = community->name;
	}
	return status;
}

/* Requests of a resident of the part over those at large. */
static double requests_of(const struct communities *plan, const struct communities_street *street, int part)
{
	double sum = 0, residents = 0;
	for (int u = 0; u < street->unit_count; u++)
		if (street->part_of[u] == part) {
			sum += plan->list[street->units[u].community].requests * street->units[u].residents;
			residents += street->units[u].residents;
		}
	return residents > 0 ? sum / residents : 1;
}

static enum status parts_staff(const struct communities *plan, struct communities_street *street, struct arena *arena, const struct scenario *scenario,
	struct faults *faults)
{
	for (int p = 0; p < street->part_count; p++) {
		struct communities_part *part = &street->parts[p];
		struct posts_row one;
		enum status status = posts_of(&one, part->residents / part->cuts, part->households / part->cuts, requests_of(plan, street, p), arena, scenario, faults);
		if (status != STATUS_OK)
			return status;
		for (int cut = 0; cut < part->cuts; cut++)
			posts_add(&part->posts, &one);
		posts_add(&street->planned, &part->posts);
	}
	return STATUS_OK;
}

/* -- one street ------------------------------------------------------------------------------------------------------- */

/* More than all parts inside the windows can cost together, however the street is cut. */
static int64_t forbidden_of(const struct communities_rules *rules, const struct communities_street *street)
{
	double sum = 1;
	for (int u = 0; u < street->unit_count; u++) {
		const struct communities_unit *unit = &street->units[u];
		double cuts = fmax(1, floor(unit->residents / fmax(1, rules->least)));
		sum += rules->move_yuan * unit->residents + rules->hour_yuan * (cuts * rules->fixed_h + unit->work_h + rules->given_h * unit->residents) + 1;
	}
	return (int64_t)ceil(sum);
}

/* Residents a part has at least: fewer are too few, or ask too much of the posts they get, whatever their requests. */
static double least_of(const struct communities_rules *rules, const struct communities_street *street)
{
	double lightest = INFINITY;
	for (int u = 0; u < street->unit_count; u++)
		if (street->units[u].residents > 0)
			lightest = fmin(lightest, street->units[u].work_h / street->units[u].residents);
	double spare = rules->load_most * rules->given_h - lightest;
	return spare > 0 ? fmax(rules->least, fmin(rules->most, rules->fixed_h / spare)) : rules->least;
}

static enum status street_solve(const struct communities *plan, struct communities_street *street, struct arena *arena)
{
	const struct communities_rules *rules = &plan->rules;
	struct communities_cost_of of = {.rules = rules, .street = street};
	struct partition partition;
	int64_t *weight = arena_rows(arena, street->unit_count + 1, int64_t), largest = 0;
	uint16_t *members = arena_rows(arena, street->unit_count + 1, uint16_t);
	if (!weight || !members)
		return STATUS_WORLD;
	for (int u = 0; u < street->unit_count; u++) {
		weight[u] = (int64_t)llround(street->units[u].residents);
		largest = weight[u] > largest ? weight[u] : largest;
	}
	/* whole residents may differ from their sums by half of one each */
	double slack = street->unit_count, high = rules->most + slack;
	struct partition_problem problem = {
		.units = {.count = street->unit_count, .weight = weight, .first = street->first, .neighbour = street->touches},
		.low = (int64_t)fmax(0, floor(least_of(rules, street) * (1 - 1e-9) - slack)),
		.high = !street->is_by_grid && (double)largest > high ? largest : (int64_t)high, .count_low = 1, .count_high = street->unit_count,
		.cost = communities_cost, .context = &of, .most_sets = SETS_MOST, .node_limit = NODES,
	};
	street->forbidden = forbidden_of(rules, street);
	enum status status = partition_solve(&partition, arena, &problem);
	if (status != STATUS_OK)
		return status;
	street->sets = partition.sets;
	street->is_pool_full = partition.is_pool_full;
	street->bound = partition.bound;
	street->cost = partition.cost;
	bool has_plan = partition.cost < street->forbidden;
	street->outcome = has_plan ? (partition.outcome == PARTITION_PROVEN ? COMMUNITIES_PROVEN : COMMUNITIES_OPEN)
		: partition.outcome == PARTITION_IMPOSSIBLE || (partition.outcome == PARTITION_PROVEN && partition.cost >= street->forbidden) ? COMMUNITIES_IMPOSSIBLE : COMMUNITIES_UNKNOWN;
	street->part_of = partition.part_of;
	street->part_count = has_plan ? partition.part_count : 0;
	street->parts = arena_rows(arena, street->part_count + 1, struct communities_part);
	if (!street->parts)
		return STATUS_WORLD;
	for (int p = 0; p < street->part_count; p++) {
		int count = 0, base;
		for (int u = 0; u < street->unit_count; u++)
			if (street->part_of[u] == p)
				members[count++] = (uint16_t)u;
		street->parts[p] = communities_part_of(&of, members, count, &base);
		street->moved += street->parts[p].moved;
	}
	return STATUS_OK;
}

/* Communities as they are, by the same rules. */
static void now_add(const struct communities *plan, struct communities_street *street)
{
	const struct communities_rules *rules = &plan->rules;
	for (int u = 0, last = -1; u < street->unit_count; u++) {
		int community = street->units[u].community;
		if (community == last)
			continue;
		last = community;
		const struct community *of = &plan->list[community];
		double load = (rules->fixed_h + rules->resident_h * of->requests * of->population + rules->household_h * of->households) / (rules->given_h * of->population);
		street->now_count++;
		street->now_outside += !(of->population >= rules->least && of->population <= rules->most && load >= rules->load_least && load <= rules->load_most);
		posts_add(&street->now, &plan->now[community]);
	}
}

static enum status street_plan(struct communities *plan, struct communities_street *row, struct arena *arena, const struct scenario *scenario,
	const struct place_list *places, struct faults *faults)
{
	struct street street;
	enum status status = communities_street_build(row, &street, plan, arena, scenario, places, faults);
	if (status == STATUS_OK) {
		now_add(plan, row);
		plan->has_generated = plan->has_generated || !row->is_by_grid;
		row->name = row->unit_count ? plan->list[row->units[0].community].street_name : NULL;
		status = street_solve(plan, row, arena);
	}
	if (status == STATUS_OK)
		status = parts_staff(plan, row, arena, scenario, faults);
	if (status == STATUS_OK && row->part_count)
		status = communities_street_walks(row, &street, plan, arena, faults);
	street_free(&street);
	return status;
}

enum status communities_build(struct communities *plan, struct arena *arena, const struct scenario *scenario, int which, struct faults *faults)
{
	struct place_list places;
	*plan = (struct communities){0};
	if (place_build(scenario, arena, &places) != STATUS_OK)
		return fault_world(faults, "no memory for the communities");
	plan->list = places.communities;
	plan->streets = arena_rows(arena, places.street_count + 1, struct communities_street);
	enum status status = plan->streets ? rules_build(plan, arena, scenario, faults) : STATUS_WORLD;
	if (status == STATUS_OK)
		status = now_build(plan, arena, scenario, &places, faults);
	for (int street = 0; street < places.street_count && status == STATUS_OK; street++) {
		if (which >= 0 && street != which)
			continue;
		struct communities_street *row = &plan->streets[plan->street_count++];
		row->street = street;
		status = street_plan(plan, row, arena, scenario, &places, faults);
	}
	if (status != STATUS_OK && faults_status(faults) == STATUS_OK)
		return fault_world(faults, "no memory for the communities of a street");
	return status;
}
