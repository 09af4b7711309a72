/* simulate.c - day after day: the district's morning, the communities side by side, the sums of the month. */
#include "run/simulate.h"

#include <string.h>

#include "run/audit.h"
#include "run/day.h"
#include "run/district.h"
#include "run/log.h"
#include "run/mornings.h"
#include "run/record.h"

enum { ALL_COMMUNITIES = -1 };

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

/* Closes times in queue and in the system at the end of a stretch, or opens them again at the start of the next: what is there leaves and
   enters. */
static void queues_clip(struct shop *shop, int64_t now, int sign)
{
	for (int line = 0; line < shop->world->line_count; line++)
		shop->month.lines[line].queue_ticks += sign * shop->waiting_by_line[line] * now;
	for (int own = 0; own < shop->world->scenario->line_count; own++)
		shop->month.lines[LINE_OWN + own].present_ticks += sign * shop->lines[own].present * now;
}

/* The sums since the last close go to the audit, to the horizon and the months when they count, and to the district's memory. */
static void stretch_close(struct replica *replica, int32_t from, int32_t to, const struct recorder *recorder, struct record_sums *sums)
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
		if (recorder->set)
			record_month(replica, sums, from, to, recorder);
	}
	tally_district_clear(&district->month_more, origins);
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

/* Who writes down what happens: all communities for an event log, else the one that a diary is about. */
static void diaries_give(struct replica *replica, const struct recorder *recorder, struct diary *log)
{
	for (int c = 0; c < replica->world->community_count; c++) {
		bool is_told = recorder->diary && (recorder->diary->community == c || recorder->diary->community == ALL_COMMUNITIES);
		replica->shops[c].diary = recorder->events ? log : is_told ? recorder->diary : NULL;
	}
}

/* What has happened since the last writing goes to the log, and to a diary beside it. */
static enum status log_day(const struct replica *replica, const struct recorder *recorder, struct diary *log, struct faults *faults)
{
	bool is_written = log_write(log, replica->world, replica->course->policy->name, recorder->events);
	if (recorder->diary)
		diary_take(recorder->diary, log);
	log->count = 0;
	return is_written ? STATUS_OK : fault_world(faults, "the event log could not be written");
}

static enum status run_days(struct replica *replica, int32_t first, int32_t end, struct team team, const struct recorder *recorder,
	struct faults *faults)
{
	const struct world *world = replica->world;
	struct record_sums *sums = arena_rows(&replica->arena, 1, struct record_sums);
	double *loads = arena_rows(&replica->arena, world->community_count, double);
	struct mornings mornings = {0};
	struct diary log;
	enum status ret = sums && loads ? STATUS_OK : fault_world(faults, "out of memory");
	int32_t from = first;
	if (sums)
		sums->loads = loads;
	diary_init(&log, ALL_COMMUNITIES, first, end);
	diaries_give(replica, recorder, &log);
	for (int32_t day = first; ret == STATUS_OK && day < end; day += mornings.count) {
		if (day > from && (world->calendar.days[day].day_of_month == 1 || day == world->count_day)) {
			stretch_close(replica, from, day, recorder, sums);
			from = day;
		}
		bool is_alone = recorder->events || (recorder->diary && recorder->diary->community == ALL_COMMUNITIES);
		if (mornings_take(&mornings, replica, day, end, recorder->events ? 1 : MORNINGS) == STATUS_OK)
			team_for(is_alone ? team_of(1) : team, world->community_count, community_days, &(struct days){replica->shops, &mornings});
		ret = days_failed(replica, faults);
		if (ret == STATUS_OK && recorder->events)
			ret = log_day(replica, recorder, &log, faults);
	}
	if (ret == STATUS_OK && end > from)
		stretch_close(replica, from, end, recorder, sums);
	diary_free(&log);
	if (ret == STATUS_OK && recorder->diary && recorder->diary->failed)
		ret = fault_world(faults, "out of memory");
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

enum status simulate_until(struct replica *replica, int32_t end_day, struct team team, const struct recorder *recorder, struct faults *faults)
{
	return run_days(replica, replica->world->start_day, end_day, team, recorder, faults);
}

enum status simulate_rest(struct replica *replica, struct team team, const struct recorder *recorder, struct faults *faults)
{
	enum status ret = run_days(replica, replica->world->start_day, replica->world->end_day, team, recorder, faults);
	if (ret == STATUS_OK)
		ret = audit_replica(replica, faults);
	if (ret != STATUS_OK)
		return ret;
	if (record_horizon(replica, recorder) != STATUS_OK)
		return fault_world(faults, "out of memory");
	return STATUS_OK;
}
