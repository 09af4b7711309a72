/* proof_check.c - ways, costs and neighbours found anew in the plainest manner, for a check that owes nothing to the planner. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/grids.h"
#include "plan/zones/proof.h"

/* -- ways ----------------------------------------------------------------------------------------------------------------------- */

/* What a checker works out from the file. */
struct anew {
	const struct proof_plan *plan;
	enum proof_cost cost;
	int buildings, units;
	int *first, *next_to;    /* [buildings] ways from a building: the other end, and … */
	double *length;           /* … how long it is: thousandths of a second, edges, or the straight line */
	int64_t *share;          /* [buildings x units] what a unit costs from a base at a building */
	int *touch_first, *touch; /* units that touch */
	int64_t *weight;
};

static double straight(const struct blocks *blocks, int a, int b)
{
	return hypot(blocks->buildings[a].x_m - blocks->buildings[b].x_m, blocks->buildings[a].y_m - blocks->buildings[b].y_m);
}

static double length_of(const struct anew *anew, const struct blocks_way *way)
{
	switch (anew->cost) {
	case PROOF_GRIDS: return (double)way->ms;
	case PROOF_WALK: return straight(&anew->plan->blocks, way->a, way->b);
	default: return 1;
	}
}

/* Ways by their ends: counting sort. */
static void ends_list(struct anew *anew)
{
	const struct blocks *blocks = &anew->plan->blocks;
	for (int k = 0; k < blocks->way_count; k++) {
		anew->first[blocks->ways[k].a + 1]++;
		anew->first[blocks->ways[k].b + 1]++;
	}
	for (int b = 0; b < anew->buildings; b++)
		anew->first[b + 1] += anew->first[b];
	int *at = malloc(((size_t)anew->buildings + 1) * sizeof *at);
	if (!at) {
		anew->next_to[0] = -1;
		return;
	}
	memcpy(at, anew->first, (size_t)anew->buildings * sizeof *at);
	for (int k = 0; k < blocks->way_count; k++) {
		const struct blocks_way *way = &blocks->ways[k];
		double length = length_of(anew, way);
		anew->length[at[way->a]] = anew->length[at[way->b]] = length;
		anew->next_to[at[way->a]++] = way->b;
		anew->length[at[way->b]] = length;
		anew->next_to[at[way->b]++] = way->a;
	}
	free(at);
}

/* Shortest ways from a building: whoever's way became shorter tells the neighbours, until nobody has news. */
static void spread(const struct anew *anew, int from, double *far, int *queue, bool *is_queued)
{
	int head = 0, count = 1, room = anew->buildings;
	for (int b = 0; b < room; b++) {
		far[b] = INFINITY;
		is_queued[b] = false;
	}
	far[from] = 0;
	queue[0] = from;
	while (count > 0) {
		int here = queue[head];
		head = (head + 1) % room;
		count--;
		is_queued[here] = false;
		for (int k = anew->first[here]; k < anew->first[here + 1]; k++) {
			int there = anew->next_to[k];
			if (far[here] + anew->length[k] >= far[there])
				continue;
			far[there] = far[here] + anew->length[k];
			if (!is_queued[there]) {
				is_queued[there] = true;
				queue[(head + count++) % room] = there;
			}
		}
	}
}

/* What a building costs from a base this far away. */
static int64_t share_of(const struct anew *anew, int base, int b, double far)
{
	const struct blocks *blocks = &anew->plan->blocks;
	const struct blocks_building *building = &blocks->buildings[b];
	const int64_t scale = 60000000, nowhere = INT32_MAX / 4;
	switch (anew->cost) {
	case PROOF_GRIDS: return (2 * building->trips * (int64_t)fmin(far, (double)nowhere) + scale / 2) / scale;
	case PROOF_EUCLID2: far = trunc(100 * straight(blocks, base, b)); break;
	default: return llround(fmin((double)building->households * far, (double)PARTITION_FAR));
	}
	return llround(fmin((double)building->households * far * far, (double)PARTITION_FAR));
}

static bool shares_find(struct anew *anew)
{
	size_t room = (size_t)anew->buildings + 1;
	double *far = malloc(room * sizeof *far);
	int *queue = malloc(room * sizeof *queue);
	bool *is_queued = malloc(room * sizeof *is_queued);
	bool has_room = far && queue && is_queued;
	const int64_t most = anew->cost == PROOF_GRIDS ? INT32_MAX / 4 : PARTITION_FAR;
	for (int base = 0; has_room && base < anew->buildings; base++) {
		int64_t *row = &anew->share[(size_t)base * (size_t)anew->units];
		spread(anew, base, far, queue, is_queued);
		for (int b = 0; b < anew->buildings; b++) {
			int64_t *sum = &row[anew->plan->blocks.buildings[b].unit];
			*sum += share_of(anew, base, b, far[b]);
			*sum = *sum < most ? *sum : most;
		}
	}
	free(far);
	free(queue);
	free(is_queued);
	return has_room;
}

/* Rows of a table of units, then lists: units touch when a way short enough leads from one to the other. */
static bool touching_find(struct anew *anew)
{
	const struct blocks *blocks = &anew->plan->blocks;
	size_t units = (size_t)anew->units;
	bool *touches = calloc(units * units + 1, sizeof *touches);
	int count = 0;
	if (!touches)
		return false;
	for (int k = 0; k < blocks->way_count; k++) {
		const struct blocks_way *way = &blocks->ways[k];
		size_t a = (size_t)blocks->buildings[way->a].unit, b = (size_t)blocks->buildings[way->b].unit;
		if (a != b && (anew->cost != PROOF_GRIDS || way->ms <= blocks->gap_ms))
			touches[a * units + b] = touches[b * units + a] = true;
	}
	for (size_t i = 0; i < units; i++) {
		anew->touch_first[i] = count;
		for (size_t j = 0; j < units; j++)
			if (touches[i * units + j])
				anew->touch[count++] = (int)j;
	}
	anew->touch_first[units] = count;
	free(touches);
	return true;
}

/* -- the cost of a part ------------------------------------------------------------------------------------------------------ */

static int64_t kept_least(const struct blocks *blocks, const uint16_t *members, int count)
{
	int64_t by_now[256] = {0}, all = 0, most = 0;
	for (int m = 0; m < count; m++)
		for (int b = blocks->units[members[m]].first; b < blocks->units[members[m]].first + blocks->units[members[m]].count; b++) {
			by_now[blocks->buildings[b].now] += blocks->buildings[b].households;
			all += blocks->buildings[b].households;
		}
	for (int k = 0; k < 256; k++)
		most = by_now[k] > most ? by_now[k] : most;
	return all - most;
}

static int64_t cost_anew(const void *context, const uint16_t *members, int count, int *base)
{
	const struct anew *anew = context;
	const struct blocks *blocks = &anew->plan->blocks;
	const struct zones_rule *rule = &anew->plan->rule;
	int64_t least = INT64_MAX, work_min = 0;
	int best = 0;
	for (int m = 0; m < count; m++) {
		const struct blocks_unit *unit = &blocks->units[members[m]];
		work_min += unit->work_min;
		for (int b = unit->first; b < unit->first + unit->count; b++) {
			int64_t sum = 0;
			for (int i = 0; i < count; i++)
				sum += anew->share[(size_t)b * (size_t)anew->units + members[i]];
			if (sum < least || (sum == least && b < best)) {
				least = sum;
				best = b;
			}
		}
	}
	*base = blocks->buildings[best].unit;
	if (anew->cost != PROOF_GRIDS)
		return least;
	int64_t away = llabs(work_min - rule->work_min);
	return least + (away * rule->imbalance_thousandths + 500) / 1000 + rule->grid_min + (rule->keep_min ? rule->keep_min * kept_least(blocks, members, count) : 0);
}

/* -- a plan --------------------------------------------------------------------------------------------------------------------- */

static bool anew_make(struct anew *anew, struct arena *arena)
{
	const struct blocks *blocks = &anew->plan->blocks;
	size_t ways = 2 * (size_t)blocks->way_count + 1;
	anew->first = arena_rows(arena, anew->buildings + 2, int);
	anew->next_to = arena_rows(arena, ways, int);
	anew->length = arena_rows(arena, ways, double);
	anew->share = arena_rows(arena, (size_t)anew->buildings * (size_t)anew->units + 1, int64_t);
	anew->touch_first = arena_rows(arena, anew->units + 2, int);
	anew->touch = arena_rows(arena, ways, int);
	anew->weight = arena_rows(arena, anew->units + 1, int64_t);
	if (!anew->first || !anew->next_to || !anew->length || !anew->share || !anew->touch_first || !anew->touch || !anew->weight)
		return false;
	ends_list(anew);
	for (int u = 0; u < anew->units; u++)
		anew->weight[u] = blocks->units[u].households;
	return anew->next_to[0] >= 0 && shares_find(anew) && touching_find(anew);
}

/* Faults of the check, said of this plan. */
static void hand_on(struct faults *to, const struct faults *from, const char *name)
{
	for (int i = 0; i < from->count; i++)
		if (!from->rows[i].warning)
			(void)fault_add(to, (struct place){0}, from->rows[i].help, *name ? "%s: %s" : "%s%s", name, from->rows[i].what);
}

/* No number of parts fits the weight of all: that needs no prices. */
static bool is_plainly_impossible(const struct proof_plan *plan)
{
	const struct zones_rule *rule = &plan->rule;
	for (int64_t count = rule->count_low; count <= rule->count_high; count++)
		if (count * rule->least <= plan->blocks.households && plan->blocks.households <= count * rule->most)
			return false;
	return true;
}

enum status proof_check(const struct proof *proof, int which, struct verify *verify, struct faults *faults)
{
	const struct proof_plan *plan = &proof->plans[which];
	struct anew anew = {.plan = plan, .cost = proof->cost, .buildings = plan->blocks.building_count, .units = plan->blocks.unit_count};
	struct arena arena;
	struct faults own;
	*verify = (struct verify){.bound = -INFINITY};
	if (plan->plan.outcome == PARTITION_IMPOSSIBLE && is_plainly_impossible(plan)) {
		verify->is_proven = true;
		return STATUS_OK;
	}
	arena_init(&arena);
	faults_init_like(&own, faults);
	const char **names = arena_rows(&arena, anew.units + 1, const char *);
	enum status status = names && anew_make(&anew, &arena) ? STATUS_OK : fault_world(faults, "no memory to check a plan of %d units", anew.units);
	if (status == STATUS_OK) {
		struct partition_problem problem = {
			.units = {.count = anew.units, .weight = anew.weight, .first = anew.touch_first, .neighbour = anew.touch},
			.low = plan->rule.least, .high = plan->rule.most, .count_low = plan->rule.count_low, .count_high = plan->rule.count_high,
			.cost = cost_anew, .context = &anew,
		};
		for (int u = 0; u < anew.units; u++)
			names[u] = plan->blocks.units[u].name;
		status = verify_plan(verify, &problem, &plan->plan, names, &own);
		hand_on(faults, &own, plan->name);
	}
	faults_free(&own);
	arena_free(&arena);
	return status;
}

/* -- beside the scenario ---------------------------------------------------------------------------------------------------------- */

static bool are_same_units(const struct blocks *a, const struct blocks *b)
{
	bool is_same = a->unit_count == b->unit_count && a->building_count == b->building_count;
	for (int u = 0; u < a->unit_count && is_same; u++)
		is_same = !strcmp(a->units[u].name, b->units[u].name) && a->units[u].first == b->units[u].first && a->units[u].count == b->units[u].count;
	return is_same;
}

static bool are_same_buildings(const struct blocks *a, const struct blocks *b, bool keeps)
{
	bool is_same = true;
	for (int i = 0; i < a->building_count && is_same; i++) {
		const struct blocks_building *x = &a->buildings[i], *y = &b->buildings[i];
		is_same = x->households == y->households && x->work_min == y->work_min && x->trips == y->trips && (!keeps || x->now == y->now);
	}
	return is_same;
}

static bool are_same_ways(const struct blocks *a, const struct blocks *b)
{
	bool is_same = a->way_count == b->way_count && a->gap_ms == b->gap_ms;
	for (int k = 0; k < a->way_count && is_same; k++)
		is_same = a->ways[k].a == b->ways[k].a && a->ways[k].b == b->ways[k].b && a->ways[k].ms == b->ways[k].ms;
	return is_same;
}

/* The mean work of a grid is that of the number planned, or of plan.grid_size households. */
static bool is_same_rule(const struct proof_plan *plan, const struct blocks *blocks, const struct settings *settings)
{
	const struct zones_rule *rule = &plan->rule;
	struct zones_rule own = zones_rule_of(settings, blocks->households, blocks->work_min, plan->keeps && blocks->has_now);
	bool is_mean = rule->work_min == own.work_min;
	for (int count = own.count_low; count <= own.count_high; count++)
		is_mean |= count > 0 && rule->work_min == blocks->work_min / count;
	return is_mean && rule->least == own.least && rule->most == own.most && rule->imbalance_thousandths == own.imbalance_thousandths &&
		rule->grid_min == own.grid_min && rule->keep_min == own.keep_min && rule->count_low >= own.count_low && rule->count_high <= own.count_high;
}

static enum status differs(const struct proof_plan *plan, const char *what, struct faults *faults)
{
	return fault_add(faults, (struct place){0}, "plan again, or name the scenario it was made of", "%s: %s not those of the scenario", plan->name,
		faults_word(faults, what));
}

enum status proof_compare(const struct proof *proof, int which, const struct scenario *scenario, const struct place_list *places, struct arena *arena,
	struct faults *faults)
{
	const struct proof_plan *plan = &proof->plans[which];
	int community = 0;
	while (community < places->community_count && strcmp(places->communities[community].name, plan->name))
		community++;
	if (community == places->community_count)
		return fault_add(faults, (struct place){0}, NULL, "the scenario has no community %.60s", plan->name);
	struct blocks_request request = {.scenario = scenario, .places = places, .community = community, .splits_compounds = plan->splits_compounds};
	struct blocks blocks;
	enum status status = blocks_build(&blocks, arena, &request, faults);
	if (status != STATUS_OK)
		return status;
	if (!are_same_units(&plan->blocks, &blocks))
		return differs(plan, N_("its units are"), faults);
	if (!are_same_buildings(&plan->blocks, &blocks, plan->keeps))
		return differs(plan, N_("its households and their work are"), faults);
	if (!are_same_ways(&plan->blocks, &blocks))
		return differs(plan, N_("its ways are"), faults);
	return is_same_rule(plan, &blocks, &scenario->settings) ? STATUS_OK : differs(plan, N_("its window and prices are"), faults);
}
