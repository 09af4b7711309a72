/* headline.h - what a decision needs in one look: the question, the options side by side, what to choose, and what that rests on. Writers lay it out. */
#ifndef HEADLINE_H
#define HEADLINE_H

#include "show/compare.h"
#include "study/result.h"

struct headline_option {
	int point;
	const char *label, *brief;           /* its name, and the clause under it */
};

struct headline_cell {
	const struct compare_cell *compare;
	const char *value;                   /* "104", "19 (12-30)" */
	const char *mark;                    /* "B", "优"; "" = none */
	bool is_open;                        /* a question mark: assumptions decide, or have not been asked */
};

struct headline_row {
	int measure;
	const char *label, *unit;
	bool is_part;                        /* "of which": of the row above */
	const struct headline_cell *cells;   /* [option] */
};

struct headline {
	const struct result_set *set;
	struct comparison *comparison;       /* of headline_measures, with the baseline of the set */
	bool is_chinese;                     /* names of things; the sentences follow gettext */
	const char *question, *size, *setting, *inputs;
	int option_count, row_count;
	const struct headline_option *options; /* [option] the baseline, then the others as the scenario has them */
	const struct headline_row *rows;     /* [row] those of which something is known */
	const char *spread;                  /* how far districts lie apart; "" = there is one, or few */
	const char *choose, *turns, *measure_first; /* "" where there is nothing to say */
};

/* The measures of the first screen that the set holds, in its order: the family whose intervals hold together.
   Takes the list from the arena. */
STATUS_MUST_USE enum status headline_measures(const struct result_set *set, struct arena *arena, int **measures, int *count);
/* All of it, in `arena`. */
STATUS_MUST_USE enum status headline_build(struct headline *headline, const struct result_set *set, bool is_chinese, struct arena *arena);
/* The column of a measure in the comparison; -1 = not there. */
int headline_index(const struct headline *headline, const char *measure);
/* A cell's words: "104 B?". */
const char *headline_words(const struct headline_cell *cell, struct arena *arena);
/* What the marks of the first `shown` options mean; NULL when memory ran out. */
const char *headline_legend(const struct headline *headline, int shown, struct arena *arena);
/* "means of 10 runs." */
const char *headline_runs(const struct headline *headline, struct arena *arena);

#endif
