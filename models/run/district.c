/* district.c - departments and gate, one step a day. */
#include "run/district.h"

#include <string.h>

#include "demand/mandates.h"
#include "gate/gate.h"
#include "gate/terms.h"
#include "loops/loop.h"
#include "staff/borrowing.h"
#include "state/shop.h"

static void template_day(struct replica *replica, int number)
{
	const struct template *template = &replica->world->templates[number];
	const struct template_now *now = &replica->district.templates[number];
	int count = mandates_on(replica, number);
	if (count == 0)
		return;
	bool is_year_end = mandates_is_year_end(replica, number);
	for (int k = 0; k < count; k++) {
		struct issue issue = {.template = number, .asked_day = replica->day, .number = (uint32_t)k, .channel = now->channel,
			.is_year_end = is_year_end && k == 0, .effort = now->effort};
		if (now->state == TEMPLATE_REFUSED && template->is_once) {
			enum channel channel;
			if (!gate_once(replica, number, (uint32_t)k, &channel, &issue.effort))
				continue;
			issue.channel = (int8_t)channel;
		} else if (now->state != TEMPLATE_ACTIVE) {
			issue.channel = ISSUE_REFUSED;
			issue.effort = 1;
		}
		gate_issue(replica, issue);
	}
}

/* A template in use, by kind and department. */
static void template_count(struct replica *replica, const struct template *template)
{
	struct district *district = &replica->district;
	district->month.active_templates++;
	if (!shop_is_burden((int)template->kind))
		return;
	district->month_more.in_use[template->kind]++;
	district->month_more.departments[template->department * TALLY_BURDENS + tally_burden((int)template->kind)].in_use++;
}

/* Once-only work refused and remembered, in standard hours. */
static double pool_hours(const struct replica *replica)
{
	double hours = 0;
	for (int i = 0; i < replica->district.pending_count; i++) {
		const struct pending *pending = &replica->district.pendings[i];
		const struct template *template = &replica->world->templates[pending->template];
		hours += pending->decision_day == 0 && template->times > 0 ? template->hours_year / template->times : 0;
	}
	return hours;
}

/* Sums over months of what is in use: counts for contrast, the stock of the suppressed. */
static void count_active(struct replica *replica)
{
	struct tally *tally = &replica->district.month;
	for (int t = 0; t < replica->world->template_count; t++) {
		const struct template *template = &replica->world->templates[t];
		if (template->index >= (int)replica->regime->settings->kinds[template->kind].count)
			continue;
		if (replica->district.templates[t].state == TEMPLATE_ACTIVE)
			template_count(replica, template);
		else
			tally->suppressed_hours += template->hours_year / 12;
	}
	for (int i = 0; i < replica->world->item_count; i++)
		tally->active_items += !replica->district.items[i].is_refused;
	tally->pool_hours += pool_hours(replica);
	tally->enforcement += replica->district.enforcement;
	tally->months++;
}

/* What holds from today. */
static void regime_take(struct replica *replica, const struct regime *regime)
{
	const struct regime *before = replica->regime;
	replica->regime = regime;
	if (before && before->settings != regime->settings && memcmp(before->settings, regime->settings, sizeof *regime->settings) != 0)
		replica->district.month_more.happened[HAPPENED_SETTINGS]++;
}

struct morning district_day(struct replica *replica, int32_t day)
{
	const struct calendar_day *date = &replica->world->calendar.days[day];
	replica->day = day;
	regime_take(replica, world_regime(replica->course, day));
	replica->growth = world_growth(replica->world, replica->regime->settings, day);
	replica->district.issue_count = 0;
	if (date->day_of_month == 1 || day == 0) {
		borrowing_month(replica, date->month_index);
		loop_district_month(replica, date->month_index);
		replica->district.open_hours = mandates_flow(replica, true);
	}
	if (gate_day(replica)) {
		replica->district.month_more.happened[HAPPENED_GATE]++;
		loop_restricted(replica);
	}
	for (int t = 0; date->works && t < replica->world->template_count; t++)
		template_day(replica, t);
	terms_day(replica);
	for (int i = 0; i < replica->district.issue_count; i++)
		mandates_prepare(replica, &replica->district.issues[i]);
	if (date->day_of_month == 1 || day == 0)
		count_active(replica);
	const struct district *district = &replica->district;
	return (struct morning){.day = day, .regime = replica->regime, .growth = replica->growth, .counter = district->counter,
		.paid_yuan = district->paid_yuan, .issues = district->issues, .issue_count = district->issue_count};
}

void district_read(struct replica *replica, const struct tally *month)
{
	struct district *district = &replica->district;
	int64_t asked = -month->again_ticks; /* the load demanded: what is asked once, of full posts */
	for (int line = 0; line < replica->world->line_count; line++)
		asked += month->lines[line].asked_ticks;
	double absence = replica->regime->settings->absence_days / 250;
	double able = (double)(month->post_ticks - month->occupied_ticks - month->borrowed_ticks) * (1 - absence);
	int slot = district->months_seen++ % DISTRICT_MONTHS;
	district->load_months[slot] = able > 0 ? (double)asked / able : 0;
	double residents = replica->world->mean_population * replica->world->community_count / 1000;
	district->complaint_months[slot] = residents > 0 ? (double)month->lines[LINE_HOTLINE].asked / residents : 0;
}
