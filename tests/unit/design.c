/* design.c - tests of designs, and of what is read off them: least squares, thresholds, thirds. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chance/random.h"
#include "measure/regress.h"
#include "measure/split.h"
#include "room.h"
#include "study/design.h"

enum { POINTS = 50, FACTORS = 7, MANY = 400 };

static double noise(int i, int attribute)
{
	struct random_address address = {.seed = 3, .ordinal = (uint64_t)i};
	return random_uniform(&address, attribute);
}

static void every_slice_has_one_point(void **state)
{
	struct room *room = *state;
	struct design design;
	for (int tries = 1; tries <= 4; tries += 3) {
		assert_int_equal(design_latin(&design, &room->arena, POINTS, FACTORS, 9, 1, tries), STATUS_OK);
		for (int f = 0; f < FACTORS; f++) {
			int seen[POINTS] = {0};
			for (int p = 0; p < POINTS; p++) {
				double value = design_at(&design, p)[f];
				assert_true(value >= 0 && value < 1);
				seen[(int)(value * POINTS)]++;
			}
			for (int p = 0; p < POINTS; p++)
				assert_int_equal(seen[p], 1);
		}
	}
}

static double nearest(const struct design *design)
{
	double least = INFINITY;
	for (int p = 0; p < design->point_count; p++)
		for (int q = 0; q < p; q++) {
			double sum = 0;
			for (int f = 0; f < design->factor_count; f++)
				sum += pow(design_at(design, p)[f] - design_at(design, q)[f], 2);
			least = fmin(least, sum);
		}
	return least;
}

static void seeds_numbers_and_tries_tell_apart(void **state)
{
	struct room *room = *state;
	struct design a, again, other, spread;
	assert_int_equal(design_latin(&a, &room->arena, POINTS, FACTORS, 9, 1, 1), STATUS_OK);
	assert_int_equal(design_latin(&again, &room->arena, POINTS, FACTORS, 9, 1, 1), STATUS_OK);
	assert_int_equal(design_latin(&other, &room->arena, POINTS, FACTORS, 9, 2, 1), STATUS_OK);
	assert_int_equal(design_latin(&spread, &room->arena, POINTS, FACTORS, 9, 1, 20), STATUS_OK);
	assert_memory_equal(a.values, again.values, sizeof(double) * POINTS * FACTORS);
	assert_memory_not_equal(a.values, other.values, sizeof(double) * POINTS * FACTORS);
	assert_true(nearest(&spread) > nearest(&a));
}

static void strata_are_in_order(void **state)
{
	(void)state;
	double values[10];
	design_strata(values, 10, 5, 0, 3);
	for (int i = 0; i < 10; i++)
		assert_int_equal((int)(10 * values[i]), i);
	assert_int_equal(design_level(0.999999, 3), 2);
	assert_int_equal(design_level(0.34, 3), 1);
}

static void least_squares_find_the_plane(void **state)
{
	(void)state;
	double x[MANY * 3], y[MANY], c[3], residual;
	for (int i = 0; i < MANY; i++) {
		x[3 * i] = 1;
		x[3 * i + 1] = noise(i, 1);
		x[3 * i + 2] = noise(i, 2);
		y[i] = 2 - 3 * x[3 * i + 1] + 0.5 * x[3 * i + 2];
	}
	assert_true(regress_fit(x, y, MANY, 3, c, &residual));
	assert_true(fabs(c[0] - 2) < 1e-9 && fabs(c[1] + 3) < 1e-9 && fabs(c[2] - 0.5) < 1e-9 && residual < 1e-9);
	assert_true(fabs(regress_at(c, (double[]){1, 1, 1}, 3) + 0.5) < 1e-9);
	assert_false(regress_fit(x, y, 3, 3, c, &residual));
}

static void a_threshold_is_found(void **state)
{
	(void)state;
	double values[MANY];
	int turned[MANY], order[MANY];
	struct split split;
	for (int i = 0; i < MANY; i++) {
		values[i] = noise(i, 1);
		turned[i] = values[i] > 0.75;
	}
	assert_true(split_find(values, turned, MANY, order, &split));
	assert_true(split.is_above && fabs(split.threshold - 0.75) < 0.01);
	assert_true(split.distance > 0.999 && split.chance < 1e-9 && split.beyond > 0.999 && split.within < 0.001);
	for (int i = 0; i < MANY; i++)
		turned[i] = values[i] < 0.2 || noise(i, 2) < 0.1;
	assert_true(split_find(values, turned, MANY, order, &split));
	assert_true(!split.is_above && fabs(split.threshold - 0.2) < 0.03 && split.distance > 0.5);
	for (int i = 0; i < MANY; i++)
		turned[i] = 1;
	assert_false(split_find(values, turned, MANY, order, &split));
}

/* Of inputs that do nothing one in twenty looks as if it did, at 5 %. */
static void chance_is_told_as_chance(void **state)
{
	(void)state;
	double values[MANY];
	int turned[MANY], order[MANY], low = 0;
	for (int study = 0; study < 1000; study++) {
		struct split split;
		for (int i = 0; i < MANY; i++) {
			values[i] = noise(study * MANY + i, 1);
			turned[i] = noise(study * MANY + i, 2) < 0.3;
		}
		assert_true(split_find(values, turned, MANY, order, &split));
		low += split.chance < 0.05;
	}
	assert_in_range(low, 25, 75);
}

static void thirds_and_levels_tell_the_difference(void **state)
{
	(void)state;
	double values[MANY], levels[MANY], outcomes[MANY], by_level[MANY];
	int order[MANY];
	for (int i = 0; i < MANY; i++) {
		values[i] = noise(i, 1);
		levels[i] = i % 3;
		outcomes[i] = 3 * values[i] + noise(i, 2);
		by_level[i] = (i % 3 == 1) * 5 + noise(i, 2);
	}
	struct stats_interval thirds = split_thirds(values, outcomes, MANY, 0.95, order), level = split_levels(levels, by_level, MANY, 3, 0.95);
	assert_true(thirds.low < 2 && thirds.high > 2 && thirds.half_width < 0.2); /* the means of thirds lie 2/3 apart */
	assert_true(level.low < 5 && level.high > 5 && level.half_width < 0.2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_slice_has_one_point, room_open, room_close),
		cmocka_unit_test_setup_teardown(seeds_numbers_and_tries_tell_apart, room_open, room_close),
		cmocka_unit_test(strata_are_in_order),
		cmocka_unit_test(least_squares_find_the_plane),
		cmocka_unit_test(a_threshold_is_found),
		cmocka_unit_test(chance_is_told_as_chance),
		cmocka_unit_test(thirds_and_levels_tell_the_difference),
	};
	return cmocka_run_group_tests_name("design", tests, NULL, NULL);
}
