/* store_steps.c - the steps a result file is walked by: attributes, columns, arrays, all of them or some rows. */
#include "study/store_steps.h"

#include <hdf5_hl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/layout.h"

enum { CHUNK_BYTES = 1 << 20, DEFLATE = 4, MOST_COUNT = 1 << 24 };

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

void layout_by_rows(struct layout *layout, int dimension, int band)
{
	layout->rows_of = layout->stage == STORE_ALL ? -1 : dimension;
	layout->band = band;
}

int layout_rows(const struct layout *layout)
{
	return layout->stage == STORE_ROWS ? layout->count : 0;
}

bool layout_is_reading_header(const struct layout *layout)
{
	return !layout->writing && layout->stage != STORE_ROWS;
}

/* Attributes, and what does not go by rows, are walked before any rows are moved. */
static bool is_over(const struct layout *layout)
{
	return layout->failed || layout->stage == STORE_ROWS;
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
	if (is_over(layout))
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
	if (is_over(layout))
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
	if (is_over(layout))
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
	if (layout->writing && layout->stage != STORE_ROWS) {
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

/* Numbers lie in compressed chunks with checksums; the longest side is halved until a chunk is small. What goes by rows is cut between bands of them,
   so that each chunk is written once. */
static void creation_compress(const struct layout *layout, hid_t creation, int rank, const int *dimensions)
{
	hsize_t chunk[LAYOUT_MOST_RANK], size;
	for (int i = 0; i < rank; i++)
		chunk[i] = (hsize_t)layout->counts[dimensions[i]];
	if (dimensions[0] == layout->rows_of && chunk[0] > (hsize_t)layout->band)
		chunk[0] = (hsize_t)layout->band;
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

/* Which numbers of the dataset walked last stand in memory: all, or those of the rows. */
static bool part_move(const struct layout *layout, hid_t type, int rank, const int *dimensions, void *rows)
{
	bool fine = true;
	hid_t file = H5S_ALL, memory = H5S_ALL;
	if (layout->stage == STORE_ROWS) {
		hsize_t start[LAYOUT_MOST_RANK] = {(hsize_t)layout->first}, count[LAYOUT_MOST_RANK] = {(hsize_t)layout->count};
		for (int i = 1; i < rank; i++)
			count[i] = (hsize_t)layout->counts[dimensions[i]];
		file = H5Dget_space(layout->dataset);
		memory = H5Screate_simple(rank, count, NULL);
		fine = H5Sselect_hyperslab(file, H5S_SELECT_SET, start, NULL, count, NULL) >= 0;
	}
	herr_t moved = layout->writing ? H5Dwrite(layout->dataset, type, memory, file, H5P_DEFAULT, rows)
		: H5Dread(layout->dataset, type, memory, file, H5P_DEFAULT, rows);
	if (layout->stage == STORE_ROWS) {
		H5Sclose(file);
		H5Sclose(memory);
	}
	return fine && moved >= 0;
}

/* A dataset is made, looked at or moved, as far as the stage wants it: written from or read into `rows`. */
static bool rows_walk(struct layout *layout, const char *name, hid_t type, int rank, const int *dimensions, hid_t creation, void *rows)
{
	bool goes_by_rows = dimensions[0] == layout->rows_of, moves = goes_by_rows == (layout->stage == STORE_ROWS);
	bool fine = dataset_open(layout, name, type, rank, dimensions, creation);
	fine = fine && (layout->writing || type != layout->words || is_words(H5Dget_type(layout->dataset)));
	fine = fine && (!moves || part_move(layout, type, rank, dimensions, rows));
	if (layout->writing && layout->stage != STORE_ROWS)
		fine = fine && scales_attach(layout, name, rank, dimensions);
	return fine;
}

/* Numbers in memory: of all rows, or of those that are moved. */
static size_t numbers_count(const struct layout *layout, int rank, const int *dimensions)
{
	bool goes_by_rows = dimensions[0] == layout->rows_of;
	size_t count = goes_by_rows ? (size_t)layout_rows(layout) : (size_t)layout->counts[dimensions[0]];
	for (int i = 1; i < rank; i++)
		count *= (size_t)layout->counts[dimensions[i]];
	return count;
}

/* Whether this stage has nothing to do with a dataset of these dimensions. */
static bool is_passed(const struct layout *layout, int dimension)
{
	return layout->failed || (layout->stage == STORE_ROWS && dimension != layout->rows_of) || layout->counts[dimension] == 0;
}

void layout_column(struct layout *layout, const char *name, int dimension, const char **first, size_t stride)
{
	if (is_passed(layout, dimension))
		return;
	size_t count = numbers_count(layout, 1, &dimension);
	char **strings = calloc(count + 1, sizeof *strings);
	if (!strings) {
		layout_fail(layout, "memory");
		return;
	}
	for (size_t i = 0; layout->writing && i < count; i++) {
		char *string = *(char **)((char *)first + i * stride);
		strings[i] = string ? string : "";
	}
	hid_t creation = creation_build();
	bool fine = rows_walk(layout, name, layout->words, 1, &dimension, creation, strings);
	H5Pclose(creation);
	for (size_t i = 0; !layout->writing && i < count; i++) {
		const char *string = arena_string(layout->arena, strings[i] ? strings[i] : "");
		*(const char **)((char *)first + i * stride) = string;
		fine = fine && string;
		H5free_memory(strings[i]);
	}
	free(strings);
	check(layout, fine, name);
}

static void plain_walk(struct layout *layout, const char *name, hid_t type, int dimension, void *rows)
{
	hid_t creation = creation_build();
	bool fine = rows_walk(layout, name, type, 1, &dimension, creation, rows);
	H5Pclose(creation);
	check(layout, fine, name);
}

void layout_index(struct layout *layout, int dimension, int first, const char *long_name)
{
	int count = layout->counts[dimension], rows_of = layout->rows_of;
	if (is_over(layout) || !layout->writing || count == 0)
		return;
	int *index = calloc((size_t)count, sizeof *index);
	for (int i = 0; index && i < count; i++)
		index[i] = first + i;
	layout->rows_of = -1; /* an index is written whole, rows or no rows */
	if (index)
		plain_walk(layout, layout->names[dimension], H5T_NATIVE_INT, dimension, index);
	else
		layout_fail(layout, "memory");
	layout->rows_of = rows_of;
	layout_note(layout, "long_name", long_name);
	free(index);
}

void layout_wholes(struct layout *layout, const char *name, int dimension, int32_t *values)
{
	if (!is_passed(layout, dimension))
		plain_walk(layout, name, H5T_NATIVE_INT32, dimension, values);
}

static void numbers_walk(struct layout *layout, const char *name, hid_t type, int rank, const int *dimensions, const void *unknown, void *values)
{
	hid_t creation = creation_build();
	creation_compress(layout, creation, rank, dimensions);
	if (unknown)
		H5Pset_fill_value(creation, type, unknown);
	bool fine = rows_walk(layout, name, type, rank, dimensions, creation, values);
	H5Pclose(creation);
	check(layout, fine, name);
}

/* A column is copied to or from a place of its own: the library walks spread-out memory value by value, fifty times slower. */
void layout_values(struct layout *layout, const char *name, int rank, const int *dimensions, double *values, int column, int columns)
{
	double unknown = NAN;
	if (is_passed(layout, dimensions[0]))
		return;
	size_t count = numbers_count(layout, rank, dimensions);
	double *row = malloc((count + 1) * sizeof *row);
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

void layout_uints(struct layout *layout, const char *name, int rank, const int *dimensions, uint64_t *values)
{
	if (!is_passed(layout, dimensions[0]))
		numbers_walk(layout, name, H5T_NATIVE_UINT64, rank, dimensions, NULL, values);
}

/* -- the file -------------------------------------------------------------------------------------------------------- */

/* After a full disk the library would write once more at the end of the program, and crash. */
void store_steps_first(void)
{
	H5dont_atexit();
}

hid_t store_steps_access(void)
{
	hid_t access = H5Pcreate(H5P_FILE_ACCESS);
	H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18);
	H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
	return access;
}

static void steps_begin(struct layout *layout, bool writing)
{
	layout->writing = writing;
	layout->rows_of = -1;
	layout->dataset = H5I_INVALID_HID;
	layout->words = H5Tcopy(H5T_C_S1);
	H5Tset_size(layout->words, H5T_VARIABLE);
	H5Tset_cset(layout->words, H5T_CSET_UTF8);
}

void store_steps_create(struct layout *layout, const char *path, hid_t access)
{
	hid_t creation = H5Pcreate(H5P_FILE_CREATE);
	steps_begin(layout, true);
	H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
	H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
	H5Pset_obj_track_times(creation, false);
	layout->file = H5Fcreate(path, H5F_ACC_TRUNC, creation, access);
	H5Pclose(creation);
	check(layout, layout->file >= 0, "file");
}

void store_steps_open(struct layout *layout, const char *path, hid_t access)
{
	steps_begin(layout, false);
	layout->file = H5Fopen(path, H5F_ACC_RDONLY, access);
	check(layout, layout->file >= 0, "file");
}

bool store_steps_close(struct layout *layout)
{
	H5Dclose(layout->dataset);
	layout->dataset = H5I_INVALID_HID;
	H5Tclose(layout->words);
	bool fine = H5Fclose(layout->file) >= 0;
	layout->file = H5I_INVALID_HID;
	return fine;
}
