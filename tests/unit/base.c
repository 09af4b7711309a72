/* base.c - tests of strings, widths, units, arenas, faults and teams. */
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
#include "base/text.h"
#include "base/units.h"
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
	assert_null(text_nearest("x", (const char *[]){"y"}, 1));
	assert_string_equal(text_nearest("台帐", (const char *[]){"报表", "台账"}, 2), "台账");
	assert_null(text_nearest("柳北", (const char *[]){"柳东", "柳西"}, 2)); /* as near to one as to the other */
	assert_string_equal(text_nearest("柳西", (const char *[]){"柳东", "柳西", "柳西"}, 3), "柳西");
	assert_string_equal(text_nearest("West Lan", (const char *[]){"East Lane", "West Lane"}, 2), "West Lane");
}

/* -- units ------------------------------------------------------------------------------------------------------------- */

static void parses(const char *text, enum units_dimension dimension, double expected)
{
	double value = NAN;
	assert_int_equal(units_parse(text, dimension, &value), UNITS_FINE);
	if (fabs(value - expected) > 1e-15 * fabs(expected))
		fail_msg("'%s' is %.17g, not %.17g", text, value, expected);
}

static void refuses(const char *text, enum units_dimension dimension, enum units_outcome outcome)
{
	double value = -1;
	assert_int_equal(units_parse(text, dimension, &value), outcome);
	assert_true(value == -1);
}

static void test_units_parse(void **state)
{
	(void)state;
	parses("20 min", UNITS_DURATION, 1.0 / 3);
	parses("20min", UNITS_DURATION, 1.0 / 3);
	parses("  20\t分钟 ", UNITS_DURATION, 1.0 / 3);
	parses("20\u3000分钟", UNITS_DURATION, 1.0 / 3);
	parses("2.5小时", UNITS_DURATION, 2.5);
	parses("-1e2 s", UNITS_DURATION, -100.0 / 3600);
	parses("3 d", UNITS_DURATION, 72);
	parses("3 d", UNITS_DAYS, 3);
	parses("5 工作日", UNITS_WORKDAYS, 5);
	parses("0.05", UNITS_SHARE, 0.05);
	parses("7 %", UNITS_SHARE, 0.07);
	parses("7%", UNITS_SHARE, 0.07);
	parses("18 /10000 residents", UNITS_STAFF_RATE, 18);
	parses("18/10000 residents", UNITS_STAFF_RATE, 18);
	parses("18 /万人", UNITS_STAFF_RATE, 18);
	parses("12 10000 CNY", UNITS_MONEY, 120000);
	parses("12 万元", UNITS_MONEY, 120000);
	parses("1 person", UNITS_PERSONS, 1);
	parses("78", UNITS_COUNT, 78);
	parses(".5", UNITS_NUMBER, 0.5);
}

static void test_units_refuse(void **state)
{
	(void)state;
	refuses("", UNITS_DURATION, UNITS_NO_NUMBER);
	refuses("soon", UNITS_DURATION, UNITS_NO_NUMBER);
	refuses("nan", UNITS_NUMBER, UNITS_NO_NUMBER);
	refuses("inf h", UNITS_DURATION, UNITS_NO_NUMBER);
	refuses("0x10", UNITS_NUMBER, UNITS_NO_NUMBER);
	refuses("1e999", UNITS_NUMBER, UNITS_NO_NUMBER);
	refuses("20", UNITS_DURATION, UNITS_NO_UNIT);
	refuses("20 ", UNITS_DURATION, UNITS_NO_UNIT);
	refuses("20 kg", UNITS_DURATION, UNITS_WRONG_UNIT);
	refuses("20 minutes", UNITS_DURATION, UNITS_WRONG_UNIT);
	refuses("20 h", UNITS_NUMBER, UNITS_WRONG_UNIT);
	refuses("1,000", UNITS_NUMBER, UNITS_WRONG_UNIT);
	refuses("5 mi", UNITS_DURATION, UNITS_WRONG_UNIT);
}

static void test_units_ratio(void **state)
{
	(void)state;
	double number;
	const char *unit;
	assert_true(units_split(" 1.5 min", &number, &unit) && number == 1.5 && !strcmp(unit, "min"));
	assert_true(units_split("-2", &number, &unit) && number == -2 && !*unit);
	assert_false(units_split("min", &number, &unit));
	assert_true(units_ratio("min", "h") == 1.0 / 60 && units_ratio("d", "h") == 24 && units_ratio("小时", "h") == 1);
	assert_true(units_ratio("parts", "parts") == 1 && units_ratio("/ h", "/d") == 24 && units_ratio("", "") == 1);
	assert_true(units_ratio("min", "parts") == 0 && units_ratio("min", "%") == 0 && units_ratio("", "h") == 0);
	assert_true(units_ratio("%", "") == 0.01);
}

static void formats(double value, enum units_dimension dimension, const char *expected)
{
	char out[64];
	units_format(value, dimension, false, out, sizeof out);
	assert_string_equal(out, expected);
}

static void test_units_format(void **state)
{
	(void)state;
	formats(1.0 / 3, UNITS_DURATION, "20 min");
	formats(0.333333, UNITS_DURATION, "20 min");
	formats(0, UNITS_DURATION, "0 h");
	formats(8, UNITS_DURATION, "8 h");
	formats(48, UNITS_DURATION, "2 d");
	formats(0.145, UNITS_SHARE, "14.5 %");
	formats(0.05, UNITS_SHARE, "5 %");
	formats(1, UNITS_SHARE, "100 %");
	formats(0, UNITS_SHARE, "0 %");
	formats(1725, UNITS_WORK_YEAR, "1725 h/yr");
	formats(3040000, UNITS_PERSONS, "3040000 persons");
	formats(1, UNITS_PERSONS, "1 person");
	formats(1234567.5, UNITS_MONEY, "1234568 CNY");
	formats(20, UNITS_REQUEST_RATE, "20 /1000 residents/month");
	formats(78, UNITS_COUNT, "78");
	formats(-2.5, UNITS_NUMBER, "-2.5");
}

/* What is written in any unit of any dimension reads back as the same quantity to six digits. */
static void test_units_read_what_they_write(void **state)
{
	(void)state;
	const double values[] = {1e-5, 0.0123456, 1.0 / 3, 0.999999, 1, 7, 12.3456, 365.25, 99999.9, 1234567, 8.64e7};
	for (enum units_dimension dimension = 0; dimension < UNITS_DIMENSIONS; dimension++) {
		for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
			char out[64];
			double back = NAN;
			units_format(values[i], dimension, false, out, sizeof out);
			assert_int_equal(units_parse(out, dimension, &back), UNITS_FINE);
			if (fabs(back - values[i]) > 5e-6 * values[i])
				fail_msg("%.9g became '%s' became %.9g", values[i], out, back);
		}
	}
}

static void test_units_names(void **state)
{
	(void)state;
	char out[64], small[8];
	units_list(UNITS_DURATION, false, out, sizeof out);
	assert_string_equal(out, "h | min | s | d");
	units_list(UNITS_NUMBER, false, out, sizeof out);
	assert_string_equal(out, "");
	units_list(UNITS_DURATION, false, small, sizeof small);
	assert_string_equal(small, "h | min");
	units_list(UNITS_DURATION, true, out, sizeof out);
	assert_string_equal(out, "小时 | 分钟 | 秒 | 天");
	units_list(UNITS_PERSONS, true, out, sizeof out);
	assert_string_equal(out, "人 | 万人"); /* singular and plural are one word */
	units_base(UNITS_DURATION, false, out, sizeof out);
	assert_string_equal(out, "h");
	units_base(UNITS_DURATION, true, out, sizeof out);
	assert_string_equal(out, "小时");
	units_base(UNITS_COUNT, false, out, sizeof out);
	assert_string_equal(out, "");
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
		cmocka_unit_test(test_words), cmocka_unit_test(test_narrow), cmocka_unit_test(test_faults_are_translated),
		cmocka_unit_test(test_units_parse), cmocka_unit_test(test_units_refuse), cmocka_unit_test(test_units_ratio), cmocka_unit_test(test_units_format),
		cmocka_unit_test(test_units_read_what_they_write), cmocka_unit_test(test_units_names),
		cmocka_unit_test(test_arena_lives_twice), cmocka_unit_test(test_faults), cmocka_unit_test(test_team),
	};
	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
