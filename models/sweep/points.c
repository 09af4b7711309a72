/* points.c - designs asked for in words, and tables of samples. */
#include "sweep/points.h"

#include <math.h>
#include <string.h>

#include "input/csv.h"

enum { ENDS = 2, RESOLUTION = 4 };

static enum status no_memory(struct faults *faults)
{
	return fault_world(faults, "no memory left");
}

/* A design that moves one factor at a time begins where the scenario is. */
static enum status base_check(const struct vary *vary, struct faults *faults)
{
	for (int f = 0; f < vary->count; f++)
		if (isnan(vary->factors[f].bounds[SWEEP_SET]))
			fault_add(faults, vary->factors[f].place, "take it among the values", "one at a time begins where the scenario is, and what it sets for %s is not among the values",
				vary->factors[f].key);
	return faults_status(faults);
}

enum status points_design(struct points *points, const struct vary *vary, const struct points_request *asked, struct arena *arena, struct faults *faults)
{
	const struct designs_plate *plate = designs_plate(asked->id);
	int *levels = arena_rows(arena, vary->count + 1, int);
	double *base = arena_rows(arena, vary->count + 1, double);
	const char *reason;
	if (!levels || !base)
		return no_memory(faults);
	for (int f = 0; f < vary->count; f++) {
		levels[f] = vary->factors[f].shown.level_count;
		base[f] = isnan(vary->factors[f].bounds[SWEEP_SET]) ? 0.5 : vary->factors[f].bounds[SWEEP_SET];
	}
	if (asked->id == DESIGNS_one_at_a_time && base_check(vary, faults) != STATUS_OK)
		return STATUS_FAULT;
	struct designs_request request = {.factor_count = vary->count, .levels = levels, .base = base, .points = asked->points, .ends = asked->ends ? asked->ends : ENDS,
		.resolution = asked->resolution ? asked->resolution : RESOLUTION, .seed = asked->seed};
	if (designs_count(asked->id, &request, &reason) < 0)
		return fault_add(faults, (struct place){0}, NULL, "the design %s cannot be made: %s", plate->name, faults_word(faults, reason));
	*points = (struct points){.vary = vary, .name = plate->name};
	points->words = arena_format(arena, "points %d, ends %d, resolution %d, seed %llu", plate->usual ? request.points ? request.points : plate->usual : 0,
		request.ends, request.resolution, plate->is_fixed ? 0ULL : (unsigned long long)request.seed);
	return points->words && designs_build(&points->design, arena, asked->id, &request) == STATUS_OK ? STATUS_OK : no_memory(faults);
}

enum status points_alone(struct points *points, const struct vary *vary, struct arena *arena, struct faults *faults)
{
	*points = (struct points){.vary = vary, .name = "alone", .words = "as it is set", .design = {1, 0, arena_rows(arena, 1, double)}};
	return points->design.values ? STATUS_OK : no_memory(faults);
}

enum status points_table(struct points *points, struct vary *vary, const char *path, struct arena *arena, struct faults *faults)
{
	struct csv csv;
	enum status status = csv_read(path, (struct place){0}, arena, faults, &csv);
	if (status != STATUS_OK)
		return status;
	if (!csv.row_count)
		return fault_add(faults, (struct place){.file = path}, "write a row for each sample", "has no rows");
	*points = (struct points){.vary = vary, .name = "table", .words = csv.stamp.sha256[0] ? arena_string(arena, csv.stamp.sha256) : "",
		.design = {csv.row_count, csv.column_count, arena_rows(arena, (int64_t)csv.row_count * csv.column_count, double)}};
	const char **words = arena_rows(arena, csv.row_count, const char *);
	int *levels = arena_rows(arena, csv.row_count, int);
	if (!points->words || !points->design.values || !words || !levels)
		return no_memory(faults);
	for (int c = 0; c < csv.column_count; c++) {
		for (int row = 0; row < csv.row_count; row++) {
			words[row] = csv_cell(&csv, row, c);
			if (!*words[row])
				fault_add(faults, csv_place(&csv, row, c), "write what it is set to in every row", "%s is blank", csv.headings[c]);
		}
		if (faults_status(faults) != STATUS_OK || vary_levels(vary, csv.headings[c], csv.headings_at[c], words, csv.row_count, levels, faults) != STATUS_OK)
			continue;
		for (int row = 0; row < csv.row_count; row++)
			design_at(&points->design, row)[c] = (levels[row] + 0.5) / vary->factors[vary->count - 1].shown.level_count;
	}
	return faults_status(faults);
}

bool points_words(const struct points *points, int sample, struct arena *arena, const char **words)
{
	for (int f = 0; f < points->vary->count; f++) {
		const struct vary_factor *factor = &points->vary->factors[f];
		const char *value = vary_word(factor, design_at(&points->design, sample)[f], arena);
		words[f] = value ? arena_format(arena, "%s=%s", factor->key, value) : NULL;
		if (!words[f])
			return false;
	}
	return true;
}
