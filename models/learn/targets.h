/* targets.h - what the baseline must show before a point counts as possible. */
#ifndef TARGETS_H
#define TARGETS_H

#include "base/fault.h"
#include "input/schema.h"
#include "study/result.h"

enum { TARGETS_MOST = 16 };
/* Words of a file of targets. */
#define TARGETS_LIST "targets=目标"
#define TARGETS_MOVE "move=可调"

struct target {
	int measure;            /* enum indicator_id */
	double low, high;       /* in its unit */
	double weight;          /* of a miss, over those of the others */
	bool is_held_out;       /* is not fitted, only predicted */
	const char *source;
};

struct targets {
	int count;
	struct target rows[TARGETS_MOST];
	const char *inputs[TARGETS_MOST]; /* path of those that may be moved, * for any word; none: all with a range */
	int input_count;
};

/* Those of targets.def. */
void targets_default(struct targets *targets);
/* Reads a file of targets: `targets:` a list of {measure, low, high, weight, held_out, source}, and `move:` a list of the inputs that may be moved. Faults are
   collected; words lie in `arena`. */
STATUS_MUST_USE enum status targets_read(struct targets *targets, const char *path, struct arena *arena, struct faults *faults);
/* The keys of a target, for the manual. */
extern const struct schema targets_schema;
/* The indicator a target is about, as files name it. */
const char *targets_measure(const struct target *target);
/* Whether the value lies in the band. */
static inline bool targets_is_met(const struct target *target, double value)
{
	return value >= target->low && value <= target->high;
}

#endif
