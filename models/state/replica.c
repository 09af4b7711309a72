/* replica.c - an empty district on day 0: everything taken from arenas that are kept from one replication to the next. */
#include "state/replica.h"

#include <math.h>
#include <stdlib.h>

void replica_init(struct replica *replica, const struct world *world)
{
	replica_init_most(replica, world->community_count);
	replica->world = world;
}

void replica_init_most(struct replica *replica, int community_count)
{
	*replica = (struct replica){.shop_room = community_count};
	arena_init(&replica->arena);
	replica->shops = calloc((size_t)community_count, sizeof *replica->shops);
	for (int c = 0; replica->shops && c < community_count; c++)
		arena_init(&replica->shops[c].arena);
}

void replica_free(struct replica *replica)
{
	for (int c = 0; replica->shops && c < replica->shop_room; c++)
		arena_free(&replica->shops[c].arena);
	free(replica->shops);
	arena_free(&replica->arena);
	*replica = (struct replica){0};
}

static enum status shop_reset(struct shop *shop, const struct replica *replica, int index)
{
	struct arena arena = shop->arena;
	arena_reset(&arena);
	const struct community *place = &replica->world->communities[index];
	*shop = (struct shop){
		.world = replica->world, .place = place, .arena = arena, .address = replica->address,
		.post_count = place->post_count + place->post_extra, .worker_count = place->post_count + place->post_extra + replica->world->server_count,
		.queue_own = QUEUE_GRIDS + place->grids, .queue_count = QUEUE_GRIDS + place->grids + replica->world->scenario->line_count,
		.reminder_free = -1, .duty = -1,
		.effort = {1, 1}, .life = LIFE_PLAIN, .eased = 1,
	};
	shop->address.entity = (uint32_t)place->id;
	int capacity = replica->world->work_capacity;
	enum status ret = work_pool_init(&shop->works, &shop->arena, capacity);
	shop->workers = arena_rows(&shop->arena, shop->worker_count + 1, struct worker);
	shop->queues = arena_rows(&shop->arena, shop->queue_count, struct queue);
	shop->gauges = arena_rows(&shop->arena, replica->world->scenario->line_count, struct gauge);
	shop->buckets = arena_rows(&shop->arena, BUCKET_DAYS, int32_t);
	shop->reminder_capacity = capacity / 4 + 64;
	shop->reminders = arena_list(&shop->arena, shop->reminder_capacity, struct reminders);
	shop->arrivals = arena_list(&shop->arena, 2 * 256, struct arrival);
	shop->departments = arena_rows(&shop->arena, tally_origins(replica->world->department_count), struct tally_origin);
	shop->waits = arena_rows(&shop->arena, 1, struct waits);
	shop->grid_ticks = arena_rows(&shop->arena, place->grids + 1, int64_t);
	shop->rounds.elderly_share = rounds_elderly_share(place->elderly, place->households > 0 ? place->population / place->households : 0);
	shop->inbox = arena_list(&shop->arena, 256, int32_t);
	shop->checked = arena_rows(&shop->arena, replica->world->department_count + 1, struct checked);
	if (ret != STATUS_OK || !shop->workers || !shop->queues || !shop->gauges || !shop->buckets || !shop->reminders || !shop->arrivals || !shop->inbox ||
	    !shop->departments || !shop->waits || !shop->grid_ticks || !shop->checked)
		return STATUS_WORLD;
	shop->arrival_capacity = shop->inbox_capacity = 256;
	for (int day = 0; day < BUCKET_DAYS; day++)
		shop->buckets[day] = -1;
	for (int w = 0; w < shop->worker_count; w++)
		shop->workers[w] = (struct worker){.hand = HANDS_EMPTY, .kept = HANDS_EMPTY, .group = -1, .exhaustion = -1, .quits = -1, .pace = 1, .doors = 1};
	ret = events_init(&shop->events, &shop->arena, 2 * shop->worker_count + 16);
	for (int q = 0; ret == STATUS_OK && q < shop->queue_count; q++)
		ret = queue_init(&shop->queues[q], &shop->arena, q < QUEUE_EMERGENCY || q >= shop->queue_own ? capacity : 64);
	return ret;
}

static enum status district_reset(struct replica *replica)
{
	const struct world *world = replica->world;
	struct district *district = &replica->district;
	struct arena *arena = &replica->arena;
	*district = (struct district){
		.templates = arena_rows(arena, world->template_count + 1, struct template_now),
		.items = arena_rows(arena, world->item_count + 1, struct item_now),
		.pendings = arena_list(arena, 1024, struct pending), .pending_capacity = 1024,
		.issues = arena_list(arena, 1024, struct issue), .issue_capacity = 1024,
		.helds = arena_list(arena, 256, struct held), .held_capacity = 256,
		.order = arena_rows(arena, world->item_count + 1, int32_t), .order_key = arena_rows(arena, world->item_count + 1, double),
		.sanction_until = arena_rows(arena, world->department_count + 1, double),
		.departments = arena_rows(arena, world->department_count + 1, struct department_now),
		.sharing = {.since = -1}, .assist = {.share = -1, .factor = 1},
		.campaign_due_month = -1, .campaign_last_month = -1000000,
	};
	struct tally_district *more[] = {&district->month_more, &district->horizon_more, &district->audit_more};
	for (int i = 0; i < 3; i++) {
		more[i]->departments = arena_rows(arena, tally_origins(world->department_count), struct tally_origin);
		if (!more[i]->departments)
			return STATUS_WORLD;
	}
	if (!district->templates || !district->items || !district->pendings || !district->issues || !district->helds || !district->sanction_until || !district->departments ||
	    !district->order || !district->order_key)
		return STATUS_WORLD;
	for (int t = 0; t < world->template_count; t++)
		district->templates[t].effort = 1;
	for (int d = 0; d < world->department_count; d++)
		district->departments[d] = (struct department_now){.desire = 1, .inspections = 1, .meetings = 1, .rating = 1};
	for (int i = 0; i < world->item_count; i++)
		district->items[i].effort = 1;
	for (int r = 0; r < SCENARIO_RULES; r++) {
		district->rules[r].by_item = arena_rows(arena, world->item_count + 1, double);
		district->rules[r].by_department = arena_rows(arena, world->department_count + 1, double);
		if (!district->rules[r].by_item || !district->rules[r].by_department)
			return STATUS_WORLD;
	}
	return STATUS_OK;
}

enum status replica_reset(struct replica *replica, const struct course *course, uint64_t seed, int number)
{
	if (!replica->shops)
		return STATUS_WORLD;
	arena_reset(&replica->arena);
	replica->course = course;
	replica->regime = world_regime(course, 0);
	replica->day = 0;
	replica->status = STATUS_OK;
	replica->digest = 0;
	replica->address = (struct random_address){.seed = seed, .replication = (uint32_t)number};
	enum status ret = district_reset(replica);
	for (int c = 0; ret == STATUS_OK && c < replica->world->community_count; c++)
		ret = shop_reset(&replica->shops[c], replica, c);
	return ret;
}

void replica_set_course(struct replica *replica, const struct course *course)
{
	replica->course = course;
	replica->regime = world_regime(course, replica->day);
}

int64_t replica_blocks(const struct replica *replica)
{
	int64_t blocks = replica->arena.block_count;
	for (int c = 0; replica->shops && c < replica->shop_room; c++)
		blocks += replica->shops[c].arena.block_count;
	return blocks;
}
