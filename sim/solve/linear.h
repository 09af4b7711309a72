/* linear.h - a linear program in plain arrays: what is handed to a solver, and what checks the answer without it. */
#ifndef LINEAR_H
#define LINEAR_H

#include "base/status.h"
#include "solve/lp.h"

struct linear_column {
	const char *name;
	double low, high, cost;
	int is_whole;
};

/* low <= sum of terms + give × how far its rule gives way <= high. */
struct linear_row {
	const char *name;
	double low, high;
	int rule;                /* of the owner's: rows of one rule give way together */
	double give;             /* 0: a definition, it never gives way */
	int first, count;        /* its terms */
};

/* "Minimise". Names are kept by address. */
struct linear {
	struct linear_column *columns;
	struct linear_row *rows;
	int *at;                 /* column of each term, row by row */
	double *values;
	int column_count, row_count, term_count;
	int column_room, row_room, term_room;
	int failed;              /* no memory: what was asked for since is not there */
};

void linear_init(struct linear *linear);
void linear_free(struct linear *linear);
/* Adds a column or an empty row; returns its number from 0. */
int linear_column(struct linear *linear, struct linear_column column);
int linear_row(struct linear *linear, struct linear_row row);
/* A term of the row opened last; zeros are left out. A column stands in a row once. */
void linear_term(struct linear *linear, int column, double value);
/* A copy of all of it. */
STATUS_MUST_USE enum status linear_copy(struct linear *to, const struct linear *from);
/* The same program in the solver, columns and rows with the same numbers; NULL when there is no memory. */
struct lp *linear_load(const struct linear *linear);

/* How far an answer is from being one; all 0 for the exact optimum. */
struct linear_residuals {
	double primal;           /* most that a bound of a column or row is broken by */
	double dual;             /* most that a price or reduced cost pulls where there is no bound */
	double slackness;        /* most |price × distance from its bound| */
	double cost, bound;      /* of the values; proven by the prices, but for `dual` */
};
/* values[column_count], prices[row_count]; reduced costs are reckoned from the prices. */
struct linear_residuals linear_check(const struct linear *linear, const double *values, const double *prices);
/* By how much the rows, each times its multiplier and added up, ask for more than any values within the bounds of the columns can give.
   Above 0: there is no answer, whoever found the multipliers. -INFINITY: they prove nothing. Multipliers below `noise` times the largest
   term of a column count as rounding. */
double linear_farkas(const struct linear *linear, const double *multipliers, double noise);

#endif
