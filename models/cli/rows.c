/* rows.c - the rows of the source documents, out of the name-plates of everything that serves them. */
#include "cli/rows.h"

#include <string.h>

#include "demand/kinds.h"
#include "gate/rule.h"
#include "loops/loop.h"
#include "run/indicator.h"
#include "world/reading.h"
#include "world/tables.h"

static const struct verb *const verbs[] = {
#define VERB(id) &id##_verb,
#include "cli/verbs.def"
#undef VERB
};

static void thing_print(const struct cli *cli, const char *rows, const char *kind, const char *name)
{
	for (const char *row = rows ? rows + strspn(rows, " ") : ""; *row; row += strspn(row, " ")) {
		size_t length = strcspn(row, " ");
		fprintf(cli->out, "%.*s\t%s\t%s\n", (int)length, row, kind, name);
		row += length;
	}
}

static void keys_print(const struct cli *cli, const struct schema *schema)
{
	for (int i = 0; i < schema->count; i++)
		thing_print(cli, schema->keys[i].rows, "key", schema->keys[i].path);
}

void rows_print(const struct manual *manual)
{
	const struct cli *cli = manual->cli;
	keys_print(cli, &manual->schema);
	keys_print(cli, &reading_schema);
	for (int id = 0; id < KIND_COUNT; id++)
		thing_print(cli, kind_plate((enum kind_id)id)->plate.rows, "kind", kind_plate((enum kind_id)id)->plate.name);
	for (int id = 0; id < RULE_COUNT; id++)
		thing_print(cli, rule_plate((enum rule_id)id)->rows, "rule", rule_plate((enum rule_id)id)->name);
	for (int id = 0; id < LOOP_COUNT; id++)
		thing_print(cli, loop_plate((enum loop_id)id)->rows, "loop", loop_plate((enum loop_id)id)->name);
	for (int id = 0; id < PROVIDER_COUNT; id++)
		thing_print(cli, provider_plate((enum provider_id)id)->rows, "provider", provider_plate((enum provider_id)id)->name);
	for (int id = 0; id < DISCIPLINE_COUNT; id++)
		thing_print(cli, discipline_plate((enum discipline_id)id)->rows, "discipline", discipline_plate((enum discipline_id)id)->name);
	for (int id = 0; id < INDICATOR_COUNT; id++)
		thing_print(cli, indicator_plate((enum indicator_id)id)->rows, "indicator", indicator_plate((enum indicator_id)id)->measure.name);
	for (int id = 0; id < TABLES_COUNT; id++)
		thing_print(cli, tables_plate((enum tables_id)id)->rows, "table", tables_plate((enum tables_id)id)->name);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		thing_print(cli, verbs[i]->rows, "verb", verbs[i]->name);
}
