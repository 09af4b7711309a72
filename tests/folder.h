/* folder.h - a room with a folder of its own and the name of a file in it; nothing else may be left in it at the end. FOLDER_MORE, when defined before,
   holds more members. */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"

#ifndef FOLDER_MORE
#define FOLDER_MORE
#endif

struct room {
	char folder[64], path[96];
	struct arena arena;
	struct faults faults;
	FOLDER_MORE
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	strcpy(room->folder, "/tmp/jianfu-test-XXXXXX");
	assert_non_null(mkdtemp(room->folder));
	snprintf(room->path, sizeof room->path, "%s/file.h5", room->folder);
	arena_init(&room->arena);
	faults_init(&room->faults);
	*state = room;
	return 0;
}

static int room_close(void **state)
{
	struct room *room = *state;
	unlink(room->path);
	assert_int_equal(rmdir(room->folder), 0);
	arena_free(&room->arena);
	faults_free(&room->faults);
	free(room);
	return 0;
}

/* The whole file, from malloc. */
static char *bytes_read(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct stat about;
	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &about), 0);
	*size = (size_t)about.st_size;
	char *bytes = malloc(*size + 1);
	assert_int_equal(fread(bytes, 1, *size, file), *size);
	fclose(file);
	return bytes;
}

static void bytes_write(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

#endif
