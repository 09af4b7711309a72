/* word.c - tests of words in two languages, of what is written wide, and of faults told in another language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fault.h"
#include "base/text.h"
#include "base/word.h"

static void test_words(void **state)
{
	(void)state;
	static const char words[] = "no=否|yes=是|maybe|=也许";
	char out[64], small[8];
	assert_true(word_is("quits=离职率", "quits") && word_is("quits=离职率", "离职率") && word_is("quits", "quits"));
	assert_false(word_is("quits=离职率", "离职") || word_is("quits=离职率", "quits=离职率") || word_is("quits=离职率", "") || word_is("quits", "离职率"));
	assert_int_equal(word_count(words), 4);
	assert_int_equal(word_count(""), 0);
	assert_int_equal(word_find(words, "yes"), 1);
	assert_int_equal(word_find(words, "否"), 0);
	assert_int_equal(word_find(words, "也许"), 3);
	assert_int_equal(word_find(words, "non"), -1);
	word_at(words, 2, true, out, sizeof out);
	assert_string_equal(out, "maybe"); /* what has one side shows it in either language */
	word_at(words, 3, false, out, sizeof out);
	assert_string_equal(out, "也许");
	word_at(words, 4, false, out, sizeof out);
	assert_string_equal(out, "");
	word_list(words, true, out, sizeof out);
	assert_string_equal(out, "否|是|maybe|也许");
	word_list(words, false, small, sizeof small);
	assert_string_equal(small, "no|yes|");
	assert_true(word_is_chinese("staff.离职率"));
	assert_false(word_is_chinese("staff · “quits” ２"));
}

static void test_narrow(void **state)
{
	(void)state;
	char out[16], small[4];
	assert_true(text_narrow("８０％　（离职）", out, sizeof out));
	assert_string_equal(out, "80% (离职)");
	assert_false(text_narrow("离职", small, sizeof small));
	assert_true(text_narrow("离", small, sizeof small));
	assert_string_equal(small, "离");
	assert_true(text_narrow("", small, sizeof small));
	assert_string_equal(small, "");
}

static const char *backwards(const char *sentence)
{
	return !strcmp(sentence, "%d of %s") ? "%2$s 的 %1$d" : !strcmp(sentence, "help") ? "帮助" : !strcmp(sentence, "error: ") ? "错误：" : sentence;
}

/* Formats are translated before they are filled in, whatever order the other language puts the values. */
static void test_faults_are_translated(void **state)
{
	(void)state;
	struct faults faults, like;
	faults_init(&faults);
	faults.translate = backwards;
	faults.is_chinese = true;
	faults_init_like(&like, &faults);
	fault_add(&like, (struct place){0}, "help", "%d of %s", 3, "x");
	assert_string_equal(fault_line(&like, &like.rows[0]), "错误：x 的 3; help: 帮助");
	assert_string_equal(faults_say(&like, "%d of %s", 4, "y"), "y 的 4");
	assert_string_equal(faults_word(&like, "help"), "帮助");
	assert_string_equal(faults_word(&like, ""), "");
	assert_true(like.is_chinese);
	faults_free(&faults);
	faults_free(&like);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words), cmocka_unit_test(test_narrow), cmocka_unit_test(test_faults_are_translated),
	};
	return cmocka_run_group_tests_name("word", tests, NULL, NULL);
}
