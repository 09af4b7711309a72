/* html.c - elements of a page, written as text. */
#include "show/html.h"

#include <string.h>

/* What stands for a character; NULL = itself. */
static const char *escaped(unsigned character)
{
	switch (character) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\t': case '\n': return NULL;
	case 0xFFFD: return "\uFFFD"; /* also for bytes that are no UTF-8 */
	default: return character < ' ' || (character >= 0x7F && character < 0xA0) || character == 0xFFFE || character == 0xFFFF ? "" : NULL;
	}
}

void html_words(struct text *out, const char *string)
{
	for (const char *at = string, *next = string; *at; at = next) {
		const char *instead = escaped(text_next(&next));
		if (instead)
			text_add(out, instead);
		else
			text_addf(out, "%.*s", (int)(next - at), at);
	}
}

void html_open(struct text *out, const char *tag)
{
	text_addf(out, "<%s>", tag);
}

void html_close(struct text *out, const char *name)
{
	text_addf(out, "</%s>\n", name);
}

void html_element(struct text *out, const char *tag, const char *words)
{
	html_open(out, tag);
	html_words(out, words);
	text_addf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void html_heading(struct text *out, int level, const char *words)
{
	text_addf(out, "<h%d>", level);
	html_words(out, words);
	text_addf(out, "</h%d>\n", level);
}

void html_attribute(struct text *out, const char *name, const char *words)
{
	text_addf(out, " %s=\"", name);
	html_words(out, words);
	text_add(out, "\"");
}

void html_fold(struct text *out, const char *summary)
{
	text_add(out, "<details>");
	html_element(out, "summary", summary);
}

/* -- tables ------------------------------------------------------------------------------------------------------------- */

static const char *cell_at(const struct table *table, int row, int column)
{
	return table->cells[row * table->column_count + column];
}

/* All headings of a column below each other. */
static void headings_add(struct text *out, const struct table *table, int column)
{
	for (int row = 0; row < table->heading_count; row++) {
		const char *cell = cell_at(table, row, column);
		if (row > 0 && *cell)
			text_add(out, "<br>");
		html_words(out, cell);
	}
}

static void head_add(struct text *out, const struct table *table)
{
	text_add(out, "<thead><tr>");
	for (int column = 0; column < table->column_count; column++) {
		text_add(out, table->is_right[column] ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
		headings_add(out, table, column);
		text_add(out, "</th>");
	}
	text_add(out, "</tr></thead>\n");
}

static void row_add(struct text *out, const struct table *table, int row, enum html_narrow narrow)
{
	text_add(out, "<tr><th scope=\"row\">");
	html_words(out, cell_at(table, row, 0));
	text_add(out, "</th>");
	for (int column = 1; column < table->column_count; column++) {
		text_add(out, table->is_right[column] ? "<td class=\"n\"" : "<td");
		if (narrow == HTML_CARDS && table->heading_count > 0)
			html_attribute(out, "data-of", cell_at(table, 0, column));
		text_add(out, ">");
		html_words(out, cell_at(table, row, column));
		text_add(out, "</td>");
	}
	text_add(out, "</tr>\n");
}

void html_table(struct text *out, const struct table *table, const char *caption, enum html_narrow narrow)
{
	text_add(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
	html_attribute(out, "aria-label", caption);
	text_add(out, narrow == HTML_CARDS ? "><table class=\"cards\">\n" : "><table>\n");
	html_element(out, "caption", caption);
	head_add(out, table);
	text_add(out, "<tbody>\n");
	for (int row = table->heading_count; row < table->row_count; row++)
		row_add(out, table, row, narrow);
	text_add(out, "</tbody></table></div>\n");
}
