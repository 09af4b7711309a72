/* fit_page.h - what a log tells, in tables and sentences, with curves for a browser. */
#ifndef FIT_PAGE_H
#define FIT_PAGE_H

#include "records/fitting.h"
#include "report/leaf.h"

/* The whole page; the leaf is not yet open. */
STATUS_MUST_USE enum status fit_page_write(const struct fitting *fitting, struct leaf *leaf);
/* Every estimate in one table: what, of which line, value, interval, number of rows, chance of its test. */
STATUS_MUST_USE enum status fit_page_csv(const struct fitting *fitting, struct arena *arena, struct text *out);

#endif
