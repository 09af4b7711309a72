/* roster.c - a post each morning: vacant, borrowed, occupied, or somebody is there who may be away for the day. */
#include "staff/roster.h"

#include <math.h>

#include "staff/borrowing.h"
#include "staff/hiring.h"
#include "staff/holder.h"

enum attribute { ATTRIBUTE_AWAY = 3 };
static const double WORKING_DAYS = 250, MONTHS_A_YEAR = 12;

void roster_open(struct shop *shop)
{
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		const struct post_place *post = holder_post(shop, i);
		worker->post = (int8_t)post->post;
		worker->grid = post->grid;
		holder_start(shop, i, -holder_tenure_drawn(shop, i));
		holder_listed(shop, i);
		if (post->extra > 0)
			worker->status = WORKER_CLOSED;
	}
}

void roster_month(struct shop *shop)
{
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		if (worker->status == WORKER_IN_POST && hiring_leaves(shop, i)) {
			hiring_begin(shop, i);
			shop->month.quits++;
		}
		holder_forgets(shop, worker);
		holder_speed(shop, worker);
	}
}

int64_t roster_contract_day(const struct shop *shop)
{
	return shop->world->calendar.days[shop->day].works ? shop->world->calendar.day_ticks : 0;
}

double roster_absence(const struct settings *settings, int month)
{
	const double turn = 2 * 3.14159265358979323846;
	double season = settings->leave_season > 0 ? 1 + settings->leave_season * cos(turn * (month - settings->leave_peak) / MONTHS_A_YEAR) : 1;
	return settings->absence_days / WORKING_DAYS * season;
}

/* -- the post --------------------------------------------------------------------------------------------------------- */

/* A post that is opened begins to look for somebody; one that is closed loses whoever holds it. */
static void open_or_close(struct shop *shop, int index, int added)
{
	struct worker *worker = &shop->workers[index];
	bool is_open = holder_post(shop, index)->extra <= added;
	if (is_open && worker->status == WORKER_CLOSED)
		hiring_begin(shop, index);
	else if (!is_open)
		worker->status = WORKER_CLOSED;
}

static void status_today(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	if (worker->status == WORKER_VACANT && hiring_ends(shop, index)) {
		holder_start(shop, index, shop->day);
		shop->month.hires++;
	} else if (worker->status == WORKER_BORROWED && worker->until_day <= shop->day) {
		worker->status = WORKER_IN_POST;
	}
	bool is_held = holder_post(shop, index)->occupied_rank < shop->regime->settings->occupied_share;
	if (is_held && worker->status == WORKER_IN_POST)
		worker->status = WORKER_OCCUPIED;
	else if (!is_held && worker->status == WORKER_OCCUPIED)
		worker->status = WORKER_IN_POST;
}

/* The first day of the run: posts are as the table of staff says, whatever became of them before. */
static void listed_start(struct shop *shop, int index)
{
	const struct staff_row *row = holder_post(shop, index)->row;
	struct worker *worker = &shop->workers[index];
	if (!row)
		return;
	if (worker->status == WORKER_VACANT)
		holder_start(shop, index, shop->day - holder_tenure_drawn(shop, index));
	worker->status = WORKER_IN_POST;
	holder_listed(shop, index);
	bool is_dated = row->until != SCENARIO_NO_DATE;
	int32_t until = is_dated ? row->until - shop->world->calendar.origin : 0;
	if (row->status == STAFF_BORROWED) {
		worker->status = WORKER_BORROWED;
		worker->until_day = is_dated ? until : shop->day + borrowing_days_left(shop, index);
	} else if (row->status == STAFF_VACANT && is_dated) {
		hiring_known(shop, index, until);
	} else if (row->status == STAFF_VACANT) {
		hiring_begin(shop, index);
	}
}

/* -- the day ---------------------------------------------------------------------------------------------------------- */

/* Whether the day is spent elsewhere: on leave or ill, else at a course. One uniform decides. */
static void away_today(struct shop *shop, struct worker *worker, int index, double absence, int64_t owed)
{
	const struct settings *settings = shop->regime->settings;
	if (owed <= 0)
		return;
	double course = settings->training * (double)TICKS_PER_HOUR / ((double)owed * WORKING_DAYS);
	if (absence + course <= 0)
		return;
	struct random_address address = shop_address(shop, SOURCE_ABSENCE, random_ordinal(shop->day, index));
	double uniform = random_uniform(&address, ATTRIBUTE_AWAY);
	worker->is_absent = uniform < absence + course;
	worker->is_training = worker->is_absent && uniform >= absence;
	if (worker->is_training)
		worker->trained += (double)owed / (double)TICKS_PER_HOUR;
}

static void count_day(struct shop *shop, struct worker *worker, int64_t owed)
{
	struct tally *tally = &shop->month;
	tally->contract_ticks += owed;
	tally->tenure_days += shop->day - worker->hired_day;
	tally->staff_days++;
	if (worker->is_training) {
		tally->training_ticks += owed;
	} else if (worker->is_absent) {
		tally->absent_ticks += owed;
	} else {
		worker->hours.today.owed += owed;
		shop->windows.today.present += owed;
		tally->able_ticks += llround((double)owed * worker->speed[SKILL_DESK]);
	}
}

/* Posts emptied at one blow, on the day the setting comes into force. */
static void shock_today(struct shop *shop)
{
	double before = shop->shock;
	shop->shock = shop->regime->settings->shock;
	for (int i = 0; i < shop->post_count && shop->shock > before; i++)
		if (shop->workers[i].status == WORKER_IN_POST && hiring_is_shocked(shop, i))
			hiring_begin(shop, i);
}

void roster_day(struct shop *shop)
{
	struct tally *tally = &shop->month;
	const struct calendar_day *date = &shop->world->calendar.days[shop->day];
	int64_t owed = roster_contract_day(shop);
	double absence = roster_absence(shop->regime->settings, date->month);
	int added = world_posts_added(shop->regime->settings, shop->place);
	shock_today(shop);
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		if (shop->day == shop->world->start_day)
			listed_start(shop, i);
		open_or_close(shop, i, added);
		status_today(shop, i);
		worker->is_absent = worker->is_training = false;
		if (worker->status == WORKER_CLOSED)
			continue;
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
		away_today(shop, worker, i, absence, owed);
		count_day(shop, worker, owed);
		if (date->weekday == 0)
			worker->overtime_week = 0;
	}
}
