/* screen.c - a pilot for chance, history matching for what is possible, all options at the points that are. */
#include "learn/screen.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

#include "world/sample.h"
#include "measure/stats.h"
#include "run/indicator.h"

enum { FIRST = 240, TRIED_FOR_ONE = 10 };
static const double CHANCE = 2; /* standard deviations of one run: 95 of 100 */

/* Bands of the targets, wider by what one run on the sample may be off. */
static enum status bands_fill(struct screen *screen, struct faults *faults)
{
	double *values = arena_rows(&screen->arena, SCREEN_PILOT * INDICATOR_COUNT, double), column[SCREEN_PILOT];
	if (!values)
		return STATUS_WORLD;
	enum status status = probe_pilot(&screen->probe, SCREEN_PILOT, values, faults);
	for (int i = 0; status == STATUS_OK && i < screen->request->targets.count; i++) {
		const struct target *target = &screen->request->targets.rows[i];
		for (int r = 0; r < SCREEN_PILOT; r++)
			column[r] = values[r * INDICATOR_COUNT + target->measure];
		struct stats_interval mean = stats_mean(column, SCREEN_PILOT, 0.95);
		if (target->is_held_out || mean.n < SCREEN_PILOT)
			continue;
		double spread = mean.half_width * sqrt(mean.n) / stats_t_quantile(0.975, mean.n - 1);
		screen->low[screen->output_count] = target->low - CHANCE * spread;
		screen->high[screen->output_count] = target->high + CHANCE * spread;
		screen->outputs[screen->output_count++] = target->measure;
	}
	return status;
}

enum status screen_init(struct screen *screen, const struct screen_request *request, struct faults *faults)
{
	*screen = (struct screen){.request = request};
	arena_init(&screen->arena);
	enum status status = factors_build(&screen->factors, request->scenario, &screen->arena);
	status |= probe_init(&screen->probe, request->scenario, &screen->factors, request->sample, request->seed, request->team, faults);
	if (status != STATUS_OK)
		return fault_world(faults, "out of memory");
	screen->probe.complete = request->complete;
	if (!screen->factors.count)
		return fault_add(faults, (struct place){.file = request->scenario->file}, "leave --screen out", "nothing it rests on is assumed and has a range");
	screen->most = TRIED_FOR_ONE * request->points;
	return bands_fill(screen, faults);
}

void screen_free(struct screen *screen)
{
	probe_free(&screen->probe);
	arena_free(&screen->arena);
}

double screen_work(const struct screen *screen)
{
	const struct probe *probe = &screen->probe;
	return (screen->most * probe->baseline_years + screen->request->points * probe->all_years) / (SCREEN_PILOT * probe->baseline_years);
}

/* -- matching -------------------------------------------------------------------------------------------------------- */

static void progress_tell(struct screen *screen, int thread)
{
	if (thread == 0 && screen->request->progress)
		screen->request->progress(screen->request->progress_context, fmin(1, screen->done / screen->work));
}

static enum status baseline_run(void *context, int number, const double *u, double *outputs, int thread)
{
	struct screen *screen = context;
	double measures[INDICATOR_COUNT];
	enum status status = probe_run(&screen->probe, number, u, false, measures, thread);
	for (int o = 0; status == STATUS_OK && o < screen->output_count; o++)
		outputs[o] = measures[screen->outputs[o]];
	return status;
}

/* What is left to do follows from the share that fits so far. */
static void wave_done(void *context, int tried, int fitting)
{
	struct screen *screen = context;
	const struct probe *probe = &screen->probe;
	int wanted = screen->request->points;
	double needed = fitting > 0 ? fmin(screen->most, (double)tried * wanted / fitting) : screen->most;
	screen->done = tried * probe->baseline_years;
	screen->work = fmax(needed, tried) * probe->baseline_years + wanted * probe->all_years;
	progress_tell(screen, 0);
}

static enum status match_points(struct screen *screen, struct match *match)
{
	int *levels = arena_rows(&screen->arena, screen->factors.count + 1, int);
	for (int f = 0; levels && f < screen->factors.count; f++)
		levels[f] = screen->factors.rows[f].form_count;
	struct match_problem problem = {.factor_count = screen->factors.count, .output_count = screen->output_count, .levels = levels, .low = screen->low,
		.high = screen->high, .wanted = screen->request->points, .most = screen->most, .first = FIRST < screen->most ? FIRST : screen->most,
		.seed = screen->request->seed, .team = screen->request->team, .run = baseline_run, .context = screen, .wave = wave_done};
	return levels ? match_run(match, &problem, &screen->arena) : STATUS_WORLD;
}

/* -- options at the points that fit ---------------------------------------------------------------------------------- */

struct crossing {
	struct screen *screen;
	const struct match *match;
	const int *numbers;          /* of the points kept */
	struct result_set *set;
	enum status *statuses;
	atomic_int done;
};

static void options_run(void *context, int index, int thread)
{
	struct crossing *crossing = context;
	struct screen *screen = crossing->screen;
	int number = crossing->numbers[index], factors = screen->factors.count;
	const double *u = crossing->match->points + (int64_t)number * factors;
	for (int f = 0; f < factors; f++)
		crossing->set->screen.values[index * factors + f] = factors_value(&screen->factors, f, u[f]);
	crossing->statuses[index] = probe_run(&screen->probe, number, u, true, result_screened(crossing->set, index, 0), thread);
	int done = atomic_fetch_add(&crossing->done, 1) + 1;
	if (thread == 0) {
		int tried = crossing->match->tried, kept = crossing->set->screen.point_count;
		screen->work = tried * screen->probe.baseline_years + kept * screen->probe.all_years;
		screen->done = screen->work - (kept - done) * screen->probe.all_years;
		progress_tell(screen, thread);
	}
}

static enum status cross(struct screen *screen, const struct match *match, struct result_set *set, struct arena *arena)
{
	int kept = 0, *numbers = arena_rows(&screen->arena, match->fitting + 1, int);
	for (int i = 0; numbers && i < match->tried && kept < screen->request->points; i++)
		if (match->fits[i])
			numbers[kept++] = i;
	set->screen = (struct result_screen){.point_count = kept, .factor_count = screen->factors.count, .drawn = match->drawn,
		.fitting = match->drawn_fitting, .tried = match->tried, .place_count = screen->probe.place_count};
	struct crossing crossing = {.screen = screen, .match = match, .numbers = numbers, .set = set, .statuses = arena_rows(&screen->arena, kept + 1, enum status)};
	double *bounds = NULL;
	if (!numbers || !crossing.statuses || result_screen_build(set, arena) != STATUS_OK
	    || factors_show(&screen->factors, arena, &set->screen.factors, &bounds) != STATUS_OK)
		return STATUS_WORLD;
	set->screen.bounds = bounds;
	team_for(screen->request->team, kept, options_run, &crossing);
	for (int i = 0; i < kept; i++)
		if (crossing.statuses[i] != STATUS_OK)
			return crossing.statuses[i];
	return STATUS_OK;
}

enum status screen_run(struct screen *screen, struct result_set *set, struct arena *arena, struct faults *faults)
{
	struct match match;
	enum status status = match_points(screen, &match);
	if (status == STATUS_OK)
		status = cross(screen, &match, set, arena);
	probe_faults(&screen->probe, faults);
	if (status != STATUS_OK && faults_status(faults) == STATUS_OK)
		status = fault_world(faults, "out of memory");
	return status;
}
