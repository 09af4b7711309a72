/* catalogue_overlap.c - forms and the data fields they ask for, projected to items that ask for the same. */
#include <stdlib.h>
#include <string.h>

#include "plan/catalogue/catalogue_groups.h"
#include "solve/graph.h"
#include "world/items.h"
#include "world/jointly.h"

enum { FIELDS = 64 };

/* Forms of items on the left, the fields they ask for on the right. */
struct sides {
	const struct template **forms;
	int form_count, field_count, edge_count;
	int *form, *field;       /* of each edge */
	int64_t *key;            /* the same field, before it has a number */
};

static bool is_form(const struct world *world, const struct template *template)
{
	return template->item >= 0 && template->fields && template->index < (int)world->scenario->settings.kinds[template->kind].count;
}

/* The first form like this one. */
static int likes_of(const struct sides *sides, const struct settings *settings, int form)
{
	int first = 0;
	while (first < form && !jointly_alike(settings, sides->forms[first], sides->forms[form]))
		first++;
	return first;
}

static int by_key(const void *a, const void *b)
{
	int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
	return (one > other) - (one < other);
}

/* Fields get numbers in the order of their keys. */
static enum status fields_number(struct sides *sides, struct arena *arena)
{
	int64_t *keys = arena_rows(arena, sides->edge_count + 1, int64_t);
	if (!keys)
		return STATUS_WORLD;
	memcpy(keys, sides->key, (size_t)sides->edge_count * sizeof *keys);
	qsort(keys, (size_t)sides->edge_count, sizeof *keys, by_key);
	for (int e = 0; e < sides->edge_count; e++)
		if (e == 0 || keys[e] != keys[sides->field_count - 1])
			keys[sides->field_count++] = keys[e];
	for (int e = 0; e < sides->edge_count; e++)
		sides->field[e] = (int)((int64_t *)bsearch(&sides->key[e], keys, (size_t)sides->field_count, sizeof *keys, by_key) - keys);
	return STATUS_OK;
}

/* A field is another in a form of another kind or recurrence; those without a common name, in another department too. */
static enum status sides_build(struct sides *sides, const struct world *world, struct arena *arena)
{
	int most = world->template_count * FIELDS;
	*sides = (struct sides){.forms = arena_rows(arena, world->template_count + 1, const struct template *),
		.form = arena_rows(arena, most + 1, int), .field = arena_rows(arena, most + 1, int), .key = arena_rows(arena, most + 1, int64_t)};
	if (!sides->forms || !sides->form || !sides->field || !sides->key)
		return STATUS_WORLD;
	for (int t = 0; t < world->template_count; t++) {
		const struct template *template = &world->templates[t];
		if (!is_form(world, template))
			continue;
		int number = sides->form_count++;
		sides->forms[number] = template;
		int like = likes_of(sides, &world->scenario->settings, number);
		for (int bit = 0; bit < FIELDS; bit++) {
			if (!(template->fields >> bit & 1))
				continue;
			int owner = ITEMS_COMMON_FIELDS >> bit & 1 ? 0 : 1 + template->department;
			sides->form[sides->edge_count] = number;
			sides->key[sides->edge_count++] = ((int64_t)like * (world->department_count + 1) + owner) * FIELDS + bit;
		}
	}
	return fields_number(sides, arena);
}

static bool is_enough(const struct world *world, const struct sides *sides, const struct graph_pair *pair)
{
	int a = __builtin_popcountll(sides->forms[pair->a]->fields), b = __builtin_popcountll(sides->forms[pair->b]->fields);
	return pair->shared >= world->scenario->settings.plan_overlap * (a < b ? a : b);
}

static int by_items(const void *a, const void *b)
{
	const struct catalogue_pair *one = a, *other = b;
	if (one->a != other->a)
		return one->a - other->a;
	return one->b != other->b ? one->b - other->b : other->shared - one->shared;
}

/* Of the forms of two items, the two that share most stand for them. */
static enum status items_pair(struct catalogue_overlap *overlap, const struct world *world, const struct sides *sides, const struct graph_pair *pairs,
	int count, struct arena *arena)
{
	overlap->pairs = arena_rows(arena, count + 1, struct catalogue_pair);
	if (!overlap->pairs)
		return STATUS_WORLD;
	int all = 0;
	for (int p = 0; p < count; p++) {
		int a = sides->forms[pairs[p].a]->item, b = sides->forms[pairs[p].b]->item;
		if (a != b && is_enough(world, sides, &pairs[p]))
			overlap->pairs[all++] = (struct catalogue_pair){a < b ? a : b, a < b ? b : a, pairs[p].shared};
	}
	qsort(overlap->pairs, (size_t)all, sizeof *overlap->pairs, by_items);
	for (int p = 0; p < all; p++)
		if (p == 0 || overlap->pairs[p].a != overlap->pairs[overlap->pair_count - 1].a || overlap->pairs[p].b != overlap->pairs[overlap->pair_count - 1].b)
			overlap->pairs[overlap->pair_count++] = overlap->pairs[p];
	return STATUS_OK;
}

/* How many of these classes have two members or more. */
static int classes_of_several(const int *of, int count, int classes, int *members)
{
	int several = 0;
	memset(members, 0, (size_t)classes * sizeof *members);
	for (int i = 0; i < count; i++)
		several += ++members[of[i]] == 2;
	return several;
}

static enum status circles_find(struct catalogue_overlap *overlap, int items, struct arena *arena, struct faults *faults)
{
	int *a = arena_rows(arena, overlap->pair_count + 1, int), *b = arena_rows(arena, overlap->pair_count + 1, int);
	int *members = arena_rows(arena, items + 1, int), parts = 0, circles = 0;
	double *weight = arena_rows(arena, overlap->pair_count + 1, double);
	overlap->part = arena_rows(arena, items + 1, int);
	overlap->circle = arena_rows(arena, items + 1, int);
	if (!a || !b || !members || !weight || !overlap->part || !overlap->circle)
		return STATUS_WORLD;
	for (int p = 0; p < overlap->pair_count; p++) {
		a[p] = overlap->pairs[p].a;
		b[p] = overlap->pairs[p].b;
		weight[p] = overlap->pairs[p].shared;
	}
	struct graph *graph = graph_init(items, overlap->pair_count, a, b, weight);
	enum status status = graph ? graph_components(graph, overlap->part, &parts, faults) : STATUS_WORLD;
	if (status == STATUS_OK)
		status = graph_communities(graph, overlap->circle, &circles, faults);
	graph_free(graph);
	if (status != STATUS_OK)
		return status;
	overlap->part_count = classes_of_several(overlap->part, items, parts, members);
	overlap->circle_count = classes_of_several(overlap->circle, items, circles, members);
	return STATUS_OK;
}

enum status catalogue_overlap(struct catalogue_overlap *overlap, const struct world *world, struct arena *arena, struct faults *faults)
{
	struct sides sides;
	struct graph_pair *pairs;
	int count;
	*overlap = (struct catalogue_overlap){0};
	enum status status = sides_build(&sides, world, arena);
	if (status == STATUS_OK)
		status = graph_overlap(&pairs, &count, arena, sides.form_count, sides.field_count, sides.edge_count, sides.form, sides.field, faults);
	if (status == STATUS_OK)
		status = items_pair(overlap, world, &sides, pairs, count, arena);
	return status == STATUS_OK ? circles_find(overlap, world->item_count, arena, faults) : status;
}
