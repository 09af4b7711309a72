/* communities_page.h - which communities of a street to merge, split or keep: streets, communities or grids a row, and what it means in sentences. */
#ifndef COMMUNITIES_PAGE_H
#define COMMUNITIES_PAGE_H

#include "plan/communities/communities.h"
#include "show/table.h"

enum communities_rows { COMMUNITIES_BY_STREET, COMMUNITIES_BY_COMMUNITY, COMMUNITIES_BY_GRID };

struct communities_page {
	const struct scenario *scenario;
	bool is_chinese;         /* names of things; the sentences follow gettext */
	enum communities_rows by;
	enum table_format format;
};

/* Text and Markdown: the rules, the table, what it means. CSV is the table alone, in residents and CNY. By grid: streets of surveyed
   buildings only; of generated ones no boundary is ever told. */
STATUS_MUST_USE enum status communities_page_write(const struct communities_page *page, const struct communities *plan, struct arena *arena, struct text *out);

#endif
