/* tally.c - sums of tallies, and a walk over all they hold: both from the same lists of members. */
#include "state/tally.h"

#include <string.h>

/* EACH(member) for a number, ROW(member, count) for a row of them. */
#define LINE_MEMBERS(EACH, ROW) \
	EACH(asked) EACH(done) EACH(on_time) EACH(lapsed) EACH(abandoned) EACH(refused) EACH(merged) EACH(taken_over) EACH(returned) EACH(arrived) \
	EACH(started) EACH(waited) EACH(for_show) EACH(asked_ticks) EACH(due_ticks) EACH(on_time_ticks) EACH(worked_ticks) EACH(wait_ticks) \
	EACH(stay_ticks) EACH(queue_ticks) EACH(present_ticks) EACH(wait_square) EACH(stay_square) EACH(answered) EACH(left) EACH(through_ticks) \
	ROW(channel_ticks, CHANNEL_COUNT) EACH(value_asked) EACH(value_done) EACH(effort_sum) EACH(rated) EACH(rating_sum)
#define SERVERS_MEMBERS(EACH, ROW) EACH(on_shift_ticks) EACH(busy_ticks) EACH(idle_ticks) EACH(down_ticks)
#define PROVIDER_MEMBERS(EACH, ROW) EACH(asked) EACH(done) EACH(sent_back) EACH(given_up) EACH(done_ticks) EACH(paid_yuan) EACH(fees_yuan)
#define TALLY_MEMBERS(EACH, ROW) \
	EACH(others_ticks) EACH(assist_ticks) EACH(assist_yuan) EACH(project_yuan) EACH(stock_days) EACH(contract_ticks) EACH(overtime_ticks) \
	EACH(duty_ticks) EACH(idle_ticks) EACH(absent_ticks) EACH(training_ticks) EACH(service_ticks) EACH(admin_ticks) EACH(travel_ticks) \
	EACH(vacant_ticks) EACH(borrowed_ticks) EACH(occupied_ticks) EACH(post_ticks) EACH(again_ticks) EACH(able_ticks) EACH(busy_area) \
	EACH(queue_area) EACH(quits) EACH(hires) EACH(rest_days) EACH(staff_seen) EACH(staff_burnt_out) EACH(abuses) EACH(exhaustion_sum) \
	EACH(tenure_days) EACH(staff_days) EACH(overload_days) EACH(load_days) EACH(overload_weeks) EACH(load_weeks) EACH(visited) EACH(homes_called) \
	EACH(homes_known) EACH(elderly_called) EACH(elderly_known) EACH(unheard) EACH(pleased) ROW(request_wait.buckets, SPREAD_BUCKETS) \
	EACH(requests_open) EACH(closes) ROW(group_due, GROUP_COUNT) ROW(group_on_time, GROUP_COUNT) ROW(class_due, CLASS_COUNT) \
	ROW(class_on_time, CLASS_COUNT) ROW(class_ticks, CLASS_COUNT) EACH(orders) EACH(dispatched) EACH(accepted) EACH(passed_up) \
	ROW(order_sources, ORDER_SOURCE_COUNT) EACH(emergencies) EACH(hidden_born) EACH(hidden_found) EACH(hidden_surfaced) EACH(hidden_faded) \
	EACH(hidden_days) EACH(calls) EACH(calls_answered) EACH(stamps) EACH(stamps_beyond) EACH(stamps_refused) EACH(liabilities) \
	EACH(liability_yuan) EACH(satisfaction) EACH(participation) EACH(annoyance) EACH(annoyance_firms) EACH(satisfaction_days) \
	EACH(participation_days) EACH(annoyance_days) EACH(applications) EACH(admitted) EACH(rejected) EACH(modified) EACH(review_hours) \
	EACH(review_days) EACH(outside_function_ticks) EACH(beyond_authority_ticks) EACH(fields_asked) EACH(fields_again) EACH(active_items) \
	EACH(active_templates) EACH(suppressed_hours) EACH(pool_hours) EACH(enforcement) EACH(months)
#define ORIGIN_MEMBERS(EACH, ROW) EACH(pieces) EACH(asked_ticks) EACH(worked_ticks) EACH(in_use)
#define DISTRICT_MEMBERS(EACH, ROW) ROW(in_use, KIND_COUNT) ROW(review_days, TALLY_REVIEW_DAYS) ROW(happened, HAPPENED_COUNT)

/* -- sums ------------------------------------------------------------------------------------------------------------ */

#define ADD(member) to->member += from->member;
#define ADD_ROW(member, count) for (int i = 0; i < (count); i++) ADD(member[i])

static void line_add(struct tally_line *to, const struct tally_line *from)
{
	LINE_MEMBERS(ADD, ADD_ROW)
}

static void servers_add(struct tally_servers *to, const struct tally_servers *from)
{
	SERVERS_MEMBERS(ADD, ADD_ROW)
}

static void provider_add(struct tally_provider *to, const struct tally_provider *from)
{
	PROVIDER_MEMBERS(ADD, ADD_ROW)
}

static void origin_add(struct tally_origin *to, const struct tally_origin *from)
{
	ORIGIN_MEMBERS(ADD, ADD_ROW)
}

void tally_origins_add(struct tally_origin *to, const struct tally_origin *from, int count)
{
	for (int i = 0; i < count; i++)
		origin_add(&to[i], &from[i]);
}

void tally_district_add(struct tally_district *to, const struct tally_district *from, int origin_count)
{
	tally_origins_add(to->departments, from->departments, origin_count);
	DISTRICT_MEMBERS(ADD, ADD_ROW)
}

void tally_district_clear(struct tally_district *tally, int origin_count)
{
	struct tally_origin *departments = tally->departments;
	memset(departments, 0, (size_t)origin_count * sizeof *departments);
	*tally = (struct tally_district){.departments = departments};
}

void tally_add(struct tally *to, const struct tally *from, int line_count)
{
	for (int line = 0; line < line_count; line++)
		line_add(&to->lines[line], &from->lines[line]);
	for (int group = 0; group < SCENARIO_SERVERS; group++)
		servers_add(&to->servers[group], &from->servers[group]);
	for (int id = 0; id < PROVIDER_COUNT; id++)
		provider_add(&to->providers[id], &from->providers[id]);
	TALLY_MEMBERS(ADD, ADD_ROW)
}

/* -- the walk -------------------------------------------------------------------------------------------------------- */

#define KIND_OF(member) _Generic((member), int64_t: TALLY_WHOLE, uint32_t: TALLY_SMALL, double: TALLY_NUMBER)
#define WALK(member) step(context, KIND_OF(of->member), &of->member, 1);
#define WALK_ROW(member, count) step(context, KIND_OF(of->member[0]), of->member, (count));

static void line_walk(struct tally_line *of, tally_step *step, void *context)
{
	LINE_MEMBERS(WALK, WALK_ROW)
}

static void servers_walk(struct tally_servers *of, tally_step *step, void *context)
{
	SERVERS_MEMBERS(WALK, WALK_ROW)
}

static void provider_walk(struct tally_provider *of, tally_step *step, void *context)
{
	PROVIDER_MEMBERS(WALK, WALK_ROW)
}

static void origin_walk(struct tally_origin *of, tally_step *step, void *context)
{
	ORIGIN_MEMBERS(WALK, WALK_ROW)
}

void tally_walk(struct tally *of, int line_count, tally_step *step, void *context)
{
	for (int line = 0; line < line_count; line++)
		line_walk(&of->lines[line], step, context);
	for (int group = 0; group < SCENARIO_SERVERS; group++)
		servers_walk(&of->servers[group], step, context);
	for (int id = 0; id < PROVIDER_COUNT; id++)
		provider_walk(&of->providers[id], step, context);
	TALLY_MEMBERS(WALK, WALK_ROW)
}

void tally_district_walk(struct tally_district *of, int origin_count, tally_step *step, void *context)
{
	for (int i = 0; i < origin_count; i++)
		origin_walk(&of->departments[i], step, context);
	DISTRICT_MEMBERS(WALK, WALK_ROW)
}
