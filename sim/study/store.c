/* store.c - result sets on disk: the door to HDF5, and the care that only whole files stand under a name. */
#include "study/store.h"

#include <hdf5.h>
#include <hdf5_hl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/image.h"
#include "study/layout.h"

/* Of the image in memory. HDF5 looks whether a file of that name exists first: none can. */
static const char NO_FILE[] = "/dev/null/result";

enum { CHUNK_BYTES = 1 << 20, DEFLATE = 4, MOST_COUNT = 1 << 24 };

/* A call of HDF5 on an id that failed only fails again, so the steps go straight on, close what they opened, and look at the
   last outcome. */
struct layout {
	hid_t file, dataset, words; /* dataset: walked last, or invalid; words: the type of strings of any length in UTF-8 */
	bool writing;
	struct arena *arena;        /* reading: where the strings go */
	const char *names[LAYOUT_MOST_DIMENSIONS];
	int counts[LAYOUT_MOST_DIMENSIONS];
	const char *failed;         /* the first piece that could not be walked */
};

bool layout_is_writing(const struct layout *layout)
{
	return layout->writing;
}

bool layout_is_fine(const struct layout *layout)
{
	return !layout->failed;
}

struct arena *layout_arena(struct layout *layout)
{
	return layout->arena;
}

void layout_fail(struct layout *layout, const char *piece)
{
	if (!layout->failed)
		layout->failed = arena_string(layout->arena, piece);
	if (!layout->failed)
		layout->failed = "memory";
}

static void check(struct layout *layout, bool fine, const char *piece)
{
	if (!fine)
		layout_fail(layout, piece);
}

const char *layout_library(struct layout *layout)
{
	unsigned major = 0, minor = 0, release = 0;
	H5get_libversion(&major, &minor, &release);
	const char *library = arena_format(layout->arena, "HDF5 %u.%u.%u", major, minor, release);
	return library ? library : "HDF5";
}

/* -- attributes ------------------------------------------------------------------------------------------------------ */

/* Makes or opens a single value beside the dataset walked last. */
static hid_t attribute_open(struct layout *layout, const char *name, hid_t type)
{
	hid_t owner = layout->dataset >= 0 ? layout->dataset : layout->file;
	hid_t space, attribute;
	if (layout->writing) {
		space = H5Screate(H5S_SCALAR);
		attribute = H5Acreate2(owner, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
	} else {
		attribute = H5Aopen(owner, name, H5P_DEFAULT);
		space = H5Aget_space(attribute);
		if (H5Sget_simple_extent_npoints(space) != 1) {
			H5Aclose(attribute);
			attribute = H5I_INVALID_HID;
		}
	}
	H5Sclose(space);
	return attribute;
}

static bool is_words(hid_t type)
{
	bool are_words = H5Tis_variable_str(type) > 0;
	H5Tclose(type);
	return are_words;
}

void layout_text(struct layout *layout, const char *name, const char **value)
{
	if (layout->failed)
		return;
	bool fine;
	char *string = NULL;
	hid_t attribute = attribute_open(layout, name, layout->words);
	if (layout->writing) {
		const char *written = *value ? *value : "";
		fine = H5Awrite(attribute, layout->words, &written) >= 0;
	} else {
		fine = is_words(H5Aget_type(attribute)) && H5Aread(attribute, layout->words, &string) >= 0;
		fine = fine && (*value = arena_string(layout->arena, string ? string : ""));
		H5free_memory(string);
	}
	H5Aclose(attribute);
	check(layout, fine, name);
}

void layout_note(struct layout *layout, const char *name, const char *value)
{
	if (layout->writing)
		layout_text(layout, name, &value);
}

static void number_walk(struct layout *layout, const char *name, hid_t type, void *value)
{
	if (layout->failed)
		return;
	hid_t attribute = attribute_open(layout, name, type);
	bool fine = (layout->writing ? H5Awrite(attribute, type, value) : H5Aread(attribute, type, value)) >= 0;
	H5Aclose(attribute);
	check(layout, fine, name);
}

void layout_int(struct layout *layout, const char *name, int *value)
{
	number_walk(layout, name, H5T_NATIVE_INT, value);
}

void layout_count(struct layout *layout, const char *name, uint64_t *value)
{
	number_walk(layout, name, H5T_NATIVE_UINT64, value);
}

void layout_double(struct layout *layout, const char *name, double *value)
{
	number_walk(layout, name, H5T_NATIVE_DOUBLE, value);
}

/* -- datasets -------------------------------------------------------------------------------------------------------- */

void layout_dimension(struct layout *layout, int dimension, const char *name, int least, int *count)
{
	if (layout->failed)
		return;
	if (!layout->writing) {
		hid_t dataset = H5Dopen2(layout->file, name, H5P_DEFAULT);
		hid_t space = H5Dget_space(dataset);
		hssize_t found = dataset < 0 ? 0 : H5Sget_simple_extent_npoints(space);
		*count = found > MOST_COUNT ? -1 : (int)found;
		H5Sclose(space);
		H5Dclose(dataset);
	}
	layout->names[dimension] = name;
	layout->counts[dimension] = *count;
	check(layout, *count >= least, name);
}

/* Opens or makes a dataset, which then owns the attributes to come. */
static bool dataset_open(struct layout *layout, const char *name, hid_t type, int rank, const int *dimensions, hid_t creation)
{
	hsize_t extent[LAYOUT_MOST_RANK], found[LAYOUT_MOST_RANK];
	for (int i = 0; i < rank; i++)
		extent[i] = (hsize_t)layout->counts[dimensions[i]];
	H5Dclose(layout->dataset);
	hid_t space;
	bool fits = true;
	if (layout->writing) {
		space = H5Screate_simple(rank, extent, NULL);
		layout->dataset = H5Dcreate2(layout->file, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT);
	} else {
		layout->dataset = H5Dopen2(layout->file, name, H5P_DEFAULT);
		space = H5Dget_space(layout->dataset);
		fits = H5Sget_simple_extent_ndims(space) == rank && H5Sget_simple_extent_dims(space, found, NULL) == rank
			&& memcmp(extent, found, (size_t)rank * sizeof *extent) == 0;
	}
	H5Sclose(space);
	return fits && layout->dataset >= 0;
}

/* How a dataset is made: the same bytes at any hour, its attributes in the order given. */
static hid_t creation_build(void)
{
	hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
	H5Pset_obj_track_times(creation, false);
	H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
	return creation;
}

/* Numbers lie in compressed chunks with checksums; the longest side is halved until a chunk is small. */
static void creation_compress(const struct layout *layout, hid_t creation, int rank, const int *dimensions)
{
	hsize_t chunk[LAYOUT_MOST_RANK], size;
	for (int i = 0; i < rank; i++)
		chunk[i] = (hsize_t)layout->counts[dimensions[i]];
	for (;;) {
		int longest = 0;
		size = sizeof(double);
		for (int i = 0; i < rank; i++) {
			size *= chunk[i];
			longest = chunk[i] > chunk[longest] ? i : longest;
		}
		if (size <= CHUNK_BYTES)
			break;
		chunk[longest] = (chunk[longest] + 1) / 2;
	}
	H5Pset_chunk(creation, rank, chunk);
	H5Pset_shuffle(creation);
	H5Pset_deflate(creation, DEFLATE);
	H5Pset_fletcher32(creation);
}

/* A dataset named as its dimension is the scale of that dimension; any other is given the scales of its dimensions. */
static bool scales_attach(const struct layout *layout, const char *name, int rank, const int *dimensions)
{
	if (rank == 1 && strcmp(name, layout->names[dimensions[0]]) == 0)
		return H5DSset_scale(layout->dataset, name) >= 0;
	bool fine = true;
	for (int i = 0; i < rank; i++) {
		hid_t scale = H5Dopen2(layout->file, layout->names[dimensions[i]], H5P_DEFAULT);
		fine = H5DSattach_scale(layout->dataset, scale, (unsigned)i) >= 0 && fine;
		H5Dclose(scale);
	}
	return fine;
}

/* All of a dataset of one dimension, written from or read into `rows`. */
static bool rows_walk(struct layout *layout, const char *name, hid_t type, int dimension, void *rows)
{
	hid_t creation = creation_build();
	bool fine = dataset_open(layout, name, type, 1, &dimension, creation);
	if (layout->writing)
		fine = fine && H5Dwrite(layout->dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, rows) >= 0
			&& scales_attach(layout, name, 1, &dimension);
	else
		fine = fine && (type != layout->words || is_words(H5Dget_type(layout->dataset)))
			&& H5Dread(layout->dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, rows) >= 0;
	H5Pclose(creation);
	return fine;
}

void layout_column(struct layout *layout, const char *name, int dimension, const char **first, size_t stride)
{
	int count = layout->counts[dimension];
	if (layout->failed || count == 0)
		return;
	char **strings = calloc((size_t)count, sizeof *strings);
	if (!strings) {
		layout_fail(layout, "memory");
		return;
	}
	for (int i = 0; layout->writing && i < count; i++) {
		char *string = *(char **)((char *)first + (size_t)i * stride);
		strings[i] = string ? string : "";
	}
	bool fine = rows_walk(layout, name, layout->words, dimension, strings);
	for (int i = 0; !layout->writing && i < count; i++) {
		const char *string = arena_string(layout->arena, strings[i] ? strings[i] : "");
		*(const char **)((char *)first + (size_t)i * stride) = string;
		fine = fine && string;
		H5free_memory(strings[i]);
	}
	free(strings);
	check(layout, fine, name);
}

void layout_index(struct layout *layout, int dimension, const char *long_name)
{
	int count = layout->counts[dimension];
	if (layout->failed || !layout->writing || count == 0)
		return;
	int *index = calloc((size_t)count, sizeof *index);
	for (int i = 0; index && i < count; i++)
		index[i] = i;
	check(layout, index && rows_walk(layout, layout->names[dimension], H5T_NATIVE_INT, dimension, index), layout->names[dimension]);
	layout_note(layout, "long_name", long_name);
	free(index);
}

static void numbers_walk(struct layout *layout, const char *name, hid_t type, int rank, const int *dimensions, const void *unknown, void *values)
{
	hid_t creation = creation_build();
	creation_compress(layout, creation, rank, dimensions);
	if (unknown)
		H5Pset_fill_value(creation, type, unknown);
	bool fine = dataset_open(layout, name, type, rank, dimensions, creation);
	if (layout->writing)
		fine = fine && H5Dwrite(layout->dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0
			&& scales_attach(layout, name, rank, dimensions);
	else
		fine = fine && H5Dread(layout->dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0;
	H5Pclose(creation);
	check(layout, fine, name);
}

/* A column is copied to or from a place of its own: the library walks spread-out memory value by value, fifty times slower. */
void layout_values(struct layout *layout, const char *name, int rank, const int *dimensions, double *values, int column, int columns)
{
	size_t count = 1;
	double unknown = NAN;
	if (layout->failed)
		return;
	for (int i = 0; i < rank; i++)
		count *= (size_t)layout->counts[dimensions[i]];
	double *row = malloc(count * sizeof *row);
	if (!row) {
		layout_fail(layout, "memory");
		return;
	}
	for (size_t i = 0; layout->writing && i < count; i++)
		row[i] = values[i * (size_t)columns + (size_t)column];
	numbers_walk(layout, name, H5T_NATIVE_DOUBLE, rank, dimensions, &unknown, row);
	for (size_t i = 0; !layout->writing && !layout->failed && i < count; i++)
		values[i * (size_t)columns + (size_t)column] = row[i];
	free(row);
	if (layout->writing)
		number_walk(layout, "_FillValue", H5T_NATIVE_DOUBLE, &unknown);
}

void layout_digests(struct layout *layout, const char *name, int rank, const int *dimensions, uint64_t *values)
{
	if (!layout->failed)
		numbers_walk(layout, name, H5T_NATIVE_UINT64, rank, dimensions, NULL, values);
}

/* -- the file -------------------------------------------------------------------------------------------------------- */

static void file_open(struct layout *layout, const struct image *image)
{
	hid_t access = H5Pcreate(H5P_FILE_ACCESS), creation = H5Pcreate(H5P_FILE_CREATE);
	H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18);
	H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
	H5Pset_fapl_core(access, CHUNK_BYTES, false);
	H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
	H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
	H5Pset_obj_track_times(creation, false);
	layout->words = H5Tcopy(H5T_C_S1);
	H5Tset_size(layout->words, H5T_VARIABLE);
	H5Tset_cset(layout->words, H5T_CSET_UTF8);
	layout->dataset = H5I_INVALID_HID;
	if (layout->writing)
		layout->file = H5Fcreate(NO_FILE, H5F_ACC_TRUNC, creation, access);
	else if (H5Pset_file_image(access, image->bytes, image->size) >= 0)
		layout->file = H5Fopen(NO_FILE, H5F_ACC_RDONLY, access);
	H5Pclose(access);
	H5Pclose(creation);
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

/* Walks the whole file, which is read from the image or left in it. HDF5 sees only memory, never the disk, and prints nothing. */
static bool file_walk(struct layout *layout, struct image *image, struct result_set *set)
{
	H5E_BEGIN_TRY {
		layout->file = H5I_INVALID_HID;
		file_open(layout, image);
		check(layout, layout->file >= 0, "file");
		if (layout_is_fine(layout))
			layout_walk(layout, set);
		H5Dclose(layout->dataset);
		if (layout->writing && layout_is_fine(layout))
			check(layout, file_take(layout->file, image), "memory");
		H5Tclose(layout->words);
		H5Fclose(layout->file);
	} H5E_END_TRY
	return layout_is_fine(layout);
}

enum status store_write(const char *path, const struct result_set *set, struct faults *faults)
{
	struct result_set copy = *set; /* walking takes addresses; writing changes nothing behind them */
	struct layout layout = {.writing = true, .arena = &faults->arena};
	struct image image = {0};
	enum status status;
	if (file_walk(&layout, &image, &copy))
		status = image_write(&image, path, faults);
	else
		status = fault_world(faults, "cannot write %s: failed at %s", path, layout.failed);
	image_free(&image);
	return status;
}

enum status store_read(const char *path, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct layout layout = {.arena = arena};
	struct image image = {0};
	*set = (struct result_set){0};
	enum status status = image_read(&image, path, faults);
	if (status == STATUS_OK && !file_walk(&layout, &image, set)) {
		*set = (struct result_set){0};
		status = fault_add(faults, (struct place){.file = path}, "make it anew with this version",
			"is a result file of another version (reading stopped at: %s)", layout.failed);
	}
	image_free(&image);
	return status;
}
