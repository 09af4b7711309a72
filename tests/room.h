/* room.h - what most tests need: an arena and a list of faults, fresh for each. ROOM_MORE, when defined before, holds more members. */
#ifndef ROOM_H
#define ROOM_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/fault.h"

#ifndef ROOM_MORE
#define ROOM_MORE
#endif

struct room {
	struct arena arena;
	struct faults faults;
	ROOM_MORE
};

static int room_open(void **state)
{
	struct room *room = calloc(1, sizeof *room);
	arena_init(&room->arena);
	faults_init(&room->faults);
	*state = room;
	return 0;
}

static int room_close(void **state)
{
	struct room *room = *state;
	arena_free(&room->arena);
	faults_free(&room->faults);
	free(room);
	return 0;
}

#endif
