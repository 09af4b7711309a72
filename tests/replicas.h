/* replicas.h - one replication at a time, held in the hand: for tests that look inside. */
#ifndef REPLICAS_H
#define REPLICAS_H

#include "world/names.h"
#include "run/day.h"
#include "run/district.h"
#include "run/origins.h"
#include "run/simulate.h"
#include "runs.h"

struct hand {
	struct scenario scenario;
	struct world world;
	struct replica replica;
	struct result_set set;
	struct arena arena;
	struct faults faults;
};

static inline enum status hand_open(struct hand *hand, const char *path, const char *const *assignments)
{
	int count = 0;
	while (assignments && assignments[count])
		count++;
	*hand = (struct hand){0};
	faults_init(&hand->faults);
	arena_init(&hand->arena);
	enum status ret = scenario_read(&hand->scenario, path, assignments, count, &hand->faults);
	if (ret == STATUS_OK)
		ret = world_build(&hand->world, &hand->scenario, &hand->faults);
	if (ret == STATUS_OK) {
		replica_init(&hand->replica, &hand->world);
		hand->set = (struct result_set){.point_count = hand->world.course_count, .replication_count = 1, .month_count = hand->world.month_count,
			.place_count = hand->world.community_count, .line_count = names_count(&hand->world), .measure_count = INDICATOR_COUNT,
			.line_measure_count = line_measure_count(&hand->scenario)};
		ret = origins_describe(&hand->world, &hand->arena, &hand->set);
		if (ret == STATUS_OK)
			ret = result_build(&hand->set, &hand->arena);
	}
	return ret;
}

/* Runs replication `number` of a course from its first day to its last, results into row 0 of its point. */
static inline enum status hand_run(struct hand *hand, int course, int number)
{
	struct recorder recorder = {.set = &hand->set, .point = course};
	enum status ret = simulate_prerun(&hand->replica, &hand->world.courses[course], hand->scenario.seed, number, team_of(1), &recorder, &hand->faults);
	return ret == STATUS_OK ? simulate_rest(&hand->replica, team_of(1), &recorder, &hand->faults) : ret;
}

/* Opens a replication, to be taken through its days by hand_day. */
static inline enum status hand_begin(struct hand *hand, int course, int number)
{
	if (replica_reset(&hand->replica, &hand->world.courses[course], hand->scenario.seed, number) != STATUS_OK)
		return STATUS_WORLD;
	for (int c = 0; c < hand->world.community_count; c++)
		day_open(&hand->replica.shops[c], &hand->world.courses[course].regimes[0]);
	return STATUS_OK;
}

static inline void hand_day(struct hand *hand, int32_t day)
{
	struct morning morning = district_day(&hand->replica, day);
	for (int c = 0; c < hand->world.community_count; c++)
		day_run(&hand->replica.shops[c], &morning);
}

static inline void hand_close(struct hand *hand)
{
	replica_free(&hand->replica);
	world_free(&hand->world);
	scenario_free(&hand->scenario);
	arena_free(&hand->arena);
	faults_free(&hand->faults);
}

#endif
