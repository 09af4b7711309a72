/* hours.c - window after window of the day: who is present, whose time it is, and how it ends. */
#include "run/hours.h"

#include "run/dispatch.h"
#include "run/hands.h"
#include "run/happen.h"
#include "run/waiting.h"
#include "staff/discipline.h"
#include "staff/roster.h"

enum overtime_rule { OVERTIME_NONE, OVERTIME_BACKLOG, OVERTIME_ALWAYS };
enum leaves_first { LEAVES_IDLE, LEAVES_MOST_OVERTIME, LEAVES_LOWEST_NUMBER };
enum time_kind { TIME_CONTRACT = WINDOW_CONTRACT, TIME_OVERTIME = WINDOW_OVERTIME, TIME_DUTY = WINDOW_DUTY };

/* -- windows ---------------------------------------------------------------------------------------------------------- */

/* The workers present take up what they kept, or look for work. */
static void window_open(struct shop *shop, int64_t from, int64_t to)
{
	shop->now = from;
	waiting_area(shop);
	shop->window_end = shop->world->calendar.always ? INT64_MAX : to;
	shop->free_count = 0;
	for (int w = 0; w < shop->post_count; w++)
		shop->free_count += shop->workers[w].is_present && shop->workers[w].hand == HANDS_EMPTY;
	for (int w = 0; w < shop->post_count; w++) {
		struct worker *worker = &shop->workers[w];
		if (!worker->is_present || worker->hand != HANDS_EMPTY)
			continue;
		if (worker->kept != HANDS_EMPTY && shop->is_open)
			hands_resume(shop, w);
		else
			dispatch_next(shop, w);
	}
}

/* He goes when it is done: his time until then is overtime. */
static void stay_on(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	struct event event = {.time = worker->finish, .kind = EVENT_FINISH, .who = index, .generation = worker->generation};
	worker->is_leaving = true;
	if (events_post(&shop->events, &shop->arena, event) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

/* At the end of a window work is laid down, but where the doors never close. */
static void window_close(struct shop *shop, int shift_end)
{
	for (int w = 0; w < shop->post_count; w++) {
		struct worker *worker = &shop->workers[w];
		if (worker->hand == HANDS_EMPTY || worker->is_leaving || shop->world->calendar.always)
			continue;
		switch (shift_end) {
		case SHIFT_FINISH:
			stay_on(shop, w);
			break;
		case SHIFT_HAND_BACK:
		case SHIFT_RESTART:
			hands_give_back(shop, w, shift_end == SHIFT_RESTART);
			break;
		default:
			if (worker->kept != HANDS_EMPTY) /* called out while older work lies on his desk */
				hands_give_back(shop, w, false);
			else
				hands_keep(shop, w, false);
		}
	}
}

/* Who stayed on until this window opened is on the clock again. */
static void stay_ended(struct shop *shop)
{
	for (int w = 0; w < shop->post_count; w++)
		if (shop->workers[w].is_leaving) {
			hands_account(shop);
			shop->workers[w].is_leaving = false;
		}
}

/* One stretch of the day with the staff now marked present. The time of those present is contract time, overtime or duty. */
static void window_run(struct shop *shop, int64_t from, int64_t to, bool is_open, enum time_kind kind, int shift_end)
{
	if (to <= from)
		return;
	int64_t busy_before = shop->month.busy_area, present = 0;
	for (int w = 0; w < shop->post_count; w++)
		present += shop->workers[w].is_present;
	shop->is_open = is_open;
	if (shop->diary)
		diary_windows(shop, (enum diary_window)kind, from, to);
	window_open(shop, from, to);
	happen_until(shop, to);
	hands_account(shop);
	int64_t busy = shop->month.busy_area - busy_before;
	if (kind == TIME_CONTRACT)
		shop->month.idle_ticks += present * (to - from) - busy;
	else if (kind == TIME_OVERTIME)
		shop->month.overtime_ticks += busy;
	else
		shop->month.duty_ticks += busy;
	window_close(shop, shift_end);
}

static void all_present(struct shop *shop)
{
	for (int w = 0; w < shop->post_count; w++)
		shop->workers[w].is_present = roster_is_there(&shop->workers[w]);
}

static void only_present(struct shop *shop, int worker)
{
	for (int w = 0; w < shop->post_count; w++)
		shop->workers[w].is_present = w == worker;
}

/* Outside working hours one worker answers emergencies: they take turns day by day. */
static void off_window(struct shop *shop, int64_t from, int64_t to)
{
	if (shop->queues[QUEUE_EMERGENCY].count == 0 && happen_nothing(shop, to)) { /* nobody is called */
		shop->now = to;
		waiting_area(shop);
		return;
	}
	only_present(shop, shop->duty);
	int64_t duty = shop->month.duty_ticks;
	window_run(shop, from, to, false, TIME_DUTY, SHIFT_HAND_BACK);
	if (shop->month.duty_ticks > duty && !shop->world->calendar.days[shop->day].works)
		shop->month.rest_days++;
}

/* Parts that lie on desks or wait and are due by the end of the next working day; at `most` it stops counting. */
static int pressing_parts(const struct shop *shop, int most)
{
	int64_t soon = calendar_deadline(&shop->world->calendar, shop->day, 1);
	int parts = 0;
	for (int w = 0; w < shop->post_count; w++)
		parts += shop->workers[w].kept != HANDS_EMPTY && shop->works.rows[shop->workers[w].kept].due <= soon;
	for (int q = 0; q < shop->queue_own; q++) {
		for (int i = 0; i < shop->queues[q].count && parts < most; i++) {
			const struct queue_node *node = queue_top(&shop->queues[q]) + i;
			const struct work *work = &shop->works.rows[node->item];
			if (work->number == node->number && work->state == WORK_WAITING && work->due <= soon && work->rank < RANK_LATE_VISIT)
				parts += work->waiting + work->leftovers;
		}
	}
	return parts;
}

/* Who of two leaves first. */
static bool leaves_before(const struct shop *shop, int a, int b)
{
	const struct worker *x = &shop->workers[a], *y = &shop->workers[b];
	bool x_idle = x->kept == HANDS_EMPTY, y_idle = y->kept == HANDS_EMPTY;
	switch (shop->regime->settings->leaves_first) {
	case LEAVES_IDLE:
		return x_idle != y_idle ? x_idle : a < b;
	case LEAVES_MOST_OVERTIME:
		return x->overtime_week != y->overtime_week ? x->overtime_week > y->overtime_week : a < b;
	default:
		return a < b;
	}
}

/* After hours: as many stay as there are pressing parts, up to everybody, for the day's share of the cap. */
static int64_t overtime_run(struct shop *shop, int64_t from)
{
	const struct settings *settings = shop->regime->settings;
	int64_t length = (int64_t)((double)shop->world->calendar.day_ticks * settings->overtime_cap);
	int there = 0, wanted = 0;
	all_present(shop);
	for (int w = 0; w < shop->post_count; w++) {
		struct worker *worker = &shop->workers[w];
		if (worker->is_leaving) /* he is at his last piece still, and goes when it is done */
			worker->is_present = false;
		there += worker->is_present;
	}
	if (settings->overtime_rule == OVERTIME_ALWAYS)
		wanted = there;
	else if (settings->overtime_rule == OVERTIME_BACKLOG)
		wanted = pressing_parts(shop, there);
	if (length <= 0 || wanted <= 0 || there == 0)
		return from;
	for (int leaving = there - wanted; leaving > 0; leaving--) {
		int first = -1;
		for (int w = 0; w < shop->post_count; w++)
			if (shop->workers[w].is_present && (first < 0 || leaves_before(shop, w, first)))
				first = w;
		shop->workers[first].is_present = false;
	}
	for (int w = 0; w < shop->post_count; w++)
		shop->workers[w].overtime_week += shop->workers[w].is_present ? length : 0;
	window_run(shop, from, from + length, true, TIME_OVERTIME, settings->shift_end);
	return from + length;
}

static void working_day(struct shop *shop, int64_t midnight)
{
	const struct calendar *calendar = &shop->world->calendar;
	const struct settings *settings = shop->regime->settings;
	int64_t last = midnight;
	for (int i = 0; i < calendar->window_count; i++) {
		int64_t from = midnight + calendar->windows[i].from, to = midnight + calendar->windows[i].to;
		off_window(shop, last, from);
		all_present(shop);
		shop->now = from;
		stay_ended(shop);
		int64_t middle = from;
		if (shop->discipline->protects) {
			middle = from + (int64_t)(settings->protected_share * (double)(to - from));
			shop->is_protected = true;
			window_run(shop, from, middle, true, TIME_CONTRACT, SHIFT_SUSPEND);
			shop->is_protected = false;
		}
		bool is_last = i + 1 == calendar->window_count; /* lunch is no end of a shift */
		window_run(shop, middle, to, true, TIME_CONTRACT, is_last ? settings->shift_end : SHIFT_SUSPEND);
		last = to;
	}
	last = overtime_run(shop, last);
	off_window(shop, last, midnight + TICKS_PER_DAY);
}

/* -- the day ---------------------------------------------------------------------------------------------------------- */

/* Those who cannot come hand back what they keep. Workers whose hands are full around the clock lay it down first. */
static void morning_hands(struct shop *shop)
{
	for (int w = 0; w < shop->post_count; w++) {
		struct worker *worker = &shop->workers[w];
		if (roster_is_there(worker))
			continue;
		worker->is_present = false;
		if (worker->hand != HANDS_EMPTY)
			hands_give_back(shop, w, false);
		if (worker->kept != HANDS_EMPTY)
			hands_release(shop, w, false);
	}
}

static void duty_choose(struct shop *shop)
{
	shop->duty = -1;
	for (int i = 0; i < shop->post_count && shop->duty < 0; i++) {
		int w = (int)(((int64_t)shop->day + i) % shop->post_count);
		if (roster_is_there(&shop->workers[w]))
			shop->duty = w;
	}
}

void hours_morning(struct shop *shop)
{
	morning_hands(shop);
	duty_choose(shop);
}

void hours_day(struct shop *shop)
{
	const struct calendar *calendar = &shop->world->calendar;
	int64_t midnight = (int64_t)shop->day * TICKS_PER_DAY;
	if (calendar->always) {
		all_present(shop);
		window_run(shop, midnight, midnight + TICKS_PER_DAY, true, TIME_CONTRACT, SHIFT_SUSPEND);
	} else if (calendar->days[shop->day].works) {
		working_day(shop, midnight);
	} else {
		off_window(shop, midnight, midnight + TICKS_PER_DAY);
	}
}
