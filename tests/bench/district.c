/* district.c - the staffing program of a scenario's district as one program under a budget that binds: rows, columns and core-seconds. */
#include <stdio.h>
#include <time.h>

#include "plan/asked.h"
#include "plan/grids.h"
#include "plan/linked.h"

static const double SHORT = 0.7; /* of the money that all work takes */

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int count, char **arguments)
{
	struct scenario scenario;
	struct faults faults;
	struct arena arena;
	struct asked asked;
	faults_init(&faults);
	arena_init(&arena);
	if (count != 2 || scenario_read(&scenario, arguments[1], NULL, 0, &faults) != STATUS_OK)
		return 2;
	if (asked_open(&asked, &arena, &scenario, &faults) != STATUS_OK || asked_set(&asked, &arena, &scenario, &scenario.settings, &faults) != STATUS_OK)
		return 3;
	int communities = asked.places.community_count;
	struct staffing_rules rules = staffing_rules_of(&scenario.settings, &asked.budgets[0]);
	struct staffing_links links = {.norm_over = 1, .floating = 2, .floating_usable = 1 - scenario.settings.plan_floating_lost};
	struct staffing_site *sites = arena_rows(&arena, communities, struct staffing_site);
	struct staffing_plan *loose = arena_rows(&arena, communities, struct staffing_plan), *whole = arena_rows(&arena, communities, struct staffing_plan);
	if (!sites || !loose || !whole)
		return 3;
	for (int i = 0; i < communities; i++) {
		const struct community *place = &asked.places.communities[i];
		sites[i] = (struct staffing_site){.name = place->name, .street = place->street, .residents = place->population,
			.grids = grids_count(&scenario.settings, place->households), .week = asked_week(&asked, NULL, i)};
	}
	struct linked linked;
	struct linked_whole sum;
	if (linked_open(&linked, &arena, &rules, &links, sites, communities, &faults) != STATUS_OK)
		return 3;
	links.budget_yuan = SHORT * linked.posts * rules.post_yuan;
	links.together = true;
	linked_close(&linked);
	double began = seconds();
	if (linked_open(&linked, &arena, &rules, &links, sites, communities, &faults) != STATUS_OK || linked.infeasible >= 0)
		return 3;
	double solved = seconds();
	if (linked_read(&linked, loose) != STATUS_OK || linked_make_whole(&linked, loose, whole, &sum) != STATUS_OK)
		return 3;
	printf("%.2f %.2f %d %d\n", solved - began, seconds() - solved, linked.parts[0].linear.row_count, linked.parts[0].linear.column_count);
	linked_close(&linked);
	scenario_free(&scenario);
	arena_free(&arena);
	faults_free(&faults);
	return 0;
}
