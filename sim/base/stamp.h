/* stamp.h - what tells one file from another: its name, its size and the SHA-256 of its bytes, as sha256sum prints it. */
#ifndef STAMP_H
#define STAMP_H

#include <stddef.h>

enum { STAMP_DIGITS = 64 };

struct stamp {
	const char *name;
	size_t size;                   /* bytes */
	char sha256[STAMP_DIGITS + 1]; /* small hexadecimal digits */
};

/* The stamp of a file that was read: its bytes as they lie on the disk. `name` is kept, not copied. */
struct stamp stamp_of(const char *name, const void *bytes, size_t size);

#endif
