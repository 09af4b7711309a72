/* results.c - result files altered from inside, as somebody might who wishes harm: parts left out, of another shape, of another type, with other
   numbers; sealed like real ones. What is read can be shown. */
#include <hdf5.h>
#include <string.h>

#include "fuzz.h"
#include "invented.h"
#include "report/first_screen.h"
#include "study/image.h"
#include "study/shelf.h"
#include "study/store.h"

enum { PARTS_MOST = 512, EDITS_MOST = 4, EDIT_BYTES = 12 };
enum edit { DROP, RESHAPE, RETYPE, OVERWRITE, RENAME, ATTRIBUTE_DROP, ATTRIBUTE_NUMBER, ATTRIBUTE_TEXT, EDITS };

/* The links of the file's root, by name. */
struct parts {
	char names[PARTS_MOST][64];
	int count;
};

static herr_t part_note(hid_t group, const char *name, const H5L_info_t *info, void *context)
{
	struct parts *parts = context;
	(void)group, (void)info;
	if (parts->count < PARTS_MOST)
		snprintf(parts->names[parts->count++], sizeof *parts->names, "%s", name);
	return 0;
}

static struct image original;

/* A study somebody invented, as its file has it. */
static void original_once(void)
{
	struct arena arena;
	struct faults faults;
	struct result_set set;
	if (original.bytes)
		return;
	arena_init(&arena);
	faults_init(&faults);
	invented_build(&set, &arena, 3, 1);
	invented_screen(&set, &arena, 4, true, 1);
	const char *path = put("original.h5", "", 0);
	promise(store_write(path, &set, &faults) == STATUS_OK && image_read(&original, path, &faults) == STATUS_OK, "the original");
	faults_free(&faults);
	arena_free(&arena);
}

static hid_t type_of(unsigned number)
{
	switch (number % 5) {
	case 0: return H5Tcopy(H5T_NATIVE_INT8);
	case 1: return H5Tcopy(H5T_NATIVE_FLOAT);
	case 2: return H5Tcopy(H5T_NATIVE_UINT64);
	case 3: {
		hid_t text = H5Tcopy(H5T_C_S1);
		H5Tset_size(text, 1 + number % 40);
		return text;
	}
	default: return H5Tcreate(H5T_COMPOUND, 16);
	}
}

/* A new dataset under the name: so many numbers in so many dimensions. */
static void part_replace(hid_t file, const char *name, const uint8_t *edit, hid_t type)
{
	hsize_t sizes[4] = {edit[4] % 9, edit[5] % 9, edit[6] % 5, edit[7] % 5};
	hid_t space = edit[3] % 6 == 5 ? H5Screate(H5S_NULL) : H5Screate_simple(edit[3] % 5, sizes, NULL);
	H5Ldelete(file, name, H5P_DEFAULT);
	hid_t part = H5Dcreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
	H5Dclose(part);
	H5Sclose(space);
}

/* Other bytes for some of the numbers of a dataset that stays as it is. */
static void part_overwrite(hid_t file, const char *name, const uint8_t *edit)
{
	hid_t part = H5Dopen2(file, name, H5P_DEFAULT), type = H5Dget_type(part), space = H5Dget_space(part);
	hssize_t count = H5Sget_simple_extent_npoints(space);
	size_t bytes = (size_t)count * H5Tget_size(type);
	bool is_plain = H5Tget_class(type) == H5T_FLOAT || H5Tget_class(type) == H5T_INTEGER;
	uint8_t *numbers = is_plain && count > 0 ? malloc(bytes) : NULL;
	for (size_t i = 0; numbers && i < bytes; i++)
		numbers[i] = edit[4 + i % 8];
	if (numbers)
		H5Dwrite(part, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers);
	free(numbers);
	H5Sclose(space);
	H5Tclose(type);
	H5Dclose(part);
}

/* The attribute of the file, or of a part of it, whose turn it is: gone, or another one under its name. */
static void attribute_edit(hid_t file, const char *part, const uint8_t *edit)
{
	char name[64] = "";
	hid_t owner = edit[0] & 0x40 ? H5Oopen(file, part, H5P_DEFAULT) : H5Oopen(file, ".", H5P_DEFAULT);
	int64_t number;
	memcpy(&number, edit + 4, sizeof number);
	if (H5Aget_name_by_idx(owner, ".", H5_INDEX_NAME, H5_ITER_INC, edit[3], name, sizeof name, H5P_DEFAULT) > 0) {
		H5Adelete(owner, name);
		hid_t space = H5Screate(H5S_SCALAR), type = edit[0] % EDITS == ATTRIBUTE_TEXT ? type_of(3 + 5u * edit[2]) : H5Tcopy(H5T_NATIVE_INT64);
		if (edit[0] % EDITS != ATTRIBUTE_DROP) {
			hid_t attribute = H5Acreate2(owner, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
			char bytes[256] = "";
			memcpy(bytes, edit + 4, 8);
			H5Awrite(attribute, type, edit[0] % EDITS == ATTRIBUTE_TEXT ? (void *)bytes : (void *)&number);
			H5Aclose(attribute);
		}
		H5Tclose(type);
		H5Sclose(space);
	}
	H5Oclose(owner);
}

static void edit_make(hid_t file, const struct parts *parts, const uint8_t *edit)
{
	const char *name = parts->names[(edit[1] + 256 * edit[2]) % parts->count];
	hid_t type;
	switch ((enum edit)(edit[0] % EDITS)) {
	case DROP: H5Ldelete(file, name, H5P_DEFAULT); return;
	case RESHAPE: part_replace(file, name, edit, H5T_NATIVE_DOUBLE); return;
	case RETYPE:
		type = type_of(edit[8]);
		part_replace(file, name, edit, type);
		H5Tclose(type);
		return;
	case OVERWRITE: part_overwrite(file, name, edit); return;
	case RENAME: H5Lmove(file, name, file, parts->names[edit[3] % parts->count], H5P_DEFAULT, H5P_DEFAULT); return;
	default: attribute_edit(file, name, edit);
	}
}

/* The original with the edits made, sealed; its path. */
static const char *altered(const uint8_t *edits, size_t size)
{
	struct parts parts = {.count = 0};
	struct image image = {0};
	struct faults faults;
	hsize_t at = 0;
	hid_t access = H5Pcreate(H5P_FILE_ACCESS);
	H5Pset_fapl_core(access, 1 << 20, false);
	H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18);
	H5Pset_file_image(access, original.bytes, original.size);
	hid_t file = H5Fopen("/dev/null/altered", H5F_ACC_RDWR, access);
	promise(file >= 0, "the original opens");
	H5Literate(file, H5_INDEX_NAME, H5_ITER_INC, &at, part_note, &parts);
	for (size_t i = 0; i + EDIT_BYTES <= size && i < EDITS_MOST * EDIT_BYTES; i += EDIT_BYTES)
		edit_make(file, &parts, edits + i);
	H5Fflush(file, H5F_SCOPE_GLOBAL);
	void **memory = NULL;
	ssize_t length = H5Fget_file_image(file, NULL, 0);
	promise(length > 0 && H5Fget_vfd_handle(file, H5P_DEFAULT, (void **)&memory) >= 0, "the image of the file");
	image = (struct image){*memory, (size_t)length};
	faults_init(&faults);
	const char *path = put("altered.h5", "", 0);
	promise(image_write(&image, path, &faults) == STATUS_OK, "the altered file");
	faults_free(&faults);
	H5Fclose(file);
	H5Pclose(access);
	return path;
}

static void show(const struct result_set *set)
{
	struct arena arena;
	struct text page;
	arena_init(&arena);
	text_init(&page);
	(void)!first_screen_print(set, "altered.h5", false, &arena, &page);
	text_free(&page);
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena;
	struct faults faults;
	struct shelf shelf;
	struct sweep rows;
	const char *path;
	original_once();
	H5E_BEGIN_TRY {
		path = altered(bytes, size);
	} H5E_END_TRY
	arena_init(&arena);
	faults_init(&faults);
	enum status status = shelf_open(&shelf, path, &arena, &faults);
	if (status == STATUS_OK)
		status = shelf_rows(&shelf, shelf.about.first, shelf.about.count, &arena, &rows, &faults);
	if (status == STATUS_OK && shelf.kind == STORE_RESULT)
		show(&shelf.set);
	shelf_close(&shelf);
	faults_end(&faults, status);
	arena_free(&arena);
	return 0;
}
