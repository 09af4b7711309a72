/* sizes.c - one generated community for each population. */
#include "plan/sizes.h"

#include <math.h>

int sizes_usual(double populations[SIZES_MOST])
{
	static const double usual[] = {1000, 2000, 3000, 4000, 5000, 6000, 8000, 10000, 12000, 15000, 20000};
	const int count = sizeof usual / sizeof *usual;
	for (int i = 0; i < count; i++)
		populations[i] = usual[i];
	return count;
}

static double hours_asked(const struct scenario *scenario, double population, struct arena *arena)
{
	struct budget budget;
	double households = population / scenario->settings.household_size;
	if (budget_build(&budget, arena, scenario, &scenario->settings, population, households, 0) != STATUS_OK)
		return NAN;
	struct week week = week_of(&budget, &scenario->settings, scenario->settings.plan_staffing == 0);
	return week_all_hours(&week) - budget.hours[BUDGET_TRAVEL]; /* ways grow faster than the residents */
}

static enum status row_build(struct sizes_row *row, struct sizes_plan *plan, double population, struct arena *arena,
	const struct scenario *scenario, struct faults *faults)
{
	const struct settings *settings = &scenario->settings;
	struct staffing_site site;
	struct staffing_plan loose;
	row->posts = (struct posts_row){
		.residents = population, .requests = 1, .households = population / settings->household_size,
		.posts_now = (int)lround(budget_posts(settings, population)),
	};
	enum status status = posts_one(&row->posts, &plan->rules, &site, &loose, NULL, arena, scenario, faults);
	if (status != STATUS_OK)
		return status;
	row->norm_load = row->posts.asked_h / (row->posts.norm_posts * plan->rules.post_h * plan->rules.present);
	return grids_walk(&row->walk, settings, scenario->seed, row->posts.households, row->posts.grids, faults);
}

enum status sizes_build(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario,
	const double *populations, int count, struct faults *faults)
{
	const double thousand = 1000;
	*plan = (struct sizes_plan){.count = count < SIZES_MOST ? count : SIZES_MOST};
	enum status status = STATUS_OK;
	for (int i = 0; i < plan->count && status == STATUS_OK; i++)
		status = row_build(&plan->rows[i], plan, populations[i], arena, scenario, faults);
	plan->fixed_h = hours_asked(scenario, 0, arena);
	plan->per_resident_h = (hours_asked(scenario, thousand, arena) - plan->fixed_h) / thousand;
	if (status == STATUS_OK && isnan(plan->per_resident_h))
		return fault_world(faults, "no memory for the budget of a community");
	return status;
}
