/* match.c - tests of history matching on a function whose fitting points are known. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "learn/match.h"
#include "chance/random.h"
#include "room.h"

enum { FACTORS = 12, OUTPUTS = 2, WANTED = 150, MOST = 4000 };

static double noise(int number, int attribute)
{
	struct random_address address = {.seed = 11, .ordinal = (uint64_t)number};
	return random_uniform(&address, attribute) - 0.5;
}

/* A plane in three inputs, a bowl in one and a form; eight inputs do nothing. */
static enum status toy(void *context, int number, const double *u, double *outputs, int thread)
{
	(void)context, (void)thread;
	outputs[0] = 10 * u[0] - 6 * u[1] + 3 * u[2] + 0.2 * noise(number, 1);
	outputs[1] = 20 * (u[3] - 0.5) * (u[3] - 0.5) + (u[4] < 0.5 ? 0 : 4) + 0.2 * noise(number, 2);
	return STATUS_OK;
}

static const int levels[FACTORS] = {[4] = 2};
static const double low[OUTPUTS] = {4, -1}, high[OUTPUTS] = {5, 1};

static struct match_problem problem_of(int threads)
{
	return (struct match_problem){.factor_count = FACTORS, .output_count = OUTPUTS, .levels = levels, .low = low, .high = high, .wanted = WANTED, .most = MOST,
		.first = 200, .seed = 4, .team = team_of(threads), .run = toy};
}

/* The share of the cube that fits: 9.5 % from the plane, 45 % of the bowl, half for the form. */
static void points_that_fit_are_found(void **state)
{
	struct room *room = *state;
	struct match_problem problem = problem_of(1);
	struct match match;
	assert_int_equal(match_run(&match, &problem, &room->arena), STATUS_OK);
	assert_true(match.fitting >= WANTED);
	for (int i = 0; i < match.tried; i++) {
		const double *outputs = match.outputs + i * OUTPUTS;
		assert_int_equal(match.fits[i], outputs[0] >= 4 && outputs[0] <= 5 && outputs[1] >= -1 && outputs[1] <= 1);
	}
	/* the first wave finds one in forty, the waves after it far more */
	double later = (double)(match.fitting - match.drawn_fitting) / (match.tried - match.drawn);
	assert_true((double)match.drawn_fitting / match.drawn < 0.07);
	assert_true(later > 0.1);
}

/* What fits is spread as in a plain draw: the mean of an input that matters, and of one that does not. */
static void points_that_fit_are_spread_as_drawn(void **state)
{
	struct room *room = *state;
	struct match_problem problem = problem_of(1);
	struct match match;
	assert_int_equal(match_run(&match, &problem, &room->arena), STATUS_OK);
	double found[2] = {0}, drawn[2] = {0}, outputs[OUTPUTS], u[FACTORS];
	int fitting = 0;
	for (int i = 0; i < match.tried; i++)
		for (int k = 0; match.fits[i] && k < 2; k++)
			found[k] += match.points[i * FACTORS + (k ? 7 : 0)] / match.fitting;
	for (int number = 0; number < 40000; number++) {
		for (int f = 0; f < FACTORS; f++)
			u[f] = noise(number, 10 + f) + 0.5;
		toy(NULL, number, u, outputs, 0);
		if (!(outputs[0] >= 4 && outputs[0] <= 5 && outputs[1] <= 1))
			continue;
		fitting++;
		drawn[0] += u[0];
		drawn[1] += u[7];
	}
	assert_true(fabs(found[0] - drawn[0] / fitting) < 0.06);
	assert_true(fabs(found[1] - drawn[1] / fitting) < 0.08);
}

static void threads_change_nothing(void **state)
{
	struct room *room = *state;
	struct match_problem one = problem_of(1), two = problem_of(2);
	struct match a, b;
	assert_int_equal(match_run(&a, &one, &room->arena), STATUS_OK);
	assert_int_equal(match_run(&b, &two, &room->arena), STATUS_OK);
	assert_int_equal(a.tried, b.tried);
	assert_int_equal(a.fitting, b.fitting);
	assert_memory_equal(a.points, b.points, sizeof(double) * (size_t)a.tried * FACTORS);
}

static void what_cannot_fit_ends(void **state)
{
	struct room *room = *state;
	const double nowhere_low[OUTPUTS] = {40, -1}, nowhere_high[OUTPUTS] = {50, 1};
	struct match_problem problem = problem_of(1);
	struct match match;
	problem.low = nowhere_low;
	problem.high = nowhere_high;
	assert_int_equal(match_run(&match, &problem, &room->arena), STATUS_OK);
	assert_int_equal(match.fitting, 0);
	assert_true(match.tried < 400);
}

static void emulators_know_the_inputs_that_move(void **state)
{
	struct room *room = *state;
	struct match_problem problem = problem_of(1);
	struct match match;
	problem.most = problem.first = 300;
	assert_int_equal(match_run(&match, &problem, &room->arena), STATUS_OK);
	const struct emulator *plane = &match.emulators[0];
	assert_int_equal(plane->active_count >= 3, true);
	assert_int_equal(plane->active[0], 0);
	assert_int_equal(plane->active[1], 1);
	assert_int_equal(plane->active[2], 2);
	double u[FACTORS] = {0.9, 0.2, 0.5};
	assert_true(fabs(emulator_at(plane, u, levels) - (9 - 1.2 + 1.5)) < 0.1);
	assert_true(plane->residual < 0.1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(points_that_fit_are_found, room_open, room_close),
		cmocka_unit_test_setup_teardown(points_that_fit_are_spread_as_drawn, room_open, room_close),
		cmocka_unit_test_setup_teardown(threads_change_nothing, room_open, room_close),
		cmocka_unit_test_setup_teardown(what_cannot_fit_ends, room_open, room_close),
		cmocka_unit_test_setup_teardown(emulators_know_the_inputs_that_move, room_open, room_close),
	};
	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
