/* stamp.c - the secure hash SHA-256 (FIPS 180-4), over a whole file in memory. */
#include "base/stamp.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { WORDS = 8, BLOCK = 64, ROUNDS = 64, LENGTH = 8 };

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t constants[ROUNDS] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turn(uint32_t word, int by)
{
	return word >> by | word << (32 - by);
}

static void schedule_fill(uint32_t schedule[ROUNDS], const unsigned char *block)
{
	for (int i = 0; i < BLOCK / 4; i++)
		schedule[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = BLOCK / 4; i < ROUNDS; i++) {
		uint32_t a = schedule[i - 15], b = schedule[i - 2];
		schedule[i] = schedule[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + schedule[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
	}
}

static void block_take(uint32_t state[WORDS], const unsigned char *block)
{
	uint32_t schedule[ROUNDS], now[WORDS];
	schedule_fill(schedule, block);
	memcpy(now, state, sizeof now);
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t a = now[0], e = now[4];
		uint32_t one = now[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & now[5]) ^ (~e & now[6])) + constants[i] + schedule[i];
		uint32_t two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & now[1]) ^ (a & now[2]) ^ (now[1] & now[2]));
		memmove(now + 1, now, (WORDS - 1) * sizeof *now);
		now[4] += one;
		now[0] = one + two;
	}
	for (int i = 0; i < WORDS; i++)
		state[i] += now[i];
}

/* The end of a message: what is left of it, a one, zeros, and its length in bits. */
static void end_take(uint32_t state[WORDS], const unsigned char *left, size_t count, uint64_t bits)
{
	unsigned char end[2 * BLOCK] = {0};
	size_t size = count + 1 + LENGTH <= BLOCK ? BLOCK : 2 * BLOCK;
	memcpy(end, left, count);
	end[count] = 0x80;
	for (size_t i = 0; i < LENGTH; i++)
		end[size - 1 - i] = (unsigned char)(bits >> 8 * i);
	for (size_t at = 0; at < size; at += BLOCK)
		block_take(state, end + at);
}

struct stamp stamp_of(const char *name, const void *bytes, size_t size)
{
	/* the first 32 bits of the fractional parts of the square roots of the first 8 primes */
	uint32_t state[WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	const unsigned char *at = bytes;
	struct stamp stamp = {.name = name, .size = size};
	size_t left = size;
	for (; left >= BLOCK; left -= BLOCK, at += BLOCK)
		block_take(state, at);
	end_take(state, at, left, 8 * (uint64_t)size);
	for (int i = 0; i < WORDS; i++)
		snprintf(stamp.sha256 + 8 * i, 9, "%08x", state[i]);
	return stamp;
}
