/* replica_copy.c - arenas are copied whole; rows refer to each other by number or by pointers that stay. */
#include "state/replica_copy.h"

#include <stdlib.h>
#include <string.h>

enum status replica_copy_save(struct replica_copy *copy, const struct replica *replica)
{
	int count = replica->world->community_count;
	size_t size = arena_size(&replica->arena);
	for (int c = 0; c < count; c++)
		size += arena_size(&replica->shops[c].arena);
	if (size > copy->capacity) {
		free(copy->bytes);
		copy->bytes = malloc(size);
		copy->capacity = copy->bytes ? size : 0;
	}
	if (!copy->shops)
		copy->shops = calloc((size_t)replica->shop_room, sizeof *copy->shops);
	if (!copy->bytes || !copy->shops)
		return STATUS_WORLD;
	unsigned char *bytes = copy->bytes;
	arena_save(&replica->arena, bytes);
	bytes += arena_size(&replica->arena);
	for (int c = 0; c < count; c++) {
		arena_save(&replica->shops[c].arena, bytes);
		bytes += arena_size(&replica->shops[c].arena);
	}
	memcpy(copy->shops, replica->shops, (size_t)count * sizeof *copy->shops);
	copy->arena = replica->arena;
	copy->district = replica->district;
	copy->digest = replica->digest;
	copy->day = replica->day;
	return STATUS_OK;
}

void replica_copy_restore(const struct replica_copy *copy, struct replica *replica, const struct course *course)
{
	const unsigned char *bytes = copy->bytes;
	arena_restore(&replica->arena, &copy->arena, bytes);
	bytes += arena_size(&copy->arena);
	for (int c = 0; c < replica->world->community_count; c++) {
		struct arena arena = replica->shops[c].arena; /* keeps blocks taken since */
		replica->shops[c] = copy->shops[c];
		arena_restore(&arena, &copy->shops[c].arena, bytes);
		replica->shops[c].arena = arena;
		bytes += arena_size(&copy->shops[c].arena);
	}
	replica->district = copy->district;
	replica->digest = copy->digest;
	replica->day = copy->day;
	replica->status = STATUS_OK;
	replica_set_course(replica, course);
}

void replica_copy_free(struct replica_copy *copy)
{
	free(copy->bytes);
	free(copy->shops);
	*copy = (struct replica_copy){0};
}
