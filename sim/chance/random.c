/* random.c - Philox at an address: the counter is put together from the address, the key is the seed. */
#include "chance/random.h"

#include <assert.h>

#include <Random123/philox.h>

enum {
	SOURCE_SHIFT = RANDOM_ENTITY_BITS,
	REPLICATION_SHIFT = RANDOM_SOURCE_BITS + RANDOM_ENTITY_BITS,
	ATTRIBUTE_SHIFT = RANDOM_BLOCK_BITS,
	ORDINAL_SHIFT = RANDOM_ATTRIBUTE_BITS + RANDOM_BLOCK_BITS,
	ORDINAL_BITS = RANDOM_DAY_BITS + RANDOM_NUMBER_BITS + RANDOM_RETURN_KIND_BITS + RANDOM_RETURN_BITS
};
_Static_assert(RANDOM_REPLICATION_BITS + REPLICATION_SHIFT == 64, "word 0 of an address is full");
_Static_assert(ORDINAL_BITS + ORDINAL_SHIFT == 64, "word 1 of an address is full");

static inline philox2x64_ctr_t counter_of(const struct random_address *address, int attribute)
{
	assert(!(address->replication >> RANDOM_REPLICATION_BITS) && !(address->source >> RANDOM_SOURCE_BITS));
	assert(!(address->entity >> RANDOM_ENTITY_BITS) && !(address->ordinal >> ORDINAL_BITS));
	assert(attribute >= 0 && attribute < 1 << RANDOM_ATTRIBUTE_BITS);
	return (philox2x64_ctr_t){{
		(uint64_t)address->replication << REPLICATION_SHIFT | (uint64_t)address->source << SOURCE_SHIFT | address->entity,
		address->ordinal << ORDINAL_SHIFT | (uint64_t)attribute << ATTRIBUTE_SHIFT}};
}

static inline philox2x64_ctr_t block_of(philox2x64_ctr_t counter, uint64_t seed)
{
	return philox2x64(counter, (philox2x64_key_t){{seed}});
}

static inline double uniform_of(uint64_t word)
{
	return ((double)(word >> 12) + 0.5) * 0x1p-52;
}

static bool is_within(int64_t count, int bits)
{
	return count >= 0 && count <= (int64_t)1 << bits;
}

bool random_fits(int64_t replications, int64_t sources, int64_t entities, int64_t days, int64_t numbers_a_day)
{
	return is_within(replications, RANDOM_REPLICATION_BITS) && is_within(sources, RANDOM_SOURCE_BITS) &&
	       is_within(entities, RANDOM_ENTITY_BITS) && is_within(days, RANDOM_DAY_BITS) &&
	       is_within(numbers_a_day, RANDOM_NUMBER_BITS);
}

double random_uniform(const struct random_address *address, int attribute)
{
	return uniform_of(block_of(counter_of(address, attribute), address->seed).v[0]);
}

void random_pair(const struct random_address *address, int attribute, double uniform[2])
{
	philox2x64_ctr_t block = block_of(counter_of(address, attribute), address->seed);
	uniform[0] = uniform_of(block.v[0]);
	uniform[1] = uniform_of(block.v[1]);
}

struct random_stream random_stream_at(const struct random_address *address, int attribute)
{
	philox2x64_ctr_t counter = counter_of(address, attribute);
	return (struct random_stream){.seed = address->seed, .counter = {counter.v[0], counter.v[1]}};
}

uint64_t random_word(struct random_stream *stream)
{
	int word = stream->next++;
	if (word & 1)
		return stream->held;
	assert(word >> 1 < 1 << RANDOM_BLOCK_BITS);
	philox2x64_ctr_t counter = {{stream->counter[0], stream->counter[1] | (uint64_t)(word >> 1)}};
	philox2x64_ctr_t block = block_of(counter, stream->seed);
	stream->held = block.v[1];
	return block.v[0];
}

double random_next(struct random_stream *stream)
{
	return uniform_of(random_word(stream));
}
