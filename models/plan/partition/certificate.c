/* certificate.c - unit after unit on the border is taken in or left out for good; at the end of each such row of choices stands a connected set. */
#include "plan/partition/certificate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 16 };           /* steps for each set that may be looked at */
static const double FIRST_SLIP = 1; /* by how much reduced costs below 0 may lower the bound at the first look */

/* A set that the root has left: its members and cost. */
struct kept {
	int64_t first, cost;
	int count;
};

/* Prices with the cuts of each unit: cut[first[i] … first[i + 1] - 1]. `inside` [cuts] is zero between calls. */
struct priced {
	const struct partition_prices *prices;
	int *first, *cut;
	uint8_t *inside;
};

static bool priced_init(struct priced *priced, const struct partition_prices *prices, int units)
{
	size_t cuts = (size_t)prices->cut_count;
	int end = 0;
	*priced = (struct priced){.prices = prices, .first = malloc(((size_t)units + 1) * sizeof *priced->first),
		.cut = malloc((3 * cuts + 1) * sizeof *priced->cut), .inside = calloc(cuts + 1, sizeof *priced->inside)};
	if (!priced->first || !priced->cut || !priced->inside)
		return false;
	for (int i = 0; i < units; i++) {
		priced->first[i] = end;
		for (int c = 0; c < prices->cut_count; c++)
			if (prices->cuts[c].unit[0] == i || prices->cuts[c].unit[1] == i || prices->cuts[c].unit[2] == i)
				priced->cut[end++] = c;
	}
	priced->first[units] = end;
	return true;
}

static void priced_free(struct priced *priced)
{
	free(priced->first);
	free(priced->cut);
	free(priced->inside);
}

/* What a set costs over the prices; a cut counts where two or more of its units are in it. */
static double over(const struct priced *priced, const uint16_t *members, int count, int64_t cost)
{
	const struct partition_prices *prices = priced->prices;
	double rest = (double)cost - prices->count_low_price - prices->count_high_price;
	for (int i = 0; i < count; i++) {
		rest -= prices->unit[members[i]];
		for (int k = priced->first[members[i]]; k < priced->first[members[i] + 1]; k++)
			rest -= ++priced->inside[priced->cut[k]] == 2 ? prices->cuts[priced->cut[k]].price : 0;
	}
	for (int i = 0; i < count; i++)
		for (int k = priced->first[members[i]]; k < priced->first[members[i] + 1]; k++)
			priced->inside[priced->cut[k]] = 0;
	return rest;
}

struct looking {
	const struct partition_problem *problem;
	const struct partition_proof *proof;
	struct faults *faults;
	struct priced root;
	bool *is_listed;         /* [units] on the border, or in the set */
	uint16_t *border, *member;
	int border_count, count;
	int64_t weight, sets, steps, most;
	double room, least;      /* sets up to this reduced cost are kept; the least met */
	struct kept *kept;
	uint16_t *members;
	int64_t kept_count, kept_room, member_count, member_room;
	bool *is_visited;        /* [nodes] */
	bool is_broken, is_over; /* out of memory; too many sets */
};

static void say(const struct looking *looking, const char *sentence, int node)
{
	(void)fault_add(looking->faults, (struct place){.file = NULL}, NULL, sentence, node);
}

static int64_t cost_at(const struct looking *looking, int64_t cost)
{
	return looking->proof->is_free ? 0 : cost;
}

/* All prices together: what any plan pays at least when no set is below its price. */
static double sum_of(const struct looking *looking, const struct partition_prices *prices, int low, int high)
{
	double sum = low * prices->count_low_price + high * prices->count_high_price;
	for (int i = 0; i < looking->problem->units.count; i++)
		sum += prices->unit[i];
	for (int c = 0; c < prices->cut_count; c++)
		sum += prices->cuts[c].price;
	return sum;
}

static bool prices_are_right(const struct looking *looking, const struct partition_prices *prices, int node)
{
	int faults = looking->faults->error_count;
	if (!prices->unit) {
		say(looking, N_("node %d has no prices"), node);
		return false;
	}
	if (!(prices->count_low_price >= 0) || !(prices->count_high_price <= 0))
		say(looking, N_("node %d prices the number of parts with the wrong sign"), node);
	for (int c = 0; c < prices->cut_count; c++) {
		const int *unit = prices->cuts[c].unit;
		bool is_triple = unit[0] != unit[1] && unit[0] != unit[2] && unit[1] != unit[2];
		for (int k = 0; k < 3; k++)
			is_triple &= unit[k] >= 0 && unit[k] < looking->problem->units.count;
		if (!is_triple || !(prices->cuts[c].price <= 0))
			say(looking, N_("node %d has a cut that is none: three different units, priced at most 0"), node);
	}
	for (int i = 0; i < looking->problem->units.count; i++)
		if (!isfinite(prices->unit[i])) {
			say(looking, N_("node %d has a price that is no number"), node);
			break;
		}
	return looking->faults->error_count == faults;
}

/* -- listing ------------------------------------------------------------------------------------------------------------ */

static void keep(struct looking *looking, int64_t cost)
{
	if (looking->kept_count == looking->kept_room) {
		int64_t room = 2 * looking->kept_room + 1024;
		struct kept *kept = realloc(looking->kept, (size_t)room * sizeof *kept);
		if (!kept) {
			looking->is_broken = true;
			return;
		}
		looking->kept = kept;
		looking->kept_room = room;
	}
	if (looking->member_count + looking->count > looking->member_room) {
		int64_t room = 2 * looking->member_room + 8192 + looking->count;
		uint16_t *members = realloc(looking->members, (size_t)room * sizeof *members);
		if (!members) {
			looking->is_broken = true;
			return;
		}
		looking->members = members;
		looking->member_room = room;
	}
	looking->kept[looking->kept_count++] = (struct kept){looking->member_count, cost, looking->count};
	memcpy(&looking->members[looking->member_count], looking->member, (size_t)looking->count * sizeof *looking->member);
	looking->member_count += looking->count;
}

static void look(struct looking *looking)
{
	int base = 0;
	if (looking->weight < looking->problem->low)
		return;
	int64_t cost = cost_at(looking, looking->problem->cost(looking->problem->context, looking->member, looking->count, &base));
	double rest = over(&looking->root, looking->member, looking->count, cost);
	looking->sets++;
	looking->least = fmin(looking->least, rest);
	if (rest <= looking->room)
		keep(looking, cost);
}

/* Everything before border[at] is decided. */
static void decide(struct looking *looking, int at)
{
	const struct pool_units *units = &looking->problem->units;
	looking->is_over |= looking->sets > looking->most || ++looking->steps > PATIENCE * looking->most;
	if (looking->is_over || looking->is_broken)
		return;
	if (at == looking->border_count) {
		look(looking);
		return;
	}
	int unit = looking->border[at], before = looking->border_count;
	decide(looking, at + 1);
	if (looking->weight + units->weight[unit] > looking->problem->high)
		return;
	looking->member[looking->count++] = (uint16_t)unit;
	looking->weight += units->weight[unit];
	for (int n = units->first[unit]; n < units->first[unit + 1]; n++)
		if (!looking->is_listed[units->neighbour[n]]) {
			looking->is_listed[units->neighbour[n]] = true;
			looking->border[looking->border_count++] = (uint16_t)units->neighbour[n];
		}
	decide(looking, at + 1);
	while (looking->border_count > before)
		looking->is_listed[looking->border[--looking->border_count]] = false;
	looking->weight -= units->weight[unit];
	looking->count--;
}

/* Sets of which `unit` is the first: those before it count as listed, and so stay out. */
static void list_from(struct looking *looking, int unit)
{
	const struct pool_units *units = &looking->problem->units;
	for (int i = 0; i < units->count; i++)
		looking->is_listed[i] = i <= unit;
	if (units->weight[unit] > looking->problem->high)
		return;
	looking->member[0] = (uint16_t)unit;
	looking->count = 1;
	looking->weight = units->weight[unit];
	looking->border_count = 0;
	for (int n = units->first[unit]; n < units->first[unit + 1]; n++)
		if (!looking->is_listed[units->neighbour[n]]) {
			looking->is_listed[units->neighbour[n]] = true;
			looking->border[looking->border_count++] = (uint16_t)units->neighbour[n];
		}
	decide(looking, 0);
}

/* Keeps what the root does not strike off; its bound. When sets below their prices lower that bound further than thought, once more with more room. */
static double root_look(struct looking *looking)
{
	const struct partition_proof *proof = looking->proof;
	int high = looking->problem->count_high;
	double sum = sum_of(looking, &proof->root, looking->problem->count_low, high), slip = FIRST_SLIP;
	for (;;) {
		looking->room = proof->node_count == 0 ? -INFINITY : proof->known == INT64_MAX ? INFINITY : (double)proof->known - 1 - sum + slip;
		looking->least = 0;
		looking->sets = looking->steps = looking->kept_count = looking->member_count = 0;
		for (int unit = 0; unit < looking->problem->units.count && !looking->is_over && !looking->is_broken; unit++)
			list_from(looking, unit);
		if (proof->node_count == 0 || -high * looking->least <= slip || looking->is_over || looking->is_broken)
			break;
		slip = -high * looking->least;
	}
	return sum + high * looking->least;
}

/* -- nodes -------------------------------------------------------------------------------------------------------------- */

/* Sets of a node: places in `kept`. */
struct rest {
	int64_t *at, count;
	int low, high;
};

static bool has(const struct looking *looking, int64_t at, int unit)
{
	const struct kept *kept = &looking->kept[at];
	for (int i = 0; i < kept->count; i++)
		if (looking->members[kept->first + i] == unit)
			return true;
	return false;
}

static double prices_bound(const struct looking *looking, const struct priced *priced, const struct rest *rest)
{
	double least = 0;
	for (int64_t k = 0; k < rest->count; k++) {
		const struct kept *kept = &looking->kept[rest->at[k]];
		least = fmin(least, over(priced, &looking->members[kept->first], kept->count, kept->cost));
	}
	return sum_of(looking, priced->prices, rest->low, rest->high) + rest->high * least;
}

static double node_bound(struct looking *looking, int number, const struct rest *rest);

static double below_bound(struct looking *looking, int number, int side, const struct rest *rest, const struct priced *priced, double room)
{
	const struct partition_node *node = &looking->proof->nodes[number];
	struct rest below = {.at = malloc(((size_t)rest->count + 1) * sizeof *below.at), .low = rest->low, .high = rest->high};
	if (!below.at) {
		looking->is_broken = true;
		return -INFINITY;
	}
	if (node->split == PARTITION_COUNT && side == 0)
		below.high = node->a < rest->high ? node->a : rest->high;
	if (node->split == PARTITION_COUNT && side == 1)
		below.low = node->a + 1 > rest->low ? node->a + 1 : rest->low;
	for (int64_t k = 0; k < rest->count; k++) {
		const struct kept *kept = &looking->kept[rest->at[k]];
		bool stays = true;
		if (node->split == PARTITION_PAIR) {
			bool a = has(looking, rest->at[k], node->a), b = has(looking, rest->at[k], node->b);
			stays = side == 0 ? a == b : !(a && b);
		} else if (node->split == PARTITION_STRIKE) {
			stays = over(priced, &looking->members[kept->first], kept->count, kept->cost) <= room;
		}
		if (stays)
			below.at[below.count++] = rest->at[k];
	}
	double bound = below.low > below.high ? INFINITY : node_bound(looking, node->below[side], &below);
	free(below.at);
	return bound;
}

/* Of any plan cheaper than known in the node. */
static double node_bound(struct looking *looking, int number, const struct rest *rest)
{
	const struct partition_proof *proof = looking->proof;
	if (number < 0 || number >= proof->node_count || looking->is_visited[number]) {
		say(looking, N_("a split leads to node %d, which is not there or belongs to another"), number);
		return -INFINITY;
	}
	const struct partition_node *node = &proof->nodes[number];
	looking->is_visited[number] = true;
	if (node->split == PARTITION_COUNT || node->split == PARTITION_PAIR) {
		int units = looking->problem->units.count;
		if (node->split == PARTITION_PAIR && (node->a < 0 || node->b < 0 || node->a >= units || node->b >= units || node->a == node->b)) {
			say(looking, N_("node %d splits by units that are not two"), number);
			return -INFINITY;
		}
		return fmin(below_bound(looking, number, 0, rest, NULL, 0), below_bound(looking, number, 1, rest, NULL, 0));
	}
	if (!prices_are_right(looking, &node->prices, number))
		return -INFINITY;
	struct priced priced;
	double bound = -INFINITY;
	if (priced_init(&priced, &node->prices, looking->problem->units.count))
		bound = prices_bound(looking, &priced, rest);
	else
		looking->is_broken = true;
	if (node->bound > bound + 1e-3 + 1e-9 * fabs(bound))
		(void)fault_add(looking->faults, (struct place){.file = NULL}, NULL, N_("node %d claims a bound of %.3f, and its prices show %.3f"), number, node->bound,
			bound);
	if (node->split == PARTITION_STRIKE && !looking->is_broken)
		bound = fmax(bound, below_bound(looking, number, 0, rest, &priced, (double)proof->known - 1 - bound));
	priced_free(&priced);
	return bound;
}

/* All that was kept goes into node 0. What is above known - 1 is at least known, for costs are whole. */
static double nodes_look(struct looking *looking, double root)
{
	const struct partition_proof *proof = looking->proof;
	struct rest all = {.at = malloc(((size_t)looking->kept_count + 1) * sizeof *all.at), .low = looking->problem->count_low,
		.high = looking->problem->count_high};
	looking->is_visited = calloc((size_t)proof->node_count + 1, sizeof *looking->is_visited);
	if (!all.at || !looking->is_visited) {
		looking->is_broken = true;
		free(all.at);
		return root;
	}
	double room = proof->known == INT64_MAX ? INFINITY : (double)proof->known - 1 - root;
	for (int64_t k = 0; k < looking->kept_count; k++)
		if (over(&looking->root, &looking->members[looking->kept[k].first], looking->kept[k].count, looking->kept[k].cost) <= room)
			all.at[all.count++] = k;
	double bound = node_bound(looking, 0, &all);
	free(all.at);
	if (proof->known < INT64_MAX && bound > (double)proof->known - 1)
		bound = (double)proof->known;
	return fmax(root, bound);
}

enum status certificate_bound(const struct partition_problem *problem, const struct partition_proof *proof, struct faults *faults,
	double *bound, int64_t *sets, bool *is_seen)
{
	size_t count = (size_t)problem->units.count + 1;
	struct looking looking = {.problem = problem, .proof = proof, .faults = faults, .most = problem->most_sets > 0 ? problem->most_sets : PARTITION_SETS};
	looking.is_listed = malloc(count * sizeof *looking.is_listed);
	looking.border = malloc(count * sizeof *looking.border);
	looking.member = malloc(count * sizeof *looking.member);
	looking.is_broken = !looking.is_listed || !looking.border || !looking.member;
	*bound = -INFINITY;
	bool is_right = !looking.is_broken && prices_are_right(&looking, &proof->root, 0);
	if (is_right)
		looking.is_broken = !priced_init(&looking.root, &proof->root, problem->units.count);
	if (is_right && !looking.is_broken) {
		double root = root_look(&looking);
		if (!looking.is_over && !looking.is_broken)
			*bound = proof->node_count > 0 ? nodes_look(&looking, root) : root;
	}
	*sets = looking.is_over ? 0 : looking.sets;
	*is_seen = !looking.is_over;
	free(looking.is_listed);
	free(looking.border);
	free(looking.member);
	free(looking.kept);
	free(looking.members);
	free(looking.is_visited);
	priced_free(&looking.root);
	return looking.is_broken ? STATUS_WORLD : STATUS_OK;
}
