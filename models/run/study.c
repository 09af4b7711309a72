/* study.c - options x replications over the team; each thread keeps its own rooms for a replication. */
#include "run/study.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "measure/stats.h"
#include "run/indicator.h"
#include "run/comeback.h"
#include "run/describe.h"
#include "run/log.h"
#include "run/nation.h"
#include "run/precision.h"
#include "run/relief.h"
#include "run/simulate.h"
#include "run/study_inputs.h"
#include "run/timelines.h"
#include "state/replica_copy.h"
#include "study/timeline_table.h"

enum { WEEK_STEP_MS = 1800000 };

/* What a thread works in, from one replication to the next. */
struct room {
	struct replica replica;
	struct replica_copy prerun;   /* its end, from which every option goes on */
	struct arena arena;
	struct result_set one;        /* what this replication finds, months and all */
	struct faults faults;
	enum status status;
};

struct study {
	const struct run_request *request;
	const struct world *world;
	struct result_set *set;
	struct room *rooms;           /* one for each thread */
	int first;                    /* replication of this batch */
	int planned;                  /* replications in all, as far as known */
	atomic_int done;
	FILE *events;
	struct arena *arena;          /* of the set: only the task of the first replication takes from it */
	struct timeline week;         /* of that replication */
};

/* The first replication of an option writes down its sample week. */
static enum status rest_watched(struct study *study, struct room *room, struct recorder *recorder)
{
	const struct world *world = study->world;
	struct diary diary;
	int community;
	int32_t from_day, end_day;
	timelines_usual(world, &community, &from_day, &end_day);
	diary_init(&diary, community, from_day, end_day);
	recorder->diary = &diary;
	enum status status = simulate_rest(&room->replica, study->request->team, recorder, &room->faults);
	if (status == STATUS_OK && !study->week.day_count)
		status = timelines_open(&study->week, world, community, from_day, end_day, study->arena);
	if (status == STATUS_OK)
		status = timelines_add(&study->week, world, &diary, recorder->point, WEEK_STEP_MS, study->arena);
	diary_free(&diary);
	recorder->diary = NULL;
	return status == STATUS_OK || room->faults.error_count ? status : fault_world(&room->faults, "out of memory");
}

/* One replication of every option: they share the pre-run. */
static void task(void *context, int index, int thread)
{
	struct study *study = context;
	const struct run_request *request = study->request;
	const struct course *courses = study->world->courses;
	struct room *room = &study->rooms[thread];
	struct recorder recorder = {.set = &room->one};
	int replication = study->first + index;
	if (room->status == STATUS_OK)
		room->status = simulate_prerun(&room->replica, &courses[0], request->seed, request->first_replication + replication, request->team, &recorder, &room->faults);
	bool is_shared = study->world->course_count > 1; /* the first option goes on from where the pre-run ends */
	if (room->status == STATUS_OK && is_shared && replica_copy_save(&room->prerun, &room->replica) != STATUS_OK)
		room->status = fault_world(&room->faults, "out of memory");
	for (int point = 0; room->status == STATUS_OK && point < study->world->course_count; point++) {
		recorder.point = point;
		recorder.events = replication == 0 ? study->events : NULL;
		if (point > 0)
			replica_copy_restore(&room->prerun, &room->replica, &courses[point]);
		else
			replica_set_course(&room->replica, &courses[point]);
		room->status = replication == 0 && request->keeps_week ? rest_watched(study, room, &recorder)
			: simulate_rest(&room->replica, request->team, &recorder, &room->faults);
		int done = atomic_fetch_add(&study->done, 1) + 1;
		if (thread == 0 && request->progress)
			request->progress(request->progress_context, (double)done / ((double)study->planned * study->world->course_count));
	}
	if (room->status == STATUS_OK) {
		relief_fill(&room->one);
		comeback_fill(&room->one);
		result_copy(study->set, replication, &room->one, 0);
	}
}

static void faults_gather(struct faults *to, const struct faults *from)
{
	for (int i = 0; i < from->count; i++)
		(void)fault_world(to, "%s", from->rows[i].what);
}

static enum status batch_run(struct study *study, int first, int count, struct faults *faults)
{
	struct team team = study->events ? team_of(1) : study->request->team; /* rows of a log stay in order of options */
	study->first = first;
	team_for(team, count, task, study);
	enum status ret = STATUS_OK;
	for (int t = 0; t < study->request->team.thread_count; t++) {
		faults_gather(faults, &study->rooms[t].faults);
		if (study->rooms[t].status != STATUS_OK)
			ret = study->rooms[t].status;
	}
	return ret;
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
	for (int r = 0; r < count; r++)
		result_copy(set, r, &larger, r);
	return STATUS_OK;
}

/* Stage after stage: one when the number of replications is fixed, else as many as the stopping rule asks for. */
static enum status replications_run(struct study *study, struct arena *arena, struct faults *faults)
{
	const struct run_request *request = study->request;
	int most = study->set->replication_count, count = 0, next = request->to_precision && STATS_PILOT < most ? STATS_PILOT : most;
	double *values = arena_rows(arena, most + 1, double);
	enum status ret = values ? STATUS_OK : STATUS_WORLD;
	bool was_enough = false;
	while (ret == STATUS_OK && count < next) {
		study->planned = next;
		ret = batch_run(study, count, next - count, faults);
		count = next;
		if (ret == STATUS_OK && count < most)
			next = stats_replications_next(count, precision_wanted(study->set, count, request->precision, values), &was_enough);
		next = next < most ? next : most;
	}
	if (ret == STATUS_OK)
		ret = set_shrink(study->set, count, arena);
	for (int t = 0; ret == STATUS_OK && t < request->team.thread_count; t++)
		result_sums_add(study->set, &study->rooms[t].one);
	result_sums_mean(study->set);
	return ret;
}

/* A thread's rooms; `months` are those of one replication, kept by the study or not. */
static enum status room_init(struct room *room, const struct study *study, int months, const struct faults *faults)
{
	replica_init(&room->replica, study->world);
	faults_init_like(&room->faults, faults);
	arena_init(&room->arena);
	room->one = *study->set;
	room->one.replication_count = 1;
	room->one.month_count = months;
	return result_build(&room->one, &room->arena);
}

static enum status rooms_init(struct study *study, int months, const struct faults *faults)
{
	int threads = study->request->team.thread_count;
	study->rooms = calloc((size_t)threads, sizeof *study->rooms);
	enum status ret = study->rooms ? STATUS_OK : STATUS_WORLD;
	for (int t = 0; study->rooms && t < threads; t++)
		if (room_init(&study->rooms[t], study, months, faults) != STATUS_OK)
			ret = STATUS_WORLD;
	return ret;
}

static void rooms_free(struct study *study)
{
	for (int t = 0; study->rooms && t < study->request->team.thread_count; t++) {
		replica_free(&study->rooms[t].replica);
		replica_copy_free(&study->rooms[t].prerun);
		arena_free(&study->rooms[t].arena);
		faults_free(&study->rooms[t].faults);
	}
	free(study->rooms);
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

enum status study_describe(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct world world;
	if (districts_count(request->scenario) > 1)
		return nation_describe(request, arena, set, faults);
	enum status ret = world_build(&world, request->scenario, faults);
	if (ret == STATUS_OK && describe_study(&world, request, arena, set) != STATUS_OK)
		ret = fault_world(faults, "out of memory");
	world_free(&world);
	return ret;
}

enum status study_run(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct world world;
	struct study study = {.request = request, .world = &world, .set = set, .arena = arena};
	if (districts_count(request->scenario) > 1)
		return nation_study(request, arena, set, faults);
	enum status ret = world_build(&world, request->scenario, faults);
	if (ret != STATUS_OK)
		goto out;
	ret = describe_study(&world, request, arena, set);
	set->replication_count = request->replications;
	int months = ret == STATUS_OK ? describe_months(request, set, faults) : 0;
	if (ret == STATUS_OK)
		ret = result_build(set, arena);
	if (ret == STATUS_OK)
		ret = rooms_init(&study, months, faults);
	if (ret != STATUS_OK) {
		ret = fault_world(faults, "out of memory for %d replications", set->replication_count);
		goto out;
	}
	ret = events_open(&study, faults);
	if (ret == STATUS_OK)
		ret = replications_run(&study, arena, faults);
	if (ret == STATUS_OK && request->lists_inputs && study_inputs(request->scenario, arena, &set->annexes) != STATUS_OK)
		ret = fault_world(faults, "out of memory");
	if (ret == STATUS_OK && request->keeps_week && timeline_table_put(&study.week, set, arena) != STATUS_OK)
		ret = fault_world(faults, "out of memory");
	if (ret == STATUS_OK && request->complete)
		ret = request->complete(request->scenario, request->team, set, faults);
out:
	if (study.events && fclose(study.events) != 0 && ret == STATUS_OK)
		ret = fault_world(faults, "the event log %s could not be written", request->events_path);
	rooms_free(&study);
	world_free(&world);
	return ret;
}
