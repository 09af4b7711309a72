/* tune.h - what an office must be like for the simulation to close its work as it was closed: tried against the records known so far. */
#ifndef TUNE_H
#define TUNE_H

#include "measure/ends.h"
#include "records/office.h"

enum { TUNE_COHORTS = 3, TUNE_REPLICATIONS = 2 };

/* The distribution of closing (or waiting) times of rows opened in [from, until), of one category (-1 = all). `done` NULL: as recorded; else simulated, known as long as
   the record could have been. */
STATUS_MUST_USE enum status tune_curve(const struct office_case *of, const int64_t *done, int64_t from, int64_t until, int category, struct arena *arena,
	struct ends *out);
/* The same of waiting: until work began. */
STATUS_MUST_USE enum status tune_wait_curve(const struct office_case *of, const int64_t *begun, int64_t from, int64_t until, struct arena *arena, struct ends *out);

struct tuned {
	struct office office;
	double distance;       /* of closing times, all rows together */
	double misfit;         /* that and the mean over cohorts by opening, weighted by their size: what was made as small as possible */
};

/* Distance and misfit of an office as it stands. */
STATUS_MUST_USE enum status tune_try(const struct office_case *of, struct tuned *tuned, struct faults *faults);

/* Tries `tries` offices under one discipline against the closings the case knows of, from a stated start: at random, then step by step. The misfit counts how well each third of the
   openings is met too: an office that is right in the mean alone would not last. With recorded efforts only servers and backlog are tried; `servers` is how many are seen. */
STATUS_MUST_USE enum status tune_office(const struct office_case *of, int discipline, double servers, int tries, struct tuned *out, struct faults *faults);

#endif
