/* communities_cost.c - what a community of some units is worth: two windows, two prices. */
#include <math.h>

#include "plan/communities/communities.h"

/* One community of so many residents with all that is asked of it. */
static bool is_inside(const struct communities_rules *rules, double residents, double asked_h)
{
	const double digits = 1e-9;
	double given_h = rules->given_h * residents, load = given_h > 0 ? asked_h / given_h : INFINITY;
	return residents >= rules->least * (1 - digits) && residents <= rules->most * (1 + digits) && load >= rules->load_least - digits && load <= rules->load_most + digits;
}

/* The unit whose residents stay most: those of a community stay when its office does. */
static double stay_most(const struct communities_street *street, const uint16_t *members, int count, int *base)
{
	double most = 0;
	*base = members[0];
	for (int i = 0; i < count; i++) {
		const struct communities_unit *office = &street->units[members[i]];
		double stay = 0;
		if (!office->has_office)
			continue;
		for (int k = 0; k < count; k++)
			if (street->units[members[k]].community == office->community)
				stay += street->units[members[k]].residents;
		if (stay > most) {
			most = stay;
			*base = members[i];
		}
	}
	return most;
}

static double price(const struct communities_rules *rules, const struct communities_part *part)
{
	return rules->hour_yuan * fabs(part->asked_h - part->given_h) + rules->move_yuan * part->moved;
}

/* The part cut into so many of like size; outside the windows it costs what is forbidden. */
static struct communities_part cut_into(const struct communities_cost_of *of, struct communities_part part, int cuts, double work_h, double stay)
{
	const struct communities_rules *rules = of->rules;
	part.cuts = cuts;
	part.asked_h = cuts * rules->fixed_h + work_h;
	part.moved = part.residents - stay / cuts;
	part.cost = is_inside(rules, part.residents / cuts, part.asked_h / cuts) ? (int64_t)llround(price(rules, &part)) : of->street->forbidden;
	return part;
}

struct communities_part communities_part_of(const struct communities_cost_of *of, const uint16_t *members, int count, int *base)
{
	const int cuts_most = 1000;
	struct communities_part whole = {.units = count};
	double work_h = 0, stay = stay_most(of->street, members, count, base);
	for (int i = 0; i < count; i++) {
		const struct communities_unit *unit = &of->street->units[members[i]];
		whole.residents += unit->residents;
		whole.households += unit->households;
		work_h += unit->work_h;
	}
	whole.kept = stay > 0 ? of->street->units[*base].community : -1;
	whole.given_h = of->rules->given_h * whole.residents;
	struct communities_part best = cut_into(of, whole, 1, work_h, stay);
	bool may_cut = count == 1 && of->street->units[members[0]].grid < 0;
	for (int cuts = 2; may_cut && cuts <= cuts_most && cuts * of->rules->least <= whole.residents * (1 + 1e-9); cuts++) {
		struct communities_part tried = cut_into(of, whole, cuts, work_h, stay);
		best = tried.cost < best.cost ? tried : best;
	}
	return best;
}

int64_t communities_cost(const void *context, const uint16_t *members, int count, int *base)
{
	return communities_part_of(context, members, count, base).cost;
}
