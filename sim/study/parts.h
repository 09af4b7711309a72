/* parts.h - a study in parts: files that each hold some of its samples or places, and the one file they become. */
#ifndef PARTS_H
#define PARTS_H

#include "base/fault.h"
#include "study/store.h"

/* Beside the parts lies what a sweep by rounds knows so far; it is no part, and goes when they go. */
#define PARTS_ROUNDS "rounds.h5"

struct parts_row {
	const char *path;
	int first, end;                /* samples or places [first, end) */
};

struct parts {
	struct arena *arena;
	enum store_kind kind;          /* STORE_SWEEP, STORE_PORTION; of the first one, like the next two */
	const char *manifest;          /* what all of them are of; NULL = of whatever the first one is */
	int all;                       /* samples or places of the whole */
	const char *folder;            /* new parts go there; NULL = they do not */
	struct parts_row *rows;        /* in the order of their samples */
	int count, capacity;
};

/* Opens the folder where the parts of a sweep or of a run of many districts are made, or makes it, with the manifest beside them. What lies in it must be
   whole and of this very study: anything else is a fault that says in what it differs. */
STATUS_MUST_USE enum status parts_open(struct parts *parts, const char *folder, enum store_kind kind, const char *manifest, int all, struct arena *arena,
	struct faults *faults);
/* Begins a gathering of parts from anywhere, and adds a file, or all parts in a folder. */
void parts_begin(struct parts *parts, struct arena *arena);
STATUS_MUST_USE enum status parts_gather(struct parts *parts, const char *path, struct faults *faults);
/* A part that is known to be one. */
STATUS_MUST_USE enum status parts_add(struct parts *parts, const char *path, int first, int end, struct faults *faults);
/* The first stretch of at most `most` samples in [from, to) that no part has; false when there is none. Samples in [from, to) that some part has. */
bool parts_missing(const struct parts *parts, int from, int to, int most, int *first, int *count);
int parts_covered(const struct parts *parts, int from, int to);
/* None is missing, or a fault that says which are. */
STATUS_MUST_USE enum status parts_complete(const struct parts *parts, struct faults *faults);
/* Writes rows as one more part of the folder, at once or not at all. */
STATUS_MUST_USE enum status parts_write(struct parts *parts, const struct sweep *rows, struct faults *faults);
STATUS_MUST_USE enum status parts_write_portion(struct parts *parts, const struct portion *portion, struct faults *faults);
/* What parts of a sweep are of, rows of the whole design, without arrays. */
STATUS_MUST_USE enum status parts_about(const struct parts *parts, struct arena *arena, struct sweep *about, struct faults *faults);
/* Makes one file of those of a sweep. Samples that no part has are a fault, unless has_gaps; so are parts that differ in a sample both have. Takes the memory of a band
   of rows, however many there are, and gives the same file whatever the parts. */
STATUS_MUST_USE enum status parts_merge(const struct parts *parts, const char *path, bool has_gaps, struct faults *faults);
/* Takes away the parts, the manifest and the folder, once they are merged. */
void parts_remove(const struct parts *parts);
/* Whether the manifest is another than that of the sweep at `path`, as a fault. */
STATUS_MUST_USE enum status parts_compare(const char *manifest, const char *path, const char *other, struct faults *faults);

#endif
