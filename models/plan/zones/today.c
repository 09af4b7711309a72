/* today.c - planned and present grids matched, numbered and weighed. */
#include "plan/zones/today.h"

#include <stdlib.h>

#include "solve/lp.h"

static int now_most(const struct blocks *blocks)
{
	int most = 0;
	for (int b = 0; b < blocks->building_count; b++)
		most = blocks->buildings[b].now > most ? blocks->buildings[b].now : most;
	return most;
}

/* Households of planned grid g that are in grid k (from 1) today. */
static void overlap_fill(const struct zones *zones, int now_count, int64_t *overlap)
{
	const struct blocks *blocks = &zones->blocks;
	for (int b = 0; b < blocks->building_count; b++)
		if (blocks->buildings[b].now > 0)
			overlap[zones->plan.part_of[blocks->buildings[b].unit] * now_count + blocks->buildings[b].now - 1] += blocks->buildings[b].households;
}

/* match[g] = the grid of today (from 0), or -1: the most households keep theirs. An assignment: its corners are whole. */
static enum status match(const int64_t *overlap, int grids, int now_count, int *matched)
{
	struct lp *lp = lp_init();
	int *columns = malloc(((size_t)grids + (size_t)now_count + 1) * sizeof *columns);
	double *ones = malloc(((size_t)grids + (size_t)now_count + 1) * sizeof *ones);
	enum status status = lp && columns && ones ? STATUS_OK : STATUS_WORLD;
	for (int i = 0; status == STATUS_OK && i < grids * now_count; i++)
		if (lp_column(lp, NULL, 0, 1, -(double)overlap[i], 0) < 0)
			status = STATUS_WORLD;
	for (int i = 0; status == STATUS_OK && i < grids + now_count; i++)
		ones[i] = 1;
	for (int g = 0; status == STATUS_OK && g < grids; g++) {
		for (int k = 0; k < now_count; k++)
			columns[k] = g * now_count + k;
		status = lp_row(lp, NULL, 0, 1, now_count, columns, ones) < 0 ? STATUS_WORLD : STATUS_OK;
	}
	for (int k = 0; status == STATUS_OK && k < now_count; k++) {
		for (int g = 0; g < grids; g++)
			columns[g] = g * now_count + k;
		status = lp_row(lp, NULL, 0, 1, grids, columns, ones) < 0 ? STATUS_WORLD : STATUS_OK;
	}
	if (status == STATUS_OK && lp_solve(lp, 0) != LP_OPTIMAL)
		status = STATUS_WORLD;
	for (int i = 0; status == STATUS_OK && i < grids * now_count; i++)
		if (lp_value(lp, i) > 0.5)
			matched[i / now_count] = i % now_count;
	lp_free(lp);
	free(columns);
	free(ones);
	return status;
}

/* part g becomes number[g]. */
static enum status renumber(struct zones *zones, struct arena *arena, const int *number)
{
	struct partition *plan = &zones->plan;
	struct partition_part *parts = arena_rows(arena, plan->part_count, struct partition_part);
	if (!parts)
		return STATUS_WORLD;
	for (int g = 0; g < plan->part_count; g++)
		parts[number[g]] = plan->parts[g];
	for (int u = 0; u < zones->blocks.unit_count; u++)
		plan->part_of[u] = number[plan->part_of[u]];
	plan->parts = parts;
	return STATUS_OK;
}

enum status today_number(struct zones *zones, struct arena *arena)
{
	const struct blocks *blocks = &zones->blocks;
	int grids = zones->plan.part_count, now_count = blocks->has_now ? now_most(blocks) : 0, next = 0;
	int64_t *overlap = arena_rows(arena, (size_t)grids * (size_t)now_count + 1, int64_t), kept = 0;
	int *matched = arena_rows(arena, grids, int), *number = arena_rows(arena, grids, int);
	bool *is_taken = arena_rows(arena, grids, bool);
	if (!overlap || !matched || !number || !is_taken)
		return STATUS_WORLD;
	for (int g = 0; g < grids; g++)
		matched[g] = number[g] = -1;
	overlap_fill(zones, now_count, overlap);
	if (now_count > 0 && match(overlap, grids, now_count, matched) != STATUS_OK)
		return STATUS_WORLD;
	for (int g = 0; g < grids; g++) {
		kept += matched[g] >= 0 ? overlap[g * now_count + matched[g]] : 0;
		if (matched[g] >= 0 && matched[g] < grids) {
			number[g] = matched[g];
			is_taken[matched[g]] = true;
		}
	}
	for (int u = 0; u < blocks->unit_count; u++) {
		int g = zones->plan.part_of[u];
		while (next < grids && is_taken[next])
			next++;
		if (number[g] < 0)
			is_taken[number[g] = next] = true;
	}
	zones->changed = now_count > 0 ? blocks->households - kept : -1;
	return renumber(zones, arena, number);
}

/* -- what today's grids cost ---------------------------------------------------------------------------------------------- */

static bool is_parted(const struct blocks *blocks)
{
	for (int b = 1; b < blocks->building_count; b++)
		if (blocks->buildings[b].unit == blocks->buildings[b - 1].unit && blocks->buildings[b].now != blocks->buildings[b - 1].now)
			return true;
	return false;
}

/* Grids of today that hold a building. */
static int now_count(const struct blocks *blocks)
{
	int count = 0;
	for (int k = 1; k <= now_most(blocks); k++) {
		bool is_used = false;
		for (int b = 0; b < blocks->building_count; b++)
			is_used |= blocks->buildings[b].now == k;
		count += is_used;
	}
	return count > 1 ? count : 1;
}

enum status today_weigh(struct zones *zones, struct arena *arena)
{
	const struct blocks *blocks = &zones->blocks;
	if (!blocks->has_now || is_parted(blocks))
		return STATUS_OK;
	struct zones_rule rule = zones->rule, walk_only = {0};
	struct zones_cost_of of = {.blocks = blocks, .rule = &rule}, walk_of = {.blocks = blocks, .rule = &walk_only};
	uint16_t *members = arena_rows(arena, blocks->unit_count + 1, uint16_t);
	bool *in = arena_rows(arena, blocks->unit_count + 1, bool);
	int *part = arena_rows(arena, blocks->unit_count + 1, int);
	if (!members || !in || !part)
		return STATUS_WORLD;
	zones->today = zones->walk_today = 0;
	if (zones->rule.count_low == zones->rule.count_high)
		rule.work_min = blocks->work_min / now_count(blocks);
	for (int k = 1; k <= now_most(blocks); k++) {
		int count = 0, base = 0;
		int64_t households = 0;
		for (int u = 0; u < blocks->unit_count; u++) {
			in[u] = blocks->buildings[blocks->units[u].first].now == k;
			if (in[u]) {
				members[count++] = (uint16_t)u;
				households += blocks->units[u].households;
			}
		}
		if (count == 0)
			continue;
		zones->today += zones_cost(&of, members, count, &base);
		zones->walk_today += zones_cost(&walk_of, members, count, &base);
		zones->today_outside += households < rule.least || households > rule.most || zones_components(blocks, in, part) != 1;
	}
	return STATUS_OK;
}
