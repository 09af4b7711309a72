/* folder.c - a folder is staged beside its place and renamed, which happens at once or not at all. */
#include "cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 64 << 20 };

static void fail(struct folder *folder, const char *path)
{
	if (folder->failed)
		return;
	folder->error = errno ? errno : EIO;
	folder->failed = path ? path : folder->target;
}

/* -- reading --------------------------------------------------------------------------------------------------------- */

const char *folder_read(struct folder *folder, const char *path, size_t *size)
{
	struct stat about;
	char *bytes = NULL;
	errno = 0;
	FILE *file = fopen(path, "rb");
	if (!file || fstat(fileno(file), &about))
		goto out;
	errno = S_ISDIR(about.st_mode) ? EISDIR : about.st_size > FILE_MOST ? EFBIG : 0;
	if (errno)
		goto out;
	*size = (size_t)about.st_size;
	bytes = arena_take(folder->arena, *size + 1);
	if (bytes && fread(bytes, 1, *size, file) < *size)
		bytes = NULL;
out:
	if (!bytes)
		fail(folder, path);
	if (file)
		fclose(file);
	return bytes;
}

/* -- writing --------------------------------------------------------------------------------------------------------- */

static const char *path_of(const struct folder *folder, const char *name)
{
	return arena_format(folder->arena, "%s/%s", folder->staged, name);
}

bool folder_open(struct folder *folder, struct arena *arena, const char *target)
{
	size_t length = strlen(target);
	while (length > 1 && target[length - 1] == '/')
		length--;
	*folder = (struct folder){.arena = arena};
	folder->target = arena_format(arena, "%.*s", (int)length, target);
	folder->staged = arena_format(arena, "%.*s.unfinished-%ld", (int)length, target, (long)getpid());
	errno = ENOMEM;
	if (!folder->target || !folder->staged || mkdir(folder->staged, 0777)) {
		fail(folder, target);
		folder->staged = NULL;
	}
	return !folder->failed;
}

static void folders_make(struct folder *folder, const char *name)
{
	for (const char *slash = strchr(name, '/'); slash && !folder->failed; slash = strchr(slash + 1, '/')) {
		const char *path = arena_format(folder->arena, "%s/%.*s", folder->staged, (int)(slash - name), name);
		errno = ENOMEM;
		if (!path || (mkdir(path, 0777) && errno != EEXIST))
			fail(folder, path);
	}
}

void folder_put(struct folder *folder, const char *name, const char *bytes, size_t size)
{
	if (folder->failed)
		return;
	folders_make(folder, name);
	const char *path = path_of(folder, name);
	errno = ENOMEM;
	FILE *file = path && !folder->failed ? fopen(path, "wbx") : NULL;
	if (!file) {
		fail(folder, name);
		return;
	}
	errno = 0;
	bool is_written = fwrite(bytes, 1, size, file) == size && !fflush(file) && !fsync(fileno(file));
	if (!is_written)
		fail(folder, name);
	if (fclose(file))
		fail(folder, name);
	folder->file_count++;
}

void folder_copy(struct folder *folder, const char *name, const char *from)
{
	size_t size;
	const char *bytes = folder->failed ? NULL : folder_read(folder, from, &size);
	if (bytes)
		folder_put(folder, name, bytes, size);
}

bool folder_has(const struct folder *folder, const char *name)
{
	const char *path = path_of(folder, name);
	return path && !access(path, F_OK);
}

/* -- the end --------------------------------------------------------------------------------------------------------- */

/* Everything in it was written here. */
static void tree_remove(const char *path)
{
	char below[4096];
	DIR *directory = opendir(path);
	const struct dirent *entry;
	while (directory && (entry = readdir(directory))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		if (snprintf(below, sizeof below, "%s/%s", path, entry->d_name) < (int)sizeof below && unlink(below))
			tree_remove(below);
	}
	if (directory)
		closedir(directory);
	(void)rmdir(path);
}

bool folder_close(struct folder *folder)
{
	struct stat about;
	if (!folder->failed && !lstat(folder->target, &about)) {
		errno = EEXIST;
		fail(folder, folder->target);
	}
	errno = 0;
	if (!folder->failed && rename(folder->staged, folder->target))
		fail(folder, folder->target);
	if (folder->failed && folder->staged)
		tree_remove(folder->staged);
	return !folder->failed;
}
