/* catalogue_groups.c - groups of items grown along what a joint form saves. */
#include "plan/catalogue/catalogue_groups.h"

#include <stdlib.h>
#include <string.h>

#include "world/jointly.h"

enum { NEAREST = 12 };
static const double LEAST_SAVED = 0.01; /* hours a year */

void catalogue_group_save(struct catalogue_group *group, const struct world *world, const double (*hours)[CATALOGUE_MONTHS], double *mark)
{
	const struct settings *settings = &world->scenario->settings;
	memset(group->saved, 0, sizeof group->saved);
	group->saved_year = 0;
	for (int i = 0; i < group->count; i++)
		mark[group->items[i]] = 1;
	for (int i = 0; i < group->count; i++) {
		const struct item *item = &world->items[group->items[i]];
		for (int k = 0; k < item->template_count; k++) {
			int t = world->item_templates[item->template_first + k];
			double saving = settings->plan_joint_saving * jointly_again(world, settings, &world->templates[t], mark);
			for (int m = 0; m < CATALOGUE_MONTHS && saving > 0; m++) {
				group->saved[m] += saving * hours[t][m];
				group->saved_year += saving * hours[t][m];
			}
		}
	}
	for (int i = 0; i < group->count; i++)
		mark[group->items[i]] = 0;
}

/* Groups on their way. */
struct growing {
	const struct world *world;
	const double (*hours)[CATALOGUE_MONTHS];
	struct arena *arena;
	struct catalogue_pool *pool;
	const bool *is_in;
	struct { int item; double saved; } near[NEAREST];
	int near_count;
	bool failed;
};

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static bool is_known(const struct catalogue_pool *pool, const struct catalogue_group *group)
{
	for (int g = 0; g < pool->count; g++)
		if (pool->groups[g].count == group->count && !memcmp(pool->groups[g].items, group->items, (size_t)group->count * sizeof *group->items))
			return true;
	return false;
}

/* Keeps a copy of a group that saves something. */
static void keep(struct growing *growing, const struct catalogue_group *group)
{
	struct catalogue_group copy = *group;
	copy.items = arena_rows(growing->arena, group->count, int);
	if (!copy.items || growing->failed) {
		growing->failed = true;
		return;
	}
	memcpy(copy.items, group->items, (size_t)group->count * sizeof *copy.items);
	qsort(copy.items, (size_t)copy.count, sizeof *copy.items, by_number);
	if (copy.saved_year >= LEAST_SAVED && growing->pool->count < CATALOGUE_GROUPS && !is_known(growing->pool, &copy))
		growing->pool->groups[growing->pool->count++] = copy;
}

/* The neighbours of an item that save most with it alone; each pair is a group by itself. */
static void nearest_find(struct growing *growing, const struct catalogue_overlap *overlap, int item)
{
	growing->near_count = 0;
	for (int p = 0; p < overlap->pair_count; p++) {
		const struct catalogue_pair *pair = &overlap->pairs[p];
		if ((pair->a != item && pair->b != item) || !growing->is_in[pair->a] || !growing->is_in[pair->b])
			continue;
		int two[2] = {pair->a, pair->b}, at = growing->near_count;
		struct catalogue_group group = {.items = two, .count = 2};
		catalogue_group_save(&group, growing->world, growing->hours, growing->pool->mark);
		if (at == NEAREST && group.saved_year <= growing->near[at - 1].saved)
			continue;
		at = at == NEAREST ? at - 1 : growing->near_count++;
		for (; at > 0 && growing->near[at - 1].saved < group.saved_year; at--)
			growing->near[at] = growing->near[at - 1];
		growing->near[at].item = pair->a == item ? pair->b : pair->a;
		growing->near[at].saved = group.saved_year;
	}
	for (int n = 0; n < growing->near_count; n++) {
		int two[2] = {item, growing->near[n].item};
		struct catalogue_group group = {.items = two, .count = 2};
		catalogue_group_save(&group, growing->world, growing->hours, growing->pool->mark);
		keep(growing, &group);
	}
}

/* From an item on, always the neighbour that adds most. */
static void grow(struct growing *growing, int item, int *items)
{
	struct catalogue_group group = {.items = items, .count = 1};
	items[0] = item;
	while (group.count < (int)growing->world->scenario->settings.plan_joint_most) {
		int best = -1;
		double saved = group.saved_year;
		for (int n = 0; n < growing->near_count; n++) {
			bool is_in = false;
			for (int i = 0; i < group.count; i++)
				is_in = is_in || items[i] == growing->near[n].item;
			if (is_in)
				continue;
			struct catalogue_group tried = {.items = items, .count = group.count + 1};
			items[group.count] = growing->near[n].item;
			catalogue_group_save(&tried, growing->world, growing->hours, growing->pool->mark);
			if (tried.saved_year > saved + LEAST_SAVED) {
				best = growing->near[n].item;
				saved = tried.saved_year;
			}
		}
		if (best < 0)
			return;
		items[group.count++] = best;
		catalogue_group_save(&group, growing->world, growing->hours, growing->pool->mark);
		keep(growing, &group);
	}
}

enum status catalogue_groups_init(struct catalogue_pool *pool, const struct world *world, struct arena *arena)
{
	*pool = (struct catalogue_pool){.groups = arena_rows(arena, CATALOGUE_GROUPS, struct catalogue_group), .mark = arena_rows(arena, world->item_count + 1, double)};
	return pool->groups && pool->mark ? STATUS_OK : STATUS_WORLD;
}

enum status catalogue_groups_grow(struct catalogue_pool *pool, const struct catalogue_overlap *overlap, const bool *is_in, const struct world *world,
	const double (*hours)[CATALOGUE_MONTHS], struct arena *arena)
{
	struct growing growing = {.world = world, .hours = hours, .arena = arena, .pool = pool, .is_in = is_in};
	int most = (int)world->scenario->settings.plan_joint_most, *items = arena_rows(arena, most + 1, int);
	for (int i = 0; i < world->item_count && items && !growing.failed && most >= 2; i++) {
		if (!is_in[i])
			continue;
		nearest_find(&growing, overlap, i);
		grow(&growing, i, items);
	}
	return growing.failed || !items ? STATUS_WORLD : STATUS_OK;
}
