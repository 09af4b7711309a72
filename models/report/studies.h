/* studies.h - the result files of a report: one study when they pair, else each of them by itself. */
#ifndef STUDIES_H
#define STUDIES_H

#include "base/fault.h"
#include "show/compare.h"
#include "study/result.h"

struct studies_row {
	struct result_set set;
	const char *const *files;          /* it was read from */
	int file_count;
	struct comparison comparison;      /* of the first screen's measures, against the set's baseline */
};

struct studies {
	struct studies_row *rows;
	int count;
	const char *apart;                 /* why files do not pair, in words of the reader; NULL when they do */
};

/* Takes `sets` read from `paths`, which stay where they are. baseline: name of the option the others are compared with, NULL = as each file says;
   one that a study does not have is a fault. */
STATUS_MUST_USE enum status studies_build(struct studies *studies, const struct result_set *sets, const char *const *paths, int count, const char *baseline,
	struct arena *arena, struct faults *faults);

#endif
