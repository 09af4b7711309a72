/* shelf.c - one way to read what was found, however it was kept. */
#include "study/shelf.h"

/* The study as the only sample; its numbers lie in the same order. */
static struct sweep alone(struct result_set *set, struct arena *arena)
{
	struct sweep sweep = {.about = *set, .design = "", .manifest = "", .sample_count = 1, .count = 1, .measures = set->horizon, .digests = set->digest,
		.months = set->month_count ? set->monthly : NULL, .by_place = set->place_count ? set->by_place : NULL,
		.replications = arena_rows(arena, 1, int32_t), .seeds = arena_rows(arena, 1, uint64_t)};
	if (!sweep.replications || !sweep.seeds)
		return (struct sweep){.count = 0};
	sweep.replications[0] = set->replication_count;
	sweep.seeds[0] = set->seed;
	return sweep;
}

enum status shelf_open(struct shelf *shelf, const char *path, struct arena *arena, struct faults *faults)
{
	*shelf = (struct shelf){.store = NULL};
	enum status status = store_kind(path, &shelf->kind, faults);
	if (status != STATUS_OK)
		return status;
	if (shelf->kind == STORE_SWEEP)
		return store_sweep_open(&shelf->store, path, arena, &shelf->about, faults);
	if (shelf->kind == STORE_PORTION)
		return fault_add(faults, (struct place){.file = path}, "make one file of all its parts: merge", "is a part of a run");
	status = store_read(path, arena, &shelf->set, faults);
	if (status == STATUS_OK)
		shelf->about = alone(&shelf->set, arena);
	return status != STATUS_OK || shelf->about.count ? status : fault_world(faults, "no memory left");
}

void shelf_close(struct shelf *shelf)
{
	store_sweep_close(shelf->store);
	shelf->store = NULL;
}

static enum status rows_read(struct shelf *shelf, enum status built, struct sweep *rows, struct faults *faults)
{
	return built == STATUS_OK ? store_sweep_move(shelf->store, rows, faults) : fault_world(faults, "no memory left");
}

enum status shelf_rows_all(struct shelf *shelf, int first, int count, struct arena *arena, struct sweep *rows, struct faults *faults)
{
	*rows = shelf->about;
	return shelf->kind == STORE_RESULT ? STATUS_OK : rows_read(shelf, sweep_build_all(rows, arena, first, count), rows, faults);
}

enum status shelf_rows(struct shelf *shelf, int first, int count, struct arena *arena, struct sweep *rows, struct faults *faults)
{
	*rows = shelf->about;
	return shelf->kind == STORE_RESULT ? STATUS_OK : rows_read(shelf, sweep_build(rows, arena, first, count), rows, faults);
}
