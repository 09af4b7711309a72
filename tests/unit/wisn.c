/* wisn.c - the worked case of the method's manual, its allowances, and the edges. */
#include "plan/wisn.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* 25,000 hours at 8 hours a day are 3,125 days; 179 days a person: 17.46 posts. */
static void the_worked_case(void **state)
{
	(void)state;
	struct wisn_result result = wisn((struct wisn_input){.work_h = 25000, .day_h = 8, .available_days = 179, .existing = 15});
	assert_true(result.work_days == 3125);
	assert_true(fabs(result.required - 17.46) < 0.005);
	assert_true(result.required == 3125.0 / 179);
	assert_true(fabs(result.ratio - 15 / (3125.0 / 179)) < 1e-12);
}

static void allowances_add_up(void **state)
{
	(void)state;
	struct wisn_result result = wisn((struct wisn_input){.work_h = 17900, .day_h = 10, .available_days = 179, .support_share = 0.2, .individual_h = 1790});
	assert_true(fabs(result.required - (10 / 0.8 + 1)) < 1e-12);
}

static void nothing_to_do_and_no_time(void **state)
{
	(void)state;
	struct wisn_result result = wisn((struct wisn_input){.day_h = 8, .available_days = 179, .existing = 1});
	assert_true(result.required == 0 && isnan(result.ratio));
	result = wisn((struct wisn_input){.work_h = 1, .day_h = 8, .available_days = 179, .support_share = 1});
	assert_true(isinf(result.required));
	result = wisn((struct wisn_input){.work_h = 1, .day_h = 8});
	assert_true(isinf(result.required));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_case),
		cmocka_unit_test(allowances_add_up),
		cmocka_unit_test(nothing_to_do_and_no_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
