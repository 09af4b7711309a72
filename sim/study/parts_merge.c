/* parts_merge.c - parts of a sweep become one file, band by band. */
#include <stdlib.h>
#include <string.h>

#include "study/parts.h"
#include "study/store.h"

/* A part while bands pass over it. */
struct reader {
	struct store_sweep *store;
	struct arena arena;
};

struct merge {
	const struct parts *parts;
	struct sweep about;            /* what all of them are of */
	struct reader *readers;        /* [part] */
	struct sweep band;
	struct arena arena;            /* of the band */
	int made;                      /* samples that were run */
	struct faults *faults;
};

static void reader_close(struct reader *reader)
{
	store_sweep_close(reader->store);
	arena_free(&reader->arena);
	reader->store = NULL;
}

static enum status reader_open(struct merge *merge, int part)
{
	struct reader *reader = &merge->readers[part];
	struct sweep about;
	if (reader->store)
		return STATUS_OK;
	arena_init(&reader->arena);
	enum status status = store_sweep_open(&reader->store, merge->parts->rows[part].path, &reader->arena, &about, merge->faults);
	return status == STATUS_OK ? parts_compare(merge->parts->manifest, merge->parts->rows[part].path, about.manifest, merge->faults) : status;
}

/* Two parts that both have a sample must have the same history of it. */
static bool agree(const struct sweep *band, const struct sweep *rows)
{
	int64_t runs = sweep_runs(band);
	for (int row = 0; row < rows->count; row++) {
		int at = rows->first + row - band->first;
		if (rows->replications[row] && band->replications[at] && memcmp(rows->digests + row * runs, band->digests + at * runs, (size_t)runs * sizeof(uint64_t)))
			return false;
	}
	return true;
}

static enum status part_copy(struct merge *merge, int part)
{
	const struct parts_row *row = &merge->parts->rows[part];
	struct sweep rows = merge->band;
	int band_end = merge->band.first + merge->band.count, first = row->first > merge->band.first ? row->first : merge->band.first;
	int end = row->end < band_end ? row->end : band_end;
	enum status status = reader_open(merge, part);
	if (status == STATUS_OK && sweep_build_all(&rows, &merge->arena, first, end - first) != STATUS_OK)
		status = fault_world(merge->faults, "no memory left");
	if (status == STATUS_OK)
		status = store_sweep_move(merge->readers[part].store, &rows, merge->faults);
	if (status == STATUS_OK && !agree(&merge->band, &rows))
		status = fault_add(merge->faults, (struct place){.file = row->path}, "find out which of them is right", "has samples that another part has too, with other results");
	if (status == STATUS_OK)
		sweep_copy(&merge->band, &rows);
	if (row->end <= band_end)
		reader_close(&merge->readers[part]);
	return status;
}

static enum status band_merge(struct merge *merge, int first, int count, struct store_sweep *out)
{
	enum status status = STATUS_OK;
	arena_reset(&merge->arena);
	merge->band = merge->about;
	if (sweep_build_all(&merge->band, &merge->arena, first, count) != STATUS_OK)
		return fault_world(merge->faults, "no memory left");
	for (int i = 0; i < merge->parts->count && status == STATUS_OK; i++)
		if (merge->parts->rows[i].first < first + count && merge->parts->rows[i].end > first)
			status = part_copy(merge, i);
	for (int row = 0; row < count; row++)
		merge->made += merge->band.replications[row] > 0;
	return status == STATUS_OK ? store_sweep_move(out, &merge->band, merge->faults) : status;
}

static enum status bands_merge(struct merge *merge, const char *path, bool has_gaps)
{
	int band = sweep_band(&merge->about), all = merge->parts->all;
	struct arena arena;
	struct store_sweep *out;
	arena_init(&arena);
	enum status status = store_sweep_create(&out, path, &arena, &merge->about, merge->faults);
	for (int first = 0; first < all && status == STATUS_OK; first += band)
		status = band_merge(merge, first, all - first < band ? all - first : band, out);
	if (status == STATUS_OK && merge->made < all && !has_gaps)
		status = fault_add(merge->faults, (struct place){0}, "run the same sweep again to have them, or say --allow-gaps", "%d samples are missing", all - merge->made);
	if (status == STATUS_OK)
		status = store_sweep_finish(out, merge->faults);
	store_sweep_close(out);
	arena_free(&arena);
	return status;
}

enum status parts_about(const struct parts *parts, struct arena *arena, struct sweep *about, struct faults *faults)
{
	struct store_sweep *store;
	enum status status = store_sweep_open(&store, parts->rows[0].path, arena, about, faults);
	store_sweep_close(store);
	about->first = 0;
	about->count = about->sample_count;
	return status;
}

enum status parts_merge(const struct parts *parts, const char *path, bool has_gaps, struct faults *faults)
{
	if (!has_gaps || !parts->count) {
		enum status status = parts_complete(parts, faults);
		if (status != STATUS_OK)
			return status;
	}
	struct arena about;
	struct merge merge = {.parts = parts, .readers = calloc((size_t)parts->count, sizeof *merge.readers), .faults = faults};
	if (!merge.readers)
		return fault_world(faults, "no memory left");
	arena_init(&merge.arena);
	arena_init(&about);
	enum status status = parts_about(parts, &about, &merge.about, faults);
	if (status == STATUS_OK)
		status = bands_merge(&merge, path, has_gaps);
	for (int i = 0; i < parts->count; i++)
		if (merge.readers[i].store)
			reader_close(&merge.readers[i]);
	arena_free(&about);
	arena_free(&merge.arena);
	free(merge.readers);
	return status;
}
