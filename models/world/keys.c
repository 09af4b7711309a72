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
#define EFFICIENCY(post, skill, default_) \
	{.path = "staff.efficiency." #post "." #skill, .type = SCHEMA_NUMBER, .dimension = UNITS_NUMBER, \
	 .offset = offsetof(struct settings, efficiency_##post##_##skill), .fallback = default_, .low = 0, .high = 5, .source = "assumed", \
	 .name_en = "efficiency: " #post ", " #skill, .name_zh = "效率：" #post "，" #skill, \
	 .meaning_en = "speed of this post at work of this skill; 1 = the standard hour, 0 = cannot do it", \
	 .meaning_zh = "该岗位办理此类工作的速度；1 为标准工时，0 为不能办理"},
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
};

/* What every kind has; offsets into struct kind_settings, defaults come from the name-plate. */
static const struct schema_key kind_keys[] = {
#define KIND_NUMBER(key, member_, dimension_, low_, high_, fixed_, meaning_en_, meaning_zh_) \
	{.path = key, .type = IS_COUNT(UNITS_##dimension_), .dimension = UNITS_##dimension_, .offset = offsetof(struct kind_settings, member_), \
	 .low = low_, .high = high_, .is_fixed = fixed_, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_},
#define KIND_CHOICE(key, member_, choices_, fixed_, meaning_en_, meaning_zh_) \
	{.path = key, .type = SCHEMA_CHOICE, .choices = choices_, .offset = offsetof(struct kind_settings, member_), \
	 .is_fixed = fixed_, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_},
#define KIND_DRAWN(key, member_, dimension_, low_, high_, fixed_, meaning_en_, meaning_zh_) \
	{.path = key, .type = SCHEMA_DRAW, .dimension = UNITS_##dimension_, .offset = offsetof(struct kind_settings, member_), \
	 .low = low_, .high = high_, .is_fixed = fixed_, .meaning_en = meaning_en_, .meaning_zh = meaning_zh_},
#include "world/kind_keys.def"
#undef KIND_NUMBER
#undef KIND_CHOICE
#undef KIND_DRAWN
};

enum { PLAIN_KEYS = sizeof plain_keys / sizeof *plain_keys, KIND_KEYS = sizeof kind_keys / sizeof *kind_keys };
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
	key.name_zh = arena_format(arena, "%s：%s", kind->plate.name_zh, key.path);
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
		.name_zh = arena_format(arena, "%s：%s", plate->name_zh, parameter->name),
		.meaning_en = parameter->meaning_en, .meaning_zh = parameter->meaning_zh};
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

static bool is_complete(const struct schema *schema)
{
	for (int i = 0; i < schema->count; i++)
		if (!schema->keys[i].path)
			return false;
	return true;
}

enum status keys_build(struct schema *schema, struct arena *arena)
{
	int count = PLAIN_KEYS + KIND_COUNT * KIND_KEYS;
	for (int loop = 0; loop < LOOP_COUNT; loop++)
		count += parameter_count(loop_plate((enum loop_id)loop));
	struct schema_key *keys = arena_rows(arena, count, struct schema_key);
	*schema = (struct schema){.keys = keys};
	if (!keys)
		return STATUS_WORLD;
	memcpy(keys, plain_keys, sizeof plain_keys);
	count = PLAIN_KEYS;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		for (int at = 0; at < KIND_KEYS; at++)
			if (kind_has_key(kind_plate((enum kind_id)kind), kind_keys[at].path))
				keys[count++] = kind_key(kind_plate((enum kind_id)kind), (enum kind_id)kind, at, arena);
	for (int loop = 0; loop < LOOP_COUNT; loop++) {
		const struct plate *plate = loop_plate((enum loop_id)loop);
		const char *group = arena_format(arena, "loops.%s", plate->name);
		size_t offset = offsetof(struct settings, loops) + (size_t)loop * PLATE_PARAMETERS * sizeof(double);
		for (int at = 0; at < parameter_count(plate); at++)
			keys[count++] = plate_key(plate, at, group ? group : "", offset, arena);
	}
	schema->count = count;
	return is_complete(schema) ? STATUS_OK : STATUS_WORLD;
}

enum status keys_of_rule(enum rule_id id, struct schema *schema, struct arena *arena)
{
	const struct plate *plate = rule_plate(id);
	int count = parameter_count(plate);
	struct schema_key *keys = arena_rows(arena, count + 1, struct schema_key);
	*schema = (struct schema){.keys = keys, .count = keys ? count : 0};
	for (int at = 0; at < schema->count; at++)
		keys[at] = plate_key(plate, at, plate->name, 0, arena);
	return keys && is_complete(schema) ? STATUS_OK : STATUS_WORLD;
}
