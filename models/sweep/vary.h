/* vary.h - what a sweep varies: keys of a scenario, each with its levels or its range, read from words. */
#ifndef VARY_H
#define VARY_H

#include "study/sweep.h"
#include "world/scenario.h"

/* One key and the values it takes. */
struct vary_factor {
	const char *key;               /* English path, as --set takes it */
	const struct schema_key *of;
	struct sweep_factor shown;
	double bounds[SWEEP_BOUNDS];   /* of levels that are words: 0 … level_count - 1 */
	const char **levels;           /* [level] as --set takes them; NULL = a range */
	double *numbers;               /* [level] in base units; NULL when levels are words */
	struct place place;
};

enum { VARY_MOST = 256 };

struct vary {
	const struct scenario *scenario; /* as it is set */
	struct arena *arena;
	struct schema settings, rules[RULE_COUNT];
	void *scratch;                 /* room for the structures keys fill */
	struct vary_factor factors[VARY_MOST];
	int count;
};

/* All lives in `arena`. */
STATUS_MUST_USE enum status vary_init(struct vary *vary, const struct scenario *scenario, struct arena *arena, struct faults *faults);
/* Adds "KEY=a, b, c" (levels: whatever the key takes; a number without a unit takes that of the level behind or before it) or "KEY=low .. high", with
   "log" behind it where every ratio is alike; KEY as behind --set, in either language. */
STATUS_MUST_USE enum status vary_add(struct vary *vary, const char *words, struct place place, struct faults *faults);
/* Adds a key with these levels; those given twice count once. `of[i]`, unless NULL, becomes the level words[i] is. */
STATUS_MUST_USE enum status vary_levels(struct vary *vary, const char *key, struct place place, const char *const *words, int count, int *of, struct faults *faults);
/* What --set is given where a design puts the factor at u in [0, 1), and the number it is in a file: that of the value, or of its level. */
const char *vary_word(const struct vary_factor *factor, double u, struct arena *arena);
double vary_value(const struct vary_factor *factor, double u);

#endif
