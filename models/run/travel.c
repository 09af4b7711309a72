/* travel.c - who calls on whom on which round; the minutes stand in the world. */
#include "run/travel.h"

enum { POOLING_OWN_GRID = 1 };

/* Households called on in one part of a survey or registration; 0: it is no going from door to door. */
static double calls_of(const struct kind_settings *kind, const struct work *work)
{
	double call = draw_mean(&kind->effort);
	if (kind->basis != BASIS_PER_HOUSEHOLD || call <= 0)
		return 0;
	return (double)work->standard / (double)TICKS_PER_HOUR / work->parts / call;
}

/* A round to a building, in minutes. */
static double round_min(const struct shop *shop, const struct worker *worker, int building, struct space_round round)
{
	const struct space *space = &shop->place->space;
	round.from_base = shop->regime->settings->pooling == POOLING_OWN_GRID && worker->grid == space->buildings[building].grid;
	return space_round_min(space, building, &round);
}

static double part_min(const struct shop *shop, const struct worker *worker, const struct work *work, int nth)
{
	const struct settings *settings = shop->regime->settings;
	switch (work->line) {
	case LINE_REQUEST:
	case LINE_CONTACT:
		return round_min(shop, worker, work->building, (struct space_round){.calls = 1, .reach = 1});
	case LINE_VISIT:
		return round_min(shop, worker, work->building, (struct space_round){.calls = settings->space_round, .reach = 1}) / settings->space_round;
	default:
		break;
	}
	if (work->template < 0)
		return 0;
	const struct kind_settings *kind = shop->regime->kinds[work->template];
	double calls = calls_of(kind, work);
	if (calls <= 0)
		return 0;
	int building = space_find(&shop->place->space, (nth + 0.5) / work->parts, false);
	return round_min(shop, worker, building, (struct space_round){.calls = calls, .reach = kind->reach});
}

int64_t travel_ticks(const struct shop *shop, const struct worker *worker, const struct work *work, int nth)
{
	double strength = shop->regime->settings->space_travel;
	bool calls = work->skill == SKILL_FIELD && work->provider < 0; /* what others will do is arranged from the desk */
	if (strength <= 0 || !calls || worker->group >= 0 || work->line >= LINE_OWN)
		return 0;
	return shop_round(strength * part_min(shop, worker, work, nth) * (double)TICKS_PER_MINUTE);
}
