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

enum { BLOCK_BYTES = 1 << 20, TEMPORARIES = 10000 };

static const unsigned char mark[MARK_BYTES] = {'\n', 's', 'e', 'a', 'l', 'e', 'd', '\n'};

void image_free(struct image *image)
{
	free(image->bytes);
	*image = (struct image){0};
}

/* FNV-1a: no single changed byte keeps it the same. */
static const uint64_t SUM_OF_NOTHING = 0xCBF29CE484222325u;

static uint64_t sum_over(uint64_t sum, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sum = (sum ^ bytes[i]) * 0x100000001B3u;
	return sum;
}

static void seal_of(uint64_t sum, unsigned char seal[SEAL_BYTES])
{
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

/* A new file beside the path that nobody else writes: shares of a sweep begin with the same manifest at the same time. */
static int temporary_open(const char *path, struct arena *arena, const char **name)
{
	int handle = -1;
	errno = EEXIST;
	for (int i = 0; handle < 0 && errno == EEXIST && i < TEMPORARIES; i++) {
		*name = arena_format(arena, "%s.%d.tmp", path, i);
		handle = *name ? open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
	}
	return handle;
}

static bool file_write(const struct image *image, int handle, bool is_sealed)
{
	unsigned char seal[SEAL_BYTES];
	seal_of(sum_over(SUM_OF_NOTHING, image->bytes, image->size), seal);
	bool fine = bytes_write(handle, image->bytes, image->size) && (!is_sealed || bytes_write(handle, seal, SEAL_BYTES)) && fsync(handle) == 0;
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

static enum status write_at_once(const struct image *image, const char *path, bool is_sealed, struct faults *faults)
{
	const char *temporary = NULL;
	int handle = temporary_open(path, &faults->arena, &temporary);
	if (!temporary)
		return fault_world(faults, "cannot write %s: no memory left", path);
	if (handle >= 0 && file_write(image, handle, is_sealed) && rename(temporary, path) == 0 && folder_sync(path))
		return STATUS_OK;
	fault_world(faults, "cannot write %s: %s", path, faults_word(faults, strerrordesc_np(errno)));
	if (handle >= 0)
		unlink(temporary);
	return STATUS_WORLD;
}

enum status image_write(const struct image *image, const char *path, struct faults *faults)
{
	return write_at_once(image, path, true, faults);
}

enum status image_write_text(const char *text, const char *path, struct faults *faults)
{
	return write_at_once(&(struct image){(unsigned char *)text, strlen(text)}, path, false, faults);
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

enum status image_read_text(const char **text, const char *path, struct arena *arena, struct faults *faults)
{
	struct image image = {0};
	enum status status = STATUS_OK;
	if (!file_read(&image, path))
		status = fault_add(faults, (struct place){.file = path}, NULL, "cannot be read: %s", faults_word(faults, strerrordesc_np(errno)));
	else if (!(*text = arena_format(arena, "%.*s", (int)image.size, (const char *)image.bytes)))
		status = fault_world(faults, "no memory left");
	image_free(&image);
	return status;
}

static enum status broken(const char *path, struct faults *faults)
{
	return fault_add(faults, (struct place){.file = path}, "give a file as this program wrote it",
		"is no result file, or was changed or cut short after it was written");
}

enum status image_read(struct image *image, const char *path, struct faults *faults)
{
	unsigned char seal[SEAL_BYTES];
	*image = (struct image){0};
	if (!file_read(image, path))
		return fault_add(faults, (struct place){.file = path}, NULL, "cannot be read: %s", faults_word(faults, strerrordesc_np(errno)));
	if (image->size >= SEAL_BYTES) {
		image->size -= SEAL_BYTES;
		seal_of(sum_over(SUM_OF_NOTHING, image->bytes, image->size), seal);
		if (memcmp(seal, image->bytes + image->size, SEAL_BYTES) == 0)
			return STATUS_OK;
	}
	return broken(path, faults);
}

/* -- files too large for the memory ---------------------------------------------------------------------------------- */

/* The sum over the next `size` bytes. */
static bool file_sum(int handle, size_t size, uint64_t *sum)
{
	unsigned char *block = malloc(BLOCK_BYTES);
	bool fine = block;
	*sum = SUM_OF_NOTHING;
	while (fine && size > 0) {
		size_t count = size < BLOCK_BYTES ? size : BLOCK_BYTES;
		fine = bytes_read(handle, block, count);
		*sum = sum_over(*sum, block, fine ? count : 0);
		size -= count;
	}
	free(block);
	return fine;
}

enum status image_check(const char *path, struct faults *faults)
{
	unsigned char wanted[SEAL_BYTES], found[SEAL_BYTES];
	struct stat about = {0};
	uint64_t sum = 0;
	int handle = open(path, O_RDONLY | O_CLOEXEC);
	bool fine = handle >= 0 && fstat(handle, &about) == 0;
	bool is_long_enough = fine && S_ISREG(about.st_mode) && (size_t)about.st_size >= SEAL_BYTES;
	if (is_long_enough)
		fine = file_sum(handle, (size_t)about.st_size - SEAL_BYTES, &sum) && bytes_read(handle, found, SEAL_BYTES);
	int error = errno;
	if (handle >= 0)
		close(handle);
	if (!fine)
		return fault_add(faults, (struct place){.file = path}, NULL, "cannot be read: %s", faults_word(faults, strerrordesc_np(error)));
	seal_of(sum, wanted);
	return is_long_enough && memcmp(wanted, found, SEAL_BYTES) == 0 ? STATUS_OK : broken(path, faults);
}

enum status image_seal(const char *temporary, const char *path, struct faults *faults)
{
	unsigned char seal[SEAL_BYTES];
	struct stat about;
	uint64_t sum;
	int handle = open(temporary, O_RDWR | O_CLOEXEC);
	bool fine = handle >= 0 && fstat(handle, &about) == 0 && file_sum(handle, (size_t)about.st_size, &sum);
	if (fine) {
		seal_of(sum, seal);
		fine = bytes_write(handle, seal, SEAL_BYTES) && fsync(handle) == 0;
	}
	if (handle >= 0)
		fine = close(handle) == 0 && fine;
	return fine && rename(temporary, path) == 0 && folder_sync(path) ? STATUS_OK
		: fault_world(faults, "cannot write %s: %s", path, faults_word(faults, strerrordesc_np(errno)));
}
