/* base.c - tests of strings, widths, words, arenas, faults and teams. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/team.h"
#include "base/stamp.h"
#include "base/text.h"
#include "base/word.h"

/* -- text -------------------------------------------------------------------------------------------------------------- */

static void test_text_grows(void **state)
{
	(void)state;
	struct text text;
	text_init(&text);
	for (int i = 0; i < 1000; i++)
		text_addf(&text, "%d,", i);
	assert_false(text.failed);
	assert_int_equal(text.length, 10 * 2 + 90 * 3 + 900 * 4);
	assert_int_equal(text.length, strlen(text.data));
	assert_memory_equal(text.data, "0,1,2,", 6);
	text_clear(&text);
	assert_string_equal(text.data, "");
	text_add_padded(&text, "社区", 6, false);
	text_add_padded(&text, "7.5", 6, true);
	text_add_padded(&text, "too wide", 3, true);
	assert_string_equal(text.data, "社区     7.5too wide");
	text_free(&text);
	assert_null(text.data);
}

static void test_text_point_in_every_locale(void **state)
{
	(void)state;
	char out[16];
	const char *names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		locale_t other = newlocale(LC_ALL_MASK, names[i], (locale_t)0), before = uselocale((locale_t)0);
		if (!other)
			continue;
		uselocale(other);
		int length = text_print(out, sizeof out, "%.1f", 0.5);
		assert_true(uselocale(before) == other);
		freelocale(other);
		assert_int_equal(length, 3);
		assert_string_equal(out, "0.5");
	}
}

static void test_text_reads_utf8(void **state)
{
	(void)state;
	const char *cursor = "a\u00e9\u793e\U0001F600";
	const unsigned expected[] = {'a', 0xE9, 0x793E, 0x1F600, 0, 0};
	for (int i = 0; i < 6; i++)
		assert_int_equal(text_next(&cursor), expected[i]);
	const char *broken[] = {"\xFF", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF4\x90\x80\x80", "\xE7\xA4", "\xC3("};
	const int counts[] = {1, 1, 2, 3, 4, 4, 2, 2};
	for (int i = 0; i < 8; i++) {
		cursor = broken[i];
		assert_int_equal(text_next(&cursor), 0xFFFD);
		assert_ptr_equal(cursor, broken[i] + 1);
		assert_int_equal(text_count(broken[i]), counts[i]);
		assert_int_equal(text_width(broken[i]), counts[i]);
	}
}

static void test_text_width(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("jianfu"), 6);
	assert_int_equal(text_width("减负，准入"), 10);
	assert_int_equal(text_width("“×…–”"), 5);
	assert_int_equal(text_width("e\u0301\u200B"), 1);
	assert_int_equal(text_width("ＡＢ\U0001F600"), 6);
	assert_int_equal(text_count("减负，准入"), 5);
}

/* The C library's table is newer or older than ours, but over all Chinese text both must agree. */
static void test_text_width_as_the_c_library(void **state)
{
	(void)state;
	const unsigned ranges[][2] = {{0x20, 0x7E}, {0xA0, 0xAC}, {0x391, 0x3A1}, {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2190, 0x2311},
		{0x2500, 0x25FC}, {0x2E80, 0x2E99}, {0x3000, 0x303E}, {0x3041, 0x3096}, {0x3105, 0x312F}, {0x3400, 0x9FFC},
		{0xAC00, 0xD7A3}, {0xFE30, 0xFE52}, {0xFF01, 0xFFBE}, {0x1F300, 0x1F64F}, {0x20000, 0x2A6DD}};
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	assert_non_null(utf8);
	locale_t before = uselocale(utf8);
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		for (unsigned point = ranges[i][0]; point <= ranges[i][1]; point++) {
			char bytes[8] = "";
			mbstate_t shift = {0};
			assert_int_not_equal(wcrtomb(bytes, (wchar_t)point, &shift), (size_t)-1);
			if (text_width(bytes) != wcwidth((wchar_t)point))
				fail_msg("U+%04X is %d wide, not %d", point, wcwidth((wchar_t)point), text_width(bytes));
		}
	}
	uselocale(before);
	freelocale(utf8);
}

/* The examples of FIPS 180-4, and lengths about the ends of blocks. */
static void test_stamp(void **state)
{
	(void)state;
	static const struct { const char *words, *sha256; } examples[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	};
	static const struct { size_t size; const char *sha256; } alike[] = { /* of letters a */
		{55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
		{64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
		{1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct stamp stamp = stamp_of("a.csv", examples[i].words, strlen(examples[i].words));
		assert_string_equal(stamp.sha256, examples[i].sha256);
		assert_string_equal(stamp.name, "a.csv");
		assert_int_equal(stamp.size, strlen(examples[i].words));
	}
	char *letters = malloc(1000000);
	assert_non_null(letters);
	memset(letters, 'a', 1000000);
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		assert_string_equal(stamp_of("a.csv", letters, alike[i].size).sha256, alike[i].sha256);
	free(letters);
}

static void test_text_nearest(void **state)
{
	(void)state;
	const char *words[] = {"staff.per_10000", "requests.rate", "exponential", "准入规则"};
	assert_int_equal(text_distance("", "abc"), 3);
	assert_int_equal(text_distance("kitten", "sitting"), 3);
	assert_int_equal(text_distance("rate", "raet"), 1);
	assert_int_equal(text_distance("准入", "准人"), 1);
	assert_int_equal(text_distance("same", "same"), 0);
	assert_string_equal(text_nearest("exponental", words, 4), "exponential");
	assert_string_equal(text_nearest("准人规则", words, 4), "准入规则");
	assert_string_equal(text_nearest("reqeusts.rate", words, 4), "requests.rate");
	assert_null(text_nearest("weather", words, 4));
	assert_null(text_nearest("", words, 4));
	assert_null(text_nearest("name", (const char *[]){"base"}, 1)); /* only half of it alike */
	assert_string_equal(text_nearest("对数正态", (const char *[]){"对数正态分布"}, 1), "对数正态分布");
	assert_null(text_nearest("x", (const char *[]){"y"}, 1));
	assert_string_equal(text_nearest("台帐", (const char *[]){"报表", "台账"}, 2), "台账");
	assert_null(text_nearest("柳北", (const char *[]){"柳东", "柳西"}, 2)); /* as near to one as to the other */
	assert_string_equal(text_nearest("柳西", (const char *[]){"柳东", "柳西", "柳西"}, 3), "柳西");
	assert_string_equal(text_nearest("West Lan", (const char *[]){"East Lane", "West Lane"}, 2), "West Lane");
}

/* -- words of two languages -------------------------------------------------------------------------------------------- */

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

/* -- arena, fault, team ------------------------------------------------------------------------------------------------ */

static void test_arena_lives_twice(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	int64_t blocks = 0;
	for (int life = 0; life < 3; life++) {
		for (size_t size = 1; size < 1 << 20; size = 3 * size + 1) {
			unsigned char *piece = arena_take(&arena, size);
			assert_non_null(piece);
			assert_int_equal((uintptr_t)piece % 16, 0);
			assert_int_equal(piece[0] | piece[size - 1], 0);
			memset(piece, 0xFF, size);
		}
		assert_string_equal(arena_format(&arena, "%s-%d", "a", 1), "a-1");
		assert_true(life == 0 || arena.block_count == blocks);
		blocks = arena.block_count;
		arena_reset(&arena);
	}
	arena_free(&arena);
	arena_free(&arena);
}

static void test_faults(void **state)
{
	(void)state;
	struct faults faults;
	faults_init(&faults);
	fault_warn(&faults, (struct place){"b.yaml", 2, 1}, NULL, "remark");
	assert_int_equal(faults_status(&faults), STATUS_OK);
	assert_int_equal(fault_add(&faults, (struct place){"b.yaml", 1, 7}, "write 20 min", "'%s' has no unit", "20"), STATUS_FAULT);
	for (int i = 0; i < 40; i++)
		fault_add(&faults, (struct place){"a.yaml", 40 - i, 1}, NULL, "row %d", i);
	assert_int_equal(faults_status(&faults), STATUS_FAULT);
	faults_sort(&faults);
	assert_string_equal(fault_line(&faults, &faults.rows[0]), "a.yaml:1:1: error: row 39");
	assert_string_equal(fault_line(&faults, &faults.rows[40]), "b.yaml:1:7: error: '20' has no unit; help: write 20 min");
	assert_string_equal(fault_line(&faults, &faults.rows[41]), "b.yaml:2:1: note: remark");
	assert_int_equal(fault_world(&faults, "disk full"), STATUS_WORLD);
	assert_int_equal(faults_status(&faults), STATUS_WORLD);
	assert_int_equal(faults.error_count, 42);
	faults_free(&faults);
}

struct tally { int visits[1000]; int inner[4]; struct team team; };

static void visit_inner(void *context, int index, int thread)
{
	struct tally *tally = context;
	assert_int_equal(thread, 0);
	tally->inner[index]++;
}

static void visit(void *context, int index, int thread)
{
	struct tally *tally = context;
	tally->visits[index] += 1 + thread - thread;
	if (index == 500)
		team_for(tally->team, 4, visit_inner, tally);
}

static void test_team(void **state)
{
	(void)state;
	for (int threads = 1; threads <= 8; threads *= 2) {
		struct tally tally = {.team = team_of(threads)};
		team_for(tally.team, 1000, visit, &tally);
		for (int i = 0; i < 1000; i++)
			assert_int_equal(tally.visits[i], 1);
		for (int i = 0; i < 4; i++)
			assert_int_equal(tally.inner[i], 1);
	}
	assert_true(team_of(0).thread_count >= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_grows), cmocka_unit_test(test_text_point_in_every_locale),
		cmocka_unit_test(test_text_reads_utf8), cmocka_unit_test(test_text_width),
		cmocka_unit_test(test_text_width_as_the_c_library), cmocka_unit_test(test_text_nearest),
		cmocka_unit_test(test_stamp), cmocka_unit_test(test_words), cmocka_unit_test(test_narrow), cmocka_unit_test(test_faults_are_translated),
		cmocka_unit_test(test_arena_lives_twice), cmocka_unit_test(test_faults), cmocka_unit_test(test_team),
	};
	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
