/* runs.h - a scenario file, read and run: for tests of the whole simulation. Paths count from the top of the tree. */
#ifndef RUNS_H
#define RUNS_H

#include <stdio.h>
#include <string.h>

#include "run/indicator.h"
#include "run/study.h"

struct run {
	struct scenario scenario;
	struct arena arena;
	struct faults faults;
	struct result_set set;
	enum status status;
};

/* Reads `path` with "key=value" assignments (NULL-terminated, or NULL) and runs it; 0 replications or a seed of 0: as the file says. */
static inline void run_quietly(struct run *run, const char *path, const char *const *assignments, int replications, uint64_t seed, int threads)
{
	int count = 0;
	while (assignments && assignments[count])
		count++;
	faults_init(&run->faults);
	arena_init(&run->arena);
	run->set = (struct result_set){0};
	run->status = scenario_read(&run->scenario, path, assignments, count, &run->faults);
	if (run->status == STATUS_OK) {
		struct run_request request = {.scenario = &run->scenario, .team = team_of(threads), .lists_inputs = true,
			.replications = replications ? replications : run->scenario.replications, .seed = seed ? seed : run->scenario.seed};
		run->status = study_run(&request, &run->arena, &run->set, &run->faults);
	}
}

/* Says what went wrong. */
static inline void run_complain(struct run *run)
{
	for (int i = 0; i < run->faults.count; i++)
		if (!run->faults.rows[i].warning)
			printf("%s\n", fault_line(&run->faults, &run->faults.rows[i]));
}

static inline void run_make(struct run *run, const char *path, const char *const *assignments, int replications, uint64_t seed, int threads)
{
	run_quietly(run, path, assignments, replications, seed, threads);
	run_complain(run);
}

static inline void run_free(struct run *run)
{
	arena_free(&run->arena);
	scenario_free(&run->scenario);
	faults_free(&run->faults);
}

/* Values of an indicator of a point, one for each replication. */
static inline int run_values(const struct run *run, int point, enum indicator_id id, double *values)
{
	for (int r = 0; r < run->set.replication_count; r++)
		values[r] = result_horizon(&run->set, point, r)[id];
	return run->set.replication_count;
}

static inline double run_mean(const struct run *run, int point, enum indicator_id id)
{
	double sum = 0;
	for (int r = 0; r < run->set.replication_count; r++)
		sum += result_horizon(&run->set, point, r)[id] / run->set.replication_count;
	return sum;
}

static inline int run_line(const struct run *run, const char *name)
{
	for (int i = 0; i < run->set.line_count; i++)
		if (!strcmp(run->set.line_names[i], name))
			return i;
	return -1;
}

/* The same for a measure of a line of work. */
static inline int run_line_values(const struct run *run, int point, int line, enum line_measure_id id, double *values)
{
	for (int r = 0; r < run->set.replication_count; r++)
		values[r] = result_line(&run->set, point, r, line)[id];
	return run->set.replication_count;
}

#endif
