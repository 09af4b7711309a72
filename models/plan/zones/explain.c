/* explain.c - from a proof that there is no plan to the units that are to blame. */
#include <math.h>
#include <stdlib.h>

#include "plan/zones/zones.h"

enum { TRIES = 2000000 };
static const double TINY = 1e-7;

int zones_components(const struct blocks *blocks, const bool *in, int *part)
{
	int *stack = malloc(((size_t)blocks->unit_count + 1) * sizeof *stack), parts = 0;
	if (!stack)
		return -1;
	for (int u = 0; u < blocks->unit_count; u++)
		part[u] = -1;
	for (int u = 0; u < blocks->unit_count; u++) {
		int top = 0;
		if (part[u] >= 0 || (in && !in[u]))
			continue;
		part[u] = parts;
		stack[top++] = u;
		while (top > 0) {
			int here = stack[--top];
			for (int n = blocks->first[here]; n < blocks->first[here + 1]; n++) {
				int there = blocks->neighbour[n];
				if (part[there] >= 0 || (in && !in[there]))
					continue;
				part[there] = parts;
				stack[top++] = there;
			}
		}
		parts++;
	}
	free(stack);
	return parts;
}

/* Blames the units of a part. */
static void blame(struct zones *zones, int *culprits, const int *part, int which, enum zones_why why)
{
	zones->why = why;
	zones->culprits = culprits;
	zones->culprit_count = 0;
	zones->culprit_households = 0;
	for (int u = 0; u < zones->blocks.unit_count; u++)
		if (part[u] == which) {
			culprits[zones->culprit_count++] = u;
			zones->culprit_households += zones->blocks.units[u].households;
		}
}

static bool has_number(const struct zones_rule *rule, int64_t households)
{
	return (households + rule->most - 1) / rule->most <= households / rule->least;
}

/* -- is a unit in any grid? --------------------------------------------------------------------------------------------- */

struct trying {
	const struct zones *zones;
	bool *is_seen;
	int *stack;
	int64_t tries;
};

/* Whether a connected set of the window grows from one of this weight; candidates are stack[from … to - 1]. */
static bool grows(struct trying *trying, int64_t weight, int from, int to)
{
	const struct blocks *blocks = &trying->zones->blocks;
	const struct zones_rule *rule = &trying->zones->rule;
	if (weight >= rule->least || ++trying->tries > TRIES)
		return true;
	for (int at = from; at < to; at++) {
		int unit = trying->stack[at], top = to;
		int64_t heavier = weight + blocks->units[unit].households;
		if (heavier > rule->most)
			continue;
		for (int rest = at + 1; rest < to; rest++)
			trying->stack[top++] = trying->stack[rest];
		int fresh = top;
		for (int n = blocks->first[unit]; n < blocks->first[unit + 1]; n++)
			if (!trying->is_seen[blocks->neighbour[n]]) {
				trying->is_seen[blocks->neighbour[n]] = true;
				trying->stack[top++] = blocks->neighbour[n];
			}
		bool does = grows(trying, heavier, to, top);
		while (top > fresh)
			trying->is_seen[trying->stack[--top]] = false;
		if (does)
			return true;
	}
	return false;
}

/* False only where all sets around the unit were tried. */
static bool fits_somewhere(struct trying *trying, int unit)
{
	const struct blocks *blocks = &trying->zones->blocks;
	trying->tries = 0;
	for (int u = 0; u < blocks->unit_count; u++)
		trying->is_seen[u] = u == unit;
	trying->stack[0] = unit;
	return grows(trying, 0, 0, 1);
}

/* -- who is to blame ------------------------------------------------------------------------------------------------------ */

static bool island_blamed(struct zones *zones, int *culprits, const int *part)
{
	for (int island = 0; island < zones->islands; island++) {
		blame(zones, culprits, part, island, ZONES_ISLAND);
		if (!has_number(&zones->rule, zones->culprit_households))
			return true;
	}
	return false;
}

static bool lonely_blamed(struct zones *zones, struct trying *trying, int *culprits, int *part)
{
	int lonely = 0;
	for (int u = 0; u < zones->blocks.unit_count; u++) {
		part[u] = fits_somewhere(trying, u) ? -1 : 0;
		lonely += part[u] == 0;
	}
	if (lonely > 0)
		blame(zones, culprits, part, 0, ZONES_ALONE);
	return lonely > 0;
}

/* The units that hang together and are worth the most by the prices of the proof. */
static bool pocket_blamed(struct zones *zones, bool *in, int *culprits, int *part)
{
	const struct partition *plan = &zones->plan;
	double sum = zones->rule.count_low * plan->count_low_price + zones->rule.count_high * plan->count_high_price, dearest = 0;
	int which = 0;
	for (int u = 0; u < zones->blocks.unit_count; u++) {
		sum += plan->price[u];
		in[u] = plan->price[u] > TINY;
	}
	int parts = sum > TINY ? zones_components(&zones->blocks, in, part) : 0;
	for (int p = 0; p < parts; p++) {
		double worth = 0;
		for (int u = 0; u < zones->blocks.unit_count; u++)
			worth += part[u] == p ? plan->price[u] : 0;
		if (worth > dearest) {
			dearest = worth;
			which = p;
		}
	}
	if (parts > 0)
		blame(zones, culprits, part, which, ZONES_POCKET);
	return parts > 0;
}

enum status zones_explain(struct zones *zones, struct arena *arena)
{
	size_t count = (size_t)zones->blocks.unit_count + 1;
	int *culprits = arena_rows(arena, count, int), *part = arena_rows(arena, count, int);
	bool *in = arena_rows(arena, count, bool);
	struct trying trying = {.zones = zones, .is_seen = in};
	zones->islands = culprits && part && in ? zones_components(&zones->blocks, NULL, part) : -1;
	if (zones->islands < 0)
		return STATUS_WORLD;
	if (zones->plan.outcome != PARTITION_IMPOSSIBLE)
		return STATUS_OK;
	if (zones->rule.count_low > zones->rule.count_high) {
		zones->why = ZONES_NUMBER;
		return STATUS_OK;
	}
	if (zones->islands > 1 && island_blamed(zones, culprits, part))
		return STATUS_OK;
	trying.stack = malloc(count * count * sizeof *trying.stack);
	if (!trying.stack)
		return STATUS_WORLD;
	if (!lonely_blamed(zones, &trying, culprits, part) && !pocket_blamed(zones, in, culprits, part)) {
		zones->why = ZONES_SEARCH;
		zones->culprit_count = 0;
	}
	free(trying.stack);
	return STATUS_OK;
}
