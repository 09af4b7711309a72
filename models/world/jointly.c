/* jointly.c - fields two forms share: common ones by their number, the others only within a department. */
#include "world/jointly.h"

#include "world/items.h"

static int recurrence_of(const struct settings *settings, const struct template *template)
{
	const struct mandate_row *row = template->row;
	if (template->is_once)
		return RECURRENCE_YEARLY;
	return row && row->recurrence >= 0 ? row->recurrence : settings->kinds[template->kind].recurrence;
}

bool jointly_alike(const struct settings *settings, const struct template *a, const struct template *b)
{
	return a->kind == b->kind && recurrence_of(settings, a) == recurrence_of(settings, b);
}

uint64_t jointly_shared(const struct template *a, const struct template *b)
{
	return a->fields & b->fields & (a->department == b->department ? UINT64_MAX : ITEMS_COMMON_FIELDS);
}

static bool is_in_use(const struct settings *settings, const struct template *template)
{
	return template->index < (int)settings->kinds[template->kind].count;
}

double jointly_again(const struct world *world, const struct settings *settings, const struct template *template, const double *group)
{
	uint64_t asked = 0;
	if (!template->fields || template->item < 0 || group[template->item] <= 0)
		return 0;
	for (const struct template *other = world->templates; other < template; other++)
		if (other->item >= 0 && other->fields && group[other->item] == group[template->item] && is_in_use(settings, other) &&
		    jointly_alike(settings, other, template))
			asked |= jointly_shared(template, other);
	return __builtin_popcountll(asked) / (double)__builtin_popcountll(template->fields);
}
