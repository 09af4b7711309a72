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

static enum status variant_build(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario, struct sizes_row *rows, double density,
	double elderly, struct faults *faults)
{
	struct scenario *own = arena_rows(arena, 1, struct scenario);
	if (!own)
		return fault_world(faults, "no memory for a variant of a scenario");
	*own = *scenario;
	own->building_count = 0;
	own->settings.space_building_size = density;
	own->settings.elderly_share = elderly;
	enum status status = STATUS_OK;
	for (int i = 0; i < plan->asked.population_count && status == STATUS_OK; i++) {
		rows[i] = (struct sizes_row){.density = density, .elderly = elderly};
		status = row_build(&rows[i], plan, plan->asked.populations[i], arena, own, faults);
	}
	return status;
}

enum status sizes_vary(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario, const struct sizes_asked *asked,
	struct faults *faults)
{
	const double thousand = 1000;
	const struct settings *settings = &scenario->settings;
	*plan = (struct sizes_plan){.asked = *asked};
	struct sizes_asked *all = &plan->asked;
	if (!all->density_count)
		all->densities[all->density_count++] = settings->space_building_size;
	if (!all->elderly_count)
		all->elderly[all->elderly_count++] = settings->elderly_share;
	plan->rows = arena_rows(arena, all->population_count * all->density_count * all->elderly_count + 1, struct sizes_row);
	enum status status = plan->rows ? STATUS_OK : fault_world(faults, "no memory for a table of sizes");
	for (int d = 0; d < all->density_count; d++)
		for (int e = 0; e < all->elderly_count && status == STATUS_OK; e++) {
			status = variant_build(plan, arena, scenario, plan->rows + plan->count, all->densities[d], all->elderly[e], faults);
			plan->count += all->population_count;
		}
	plan->fixed_h = hours_asked(scenario, 0, arena);
	plan->per_resident_h = (hours_asked(scenario, thousand, arena) - plan->fixed_h) / thousand;
	if (status == STATUS_OK && isnan(plan->per_resident_h))
		return fault_world(faults, "no memory for the budget of a community");
	return status;
}

enum status sizes_build(struct sizes_plan *plan, struct arena *arena, const struct scenario *scenario,
	const double *populations, int count, struct faults *faults)
{
	struct sizes_asked asked = {.population_count = count < SIZES_MOST ? count : SIZES_MOST};
	for (int i = 0; i < asked.population_count; i++)
		asked.populations[i] = populations[i];
	return sizes_vary(plan, arena, scenario, &asked, faults);
}
