/* folder.h - a folder written beside its place under another name, and moved there whole; or not at all. */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct folder {
	struct arena *arena;
	const char *target, *staged; /* where it will stand; where it stands meanwhile */
	const char *failed;          /* the first path that could not be read or written; NULL = all is well */
	int error, file_count;       /* errno of that */
};

/* The bytes of a file, as they are; NULL when it cannot be read. */
const char *folder_read(struct folder *folder, const char *path, size_t *size);
/* Begins a folder that is to stand at `target`. False when it cannot. */
bool folder_open(struct folder *folder, struct arena *arena, const char *target);
/* Adds a file; folders of its name ("a/b/c") are made. Nothing is ever written over. After a failure nothing more happens. */
void folder_put(struct folder *folder, const char *name, const char *bytes, size_t size);
/* Adds the bytes of a file as they are. */
void folder_copy(struct folder *folder, const char *name, const char *from);
/* Whether a file of this name was added. */
bool folder_has(const struct folder *folder, const char *name);
/* Moves it to its place; false when that fails, or something failed before: then nothing is left of it. */
bool folder_close(struct folder *folder);

#endif
