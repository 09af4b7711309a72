/* units_page.h - the plan of a graph of units for a screen, a spreadsheet or a page. */
#ifndef UNITS_PAGE_H
#define UNITS_PAGE_H

#include "base/text.h"
#include "plan/units.h"
#include "show/table.h"

struct units_page {
	const struct units *units;
	const struct units_plan *solved;
	const char *reason;      /* why there is no plan; NULL when there is one */
	bool is_chinese;         /* names of things; the sentences follow gettext */
	enum table_format format;
};

/* The parts, then what is proven of them in sentences with text and Markdown. */
STATUS_MUST_USE enum status units_page_write(const struct units_page *page, struct arena *arena, struct text *out);
/* The parts of the units as a table: unit, weight, part, base. */
STATUS_MUST_USE enum status units_page_csv(const struct units_page *page, struct arena *arena, struct text *out);

#endif
