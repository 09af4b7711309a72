/* store.h - result sets and sweeps on disk: the one door to HDF5. */
#ifndef STORE_H
#define STORE_H

#include "base/fault.h"
#include "study/portion.h"
#include "study/result.h"
#include "study/sweep.h"

/* The first eight bytes of every result file. */
#define STORE_MARK "\x89HDF\r\n\x1a\n"

/* Writes the set into `path`: a temporary file beside it, closed, synced, then renamed, so that what stands under the name is whole.
   netCDF-4 style: coordinates point, replication, month, place, line, origin are dimension scales; each measure is a variable
   (point, replication) with twins `_by_month` and `_by_place` (point, place); chunked, shuffled, deflated, with checksums;
   attributes units, long_name, long_name_zh, better, matters_from, decimals; the scenario text whole. */
STATUS_MUST_USE enum status store_write(const char *path, const struct result_set *set, struct faults *faults);
/* Reads a file written by store_write back, all of it, into `arena`. A file that is no result file is a fault with its name. */
STATUS_MUST_USE enum status store_read(const char *path, struct arena *arena, struct result_set *set, struct faults *faults);

/* The same for some places of a study. */
STATUS_MUST_USE enum status store_write_portion(const char *path, const struct portion *portion, struct faults *faults);
STATUS_MUST_USE enum status store_read_portion(const char *path, struct arena *arena, struct portion *portion, struct faults *faults);

/* -- sweeps (store_sweep.c) ------------------------------------------------------------------------------------------ */

enum store_kind { STORE_RESULT, STORE_SWEEP, STORE_PORTION };
/* What a file is, once its seal is found whole; what is neither is a fault with its name. */
STATUS_MUST_USE enum status store_kind(const char *path, enum store_kind *kind, struct faults *faults);

/* Writes rows of a sweep like store_write: in memory first, then at once. Coordinates sample, option, replication; each measure is a variable
   (sample, option, replication), each factor one (sample) under the name of its key. */
STATUS_MUST_USE enum status store_write_sweep(const char *path, const struct sweep *sweep, struct faults *faults);

/* A sweep's file that is read or written some rows at a time, straight from and to the disk. */
struct store_sweep;
/* Opens a file for reading: `sweep` becomes all that stands beside its rows, with `first` and `count` of the rows the file has and no arrays.
   Lives in `arena`; close it in any case. */
STATUS_MUST_USE enum status store_sweep_open(struct store_sweep **store, const char *path, struct arena *arena, struct sweep *sweep, struct faults *faults);
/* Begins a new file for all samples of the design, as `path` with .tmp behind it. */
STATUS_MUST_USE enum status store_sweep_create(struct store_sweep **store, const char *path, struct arena *arena, const struct sweep *about, struct faults *faults);
/* Reads or writes the rows [first, first + count) `rows` has room for, which the file has. */
STATUS_MUST_USE enum status store_sweep_move(struct store_sweep *store, struct sweep *rows, struct faults *faults);
/* Ends a new file: sealed, synced, given its name. */
STATUS_MUST_USE enum status store_sweep_finish(struct store_sweep *store, struct faults *faults);
/* Closes; a new file that was not finished is gone. NULL is fine, and so is closing twice. */
void store_sweep_close(struct store_sweep *store);

#endif
