/* tables.h - the tables of a result file on a page. */
#ifndef TABLES_H
#define TABLES_H

#include "report/page/section.h"

/* The columns of these names, as far as the table has them; the first names the row. Numbers as their decimals say. */
STATUS_MUST_USE enum status tables_write(const struct section_place *place, const struct annex *annex, const char *const *names, int count, const char *caption,
	struct text *out);
/* All columns of the reader's language: of twins such as "item" and "item_zh" one. */
STATUS_MUST_USE enum status tables_all(const struct section_place *place, const struct annex *annex, const char *caption, struct text *out);
/* One number of a table of facts, found by the word in its first column; NaN when it is not there. */
double tables_fact(const struct annex *annex, const char *name, const char *column);

#endif
