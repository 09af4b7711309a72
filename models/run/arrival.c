/* arrival.c - what comes is counted for the windows that steer and the tallies; a full line turns it away. */
#include "run/arrival.h"

#include "run/dispatch.h"
#include "run/outcome.h"
#include "run/waiting.h"
#include "supply/orders.h"

/* Whether the line or servers of a piece of the scenario's own have no room for another. */
static bool is_full(const struct shop *shop, int line)
{
	const struct scenario *scenario = shop->world->scenario;
	const struct line_settings *settings = &scenario->lines[line];
	if (settings->room > 0 && shop->lines[line].present >= (int)settings->room)
		return true;
	for (int g = 0; g < scenario->server_count; g++)
		if (settings->servers >> g & 1 && scenario->servers[g].room > 0 && shop->groups[g].present >= (int)scenario->servers[g].room)
			return true;
	return false;
}

/* Those who have run out of patience unseen hold no place. */
static bool has_room(struct shop *shop, int line)
{
	if (!is_full(shop, line))
		return true;
	waiting_expire(shop);
	return !is_full(shop, line);
}

static void turn_away(struct shop *shop, int32_t row)
{
	const struct work *work = &shop->works.rows[row];
	shop->month.lines[work->line].refused++;
	outcome_mark(shop, MARK_REFUSED, shop->now, work, -1);
	work_give_back(&shop->works, row);
}

void arrival_enter(struct shop *shop, int32_t row)
{
	struct work *work = &shop->works.rows[row];
	struct tally_line *line = &shop->month.lines[work->line];
	bool is_mandate = shop_is_mandate(work->line), is_counted = work->template >= 0 && work->returns == 0; /* its asking was counted on delivery */
	work->arrived = shop->now;
	line->asked += is_counted ? 0 : work->counts_parts ? work->parts : 1;
	if (work->line >= LINE_OWN) {
		int own = work->line - LINE_OWN;
		work->nth = ++shop->lines[own].nth;
		if (!has_room(shop, own)) {
			turn_away(shop, row);
			return;
		}
		outcome_present(shop, own, 1, shop->now);
	}
	line->arrived += work->counts_parts ? work->parts : 1;
	orders_assist(shop, work);
	if (orders_has(work->line))
		orders_place(shop, work);
	int64_t own = work->provider < 0 ? work->standard : shop_round((double)work->standard * orders_arranging(shop, work));
	line->asked_ticks += work->standard;
	shop->month.others_ticks += work->standard - own;
	line->channel_ticks[work->channel] += work->standard;
	work->cell = -1;
	if (is_mandate && !is_counted)
		line->value_asked += (double)work->value;
	if (shop_is_burden(work->line)) {
		work->cell = (int16_t)(work->department * TALLY_BURDENS + tally_burden(work->line));
		struct tally_origin *origin = &shop->departments[work->cell];
		origin->pieces++;
		origin->asked_ticks += work->standard;
	} else if (work->skill == SKILL_FIELD && (work->line == LINE_REQUEST || work->line == LINE_VISIT) && shop->day >= shop->world->count_day) {
		shop->grid_ticks[shop->place->space.buildings[work->building].grid] += work->standard;
	}
	shop->month.dispatched += work->line == LINE_REQUEST;
	shop->month.again_ticks += work->was_returned || work->line == LINE_HOTLINE || work->line == LINE_AGAIN ? work->standard : 0;
	if (waiting_is_for_posts(shop, work)) {
		shop->windows.today.arrived += own;
		if (work->side == SIDE_ADMIN && is_mandate) {
			shop->windows.today.mandates += work->standard;
			shop->windows.today.linked += work->is_linked ? work->standard : 0;
		}
	}
	shop_remind(shop, row, work->held ? work->asked : work->line == LINE_VISIT ? work->due : work->expires);
	dispatch_enter(shop, row);
}
