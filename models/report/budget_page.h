/* budget_page.h - the hours asked of a mean community and the hours its posts give, item by item. */
#ifndef BUDGET_PAGE_H
#define BUDGET_PAGE_H

#include "base/text.h"
#include "plan/budget.h"

/* A line for each input with its hours a year and the figures behind them, then the norm load and the lived load. */
STATUS_MUST_USE enum status budget_page_write(const struct budget *budget, const struct scenario *scenario, bool is_chinese,
	struct arena *arena, struct text *out);

#endif
