/* orders.c - who can do it, who has time, who is right for it. */
#include "supply/orders.h"

#include <math.h>

#include "supply/provider.h"

enum dispatch_rule { DISPATCH_OWN, DISPATCH_FIRST, DISPATCH_WHEN_BUSY };
/* Two attributes for each line of work that can be dispatched. */
enum attribute { ATTRIBUTE_NEED = 1, ATTRIBUTE_FATE, ATTRIBUTES_OF_LINE };

/* What an order is, as far as it matters who does it. All drawn at once, whatever becomes of it. */
struct order {
	int need_class, group, affair;
	bool is_free;          /* whoever does it */
	double hours;
	double may_leave, pays; /* uniforms: may others do it; is the fee paid */
};

static const double *terms_of(const struct shop *shop, enum provider_id id)
{
	return shop->regime->settings->providers[id];
}

static double hours_of(const struct work *work)
{
	return (double)work->standard / (double)TICKS_PER_HOUR;
}

static void draw(const struct shop *shop, const struct work *work, int attribute, double u[2])
{
	struct random_address address = shop_address(shop, SOURCE_SUPPLY, work->ordinal);
	random_pair(&address, ATTRIBUTES_OF_LINE * (work->line - LINE_REQUEST) + attribute, u);
}

void orders_month(struct shop *shop)
{
	for (int id = 0; id < PROVIDER_COUNT; id++) {
		const struct provider *provider = provider_of((enum provider_id)id);
		if (provider->hours)
			shop->supply.left[id] = provider->hours(shop, terms_of(shop, (enum provider_id)id));
	}
}

static int affair_of(const struct settings *settings, double uniform)
{
	const double shares[AFFAIR_PUBLIC] = {settings->affair_autonomy, settings->affair_self_help, settings->affair_mutual, settings->affair_common};
	int affair = 0;
	while (affair < AFFAIR_PUBLIC && uniform >= shares[affair])
		uniform -= shares[affair++];
	return affair;
}

/* What is basic is free to residents; so are contacts and self-governance, which nobody orders. */
static bool is_free(const struct work *work)
{
	return work->line != LINE_REQUEST || work->need_class == CLASS_BASIC;
}

/* Requests by what they are; contacts are mutual help for the vulnerable; self-governance is nobody's duty. */
static struct order order_of(const struct shop *shop, const struct work *work)
{
	struct order order = {.need_class = work->need_class, .group = work->group, .is_free = is_free(work), .hours = hours_of(work)};
	double u[2];
	draw(shop, work, ATTRIBUTE_NEED, u);
	order.affair = affair_of(shop->regime->settings, u[0]);
	order.may_leave = u[1];
	draw(shop, work, ATTRIBUTE_FATE, u);
	order.pays = u[0];
	if (work->line == LINE_CONTACT) {
		order.need_class = CLASS_BASIC;
		order.group = GROUP_ELDERLY;
		order.affair = AFFAIR_MUTUAL;
	} else if (work->line == LINE_GOVERNANCE) {
		order.need_class = CLASS_NON_BASIC;
		order.group = GROUP_GENERAL;
		order.affair = AFFAIR_AUTONOMY;
	}
	return order;
}

static double fee_of(enum provider_id id, const double *p)
{
	const struct provider *provider = provider_of(id);
	return provider->fee ? provider->fee(p) : p[PROVIDER_FEE];
}

/* As many pay a fee as can. */
static bool is_paid(const struct shop *shop, const struct order *order, enum provider_id id, const double *p)
{
	double fee = fee_of(id, p);
	return order->is_free || order->pays < exp2(-fee / shop->regime->settings->affordable_fee);
}

static bool fits(const struct shop *shop, const struct order *order, enum provider_id id)
{
	const double *p = terms_of(shop, id);
	return ((unsigned)p[PROVIDER_CLASSES] >> order->need_class & 1) && ((unsigned)p[PROVIDER_GROUPS] >> order->group & 1) &&
	       ((unsigned)p[PROVIDER_AFFAIRS] >> order->affair & 1) && is_paid(shop, order, id, p);
}

/* What may be dispatched at all: not what is urgent beyond waiting, beyond authority, or came back before. */
static bool is_open(const struct shop *shop, const struct work *work)
{
	const struct settings *settings = shop->regime->settings;
	if (settings->dispatch_rule == DISPATCH_OWN || work->rank == RANK_EMERGENCY || work->beyond_authority || work->was_returned)
		return false;
	return settings->dispatch_rule == DISPATCH_FIRST || windows_load(&shop->windows) > 1;
}

void orders_place(struct shop *shop, struct work *work)
{
	if (!is_open(shop, work))
		return;
	struct order order = order_of(shop, work);
	if (order.need_class == CLASS_BASIC && order.may_leave >= shop->regime->settings->basic_by_others)
		return;
	for (int id = 0; id < PROVIDER_COUNT; id++) {
		if (!fits(shop, &order, (enum provider_id)id))
			continue;
		if (id == PROVIDER_social_organisations)
			shop->supply.purses[PURSE_SERVICES].wanted += order.hours;
		if (shop->supply.left[id] < order.hours)
			continue;
		struct tally_provider *tally = &shop->month.providers[id];
		shop->supply.left[id] -= order.hours;
		tally->asked++;
		tally->paid_yuan += order.hours * terms_of(shop, (enum provider_id)id)[PROVIDER_COST];
		work->provider = (int8_t)id;
		if (work->rank > RANK_BASIC)
			work->rank = RANK_BASIC; /* arranging it is quick; should it come back, it has waited already */
		return;
	}
}

void orders_assist(struct shop *shop, struct work *work)
{
	const double *p = terms_of(shop, PROVIDER_social_organisations);
	if (work->line >= KIND_COUNT || !((unsigned)p[SOCIAL_KINDS] >> work->line & 1))
		return;
	double hours = hours_of(work), done = fmin(hours * shop->supply.assist_share, shop->supply.purses[PURSE_ASSIST].left);
	shop->supply.purses[PURSE_ASSIST].wanted += hours;
	if (done <= 0)
		return;
	int64_t ticks = shop_ticks(done * (1 - p[PROVIDER_OVERHEAD])); /* the rest of the time goes into telling them what to do */
	shop->supply.purses[PURSE_ASSIST].left -= done;
	shop->month.assist_ticks += ticks;
	shop->month.assist_yuan += done * p[PROVIDER_COST];
	work->standard -= ticks;
}

double orders_arranging(const struct shop *shop, const struct work *work)
{
	return terms_of(shop, (enum provider_id)work->provider)[PROVIDER_OVERHEAD];
}

int64_t orders_hand_over(struct shop *shop, struct work *work)
{
	const double *p = terms_of(shop, (enum provider_id)work->provider);
	work->is_away = true;
	return shop->now + (int64_t)(p[PROVIDER_LEAD] * (double)TICKS_PER_DAY) + work->standard;
}

bool orders_is_done(struct shop *shop, struct work *work)
{
	enum provider_id id = (enum provider_id)work->provider;
	struct tally_provider *tally = &shop->month.providers[id];
	double u[2];
	work->is_away = false;
	draw(shop, work, ATTRIBUTE_FATE, u);
	if (u[1] >= shop->regime->settings->dispatch_accuracy) {
		tally->sent_back++;
		work->provider = -1;
		return false;
	}
	tally->done++;
	tally->done_ticks += work->standard;
	tally->fees_yuan += is_free(work) ? 0 : hours_of(work) * fee_of(id, terms_of(shop, id));
	return true;
}

void orders_give_up(struct shop *shop, struct work *work)
{
	if (work->provider < 0)
		return;
	shop->month.providers[work->provider].given_up++;
	work->provider = -1;
}

double orders_quality(const struct shop *shop, const struct work *work)
{
	return work->provider < 0 ? 1 : terms_of(shop, (enum provider_id)work->provider)[PROVIDER_QUALITY];
}
