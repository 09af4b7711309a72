/* mandates.c - from templates to pieces of work. */
#include "demand/mandates.h"

#include <math.h>
#include <string.h>

#include "world/listed.h"

enum attribute { ATTRIBUTE_COUNT = 1, ATTRIBUTE_FACTORS, ATTRIBUTE_EFFORT, ATTRIBUTE_PERSONS, ATTRIBUTE_STREET, ATTRIBUTE_WANTED };
static const double APPOINTMENT_GRACE_HOURS = 0.5; /* an appointment is kept when it is over half an hour after its length */
static const double EVENING_HOUR = 20;
enum { FUNCTION_ASSIST = 2 }; /* "assist government" (H30) */

/* The first day after the last working day before `day`: what fell on days off in between comes with today. */
static int32_t since_last_working_day(const struct calendar *calendar, int32_t day)
{
	int32_t first = day;
	while (first > 0 && !calendar->days[first - 1].works)
		first--;
	return first;
}

/* Pieces its department wants to send over those at the start. */
static double wanted(const struct replica *replica, const struct template *template, const struct kind_settings *kind)
{
	const struct department_now *department = &replica->district.departments[template->department];
	double factor = template->rigid_rank < kind->rigid ? 1 : department->desire;
	if (template->kind == KIND_inspection)
		return factor * department->inspections * replica->growth.inspections;
	return template->kind == KIND_meeting ? factor * department->meetings : factor;
}

/* Of pieces with dates of their own: the whole number below or above, in the mean exact. */
static int wanted_of(int count, double factor, const struct random_address *address)
{
	return count == 0 || factor == 1 ? count : (int)(count * factor + random_uniform(address, ATTRIBUTE_WANTED));
}

int mandates_on(const struct replica *replica, int number)
{
	const struct world *world = replica->world;
	const struct template *template = &world->templates[number];
	const struct kind_settings *kind = replica->regime->kinds[number];
	const struct calendar *calendar = &world->calendar;
	int32_t day = replica->day;
	if (template->index >= (int)kind->count || !calendar->days[day].works || kind->recurrence == RECURRENCE_WALK_IN)
		return 0;
	if (draw_mean(&kind->effort) <= 0)
		return 0; /* a container without work of its own */
	int count = 0;
	int32_t first = since_last_working_day(calendar, day);
	double factor = wanted(replica, template, kind);
	struct random_address address = replica->address;
	address.source = (uint32_t)(SOURCE_TEMPLATE + number);
	address.ordinal = random_ordinal(day, 0);
	switch (kind->recurrence) {
	case RECURRENCE_WORKING_DAILY:
		count = 1;
		break;
	case RECURRENCE_WEEKLY:
		for (int32_t d = first; d <= day; d++)
			count += calendar->days[d].weekday == template->weekday;
		break;
	case RECURRENCE_MONTHLY:
		for (int32_t d = first; d <= day; d++)
			count += calendar->days[d].day_of_month == template->day_of_month;
		break;
	default:
		return draw_poisson(factor * template->times * (day - first + 1) / 365.25, random_uniform(&address, ATTRIBUTE_COUNT));
	}
	return wanted_of(count, factor, &address);
}

bool mandates_is_year_end(const struct replica *replica, int number)
{
	const struct template *template = &replica->world->templates[number];
	const struct calendar *calendar = &replica->world->calendar;
	const struct kind_settings *kind = replica->regime->kinds[number];
	if (kind->year_end <= 0 || kind->recurrence != RECURRENCE_WEEKLY)
		return false;
	for (int32_t d = since_last_working_day(calendar, replica->day); d <= replica->day; d++)
		if (calendar->days[d].weekday == template->weekday && calendar->days[d].month == 12 && calendar->days[d].day_of_month <= 7)
			return true;
	return false;
}

/* A lognormal factor of mean 1, from a uniform. */
static double factor_of(double sigma, double uniform)
{
	return sigma > 0 ? exp(sigma * (draw_normal(uniform) - sigma / 2)) : 1;
}

double mandates_heavier(const struct settings *settings, enum kind_id kind)
{
	double traces = kind == KIND_ledger ? 0 : settings->trace_keeping;
	return (1 + traces) * (1 - settings->plate_confusion * settings->plate_guidance);
}

/* Working days until it falls due; documents that come sooner than on paper leave more. */
static double deadline_of(const struct settings *settings, const struct kind_settings *kind)
{
	return kind->deadline + (kind->recurrence == RECURRENCE_WORKING_DAILY ? 0 : settings->circulation_saved);
}

/* Due dates and the time of day, counted from the day of delivery; what comes in the evening is for tomorrow. */
static void dates_of(struct issue *issue, int32_t day, const struct calendar *calendar, const struct kind_settings *kind, double deadline, bool is_evening)
{
	issue->time = (int64_t)day * TICKS_PER_DAY;
	if (kind->hour > 0)
		issue->time += shop_ticks(kind->hour);
	else if (is_evening)
		issue->time += shop_ticks(EVENING_HOUR);
	day += is_evening;
	issue->is_appointment = kind->hour > 0;
	issue->due = issue->is_appointment ? issue->time + shop_ticks(APPOINTMENT_GRACE_HOURS) : calendar_deadline(calendar, day, (int)lround(deadline));
	issue->expires = calendar_deadline(calendar, day, (int)lround(deadline + kind->lapse));
}

bool mandates_is_assistance(const struct world *world, const struct template *template)
{
	return template->item >= 0 && world->items[template->item].function == FUNCTION_ASSIST;
}

void mandates_prepare(const struct replica *replica, struct issue *issue)
{
	const struct world *world = replica->world;
	const struct settings *settings = replica->regime->settings;
	const struct template *template = &world->templates[issue->template];
	const struct kind *plate = kind_plate(template->kind);
	const struct kind_settings *kind = replica->regime->kinds[issue->template];
	const struct community one_household = {.households = 1};
	bool from_residents = template->resident_rank < kind->resident_share;
	issue->kind = (int8_t)template->kind;
	issue->passes_street = listed_passes_street(template->row);
	issue->spread = kind->effort.kind == DRAW_constant ? NULL : &kind->effort;
	issue->part = kind->part;
	issue->department = (int16_t)template->department;
	issue->benefit = kind->benefit;
	issue->side = plate->is_service || from_residents ? SIDE_SERVICE : SIDE_ADMIN;
	issue->skill = (int8_t)plate->skill;
	issue->is_linked = template->linked_rank < kind->linked;
	issue->rank = issue->is_linked ? RANK_LINKED : from_residents ? RANK_NEED : RANK_MANDATE;
	issue->persons = (int8_t)floor(kind->persons);
	issue->person_share = kind->persons - floor(kind->persons);
	issue->by_households = kind->basis == BASIS_PER_HOUSEHOLD;
	issue->hours = world_standard_hours(settings, kind, template, &one_household, replica->growth);
	issue->extra_hours = issue->is_year_end ? kind->year_end : 0;
	issue->value = kind->value;
	double heavier = mandates_heavier(settings, template->kind);
	issue->lighter = heavier != 1 ? 1 - (1 - issue->lighter) * heavier : issue->lighter;
	if (mandates_is_assistance(world, template)) { /* the task is the same, whoever does more or less of it */
		issue->hours *= replica->district.assist.factor;
		issue->value /= replica->district.assist.factor;
	}
	issue->pace_days = ceil(deadline_of(settings, kind) / 2);
	issue->fields_asked = (int8_t)__builtin_popcountll(template->fields);
	issue->fields_again = (int8_t)__builtin_popcountll(template->fields & template->fields_elsewhere);
	if (template->item >= 0) {
		issue->is_outside_function = world->items[template->item].function == 0;
		issue->is_beyond_authority = !world->items[template->item].has_authority;
	}
	dates_of(issue, replica->day, &world->calendar, kind, deadline_of(settings, kind), kind->hour <= 0 && template->evening_rank < kind->out_of_hours);
}

static int persons_of(const struct issue *issue, const struct random_address *address)
{
	int persons = issue->persons;
	if (issue->person_share > 0)
		persons += random_uniform(address, ATTRIBUTE_PERSONS) < issue->person_share;
	return persons < 1 ? 1 : persons;
}

/* What its street makes of it on its way, the same for all its communities: it does it itself, or sends it back. */
static int street_channel(const struct shop *shop, const struct issue *issue)
{
	const struct template *template = &shop->world->templates[issue->template];
	double pass_down = shop->regime->settings->pass_down, looked_over = shop->life.looked_over, u[2];
	if (issue->channel >= CHANNEL_COUNT || issue->is_joint || !issue->passes_street || (pass_down >= 1 && looked_over <= 0))
		return issue->channel;
	bool is_rigid = template->rigid_rank < shop->regime->kinds[issue->template]->rigid;
	struct random_address address = shop_address(shop, SOURCE_TEMPLATE + issue->template, random_ordinal(issue->asked_day, issue->number));
	address.entity = (uint32_t)shop->place->street;
	random_pair(&address, ATTRIBUTE_STREET, u);
	if (u[0] >= pass_down)
		return ISSUE_TAKEN;
	bool fits = is_rigid || template->item < 0 || shop->world->items[template->item].score >= shop->life.looked_below;
	return u[1] < looked_over && !fits ? ISSUE_REFUSED : issue->channel;
}

static int posts_now(const struct shop *shop)
{
	return shop->place->post_count + world_posts_added(shop->regime->settings, shop->place);
}

/* What becomes of it in this community: its channel, or that it is refused. */
static int channel_of(const struct shop *shop, const struct issue *issue, double hours)
{
	bool may_refuse = issue->refused_from > 0 && issue->channel <= ISSUE_MERGED; /* it is asked to do it */
	bool is_refused = may_refuse && hours >= issue->refused_from * posts_now(shop);
	return is_refused ? ISSUE_REFUSED : street_channel(shop, issue);
}

/* Merged: its hours and value go with the joint work that follows. */
static void joint_add(struct shop *shop, const struct issue *issue, double hours, double value)
{
	shop->joint.hours += hours;
	shop->joint.value += value;
	shop->joint.is_linked = shop->joint.is_linked || issue->is_linked;
}

/* Hours of all persons of the joint work. */
static double joint_hours(const struct shop *shop, const struct issue *issue, double hours)
{
	return (hours + shop->joint.hours) * issue->joint_effort + issue->joint_hours;
}

/* It is worth what all of it is worth, and assessed when any part of it is. */
static void joint_take(struct shop *shop, struct work *work)
{
	work->value += (float)shop->joint.value;
	if (shop->joint.is_linked) {
		work->is_linked = true;
		work->rank = RANK_LINKED;
	}
}

/* Long work is spread: its parts may be begun evenly over the first half of the time it has, so many each working day. */
static void pace_set(struct work *work, const struct issue *issue, int persons)
{
	if (issue->is_at_once || issue->pace_days <= 1 || work->parts <= 2 * persons)
		return;
	work->pace = (uint16_t)ceil(work->parts / issue->pace_days);
	work->waiting = work->pace;
	work->held = (uint16_t)(work->parts - work->waiting);
}

/* It does not come: refused, merged, done by its department, let go by all. */
static void count_elsewhere(struct tally_line *line, const struct work *work, int channel)
{
	line->refused += channel == ISSUE_REFUSED;
	line->merged += channel == ISSUE_MERGED;
	line->taken_over += channel == ISSUE_TAKEN;
	line->on_time += channel == ISSUE_TAKEN;
	line->lapsed += channel == ISSUE_LOST;
	line->value_done += channel == ISSUE_TAKEN ? (double)work->value : 0;
}

/* What it asks, for the shares the sources name, which are of what arrives. */
static void count_asked(struct shop *shop, const struct work *work, const struct issue *issue, int channel)
{
	struct tally *tally = &shop->month;
	struct tally_line *line = &tally->lines[work->line];
	line->asked++;
	line->value_asked += issue->is_again ? 0 : (double)work->value;
	if (channel >= CHANNEL_COUNT) {
		count_elsewhere(line, work, channel);
		return;
	}
	tally->fields_asked += issue->fields_asked;
	tally->fields_again += issue->fields_again;
	tally->outside_function_ticks += issue->is_outside_function ? (double)work->standard : 0;
	tally->beyond_authority_ticks += issue->is_beyond_authority ? (double)work->standard : 0;
}

/* ceil() of what fits a long: there is no instruction for it on every processor. */
static inline double round_up(double x)
{
	double whole = (double)(int64_t)x;
	return whole < x ? whole + 1 : whole;
}

/* It goes into the in-tray. */
static void piece_lay(struct shop *shop, int32_t row, const struct issue *issue, int channel, double uniform, int persons)
{
	struct work *work = &shop->works.rows[row];
	work->side = (uint8_t)issue->side;
	work->skill = (uint8_t)issue->skill;
	work->rank = (uint8_t)issue->rank;
	work->channel = (uint8_t)channel;
	work->is_linked = issue->is_linked;
	if (issue->is_joint)
		joint_take(shop, work);
	if (issue->side == SIDE_ADMIN) /* service is not slighted */
		work->tolerance = (float)factor_of(shop->tolerance_sigma, uniform);
	work->due = issue->due + (issue->is_appointment ? work->standard / work->parts : 0);
	work->expires = issue->expires < work->due ? work->due : issue->expires;
	pace_set(work, issue, persons);
	shop_arrive(shop, row, issue->time);
}

void mandates_deliver(struct shop *shop, const struct issue *issue)
{
	struct random_address address = shop_address(shop, SOURCE_TEMPLATE + issue->template, random_ordinal(issue->asked_day, issue->number));
	double hours = issue->hours * (issue->by_households ? shop->place->households : 1) + issue->extra_hours;
	double u[2];
	random_pair(&address, ATTRIBUTE_FACTORS, u);
	hours *= factor_of(shop->spread_sigma, u[0]) * issue->effort * (issue->passes_street ? shop->place->amplification : 1);
	hours *= shop->life.sent_down * shop->life.absorption * (issue->kind == KIND_accreditation ? shop->life.accreditations : 1);
	if (issue->spread)
		hours *= draw_at(issue->spread, &address, ATTRIBUTE_EFFORT) / draw_mean(issue->spread);
	int persons = persons_of(issue, &address);
	if (issue->only_from > 0 && hours * shop->life.friction * persons < issue->only_from * posts_now(shop))
		return; /* it was done here when it first came */
	int32_t row = shop_new_work(shop, issue->kind, issue->time, address.ordinal);
	if (row < 0)
		return;
	struct work *work = &shop->works.rows[row];
	work->value = (float)(issue->value * hours * persons / (issue->effort > 0 ? issue->effort : 1));
	hours *= (1 - issue->lighter) * shop->life.friction * (issue->by_households ? shop->life.call_hours : 1); /* worth no more for that */
	if (issue->is_joint) {
		hours = joint_hours(shop, issue, hours * persons);
		persons = 1;
	}
	double parts = round_up(hours / issue->part) * persons;
	int channel = channel_of(shop, issue, hours * persons);
	work->template = (int16_t)issue->template;
	work->department = issue->department;
	work->parts = work->waiting = (uint16_t)(parts < 1 ? 1 : parts > UINT16_MAX ? UINT16_MAX : parts);
	work->standard = shop_ticks(hours * persons);
	count_asked(shop, work, issue, channel);
	shop->let_go += channel == ISSUE_LOST ? issue->benefit * hours * persons : 0;
	work->value *= (float)issue->effort;
	if (channel == ISSUE_MERGED)
		joint_add(shop, issue, hours * persons, (double)work->value);
	if (channel < CHANNEL_COUNT)
		piece_lay(shop, row, issue, channel, u[1], persons);
	else
		work_give_back(&shop->works, row);
	if (issue->channel != ISSUE_MERGED) /* whatever became of it, what was merged went with it */
		memset(&shop->joint, 0, sizeof shop->joint);
}

double mandates_flow(const struct replica *replica, bool only_open)
{
	const struct world *world = replica->world;
	const struct settings *settings = replica->regime->settings;
	struct community mean = {.households = world->mean_households, .population = world->mean_population};
	double hours = 0;
	for (int t = 0; t < world->template_count; t++) {
		const struct template *template = &world->templates[t];
		const struct kind_settings *kind = replica->regime->kinds[t];
		const struct template_now *now = &replica->district.templates[t];
		if (kind_plate(template->kind)->is_service || now->state != TEMPLATE_ACTIVE || template->index >= (int)kind->count)
			continue;
		if (only_open && template->item >= 0 && now->channel != CHANNEL_EMERGENCY && now->channel != CHANNEL_LEAKED)
			continue;
		double pieces = wanted(replica, template, kind) * template->times * world_pieces_a_year(kind);
		double assist = mandates_is_assistance(world, template) ? replica->district.assist.factor : 1;
		hours += now->effort * kind->persons * pieces * assist * world_standard_hours(settings, kind, template, &mean, replica->growth);
	}
	return hours / 12 / (world->mean_posts > 0 ? world->mean_posts : 1);
}
