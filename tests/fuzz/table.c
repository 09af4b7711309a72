/* table.c - any bytes as one of the tables a scenario names, as recorded arrivals, as a graph of units. */
#include <string.h>

#include "fuzz.h"
#include "plan/units.h"
#include "world/scenario.h"
#include "world/tables.h"
#include "world/traces.h"

enum { START_SERIAL = 15340 /* a day in 2012 */, KINDS = TABLES_COUNT + 2 };

static void table_of_scenario(enum tables_id id, const uint8_t *bytes, size_t size)
{
	struct scenario scenario;
	struct faults faults;
	char words[256];
	int length = snprintf(words, sizeof words, "settings: {place.communities: 2, place.streets: 1}\n%s: {file: table.csv, source: here}\n", tables_plate(id)->name);
	faults_init(&faults);
	put("table.csv", bytes, size);
	const char *path = put("of.yaml", words, (size_t)length);
	enum status status = scenario_read(&scenario, path, NULL, 0, &faults);
	scenario_free(&scenario);
	faults_end(&faults, status);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena;
	struct faults faults;
	struct trace trace;
	struct units units;
	if (size < 1)
		return 0;
	int kind = bytes[0] % KINDS;
	if (kind < TABLES_COUNT) {
		table_of_scenario((enum tables_id)kind, bytes + 1, size - 1);
		return 0;
	}
	arena_init(&arena);
	faults_init(&faults);
	const char *path = put("rows.csv", bytes + 1, size - 1);
	enum status status = kind == TABLES_COUNT ? trace_read(path, (struct place){0}, START_SERIAL, &arena, &faults, &trace)
		: units_read(&units, path, put("edges.csv", "a,b\n1,2\n", 8), &arena, &faults);
	faults_end(&faults, status);
	arena_free(&arena);
	return 0;
}
