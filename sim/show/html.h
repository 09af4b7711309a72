/* html.h - a page in HTML, element by element: words escaped, tables with captions and scopes. */
#ifndef HTML_H
#define HTML_H

#include "show/table.h"

/* `string` with &, <, > and quotes escaped; characters HTML and XML do not know are left out. */
void html_words(struct text *out, const char *string);
/* "<section id=\"months\">": the tag with its attributes, as it is. */
void html_open(struct text *out, const char *tag);
void html_close(struct text *out, const char *name);
/* The whole element: "p class=\"note\"" and what stands in it. */
void html_element(struct text *out, const char *tag, const char *words);
/* <h2> … <h6>. */
void html_heading(struct text *out, int level, const char *words);
/* " name=\"words\"", escaped, for a tag that is written piece by piece. */
void html_attribute(struct text *out, const char *name, const char *words);

/* How a table gives way on a narrow screen: it is moved aside, or its rows become cards that repeat the first heading of each cell. */
enum html_narrow { HTML_SCROLL, HTML_CARDS };
/* The table with its caption: the first column names the row; numbers to the right. Headings of several rows stand in one cell, a line each. */
void html_table(struct text *out, const struct table *table, const char *caption, enum html_narrow narrow);
/* A heading, folded away until it is opened; close it with html_close(out, "details"). On paper it stays folded. */
void html_fold(struct text *out, const char *summary);

#endif
