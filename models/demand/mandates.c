/* mandates.c - from templates to pieces of work. */
#include "demand/mandates.h"

#include <math.h>

enum attribute { ATTRIBUTE_COUNT = 1, ATTRIBUTE_FACTORS, ATTRIBUTE_EFFORT, ATTRIBUTE_PERSONS };
static const double APPOINTMENT_GRACE_HOURS = 0.5; /* an appointment is kept when it is over half an hour after its length */
static const double EVENING_HOUR = 20;

/* The first day after the last working day before `day`: what fell on days off in between comes with today. */
static int32_t since_last_working_day(const struct calendar *calendar, int32_t day)
{
	int32_t first = day;
	while (first > 0 && !calendar->days[first - 1].works)
		first--;
	return first;
}

int mandates_on(const struct replica *replica, int number, int32_t day)
{
	const struct world *world = replica->world;
	const struct template *template = &world->templates[number];
	const struct kind_settings *kind = &world_regime(replica->course, day)->settings->kinds[template->kind];
	const struct calendar *calendar = &world->calendar;
	if (template->index >= (int)kind->count || !calendar->days[day].works || kind->recurrence == RECURRENCE_WALK_IN)
		return 0;
	if (draw_mean(&kind->effort) <= 0)
		return 0; /* a container without work of its own */
	int count = 0;
	int32_t first = since_last_working_day(calendar, day);
	switch (kind->recurrence) {
	case RECURRENCE_WORKING_DAILY:
		return 1;
	case RECURRENCE_WEEKLY:
		for (int32_t d = first; d <= day; d++)
			count += calendar->days[d].weekday == template->weekday;
		return count;
	case RECURRENCE_MONTHLY:
		for (int32_t d = first; d <= day; d++)
			count += calendar->days[d].day_of_month == template->day_of_month;
		return count;
	default: {
		struct random_address address = replica->address;
		address.source = (uint32_t)(SOURCE_TEMPLATE + number);
		address.ordinal = random_ordinal(day, 0);
		return draw_poisson((day - first + 1) / 365.25, random_uniform(&address, ATTRIBUTE_COUNT));
	}
	}
}

bool mandates_is_year_end(const struct replica *replica, int number, int32_t day)
{
	const struct template *template = &replica->world->templates[number];
	const struct calendar *calendar = &replica->world->calendar;
	const struct kind_settings *kind = &world_regime(replica->course, day)->settings->kinds[template->kind];
	if (kind->year_end <= 0 || kind->recurrence != RECURRENCE_WEEKLY)
		return false;
	for (int32_t d = since_last_working_day(calendar, day); d <= day; d++)
		if (calendar->days[d].weekday == template->weekday && calendar->days[d].month == 12 && calendar->days[d].day_of_month <= 7)
			return true;
	return false;
}

/* A lognormal factor of mean 1, from a uniform. */
static double factor_of(double sigma, double uniform)
{
	return sigma > 0 ? exp(sigma * (draw_normal(uniform) - sigma / 2)) : 1;
}

static int persons_of(const struct kind_settings *kind, const struct random_address *address)
{
	double whole = floor(kind->persons);
	if (kind->persons <= whole)
		return whole < 1 ? 1 : (int)whole;
	int persons = (int)whole + (random_uniform(address, ATTRIBUTE_PERSONS) < kind->persons - whole);
	return persons < 1 ? 1 : persons;
}

static void dates_of(const struct shop *shop, const struct template *template, const struct kind_settings *kind, struct work *work)
{
	const struct calendar *calendar = &shop->world->calendar;
	bool is_evening = kind->hour <= 0 && template->evening_rank < kind->out_of_hours;
	int32_t day = shop->day + is_evening; /* what comes in the evening is for tomorrow */
	work->due = calendar_deadline(calendar, day, (int)lround(kind->deadline));
	work->expires = calendar_deadline(calendar, day, (int)lround(kind->deadline + kind->lapse));
	if (kind->hour > 0)
		work->due = work->asked + work->standard / work->parts + shop_ticks(APPOINTMENT_GRACE_HOURS);
	if (work->expires < work->due)
		work->expires = work->due;
}

/* Long work is spread: its parts may be begun evenly over the first half of the time it has, so many each working day. */
static void pace_set(struct work *work, const struct kind_settings *kind, int persons)
{
	double days = ceil(kind->deadline / 2);
	if (days <= 1 || work->parts <= 2 * persons)
		return;
	work->pace = (uint16_t)ceil(work->parts / days);
	work->waiting = work->pace;
	work->held = (uint16_t)(work->parts - work->waiting);
}

/* What it asks, for the shares the sources name. */
static void count_asked(struct shop *shop, const struct template *template, const struct work *work, const struct issue *issue)
{
	struct tally *tally = &shop->month;
	struct tally_line *line = &tally->lines[work->line];
	line->asked++;
	if (!issue->is_again)
		line->value_asked += (double)work->value;
	if (template->fields) {
		tally->fields_asked += __builtin_popcountll(template->fields);
		tally->fields_again += __builtin_popcountll(template->fields & template->fields_elsewhere);
	}
	if (template->item >= 0) {
		const struct item *item = &shop->world->items[template->item];
		tally->outside_function_ticks += item->function ? 0 : (double)work->standard;
		tally->beyond_authority_ticks += item->has_authority ? 0 : (double)work->standard;
	}
}

void mandates_deliver(struct shop *shop, const struct issue *issue)
{
	const struct settings *settings = shop->regime->settings;
	const struct template *template = &shop->world->templates[issue->template];
	const struct kind *plate = kind_plate(template->kind);
	const struct kind_settings *kind = &settings->kinds[template->kind];
	struct random_address address = shop_address(shop, SOURCE_TEMPLATE + issue->template, random_ordinal(issue->asked_day, issue->number));
	double hours = world_standard_hours(settings, template, shop->place, shop->growth);
	hours += issue->is_year_end ? kind->year_end : 0;
	double u[2];
	random_pair(&address, ATTRIBUTE_FACTORS, u);
	hours *= factor_of(shop->spread_sigma, u[0]) * issue->effort;
	if (kind->effort.kind != DRAW_constant)
		hours *= draw_at(&kind->effort, &address, ATTRIBUTE_EFFORT) / draw_mean(&kind->effort);
	int persons = persons_of(kind, &address);
	int64_t asked = (int64_t)shop->day * TICKS_PER_DAY;
	if (kind->hour > 0)
		asked += shop_ticks(kind->hour);
	else if (template->evening_rank < kind->out_of_hours)
		asked += shop_ticks(EVENING_HOUR);
	int32_t row = shop_new_work(shop, (int)template->kind, asked, address.ordinal);
	if (row < 0)
		return;
	struct work *work = &shop->works.rows[row];
	double parts = ceil(hours / kind->part) * persons;
	work->template = (int16_t)issue->template;
	work->parts = work->waiting = (uint16_t)(parts < 1 ? 1 : parts > UINT16_MAX ? UINT16_MAX : parts);
	work->standard = shop_ticks(hours * persons);
	pace_set(work, kind, persons);
	work->value = (float)(kind->value * hours * persons / (issue->effort > 0 ? issue->effort : 1));
	count_asked(shop, template, work, issue);
	if (issue->channel == ISSUE_REFUSED) {
		shop->month.lines[work->line].refused++;
		work_give_back(&shop->works, row);
		return;
	}
	bool from_residents = template->resident_rank < kind->resident_share;
	work->side = plate->is_service || from_residents ? SIDE_SERVICE : SIDE_ADMIN;
	work->skill = (uint8_t)plate->skill;
	work->channel = (uint8_t)issue->channel;
	work->is_linked = template->linked_rank < kind->linked;
	work->rank = work->is_linked ? RANK_LINKED : from_residents ? RANK_NEED : RANK_MANDATE;
	work->value *= (float)issue->effort;
	work->tolerance = (float)factor_of(shop->tolerance_sigma, u[1]);
	dates_of(shop, template, kind, work);
	shop_arrive(shop, row, asked);
}

double mandates_flow(const struct replica *replica, bool only_open)
{
	const struct world *world = replica->world;
	const struct settings *settings = replica->regime->settings;
	struct community mean = {.households = world->mean_households, .population = world->mean_population};
	struct growth growth = world_growth(world, settings, replica->day);
	double hours = 0;
	for (int t = 0; t < world->template_count; t++) {
		const struct template *template = &world->templates[t];
		const struct kind_settings *kind = &settings->kinds[template->kind];
		const struct template_now *now = &replica->district.templates[t];
		if (kind_plate(template->kind)->is_service || now->state != TEMPLATE_ACTIVE || template->index >= (int)kind->count)
			continue;
		if (only_open && template->item >= 0 && now->channel != CHANNEL_EMERGENCY && now->channel != CHANNEL_LEAKED)
			continue;
		hours += now->effort * kind->persons * world_pieces_a_year(kind) * world_standard_hours(settings, template, &mean, growth);
	}
	return hours / 12 / (world->mean_posts > 0 ? world->mean_posts : 1);
}
