/* residents.c - the day's askings of residents; every random attribute is drawn here, before any decision. */
#include "demand/residents.h"

#include <math.h>

#include "world/profile.h"

enum attribute {
	ATTRIBUTE_COUNT = 1, ATTRIBUTE_DAY_FACTOR, ATTRIBUTE_TIME, ATTRIBUTE_CLASS, ATTRIBUTE_GROUP, ATTRIBUTE_EFFORT, ATTRIBUTE_PATIENCE,
	ATTRIBUTE_OUTCOME, ATTRIBUTE_HOTLINE, ATTRIBUTE_WHERE, ATTRIBUTE_BARRED, ATTRIBUTE_ONLINE
};
enum return_kind { RETURN_AGAIN = 1, RETURN_HOTLINE, RETURN_BOUNCED };
enum { RETURNS_MOST = 31 };

static const double DAYS_A_YEAR = 365.25, DAYS_A_MONTH = 30.4375;
static const double GOLDEN = 0.6180339887498949; /* its multiples are spread evenly */

static int64_t midnight(const struct shop *shop)
{
	return (int64_t)shop->day * TICKS_PER_DAY;
}

double residents_a_day(const struct shop *shop)
{
	return shop->regime->settings->request_rate / 1000 / DAYS_A_MONTH * shop->place->population * shop->place->requests *
	       shop->growth.population * shop->growth.needs * shop->life.requests * shop->life.unserved;
}

/* Requests asked by themselves that are expected today. */
static double requests_expected(const struct shop *shop)
{
	const struct calendar_day *day = &shop->world->calendar.days[shop->day];
	return residents_a_day(shop) * profile_weight(shop->regime->weekday_weight, day) * shop->life.open_share * shop->life.open_requests;
}

/* The day factor: gamma of mean 1 such that a mean community's daily counts have the stated variance / mean: those asked openly vary
   for all. */
static double day_factor(const struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	double mean = settings->request_rate / 1000 / DAYS_A_MONTH * shop->world->mean_population;
	if (settings->request_vmr <= 1 || mean <= 0 || shop->life.open_share <= 0)
		return 1;
	struct draw gamma = {.kind = DRAW_gamma, .p = {1, sqrt((settings->request_vmr - 1) / mean) / shop->life.open_share}};
	struct random_address address = shop_address(shop, SOURCE_REQUEST, random_ordinal(shop->day, 0));
	return draw_at(&gamma, &address, ATTRIBUTE_DAY_FACTOR);
}

static int64_t time_of_day(const struct regime *regime, double uniform)
{
	int hour = 0;
	while (hour < 23 && regime->hours_cdf[hour + 1] < uniform)
		hour++;
	double width = regime->hours_cdf[hour + 1] - regime->hours_cdf[hour];
	double inside = width > 0 ? (uniform - regime->hours_cdf[hour]) / width : 0.5;
	return (int64_t)((hour + fmin(inside, 0.999999)) * (double)TICKS_PER_HOUR);
}

static int class_of(const struct settings *settings, double uniform)
{
	if (uniform < settings->class_basic)
		return CLASS_BASIC;
	return uniform < settings->class_basic + settings->class_non_basic ? CLASS_NON_BASIC : CLASS_LIFE;
}

/* Who asks: the shares of elderly and children move with the community's. */
static int group_of(const struct shop *shop, double uniform)
{
	const struct settings *settings = shop->regime->settings;
	const double shares[GROUP_GENERAL] = {
		[GROUP_ELDERLY] = settings->request_elderly * shop->place->elderly / 0.20,
		[GROUP_DISABLED] = settings->request_disabled,
		[GROUP_LOW_INCOME] = settings->request_low_income,
		[GROUP_CHILD] = settings->request_child * shop->place->children / 0.14,
		[GROUP_FIRM] = settings->request_firm * shop->place->firms,
	};
	int group = 0;
	while (group < GROUP_GENERAL && uniform >= shares[group])
		uniform -= shares[group++];
	return group;
}

enum group residents_group(const struct shop *shop, uint64_t ordinal)
{
	struct random_address address = shop_address(shop, SOURCE_REQUEST, ordinal);
	double u[2];
	random_pair(&address, ATTRIBUTE_GROUP, u);
	return (enum group)group_of(shop, u[1]);
}

int64_t residents_time(const struct shop *shop, uint64_t ordinal)
{
	struct random_address address = shop_address(shop, SOURCE_REQUEST, ordinal);
	return time_of_day(shop->regime, random_uniform(&address, ATTRIBUTE_TIME));
}

static int urgency_of(const struct shop *shop, double emergency, double uniform)
{
	const struct settings *settings = shop->regime->settings;
	if (uniform < emergency)
		return URGENCY_EMERGENCY;
	if (uniform < emergency + settings->urgency_urgent)
		return URGENCY_URGENT;
	return uniform < 1 - settings->urgency_low ? URGENCY_NORMAL : URGENCY_LOW;
}

/* Due time and patience by urgency. A working day of patience is 7/5 of a day. */
static void dates_of(const struct shop *shop, struct work *work, int32_t day, double uniform_patience)
{
	const struct settings *settings = shop->regime->settings;
	const double due_days[URGENCY_COUNT] = {0, settings->due_urgent, settings->due_normal, settings->due_low};
	const double patience_days[URGENCY_COUNT] = {0, settings->patience_urgent, settings->patience_normal, settings->patience_low};
	double patience_hours = patience_days[work->urgency] * 24 * 7 / 5;
	if (work->urgency == URGENCY_EMERGENCY) {
		work->due = work->asked + shop_ticks(settings->due_emergency);
		patience_hours = settings->patience_emergency;
	} else {
		work->due = calendar_deadline(&shop->world->calendar, day, (int)lround(due_days[work->urgency]));
	}
	if (patience_hours > 0)
		work->expires = work->asked + shop_ticks(-log(uniform_patience) * patience_hours);
}

/* Work for the counter may be done online instead. */
static void online_maybe(struct shop *shop, struct work *work, const struct random_address *address)
{
	const struct settings *settings = shop->regime->settings;
	if (settings->request_online <= 0 || work->skill != SKILL_COUNTER || random_uniform(address, ATTRIBUTE_ONLINE) >= settings->request_online)
		return;
	work->skill = SKILL_DESK;
	work->standard = shop_round((double)work->standard * settings->online_effort);
}

static void request_attributes(struct shop *shop, struct work *work, const struct random_address *address, const struct residents_asking *asking)
{
	const struct settings *settings = shop->regime->settings;
	double u[2];
	random_pair(address, ATTRIBUTE_CLASS, u);
	work->need_class = (uint8_t)class_of(settings, u[0]);
	work->urgency = (uint8_t)urgency_of(shop, asking->emergency, u[1]);
	random_pair(address, ATTRIBUTE_GROUP, u);
	double where = random_uniform(address, ATTRIBUTE_WHERE);
	work->group = (uint8_t)group_of(shop, u[1]);
	work->building = (uint16_t)space_find(&shop->place->space, u[0], work->group == GROUP_ELDERLY);
	work->skill = work->group > GROUP_LOW_INCOME && where < settings->request_walk_in ? SKILL_COUNTER : SKILL_FIELD;
	random_pair(address, ATTRIBUTE_OUTCOME, u);
	work->beyond_authority = u[0] < settings->beyond_authority;
	work->uniform_outcome = (float)u[1];
	work->uniform_rating = (float)random_uniform(address, ATTRIBUTE_HOTLINE);
	work->side = SIDE_SERVICE;
	work->rank = work->urgency == URGENCY_EMERGENCY ? RANK_EMERGENCY : work->need_class == CLASS_BASIC ? RANK_BASIC : RANK_NEED;
	work->standard = shop_ticks(draw_at(&settings->request_effort, address, ATTRIBUTE_EFFORT) * asking->effort);
	online_maybe(shop, work, address);
	dates_of(shop, work, shop->day, random_uniform(address, ATTRIBUTE_PATIENCE));
}

int32_t residents_ask(struct shop *shop, const struct residents_asking *asking)
{
	struct random_address address = shop_address(shop, SOURCE_REQUEST, asking->ordinal);
	int32_t row = shop_new_work(shop, LINE_REQUEST, asking->asked, asking->ordinal);
	if (row < 0)
		return -1;
	struct work *work = &shop->works.rows[row];
	request_attributes(shop, work, &address, asking);
	work->source = (uint8_t)(asking->source == ORDER_OPEN && work->skill == SKILL_COUNTER ? ORDER_WALK_IN : asking->source);
	shop->month.orders++;
	shop->month.order_sources[work->source]++;
	shop->month.emergencies += work->urgency == URGENCY_EMERGENCY;
	return row;
}

/* A request kept back for lack of trust counts as asked and abandoned. Emergencies are always told. */
static bool is_kept_back(const struct shop *shop, const struct work *work)
{
	double strength = shop->regime->settings->balking;
	if (strength <= 0 || work->urgency == URGENCY_EMERGENCY)
		return false;
	struct random_address address = shop_address(shop, SOURCE_REQUEST, work->ordinal);
	double u[2];
	random_pair(&address, ATTRIBUTE_HOTLINE, u);
	return u[1] < strength * (1 - windows_trust(&shop->windows));
}

static void keep_back(struct shop *shop, int32_t row)
{
	struct work *work = &shop->works.rows[row];
	struct tally_line *line = &shop->month.lines[LINE_REQUEST];
	line->asked++;
	line->abandoned++;
	shop->month.unheard++;
	line->asked_ticks += work->standard;
	line->due_ticks += work->standard;
	line->channel_ticks[CHANNEL_OPEN] += work->standard;
	work_give_back(&shop->works, row);
}

static void requests_day(struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	double expected = requests_expected(shop);
	if (expected <= 0)
		return;
	struct random_address address = shop_address(shop, SOURCE_REQUEST, random_ordinal(shop->day, 0));
	int count = draw_poisson(expected * day_factor(shop), random_uniform(&address, ATTRIBUTE_COUNT));
	for (int k = 0; k < count; k++) {
		uint64_t ordinal = random_ordinal(shop->day, k);
		int64_t asked = midnight(shop) + residents_time(shop, ordinal);
		int32_t row = residents_ask(shop, &(struct residents_asking){.ordinal = ordinal, .asked = asked,
			.emergency = settings->urgency_emergency * shop->life.emergencies * shop->life.open_emergencies, .effort = shop->life.request_hours});
		if (row < 0)
			return;
		const struct work *work = &shop->works.rows[row];
		if (is_kept_back(shop, work)) {
			keep_back(shop, row);
			continue;
		}
		int64_t dispatched = asked + (work->urgency == URGENCY_EMERGENCY ? 0 : shop_ticks(settings->dispatch_delay));
		int64_t last = midnight(shop) + TICKS_PER_DAY - 1;
		shop_arrive(shop, row, dispatched < last ? dispatched : last);
	}
}

void residents_return(struct shop *shop, int32_t row)
{
	const struct settings *settings = shop->regime->settings;
	const struct work parent = shop->works.rows[row];
	if (parent.returns >= RETURNS_MOST)
		return;
	uint64_t ordinal = random_child(parent.ordinal, RETURN_AGAIN, parent.returns + 1);
	struct random_address address = shop_address(shop, SOURCE_REQUEST, ordinal);
	int32_t child = shop_new_work(shop, LINE_REQUEST, (int64_t)(shop->day + 1) * TICKS_PER_DAY, ordinal);
	if (child < 0)
		return;
	struct work *work = &shop->works.rows[child];
	double u[2];
	random_pair(&address, ATTRIBUTE_OUTCOME, u);
	work->need_class = parent.need_class;
	work->urgency = parent.urgency == URGENCY_EMERGENCY ? URGENCY_URGENT : parent.urgency;
	work->building = parent.building;
	work->group = parent.group;
	work->skill = parent.skill;
	work->side = SIDE_SERVICE;
	work->rank = parent.rank == RANK_EMERGENCY ? RANK_BASIC : parent.rank;
	work->returns = (uint8_t)(parent.returns + 1);
	work->source = parent.source;
	work->was_returned = true;
	work->beyond_authority = u[0] < settings->beyond_authority;
	work->uniform_outcome = (float)u[1];
	work->uniform_rating = (float)random_uniform(&address, ATTRIBUTE_HOTLINE);
	work->standard = llround((double)parent.standard * settings->return_factor);
	dates_of(shop, work, shop->day + 1, random_uniform(&address, ATTRIBUTE_PATIENCE));
	shop_tomorrow(shop, child);
}

void residents_hotline(struct shop *shop, int32_t row)
{
	const struct settings *settings = shop->regime->settings;
	const struct work parent = shop->works.rows[row];
	if (parent.uniform_outcome >= settings->hotline_share || parent.returns >= RETURNS_MOST)
		return;
	int32_t child = shop_new_work(shop, LINE_HOTLINE, (int64_t)(shop->day + 1) * TICKS_PER_DAY,
		random_child(parent.ordinal, RETURN_HOTLINE, parent.returns + 1));
	if (child < 0)
		return;
	struct work *work = &shop->works.rows[child];
	work->side = SIDE_ADMIN;
	work->skill = SKILL_DESK;
	work->rank = RANK_LINKED;
	work->is_linked = true;
	work->standard = parent.standard;
	work->value = (float)((double)parent.standard / (double)TICKS_PER_HOUR);
	work->due = calendar_deadline(&shop->world->calendar, shop->day + 1, (int)lround(settings->hotline_due));
	shop_tomorrow(shop, child);
}

/* Work without a date of its own, spread over the year: so many pieces of a fixed size, by a Poisson count each day. */
static void pieces_day(struct shop *shop, int line, int source, double hours_a_year, double piece_hours, int rank, int due_days)
{
	double expected = hours_a_year / piece_hours / DAYS_A_YEAR;
	if (expected <= 0)
		return;
	struct random_address address = shop_address(shop, source, random_ordinal(shop->day, 0));
	int count = draw_poisson(expected, random_uniform(&address, ATTRIBUTE_COUNT));
	for (int k = 0; k < count; k++) {
		address.ordinal = random_ordinal(shop->day, k);
		int32_t row = shop_new_work(shop, line, midnight(shop), address.ordinal);
		if (row < 0)
			return;
		struct work *work = &shop->works.rows[row];
		work->side = SIDE_SERVICE;
		work->skill = SKILL_FIELD;
		work->rank = (uint8_t)rank;
		work->standard = shop_ticks(piece_hours);
		work->building = (uint16_t)space_find(&shop->place->space, random_uniform(&address, ATTRIBUTE_WHERE), line == LINE_CONTACT);
		work->due = calendar_deadline(&shop->world->calendar, shop->day, due_days);
		work->expires = calendar_deadline(&shop->world->calendar, shop->day, 2 * due_days);
		shop_arrive(shop, row, midnight(shop));
	}
}

/* The visits that fall due from today: one row, a part for each household. All of a day are in one building and those next to it;
   over the days each building has its turn as often as it has households. */
static void visits_day(struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	if (!shop->world->calendar.days[shop->day].works)
		return;
	double households = shop->place->households * shop->growth.population;
	struct random_address address = shop_address(shop, SOURCE_VISIT, random_ordinal(shop->day, 0));
	double expected = settings->visit_rate * households / 250;
	int count = (int)(expected + random_uniform(&address, ATTRIBUTE_COUNT)); /* the whole number below or above, in the mean exact */
	if (count <= 0)
		return;
	int32_t row = shop_new_work(shop, LINE_VISIT, midnight(shop), address.ordinal);
	if (row < 0)
		return;
	struct work *work = &shop->works.rows[row];
	work->side = SIDE_SERVICE;
	work->skill = SKILL_FIELD;
	work->building = (uint16_t)space_find(&shop->place->space, fmod((shop->day + 0.5) * GOLDEN, 1), false);
	work->rank = RANK_VISIT;
	work->counts_parts = true;
	work->parts = work->waiting = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
	work->nth = rounds_take(&shop->rounds, work->parts);
	work->standard = shop_ticks(draw_at(&settings->visit_effort, &address, ATTRIBUTE_EFFORT) * shop->life.visit_hours) * work->parts;
	work->due = midnight(shop) + (int64_t)(settings->visit_due * (double)TICKS_PER_DAY) - 1;
	work->expires = midnight(shop) + (int64_t)(settings->visit_lapse * (double)TICKS_PER_DAY) - 1;
	shop_arrive(shop, row, midnight(shop));
}

/* A certificate that is issued no more, asked for elsewhere all the same: the resident is back tomorrow and wants help. */
static void bounced(struct shop *shop, uint64_t certificate)
{
	uint64_t ordinal = random_child(certificate, RETURN_BOUNCED, 1);
	struct random_address address = shop_address(shop, SOURCE_REQUEST, ordinal);
	int32_t row = shop_new_work(shop, LINE_REQUEST, (int64_t)(shop->day + 1) * TICKS_PER_DAY, ordinal);
	if (row < 0)
		return;
	struct work *work = &shop->works.rows[row];
	work->need_class = CLASS_BASIC;
	work->urgency = URGENCY_NORMAL;
	work->group = GROUP_GENERAL;
	work->skill = SKILL_COUNTER;
	work->side = SIDE_SERVICE;
	work->rank = RANK_BASIC;
	work->source = ORDER_WALK_IN;
	work->was_returned = true;
	work->uniform_outcome = 1; /* helped, and done with */
	work->uniform_rating = (float)random_uniform(&address, ATTRIBUTE_HOTLINE);
	work->standard = shop_ticks(shop->counter.hours);
	dates_of(shop, work, shop->day + 1, random_uniform(&address, ATTRIBUTE_PATIENCE));
	shop->month.orders++;
	shop->month.order_sources[ORDER_WALK_IN]++;
	shop_tomorrow(shop, row);
}

/* Whether it is of a kind that is issued no more. */
static bool is_barred(struct shop *shop, const struct random_address *address)
{
	double u[2];
	if (shop->counter.barred <= 0)
		return false;
	random_pair(address, ATTRIBUTE_BARRED, u);
	if (u[0] >= shop->counter.barred)
		return false;
	if (u[1] < shop->counter.bounced)
		bounced(shop, address->ordinal);
	return true;
}

/* Residents at the counter for a stamp: a Poisson count each working day, inside working hours. */
static void certificates_day(struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	const struct kind_settings *kind = &settings->kinds[KIND_certificate];
	const struct calendar *calendar = &shop->world->calendar;
	if (kind->count <= 0 || kind->rate <= 0 || shop->place->population <= 0 || !calendar->days[shop->day].works)
		return;
	double scale = shop->place->population / shop->world->mean_population * shop->growth.population;
	struct random_address address = shop_address(shop, SOURCE_CERTIFICATE, random_ordinal(shop->day, 0));
	int count = draw_poisson(kind->count * kind->rate * scale, random_uniform(&address, ATTRIBUTE_COUNT));
	for (int k = 0; k < count; k++) {
		address.ordinal = random_ordinal(shop->day, k);
		if (is_barred(shop, &address))
			continue;
		int64_t ticks = (int64_t)(random_uniform(&address, ATTRIBUTE_TIME) * (double)calendar->day_ticks), time = midnight(shop);
		for (int w = 0; w < calendar->window_count; w++) {
			int64_t length = calendar->windows[w].to - calendar->windows[w].from;
			if (ticks < length) {
				time += calendar->windows[w].from + ticks;
				break;
			}
			ticks -= length;
		}
		int32_t row = shop_new_work(shop, KIND_certificate, time, address.ordinal);
		if (row < 0)
			return;
		struct work *work = &shop->works.rows[row];
		work->side = SIDE_SERVICE;
		work->skill = SKILL_COUNTER;
		work->rank = RANK_BASIC;
		work->standard = shop_ticks(draw_at(&kind->effort, &address, ATTRIBUTE_EFFORT));
		work->value = (float)((double)work->standard / (double)TICKS_PER_HOUR * kind->value);
		online_maybe(shop, work, &address);
		work->due = calendar_deadline(calendar, shop->day, (int)lround(kind->deadline));
		work->expires = calendar_deadline(calendar, shop->day, (int)lround(kind->deadline + kind->lapse));
		shop_arrive(shop, row, time);
	}
}

void residents_day(struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	visits_day(shop);
	pieces_day(shop, LINE_CONTACT, SOURCE_CONTACT, settings->contact_hours, 1, RANK_NEED, 10);
	pieces_day(shop, LINE_GOVERNANCE, SOURCE_GOVERNANCE, settings->governance_hours, 2, RANK_VISIT, 20);
	requests_day(shop);
	certificates_day(shop);
}
