/* leaf.h - one page of headings, sentences, tables and charts, written for a terminal or for a browser by the same calls. */
#ifndef LEAF_H
#define LEAF_H

#include "show/chart.h"
#include "show/table.h"

/* A comment of ours comes first in HTML: none but such a page is written over. */
#define LEAF_MARK "<!-- jia"

struct leaf {
	struct text *out;
	struct arena *arena;
	bool is_html;      /* else text for a terminal, without charts */
	bool is_chinese;
	int chart_count;
	enum status status;
};

void leaf_open(struct leaf *leaf, const char *title);
void leaf_heading(struct leaf *leaf, const char *words);
void leaf_paragraph(struct leaf *leaf, const char *words);
/* Begins a table of so many columns; leaf_row adds rows, the first is the heading; leaf_table_end writes it. is_right: alignment of the columns after the first. */
void leaf_table(struct leaf *leaf, struct table *table, int column_count);
void leaf_row(struct leaf *leaf, struct table *table, const char *const *cells);
void leaf_table_end(struct leaf *leaf, struct table *table, const char *caption);
void leaf_chart(struct leaf *leaf, const struct chart *chart);
/* Ends the page; STATUS_WORLD when memory ran out on the way. */
STATUS_MUST_USE enum status leaf_close(struct leaf *leaf);

#endif
