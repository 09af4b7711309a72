/* lp.h - linear and integer programs: what a solver must offer. One backend stands behind it; no type of it passes here. */
#ifndef LP_H
#define LP_H

#include "base/fault.h"

struct lp; /* rows, columns and coefficients, then a solution */

enum lp_outcome { LP_OPTIMAL, LP_INFEASIBLE, LP_UNBOUNDED, LP_LIMIT, LP_FAILED };

/* A problem "minimise", made, solved and freed on one thread. NULL when out of memory. */
struct lp *lp_init(void);
void lp_free(struct lp *lp);
/* Adds a column with bounds [low, high] (±INFINITY for none), cost and whether it is whole; returns its number from 0; -1 when refused (crossed or NaN
   bounds), and the program is as before. Bounds of a whole column are drawn in to whole numbers. */
int lp_column(struct lp *lp, const char *name, double low, double high, double cost, int is_whole);
/* Adds a row low <= sum(value[k] * column[k]) <= high; returns its number from 0; -1 when refused. A row that
   names an unknown column, or one twice, breaks the program: it can only be freed, and every solve says LP_FAILED. */
int lp_row(struct lp *lp, const char *name, double low, double high, int count, const int *columns, const double *values);
/* Adds a column that stands in `count` rows already there, with these values; the last solution stays a good start. A row that is
   unknown, or named twice, breaks the program as in lp_row. */
int lp_column_in(struct lp *lp, const char *name, double low, double high, double cost, int is_whole, int count, const int *rows, const double *values);
void lp_set_cost(struct lp *lp, int column, double cost);
void lp_set_column(struct lp *lp, int column, double low, double high);
void lp_set_row(struct lp *lp, int row, double low, double high);
/* Solves with whole columns relaxed (primal simplex, iterations limited, 0 = no limit). */
enum lp_outcome lp_solve(struct lp *lp, long iteration_limit);
/* The same after bounds were narrowed or rows added to what was solved: the last solution is mended (dual simplex first). */
enum lp_outcome lp_mend(struct lp *lp, long iteration_limit);
/* Solves with whole columns whole (branch and cut, nodes limited, 0 = no limit). LP_LIMIT: lp_cost is that of the best found so far,
   INFINITY when none. Limits count work, never time, so the answer is always the same. */
enum lp_outcome lp_solve_whole(struct lp *lp, long node_limit);
/* INFINITY when the last solve found nothing; values, reduced costs and prices are then NaN. */
double lp_cost(const struct lp *lp);
double lp_value(const struct lp *lp, int column);
/* After lp_solve: change of cost per unit of the column forced in. */
double lp_reduced_cost(const struct lp *lp, int column);
/* The shadow price: change of cost per unit of the row's bound, after lp_solve. */
double lp_price(const struct lp *lp, int row);
/* A lower bound of the cost proven by the last solve; -INFINITY when none. */
double lp_bound(const struct lp *lp);

#endif
