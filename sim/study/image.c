/* image.c - files written beside their name, sealed, synced, then renamed; the seal is looked at before anything is read.

   The seal stands after the bytes, where readers of the format inside do not look. Without it a damaged byte reaches the
   library that reads the format, and takes the whole program down with it. */
#include "study/image.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MARK_BYTES = 8, SEAL_BYTES = MARK_BYTES + 8 };

static const unsigned char mark[MARK_BYTES] = {'\n', 's', 'e', 'a', 'l', 'e', 'd', '\n'};

void image_free(struct image *image)
{
	free(image->bytes);
	*image = (struct image){0};
}

/* FNV-1a: no single changed byte keeps it the same. */
static uint64_t checksum_of(const unsigned char *bytes, size_t size)
{
	uint64_t sum = 0xCBF29CE484222325u;
	for (size_t i = 0; i < size; i++)
		sum = (sum ^ bytes[i]) * 0x100000001B3u;
	return sum;
}

static void seal_of(const unsigned char *bytes, size_t size, unsigned char seal[SEAL_BYTES])
{
	uint64_t sum = checksum_of(bytes, size);
	memcpy(seal, mark, MARK_BYTES);
	for (int i = 0; i < 8; i++)
		seal[MARK_BYTES + i] = (unsigned char)(sum >> 8 * i);
}

static bool bytes_write(int handle, const unsigned char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t count = write(handle, bytes, size);
		if (count < 0 && errno != EINTR)
			return false;
		bytes += count > 0 ? count : 0;
		size -= count > 0 ? (size_t)count : 0;
	}
	return true;
}

static bool file_write(const struct image *image, const char *path)
{
	unsigned char seal[SEAL_BYTES];
	seal_of(image->bytes, image->size, seal);
	int handle = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (handle < 0)
		return false;
	bool fine = bytes_write(handle, image->bytes, image->size) && bytes_write(handle, seal, SEAL_BYTES) && fsync(handle) == 0;
	return close(handle) == 0 && fine;
}

static bool folder_sync(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int handle = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	free(folder);
	if (handle < 0)
		return false;
	bool fine = fsync(handle) == 0;
	close(handle);
	return fine;
}

enum status image_write(const struct image *image, const char *path, struct faults *faults)
{
	const char *temporary = arena_format(&faults->arena, "%s.tmp", path);
	if (!temporary)
		return fault_world(faults, "cannot write %s: no memory left", path);
	if (file_write(image, temporary) && rename(temporary, path) == 0 && folder_sync(path))
		return STATUS_OK;
	fault_world(faults, "cannot write %s: %s", path, faults_word(faults, strerrordesc_np(errno)));
	unlink(temporary);
	return STATUS_WORLD;
}

static bool bytes_read(int handle, unsigned char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t count = read(handle, bytes, size);
		if (count == 0)
			errno = EIO; /* shorter than it was a moment ago */
		if (count == 0 || (count < 0 && errno != EINTR))
			return false;
		bytes += count > 0 ? count : 0;
		size -= count > 0 ? (size_t)count : 0;
	}
	return true;
}

static bool file_read(struct image *image, const char *path)
{
	struct stat about;
	int handle = open(path, O_RDONLY | O_CLOEXEC);
	if (handle < 0)
		return false;
	bool fine = fstat(handle, &about) == 0;
	image->size = fine ? (size_t)about.st_size : 0;
	image->bytes = malloc(image->size + 1);
	fine = fine && image->bytes && bytes_read(handle, image->bytes, image->size);
	close(handle);
	return fine;
}

enum status image_read(struct image *image, const char *path, struct faults *faults)
{
	unsigned char seal[SEAL_BYTES];
	struct place place = {.file = path};
	*image = (struct image){0};
	if (!file_read(image, path))
		return fault_add(faults, place, NULL, "cannot be read: %s", faults_word(faults, strerrordesc_np(errno)));
	if (image->size >= SEAL_BYTES) {
		image->size -= SEAL_BYTES;
		seal_of(image->bytes, image->size, seal);
		if (memcmp(seal, image->bytes + image->size, SEAL_BYTES) == 0)
			return STATUS_OK;
	}
	return fault_add(faults, place, "give a file as this program wrote it",
		"is no result file, or was changed or cut short after it was written");
}
