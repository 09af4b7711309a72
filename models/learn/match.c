/* match.c - waves: simulate, fit emulators, rule out, draw again. */
#include "learn/match.h"

#include <math.h>
#include <string.h>

#include "study/design.h"

enum { WAVE = 160, LOOKED_AT = 4096, WAVES = 64, TRIES = 5 };
static const double RULED_OUT = 3;

/* Points about to be simulated: match->tried … match->tried + count. */
struct wave {
	const struct match_problem *problem;
	struct match *match;
	enum status *statuses;
};

static double *point_at(const struct match *match, const struct match_problem *problem, int number)
{
	return match->points + (int64_t)number * problem->factor_count;
}

static double *outputs_at(const struct match *match, const struct match_problem *problem, int number)
{
	return match->outputs + (int64_t)number * problem->output_count;
}

static void task(void *context, int index, int thread)
{
	struct wave *wave = context;
	int number = wave->match->tried + index;
	wave->statuses[index] = wave->problem->run(wave->problem->context, number, point_at(wave->match, wave->problem, number),
		outputs_at(wave->match, wave->problem, number), thread);
}

static bool is_fitting(const struct match_problem *problem, const double *outputs)
{
	for (int o = 0; o < problem->output_count; o++)
		if (!(outputs[o] >= problem->low[o] && outputs[o] <= problem->high[o]))
			return false;
	return true;
}

/* Simulates `count` points that stand ready behind those tried. */
static enum status wave_run(struct match *match, const struct match_problem *problem, int count, struct arena *scratch)
{
	struct wave wave = {problem, match, arena_rows(scratch, count, enum status)};
	if (!wave.statuses)
		return STATUS_WORLD;
	team_for(problem->team, count, task, &wave);
	for (int i = 0; i < count; i++) {
		if (wave.statuses[i] != STATUS_OK)
			return wave.statuses[i];
		match->fits[match->tried] = is_fitting(problem, outputs_at(match, problem, match->tried));
		match->fitting += match->fits[match->tried++];
	}
	if (problem->wave)
		problem->wave(problem->context, match->tried, match->fitting);
	return STATUS_OK;
}

/* One emulator for each output, of all points tried that have it. */
static enum status emulators_fit(struct match *match, const struct match_problem *problem, struct arena *scratch)
{
	double *points = arena_list(scratch, (int64_t)match->tried * problem->factor_count, double), *outputs = arena_list(scratch, match->tried, double);
	if (!points || !outputs)
		return STATUS_WORLD;
	for (int o = 0; o < problem->output_count; o++) {
		int n = 0;
		for (int i = 0; i < match->tried; i++) {
			double output = outputs_at(match, problem, i)[o];
			if (!isfinite(output))
				continue;
			memcpy(points + (int64_t)n * problem->factor_count, point_at(match, problem, i), (size_t)problem->factor_count * sizeof *points);
			outputs[n++] = output;
		}
		if (emulator_fit(&match->emulators[o], points, outputs, n, problem->factor_count, problem->levels, scratch) != STATUS_OK)
			return STATUS_WORLD;
	}
	return STATUS_OK;
}

bool match_is_plausible(const struct match *match, const struct match_problem *problem, const double *u)
{
	for (int o = 0; o < problem->output_count; o++) {
		const struct emulator *emulator = &match->emulators[o];
		double likely = emulator_at(emulator, u, problem->levels), margin = RULED_OUT * emulator->residual;
		if (likely < problem->low[o] - margin || likely > problem->high[o] + margin)
			return false;
	}
	return true;
}

/* Puts up to `room` points that are not ruled out behind those tried; *count of them. */
static enum status wave_draw(struct match *match, const struct match_problem *problem, int number, int room, struct arena *scratch, int *count)
{
	struct design design;
	*count = 0;
	if (design_latin(&design, scratch, LOOKED_AT, problem->factor_count, problem->seed, number, 1) != STATUS_OK)
		return STATUS_WORLD;
	for (int i = 0; i < LOOKED_AT && *count < room; i++)
		if (match_is_plausible(match, problem, design_at(&design, i)))
			memcpy(point_at(match, problem, match->tried + (*count)++), design_at(&design, i), (size_t)problem->factor_count * sizeof(double));
	return STATUS_OK;
}

static enum status waves(struct match *match, const struct match_problem *problem, struct arena *scratch)
{
	struct design design;
	int first = problem->first < problem->most ? problem->first : problem->most;
	if (design_latin(&design, scratch, first, problem->factor_count, problem->seed, 0, TRIES) != STATUS_OK)
		return STATUS_WORLD;
	memcpy(match->points, design.values, (size_t)first * (size_t)problem->factor_count * sizeof(double));
	enum status status = wave_run(match, problem, first, scratch);
	match->drawn = match->tried;
	match->drawn_fitting = match->fitting;
	if (status == STATUS_OK)
		status = emulators_fit(match, problem, scratch);
	for (int number = 1; status == STATUS_OK && number < WAVES && match->fitting < problem->wanted && match->tried < problem->most; number++) {
		int count, room = problem->most - match->tried < WAVE ? problem->most - match->tried : WAVE;
		arena_reset(scratch);
		status = wave_draw(match, problem, number, room, scratch, &count);
		if (status == STATUS_OK && count > 0)
			status = wave_run(match, problem, count, scratch);
		if (status == STATUS_OK && count > 0)
			status = emulators_fit(match, problem, scratch);
	}
	return status;
}

enum status match_run(struct match *match, const struct match_problem *problem, struct arena *arena)
{
	struct arena scratch;
	int64_t most = problem->most;
	*match = (struct match){.points = arena_list(arena, most * problem->factor_count, double), .outputs = arena_list(arena, most * problem->output_count, double),
		.fits = arena_list(arena, most, bool), .emulators = arena_rows(arena, problem->output_count, struct emulator)};
	if (!match->points || !match->outputs || !match->fits || !match->emulators)
		return STATUS_WORLD;
	arena_init(&scratch);
	enum status status = waves(match, problem, &scratch);
	arena_free(&scratch);
	return status;
}
