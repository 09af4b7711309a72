/* waiting.h - the lines of a community: queues by skill and side, who is next for whom, who goes unserved. */
#ifndef WAITING_H
#define WAITING_H

#include "staff/discipline.h"
#include "state/shop.h"

/* Brings the integral of the queue up to shop->now. */
static inline void waiting_area(struct shop *shop)
{
	shop->month.queue_area += shop->parts_waiting * (shop->now - shop->area_time);
	shop->area_time = shop->now;
}
/* `parts` parts of a line begin to wait at `when`, or (negative) cease to; `when` is not after shop->now. */
static inline void waiting_change(struct shop *shop, int line, int parts, int64_t when)
{
	waiting_area(shop);
	shop->parts_waiting += parts;
	shop->waiting_by_line[line] += parts;
	shop->month.queue_area += parts * (shop->now - when); /* it happened before now: take back, or add, what was not so */
	shop->month.lines[line].queue_ticks -= parts * when;
}
/* The groups of servers that take a piece of work (bit g), 0: posts do. */
static inline uint32_t waiting_groups(const struct shop *shop, const struct work *work)
{
	return work->line >= LINE_OWN ? shop->world->scenario->lines[work->line - LINE_OWN].servers : 0;
}
static inline bool waiting_is_for_posts(const struct shop *shop, const struct work *work)
{
	return waiting_groups(shop, work) == 0;
}
/* The queue a piece of work waits in. */
int waiting_queue(const struct shop *shop, const struct work *work);
/* A new node for the row in `queue`, which is its own; an older one becomes stale. */
void waiting_push(struct shop *shop, int32_t row, int queue);
/* Whether a worker may take from a queue: skill, own grid, and only emergencies outside working hours. */
bool waiting_may_take(const struct shop *shop, const struct worker *worker, int queue);
/* The queue whose head this worker takes next, now on top; -1 when there is nothing for him. In protected time residents come first. */
int waiting_choose(struct shop *shop, const struct worker *worker);
/* Nothing of it waits in its queue any more: its node leaves, wherever it stands. */
void waiting_gone(struct shop *shop, int32_t row, int queue);
/* Nobody waits for it any more since `when` (not after shop->now): out of patience, superseded. */
void waiting_give_up(struct shop *shop, int32_t row, int64_t when);
/* All of the scenario's own lines that have run out of patience by shop->now are given up. */
void waiting_expire(struct shop *shop);
/* Gives waiting work another rank: it moves in its queue. */
void waiting_rank(struct shop *shop, int32_t row, int rank);
/* The next portion of a long piece of work may be begun; by those who look for work from now on. */
void waiting_release(struct shop *shop, int32_t row);
/* Frees the row when nothing of it waits, nothing is in hand, and it is done or given up. */
static inline void waiting_settle(struct shop *shop, int32_t row)
{
	const struct work *work = &shop->works.rows[row];
	if (work->in_hand == 0 && !work_waits(work) && (work->state == WORK_GIVEN_UP || work->parts_done == work->parts))
		work_give_back(&shop->works, row);
}

#endif
