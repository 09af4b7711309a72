/* parts.c - a folder of parts with their manifest, and what they cover. */
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
	return fault_add(faults, (struct place){.file = path}, "take another name for this one, or take the other one away",
		"is of another study: %s is %s, not %s", difference.name, *difference.other ? difference.other : "-", *difference.one ? difference.one : "-");
}

/* -- which there are ------------------------------------------------------------------------------------------------- */

static int row_compare(const void *one, const void *other)
{
	const struct parts_row *a = one, *b = other;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->end != b->end ? (a->end < b->end ? -1 : 1) : strcmp(a->path, b->path);
}

enum status parts_add(struct parts *parts, const char *path, int first, int end, struct faults *faults)
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
	if (parts->count)
		qsort(parts->rows, (size_t)parts->count, sizeof *parts->rows, row_compare);
	return kept ? STATUS_OK : no_memory(faults);
}

/* What a part says of itself. */
struct head {
	const char *manifest;
	int first, end, all;
};

static enum status sweep_look(const char *path, struct arena *arena, struct head *head, struct faults *faults)
{
	struct store_sweep *store;
	struct sweep part;
	enum status status = store_sweep_open(&store, path, arena, &part, faults);
	*head = (struct head){part.manifest, part.first, part.first + part.count, part.sample_count};
	store_sweep_close(store);
	return status;
}

static enum status portion_look(const char *path, struct arena *arena, struct head *head, struct faults *faults)
{
	struct portion part;
	enum status status = store_read_portion(path, arena, &part, faults);
	*head = (struct head){part.manifest, part.first, part.first + part.count, part.all};
	return status;
}

/* The first one tells what the others must be parts of. */
static enum status begin(struct parts *parts, enum store_kind kind, const struct head *head, struct faults *faults)
{
	parts->kind = kind;
	parts->all = head->all;
	parts->manifest = arena_string(parts->arena, head->manifest);
	return parts->manifest ? STATUS_OK : no_memory(faults);
}

/* A part: whole, and of the study at hand. */
static enum status file_gather(struct parts *parts, const char *path, struct faults *faults)
{
	struct arena scratch;
	struct head head = {0};
	enum store_kind kind;
	arena_init(&scratch);
	enum status status = store_kind(path, &kind, faults);
	if (status == STATUS_OK && (kind == STORE_RESULT || (parts->manifest && kind != parts->kind)))
		status = fault_add(faults, (struct place){.file = path}, NULL, parts->manifest && parts->kind == STORE_PORTION ? N_("is no part of a run") : N_("is no part of a sweep"));
	if (status == STATUS_OK)
		status = kind == STORE_SWEEP ? sweep_look(path, &scratch, &head, faults) : portion_look(path, &scratch, &head, faults);
	if (status == STATUS_OK && !parts->manifest)
		status = begin(parts, kind, &head, faults);
	if (status == STATUS_OK)
		status = parts_compare(parts->manifest, path, head.manifest, faults);
	if (status == STATUS_OK)
		status = parts_add(parts, path, head.first, head.end, faults);
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
	return is_folder ? folder_gather(parts, path, faults) : file_gather(parts, path, faults);
}

/* -- the folder ------------------------------------------------------------------------------------------------------ */

/* Shares that begin at the same moment each write it under a name of their own first. */
static enum status manifest_write(const struct parts *parts, const char *path, struct faults *faults)
{
	char *own = arena_format(parts->arena, "%s.XXXXXX%s", path, TEMPORARY);
	if (!own)
		return no_memory(faults);
	int handle = mkstemps(own, sizeof TEMPORARY - 1);
	if (handle < 0)
		return cannot(faults, path);
	close(handle);
	enum status status = image_write_text(parts->manifest, own, faults);
	if (status == STATUS_OK && rename(own, path) != 0)
		status = cannot(faults, path);
	if (status != STATUS_OK)
		unlink(own);
	return status;
}

/* The manifest is there to be read by people, and to refuse another sweep before its first part. */
static enum status manifest_open(const struct parts *parts, struct faults *faults)
{
	const char *other, *path = arena_format(parts->arena, "%s/%s", parts->folder, MANIFEST);
	if (!path)
		return no_memory(faults);
	if (access(path, F_OK) != 0)
		return manifest_write(parts, path, faults);
	enum status status = image_read_text(&other, path, parts->arena, faults);
	return status == STATUS_OK ? parts_compare(parts->manifest, parts->folder, other, faults) : status;
}

enum status parts_open(struct parts *parts, const char *folder, enum store_kind kind, const char *manifest, int all, struct arena *arena,
	struct faults *faults)
{
	*parts = (struct parts){.arena = arena, .kind = kind, .manifest = manifest, .all = all, .folder = folder};
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return cannot(faults, folder);
	enum status status = manifest_open(parts, faults);
	return status == STATUS_OK ? parts_gather(parts, folder, faults) : status;
}

static const char *path_of(const struct parts *parts, int first, int end)
{
	return arena_format(parts->arena, "%s/%s%08d-%08d%s", parts->folder, PREFIX, first, end, SUFFIX);
}

enum status parts_write(struct parts *parts, const struct sweep *rows, struct faults *faults)
{
	int end = rows->first + rows->count;
	const char *path = path_of(parts, rows->first, end);
	enum status status = path ? store_write_sweep(path, rows, faults) : no_memory(faults);
	return status == STATUS_OK ? parts_add(parts, path, rows->first, end, faults) : status;
}

enum status parts_write_portion(struct parts *parts, const struct portion *portion, struct faults *faults)
{
	int end = portion->first + portion->count;
	const char *path = path_of(parts, portion->first, end);
	enum status status = path ? store_write_portion(path, portion, faults) : no_memory(faults);
	return status == STATUS_OK ? parts_add(parts, path, portion->first, end, faults) : status;
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

enum status parts_complete(const struct parts *parts, struct faults *faults)
{
	int first, count;
	if (!parts->count)
		return fault_add(faults, (struct place){0}, NULL, "there are no parts to merge");
	if (!parts_missing(parts, 0, parts->all, INT32_MAX, &first, &count))
		return STATUS_OK;
	if (parts->kind == STORE_PORTION)
		return fault_add(faults, (struct place){0}, "run the same shares again to have them", "districts %d to %d are missing", first + 1, first + count);
	return fault_add(faults, (struct place){0}, "run the same sweep again to have them, or say --allow-gaps", "samples %d to %d are missing", first, first + count - 1);
}
