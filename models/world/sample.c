/* sample.c - fewer communities, spread over sizes as all are. */
#include "world/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int sample_communities(const struct scenario *scenario)
{
	return scenario->communities ? scenario->community_count : (int)scenario->settings.communities;
}

static void settings_shrink(struct settings *settings, int count, double streets)
{
	settings->communities = count;
	settings->streets = streets;
}

static double residents_of(const struct community_row *row)
{
	return isnan(row->population) ? 0 : row->population;
}

static int by_residents(const void *a, const void *b)
{
	const struct community_row *first = *(const struct community_row *const *)a, *second = *(const struct community_row *const *)b;
	double more = residents_of(first) - residents_of(second);
	return more < 0 ? -1 : more > 0 ? 1 : (first > second) - (first < second);
}

/* Marks the rows of the table that stay. */
static enum status rows_choose(const struct scenario *scenario, int count, bool *stays)
{
	int all = scenario->community_count;
	const struct community_row **sorted = malloc((size_t)all * sizeof *sorted);
	if (!sorted)
		return STATUS_WORLD;
	for (int i = 0; i < all; i++)
		sorted[i] = &scenario->communities[i];
	qsort(sorted, (size_t)all, sizeof *sorted, by_residents);
	for (int i = 0; i < count; i++)
		stays[sorted[(int)((i + 0.5) * all / count)] - scenario->communities] = true;
	free(sorted);
	return STATUS_OK;
}

/* The rows of those that stay, and their workers and buildings under their new numbers. */
static enum status rows_keep(const struct scenario *scenario, int count, struct arena *arena, struct scenario *out)
{
	struct community_row *rows = arena_rows(arena, count, struct community_row);
	struct staff_row *staff = arena_rows(arena, scenario->staff_count + 1, struct staff_row);
	struct building_row *buildings = arena_rows(arena, scenario->building_count + 1, struct building_row);
	bool *stays = arena_rows(arena, scenario->community_count, bool);
	int *now = arena_rows(arena, scenario->community_count, int);
	if (!rows || !staff || !buildings || !stays || !now || rows_choose(scenario, count, stays) != STATUS_OK)
		return STATUS_WORLD;
	int kept = 0;
	for (int c = 0; c < scenario->community_count; c++) {
		now[c] = kept;
		if (stays[c])
			rows[kept++] = scenario->communities[c];
	}
	out->communities = rows;
	out->community_count = kept;
	out->staff_count = 0;
	for (int i = 0; i < scenario->staff_count; i++)
		if (stays[scenario->staff[i].community]) {
			staff[out->staff_count] = scenario->staff[i];
			staff[out->staff_count++].community = now[scenario->staff[i].community];
		}
	out->staff = scenario->staff ? staff : NULL;
	out->building_count = 0;
	for (int i = 0; i < scenario->building_count; i++)
		if (stays[scenario->buildings[i].community]) {
			buildings[out->building_count] = scenario->buildings[i];
			buildings[out->building_count++].community = now[scenario->buildings[i].community];
		}
	out->buildings = scenario->buildings ? buildings : NULL;
	return STATUS_OK;
}

enum status sample_take(const struct scenario *scenario, int count, struct arena *arena, struct scenario *out)
{
	int all = sample_communities(scenario);
	*out = *scenario;
	if (count >= all)
		return STATUS_OK;
	if (scenario->communities)
		return rows_keep(scenario, count, arena, out);
	double streets = fmax(1, round(scenario->settings.streets * count / all));
	if (scenario_fork(scenario, arena, out) != STATUS_OK)
		return STATUS_WORLD;
	settings_shrink(&out->settings, count, streets);
	for (int p = 0; p < out->policy_count; p++)
		for (int i = 0; i < out->policies[p].phase_count; i++)
			settings_shrink(out->policies[p].phases[i].settings, count, streets);
	return STATUS_OK;
}
