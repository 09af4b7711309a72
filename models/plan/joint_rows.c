/* joint_rows.c - columns and rows of the staffing program, community by community, then what links them; bounds come later. */
#include "plan/joint.h"

#include <math.h>

double joint_overtime_cost(const struct staffing_rules *rules)
{
	return rules->post_yuan > 0 ? rules->overtime_yuan / rules->post_yuan : 0;
}

static double given_h(const struct joint *joint)
{
	return joint->rules.post_h * joint->rules.present;
}

/* -- names ----------------------------------------------------------------------------------------------------------- */

static const char *const skill_names[SKILL_COUNT] = {[SKILL_FIELD] = "field work", [SKILL_COUNTER] = "counter work", [SKILL_DESK] = "desk work"};
static const char *const post_names[POST_COUNT] = {"leads", "grid workers", "counter workers", "specialists"};

/* "cover: counter work, Monday mornings, Huaxing"; the bare word where the community has no name. */
static const char *named(struct joint *joint, const struct staffing_site *site, const char *what, const char *of, const char *when)
{
	if (!site->name)
		return what;
	return arena_format(&joint->arena, "%s: %s%s%s%s%s", what, of, *of ? ", " : "", when, *when ? ", " : "", site->name);
}

static int row_open(struct joint *joint, const char *name, enum joint_rule rule, double give)
{
	return linear_row(&joint->linear, (struct linear_row){.name = name, .low = -INFINITY, .high = INFINITY, .rule = (int)rule, .give = give});
}

static void term(struct joint *joint, int column, double value)
{
	linear_term(&joint->linear, column, value);
}

/* -- columns --------------------------------------------------------------------------------------------------------- */

static int column(struct joint *joint, const char *name, double high, int is_whole)
{
	return linear_column(&joint->linear, (struct linear_column){name, 0, high, 0, is_whole});
}

static void columns_add(struct joint *joint, int member, int is_whole)
{
	struct joint_block *block = &joint->blocks[member];
	for (int post = 0; post < POST_COUNT; post++) {
		block->heads[post] = column(joint, post_names[post], post == POST_LEAD ? 1 : INFINITY, is_whole);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			for (int skill = 0; skill < SKILL_COUNT; skill++)
				block->hours[post][skill][period] = column(joint, "hours", INFINITY, 0);
			block->overtime[post][period] = column(joint, "overtime", INFINITY, 0);
		}
	}
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			block->unmet[skill][period] = column(joint, "undone", INFINITY, 0);
			block->floating[skill][period] = joint->links.floating ? column(joint, "floating", INFINITY, 0) : -1;
		}
		block->unmet_free[skill] = column(joint, "undone, any time", INFINITY, 0);
	}
}

/* -- rows of a community --------------------------------------------------------------------------------------------- */

static void cover_terms(struct joint *joint, const struct joint_block *block, int skill, int period)
{
	for (int post = 0; post < POST_COUNT; post++)
		term(joint, block->hours[post][skill][period], joint->rules.efficiency[post][skill]);
	term(joint, block->unmet[skill][period], 1);
	if (joint->links.floating)
		term(joint, block->floating[skill][period], 1);
}

/* What comes in a period is met in it; the rest at any time of the week. */
static void cover_rows(struct joint *joint, int member)
{
	struct joint_block *block = &joint->blocks[member];
	const struct staffing_site *site = &joint->sites[member];
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			const char *when = week_period_name((enum week_period)period, 0);
			block->cover[skill][period] = row_open(joint, named(joint, site, "cover", skill_names[skill], when), JOINT_DEFINITION, 0);
			cover_terms(joint, block, skill, period);
		}
		block->cover_week[skill] = row_open(joint, named(joint, site, "cover", skill_names[skill], "all week"), JOINT_DEFINITION, 0);
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			cover_terms(joint, block, skill, period);
		term(joint, block->unmet_free[skill], 1);
	}
}

static void hours_terms(struct joint *joint, const struct joint_block *block, int post, int period)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		term(joint, block->hours[post][skill][period], 1);
}

/* A post gives its hours and some overtime in each period; over the week it keeps the load and the cap of overtime. */
static void hours_rows(struct joint *joint, int member, int post)
{
	const struct joint_block *block = &joint->blocks[member];
	const struct staffing_site *site = &joint->sites[member];
	const char *who = post_names[post];
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
		int row = row_open(joint, named(joint, site, "hours", who, week_period_name((enum week_period)period, 0)), JOINT_DEFINITION, 0);
		joint->linear.rows[row].high = 0;
		hours_terms(joint, block, post, period);
		term(joint, block->overtime[post][period], -1);
		term(joint, block->heads[post], -given_h(joint) * week_period_share((enum week_period)period));
	}
	int load = row_open(joint, named(joint, site, "load", who, ""), JOINT_LOAD, -1);
	joint->linear.rows[load].high = 0;
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
		hours_terms(joint, block, post, period);
	term(joint, block->heads[post], -given_h(joint) * joint->rules.load);
	int late = row_open(joint, named(joint, site, "overtime", who, ""), JOINT_OVERTIME, -1);
	joint->linear.rows[late].high = 0;
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
		term(joint, block->overtime[post][period], 1);
	term(joint, block->heads[post], -given_h(joint) * joint->rules.overtime_cap);
}

static void heads_terms(struct joint *joint, const struct joint_block *block)
{
	for (int post = 0; post < POST_COUNT; post++)
		term(joint, block->heads[post], 1);
}

static void spent_terms(struct joint *joint, const struct joint_block *block)
{
	heads_terms(joint, block);
	for (int post = 0; post < POST_COUNT; post++)
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			term(joint, block->overtime[post][period], joint_overtime_cost(&joint->rules));
}

static void undone_terms(struct joint *joint, const struct joint_block *block)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
			term(joint, block->unmet[skill][period], 1);
		term(joint, block->unmet_free[skill], 1);
	}
}

static void posts_rows(struct joint *joint, int member)
{
	struct joint_block *block = &joint->blocks[member];
	const struct staffing_site *site = &joint->sites[member];
	block->lead = row_open(joint, named(joint, site, "lead", "", ""), JOINT_LEADS, 1);
	term(joint, block->heads[POST_LEAD], 1);
	block->counter = row_open(joint, named(joint, site, "somebody at the counter", "", ""), JOINT_LEADS, 1);
	term(joint, block->heads[POST_COUNTER], 1);
	block->grids = row_open(joint, named(joint, site, "a worker for each grid", "", ""), JOINT_GRIDS, site->grids);
	term(joint, block->heads[POST_GRID], 1);
	block->norm = -1;
	if (joint->links.norm_over == 0) {
		block->norm = row_open(joint, named(joint, site, "norm", "", ""), JOINT_NORM, site->residents / 10000);
		heads_terms(joint, block);
	}
	block->most = -1;
	if (site->most_posts > 0) {
		block->most = row_open(joint, named(joint, site, "money", "", ""), JOINT_DEFINITION, 0);
		spent_terms(joint, block);
	}
}

/* -- rows that link -------------------------------------------------------------------------------------------------- */

bool joint_is_of(const struct joint *joint, int member, int street)
{
	return street < 0 || joint->sites[member].street == street;
}

/* Who floats gives hours in each period, less what is lost on the way, and keeps the load like everybody else. */
static void pool_rows(struct joint *joint, int pool, int is_whole)
{
	double usable = given_h(joint) * joint->links.floating_usable;
	int street = joint->pool_streets[pool];
	joint->pool_heads[pool] = column(joint, "floating staff", INFINITY, is_whole);
	for (int period = 0; period <= WEEK_PERIOD_COUNT; period++) {
		bool is_week = period == WEEK_PERIOD_COUNT;
		int row = row_open(joint, is_week ? "load: floating staff" : "hours: floating staff", is_week ? JOINT_LOAD : JOINT_DEFINITION, is_week ? -1 : 0);
		joint->linear.rows[row].high = 0;
		for (int i = 0; i < joint->count; i++)
			for (int skill = 0; joint_is_of(joint, i, street) && skill < SKILL_COUNT; skill++)
				for (int at = is_week ? 0 : period; at < (is_week ? WEEK_PERIOD_COUNT : period + 1); at++)
					term(joint, joint->blocks[i].floating[skill][at], 1);
		double share = is_week ? joint->rules.load : week_period_share((enum week_period)period);
		term(joint, joint->pool_heads[pool], -usable * share);
	}
}

/* Streets among the members, each once, in the order they come. */
static int streets_list(const struct joint *joint, int *streets)
{
	int count = 0;
	for (int i = 0; i < joint->count; i++) {
		int at = 0;
		while (at < count && streets[at] != joint->sites[i].street)
			at++;
		streets[at] = joint->sites[i].street;
		count += at == count;
	}
	return count;
}

double joint_residents(const struct joint *joint, int street)
{
	double residents = 0;
	for (int i = 0; i < joint->count; i++)
		residents += joint_is_of(joint, i, street) ? joint->sites[i].residents : 0;
	return residents;
}

/* Who floats belongs to a street's posts; a pool of all counts for no street. */
static void norm_rows(struct joint *joint)
{
	joint->norm_count = joint->links.norm_over ? streets_list(joint, joint->norm_streets) : 0;
	for (int k = 0; k < joint->norm_count; k++) {
		int street = joint->norm_streets[k];
		joint->norm_rows[k] = row_open(joint, arena_format(&joint->arena, "norm: street %d", street + 1), JOINT_NORM, joint_residents(joint, street) / 10000);
		for (int i = 0; i < joint->count; i++)
			if (joint_is_of(joint, i, street))
				heads_terms(joint, &joint->blocks[i]);
		for (int pool = 0; pool < joint->pool_count; pool++)
			if (joint->pool_streets[pool] == street)
				term(joint, joint->pool_heads[pool], 1);
	}
}

static void all_spent(struct joint *joint)
{
	for (int i = 0; i < joint->count; i++)
		spent_terms(joint, &joint->blocks[i]);
	for (int pool = 0; pool < joint->pool_count; pool++)
		term(joint, joint->pool_heads[pool], 1);
}

static void all_undone(struct joint *joint)
{
	for (int i = 0; i < joint->count; i++)
		undone_terms(joint, &joint->blocks[i]);
}

/* The rules of all together, and the goals that become rows once they are reached. */
static void common_rows(struct joint *joint)
{
	joint->must = joint->budget = -1;
	if (joint->links.must) {
		joint->must = row_open(joint, "all work is done", JOINT_WORK, -1);
		all_undone(joint);
	}
	if (joint->links.budget_yuan > 0 && joint->rules.post_yuan > 0) {
		joint->budget = row_open(joint, "budget", JOINT_BUDGET, -1);
		all_spent(joint);
	}
	joint->undone_goal = row_open(joint, "as little undone as can be", JOINT_DEFINITION, 0);
	all_undone(joint);
	joint->spent_goal = row_open(joint, "as little spent as can be", JOINT_DEFINITION, 0);
	all_spent(joint);
	joint->worst = joint->count > 1 ? column(joint, "largest share undone", INFINITY, 0) : -1;
	if (joint->worst < 0)
		return;
	for (int i = 0; i < joint->count; i++) {
		double asked = week_all_hours(&joint->sites[i].week);
		if (asked <= 0)
			continue;
		int row = row_open(joint, named(joint, &joint->sites[i], "share undone", "", ""), JOINT_DEFINITION, 0);
		joint->linear.rows[row].high = 0;
		undone_terms(joint, &joint->blocks[i]);
		term(joint, joint->worst, -asked);
	}
	joint->worst_goal = row_open(joint, "share undone as small as can be", JOINT_DEFINITION, 0);
	term(joint, joint->worst, 1);
}

void joint_rows(struct joint *joint, int is_whole)
{
	const int one_pool = 2;
	for (int i = 0; i < joint->count; i++)
		columns_add(joint, i, is_whole);
	for (int i = 0; i < joint->count; i++) {
		cover_rows(joint, i);
		for (int post = 0; post < POST_COUNT; post++)
			hours_rows(joint, i, post);
		posts_rows(joint, i);
	}
	joint->pool_count = joint->links.floating == one_pool ? 1 : joint->links.floating ? streets_list(joint, joint->pool_streets) : 0;
	if (joint->links.floating == one_pool)
		joint->pool_streets[0] = -1;
	for (int pool = 0; pool < joint->pool_count; pool++)
		pool_rows(joint, pool, is_whole);
	norm_rows(joint);
	common_rows(joint);
}
