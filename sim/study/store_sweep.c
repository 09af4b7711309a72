/* store_sweep.c - sweeps on disk, some rows at a time: as large as the disk has room, not the memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "study/store.h"
#include "study/store_steps.h"

struct store_sweep {
	struct layout layout;
	const char *path, *temporary; /* temporary: of a new file, until it has its name */
	struct sweep about;           /* whose first and count are those of the file */
	bool is_open;
};

/* -- reading --------------------------------------------------------------------------------------------------------- */

/* Readers on other machines and folders nobody may write to are no reason to fail. */
static hid_t reading_access(void)
{
	hid_t access = store_steps_access();
	H5Pset_file_locking(access, false, true);
	return access;
}

enum status store_kind(const char *path, enum store_kind *kind, struct faults *faults)
{
	enum status status = image_check(path, faults);
	char *format = NULL;
	if (status != STATUS_OK)
		return status;
	store_steps_first();
	H5E_BEGIN_TRY {
		hid_t access = reading_access(), file = H5Fopen(path, H5F_ACC_RDONLY, access), attribute = H5Aopen(file, "format", H5P_DEFAULT), type = H5Aget_type(attribute);
		if (H5Tis_variable_str(type) > 0)
			(void)!H5Aread(attribute, type, &format);
		H5Tclose(type);
		H5Aclose(attribute);
		H5Fclose(file);
		H5Pclose(access);
	} H5E_END_TRY
	bool is_sweep = format && !strncmp(format, "sweep ", 6), is_set = format && !strncmp(format, "result set ", 11);
	bool is_portion = format && !strncmp(format, "portion ", 8);
	H5free_memory(format);
	*kind = is_sweep ? STORE_SWEEP : is_portion ? STORE_PORTION : STORE_RESULT;
	return is_sweep || is_set || is_portion ? STATUS_OK : fault_add(faults, (struct place){.file = path}, NULL, "is no result file of this program");
}

static enum status another_version(const struct store_sweep *store, struct faults *faults)
{
	return fault_add(faults, (struct place){.file = store->path}, "make it anew with this version",
		"is no sweep of this version (reading stopped at: %s)", store->layout.failed);
}

enum status store_sweep_open(struct store_sweep **out, const char *path, struct arena *arena, struct sweep *sweep, struct faults *faults)
{
	struct store_sweep *store = *out = arena_rows(arena, 1, struct store_sweep);
	*sweep = (struct sweep){0};
	if (!store || !(store->path = arena_string(arena, path)))
		return fault_world(faults, "no memory left");
	enum status status = image_check(path, faults);
	if (status != STATUS_OK)
		return status;
	store->layout = (struct layout){.arena = arena, .stage = STORE_HEADER};
	store->is_open = true;
	store_steps_first();
	H5E_BEGIN_TRY {
		hid_t access = reading_access();
		store_steps_open(&store->layout, path, access);
		H5Pclose(access);
		if (layout_is_fine(&store->layout))
			layout_sweep(&store->layout, sweep);
	} H5E_END_TRY
	store->about = *sweep;
	return layout_is_fine(&store->layout) ? STATUS_OK : another_version(store, faults);
}

/* -- writing --------------------------------------------------------------------------------------------------------- */

static enum status cannot_write(const struct store_sweep *store, struct faults *faults)
{
	return fault_world(faults, "cannot write %s: failed at %s", store->path, store->layout.failed ? store->layout.failed : "end");
}

enum status store_sweep_create(struct store_sweep **out, const char *path, struct arena *arena, const struct sweep *about, struct faults *faults)
{
	struct store_sweep *store = *out = arena_rows(arena, 1, struct store_sweep);
	if (!store || !(store->path = arena_string(arena, path)) || !(store->temporary = arena_format(arena, "%s.tmp", path)))
		return fault_world(faults, "no memory left");
	store->layout = (struct layout){.arena = arena, .stage = STORE_HEADER};
	store->about = *about;
	store->about.first = 0;
	store->about.count = about->sample_count;
	store->is_open = true;
	struct sweep header = store->about;
	store_steps_first();
	H5E_BEGIN_TRY {
		hid_t access = reading_access();
		store_steps_create(&store->layout, store->temporary, access);
		H5Pclose(access);
		if (layout_is_fine(&store->layout))
			layout_sweep(&store->layout, &header);
	} H5E_END_TRY
	return layout_is_fine(&store->layout) ? STATUS_OK : cannot_write(store, faults);
}

enum status store_sweep_move(struct store_sweep *store, struct sweep *rows, struct faults *faults)
{
	struct layout *layout = &store->layout;
	layout->stage = STORE_ROWS;
	layout->first = rows->first - store->about.first;
	layout->count = rows->count;
	H5E_BEGIN_TRY {
		layout_sweep(layout, rows);
	} H5E_END_TRY
	if (layout_is_fine(layout))
		return STATUS_OK;
	return layout->writing ? cannot_write(store, faults) : another_version(store, faults);
}

enum status store_sweep_finish(struct store_sweep *store, struct faults *faults)
{
	bool fine;
	H5E_BEGIN_TRY {
		fine = store_steps_close(&store->layout);
	} H5E_END_TRY
	store->is_open = false;
	if (!fine)
		return cannot_write(store, faults);
	enum status status = image_seal(store->temporary, store->path, faults);
	if (status == STATUS_OK)
		store->temporary = NULL;
	return status;
}

void store_sweep_close(struct store_sweep *store)
{
	if (!store)
		return;
	H5E_BEGIN_TRY {
		if (store->is_open)
			store_steps_close(&store->layout);
	} H5E_END_TRY
	store->is_open = false;
	if (store->temporary)
		unlink(store->temporary);
	store->temporary = NULL;
}
