/* nation_parts.c - portions made and added up; each district counts once, whatever parts there are. */
#include "run/nation_parts.h"

#include <string.h>

#include "base/stamp.h"
#include "base/text.h"
#include "run/describe.h"

/* -- what it is of --------------------------------------------------------------------------------------------------- */

const char *nation_parts_manifest(const struct nation *nation, const struct result_set *about, struct arena *arena)
{
	struct text text;
	text_init(&text);
	struct stamp stamp = stamp_of("", about->scenario_text, strlen(about->scenario_text));
	text_addf(&text, "program: %s\nscenario (SHA-256): %s\n", about->program, stamp.sha256);
	for (const char *table = about->tables_read; *table; table += strcspn(table, "\n"), table += *table == '\n')
		text_addf(&text, "table: %.*s\n", (int)strcspn(table, " \n"), table);
	text_addf(&text, "seed: %llu\noptions:", (unsigned long long)about->seed);
	for (int i = 0; i < about->point_count; i++)
		text_addf(&text, " %s", about->points[i].name);
	text_addf(&text, "\nreplications: %d\ndistricts: %d of %d\n", nation->request->replications, nation->count, nation->districts.count);
	const char *manifest = text.failed ? NULL : arena_string(arena, text.data);
	text_free(&text);
	return manifest;
}

static const char *lines_of(const struct nation_recipe *recipe, struct arena *arena)
{
	const char *lines = "";
	for (int i = 0; i < recipe->assignment_count && lines; i++)
		lines = arena_format(arena, "%s%s\n", lines, recipe->assignments[i]);
	return lines;
}

/* -- a part ---------------------------------------------------------------------------------------------------------- */

static void rows_copy(const struct result_set *from, const struct portion *portion)
{
	size_t cells = (size_t)portion->point_count * (size_t)portion->count * (size_t)portion->measure_count;
	memcpy(portion->rows, from->by_place, cells * sizeof *portion->rows);
}

enum status nation_parts_make(const struct nation *nation, const struct result_set *about, const struct nation_recipe *recipe, const char *manifest,
	int first, int end, struct arena *arena, struct portion *portion, struct faults *faults)
{
	const struct run_request *request = nation->request;
	struct result_set rows = *about;
	struct totals totals;
	rows.replication_count = 1;
	rows.month_count = 0;
	rows.place_count = end - first;
	if (result_build(&rows, arena) != STATUS_OK || totals_build(&totals, &nation->world, about->point_count, request->replications, arena) != STATUS_OK)
		return fault_world(faults, "out of memory for %d replications", request->replications);
	enum status status = nation_run(nation, first, end, &totals, &rows, faults);
	if (status != STATUS_OK)
		return status;
	result_sums_mean(&rows);
	*portion = (struct portion){.manifest = manifest, .scenario_file = about->scenario_file, .policies = recipe->policies ? recipe->policies : "",
		.assignments = lines_of(recipe, arena), .seed = request->seed, .sample = request->sample, .replication_count = request->replications,
		.first = first, .count = end - first, .all = nation->count, .slot_count = (int)totals.slot_count, .point_count = about->point_count,
		.measure_count = about->measure_count};
	if (totals.slot_count > INT32_MAX || !portion->assignments || portion_build(portion, arena) != STATUS_OK)
		return fault_world(faults, "out of memory for %d replications", request->replications);
	memcpy(portion->slots, totals.slots, (size_t)totals.slot_count * sizeof *portion->slots);
	rows_copy(&rows, portion);
	return STATUS_OK;
}

/* -- the whole ------------------------------------------------------------------------------------------------------- */

static enum status part_join(const struct parts_row *row, struct totals *totals, struct result_set *set, struct arena *arena, struct faults *faults)
{
	struct portion portion;
	enum status status = store_read_portion(row->path, arena, &portion, faults);
	if (status != STATUS_OK)
		return status;
	if (portion.slot_count != totals->slot_count || portion.point_count != set->point_count || portion.measure_count != set->measure_count)
		return fault_add(faults, (struct place){.file = row->path}, "make it anew with this version", "is a part of another version");
	totals_add(totals, (const int64_t *)portion.slots);
	for (int point = 0; point < set->point_count; point++)
		memcpy(result_place(set, point, portion.first), portion.rows + (int64_t)point * portion.count * portion.measure_count,
			(size_t)portion.count * (size_t)portion.measure_count * sizeof *portion.rows);
	return STATUS_OK;
}

enum status nation_parts_merge(const struct nation *nation, const struct parts *parts, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct arena scratch;
	struct totals totals;
	int next = 0;
	enum status status = parts_complete(parts, faults);
	if (status != STATUS_OK)
		return status;
	set->replication_count = nation->request->replications;
	(void)describe_months(nation->request, set, faults);
	if (result_build(set, arena) != STATUS_OK || totals_build(&totals, &nation->world, set->point_count, set->replication_count, arena) != STATUS_OK)
		return fault_world(faults, "out of memory for %d replications", set->replication_count);
	arena_init(&scratch);
	for (int i = 0; i < parts->count && status == STATUS_OK; i++) { /* parts that overlap those before them add nothing */
		if (parts->rows[i].first != next)
			continue;
		arena_reset(&scratch);
		status = part_join(&parts->rows[i], &totals, set, &scratch, faults);
		next = parts->rows[i].end;
	}
	arena_free(&scratch);
	if (status == STATUS_OK && next < nation->count)
		status = fault_add(faults, (struct place){.file = parts->rows[0].path}, "take away those that cut across the others", "parts overlap, and none begins with district %d", next + 1);
	return status == STATUS_OK ? nation_tell(nation, &totals, arena, set, faults) : status;
}
