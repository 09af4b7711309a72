/* probe.c - lays a point over the scenario and runs a study of one replication. */
#include "learn/probe.h"

#include <stdlib.h>
#include <string.h>

#include "world/sample.h"
#include "run/indicator.h"
#include "run/study.h"

struct probe_room {
	struct arena arena;
	struct faults faults;
	struct scenario laid;
};

enum status probe_init(struct probe *probe, const struct scenario *scenario, const struct factors *factors, int sample, uint64_t seed,
	struct team team, const struct faults *speaking)
{
	*probe = (struct probe){.factors = factors, .seed = seed, .thread_count = team.thread_count};
	arena_init(&probe->arena);
	probe->rooms = calloc((size_t)team.thread_count, sizeof *probe->rooms);
	for (int t = 0; probe->rooms && t < team.thread_count; t++) {
		arena_init(&probe->rooms[t].arena);
		faults_init_like(&probe->rooms[t].faults, speaking);
	}
	if (!probe->rooms || sample_take(scenario, sample, &probe->arena, &probe->all) != STATUS_OK)
		return STATUS_WORLD;
	probe->baseline = probe->all;
	probe->baseline.policies[0] = probe->all.policies[probe->all.baseline];
	probe->baseline.policy_count = 1;
	probe->baseline.baseline = 0;
	const struct settings *settings = &scenario->settings;
	probe->baseline_years = settings->prerun_years + settings->horizon_years;
	probe->all_years = settings->prerun_years + scenario->policy_count * settings->horizon_years;
	probe->place_count = sample_communities(&probe->all);
	return STATUS_OK;
}

void probe_free(struct probe *probe)
{
	for (int t = 0; probe->rooms && t < probe->thread_count; t++) {
		arena_free(&probe->rooms[t].arena);
		faults_free(&probe->rooms[t].faults);
	}
	free(probe->rooms);
	arena_free(&probe->arena);
	*probe = (struct probe){.factors = NULL};
}

enum status probe_run(struct probe *probe, int number, const double *u, bool is_whole, double *measures, int thread)
{
	struct probe_room *room = &probe->rooms[thread];
	struct result_set set;
	arena_reset(&room->arena);
	enum status status = factors_lay(probe->factors, is_whole ? &probe->all : &probe->baseline, u, &room->arena, &room->laid);
	struct run_request request = {.scenario = &room->laid, .replications = 1, .seed = probe->seed + 1 + (uint64_t)number, .team = team_of(1),
		.complete = is_whole ? probe->complete : NULL};
	if (status == STATUS_OK)
		status = study_run(&request, &room->arena, &set, &room->faults);
	if (status == STATUS_OK)
		memcpy(measures, set.horizon, (size_t)(set.point_count * set.measure_count) * sizeof *measures);
	return status;
}

enum status probe_pilot(struct probe *probe, int replications, double *values, struct faults *faults)
{
	struct arena arena;
	struct result_set set;
	struct run_request request = {.scenario = &probe->baseline, .replications = replications, .seed = probe->seed, .team = team_of(probe->thread_count)};
	arena_init(&arena);
	enum status status = study_run(&request, &arena, &set, faults);
	if (status == STATUS_OK)
		memcpy(values, set.horizon, (size_t)(replications * set.measure_count) * sizeof *values);
	arena_free(&arena);
	return status;
}

void probe_faults(const struct probe *probe, struct faults *faults)
{
	for (int t = 0; probe->rooms && t < probe->thread_count; t++)
		for (int i = 0; i < probe->rooms[t].faults.count; i++)
			if (!probe->rooms[t].faults.rows[i].warning)
				(void)fault_world(faults, "%s", probe->rooms[t].faults.rows[i].what);
}
