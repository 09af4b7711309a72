/* borrowing.c - the most skilled go first, so that a community loses more than a pair of hands. */
#include "staff/borrowing.h"

#include <math.h>

enum attribute { ATTRIBUTE_COMMUNITY = 4, ATTRIBUTE_LENGTH };
enum { TRIES = 8 };
static const double DAYS_A_MONTH = 30.4375;

static int32_t days_of(const struct draw *months, const struct random_address *address)
{
	return (int32_t)ceil(draw_at(months, address, ATTRIBUTE_LENGTH) * DAYS_A_MONTH);
}

static struct worker *most_skilled(struct shop *shop)
{
	struct worker *best = NULL;
	for (int i = 0; i < shop->post_count; i++) {
		struct worker *worker = &shop->workers[i];
		if (worker->status != WORKER_IN_POST || worker->post == POST_LEAD)
			continue;
		if (!best || worker->speed[SKILL_DESK] > best->speed[SKILL_DESK])
			best = worker;
	}
	return best;
}

double borrowing_share(const struct settings *settings)
{
	return settings->borrowed_share * (settings->borrowing_ban == 1 ? 1 - settings->ban_enforcement : 1);
}

void borrowing_month(struct replica *replica, int month)
{
	const struct settings *settings = replica->regime->settings;
	bool is_banned = settings->borrowing_ban == 1;
	int wanted = (int)lround(borrowing_share(settings) * replica->world->post_count), away = 0;
	for (int c = 0; c < replica->world->community_count; c++)
		for (int i = 0; i < replica->shops[c].post_count; i++)
			away += replica->shops[c].workers[i].status == WORKER_BORROWED && replica->shops[c].workers[i].until_day > replica->day;
	struct random_address address = replica->address;
	address.source = SOURCE_BORROW;
	for (int k = 0; away < wanted && k < TRIES * (wanted + 1); k++) {
		address.ordinal = random_ordinal(month, k);
		int c = (int)(random_uniform(&address, ATTRIBUTE_COMMUNITY) * replica->world->community_count);
		struct worker *worker = most_skilled(&replica->shops[c]);
		if (!worker)
			continue;
		worker->status = WORKER_BORROWED;
		worker->until_day = replica->day + days_of(is_banned ? &settings->assistance_length : &settings->borrowed_length, &address);
		away++;
	}
}

int32_t borrowing_days_left(const struct shop *shop, int index)
{
	struct random_address address = shop_address(shop, SOURCE_BORROW, random_ordinal(shop->workers[index].holder, index));
	return days_of(&shop->regime->settings->borrowed_length, &address);
}
