/* first_screen.h - the first page a planner sees: the headline within a terminal's bounds. */
#ifndef FIRST_SCREEN_H
#define FIRST_SCREEN_H

#include "base/text.h"
#include "report/headline.h"

enum { FIRST_SCREEN_COLUMNS = 100, FIRST_SCREEN_LINES = 26 };

/* Adds the page: at most FIRST_SCREEN_LINES lines of FIRST_SCREEN_COLUMNS columns. Rows nobody could compute are left out. `file` is where
   the results lie; NULL = nowhere. */
STATUS_MUST_USE enum status first_screen_write(const struct headline *headline, const char *file, struct arena *arena, struct text *out);
/* All of it, from the set alone. */
STATUS_MUST_USE enum status first_screen_print(const struct result_set *set, const char *file, bool is_chinese, struct arena *arena,
	struct text *out);
/* Whether it is a study of queues: lines of work of its own, no residents and no mandates. */
bool first_screen_is_of_queues(const struct result_set *set);

#endif
