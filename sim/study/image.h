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

#endif
