/* linked_whole.c - whole posts: each community by itself within what the fractional plan gives it, or branch and cut over a part. */
#include "plan/linked.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NORM_BY_STREET = 1, MOST_COLUMNS = 4000, NODE_LIMIT = 100 };
#define NEARLY 1e-6

/* A part on its way to whole posts. */
struct rounding {
	struct linked *district;
	const struct joint *joint;
	const int *members;                  /* communities of the part */
	const struct staffing_plan *loose;
	struct staffing_plan *plans;
	int *floating;                       /* [pool] heads */
	double *most;                        /* [member] money, in posts */
};

static double total_of(const struct staffing_plan *plan)
{
	double heads = 0;
	for (int post = 0; post < POST_COUNT; post++)
		heads += plan->heads[post];
	return heads;
}

static double spent_of(const struct rounding *rounding, int k)
{
	return rounding->loose[rounding->members[k]].cost_yuan / rounding->joint->rules.post_yuan;
}

static const struct staffing_site *site_of(const struct rounding *rounding, int k)
{
	return &rounding->district->sites[rounding->members[k]];
}

/* -- who floats ------------------------------------------------------------------------------------------------------ */

static double floating_at(const struct rounding *rounding, int street)
{
	double heads = 0;
	for (int pool = 0; pool < rounding->joint->pool_count; pool++)
		if (rounding->joint->pool_streets[pool] == street)
			heads += rounding->floating[pool];
	return heads;
}

static void pools_round(struct rounding *rounding)
{
	for (int pool = 0; pool < rounding->joint->pool_count; pool++)
		rounding->floating[pool] = (int)lround(joint_pool(rounding->joint, pool));
}

/* Of the hours the fractional plan has floating in a community, those that whole heads can give. */
static double floating_share(const struct rounding *rounding, int k)
{
	const struct joint *joint = rounding->joint;
	for (int pool = 0; pool < joint->pool_count; pool++)
		if (joint_is_of(joint, k, joint->pool_streets[pool])) {
			double loose = joint_pool(joint, pool);
			return loose > 0 ? fmin(1, rounding->floating[pool] / loose) : 0;
		}
	return 0;
}

/* What is left of the week; hours bound to no period go first from those that may be done any time. */
static void week_less(struct week *week, const struct staffing_plan *loose, double share)
{
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			double hours = share * loose->floating_h[skill][period], timed = fmin(hours, week->timed_h[skill][period]);
			week->timed_h[skill][period] -= timed;
			week->free_h[skill] = fmax(0, week->free_h[skill] - (hours - timed));
		}
}

/* -- money ----------------------------------------------------------------------------------------------------------- */

/* Posts a community cannot do without. */
static double least_of(const struct rounding *rounding, int k)
{
	const struct staffing_site *site = site_of(rounding, k);
	const struct staffing_rules *rules = &rounding->joint->rules;
	double bare = 1 + (week_hours(&site->week, SKILL_COUNTER) > 0) + site->grids;
	double norm = rounding->joint->links.norm_over == NORM_BY_STREET ? 0 : ceil(rules->per_10000 * site->residents / 10000 - NEARLY);
	return fmax(bare, norm);
}

/* Whether the money of a community counts for a street that is short of its norm. */
static double short_of(const struct rounding *rounding, int street)
{
	const struct joint *joint = rounding->joint;
	double posts = floating_at(rounding, street);
	for (int k = 0; k < joint->count; k++)
		posts += joint->sites[k].street == street ? rounding->most[k] : 0;
	return joint->rules.per_10000 * joint_residents(joint, street) / 10000 - posts;
}

/* Who gets the next post: in a street short of its norm first, then where the fractional plan has most beyond. */
static int next_of(const struct rounding *rounding)
{
	int best = 0;
	double best_wish = -INFINITY;
	for (int k = 0; k < rounding->joint->count; k++) {
		double wish = spent_of(rounding, k) - rounding->most[k];
		if (rounding->joint->links.norm_over == NORM_BY_STREET && short_of(rounding, rounding->joint->sites[k].street) > NEARLY)
			wish += rounding->joint->count;
		if (wish > best_wish) {
			best = k;
			best_wish = wish;
		}
	}
	return best;
}

/* Gives out whole posts' money; false when the posts nobody can do without cost more than there is. */
static bool money_share(struct rounding *rounding)
{
	const struct joint *joint = rounding->joint;
	double left = joint->links.budget_yuan / joint->rules.post_yuan;
	for (int pool = 0; pool < joint->pool_count; pool++)
		left -= rounding->floating[pool];
	for (int k = 0; k < joint->count; k++) {
		rounding->most[k] = fmax(least_of(rounding, k), floor(spent_of(rounding, k) + NEARLY));
		left -= rounding->most[k];
	}
	bool is_enough = left > -NEARLY;
	for (; left >= 1 - NEARLY; left--)
		rounding->most[next_of(rounding)]++;
	return is_enough;
}

/* -- by community ---------------------------------------------------------------------------------------------------- */

static enum status community_round(const struct rounding *rounding, int k)
{
	struct staffing_rules rules = rounding->joint->rules;
	struct staffing_site site = *site_of(rounding, k);
	int community = rounding->members[k];
	week_less(&site.week, &rounding->loose[community], floating_share(rounding, k));
	site.most_posts = rounding->joint->budget >= 0 ? rounding->most[k] : 0;
	if (rounding->joint->links.norm_over == NORM_BY_STREET)
		rules.per_10000 = 0;
	return staffing_solve(&rules, &site, true, &rounding->plans[community], rounding->district->faults);
}

/* Posts that a street lacks of its norm go where most of the fractional plan is missing, to a grid. */
static void norm_fill(const struct rounding *rounding, int street)
{
	const struct joint *joint = rounding->joint;
	double lacking = joint->rules.per_10000 * joint_residents(joint, street) / 10000 - floating_at(rounding, street);
	for (int k = 0; k < joint->count; k++)
		lacking -= joint->sites[k].street == street ? total_of(&rounding->plans[rounding->members[k]]) : 0;
	for (; lacking > NEARLY; lacking--) {
		int best = -1;
		double best_wish = -INFINITY;
		for (int k = 0; k < joint->count; k++) {
			int community = rounding->members[k];
			double wish = total_of(&rounding->loose[community]) - total_of(&rounding->plans[community]);
			if (joint->sites[k].street == street && wish > best_wish) {
				best = community;
				best_wish = wish;
			}
		}
		rounding->plans[best].heads[POST_GRID]++;
		rounding->plans[best].cost_yuan += joint->rules.post_yuan;
	}
}

/* -- who floats instead ---------------------------------------------------------------------------------------------- */

/* A community with a post less, and what it would then leave to who floats. */
struct fewer {
	int k;
	struct staffing_plan plan;
};

static int by_undone(const void *a, const void *b)
{
	const struct fewer *first = a, *second = b;
	double more = first->plan.unmet_h - second->plan.unmet_h;
	return more < 0 ? -1 : more > 0 ? 1 : first->k - second->k;
}

/* Heads who float that it takes for these hours. */
static int heads_for(const struct joint *joint, const double undone_h[WEEK_PERIOD_COUNT + 1])
{
	double usable = joint->rules.post_h * joint->rules.present * joint->links.floating_usable, all = 0, heads = 0;
	for (int period = 0; period <= WEEK_PERIOD_COUNT; period++)
		all += undone_h[period];
	for (int period = 0; period < WEEK_PERIOD_COUNT; period++)
		heads = fmax(heads, undone_h[period] / (usable * week_period_share((enum week_period)period)));
	return (int)ceil(fmax(heads, all / (usable * joint->rules.load)) - NEARLY);
}

/* The plans of the communities of a pool with a post less each. */
static enum status fewer_solve(const struct rounding *rounding, int street, struct fewer *rows, int *count)
{
	const struct joint *joint = rounding->joint;
	struct staffing_rules rules = joint->rules;
	enum status status = STATUS_OK;
	if (joint->links.norm_over == NORM_BY_STREET)
		rules.per_10000 = 0;
	for (int k = 0; k < joint->count && status == STATUS_OK; k++) {
		struct staffing_site site = *site_of(rounding, k);
		site.most_posts = rounding->plans[rounding->members[k]].cost_yuan / rules.post_yuan - 1;
		if (!joint_is_of(joint, k, street) || site.most_posts < least_of(rounding, k) - NEARLY)
			continue;
		rows[*count].k = k;
		status = staffing_solve(&rules, &site, true, &rows[(*count)++].plan, rounding->district->faults);
	}
	return status;
}

/* Where a community's last post has little to do, who floats does it: as many such communities as save most. */
static enum status pool_use(struct rounding *rounding, int pool)
{
	const struct joint *joint = rounding->joint;
	struct fewer *rows = arena_rows(rounding->district->arena, joint->count, struct fewer);
	double undone_h[WEEK_PERIOD_COUNT + 1] = {0};
	int count = 0, best = 0, best_saved = 0, best_heads = 0;
	if (!rows)
		return fault_world(rounding->district->faults, "no memory for the plan");
	enum status status = fewer_solve(rounding, joint->pool_streets[pool], rows, &count);
	qsort(rows, (size_t)count, sizeof *rows, by_undone);
	for (int n = 0; n < count && status == STATUS_OK; n++) {
		for (int period = 0; period <= WEEK_PERIOD_COUNT; period++)
			undone_h[period] += rows[n].plan.undone_h[period];
		int heads = heads_for(joint, undone_h);
		if (n + 1 - heads > best_saved) {
			best = n + 1;
			best_saved = n + 1 - heads;
			best_heads = heads;
		}
	}
	for (int n = 0; n < best; n++) {
		struct staffing_plan *plan = &rounding->plans[rounding->members[rows[n].k]];
		*plan = rows[n].plan;
		plan->unmet_h = 0;
		plan->is_proven = false;
	}
	rounding->floating[pool] += best_heads;
	return status;
}

static enum status by_community(struct rounding *rounding, struct linked_whole *whole)
{
	enum status status = STATUS_OK;
	pools_round(rounding);
	if (rounding->joint->budget >= 0 && !money_share(rounding))
		whole->over_budget = true;
	for (int k = 0; k < rounding->joint->count && status == STATUS_OK; k++) {
		status = community_round(rounding, k);
		if (rounding->joint->count > 1)
			rounding->plans[rounding->members[k]].is_proven = false;
	}
	bool may_float = rounding->joint->budget < 0 && rounding->joint->links.floating && rounding->joint->rules.post_yuan > 0;
	for (int pool = 0; may_float && pool < rounding->joint->pool_count && status == STATUS_OK; pool++)
		status = pool_use(rounding, pool);
	for (int n = 0; n < rounding->joint->norm_count && status == STATUS_OK; n++)
		norm_fill(rounding, rounding->joint->norm_streets[n]);
	return status;
}

/* -- the whole part -------------------------------------------------------------------------------------------------- */

static void sum(const struct rounding *rounding, const struct staffing_plan *plans, const int *floating, double *unmet_h, double *yuan)
{
	*unmet_h = *yuan = 0;
	for (int pool = 0; pool < rounding->joint->pool_count; pool++)
		*yuan += floating[pool] * rounding->joint->rules.post_yuan;
	for (int k = 0; k < rounding->joint->count; k++) {
		*unmet_h += plans[rounding->members[k]].unmet_h;
		*yuan += plans[rounding->members[k]].cost_yuan;
	}
}

/* Takes the posts of a program of whole columns where they are better than those found. */
static void part_take(struct rounding *rounding, const struct joint *program, struct staffing_plan *found, int *floating)
{
	const double hour = 0.1;
	double unmet_h, yuan, other_h, other_yuan;
	for (int k = 0; k < program->count; k++) {
		found[rounding->members[k]] = (struct staffing_plan){.is_proven = program->is_proven};
		joint_read(program, k, true, &found[rounding->members[k]]);
	}
	for (int pool = 0; pool < program->pool_count; pool++)
		floating[pool] = (int)lround(joint_pool(program, pool));
	sum(rounding, rounding->plans, rounding->floating, &unmet_h, &yuan);
	sum(rounding, found, floating, &other_h, &other_yuan);
	if (other_h > unmet_h + hour || (other_h > unmet_h - hour && other_yuan > yuan))
		return;
	for (int k = 0; k < program->count; k++)
		rounding->plans[rounding->members[k]] = found[rounding->members[k]];
	memcpy(rounding->floating, floating, (size_t)program->pool_count * sizeof *floating);
}

static enum status by_search(struct rounding *rounding, struct linked_whole *whole)
{
	struct linked *district = rounding->district;
	const struct joint *loose = rounding->joint;
	struct joint program;
	struct staffing_plan *found = arena_rows(district->arena, district->count, struct staffing_plan);
	int *floating = arena_rows(district->arena, loose->count, int);
	enum status status = found && floating ? STATUS_OK : STATUS_WORLD;
	if (status == STATUS_OK)
		status = joint_open(&program, &loose->rules, &loose->links, loose->sites, loose->count, true);
	else
		program = (struct joint){.count = 0};
	enum lp_outcome outcome = status == STATUS_OK ? joint_solve(&program, true, NODE_LIMIT) : LP_FAILED;
	if (outcome == LP_OPTIMAL || outcome == LP_LIMIT)
		outcome = joint_settle(&program, true, NODE_LIMIT);
	if (outcome == LP_OPTIMAL || outcome == LP_LIMIT)
		part_take(rounding, &program, found, floating);
	whole->searched++;
	joint_free(&program);
	return status == STATUS_OK ? STATUS_OK : fault_world(district->faults, "no memory for the plan");
}

/* -- the district ---------------------------------------------------------------------------------------------------- */

static enum status part_round(struct rounding *rounding, struct linked_whole *whole)
{
	enum status status = by_community(rounding, whole);
	if (status == STATUS_OK && rounding->joint->count > 1 && rounding->joint->linear.column_count <= MOST_COLUMNS)
		status = by_search(rounding, whole);
	for (int pool = 0; pool < rounding->joint->pool_count; pool++)
		whole->floating += rounding->floating[pool];
	return status;
}

enum status linked_make_whole(struct linked *district, const struct staffing_plan *loose, struct staffing_plan *plans, struct linked_whole *whole)
{
	*whole = (struct linked_whole){0};
	int *floating = arena_rows(district->arena, district->count + 1, int);
	double *most = arena_rows(district->arena, district->count + 1, double);
	if (!floating || !most)
		return fault_world(district->faults, "no memory for the plan");
	enum status status = STATUS_OK;
	for (int p = 0; p < district->part_count && status == STATUS_OK; p++) {
		struct rounding rounding = {.district = district, .joint = &district->parts[p], .members = district->members + district->firsts[p],
			.loose = loose, .plans = plans, .floating = floating, .most = most};
		status = part_round(&rounding, whole);
	}
	whole->floating_yuan = whole->floating * district->rules.post_yuan;
	whole->cost_yuan = whole->floating_yuan;
	for (int i = 0; i < district->count; i++) {
		whole->unmet_h += plans[i].unmet_h;
		whole->cost_yuan += plans[i].cost_yuan;
		whole->proven += plans[i].is_proven;
	}
	return status;
}
