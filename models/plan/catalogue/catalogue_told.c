/* catalogue_told.c - what a group that comes jointly is about, for whoever tells of it. */
#include <string.h>

#include "plan/catalogue/catalogue.h"
#include "world/items.h"
#include "world/jointly.h"

static bool is_in(const struct catalogue_group *group, int item)
{
	for (int i = 0; i < group->count; i++)
		if (group->items[i] == item)
			return true;
	return false;
}

/* Forms of one kind in the group. */
static struct catalogue_told kind_told(const struct catalogue *plan, const struct catalogue_group *group, enum kind_id kind)
{
	const struct world *world = &plan->world;
	const struct settings *settings = &world->scenario->settings;
	struct catalogue_told told = {.kind = kind};
	uint64_t twice = 0;
	for (const struct template *one = world->templates; one < world->templates + world->template_count; one++) {
		if (one->kind != kind || !one->fields || one->index >= (int)settings->kinds[kind].count || !is_in(group, one->item))
			continue;
		uint64_t before = 0;
		bool is_new = true;
		for (const struct template *other = world->templates; other < one; other++) {
			if (other->kind != kind || !other->fields || !is_in(group, other->item))
				continue;
			is_new = is_new && other->department != one->department;
			before |= jointly_alike(settings, one, other) ? jointly_shared(one, other) : 0;
		}
		told.forms++;
		told.departments += is_new;
		twice |= before;
		double again = settings->plan_joint_saving * __builtin_popcountll(before) / __builtin_popcountll(one->fields);
		for (int m = 0; m < CATALOGUE_MONTHS; m++)
			told.saved_year += again * plan->hours[one - world->templates][m];
	}
	told.fields = __builtin_popcountll(twice);
	return told;
}

struct catalogue_told catalogue_told(const struct catalogue *plan, const struct catalogue_group *group)
{
	struct catalogue_told best = {.saved_year = -1};
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct catalogue_told told = kind_told(plan, group, (enum kind_id)kind);
		if (told.saved_year > best.saved_year)
			best = told;
	}
	return best;
}
