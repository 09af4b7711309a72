/* arena.c - blocks in a chain, each at least as large as what is asked of it. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_ALIGN = 16, ARENA_BLOCK = 1 << 18 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	_Alignas(ARENA_ALIGN) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_free(struct arena *arena)
{
	struct arena_block *block = arena->first;
	while (block) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
	arena_init(arena);
}

void arena_reset(struct arena *arena)
{
	arena->current = arena->first;
	arena->used = 0;
}

static struct arena_block *block_add(struct arena *arena, size_t size)
{
	size_t bytes = size > ARENA_BLOCK ? size : ARENA_BLOCK;
	struct arena_block *block = malloc(sizeof *block + bytes);
	if (!block)
		return NULL;
	*block = (struct arena_block){.size = bytes};
	if (arena->current) {
		block->next = arena->current->next;
		arena->current->next = block;
	} else {
		block->next = arena->first;
		arena->first = block;
	}
	arena->block_count++;
	return block;
}

void *arena_room(struct arena *arena, size_t size)
{
	size = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
	while (!arena->current || arena->current->size - arena->used < size) {
		struct arena_block *next = arena->current ? arena->current->next : arena->first;
		if (!next || next->size < size)
			next = block_add(arena, size);
		if (!next)
			return NULL;
		arena->current = next;
		arena->used = 0;
	}
	void *piece = arena->current->bytes + arena->used;
	arena->used += size;
	return piece;
}

void *arena_take(struct arena *arena, size_t size)
{
	void *piece = arena_room(arena, size);
	return piece ? memset(piece, 0, size) : NULL;
}

size_t arena_size(const struct arena *arena)
{
	size_t size = arena->used;
	for (const struct arena_block *block = arena->first; block && block != arena->current; block = block->next)
		size += block->size;
	return size;
}

void arena_save(const struct arena *arena, unsigned char *bytes)
{
	for (const struct arena_block *block = arena->first; block; block = block->next) {
		size_t size = block == arena->current ? arena->used : block->size;
		memcpy(bytes, block->bytes, size);
		bytes += size;
		if (block == arena->current)
			break;
	}
}

void arena_restore(struct arena *arena, const struct arena *saved, const unsigned char *bytes)
{
	arena->current = saved->current;
	arena->used = saved->used;
	for (struct arena_block *block = arena->first; block; block = block->next) {
		size_t size = block == arena->current ? arena->used : block->size;
		memcpy(block->bytes, bytes, size);
		bytes += size;
		if (block == arena->current)
			break;
	}
}

char *arena_string(struct arena *arena, const char *string)
{
	size_t size = strlen(string) + 1;
	char *copy = arena_take(arena, size);
	return copy ? memcpy(copy, string, size) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	char *string = length < 0 ? NULL : arena_take(arena, (size_t)length + 1);
	if (string)
		vsnprintf(string, (size_t)length + 1, format, again);
	va_end(again);
	return string;
}
