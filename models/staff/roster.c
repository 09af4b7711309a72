/* roster.c - staff life as far as it is plain: quits at a constant rate, recruitment, learning, borrowing, occupied posts, absence. */
#include "staff/roster.h"

#include <math.h>

enum attribute { ATTRIBUTE_SKILL = 1, ATTRIBUTE_TENURE, ATTRIBUTE_CHANCE, ATTRIBUTE_COMMUNITY, ATTRIBUTE_LENGTH, ATTRIBUTE_ROUND = 16 };
enum { HIRE_ROUNDS = 24, BORROW_TRIES = 8 };
static const double DAYS_A_MONTH = 30.4375, DAYS_A_YEAR = 365.25, MONTHS_A_YEAR = 12, LEARNING_MONTHS = 6;

static const struct post_place *post_of(const struct shop *shop, int index)
{
	return &shop->world->posts[shop->place->post_first + index];
}

static double learnt(const struct settings *settings, double months)
{
	double entry = settings->learning_entry, later = settings->learning_six_months;
	if (later <= entry || entry >= 1)
		return entry >= 1 ? 1 : later;
	double rate = later < 1 ? log((1 - entry) / (1 - later)) / LEARNING_MONTHS : 10;
	return 1 - (1 - entry) * exp(-rate * months);
}

static void speed_set(const struct shop *shop, struct worker *worker)
{
	double experience = learnt(shop->regime->settings, (shop->day - worker->hired_day) / DAYS_A_MONTH);
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		worker->speed[skill] = shop->regime->efficiency[worker->post][skill] * worker->skill * experience;
}

/* A holder of a post: skill at (post, n-th holder). */
static void holder_start(struct shop *shop, int index, int32_t hired_day)
{
	struct worker *worker = &shop->workers[index];
	struct random_address address = shop_address(shop, SOURCE_HIRE, random_ordinal(worker->holder, index));
	struct draw skill = {.kind = DRAW_lognormal, .p = {1, shop->regime->settings->skill_cv}};
	worker->skill = skill.p[1] > 0 ? draw_at(&skill, &address, ATTRIBUTE_SKILL) : 1;
	worker->hired_day = hired_day;
	worker->status = WORKER_IN_POST;
	speed_set(shop, worker);
}

/* Days in post of somebody found there, where quits come at a constant rate. */
static int32_t tenure_drawn(const struct shop *shop, int index)
{
	double rate = shop->regime->settings->quit_rate;
	struct random_address address = shop_address(shop, SOURCE_HIRE, random_ordinal(0, index));
	double years = rate > 0 ? -log(random_uniform(&address, ATTRIBUTE_TENURE)) / rate : 10;
	return (int32_t)(fmin(years, 40) * DAYS_A_YEAR);
}

/* What a table of staff says of a holder; before the run nobody is in post for less than no time. */
static void holder_listed(struct shop *shop, int index)
{
	const struct staff_row *row = post_of(shop, index)->row;
	struct worker *worker = &shop->workers[index];
	if (!row)
		return;
	if (!isnan(row->speed))
		worker->skill = row->speed;
	if (!isnan(row->months))
		worker->hired_day = (int32_t)fmin(shop->day, shop->world->start_day - round(row->months * DAYS_A_MONTH));
	speed_set(shop, worker);
}

void roster_open(struct shop *shop)
{
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		const struct post_place *post = post_of(shop, i);
		worker->post = (int8_t)post->post;
		worker->grid = post->grid;
		holder_start(shop, i, -tenure_drawn(shop, i));
		holder_listed(shop, i);
	}
}

/* Days until a new holder starts: rounds of recruitment, each of which may find nobody. */
static double days_to_hire(const struct shop *shop, int index, int32_t holder)
{
	const struct settings *settings = shop->regime->settings;
	struct random_address address = shop_address(shop, SOURCE_HIRE, random_ordinal(holder, index));
	double days = 0;
	for (int round = 0; round < HIRE_ROUNDS; round++) {
		days += draw_at(&settings->hire_lead, &address, ATTRIBUTE_ROUND + 2 * round);
		if (random_uniform(&address, ATTRIBUTE_ROUND + 2 * round + 1) >= settings->no_applicant)
			break;
	}
	return days;
}

void roster_month(struct shop *shop)
{
	double chance = 1 - exp(-shop->regime->settings->quit_rate / MONTHS_A_YEAR);
	int month = shop->world->calendar.days[shop->day].month_index;
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		struct random_address address = shop_address(shop, SOURCE_QUIT, random_ordinal(month, i));
		if (worker->status == WORKER_IN_POST && chance > 0 && random_uniform(&address, ATTRIBUTE_CHANCE) < chance) {
			worker->status = WORKER_VACANT;
			worker->holder++;
			worker->until_day = shop->day + (int32_t)ceil(days_to_hire(shop, i, worker->holder));
			shop->month.quits++;
		}
		speed_set(shop, worker);
	}
}

int64_t roster_contract_day(const struct shop *shop)
{
	return shop->world->calendar.days[shop->day].works ? shop->world->calendar.day_ticks : 0;
}

static void status_today(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	if (worker->status == WORKER_VACANT && worker->until_day <= shop->day) {
		holder_start(shop, index, shop->day);
		shop->month.hires++;
	} else if (worker->status == WORKER_BORROWED && worker->until_day <= shop->day) {
		worker->status = WORKER_IN_POST;
	}
	bool is_held = post_of(shop, index)->occupied_rank < shop->regime->settings->occupied_share;
	if (is_held && worker->status == WORKER_IN_POST)
		worker->status = WORKER_OCCUPIED;
	else if (!is_held && worker->status == WORKER_OCCUPIED)
		worker->status = WORKER_IN_POST;
}

/* The first day of the run: posts are as the table of staff says, whatever became of them before. */
static void listed_start(struct shop *shop, int index)
{
	const struct staff_row *row = post_of(shop, index)->row;
	struct worker *worker = &shop->workers[index];
	struct random_address address = shop_address(shop, SOURCE_BORROW, random_ordinal(worker->holder, index));
	if (!row)
		return;
	if (worker->status == WORKER_VACANT)
		holder_start(shop, index, shop->day - tenure_drawn(shop, index));
	worker->status = row->status == STAFF_BORROWED ? WORKER_BORROWED : row->status == STAFF_VACANT ? WORKER_VACANT : WORKER_IN_POST;
	holder_listed(shop, index);
	if (row->until != SCENARIO_NO_DATE)
		worker->until_day = row->until - shop->world->calendar.origin;
	else if (worker->status == WORKER_BORROWED)
		worker->until_day = shop->day + (int32_t)ceil(draw_at(&shop->regime->settings->borrowed_length, &address, ATTRIBUTE_LENGTH) * DAYS_A_MONTH);
	else if (worker->status == WORKER_VACANT)
		worker->until_day = shop->day + (int32_t)ceil(days_to_hire(shop, index, worker->holder + 1));
	worker->holder += worker->status == WORKER_VACANT;
}

void roster_day(struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	struct tally *tally = &shop->month;
	int64_t owed = roster_contract_day(shop);
	double chance = settings->absence_days / 250;
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		if (shop->day == shop->world->start_day)
			listed_start(shop, i);
		status_today(shop, i);
		worker->is_absent = false;
		tally->post_ticks += owed;
		switch (worker->status) {
		case WORKER_VACANT:
			tally->vacant_ticks += owed;
			continue;
		case WORKER_BORROWED:
			tally->borrowed_ticks += owed;
			continue;
		case WORKER_OCCUPIED:
			tally->occupied_ticks += owed;
			continue;
		default:
			break;
		}
		tally->contract_ticks += owed;
		tally->tenure_days += shop->day - worker->hired_day;
		tally->staff_days++;
		if (chance > 0 && owed > 0) {
			struct random_address address = shop_address(shop, SOURCE_ABSENCE, random_ordinal(shop->day, i));
			worker->is_absent = random_uniform(&address, ATTRIBUTE_CHANCE) < chance;
		}
		if (worker->is_absent) {
			tally->absent_ticks += owed;
		} else {
			shop->windows.today.present += owed;
			tally->able_ticks += llround((double)owed * worker->speed[SKILL_DESK]);
		}
		if (shop->world->calendar.days[shop->day].weekday == 0)
			worker->overtime_week = 0;
	}
}

static struct worker *most_skilled(struct shop *shop)
{
	struct worker *best = NULL;
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		if (worker->status != WORKER_IN_POST || worker->post == POST_LEAD)
			continue;
		if (!best || worker->speed[SKILL_DESK] > best->speed[SKILL_DESK])
			best = worker;
	}
	return best;
}

void roster_borrow(struct replica *replica, int month)
{
	const struct settings *settings = replica->regime->settings;
	int wanted = (int)lround(settings->borrowed_share * replica->world->post_count), away = 0;
	for (int c = 0; c < replica->world->community_count; c++)
		for (int i = 0; i < replica->shops[c].post_count; i++)
			away += replica->shops[c].workers[i].status == WORKER_BORROWED && replica->shops[c].workers[i].until_day > replica->day;
	struct random_address address = replica->address;
	address.source = SOURCE_BORROW;
	for (int k = 0; away < wanted && k < BORROW_TRIES * (wanted + 1); k++) {
		address.ordinal = random_ordinal(month, k);
		int c = (int)(random_uniform(&address, ATTRIBUTE_COMMUNITY) * replica->world->community_count);
		struct worker *worker = most_skilled(&replica->shops[c]);
		if (!worker)
			continue;
		worker->status = WORKER_BORROWED;
		worker->until_day = replica->day + (int32_t)ceil(draw_at(&settings->borrowed_length, &address, ATTRIBUTE_LENGTH) * DAYS_A_MONTH);
		away++;
	}
}
