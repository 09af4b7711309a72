/* file.h - a whole file that a person named, read into memory. */
#ifndef FILE_H
#define FILE_H

#include "base/fault.h"

/* Reads at most `limit` bytes into `arena`, as they are, with a zero behind them.
   A file that is missing, unreadable, a folder or too large is a fault of `from`, the place where it was named. */
STATUS_MUST_USE enum status file_bytes(const char *path, struct place from, size_t limit, struct arena *arena, struct faults *faults,
	const char **bytes, size_t *size);
/* The same without a byte order mark of UTF-8. */
STATUS_MUST_USE enum status file_read(const char *path, struct place from, size_t limit, struct arena *arena, struct faults *faults,
	const char **text, size_t *size);
/* The path of `name` as written in the file `path`: beside it, unless `name` is absolute. NULL when out of memory. */
const char *file_beside(const char *path, const char *name, struct arena *arena);

#endif
