/* store.c - result sets on disk: the door to HDF5, and the care that only whole files stand under a name. */
#include "study/store.h"

#include <stdlib.h>
#include <string.h>

#include "study/store_steps.h"

/* Of the image in memory. HDF5 looks whether a file of that name exists first: none can. */
static const char NO_FILE[] = "/dev/null/result";

enum { GROWTH_BYTES = 1 << 20 };

/* In memory, never on the disk. */
static hid_t memory_access(void)
{
	hid_t access = store_steps_access();
	H5Pset_fapl_core(access, GROWTH_BYTES, false);
	return access;
}

/* Copies the memory the file lies in. (H5Fget_file_image of 1.10 tells the size, but its copy has changed a byte under the checksum of the superblock.) */
static bool file_take(hid_t file, struct image *image)
{
	void **memory;
	ssize_t size = H5Fflush(file, H5F_SCOPE_GLOBAL) >= 0 ? H5Fget_file_image(file, NULL, 0) : -1;
	bool fine = size > 0 && H5Fget_vfd_handle(file, H5P_DEFAULT, (void **)&memory) >= 0 && (image->bytes = malloc((size_t)size));
	if (fine) {
		memcpy(image->bytes, *memory, (size_t)size);
		image->size = (size_t)size;
	}
	return fine;
}

/* What is walked: one of the three. */
struct walked {
	struct result_set *set;
	struct sweep *sweep;
	struct portion *portion;
};

static void walk(struct layout *layout, const struct walked *walked)
{
	if (walked->set)
		layout_walk(layout, walked->set);
	else if (walked->sweep)
		layout_sweep(layout, walked->sweep);
	else
		layout_portion(layout, walked->portion);
}

/* HDF5 sees only memory, never the disk, and prints nothing. */
static bool image_fill(struct layout *layout, struct image *image, const struct walked *walked)
{
	store_steps_first();
	H5E_BEGIN_TRY {
		hid_t access = memory_access();
		store_steps_create(layout, NO_FILE, access);
		layout->stage = walked->sweep ? STORE_HEADER : STORE_ALL;
		if (layout_is_fine(layout))
			walk(layout, walked);
		if (walked->sweep && layout_is_fine(layout)) {
			layout->stage = STORE_ROWS;
			layout->count = walked->sweep->count;
			walk(layout, walked);
		}
		if (layout_is_fine(layout) && !file_take(layout->file, image))
			layout_fail(layout, "memory");
		store_steps_close(layout);
		H5Pclose(access);
	} H5E_END_TRY
	return layout_is_fine(layout);
}

static enum status write_whole(const char *path, const struct walked *walked, struct faults *faults)
{
	struct layout layout = {.arena = &faults->arena};
	struct image image = {0};
	enum status status;
	if (image_fill(&layout, &image, walked))
		status = image_write(&image, path, faults);
	else
		status = fault_world(faults, "cannot write %s: failed at %s", path, layout.failed);
	image_free(&image);
	return status;
}

enum status store_write(const char *path, const struct result_set *set, struct faults *faults)
{
	struct result_set copy = *set; /* walking takes addresses; writing changes nothing behind them */
	return write_whole(path, &(struct walked){.set = &copy}, faults);
}

enum status store_write_sweep(const char *path, const struct sweep *sweep, struct faults *faults)
{
	struct sweep copy = *sweep;
	return write_whole(path, &(struct walked){.sweep = &copy}, faults);
}

enum status store_write_portion(const char *path, const struct portion *portion, struct faults *faults)
{
	struct portion copy = *portion;
	return write_whole(path, &(struct walked){.portion = &copy}, faults);
}

static bool image_walk(struct layout *layout, const struct image *image, const struct walked *walked)
{
	store_steps_first();
	H5E_BEGIN_TRY {
		hid_t access = memory_access();
		if (H5Pset_file_image(access, image->bytes, image->size) >= 0)
			store_steps_open(layout, NO_FILE, access);
		else
			layout_fail(layout, "memory");
		if (layout_is_fine(layout))
			walk(layout, walked);
		store_steps_close(layout);
		H5Pclose(access);
	} H5E_END_TRY
	return layout_is_fine(layout);
}

/* Whole, and still not what was to be read. */
static enum status foreign(const char *path, const char *failed, struct faults *faults)
{
	enum store_kind kind;
	struct faults unheard;
	faults_init(&unheard);
	bool is_portion = store_kind(path, &kind, &unheard) == STATUS_OK && kind == STORE_PORTION;
	faults_free(&unheard);
	if (is_portion)
		return fault_add(faults, (struct place){.file = path}, "make one file of all its parts: merge", "is a part of a run");
	return fault_add(faults, (struct place){.file = path}, "make it anew with this version", "is a result file of another version (reading stopped at: %s)", failed);
}

static enum status read_whole(const char *path, struct arena *arena, const struct walked *walked, struct faults *faults)
{
	struct layout layout = {.arena = arena, .file = H5I_INVALID_HID, .dataset = H5I_INVALID_HID, .words = H5I_INVALID_HID, .rows_of = -1};
	struct image image = {0};
	enum status status = image_read(&image, path, faults);
	if (status == STATUS_OK && !image_walk(&layout, &image, walked))
		status = foreign(path, layout.failed, faults);
	image_free(&image);
	return status;
}

enum status store_read(const char *path, struct arena *arena, struct result_set *set, struct faults *faults)
{
	*set = (struct result_set){0};
	enum status status = read_whole(path, arena, &(struct walked){.set = set}, faults);
	if (status != STATUS_OK)
		*set = (struct result_set){0};
	return status;
}

enum status store_read_portion(const char *path, struct arena *arena, struct portion *portion, struct faults *faults)
{
	*portion = (struct portion){0};
	return read_whole(path, arena, &(struct walked){.portion = portion}, faults);
}
