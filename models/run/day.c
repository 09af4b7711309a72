/* day.c - a day of a community: the post of the morning, the hours, the reminders of the evening. */
#include "run/day.h"

#include <math.h>

#include "demand/arrivals.h"
#include "demand/mandates.h"
#include "demand/residents.h"
#include "loops/loop.h"
#include "loops/perfunctory.h"
#include "run/duty.h"
#include "run/hands.h"
#include "run/hours.h"
#include "run/looks.h"
#include "run/waiting.h"
#include "staff/discipline.h"
#include "staff/roster.h"
#include "state/servers.h"
#include "supply/orders.h"

enum { SUNDAY = 6 };

/* Quarters of the year: who was called on at home in the one that ends today. */
static void quarter_turn(struct shop *shop, bool is_first_day)
{
	struct rounds *rounds = &shop->rounds;
	const struct calendar_day *next = &shop->world->calendar.days[shop->day + !is_first_day];
	bool begins = next->day_of_month == 1 && next->month % 3 == 1;
	if (!begins && !is_first_day)
		return;
	if (rounds->is_whole && !is_first_day) {
		shop->month.homes_called += rounds->homes_called;
		shop->month.homes_known += rounds->households;
		shop->month.elderly_called += rounds->elderly_called;
		shop->month.elderly_known += rounds->elderly;
	}
	if (rounds_begin(rounds, &shop->arena, shop->place->households * shop->growth.population, begins) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

/* Weeks: whether more was asked of those present than their time. */
static void week_turn(struct shop *shop, const struct calendar_day *date)
{
	if (date->works) {
		shop->week.asked += shop->windows.today.arrived;
		shop->week.present += shop->windows.today.present;
	}
	if (date->weekday != SUNDAY)
		return;
	shop->month.load_weeks += shop->week.present > 0;
	shop->month.overload_weeks += shop->week.present > 0 && shop->week.asked > shop->week.present;
	shop->week.asked = shop->week.present = 0;
}

void day_open(struct shop *shop, const struct regime *regime)
{
	shop->regime = regime;
	shop->discipline = discipline_plate((enum discipline_id)regime->settings->discipline);
	shop->growth = world_growth(shop->world, regime->settings, shop->day);
	roster_open(shop);
	duty_open(shop);
	orders_month(shop);
	loop_open(shop);
}

/* Rows that came back yesterday are asked this morning. */
static void inbox_arrive(struct shop *shop)
{
	for (int i = 0; i < shop->inbox_count; i++)
		shop_arrive(shop, shop->inbox[i], shop->now);
	shop->inbox_count = 0;
}

/* Whether a piece has fallen due or out of patience today and still waits. */
static void reminder_look(struct shop *shop, int32_t row, uint32_t serial)
{
	struct work *work = &shop->works.rows[row];
	if (work->serial != serial || work->state != WORK_WAITING || !(work_waits(work) || work->held))
		return;
	if (work->expires <= shop->now) {
		waiting_give_up(shop, row, work->expires);
	} else if (work->held > 0) {
		if (shop->world->calendar.days[shop->day].works)
			waiting_release(shop, row);
		shop_remind(shop, row, work->held ? shop->now + TICKS_PER_DAY - 1 : work->expires);
	} else if (work->line == LINE_VISIT && !work->is_late && work->due <= shop->now) {
		work->is_late = true;
		if (shop->regime->settings->visit_late == 0)
			waiting_rank(shop, row, RANK_LATE_VISIT);
		shop_remind(shop, row, work->expires);
	} else {
		shop_remind(shop, row, work->expires);
	}
}

/* The reminders of today, the last first. */
static void reminders_look(struct shop *shop)
{
	int32_t *bucket = &shop->buckets[shop->day % BUCKET_DAYS], next = *bucket;
	*bucket = -1;
	while (next >= 0) {
		int32_t number = next;
		struct reminders reminders = shop->reminders[number]; /* looking at them may move the list */
		next = reminders.next;
		shop_forget(shop, number);
		for (int i = reminders.count - 1; i >= 0; i--)
			reminder_look(shop, reminders.of[i].row, reminders.of[i].serial);
	}
}

/* Of the logarithm of a lognormal with this coefficient of variation. */
static double sigma_of(double cv)
{
	return sqrt(log(1 + cv * cv));
}

/* What the district says this morning. */
static void morning_hear(struct shop *shop, const struct morning *morning)
{
	const struct settings *settings = morning->regime->settings;
	shop->regime = morning->regime;
	shop->discipline = discipline_plate((enum discipline_id)settings->discipline);
	shop->day = morning->day;
	shop->now = (int64_t)morning->day * TICKS_PER_DAY;
	shop->growth = morning->growth;
	shop->spread_sigma = sigma_of(settings->mandate_cv);
	shop->tolerance_sigma = sigma_of(settings->loops[LOOP_perfunctory][PERFUNCTORY_TOLERANCE]);
	shop->counter = morning->counter;
	shop->supply.purses[PURSE_ASSIST].paid[shop->world->calendar.days[morning->day].month - 1] += morning->paid_yuan;
}

void day_run(struct shop *shop, const struct morning *morning)
{
	const struct calendar_day *date = &shop->world->calendar.days[morning->day];
	morning_hear(shop, morning);
	loop_listen(shop);
	shop->arrival_count = shop->arrival_next = 0;
	if (morning->day == 0)
		quarter_turn(shop, true);
	if (date->day_of_month == 1) {
		orders_month(shop);
		loop_month(shop);
		roster_month(shop);
	}
	roster_day(shop);
	hours_morning(shop);
	if (shop->diary)
		diary_day(shop);
	loop_morning(shop);
	inbox_arrive(shop);
	for (int i = 0; i < morning->issue_count; i++)
		mandates_deliver(shop, &morning->issues[i]);
	residents_day(shop);
	arrivals_day(shop);
	duty_day(shop);
	looks_day(shop);
	shop_sort_arrivals(shop);
	hours_day(shop);
	hands_account(shop);
	servers_account_all(shop);
	reminders_look(shop);
	week_turn(shop, date);
	quarter_turn(shop, false);
	if (date->works) {
		windows_close_day(&shop->windows);
		for (int w = 0; w < shop->post_count; w++)
			windows_close_hours(&shop->workers[w].hours);
		shop->month.load_days++;
		shop->month.overload_days += windows_load(&shop->windows) > 1;
	}
	windows_close_trust(&shop->windows, shop->trust_outcomes, shop->trust_on_time);
	shop->trust_outcomes = shop->trust_on_time = 0;
	loop_evening(shop);
}
