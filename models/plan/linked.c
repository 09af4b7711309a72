/* linked.c - communities parted into programs; fractional plans, and their sums. */
#include "plan/linked.h"

#include <math.h>
#include <stdlib.h>

enum { NORM_BY_STREET = 1, FLOATING_STREET = 1, FLOATING_ALL = 2 };

static enum status no_memory(const struct linked *district)
{
	return fault_world(district->faults, "no memory for the plan");
}

/* The part a community belongs to: all in one, those of its street, or by itself. */
static int key_of(const struct linked *district, int community, bool with_budget)
{
	const struct staffing_links *links = &district->links;
	if (with_budget || links->floating == FLOATING_ALL)
		return 0;
	return links->norm_over == NORM_BY_STREET || links->floating == FLOATING_STREET ? district->sites[community].street : community;
}

/* Fills in members and firsts, parts in the order in which their first communities come. */
static void part(struct linked *district, bool with_budget, int *keys)
{
	district->part_count = 0;
	for (int i = 0; i < district->count; i++) {
		int key = key_of(district, i, with_budget), p = 0;
		while (p < district->part_count && keys[p] != key)
			p++;
		keys[p] = key;
		district->part_count += p == district->part_count;
		district->part_of[i] = p;
	}
	int filled = 0;
	for (int p = 0; p < district->part_count; p++) {
		district->firsts[p] = filled;
		for (int i = 0; i < district->count; i++)
			if (district->part_of[i] == p) {
				district->place_in[i] = filled - district->firsts[p];
				district->members[filled++] = i;
			}
	}
	district->firsts[district->part_count] = filled;
}

static int part_size(const struct linked *district, int p)
{
	return district->firsts[p + 1] - district->firsts[p];
}

static void parts_free(struct linked *district)
{
	for (int p = 0; p < district->part_count; p++)
		joint_free(&district->parts[p]);
	district->part_count = 0;
}

static enum status parts_open(struct linked *district, bool with_budget)
{
	struct staffing_links links = district->links;
	struct staffing_site *own = arena_rows(district->arena, district->count, struct staffing_site);
	int *keys = arena_rows(district->arena, district->count, int);
	if (!own || !keys)
		return no_memory(district);
	if (!with_budget)
		links.budget_yuan = 0;
	part(district, with_budget, keys);
	for (int p = 0; p < district->part_count; p++) {
		int size = part_size(district, p);
		for (int k = 0; k < size; k++)
			own[k] = district->sites[district->members[district->firsts[p] + k]];
		if (joint_open(&district->parts[p], &district->rules, &links, own, size, false) != STATUS_OK) {
			district->part_count = p + 1;
			return no_memory(district);
		}
	}
	return STATUS_OK;
}

bool linked_solve(struct linked *district, int only_part)
{
	district->infeasible = -1;
	district->unmet_h = district->worst_share = district->posts = district->bound_posts = district->budget_price = 0;
	for (int p = 0; p < district->part_count; p++) {
		struct joint *joint = &district->parts[p];
		if (only_part < 0 || only_part == p) {
			joint_renew(joint);
			joint->is_feasible = joint_solve(joint, false, 0) == LP_OPTIMAL;
		}
		if (!joint->is_feasible && district->infeasible < 0)
			district->infeasible = p;
		district->unmet_h += joint->unmet_h;
		district->worst_share = fmax(district->worst_share, joint->worst_share);
		district->posts += joint->posts;
		district->bound_posts += joint->bound_posts;
		district->budget_price += joint->budget_price;
	}
	return district->infeasible < 0;
}

static bool has_budget(const struct linked *district)
{
	return district->links.budget_yuan > 0 && district->rules.post_yuan > 0;
}

enum status linked_open(struct linked *district, struct arena *arena, const struct staffing_rules *rules, const struct staffing_links *links,
	const struct staffing_site *sites, int count, struct faults *faults)
{
	*district = (struct linked){.arena = arena, .faults = faults, .rules = *rules, .links = *links, .sites = sites, .count = count, .infeasible = -1};
	int *numbers = arena_rows(arena, 4 * count + 1, int);
	district->parts = calloc((size_t)count + 1, sizeof *district->parts);
	if (!numbers || !district->parts)
		return no_memory(district);
	district->members = numbers;
	district->part_of = numbers + count;
	district->place_in = numbers + 2 * count;
	district->firsts = numbers + 3 * count;
	enum status status = parts_open(district, false);
	if (status != STATUS_OK || !linked_solve(district, -1) || !has_budget(district))
		return status;
	district->budget_binds = district->posts * rules->post_yuan > links->budget_yuan;
	if (!district->budget_binds && !links->together)
		return STATUS_OK;
	parts_free(district);
	status = parts_open(district, true);
	if (status == STATUS_OK)
		(void)linked_solve(district, -1);
	return status;
}

void linked_close(struct linked *district)
{
	if (district->parts)
		parts_free(district);
	free(district->parts);
	district->parts = NULL;
}

enum status linked_read(struct linked *district, struct staffing_plan *plans)
{
	for (int p = 0; p < district->part_count; p++) {
		struct joint *joint = &district->parts[p];
		const int *members = district->members + district->firsts[p];
		for (int k = 0; k < joint->count; k++) {
			plans[members[k]] = (struct staffing_plan){.is_proven = joint->is_proven};
			joint_prices(joint, k, &plans[members[k]]);
		}
		if (joint_settle(joint, false, 0) != LP_OPTIMAL)
			return fault_world(district->faults, "the solver gave up on the staffing program of %d communities", joint->count);
		for (int k = 0; k < joint->count; k++)
			joint_read(joint, k, false, &plans[members[k]]);
	}
	return STATUS_OK;
}

double linked_floating(const struct linked *district)
{
	double heads = 0;
	for (int p = 0; p < district->part_count; p++)
		for (int pool = 0; pool < district->parts[p].pool_count; pool++)
			heads += joint_pool(&district->parts[p], pool);
	return heads;
}
