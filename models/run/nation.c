/* nation.c - district after district in rooms that are as large as the largest of them. */
#include "run/nation.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "run/describe.h"
#include "run/simulate.h"
#include "state/replica_copy.h"
#include "world/place.h"

/* What a thread works in, from one district to the next. */
struct room {
	struct world world;
	struct replica replica;
	struct replica_copy prerun;
	struct arena arena;
	struct totals totals;
	struct faults faults;
	enum status status;
};

struct crew {
	const struct nation *nation;
	struct result_set *set;
	struct room *rooms;            /* one for each thread */
	struct team inner;             /* fewer districts than threads have the whole team each, one after the other */
	int first, count;
	atomic_int done;
};

/* -- which districts ------------------------------------------------------------------------------------------------- */

/* At equal steps of their numbers. */
static enum status districts_choose(struct nation *nation)
{
	int all = nation->districts.count;
	double share = nation->request->sample;
	nation->count = share > 0 && share < 1 ? (int)fmax(1, round(share * all)) : all;
	nation->chosen = arena_rows(&nation->arena, nation->count, int);
	for (int i = 0; nation->chosen && i < nation->count; i++)
		nation->chosen[i] = (int)((i + 0.5) * all / nation->count);
	return nation->chosen ? STATUS_OK : STATUS_WORLD;
}

/* What only a district alone can be asked for. */
static enum status request_check(const struct run_request *request, struct faults *faults)
{
	struct place place = {.file = request->scenario->file};
	if (request->to_precision)
		return fault_add(faults, place, "say how often with --replications", "several districts are run a stated number of times");
	if (request->events_path)
		return fault_add(faults, place, "log one of them: place.districts=1", "a log of events is of one district");
	return STATUS_OK;
}

enum status nation_open(struct nation *nation, const struct run_request *request, struct faults *faults)
{
	enum status status = request_check(request, faults);
	*nation = (struct nation){.request = request};
	arena_init(&nation->arena);
	if (status != STATUS_OK)
		return status;
	if (districts_build(request->scenario, &nation->arena, &nation->districts) != STATUS_OK || districts_choose(nation) != STATUS_OK)
		return fault_world(faults, "out of memory");
	return world_build_district(&nation->world, request->scenario, &nation->districts.rows[nation->chosen[0]], faults);
}

void nation_close(struct nation *nation)
{
	world_free(&nation->world);
	arena_free(&nation->arena);
}

/* -- one district ---------------------------------------------------------------------------------------------------- */

/* One replication of every option: they share the pre-run. */
static void replication_run(const struct crew *crew, struct room *room, struct recorder *recorder, uint64_t seed)
{
	const struct course *courses = room->world.courses;
	int courses_count = room->world.course_count;
	recorder->point = 0;
	room->status = simulate_prerun(&room->replica, &courses[0], seed, recorder->replication, crew->inner, recorder, &room->faults);
	if (room->status == STATUS_OK && courses_count > 1 && replica_copy_save(&room->prerun, &room->replica) != STATUS_OK)
		room->status = fault_world(&room->faults, "out of memory");
	for (; room->status == STATUS_OK && recorder->point < courses_count; recorder->point++) {
		if (recorder->point > 0)
			replica_copy_restore(&room->prerun, &room->replica, &courses[recorder->point]);
		else
			replica_set_course(&room->replica, &courses[0]);
		room->status = simulate_rest(&room->replica, crew->inner, recorder, &room->faults);
	}
}

static void task(void *context, int index, int thread)
{
	struct crew *crew = context;
	const struct run_request *request = crew->nation->request;
	const struct districts_row *district = &crew->nation->districts.rows[crew->nation->chosen[crew->first + index]];
	struct room *room = &crew->rooms[thread];
	struct recorder recorder = {.set = crew->set, .totals = &room->totals, .place = index};
	if (room->status == STATUS_OK)
		room->status = world_build_district(&room->world, request->scenario, district, &room->faults);
	room->replica.world = &room->world;
	for (; room->status == STATUS_OK && recorder.replication < request->replications; recorder.replication++)
		replication_run(crew, room, &recorder, districts_seed(request->seed, district));
	if (room->status != STATUS_OK)
		return;
	struct record_ground ground = record_ground(&room->world);
	totals_ground_add(&room->totals, &ground);
	int done = atomic_fetch_add(&crew->done, 1) + 1;
	if (thread == 0 && request->progress)
		request->progress(request->progress_context, (double)done / crew->count);
}

/* -- all of them ----------------------------------------------------------------------------------------------------- */

static enum status room_init(struct room *room, const struct crew *crew, const struct faults *faults)
{
	const struct nation *nation = crew->nation;
	replica_init_most(&room->replica, nation->districts.most);
	arena_init(&room->arena);
	faults_init_like(&room->faults, faults);
	return totals_build(&room->totals, &nation->world, nation->world.course_count, nation->request->replications, &room->arena);
}

static void room_free(struct room *room)
{
	world_free(&room->world);
	replica_free(&room->replica);
	replica_copy_free(&room->prerun);
	arena_free(&room->arena);
	faults_free(&room->faults);
}

/* What a room found joins the whole. */
static enum status room_gather(const struct room *room, struct totals *totals, struct faults *faults)
{
	for (int i = 0; i < room->faults.count; i++)
		(void)fault_world(faults, "%s", room->faults.rows[i].what);
	if (room->status == STATUS_OK)
		totals_add(totals, room->totals.slots);
	return room->status;
}

enum status nation_run(const struct nation *nation, int first, int end, struct totals *totals, struct result_set *set, struct faults *faults)
{
	struct team team = nation->request->team;
	bool are_few = end - first < team.thread_count;
	int threads = are_few ? 1 : team.thread_count;
	struct crew crew = {.nation = nation, .set = set, .rooms = calloc((size_t)threads, sizeof *crew.rooms), .inner = are_few ? team : team_of(1),
		.first = first, .count = end - first};
	enum status status = crew.rooms ? STATUS_OK : STATUS_WORLD;
	for (int t = 0; crew.rooms && t < threads; t++)
		if (room_init(&crew.rooms[t], &crew, faults) != STATUS_OK)
			status = STATUS_WORLD;
	if (status != STATUS_OK)
		(void)fault_world(faults, "out of memory for %d replications", nation->request->replications);
	else
		team_for(team_of(threads), end - first, task, &crew);
	for (int t = 0; crew.rooms && t < threads; t++) {
		enum status one = status == STATUS_OK ? room_gather(&crew.rooms[t], totals, faults) : status;
		status = one > status ? one : status;
		room_free(&crew.rooms[t]);
	}
	free(crew.rooms);
	return status;
}

/* -- the study ------------------------------------------------------------------------------------------------------- */

/* Posts and communities of those simulated. */
static enum status ground_count(const struct nation *nation, struct result_set *set)
{
	struct arena arena;
	enum status status = STATUS_OK;
	arena_init(&arena);
	set->worker_count = set->community_count = 0;
	for (int i = 0; i < nation->count && status == STATUS_OK; i++) {
		struct place_list places;
		arena_reset(&arena);
		status = place_build_district(nation->request->scenario, &nation->districts.rows[nation->chosen[i]], &arena, &places);
		if (status == STATUS_OK) {
			set->worker_count += places.post_count;
			set->community_count += places.community_count;
		}
	}
	arena_free(&arena);
	return status;
}

enum status nation_about(const struct nation *nation, struct arena *arena, struct result_set *set)
{
	const char **names = arena_rows(arena, nation->count, const char *);
	if (!names || describe_study(&nation->world, nation->request, arena, set) != STATUS_OK || ground_count(nation, set) != STATUS_OK)
		return STATUS_WORLD;
	for (int i = 0; i < nation->count; i++) {
		const struct districts_row *row = &nation->districts.rows[nation->chosen[i]];
		names[i] = row->name ? arena_string(arena, row->name) : arena_format(arena, "%d", row->number + 1);
		if (!names[i])
			return STATUS_WORLD;
	}
	set->place_names = names;
	set->place_count = nation->count;
	set->district_count = nation->districts.count;
	return STATUS_OK;
}

enum status nation_describe(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct nation nation;
	enum status status = nation_open(&nation, request, faults);
	if (status == STATUS_OK && nation_about(&nation, arena, set) != STATUS_OK)
		status = fault_world(faults, "out of memory");
	nation_close(&nation);
	return status;
}

enum status nation_study(const struct run_request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct nation nation;
	struct totals totals;
	enum status status = nation_open(&nation, request, faults);
	if (status == STATUS_OK) {
		status = nation_about(&nation, arena, set);
		set->replication_count = request->replications;
		(void)describe_months(request, set, faults);
		if (status != STATUS_OK || result_build(set, arena) != STATUS_OK
		    || totals_build(&totals, &nation.world, set->point_count, set->replication_count, &nation.arena) != STATUS_OK)
			status = fault_world(faults, "out of memory for %d replications", request->replications);
	}
	if (status == STATUS_OK)
		status = nation_run(&nation, 0, nation.count, &totals, set, faults);
	if (status == STATUS_OK)
		status = nation_tell(&nation, &totals, arena, set, faults);
	nation_close(&nation);
	return status;
}
