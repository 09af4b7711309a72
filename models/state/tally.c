/* tally.c - sums of tallies. */
#include "state/tally.h"

#include <string.h>

static void line_add(struct tally_line *to, const struct tally_line *from)
{
#define ADD(member) to->member += from->member
	ADD(asked); ADD(done); ADD(on_time); ADD(lapsed); ADD(abandoned); ADD(refused); ADD(merged); ADD(taken_over); ADD(returned);
	ADD(arrived); ADD(started); ADD(waited); ADD(for_show); ADD(asked_ticks); ADD(due_ticks); ADD(on_time_ticks); ADD(worked_ticks);
	ADD(wait_ticks); ADD(stay_ticks); ADD(queue_ticks); ADD(present_ticks); ADD(wait_square); ADD(stay_square);
	ADD(answered); ADD(left); ADD(through_ticks);
	for (int i = 0; i < CHANNEL_COUNT; i++)
		ADD(channel_ticks[i]);
	ADD(value_asked); ADD(value_done); ADD(effort_sum); ADD(rated); ADD(rating_sum);
}

void tally_origins_add(struct tally_origin *to, const struct tally_origin *from, int count)
{
	for (int i = 0; i < count; i++) {
		to[i].pieces += from[i].pieces;
		to[i].asked_ticks += from[i].asked_ticks;
		to[i].worked_ticks += from[i].worked_ticks;
		to[i].in_use += from[i].in_use;
	}
}

void tally_district_add(struct tally_district *to, const struct tally_district *from, int origin_count)
{
	tally_origins_add(to->departments, from->departments, origin_count);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		ADD(in_use[kind]);
	for (int days = 0; days < TALLY_REVIEW_DAYS; days++)
		ADD(review_days[days]);
	for (int what = 0; what < HAPPENED_COUNT; what++)
		ADD(happened[what]);
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
	for (int group = 0; group < SCENARIO_SERVERS; group++) {
		ADD(servers[group].on_shift_ticks);
		ADD(servers[group].busy_ticks);
		ADD(servers[group].idle_ticks);
		ADD(servers[group].down_ticks);
	}
	for (int id = 0; id < PROVIDER_COUNT; id++) {
		ADD(providers[id].asked);
		ADD(providers[id].done);
		ADD(providers[id].sent_back);
		ADD(providers[id].given_up);
		ADD(providers[id].done_ticks);
		ADD(providers[id].paid_yuan);
		ADD(providers[id].fees_yuan);
	}
	ADD(others_ticks); ADD(assist_ticks); ADD(assist_yuan); ADD(project_yuan); ADD(stock_days);
	for (int group = 0; group < GROUP_COUNT; group++) {
		ADD(group_due[group]);
		ADD(group_on_time[group]);
	}
	for (int source = 0; source < ORDER_SOURCE_COUNT; source++)
		ADD(order_sources[source]);
	ADD(emergencies); ADD(hidden_born); ADD(hidden_found); ADD(hidden_surfaced); ADD(hidden_faded); ADD(hidden_days); ADD(calls); ADD(calls_answered);
	ADD(stamps); ADD(stamps_beyond); ADD(stamps_refused); ADD(liabilities); ADD(liability_yuan); ADD(satisfaction); ADD(participation);
	ADD(annoyance); ADD(annoyance_firms); ADD(satisfaction_days); ADD(participation_days); ADD(annoyance_days);
	for (int class = 0; class < CLASS_COUNT; class++) {
		ADD(class_due[class]);
		ADD(class_on_time[class]);
		ADD(class_ticks[class]);
	}
	ADD(contract_ticks); ADD(overtime_ticks); ADD(duty_ticks); ADD(idle_ticks); ADD(absent_ticks); ADD(training_ticks); ADD(service_ticks);
	ADD(admin_ticks); ADD(travel_ticks); ADD(vacant_ticks); ADD(borrowed_ticks); ADD(occupied_ticks); ADD(post_ticks); ADD(able_ticks); ADD(again_ticks); ADD(busy_area);
	ADD(queue_area); ADD(quits); ADD(hires); ADD(rest_days); ADD(tenure_days); ADD(staff_days); ADD(overload_days); ADD(load_days);
	ADD(overload_weeks); ADD(load_weeks); ADD(visited); ADD(homes_called); ADD(homes_known); ADD(elderly_called); ADD(elderly_known);
	ADD(unheard); ADD(pleased); ADD(requests_open); ADD(closes); ADD(orders);
	ADD(dispatched); ADD(accepted); ADD(passed_up); ADD(applications); ADD(admitted); ADD(rejected); ADD(modified);
	ADD(review_hours); ADD(review_days); ADD(outside_function_ticks); ADD(beyond_authority_ticks); ADD(fields_asked);
	ADD(fields_again); ADD(active_items); ADD(active_templates); ADD(suppressed_hours); ADD(pool_hours); ADD(enforcement); ADD(months);
	ADD(staff_seen); ADD(staff_burnt_out); ADD(abuses); ADD(exhaustion_sum);
	spread_add_all(&to->request_wait, &from->request_wait);
#undef ADD
}
