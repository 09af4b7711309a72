/* dispatch.c - who takes what: the idle what waits, the next piece whoever comes free, an urgent one whoever can be interrupted. */
#include "run/dispatch.h"

#include "demand/arrivals.h"
#include "run/arrival.h"
#include "run/hands.h"
#include "run/outcome.h"
#include "run/waiting.h"
#include "staff/discipline.h"
#include "state/servers.h"

static struct work *work_at(struct shop *shop, int32_t row)
{
	return &shop->works.rows[row];
}

/* Of a line that is never empty one more comes as soon as one is begun. */
static void replenish(struct shop *shop, int line)
{
	if (shop->world->scenario->lines[line].arrivals != ARRIVALS_always)
		return;
	int32_t row = arrivals_another(shop, line);
	if (row >= 0)
		arrival_enter(shop, row);
}

static inline void begin(struct shop *shop, int index, int32_t row, int queue)
{
	const struct work *work = work_at(shop, row);
	bool is_first = !work->is_started;
	int line = work->line;
	hands_begin(shop, index, row, queue);
	if (is_first && line >= LINE_OWN)
		replenish(shop, line - LINE_OWN);
}

bool dispatch_next(struct shop *shop, int index)
{
	int queue = waiting_choose(shop, &shop->workers[index]);
	if (queue < 0)
		return false;
	begin(shop, index, (int32_t)queue_top(&shop->queues[queue])->item, queue);
	return true;
}

/* The idle worker who is fastest at it, and among equals the one idle longest; -1 when nobody is free for it. */
static int idle_post(const struct shop *shop, const struct work *work, int queue)
{
	int best = -1, left = shop->is_open || queue == QUEUE_EMERGENCY ? shop->free_count : 0; /* after hours they answer emergencies only */
	for (int w = 0; w < shop->post_count && left > 0; w++) {
		const struct worker *worker = &shop->workers[w];
		if (!worker->is_present || worker->hand != HANDS_EMPTY)
			continue;
		left--;
		if (!waiting_may_take(shop, worker, queue))
			continue;
		double speed = worker->speed[work->skill];
		if (best < 0 || speed > shop->workers[best].speed[work->skill] ||
		    (speed >= shop->workers[best].speed[work->skill] && worker->idle_since < shop->workers[best].idle_since))
			best = w;
	}
	return best;
}

/* Of the first group it tries that has somebody free, the one idle longest; -1 when nobody is free for it. */
static int idle_server(const struct shop *shop, const struct line_settings *line)
{
	int best = -1;
	for (int i = 0; i < line->try_count && best < 0; i++)
		best = servers_idle(&shop->groups[line->tries[i].group]);
	return best;
}

static int idle_for(const struct shop *shop, const struct work *work, int queue)
{
	return waiting_groups(shop, work) ? idle_server(shop, &shop->world->scenario->lines[work->line - LINE_OWN]) : idle_post(shop, work, queue);
}

/* Whether work in hand may be interrupted for this: lines that interrupt go by rank, emergencies by the discipline. */
static bool yields(const struct shop *shop, const struct work *in_hand, const struct work *work)
{
	if (work->interrupts)
		return in_hand->rank > work->rank;
	return in_hand->rank != RANK_EMERGENCY && shop->discipline->key(in_hand) > shop->discipline->key(work);
}

/* Who is interrupted: whoever has the least pressing work in hand that yields; -1 when nobody has. */
static int victim_for(const struct shop *shop, const struct work *work, int queue)
{
	int victim = -1;
	uint64_t worst = 0;
	for (int w = 0; w < shop->worker_count; w++) {
		const struct worker *worker = &shop->workers[w];
		if (!worker->is_present || worker->hand == HANDS_EMPTY || !waiting_may_take(shop, worker, queue))
			continue;
		const struct work *in_hand = &shop->works.rows[worker->hand];
		if (!yields(shop, in_hand, work))
			continue;
		uint64_t key = work->interrupts ? discipline_key(in_hand->rank, in_hand->asked) : shop->discipline->key(in_hand);
		if (victim < 0 || key > worst) {
			worst = key;
			victim = w;
		}
	}
	return victim;
}

/* A piece that waits in `queue` is offered to whoever is idle. */
static void offer(struct shop *shop, int32_t row, int queue)
{
	struct work *work = work_at(shop, row);
	while (work->state == WORK_WAITING && work_waits(work)) {
		int worker = idle_for(shop, work, queue);
		bool found = worker >= 0 && dispatch_next(shop, worker);
		work = work_at(shop, row); /* a child may have moved the rows */
		if (!found)
			break;
	}
}

void dispatch_offer(struct shop *shop, int32_t row)
{
	offer(shop, row, waiting_queue(shop, work_at(shop, row)));
}

void dispatch_enter(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	int queue = waiting_queue(shop, work);
	waiting_change(shop, work->line, work->waiting, shop->now);
	outcome_mark(shop, MARK_ARRIVE, shop->now, work, -1);
	if (work_waits(work))
		waiting_push(shop, row, queue);
	offer(shop, row, queue);
	work = work_at(shop, row);
	bool may_interrupt = work->interrupts || (work->rank == RANK_EMERGENCY && shop->discipline->preempts);
	if (!may_interrupt || work->state != WORK_WAITING || !work_waits(work))
		return;
	int victim = victim_for(shop, work, queue);
	if (victim >= 0) {
		int32_t laid_down = shop->workers[victim].hand;
		hands_give_back(shop, victim, work_at(shop, laid_down)->begins_anew);
		if (work_at(shop, row)->interrupts)
			begin(shop, victim, row, queue); /* whatever the order of work says */
		else
			dispatch_next(shop, victim);
		dispatch_offer(shop, laid_down);
	}
}

