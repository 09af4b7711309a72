/* join.h - studies side by side: the options of several result sets as if one study had run them all. */
#ifndef JOIN_H
#define JOIN_H

#include "base/fault.h"
#include "study/result.h"

/* Joins `count` sets, read from `paths`, into `set`. They pair only when seed, replications, horizon, start, measures, places and
   lines agree; each that does not is a fault that says in what. An option of the same name and the same history stands once; of
   the same name and another history, it is named after its file ("cap@second"). Everything else is taken from the first set. */
STATUS_MUST_USE enum status join_sets(const struct result_set *sets, const char *const *paths, int count, struct arena *arena,
	struct result_set *set, struct faults *faults);

#endif
