/* record.c - scopes of tallies, and the rows of results they fill. */
#include "run/record.h"

#include <string.h>

#include "run/equity.h"
#include "run/happenings.h"
#include "run/origins.h"
#include "run/totals.h"
#include "run/uses.h"

static const double DAYS_A_MONTH = 30.4375;

/* -- scopes ---------------------------------------------------------------------------------------------------------- */

/* Posts open in the mean of a stretch, those of the start where nothing was owed. */
static double posts_of(const struct world *world, const struct tally *tally, int32_t from, int32_t to, double at_start)
{
	const struct calendar *calendar = &world->calendar;
	double owed = (double)(calendar->days[to].working_before - calendar->days[from].working_before) * (double)calendar->day_ticks;
	return owed > 0 ? (double)tally->post_ticks / owed : at_start;
}

struct record_ground record_ground(const struct world *world)
{
	struct record_ground ground = {.places = world->community_count, .posts = world->post_count, .residents = world->mean_population * world->community_count,
		.households = world->mean_households * world->community_count, .near = world->near_population, .posts_each = world->mean_posts};
	for (int c = 0; c < world->community_count; c++)
		ground.grids += world->communities[c].grids;
	return ground;
}

struct indicator_scope record_scope(const struct world *world, const struct settings *settings, const struct record_ground *ground, const struct tally *tally,
	const struct tally_district *more, int32_t from, int32_t to, double calls)
{
	double week = 5 * (double)world->calendar.day_ticks;
	struct indicator_scope scope = {
		.tally = tally, .more = more, .world = world, .settings = settings, .days = to - from, .places = ground->places, .grids = ground->grids,
		.posts = posts_of(world, tally, from, to, ground->posts), .posts_each = ground->posts_each,
		.residents = ground->residents, .households = ground->households, .near = ground->near, .calls = calls,
	};
	scope.posts_months = scope.posts * scope.days / DAYS_A_MONTH;
	scope.worker_weeks = week > 0 ? (double)tally->contract_ticks / week : 0;
	return scope;
}

static struct indicator_scope scope_district(const struct replica *replica, const struct tally *tally, const struct tally_district *more, int32_t from, int32_t to)
{
	const struct settings *settings = replica->regime->settings;
	struct record_ground ground = record_ground(replica->world);
	return record_scope(replica->world, settings, &ground, tally, more, from, to, indicator_calls(replica->world, settings, tally));
}

static struct indicator_scope scope_community(const struct replica *replica, int index, int32_t from, int32_t to)
{
	const struct community *place = &replica->world->communities[index];
	const struct settings *settings = replica->regime->settings;
	const struct tally *tally = &replica->shops[index].horizon;
	struct record_ground ground = {.places = 1, .grids = place->grids, .posts = place->post_count, .residents = place->population,
		.households = place->households, .near = place->population * place->space.near_share, .posts_each = replica->world->mean_posts};
	return record_scope(replica->world, settings, &ground, tally, NULL, from, to, indicator_calls(replica->world, settings, tally));
}

/* -- a month --------------------------------------------------------------------------------------------------------- */

void record_month(const struct replica *replica, struct record_sums *sums, int32_t from, int32_t to, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	int month = world->calendar.days[from].month_index - world->calendar.days[world->count_day].month_index;
	struct indicator_scope scope = scope_district(replica, &sums->tally, &replica->district.month_more, from, to);
	if (recorder->totals) {
		totals_month_add(recorder->totals, recorder->point, recorder->replication, month, &scope);
		return;
	}
	double *values = result_month(recorder->set, recorder->point, recorder->replication, month);
	indicator_all(&scope, values);
	equity_loads(world, sums->loads, values);
	happenings_record(&replica->district.month_more, recorder->set, recorder->point, month);
}

/* -- a horizon ------------------------------------------------------------------------------------------------------- */

/* The scenario's own lines, then groups of servers. */
static enum status own_lines_record(struct replica *replica, double days, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	const struct scenario *scenario = world->scenario;
	struct gauge *gauge = arena_rows(&replica->arena, 1, struct gauge);
	if (!gauge)
		return STATUS_WORLD;
	for (int line = LINE_OWN; line < world->line_count; line++) {
		struct line_scope scope = {.line = &replica->district.horizon.lines[line], .days = days, .places = world->community_count,
			.gauge = gauge, .settings = &scenario->lines[line - LINE_OWN]};
		memset(gauge, 0, sizeof *gauge);
		for (int c = 0; c < world->community_count; c++)
			gauge_add(gauge, &replica->shops[c].gauges[line - LINE_OWN]);
		line_measure_values(scenario, &scope, result_line(recorder->set, recorder->point, recorder->replication, line));
	}
	for (int g = 0; g < scenario->server_count; g++) {
		struct line_scope scope = {.servers = &replica->district.horizon.servers[g], .days = days, .places = world->community_count};
		line_measure_values(scenario, &scope, result_line(recorder->set, recorder->point, recorder->replication, world->line_count + g));
	}
	return STATUS_OK;
}

void record_parts(const struct indicator_scope *scope, const struct needs_sums *needs, struct result_set *set, int point, int replication)
{
	for (int line = 0; line < LINE_OWN; line++) {
		struct line_scope of_line = {.line = &scope->tally->lines[line], .days = scope->days, .places = scope->places};
		line_measure_values(scope->world->scenario, &of_line, result_line(set, point, replication, line));
	}
	origins_record(scope, set, point, replication);
	needs_record(needs, scope->days, set, point, replication);
	uses_values(scope->world, scope->tally, result_use(set, point, replication));
}

static uint64_t digest_of(const struct replica *replica)
{
	uint64_t digest = 0;
	for (int c = 0; c < replica->world->community_count; c++) {
		digest = (digest ^ replica->shops[c].digest) * UINT64_C(0x9E3779B97F4A7C15);
		digest ^= digest >> 32;
	}
	return digest;
}

/* One of several districts: a place of the whole, its sums, and how its communities are spread. */
static void place_record(const struct replica *replica, const struct indicator_scope *scope, const struct needs_sums *needs, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	double values[INDICATOR_COUNT];
	indicator_all(scope, values);
	result_place_add(recorder->set, recorder->point, recorder->place, values);
	for (int c = 0; c < world->community_count; c++) {
		struct indicator_scope community = scope_community(replica, c, world->count_day, world->end_day);
		indicator_all(&community, values);
		totals_community_add(recorder->totals, recorder->point, values);
	}
	totals_end_add(recorder->totals, recorder->point, recorder->replication, scope, needs, replica->digest);
}

/* One district alone: the row of its replication, and its communities as places. */
static enum status district_record(struct replica *replica, const struct indicator_scope *scope, const struct needs_sums *needs, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	double *horizon = result_horizon(recorder->set, recorder->point, recorder->replication), values[INDICATOR_COUNT];
	double *loads = arena_rows(&replica->arena, world->community_count, double);
	if (!loads)
		return STATUS_WORLD;
	indicator_all(scope, horizon);
	for (int c = 0; c < world->community_count; c++) {
		struct indicator_scope community = scope_community(replica, c, world->count_day, world->end_day);
		indicator_all(&community, values);
		loads[c] = values[INDICATOR_load];
		result_place_add(recorder->set, recorder->point, c, values);
	}
	equity_loads(world, loads, horizon);
	if (equity_grids(replica, horizon) != STATUS_OK)
		return STATUS_WORLD;
	record_parts(scope, needs, recorder->set, recorder->point, recorder->replication);
	recorder->set->digest[recorder->point * recorder->set->replication_count + recorder->replication] = replica->digest;
	return own_lines_record(replica, scope->days, recorder);
}

enum status record_horizon(struct replica *replica, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	struct indicator_scope scope = scope_district(replica, &replica->district.horizon, &replica->district.horizon_more, world->count_day, world->end_day);
	struct needs_sums *needs = arena_rows(&replica->arena, 1, struct needs_sums);
	if (!needs)
		return STATUS_WORLD;
	needs_sum(replica, needs);
	replica->digest = digest_of(replica);
	if (!recorder->totals)
		return district_record(replica, &scope, needs, recorder);
	place_record(replica, &scope, needs, recorder);
	return STATUS_OK;
}
