/* zoning.c - one community, one thread, one arena, one solver. */
#include "plan/zones/zoning.h"

#include <stdlib.h>
#include <string.h>

struct job {
	const struct zoning_request *request;
	struct zoning *zoning;
	const int *communities;  /* [count] among the places */
	struct faults *faults;   /* [count] */
	enum status *statuses;
};

static void task(void *context, int index, int thread)
{
	struct job *job = context;
	const struct zoning_request *request = job->request;
	struct zones_request own = {
		.blocks = {.scenario = request->scenario, .places = &job->zoning->places, .community = job->communities[index],
			.splits_compounds = request->splits_compounds},
		.keeps = request->keeps, .node_limit = request->node_limit, .is_over = request->is_over, .watch = request->watch,
	};
	(void)thread;
	job->statuses[index] = zones_solve(&job->zoning->zones[index], &job->zoning->arenas[index], &own, &job->faults[index]);
}

static bool is_asked(const struct zoning_request *request, const struct community *community)
{
	return !request->community || strcmp(request->community, community->name) == 0 || strtol(request->community, NULL, 10) == community->id;
}

static enum status nobody(const struct zoning *zoning, const struct zoning_request *request, struct arena *arena, struct faults *faults)
{
	const char **names = arena_rows(arena, zoning->places.community_count, const char *);
	for (int i = 0; names && i < zoning->places.community_count; i++)
		names[i] = zoning->places.communities[i].name;
	const char *nearest = names ? text_nearest(request->community, names, zoning->places.community_count) : NULL;
	return fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL, "there is no community %.60s", request->community);
}

/* The faults of the communities, in their order. */
static enum status gather(const struct job *job, struct faults *faults)
{
	enum status worst = STATUS_OK;
	for (int i = 0; i < job->zoning->count; i++) {
		for (int k = 0; k < job->faults[i].count; k++)
			if (!job->faults[i].rows[k].warning)
				worst = fault_world(faults, "%s", job->faults[i].rows[k].what);
		if (job->statuses[i] != STATUS_OK && worst == STATUS_OK)
			worst = fault_world(faults, "no memory for the grids of community %s", job->zoning->places.communities[job->communities[i]].name);
	}
	return worst;
}

enum status zoning_build(struct zoning *zoning, struct arena *arena, const struct zoning_request *request, struct faults *faults)
{
	*zoning = (struct zoning){0};
	if (place_build(request->scenario, arena, &zoning->places) != STATUS_OK)
		return fault_world(faults, "no memory for the communities");
	int all = zoning->places.community_count, *communities = arena_rows(arena, all, int), count = 0;
	for (int i = 0; communities && i < all; i++)
		if (is_asked(request, &zoning->places.communities[i]))
			communities[count++] = i;
	if (communities && count == 0)
		return nobody(zoning, request, arena, faults);
	struct job job = {.request = request, .zoning = zoning, .communities = communities, .faults = arena_rows(arena, count, struct faults),
		.statuses = arena_rows(arena, count, enum status)};
	zoning->zones = arena_rows(arena, count, struct zones);
	zoning->arenas = arena_rows(arena, count, struct arena);
	if (!communities || !job.faults || !job.statuses || !zoning->zones || !zoning->arenas)
		return fault_world(faults, "no memory for the communities");
	zoning->count = count;
	for (int i = 0; i < count; i++) {
		arena_init(&zoning->arenas[i]);
		faults_init_like(&job.faults[i], faults);
	}
	team_for(request->team, count, task, &job);
	enum status status = gather(&job, faults);
	for (int i = 0; i < count; i++)
		faults_free(&job.faults[i]);
	return status;
}

void zoning_free(struct zoning *zoning)
{
	for (int i = 0; i < zoning->count; i++)
		arena_free(&zoning->arenas[i]);
	zoning->count = 0;
}
