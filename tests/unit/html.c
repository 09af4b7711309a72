/* html.c - elements, attributes and tables: words escaped, what is opened is closed, rows and columns named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "show/html.h"

static struct text out;
static struct arena arena;

static int room_open(void **state)
{
	(void)state;
	text_init(&out);
	arena_init(&arena);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	text_free(&out);
	arena_free(&arena);
	return 0;
}

static void assert_words(const char *words, const char *escaped)
{
	text_clear(&out);
	text_add(&out, ">");
	html_words(&out, words);
	assert_string_equal(out.data + 1, escaped);
}

static void words_are_escaped(void **state)
{
	(void)state;
	assert_words("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
	assert_words("a & b \"c\"", "a &amp; b &quot;c&quot;");
	assert_words("社区 ≥ 90 %", "社区 ≥ 90 %");
	assert_words("", "");
	assert_words("&amp;", "&amp;amp;"); /* what is escaped already is words too */
}

static void what_no_page_may_hold_is_left_out(void **state)
{
	(void)state;
	assert_words("a\x01\x1f\x7f" "b\tc\nd", "ab\tc\nd");
	assert_words("a\xff" "b", "a\uFFFD" "b");
	assert_words("\xe7\xa4", "\uFFFD\uFFFD"); /* a character broken off */
	assert_words("x\xc2\x85y", "xy");          /* a control character of two bytes */
}

static void elements_close_by_their_name(void **state)
{
	(void)state;
	html_element(&out, "p class=\"note\"", "a < b");
	html_open(&out, "dl");
	html_heading(&out, 3, "&");
	html_fold(&out, "more");
	html_close(&out, "details");
	html_attribute(&out, "aria-label", "\"'");
	assert_string_equal(out.data, "<p class=\"note\">a &lt; b</p>\n<dl><h3>&amp;</h3>\n<details><summary>more</summary>\n</details>\n aria-label=\"&quot;&#39;\"");
}

static void table_fill(struct table *table)
{
	assert_int_equal(table_init(table, &arena, 3), STATUS_OK);
	assert_int_equal(table_row(table, (const char *const[]){"measure", "no gate", "<b>"}), STATUS_OK);
	assert_int_equal(table_row(table, (const char *const[]){"", "(baseline)", ""}), STATUS_OK);
	table_headings(table);
	assert_int_equal(table_row(table, (const char *const[]){"<script>", "1", "2 B"}), STATUS_OK);
	table->is_right[1] = true;
}

static void tables_name_rows_and_columns(void **state)
{
	(void)state;
	struct table table;
	table_fill(&table);
	html_table(&out, &table, "A & B", HTML_SCROLL);
	assert_string_equal(out.data, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"A &amp; B\"><table>\n<caption>A &amp; B</caption>\n"
		"<thead><tr><th scope=\"col\">measure</th><th scope=\"col\" class=\"n\">no gate<br>(baseline)</th><th scope=\"col\">&lt;b&gt;</th></tr></thead>\n"
		"<tbody>\n<tr><th scope=\"row\">&lt;script&gt;</th><td class=\"n\">1</td><td>2 B</td></tr>\n</tbody></table></div>\n");
}

static void cards_repeat_the_heading(void **state)
{
	(void)state;
	struct table table;
	table_fill(&table);
	html_table(&out, &table, "A", HTML_CARDS);
	assert_non_null(strstr(out.data, "<table class=\"cards\">"));
	assert_non_null(strstr(out.data, "<td class=\"n\" data-of=\"no gate\">1</td><td data-of=\"&lt;b&gt;\">2 B</td>"));
	assert_null(strstr(out.data, "<script"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(words_are_escaped), CASE(what_no_page_may_hold_is_left_out), CASE(elements_close_by_their_name), CASE(tables_name_rows_and_columns),
		CASE(cards_repeat_the_heading),
	};
	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
