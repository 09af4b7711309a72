/* listed.c - what a row of the table of mandates gives is taken, the rest follows its kind. */
#include "world/listed.h"

#include <math.h>

enum { ALWAYS = -1, NEVER = 2 }; /* ranks below and above every share */

const struct mandate_row *listed_row(const struct scenario *scenario, int kind, int index)
{
	double before = 0;
	for (int i = 0; i < scenario->mandate_count; i++) {
		const struct mandate_row *row = &scenario->mandates[i];
		if (row->kind != kind)
			continue;
		before += row->count;
		if (index < before)
			return row;
	}
	return NULL;
}

static void over(double *value, double of_row)
{
	if (!isnan(of_row))
		*value = of_row;
}

void listed_kind(const struct kind_settings *kind, const struct mandate_row *row, struct kind_settings *out)
{
	*out = *kind;
	if (!row)
		return;
	if (!isnan(row->effort))
		out->effort = draw_constant(row->effort);
	if (row->basis >= 0)
		out->basis = row->basis;
	if (row->recurrence >= 0)
		out->recurrence = row->recurrence;
	if (!isnan(row->times))
		out->recurrence = RECURRENCE_YEARLY;
	if (out->recurrence != RECURRENCE_WEEKLY)
		out->year_end = 0;
	over(&out->reach, row->reach);
	over(&out->persons, row->persons);
	over(&out->year_end, row->year_end);
	over(&out->part, row->part);
	over(&out->hour, row->hour);
	over(&out->deadline, row->deadline);
	over(&out->lapse, row->lapse);
	over(&out->value, row->value);
	over(&out->benefit, row->benefit);
}

const struct kind_settings *const *listed_kinds(struct world *world, const struct settings *settings)
{
	int count = world->template_count;
	const struct kind_settings **kinds = arena_rows(&world->arena, count + 1, const struct kind_settings *);
	for (int t = 0; kinds && t < count; t++) {
		const struct template *template = &world->templates[t];
		kinds[t] = &settings->kinds[template->kind];
		if (!template->row)
			continue;
		struct kind_settings *own = arena_take(&world->arena, sizeof *own);
		if (!own)
			return NULL;
		listed_kind(kinds[t], template->row, own);
		kinds[t] = own;
	}
	return kinds;
}

double listed_times(const struct mandate_row *row)
{
	return row && !isnan(row->times) ? row->times : 1;
}

bool listed_passes_street(const struct mandate_row *row)
{
	return !row || row->passes_street != 0;
}

static void rank_over(double *rank, int of_row)
{
	if (of_row >= 0)
		*rank = of_row ? ALWAYS : NEVER;
}

void listed_ranks(const struct mandate_row *row, struct template *template)
{
	rank_over(&template->rigid_rank, row->rigid);
	rank_over(&template->linked_rank, row->linked);
	rank_over(&template->resident_rank, row->from_residents);
	rank_over(&template->evening_rank, row->in_evening);
}

/* -- items ----------------------------------------------------------------------------------------------------------- */

int listed_department(const struct world *world, int item)
{
	const struct scenario *scenario = world->scenario;
	for (int i = 0; i < scenario->mandate_count; i++)
		if (scenario->mandates[i].item == item && scenario->mandates[i].department >= 0)
			return scenario->mandates[i].department;
	return item % world->department_count;
}

/* The in_item-th item from `first` on that belongs to the department, in turn; -1 when it has none there. */
static int item_of_department(const struct world *world, int first, int department, int in_item)
{
	int own = 0;
	for (int i = first; i < world->item_count; i++)
		own += world->items[i].department == department;
	for (int i = first, turn = own ? in_item % own : 0; i < world->item_count && own; i++)
		if (world->items[i].department == department && turn-- == 0)
			return i;
	return -1;
}

int listed_item(const struct world *world, const struct mandate_row *row, int in_item)
{
	int first = world->scenario->item_count;
	if (row && row->item >= 0)
		return row->item;
	if (first >= world->item_count)
		first = 0; /* all items are the table's */
	int found = row && row->department >= 0 ? item_of_department(world, first, row->department, in_item) : -1;
	if (found < 0 && row && row->department >= 0)
		found = item_of_department(world, 0, row->department, in_item);
	return found >= 0 ? found : first + in_item % (world->item_count - first);
}

void listed_attributes(const struct world *world, struct item *item)
{
	const struct scenario *scenario = world->scenario;
	for (int i = 0; i < scenario->mandate_count && item->id < scenario->item_count; i++) {
		const struct mandate_row *row = &scenario->mandates[i];
		if (row->item != item->id)
			continue;
		if (!isnan(row->function))
			item->function = (int)row->function;
		if (row->has_authority >= 0)
			item->has_authority = row->has_authority;
	}
}
