/* select.c - which of several is the best: chosen as often as promised where the answer is known, over and over. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "chance/draw.h"
#include "measure/select.h"
#include "near.h"

enum { MOST = 2500, SYSTEMS_MOST = 20, CONTESTS = 600 };
static const double MATTERS = 1, LEVEL = 0.95;

/* Means of the systems, the first of them the best; noise of their own, and noise they share. */
struct setting {
	const char *name;
	int systems;
	double ahead;                  /* of the first before the second; each further one as far behind again when they are stairs */
	bool are_stairs;
	double own, shared, widening;  /* standard deviations; each system's own is wider by so much than the one before */
};

static const struct setting settings[] = {
	{"two alike but for what matters", 2, 1, false, 3, 0, 0}, {"five of them", 5, 1, false, 3, 0, 0}, {"five in stairs", 5, 1, true, 3, 0, 0},
	{"twenty", 20, 1, false, 2, 0, 0}, {"five that share their luck", 5, 1, false, 2, 10, 0}, {"ten of unlike spread", 10, 1, false, 1, 1, 0.4},
};
enum { SETTINGS = sizeof settings / sizeof *settings };

static double noise(int contest, int system, int replication)
{
	struct random_address address = {.seed = 9, .replication = (uint32_t)contest, .source = 2, .entity = (uint32_t)system, .ordinal = (uint64_t)replication};
	return draw_normal(random_uniform(&address, 0));
}

static void values_fill(const struct setting *setting, int contest, int system, int from, int to, double *values)
{
	double mean = system == 0 ? 0 : -setting->ahead * (setting->are_stairs ? system : 1), own = setting->own * (1 + setting->widening * system);
	for (int r = from; r < to; r++)
		values[system * MOST + r] = mean + own * noise(contest, system, r) + setting->shared * noise(contest, SYSTEMS_MOST, r);
}

/* Runs whoever is left for look after look, as far as `most` allow. Replications spent in all. */
static int contest_run(const struct setting *setting, int contest, int most, double *values, struct select_result *result)
{
	int made[SYSTEMS_MOST] = {0}, spent = 0;
	bool is_out[SYSTEMS_MOST] = {false};
	struct select_request request = {.values = values, .made = made, .systems = setting->systems, .most = MOST, .level = LEVEL, .matters = MATTERS};
	for (*result = (struct select_result){.wanted = SELECT_FIRST}; !result->is_decided;) {
		int to = result->wanted < most ? result->wanted : most;
		for (int i = 0; i < setting->systems; i++)
			if (!is_out[i]) {
				values_fill(setting, contest, i, made[i], to, values);
				spent += to - made[i];
				made[i] = to;
			}
		bool is_over = result->wanted >= most;
		assert_true(select_best(&request, is_out, result));
		if (is_over)
			break;
	}
	return spent;
}

static void the_best_is_chosen_as_often_as_promised(void **state)
{
	(void)state;
	double *values = calloc((size_t)SYSTEMS_MOST * MOST, sizeof *values);
	for (int s = 0; s < SETTINGS; s++) {
		int right = 0;
		for (int contest = 0; contest < CONTESTS; contest++) {
			struct select_result result;
			contest_run(&settings[s], contest, MOST, values, &result);
			assert_true(result.is_decided);
			near(result.chance, LEVEL, 1e-12);
			right += result.best == 0;
		}
		if (right < CONTESTS * (LEVEL - 2 * sqrt(LEVEL * (1 - LEVEL) / CONTESTS)))
			fail_msg("%s: right in %d of %d", settings[s].name, right, CONTESTS);
	}
	free(values);
}

/* A budget that ends first: what is promised then is less, and kept. */
static void a_promise_cut_short_is_kept_too(void **state)
{
	(void)state;
	static const int most[] = {16, 40, 100, 300};
	double *values = calloc((size_t)SYSTEMS_MOST * MOST, sizeof *values), greatest = 0;
	for (int s = 0; s < SETTINGS; s++)
		for (int b = 0; b < 4; b++) {
			double promised = 0, right = 0;
			for (int contest = 0; contest < CONTESTS; contest++) {
				struct select_result result;
				contest_run(&settings[s], contest, most[b], values, &result);
				promised += result.chance / CONTESTS;
				right += (result.best == 0) / (double)CONTESTS;
			}
			greatest = fmax(greatest, promised);
			if (right < promised - 2 * sqrt(0.25 / CONTESTS))
				fail_msg("%s, %d replications: promised %g, right %g", settings[s].name, most[b], promised, right);
		}
	assert_true(greatest > 0.9);
	free(values);
}

/* Those far behind cost little: of stairs far fewer replications than if all were run as often as the last two. */
static void replications_go_where_they_are_needed(void **state)
{
	(void)state;
	static const struct setting stairs = {"stairs", 20, 1, true, 4, 0, 0};
	double *values = calloc((size_t)SYSTEMS_MOST * MOST, sizeof *values), spent = 0, alike = 0;
	for (int contest = 0; contest < 50; contest++) {
		struct select_result result;
		spent += contest_run(&stairs, contest, MOST, values, &result);
		alike += 20.0 * result.wanted;
	}
	assert_true(spent < 0.5 * alike);
	free(values);
}

static void edges_are_met(void **state)
{
	(void)state;
	double values[4 * SELECT_FIRST];
	int made[4] = {SELECT_FIRST, SELECT_FIRST, SELECT_FIRST, 3};
	bool is_out[4];
	struct select_result result;
	struct select_request request = {.values = values, .made = made, .systems = 4, .most = SELECT_FIRST, .level = LEVEL, .matters = MATTERS};
	for (int i = 0; i < 4 * SELECT_FIRST; i++)
		values[i] = i % SELECT_FIRST + (i / SELECT_FIRST == 1 ? 0.25 : 0); /* the second ahead by a little that never changes */
	assert_true(select_best(&request, is_out, &result));
	assert_true(result.is_decided && result.best == 1 && result.left == 1 && is_out[0] && is_out[2] && is_out[3]);
	request.systems = 1;
	assert_true(select_best(&request, is_out, &result));
	assert_true(result.is_decided && result.best == 0 && result.chance == 1);
	made[0] = 0;
	assert_true(select_best(&request, is_out, &result));
	assert_true(result.left == 0 && result.best == -1 && result.wanted == SELECT_FIRST && result.chance == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_is_chosen_as_often_as_promised), cmocka_unit_test(a_promise_cut_short_is_kept_too),
		cmocka_unit_test(replications_go_where_they_are_needed), cmocka_unit_test(edges_are_met),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
