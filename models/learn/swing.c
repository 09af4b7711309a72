/* swing.c - each assumption at the ends of its range, in the fluid twin. */
#include "learn/swing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "learn/fluid.h"
#include "world/sample.h"
#include "run/indicator.h"

enum measure { MEASURE_DEMANDED, MEASURE_SERVICE, MEASURE_VALUE, MEASURE_OVERTIME, MEASURE_COUNT };
enum { ENDS = 2, DAYS_SEEN = 366 };
static const double INNERMOST = 1e-9; /* values lie at u in [0, 1) */

struct task {
	const struct factors *factors;
	const struct scenario *scenario;
	double *weights;
	enum status *status;
};

static void measures_of(const struct fluid_month *mean, double *measures)
{
	measures[MEASURE_DEMANDED] = mean->demanded / indicator_plate(INDICATOR_admin_demanded)->measure.matters_from;
	measures[MEASURE_SERVICE] = mean->service / indicator_plate(INDICATOR_hours_with_residents)->measure.matters_from;
	measures[MEASURE_VALUE] = 100 * mean->value / indicator_plate(INDICATOR_tasks_done_well)->measure.matters_from;
	measures[MEASURE_OVERTIME] = mean->overtime / indicator_plate(INDICATOR_overtime)->measure.matters_from;
}

/* Measures of every option at a point, those of the baseline taken off the others'. */
static enum status point_run(const struct task *task, const double *u, struct arena *arena, double (*measures)[MEASURE_COUNT])
{
	struct scenario *laid = arena_rows(arena, 1, struct scenario);
	struct world world = {0};
	struct faults faults;
	int baseline = task->scenario->baseline;
	faults_init(&faults);
	enum status ret = laid ? factors_lay(task->factors, task->scenario, u, arena, laid) : STATUS_WORLD;
	if (ret == STATUS_OK)
		ret = world_build(&world, laid, &faults);
	if (ret == STATUS_OK && world.end_day > world.count_day + DAYS_SEEN)
		world.end_day = world.count_day + DAYS_SEEN;
	for (int c = 0; ret == STATUS_OK && c < world.course_count; c++) {
		struct fluid fluid;
		ret = fluid_run(&fluid, &world, &world.courses[c], 0, arena);
		struct fluid_month mean = ret == STATUS_OK ? fluid_mean(&fluid) : (struct fluid_month){0};
		measures_of(&mean, measures[c]);
	}
	for (int c = 0; ret == STATUS_OK && c < world.course_count; c++)
		for (int m = 0; m < MEASURE_COUNT && c != baseline; m++)
			measures[c][m] -= measures[baseline][m];
	world_free(&world);
	faults_free(&faults);
	return ret;
}

static void factor_weigh(void *context, int factor, int thread)
{
	const struct task *task = context;
	const struct factors_row *row = &task->factors->rows[factor];
	double low[SCENARIO_POLICIES][MEASURE_COUNT] = {{0}}, high[SCENARIO_POLICIES][MEASURE_COUNT] = {{0}}, now[SCENARIO_POLICIES][MEASURE_COUNT];
	int values = row->form_count > 0 ? row->form_count : ENDS, options = task->scenario->policy_count;
	double *u = calloc((size_t)task->factors->count + 1, sizeof *u);
	struct arena arena;
	enum status ret = u ? STATUS_OK : STATUS_WORLD;
	(void)thread;
	arena_init(&arena);
	for (int i = 0; ret == STATUS_OK && i < task->factors->count; i++)
		u[i] = task->factors->rows[i].place;
	for (int value = 0; ret == STATUS_OK && value < values; value++) {
		u[factor] = row->form_count > 0 ? (value + 0.5) / values : value ? 1 - INNERMOST : INNERMOST;
		ret = point_run(task, u, &arena, now);
		for (int c = 0; ret == STATUS_OK && c < options; c++)
			for (int m = 0; m < MEASURE_COUNT; m++) {
				low[c][m] = value ? fmin(low[c][m], now[c][m]) : now[c][m];
				high[c][m] = value ? fmax(high[c][m], now[c][m]) : now[c][m];
			}
		arena_reset(&arena);
	}
	task->weights[factor] = 0;
	for (int c = 0; c < options; c++)
		for (int m = 0; m < MEASURE_COUNT && (options == 1 || c != task->scenario->baseline); m++)
			task->weights[factor] = fmax(task->weights[factor], high[c][m] - low[c][m]);
	task->status[factor] = ret;
	arena_free(&arena);
	free(u);
}

enum status swing_weigh(const struct factors *factors, const struct scenario *scenario, int places, struct team team, double *weights)
{
	struct arena arena;
	arena_init(&arena);
	struct scenario *sample = arena_rows(&arena, 1, struct scenario);
	struct task task = {.factors = factors, .scenario = sample, .weights = weights, .status = arena_rows(&arena, factors->count + 1, enum status)};
	enum status ret = sample && task.status ? sample_take(scenario, places, &arena, sample) : STATUS_WORLD;
	if (ret == STATUS_OK)
		team_for(team, factors->count, factor_weigh, &task);
	for (int i = 0; ret == STATUS_OK && i < factors->count; i++)
		ret = task.status[i];
	arena_free(&arena);
	return ret;
}
