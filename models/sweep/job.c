/* job.c - a scenario read and run for each sample, side by side on the team. */
#include "sweep/job.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sweep/manifest.h"
#include "world/choose.h"

static const double NO_MONTHS = 1; /* bytes: months of a sample are not kept */
static const double USUAL_MONTHS = 0;

/* What one sample takes. */
struct room {
	struct arena arena;
	struct faults faults;
};

struct crew {
	const struct job *job;
	struct sweep *rows;            /* NULL: samples are only read */
	const struct faults *speaking;
	enum status *statuses;         /* of each sample of the call */
	char **complaints;             /* of each that failed, from malloc */
	struct team inner;             /* a few samples have the whole team each, one after the other */
	const struct job_leg *legs;    /* NULL: whole samples from `first` on */
	int first;
	atomic_int done;
};

static struct job_leg leg_at(const struct crew *crew, int index)
{
	const struct job *job = crew->job;
	return crew->legs ? crew->legs[index] : (struct job_leg){crew->first + index, 0, job->replications, job->policies};
}

/* The scenario at a sample, with these options. Free it in any case. */
static enum status scenario_at(const struct job *job, int sample, const char *policies, struct arena *arena, struct scenario *scenario, struct faults *faults)
{
	int factors = job->points->vary->count;
	const char **words = arena_rows(arena, job->assignment_count + factors, const char *);
	*scenario = (struct scenario){.file = NULL};
	arena_init(&scenario->arena);
	if (!words || !points_words(job->points, sample, arena, words + job->assignment_count))
		return fault_world(faults, "no memory left");
	for (int i = 0; i < job->assignment_count; i++)
		words[i] = job->assignments[i];
	enum status status = scenario_read(scenario, job->file, words, job->assignment_count + factors, faults);
	return status == STATUS_OK && policies ? choose_policies(scenario, policies, faults) : status;
}

static uint64_t seed_at(const struct job *job, int sample)
{
	return job->has_own_luck ? job->seed + 1 + (uint64_t)sample : job->seed;
}

/* -- running --------------------------------------------------------------------------------------------------------- */

/* The measures that are kept, of `rows` rows of them. */
static void measures_copy(const struct job *job, const struct result_set *set, const struct sweep *rows, double *to, const double *from, int64_t count)
{
	int kept = rows->about.measure_count;
	if (!job->measures)
		memcpy(to, from, (size_t)(count * kept) * sizeof(double));
	for (int64_t row = 0; job->measures && row < count; row++)
		for (int m = 0; m < kept; m++)
			to[row * kept + m] = from[row * set->measure_count + job->measures[m]];
}

/* Options by name: a leg is not for all of them. */
static void runs_fill(const struct job *job, const struct job_leg *leg, const struct result_set *set, struct sweep *rows)
{
	int row = leg->sample - rows->first, made = set->replication_count;
	for (int point = 0; point < set->point_count; point++) {
		int option = result_point_index(&rows->about, set->points[point].name);
		measures_copy(job, set, rows, sweep_run(rows, row, option, leg->first), result_horizon(set, point, 0), made);
		if (rows->months)
			measures_copy(job, set, rows, sweep_month(rows, row, option, 0, 0), result_month(set, point, 0, 0), (int64_t)made * set->month_count);
		if (rows->by_place)
			measures_copy(job, set, rows, sweep_place(rows, row, option, 0), result_place(set, point, 0), set->place_count);
		memcpy(sweep_histories(rows, row, option) + leg->first, set->digest + (int64_t)point * made, (size_t)made * sizeof(uint64_t));
	}
	if (rows->replications[row] < leg->first + made)
		rows->replications[row] = leg->first + made;
}

static void row_fill(const struct job *job, const struct job_leg *leg, const struct result_set *set, struct sweep *rows)
{
	int row = leg->sample - rows->first;
	const double *u = design_at((struct design *)&job->points->design, leg->sample);
	for (int f = 0; f < rows->factor_count; f++) {
		rows->places[(int64_t)row * rows->factor_count + f] = u[f];
		rows->values[(int64_t)row * rows->factor_count + f] = vary_value(&job->points->vary->factors[f], u[f]);
	}
	rows->seeds[row] = set->seed;
	runs_fill(job, leg, set, rows);
}

static enum status leg_run(struct crew *crew, const struct job_leg *leg, struct room *room)
{
	const struct job *job = crew->job;
	struct scenario scenario;
	struct result_set set;
	enum status status = scenario_at(job, leg->sample, leg->policies, &room->arena, &scenario, &room->faults);
	struct run_request request = {.scenario = &scenario, .replications = leg->count, .first_replication = leg->first, .seed = seed_at(job, leg->sample),
		.team = crew->inner, .to_precision = job->to_precision && !crew->legs, .precision = job->precision, .most_month_bytes = job->has_months ? USUAL_MONTHS : NO_MONTHS, .complete = job->complete};
	if (status == STATUS_OK)
		status = study_run(&request, &room->arena, &set, &room->faults);
	if (status == STATUS_OK)
		status = job->has_months && !set.month_count ? fault_world(&room->faults, "the monthly values of %d runs are too many to keep", set.replication_count) : STATUS_OK;
	if (status == STATUS_OK)
		row_fill(job, leg, &set, crew->rows);
	scenario_free(&scenario);
	return status;
}

/* -- a task ---------------------------------------------------------------------------------------------------------- */

/* "sample 3 (staff.quits=0.1 /yr): what is wrong", to stay. */
static enum status complain(struct crew *crew, int sample, struct room *room, enum status status, char **complaint)
{
	const struct points *points = crew->job->points;
	const char *said = "", *words[VARY_MOST] = {NULL};
	bool fine = points_words(points, sample, &room->arena, words);
	for (int f = 0; f < points->vary->count && fine; f++)
		fine = (said = arena_format(&room->arena, "%s%s%s", said, f ? ", " : "", words[f])) != NULL;
	for (int i = 0; i < room->faults.count && fine; i++)
		if (!room->faults.rows[i].warning) {
			fine = asprintf(complaint, faults_word(crew->speaking, N_("sample %d (%s): %s")), sample, said, room->faults.rows[i].what) >= 0;
			break;
		}
	return fine ? status : STATUS_WORLD;
}

static void task(void *context, int index, int thread)
{
	struct crew *crew = context;
	struct room room;
	struct scenario scenario;
	struct job_leg leg = leg_at(crew, index);
	arena_init(&room.arena);
	faults_init_like(&room.faults, crew->speaking);
	if (crew->rows) {
		crew->statuses[index] = leg_run(crew, &leg, &room);
	} else {
		crew->statuses[index] = scenario_at(crew->job, leg.sample, leg.policies, &room.arena, &scenario, &room.faults);
		scenario_free(&scenario);
	}
	if (crew->statuses[index] != STATUS_OK)
		crew->statuses[index] = complain(crew, leg.sample, &room, crew->statuses[index], &crew->complaints[index]);
	arena_free(&room.arena);
	faults_free(&room.faults);
	int done = atomic_fetch_add(&crew->done, 1) + 1;
	if (thread == 0 && crew->job->progress)
		crew->job->progress(crew->job->progress_context, done);
}

/* -- a crew ---------------------------------------------------------------------------------------------------------- */

static void complaints_gather(const struct crew *crew, int count, struct faults *faults)
{
	int bad = 0;
	for (int i = 0; i < count; i++) {
		if (crew->statuses[i] == STATUS_WORLD)
			(void)fault_world(faults, "%s", crew->complaints[i] ? crew->complaints[i] : "no memory left");
		else if (crew->statuses[i] == STATUS_FAULT && bad++ < JOB_FAULTS)
			fault_add(faults, (struct place){0}, NULL, "%s", crew->complaints[i]);
	}
	if (bad > JOB_FAULTS)
		fault_add(faults, (struct place){0}, "take values that go together", "%d of %d samples cannot be run", bad, count);
}

/* Few samples are run one after the other, the whole team on each; many side by side. Nothing in the results tells which. */
static enum status crew_work(struct crew *crew, int count, struct faults *faults)
{
	struct team team = crew->job->team;
	bool are_few = crew->rows && count < team.thread_count;
	crew->speaking = faults;
	crew->inner = are_few ? team : team_of(1);
	crew->statuses = calloc((size_t)count + 1, sizeof *crew->statuses);
	crew->complaints = calloc((size_t)count + 1, sizeof *crew->complaints);
	if (crew->statuses && crew->complaints) {
		team_for(are_few ? team_of(1) : team, count, task, crew);
		complaints_gather(crew, count, faults);
	} else {
		(void)fault_world(faults, "no memory left");
	}
	for (int i = 0; i < count && crew->complaints; i++)
		free(crew->complaints[i]);
	free(crew->complaints);
	free(crew->statuses);
	return faults_status(faults);
}

enum status job_check(const struct job *job, int from, int to, struct faults *faults)
{
	struct crew crew = {.job = job, .first = from};
	return crew_work(&crew, to - from, faults);
}

enum status job_run(const struct job *job, struct sweep *rows, struct faults *faults)
{
	struct crew crew = {.job = job, .rows = rows, .first = rows->first};
	return crew_work(&crew, rows->count, faults);
}

enum status job_legs(const struct job *job, struct sweep *rows, const struct job_leg *legs, int count, struct faults *faults)
{
	struct crew crew = {.job = job, .rows = rows, .legs = legs};
	return crew_work(&crew, count, faults);
}

static enum status measures_keep(const struct job *job, struct result_set *about, struct arena *arena)
{
	struct result_measure *kept = arena_rows(arena, job->measure_count, struct result_measure);
	for (int m = 0; kept && m < job->measure_count; m++)
		kept[m] = about->measures[job->measures[m]];
	about->measures = kept;
	about->measure_count = job->measure_count;
	return kept ? STATUS_OK : STATUS_WORLD;
}

enum status job_about(const struct job *job, const struct scenario *base, struct arena *arena, struct sweep *about, struct faults *faults)
{
	const struct vary *vary = job->points->vary;
	struct run_request request = {.scenario = base, .replications = job->replications, .seed = job->seed, .team = team_of(1)};
	struct sweep_factor *factors = arena_rows(arena, vary->count, struct sweep_factor);
	double *bounds = arena_rows(arena, vary->count * SWEEP_BOUNDS, double);
	*about = (struct sweep){.design = job->points->name, .sample_count = job->points->design.point_count, .factor_count = vary->count, .factors = factors,
		.bounds = bounds};
	enum status status = study_describe(&request, arena, &about->about, faults);
	if (status != STATUS_OK)
		return status;
	about->about.replication_count = job->replications;
	about->about.program = job->program;
	about->about.month_count = job->has_months ? about->about.month_count : 0;
	about->about.place_count = job->has_places ? about->about.place_count : 0;
	if (job->measures && measures_keep(job, &about->about, arena) != STATUS_OK)
		return fault_world(faults, "no memory left");
	for (int f = 0; f < vary->count && factors && bounds; f++) {
		factors[f] = vary->factors[f].shown;
		memcpy(bounds + f * SWEEP_BOUNDS, vary->factors[f].bounds, sizeof vary->factors[f].bounds);
	}
	about->manifest = manifest_write(job, about, arena);
	return factors && bounds && about->manifest ? STATUS_OK : fault_world(faults, "no memory left");
}
