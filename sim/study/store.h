/* store.h - result sets on disk: the one door to HDF5. */
#ifndef STORE_H
#define STORE_H

#include "base/fault.h"
#include "study/result.h"

/* The first eight bytes of every result file. */
#define STORE_MARK "\x89HDF\r\n\x1a\n"

/* Writes the set into `path`: a temporary file beside it, closed, synced, then renamed, so that what stands under the name is whole.
   netCDF-4 style: coordinates point, replication, month, place, line, origin are dimension scales; each measure is a variable
   (point, replication) with twins `_by_month` and `_by_place` (point, place); chunked, shuffled, deflated, with checksums;
   attributes units, long_name, long_name_zh, better, matters_from, decimals; the scenario text whole. */
STATUS_MUST_USE enum status store_write(const char *path, const struct result_set *set, struct faults *faults);
/* Reads a file written by store_write back, all of it, into `arena`. A file that is no result file is a fault with its name. */
STATUS_MUST_USE enum status store_read(const char *path, struct arena *arena, struct result_set *set, struct faults *faults);

#endif
