/* simulate.c - day after day: the district's morning, the communities side by side, the sums of the month. */
#include "run/simulate.h"

#include <math.h>
#include <string.h>

#include "run/audit.h"
#include "run/day.h"
#include "run/district.h"
#include "run/equity.h"
#include "run/indicator.h"
#include "run/happenings.h"
#include "run/log.h"
#include "run/mornings.h"
#include "run/needs.h"
#include "run/origins.h"
#include "run/uses.h"

static const double DAYS_A_MONTH = 30.4375;

/* What each community is taken through before the district goes on. */
struct days {
	struct shop *shops;
	const struct mornings *mornings;
};

static void community_days(void *context, int index, int thread)
{
	const struct days *days = context;
	struct shop *shop = &days->shops[index];
	(void)thread;
	for (int i = 0; i < days->mornings->count && shop->status == STATUS_OK; i++)
		day_run(shop, &days->mornings->of[i]);
}

static void scope_times(struct indicator_scope *scope, const struct tally *contract)
{
	double week = 5 * (double)scope->world->calendar.day_ticks;
	scope->posts_months = scope->posts * scope->days / DAYS_A_MONTH;
	scope->worker_weeks = week > 0 ? (double)contract->contract_ticks / week : 0;
}

/* Posts open in the mean of a stretch, those of the start where nothing was owed. */
static double posts_of(const struct world *world, const struct tally *tally, int32_t from, int32_t to, int at_start)
{
	const struct calendar *calendar = &world->calendar;
	double owed = (double)(calendar->days[to].working_before - calendar->days[from].working_before) * (double)calendar->day_ticks;
	return owed > 0 ? (double)tally->post_ticks / owed : at_start;
}

static struct indicator_scope scope_district(const struct replica *replica, const struct tally *tally, const struct tally_district *more, int32_t from, int32_t to)
{
	const struct world *world = replica->world;
	struct indicator_scope scope = {
		.tally = tally, .more = more, .places = world->community_count, .world = world, .settings = replica->regime->settings, .days = to - from,
		.posts = posts_of(world, tally, from, to, world->post_count),
		.residents = world->mean_population * world->community_count, .households = world->mean_households * world->community_count,
		.near = world->near_population,
	};
	for (int c = 0; c < world->community_count; c++)
		scope.grids += world->communities[c].grids;
	scope_times(&scope, tally);
	return scope;
}

static struct indicator_scope scope_community(const struct replica *replica, int index, int32_t from, int32_t to)
{
	const struct community *place = &replica->world->communities[index];
	struct indicator_scope scope = {
		.tally = &replica->shops[index].horizon, .places = 1, .grids = place->grids, .world = replica->world, .settings = replica->regime->settings, .days = to - from,
		.posts = posts_of(replica->world, &replica->shops[index].horizon, from, to, place->post_count), .residents = place->population, .households = place->households,
		.near = place->population * place->space.near_share,
	};
	scope_times(&scope, scope.tally);
	return scope;
}

/* Closes times in queue and in the system at the end of a stretch, or opens them again at the start of the next: what is there leaves and
   enters. */
static void queues_clip(struct shop *shop, int64_t now, int sign)
{
	for (int line = 0; line < shop->world->line_count; line++)
		shop->month.lines[line].queue_ticks += sign * shop->waiting_by_line[line] * now;
	for (int own = 0; own < shop->world->scenario->line_count; own++)
		shop->month.lines[LINE_OWN + own].present_ticks += sign * shop->lines[own].present * now;
}

/* What is summed up at the end of a stretch: everything, and the load of each community. */
struct sums {
	struct tally tally;
	double *loads;
};

static void month_record(const struct replica *replica, const struct sums *sums, int32_t from, int32_t to, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	int month = world->calendar.days[from].month_index - world->calendar.days[world->count_day].month_index;
	struct indicator_scope scope = scope_district(replica, &sums->tally, &replica->district.month_more, from, to);
	double *values = result_month(recorder->set, recorder->point, recorder->replication, month);
	indicator_all(&scope, values);
	equity_loads(world, sums->loads, values);
	happenings_record(&replica->district.month_more, recorder->set, recorder->point, month);
}

/* The sums since the last close go to the audit, to the horizon and the months when they count, and to the district's memory. */
static void stretch_close(struct replica *replica, int32_t from, int32_t to, const struct recorder *recorder, struct sums *sums)
{
	const struct world *world = replica->world;
	int64_t now = (int64_t)to * TICKS_PER_DAY;
	bool counts = from >= world->count_day;
	struct district *district = &replica->district;
	int origins = tally_origins(world->department_count);
	struct tally *sum = &sums->tally;
	memset(sum, 0, sizeof *sum);
	for (int c = 0; c < world->community_count; c++) {
		struct shop *shop = &replica->shops[c];
		queues_clip(shop, now, +1);
		shop->month.requests_open += shop->waiting_by_line[LINE_REQUEST];
		shop->month.closes++;
		tally_origins_add(district->month_more.departments, shop->departments, origins);
		memset(shop->departments, 0, (size_t)origins * sizeof *shop->departments);
		tally_add(sum, &shop->month, world->line_count);
		sums->loads[c] = indicator_plate(INDICATOR_load)->of(&(struct indicator_scope){.tally = &shop->month, .world = world});
		tally_add(&shop->audit, &shop->month, world->line_count);
		if (counts)
			tally_add(&shop->horizon, &shop->month, world->line_count);
		memset(&shop->month, 0, sizeof shop->month);
		queues_clip(shop, now, -1);
	}
	tally_add(sum, &district->month, world->line_count);
	memset(&district->month, 0, sizeof district->month);
	district_read(replica, sum);
	tally_district_add(&district->audit_more, &district->month_more, origins);
	if (counts) {
		tally_add(&district->horizon, sum, world->line_count);
		tally_district_add(&district->horizon_more, &district->month_more, origins);
		month_record(replica, sums, from, to, recorder);
	}
	tally_district_clear(&district->month_more, origins);
}

/* Lines, then groups of servers. */
static enum status lines_record(struct replica *replica, double days, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	const struct scenario *scenario = world->scenario;
	struct gauge *gauge = arena_rows(&replica->arena, 1, struct gauge);
	if (!gauge)
		return STATUS_WORLD;
	for (int line = 0; line < world->line_count; line++) {
		struct line_scope scope = {.line = &replica->district.horizon.lines[line], .days = days, .places = world->community_count};
		if (line >= LINE_OWN) {
			memset(gauge, 0, sizeof *gauge);
			for (int c = 0; c < world->community_count; c++)
				gauge_add(gauge, &replica->shops[c].gauges[line - LINE_OWN]);
			scope.gauge = gauge;
			scope.settings = &scenario->lines[line - LINE_OWN];
		}
		line_measure_values(scenario, &scope, result_line(recorder->set, recorder->point, recorder->replication, line));
	}
	for (int g = 0; g < scenario->server_count; g++) {
		struct line_scope scope = {.servers = &replica->district.horizon.servers[g], .days = days, .places = world->community_count};
		line_measure_values(scenario, &scope, result_line(recorder->set, recorder->point, recorder->replication, world->line_count + g));
	}
	return STATUS_OK;
}

static enum status horizon_record(struct replica *replica, const struct recorder *recorder)
{
	const struct world *world = replica->world;
	double days = world->end_day - world->count_day;
	struct indicator_scope scope = scope_district(replica, &replica->district.horizon, &replica->district.horizon_more, world->count_day, world->end_day);
	double *horizon = result_horizon(recorder->set, recorder->point, recorder->replication), values[INDICATOR_COUNT];
	double *loads = arena_rows(&replica->arena, world->community_count, double);
	if (!loads)
		return STATUS_WORLD;
	indicator_all(&scope, horizon);
	for (int c = 0; c < world->community_count; c++) {
		scope = scope_community(replica, c, world->count_day, world->end_day);
		indicator_all(&scope, values);
		loads[c] = values[INDICATOR_load];
		result_place_add(recorder->set, recorder->point, c, values);
	}
	equity_loads(world, loads, horizon);
	if (equity_grids(replica, horizon) != STATUS_OK)
		return STATUS_WORLD;
	origins_record(replica, days, recorder->set, recorder->point, recorder->replication);
	needs_record(replica, days, recorder->set, recorder->point, recorder->replication);
	uses_values(world, &replica->district.horizon, result_use(recorder->set, recorder->point, recorder->replication));
	return lines_record(replica, days, recorder);
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

/* Out of memory, or out of addresses: on a very busy day, which no check can rule out. The first such day is told. */
static enum status days_failed(struct replica *replica, struct faults *faults)
{
	int32_t day = replica->day;
	for (int c = 0; c < replica->world->community_count; c++)
		if (replica->shops[c].status != STATUS_OK && replica->shops[c].day <= day) {
			day = replica->shops[c].day;
			replica->status = replica->shops[c].status;
		}
	if (replica->status == STATUS_OK)
		return STATUS_OK;
	const char *what = replica->status == STATUS_FAULT ? N_("more than a million pieces of a line of work asked for on day %d of replication %u of %s: lower its rate, batches or day_factor")
		: N_("out of memory on day %d of replication %u of %s");
	return fault_world(faults, what, day, replica->address.replication + 1, replica->course->policy->name);
}

static enum status run_days(struct replica *replica, int32_t first, int32_t end, struct team team, const struct recorder *recorder,
	struct faults *faults)
{
	const struct world *world = replica->world;
	struct sums *sums = arena_rows(&replica->arena, 1, struct sums);
	double *loads = arena_rows(&replica->arena, world->community_count, double);
	struct mornings mornings = {0};
	struct event_log log;
	enum status ret = sums && loads ? STATUS_OK : fault_world(faults, "out of memory");
	int32_t from = first;
	if (sums)
		sums->loads = loads;
	log_init(&log, replica->course->policy->name);
	for (int c = 0; c < world->community_count; c++)
		replica->shops[c].log = recorder->events ? &log : NULL;
	for (int32_t day = first; ret == STATUS_OK && day < end; day += mornings.count) {
		if (day > from && (world->calendar.days[day].day_of_month == 1 || day == world->count_day)) {
			stretch_close(replica, from, day, recorder, sums);
			from = day;
		}
		if (mornings_take(&mornings, replica, day, end, recorder->events ? 1 : MORNINGS) == STATUS_OK)
			team_for(recorder->events ? team_of(1) : team, world->community_count, community_days, &(struct days){replica->shops, &mornings});
		ret = days_failed(replica, faults);
		if (ret == STATUS_OK && recorder->events && !log_write(&log, recorder->events))
			ret = fault_world(faults, "the event log could not be written");
	}
	if (ret == STATUS_OK && end > from)
		stretch_close(replica, from, end, recorder, sums);
	log_free(&log);
	return ret;
}

enum status simulate_prerun(struct replica *replica, const struct course *course, uint64_t seed, int number, struct team team,
	const struct recorder *recorder, struct faults *faults)
{
	if (replica_reset(replica, course, seed, number) != STATUS_OK)
		return fault_world(faults, "out of memory for a replication of %d communities", replica->world->community_count);
	for (int c = 0; c < replica->world->community_count; c++)
		day_open(&replica->shops[c], &course->regimes[0]); /* the opening is no option's own */
	return run_days(replica, 0, replica->world->start_day, team, recorder, faults);
}

enum status simulate_rest(struct replica *replica, struct team team, const struct recorder *recorder, struct faults *faults)
{
	enum status ret = run_days(replica, replica->world->start_day, replica->world->end_day, team, recorder, faults);
	if (ret == STATUS_OK)
		ret = audit_replica(replica, faults);
	if (ret != STATUS_OK)
		return ret;
	if (horizon_record(replica, recorder) != STATUS_OK)
		return fault_world(faults, "out of memory");
	replica->digest = digest_of(replica);
	recorder->set->digest[recorder->point * recorder->set->replication_count + recorder->replication] = replica->digest;
	return STATUS_OK;
}
