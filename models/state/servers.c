/* servers.c - time on duty is counted twice, for each server by what it does and for the group by how many are there, so that audits can compare. */
#include "state/servers.h"

enum { NOBODY = -1 };

void servers_open(struct shop *shop)
{
	const struct scenario *scenario = shop->world->scenario;
	int next = shop->post_count;
	for (int g = 0; g < scenario->server_count; g++) {
		struct server_group *group = &shop->groups[g];
		*group = (struct server_group){.first = next, .count = world_servers_most(&scenario->servers[g]), .idle_first = NOBODY, .idle_last = NOBODY};
		next += group->count;
		for (int w = group->first; w < next; w++) {
			struct worker *worker = &shop->workers[w];
			worker->group = (int8_t)g;
			worker->grid = -1;
			worker->since = shop->now;
			for (int skill = 0; skill < SKILL_COUNT; skill++)
				worker->speed[skill] = scenario->servers[g].speed;
		}
	}
}

/* -- time -------------------------------------------------------------------------------------------------------------- */

void servers_account(struct shop *shop, struct worker *worker)
{
	struct tally_servers *tally = &shop->month.servers[worker->group];
	int64_t ticks = shop->now - worker->since;
	worker->since = shop->now;
	if (worker->hand != HANDS_EMPTY)
		tally->busy_ticks += ticks;
	else if (worker->is_on_shift && worker->is_down)
		tally->down_ticks += ticks;
	else if (worker->is_on_shift)
		tally->idle_ticks += ticks;
}

static void group_account(struct shop *shop, int g)
{
	struct server_group *group = &shop->groups[g];
	shop->month.servers[g].on_shift_ticks += group->on_shift * (shop->now - group->area_time);
	group->area_time = shop->now;
}

void servers_account_all(struct shop *shop)
{
	for (int w = shop->post_count; w < shop->worker_count; w++)
		servers_account(shop, &shop->workers[w]);
	for (int g = 0; g < shop->world->scenario->server_count; g++)
		group_account(shop, g);
}

/* -- the idle, in order ------------------------------------------------------------------------------------------------ */

/* Behind all who are idle already, but for those who have become so at this moment and have a higher number. */
static void idle_join(struct shop *shop, int index)
{
	struct worker *worker = &shop->workers[index];
	struct server_group *group = &shop->groups[worker->group];
	int before = group->idle_last;
	worker->idle_since = shop->now;
	while (before != NOBODY && before > index && shop->workers[before].idle_since == shop->now)
		before = shop->workers[before].idle_before;
	int after = before == NOBODY ? group->idle_first : shop->workers[before].idle_after;
	worker->idle_before = before;
	worker->idle_after = after;
	*(before == NOBODY ? &group->idle_first : &shop->workers[before].idle_after) = index;
	*(after == NOBODY ? &group->idle_last : &shop->workers[after].idle_before) = index;
	group->free++;
}

static void idle_leave(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	struct server_group *group = &shop->groups[worker->group];
	int before = worker->idle_before, after = worker->idle_after;
	*(before == NOBODY ? &group->idle_first : &shop->workers[before].idle_after) = after;
	*(after == NOBODY ? &group->idle_last : &shop->workers[after].idle_before) = before;
	group->free--;
}

void servers_hand(struct shop *shop, int index)
{
	const struct worker *worker = &shop->workers[index];
	if (worker->hand != HANDS_EMPTY)
		idle_leave(shop, index);
	else if (worker->is_present)
		idle_join(shop, index);
}

void servers_stand(struct shop *shop, int index, bool is_on_shift, bool is_down, bool is_resting)
{
	struct worker *worker = &shop->workers[index];
	bool was_present = worker->is_present;
	servers_account(shop, worker);
	if (is_on_shift != worker->is_on_shift) {
		group_account(shop, worker->group);
		shop->groups[worker->group].on_shift += is_on_shift ? 1 : -1;
	}
	worker->is_on_shift = is_on_shift;
	worker->is_down = is_down;
	worker->is_resting = is_resting;
	worker->is_present = is_on_shift && !is_down && !is_resting;
	if (worker->hand == HANDS_EMPTY && worker->is_present && !was_present)
		idle_join(shop, index);
	else if (worker->hand == HANDS_EMPTY && !worker->is_present && was_present)
		idle_leave(shop, index);
	if (shop->diary)
		diary_stand(shop, index);
}
