/* study.c - options x replications over the team; each thread keeps its own rooms for a replication. */
#include "run/study.h"

#include <assert.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "measure/stats.h"
#include "run/indicator.h"
#include "run/log.h"
#include "run/relief.h"
#include "run/simulate.h"
#include "state/replica_copy.h"
#include "world/names.h"

enum { LEAST_REPLICATIONS = 10, BATCH = 10 };

struct study {
	const struct run_request *request;
	const struct world *world;
	struct result_set *set;
	struct replica *replicas;     /* one for each thread */
	struct replica_copy *copies;  /* one for each thread: the pre-run's end */
	struct faults *faults;        /* one for each thread */
	enum status *status;          /* one for each thread */
	bool *has_lived;              /* one for each thread: its rooms have been through a whole replication */
	int first, count;             /* replications of this batch */
	int planned;                  /* replications in all, as far as known */
	atomic_int done;
	FILE *events;
};

/* What a set says of itself, all but its numbers. */
static enum status describe(const struct world *world, const struct run_request *request, struct arena *arena, struct result_set *set)
{
	const struct scenario *scenario = world->scenario;
	struct calendar_date start = calendar_date(world->calendar.origin + world->count_day);
	struct result_measure *measures = arena_rows(arena, INDICATOR_COUNT, struct result_measure);
	struct result_measure *line_measures = arena_rows(arena, LINE_MEASURE_COUNT, struct result_measure);
	struct result_point *points = arena_rows(arena, world->course_count, struct result_point);
	const char **places = arena_rows(arena, world->community_count, const char *);
	const char **lines = arena_rows(arena, world->line_count, const char *);
	const char **labels_en = arena_rows(arena, world->line_count, const char *), **labels_zh = arena_rows(arena, world->line_count, const char *);
	if (!measures || !line_measures || !points || !places || !lines || !labels_en || !labels_zh)
		return STATUS_WORLD;
	for (int i = 0; i < INDICATOR_COUNT; i++)
		measures[i] = indicator_plate((enum indicator_id)i)->measure;
	for (int i = 0; i < LINE_MEASURE_COUNT; i++)
		line_measures[i] = line_measure_plate((enum line_measure_id)i)->measure;
	for (int i = 0; i < world->course_count; i++) {
		const struct policy *policy = world->courses[i].policy;
		points[i] = (struct result_point){policy->name, policy->label_en, policy->label_zh, policy->brief_en, policy->brief_zh};
	}
	for (int i = 0; i < world->community_count; i++) { /* the results outlive the world */
		places[i] = arena_string(arena, world->communities[i].name);
		if (!places[i])
			return STATUS_WORLD;
	}
	for (int i = 0; i < world->line_count; i++) {
		lines[i] = names_line(world, i);
		labels_en[i] = names_line_en(world, i);
		labels_zh[i] = names_line_zh(world, i);
	}
	*set = (struct result_set){
		.point_count = world->course_count, .month_count = world->month_count, .place_count = world->community_count,
		.line_count = world->line_count, .measure_count = INDICATOR_COUNT, .line_measure_count = LINE_MEASURE_COUNT,
		.measures = measures, .points = points, .place_names = places, .line_names = lines, .line_labels_en = labels_en,
		.line_labels_zh = labels_zh, .line_measures = line_measures,
		.title_en = scenario->name_en, .title_zh = scenario->name_zh, .question_en = scenario->question_en,
		.question_zh = scenario->question_zh, .setting_en = scenario->setting_en, .setting_zh = scenario->setting_zh,
		.scenario_file = scenario->file, .scenario_text = scenario->text,
		.start_date = arena_format(arena, "%04d-%02d-%02d", start.year, start.month, start.day),
		.horizon_years = (world->end_day - world->count_day) / 365.25, .seed = request->seed, .worker_count = world->post_count,
		.sourced_count = scenario->sourced_count, .assumed_count = scenario->assumed_count, .baseline = scenario->baseline,
	};
	return set->start_date ? STATUS_OK : STATUS_WORLD;
}

/* One replication of every option: they share the pre-run. */
static void task(void *context, int index, int thread)
{
	struct study *study = context;
	const struct run_request *request = study->request;
	struct replica *replica = &study->replicas[thread];
	struct faults *faults = &study->faults[thread];
	enum status *ret = &study->status[thread];
	struct recorder recorder = {.set = study->set, .replication = study->first + index};
	int64_t blocks = replica_blocks(replica);
	if (*ret == STATUS_OK)
		*ret = simulate_prerun(replica, &study->world->courses[0], request->seed, recorder.replication, request->team, &recorder, faults);
	if (*ret == STATUS_OK && replica_copy_save(&study->copies[thread], replica) != STATUS_OK)
		*ret = fault_world(faults, "out of memory");
	for (int point = 0; *ret == STATUS_OK && point < study->world->course_count; point++) {
		recorder.point = point;
		recorder.events = recorder.replication == 0 ? study->events : NULL;
		replica_copy_restore(&study->copies[thread], replica, &study->world->courses[point]);
		*ret = simulate_rest(replica, request->team, &recorder, faults);
		int done = atomic_fetch_add(&study->done, 1) + 1;
		if (thread == 0 && request->progress)
			request->progress(request->progress_context, (double)done / ((double)study->planned * study->world->course_count));
	}
	assert(!study->has_lived[thread] || replica_blocks(replica) == blocks || !"memory was taken after the first replication");
	(void)blocks;
	study->has_lived[thread] = true;
}

static void faults_gather(struct faults *to, const struct faults *from)
{
	for (int i = 0; i < from->count; i++)
		(void)fault_world(to, "%s", from->rows[i].what);
}

static enum status batch_run(struct study *study, int first, int count, struct faults *faults)
{
	struct team team = study->request->team;
	study->first = first;
	study->count = count;
	if (study->events) /* rows of the log stay in order of options */
		team = team_of(1);
	team_for(team, count, task, study);
	enum status ret = STATUS_OK;
	for (int t = 0; t < study->request->team.thread_count; t++) {
		faults_gather(faults, &study->faults[t]);
		if (study->status[t] != STATUS_OK)
			ret = study->status[t];
	}
	return ret;
}

/* Replications that would bring every asked-for half width down, judged from the first `count`. */
static int needed(const struct study *study, int count, double *values)
{
	const struct result_set *set = study->set;
	int most = count;
	for (int m = 0; m < set->measure_count; m++) {
		for (int p = 0; set->measures[m].precision_from > 0 && p < set->point_count; p++) {
			for (int r = 0; r < count; r++)
				values[r] = result_horizon(set, p, r)[m];
			int n = stats_replications_needed(stats_mean(values, count, 0.95), set->measures[m].precision_from);
			most = n > most ? n : most;
		}
	}
	return most;
}

/* The first `count` replications of a larger set, in arrays of their own. */
static enum status set_shrink(struct result_set *set, int count, struct arena *arena)
{
	struct result_set larger = *set;
	set->replication_count = count;
	if (count == larger.replication_count)
		return STATUS_OK;
	if (result_build(set, arena) != STATUS_OK)
		return STATUS_WORLD;
	size_t row = sizeof(double) * (size_t)set->measure_count;
	for (int p = 0; p < set->point_count; p++) {
		for (int r = 0; r < count; r++) {
			memcpy(result_horizon(set, p, r), result_horizon(&larger, p, r), row);
			memcpy(result_month(set, p, r, 0), result_month(&larger, p, r, 0), row * (size_t)set->month_count);
			memcpy(result_place(set, p, r, 0), result_place(&larger, p, r, 0), row * (size_t)set->place_count);
			memcpy(result_line(set, p, r, 0), result_line(&larger, p, r, 0),
				sizeof(double) * (size_t)set->line_count * (size_t)set->line_measure_count);
			set->digest[p * count + r] = larger.digest[p * larger.replication_count + r];
		}
	}
	return STATUS_OK;
}

static enum status replications_run(struct study *study, struct arena *arena, struct faults *faults)
{
	const struct run_request *request = study->request;
	int most = study->set->replication_count, count = 0, target = request->to_precision ? LEAST_REPLICATIONS : most;
	double *values = arena_rows(arena, most + 1, double);
	enum status ret = values ? STATUS_OK : STATUS_WORLD;
	study->planned = target < most ? target : most;
	while (ret == STATUS_OK && count < study->planned) {
		int batch = study->planned - count;
		ret = batch_run(study, count, batch, faults);
		count += batch;
		if (ret == STATUS_OK && request->to_precision && count < most) {
			int n = needed(study, count, values);
			study->planned = n < count + BATCH ? n : count + BATCH; /* step by step: a small sample's spread may mislead */
			study->planned = study->planned < most ? study->planned : most;
		}
	}
	return ret == STATUS_OK ? set_shrink(study->set, count, arena) : ret;
}

static enum status rooms_init(struct study *study)
{
	int threads = study->request->team.thread_count;
	study->replicas = calloc((size_t)threads, sizeof *study->replicas);
	study->copies = calloc((size_t)threads, sizeof *study->copies);
	study->faults = calloc((size_t)threads, sizeof *study->faults);
	study->status = calloc((size_t)threads, sizeof *study->status);
	study->has_lived = calloc((size_t)threads, sizeof *study->has_lived);
	if (!study->replicas || !study->copies || !study->faults || !study->status || !study->has_lived)
		return STATUS_WORLD;
	for (int t = 0; t < threads; t++) {
		replica_init(&study->replicas[t], study->world);
		faults_init(&study->faults[t]);
	}
	return STATUS_OK;
}

static void rooms_free(struct study *study)
{
	for (int t = 0; study->replicas && study->copies && study->faults && t < study->request->team.thread_count; t++) {
		replica_free(&study->replicas[t]);
		replica_copy_free(&study->copies[t]);
		faults_free(&study->faults[t]);
	}
	free(study->replicas);
	free(study->copies);
	free(study->faults);
	free(study->status);
	free(study->has_lived);
}

static enum status events_open(struct study *study, struct faults *faults)
{
	const char *path = study->request->events_path;
	if (!path)
		return STATUS_OK;
	study->events = fopen(path, "w");
	if (!study->events || fputs(log_heading(), study->events) < 0)
		return fault_world(faults, "the event log %s cannot be written", path);
	return STATUS_OK;
}

enum status study_run(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct world world;
	struct study study = {.request = request, .world = &world, .set = set};
	enum status ret = world_build(&world, request->scenario, faults);
	if (ret != STATUS_OK)
		goto out;
	ret = describe(&world, request, arena, set);
	set->replication_count = request->to_precision ? request->most_replications : request->replications;
	if (ret == STATUS_OK)
		ret = result_build(set, arena);
	if (ret == STATUS_OK)
		ret = rooms_init(&study);
	if (ret != STATUS_OK) {
		ret = fault_world(faults, "out of memory for %d replications", set->replication_count);
		goto out;
	}
	ret = events_open(&study, faults);
	if (ret == STATUS_OK)
		ret = replications_run(&study, arena, faults);
	if (ret == STATUS_OK)
		relief_fill(set);
out:
	if (study.events && fclose(study.events) != 0 && ret == STATUS_OK)
		ret = fault_world(faults, "the event log %s could not be written", request->events_path);
	rooms_free(&study);
	world_free(&world);
	return ret;
}
