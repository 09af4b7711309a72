/* replay.c - units apart, disciplines side by side on all cores, then medians over units. */
#include "records/replay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure/stats.h"
#include "records/passing.h"

enum { LEAST_KNOWN = 5, LEAST_OVER = 3, LEAST_SCORED = 3, LEAST_SCORED_OVER = 2, LEAST_CATEGORY = 15 };
static const double CHANCE_95 = 1.358; /* of Kolmogorov's distribution */

const double replay_shares[REPLAY_QUANTILES] = {0.1, 0.25, 0.5, 0.75, 0.9};

/* A unit with its records as known at first and in the end. */
struct bench {
	struct office_case known, all;
	double servers;
};

struct work_of {
	const struct replay_request *request;
	struct replay *replay;
	struct bench *benches;
	const int *tasks;              /* unit x discipline */
	struct faults *faults;
	enum status *statuses;
	int task_count;
};

const char *replay_discipline(int discipline, bool is_chinese)
{
	const struct discipline *plate = discipline_plate((enum discipline_id)discipline);
	return is_chinese ? plate->name_zh : plate->name_en;
}

const char *replay_discipline_key(int discipline)
{
	return discipline_plate((enum discipline_id)discipline)->name;
}

enum replay_verdict replay_judge(const struct replay_unit *unit, double distance)
{
	if (distance <= REPLAY_FAIR_MOST)
		return distance <= REPLAY_GOOD_MOST ? REPLAY_GOOD : REPLAY_FAIR;
	return distance <= unit->chance ? REPLAY_LUCK : REPLAY_POOR;
}

/* -- a unit's records -------------------------------------------------------------------------------------------------- */

static int double_order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* What each service took by the office's hours: as recorded, else between beginning and closing; -1 where that is not known. */
static int64_t effort_of(const struct office_case *of, const struct record *record)
{
	if (!isnan(record->effort))
		return llround(record->effort * (double)TICKS_PER_HOUR);
	if (record->started == MOMENT_NONE || record->closed == MOMENT_NONE)
		return -1;
	int64_t ticks = office_working(of, record->started, record->closed);
	return ticks > 0 ? ticks : 1;
}

static enum status efforts_lay(struct office_case *of, struct arena *arena)
{
	int64_t *efforts = arena_list(arena, of->count + 1, int64_t);
	if (!efforts)
		return STATUS_WORLD;
	for (int i = 0; i < of->count; i++)
		efforts[i] = effort_of(of, &of->rows[i]);
	of->efforts = efforts;
	return STATUS_OK;
}

static enum status case_lay(const struct replay_request *request, const struct records *records, const struct office_case *ground, int unit, bool has_units, struct arena *arena,
	struct office_case *out)
{
	struct record *rows = arena_list(arena, records->count + 1, struct record);
	double *lags = arena_list(arena, records->count + 1, double);
	*out = *ground;
	out->rows = rows;
	out->lags = lags;
	out->seed = request->seed;
	out->end = records->end;
	if (!rows || !lags)
		return STATUS_WORLD;
	for (int i = 0; i < records->count; i++) {
		const struct record *record = &records->rows[i];
		if (has_units && record->unit != unit)
			continue;
		rows[out->count++] = *record;
		if (record->closed != MOMENT_NONE)
			lags[out->lag_count++] = (double)(record->closed - record->opened) / (double)TICKS_PER_HOUR;
	}
	qsort(lags, (size_t)out->lag_count, sizeof *lags, double_order);
	return request->is_recorded ? efforts_lay(out, arena) : STATUS_OK;
}

/* Where no workers are named: servers that the recorded services would keep busy four fifths of the time. */
static double servers_of(const struct office_case *of)
{
	double sum = 0;
	int n = 0;
	for (int i = 0; of->efforts && i < of->count; i++)
		if (of->efforts[i] >= 0) {
			sum += (double)of->efforts[i];
			n++;
		}
	double busy = n > 0 ? sum / n * of->count : 0, hours = (double)office_working(of, 0, of->end);
	return hours > 0 ? fmax(busy / hours / 0.8, 1) : 1;
}

static enum status unit_open(const struct replay_request *request, const struct office_case *ground, bool has_units, struct arena *arena, struct replay_unit *unit, struct bench *bench)
{
	enum status status = case_lay(request, request->known, ground, unit->unit, has_units, arena, &bench->known);
	if (status == STATUS_OK)
		status = case_lay(request, request->all, ground, unit->unit, has_units, arena, &bench->all);
	if (status != STATUS_OK)
		return status;
	bench->all.lags = bench->known.lags;
	bench->all.lag_count = bench->known.lag_count;
	double workers = passing_daily(bench->known.rows, bench->known.count, request->all->workers.count, bench->known.end, arena);
	bench->servers = workers >= 1 ? workers : servers_of(&bench->known);
	unit->known_n = bench->known.count;
	unit->known_over = bench->known.lag_count;
	status = tune_curve(&bench->all, NULL, request->split, INT64_MAX, -1, arena, &unit->real);
	if (status == STATUS_OK && request->all->at[ROLE_started] >= 0 && (!request->all->opens_by_start || request->all->opens_by_case))
		status = tune_wait_curve(&bench->all, NULL, request->split, INT64_MAX, arena, &unit->real_wait);
	struct ends before;
	if (status == STATUS_OK)
		status = tune_curve(&bench->known, NULL, 0, INT64_MAX, -1, arena, &before);
	unit->scored_n = unit->real.n;
	unit->scored_over = unit->real.over;
	unit->resampled = ends_distance(&before, &unit->real, NULL);
	unit->chance = unit->scored_n > 0 ? CHANCE_95 / sqrt(unit->scored_n) : NAN;
	for (int q = 0; q < REPLAY_QUANTILES; q++)
		unit->quantiles[q] = ends_quantile(&unit->real, replay_shares[q]);
	unit->why = unit->known_n < LEAST_KNOWN || unit->known_over < LEAST_OVER ? REPLAY_FEW_BEFORE
		: unit->scored_n < LEAST_SCORED || unit->scored_over < LEAST_SCORED_OVER ? REPLAY_FEW_AFTER : REPLAY_TOLD;
	return status;
}

/* -- one discipline in one unit ---------------------------------------------------------------------------------------- */

/* Which other discipline orders one line of residents' work the same way. */
static int same_order(int discipline, bool has_due)
{
	switch (discipline) {
	case DISCIPLINE_priority: case DISCIPLINE_service_first: case DISCIPLINE_protected_share: return has_due ? DISCIPLINE_edd : DISCIPLINE_fifo;
	case DISCIPLINE_edd: return has_due ? -1 : DISCIPLINE_fifo;
	default: return -1;
	}
}

/* The rows of all replications, one after the other, as one case. */
static enum status scored(const struct replay_request *request, const struct bench *bench, const struct replay_unit *unit, struct replay_try *try, int category, struct arena *arena,
	struct faults *faults, double *category_distance)
{
	struct arena scratch;
	int count = bench->all.count;
	struct office_case pooled = bench->all;
	struct record *rows = arena_list(arena, (size_t)count * (size_t)request->replications + 1, struct record);
	int64_t *done = arena_list(arena, (size_t)count * (size_t)request->replications + 1, int64_t), *begun = arena_list(arena, (size_t)count * (size_t)request->replications + 1, int64_t);
	if (!rows || !done || !begun)
		return fault_world(faults, "out of memory");
	enum status status = STATUS_OK;
	arena_init(&scratch);
	for (int r = 0; r < request->replications && status == STATUS_OK; r++) {
		struct office_times times;
		arena_reset(&scratch);
		status = office_run(&bench->all, &try->tuned.office, TUNE_REPLICATIONS + r, &scratch, &times, faults);
		if (status != STATUS_OK)
			break;
		memcpy(rows + r * count, bench->all.rows, (size_t)count * sizeof *rows);
		memcpy(done + r * count, times.done, (size_t)count * sizeof *done);
		memcpy(begun + r * count, times.begun, (size_t)count * sizeof *begun);
	}
	arena_free(&scratch);
	pooled.rows = rows;
	pooled.count = count * request->replications;
	struct ends curve = {.count = 0}, real;
	if (status == STATUS_OK)
		status = tune_curve(&pooled, done, request->split, INT64_MAX, category, arena, &curve);
	if (status == STATUS_OK && category >= 0) {
		status = tune_curve(&bench->all, NULL, request->split, INT64_MAX, category, arena, &real);
		*category_distance = ends_distance(&curve, &real, NULL);
		return status;
	}
	try->curve = curve;
	try->distance = ends_distance(&curve, &unit->real, &try->where_h);
	try->wait_distance = NAN;
	for (int q = 0; q < REPLAY_QUANTILES; q++)
		try->quantiles[q] = ends_quantile(&curve, replay_shares[q]);
	if (status == STATUS_OK && unit->real_wait.n > 0) {
		status = tune_wait_curve(&pooled, begun, request->split, INT64_MAX, arena, &try->wait);
		try->wait_distance = ends_distance(&try->wait, &unit->real_wait, NULL);
	}
	return status;
}

static void task_do(void *context, int index, int thread)
{
	struct work_of *work = context;
	const struct replay_request *request = work->request;
	int number = work->tasks[index], unit = number / DISCIPLINE_COUNT, discipline = number % DISCIPLINE_COUNT;
	struct replay_unit *row = &work->replay->units[unit];
	struct replay_try *try = &row->tries[discipline];
	struct faults *faults = &work->faults[index];
	if (request->is_scenario) {
		try->tuned = (struct tuned){.office = {.discipline = discipline}};
		work->statuses[index] = tune_try(&work->benches[unit].known, &try->tuned, faults);
	} else {
		work->statuses[index] = tune_office(&work->benches[unit].known, discipline, work->benches[unit].servers, request->tries, &try->tuned, faults);
	}
	if (work->statuses[index] == STATUS_OK)
		work->statuses[index] = scored(request, &work->benches[unit], row, try, -1, &work->replay->arenas[index], faults, NULL);
	if (thread == 0 && request->progress)
		request->progress(request->progress_context, (index + 1.0) / work->task_count);
}

/* -- all of them ------------------------------------------------------------------------------------------------------- */

static void unit_choose(struct replay_unit *unit)
{
	unit->chosen = unit->best = -1;
	for (int d = 0; d < DISCIPLINE_COUNT; d++) {
		struct replay_try *try = &unit->tries[d];
		if (try->same_as >= 0) {
			int same = try->same_as;
			*try = unit->tries[same];
			try->same_as = same;
			continue;
		}
		if (unit->chosen < 0 || try->tuned.misfit < unit->tries[unit->chosen].tuned.misfit)
			unit->chosen = d;
		if (unit->best < 0 || try->distance < unit->tries[unit->best].distance)
			unit->best = d;
	}
}

static enum status categories_tell(struct work_of *work, int unit, struct arena *arena, struct faults *faults)
{
	struct replay_unit *row = &work->replay->units[unit];
	const struct office_case *all = &work->benches[unit].all;
	const struct record_names *names = &work->request->all->categories;
	int *sizes = arena_rows(arena, names->count + 1, int);
	enum status status = sizes ? STATUS_OK : STATUS_WORLD;
	for (int i = 0; i < all->count && sizes; i++)
		if (all->rows[i].opened >= work->request->split && all->rows[i].category >= 0)
			sizes[all->rows[i].category]++;
	while (row->category_count < REPLAY_CATEGORIES && status == STATUS_OK) {
		int most = 0;
		for (int c = 1; c < names->count; c++)
			most = sizes[c] > sizes[most] ? c : most;
		if (names->count == 0 || sizes[most] < LEAST_CATEGORY)
			break;
		struct replay_category *category = &row->categories[row->category_count++];
		*category = (struct replay_category){.name = names->names[most], .n = sizes[most]};
		status = scored(work->request, &work->benches[unit], row, &row->tries[row->chosen], most, arena, faults, &category->distance);
		sizes[most] = 0;
	}
	return status;
}

static double median_of(double *values, int count)
{
	return count > 0 ? stats_quantile(values, count, 0.5, values) : NAN;
}

static enum status medians_find(struct replay *replay, struct arena *arena)
{
	double *values = arena_rows(arena, replay->unit_count + 1, double);
	if (!values)
		return STATUS_WORLD;
	for (int d = -3; d < DISCIPLINE_COUNT; d++) {
		int n = 0;
		for (int u = 0; u < replay->unit_count; u++) {
			const struct replay_unit *unit = &replay->units[u];
			if (unit->why != REPLAY_TOLD)
				continue;
			values[n++] = d == -3 ? unit->resampled : unit->tries[d == -2 ? unit->chosen : d == -1 ? unit->best : d].distance;
		}
		double median = median_of(values, n);
		*(d == -3 ? &replay->median_resampled : d == -2 ? &replay->median_chosen : d == -1 ? &replay->median_best : &replay->medians[d]) = median;
	}
	for (int u = 0; u < replay->unit_count; u++) {
		const struct replay_unit *unit = &replay->units[u];
		if (unit->why != REPLAY_TOLD)
			continue;
		replay->told++;
		replay->verdicts[replay_judge(unit, unit->tries[unit->chosen].distance)]++;
	}
	return STATUS_OK;
}

static int unit_order(const void *a, const void *b)
{
	const struct replay_unit *x = a, *y = b;
	return x->known_n != y->known_n ? y->known_n - x->known_n : x->unit - y->unit;
}

/* The units of the log, the largest first; those without a name together. */
static enum status units_sort(const struct replay_request *request, struct arena *arena, struct replay *out)
{
	const struct records *all = request->all;
	bool has_units = all->at[ROLE_unit] >= 0 && !request->is_scenario;
	int blank = 0;
	out->units = arena_rows(arena, all->units.count + 2, struct replay_unit);
	if (!out->units)
		return STATUS_WORLD;
	for (int i = 0; i < all->count; i++)
		blank += all->rows[i].unit < 0;
	for (int u = 0; has_units && u < all->units.count; u++)
		out->units[out->unit_count++] = (struct replay_unit){.name = all->units.names[u], .unit = u, .known_n = all->units.sizes[u]};
	if (!has_units || blank > 0)
		out->units[out->unit_count++] = (struct replay_unit){.unit = -1, .known_n = blank};
	qsort(out->units, (size_t)out->unit_count, sizeof *out->units, unit_order);
	if (out->unit_count > REPLAY_UNITS)
		out->unit_count = REPLAY_UNITS;
	return STATUS_OK;
}

/* Categories go to the lines of their names; those without one to a line called others, or to the only line. */
static enum status lines_match(const struct replay_request *request, struct arena *arena, struct faults *faults, struct replay *out)
{
	const struct scenario *scenario = request->scenario;
	const struct record_names *names = &request->all->categories;
	struct place place = {.file = scenario->file};
	int *line_of = arena_list(arena, names->count + 2, int), others = scenario->line_count == 1 ? 0 : -1;
	if (!line_of)
		return STATUS_WORLD;
	if (scenario->line_count == 0 || scenario->server_count == 0)
		return fault_add(faults, place, "fit writes such a scenario; without --service=scenario offices are tuned", "the scenario has no lines of work with servers of their own");
	if (scenario->communities ? scenario->community_count != 1 : scenario->settings.communities > 1)
		return fault_add(faults, place, "--set place.communities=1", "a log is replayed in one community");
	for (int l = 0; l < scenario->line_count; l++)
		others = !strcmp(scenario->lines[l].name, "others") ? l : others;
	for (int c = -1; c < names->count; c++) {
		line_of[c + 1] = others;
		for (int l = 0; l < scenario->line_count && c >= 0; l++)
			if (!strcmp(scenario->lines[l].name, names->names[c]))
				line_of[c + 1] = l;
	}
	for (int i = 0; i < request->all->count; i++)
		out->lost += line_of[request->all->rows[i].category + 1] < 0;
	out->ground.line_of = line_of;
	return STATUS_OK;
}

static enum status tasks_run(struct work_of *work, struct arena *arena, struct faults *faults)
{
	struct replay *replay = work->replay;
	int *tasks = arena_rows(arena, replay->unit_count * DISCIPLINE_COUNT + 1, int);
	bool has_due = work->request->all->at[ROLE_due] >= 0;
	if (!tasks)
		return STATUS_WORLD;
	for (int u = 0; u < replay->unit_count; u++)
		for (int d = 0; d < DISCIPLINE_COUNT; d++) {
			replay->units[u].tries[d].same_as = same_order(d, has_due);
			if (replay->units[u].why == REPLAY_TOLD && replay->units[u].tries[d].same_as < 0)
				tasks[work->task_count++] = u * DISCIPLINE_COUNT + d;
		}
	work->tasks = tasks;
	replay->arenas = arena_rows(arena, work->task_count + 1, struct arena);
	work->faults = arena_rows(arena, work->task_count + 1, struct faults);
	work->statuses = arena_rows(arena, work->task_count + 1, enum status);
	if (!replay->arenas || !work->faults || !work->statuses)
		return STATUS_WORLD;
	for (int t = 0; t < work->task_count; t++) {
		arena_init(&replay->arenas[t]);
		faults_init_like(&work->faults[t], faults);
	}
	replay->arena_count = work->task_count;
	team_for(work->request->team, work->task_count, task_do, work);
	enum status status = STATUS_OK;
	for (int t = 0; t < work->task_count; t++) {
		for (int i = 0; i < work->faults[t].count; i++)
			if (!work->faults[t].rows[i].warning && status == STATUS_OK)
				(void)fault_world(faults, "%s", work->faults[t].rows[i].what);
		status = status != STATUS_OK ? status : work->statuses[t];
		faults_free(&work->faults[t]);
	}
	return status;
}

enum status replay_run(const struct replay_request *request, struct arena *arena, struct faults *faults, struct replay *out)
{
	bool has_units = request->all->at[ROLE_unit] >= 0 && !request->is_scenario;
	*out = (struct replay){.request = request};
	struct work_of work = {.request = request, .replay = out};
	enum status status = units_sort(request, arena, out);
	out->ground = (struct office_case){.ground = request->is_scenario ? request->scenario : request->ground, .origin = request->all->origin};
	if (status == STATUS_OK && request->is_scenario)
		status = lines_match(request, arena, faults, out);
	if (status == STATUS_OK)
		status = office_calendar(request->known, request->scenario, (int32_t)(request->all->end / TICKS_PER_DAY) + 1, arena, &out->ground);
	for (int i = request->scenario->exception_count; i < out->ground.exception_count; i++)
		out->days_off += !out->ground.exceptions[i].works;
	work.benches = arena_rows(arena, out->unit_count + 1, struct bench);
	status = work.benches ? status : STATUS_WORLD;
	for (int u = 0; u < out->unit_count && status == STATUS_OK; u++)
		status = unit_open(request, &out->ground, has_units, arena, &out->units[u], &work.benches[u]);
	if (status == STATUS_OK)
		status = tasks_run(&work, arena, faults);
	for (int u = 0; u < out->unit_count && status == STATUS_OK; u++)
		if (out->units[u].why == REPLAY_TOLD) {
			unit_choose(&out->units[u]);
			status = categories_tell(&work, u, arena, faults);
		}
	if (status == STATUS_OK)
		status = medians_find(out, arena);
	return status == STATUS_OK || faults_status(faults) != STATUS_OK ? status : fault_world(faults, "out of memory");
}

void replay_free(struct replay *replay)
{
	for (int i = 0; i < replay->arena_count; i++)
		arena_free(&replay->arenas[i]);
	replay->arena_count = 0;
}
