/* inequality.h - how unequal a list of values is. */
#ifndef INEQUALITY_H
#define INEQUALITY_H

/* Gini coefficient of values of 0 or more: 0 all alike, towards 1 one has it all. NaN when there is no value or all are 0; NaN among
   them are left out. Sorts `values`. */
double inequality_gini(double *values, int count);
/* The greatest less the least; NaN when there is no value. */
double inequality_range(const double *values, int count);

#endif
