/* cuts.h - of three units, at most one part holds two or more: where fractions of sets say otherwise, a cut says so. */
#ifndef CUTS_H
#define CUTS_H

#include "plan/partition/master.h"

/* Adds the cuts that the last solution violates most, at most `most`, none for a unit that has several already; *added. Above CUTS_UNITS units none. */
enum { CUTS_UNITS = 1500 };
STATUS_MUST_USE enum status cuts_add(struct master *master, int most, int *added);
/* together[i * units + j]: how much of the sets in use holds both i and j; [units x units]. */
void cuts_together(const struct master *master, double *together);

#endif
