/* tornado_page.h - how far each assumption moves what an option does: longest bar first. */
#ifndef TORNADO_PAGE_H
#define TORNADO_PAGE_H

#include "base/text.h"
#include "show/table.h"
#include "study/result.h"

struct tornado_page {
	const struct result_set *set;
	int measure, baseline;
	enum table_format format;
	bool is_chinese;
	int most;          /* rows of each option in tables for people; all of them in CSV */
};

/* Adds a table of every option against the baseline in one measure: by how much the difference changes from the lower third of an assumption's values
   to the upper one, with its 95 % interval. Only what is beyond chance is shown to people. */
STATUS_MUST_USE enum status tornado_page_write(const struct tornado_page *page, struct arena *arena, struct text *out);

#endif
