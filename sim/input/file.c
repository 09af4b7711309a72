/* file.c - the only place that opens what people wrote; why it did not open is said in our words, whatever the locale. */
#include "input/file.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FIRST_PIECE = 4096 };

static enum status refusal(const char *path, struct place from, int error, struct faults *faults)
{
	const char *help = from.file ? N_("a path is relative to the file it stands in") : N_("check the path");
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return fault_add(faults, from, help, "there is no file \"%s\"", path);
	case EISDIR:
		return fault_add(faults, from, "name a file in it", "\"%s\" is a folder", path);
	case EACCES:
	case EPERM:
		return fault_add(faults, from, "ask for the right to read it", "\"%s\" may not be read", path);
	default:
		return fault_world(faults, "\"%s\" cannot be read (%s)", path, strerrorname_np(error));
	}
}

bool file_roots_add(struct file_roots *roots, const char *path, bool is_file, struct arena *arena)
{
	char real[PATH_MAX];
	if (!realpath(path, real))
		return true;
	const char *folder = is_file ? dirname(real) : real;
	if (roots->count == FILE_ROOTS)
		return false;
	return (roots->folders[roots->count++] = arena_string(arena, folder)) != NULL;
}

/* What is not there is told by opening it. */
static bool is_allowed(const char *path, const struct file_roots *roots)
{
	char real[PATH_MAX];
	if (!realpath(path, real))
		return true;
	for (int i = 0; i < roots->count; i++) {
		size_t length = strlen(roots->folders[i]);
		if (!strncmp(real, roots->folders[i], length) && (real[length] == '/' || length == 1))
			return true;
	}
	return false;
}

/* Reads up to `limit` + 1 bytes, so that too much can be told from just enough. */
static enum status whole(FILE *file, const char *path, struct place from, size_t limit, struct arena *arena,
	struct faults *faults, char **data, size_t *size)
{
	struct stat about;
	size_t capacity = FIRST_PIECE, length = 0;
	if (!fstat(fileno(file), &about) && S_ISREG(about.st_mode) && (size_t)about.st_size <= limit)
		capacity = (size_t)about.st_size + 2;
	char *bytes = arena_take(arena, capacity);
	while (bytes) {
		length += fread(bytes + length, 1, capacity - 1 - length, file);
		if (ferror(file))
			return refusal(path, from, errno, faults);
		if (length < capacity - 1 || length > limit)
			break;
		char *more = arena_take(arena, 2 * capacity);
		if (more)
			memcpy(more, bytes, length);
		bytes = more;
		capacity *= 2;
	}
	if (!bytes)
		return fault_world(faults, "out of memory for \"%s\"", path);
	*data = bytes;
	*size = length;
	return STATUS_OK;
}

enum status file_bytes(const char *path, struct place from, size_t limit, struct arena *arena, struct faults *faults,
	const char **bytes, size_t *size)
{
	char *data = NULL;
	*bytes = NULL;
	*size = 0;
	if (from.file && faults->roots && !is_allowed(path, faults->roots))
		return fault_add(faults, from, "move it there, or allow its folder with --allow-path=FOLDER", "\"%s\" lies outside the folder of the scenario", path);
	FILE *file = fopen(path, "rb");
	if (!file)
		return refusal(path, from, errno, faults);
	enum status status = whole(file, path, from, limit, arena, faults, &data, size);
	fclose(file);
	if (status)
		return status;
	if (*size > limit)
		return fault_add(faults, from, "split it, or leave out what is not needed", "\"%s\" is larger than %zu MB", path, limit >> 20);
	data[*size] = '\0';
	*bytes = data;
	return STATUS_OK;
}

enum status file_read(const char *path, struct place from, size_t limit, struct arena *arena, struct faults *faults,
	const char **text, size_t *size)
{
	enum status status = file_bytes(path, from, limit, arena, faults, text, size);
	if (!status && *size >= 3 && !memcmp(*text, "\xEF\xBB\xBF", 3)) {
		*text += 3;
		*size -= 3;
	}
	return status;
}

const char *file_beside(const char *path, const char *name, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	if (!slash || name[0] == '/')
		return arena_string(arena, name);
	return arena_format(arena, "%.*s/%s", (int)(slash - path), path, name);
}
