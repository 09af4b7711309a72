/* proof.c - all cheaper vectors, one after the other, like the digits of a counter. */
#include "plan/loop/proof.h"

/* Whether the vector of a cut misses a target by as much as the cut claims: a cut of more than itself by more than what matters. */
static bool is_earned(const struct cuts_problem *problem, const struct cuts_result *result, const struct cuts_cut *cut)
{
	const struct cuts_tried *tried = &result->tried[cut->tried];
	for (int target = 0; target < problem->target_count; target++)
		if (!(tried->service[target] >= problem->target[target] - (cut->is_point ? 0 : problem->matters[target])))
			return true;
	return false;
}

static bool is_ruled_out(const struct cuts_problem *problem, const struct cuts_result *result, const struct heads *heads)
{
	if (!cuts_is_allowed(problem, heads))
		return true;
	for (int i = 0; i < result->cut_count; i++)
		if (cuts_excludes(result, &result->cuts[i], heads))
			return true;
	return false;
}

/* The next vector in order; false after the last. */
static bool next(const struct cuts_problem *problem, struct heads *heads)
{
	for (int kind = 0; kind < problem->kinds; kind++) {
		if (heads->n[kind] < problem->high[kind]) {
			heads->n[kind]++;
			return true;
		}
		heads->n[kind] = problem->low[kind];
	}
	return false;
}

bool proof_holds(const struct cuts_problem *problem, const struct cuts_result *result, int64_t bound, int64_t *counted)
{
	struct heads heads = {{0}};
	double all = 1;
	*counted = 0;
	for (int kind = 0; kind < problem->kinds; kind++) {
		heads.n[kind] = problem->low[kind];
		all *= problem->high[kind] - problem->low[kind] + 1;
	}
	for (int i = 0; i < result->cut_count; i++)
		if (!is_earned(problem, result, &result->cuts[i]))
			return false;
	if (all > PROOF_MOST)
		return true;
	do {
		if (heads_cost(&heads, problem->cost) >= bound)
			continue;
		++*counted;
		if (!is_ruled_out(problem, result, &heads))
			return false;
	} while (next(problem, &heads));
	return true;
}
