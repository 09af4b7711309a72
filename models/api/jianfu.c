/* jianfu.c - a study behind plain functions, for programs in C and whatever calls C. */
#include "api/jianfu.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/worth.h"
#include "run/study.h"

enum { MOST_SETS = 4096 };

struct jianfu {
	char *path, *sets[MOST_SETS];
	int set_count;
	struct scenario scenario;
	bool is_read;                  /* the scenario is there and has no faults */
	struct arena arena;            /* of the results */
	struct result_set set;         /* no points: nothing was run */
	struct text faults;
};

static void results_forget(struct jianfu *study)
{
	arena_reset(&study->arena);
	study->set = (struct result_set){.point_count = 0};
}

static int faults_keep(struct jianfu *study, struct faults *faults, enum status status)
{
	text_clear(&study->faults);
	faults_sort(faults);
	for (int i = 0; i < faults->count; i++)
		if (!faults->rows[i].warning)
			text_addf(&study->faults, "%s\n", fault_line(faults, &faults->rows[i]));
	faults_free(faults);
	return (int)status;
}

/* The scenario as it is set by now. */
static int scenario_again(struct jianfu *study)
{
	struct faults faults;
	faults_init(&faults);
	results_forget(study);
	scenario_free(&study->scenario);
	enum status status = scenario_read(&study->scenario, study->path, (const char *const *)study->sets, study->set_count, &faults);
	study->is_read = status == STATUS_OK;
	return faults_keep(study, &faults, status);
}

struct jianfu *jianfu_load(const char *path)
{
	struct jianfu *study = calloc(1, sizeof *study);
	if (!study)
		return NULL;
	arena_init(&study->arena);
	arena_init(&study->scenario.arena);
	text_init(&study->faults);
	study->path = strdup(path);
	if (study->path) {
		(void)scenario_again(study);
		return study;
	}
	jianfu_free(study);
	return NULL;
}

void jianfu_free(struct jianfu *study)
{
	if (!study)
		return;
	for (int i = 0; i < study->set_count; i++)
		free(study->sets[i]);
	scenario_free(&study->scenario);
	arena_free(&study->arena);
	text_free(&study->faults);
	free(study->path);
	free(study);
}

const char *jianfu_faults(struct jianfu *study)
{
	if (!study)
		return "no memory left\n";
	return study->faults.data ? study->faults.data : study->faults.failed ? "no memory left\n" : "";
}

/* A setting that is refused leaves the scenario as it was. */
int jianfu_set(struct jianfu *study, const char *assignment)
{
	char *copy = study->set_count < MOST_SETS ? strdup(assignment) : NULL;
	if (!copy)
		return STATUS_WORLD;
	study->sets[study->set_count++] = copy;
	int status = scenario_again(study);
	if (status != STATUS_OK) {
		struct faults unheard;
		free(study->sets[--study->set_count]);
		faults_init(&unheard);
		scenario_free(&study->scenario);
		study->is_read = scenario_read(&study->scenario, study->path, (const char *const *)study->sets, study->set_count, &unheard) == STATUS_OK;
		faults_free(&unheard);
	}
	return status;
}

int jianfu_run(struct jianfu *study, int replications, uint64_t seed, int threads)
{
	struct faults faults;
	if (!study->is_read)
		return STATUS_FAULT;
	faults_init(&faults);
	results_forget(study);
	struct run_request request = {.scenario = &study->scenario, .replications = replications > 0 ? replications : study->scenario.replications, .seed = seed,
		.team = team_of(threads), .lists_inputs = true, .keeps_week = true, .complete = worth_fill};
	enum status status = study_run(&request, &study->arena, &study->set, &faults);
	if (status != STATUS_OK)
		results_forget(study);
	return faults_keep(study, &faults, status);
}

uint64_t jianfu_seed(const struct jianfu *study)
{
	return study->scenario.seed;
}

int jianfu_options(const struct jianfu *study)
{
	return study->set.point_count;
}

int jianfu_replications(const struct jianfu *study)
{
	return study->set.replication_count;
}

int jianfu_measures(const struct jianfu *study)
{
	return study->set.measure_count;
}

int jianfu_baseline(const struct jianfu *study)
{
	return study->set.baseline;
}

const char *jianfu_option(const struct jianfu *study, int option)
{
	return option >= 0 && option < study->set.point_count ? study->set.points[option].name : NULL;
}

const char *jianfu_measure(const struct jianfu *study, int measure)
{
	return measure >= 0 && measure < study->set.measure_count ? study->set.measures[measure].name : NULL;
}

const char *jianfu_unit(const struct jianfu *study, int measure)
{
	return measure >= 0 && measure < study->set.measure_count ? study->set.measures[measure].unit : NULL;
}

int jianfu_measure_named(const struct jianfu *study, const char *name)
{
	return result_measure_index(&study->set, name);
}

double jianfu_value(const struct jianfu *study, int option, int replication, int measure)
{
	if (!jianfu_option(study, option) || !jianfu_measure(study, measure) || replication < 0 || replication >= study->set.replication_count)
		return NAN;
	return result_horizon(&study->set, option, replication)[measure];
}
