/* random.h - random numbers by address: the same address gives the same number, in any order, on any thread.

   Generator: Philox2x64-10 (Salmon, Moraes, Dror, Shaw 2011), key = seed, counter = the address:

     word 0:  replication 20 bits | source 16 bits | entity 28 bits
     word 1:  ordinal 44 bits | attribute 12 bits | block 8 bits

   An ordinal of an exogenous asking is day (16 bits) | number within the day (20 bits) | return kind (3) | return number (5);
   so a returned asking has an address of its own, made from its parent's. Nothing is stored; `random_fits` says whether
   a study stays inside the layout. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdbool.h>
#include <stdint.h>

enum {
	RANDOM_REPLICATION_BITS = 20, RANDOM_SOURCE_BITS = 16, RANDOM_ENTITY_BITS = 28,
	RANDOM_DAY_BITS = 16, RANDOM_NUMBER_BITS = 20, RANDOM_RETURN_KIND_BITS = 3, RANDOM_RETURN_BITS = 5,
	RANDOM_ATTRIBUTE_BITS = 12, RANDOM_BLOCK_BITS = 8
};

struct random_address {
	uint64_t seed;
	uint32_t replication, source, entity;
	uint64_t ordinal;
};

/* The ordinal of asking `number` of day `day`; not a return. */
static inline uint64_t random_ordinal(int64_t day, int64_t number)
{
	return ((uint64_t)day << (RANDOM_NUMBER_BITS + RANDOM_RETURN_KIND_BITS + RANDOM_RETURN_BITS)) |
	       ((uint64_t)number << (RANDOM_RETURN_KIND_BITS + RANDOM_RETURN_BITS));
}

/* The ordinal of a child of `ordinal`: `kind` 1 … 7 of return, its `number` 1 … 31 in the life of the parent. */
static inline uint64_t random_child(uint64_t ordinal, int kind, int number)
{
	uint64_t mask = ((uint64_t)1 << (RANDOM_RETURN_KIND_BITS + RANDOM_RETURN_BITS)) - 1;
	return (ordinal & ~mask) | ((uint64_t)kind << RANDOM_RETURN_BITS) | (uint64_t)number;
}

/* Whether every address of a study fits the layout: indices from 0 to the number less one. */
bool random_fits(int64_t replications, int64_t sources, int64_t entities, int64_t days, int64_t numbers_a_day);

/* One uniform in (0, 1), never 0 nor 1: the middle of one of 2^52 equal cells, so that 1 - u is as good as u.
   Block 0 of the attribute. */
double random_uniform(const struct random_address *address, int attribute);
/* Two independent uniforms in (0, 1) for the price of one. */
void random_pair(const struct random_address *address, int attribute, double uniform[2]);

/* A stream of 64-bit words at one address and attribute (blocks 0, 1, 2 …), for draws that need several. At most 512 words;
   its first is that of random_uniform. */
struct random_stream {
	uint64_t seed, counter[2]; /* counter at block 0 */
	uint64_t held;
	int next;                  /* words taken */
};
struct random_stream random_stream_at(const struct random_address *address, int attribute);
uint64_t random_word(struct random_stream *stream);
double random_next(struct random_stream *stream);

#endif
