/* save.c - written beside its place, then moved there. */
#include "cli/save.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MARK = 64 };

static bool may_replace(const char *path, const char *mark)
{
	char start[MARK] = "";
	struct stat about;
	if (stat(path, &about) != 0)
		return true;
	FILE *file = S_ISREG(about.st_mode) ? fopen(path, "rb") : NULL;
	size_t size = file ? fread(start, 1, strlen(mark) < MARK ? strlen(mark) : MARK, file) : 0;
	bool fine = file && (size == 0 || !strncmp(start, mark, strlen(mark)));
	if (file)
		fclose(file);
	return fine;
}

static enum status failed(const char *path, struct faults *faults)
{
	return fault_world(faults, "cannot write %s: %s", path, faults_word(faults, strerrordesc_np(errno ? errno : EIO)));
}

enum status save_text(const char *path, const char *mark, const struct text *text, struct faults *faults)
{
	struct text growing;
	if (!may_replace(path, mark))
		return fault_add(faults, (struct place){0}, "give another name", "%s is something else and would be lost", path);
	text_init(&growing);
	text_addf(&growing, "%s.unfinished-%ld", path, (long)getpid());
	if (growing.failed) {
		text_free(&growing);
		return fault_world(faults, "out of memory");
	}
	errno = 0;
	FILE *file = fopen(growing.data, "wbx");
	bool is_written = file && fwrite(text->data ? text->data : "", 1, text->length, file) == text->length && !fflush(file) && !fsync(fileno(file));
	bool is_closed = file && !fclose(file);
	enum status status = is_written && is_closed && !rename(growing.data, path) ? STATUS_OK : failed(path, faults);
	if (status != STATUS_OK && file)
		(void)unlink(growing.data);
	text_free(&growing);
	return status;
}
