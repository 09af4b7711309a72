/* place.c - sizes and posts of the communities: quantiles of a lognormal in a golden-ratio order, so that every street has large and small. */
#include "world/place.h"

#include <math.h>

#define GOLDEN 0.6180339887498949

static double quantile_at(int index)
{
	return fmod((index + 0.5) * GOLDEN, 1.0);
}

void place_posts(int total, int posts[POST_COUNT])
{
	int sevenths = total / 7 > 1 ? total / 7 : 1;
	posts[POST_LEAD] = total >= 1 ? 1 : 0;
	posts[POST_COUNTER] = total >= 3 ? sevenths : 0;
	posts[POST_SPECIALIST] = total >= 4 ? sevenths : 0;
	posts[POST_GRID] = total - posts[POST_LEAD] - posts[POST_COUNTER] - posts[POST_SPECIALIST];
}

/* Residents of each community over those of a mean one. */
static void sizes_by_rule(const struct place_list *list, const struct settings *settings, const struct districts_row *district)
{
	double sigma = sqrt(log(1 + settings->population_cv * settings->population_cv)), mean = exp(sigma * sigma / 2), sum = 0;
	for (int i = 0; i < list->community_count; i++) {
		list->communities[i].population = exp(sigma * draw_normal(quantile_at(district->first_community + i)));
		sum += list->communities[i].population;
	}
	double scale = district->is_alone ? settings->population * list->community_count / sum : settings->population / mean;
	for (int i = 0; i < list->community_count; i++)
		list->communities[i].population *= scale;
}

static void streets_by_rule(const struct place_list *list, const struct settings *settings, const struct districts_row *district)
{
	for (int i = 0, street = 0, left = 0; i < list->community_count; i++) {
		if (!district->streets) {
			list->communities[i].street = (int32_t)((int64_t)i * (int64_t)settings->streets / (int64_t)settings->communities);
			continue;
		}
		while (left == 0)
			left = district->streets[street++];
		list->communities[i].street = street - 1;
		left--;
	}
}

static void posts_of(struct community *community, const struct settings *settings)
{
	if (settings->staff_by == 1) {
		community->posts[POST_LEAD] = (int)settings->staff_lead;
		community->posts[POST_GRID] = (int)settings->staff_grid;
		community->posts[POST_COUNTER] = (int)settings->staff_counter;
		community->posts[POST_SPECIALIST] = (int)settings->staff_specialist;
	} else {
		place_posts((int)lround(settings->staff_per_10000 * community->population / 10000), community->posts);
	}
}

static void row_over(struct community *community, const struct community_row *row)
{
	community->id = row->id;
	community->name = row->name ? row->name : community->name;
	community->street_name = row->street_name;
	if (row->street >= 0)
		community->street = row->street;
	if (!isnan(row->population))
		community->population = row->population;
}

static void number_over(double *value, double of_row)
{
	if (!isnan(of_row))
		*value = of_row;
}

static void row_details_over(struct community *community, const struct community_row *row)
{
	number_over(&community->households, row->households);
	number_over(&community->elderly, row->elderly);
	number_over(&community->children, row->children);
	number_over(&community->requests, row->requests);
	for (int post = 0; post < POST_COUNT; post++)
		if (!isnan(row->posts[post]))
			community->posts[post] = (int)row->posts[post];
}

static int grids_of(const struct community *community, const struct community_row *row)
{
	if (row && !isnan(row->grids))
		return (int)row->grids;
	return community->posts[POST_GRID] > 0 ? community->posts[POST_GRID] : 1;
}

/* Firms for each resident over those of the whole table; 1 where nobody counted. */
static void firms_compare(const struct scenario *scenario, const struct place_list *list)
{
	double firms = 0, residents = 0;
	for (int i = 0; i < list->community_count; i++) {
		const struct community_row *row = scenario->communities ? &scenario->communities[i] : NULL;
		bool is_counted = row && !isnan(row->firms);
		list->communities[i].firms = 1;
		firms += is_counted ? row->firms : 0;
		residents += is_counted ? list->communities[i].population : 0;
	}
	for (int i = 0; i < list->community_count && firms > 0; i++) {
		struct community *community = &list->communities[i];
		if (!isnan(scenario->communities[i].firms) && community->population > 0)
			community->firms = scenario->communities[i].firms / community->population / (firms / residents);
	}
}

/* Streets add to work or shield from it: lognormal quantiles in a golden-ratio order, scaled to a mean of 1 over the communities;
   what a table gives stays as it is. */
static void amplify(const struct scenario *scenario, const struct place_list *list, const struct districts_row *district)
{
	double cv = scenario->settings.amplification_cv;
	double sigma = sqrt(log(1 + cv * cv)), sum = 0;
	for (int i = 0; i < list->community_count; i++) {
		struct community *community = &list->communities[i];
		community->amplification = exp(sigma * draw_normal(quantile_at(district->first_street + community->street)));
		sum += community->amplification;
	}
	for (int i = 0; i < list->community_count; i++) {
		list->communities[i].amplification *= list->community_count / sum;
		if (scenario->communities)
			number_over(&list->communities[i].amplification, scenario->communities[i].amplification);
	}
}

enum status place_build(const struct scenario *scenario, struct arena *arena, struct place_list *list)
{
	struct districts districts;
	enum status status = districts_build(scenario, arena, &districts);
	return status == STATUS_OK ? place_build_district(scenario, &districts.rows[0], arena, list) : status;
}

enum status place_build_district(const struct scenario *scenario, const struct districts_row *district, struct arena *arena, struct place_list *list)
{
	const struct settings *settings = &scenario->settings;
	int count = district->community_count;
	*list = (struct place_list){.seed = district->seed, .community_count = count, .communities = arena_rows(arena, count, struct community)};
	if (!list->communities)
		return STATUS_WORLD;
	sizes_by_rule(list, settings, district);
	streets_by_rule(list, settings, district);
	for (int i = 0; i < count; i++) {
		struct community *community = &list->communities[i];
		const struct community_row *row = scenario->communities ? &scenario->communities[i] : NULL;
		community->id = i + 1;
		community->name = arena_format(arena, "%d", i + 1);
		if (row)
			row_over(community, row);
		community->households = community->population / settings->household_size;
		community->elderly = settings->elderly_share;
		community->children = settings->children_share;
		community->requests = 1;
		posts_of(community, settings);
		if (row)
			row_details_over(community, row);
		for (int post = 0; post < POST_COUNT; post++)
			community->post_count += community->posts[post];
		community->post_first = list->post_count;
		community->grids = grids_of(community, row);
		list->post_count += community->post_count;
		if (community->street >= list->street_count)
			list->street_count = community->street + 1;
		if (!community->name)
			return STATUS_WORLD;
	}
	firms_compare(scenario, list);
	amplify(scenario, list, district);
	return STATUS_OK;
}

/* Rows of the table of buildings come in the order of communities: the first of this one or of a later one. */
static int first_row(const struct scenario *scenario, int community)
{
	int low = 0, high = scenario->building_count;
	while (low < high) {
		int middle = (low + high) / 2;
		if (scenario->buildings[middle].community < community)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct neighbourhood_site place_site(const struct scenario *scenario, const struct place_list *list, int community, int grids)
{
	const struct community *place = &list->communities[community];
	int first = first_row(scenario, community);
	return (struct neighbourhood_site){
		.households = place->households, .elderly = place->elderly, .grids = grids > 0 ? grids : place->grids, .keeps_grids = grids <= 0,
		.rows = scenario->buildings + first, .row_count = first_row(scenario, community + 1) - first,
		.address = {.seed = list->seed, .source = SOURCE_PLACE, .ordinal = (uint64_t)place->id},
	};
}
