/* waiting.c - the lines of a community: who stands where, who is next for whom, who has gone. */
#include "run/waiting.h"

#include "run/outcome.h"

enum { SWEEP_FROM = 256 };

static struct work *work_at(struct shop *shop, int32_t row)
{
	return &shop->works.rows[row];
}

int waiting_queue(const struct shop *shop, const struct work *work)
{
	if (!waiting_is_for_posts(shop, work))
		return shop->queue_own + work->line - LINE_OWN;
	if (work->rank == RANK_EMERGENCY && work->side == SIDE_SERVICE && work->line == LINE_REQUEST)
		return QUEUE_EMERGENCY;
	if (shop->regime->settings->pooling == 1 && work->skill == SKILL_FIELD && work->side == SIDE_SERVICE && work->line < LINE_OWN)
		return QUEUE_GRIDS + shop->place->space.buildings[work->building].grid;
	return work->skill * SIDE_COUNT + work->side;
}

static int is_live(void *context, uint32_t item)
{
	const struct shop *shop = context;
	return work_waits(&shop->works.rows[item]) && shop->works.rows[item].state == WORK_WAITING;
}

static void sweep_one(struct shop *shop, int number)
{
	queue_sweep(&shop->queues[number], is_live, shop);
	if (shop->queues[number].count == 0 && number < QUEUE_GRIDS)
		shop->queue_filled &= ~(1u << number);
}

/* Stale nodes are passed over one by one; when they become many, all at once. */
static void sweep(struct shop *shop)
{
	for (int q = 0; q < shop->queue_count; q++)
		sweep_one(shop, q);
	shop->stale = 0;
}

static void push(struct shop *shop, int number, struct queue_node node)
{
	if (queue_push(&shop->queues[number], &shop->arena, node) != STATUS_OK)
		shop->status = STATUS_WORLD;
	if (number < QUEUE_GRIDS)
		shop->queue_filled |= 1u << number;
	else if (number >= shop->queue_used && number < shop->queue_own)
		shop->queue_used = number + 1;
}

static void pop(struct shop *shop, int number)
{
	queue_pop(&shop->queues[number]);
	if (shop->queues[number].count == 0 && number < QUEUE_GRIDS)
		shop->queue_filled &= ~(1u << number);
}

void waiting_push(struct shop *shop, int32_t row, int queue)
{
	struct work *work = work_at(shop, row);
	if (work->number == 0)
		work->number = ++shop->number; /* once only: what was laid down keeps its place among equals */
	push(shop, queue, (struct queue_node){.key = shop->discipline->key(work), .number = work->number, .item = (uint32_t)row});
}

/* The first live node of a queue; NULL when nobody waits. Out-of-patience work at the head is given up on the way. */
static inline const struct queue_node *head_of(struct shop *shop, int number)
{
	struct queue *queue = &shop->queues[number];
	while (queue->count > 0) {
		const struct queue_node *node = queue_top(queue);
		int32_t row = (int32_t)node->item;
		struct work *work = work_at(shop, row);
		if (work->number != node->number || work->state != WORK_WAITING || !work_waits(work)) {
			pop(shop, number);
			shop->stale -= shop->stale > 0;
		} else if (work->expires < shop->now) {
			waiting_give_up(shop, row, work->expires);
		} else {
			return node;
		}
	}
	return NULL;
}

/* Somebody else's grid: only while its worker is away. */
static bool grid_is_left(const struct shop *shop, int grid)
{
	for (int w = 0; w < shop->post_count; w++)
		if (shop->workers[w].grid == grid && (shop->workers[w].is_present || shop->workers[w].hand != HANDS_EMPTY))
			return false;
	return true;
}

/* The same for one who holds a post, of a queue for posts. */
static inline bool post_may_take(const struct shop *shop, const struct worker *worker, int queue)
{
	if (queue < QUEUE_EMERGENCY)
		return shop->is_open && worker->speed[queue / SIDE_COUNT] > 0;
	if (worker->speed[SKILL_FIELD] <= 0)
		return false;
	int grid = queue - QUEUE_GRIDS;
	return queue == QUEUE_EMERGENCY || (shop->is_open && (worker->grid == grid || grid_is_left(shop, grid)));
}

bool waiting_may_take(const struct shop *shop, const struct worker *worker, int queue)
{
	if (queue >= shop->queue_own || worker->group >= 0)
		return queue >= shop->queue_own && worker->group >= 0 &&
		       shop->world->scenario->lines[queue - shop->queue_own].servers >> worker->group & 1;
	return post_may_take(shop, worker, queue);
}

static bool is_service_queue(int queue)
{
	return queue >= QUEUE_EMERGENCY || queue % SIDE_COUNT == SIDE_SERVICE;
}

/* The queue a server takes from: the first of those listed, or the best by the discipline; -1 when all are empty. */
static int server_choose(struct shop *shop, const struct worker *worker)
{
	const struct server_settings *servers = &shop->world->scenario->servers[worker->group];
	const struct queue_node *best = NULL;
	int queue = -1;
	for (int i = 0; i < servers->take_count; i++) {
		int q = shop->queue_own + servers->takes[i];
		const struct queue_node *head = head_of(shop, q);
		if (!head)
			continue;
		if (!best || head->key < best->key || (head->key == best->key && head->number < best->number)) {
			best = head;
			queue = q;
		}
		if (servers->order == 1)
			break;
	}
	return queue;
}

/* Whether the top of a queue comes before that of another. In protected time residents come first. */
static inline bool top_is_before(const struct shop *shop, int queue, int other)
{
	if (shop->is_protected && is_service_queue(queue) != is_service_queue(other))
		return is_service_queue(queue);
	return queue_is_before(queue_top(&shop->queues[queue]), queue_top(&shop->queues[other]));
}

static inline bool is_better(const struct shop *shop, const struct worker *worker, int queue, int best)
{
	return (best < 0 || top_is_before(shop, queue, best)) && post_may_take(shop, worker, queue);
}

/* The queue with the best top node among those this worker may take from, live or not; -1 when all are empty. After hours they
   answer emergencies only. */
static int best_top(const struct shop *shop, const struct worker *worker)
{
	int best = -1;
	for (uint32_t left = shop->is_open ? shop->queue_filled : shop->queue_filled & 1u << QUEUE_EMERGENCY; left; left &= left - 1)
		if (is_better(shop, worker, __builtin_ctz(left), best))
			best = __builtin_ctz(left);
	for (int q = QUEUE_GRIDS; shop->is_open && q < shop->queue_used; q++)
		if (shop->queues[q].count > 0 && is_better(shop, worker, q, best))
			best = q;
	return best;
}

/* The queue whose head this worker takes; -1 when there is nothing for him. Only the best node is looked up in its row. */
int waiting_choose(struct shop *shop, const struct worker *worker)
{
	if (worker->group >= 0)
		return server_choose(shop, worker);
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

void waiting_gone(struct shop *shop, int32_t row, int queue)
{
	if (queue_top(&shop->queues[queue])->item == (uint32_t)row)
		pop(shop, queue);
	else
		sweep_one(shop, queue);
}

void waiting_give_up(struct shop *shop, int32_t row, int64_t when)
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
	waiting_settle(shop, row);
	if (shop->stale > SWEEP_FROM)
		sweep(shop);
}

/* Only while looking, or when a line is full: else it is enough to find out when they would be next. */
void waiting_expire(struct shop *shop)
{
	for (int32_t row = 0; row < shop->works.count; row++) {
		const struct work *work = &shop->works.rows[row];
		if (work->state == WORK_WAITING && work->line >= LINE_OWN && work->expires < shop->now && work_waits(work) && work->arrived <= shop->now)
			waiting_give_up(shop, row, work->expires);
	}
}

void waiting_rank(struct shop *shop, int32_t row, int rank)
{
	struct work *work = work_at(shop, row);
	work->rank = (uint8_t)rank;
	work->number = 0; /* the old node is stale by its number */
	waiting_push(shop, row, waiting_queue(shop, work));
	shop->stale++;
	if (shop->diary)
		diary_piece(shop, MARK_RANKED, shop->now, work, -1, shop->now);
}

void waiting_release(struct shop *shop, int32_t row)
{
	struct work *work = work_at(shop, row);
	int parts = work->held < work->pace ? work->held : work->pace;
	bool is_in_queue = work_waits(work);
	work->held = (uint16_t)(work->held - parts);
	work->waiting = (uint16_t)(work->waiting + parts);
	waiting_change(shop, work->line, parts, shop->now);
	if (!is_in_queue)
		waiting_push(shop, row, waiting_queue(shop, work));
	if (shop->diary)
		diary_piece(shop, MARK_RELEASED, shop->now, work, -1, shop->now);
}
