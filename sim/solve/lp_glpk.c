/* lp_glpk.c - linear programs on GLPK: the one door to it. An abort of the library lands back here and breaks only its own program. */
#include "solve/lp.h"

#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>

struct lp {
	glp_prob *problem;
	bool is_broken;   /* the library gave up inside; its memory is left to it */
	bool is_whole;    /* the last solve was of whole columns */
	bool is_solved;   /* values can be read */
	double bound;
	long node_limit;
};

/* The library counts from 1. */
static int outside(int number) { return number - 1; }
static int inside(int number) { return number + 1; }

static int swallow(void *info, const char *text)
{
	(void)info;
	(void)text;
	return 1;
}

static void on_abort(void *home)
{
	longjmp(*(jmp_buf *)home, 1);
}

/* Calls work(lp, context) so that an abort of the library returns false here instead of ending the program. The library
   turns its terminal on again when it aborts and forgets its hooks when it is freed, so they are set each time. */
static bool guarded(struct lp *lp, void (*work)(struct lp *lp, void *context), void *context)
{
	if (lp->is_broken)
		return false;
	jmp_buf home;
	glp_term_out(GLP_OFF);
	glp_term_hook(swallow, NULL);
	if (setjmp(home)) {
		lp->is_broken = true;
		lp->is_solved = false;
	} else {
		glp_error_hook(on_abort, &home);
		work(lp, context);
	}
	glp_error_hook(NULL, NULL);
	return !lp->is_broken;
}

static void problem_make(struct lp *lp, void *context)
{
	(void)context;
	lp->problem = glp_create_prob();
	glp_set_obj_dir(lp->problem, GLP_MIN);
}

static void problem_delete(struct lp *lp, void *context)
{
	(void)context;
	glp_delete_prob(lp->problem);
}

struct lp *lp_init(void)
{
	struct lp *lp = calloc(1, sizeof *lp);
	if (lp && !guarded(lp, problem_make, NULL)) {
		free(lp);
		return NULL;
	}
	return lp;
}

void lp_free(struct lp *lp)
{
	if (!lp)
		return;
	guarded(lp, problem_delete, NULL);
	int blocks_left;
	glp_mem_usage(&blocks_left, NULL, NULL, NULL);
	if (blocks_left == 0) /* no other program of this thread is alive */
		glp_free_env();
	free(lp);
}

static int bound_type(double low, double high)
{
	if (isinf(low))
		return isinf(high) ? GLP_FR : GLP_UP;
	if (isinf(high))
		return GLP_LO;
	return low < high ? GLP_DB : GLP_FX;
}

/* A column or row on its way in. */
struct entry {
	const char *name;
	double low, high, cost;
	bool is_whole;
	int count, number;
	int *numbers;             /* of the columns of a row, of the rows of a column */
	double *values;
};

static void column_add(struct lp *lp, void *context)
{
	struct entry *entry = context;
	int column = glp_add_cols(lp->problem, 1);
	glp_set_col_name(lp->problem, column, entry->name);
	glp_set_col_bnds(lp->problem, column, bound_type(entry->low, entry->high), entry->low, entry->high);
	glp_set_obj_coef(lp->problem, column, entry->cost);
	glp_set_col_kind(lp->problem, column, entry->is_whole ? GLP_IV : GLP_CV);
	if (entry->count)
		glp_set_mat_col(lp->problem, column, entry->count, entry->numbers, entry->values);
	entry->number = outside(column);
}

/* Numbers and values as the library counts them, from 1; false when out of memory. */
static bool entry_fill(struct entry *entry, const int *numbers, const double *values)
{
	size_t places = (size_t)entry->count + 1;
	entry->numbers = malloc(places * sizeof *entry->numbers);
	entry->values = malloc(places * sizeof *entry->values);
	if (!entry->numbers || !entry->values)
		return false;
	for (int k = 0; k < entry->count; k++) {
		entry->numbers[k + 1] = inside(numbers[k]);
		entry->values[k + 1] = values[k];
	}
	return true;
}

static void entry_free(struct entry *entry)
{
	free(entry->numbers);
	free(entry->values);
}

int lp_column(struct lp *lp, const char *name, double low, double high, double cost, int is_whole)
{
	return lp_column_in(lp, name, low, high, cost, is_whole, 0, NULL, NULL);
}

int lp_column_in(struct lp *lp, const char *name, double low, double high, double cost, int is_whole, int count, const int *rows, const double *values)
{
	const double slack = 1e-9;
	struct entry entry = {.name = name, .cost = cost, .is_whole = is_whole, .count = count, .number = -1};
	entry.low = is_whole ? ceil(low - slack) : low;
	entry.high = is_whole ? floor(high + slack) : high;
	lp->is_solved = false;
	if (isnan(low) || isnan(high) || entry.low > entry.high || !isfinite(cost))
		return -1;
	bool done = entry_fill(&entry, rows, values) && guarded(lp, column_add, &entry);
	entry_free(&entry);
	return done ? entry.number : -1;
}

static void row_add(struct lp *lp, void *context)
{
	struct entry *entry = context;
	int row = glp_add_rows(lp->problem, 1);
	glp_set_row_name(lp->problem, row, entry->name);
	glp_set_row_bnds(lp->problem, row, bound_type(entry->low, entry->high), entry->low, entry->high);
	glp_set_mat_row(lp->problem, row, entry->count, entry->numbers, entry->values);
	entry->number = outside(row);
}

int lp_row(struct lp *lp, const char *name, double low, double high, int count, const int *columns, const double *values)
{
	struct entry entry = {.name = name, .low = low, .high = high, .count = count, .number = -1};
	lp->is_solved = false;
	if (isnan(low) || isnan(high) || low > high)
		return -1;
	bool done = entry_fill(&entry, columns, values) && guarded(lp, row_add, &entry);
	entry_free(&entry);
	return done ? entry.number : -1;
}

static void cost_set(struct lp *lp, void *context)
{
	const struct entry *entry = context;
	glp_set_obj_coef(lp->problem, inside(entry->number), entry->cost);
}

void lp_set_cost(struct lp *lp, int column, double cost)
{
	lp->is_solved = false;
	guarded(lp, cost_set, &(struct entry){.number = column, .cost = cost});
}

static void column_set(struct lp *lp, void *context)
{
	const struct entry *entry = context;
	int type = bound_type(entry->low, entry->high);
	glp_set_col_bnds(lp->problem, inside(entry->number), type, entry->low, entry->high);
}

void lp_set_column(struct lp *lp, int column, double low, double high)
{
	lp->is_solved = false;
	guarded(lp, column_set, &(struct entry){.number = column, .low = low, .high = high});
}

static void row_set(struct lp *lp, void *context)
{
	const struct entry *entry = context;
	int type = bound_type(entry->low, entry->high);
	glp_set_row_bnds(lp->problem, inside(entry->number), type, entry->low, entry->high);
}

void lp_set_row(struct lp *lp, int row, double low, double high)
{
	lp->is_solved = false;
	guarded(lp, row_set, &(struct entry){.number = row, .low = low, .high = high});
}

struct solve {
	long limit;
	int method;
	enum lp_outcome outcome;
};

static int simplex(glp_prob *problem, long limit, int method)
{
	glp_smcp options;
	glp_init_smcp(&options);
	options.msg_lev = GLP_MSG_OFF;
	options.meth = method;
	options.it_lim = limit > 0 && limit < INT_MAX ? (int)limit : INT_MAX;
	int code = glp_simplex(problem, &options);
	if (code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND || code == GLP_EFAIL) {
		glp_std_basis(problem); /* the warm start was a bad one: once more from nothing */
		code = glp_simplex(problem, &options);
	}
	return code;
}

static enum lp_outcome simplex_outcome(glp_prob *problem, int code)
{
	if (code == GLP_EBOUND)
		return LP_INFEASIBLE;
	if (code == GLP_EITLIM)
		return LP_LIMIT;
	if (code != 0)
		return LP_FAILED;
	switch (glp_get_status(problem)) {
	case GLP_OPT:
		return LP_OPTIMAL;
	case GLP_NOFEAS:
		return LP_INFEASIBLE;
	case GLP_UNBND:
		return LP_UNBOUNDED;
	default:
		return LP_FAILED;
	}
}

static void relaxed_solve(struct lp *lp, void *context)
{
	struct solve *solve = context;
	solve->outcome = simplex_outcome(lp->problem, simplex(lp->problem, solve->limit, solve->method));
	lp->is_solved = solve->outcome == LP_OPTIMAL;
	if (lp->is_solved)
		lp->bound = glp_get_obj_val(lp->problem);
}

static enum lp_outcome relax(struct lp *lp, long iteration_limit, int method)
{
	struct solve solve = {.limit = iteration_limit, .method = method, .outcome = LP_FAILED};
	lp->is_whole = lp->is_solved = false;
	lp->bound = -INFINITY;
	return guarded(lp, relaxed_solve, &solve) ? solve.outcome : LP_FAILED;
}

enum lp_outcome lp_solve(struct lp *lp, long iteration_limit)
{
	return relax(lp, iteration_limit, GLP_PRIMAL);
}

enum lp_outcome lp_mend(struct lp *lp, long iteration_limit)
{
	return relax(lp, iteration_limit, GLP_DUALP);
}

/* The bound is gone when the search returns, so it is read on the way; nodes are counted, never seconds. */
static void on_node(glp_tree *tree, void *info)
{
	struct lp *lp = info;
	int best = glp_ios_best_node(tree), nodes;
	if (best)
		lp->bound = fmax(lp->bound, glp_ios_node_bound(tree, best));
	glp_ios_tree_size(tree, NULL, NULL, &nodes);
	if (lp->node_limit > 0 && nodes > lp->node_limit)
		glp_ios_terminate(tree);
}

static enum lp_outcome search_outcome(glp_prob *problem, int code)
{
	if (code == GLP_ESTOP)
		return LP_LIMIT;
	if (code != 0)
		return LP_FAILED;
	switch (glp_mip_status(problem)) {
	case GLP_OPT:
		return LP_OPTIMAL;
	case GLP_NOFEAS:
		return LP_INFEASIBLE;
	default:
		return LP_FAILED;
	}
}

static void whole_solve(struct lp *lp, void *context)
{
	struct solve *solve = context;
	struct solve relaxed = {.method = GLP_PRIMAL};
	relaxed_solve(lp, &relaxed);
	solve->outcome = relaxed.outcome;
	if (relaxed.outcome != LP_OPTIMAL)
		return;
	glp_iocp options;
	glp_init_iocp(&options);
	options.msg_lev = GLP_MSG_OFF;
	options.br_tech = GLP_BR_PCH;
	options.gmi_cuts = options.mir_cuts = options.cov_cuts = options.clq_cuts = GLP_ON;
	options.cb_func = on_node;
	options.cb_info = lp;
	lp->is_whole = true;
	lp->node_limit = solve->limit;
	solve->outcome = search_outcome(lp->problem, glp_intopt(lp->problem, &options));
	int status = glp_mip_status(lp->problem);
	lp->is_solved = status == GLP_OPT || status == GLP_FEAS;
	if (solve->outcome == LP_OPTIMAL)
		lp->bound = glp_mip_obj_val(lp->problem);
}

enum lp_outcome lp_solve_whole(struct lp *lp, long node_limit)
{
	struct solve solve = {.limit = node_limit, .outcome = LP_FAILED};
	lp->is_whole = lp->is_solved = false;
	lp->bound = -INFINITY;
	return guarded(lp, whole_solve, &solve) ? solve.outcome : LP_FAILED;
}

double lp_cost(const struct lp *lp)
{
	if (!lp->is_solved)
		return INFINITY;
	return lp->is_whole ? glp_mip_obj_val(lp->problem) : glp_get_obj_val(lp->problem);
}

static bool is_column(const struct lp *lp, int column)
{
	return lp->is_solved && column >= 0 && column < glp_get_num_cols(lp->problem);
}

double lp_value(const struct lp *lp, int column)
{
	if (!is_column(lp, column))
		return NAN;
	return lp->is_whole ? glp_mip_col_val(lp->problem, inside(column)) : glp_get_col_prim(lp->problem, inside(column));
}

double lp_reduced_cost(const struct lp *lp, int column)
{
	return is_column(lp, column) && !lp->is_whole ? glp_get_col_dual(lp->problem, inside(column)) : NAN;
}

double lp_price(const struct lp *lp, int row)
{
	if (!lp->is_solved || lp->is_whole || row < 0 || row >= glp_get_num_rows(lp->problem))
		return NAN;
	return glp_get_row_dual(lp->problem, inside(row));
}

double lp_bound(const struct lp *lp)
{
	return lp->bound;
}
