/* cycles.c - ups and downs of series made by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/cycles.h"

#define COUNT(...) cycles_count((const double[]){__VA_ARGS__}, (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)), 10)

static void test_falls_that_come_back(void **state)
{
	(void)state;
	assert_int_equal(COUNT(100, 80, 100), 1);
	assert_int_equal(COUNT(100, 95, 90, 85, 80, 85, 90, 95), 1);          /* however slowly */
	assert_int_equal(COUNT(100, 90, 100, 90, 100), 2);                    /* just enough */
	assert_int_equal(COUNT(100, 80, 100, 80, 100, 80), 2);                /* the last has not come back */
	assert_int_equal(COUNT(50, 100, 80, 95), 1);                          /* rises first: counted from the highest */
	assert_int_equal(COUNT(100, 60, 70, 61, 71, 62), 1);                  /* one fall, one return; then too little to fall again */
}

static void test_what_is_no_cycle(void **state)
{
	(void)state;
	assert_int_equal(COUNT(100, 80, 60, 40, 20), 0);                      /* only falls */
	assert_int_equal(COUNT(20, 40, 60, 80), 0);                           /* only rises */
	assert_int_equal(COUNT(100, 91, 100, 91, 100, 91), 0);                /* wiggles */
	assert_int_equal(COUNT(100, 80, 89, 81, 89, 80), 0);                  /* falls and stays down */
	assert_int_equal(COUNT(100), 0);
	assert_int_equal(cycles_count(NULL, 0, 10), 0);
}

static void test_waves(void **state)
{
	(void)state;
	enum { MONTHS = 240, WINDOW = 13 };
	const double pi = acos(-1);
	double wave[MONTHS], noise[MONTHS], out[MONTHS];
	for (int i = 0; i < MONTHS; i++) {
		wave[i] = 100 + 30 * cos(2 * pi * i / 48);        /* five waves of four years */
		noise[i] = 100 + (i % 2 ? 15 : -15);              /* every month up and down */
	}
	assert_int_equal(cycles_count(wave, MONTHS, 10), 5);
	assert_true(cycles_count(noise, MONTHS, 10) > 100);
	int kept = cycles_smooth(noise, MONTHS, WINDOW, out);
	assert_int_equal(kept, MONTHS - WINDOW + 1);
	assert_int_equal(cycles_count(out, kept, 10), 0);         /* a year's mean hears none of it */
	kept = cycles_smooth(wave, MONTHS, WINDOW, out);
	assert_int_equal(cycles_count(out, kept, 10), 5);
}

static void test_smoothing(void **state)
{
	(void)state;
	double values[] = {1, 2, 3, 4, 10}, out[5];
	assert_int_equal(cycles_smooth(values, 5, 3, out), 3);
	assert_true(out[0] == 2 && out[1] == 3 && fabs(out[2] - 17.0 / 3) < 1e-12);
	assert_int_equal(cycles_smooth(values, 2, 3, out), 0);
	assert_int_equal(cycles_smooth(values, 5, 3, values), 3); /* in place */
	assert_true(values[0] == 2 && values[1] == 3 && fabs(values[2] - 17.0 / 3) < 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_falls_that_come_back), cmocka_unit_test(test_what_is_no_cycle), cmocka_unit_test(test_waves), cmocka_unit_test(test_smoothing),
	};
	return cmocka_run_group_tests_name("cycles", tests, NULL, NULL);
}
