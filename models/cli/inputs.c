/* inputs.c - a row for each input the scenario gives: what it is called, its value, its source. */
#include "cli/inputs.h"

#include <string.h>

#include "show/table.h"
#include "world/keys.h"
#include "world/reading.h"
#include "world/tables.h"

struct listing {
	struct cli *cli;
	struct arena *arena;
	struct table table;
	enum status status;
};

static void row_add(struct listing *listing, const char *name, const char *value, const char *source)
{
	const char *cells[] = {name, value, source};
	if (listing->status == STATUS_OK)
		listing->status = name && value && source ? table_row(&listing->table, cells) : STATUS_WORLD;
}

static const char *source_words(struct listing *listing, const struct schema_provenance *said)
{
	if (!strcmp(said->source, "assumed"))
		return _("assumed");
	return said->origin == SCHEMA_FILE_ASSUMED ? arena_format(listing->arena, _("assumed: %s"), said->source) : said->source;
}

static void settings_add(struct listing *listing, const struct scenario *scenario)
{
	struct schema schema;
	char path[SCHEMA_VALUE], value[SCHEMA_VALUE];
	listing->status |= keys_build(&schema, listing->arena);
	for (int i = 0; listing->status == STATUS_OK && i < schema.count; i++) {
		const struct schema_provenance *said = &scenario->provenance[i];
		if (said->origin != SCHEMA_FILE_SOURCED && said->origin != SCHEMA_FILE_ASSUMED)
			continue;
		schema_path(&schema, schema.keys[i].path, listing->cli->is_chinese, path, sizeof path);
		schema_value(&schema.keys[i], &scenario->settings, listing->cli->is_chinese, value, sizeof value);
		row_add(listing, path, value, source_words(listing, said));
	}
}

/* The key of a line, of servers or of a rule, below the name of what has it: its group is part of that name already. */
static const char *name_of(struct listing *listing, const struct scenario_input *input)
{
	char path[SCHEMA_VALUE];
	bool is_chinese = listing->cli->is_chinese;
	schema_path(&input->schema, input->key->path, is_chinese, path, sizeof path);
	bool has_group = input->schema.keys == lines_schema.keys || input->schema.keys == servers_schema.keys;
	const char *dot = strchr(path, '.'), *key = has_group && dot ? dot + 1 : path, *before = cli_pick(listing->cli, input->before_en, input->before_zh);
	if (input->from_serial == SCENARIO_NO_DATE)
		return arena_format(listing->arena, "%s%s", before, key);
	struct calendar_date date = calendar_date(input->from_serial);
	return arena_format(listing->arena, _("%s%s from %04d-%02d-%02d"), before, key, date.year, date.month, date.day);
}

static bool is_name(const struct scenario_input *input)
{
	const char *dot = strrchr(input->key->path, '.');
	return dot && (!strcmp(dot, ".name") || !strcmp(dot, ".id"));
}

static void others_add(struct listing *listing, const struct scenario *scenario)
{
	char value[SCHEMA_VALUE];
	for (int i = 0; i < scenario->input_count; i++) {
		const struct scenario_input *input = &scenario->inputs[i];
		if (is_name(input))
			continue;
		schema_value(input->key, input->filled, listing->cli->is_chinese, value, sizeof value);
		row_add(listing, name_of(listing, input), value, source_words(listing, &input->said));
	}
}

static void tables_add(struct listing *listing, const struct scenario *scenario)
{
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct scenario_table *table = &scenario->tables[id];
		const struct sheet_plate *plate = tables_plate((enum tables_id)id);
		if (table->file)
			row_add(listing, cli_pick(listing->cli, plate->name, plate->name_zh), arena_format(listing->arena,
				ngettext("%s, %d row", "%s, %d rows", (unsigned long)table->row_count), table->stamp.name, table->row_count),
				table->source ? table->source : _("assumed"));
	}
}

void inputs_print(struct cli *cli, struct scenario *scenario, struct faults *faults)
{
	struct listing listing = {.cli = cli, .arena = &scenario->arena};
	const char *headings[] = {_("input"), _("value"), _("source")};
	struct text page;
	text_init(&page);
	listing.status = table_init(&listing.table, listing.arena, 3);
	row_add(&listing, headings[0], headings[1], headings[2]);
	if (listing.status == STATUS_OK)
		table_headings(&listing.table);
	settings_add(&listing, scenario);
	others_add(&listing, scenario);
	tables_add(&listing, scenario);
	if (listing.status == STATUS_OK)
		table_write(&listing.table, TABLE_TEXT, &page);
	if (listing.status != STATUS_OK || page.failed)
		fault_world(faults, "out of memory");
	else
		fprintf(cli->out, "\n%s", page.data);
	text_free(&page);
}
