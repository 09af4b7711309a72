/* parts.h - a sweep in parts: files that each hold some of its samples, and the one file they become. */
#ifndef PARTS_H
#define PARTS_H

#include "base/fault.h"
#include "study/sweep.h"

/* Beside the parts lies what a sweep by rounds knows so far; it is no part, and goes when they go. */
#define PARTS_ROUNDS "rounds.h5"

struct parts_row {
	const char *path;
	int first, end;                /* samples [first, end) */
};

struct parts {
	struct arena *arena;
	const struct sweep *about;     /* what all of them are of; NULL = of whatever the first one is */
	struct sweep found;            /* that, once it is known */
	const char *folder;            /* new parts go there; NULL = they do not */
	struct parts_row *rows;        /* in the order of their samples */
	int count, capacity;
};

/* Opens the folder where the parts of a sweep are made, or makes it, with the manifest beside them. What lies in it must be whole and of this very sweep:
   anything else is a fault that says in what it differs. */
STATUS_MUST_USE enum status parts_open(struct parts *parts, const char *folder, const struct sweep *about, struct arena *arena, struct faults *faults);
/* Begins a gathering of parts from anywhere, and adds a file, or all parts in a folder. */
void parts_begin(struct parts *parts, struct arena *arena);
STATUS_MUST_USE enum status parts_gather(struct parts *parts, const char *path, struct faults *faults);
/* The first stretch of at most `most` samples in [from, to) that no part has; false when there is none. Samples in [from, to) that some part has. */
bool parts_missing(const struct parts *parts, int from, int to, int most, int *first, int *count);
int parts_covered(const struct parts *parts, int from, int to);
/* Writes rows as one more part of the folder, at once or not at all. */
STATUS_MUST_USE enum status parts_write(struct parts *parts, const struct sweep *rows, struct faults *faults);
/* Makes one file of them. Samples that no part has are a fault, unless has_gaps; so are parts that differ in a sample both have. Takes the memory of a band
   of rows, however many there are, and gives the same file whatever the parts. */
STATUS_MUST_USE enum status parts_merge(const struct parts *parts, const char *path, bool has_gaps, struct faults *faults);
/* Takes away the parts, the manifest and the folder, once they are merged. */
void parts_remove(const struct parts *parts);
/* Whether the manifest is another than that of the sweep at `path`, as a fault. */
STATUS_MUST_USE enum status parts_compare(const char *manifest, const char *path, const char *other, struct faults *faults);

#endif
