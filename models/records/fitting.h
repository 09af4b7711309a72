/* fitting.h - everything a log tells: as a whole, and for each of its larger categories. */
#ifndef FITTING_H
#define FITTING_H

#include "records/coming.h"
#include "records/passing.h"
#include "records/taking.h"

enum { FITTING_LINES = 9 }; /* the largest categories, and all others together */

/* A category, or the others together (category -1). */
struct fitting_line {
	const char *name;              /* NULL: all others, or a log without categories */
	int count;
	struct coming coming;
	struct taking takings[TAKING_COUNT];
};

struct fitting_request {
	const struct records *records;
	const char *population;        /* table of residents, or NULL */
	int lines;                     /* categories kept apart, at most FITTING_LINES - 1 */
	int rounds;                    /* of the bootstrap; 0 = no tests of fit */
	double level;
	uint64_t seed;
	struct team team;
};

struct fitting {
	const struct fitting_request *request;
	struct records records;        /* the log with its categories numbered as lines */
	struct coming coming;
	struct coming_heads heads;     /* count 0: no table of residents */
	struct taking takings[TAKING_COUNT];
	struct passing passing;
	struct fitting_line lines[FITTING_LINES];
	int line_count;                /* 1 when there is but one category */
};

STATUS_MUST_USE enum status fitting_run(const struct fitting_request *request, struct arena *arena, struct faults *faults, struct fitting *out);

#endif
