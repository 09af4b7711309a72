/* file.h - a whole file that a person named, read into memory. */
#ifndef FILE_H
#define FILE_H

#include "base/fault.h"

/* Folders in and below which files that are named inside files may lie; as the system knows them, without links. */
enum { FILE_ROOTS = 32 };
struct file_roots {
	const char *folders[FILE_ROOTS];
	int count;
};
/* Adds the folder `path`, or the folder the file `path` lies in, in `arena`; one that is not there allows nothing. False when out of room or memory. */
bool file_roots_add(struct file_roots *roots, const char *path, bool is_file, struct arena *arena);

/* Reads at most `limit` bytes into `arena`, as they are, with a zero behind them.
   A file that is missing, unreadable, a folder or too large is a fault of `from`, the place where it was named; so is one outside the roots of the faults, when it was named inside a file. */
STATUS_MUST_USE enum status file_bytes(const char *path, struct place from, size_t limit, struct arena *arena, struct faults *faults,
	const char **bytes, size_t *size);
/* The same without a byte order mark of UTF-8. */
STATUS_MUST_USE enum status file_read(const char *path, struct place from, size_t limit, struct arena *arena, struct faults *faults,
	const char **text, size_t *size);
/* The path of `name` as written in the file `path`: beside it, unless `name` is absolute. NULL when out of memory. */
const char *file_beside(const char *path, const char *name, struct arena *arena);

#endif
