/* parts.c - a folder of parts with their manifest, and the merging of parts band by band. */
#include "study/parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "study/image.h"
#include "study/store.h"

static const char MANIFEST[] = "manifest.txt", PREFIX[] = "part-", SUFFIX[] = ".h5", TEMPORARY[] = ".tmp";

static enum status no_memory(struct faults *faults)
{
	return fault_world(faults, "no memory left");
}

static enum status cannot(struct faults *faults, const char *path)
{
	return fault_world(faults, "cannot write %s: %s", path, faults_word(faults, strerrordesc_np(errno)));
}

enum status parts_compare(const char *manifest, const char *path, const char *other, struct faults *faults)
{
	struct sweep_difference difference;
	if (!sweep_differs(manifest, other, &faults->arena, &difference))
		return STATUS_OK;
	return fault_add(faults, (struct place){.file = path}, "take another name for this sweep, or take the other one away",
		"is of another sweep: %s is %s, not %s", difference.name, *difference.other ? difference.other : "-", *difference.one ? difference.one : "-");
}

/* -- which there are ------------------------------------------------------------------------------------------------- */

static int row_compare(const void *one, const void *other)
{
	const struct parts_row *a = one, *b = other;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->end != b->end ? (a->end < b->end ? -1 : 1) : strcmp(a->path, b->path);
}

static enum status row_add(struct parts *parts, const char *path, int first, int end, struct faults *faults)
{
	if (parts->count == parts->capacity) {
		int capacity = 2 * parts->capacity + 64;
		struct parts_row *rows = arena_rows(parts->arena, capacity, struct parts_row);
		if (!rows)
			return no_memory(faults);
		for (int i = 0; i < parts->count; i++)
			rows[i] = parts->rows[i];
		parts->rows = rows;
		parts->capacity = capacity;
	}
	const char *kept = arena_string(parts->arena, path);
	parts->rows[parts->count++] = (struct parts_row){kept, first, end};
	return kept ? STATUS_OK : no_memory(faults);
}

/* A part: whole, a sweep, and of the sweep at hand. */
static enum status file_gather(struct parts *parts, const char *path, struct faults *faults)
{
	struct arena scratch;
	struct store_sweep *store = NULL;
	struct sweep part;
	enum store_kind kind;
	arena_init(&scratch);
	enum status status = store_kind(path, &kind, faults);
	if (status == STATUS_OK && kind != STORE_SWEEP)
		status = fault_add(faults, (struct place){.file = path}, NULL, "is no part of a sweep");
	if (status == STATUS_OK)
		status = store_sweep_open(&store, path, parts->about ? &scratch : parts->arena, &part, faults);
	if (status == STATUS_OK && !parts->about) {
		parts->found = part;
		parts->about = &parts->found;
	}
	if (status == STATUS_OK)
		status = parts_compare(parts->about->manifest, path, part.manifest, faults);
	if (status == STATUS_OK)
		status = row_add(parts, path, part.first, part.first + part.count, faults);
	store_sweep_close(store);
	arena_free(&scratch);
	return status;
}

static bool is_part(const char *name)
{
	size_t length = strlen(name), suffix = sizeof SUFFIX - 1;
	return !strncmp(name, PREFIX, sizeof PREFIX - 1) && length > suffix && !strcmp(name + length - suffix, SUFFIX);
}

static enum status folder_gather(struct parts *parts, const char *folder, struct faults *faults)
{
	DIR *directory = opendir(folder);
	const struct dirent *entry;
	if (!directory)
		return fault_add(faults, (struct place){.file = folder}, NULL, "cannot be read: %s", faults_word(faults, strerrordesc_np(errno)));
	enum status status = STATUS_OK;
	while ((entry = readdir(directory)))
		if (is_part(entry->d_name)) {
			const char *path = arena_format(parts->arena, "%s/%s", folder, entry->d_name);
			enum status one = path ? file_gather(parts, path, faults) : no_memory(faults);
			status = one > status ? one : status;
		}
	closedir(directory);
	return status;
}

void parts_begin(struct parts *parts, struct arena *arena)
{
	*parts = (struct parts){.arena = arena};
}

enum status parts_gather(struct parts *parts, const char *path, struct faults *faults)
{
	struct stat about;
	bool is_folder = stat(path, &about) == 0 && S_ISDIR(about.st_mode);
	enum status status = is_folder ? folder_gather(parts, path, faults) : file_gather(parts, path, faults);
	if (parts->count)
		qsort(parts->rows, (size_t)parts->count, sizeof *parts->rows, row_compare);
	return status;
}

/* -- the folder ------------------------------------------------------------------------------------------------------ */

/* The manifest is there to be read by people, and to refuse another sweep before its first part. */
static enum status manifest_open(const struct parts *parts, struct faults *faults)
{
	const char *other, *path = arena_format(parts->arena, "%s/%s", parts->folder, MANIFEST);
	if (!path)
		return no_memory(faults);
	if (access(path, F_OK) != 0)
		return image_write_text(parts->about->manifest, path, faults);
	enum status status = image_read_text(&other, path, parts->arena, faults);
	return status == STATUS_OK ? parts_compare(parts->about->manifest, parts->folder, other, faults) : status;
}

enum status parts_open(struct parts *parts, const char *folder, const struct sweep *about, struct arena *arena, struct faults *faults)
{
	*parts = (struct parts){.arena = arena, .about = about, .folder = folder};
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return cannot(faults, folder);
	enum status status = manifest_open(parts, faults);
	return status == STATUS_OK ? parts_gather(parts, folder, faults) : status;
}

enum status parts_write(struct parts *parts, const struct sweep *rows, struct faults *faults)
{
	int end = rows->first + rows->count;
	const char *path = arena_format(parts->arena, "%s/%s%08d-%08d%s", parts->folder, PREFIX, rows->first, end, SUFFIX);
	enum status status = path ? store_write_sweep(path, rows, faults) : no_memory(faults);
	if (status == STATUS_OK)
		status = row_add(parts, path, rows->first, end, faults);
	if (status == STATUS_OK)
		qsort(parts->rows, (size_t)parts->count, sizeof *parts->rows, row_compare);
	return status;
}

/* What a process that was killed left half-written goes too. */
static void temporaries_remove(const struct parts *parts)
{
	DIR *directory = opendir(parts->folder);
	const struct dirent *entry;
	while (directory && (entry = readdir(directory))) {
		size_t length = strlen(entry->d_name), end = sizeof TEMPORARY - 1;
		const char *path = length > end && !strcmp(entry->d_name + length - end, TEMPORARY) ? arena_format(parts->arena, "%s/%s", parts->folder, entry->d_name) : NULL;
		if (path && (!strncmp(entry->d_name, PREFIX, sizeof PREFIX - 1) || !strncmp(entry->d_name, MANIFEST, sizeof MANIFEST - 1)
			|| !strncmp(entry->d_name, PARTS_ROUNDS, sizeof PARTS_ROUNDS - 1)))
			unlink(path);
	}
	if (directory)
		closedir(directory);
}

void parts_remove(const struct parts *parts)
{
	for (int i = 0; i < parts->count; i++)
		unlink(parts->rows[i].path);
	const char *manifest = arena_format(parts->arena, "%s/%s", parts->folder, MANIFEST), *rounds = arena_format(parts->arena, "%s/%s", parts->folder, PARTS_ROUNDS);
	if (manifest)
		unlink(manifest);
	if (rounds)
		unlink(rounds);
	temporaries_remove(parts);
	rmdir(parts->folder);
}

/* -- what they cover ------------------------------------------------------------------------------------------------- */

bool parts_missing(const struct parts *parts, int from, int to, int most, int *first, int *count)
{
	int end = to;
	for (int i = 0; i < parts->count && from < to; i++) {
		const struct parts_row *row = &parts->rows[i];
		if (row->end <= from)
			continue;
		if (row->first > from) {
			end = row->first < to ? row->first : to;
			break;
		}
		from = row->end;
	}
	*first = from;
	*count = end - from < most ? end - from : most;
	return from < to;
}

int parts_covered(const struct parts *parts, int from, int to)
{
	int covered = to > from ? to - from : 0, first, count;
	for (; parts_missing(parts, from, to, INT32_MAX, &first, &count); from = first + count)
		covered -= count;
	return covered;
}

static enum status gap(int first, int end, struct faults *faults)
{
	return fault_add(faults, (struct place){0}, "run the same sweep again to have them, or say --allow-gaps", "samples %d to %d are missing", first, end - 1);
}

/* -- merging --------------------------------------------------------------------------------------------------------- */

/* A part while bands pass over it. */
struct reader {
	struct store_sweep *store;
	struct arena arena;
};

struct merge {
	const struct parts *parts;
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
	return status == STATUS_OK ? parts_compare(merge->parts->about->manifest, merge->parts->rows[part].path, about.manifest, merge->faults) : status;
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
		status = no_memory(merge->faults);
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
	merge->band = *merge->parts->about;
	if (sweep_build_all(&merge->band, &merge->arena, first, count) != STATUS_OK)
		return no_memory(merge->faults);
	for (int i = 0; i < merge->parts->count && status == STATUS_OK; i++)
		if (merge->parts->rows[i].first < first + count && merge->parts->rows[i].end > first)
			status = part_copy(merge, i);
	for (int row = 0; row < count; row++)
		merge->made += merge->band.replications[row] > 0;
	return status == STATUS_OK ? store_sweep_move(out, &merge->band, merge->faults) : status;
}

static enum status bands_merge(struct merge *merge, const char *path, bool has_gaps)
{
	int band = sweep_band(merge->parts->about), all = merge->parts->about->sample_count;
	struct arena arena;
	struct store_sweep *out;
	arena_init(&arena);
	enum status status = store_sweep_create(&out, path, &arena, merge->parts->about, merge->faults);
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

enum status parts_merge(const struct parts *parts, const char *path, bool has_gaps, struct faults *faults)
{
	int first, count;
	if (!parts->count)
		return fault_add(faults, (struct place){0}, NULL, "there are no parts to merge");
	if (!has_gaps && parts_missing(parts, 0, parts->about->sample_count, INT32_MAX, &first, &count))
		return gap(first, first + count, faults);
	struct merge merge = {.parts = parts, .readers = calloc((size_t)parts->count, sizeof *merge.readers), .faults = faults};
	if (!merge.readers)
		return no_memory(faults);
	arena_init(&merge.arena);
	enum status status = bands_merge(&merge, path, has_gaps);
	for (int i = 0; i < parts->count; i++)
		if (merge.readers[i].store)
			reader_close(&merge.readers[i]);
	arena_free(&merge.arena);
	free(merge.readers);
	return status;
}
