/* audit.c - nothing is lost: what was asked is somewhere, and every minute is accounted for. */
#include "run/audit.h"

#include <inttypes.h>

#include "state/shop.h"
#include "world/names.h"

struct open { int64_t pieces[LINE_MOST], providers[PROVIDER_COUNT], parts, in_hands; };

/* Pieces still open by line and with others, and parts in queues, from the rows themselves. */
static void open_count(const struct shop *shop, struct open *open)
{
	*open = (struct open){0};
	for (int32_t row = 0; row < shop->works.count; row++) {
		const struct work *work = &shop->works.rows[row];
		if (work->state == WORK_FREE)
			continue;
		if (work->counts_parts)
			open->pieces[work->line] += work->state == WORK_WAITING ? work->parts - work->parts_done : work->in_hand;
		else
			open->pieces[work->line] += work->state == WORK_WAITING;
		if (work->provider >= 0 && work->state == WORK_WAITING)
			open->providers[work->provider]++;
		open->parts += work->waiting + work->leftovers;
		open->in_hands += work->in_hand;
	}
	for (int i = 0; i < shop->inbox_count; i++) { /* comes tomorrow: not asked yet */
		open->pieces[shop->works.rows[shop->inbox[i]].line]--;
		open->parts -= shop->works.rows[shop->inbox[i]].parts;
	}
}

static enum status broken(const struct replica *replica, const struct shop *shop, struct faults *faults, const char *what, const char *line,
	int64_t left, int64_t right)
{
	return fault_world(faults, "balance broken, an error of this program: %s%s%s is %" PRId64 ", not %" PRId64
		" (option %s, seed %" PRIu64 ", replication %u, community %d)", faults_word(faults, what), line ? faults_word(faults, N_(" of ")) : "", line ? line : "", left, right,
		replica->course->policy->name, replica->address.seed, replica->address.replication + 1, shop->place->id);
}

static int64_t held_count(const struct shop *shop)
{
	int64_t held = 0;
	for (int w = 0; w < shop->worker_count; w++)
		held += (shop->workers[w].hand != HANDS_EMPTY) + (shop->workers[w].kept != HANDS_EMPTY);
	return held;
}

/* Groups of servers: time on duty, and what is kept of them beside a recount of workers and of the pieces of their lines. */
static enum status audit_servers(const struct replica *replica, const struct shop *shop, const struct open *open, struct faults *faults)
{
	const struct scenario *scenario = replica->world->scenario;
	enum status ret = STATUS_OK;
	for (int g = 0; g < scenario->server_count; g++) {
		const struct server_group *group = &shop->groups[g];
		const struct tally_servers *tally = &shop->audit.servers[g];
		int64_t on_shift = 0, free = 0, present = 0, spent = tally->busy_ticks + tally->idle_ticks + tally->down_ticks;
		for (int w = group->first; w < group->first + group->count; w++) {
			on_shift += shop->workers[w].is_on_shift;
			free += shop->workers[w].is_present && shop->workers[w].hand == HANDS_EMPTY;
		}
		for (int line = 0; line < scenario->line_count; line++)
			present += scenario->lines[line].servers >> g & 1 ? open->pieces[LINE_OWN + line] : 0;
		if (tally->on_shift_ticks != spent)
			ret = broken(replica, shop, faults, N_("time on duty"), scenario->servers[g].name, tally->on_shift_ticks, spent);
		if (group->on_shift != on_shift)
			ret = broken(replica, shop, faults, N_("servers on duty"), scenario->servers[g].name, group->on_shift, on_shift);
		if (group->free != free)
			ret = broken(replica, shop, faults, N_("servers free"), scenario->servers[g].name, group->free, free);
		if (group->present != present)
			ret = broken(replica, shop, faults, N_("pieces present"), scenario->servers[g].name, group->present, present);
	}
	for (int line = 0; line < scenario->line_count; line++)
		if (shop->lines[line].present != open->pieces[LINE_OWN + line])
			ret = broken(replica, shop, faults, N_("pieces present"), scenario->lines[line].name, shop->lines[line].present, open->pieces[LINE_OWN + line]);
	return ret;
}

/* Orders to others: each is done, sent back, given up or open. */
static enum status audit_providers(const struct replica *replica, const struct shop *shop, const struct open *open, struct faults *faults)
{
	enum status ret = STATUS_OK;
	for (int id = 0; id < PROVIDER_COUNT; id++) {
		const struct tally_provider *tally = &shop->audit.providers[id];
		int64_t ends = tally->done + tally->sent_back + tally->given_up + open->providers[id];
		if (tally->asked != ends)
			ret = broken(replica, shop, faults, N_("orders"), provider_plate((enum provider_id)id)->name, tally->asked, ends);
	}
	return ret;
}

static enum status audit_shop(const struct replica *replica, const struct shop *shop, struct faults *faults)
{
	const struct tally *tally = &shop->audit;
	enum status ret = STATUS_OK;
	struct open open;
	int64_t queue_ticks = 0; /* what still waits was closed at the end of the last month */
	open_count(shop, &open);
	int64_t worked = 0, by_class = 0;
	for (int l = 0; l < replica->world->line_count; l++) {
		const struct tally_line *line = &tally->lines[l];
		worked += shop_is_for_posts(replica->world, l) ? line->worked_ticks : 0;
		int64_t ends = line->done + line->lapsed + line->refused + line->merged + line->abandoned + line->taken_over + open.pieces[l];
		queue_ticks += line->queue_ticks;
		if (line->asked != ends)
			ret = broken(replica, shop, faults, N_("asked"), names_line(replica->world, l), line->asked, ends);
	}
	int64_t owed = tally->contract_ticks + tally->overtime_ticks + tally->duty_ticks;
	int64_t spent = tally->service_ticks + tally->admin_ticks + tally->travel_ticks + tally->idle_ticks + tally->absent_ticks + tally->training_ticks;
	for (int class = 0; class < CLASS_COUNT; class++)
		by_class += tally->class_ticks[class];
	if (tally->service_ticks + tally->admin_ticks != worked)
		ret = broken(replica, shop, faults, N_("time by kind of work"), NULL, tally->service_ticks + tally->admin_ticks, worked);
	if (by_class != tally->lines[LINE_REQUEST].worked_ticks)
		ret = broken(replica, shop, faults, N_("time by class of need"), NULL, by_class, tally->lines[LINE_REQUEST].worked_ticks);
	if (owed != spent)
		ret = broken(replica, shop, faults, N_("working time"), NULL, owed, spent);
	int64_t posts = tally->contract_ticks + tally->vacant_ticks + tally->borrowed_ticks + tally->occupied_ticks;
	if (tally->post_ticks != posts)
		ret = broken(replica, shop, faults, N_("time of posts"), NULL, tally->post_ticks, posts);
	if (shop->parts_waiting != open.parts)
		ret = broken(replica, shop, faults, N_("parts waiting"), NULL, shop->parts_waiting, open.parts);
	int64_t ends = tally->hidden_found + tally->hidden_surfaced + tally->hidden_faded + shop->hidden.count;
	if (tally->hidden_born != ends)
		ret = broken(replica, shop, faults, N_("hidden needs"), NULL, tally->hidden_born, ends);
	int64_t sources = 0;
	for (int source = 0; source < ORDER_SOURCE_COUNT; source++)
		sources += tally->order_sources[source];
	if (tally->orders != sources)
		ret = broken(replica, shop, faults, N_("orders"), NULL, tally->orders, sources);
	if (open.in_hands != held_count(shop))
		ret = broken(replica, shop, faults, N_("parts in hand"), NULL, open.in_hands, held_count(shop));
	if (audit_providers(replica, shop, &open, faults) != STATUS_OK)
		ret = STATUS_WORLD;
	if (audit_servers(replica, shop, &open, faults) != STATUS_OK)
		ret = STATUS_WORLD;
	if (tally->queue_area != queue_ticks)
		ret = broken(replica, shop, faults, N_("the integral of the queue"), NULL, tally->queue_area, queue_ticks);
	return ret;
}

/* Departments: what they are said to have sent of a kind is all of what communities counted of it. */
static enum status audit_origin(const struct replica *replica, int line, struct faults *faults)
{
	struct tally_origin sent = {0}, came = {0};
	const struct shop *shop = &replica->shops[0];
	const char *name = names_line(replica->world, line);
	enum status ret = STATUS_OK;
	for (int d = 0; d <= replica->world->department_count; d++)
		tally_origins_add(&sent, &replica->district.audit_more.departments[d * TALLY_BURDENS + tally_burden(line)], 1);
	for (int c = 0; c < replica->world->community_count; c++) {
		const struct tally_line *counted = &replica->shops[c].audit.lines[line];
		tally_origins_add(&came, &(struct tally_origin){counted->arrived, counted->asked_ticks, counted->worked_ticks, 0}, 1);
	}
	if (sent.pieces != came.pieces)
		ret = broken(replica, shop, faults, N_("pieces of departments"), name, sent.pieces, came.pieces);
	if (sent.asked_ticks != came.asked_ticks)
		ret = broken(replica, shop, faults, N_("hours of departments"), name, sent.asked_ticks, came.asked_ticks);
	if (sent.worked_ticks != came.worked_ticks)
		ret = broken(replica, shop, faults, N_("hours worked for departments"), name, sent.worked_ticks, came.worked_ticks);
	return ret;
}

enum status audit_replica(const struct replica *replica, struct faults *faults)
{
	enum status ret = STATUS_OK;
	for (int c = 0; c < replica->world->community_count; c++)
		if (audit_shop(replica, &replica->shops[c], faults) != STATUS_OK)
			ret = STATUS_WORLD;
	for (int line = 0; line < LINE_OWN; line++)
		if (shop_is_burden(line) && audit_origin(replica, line, faults) != STATUS_OK)
			ret = STATUS_WORLD;
	return ret;
}
