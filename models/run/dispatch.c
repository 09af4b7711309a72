/* dispatch.c - the queues of a community and the hands of its workers. */
#include "run/dispatch.h"


#include "loops/perfunctory.h"
#include "run/outcome.h"

enum { SWEEP_FROM = 256 };

static struct work *work_at(struct shop *shop, int32_t row)
{
	return &shop->works.rows[row];
}

void dispatch_area(struct shop *shop)
{
	shop->month.queue_area += shop->parts_waiting * (shop->now - shop->area_time);
	shop->area_time = shop->now;
}

/* `parts` parts of a line join the waiting at shop->now, or leave (negative) at `when`. */
static void waiting_change(struct shop *shop, int line, int parts, int64_t when)
{
	dispatch_area(shop);
	shop->parts_waiting += parts;
	shop->waiting_by_line[line] += parts;
	shop->month.queue_area += parts * (shop->now - when); /* it happened before now: take back, or add, what was not so */
	shop->month.lines[line].queue_ticks -= parts * when;
}

static int queue_of(const struct shop *shop, const struct work *work)
{
	if (work->rank == RANK_EMERGENCY && work->side == SIDE_SERVICE && work->line == LINE_REQUEST)
		return QUEUE_EMERGENCY;
	if (shop->regime->settings->pooling == 1 && work->skill == SKILL_FIELD && work->side == SIDE_SERVICE && work->line < LINE_OWN)
		return QUEUE_GRIDS + work->grid % shop->place->grids;
	return work->skill * SIDE_COUNT + work->side;
}

static int is_live(void *context, uint32_t item)
{
	const struct shop *shop = context;
	return work_waits(&shop->works.rows[item]) && shop->works.rows[item].state == WORK_WAITING;
}

/* Stale nodes are passed over one by one; when they become many, all at once. */
static void sweep(struct shop *shop)
{
	for (int q = 0; q < shop->queue_count; q++)
		queue_sweep(&shop->queues[q], is_live, shop);
	shop->stale = 0;
}

static void node_push(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	struct queue *queue = &shop->queues[queue_of(shop, work)];
	work->number = ++shop->number;
	struct queue_node node = {.key = shop->discipline->key(work), .number = work->number, .item = (uint32_t)row};
	if (queue_push(queue, &shop->arena, node) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

/* The first live node of a queue; NULL when nobody waits. Out-of-patience work at the head is given up on the way. */
static const struct queue_node *head_of(struct shop *shop, int number)
{
	struct queue *queue = &shop->queues[number];
	while (queue->count > 0) {
		const struct queue_node *node = queue_top(queue);
		int32_t row = (int32_t)node->item;
		struct work *work = work_at(shop, row);
		if (work->number != node->number || work->state != WORK_WAITING || !work_waits(work)) {
			queue_pop(queue);
			shop->stale -= shop->stale > 0;
		} else if (work->expires <= shop->now) {
			dispatch_give_up(shop, row, work->expires);
		} else {
			return node;
		}
	}
	return NULL;
}

static bool may_take(const struct shop *shop, const struct worker *worker, int queue)
{
	if (queue == QUEUE_EMERGENCY)
		return worker->speed[SKILL_FIELD] > 0;
	if (!shop->is_open)
		return false;
	if (queue < QUEUE_EMERGENCY)
		return worker->speed[queue / SIDE_COUNT] > 0;
	if (worker->speed[SKILL_FIELD] <= 0)
		return false;
	int grid = queue - QUEUE_GRIDS;
	if (worker->grid == grid)
		return true;
	for (int w = 0; w < shop->worker_count; w++) /* somebody else's grid: only while its worker is away */
		if (shop->workers[w].grid == grid && (shop->workers[w].is_present || shop->workers[w].hand != HANDS_EMPTY))
			return false;
	return true;
}

static bool is_service_queue(int queue)
{
	return queue >= QUEUE_EMERGENCY || queue % SIDE_COUNT == SIDE_SERVICE;
}

/* The best top node among the queues this worker may take from, live or not; -1 when all are empty. In protected time residents
   come first. */
static int best_top(const struct shop *shop, const struct worker *worker)
{
	int best = -1;
	for (int q = 0; q < shop->queue_count; q++) {
		if (shop->queues[q].count == 0 || !may_take(shop, worker, q))
			continue;
		if (best < 0) {
			best = q;
			continue;
		}
		const struct queue_node *node = queue_top(&shop->queues[q]), *other = queue_top(&shop->queues[best]);
		bool better = node->key < other->key || (node->key == other->key && node->number < other->number);
		if (shop->is_protected && is_service_queue(q) != is_service_queue(best))
			better = is_service_queue(q);
		best = better ? q : best;
	}
	return best;
}

/* The queue whose head this worker takes; -1 when there is nothing for him. Only the best node is looked up in its row. */
static int choose(struct shop *shop, const struct worker *worker)
{
	for (;;) {
		int best = best_top(shop, worker);
		if (best < 0)
			return -1;
		uint32_t number = queue_top(&shop->queues[best])->number;
		const struct queue_node *head = head_of(shop, best);
		if (head && head->number == number)
			return best;
	}
}

/* Effort a worker puts into a piece of work, share of the standard (F2). */
static double effort_of(const struct shop *shop, const struct work *work)
{
	if (work->side == SIDE_SERVICE || !shop_is_mandate(work->line))
		return 1;
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
	if (work->line == LINE_REQUEST)
		shop->month.accepted++;
	if (work->line == LINE_REQUEST || work->line >= LINE_OWN)
		work->expires = INT64_MAX; /* a person who is being served stays */
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
		int64_t standard = work->standard * (nth + 1) / work->parts - work->standard * nth / work->parts;
		work->waiting--;
		work->effort_sum += (float)share;
		effort = share < 1 ? shop_round((double)standard * share) : standard;
	}
	waiting_change(shop, work->line, -1, shop->now);
	return effort;
}

static void hand_take(struct shop *shop, int index, int32_t row, int64_t effort)
{
	struct worker *worker = &shop->workers[index];
	const struct work *work = work_at(shop, row);
	double speed = worker->speed[work->skill];
	int64_t length = speed == 1 ? effort : shop_round((double)effort / speed);
	worker->hand = row;
	worker->skill_in_hand = (int8_t)work->skill;
	worker->since = shop->now;
	worker->part_effort = effort;
	worker->finish = shop->now + (length > 0 ? length : 0);
	worker->generation++;
	shop->free_count--;
	if (worker->finish > shop->window_end)
		return; /* the shift ends first */
	struct event event = {.time = worker->finish, .kind = EVENT_FINISH, .who = index, .generation = worker->generation};
	if (events_post(&shop->events, &shop->arena, event) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

static void begin(struct shop *shop, int index, int queue)
{
	int32_t row = (int32_t)queue_top(&shop->queues[queue])->item;
	struct work *work = work_at(shop, row);
	if (!work->is_started)
		first_start(shop, work);
	int64_t effort = part_take(shop, work);
	work->in_hand++;
	if (!work_waits(work))
		queue_pop(&shop->queues[queue]);
	outcome_mark(shop, MARK_BEGIN, shop->now, work, index);
	hand_take(shop, index, row, effort);
}

bool dispatch_next(struct shop *shop, int index)
{
	int queue = choose(shop, &shop->workers[index]);
	if (queue < 0)
		return false;
	begin(shop, index, queue);
	return true;
}

/* The idle worker who is fastest at it, and among equals the one idle longest; -1 when nobody is free for it. */
static int idle_for(const struct shop *shop, const struct work *work, int queue)
{
	int best = -1;
	for (int w = 0; w < shop->worker_count; w++) {
		const struct worker *worker = &shop->workers[w];
		if (!worker->is_present || worker->hand != HANDS_EMPTY || !may_take(shop, worker, queue))
			continue;
		double speed = worker->speed[work->skill];
		if (best < 0 || speed > shop->workers[best].speed[work->skill] ||
		    (speed >= shop->workers[best].speed[work->skill] && worker->idle_since < shop->workers[best].idle_since))
			best = w;
	}
	return best;
}

/* Who is interrupted: whoever has the least pressing work in hand, if it is less pressing than this. */
static int victim_for(const struct shop *shop, const struct work *work, int queue)
{
	int victim = -1;
	uint64_t worst = shop->discipline->key(work);
	for (int w = 0; w < shop->worker_count; w++) {
		const struct worker *worker = &shop->workers[w];
		if (!worker->is_present || worker->hand == HANDS_EMPTY || !may_take(shop, worker, queue))
			continue;
		const struct work *in_hand = &shop->works.rows[worker->hand];
		if (in_hand->rank == RANK_EMERGENCY)
			continue;
		uint64_t key = shop->discipline->key(in_hand);
		if (key > worst) {
			worst = key;
			victim = w;
		}
	}
	return victim;
}

void dispatch_enter(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	int queue = queue_of(shop, work);
	waiting_change(shop, work->line, work->waiting, shop->now);
	outcome_mark(shop, MARK_ARRIVE, shop->now, work, -1);
	node_push(shop, row);
	while (shop->free_count > 0 && work->state == WORK_WAITING && work_waits(work)) {
		int worker = idle_for(shop, work, queue);
		bool found = worker >= 0 && dispatch_next(shop, worker);
		work = work_at(shop, row); /* a child may have moved the rows */
		if (!found)
			break;
	}
	if (work->rank != RANK_EMERGENCY || !shop->discipline->preempts || work->state != WORK_WAITING || !work_waits(work))
		return;
	int victim = victim_for(shop, work, queue);
	if (victim >= 0) {
		dispatch_hand_back(shop, victim, false);
		dispatch_next(shop, victim);
	}
}

/* Time since the worker was last accounted for, on the work in hand. */
static void hand_account(struct shop *shop, struct worker *worker)
{
	const struct work *work = work_at(shop, worker->hand);
	int64_t ticks = shop->now - worker->since;
	shop->month.lines[work->line].worked_ticks += ticks;
	shop->month.busy_area += ticks;
	if (work->side == SIDE_SERVICE)
		shop->month.service_ticks += ticks;
	else
		shop->month.admin_ticks += ticks;
	worker->since = shop->now;
}

static void hand_empty(struct shop *shop, struct worker *worker)
{
	work_at(shop, worker->hand)->in_hand--;
	worker->hand = HANDS_EMPTY;
	worker->generation++;
	worker->idle_since = shop->now;
	shop->free_count++;
}

/* Whether nothing of a piece of work is left anywhere; then its row is free again. */
static void row_settle(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	if (work->in_hand == 0 && !work_waits(work) && (work->state == WORK_GIVEN_UP || work->parts_done == work->parts))
		work_give_back(&shop->works, row);
}

void dispatch_finish(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand;
	struct work *work = work_at(shop, row);
	hand_account(shop, worker);
	hand_empty(shop, worker);
	work->parts_done++;
	outcome_mark(shop, MARK_DONE, shop->now, work, index);
	if (work->counts_parts)
		outcome_done(shop, row, work->standard / work->parts);
	else if (work->parts_done == work->parts && work->state == WORK_WAITING)
		outcome_done(shop, row, work->standard);
	row_settle(shop, row);
}

/* Effort left of the part in hand. */
static int64_t effort_left(const struct shop *shop, const struct worker *worker, bool restart)
{
	if (restart)
		return worker->part_effort;
	double speed = worker->speed[worker->skill_in_hand];
	int64_t left = worker->finish - shop->now;
	return speed == 1 ? left : shop_round((double)left * speed);
}

static void lay_back(struct shop *shop, int32_t row, int64_t effort)
{
	struct work *work = work_at(shop, row);
	if (work->state == WORK_GIVEN_UP) { /* nobody wants it any more */
		if (work->counts_parts)
			outcome_given_up(shop, row, 1, shop->now);
		row_settle(shop, row);
		return;
	}
	bool is_in_queue = work_waits(work);
	work->leftovers++;
	work->leftover += effort;
	waiting_change(shop, work->line, 1, shop->now);
	if (!is_in_queue)
		node_push(shop, row);
}

void dispatch_hand_back(struct shop *shop, int index, bool restart)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand;
	int64_t left = effort_left(shop, worker, restart);
	hand_account(shop, worker);
	outcome_mark(shop, MARK_LAID_DOWN, shop->now, work_at(shop, row), index);
	hand_empty(shop, worker);
	lay_back(shop, row, left);
}

void dispatch_keep(struct shop *shop, int index, bool restart)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->hand;
	worker->kept_left = effort_left(shop, worker, restart);
	hand_account(shop, worker);
	hand_empty(shop, worker);
	work_at(shop, row)->in_hand++; /* it stays his */
	worker->kept = row;
}

void dispatch_release(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->kept;
	worker->kept = HANDS_EMPTY;
	work_at(shop, row)->in_hand--;
	lay_back(shop, row, worker->kept_left);
}

void dispatch_resume(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	int32_t row = worker->kept;
	worker->kept = HANDS_EMPTY;
	hand_take(shop, index, row, worker->kept_left);
}

void dispatch_give_up(struct shop *shop, int32_t row, int64_t when)
{
	struct work *work = work_at(shop, row);
	int parts = work->waiting + work->leftovers;
	waiting_change(shop, work->line, -parts, when);
	parts += work->held;
	work->waiting = work->leftovers = work->held = 0;
	work->leftover = 0;
	shop->stale++;
	outcome_mark(shop, MARK_GIVEN_UP, when, work, -1);
	outcome_given_up(shop, row, parts, when);
	work = work_at(shop, row); /* a child may have moved the rows */
	work->state = WORK_GIVEN_UP;
	row_settle(shop, row);
	if (shop->stale > SWEEP_FROM)
		sweep(shop);
}

void dispatch_rank(struct shop *shop, int32_t row, int rank)
{
	work_at(shop, row)->rank = (uint8_t)rank;
	node_push(shop, row); /* the old node is stale by its number */
	shop->stale++;
}

void dispatch_release_parts(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	int parts = work->held < work->pace ? work->held : work->pace;
	bool is_in_queue = work_waits(work);
	work->held = (uint16_t)(work->held - parts);
	work->waiting = (uint16_t)(work->waiting + parts);
	waiting_change(shop, work->line, parts, shop->now);
	if (!is_in_queue)
		node_push(shop, row);
}

void dispatch_account(struct shop *shop)
{
	for (int w = 0; w < shop->worker_count; w++)
		if (shop->workers[w].hand != HANDS_EMPTY)
			hand_account(shop, &shop->workers[w]);
	dispatch_area(shop);
}
