/* units.c - tests of quantities: read, refused, converted, written. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/units.h"
#include "base/word.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_units_parse), cmocka_unit_test(test_units_refuse), cmocka_unit_test(test_units_ratio), cmocka_unit_test(test_units_format),
		cmocka_unit_test(test_units_read_what_they_write), cmocka_unit_test(test_units_names),
	};
	return cmocka_run_group_tests_name("units", tests, NULL, NULL);
}
