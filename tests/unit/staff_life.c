/* staff_life.c - the pure laws of staff: exhaustion, quits, recruitment, doors, pace, training, work that follows staff, contradictions. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "defaults.h"
#include "loops/absorption.h"
#include "loops/ambiguity.h"
#include "loops/doors.h"
#include "loops/exhaustion.h"
#include "loops/pace.h"
#include "staff/hiring.h"
#include "staff/holder.h"
#include "staff/roster.h"
#include "state/windows.h"
#include "world/plate.h"

static void near(double value, double expected)
{
	if (!(fabs(value - expected) <= 1e-9))
		fail_msg("%.12g, not %.12g", value, expected);
}

/* The parameters of a loop as its name-plate has them. */
static void parameters(enum loop_id id, double *p)
{
	for (int i = 0; i < PLATE_PARAMETERS && loop_plate(id)->parameters[i].name; i++)
		p[i] = loop_plate(id)->parameters[i].fallback;
}

static void test_exhaustion(void **state)
{
	(void)state;
	double p[PLATE_PARAMETERS];
	parameters(LOOP_exhaustion, p);
	near(exhaustion_base(p, 0), 0.2);
	near(exhaustion_base(p, 2), 0.7);
	p[EXHAUSTION_STRAIN] = 2.5;
	near(exhaustion_target(p, 0.2, 1.1, 0), 0.45);
	near(exhaustion_target(p, 0.2, 1.1, 2), 0.55);
	near(exhaustion_target(p, 0.2, 3, 0), 1);
	near(exhaustion_target(p, -0.5, 1, 0), 0);
	near(exhaustion_step(p, 0.2, 0.8), 0.3);
	p[EXHAUSTION_TIME] = 1;
	near(exhaustion_step(p, 0.2, 0.8), 0.8);
	near(exhaustion_quits(p, 0), 0.1);
	near(exhaustion_quits(p, 0.2), 0.1);
	near(exhaustion_quits(p, 0.35), 0.15);
	near(exhaustion_quits(p, 0.5), 0.2);
	near(exhaustion_quits(p, 0.65), 0.275);
	near(exhaustion_quits(p, 0.8), 0.35);
	near(exhaustion_quits(p, 1), 0.35);
}

static void test_recruitment(void **state)
{
	(void)state;
	struct settings s = defaults();
	near(hiring_appeal(&s), 1);
	near(hiring_none(&s, 5), 0.2); /* load deters nobody by default */
	near(hiring_days(&s, 1), 150);
	s.wage = 7000;
	near(hiring_appeal(&s), 2);
	near(hiring_none(&s, 1), 0.04);
	s.pay_elasticity = 0;
	s.recognition = 4;
	near(hiring_appeal(&s), 2);
	s.recognition = 1;
	s.recruiting_reach = 2;
	near(hiring_none(&s, 1), 0.04);
	s.recruiting_reach = 1;
	s.no_applicant_rise = 2;
	near(hiring_none(&s, 1.46), 0.2);
	near(hiring_none(&s, 1.66), 0.6);
	near(hiring_none(&s, 3), 0.95);
	near(hiring_none(&s, 0), 0);
	s.no_applicant_rise = 0;
	s.no_applicant = 0;
	s.wage = 1000;
	near(hiring_none(&s, 1), 0);
}

static void test_speed(void **state)
{
	(void)state;
	struct settings s = defaults();
	near(holder_learnt(&s, 0), 0.6);
	near(holder_learnt(&s, 6), 0.9);
	near(holder_trained(&s, 0), 1);
	near(holder_trained(&s, 80), 1 + 0.1 * (1 - exp(-1)));
	double p[PLATE_PARAMETERS];
	parameters(LOOP_pace, p);
	near(pace_at(p, 2), 1); /* off */
	p[PACE_FORM] = PACE_LINEAR;
	near(pace_at(p, 0.75), 1);
	near(pace_at(p, 1.05), 1.03);
	near(pace_at(p, 10), 1.1);
	p[PACE_SLOPE] = -0.3;
	near(pace_at(p, 1.05), 0.91);
	near(pace_at(p, 2), 0.9);
}

static void test_doors(void **state)
{
	(void)state;
	double p[PLATE_PARAMETERS];
	parameters(LOOP_doors, p);
	near(doors_open(p, 0, 1), 0.8);
	near(doors_open(p, 1e6, 1), 0.97);
	near(doors_open(p, 0, 2), 0.9);
	near(doors_open(p, 0, 0.1), 0.05);
	near(doors_time(p, 1), 1);
	near(doors_time(p, 0.5), 1.3); /* one call more, at three tenths of the time */
	near(doors_abuse(p, 0.8, 0.75), 10 * 0.2 * 0.25);
	near(doors_abuse(p, 0.8, 1), 0);
}

static void test_work_that_follows(void **state)
{
	(void)state;
	double p[PLATE_PARAMETERS];
	parameters(LOOP_absorption, p);
	near(absorption_step(p, 1, 1), 1);
	near(absorption_step(p, 1, 2), 1 + (pow(2, 0.3) - 1) / 12);
	p[ABSORPTION_FORM] = ABSORPTION_NONE;
	near(absorption_step(p, 1.5, 2), 1);
	parameters(LOOP_ambiguity, p);
	near(ambiguity_chance(p, 1), 0);
	p[AMBIGUITY_FORM] = AMBIGUITY_CONTRADICTION;
	near(ambiguity_chance(p, 0.5), 0.05);
}

/* Leave is what it is in the mean of a year, whatever its season. */
static void test_leave(void **state)
{
	(void)state;
	struct settings s = defaults();
	double sum = 0;
	for (int month = 1; month <= 12; month++)
		sum += roster_absence(&s, month) / 12;
	near(sum, 20.0 / 250);
	near(roster_absence(&s, 2), 20.0 / 250 * 1.3);
	near(roster_absence(&s, 8), 20.0 / 250 * 0.7);
	s.leave_season = 0;
	near(roster_absence(&s, 2), 20.0 / 250);
}

/* The window of a worker's hours holds the last 20 working days and no more. */
static void test_hours(void **state)
{
	(void)state;
	struct window_hours hours = {.next = 0};
	near(windows_hours(&hours, 1), 1);
	for (int day = 0; day < 2 * WINDOW_LOAD_DAYS; day++) {
		hours.today.owed = 100;
		hours.today.worked = day < WINDOW_LOAD_DAYS ? 90 : 110;
		windows_close_hours(&hours);
		if (day == WINDOW_LOAD_DAYS - 1)
			near(windows_hours(&hours, 1), 0.9);
	}
	near(windows_hours(&hours, 1), 1.1);
	assert_int_equal(hours.sum.owed, 100 * WINDOW_LOAD_DAYS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exhaustion), cmocka_unit_test(test_recruitment), cmocka_unit_test(test_speed), cmocka_unit_test(test_doors),
		cmocka_unit_test(test_work_that_follows), cmocka_unit_test(test_leave), cmocka_unit_test(test_hours),
	};
	return cmocka_run_group_tests_name("staff life", tests, NULL, NULL);
}
