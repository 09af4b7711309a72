/* ways.c - who is whose neighbour: along rows and columns of a lattice, or wherever nobody stands between. */
#include "world/ways.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solve/graph.h"

/* Ways on their way to a graph. */
struct ways {
	int count, capacity, *from, *to;
	double *minutes, minutes_per_m;
	struct building *buildings;
	struct arena *arena;
	bool failed;
};

/* -- orders ---------------------------------------------------------------------------------------------------------- */

static const struct building *building_of(const void *entry)
{
	return *(const struct building *const *)entry;
}

int ways_by_column(const void *a, const void *b)
{
	const struct building *first = building_of(a), *second = building_of(b);
	if (first->column != second->column)
		return first->column < second->column ? -1 : 1;
	if (first->row != second->row)
		return first->row < second->row ? -1 : 1;
	return (first > second) - (first < second);
}

int ways_by_row(const void *a, const void *b)
{
	const struct building *first = building_of(a), *second = building_of(b);
	if (first->row != second->row)
		return first->row < second->row ? -1 : 1;
	return ways_by_column(a, b);
}

struct building **ways_list(struct building *buildings, int count, struct arena *arena)
{
	struct building **list = arena_rows(arena, count, struct building *);
	for (int i = 0; list && i < count; i++)
		list[i] = &buildings[i];
	return list;
}

/* -- ways ------------------------------------------------------------------------------------------------------------ */

static double minutes_per_m(const struct settings *settings)
{
	const double minutes_an_hour = 60, metres = 1000;
	return settings->space_kilometre * minutes_an_hour / metres * settings->space_detour;
}

/* Room for `capacity` ways, with those there are. */
static void ways_grow(struct ways *ways, int capacity)
{
	int *from = arena_rows(ways->arena, capacity, int), *to = arena_rows(ways->arena, capacity, int);
	double *minutes = arena_rows(ways->arena, capacity, double);
	if (!from || !to || !minutes) {
		ways->failed = true;
		return;
	}
	if (ways->count) {
		memcpy(from, ways->from, (size_t)ways->count * sizeof *from);
		memcpy(to, ways->to, (size_t)ways->count * sizeof *to);
		memcpy(minutes, ways->minutes, (size_t)ways->count * sizeof *minutes);
	}
	ways->from = from;
	ways->to = to;
	ways->minutes = minutes;
	ways->capacity = capacity;
}

static void way_add(struct ways *ways, const struct building *here, const struct building *there)
{
	if (ways->count == ways->capacity)
		ways_grow(ways, 2 * ways->capacity);
	if (ways->failed)
		return;
	ways->from[ways->count] = (int)(here - ways->buildings);
	ways->to[ways->count] = (int)(there - ways->buildings);
	ways->minutes[ways->count++] = ways->minutes_per_m * hypot(here->x_m - there->x_m, here->y_m - there->y_m);
}

static void lattice_join(struct ways *ways, struct building **list, int count)
{
	qsort(list, (size_t)count, sizeof *list, ways_by_row);
	for (int i = 1; i < count; i++)
		if (list[i - 1]->row == list[i]->row)
			way_add(ways, list[i - 1], list[i]);
	qsort(list, (size_t)count, sizeof *list, ways_by_column);
	for (int i = 1; i < count; i++)
		if (list[i - 1]->column == list[i]->column)
			way_add(ways, list[i - 1], list[i]);
}

static double apart(const struct building *a, const struct building *b)
{
	double x = a->x_m - b->x_m, y = a->y_m - b->y_m;
	return x * x + y * y;
}

/* Those at a place of their own come first in the list, the others are joined to the first of their place. Returns how many. */
static int twins_join(struct ways *ways, struct building **list, int count)
{
	int places = 0;
	for (int i = 0; i < count; i++) {
		int twin = 0;
		while (twin < places && apart(list[twin], list[i]) > 0)
			twin++;
		if (twin < places)
			way_add(ways, list[twin], list[i]);
		else
			list[places++] = list[i];
	}
	return places;
}

/* Nobody stands inside the circle over the way between the two. */
static bool are_neighbours(struct building *const *list, int count, int a, int b)
{
	double between = apart(list[a], list[b]);
	for (int i = 0; i < count; i++)
		if (i != a && i != b && apart(list[a], list[i]) + apart(list[b], list[i]) < between)
			return false;
	return true;
}

static void surveyed_join(struct ways *ways, struct building **list, int count)
{
	int places = twins_join(ways, list, count);
	for (int a = 0; a < places; a++)
		for (int b = a + 1; b < places; b++)
			if (are_neighbours(list, places, a, b))
				way_add(ways, list[a], list[b]);
}

bool ways_between(struct ways_found *found, struct building *buildings, int count, bool is_surveyed, const struct settings *settings, struct arena *arena)
{
	struct building **list = ways_list(buildings, count, arena);
	struct ways ways = {.buildings = buildings, .arena = arena, .minutes_per_m = minutes_per_m(settings)};
	ways_grow(&ways, 2 * count + 1);
	if (!list || ways.failed)
		return false;
	if (is_surveyed)
		surveyed_join(&ways, list, count);
	else
		lattice_join(&ways, list, count);
	*found = (struct ways_found){.count = ways.count, .from = ways.from, .to = ways.to, .minutes = ways.minutes};
	return !ways.failed;
}

struct graph *ways_build(struct building *buildings, int count, bool is_surveyed, const struct settings *settings, struct arena *arena)
{
	struct ways_found ways;
	if (!ways_between(&ways, buildings, count, is_surveyed, settings, arena))
		return NULL;
	return graph_init(count, ways.count, ways.from, ways.to, ways.minutes);
}
