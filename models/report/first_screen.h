/* first_screen.h - the first page a planner sees: options side by side, what to choose, and what every mark means. */
#ifndef FIRST_SCREEN_H
#define FIRST_SCREEN_H

#include "base/text.h"
#include "show/compare.h"
#include "study/result.h"

enum { FIRST_SCREEN_COLUMNS = 100, FIRST_SCREEN_LINES = 26 };

struct first_screen {
	const struct result_set *set;
	const struct comparison *comparison; /* of first_screen_measures */
	const char *file;                    /* where the results lie; NULL = nowhere */
	bool is_chinese;                     /* names of things; the sentences follow gettext */
};

/* The measures of the first screen that the set holds, in its order: the family whose intervals hold together.
   Takes the list from the arena. */
STATUS_MUST_USE enum status first_screen_measures(const struct result_set *set, struct arena *arena, int **measures, int *count);
/* Adds the page: at most FIRST_SCREEN_LINES lines of FIRST_SCREEN_COLUMNS columns. Rows nobody could compute are left out. */
STATUS_MUST_USE enum status first_screen_write(const struct first_screen *screen, struct arena *arena, struct text *out);
/* All of it: compares with the baseline of the set and adds the page. */
STATUS_MUST_USE enum status first_screen_print(const struct result_set *set, const char *file, bool is_chinese, struct arena *arena,
	struct text *out);

#endif
