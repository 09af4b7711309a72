/* hands.c - what a worker does with the work in hand: begins it, ends it, lays it down, takes it up again. */
#include "run/hands.h"

#include "run/happen.h"
#include "run/outcome.h"
#include "run/travel.h"
#include "run/waiting.h"
#include "state/servers.h"
#include "supply/orders.h"

static struct work *work_at(struct shop *shop, int32_t row)
{
	return &shop->works.rows[row];
}

/* -- beginning ------------------------------------------------------------------------------------------------------- */

/* Effort a worker puts into a piece of work, share of the standard (F2). */
static double effort_of(const struct shop *shop, const struct work *work)
{
	if (work->side == SIDE_SERVICE || !shop_is_mandate(work->line))
		return orders_own_share(shop, work);
	double effort = (work->is_linked ? shop->effort.linked : shop->effort.unlinked) * (double)work->tolerance;
	return effort < 1 ? effort : 1;
}

static void first_start(struct shop *shop, struct work *work)
{
	struct tally_line *line = &shop->month.lines[work->line];
	int64_t wait = shop->now - work->asked;
	double hours = (double)wait / (double)TICKS_PER_HOUR;
	work->is_started = true;
	line->started++;
	line->waited += shop->now > work->arrived;
	line->wait_ticks += wait;
	line->wait_square += hours * hours;
	if (work->line == LINE_REQUEST) {
		shop->month.accepted++;
		line->answered += wait <= shop_ticks(shop->regime->settings->first_contact);
		spread_add(&shop->month.request_wait, wait);
	}
	if (work->line == LINE_REQUEST || work->line >= LINE_OWN)
		work->expires = INT64_MAX; /* a person who is being served stays */
	if (work->line >= LINE_OWN) {
		double promised = shop->world->scenario->lines[work->line - LINE_OWN].answer_within;
		line->answered += promised <= 0 || wait <= shop_ticks(promised);
		outcome_waited(shop, work, wait);
	}
}

/* The effort of the next part: what was handed back first, then an equal share of the standard. */
static int64_t part_take(struct shop *shop, struct work *work)
{
	int64_t effort;
	if (work->leftovers > 0) {
		effort = work->leftover / work->leftovers;
		work->leftover -= effort;
		work->leftovers--;
	} else {
		int64_t nth = work->parts - work->held - work->waiting;
		double share = effort_of(shop, work);
		int64_t standard = work->parts == 1 ? work->standard : work->standard * (nth + 1) / work->parts - work->standard * nth / work->parts;
		work->waiting--;
		work->effort_sum += (float)share;
		effort = share < 1 ? shop_round((double)standard * share) : standard;
	}
	waiting_change(shop, work->line, -1, shop->now);
	return effort;
}

/* Whether it is done from door to door. */
static bool is_call(const struct work *work)
{
	return work->line == LINE_VISIT || work->line == KIND_survey || work->line == KIND_registration;
}

/* First the way, then the work. */
static inline void hand_take(struct shop *shop, int index, int32_t row, int64_t effort, int64_t way)
{
	struct worker *worker = &shop->workers[index];
	const struct work *work = work_at(shop, row);
	double speed = is_call(work) ? worker->speed[work->skill] / worker->doors : worker->speed[work->skill];
	int64_t length = way + (speed == 1 ? effort : shop_round((double)effort / speed));
	if (worker->group >= 0)
		servers_account(shop, worker);
	worker->hand = row;
	worker->speed_in_hand = speed;
	worker->taken = worker->since = shop->now;
	worker->part_effort = effort;
	worker->way_left = way;
	worker->finish = shop->now + (length > 0 ? length : 0);
	if (shop->diary)
		diary_piece(shop, MARK_HAND, shop->now, work, index, shop->now + way);
	worker->generation++;
	struct event event = {.time = worker->finish, .kind = EVENT_FINISH, .who = index, .generation = worker->generation};
	if (worker->group < 0) {
		shop->free_count--;
		if (worker->finish > shop->window_end)
			return; /* the shift ends first */
	} else {
		servers_hand(shop, index);
		if (worker->up_left < length) {
			event.time = shop->now + worker->up_left;
			event.kind = EVENT_BREAK;
		}
	}
	if (events_post(&shop->events, &shop->arena, event) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

void hands_begin(struct shop *shop, int index, int32_t row, int queue)
{
	struct work *work = work_at(shop, row);
	if (!work->is_started)
		first_start(shop, work);
	int nth = work->parts - work->held - work->waiting;
	int64_t way = work->skill == SKILL_FIELD ? travel_ticks(shop, &shop->workers[index], work, nth < work->parts ? nth : work->parts_done) : 0;
	int64_t effort = part_take(shop, work);
	work->in_hand++;
	if (!work_waits(work))
		waiting_gone(shop, row, queue);
	outcome_mark(shop, MARK_BEGIN, shop->now, work, index);
	hand_take(shop, index, row, effort, way);
}

/* -- ending and laying down ------------------------------------------------------------------------------------------- */

/* What is left now of the way to the work in hand. */
static int64_t way_left(const struct shop *shop, const struct worker *worker)
{
	int64_t left = worker->way_left - (shop->now - worker->since);
	return left > 0 ? left : 0;
}

/* Time since the worker was last accounted for, on the work in hand and on the way to it. */
static inline void hand_account(struct shop *shop, struct worker *worker)
{
	const struct work *work = work_at(shop, worker->hand);
	int64_t ticks = shop->now - worker->since, way = worker->way_left - way_left(shop, worker);
	shop->month.lines[work->line].worked_ticks += ticks - way;
	if (work->cell >= 0)
		shop->departments[work->cell].worked_ticks += ticks - way;
	else if (work->line == LINE_REQUEST)
		shop->month.class_ticks[work->need_class] += ticks - way;
	if (worker->group >= 0) { /* not one of the community's posts */
		servers_account(shop, worker);
		return;
	}
	worker->since = shop->now;
	worker->hours.today.worked += ticks;
	worker->way_left -= way;
	shop->month.travel_ticks += way;
	if (work->side == SIDE_SERVICE)
		shop->month.service_ticks += ticks - way;
	else
		shop->month.admin_ticks += ticks - way;
	if (worker->is_leaving) { /* after hours */
		shop->month.overtime_ticks += ticks;
		worker->overtime_week += ticks;
	} else {
		shop->month.busy_area += ticks;
	}
}

static inline void hand_empty(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	work_at(shop, worker->hand)->in_hand--;
	worker->hand = HANDS_EMPTY;
	worker->generation++;
	worker->idle_since = shop->now;
	worker->is_leaving = false;
	if (worker->group < 0) {
		shop->free_count++;
	} else {
		worker->up_left -= shop->now - worker->taken;
		servers_hand(shop, index);
	}
}

/* The community's part of it is done: the rest is a provider's, who begins later. */
static void hand_over(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	struct event event = {.kind = EVENT_DELIVERED, .who = row, .generation = work->serial};
	event.time = orders_hand_over(shop, work);
	if (shop->diary)
		diary_piece(shop, MARK_AWAY, shop->now, work, -1, event.time);
	if (events_post(&shop->events, &shop->arena, event) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

int32_t hands_finish(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand;
	struct work *work = work_at(shop, row);
	hand_account(shop, worker);
	hand_empty(shop, index);
	outcome_mark(shop, MARK_DONE, shop->now, work, index);
	if (work->provider >= 0 && work->state == WORK_WAITING) {
		hand_over(shop, row);
		return -1;
	}
	work->parts_done++;
	int32_t next = -1;
	if (work->counts_parts)
		next = outcome_done(shop, row, work->standard / work->parts);
	else if (work->parts_done == work->parts && work->state == WORK_WAITING)
		next = outcome_done(shop, row, work->standard);
	waiting_settle(shop, row);
	return next;
}

/* Effort of a part begun anew. A piece of the scenario's own is one part, and may have been handed back half done before. */
static int64_t effort_anew(const struct worker *worker, const struct work *work)
{
	return work->line >= LINE_OWN ? work->standard : worker->part_effort;
}

/* Effort left of the part in hand. */
static int64_t effort_left(const struct shop *shop, const struct worker *worker, bool restart)
{
	if (restart)
		return effort_anew(worker, &shop->works.rows[worker->hand]);
	double speed = worker->speed_in_hand;
	int64_t left = worker->finish - shop->now - way_left(shop, worker);
	return speed == 1 ? left : shop_round((double)left * speed);
}

static void lay_back(struct shop *shop, int32_t row, int64_t effort)
{
	struct work *work = work_at(shop, row);
	if (work->state == WORK_GIVEN_UP) { /* nobody wants it any more */
		if (work->counts_parts)
			outcome_given_up(shop, row, 1, shop->now);
		waiting_settle(shop, row);
		return;
	}
	bool is_in_queue = work_waits(work);
	work->leftovers++;
	work->leftover += effort;
	waiting_change(shop, work->line, 1, shop->now);
	if (!is_in_queue)
		waiting_push(shop, row, waiting_queue(shop, work));
}

void hands_give_back(struct shop *shop, int index, bool restart)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand;
	int64_t left = effort_left(shop, worker, restart);
	hand_account(shop, worker);
	outcome_mark(shop, MARK_LAID_DOWN, shop->now, work_at(shop, row), index);
	hand_empty(shop, index);
	lay_back(shop, row, left);
}

void hands_keep(struct shop *shop, int index, bool restart)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand;
	worker->kept_left = effort_left(shop, worker, restart);
	worker->kept_way = way_left(shop, worker);
	hand_account(shop, worker);
	hand_empty(shop, index);
	work_at(shop, row)->in_hand++; /* it stays his */
	worker->kept = row;
	if (shop->diary)
		diary_piece(shop, MARK_DESK, shop->now, work_at(shop, row), index, shop->now);
}

void hands_release(struct shop *shop, int index, bool restart)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->kept;
	int64_t left = restart ? effort_anew(worker, work_at(shop, row)) : worker->kept_left;
	worker->kept = HANDS_EMPTY;
	outcome_mark(shop, MARK_LAID_DOWN, shop->now, work_at(shop, row), index);
	work_at(shop, row)->in_hand--;
	lay_back(shop, row, left);
}

void hands_resume(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->kept;
	worker->kept = HANDS_EMPTY;
	hand_take(shop, index, row, worker->kept_left, worker->kept_way);
}

void hands_account(struct shop *shop)
{
	for (int w = 0; w < shop->worker_count; w++)
		if (shop->workers[w].hand != HANDS_EMPTY)
			hand_account(shop, &shop->workers[w]);
	waiting_area(shop);
}
