/* arena.h - memory for one stage of life: taken piece by piece, given back all at once. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
	struct arena_block *first, *current;
	size_t used;            /* bytes taken from the current block */
	int64_t block_count;    /* how often the system was asked for memory; constant once a stage has been lived through */
};

/* An empty arena; takes no memory yet. Cannot fail. */
void arena_init(struct arena *arena);
/* Gives everything back to the system; safe on an arena only initialised. */
void arena_free(struct arena *arena);
/* Forgets all pieces but keeps the blocks, so that the same sequence of takes asks the system for nothing. */
void arena_reset(struct arena *arena);
/* `size` zeroed bytes, aligned to 16; NULL when the system has no memory left. */
void *arena_take(struct arena *arena, size_t size);
/* The same, not zeroed: for lists that are read only as far as they have been filled. */
void *arena_room(struct arena *arena, size_t size);
/* A copy of the string that lives as long as the arena; NULL when out of memory. */
char *arena_string(struct arena *arena, const char *string);
/* printf into the arena; NULL when out of memory. */
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes taken so far, ends of blocks included. */
size_t arena_size(const struct arena *arena);
/* Copies all pieces into `bytes` (arena_size of them); arena_restore puts them back where they were, so that pointers into the arena
   hold again, and forgets what was taken since. `saved` is the arena as it was when saved. */
void arena_save(const struct arena *arena, unsigned char *bytes);
void arena_restore(struct arena *arena, const struct arena *saved, const unsigned char *bytes);

/* `count` zeroed rows of a type. */
#define arena_rows(arena, count, type) ((type *)arena_take((arena), (size_t)(count) * sizeof(type)))
/* Room for as many, whatever is in it. */
#define arena_list(arena, count, type) ((type *)arena_room((arena), (size_t)(count) * sizeof(type)))

#endif
