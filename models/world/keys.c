/* keys.c - one row for each thing a scenario may set: the fixed ones, those of every kind, those of every loop. */
#include "world/keys.h"

#include <stddef.h>
#include <string.h>

#define IS_COUNT(dimension_) ((dimension_) == UNITS_COUNT ? SCHEMA_WHOLE : SCHEMA_NUMBER)

static const struct schema_key plain_keys[] = {
#define NUMBER(path_, member_, dimension_, default_, low_, high_, source_, fixed_, en, zh, meaning_en_, meaning_zh_, rows_) \
	{.path = path_, .type = IS_COUNT(UNITS_##dimension_), .dimension = UNITS_##dimension_, .offset = offsetof(struct settings, member_), \
	 .fallback = default_, .low = low_, .high = high_, .source = source_, .is_fixed = fixed_, .name_en = en, .name_zh = zh, \
	 .meaning_en = meaning_en_, .meaning_zh = meaning_zh_, .rows = rows_},
#define CHOICE(path_, member_, choices_, default_, source_, fixed_, en, zh, meaning_en_, meaning_zh_, rows_) \
	{.path = path_, .type = SCHEMA_CHOICE, .offset = offsetof(struct settings, member_), .choices = choices_, .fallback = default_, \
	 .source = source_, .is_fixed = fixed_, .name_en = en, .name_zh = zh, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_, .rows = rows_},
#define DRAWN(path_, member_, dimension_, draw_, low_, high_, source_, fixed_, en, zh, meaning_en_, meaning_zh_, rows_) \
	{.path = path_, .type = SCHEMA_DRAW, .dimension = UNITS_##dimension_, .offset = offsetof(struct settings, member_), \
	 .draw_fallback = draw_, .low = low_, .high = high_, .source = source_, .is_fixed = fixed_, .name_en = en, .name_zh = zh, \
	 .meaning_en = meaning_en_, .meaning_zh = meaning_zh_, .rows = rows_},
#define POST_ZH_lead "书记主任"
#define POST_ZH_grid "网格员"
#define POST_ZH_counter "窗口人员"
#define POST_ZH_specialist "专干"
#define SKILL_ZH_field "入户"
#define SKILL_ZH_counter "窗口"
#define SKILL_ZH_desk "案头"
#define EFFICIENCY(post, skill, default_) \
	{.path = "staff.efficiency." #post "." #skill, .type = SCHEMA_NUMBER, .dimension = UNITS_NUMBER, \
	 .offset = offsetof(struct settings, efficiency_##post##_##skill), .fallback = default_, .low = 0, .high = 5, .source = "assumed", \
	 .name_en = "efficiency: " #post ", " #skill, .name_zh = SKILL_ZH_##skill, \
	 .meaning_en = "speed of this post at work of this skill; 1 = the standard hour, 0 = cannot do it", \
	 .meaning_zh = "该岗位办理此类工作的速度；1 为标准工时，0 为不能办理"},
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
};

/* The Chinese words of the groups; those of kinds and loops come from their name-plates. */
static const char *const plain_groups[] = {
	"time=时间", "place=辖区", "growth=增长", "staff=人员", "staff.efficiency=效率", "staff.efficiency.lead=" POST_ZH_lead,
	"staff.efficiency.grid=" POST_ZH_grid, "staff.efficiency.counter=" POST_ZH_counter, "staff.efficiency.specialist=" POST_ZH_specialist,
	"requests=诉求", "visits=走访", "contacts=困难群体联系", "self_governance=居民自治", "departments=部门", "space=空间", "plan=规划",
	"mandates=交办事项", "loops=反馈回路", "supply=协同供给",
};

/* What every kind has; offsets into struct kind_settings, defaults come from the name-plate. */
static const struct schema_key kind_keys[] = {
#define KIND_NUMBER(key, member_, dimension_, low_, high_, fixed_, zh, meaning_en_, meaning_zh_) \
	{.path = key, .type = IS_COUNT(UNITS_##dimension_), .dimension = UNITS_##dimension_, .offset = offsetof(struct kind_settings, member_), \
	 .low = low_, .high = high_, .is_fixed = fixed_, .name_zh = zh, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_},
#define KIND_CHOICE(key, member_, choices_, fixed_, zh, meaning_en_, meaning_zh_) \
	{.path = key, .type = SCHEMA_CHOICE, .choices = choices_, .offset = offsetof(struct kind_settings, member_), \
	 .is_fixed = fixed_, .name_zh = zh, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_},
#define KIND_DRAWN(key, member_, dimension_, low_, high_, fixed_, zh, meaning_en_, meaning_zh_) \
	{.path = key, .type = SCHEMA_DRAW, .dimension = UNITS_##dimension_, .offset = offsetof(struct kind_settings, member_), \
	 .low = low_, .high = high_, .is_fixed = fixed_, .name_zh = zh, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_},
#include "world/kind_keys.def"
#undef KIND_NUMBER
#undef KIND_CHOICE
#undef KIND_DRAWN
};

enum { ITEMS_MOST = 2000 };
enum { PLAIN_KEYS = sizeof plain_keys / sizeof *plain_keys, KIND_KEYS = sizeof kind_keys / sizeof *kind_keys,
	PLAIN_GROUPS = sizeof plain_groups / sizeof *plain_groups };
_Static_assert(KIND_KEYS <= sizeof ((struct kind *)0)->source / sizeof(char *), "a source for every key of a kind");

static struct schema_key kind_key(const struct kind *kind, enum kind_id id, int at, struct arena *arena)
{
	struct schema_key key = kind_keys[at];
	const char *fallback = (const char *)&kind->fallback + key.offset;
	if (key.type == SCHEMA_CHOICE)
		key.fallback = *(const int *)fallback;
	else if (key.type == SCHEMA_DRAW)
		key.draw_fallback = *(const struct draw *)fallback;
	else
		key.fallback = *(const double *)fallback;
	key.name_en = arena_format(arena, "%s: %s", kind->plate.name_en, key.path);
	key.path = arena_format(arena, "mandates.%s.%s", kind->plate.name, key.path);
	key.offset += offsetof(struct settings, kinds) + (size_t)id * sizeof(struct kind_settings);
	key.source = kind->source[at] ? kind->source[at] : "assumed";
	return key;
}

/* Whether a key says something of a kind: what residents bring one by one has a rate, and none of the departments' ways. */
static bool kind_has_key(const struct kind *kind, const char *key)
{
	static const char *const brought[] = {"count", "rate", "effort", "deadline", "lapse"};
	if (kind->fallback.recurrence != RECURRENCE_WALK_IN)
		return strcmp(key, "rate") && (kind->in_item || strcmp(key, "benefit"));
	for (size_t i = 0; i < sizeof brought / sizeof *brought; i++)
		if (!strcmp(key, brought[i]))
			return true;
	return false;
}

static struct schema_key plate_key(const struct plate *plate, int at, const char *group, size_t offset, struct arena *arena)
{
	const struct plate_parameter *parameter = &plate->parameters[at];
	struct schema_key key = {.path = arena_format(arena, "%s.%s", group, parameter->name), .dimension = parameter->dimension,
		.offset = offset + (size_t)at * sizeof(double), .fallback = parameter->fallback, .low = parameter->low, .high = parameter->high,
		.choices = parameter->choices, .source = parameter->source ? parameter->source : "assumed", .is_double = true,
		.name_en = arena_format(arena, "%s: %s", plate->name_en, parameter->name),
		.name_zh = parameter->name_zh, .meaning_en = parameter->meaning_en, .meaning_zh = parameter->meaning_zh};
	key.type = parameter->is_set ? SCHEMA_SET : parameter->choices ? SCHEMA_CHOICE : IS_COUNT(parameter->dimension);
	return key;
}

static int parameter_count(const struct plate *plate)
{
	int count = 0;
	while (count < PLATE_PARAMETERS && plate->parameters[count].name)
		count++;
	return count;
}

/* The keys of all parameters of a plate, below a group; returns how many. */
static int plate_keys(struct schema_key *keys, const struct plate *plate, const char *above, size_t offset, struct arena *arena)
{
	const char *group = arena_format(arena, "%s.%s", above, plate->name);
	int count = parameter_count(plate);
	for (int at = 0; at < count; at++)
		keys[at] = plate_key(plate, at, group ? group : "", offset, arena);
	return count;
}

static bool is_complete(const struct schema *schema)
{
	for (int i = 0; i < schema->count; i++)
		if (!schema->keys[i].path)
			return false;
	return true;
}

/* NULL when memory ran out. */
static const char *const *groups_build(struct arena *arena)
{
	const char **groups = arena_rows(arena, PLAIN_GROUPS + KIND_COUNT + LOOP_COUNT + PROVIDER_COUNT + 1, const char *);
	int count = PLAIN_GROUPS;
	if (!groups)
		return NULL;
	memcpy(groups, plain_groups, sizeof plain_groups);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct plate *plate = &kind_plate((enum kind_id)kind)->plate;
		groups[count++] = arena_format(arena, "mandates.%s=%s", plate->name, plate->name_zh);
	}
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		groups[count++] = arena_format(arena, "loops.%s=%s", loop_plate((enum loop_id)loop)->name, loop_plate((enum loop_id)loop)->name_zh);
	for (int id = 0; id < PROVIDER_COUNT; id++)
		groups[count++] = arena_format(arena, "supply.%s=%s", provider_plate((enum provider_id)id)->name, provider_plate((enum provider_id)id)->name_zh);
	while (count > 0)
		if (!groups[--count])
			return NULL;
	return groups;
}

enum status keys_build(struct schema *schema, struct arena *arena)
{
	int count = PLAIN_KEYS + KIND_COUNT * KIND_KEYS;
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		count += parameter_count(loop_plate((enum loop_id)loop));
	for (int id = 0; id < PROVIDER_COUNT; id++)
		count += parameter_count(provider_plate((enum provider_id)id));
	struct schema_key *keys = arena_rows(arena, count, struct schema_key);
	*schema = (struct schema){.keys = keys, .groups = groups_build(arena)};
	if (!keys || !schema->groups)
		return STATUS_WORLD;
	memcpy(keys, plain_keys, sizeof plain_keys);
	count = PLAIN_KEYS;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		for (int at = 0; at < KIND_KEYS; at++)
			if (kind_has_key(kind_plate((enum kind_id)kind), kind_keys[at].path))
				keys[count++] = kind_key(kind_plate((enum kind_id)kind), (enum kind_id)kind, at, arena);
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		count += plate_keys(keys + count, loop_plate((enum loop_id)loop), "loops",
			offsetof(struct settings, loops) + (size_t)loop * PLATE_PARAMETERS * sizeof(double), arena);
	for (int id = 0; id < PROVIDER_COUNT; id++)
		count += plate_keys(keys + count, provider_plate((enum provider_id)id), "supply",
			offsetof(struct settings, providers) + (size_t)id * PLATE_PARAMETERS * sizeof(double), arena);
	schema->count = count;
	return is_complete(schema) ? STATUS_OK : STATUS_WORLD;
}

/* A list of items, kept behind the parameters. */
static struct schema_key items_key(const struct plate *plate, struct arena *arena)
{
	return (struct schema_key){.path = arena_format(arena, "%s.items", plate->name), .type = SCHEMA_LIST, .dimension = UNITS_COUNT,
		.offset = offsetof(struct rule_settings, items) - offsetof(struct rule_settings, p), .fallback = 1, .low = 0, .high = ITEMS_MOST,
		.list_least = 1, .list_most = 2 * ITEMS_MOST, .source = "rule", .name_en = arena_format(arena, "%s: items", plate->name_en), .name_zh = "所列事项",
		.meaning_en = plate->items_en, .meaning_zh = plate->items_zh};
}

enum status keys_of_rule(enum rule_id id, struct schema *schema, struct arena *arena)
{
	const struct plate *plate = rule_plate(id);
	int count = parameter_count(plate);
	struct schema_key *keys = arena_rows(arena, count + 2, struct schema_key);
	const char **groups = arena_rows(arena, 2, const char *);
	*schema = (struct schema){.keys = keys, .count = keys && groups ? count : 0, .groups = groups};
	for (int at = 0; at < schema->count; at++)
		keys[at] = plate_key(plate, at, plate->name, 0, arena);
	if (plate->items_en && schema->count)
		keys[schema->count++] = items_key(plate, arena);
	if (groups)
		groups[0] = arena_format(arena, "%s=%s", plate->name, plate->name_zh);
	return keys && groups && groups[0] && is_complete(schema) ? STATUS_OK : STATUS_WORLD;
}
