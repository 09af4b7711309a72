/* keep.c - written under another name, then renamed, which happens at once or not at all. */
#include "cli/keep.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status cannot(const char *path, struct faults *faults)
{
	return fault_world(faults, "cannot write %s: %s", path, faults_word(faults, strerrordesc_np(errno ? errno : EIO)));
}

enum status keep_folder(const char *path, struct faults *faults)
{
	char *folder = strdup(path), *slash = folder ? strrchr(folder, '/') : NULL;
	const char *where = !slash ? "." : slash == folder ? "/" : folder;
	if (slash)
		*slash = '\0';
	enum status status = !folder || access(where, W_OK) != 0 ? cannot(path, faults) : STATUS_OK;
	free(folder);
	return status;
}

enum status keep_check(const char *path, bool overwrites, struct faults *faults)
{
	struct stat about;
	enum status status = keep_folder(path, faults);
	if (status != STATUS_OK || stat(path, &about) != 0)
		return status;
	if (!S_ISREG(about.st_mode))
		return fault_add(faults, (struct place){0}, "give another name", "%s is something else and would be lost", path);
	if (about.st_size > 0 && !overwrites)
		return fault_add(faults, (struct place){0}, "give another name, or --overwrite", "%s is there already and would be lost", path);
	return STATUS_OK;
}

enum status keep_write(const char *path, const struct text *bytes, struct faults *faults)
{
	char *staged = NULL;
	if (bytes->failed || asprintf(&staged, "%s.unfinished-%ld", path, (long)getpid()) < 0)
		return fault_world(faults, "no memory left");
	errno = 0;
	FILE *file = fopen(staged, "wbx");
	bool is_written = file && fwrite(bytes->data ? bytes->data : "", 1, bytes->length, file) == bytes->length && !fflush(file) && !fsync(fileno(file));
	if (file && fclose(file))
		is_written = false;
	enum status status = is_written && !rename(staged, path) ? STATUS_OK : cannot(path, faults);
	if (status != STATUS_OK && file)
		unlink(staged);
	free(staged);
	return status;
}
