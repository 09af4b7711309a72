/* lattice.h - graphs to cut in tests: lattices with some ways missing, and what a part of them costs. */
#ifndef LATTICE_H
#define LATTICE_H

#include <math.h>
#include <string.h>

#include "plan/partition/partition.h"

enum { MOST = 96 };

/* A random planar-looking graph: a lattice with some ways missing, weights and places of its own. */
struct town {
	int count, first[MOST + 1], neighbour[4 * MOST];
	int64_t weight[MOST];
	double x[MOST], y[MOST];
	double distance[MOST][MOST];
};

static inline double uniform(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(*state >> 11) * 0x1p-53;
}

static inline void link_up(struct town *town, bool touches[MOST][MOST])
{
	int end = 0;
	for (int i = 0; i < town->count; i++) {
		town->first[i] = end;
		for (int j = 0; j < town->count; j++)
			if (touches[i][j])
				town->neighbour[end++] = j;
	}
	town->first[town->count] = end;
}

static inline void lattice(struct town *town, int count, int width, uint64_t seed, double missing)
{
	static bool touches[MOST][MOST];
	memset(touches, 0, sizeof touches);
	*town = (struct town){.count = count};
	for (int i = 0; i < count; i++) {
		town->weight[i] = missing < 0 ? 1 : 1 + (int64_t)(9 * uniform(&seed));
		town->x[i] = i % width + (missing < 0 ? 0 : 0.4 * uniform(&seed));
		town->y[i] = (double)(i / width) + (missing < 0 ? 0 : 0.4 * uniform(&seed));
		if (i % width && uniform(&seed) >= missing)
			touches[i][i - 1] = touches[i - 1][i] = true;
		if (i >= width && uniform(&seed) >= missing)
			touches[i][i - width] = touches[i - width][i] = true;
	}
	for (int i = 0; i < count; i++)
		for (int j = 0; j < count; j++)
			town->distance[i][j] = trunc(100 * hypot(town->x[i] - town->x[j], town->y[i] - town->y[j]));
	link_up(town, touches);
}

static inline int64_t share(const void *context, int unit, int base)
{
	const struct town *town = context;
	double distance = town->distance[unit][base];
	return town->weight[unit] * (int64_t)(distance * distance);
}

/* The sum over units of weight x squared distance to the best of them. */
static inline int64_t compactness(const void *context, const uint16_t *members, int count, int *base)
{
	const struct town *town = context;
	int64_t best = INT64_MAX;
	for (int b = 0; b < count; b++) {
		int64_t sum = 0;
		for (int i = 0; i < count; i++) {
			double distance = town->distance[members[i]][members[b]];
			sum += town->weight[members[i]] * (int64_t)(distance * distance);
		}
		if (sum < best || (sum == best && members[b] < *base)) {
			best = sum;
			*base = members[b];
		}
	}
	return best;
}

static inline struct partition_problem problem_of(const struct town *town, int64_t low, int64_t high, int count_low, int count_high)
{
	return (struct partition_problem){
		.units = {.count = town->count, .weight = town->weight, .first = town->first, .neighbour = town->neighbour},
		.low = low, .high = high, .count_low = count_low, .count_high = count_high, .cost = compactness, .share = share, .context = town};
}

#endif
