/* districts.c - streets dealt out to districts, and a seed for each. */
#include "world/districts.h"

#include <stdlib.h>

#include "chance/random.h"
#include "world/world.h"

int districts_count(const struct scenario *scenario)
{
	return (int)scenario->settings.districts;
}

enum status districts_alone(const struct scenario *scenario, struct faults *faults)
{
	int count = districts_count(scenario);
	return count == 1 ? STATUS_OK : fault_add(faults, (struct place){.file = scenario->file}, "write a scenario of that district",
		"plans and calibration are of one district, and there are %d", count);
}

uint64_t districts_seed(uint64_t seed, const struct districts_row *district)
{
	if (district->is_alone)
		return seed;
	struct random_address address = {.seed = seed, .source = SOURCE_DISTRICT, .entity = (uint32_t)district->number};
	struct random_stream stream = random_stream_at(&address, 0);
	return random_word(&stream);
}

/* A street of the table, written out. */
struct street {
	int32_t communities, district; /* district -1: to be dealt out */
};

static int by_size(const void *one, const void *other)
{
	const struct street *a = one, *b = other;
	return (a->communities < b->communities) - (a->communities > b->communities);
}

static int fewest(const struct districts *districts)
{
	int at = 0;
	for (int d = 1; d < districts->count; d++)
		if (districts->rows[d].community_count < districts->rows[at].community_count)
			at = d;
	return at;
}

static void street_count(struct districts *districts, const struct street *street)
{
	struct districts_row *row = &districts->rows[street->district];
	row->community_count += street->communities;
	row->street_count++;
}

/* Streets that have no district get one. They must come by size. */
static void deal(struct districts *districts, struct street *streets, int count)
{
	for (int i = 0; i < count; i++)
		if (streets[i].district >= 0)
			street_count(districts, &streets[i]);
	for (int i = 0; i < count; i++)
		if (streets[i].district < 0) {
			streets[i].district = fewest(districts);
			street_count(districts, &streets[i]);
		}
}

static struct street *streets_list(const struct scenario *scenario, struct arena *arena, int *count)
{
	*count = 0;
	for (int i = 0; i < scenario->street_count; i++)
		*count += (int)scenario->streets[i].count;
	struct street *streets = arena_rows(arena, *count + 1, struct street);
	for (int i = 0, next = 0; streets && i < scenario->street_count; i++)
		for (int k = 0; k < (int)scenario->streets[i].count; k++)
			streets[next++] = (struct street){(int32_t)scenario->streets[i].communities, scenario->streets[i].district};
	return streets;
}

static enum status by_table(const struct scenario *scenario, struct arena *arena, struct districts *districts)
{
	int count;
	struct street *streets = streets_list(scenario, arena, &count);
	int32_t *sizes = arena_rows(arena, count + 1, int32_t), *next = arena_rows(arena, districts->count + 1, int32_t);
	if (!streets || !sizes || !next)
		return STATUS_WORLD;
	qsort(streets, (size_t)count, sizeof *streets, by_size);
	deal(districts, streets, count);
	for (int d = 0, first = 0; d < districts->count; first += districts->rows[d++].street_count) {
		districts->rows[d].streets = sizes + first;
		next[d] = first;
	}
	for (int i = 0; i < count; i++)
		sizes[next[streets[i].district]++] = streets[i].communities;
	for (int i = 0; i < scenario->street_count; i++)
		if (scenario->streets[i].district >= 0)
			districts->rows[scenario->streets[i].district].name = scenario->streets[i].district_name;
	return STATUS_OK;
}

enum status districts_build(const struct scenario *scenario, struct arena *arena, struct districts *districts)
{
	int count = districts_count(scenario);
	*districts = (struct districts){.count = count, .rows = arena_rows(arena, count, struct districts_row)};
	if (!districts->rows)
		return STATUS_WORLD;
	if (scenario->streets && by_table(scenario, arena, districts) != STATUS_OK)
		return STATUS_WORLD;
	for (int d = 0; d < count; d++) {
		struct districts_row *row = &districts->rows[d];
		row->number = d;
		row->is_alone = count == 1;
		row->seed = districts_seed(scenario->seed, row);
		if (!scenario->streets) {
			row->community_count = scenario->communities ? scenario->community_count : (int)scenario->settings.communities;
			row->street_count = (int)scenario->settings.streets;
		}
		row->first_community = districts->community_count;
		row->first_street = districts->street_count;
		districts->community_count += row->community_count;
		districts->street_count += row->street_count;
		districts->most = row->community_count > districts->most ? row->community_count : districts->most;
	}
	return STATUS_OK;
}
