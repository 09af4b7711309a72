/* layout.h - what stands in a result file and in which order: one description for writing and for reading. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>

#include "study/portion.h"
#include "study/result.h"
#include "study/sweep.h"

/* The last dimensions are the rows of annexes. */
enum { LAYOUT_MOST_RANK = 4, LAYOUT_ANNEXES = 24, LAYOUT_MOST_DIMENSIONS = LAYOUT_ANNEXES + ANNEX_MOST };

/* An open file, walked to write it or to read it. Every layout function returns at once after the first piece that failed.
   Attributes belong to the dataset walked last, before any dataset to the file. */
struct layout;

/* -- the walks, in terms of the steps below -------------------------------------------------------------------------- */
void layout_walk(struct layout *layout, struct result_set *set);  /* layout.c: one study */
void layout_sweep(struct layout *layout, struct sweep *sweep);    /* layout_sweep.c: many, or rows of them */
void layout_annexes(struct layout *layout, struct annexes *annexes); /* layout_annex.c: tables beside the arrays of a study */
void layout_portion(struct layout *layout, struct portion *portion); /* layout_portion.c: some places of one */
/* Pieces both have. A file of another format, or of another version of it, cannot be walked. */
void layout_format(struct layout *layout, const char *wanted);
void layout_study(struct layout *layout, struct result_set *set);
/* A variable for each of `count` measures, their columns side by side in `values`, with name-plates. */
void layout_measures(struct layout *layout, const char *suffix, int rank, const int *dimensions, double *values, const struct result_measure *measures,
	int count, const char *labels);

/* -- the steps (store_steps.c, behind the door to HDF5) -------------------------------------------------------------- */
bool layout_is_writing(const struct layout *layout);
bool layout_is_fine(const struct layout *layout);
struct arena *layout_arena(struct layout *layout);
/* Says that the walk cannot go on, and at which piece. */
void layout_fail(struct layout *layout, const char *piece);
/* Version of the library that writes, "HDF5 1.10.8". */
const char *layout_library(struct layout *layout);
/* Dimension number `dimension`; reading sets *count to what the file holds, 0 when the dimension is absent. */
void layout_dimension(struct layout *layout, int dimension, const char *name, int least, int *count);
void layout_text(struct layout *layout, const char *name, const char **value);
void layout_note(struct layout *layout, const char *name, const char *value); /* a text for people, not read back */
void layout_int(struct layout *layout, const char *name, int *value);
void layout_count(struct layout *layout, const char *name, uint64_t *value);
void layout_double(struct layout *layout, const char *name, double *value);
/* A string of each row of an array of structs `stride` bytes apart; a coordinate when it bears the name of its dimension. */
void layout_column(struct layout *layout, const char *name, int dimension, const char **first, size_t stride);
/* The coordinate first, first + 1 …; only its length says anything. */
void layout_index(struct layout *layout, int dimension, int first, const char *long_name);
/* Slice `column` of an array [dimensions…][columns], none of them empty: a dataset of its own on disk, NaN where nothing is. */
void layout_values(struct layout *layout, const char *name, int rank, const int *dimensions, double *values, int column, int columns);
void layout_uints(struct layout *layout, const char *name, int rank, const int *dimensions, uint64_t *values);
void layout_wholes(struct layout *layout, const char *name, int dimension, int32_t *values);

/* A walk by rows: what has this dimension first is made or looked at without its numbers, in chunks of `band` rows; the same walk then moves some
   rows at a time and passes over everything else. */
void layout_by_rows(struct layout *layout, int dimension, int band);
/* Rows that are being moved; 0 while none are. */
int layout_rows(const struct layout *layout);
bool layout_is_reading_header(const struct layout *layout);

#endif
