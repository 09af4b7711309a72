/* master.c - posts counted by steps: a column for "at least k of this kind", so that a cut is a sum of steps. */
#include "plan/loop/master.h"

#include <math.h>

#include "solve/lp.h"

enum { STEPS = 128, TERMS = HEADS_MOST * STEPS };

/* Columns are counted kind by kind; step k of a kind stands for its post number low + k. */
struct program {
	const struct cuts_problem *problem;
	struct lp *lp;
	int first[HEADS_MOST], steps[HEADS_MOST];
	int64_t unit;            /* costs are counted in it, so that they stay small and whole */
	int spent;               /* row of what is spent above the least */
};

struct terms {
	int count, columns[TERMS];
	double values[TERMS];
};

static void term(struct terms *terms, int column, double value)
{
	terms->columns[terms->count] = column;
	terms->values[terms->count++] = value;
}

static int64_t divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static int64_t least_cost(const struct cuts_problem *problem)
{
	int64_t sum = 0;
	for (int kind = 0; kind < problem->kinds; kind++)
		sum += problem->low[kind] * problem->cost[kind];
	return sum;
}

static void columns_add(struct program *program)
{
	const struct cuts_problem *problem = program->problem;
	for (int kind = 0; kind < problem->kinds; kind++) {
		program->steps[kind] = problem->high[kind] - problem->low[kind];
		for (int k = 0; k < program->steps[kind]; k++) {
			int column = lp_column(program->lp, "step", 0, 1, (double)(problem->cost[kind] / program->unit), true);
			if (k == 0)
				program->first[kind] = column;
			else
				lp_row(program->lp, "steps in order", 0, INFINITY, 2, (int[]){column - 1, column}, (double[]){1, -1});
		}
	}
}

/* The column that says "at least n of the kind"; -1 when that is always so (n <= low) or never (n > high). */
static int at_least(const struct program *program, int kind, int n)
{
	const struct cuts_problem *problem = program->problem;
	return n > problem->low[kind] && n <= problem->high[kind] ? program->first[kind] + n - problem->low[kind] - 1 : -1;
}

static void sums_add(const struct program *program)
{
	const double slack = 1e-9; /* a row may ask a hair too little: what it lets through is simulated */
	const struct cuts_problem *problem = program->problem;
	struct terms count = {0};
	int lowest = 0;
	for (int kind = 0; kind < problem->kinds; kind++) {
		lowest += problem->low[kind];
		for (int k = 0; k < program->steps[kind]; k++)
			term(&count, program->first[kind] + k, 1);
	}
	lp_row(program->lp, "together", problem->least - lowest, INFINITY, count.count, count.columns, count.values);
	for (int i = 0; i < problem->sum_count; i++) {
		const struct cuts_sum *sum = &problem->sums[i];
		struct terms terms = {0};
		double need = sum->need;
		for (int kind = 0; kind < problem->kinds; kind++) {
			for (int k = 0; k < problem->low[kind]; k++)
				need -= sum->gives[kind][k];
			for (int k = 0; k < program->steps[kind]; k++)
				term(&terms, program->first[kind] + k, sum->gives[kind][problem->low[kind] + k] / fmax(sum->need, 1));
		}
		need /= fmax(sum->need, 1);
		lp_row(program->lp, "sum", need - slack, INFINITY, terms.count, terms.columns, terms.values);
	}
}

/* More of some kind than the vector that failed; of a point, or fewer. */
static void cut_add(const struct program *program, const struct heads *heads, bool is_point)
{
	const struct cuts_problem *problem = program->problem;
	struct terms terms = {0};
	double least = 1;
	for (int kind = 0; kind < problem->kinds; kind++) {
		if (heads->n[kind] < problem->low[kind])
			return; /* whatever is allowed has more */
		if (is_point && heads->n[kind] > problem->high[kind])
			return; /* it is not allowed itself */
		int more = at_least(program, kind, heads->n[kind] + 1), as_many = at_least(program, kind, heads->n[kind]);
		if (more >= 0)
			term(&terms, more, 1);
		if (is_point && as_many >= 0) {
			term(&terms, as_many, -1);
			least -= 1;
		}
	}
	lp_row(program->lp, "cut", least, INFINITY, terms.count, terms.columns, terms.values);
}

static void spent_add(struct program *program, int64_t below)
{
	const struct cuts_problem *problem = program->problem;
	struct terms terms = {0};
	for (int kind = 0; kind < problem->kinds; kind++)
		for (int k = 0; k < program->steps[kind]; k++)
			term(&terms, program->first[kind] + k, (double)(problem->cost[kind] / program->unit));
	double most = below == INT64_MAX ? INFINITY : (double)((below - 1 - least_cost(problem)) / program->unit);
	program->spent = lp_row(program->lp, "spent", -INFINITY, most, terms.count, terms.columns, terms.values);
}

static void steps_read(const struct program *program, struct heads *heads)
{
	*heads = (struct heads){{0}};
	for (int kind = 0; kind < program->problem->kinds; kind++) {
		heads->n[kind] = program->problem->low[kind];
		for (int k = 0; k < program->steps[kind]; k++)
			heads->n[kind] += lp_value(program->lp, program->first[kind] + k) > 0.5;
	}
}

/* Among those that cost no more: steps up to the preferred number are a gain, those beyond it a loss. */
static void nearest_find(struct program *program, double spent, struct heads *proposal)
{
	const struct cuts_problem *problem = program->problem;
	lp_set_row(program->lp, program->spent, -INFINITY, spent);
	for (int kind = 0; kind < problem->kinds; kind++)
		for (int k = 0; k < program->steps[kind]; k++)
			lp_set_cost(program->lp, program->first[kind] + k, problem->low[kind] + k < problem->prefer.n[kind] ? -1 : 1);
	if (lp_solve_whole(program->lp, CUTS_NODES) == LP_OPTIMAL)
		steps_read(program, proposal);
}

static enum master_outcome solve(struct program *program, struct heads *proposal, int64_t *bound, bool *has_failed)
{
	const double slack = 1e-6;
	enum lp_outcome outcome = lp_solve_whole(program->lp, CUTS_NODES);
	*has_failed = outcome == LP_FAILED || outcome == LP_UNBOUNDED;
	if (*has_failed || outcome == LP_INFEASIBLE)
		return MASTER_NOTHING_LEFT;
	double known = fmax(0, ceil((outcome == LP_OPTIMAL ? lp_cost(program->lp) : lp_bound(program->lp)) - slack));
	*bound = least_cost(program->problem) + (int64_t)known * program->unit;
	if (outcome == LP_LIMIT)
		return MASTER_LIMIT;
	steps_read(program, proposal);
	nearest_find(program, known, proposal);
	return MASTER_PROPOSED;
}

enum status master_propose(const struct cuts_problem *problem, const struct cuts_result *result, int64_t below,
	enum master_outcome *outcome, struct heads *proposal, int64_t *bound, struct faults *faults)
{
	struct program program = {.problem = problem, .lp = lp_init()};
	bool has_failed = false;
	if (!program.lp)
		return fault_world(faults, "no memory for the program of posts");
	for (int kind = 0; kind < problem->kinds; kind++)
		program.unit = divisor(program.unit, problem->cost[kind]);
	columns_add(&program);
	sums_add(&program);
	for (int i = 0; i < result->cut_count; i++)
		cut_add(&program, &result->tried[result->cuts[i].tried].heads, result->cuts[i].is_point);
	spent_add(&program, below);
	*outcome = below <= least_cost(problem) ? MASTER_NOTHING_LEFT : solve(&program, proposal, bound, &has_failed);
	lp_free(program.lp);
	return has_failed ? fault_world(faults, "the solver gave up on the program of posts") : STATUS_OK;
}
