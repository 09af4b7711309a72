/* image.h - the bytes of a file, kept so that what stands under a name is whole and as it was written. */
#ifndef IMAGE_H
#define IMAGE_H

#include <stddef.h>

#include "base/fault.h"

struct image {
	unsigned char *bytes; /* from malloc */
	size_t size;
};

void image_free(struct image *image);
/* Writes the bytes and a seal of 16 more after them: a temporary file beside `path`, synced, renamed, the folder synced.
   A failure (STATUS_WORLD) leaves what stood under the name as it was, and nothing beside it. */
STATUS_MUST_USE enum status image_write(const struct image *image, const char *path, struct faults *faults);
/* Reads the bytes before the seal. A file without its seal, or with one that does not fit, is a fault. Free it in any case. */
STATUS_MUST_USE enum status image_read(struct image *image, const char *path, struct faults *faults);
/* Texts for people likewise, without a seal. */
STATUS_MUST_USE enum status image_write_text(const char *text, const char *path, struct faults *faults);
STATUS_MUST_USE enum status image_read_text(const char **text, const char *path, struct arena *arena, struct faults *faults);
/* The same for files too large for the memory: looks at the seal alone; puts it behind a file that something else wrote as `temporary`, syncs it and
   gives it its name. */
STATUS_MUST_USE enum status image_check(const char *path, struct faults *faults);
STATUS_MUST_USE enum status image_seal(const char *temporary, const char *path, struct faults *faults);

#endif
