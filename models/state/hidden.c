/* hidden.c - the list of hidden needs; its order means nothing. */
#include "state/hidden.h"

#include <string.h>

enum status hidden_add(struct hidden *hidden, struct arena *arena, struct hidden_need need)
{
	if (hidden->count == hidden->capacity) {
		int32_t larger = hidden->capacity ? 2 * hidden->capacity : 64;
		struct hidden_need *needs = arena_list(arena, larger, struct hidden_need);
		if (!needs)
			return STATUS_WORLD;
		if (hidden->count)
			memcpy(needs, hidden->needs, (size_t)hidden->count * sizeof *needs);
		hidden->needs = needs;
		hidden->capacity = larger;
	}
	hidden->needs[hidden->count++] = need;
	return STATUS_OK;
}

void hidden_remove(struct hidden *hidden, int32_t index)
{
	hidden->needs[index] = hidden->needs[--hidden->count];
}
