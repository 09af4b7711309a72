/* tables.c - the tables a scenario names, read one after the other; what they say of settings; names that stand for numbers. */
#include "world/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "input/cell.h"

const struct sheet_plate *tables_plate(enum tables_id id)
{
	static const struct sheet_plate *const plates[TABLES_COUNT] = {
#define TABLE(id) &tables_##id,
#include "world/tables.def"
#undef TABLE
	};
	return plates[id];
}

/* -- settings -------------------------------------------------------------------------------------------------------- */

static int key_of(const struct reading *reading, const char *path)
{
	return (int)(schema_find(&reading->schema, path) - reading->schema.keys);
}

double *tables_setting(struct reading *reading, const char *path)
{
	return (double *)((char *)&reading->scenario->settings + reading->schema.keys[key_of(reading, path)].offset);
}

static bool is_same_place(struct place a, struct place b)
{
	return a.file && b.file && !strcmp(a.file, b.file) && a.line == b.line && a.column == b.column;
}

/* Whether somebody said it, not before the table was named but with it, later, or on the command line. */
static bool is_said(const struct reading *reading, const struct sheet *sheet, const char *path)
{
	int key = key_of(reading, path), id = (int)(sheet - reading->sheets);
	const struct schema_provenance *said = &reading->scenario->provenance[key];
	const struct schema_provenance *inherited = reading->inherited[id] ? &reading->inherited[id][key] : NULL;
	if (said->origin != SCHEMA_FILE_SOURCED && said->origin != SCHEMA_FILE_ASSUMED)
		return false;
	return !inherited || !is_same_place(said->place, inherited->place);
}

static struct schema_provenance said_by(const struct sheet *sheet)
{
	return (struct schema_provenance){.origin = sheet->source ? SCHEMA_FILE_SOURCED : SCHEMA_FILE_ASSUMED,
		.place = sheet->place, .source = sheet->source ? sheet->source : "assumed"};
}

void tables_say(struct reading *reading, const struct sheet *sheet, const char *path, double value, enum tables_claim claim)
{
	struct schema_provenance *provenance = &reading->scenario->provenance[key_of(reading, path)];
	double *setting = tables_setting(reading, path);
	if (!is_said(reading, sheet, path)) {
		*setting = value;
		*provenance = said_by(sheet);
	} else if (claim == TABLES_EXACT ? *setting < value || *setting > value : claim == TABLES_LEAST && *setting < value) {
		char name[SCHEMA_VALUE];
		schema_path(&reading->schema, path, provenance->is_chinese, name, sizeof name);
		fault_add(reading->faults, provenance->place, "leave it out: the table says it", "%s is %.0f, the table of %s has %.0f", name, *setting,
			reading->faults->is_chinese ? sheet->plate->name_zh : sheet->plate->name, value);
	}
}

void tables_say_mean(struct reading *reading, const struct sheet *sheet, const char *path, double mean)
{
	struct draw *draw = (struct draw *)(void *)tables_setting(reading, path);
	if (is_said(reading, sheet, path))
		return;
	if (draw->kind == DRAW_lognormal && mean > 0)
		draw->p[0] = mean;
	else
		*draw = draw_constant(mean);
	reading->scenario->provenance[key_of(reading, path)] = said_by(sheet);
}

/* -- names and numbers ----------------------------------------------------------------------------------------------- */

int tables_name(struct tables_names *names, const char *name)
{
	for (int i = 0; i < names->count; i++)
		if (cell_is_same(names->names[i], name))
			return i;
	if (names->count == names->capacity)
		return -1;
	names->names[names->count] = name;
	return names->count++;
}

static bool is_number(const char *cell, double *value)
{
	return cell_number(cell, "", UNITS_COUNT, value) == CELL_FINE && *value == floor(*value);
}

/* The first row whose cell is a number, or is none; -1 when there is no such row. */
static int first_row(const struct sheet *sheet, int column, bool wants_number)
{
	double value;
	for (int row = 0; row < sheet->csv.row_count; row++) {
		const char *cell = sheet_cell(sheet, row, column);
		if (*cell && is_number(cell, &value) == wants_number)
			return row;
	}
	return -1;
}

int tables_numbers(struct reading *reading, const struct sheet *sheet, int column, int most, int32_t *numbers)
{
	int name = first_row(sheet, column, false), number = first_row(sheet, column, true), count = 0;
	struct tables_names names = {.names = arena_rows(reading->arena, most, const char *), .capacity = most};
	if (name >= 0 && number >= 0)
		sheet_fault(reading, sheet, name, column, "write numbers in all rows, or names in all",
			"\"%.40s\" is no number, but row %d has one", sheet_cell(sheet, name, column), sheet_row(sheet, number));
	for (int row = 0; row < sheet->csv.row_count && names.names; row++) {
		const char *cell = sheet_cell(sheet, row, column);
		double value;
		numbers[row] = -1;
		if (!*cell)
			continue;
		if (name >= 0)
			numbers[row] = tables_name(&names, cell);
		else if (is_number(cell, &value) && value >= 1 && value <= most)
			numbers[row] = (int32_t)value - 1;
		if (numbers[row] < 0)
			sheet_fault(reading, sheet, row, column, "number them 1, 2, …, or give names", name >= 0 ? N_("more than %d different names")
				: N_("a number must lie within 1 … %d"), most);
		count = numbers[row] >= count ? numbers[row] + 1 : count;
	}
	return count;
}

/* -- communities ----------------------------------------------------------------------------------------------------- */

struct community_row *tables_places(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	int count = (int)scenario->settings.communities;
	if (reading->places)
		return reading->places;
	reading->places = arena_rows(reading->arena, count, struct community_row);
	for (int i = 0; reading->places && i < count; i++) {
		struct community_row *row = &reading->places[i];
		*row = (struct community_row){.id = i + 1, .street = -1, .population = NAN, .households = NAN, .elderly = NAN, .children = NAN,
			.posts = {NAN, NAN, NAN, NAN}, .grids = NAN, .requests = NAN, .amplification = NAN, .firms = NAN};
	}
	scenario->communities = reading->places;
	scenario->community_count = reading->places ? count : 0;
	if (!reading->places)
		fault_world(reading->faults, "out of memory");
	return reading->places;
}

static bool is_called(const struct community_row *community, const char *cell, int32_t id)
{
	return id > 0 ? community->id == id : community->name && cell_is_same(community->name, cell);
}

/* The number in a cell, the last eight digits of a statistical code; 0 when it is a name. */
static int32_t id_of(const char *cell)
{
	double value;
	if (!is_number(cell, &value) || value < 1)
		return 0;
	return (int32_t)fmod(value, 1e8);
}

/* The name that may have been meant; NULL when none is near, or several alike. */
static const char *community_near(const struct reading *reading, const char *cell)
{
	const struct scenario *scenario = reading->scenario;
	const char **names = arena_rows(reading->arena, scenario->community_count, const char *);
	int count = 0;
	for (int32_t i = 0; names && i < scenario->community_count; i++)
		if (scenario->communities[i].name)
			names[count++] = scenario->communities[i].name;
	return names ? text_nearest(cell, names, count) : NULL;
}

int32_t tables_community(struct reading *reading, const struct sheet *sheet, int row, int column, int32_t last)
{
	const struct scenario *scenario = reading->scenario;
	const char *cell = sheet_cell(sheet, row, column);
	int32_t id = id_of(cell), found = -1;
	if (!*cell)
		return -1;
	if (last >= 0 && id > 0 && scenario->communities[last].id == id)
		return last;
	for (int32_t i = 0; i < scenario->community_count; i++) {
		if (!is_called(&scenario->communities[i], cell, id))
			continue;
		if (found >= 0) {
			sheet_fault(reading, sheet, row, column, "give its id instead", "two communities are called %.40s", cell);
			return -1;
		}
		found = i;
	}
	if (found >= 0)
		return found;
	const char *near = id ? NULL : community_near(reading, cell);
	sheet_fault(reading, sheet, row, column, near ? faults_say(reading->faults, "did you mean %s?", near)
		: N_("give the id or the name of one of the communities"), "there is no community %.40s", cell);
	return -1;
}

/* Where every community has its residents, their mean is the mean community's. */
static void population_say(struct reading *reading, const struct sheet *sheet)
{
	const struct scenario *scenario = reading->scenario;
	double sum = 0;
	for (int i = 0; i < scenario->community_count; i++)
		sum += scenario->communities[i].population / scenario->community_count;
	if (sum > 0) /* no blanks: NaN is not above 0 */
		tables_say(reading, sheet, "place.population", sum, TABLES_UNLESS_SAID);
}

/* -- all of them ----------------------------------------------------------------------------------------------------- */

enum status tables_read(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	int before = reading->faults->error_count;
	for (int id = 0; id < TABLES_COUNT; id++)
		sheet_read(reading, reading->tables[id], tables_plate((enum tables_id)id), &reading->sheets[id]);
	/* nobody can point at communities that could not be read */
	bool has_communities = reading->sheets[TABLES_communities].is_open || !reading->tables[TABLES_communities];
	for (int id = 0; id < TABLES_COUNT; id++) {
		struct sheet *sheet = &reading->sheets[id];
		if (!sheet->is_open || (!has_communities && (id == TABLES_staff || id == TABLES_buildings)))
			continue;
		sheet->plate->take(reading, sheet);
		scenario->tables[id] = (struct scenario_table){.file = sheet->csv.file, .stamp = sheet->csv.stamp, .source = sheet->source, .row_count = sheet->csv.row_count,
			.sourced_count = sheet->sourced_count, .assumed_count = sheet->assumed_count};
		scenario->sourced_count += sheet->sourced_count;
		scenario->assumed_count += sheet->assumed_count;
	}
	const struct sheet *communities = &reading->sheets[TABLES_communities], *buildings = &reading->sheets[TABLES_buildings];
	if (communities->is_open || buildings->is_open)
		population_say(reading, communities->is_open ? communities : buildings);
	return reading->faults->error_count == before ? STATUS_OK : faults_status(reading->faults);
}
