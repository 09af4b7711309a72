/* taking.h - how long work takes: from its opening to its closing, and from its beginning; which distribution, and how well it fits. */
#ifndef TAKING_H
#define TAKING_H

#include "base/team.h"
#include "measure/likelihood.h"
#include "records/records.h"

/* What is timed: closing, from the opening; service, from the beginning of work or as recorded; wait, from the opening to the beginning. */
enum taking_what { TAKING_closing, TAKING_service, TAKING_wait, TAKING_COUNT };

struct taking {
	int n, over;                       /* durations, those that are over */
	double least;                      /* h taken for those over in no time: half of what the log resolves */
	const struct ends_time *times; /* h, by length */
	struct ends curve;             /* h */
	const double *limits;              /* h; how long each could have been seen */
	struct likelihood_fit fits[FAMILY_COUNT];
	int best;                          /* by AIC, of those whose mean is not far beyond anything seen; -1 = none */
};

/* The durations of one category (-1 = all) and unit. Sorted into the arena. */
STATUS_MUST_USE enum status taking_collect(const struct records *records, enum taking_what what, int category, int unit, struct arena *arena, struct taking *out);
/* Fits every family at `level`. */
STATUS_MUST_USE enum status taking_fit(struct taking *taking, double level, struct arena *arena);
/* Tests of those found, or of the best alone, `rounds` bootstraps each, spread over the team. */
void taking_test(struct taking *const *takings, int count, bool all_families, int rounds, uint64_t seed, struct team team);

#endif
