/* trial.c - one world with posts for everybody, of whom those not planned never come. */
#include "plan/loop/trial.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "run/day.h"
#include "run/indicator.h"
#include "run/origins.h"
#include "staff/roster.h"
#include "world/names.h"

struct trial_room {
	struct world world;              /* as the trial's, with the chosen communities alone and posts of its own */
	struct community *communities;
	struct post_place *posts;
	struct replica replica;
	struct arena arena;
	struct result_set set;
	struct faults faults;
	enum status status;
};

/* -- rooms ------------------------------------------------------------------------------------------------------------ */

static enum status set_build(struct trial_room *room)
{
	const struct world *world = &room->world;
	room->set = (struct result_set){
		.point_count = 1, .replication_count = 1, .month_count = world->month_count, .place_count = world->community_count,
		.line_count = names_count(world), .measure_count = INDICATOR_COUNT, .line_measure_count = line_measure_count(world->scenario),
	};
	enum status status = origins_describe(world, &room->arena, &room->set);
	return status == STATUS_OK ? result_build(&room->set, &room->arena) : status;
}

static enum status room_init(struct trial_room *room, const struct trial *trial, const struct faults *speaking)
{
	int posts = 0, first = 0;
	arena_init(&room->arena);
	faults_init_like(&room->faults, speaking);
	for (int i = 0; i < trial->count; i++)
		posts += trial->world->communities[trial->chosen[i]].post_count;
	room->world = *trial->world;
	room->communities = arena_rows(&room->arena, trial->count, struct community);
	room->posts = arena_rows(&room->arena, posts + 1, struct post_place);
	room->world.communities = room->communities;
	room->world.posts = room->posts;
	room->world.community_count = trial->count;
	replica_init(&room->replica, &room->world);
	if (!room->communities || !room->posts)
		return STATUS_WORLD;
	for (int i = 0; i < trial->count; i++) {
		struct community *community = &room->communities[i];
		*community = trial->world->communities[trial->chosen[i]];
		for (int p = 0; p < community->post_count; p++) {
			room->posts[first + p] = trial->world->posts[community->post_first + p];
			room->posts[first + p].community = i;
		}
		community->post_first = first;
		first += community->post_count;
	}
	return set_build(room);
}

enum status trial_init(struct trial *trial, const struct world *world, const int *chosen, int count, uint64_t seed,
	struct team team, struct faults *faults)
{
	*trial = (struct trial){.world = world, .chosen = chosen, .count = count, .seed = seed, .team = team};
	trial->rooms = calloc((size_t)team.thread_count, sizeof *trial->rooms);
	enum status status = trial->rooms ? STATUS_OK : STATUS_WORLD;
	for (int t = 0; trial->rooms && t < team.thread_count; t++)
		if (room_init(&trial->rooms[t], trial, faults) != STATUS_OK)
			status = STATUS_WORLD;
	return status == STATUS_OK ? status : fault_world(faults, "no memory for the communities of a plan");
}

void trial_free(struct trial *trial)
{
	for (int t = 0; trial->rooms && t < trial->team.thread_count; t++) {
		replica_free(&trial->rooms[t].replica);
		arena_free(&trial->rooms[t].arena);
		faults_free(&trial->rooms[t].faults);
	}
	free(trial->rooms);
	trial->rooms = NULL;
}

/* -- one replication -------------------------------------------------------------------------------------------------- */

/* The first so many of each kind are open, and the leads; the others stay closed. */
static void posts_open(struct trial_room *room, const struct heads *heads)
{
	room->world.post_count = 0;
	for (int i = 0; i < room->world.community_count; i++) {
		const struct community *community = &room->communities[i];
		int seen[TRIAL_KINDS] = {0};
		for (int p = 0; p < community->post_count; p++) {
			struct post_place *post = &room->posts[community->post_first + p];
			int kind = (int)post->post - TRIAL_FIRST;
			bool is_open = kind < 0 || seen[kind]++ < heads[i].n[kind];
			post->extra = is_open ? 0 : INT_MAX;
			room->world.post_count += is_open;
		}
	}
}

static void counts_read(const struct tally *tally, int line_count, struct trial_counts *counts)
{
	const struct tally_line *counter = &tally->lines[KIND_certificate];
	*counts = (struct trial_counts){
		.basic_due = tally->class_due[CLASS_BASIC], .basic_on_time = tally->class_on_time[CLASS_BASIC],
		.waited = counter->started, .wait_ticks = counter->wait_ticks,
		.asked_ticks = -tally->others_ticks, .able_ticks = tally->able_ticks,
	};
	for (int line = LINE_REQUEST; line <= LINE_CONTACT; line++) {
		counts->due_ticks += tally->lines[line].due_ticks;
		counts->on_time_ticks += tally->lines[line].on_time_ticks;
	}
	for (int line = 0; line < line_count; line++)
		counts->asked_ticks += tally->lines[line].asked_ticks;
}

struct batch {
	struct trial *trial;
	const struct heads *heads;
	int first;
	struct trial_counts *counts;
};

static void task(void *context, int index, int thread)
{
	const struct batch *batch = context;
	struct trial *trial = batch->trial;
	struct trial_room *room = &trial->rooms[thread];
	struct recorder recorder = {.set = &room->set};
	if (room->status != STATUS_OK)
		return;
	posts_open(room, batch->heads);
	room->status = simulate_prerun(&room->replica, &room->world.courses[0], trial->seed, batch->first + index, team_of(1), &recorder, &room->faults);
	if (room->status == STATUS_OK)
		room->status = simulate_rest(&room->replica, team_of(1), &recorder, &room->faults);
	for (int i = 0; room->status == STATUS_OK && i < trial->count; i++)
		counts_read(&room->replica.shops[i].horizon, room->world.line_count, &batch->counts[index * trial->count + i]);
}

/* What went wrong in any room is told once. */
static enum status rooms_status(const struct trial *trial, struct faults *faults)
{
	enum status status = STATUS_OK;
	for (int t = 0; t < trial->team.thread_count; t++) {
		const struct trial_room *room = &trial->rooms[t];
		for (int i = 0; room->status != STATUS_OK && i < room->faults.count; i++)
			(void)fault_world(faults, "%s", room->faults.rows[i].what);
		status = room->status != STATUS_OK ? room->status : status;
	}
	return status;
}

enum status trial_run(struct trial *trial, const struct heads *heads, int first, int replications, struct trial_counts *counts,
	struct faults *faults)
{
	struct batch batch = {trial, heads, first, counts};
	team_for(trial->team, replications, task, &batch);
	return rooms_status(trial, faults);
}

/* -- what posts add --------------------------------------------------------------------------------------------------- */

/* The mornings of one replication, nothing else: who is there, and how fast. */
static enum status mornings(struct trial_room *room, int place, uint64_t seed, int number, int64_t *able)
{
	const struct world *world = &room->world;
	const struct course *course = &world->courses[0];
	struct shop *shop = &room->replica.shops[place];
	if (replica_reset(&room->replica, course, seed, number) != STATUS_OK)
		return STATUS_WORLD;
	day_open(shop, &course->regimes[0]);
	for (int32_t day = 0; day < world->end_day; day++) {
		shop->day = day;
		shop->regime = world_regime(course, day);
		if (world->calendar.days[day].day_of_month == 1)
			roster_month(shop);
		roster_day(shop);
		double owed = day >= world->count_day ? (double)roster_contract_day(shop) : 0;
		for (int p = 0; p < shop->post_count; p++)
			if (roster_is_there(&shop->workers[p]))
				able[p] += llround(owed * shop->workers[p].speed[SKILL_DESK]);
	}
	return STATUS_OK;
}

enum status trial_able(struct trial *trial, int place, int first, int replications, int64_t *able, struct faults *faults)
{
	struct trial_room *room = &trial->rooms[0];
	enum status status = STATUS_OK;
	for (int p = 0; p < room->communities[place].post_count; p++) {
		room->posts[room->communities[place].post_first + p].extra = 0;
		able[p] = 0;
	}
	for (int r = 0; r < replications && status == STATUS_OK; r++)
		status = mornings(room, place, trial->seed, first + r, able);
	return status == STATUS_OK ? status : fault_world(faults, "no memory for the workers of a plan");
}

/* -- measures --------------------------------------------------------------------------------------------------------- */

void trial_add(struct trial_counts *to, const struct trial_counts *from)
{
	to->basic_due += from->basic_due;
	to->basic_on_time += from->basic_on_time;
	to->due_ticks += from->due_ticks;
	to->on_time_ticks += from->on_time_ticks;
	to->waited += from->waited;
	to->wait_ticks += from->wait_ticks;
	to->asked_ticks += from->asked_ticks;
	to->able_ticks += from->able_ticks;
}

static double ratio(int64_t part, int64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : NAN;
}

double trial_measured(const struct trial_counts *counts, enum trial_measure measure)
{
	switch (measure) {
	case TRIAL_BASIC:
		return ratio(counts->basic_on_time, counts->basic_due);
	case TRIAL_SERVICES:
		return ratio(counts->on_time_ticks, counts->due_ticks);
	case TRIAL_WAIT:
		return ratio(counts->wait_ticks, counts->waited) / (double)TICKS_PER_HOUR;
	default:
		return ratio(counts->asked_ticks, counts->able_ticks);
	}
}
