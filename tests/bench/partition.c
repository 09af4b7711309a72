/* partition.c - buildings on a jittered lattice cut into grids: seconds, nodes and gap for each number of buildings; the median of several seeds. */
#include "plan/partition/partition.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PITCH_M = 50, LOW = 300, HIGH = 500, MOST_SEEDS = 9, OPEN_FROM = 400, OPEN_NODES = 60 }; /* from so many buildings on the search is cut short */

struct town {
	int count, *first, *neighbour;
	int64_t *households, *walk; /* walk[i * count + j]: of the work of i to j and back */
};

static double uniform(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(*state >> 11) * 0x1p-53;
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Side by side, one behind the other, or across the block between four. */
static bool is_beside(int i, int j, int width)
{
	int low = i < j ? i : j, high = i < j ? j : i, across = high % width - low % width;
	if (high / width == low / width)
		return across == 1;
	return high / width == low / width + 1 && (across == 0 || across == 1);
}

static void town_make(struct town *town, int count, uint64_t seed)
{
	int width = (int)ceil(sqrt(count)), end = 0; /* of a block of buildings */
	double *x = malloc((size_t)count * sizeof *x), *y = malloc((size_t)count * sizeof *y);
	town->count = count;
	town->households = malloc((size_t)count * sizeof *town->households);
	town->walk = malloc((size_t)count * (size_t)count * sizeof *town->walk);
	town->first = malloc(((size_t)count + 1) * sizeof *town->first);
	town->neighbour = malloc(8 * (size_t)count * sizeof *town->neighbour);
	for (int i = 0; i < 20; i++)
		(void)uniform(&seed);
	for (int i = 0; i < count; i++) {
		x[i] = PITCH_M * (i % width + 0.6 * (uniform(&seed) - 0.5));
		y[i] = PITCH_M * (i / width + 0.6 * (uniform(&seed) - 0.5));
		town->households[i] = 30 + (int64_t)(61 * uniform(&seed));
	}
	for (int i = 0; i < count; i++) {
		double work = (double)town->households[i] * (0.7 + 0.6 * uniform(&seed));
		town->first[i] = end;
		for (int j = 0; j < count; j++)
			if (is_beside(i, j, width))
				town->neighbour[end++] = j;
		for (int j = 0; j < count; j++)
			town->walk[(size_t)i * (size_t)count + (size_t)j] = (int64_t)(work * hypot(x[i] - x[j], y[i] - y[j]));
	}
	town->first[count] = end;
	free(x);
	free(y);
}

static void town_free(struct town *town)
{
	free(town->first);
	free(town->neighbour);
	free(town->households);
	free(town->walk);
}

static int64_t walk_to_base(const void *context, const uint16_t *members, int count, int *base)
{
	const struct town *town = context;
	int64_t best = INT64_MAX;
	for (int b = 0; b < count; b++) {
		int64_t sum = 0;
		for (int i = 0; i < count; i++)
			sum += town->walk[(size_t)members[i] * (size_t)town->count + members[b]];
		if (sum < best || (sum == best && members[b] < *base)) {
			best = sum;
			*base = members[b];
		}
	}
	return best;
}

static double town_solve(int count, uint64_t seed, double *gap)
{
	struct town town;
	struct arena arena;
	struct partition plan;
	int64_t all = 0;
	town_make(&town, count, seed);
	for (int i = 0; i < count; i++)
		all += town.households[i];
	struct partition_problem problem = {
		.units = {.count = count, .weight = town.households, .first = town.first, .neighbour = town.neighbour},
		.low = LOW, .high = HIGH, .count_low = (int)((all + HIGH - 1) / HIGH), .count_high = (int)(all / LOW), .cost = walk_to_base, .context = &town, .team = team_of(0),
		.node_limit = count >= OPEN_FROM ? OPEN_NODES : 0};
	arena_init(&arena);
	double from = seconds();
	enum status status = partition_solve(&plan, &arena, &problem);
	double spent = seconds() - from;
	*gap = status == STATUS_OK && plan.cost < INT64_MAX ? ((double)plan.cost - plan.bound) / (double)plan.cost : INFINITY;
	printf("%9d %5d %10lld %7d %10lld %12lld %12.0f %7.3f %% %5d cuts %6d nodes %8.1f s  %s\n", count, (int)seed, (long long)plan.sets, plan.columns, (long long)plan.left,
		(long long)plan.cost, plan.bound, 100 * *gap, plan.cuts, plan.nodes, spent, plan.outcome == PARTITION_PROVEN ? "proven" : "open");
	fflush(stdout);
	arena_free(&arena);
	town_free(&town);
	return spent;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

int main(int count, char **arguments)
{
	int seeds = count > 2 ? atoi(arguments[2]) : 5, from = count > 3 ? atoi(arguments[3]) : 1;
	double spent[MOST_SEEDS], gap[MOST_SEEDS];
	if (count < 2 || seeds < 1 || seeds > MOST_SEEDS)
		return 2;
	for (int s = 0; s < seeds; s++)
		spent[s] = town_solve(atoi(arguments[1]), (uint64_t)(from + s), &gap[s]);
	qsort(spent, (size_t)seeds, sizeof *spent, by_size);
	qsort(gap, (size_t)seeds, sizeof *gap, by_size);
	printf("%9d median of %d: %.1f s, gap %.3f %%\n", atoi(arguments[1]), seeds, spent[seeds / 2], 100 * gap[seeds / 2]);
	return 0;
}
