/* posts_prices.c - which things one more of which is asked about, and how each is shifted. */
#include "plan/posts.h"

#include <math.h>

static const double FAR = 1e9;

/* Everything as it was but for one thing. */
static struct staffing_site *sites_reset(struct linked *linked, int part, int k)
{
	struct staffing_site *site = &linked->parts[part].sites[k];
	*site = linked->sites[linked->members[linked->firsts[part] + k]];
	return site;
}

static void norm_shift(struct linked *linked, const void *context, double amount)
{
	(void)context;
	for (int p = 0; p < linked->part_count; p++)
		linked->parts[p].rules.per_10000 = linked->rules.per_10000 + amount;
}

static void budget_shift(struct linked *linked, const void *context, double amount)
{
	(void)context;
	for (int p = 0; p < linked->part_count; p++)
		linked->parts[p].links.budget_yuan = linked->links.budget_yuan + amount;
}

/* All grids together, or all hours of desk work. */
struct whole_of {
	double sum;
};

static void grids_shift(struct linked *linked, const void *context, double amount)
{
	const struct whole_of *all = context;
	for (int p = 0; p < linked->part_count; p++)
		linked->parts[p].grids_times = 1 + amount / all->sum;
}

static void desk_shift(struct linked *linked, const void *context, double amount)
{
	const struct whole_of *all = context;
	for (int p = 0; p < linked->part_count; p++)
		for (int k = 0; k < linked->parts[p].count; k++)
			sites_reset(linked, p, k)->week.free_h[SKILL_DESK] *= 1 + amount / all->sum;
}

struct hour {
	int part, member, skill, period;
};

static void hour_shift(struct linked *linked, const void *context, double amount)
{
	const struct hour *hour = context;
	sites_reset(linked, hour->part, hour->member)->week.timed_h[hour->skill][hour->period] += amount;
}

/* -- the questions ------------------------------------------------------------------------------------------------ */

static void norm_price(struct posts_plan *plan, struct linked *linked, const struct staffing_plan *loose)
{
	const double people = 10000, farthest = 40;
	struct price_question question = {.shift = norm_shift, .part = -1, .step = fmin(1, plan->rules.per_10000), .least = -plan->rules.per_10000, .most = farthest};
	for (int i = 0; i < linked->count; i++)
		question.price += loose[i].norm_price * linked->sites[i].residents / people;
	price_find(linked, &question, &plan->norm);
}

static void grids_price(struct posts_plan *plan, struct linked *linked, const struct staffing_plan *loose)
{
	struct whole_of all = {0};
	for (int i = 0; i < linked->count; i++)
		all.sum += linked->sites[i].grids;
	struct price_question question = {.shift = grids_shift, .context = &all, .part = -1, .step = 0.01 * all.sum, .least = -all.sum, .most = 2 * all.sum};
	for (int i = 0; i < linked->count; i++)
		question.price += loose[i].grids_price * linked->sites[i].grids / all.sum;
	price_find(linked, &question, &plan->grids);
}

static void budget_price(struct posts_plan *plan, struct linked *linked)
{
	double budget = linked->links.budget_yuan;
	struct price_question question = {.shift = budget_shift, .part = -1, .step = 0.01 * budget, .least = -budget, .most = budget,
		.price = linked->budget_price / linked->rules.post_yuan};
	if (linked->budget_binds)
		price_find(linked, &question, &plan->budget);
}

static void desk_price(struct posts_plan *plan, struct linked *linked, const struct staffing_plan *loose)
{
	struct whole_of all = {0};
	double paid = 0;
	for (int i = 0; i < linked->count; i++) {
		double free_h = linked->sites[i].week.free_h[SKILL_DESK];
		paid += loose[i].week_price[SKILL_DESK] * free_h;
		all.sum += free_h;
	}
	if (all.sum <= 0)
		return;
	struct price_question question = {.shift = desk_shift, .context = &all, .part = -1, .step = 0.01 * all.sum, .least = -all.sum, .most = 2 * all.sum,
		.price = paid / all.sum};
	price_find(linked, &question, &plan->desk);
}

/* The dearest hour of work bound to a time; ties go to the first community, skill and period. */
static double peak_find(struct posts_plan *plan, const struct linked *linked, const struct staffing_plan *loose)
{
	const double clearly = 1 + 1e-6;
	double dearest = 0;
	for (int i = 0; i < linked->count; i++)
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
				double price = loose[i].period_price[skill][period];
				if (linked->sites[i].week.timed_h[skill][period] <= 0 || price <= dearest * clearly)
					continue;
				dearest = price;
				plan->peak_community = i;
				plan->peak_skill = (enum skill)skill;
				plan->peak_period = (enum week_period)period;
			}
	return dearest;
}

static void peak_price(struct posts_plan *plan, struct linked *linked, const struct staffing_plan *loose)
{
	double dearest = peak_find(plan, linked, loose);
	if (dearest <= 0)
		return;
	int i = plan->peak_community;
	struct hour hour = {linked->part_of[i], linked->place_in[i], (int)plan->peak_skill, (int)plan->peak_period};
	double hours = linked->sites[i].week.timed_h[hour.skill][hour.period];
	struct price_question question = {.shift = hour_shift, .context = &hour, .part = hour.part, .step = fmin(1, hours), .least = -hours,
		.most = fmin(FAR, 10 * hours), .price = dearest};
	price_find(linked, &question, &plan->peak);
}

void posts_prices(struct posts_plan *plan, struct linked *linked, const struct staffing_plan *loose)
{
	norm_price(plan, linked, loose);
	grids_price(plan, linked, loose);
	budget_price(plan, linked);
	desk_price(plan, linked, loose);
	peak_price(plan, linked, loose);
}
