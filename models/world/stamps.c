/* stamps.c - the tables a scenario rests on, wherever they are named: its own, those of distributions, those of recorded arrivals. */
#include <string.h>

#include "world/reading.h"

/* Stamps found so far, each once. */
struct gathering {
	struct arena *arena;
	struct stamp *stamps;
	int count, capacity;
	bool is_full; /* no memory left */
};

static void stamp_add(struct gathering *gathering, const struct stamp *stamp)
{
	for (int i = 0; i < gathering->count; i++)
		if (!strcmp(gathering->stamps[i].name, stamp->name) && !strcmp(gathering->stamps[i].sha256, stamp->sha256))
			return;
	if (gathering->count == gathering->capacity) {
		int capacity = 2 * gathering->capacity + 8;
		struct stamp *stamps = arena_rows(gathering->arena, capacity, struct stamp);
		if (!stamps) {
			gathering->is_full = true;
			return;
		}
		if (gathering->count)
			memcpy(stamps, gathering->stamps, (size_t)gathering->count * sizeof *stamps);
		gathering->stamps = stamps;
		gathering->capacity = capacity;
	}
	gathering->stamps[gathering->count++] = *stamp;
}

static void draw_add(struct gathering *gathering, const struct draw *draw)
{
	if (draw->table)
		stamp_add(gathering, &draw->table->stamp);
	for (int i = 0; i < draw->part_count; i++)
		draw_add(gathering, &draw->parts[i].draw);
}

/* Every distribution of what a table of keys has filled. */
static void draws_add(struct gathering *gathering, const struct schema *schema, const void *filled)
{
	for (int i = 0; i < schema->count; i++)
		if (schema->keys[i].type == SCHEMA_DRAW)
			draw_add(gathering, (const struct draw *)((const char *)filled + schema->keys[i].offset));
}

enum status stamps_gather(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	struct gathering gathering = {.arena = reading->arena};
	for (int id = 0; id < TABLES_COUNT; id++)
		if (scenario->tables[id].file)
			stamp_add(&gathering, &scenario->tables[id].stamp);
	for (int i = 0; i < scenario->line_count; i++) {
		draws_add(&gathering, &lines_schema, &scenario->lines[i]);
		if (scenario->lines[i].trace.count)
			stamp_add(&gathering, &scenario->lines[i].trace.stamp);
	}
	for (int i = 0; i < scenario->server_count; i++)
		draws_add(&gathering, &servers_schema, &scenario->servers[i]);
	draws_add(&gathering, &reading->schema, &scenario->settings);
	for (int i = 0; i < scenario->policy_count; i++)
		for (int j = 0; j < scenario->policies[i].phase_count; j++)
			draws_add(&gathering, &reading->schema, scenario->policies[i].phases[j].settings);
	scenario->stamps = gathering.stamps;
	scenario->stamp_count = gathering.count;
	return gathering.is_full ? fault_world(reading->faults, "out of memory") : STATUS_OK;
}
