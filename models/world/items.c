/* items.c - templates by kind, items that hold them, and the attributes an admission is judged by. */
#include "world/items.h"

#include <math.h>

#include "world/listed.h"
#include "world/score.h"

enum { ATTRIBUTE_FUNCTION = 1, ATTRIBUTE_AUTHORITY, ATTRIBUTE_COVERAGE, ATTRIBUTE_OPINION, ATTRIBUTE_FIELDS };
enum { COMMON_FIELDS = 16, ALL_FIELDS = 64, FIELD_TRIES = 200 };
static const uint64_t COMMON = ITEMS_COMMON_FIELDS;
_Static_assert(ITEMS_COMMON_FIELDS == (UINT64_C(1) << COMMON_FIELDS) - 1, "fields with a common name come first");

/* The fractional parts of multiples of an irrational: even shares at any count. */
static double rank_of(int index, double irrational)
{
	return fmod((index + 1) * irrational, 1.0);
}

static double item_uniform(const struct world *world, int index, int attribute)
{
	struct random_address address = {.seed = world->seed, .source = SOURCE_ITEM, .entity = (uint32_t)index};
	return random_uniform(&address, attribute);
}

/* As many templates as the kind ever has, in any option at any date. */
static int most_of_kind(const struct scenario *scenario, int kind)
{
	double most = scenario->settings.kinds[kind].count;
	for (int i = 0; i < scenario->policy_count; i++)
		for (int j = 0; j < scenario->policies[i].phase_count; j++)
			most = fmax(most, scenario->policies[i].phases[j].settings->kinds[kind].count);
	return (int)most;
}

/* So many distinct fields, each from the common pool with the chance that departments ask for the same. */
static uint64_t fields_of(const struct world *world, int template, int count)
{
	const struct settings *settings = &world->scenario->settings;
	uint64_t fields = 0;
	struct random_address address = {.seed = world->seed, .source = SOURCE_ITEM, .entity = (uint32_t)template, .ordinal = random_ordinal(1, 0)};
	struct random_stream stream = random_stream_at(&address, ATTRIBUTE_FIELDS);
	for (int taken = 0, tries = 0; taken < count && tries < FIELD_TRIES; tries++) {
		bool common = random_next(&stream) < settings->duplicated_share;
		double u = random_next(&stream);
		int field = common ? (int)(u * COMMON_FIELDS) : COMMON_FIELDS + (int)(u * (ALL_FIELDS - COMMON_FIELDS));
		taken += !(fields >> field & 1);
		fields |= (uint64_t)1 << field;
	}
	return fields;
}

/* The hours of a template in a mean community at the start. */
static double hours_of(const struct world *world, const struct template *template, const struct kind_settings *kind)
{
	const struct community mean = {.households = world->mean_households, .population = world->mean_population};
	double hours = world_pieces_a_year(kind) * template->times * world_standard_hours(&world->scenario->settings, kind, template, &mean,
		world_growth(world, &world->scenario->settings, world->start_day));
	hours *= kind->persons;
	return kind->recurrence == RECURRENCE_WEEKLY ? hours + kind->year_end : hours;
}

static void template_of(struct world *world, struct template *template, int number, int kind, int index, int in_item)
{
	const struct kind *plate = kind_plate((enum kind_id)kind);
	const struct scenario *scenario = world->scenario;
	const struct mandate_row *row = listed_row(scenario, kind, index);
	struct kind_settings own;
	listed_kind(&scenario->settings.kinds[kind], row, &own);
	*template = (struct template){
		.kind = (enum kind_id)kind, .index = index, .item = -1, .row = row, .times = listed_times(row),
		.rigid_rank = rank_of(index, 0.6180339887498949), .linked_rank = rank_of(index, 0.4142135623730951),
		.resident_rank = rank_of(index, 0.7320508075688772), .evening_rank = rank_of(index, 0.2360679774997898),
		.is_once = own.recurrence == RECURRENCE_YEARLY,
		.weekday = (int8_t)(number % 5), .day_of_month = (int8_t)(1 + (number * 7) % 25),
	};
	if (plate->in_item && world->item_count > 0) {
		template->item = listed_item(world, row, in_item);
		template->department = world->items[template->item].department;
	} else {
		template->department = row && row->department >= 0 ? row->department : index % world->department_count;
	}
	if (row)
		listed_ranks(row, template);
	if (plate->has_fields)
		template->fields = fields_of(world, number, row && !isnan(row->fields) ? (int)row->fields : (int)scenario->settings.fields_per_request);
	template->hours_year = hours_of(world, template, &own);
}

static void item_attributes(struct world *world, struct item *item, const int32_t *templates)
{
	const struct settings *settings = &world->scenario->settings;
	double benefit = 0, most_hours = -1;
	uint64_t fields = 0, others = 0;
	item->has_authority = item_uniform(world, item->id, ATTRIBUTE_AUTHORITY) >= settings->no_authority_share;
	double u = item_uniform(world, item->id, ATTRIBUTE_FUNCTION);
	if (u >= settings->no_function_share) { /* most of what is sent down is "assist government" (H30: function 2) */
		double v = (u - settings->no_function_share) / (1 - settings->no_function_share);
		item->function = v < 0.6 ? 2 : v < 0.75 ? 1 : v < 0.9 ? 4 : 3;
	}
	listed_attributes(world, item);
	for (int i = 0; i < item->template_count; i++) {
		const struct template *template = &world->templates[templates[item->template_first + i]];
		struct kind_settings kind;
		listed_kind(&settings->kinds[template->kind], template->row, &kind);
		item->hours_year += template->hours_year;
		item->rigid_share += template->rigid_rank < kind.rigid ? template->hours_year : 0;
		benefit += kind.benefit * template->hours_year;
		fields |= template->fields;
		if (template->hours_year > most_hours) {
			most_hours = template->hours_year;
			item->kind = kind_plate(template->kind)->item_kind;
		}
	}
	for (int i = 0; i < world->template_count; i++)
		if (world->templates[i].department != item->department)
			others |= world->templates[i].fields & COMMON;
	if (item->hours_year > 0) {
		item->rigid_share /= item->hours_year;
		item->benefit = fmin(1, benefit / item->hours_year / 0.3);
	}
	int asked = __builtin_popcountll(fields), again = __builtin_popcountll(fields & others);
	item->unduplicated = asked ? 1 - (double)again / asked : 1;
	item->coverage = item_uniform(world, item->id, ATTRIBUTE_COVERAGE);
	item->opinion = item_uniform(world, item->id, ATTRIBUTE_OPINION);
}

static void fields_elsewhere(struct template *templates, int count)
{
	for (int i = 0; i < count; i++)
		for (int j = 0; j < count; j++)
			if (templates[j].department != templates[i].department)
				templates[i].fields_elsewhere |= templates[i].fields & templates[j].fields & COMMON;
}

/* Lean = share of items that ask for more hours; then the score. */
static void items_score(struct item *items, int count)
{
	const double equal[6] = {1, 1, 1, 1, 1, 1};
	for (int i = 0; i < count; i++) {
		int more = 0;
		for (int j = 0; j < count; j++)
			more += items[j].hours_year > items[i].hours_year;
		items[i].lean = count > 1 ? (double)more / (count - 1) : 1;
		items[i].score = score_of(&items[i], equal);
	}
}

enum status items_build(struct world *world, struct arena *arena)
{
	const struct scenario *scenario = world->scenario;
	world->item_count = (int)fmax(scenario->settings.items, scenario->item_count);
	world->department_count = (int)scenario->settings.departments;
	int count = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		count += most_of_kind(scenario, kind);
	struct template *templates = arena_rows(arena, count + 1, struct template);
	struct item *items = arena_rows(arena, world->item_count + 1, struct item);
	int32_t *of_items = arena_rows(arena, count + 1, int32_t);
	if (!templates || !items || !of_items)
		return STATUS_WORLD;
	world->templates = templates;
	world->items = items;
	world->item_templates = of_items;
	for (int i = 0; i < world->item_count; i++)
		items[i] = (struct item){.id = i, .department = listed_department(world, i)};
	int in_item = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		for (int index = 0, most = most_of_kind(scenario, kind); index < most; index++) {
			template_of(world, &templates[world->template_count], world->template_count, kind, index, in_item);
			in_item += templates[world->template_count].item >= 0;
			world->template_count++;
		}
	}
	fields_elsewhere(templates, world->template_count);
	int filled = 0;
	for (int i = 0; i < world->item_count; i++) {
		items[i].template_first = filled;
		for (int t = 0; t < world->template_count; t++)
			if (templates[t].item == i)
				of_items[filled++] = t;
		items[i].template_count = filled - items[i].template_first;
		item_attributes(world, &items[i], of_items);
	}
	items_score(items, world->item_count);
	return STATUS_OK;
}
