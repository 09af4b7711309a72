/* cuts.c - monotone cuts: a failing vector is raised until one post more of any kind would do, and everything below it is cut off. */
#include "plan/loop/cuts.h"

#include <math.h>
#include <string.h>

#include "plan/loop/master.h"

enum grade { GRADE_MEETS, GRADE_NEARLY, GRADE_FAILS };
enum { CUTS_SIMULATIONS_MOST = 4096 };

struct search {
	struct cuts_problem problem;      /* high comes down as the cost to beat does */
	cuts_oracle *oracle;
	void *context;
	struct cuts_result *result;
	struct faults *faults;
	enum status status;
	bool is_spent;                    /* no vector may be simulated any more */
};

bool cuts_is_allowed(const struct cuts_problem *problem, const struct heads *heads)
{
	for (int kind = 0; kind < problem->kinds; kind++)
		if (heads->n[kind] < problem->low[kind] || heads->n[kind] > problem->high[kind])
			return false;
	for (int i = 0; i < problem->sum_count; i++) {
		double sum = 0;
		for (int kind = 0; kind < problem->kinds; kind++)
			for (int k = 0; k < heads->n[kind]; k++)
				sum += problem->sums[i].gives[kind][k];
		if (sum < problem->sums[i].need)
			return false;
	}
	return heads_total(heads) >= problem->least;
}

bool cuts_is_met(const struct cuts_problem *problem, const struct cuts_tried *tried)
{
	for (int target = 0; target < problem->target_count; target++)
		if (!(tried->service[target] >= problem->target[target]))
			return false;
	return true;
}

bool cuts_excludes(const struct cuts_result *result, const struct cuts_cut *cut, const struct heads *heads)
{
	const struct heads *failed = &result->tried[cut->tried].heads;
	return cut->is_point ? heads_equal(failed, heads) : heads_cover(failed, heads);
}

/* -- what was simulated ----------------------------------------------------------------------------------------------- */

/* How far the worst target is missed, in units of what matters; at most 0 when all are met. */
static double missed(const struct cuts_problem *problem, const struct cuts_tried *tried, int *worst)
{
	double most = -INFINITY;
	for (int target = 0; target < problem->target_count; target++) {
		double by = problem->target[target] - tried->service[target], matters = problem->matters[target];
		by = by <= 0 ? 0 : matters > 0 ? by / matters : INFINITY;
		if (by > most) {
			most = by;
			*worst = target;
		}
	}
	return most;
}

static enum grade grade_of(const struct cuts_problem *problem, const struct cuts_tried *tried)
{
	int worst = 0;
	double by = missed(problem, tried, &worst);
	return by <= 0 ? GRADE_MEETS : by <= 1 ? GRADE_NEARLY : GRADE_FAILS;
}

/* One vector has at least as many of every kind as the other: does it serve no worse? */
static void pair_check(struct search *search, int more, int less)
{
	struct cuts_result *result = search->result;
	const struct cuts_tried *large = &result->tried[more], *small = &result->tried[less];
	const double rounding = 1e-12;
	bool is_small = false, is_broken = false;
	result->pair_count++;
	for (int target = 0; target < search->problem.target_count; target++) {
		double worse = small->service[target] - large->service[target], matters = search->problem.matters[target];
		is_small |= worse > rounding;
		if (!(worse > matters + rounding))
			continue;
		is_broken = true;
		const struct cuts_tried *most = &result->tried[result->broken_less], *least = &result->tried[result->broken_more];
		int before = result->broken_target;
		if (result->broken_count == 0 || worse > most->service[before] - least->service[before]) {
			result->broken_more = more;
			result->broken_less = less;
			result->broken_target = target;
		}
	}
	result->broken_count += is_broken;
	result->small_count += is_small && !is_broken;
}

static int tried_find(const struct search *search, const struct heads *heads)
{
	for (int i = 0; i < search->result->tried_count; i++)
		if (heads_equal(&search->result->tried[i].heads, heads))
			return i;
	return -1;
}

/* Simulates a vector, unless it was already; -1 when there is an end to it. */
static int try(struct search *search, const struct heads *heads)
{
	struct cuts_result *result = search->result;
	int at = tried_find(search, heads);
	if (at >= 0 || search->status != STATUS_OK)
		return at;
	if (result->tried_count >= search->problem.most) {
		search->is_spent = true;
		return -1;
	}
	at = result->tried_count;
	result->tried[at] = (struct cuts_tried){.heads = *heads};
	search->status = search->oracle(search->context, heads, result->tried[at].service);
	if (search->status != STATUS_OK)
		return -1;
	result->tried_count++;
	for (int i = 0; i < at; i++) {
		if (heads_cover(heads, &result->tried[i].heads))
			pair_check(search, at, i);
		else if (heads_cover(&result->tried[i].heads, heads))
			pair_check(search, i, at);
	}
	return at;
}

/* -- the cost to beat ------------------------------------------------------------------------------------------------- */

/* A vector that meets everything and costs less: nothing dearer is looked at any more. */
static void best_take(struct search *search, int at)
{
	struct cuts_result *result = search->result;
	struct cuts_problem *problem = &search->problem;
	int64_t cost = heads_cost(&result->tried[at].heads, problem->cost), rest = 0;
	if (result->has_best && cost >= result->cost)
		return;
	result->has_best = true;
	result->best = at;
	result->cost = cost;
	for (int kind = 0; kind < problem->kinds; kind++)
		rest += problem->low[kind] * problem->cost[kind];
	for (int kind = 0; kind < problem->kinds; kind++) {
		int64_t most = problem->low[kind] + (cost - rest) / problem->cost[kind];
		problem->high[kind] = most < problem->high[kind] ? (int)most : problem->high[kind];
	}
}

static bool is_best(struct search *search, int at)
{
	if (grade_of(&search->problem, &search->result->tried[at]) != GRADE_MEETS || !cuts_is_allowed(&search->problem, &search->result->tried[at].heads))
		return false;
	best_take(search, at);
	return true;
}

/* -- cuts ------------------------------------------------------------------------------------------------------------- */

/* The vector that shows that `heads` fails: one that covers it, or itself once simulated; -1 when it does not fail. */
static int failing(struct search *search, const struct heads *heads)
{
	const struct cuts_result *result = search->result;
	for (int i = 0; i < result->tried_count; i++)
		if (heads_cover(&result->tried[i].heads, heads) && grade_of(&search->problem, &result->tried[i]) == GRADE_FAILS)
			return i;
	for (int i = 0; i < result->tried_count; i++)
		if (heads_cover(heads, &result->tried[i].heads) && grade_of(&search->problem, &result->tried[i]) != GRADE_FAILS)
			return -1;
	int at = try(search, heads);
	if (at < 0)
		return -1;
	(void)is_best(search, at);
	return grade_of(&search->problem, &result->tried[at]) == GRADE_FAILS ? at : -1;
}

/* As many more of the kind as still fail: in growing steps, then halving. */
static int raise_kind(struct search *search, int at, int kind)
{
	int step = 1;
	bool is_growing = true;
	while (step > 0 && search->status == STATUS_OK && !search->is_spent) {
		struct heads more = search->result->tried[at].heads;
		int room = search->problem.high[kind] - more.n[kind];
		if (room <= 0)
			return at;
		step = step < room ? step : room;
		more.n[kind] += step;
		int higher = failing(search, &more);
		is_growing = is_growing && higher >= 0;
		at = higher >= 0 ? higher : at;
		step = is_growing ? 2 * step : step / 2;
	}
	return at;
}

static void cut_take(struct search *search, int at, bool is_point)
{
	struct cuts_result *result = search->result;
	for (int i = 0; i < result->cut_count; i++)
		if (result->cuts[i].tried == at)
			return;
	struct cuts_cut *cut = &result->cuts[result->cut_count++];
	*cut = (struct cuts_cut){.tried = at, .is_point = is_point};
	missed(&search->problem, &result->tried[at], &cut->target);
}

/* A vector that fails is raised, beginning with another kind each time; one that nearly meets its targets excludes itself alone. */
static void cut_off(struct search *search, int at)
{
	int kinds = search->problem.kinds, first = search->result->cut_count;
	bool is_point = grade_of(&search->problem, &search->result->tried[at]) != GRADE_FAILS;
	for (int i = 0; i < kinds && !is_point; i++)
		at = raise_kind(search, at, (first + i) % kinds);
	cut_take(search, at, is_point);
}

/* -- the search ------------------------------------------------------------------------------------------------------- */

/* Vectors known beforehand: what meets the targets is a cost to beat, what fails cuts as it is. */
static void starts_try(struct search *search)
{
	for (int i = 0; i < search->problem.start_count; i++) {
		int at = try(search, &search->problem.starts[i]);
		if (at < 0)
			return;
		enum grade grade = grade_of(&search->problem, &search->result->tried[at]);
		if (!is_best(search, at) && grade != GRADE_MEETS)
			cut_take(search, at, grade == GRADE_NEARLY);
	}
}

/* Up from the preferred vector, a tenth more of everything each time, until something meets the targets or nothing can be added. */
static void climb(struct search *search)
{
	const struct cuts_problem *problem = &search->problem;
	struct heads heads = problem->prefer, before;
	for (int kind = 0; kind < problem->kinds; kind++)
		heads.n[kind] = heads.n[kind] > problem->low[kind] ? heads.n[kind] : problem->low[kind];
	do {
		before = heads;
		for (int kind = 0; kind < problem->kinds; kind++)
			heads.n[kind] = heads.n[kind] < problem->high[kind] ? heads.n[kind] : problem->high[kind];
		int at = cuts_is_allowed(problem, &heads) ? try(search, &heads) : -1;
		if (at >= 0 && is_best(search, at))
			return;
		for (int kind = 0; kind < problem->kinds; kind++)
			heads.n[kind] = heads.n[kind] + 1 + heads.n[kind] / 10 < problem->high[kind] ? heads.n[kind] + 1 + heads.n[kind] / 10 : problem->high[kind];
	} while (!heads_equal(&before, &heads) && search->status == STATUS_OK && !search->is_spent);
}

/* One post less of each kind as long as the targets are met; where they are not, a cut is gained. */
static void descend(struct search *search)
{
	struct cuts_result *result = search->result;
	for (int kind = search->problem.kinds - 1; kind >= 0; kind--) {
		bool goes_on = result->has_best;
		while (goes_on && search->status == STATUS_OK && !search->is_spent) {
			struct heads less = result->tried[result->best].heads;
			less.n[kind]--;
			int at = cuts_is_allowed(&search->problem, &less) ? try(search, &less) : -1;
			goes_on = at >= 0 && is_best(search, at);
			if (at >= 0 && !goes_on)
				cut_off(search, at);
		}
	}
}

/* Nothing cheaper than the best is left; or nothing at all. */
static void close(struct cuts_result *result)
{
	result->outcome = result->has_best ? CUTS_PROVEN : CUTS_NONE;
	result->bound = result->cost;
}

static void propose(struct search *search)
{
	struct cuts_result *result = search->result;
	while (search->status == STATUS_OK) {
		struct heads heads;
		enum master_outcome outcome;
		int64_t bound = result->bound;
		search->status = master_propose(&search->problem, result, result->has_best ? result->cost : INT64_MAX, &outcome, &heads, &bound, search->faults);
		if (search->status != STATUS_OK)
			return;
		if (outcome == MASTER_NOTHING_LEFT) {
			close(result);
			return;
		}
		result->bound = bound > result->bound ? bound : result->bound;
		if (outcome == MASTER_LIMIT || search->is_spent)
			return;
		result->proposal_count++;
		int at = try(search, &heads);
		if (at >= 0 && is_best(search, at)) {
			close(result);
			return;
		}
		if (at >= 0)
			cut_off(search, at);
	}
}

enum status cuts_search(const struct cuts_problem *problem, cuts_oracle *oracle, void *context, struct arena *arena,
	struct cuts_result *result, struct faults *faults)
{
	struct search search = {.problem = *problem, .oracle = oracle, .context = context, .result = result, .faults = faults, .status = STATUS_OK};
	search.problem.most = problem->most < CUTS_SIMULATIONS_MOST ? problem->most : CUTS_SIMULATIONS_MOST;
	*result = (struct cuts_result){
		.outcome = CUTS_GAP, .tried = arena_rows(arena, search.problem.most + 1, struct cuts_tried),
		.cuts = arena_rows(arena, search.problem.most + 1, struct cuts_cut),
	};
	if (!result->tried || !result->cuts)
		return fault_world(faults, "no memory for the search of posts");
	starts_try(&search);
	if (!result->has_best)
		climb(&search);
	descend(&search);
	propose(&search);
	return search.status;
}
