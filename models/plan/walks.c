/* walks.c - ways by the table of buildings, or of neighbourhoods drawn by the rule. */
#include "plan/walks.h"

enum { DRAWN = 10 };

/* Adds one more; `scratch` is its own. */
static enum status add(struct walks *walks, struct arena *arena, const struct settings *settings, const struct neighbourhood_site *site,
	struct faults *faults)
{
	struct arena scratch;
	arena_init(&scratch);
	enum status status = space_build(&walks->spaces[walks->count], arena, &scratch, settings, site, faults);
	walks->weights[walks->count++] = site->households;
	arena_free(&scratch);
	return status;
}

static enum status room(struct walks *walks, struct arena *arena, int most, struct faults *faults)
{
	*walks = (struct walks){.spaces = arena_rows(arena, most, struct space), .weights = arena_rows(arena, most, double)};
	return walks->spaces && walks->weights ? STATUS_OK : fault_world(faults, "no memory for the walks of %d neighbourhoods", most);
}

static void weights_scale(struct walks *walks)
{
	double sum = 0;
	for (int i = 0; i < walks->count; i++)
		sum += walks->weights[i];
	for (int i = 0; i < walks->count; i++)
		walks->weights[i] = sum > 0 ? walks->weights[i] / sum : 1.0 / walks->count;
}

static enum status listed(struct walks *walks, struct arena *arena, const struct scenario *scenario, const struct settings *settings, struct faults *faults)
{
	struct place_list places;
	if (place_build(scenario, arena, &places) != STATUS_OK)
		return fault_world(faults, "no memory for the communities");
	enum status status = room(walks, arena, places.community_count, faults);
	for (int c = 0; c < places.community_count && status == STATUS_OK; c++) {
		struct neighbourhood_site site = place_site(scenario, &places, c, 0);
		if (site.row_count > 0)
			status = add(walks, arena, settings, &site, faults);
	}
	return status;
}

static enum status drawn(struct walks *walks, struct arena *arena, const struct settings *settings, uint64_t seed, double households, int grids,
	struct faults *faults)
{
	struct neighbourhood_site site = {
		.households = households, .elderly = settings->elderly_share, .grids = grids, .address = {.seed = seed, .source = SOURCE_PLACE},
	};
	enum status status = room(walks, arena, DRAWN, faults);
	for (uint32_t which = 0; which < DRAWN && status == STATUS_OK; which++) {
		site.address.replication = which;
		status = add(walks, arena, settings, &site, faults);
	}
	return status;
}

enum status walks_mean(struct walks *walks, struct arena *arena, const struct scenario *scenario, const struct settings *settings, double households,
	int grids, struct faults *faults)
{
	enum status status = scenario->building_count > 0 ? listed(walks, arena, scenario, settings, faults)
		: drawn(walks, arena, settings, scenario->seed, households, grids, faults);
	weights_scale(walks);
	return status;
}

enum status walks_one(struct walks *walks, struct arena *arena, const struct scenario *scenario, const struct place_list *places, int community,
	struct faults *faults)
{
	struct neighbourhood_site site = place_site(scenario, places, community, 0);
	enum status status = room(walks, arena, 1, faults);
	if (status == STATUS_OK)
		status = add(walks, arena, &scenario->settings, &site, faults);
	weights_scale(walks);
	return status;
}

double walks_min(const struct walks *walks, const struct space_round *round, bool is_elderly)
{
	double mean = 0;
	for (int i = 0; i < walks->count; i++)
		mean += walks->weights[i] * space_mean_min(&walks->spaces[i], round, is_elderly);
	return mean;
}
