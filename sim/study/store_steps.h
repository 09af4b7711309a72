/* store_steps.h - an open result file behind the door to HDF5; for store.c, store_sweep.c and store_steps.c alone. */
#ifndef STORE_STEPS_H
#define STORE_STEPS_H

#include <hdf5.h>

#include "study/image.h"
#include "study/layout.h"

/* What of a file is walked: all of it, all but what goes by rows, or rows. */
enum store_stage { STORE_ALL, STORE_HEADER, STORE_ROWS };

/* A call of HDF5 on an id that failed only fails again, so the steps go straight on, close what they opened, and look at the
   last outcome. */
struct layout {
	hid_t file, dataset, words; /* dataset: walked last, or invalid; words: the type of strings of any length in UTF-8 */
	bool writing;
	enum store_stage stage;
	int rows_of, band;          /* dimension that goes by rows, and how many of them share a chunk; -1 = none */
	int first, count;           /* rows of the file that are moved */
	struct arena *arena;        /* reading: where the strings go */
	const char *names[LAYOUT_MOST_DIMENSIONS];
	int counts[LAYOUT_MOST_DIMENSIONS];
	const char *failed;         /* the first piece that could not be walked */
};

/* Before any other call of the library, whoever makes it. */
void store_steps_first(void);
/* What every file is opened with, all of it closed when the file is. */
hid_t store_steps_access(void);
/* A new file, at `path` with this access. */
void store_steps_create(struct layout *layout, const char *path, hid_t access);
void store_steps_open(struct layout *layout, const char *path, hid_t access);
/* False when what was written did not reach its file. */
bool store_steps_close(struct layout *layout);

#endif
