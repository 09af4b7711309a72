/* leaf.c - the same page as lines of text, or as elements of HTML. */
#include "report/leaf.h"

#include <limits.h>

#include "report/first_screen.h"
#include "report/page/style.h"
#include "report/words.h"
#include "show/html.h"
#include "show/paragraph.h"

void leaf_open(struct leaf *leaf, const char *title)
{
	struct text *out = leaf->out;
	if (!leaf->is_html) {
		text_addf(out, "%s\n\n", title);
		return;
	}
	text_addf(out, "<!-- jianfu page -->\n<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", leaf->is_chinese ? "zh-CN" : "en");
	text_add(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
	html_words(out, title);
	text_add(out, "</title>\n<style>\n");
	style_write(out);
	text_add(out, "</style>\n</head>\n<body>\n<header>\n");
	html_element(out, "h1", title);
	text_add(out, "</header>\n<main id=\"main\">\n");
}

void leaf_heading(struct leaf *leaf, const char *words)
{
	if (leaf->is_html)
		html_element(leaf->out, "h2", words);
	else
		text_addf(leaf->out, "%s\n", words);
}

void leaf_paragraph(struct leaf *leaf, const char *words)
{
	if (!words) {
		leaf->status = STATUS_WORLD;
	} else if (leaf->is_html) {
		html_element(leaf->out, "p", words);
	} else {
		paragraph_add(leaf->out, words, FIRST_SCREEN_COLUMNS, 0, INT_MAX);
		text_add(leaf->out, "\n");
	}
}

void leaf_table(struct leaf *leaf, struct table *table, int column_count)
{
	if (table_init(table, leaf->arena, column_count) != STATUS_OK) {
		leaf->status = STATUS_WORLD;
		*table = (struct table){.arena = leaf->arena};
		return;
	}
	for (int i = 1; i < column_count; i++)
		table->is_right[i] = true;
}

void leaf_row(struct leaf *leaf, struct table *table, const char *const *cells)
{
	if (table->column_count == 0)
		return;
	if (table_row(table, cells) != STATUS_OK)
		leaf->status = STATUS_WORLD;
	if (table->row_count == 1)
		table_headings(table);
}

void leaf_table_end(struct leaf *leaf, struct table *table, const char *caption)
{
	if (table->column_count == 0)
		return;
	if (leaf->is_html) {
		html_table(leaf->out, table, caption, HTML_SCROLL);
		return;
	}
	text_addf(leaf->out, "%s\n", caption);
	table_write(table, TABLE_TEXT, leaf->out);
	text_add(leaf->out, "\n");
}

void leaf_chart(struct leaf *leaf, const struct chart *chart)
{
	if (!leaf->is_html)
		return;
	const char *id = arena_format(leaf->arena, "c%d-", ++leaf->chart_count);
	text_add(leaf->out, "<figure>\n");
	chart_embed(chart, id ? id : "c", leaf->out);
	text_add(leaf->out, "</figure>\n");
}

enum status leaf_close(struct leaf *leaf)
{
	if (leaf->is_html) {
		text_add(leaf->out, "</main>\n<footer>\n");
		html_element(leaf->out, "p", _("Made by jianfu from the files named. What was estimated holds for the place and time of the log."));
		text_add(leaf->out, "</footer>\n</body>\n</html>\n");
	}
	return leaf->status != STATUS_OK || leaf->out->failed ? STATUS_WORLD : STATUS_OK;
}
