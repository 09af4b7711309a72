/* targets.h - what the baseline must show before a point counts as possible. */
#ifndef TARGETS_H
#define TARGETS_H

#include "study/result.h"

enum { TARGETS_MOST = 16 };

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
};

/* Those of targets.def. */
void targets_default(struct targets *targets);

#endif
