/* calibrate.c - learn from a sample, move, confirm, correct; then the whole district before and after. */
#include "learn/calibrate.h"

#include <fnmatch.h>
#include <math.h>
#include <string.h>

#include "learn/calibrate_move.h"
#include "run/indicator.h"
#include "run/study.h"
#include "study/design.h"

enum { PILOT = 8, ROUNDS = 5, MOVED_MOST = 10, FIRST_LEAST = 64, LOOKED_AT = 8192, PLAUSIBLE_LEAST = 60 };
static const double CHANCE = 2, ENDS = 0.05, IDENTIFIED = 0.5, LEARNING = 0.6;

struct calibrating {
	const struct calibrate_request *request;
	struct calibration *calibration;
	struct probe probe;
	struct arena *arena;
	struct match match;
	int output_count;
	const struct target *targets[TARGETS_MOST];
	double low[TARGETS_MOST], high[TARGETS_MOST], offsets[TARGETS_MOST];
	int *levels;
	double *start, *u;
};

/* -- what may be moved ----------------------------------------------------------------------------------------------- */

static bool may_move(const struct factors *factors, const struct factors_row *row, const struct targets *targets)
{
	for (int i = 0; i < targets->input_count; i++)
		for (int k = row->first; k < row->first + row->count; k++)
			if (!fnmatch(targets->inputs[i], factors->keys[k].key->path, 0))
				return true;
	return targets->input_count == 0;
}

static void factors_choose(struct factors *factors, const struct targets *targets)
{
	int kept = 0;
	for (int f = 0; f < factors->count; f++)
		if (may_move(factors, &factors->rows[f], targets))
			factors->rows[kept++] = factors->rows[f];
	factors->count = kept;
}

/* -- learning -------------------------------------------------------------------------------------------------------- */

/* Targets the baseline has a value for, their bands widened by the chance of one run. */
static enum status bands_fill(struct calibrating *calibrating, struct faults *faults)
{
	double *values = arena_rows(calibrating->arena, PILOT * INDICATOR_COUNT, double), column[PILOT];
	if (!values)
		return STATUS_WORLD;
	enum status status = probe_pilot(&calibrating->probe, PILOT, values, faults);
	for (int i = 0; status == STATUS_OK && i < calibrating->request->targets.count; i++) {
		const struct target *target = &calibrating->request->targets.rows[i];
		for (int r = 0; r < PILOT; r++)
			column[r] = values[r * INDICATOR_COUNT + target->measure];
		struct stats_interval mean = stats_mean(column, PILOT, 0.95);
		if (mean.n < PILOT)
			continue;
		double spread = CHANCE * mean.half_width * sqrt(mean.n) / stats_t_quantile(0.975, mean.n - 1);
		int o = calibrating->output_count++;
		calibrating->calibration->targets[o] = (struct calibrate_target){.target = target, .measure = &indicator_plate((enum indicator_id)target->measure)->measure};
		calibrating->calibration->target_count++;
		calibrating->targets[o] = target;
		calibrating->low[o] = target->is_held_out ? -INFINITY : target->low - spread;
		calibrating->high[o] = target->is_held_out ? INFINITY : target->high + spread;
	}
	return status;
}

static void progress_tell(const struct calibrating *calibrating, double share)
{
	if (calibrating->request->progress)
		calibrating->request->progress(calibrating->request->progress_context, share);
}

static enum status baseline_run(void *context, int number, const double *u, double *outputs, int thread)
{
	struct calibrating *calibrating = context;
	double measures[INDICATOR_COUNT];
	enum status status = probe_run(&calibrating->probe, number, u, false, measures, thread);
	for (int o = 0; status == STATUS_OK && o < calibrating->output_count; o++)
		outputs[o] = measures[calibrating->targets[o]->measure];
	if (thread == 0 && number < calibrating->request->tried)
		progress_tell(calibrating, LEARNING * number / calibrating->request->tried);
	return status;
}

static enum status learn(struct calibrating *calibrating)
{
	int factors = calibrating->calibration->factors.count, tried = calibrating->request->tried;
	struct match_problem problem = {.factor_count = factors, .output_count = calibrating->output_count, .levels = calibrating->levels,
		.low = calibrating->low, .high = calibrating->high, .wanted = tried, .most = tried, .first = tried / 2 > FIRST_LEAST ? tried / 2 : FIRST_LEAST,
		.seed = calibrating->request->seed, .team = calibrating->request->team, .run = baseline_run, .context = calibrating};
	return match_run(&calibrating->match, &problem, calibrating->arena);
}

/* -- moving and confirming ------------------------------------------------------------------------------------------- */

/* The baseline alone, all communities, at the point reached; each target's mean is left in the rows. */
static enum status confirm(struct calibrating *calibrating, bool is_before, struct faults *faults)
{
	struct calibration *calibration = calibrating->calibration;
	const struct scenario *scenario = calibrating->request->scenario;
	int n = calibrating->request->replications;
	struct scenario alone = *scenario;
	struct result_set set;
	struct arena arena;
	arena_init(&arena);
	double *column = arena_rows(&arena, n, double);
	enum status status = !column ? STATUS_WORLD : is_before ? STATUS_OK : factors_lay(&calibration->factors, scenario, calibrating->u, &arena, &alone);
	alone.policies[0] = alone.policies[scenario->baseline];
	alone.policy_count = 1;
	alone.baseline = 0;
	struct run_request request = {.scenario = &alone, .replications = n, .seed = calibrating->request->seed, .team = calibrating->request->team};
	if (status == STATUS_OK)
		status = study_run(&request, &arena, &set, faults);
	for (int o = 0; status == STATUS_OK && o < calibrating->output_count; o++) {
		for (int r = 0; r < n; r++)
			column[r] = result_horizon(&set, 0, r)[calibrating->targets[o]->measure];
		calibration->targets[o].after = stats_mean(column, n, 0.95);
		if (is_before)
			calibration->targets[o].before = calibration->targets[o].after;
	}
	arena_free(&arena);
	return status;
}

static bool all_met(const struct calibration *calibration)
{
	for (int o = 0; o < calibration->target_count; o++)
		if (!calibration->targets[o].target->is_held_out && !targets_is_met(calibration->targets[o].target, calibration->targets[o].after.mean))
			return false;
	return true;
}

/* From where the scenario stands; what a confirmation misses corrects the emulators for the next round. */
static enum status settle(struct calibrating *calibrating, struct faults *faults)
{
	struct calibration *calibration = calibrating->calibration;
	int factors = calibration->factors.count;
	struct calibrate_aim aim = {.output_count = calibrating->output_count, .factor_count = factors, .targets = calibrating->targets,
		.emulators = calibrating->match.emulators, .levels = calibrating->levels, .offsets = calibrating->offsets, .start = calibrating->start};
	memcpy(calibrating->u, calibrating->start, (size_t)factors * sizeof *calibrating->u);
	enum status status = confirm(calibrating, true, faults);
	for (; status == STATUS_OK && !all_met(calibration) && calibration->rounds < ROUNDS; calibration->rounds++) {
		for (int o = 0; o < calibrating->output_count; o++)
			calibrating->offsets[o] += calibration->targets[o].after.mean - calibrate_move_output(&aim, o, calibrating->u);
		(void)calibrate_move(&aim, MOVED_MOST, calibrating->u);
		status = confirm(calibrating, false, faults);
		progress_tell(calibrating, LEARNING + (1 - LEARNING) * (calibration->rounds + 2) / (ROUNDS + 2));
	}
	calibration->is_met = all_met(calibration);
	return status;
}

/* -- what the targets tell of the inputs ----------------------------------------------------------------------------- */

static bool is_plausible(const struct calibrating *calibrating, const double *u)
{
	for (int o = 0; o < calibrating->output_count; o++) {
		const struct emulator *emulator = &calibrating->match.emulators[o];
		double likely = emulator_at(emulator, u, calibrating->levels) + calibrating->offsets[o], margin = emulator->residual;
		if (!calibrating->targets[o]->is_held_out && (likely < calibrating->targets[o]->low - margin || likely > calibrating->targets[o]->high + margin))
			return false;
	}
	return true;
}

static enum status identify(struct calibrating *calibrating)
{
	struct calibration *calibration = calibrating->calibration;
	int factors = calibration->factors.count, kept = 0;
	struct design design;
	double *column = arena_rows(calibrating->arena, LOOKED_AT, double);
	if (!column || design_latin(&design, calibrating->arena, LOOKED_AT, factors, calibrating->request->seed, LOOKED_AT, 1) != STATUS_OK)
		return STATUS_WORLD;
	for (int i = 0; i < LOOKED_AT; i++)
		if (is_plausible(calibrating, design_at(&design, i)))
			memmove(design_at(&design, kept++), design_at(&design, i), (size_t)factors * sizeof(double));
	for (int f = 0; f < factors; f++) {
		struct calibrate_input *input = &calibration->inputs[f];
		double before = calibrating->start[f], after = calibrating->u[f];
		for (int i = 0; i < kept; i++)
			column[i] = design_at(&design, i)[f];
		double low = stats_quantile(column, kept, ENDS, column), high = stats_quantile(column, kept, 1 - ENDS, column);
		*input = (struct calibrate_input){.before = factors_value(&calibration->factors, f, before), .after = factors_value(&calibration->factors, f, after),
			.is_moved = after < before || after > before, .left = kept < PLAUSIBLE_LEAST ? NAN : fmin(1, (high - low) / (1 - 2 * ENDS)),
			.low = factors_value(&calibration->factors, f, kept ? low : 0), .high = factors_value(&calibration->factors, f, kept ? high : 1)};
		input->is_identified = input->left < IDENTIFIED;
		calibration->moved_count += input->is_moved;
		calibration->identified_count += input->is_identified;
	}
	return STATUS_OK;
}

/* -- the whole ------------------------------------------------------------------------------------------------------- */

static enum status prepare(struct calibrating *calibrating, struct faults *faults)
{
	const struct calibrate_request *request = calibrating->request;
	struct factors *factors = &calibrating->calibration->factors;
	if (factors_build(factors, request->scenario, calibrating->arena) != STATUS_OK)
		return STATUS_WORLD;
	factors_choose(factors, &request->targets);
	if (!factors->count)
		return fault_add(faults, (struct place){.file = request->scenario->file}, "name others under move:, or leave it out",
			"none of the inputs that may be moved is assumed, in force and has a range");
	calibrating->levels = arena_rows(calibrating->arena, factors->count, int);
	calibrating->start = arena_rows(calibrating->arena, factors->count, double);
	calibrating->u = arena_rows(calibrating->arena, factors->count, double);
	calibrating->calibration->targets = arena_rows(calibrating->arena, TARGETS_MOST, struct calibrate_target);
	calibrating->calibration->inputs = arena_rows(calibrating->arena, factors->count, struct calibrate_input);
	if (!calibrating->levels || !calibrating->start || !calibrating->u || !calibrating->calibration->inputs || !calibrating->calibration->targets)
		return STATUS_WORLD;
	for (int f = 0; f < factors->count; f++) {
		calibrating->levels[f] = factors->rows[f].form_count;
		calibrating->start[f] = factors->rows[f].place;
	}
	return probe_init(&calibrating->probe, request->scenario, factors, request->sample, request->seed, request->team, faults);
}

enum status calibrate_run(const struct calibrate_request *request, struct arena *arena, struct calibration *calibration, struct faults *faults)
{
	struct calibrating *calibrating = arena_rows(arena, 1, struct calibrating);
	*calibration = (struct calibration){.tried = 0};
	if (!calibrating)
		return fault_world(faults, "out of memory");
	*calibrating = (struct calibrating){.request = request, .calibration = calibration, .arena = arena};
	enum status status = prepare(calibrating, faults);
	if (status == STATUS_OK)
		status = bands_fill(calibrating, faults);
	if (status == STATUS_OK)
		status = learn(calibrating);
	if (status == STATUS_OK)
		status = settle(calibrating, faults);
	if (status == STATUS_OK)
		status = identify(calibrating);
	if (status == STATUS_OK)
		status = factors_lay(&calibration->factors, request->scenario, calibrating->u, arena, &calibration->after);
	calibration->tried = calibrating->match.tried;
	calibration->fitting = calibrating->match.fitting;
	probe_faults(&calibrating->probe, faults);
	probe_free(&calibrating->probe);
	if (status != STATUS_OK && faults_status(faults) == STATUS_OK)
		status = fault_world(faults, "out of memory");
	return status;
}
