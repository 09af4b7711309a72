/* paper.c - a page of A4: the same bytes each time, words measured as they are set, letters in the file, nothing in colour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "show/paper.h"

static const struct paper_letters plain = {10, false, CANVAS_START}, bold = {14, true, CANVAS_START};
static const char SENTENCE[] = "Which admission rule for work sent to communities? 部门工作进社区，用哪种准入办法？";

static struct faults faults;

static int room_open(void **state)
{
	(void)state;
	faults_init(&faults);
	return 0;
}

static int room_close(void **state)
{
	(void)state;
	faults_free(&faults);
	return 0;
}

/* Words, lines and every kind of fill. */
static void page_draw(struct paper *paper)
{
	double y = 50;
	y += paper_words(paper, 50, y, 300, &bold, SENTENCE);
	y += paper_words(paper, 50, y, 300, &plain, SENTENCE);
	struct canvas *canvas = paper_canvas(paper, 50, y + 20, 0.5);
	for (int fill = CANVAS_HOLLOW; fill <= CANVAS_DOTS; fill++)
		canvas->backend->box(canvas, fill * 60, 0, 50, 40, &(struct canvas_pen){.line = 0x0072b2, .width = 1, .dash = {6, 3}, .paint = 0xd55e00, .fill = (enum canvas_fill)fill});
	canvas->backend->disc(canvas, 400, 20, 15, &(struct canvas_pen){.paint = CANVAS_BLACK, .fill = CANVAS_SOLID});
	canvas_line(canvas, 0, 60, 500, 60, &(struct canvas_pen){.line = 0x009e73, .width = 2});
	canvas_words(canvas, 500, 80, 14, CANVAS_END, true, "right-aligned 右对齐");
}

static void page_make(enum paper_form form, struct text *out)
{
	struct paper *paper;
	assert_int_equal(paper_open(&paper, form, "A page", true, &faults), STATUS_OK);
	page_draw(paper);
	assert_false(paper_lacks_letters(paper));
	assert_int_equal(paper_close(paper, out, &faults), STATUS_OK);
}

static bool holds(const struct text *text, const char *bytes)
{
	return memmem(text->data, text->length, bytes, strlen(bytes));
}

static void the_same_page_gives_the_same_bytes(void **state)
{
	(void)state;
	static const char *const marks[] = {[PAPER_PDF] = "%PDF-", [PAPER_PNG] = "\x89PNG"};
	for (enum paper_form form = PAPER_PDF; form <= PAPER_PNG; form++) {
		struct text one, two;
		text_init(&one);
		text_init(&two);
		page_make(form, &one);
		page_make(form, &two);
		assert_int_equal(one.length, two.length);
		assert_memory_equal(one.data, two.data, one.length);
		assert_memory_equal(one.data, marks[form], strlen(marks[form]));
		assert_false(holds(&one, "Date"));
		text_free(&one);
		text_free(&two);
	}
}

static void letters_are_embedded(void **state)
{
	(void)state;
	struct text out;
	text_init(&out);
	page_make(PAPER_PDF, &out);
	assert_true(holds(&out, "/FontFile"));
	assert_true(holds(&out, "/ToUnicode"));
	assert_false(holds(&out, "/Subtype /Type3"));
	text_free(&out);
}

static void a_rehearsal_measures_what_the_page_will_be(void **state)
{
	(void)state;
	struct paper *rehearsal, *page;
	double widest, height;
	assert_int_equal(paper_open(&rehearsal, PAPER_REHEARSAL, "", true, &faults), STATUS_OK);
	assert_int_equal(paper_open(&page, PAPER_PDF, "", true, &faults), STATUS_OK);
	height = paper_measure(rehearsal, 120, &plain, SENTENCE, &widest);
	assert_true(widest <= 120.01 && widest > 80);
	assert_float_equal(paper_words(page, 50, 50, 120, &plain, SENTENCE), height, 1e-6);
	assert_true(paper_measure(page, 0, &plain, SENTENCE, &widest) < height / 3);
	assert_true(widest > 300);
	double narrow = paper_narrowest(page, &plain, "a considerable word");
	paper_measure(page, 0, &plain, "considerable", &widest);
	assert_float_equal(narrow, widest, 1);
	struct text out;
	text_init(&out);
	assert_int_equal(paper_close(rehearsal, &out, &faults), STATUS_OK);
	assert_int_equal(out.length, 0);
	assert_int_equal(paper_close(page, NULL, &faults), STATUS_OK);
	text_free(&out);
}

static void what_has_no_letters_is_told(void **state)
{
	(void)state;
	struct paper *paper;
	assert_int_equal(paper_open(&paper, PAPER_REHEARSAL, "", true, &faults), STATUS_OK);
	paper_measure(paper, 0, &plain, SENTENCE, NULL);
	assert_false(paper_lacks_letters(paper));
	paper_measure(paper, 0, &plain, "broken \xff\xfe bytes", NULL);
	paper_measure(paper, 0, &plain, "\xf4\x80\x80\x80", NULL); /* for private use */
	assert_true(paper_lacks_letters(paper));
	assert_int_equal(paper_close(paper, NULL, &faults), STATUS_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(the_same_page_gives_the_same_bytes),
		TEST(letters_are_embedded),
		TEST(a_rehearsal_measures_what_the_page_will_be),
		TEST(what_has_no_letters_is_told),
	};
	return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
