/* units.c - a graph of units becomes a partition problem: what each costs from each base, and how many parts the window allows. */
#include "plan/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* share[base * count + unit] */
struct shares {
	int count;
	const int64_t *share;
};

static int64_t share_of(const void *context, int unit, int base)
{
	const struct shares *shares = context;
	return shares->share[(size_t)base * (size_t)shares->count + (size_t)unit];
}

static int64_t cost_of(const void *context, const uint16_t *members, int count, int *base)
{
	const struct shares *shares = context;
	int64_t best = INT64_MAX;
	for (int b = 0; b < count; b++) {
		const int64_t *row = &shares->share[(size_t)members[b] * (size_t)shares->count];
		int64_t sum = 0;
		for (int i = 0; i < count && sum <= best; i++)
			sum += row[members[i]];
		if (sum < best || (sum == best && members[b] < *base)) {
			best = sum;
			*base = members[b];
		}
	}
	return best;
}

/* Ways from one unit to all: the nearest not yet settled is settled next. Hops: every edge is 1 long. */
static void ways_from(const struct units *units, bool by_hops, int from, double *way, bool *is_settled)
{
	for (int i = 0; i < units->count; i++) {
		way[i] = INFINITY;
		is_settled[i] = false;
	}
	way[from] = 0;
	for (;;) {
		int next = -1;
		for (int i = 0; i < units->count; i++)
			if (!is_settled[i] && isfinite(way[i]) && (next < 0 || way[i] < way[next]))
				next = i;
		if (next < 0)
			return;
		is_settled[next] = true;
		for (int n = units->first[next]; n < units->first[next + 1]; n++) {
			int beside = units->neighbour[n];
			double step = by_hops ? 1 : hypot(units->x[next] - units->x[beside], units->y[next] - units->y[beside]);
			way[beside] = fmin(way[beside], way[next] + step);
		}
	}
}

/* Whole, and never more than what counts as no way at all. */
static int64_t whole_cost(double cost)
{
	return cost < (double)PARTITION_FAR ? llrint(cost) : PARTITION_FAR;
}

static const struct shares *shares_make(const struct units *units, enum units_cost cost, struct arena *arena)
{
	size_t count = (size_t)units->count;
	struct shares *shares = arena_rows(arena, 1, struct shares);
	int64_t *share = arena_rows(arena, count * count + 1, int64_t);
	double *way = malloc((count + 1) * sizeof *way);
	bool *is_settled = malloc((count + 1) * sizeof *is_settled), is_made = shares && share && way && is_settled;
	for (int base = 0; is_made && base < units->count; base++) {
		if (cost != UNITS_EUCLID2)
			ways_from(units, cost == UNITS_HOP, base, way, is_settled);
		for (int i = 0; i < units->count; i++) {
			double straight = cost == UNITS_EUCLID2 ? trunc(100 * hypot(units->x[base] - units->x[i], units->y[base] - units->y[i])) : 0;
			double each = cost == UNITS_EUCLID2 ? straight * straight : way[i];
			share[(size_t)base * count + (size_t)i] = units->weight[i] == 0 ? 0 : whole_cost((double)units->weight[i] * each);
		}
	}
	free(way);
	free(is_settled);
	if (!is_made)
		return NULL;
	*shares = (struct shares){units->count, share};
	return shares;
}

static bool islands_find(struct units_plan *solved, const struct units *units, struct arena *arena)
{
	int *island = arena_rows(arena, units->count + 1, int), *queue = malloc(((size_t)units->count + 1) * sizeof *queue);
	int64_t *weight = arena_rows(arena, units->count + 1, int64_t);
	bool is_made = island && queue && weight;
	for (int i = 0; is_made && i < units->count; i++)
		island[i] = -1;
	for (int i = 0; is_made && i < units->count; i++) {
		if (island[i] >= 0)
			continue;
		int end = 0;
		island[i] = solved->islands;
		queue[end++] = i;
		for (int at = 0; at < end; at++) {
			weight[solved->islands] += units->weight[queue[at]];
			for (int n = units->first[queue[at]]; n < units->first[queue[at] + 1]; n++) {
				int beside = units->neighbour[n];
				if (island[beside] >= 0)
					continue;
				island[beside] = solved->islands;
				queue[end++] = beside;
			}
		}
		solved->islands++;
	}
	free(queue);
	solved->island_of = island;
	solved->island_weight = weight;
	return is_made;
}

static enum status request_check(const struct units *units, const struct units_request *request, struct faults *faults)
{
	struct place here = {.file = NULL};
	if (request->low < 0 || request->high < 1 || request->low > request->high)
		return fault_add(faults, here, N_("write the least weight of a part, a colon and the largest, such as 300:500"),
			N_("the window %lld:%lld holds no weight"), (long long)request->low, (long long)request->high);
	if (request->count < 0 || request->count > units->count)
		return fault_add(faults, here, N_("write a number of parts from 1 up to that of the units"), N_("%d parts of %d units"), request->count, units->count);
	if (request->cost != UNITS_HOP && !units->x)
		return fault_add(faults, here, N_("give the table of units columns x and y, or count edges with --cost hop"), N_("distances need coordinates"));
	return STATUS_OK;
}

enum status units_solve(struct units_plan *solved, const struct units *units, const struct units_request *request, struct arena *arena, struct faults *faults)
{
	*solved = (struct units_plan){.islands = 0};
	enum status ret = request_check(units, request, faults);
	if (ret != STATUS_OK)
		return ret;
	const struct shares *shares = shares_make(units, request->cost, arena);
	if (!shares || !islands_find(solved, units, arena))
		return fault_world(faults, "out of memory");
	int64_t most = request->low > 0 ? units->whole / request->low : units->count;
	solved->problem = (struct partition_problem){
		.units = {.count = units->count, .weight = units->weight, .first = units->first, .neighbour = units->neighbour},
		.low = request->low, .high = request->high,
		.count_low = request->count > 0 ? request->count : (int)((units->whole + request->high - 1) / request->high),
		.count_high = request->count > 0 ? request->count : (int)(most < units->count ? most : units->count),
		.cost = cost_of, .share = share_of, .context = shares, .most_sets = request->most_sets, .node_limit = request->node_limit,
		.team = request->team, .is_over = request->is_over, .watch = request->watch};
	ret = partition_solve(&solved->plan, arena, &solved->problem);
	return ret == STATUS_OK ? STATUS_OK : fault_world(faults, "the partition could not be computed: out of memory, or the solver gave up");
}
