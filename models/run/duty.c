/* duty.c - groups of servers: who is on duty, who rests, who is out of order; what happens to the work in their hands. */
#include "run/duty.h"

#include <math.h>

#include "run/dispatch.h"
#include "run/hands.h"
#include "run/happen.h"
#include "run/waiting.h"
#include "state/servers.h"

enum fails_by { FAILS_BY_WORK, FAILS_BY_CLOCK };
enum failed { FAILED_WAITS, FAILED_BEGINS_ANEW, FAILED_GOES_TO_ANOTHER };
enum rests { RESTS_AGAIN, RESTS_ONCE };
enum attribute { ATTRIBUTE_UP = 1, ATTRIBUTE_REPAIR, ATTRIBUTE_REST };
enum { SPELL_BITS = 32, HOURS = 24 };

static const struct server_settings *settings_of(const struct shop *shop, int group)
{
	return &shop->world->scenario->servers[group];
}

static void post(struct shop *shop, int64_t time, enum event_kind kind, int32_t who, uint32_t generation)
{
	struct event event = {.time = time, .kind = (int32_t)kind, .who = who, .generation = generation};
	if (events_post(&shop->events, &shop->arena, event) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

/* The next time of its own a server draws, in ticks. */
static int64_t spell(struct shop *shop, int index, const struct draw *draw, enum attribute attribute)
{
	struct worker *worker = &shop->workers[index];
	uint64_t ordinal = (uint64_t)(index - shop->post_count) << SPELL_BITS | worker->spells++;
	struct random_address address = shop_address(shop, SOURCE_SERVER, ordinal);
	return shop_ticks(draw_at(draw, &address, (int)attribute));
}

static bool is_never(const struct draw *draw)
{
	return draw->kind == DRAW_constant && draw->p[0] <= 0;
}

/* Up time until the next failure. */
static void up_begin(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	const struct server_settings *settings = settings_of(shop, worker->group);
	worker->up_left = INT64_MAX / 2;
	if (is_never(&settings->fails_after))
		return;
	int64_t drawn = spell(shop, index, &settings->fails_after, ATTRIBUTE_UP), up = drawn > 0 ? drawn : 1;
	if (settings->fails_by == FAILS_BY_CLOCK)
		post(shop, shop->now + up, EVENT_FAIL, index, 0);
	else
		worker->up_left = up;
}

void duty_open(struct shop *shop)
{
	servers_open(shop);
	for (int w = shop->post_count; w < shop->worker_count; w++)
		up_begin(shop, w);
}

/* -- on duty, off duty ----------------------------------------------------------------------------------------------- */

static bool holds_work(const struct worker *worker)
{
	return worker->hand != HANDS_EMPTY || worker->kept != HANDS_EMPTY;
}

static void shift(struct shop *shop, int index, bool is_on)
{
	const struct worker *worker = &shop->workers[index];
	servers_stand(shop, index, is_on, worker->is_down, worker->is_resting);
}

void duty_leave(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	const struct server_group *group = &shop->groups[worker->group];
	if (worker->is_on_shift && !holds_work(worker) && group->on_shift > group->wanted)
		shift(shop, index, false);
}

/* His shift ends. What he holds, in hand or laid down while he is out of order, he keeps, or hands back to whoever is free; or he stays
   until it is done. */
static void go(struct shop *shop, int index, int shift_end)
{
	const struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand != HANDS_EMPTY ? worker->hand : worker->kept;
	bool goes_back = row != HANDS_EMPTY && shift_end != SHIFT_SUSPEND;
	if (row != HANDS_EMPTY && shift_end == SHIFT_FINISH)
		return;
	if (worker->hand != HANDS_EMPTY && !goes_back)
		hands_keep(shop, index, false);
	else if (worker->hand != HANDS_EMPTY)
		hands_give_back(shop, index, shift_end == SHIFT_RESTART);
	else if (goes_back)
		hands_release(shop, index, shift_end == SHIFT_RESTART);
	shift(shop, index, false);
	if (goes_back)
		dispatch_offer(shop, row);
}

/* Comes on duty: takes up what he kept, else looks for work. */
static void take_up(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	if (!worker->is_present || worker->hand != HANDS_EMPTY)
		return;
	if (worker->kept != HANDS_EMPTY)
		hands_resume(shop, index);
	else
		duty_freed(shop, index);
}

/* Who comes on duty: first those who have work laid down, then the first of the group. */
static void come_on(struct shop *shop, struct server_group *group)
{
	for (int anybody = 0; anybody <= 1; anybody++)
		for (int w = group->first; w < group->first + group->count && group->on_shift < group->wanted; w++)
			if (!shop->workers[w].is_on_shift && (anybody || shop->workers[w].kept != HANDS_EMPTY)) {
				shift(shop, w, true);
				take_up(shop, w);
			}
}

/* Who goes: first those whose hands are empty, then the last of the group; who must finish goes when he has. */
static void go_off(struct shop *shop, struct server_group *group, int shift_end)
{
	for (int anybody = 0; anybody <= 1; anybody++)
		for (int w = group->first + group->count - 1; w >= group->first && group->on_shift > group->wanted; w--)
			if (shop->workers[w].is_on_shift && (anybody || !holds_work(&shop->workers[w])))
				go(shop, w, shift_end);
}

static void shift_change(struct shop *shop, int g, int wanted)
{
	struct server_group *group = &shop->groups[g];
	group->wanted = wanted;
	come_on(shop, group);
	go_off(shop, group, settings_of(shop, g)->shift_end);
}

/* On duty from `time` of the day on, unless that changes nothing; at midnight at once. */
static void plan(struct shop *shop, int g, int64_t time, int wanted, int *before)
{
	if (wanted == *before)
		return;
	*before = wanted;
	if (time == 0)
		shift_change(shop, g, wanted);
	else
		post(shop, (int64_t)shop->day * TICKS_PER_DAY + time, EVENT_SHIFT, g, (uint32_t)wanted);
}

void duty_day(struct shop *shop)
{
	const struct calendar *calendar = &shop->world->calendar;
	for (int g = 0; g < shop->world->scenario->server_count; g++) {
		const struct server_settings *settings = settings_of(shop, g);
		int before = shop->groups[g].wanted, count = (int)settings->count;
		if (settings->by_hour.count > 0) {
			for (int hour = 0; hour < HOURS; hour++)
				plan(shop, g, hour * TICKS_PER_HOUR, world_servers_at(shop->world, settings, shop->day, hour), &before);
		} else if (calendar->always) {
			plan(shop, g, 0, count, &before);
		} else if (calendar->days[shop->day].works) {
			for (int i = 0; i < calendar->window_count; i++) {
				plan(shop, g, calendar->windows[i].from, count, &before);
				plan(shop, g, calendar->windows[i].to, 0, &before);
			}
		}
	}
}

/* -- rests and failures ---------------------------------------------------------------------------------------------- */

static void rest(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	int64_t length = spell(shop, index, &settings_of(shop, worker->group)->rest, ATTRIBUTE_REST);
	servers_stand(shop, index, worker->is_on_shift, worker->is_down, true);
	post(shop, shop->now + (length > 0 ? length : 1), EVENT_BACK, index, 0);
}

void duty_freed(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	if (!worker->is_present || worker->hand != HANDS_EMPTY)
		return;
	if (!dispatch_next(shop, index) && !is_never(&settings_of(shop, worker->group)->rest))
		rest(shop, index);
}

static void back(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	servers_stand(shop, index, worker->is_on_shift, worker->is_down, false);
	if (worker->is_present && settings_of(shop, worker->group)->rests == RESTS_ONCE)
		dispatch_next(shop, index); /* nothing there: he waits for it */
	else
		duty_freed(shop, index);
}

static void fail(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	const struct server_settings *settings = settings_of(shop, worker->group);
	int32_t row = settings->failed == FAILED_GOES_TO_ANOTHER ? worker->hand : HANDS_EMPTY;
	servers_stand(shop, index, worker->is_on_shift, true, worker->is_resting);
	if (row != HANDS_EMPTY)
		hands_give_back(shop, index, false);
	else if (worker->hand != HANDS_EMPTY)
		hands_keep(shop, index, settings->failed == FAILED_BEGINS_ANEW);
	post(shop, shop->now + spell(shop, index, &settings->repair, ATTRIBUTE_REPAIR), EVENT_REPAIR, index, 0);
	duty_leave(shop, index);
	if (row != HANDS_EMPTY)
		dispatch_offer(shop, row);
}

static void repair(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	servers_stand(shop, index, worker->is_on_shift, false, worker->is_resting);
	up_begin(shop, index);
	take_up(shop, index);
}

void duty_event(struct shop *shop, const struct event *event)
{
	switch (event->kind) {
	case EVENT_SHIFT: shift_change(shop, event->who, (int)event->generation); break;
	case EVENT_FAIL:
	case EVENT_BREAK: fail(shop, event->who); break;
	case EVENT_REPAIR: repair(shop, event->who); break;
	case EVENT_BACK: back(shop, event->who); break;
	default: break;
	}
}
