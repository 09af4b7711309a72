/* fitting.c - categories are gathered into lines, each is estimated, and all tests run side by side. */
#include "records/fitting.h"

#include <string.h>

enum { LEAST_OVER = 8 };

/* The largest categories become lines, in order of size; what is left over becomes the last one. */
static enum status lines_gather(const struct fitting_request *request, struct arena *arena, struct fitting *out)
{
	const struct records *all = request->records;
	const struct record_names *names = &all->categories;
	int *line_of = arena_list(arena, names->count + 1, int), most = request->lines < FITTING_LINES - 1 ? request->lines : FITTING_LINES - 1, named = 0;
	struct record *rows = arena_list(arena, all->count + 1, struct record);
	if (!line_of || !rows)
		return STATUS_WORLD;
	for (int c = 0; c < names->count; c++)
		line_of[c] = -1;
	for (; out->line_count < most && out->line_count < names->count; out->line_count++) {
		int largest = -1;
		for (int c = 0; c < names->count; c++)
			if (line_of[c] < 0 && (largest < 0 || names->sizes[c] > names->sizes[largest]))
				largest = c;
		line_of[largest] = out->line_count;
		out->lines[out->line_count] = (struct fitting_line){.name = names->names[largest], .count = names->sizes[largest]};
		named += names->sizes[largest];
	}
	if (named < all->count) {
		out->lines[out->line_count] = (struct fitting_line){.count = all->count - named};
		out->line_count++;
	}
	for (int i = 0; i < all->count; i++) {
		rows[i] = all->rows[i];
		int line = rows[i].category >= 0 ? line_of[rows[i].category] : -1;
		rows[i].category = line >= 0 ? line : out->line_count - 1;
	}
	out->records.rows = rows;
	return STATUS_OK;
}

static enum status times_estimate(const struct fitting *out, int line, struct taking *takings, double level, struct arena *arena)
{
	enum status status = STATUS_OK;
	for (int what = 0; what < TAKING_COUNT && status == STATUS_OK; what++) {
		status = taking_collect(&out->records, (enum taking_what)what, line, -1, arena, &takings[what]);
		if (status == STATUS_OK && takings[what].over >= LEAST_OVER)
			status = taking_fit(&takings[what], level, arena);
	}
	return status;
}

static void tests_run(const struct fitting_request *request, struct fitting *out)
{
	struct taking *whole[TAKING_COUNT], *parts[FITTING_LINES * TAKING_COUNT];
	int whole_count = 0, part_count = 0;
	for (int what = 0; what < TAKING_COUNT; what++) {
		if (out->takings[what].best >= 0)
			whole[whole_count++] = &out->takings[what];
		for (int l = 0; l < out->line_count && out->line_count > 1; l++)
			if (out->lines[l].takings[what].best >= 0)
				parts[part_count++] = &out->lines[l].takings[what];
	}
	taking_test(whole, whole_count, true, request->rounds, request->seed, request->team);
	taking_test(parts, part_count, false, request->rounds, request->seed + TAKING_COUNT, request->team);
}

enum status fitting_run(const struct fitting_request *request, struct arena *arena, struct faults *faults, struct fitting *out)
{
	int steps[FITTING_LINES];
	double level = request->level;
	*out = (struct fitting){.request = request, .records = *request->records};
	enum status status = lines_gather(request, arena, out);
	if (status == STATUS_OK)
		status = coming_estimate(&out->records, -1, -1, -1, level, arena, &out->coming);
	if (status == STATUS_OK && request->population)
		status = coming_by_head(&out->records, &out->coming, request->population, level, arena, faults, &out->heads);
	if (status == STATUS_OK)
		status = times_estimate(out, -1, out->takings, level, arena);
	for (int l = 0; l < out->line_count && status == STATUS_OK; l++) {
		steps[l] = l;
		status = coming_estimate(&out->records, l, -1, -1, level, arena, &out->lines[l].coming);
		if (status == STATUS_OK)
			status = times_estimate(out, l, out->lines[l].takings, level, arena);
	}
	if (status == STATUS_OK)
		status = passing_estimate(&out->records, steps, level, arena, &out->passing);
	if (status != STATUS_OK)
		return faults_status(faults) != STATUS_OK ? status : fault_world(faults, "out of memory");
	if (request->rounds > 0)
		tests_run(request, out);
	return STATUS_OK;
}
