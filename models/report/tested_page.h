/* tested_page.h - posts tested by simulation, for a screen, a spreadsheet or a page. */
#ifndef TESTED_PAGE_H
#define TESTED_PAGE_H

#include "plan/loop/tested.h"
#include "show/table.h"

struct tested_page {
	const struct scenario *scenario;
	const struct policy *policy;     /* the option planned for */
	bool is_chinese;                 /* names of things; the sentences follow gettext */
	bool has_cuts;                   /* the list of cuts behind the plan; in CSV instead of it */
	enum table_format format;
};

/* The plan by community, the targets reached, what other ways of planning advise, and the sentences that say what is proven. CSV is the
   first table alone, with everything measured, or the list of cuts. */
STATUS_MUST_USE enum status tested_page_write(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out);

/* Parts of it, for those who put pages together. */
STATUS_MUST_USE enum status tested_page_table(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out);
STATUS_MUST_USE enum status tested_page_targets(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out);
STATUS_MUST_USE enum status tested_page_rivals(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out);
STATUS_MUST_USE enum status tested_page_cuts(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out);
/* A measure's name, and its value as it is shown: % of shares and loads, minutes of waits. */
const char *tested_page_measure(enum trial_measure measure);
double tested_page_shown(enum trial_measure measure, double value);

#endif
