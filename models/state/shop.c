/* shop.c - rows, arrivals and reminders of a community. */
#include "state/shop.h"

#include <string.h>

enum { MANY = 64 };

int32_t shop_new_work(struct shop *shop, int line, int64_t asked, uint64_t ordinal)
{
	int32_t row = work_take(&shop->works, &shop->arena);
	if (row < 0) {
		shop->status = STATUS_WORLD;
		return -1;
	}
	shop->works.rows[row] = (struct work){
		.line = (int16_t)line, .template = -1, .department = (int16_t)shop->world->department_count, .provider = -1, .next = -1,
		.asked = asked, .due = INT64_MAX, .expires = INT64_MAX, .ordinal = ordinal, .serial = ++shop->serial,
		.parts = 1, .waiting = 1, .tolerance = 1, .state = WORK_WAITING,
	};
	return row;
}

int32_t shop_sent_down(struct shop *shop, int32_t day, int line, double hours, uint64_t ordinal, int due_days)
{
	int32_t row = shop_ticks(hours) > 0 ? shop_new_work(shop, line, (int64_t)day * TICKS_PER_DAY, ordinal) : -1;
	if (row < 0)
		return -1;
	struct work *work = &shop->works.rows[row];
	work->side = SIDE_ADMIN;
	work->skill = SKILL_DESK;
	work->rank = RANK_LINKED;
	work->is_linked = true;
	work->standard = shop_ticks(hours);
	work->due = calendar_deadline(&shop->world->calendar, day, due_days);
	shop_tomorrow(shop, row);
	return row;
}

/* Doubles a list of `*capacity` elements; false when out of memory. */
static bool grow(struct shop *shop, void **list, int32_t *capacity, size_t size)
{
	int32_t larger = *capacity ? 2 * *capacity : 256;
	void *copy = arena_take(&shop->arena, (size_t)larger * size);
	if (!copy) {
		shop->status = STATUS_WORLD;
		return false;
	}
	if (*capacity)
		memcpy(copy, *list, (size_t)*capacity * size);
	*list = copy;
	*capacity = larger;
	return true;
}

static void arrival_add(struct shop *shop, struct arrival arrival)
{
	void *list = shop->arrivals;
	if (shop->arrival_count == shop->arrival_capacity && !grow(shop, &list, &shop->arrival_capacity, 2 * sizeof *shop->arrivals))
		return; /* as much again is room for sorting */
	shop->arrivals = list;
	shop->arrivals[shop->arrival_count++] = arrival;
}

void shop_arrive(struct shop *shop, int32_t row, int64_t time)
{
	arrival_add(shop, (struct arrival){.time = time, .row = row});
}

void shop_arrive_later(struct shop *shop, int line, int32_t number, int64_t time)
{
	arrival_add(shop, (struct arrival){.time = time, .row = -1 - line, .number = number});
}

void shop_tomorrow(struct shop *shop, int32_t row)
{
	void *list = shop->inbox;
	if (shop->inbox_count == shop->inbox_capacity && !grow(shop, &list, &shop->inbox_capacity, sizeof *shop->inbox))
		return;
	shop->inbox = list;
	shop->inbox[shop->inbox_count++] = row;
}

/* Empty reminders; -1 when out of memory. */
static int32_t reminders_take(struct shop *shop)
{
	int32_t reminders = shop->reminder_free;
	if (reminders >= 0) {
		shop->reminder_free = shop->reminders[reminders].next;
		return reminders;
	}
	void *list = shop->reminders;
	if (shop->reminder_count == shop->reminder_capacity && !grow(shop, &list, &shop->reminder_capacity, sizeof *shop->reminders))
		return -1;
	shop->reminders = list;
	return shop->reminder_count++;
}

void shop_remind(struct shop *shop, int32_t row, int64_t time)
{
	if (time == INT64_MAX)
		return;
	int64_t day = time / TICKS_PER_DAY, last = (int64_t)shop->day + BUCKET_DAYS - 1;
	int32_t *bucket = &shop->buckets[(uint32_t)(day < last ? day : last) % BUCKET_DAYS]; /* far dates are looked at on the way */
	if (*bucket < 0 || shop->reminders[*bucket].count == REMINDERS) {
		int32_t taken = reminders_take(shop);
		if (taken < 0)
			return;
		shop->reminders[taken].next = *bucket;
		shop->reminders[taken].count = 0;
		*bucket = taken;
	}
	struct reminders *reminders = &shop->reminders[*bucket];
	reminders->of[reminders->count].row = row;
	reminders->of[reminders->count++].serial = shop->works.rows[row].serial;
}

void shop_forget(struct shop *shop, int32_t reminders)
{
	shop->reminders[reminders].next = shop->reminder_free;
	shop->reminder_free = reminders;
}

/* By time since midnight, DIGIT bits at a time from the lowest; each pass keeps the order of equals. */
static void sort_by_digits(struct arrival *list, struct arrival *spare, int32_t count, int64_t midnight)
{
	enum { DIGIT = 9, VALUES = 1 << DIGIT };
	for (int shift = 0; TICKS_PER_DAY >> shift; shift += DIGIT) {
		int32_t from[VALUES + 1] = {0};
		for (int32_t i = 0; i < count; i++)
			from[((list[i].time - midnight) >> shift & (VALUES - 1)) + 1]++;
		for (int value = 0; value < VALUES; value++)
			from[value + 1] += from[value];
		for (int32_t i = 0; i < count; i++)
			spare[from[(list[i].time - midnight) >> shift & (VALUES - 1)]++] = list[i];
		memcpy(list, spare, (size_t)count * sizeof *list);
	}
}

void shop_sort_arrivals(struct shop *shop)
{
	struct arrival *list = shop->arrivals;
	int32_t count = shop->arrival_count;
	int32_t first = 0; /* the morning's post is in order already */
	while (first + 1 < count && list[first].time <= list[first + 1].time)
		first++;
	if (count - first > MANY) { /* as in a call centre */
		sort_by_digits(list, shop->arrivals + shop->arrival_capacity, count, (int64_t)shop->day * TICKS_PER_DAY);
		return;
	}
	for (int32_t i = first + 1; i < count; i++) {
		struct arrival arrival = list[i];
		int32_t j = i;
		for (; j > 0 && list[j - 1].time > arrival.time; j--)
			list[j] = list[j - 1];
		list[j] = arrival;
	}
}
