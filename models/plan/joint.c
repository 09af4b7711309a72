/* joint.c - bounds of the staffing program, its goals one after the other, and what it says. */
#include "plan/joint.h"

#include <math.h>
#include <string.h>

#define ROOM 1e-9
#define NOTHING 1e-3 /* hours a year */

/* -- bounds ---------------------------------------------------------------------------------------------------------- */

static void bound(struct joint *joint, int row, double low, double high)
{
	if (row < 0)
		return;
	joint->linear.rows[row].low = low;
	joint->linear.rows[row].high = high;
	if (joint->lp)
		lp_set_row(joint->lp, row, low, high);
}

static void bounds_of(struct joint *joint, int member)
{
	const struct joint_block *block = &joint->blocks[member];
	const struct staffing_site *site = &joint->sites[member];
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			bound(joint, block->cover[skill][period], site->week.timed_h[skill][period], INFINITY);
		bound(joint, block->cover_week[skill], week_hours(&site->week, (enum skill)skill), INFINITY);
	}
	bound(joint, block->norm, joint->rules.per_10000 * site->residents / 10000, INFINITY);
	bound(joint, block->grids, joint->grids_times * site->grids, INFINITY);
	bound(joint, block->lead, 1, INFINITY);
	bound(joint, block->counter, week_hours(&site->week, SKILL_COUNTER) > 0, INFINITY);
	bound(joint, block->most, -INFINITY, site->most_posts);
}

void joint_renew(struct joint *joint)
{
	for (int i = 0; i < joint->count; i++)
		bounds_of(joint, i);
	for (int k = 0; k < joint->norm_count; k++)
		bound(joint, joint->norm_rows[k], joint->rules.per_10000 * joint_residents(joint, joint->norm_streets[k]) / 10000, INFINITY);
	bound(joint, joint->must, -INFINITY, joint->links.must ? 0 : INFINITY);
	if (joint->budget >= 0)
		bound(joint, joint->budget, -INFINITY, joint->links.budget_yuan / joint->rules.post_yuan);
}

enum status joint_open(struct joint *joint, const struct staffing_rules *rules, const struct staffing_links *links,
	const struct staffing_site *sites, int count, int is_whole)
{
	*joint = (struct joint){.rules = *rules, .grids_times = 1, .count = count, .worst = -1};
	if (links)
		joint->links = *links;
	linear_init(&joint->linear);
	arena_init(&joint->arena);
	joint->sites = arena_rows(&joint->arena, count, struct staffing_site);
	joint->blocks = arena_rows(&joint->arena, count, struct joint_block);
	int *numbers = arena_rows(&joint->arena, 4 * count, int);
	if (!joint->sites || !joint->blocks || !numbers)
		return STATUS_WORLD;
	memcpy(joint->sites, sites, (size_t)count * sizeof *sites);
	joint->pool_streets = numbers;
	joint->pool_heads = numbers + count;
	joint->norm_streets = numbers + 2 * count;
	joint->norm_rows = numbers + 3 * count;
	joint_rows(joint, is_whole);
	joint_renew(joint);
	joint->lp = linear_load(&joint->linear);
	return joint->lp ? STATUS_OK : STATUS_WORLD;
}

void joint_free(struct joint *joint)
{
	lp_free(joint->lp);
	linear_free(&joint->linear);
	arena_free(&joint->arena);
	*joint = (struct joint){.count = 0};
}

/* -- goals ----------------------------------------------------------------------------------------------------------- */

static void cost(struct joint *joint, int column_number, double value)
{
	joint->linear.columns[column_number].cost = value;
	lp_set_cost(joint->lp, column_number, value);
}

static void costs_of(struct joint *joint, const struct joint_block *block, double undone, double money, double away)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		cost(joint, block->unmet_free[skill], undone);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			cost(joint, block->unmet[skill][period], undone + (joint->unmet_h > NOTHING ? away : 0)); /* what is undone is rather what can wait */
			if (joint->links.floating)
				cost(joint, block->floating[skill][period], away);
		}
	}
	for (int post = 0; post < POST_COUNT; post++) {
		cost(joint, block->heads[post], money);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			cost(joint, block->overtime[post][period], money * joint_overtime_cost(&joint->rules));
			for (int skill = 0; skill < SKILL_COUNT; skill++)
				if (skill != (int)staffing_own_skill((enum post)post))
					cost(joint, block->hours[post][skill][period], away);
		}
	}
}

static void costs_set(struct joint *joint, double undone, double worst, double money, double away)
{
	for (int i = 0; i < joint->count; i++)
		costs_of(joint, &joint->blocks[i], undone, money, away);
	for (int pool = 0; pool < joint->pool_count; pool++)
		cost(joint, joint->pool_heads[pool], money);
	if (joint->worst >= 0)
		cost(joint, joint->worst, worst);
}

static enum lp_outcome solve(struct joint *joint, int is_whole, long node_limit)
{
	enum lp_outcome outcome = is_whole ? lp_solve_whole(joint->lp, node_limit) : lp_solve(joint->lp, 0);
	if (outcome == LP_INFEASIBLE)
		return LP_INFEASIBLE;
	return isfinite(lp_cost(joint->lp)) ? outcome : LP_FAILED;
}

/* A little room, so that rounding of the last digit closes no door. */
static double with_room(double value)
{
	const double least = 1e-6;
	return value + fmax(least, ROOM * fabs(value));
}

static void goals_forget(struct joint *joint)
{
	bound(joint, joint->undone_goal, -INFINITY, INFINITY);
	bound(joint, joint->spent_goal, -INFINITY, INFINITY);
	if (joint->worst >= 0)
		bound(joint, joint->worst_goal, -INFINITY, INFINITY);
}

/* Who must wait waits alike: of no use where nothing waits. */
static enum lp_outcome worst_solve(struct joint *joint, int is_whole, long node_limit)
{
	joint->worst_share = 0;
	if (joint->worst < 0 || joint->unmet_h <= NOTHING)
		return LP_OPTIMAL;
	costs_set(joint, 0, 1, 0, 0);
	enum lp_outcome outcome = solve(joint, is_whole, node_limit);
	if (outcome != LP_OPTIMAL && outcome != LP_LIMIT)
		return outcome;
	joint->worst_share = lp_cost(joint->lp);
	bound(joint, joint->worst_goal, -INFINITY, joint->worst_share * (1 + ROOM) + ROOM);
	return outcome;
}

enum lp_outcome joint_solve(struct joint *joint, int is_whole, long node_limit)
{
	goals_forget(joint);
	costs_set(joint, 1, 0, 0, 0);
	enum lp_outcome first = solve(joint, is_whole, node_limit);
	if (first == LP_FAILED || first == LP_INFEASIBLE)
		return first;
	joint->unmet_h = lp_cost(joint->lp);
	joint->budget_price = is_whole || joint->budget < 0 ? 0 : -lp_price(joint->lp, joint->budget);
	bound(joint, joint->undone_goal, -INFINITY, with_room(joint->unmet_h));
	enum lp_outcome second = worst_solve(joint, is_whole, node_limit);
	if (second != LP_OPTIMAL && second != LP_LIMIT)
		return LP_FAILED;
	costs_set(joint, 0, 0, 1, 0);
	enum lp_outcome third = solve(joint, is_whole, node_limit);
	if (third != LP_OPTIMAL && third != LP_LIMIT)
		return LP_FAILED;
	joint->posts = lp_cost(joint->lp);
	joint->bound_posts = lp_bound(joint->lp);
	joint->is_proven = first == LP_OPTIMAL && second == LP_OPTIMAL && third == LP_OPTIMAL;
	return joint->is_proven ? LP_OPTIMAL : LP_LIMIT;
}

enum lp_outcome joint_settle(struct joint *joint, int is_whole, long node_limit)
{
	bound(joint, joint->spent_goal, -INFINITY, with_room(joint->posts));
	costs_set(joint, 0, 0, 0, 1);
	return solve(joint, is_whole, node_limit);
}

/* -- what it says ---------------------------------------------------------------------------------------------------- */

void joint_prices(const struct joint *joint, int member, struct staffing_plan *plan)
{
	const struct joint_block *block = &joint->blocks[member];
	double yuan = joint->rules.post_yuan;
	int norm = block->norm;
	for (int k = 0; k < joint->norm_count; k++)
		if (joint->norm_streets[k] == joint->sites[member].street)
			norm = joint->norm_rows[k];
	plan->norm_price = yuan * lp_price(joint->lp, norm);
	plan->grids_price = yuan * lp_price(joint->lp, block->grids);
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		plan->week_price[skill] = yuan * lp_price(joint->lp, block->cover_week[skill]);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			plan->period_price[skill][period] = plan->week_price[skill] + yuan * lp_price(joint->lp, block->cover[skill][period]);
	}
}

static void post_read(const struct joint *joint, int member, int post, int is_whole, struct staffing_plan *plan)
{
	const struct lp *lp = joint->lp;
	const struct joint_block *block = &joint->blocks[member];
	double heads = lp_value(lp, block->heads[post]);
	plan->heads[post] = is_whole ? round(heads) : heads;
	plan->cost_yuan += plan->heads[post] * joint->rules.post_yuan;
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
		plan->overtime_h += lp_value(lp, block->overtime[post][period]);
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			if (skill != (int)staffing_own_skill((enum post)post))
				plan->away_h += lp_value(lp, block->hours[post][skill][period]);
	}
}

void joint_read(const struct joint *joint, int member, int is_whole, struct staffing_plan *plan)
{
	const struct joint_block *block = &joint->blocks[member];
	for (int post = 0; post < POST_COUNT; post++)
		post_read(joint, member, post, is_whole, plan);
	plan->cost_yuan += plan->overtime_h * joint->rules.overtime_yuan;
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		plan->undone_h[WEEK_PERIOD_COUNT] += lp_value(joint->lp, block->unmet_free[skill]);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			plan->undone_h[period] += lp_value(joint->lp, block->unmet[skill][period]);
			plan->floating_h[skill][period] = joint->links.floating ? lp_value(joint->lp, block->floating[skill][period]) : 0;
		}
	}
	for (int period = 0; period <= WEEK_PERIOD_COUNT; period++)
		plan->unmet_h += plan->undone_h[period];
}

double joint_pool(const struct joint *joint, int pool)
{
	return lp_value(joint->lp, joint->pool_heads[pool]);
}
