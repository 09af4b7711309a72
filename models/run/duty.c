/* duty.c - groups of servers: who is on duty, who rests, who is out of order; what happens to the work in their hands. */
#include "run/duty.h"

#include <math.h>

#include "run/dispatch.h"
#include "run/waiting.h"

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

/* Able to take work, or not: follows from the reasons against it. */
static void refresh(struct shop *shop, struct worker *worker)
{
	struct server_group *group = &shop->groups[worker->group];
	bool is_present = worker->is_on_shift && !worker->is_down && !worker->is_resting;
	if (worker->hand == HANDS_EMPTY)
		group->free += is_present - worker->is_present;
	if (is_present && !worker->is_present)
		worker->idle_since = shop->now;
	worker->is_present = is_present;
}

/* Up time until the next failure. */
static void up_begin(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	const struct server_settings *settings = settings_of(shop, worker->group);
	worker->up_left = INT64_MAX / 2;
	if (is_never(&settings->fails_after))
		return;
	int64_t up = spell(shop, index, &settings->fails_after, ATTRIBUTE_UP);
	if (settings->fails_by == FAILS_BY_CLOCK)
		post(shop, shop->now + up, EVENT_FAIL, index, 0);
	else
		worker->up_left = up > 0 ? up : 1;
}

void duty_open(struct shop *shop)
{
	const struct scenario *scenario = shop->world->scenario;
	int next = shop->post_count;
	for (int g = 0; g < scenario->server_count; g++) {
		struct server_group *group = &shop->groups[g];
		*group = (struct server_group){.first = next, .count = world_servers_most(&scenario->servers[g])};
		next += group->count;
		for (int w = group->first; w < next; w++) {
			struct worker *worker = &shop->workers[w];
			worker->group = (int8_t)g;
			worker->grid = -1;
			for (int skill = 0; skill < SKILL_COUNT; skill++)
				worker->speed[skill] = scenario->servers[g].speed;
			up_begin(shop, w);
		}
	}
}

static void account(struct shop *shop, int g)
{
	struct server_group *group = &shop->groups[g];
	shop->month.servers[g].on_shift_ticks += group->on_shift * (shop->now - group->area_time);
	shop->month.servers[g].down_ticks += group->down * (shop->now - group->area_time);
	group->area_time = shop->now;
}

void duty_account(struct shop *shop)
{
	for (int g = 0; g < shop->world->scenario->server_count; g++)
		account(shop, g);
}

/* -- on duty, off duty ----------------------------------------------------------------------------------------------- */

static void shift(struct shop *shop, int index, bool is_on)
{
	struct worker *worker = &shop->workers[index];
	account(shop, worker->group);
	worker->is_on_shift = is_on;
	shop->groups[worker->group].on_shift += is_on ? 1 : -1;
	refresh(shop, worker);
}

/* His shift ends. What he holds he keeps, or hands back to whoever is free; or he stays until it is done. */
static void go(struct shop *shop, int index, int shift_end)
{
	int32_t row = shop->workers[index].hand;
	if (row != HANDS_EMPTY && shift_end == SHIFT_FINISH)
		return;
	if (row != HANDS_EMPTY && shift_end == SHIFT_SUSPEND)
		dispatch_keep(shop, index, false);
	else if (row != HANDS_EMPTY)
		dispatch_hand_back(shop, index, shift_end == SHIFT_RESTART);
	shift(shop, index, false);
	if (row != HANDS_EMPTY && shift_end != SHIFT_SUSPEND)
		dispatch_offer(shop, row);
}

/* Comes on duty: takes up what he kept, else looks for work. */
static void take_up(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	if (!worker->is_present || worker->hand != HANDS_EMPTY)
		return;
	if (worker->kept != HANDS_EMPTY)
		dispatch_resume(shop, index);
	else
		duty_freed(shop, index);
}

/* The idle go first, then the last of the group; who must finish goes when he has. */
static void shift_change(struct shop *shop, int g, int wanted)
{
	enum { IDLE_FIRST, ANYBODY, PASSES };
	struct server_group *group = &shop->groups[g];
	int shift_end = settings_of(shop, g)->shift_end;
	group->wanted = wanted;
	for (int w = group->first; w < group->first + group->count && group->on_shift < wanted; w++) {
		if (!shop->workers[w].is_on_shift) {
			shift(shop, w, true);
			take_up(shop, w);
		}
	}
	for (int pass = IDLE_FIRST; pass < PASSES; pass++)
		for (int w = group->first + group->count - 1; w >= group->first && group->on_shift > wanted; w--) {
			const struct worker *worker = &shop->workers[w];
			if (worker->is_on_shift && (pass == ANYBODY || (worker->hand == HANDS_EMPTY && worker->kept == HANDS_EMPTY)))
				go(shop, w, shift_end);
		}
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
	struct worker *worker = &shop->workers[index];
	int64_t length = spell(shop, index, &settings_of(shop, worker->group)->rest, ATTRIBUTE_REST);
	worker->is_resting = true;
	refresh(shop, worker);
	post(shop, shop->now + (length > 0 ? length : 1), EVENT_BACK, index, 0);
}

void duty_freed(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	struct server_group *group = &shop->groups[worker->group];
	if (worker->hand != HANDS_EMPTY)
		return;
	if (worker->is_on_shift && group->on_shift > group->wanted)
		shift(shop, index, false);
	if (worker->is_present && !dispatch_next(shop, index) && !is_never(&settings_of(shop, worker->group)->rest))
		rest(shop, index);
}

static void back(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	worker->is_resting = false;
	refresh(shop, worker);
	if (!worker->is_present || worker->hand != HANDS_EMPTY)
		return;
	if (settings_of(shop, worker->group)->rests == RESTS_ONCE)
		dispatch_next(shop, index); /* nothing there: he waits for it */
	else
		duty_freed(shop, index);
}

static void fail(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	const struct server_settings *settings = settings_of(shop, worker->group);
	int32_t row = settings->failed == FAILED_GOES_TO_ANOTHER ? worker->hand : HANDS_EMPTY;
	account(shop, worker->group);
	worker->is_down = true;
	shop->groups[worker->group].down++;
	if (row != HANDS_EMPTY)
		dispatch_hand_back(shop, index, false);
	else if (worker->hand != HANDS_EMPTY)
		dispatch_keep(shop, index, settings->failed == FAILED_BEGINS_ANEW);
	refresh(shop, worker);
	post(shop, shop->now + spell(shop, index, &settings->repair, ATTRIBUTE_REPAIR), EVENT_REPAIR, index, 0);
	if (row != HANDS_EMPTY)
		dispatch_offer(shop, row);
}

static void repair(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	account(shop, worker->group);
	worker->is_down = false;
	shop->groups[worker->group].down--;
	up_begin(shop, index);
	refresh(shop, worker);
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
