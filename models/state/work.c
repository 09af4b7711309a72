/* work.c - the pool of rows. */
#include "state/work.h"

#include <string.h>

enum status work_pool_init(struct work_pool *pool, struct arena *arena, int32_t capacity)
{
	*pool = (struct work_pool){.rows = arena_list(arena, capacity, struct work), .capacity = capacity, .free_head = -1};
	return pool->rows ? STATUS_OK : STATUS_WORLD;
}

int32_t work_take(struct work_pool *pool, struct arena *arena)
{
	int32_t row = pool->free_head;
	if (row >= 0) {
		pool->free_head = pool->rows[row].next;
	} else {
		if (pool->count == pool->capacity) {
			struct work *rows = arena_list(arena, 2 * pool->capacity, struct work);
			if (!rows)
				return -1;
			memcpy(rows, pool->rows, (size_t)pool->count * sizeof *rows);
			pool->rows = rows;
			pool->capacity *= 2;
		}
		row = pool->count++;
	}
	pool->open++;
	return row;
}

void work_give_back(struct work_pool *pool, int32_t row)
{
	pool->rows[row].state = WORK_FREE;
	pool->rows[row].next = pool->free_head;
	pool->free_head = row;
	pool->open--;
}
