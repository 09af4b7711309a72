/* studies.h - the result files of a report: one study when they pair, else each of them by itself. */
#ifndef STUDIES_H
#define STUDIES_H

#include "base/fault.h"
#include "report/headline.h"

struct studies_row {
	struct result_set set;
	const char *const *files;          /* it was read from */
	int file_count;
	struct headline headline;          /* the options beside the set's baseline */
};

struct studies {
	struct studies_row *rows;
	int count;
	const char *apart;                 /* why files do not pair, in words of the reader; NULL when they do */
};

/* Takes `sets` read from `paths`, which stay where they are. baseline: name of the option the others are compared with, NULL = as each file says;
   one that a study does not have is a fault. is_chinese: names of things; the sentences follow gettext. */
STATUS_MUST_USE enum status studies_build(struct studies *studies, const struct result_set *sets, const char *const *paths, int count, const char *baseline,
	bool is_chinese, struct arena *arena, struct faults *faults);

/* The one study there is, for what cannot tell of several; NULL and a fault when the files do not pair. */
const struct studies_row *studies_single(const struct studies *studies, struct faults *faults);

#endif
