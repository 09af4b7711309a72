/* study.c - options x replications over the team; each thread keeps its own rooms for a replication. */
#include "run/study.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "measure/stats.h"
#include "run/indicator.h"
#include "run/comeback.h"
#include "run/happenings.h"
#include "run/log.h"
#include "run/needs.h"
#include "run/origins.h"
#include "run/precision.h"
#include "run/relief.h"
#include "run/simulate.h"
#include "run/study_inputs.h"
#include "run/uses.h"
#include "state/replica_copy.h"
#include "world/names.h"

static const double MOST_MONTH_BYTES = 536870912;

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
};

/* "SHA-256  bytes  name" of each table the scenario rests on. */
static const char *tables_words(const struct scenario *scenario, struct arena *arena)
{
	const char *words = "";
	for (int i = 0; i < scenario->stamp_count && words; i++)
		words = arena_format(arena, "%s%s  %zu  %s\n", words, scenario->stamps[i].sha256, scenario->stamps[i].size, scenario->stamps[i].name);
	return words;
}

/* What a set says of itself, all but its numbers. */
static enum status describe(const struct world *world, const struct run_request *request, struct arena *arena, struct result_set *set)
{
	const struct scenario *scenario = world->scenario;
	struct calendar_date start = calendar_date(world->calendar.origin + world->count_day);
	struct result_measure *measures = arena_rows(arena, INDICATOR_COUNT, struct result_measure);
	int line_count = names_count(world);
	const struct result_measure *line_measures = NULL;
	struct result_point *points = arena_rows(arena, world->course_count, struct result_point);
	const char **places = arena_rows(arena, world->community_count, const char *);
	const char **lines = arena_rows(arena, line_count, const char *);
	const char **labels_en = arena_rows(arena, line_count, const char *), **labels_zh = arena_rows(arena, line_count, const char *);
	if (!measures || line_measure_all(scenario, arena, &line_measures) != STATUS_OK || !points || !places || !lines || !labels_en || !labels_zh)
		return STATUS_WORLD;
	for (int i = 0; i < INDICATOR_COUNT; i++)
		measures[i] = indicator_plate((enum indicator_id)i)->measure;
	for (int i = 0; i < world->course_count; i++) {
		const struct policy *policy = world->courses[i].policy;
		points[i] = (struct result_point){policy->name, policy->label_en, policy->label_zh, policy->brief_en, policy->brief_zh};
	}
	for (int i = 0; i < world->community_count; i++) { /* the results outlive the world */
		places[i] = arena_string(arena, world->communities[i].name);
		if (!places[i])
			return STATUS_WORLD;
	}
	for (int i = 0; i < line_count; i++) {
		lines[i] = names_line(world, i);
		labels_en[i] = names_line_en(world, i);
		labels_zh[i] = names_line_zh(world, i);
	}
	*set = (struct result_set){
		.point_count = world->course_count, .month_count = world->month_count, .place_count = world->community_count,
		.line_count = line_count, .measure_count = INDICATOR_COUNT, .line_measure_count = line_measure_count(scenario),
		.measures = measures, .points = points, .place_names = places, .line_names = lines, .line_labels_en = labels_en,
		.line_labels_zh = labels_zh, .line_measures = line_measures,
		.title_en = scenario->name_en, .title_zh = scenario->name_zh, .question_en = scenario->question_en,
		.question_zh = scenario->question_zh, .setting_en = scenario->setting_en, .setting_zh = scenario->setting_zh,
		.scenario_file = scenario->file, .scenario_text = scenario->text,
		.tables_read = tables_words(scenario, arena),
		.start_date = arena_format(arena, "%04d-%02d-%02d", start.year, start.month, start.day),
		.horizon_years = (world->end_day - world->count_day) / 365.25, .seed = request->seed, .worker_count = world->post_count,
		.sourced_count = scenario->sourced_count, .assumed_count = scenario->assumed_count, .baseline = scenario->baseline,
	};
	if (!set->start_date || !set->tables_read || origins_describe(world, arena, set) != STATUS_OK || uses_describe(world, arena, set) != STATUS_OK)
		return STATUS_WORLD;
	happenings_describe(set);
	return needs_describe(arena, set);
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
		room->status = simulate_prerun(&room->replica, &courses[0], request->seed, replication, request->team, &recorder, &room->faults);
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
		room->status = simulate_rest(&room->replica, request->team, &recorder, &room->faults);
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
	enum status ret = world_build(&world, request->scenario, faults);
	if (ret == STATUS_OK && describe(&world, request, arena, set) != STATUS_OK)
		ret = fault_world(faults, "out of memory");
	world_free(&world);
	return ret;
}

/* Months of very many replications would fill the memory, and nobody reads them one by one. */
static bool keeps_months(const struct run_request *request, const struct result_set *set)
{
	double most = request->most_month_bytes > 0 ? request->most_month_bytes : MOST_MONTH_BYTES;
	return (double)set->point_count * set->replication_count * set->month_count * set->measure_count * sizeof(double) <= most;
}

enum status study_run(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct world world;
	struct study study = {.request = request, .world = &world, .set = set};
	enum status ret = world_build(&world, request->scenario, faults);
	if (ret != STATUS_OK)
		goto out;
	ret = describe(&world, request, arena, set);
	set->replication_count = request->replications;
	int months = set->month_count;
	if (ret == STATUS_OK && !keeps_months(request, set)) {
		set->month_count = 0;
		fault_warn(faults, (struct place){.file = request->scenario->file}, "run it fewer times to have them", "the monthly values of %d runs are too many to keep",
			set->replication_count);
	}
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
	if (ret == STATUS_OK && request->complete)
		ret = request->complete(request->scenario, request->team, set, faults);
out:
	if (study.events && fclose(study.events) != 0 && ret == STATUS_OK)
		ret = fault_world(faults, "the event log %s could not be written", request->events_path);
	rooms_free(&study);
	world_free(&world);
	return ret;
}
