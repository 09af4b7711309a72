/* catalogue_page.h - a yearly catalogue for a screen, a spreadsheet or a page, and as an option a run takes. */
#ifndef CATALOGUE_PAGE_H
#define CATALOGUE_PAGE_H

#include "plan/catalogue/catalogue.h"
#include "show/table.h"
#include "study/annex.h"

/* What a row is. */
enum catalogue_rows { CATALOGUE_BY_ITEM, CATALOGUE_BY_MONTH, CATALOGUE_BY_GROUP };

struct catalogue_page {
	const struct scenario *scenario;
	bool is_chinese;         /* names of things; the sentences follow gettext */
	enum catalogue_rows by;
	enum table_format format;
};

/* Text and Markdown: what it rests on, the table, what it means. CSV is the table alone, with all it has. */
STATUS_MUST_USE enum status catalogue_page_write(const struct catalogue_page *page, const struct catalogue *plan, struct arena *arena, struct text *out);

/* For a result file: the tables catalogue_item and catalogue_month. */
STATUS_MUST_USE enum status catalogue_page_keep(const struct scenario *scenario, const struct catalogue *plan, struct arena *arena, struct annexes *annexes);
/* The table alone: one item, month or group a row (catalogue_tables.c). */
STATUS_MUST_USE enum status catalogue_page_table(const struct catalogue_page *page, const struct catalogue *plan, struct arena *arena, struct text *out);
/* An item, a department as the table of mandates calls it, else by number. In `arena`. */
const char *catalogue_page_item(const struct catalogue_page *page, const struct catalogue *plan, int item, struct arena *arena);
const char *catalogue_page_department(const struct catalogue_page *page, const struct catalogue *plan, int department, struct arena *arena);

/* A file of an option whose gate lists the admitted items and those that come jointly; begins with CATALOGUE_OPTION. */
#define CATALOGUE_OPTION "# A catalogue"
STATUS_MUST_USE enum status catalogue_page_option(const struct catalogue_page *page, const struct catalogue *plan, struct arena *arena, struct text *out);

#endif
