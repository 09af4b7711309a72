/* points.h - the samples of a sweep: where a design, or a table, puts every factor. */
#ifndef POINTS_H
#define POINTS_H

#include "study/designs.h"
#include "sweep/vary.h"

struct points {
	const struct vary *vary;
	const char *name;              /* of the design, or of the table */
	const char *words;             /* what else was asked of it, on one line: "points 64, seed 1" */
	struct design design;
};

/* What is asked for beside the factors; 0 = as usual. */
struct points_request {
	enum designs_id id;
	int points, ends, resolution;
	uint64_t seed;
};

/* The samples of a design over the factors there are. */
STATUS_MUST_USE enum status points_design(struct points *points, const struct vary *vary, const struct points_request *request, struct arena *arena, struct faults *faults);
/* One sample, the scenario as it is set, without factors. */
STATUS_MUST_USE enum status points_alone(struct points *points, const struct vary *vary, struct arena *arena, struct faults *faults);
/* The rows of a table whose headings are keys, which become the only factors. */
STATUS_MUST_USE enum status points_table(struct points *points, struct vary *vary, const char *path, struct arena *arena, struct faults *faults);
/* "KEY=value" of every factor at a sample, as --set takes them: vary->count words, in `arena`. False when out of memory. */
bool points_words(const struct points *points, int sample, struct arena *arena, const char **words);

#endif
