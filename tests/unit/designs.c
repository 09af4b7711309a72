/* designs.c - tests of kinds of designs, and of the indices that are read off them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chance/random.h"
#include "measure/indices.h"
#include "near.h"
#include "room.h"
#include "study/designs.h"

enum { MOST = 64 };

static const int ranges[MOST];
static const double middle[MOST] = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};

static struct design built(struct room *room, enum designs_id id, const struct designs_request *request)
{
	struct design design;
	const char *reason = NULL;
	assert_int_equal(designs_build(&design, &room->arena, id, request), STATUS_OK);
	assert_int_equal(design.point_count, designs_count(id, request, &reason));
	for (int p = 0; p < design.point_count; p++)
		for (int f = 0; f < design.factor_count; f++)
			assert_true(design_at(&design, p)[f] >= 0 && design_at(&design, p)[f] < 1);
	return design;
}

static bool is_same(const double *a, const double *b, int count)
{
	return !memcmp(a, b, (size_t)count * sizeof *a);
}

static void a_factorial_has_every_combination_once(void **state)
{
	const int levels[] = {3, 2, 0};
	struct design design = built(*state, DESIGNS_factorial, &(struct designs_request){.factor_count = 3, .levels = levels, .base = middle, .ends = 5});
	assert_int_equal(design.point_count, 30);
	for (int p = 0; p < 30; p++)
		for (int q = 0; q < p; q++)
			assert_false(is_same(design_at(&design, p), design_at(&design, q), 3));
	assert_int_equal(design_level(design_at(&design, 29)[0], 3), 2);
	near(design_at(&design, 0)[2], 0, 0);
	near(design_at(&design, 1)[2], 0.25, 0);
	near(design_at(&design, 29)[2], 1, 1e-15);
}

/* Whether the sum of these columns, as signs, is 0: nothing is mixed up. */
static bool is_balanced(const struct design *design, const int *columns, int count)
{
	int sum = 0;
	for (int p = 0; p < design->point_count; p++) {
		int sign = 1;
		for (int c = 0; c < count; c++)
			sign *= design_at(design, p)[columns[c]] > 0.5 ? 1 : -1;
		sum += sign;
	}
	return sum == 0;
}

static void columns_check(const struct design *design, int *columns, int count, int most)
{
	for (int f = count ? columns[count - 1] + 1 : 0; f < design->factor_count && count < most; f++) {
		columns[count] = f;
		assert_true(is_balanced(design, columns, count + 1));
		columns_check(design, columns, count + 1, most);
	}
}

/* Resolution R: no product of fewer than R columns is constant; sizes as in Box, Hunter and Hunter. */
static void a_fraction_keeps_its_resolution(void **state)
{
	const struct { int factors, resolution, points; } known[] = {
		{3, 3, 4}, {7, 3, 8}, {15, 3, 16}, {31, 3, 32}, {4, 4, 8}, {8, 4, 16}, {16, 4, 32}, {5, 5, 16}, {6, 5, 32}, {8, 5, 64}, {11, 5, 128}, {17, 5, 256},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		int columns[MOST];
		struct designs_request request = {.factor_count = known[i].factors, .levels = ranges, .base = middle, .resolution = known[i].resolution};
		struct design design = built(*state, DESIGNS_fractional, &request);
		assert_int_equal(design.point_count, known[i].points);
		columns_check(&design, columns, 0, known[i].resolution - 1);
	}
}

static void a_fraction_is_of_two_levels(void **state)
{
	const int levels[] = {2, 3, 0};
	const char *reason = NULL;
	struct designs_request request = {.factor_count = 3, .levels = levels, .base = middle, .resolution = 3};
	(void)state;
	assert_int_equal(designs_count(DESIGNS_fractional, &request, &reason), -1);
	assert_non_null(strstr(reason, "two levels"));
	request.levels = ranges;
	request.resolution = 6;
	assert_int_equal(designs_count(DESIGNS_fractional, &request, &reason), -1);
	assert_non_null(strstr(reason, "3, 4 or 5"));
	request.factor_count = 0;
	assert_int_equal(designs_count(DESIGNS_factorial, &request, &reason), -1);
	assert_non_null(strstr(reason, "no factor"));
}

static void too_many_points_are_not_made(void **state)
{
	const char *reason = NULL;
	struct designs_request request = {.factor_count = 30, .levels = ranges, .base = middle};
	(void)state;
	assert_int_equal(designs_count(DESIGNS_factorial, &request, &reason), -1);
	assert_non_null(strstr(reason, "ten million"));
	request.factor_count = 41;
	assert_int_equal(designs_count(DESIGNS_sobol, &request, &reason), -1);
	assert_non_null(strstr(reason, "40 dimensions"));
}

static void one_moves_while_the_others_stay(void **state)
{
	const int levels[] = {0, 3, 0};
	const double base[] = {0.25, 0.5, 0};
	struct designs_request request = {.factor_count = 3, .levels = levels, .base = base};
	struct design design = built(*state, DESIGNS_one_at_a_time, &request);
	assert_int_equal(design.point_count, 1 + 2 + 2 + 1); /* the third stands at its lower end already */
	for (int p = 1; p < design.point_count; p++) {
		int moved = 0;
		for (int f = 0; f < 3; f++)
			moved += design_at(&design, p)[f] != design_at(&design, 0)[f];
		assert_int_equal(moved, 1);
	}
}

static void a_walk_moves_each_factor_once(void **state)
{
	enum { FACTORS = 5, WALKS = 12 };
	const int levels[] = {0, 2, 3, 0, 1};
	struct designs_request request = {.factor_count = FACTORS, .levels = levels, .base = middle, .points = WALKS, .seed = 4};
	struct design design = built(*state, DESIGNS_morris, &request);
	assert_int_equal(design.point_count, WALKS * (FACTORS + 1));
	for (int walk = 0; walk < WALKS; walk++) {
		int moves[FACTORS] = {0};
		for (int step = 0; step < FACTORS; step++) {
			const double *from = design_at(&design, walk * (FACTORS + 1) + step), *to = from + FACTORS;
			for (int f = 0; f < FACTORS; f++) {
				moves[f] += from[f] != to[f];
				assert_true(from[f] == to[f] || levels[f] || fabs(fabs(from[f] - to[f]) - 2.0 / 3) < 1e-9);
			}
		}
		for (int f = 0; f < FACTORS; f++)
			assert_int_equal(moves[f], levels[f] != 1);
	}
}

/* Of 2^m points of the sequence each of 2^m equal slices of every factor has one; moved together they still differ little from that. */
static void the_sequence_fills_evenly(void **state)
{
	enum { FACTORS = 6, POINTS = 127 };
	struct designs_request request = {.factor_count = FACTORS, .levels = ranges, .base = middle, .points = POINTS};
	struct design design = built(*state, DESIGNS_sobol, &request);
	for (int f = 0; f < FACTORS; f++) {
		int seen[POINTS + 1] = {1}; /* the origin is left out */
		for (int p = 0; p < POINTS; p++)
			seen[(int)(design_at(&design, p)[f] * (POINTS + 1))]++;
		for (int p = 0; p <= POINTS; p++)
			assert_int_equal(seen[p], 1);
	}
	request.seed = 8;
	struct design moved = built(*state, DESIGNS_sobol, &request);
	double shift = design_at(&moved, 0)[2] - design_at(&design, 0)[2];
	for (int p = 1; p < POINTS; p++)
		near(remainder(design_at(&moved, p)[2] - design_at(&design, p)[2] - shift, 1), 0, 1e-12);
	assert_true(fabs(shift) > 1e-6);
}

static void levels_are_met_in_their_middles(void **state)
{
	const int levels[] = {4, 0};
	for (int id = 0; id < DESIGNS_COUNT; id++) {
		struct designs_request request = {.factor_count = 2, .levels = levels, .base = middle, .points = 16, .seed = 3, .resolution = 3};
		if (id == DESIGNS_fractional)
			continue;
		struct design design = built(*state, (enum designs_id)id, &request);
		int seen[4] = {0};
		for (int p = 0; p < design.point_count; p++) {
			double inside = design_at(&design, p)[0] * 4;
			near(inside - floor(inside), 0.5, 1e-12);
			seen[(int)inside]++;
		}
		assert_true(seen[0] && seen[1] && seen[2] && seen[3]);
	}
}

static void seeds_make_other_designs_or_none(void **state)
{
	for (int id = 0; id < DESIGNS_COUNT; id++) {
		struct designs_request request = {.factor_count = 4, .levels = ranges, .base = middle, .points = 16, .seed = 3, .resolution = 4};
		struct design one = built(*state, (enum designs_id)id, &request), again = built(*state, (enum designs_id)id, &request);
		request.seed = 4;
		struct design other = built(*state, (enum designs_id)id, &request);
		assert_true(is_same(one.values, again.values, one.point_count * 4));
		assert_int_equal(is_same(one.values, other.values, one.point_count * 4), designs_plate((enum designs_id)id)->is_fixed);
	}
}

/* -- indices --------------------------------------------------------------------------------------------------------- */

/* Ishigami and Homma (1990): a = 7, b = 0.1, on [-π, π]. */
static double ishigami(const double *u)
{
	const double pi = acos(-1);
	double x[3];
	for (int f = 0; f < 3; f++)
		x[f] = pi * (2 * u[f] - 1);
	return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

static void indices_of_a_known_function(void **state)
{
	enum { BASE = 2048, COLUMNS = 5 };
	const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
	static double outcomes[BASE * COLUMNS];
	struct indices_sobol found[3];
	struct designs_request request = {.factor_count = 3, .levels = ranges, .base = middle, .points = BASE, .seed = 6};
	struct design design = built(*state, DESIGNS_saltelli, &request);
	for (int p = 0; p < design.point_count; p++)
		outcomes[p] = ishigami(design_at(&design, p));
	assert_true(indices_sobol(outcomes, BASE, 3, 0.95, 500, 1, found));
	for (int f = 0; f < 3; f++) {
		near(found[f].first.mean, first[f], 0.02);
		near(found[f].total.mean, total[f], 0.02);
		assert_true(found[f].first.low <= found[f].first.mean && found[f].first.mean <= found[f].first.high);
		assert_true(found[f].total.half_width > 0.002 && found[f].total.half_width < 0.1);
	}
	outcomes[7] = NAN; /* one base point fewer */
	assert_true(indices_sobol(outcomes, BASE, 3, 0.95, 100, 1, found));
	assert_int_equal(found[0].first.n, BASE - 1);
	for (int i = 0; i < BASE * COLUMNS; i++)
		outcomes[i] = 3;
	assert_false(indices_sobol(outcomes, BASE, 3, 0.95, 100, 1, found));
	assert_false(indices_sobol(outcomes, 5, 3, 0.95, 100, 1, found));
}

/* The g-function of Sobol' (1993): V_i = 1 / (3 (1 + a_i)²), V = Π (1 + V_i) - 1, first V_i / V, total V_i Π_{j≠i} (1 + V_j) / V. */
static void indices_of_the_g_function(void **state)
{
	enum { BASE = 4096, FACTORS = 6 };
	const double a[FACTORS] = {0, 0.5, 3, 9, 99, 99}, six[FACTORS] = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
	static double outcomes[BASE * (FACTORS + 2)];
	const int none[FACTORS] = {0};
	double product = 1;
	struct indices_sobol found[FACTORS];
	struct designs_request request = {.factor_count = FACTORS, .levels = none, .base = six, .points = BASE, .seed = 6};
	struct design design = built(*state, DESIGNS_saltelli, &request);
	for (int p = 0; p < design.point_count; p++) {
		outcomes[p] = 1;
		for (int f = 0; f < FACTORS; f++)
			outcomes[p] *= (fabs(4 * design_at(&design, p)[f] - 2) + a[f]) / (1 + a[f]);
	}
	assert_true(indices_sobol(outcomes, BASE, FACTORS, 0.95, 200, 1, found));
	for (int f = 0; f < FACTORS; f++)
		product *= 1 + 1 / (3 * (1 + a[f]) * (1 + a[f]));
	for (int f = 0; f < FACTORS; f++) {
		double own = 1 / (3 * (1 + a[f]) * (1 + a[f]));
		near(found[f].first.mean, own / (product - 1), 0.02);
		near(found[f].total.mean, own * product / (1 + own) / (product - 1), 0.02);
	}
}

/* The test function of Morris (1991), 20 factors: the first ten matter, 8 to 10 straight, 1 to 7 bent or mixed; the others hardly do. */
static double morris_1991(const double *u)
{
	double w[20], y = 0;
	for (int i = 0; i < 20; i++)
		w[i] = i == 2 || i == 4 || i == 6 ? 2 * (1.1 * u[i] / (u[i] + 0.1) - 0.5) : 2 * (u[i] - 0.5);
	for (int i = 0; i < 20; i++) {
		y += (i < 10 ? 20 : (i + 1) % 2 ? -1 : 1) * w[i];
		for (int j = i + 1; j < 20; j++) {
			y += (j < 6 ? -15 : (i + j) % 2 ? -1 : 1) * w[i] * w[j];
			for (int l = j + 1; l < 5; l++)
				y += -10 * w[i] * w[j] * w[l];
		}
	}
	return y + 5 * w[0] * w[1] * w[2] * w[3];
}

static void walks_find_the_groups_of_morris(void **state)
{
	enum { WALKS = 100, FACTORS = 20 };
	static double outcomes[WALKS * (FACTORS + 1)];
	const int none[FACTORS] = {0};
	double twenty[FACTORS];
	struct indices_morris found[FACTORS];
	for (int f = 0; f < FACTORS; f++)
		twenty[f] = 0.5;
	struct designs_request request = {.factor_count = FACTORS, .levels = none, .base = twenty, .points = WALKS, .seed = 2};
	struct design design = built(*state, DESIGNS_morris, &request);
	for (int p = 0; p < design.point_count; p++)
		outcomes[p] = morris_1991(design_at(&design, p));
	assert_true(indices_morris(design.values, outcomes, WALKS, FACTORS, 0.95, found));
	for (int f = 0; f < FACTORS; f++) {
		if (f < 10)
			assert_true(found[f].strength > 25);
		else
			assert_true(found[f].strength < 15);
		if (f >= 7 && f < 10) { /* straight: 2 x 20 per whole range */
			near(found[f].mean, 40, 6);
			assert_true(found[f].spread < 0.4 * found[f].mean);
		} else if (f < 5) {
			assert_true(found[f].spread > 0.4 * found[f].strength);
		}
	}
}

/* With independent points the 95 % intervals hold the truth about as often as they say: y = 3a + 2b + c. */
static void bootstrap_intervals_cover(void **state)
{
	enum { BASE = 150, FACTORS = 3, STUDIES = 300 };
	const double weights[] = {3, 2, 1}, squares = 14;
	double outcomes[BASE * (FACTORS + 2)];
	int covered[2][FACTORS] = {{0}};
	(void)state;
	for (int study = 0; study < STUDIES; study++) {
		struct indices_sobol found[FACTORS];
		for (int p = 0; p < BASE; p++) {
			struct random_address address = {.seed = 77, .entity = (uint32_t)study, .ordinal = (uint64_t)p};
			for (int row = 0; row < FACTORS + 2; row++) {
				double y = 0;
				for (int f = 0; f < FACTORS; f++)
					y += weights[f] * random_uniform(&address, 2 * f + (row == 1 || row == f + 2));
				outcomes[p * (FACTORS + 2) + row] = y;
			}
		}
		assert_true(indices_sobol(outcomes, BASE, FACTORS, 0.95, 200, (uint64_t)study + 1, found));
		for (int f = 0; f < FACTORS; f++) {
			double share = weights[f] * weights[f] / squares;
			covered[0][f] += found[f].first.low <= share && share <= found[f].first.high;
			covered[1][f] += found[f].total.low <= share && share <= found[f].total.high;
		}
	}
	for (int which = 0; which < 2; which++)
		for (int f = 0; f < FACTORS; f++)
			assert_in_range(covered[which][f], STUDIES * 90 / 100, STUDIES * 99 / 100);
}

/* y = 4a + (b - 1/2)^2 + 3c d: what is straight has no spread, what is bent or mixed has. */
static void effects_tell_straight_from_bent(void **state)
{
	enum { WALKS = 200, FACTORS = 5 };
	double outcomes[WALKS * (FACTORS + 1)];
	struct indices_morris found[FACTORS];
	struct designs_request request = {.factor_count = FACTORS, .levels = ranges, .base = middle, .points = WALKS, .seed = 2};
	struct design design = built(*state, DESIGNS_morris, &request);
	for (int p = 0; p < design.point_count; p++) {
		const double *u = design_at(&design, p);
		outcomes[p] = 4 * u[0] + pow(u[1] - 0.5, 2) + 3 * u[2] * u[3];
	}
	assert_true(indices_morris(design.values, outcomes, WALKS, FACTORS, 0.999, found));
	near(found[0].mean, 4, 1e-9);
	near(found[0].spread, 0, 1e-9);
	near(found[1].mean, 0, 0.05); /* up and down alike */
	near(found[1].strength, 1.0 / 3, 1e-9);
	near(found[2].mean, 1.5, 0.2);
	assert_true(found[2].spread > 0.8 && found[3].spread > 0.8);
	near(found[4].strength, 0, 0);
	assert_int_equal(found[4].effects, WALKS);
	assert_true(found[2].interval.low < 1.5 && found[2].interval.high > 1.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_factorial_has_every_combination_once, room_open, room_close),
		cmocka_unit_test_setup_teardown(a_fraction_keeps_its_resolution, room_open, room_close),
		cmocka_unit_test(a_fraction_is_of_two_levels),
		cmocka_unit_test(too_many_points_are_not_made),
		cmocka_unit_test_setup_teardown(one_moves_while_the_others_stay, room_open, room_close),
		cmocka_unit_test_setup_teardown(a_walk_moves_each_factor_once, room_open, room_close),
		cmocka_unit_test_setup_teardown(the_sequence_fills_evenly, room_open, room_close),
		cmocka_unit_test_setup_teardown(levels_are_met_in_their_middles, room_open, room_close),
		cmocka_unit_test_setup_teardown(seeds_make_other_designs_or_none, room_open, room_close),
		cmocka_unit_test_setup_teardown(indices_of_a_known_function, room_open, room_close),
		cmocka_unit_test_setup_teardown(indices_of_the_g_function, room_open, room_close),
		cmocka_unit_test_setup_teardown(walks_find_the_groups_of_morris, room_open, room_close),
		cmocka_unit_test(bootstrap_intervals_cover),
		cmocka_unit_test_setup_teardown(effects_tell_straight_from_bent, room_open, room_close),
	};
	return cmocka_run_group_tests_name("designs", tests, NULL, NULL);
}
