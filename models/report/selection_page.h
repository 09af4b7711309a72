/* selection_page.h - rivals in one measure: the best, those that cannot be told apart from it, and how far the choice can be trusted. */
#ifndef SELECTION_PAGE_H
#define SELECTION_PAGE_H

#include "base/text.h"
#include "show/selection.h"
#include "show/table.h"

struct selection_page {
	const struct sweep *sweep;     /* all rows in memory */
	const struct selection *selection;
	int measure;
	enum table_format format;
	bool is_chinese;
};

/* Adds the rivals, the best first (for people only the first of them), and what the verdict is worth. */
STATUS_MUST_USE enum status selection_page_write(const struct selection_page *page, struct arena *arena, struct text *out);

#endif
