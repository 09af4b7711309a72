/* shelf.h - any result file, some samples at a time: a sweep, a part of one, or a single study as a sweep of one sample. */
#ifndef SHELF_H
#define SHELF_H

#include "study/store.h"

struct shelf {
	enum store_kind kind;
	struct sweep about;            /* first and count are those of the file */
	struct result_set set;         /* of a single study: all of it */
	struct store_sweep *store;
};

/* Opens the file; what stands beside the numbers lives in `arena`. Close it in any case. */
STATUS_MUST_USE enum status shelf_open(struct shelf *shelf, const char *path, struct arena *arena, struct faults *faults);
void shelf_close(struct shelf *shelf);
/* Samples [first, first + count) of the file, in `arena`: all that is kept of them. */
STATUS_MUST_USE enum status shelf_rows_all(struct shelf *shelf, int first, int count, struct arena *arena, struct sweep *rows, struct faults *faults);
/* The same without months and places. */
STATUS_MUST_USE enum status shelf_rows(struct shelf *shelf, int first, int count, struct arena *arena, struct sweep *rows, struct faults *faults);

#endif
