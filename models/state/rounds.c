/* rounds.c - turns of households, in two rings: those with elderly, and the others. */
#include "state/rounds.h"

#include <math.h>
#include <string.h>

enum { WORD = 64, MOST_HOUSEHOLDS = 1 << 24 };

double rounds_elderly_share(double elderly_residents, double household_size)
{
	return 1 - pow(1 - elderly_residents, household_size);
}

enum status rounds_begin(struct rounds *rounds, struct arena *arena, double households, bool is_whole)
{
	rounds->households = (int32_t)fmin(round(households), MOST_HOUSEHOLDS);
	rounds->elderly = (int32_t)lround(rounds->households * rounds->elderly_share);
	rounds->homes_called = rounds->elderly_called = 0;
	rounds->is_whole = is_whole;
	if (rounds->households > rounds->room) {
		int32_t words = (rounds->households + rounds->households / 4) / WORD + 1; /* they grow */
		rounds->called = arena_rows(arena, words, uint64_t);
		if (!rounds->called)
			return STATUS_WORLD;
		rounds->room = words * WORD;
	}
	if (rounds->room > 0)
		memset(rounds->called, 0, (size_t)(rounds->room / WORD) * sizeof *rounds->called);
	return STATUS_OK;
}

uint32_t rounds_take(struct rounds *rounds, int count)
{
	uint32_t first = rounds->due;
	rounds->due += (uint32_t)count;
	return first;
}

/* How many of the turns before `turn` are of households with elderly. */
static int64_t elderly_before(const struct rounds *rounds, int64_t turn)
{
	return (int64_t)floor((double)turn * rounds->elderly_share);
}

/* Marks a household of a ring; returns whether it is the first call of the quarter. */
static bool mark(struct rounds *rounds, int64_t turn, int32_t from, int32_t count)
{
	if (count <= 0)
		return false;
	int32_t household = from + (int32_t)(turn % count);
	uint64_t bit = UINT64_C(1) << household % WORD, *word = &rounds->called[household / WORD];
	bool is_first = !(*word & bit);
	*word |= bit;
	return is_first;
}

void rounds_call(struct rounds *rounds, uint32_t first, int count, int nth)
{
	int64_t before = elderly_before(rounds, first), elderly = elderly_before(rounds, (int64_t)first + count) - before;
	bool is_elderly = nth < elderly;
	bool is_first = is_elderly ? mark(rounds, before + nth, 0, rounds->elderly)
		: mark(rounds, first - before + nth - elderly, rounds->elderly, rounds->households - rounds->elderly);
	rounds->homes_called += is_first;
	rounds->elderly_called += is_first && is_elderly;
}
