/* regress.h - least squares: what a measure is likely to be at a point nobody ran. */
#ifndef REGRESS_H
#define REGRESS_H

#include <stdbool.h>

/* Fits y[row] = sum of c[k] x[row][k] over `rows` rows of `columns` columns, row by row (a column of ones is the caller's). *residual: the
   standard deviation of what is left, rows - columns degrees of freedom. False when there are too few rows, or no memory. */
bool regress_fit(const double *x, const double *y, int rows, int columns, double *c, double *residual);
/* Sum of c[k] x[k]. */
double regress_at(const double *c, const double *x, int columns);

#endif
