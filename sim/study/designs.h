/* designs.h - kinds of designs: which points of a space of factors a study looks at. */
#ifndef DESIGNS_H
#define DESIGNS_H

#include <stdbool.h>

#include "base/fault.h"
#include "study/design.h"

struct random_address;

/* What a design is asked for. A factor has levels, which share [0, 1) evenly and are met in their middles, or is a range whose lower
   end is 0 and whose upper end is the largest number below 1. */
struct designs_request {
	int factor_count;
	const int *levels;       /* [factor] 0 = a range */
	const double *base;      /* [factor] where the others stay while one moves */
	int points;              /* designs of a free size: points, or for morris and saltelli trajectories and base points; 0 = the plate's usual */
	int ends;                /* factorial, one at a time: values of a range, evenly from end to end; at least 2 */
	int resolution;          /* fractional: 3, 4 or 5 */
	uint64_t seed;
};

enum { DESIGNS_POINTS = 10000000 }; /* most of one design */

struct designs_plate {
	const char *name, *name_en, *name_zh, *meaning_en, *meaning_zh, *source;
	int usual;               /* points where none are asked for; 0 = the factors alone decide */
	bool is_fixed;           /* seeds make no difference */
	/* How many points it takes; -1 when it cannot be made, with the reason in *reason (to be translated). */
	int64_t (*count)(const struct designs_request *request, const char **reason);
	/* Fills design->values, whose counts and room are set. */
	enum status (*fill)(const struct designs_request *request, struct design *design, struct arena *scratch);
};

enum designs_id {
#define DESIGN(id) DESIGNS_##id,
#include "study/designs.def"
#undef DESIGN
	DESIGNS_COUNT
};

const struct designs_plate *designs_plate(enum designs_id id);
/* The number of points, or -1 and why not: also when they are more than DESIGNS_POINTS, or no factor is given. */
int64_t designs_count(enum designs_id id, const struct designs_request *request, const char **reason);
/* The design, its values in `arena`. Draws at (seed, replication = number of the design's kind). STATUS_WORLD when out of memory, or when it has no count. */
STATUS_MUST_USE enum status designs_build(struct design *design, struct arena *arena, enum designs_id id, const struct designs_request *request);

/* -- for the files in designs/ ---------------------------------------------------------------------------------------- */

/* The number that stands for step `step` of `steps` of a factor: the middle of a level, or so far along a range. */
double designs_place(const struct designs_request *request, int factor, int step, int steps);
/* The same for any number from 0 to 1 along a range, or within the levels. */
double designs_along(const struct designs_request *request, int factor, double share);
/* Steps of a factor where ranges have `ends` of them. */
int designs_steps(const struct designs_request *request, int factor);
/* Points asked for, or the usual. */
int designs_points(const struct designs_request *request, const struct designs_plate *plate);
/* An address of its own for a kind of design. */
struct random_address designs_address(const struct designs_request *request, enum designs_id id);

#define DESIGN(id) extern const struct designs_plate designs_##id;
#include "study/designs.def"
#undef DESIGN

#endif
