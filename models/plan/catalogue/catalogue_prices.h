/* catalogue_prices.h - the program of a catalogue, and what an hour of each month is worth in it. */
#ifndef CATALOGUE_PRICES_H
#define CATALOGUE_PRICES_H

#include "plan/catalogue/catalogue.h"
#include "solve/lp.h"

/* The program with the numbers of its columns and rows. */
struct catalogue_program {
	struct lp *lp;
	int *items, *groups, over[CATALOGUE_MONTHS], put_off[CATALOGUE_MONTHS]; /* columns */
	int months[CATALOGUE_MONTHS], *joins;          /* rows */
	int *columns;                                  /* room for one row */
	double *values;
};

/* Solves it with fractions: bound, duals, and by solving again with an hour more and less of each month what that is worth and how far
   that rate holds. The program is left as it was. */
STATUS_MUST_USE enum status catalogue_prices(struct catalogue *plan, struct catalogue_program *program, struct faults *faults);

#endif
