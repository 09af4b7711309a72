/* watch.c - a world, a replica and a diary for one run. */
#include "run/watch.h"

#include <stdlib.h>
#include <string.h>

#include "run/simulate.h"
#include "run/study.h"
#include "world/choose.h"

enum status watch_open(struct watch *watch, const struct watch_request *request, struct arena *arena, struct faults *faults)
{
	struct run_request study = {.scenario = request->scenario, .replications = 1, .seed = request->seed, .team = request->team};
	*watch = (struct watch){.point = -1};
	diary_init(&watch->diary, 0, 0, 0);
	enum status status = world_build(&watch->world, request->scenario, faults);
	replica_init(&watch->replica, &watch->world);
	if (status == STATUS_OK)
		status = study_describe(&study, arena, &watch->set, faults);
	if (status != STATUS_OK)
		return status;
	return choose_one(request->scenario, request->policy, &watch->point, faults);
}

enum status watch_run(struct watch *watch, const struct watch_request *request, int32_t community, int32_t from_day, int32_t end_day, struct faults *faults)
{
	const struct course *course = &watch->world.courses[watch->point];
	struct recorder recorder = {.point = watch->point, .diary = &watch->diary};
	diary_free(&watch->diary);
	diary_init(&watch->diary, community, from_day, end_day);
	enum status status = simulate_prerun(&watch->replica, &watch->world.courses[0], request->seed, request->replication - 1, request->team, &recorder, faults);
	if (status != STATUS_OK)
		return status;
	replica_set_course(&watch->replica, course);
	return simulate_until(&watch->replica, end_day, request->team, &recorder, faults);
}

void watch_close(struct watch *watch)
{
	diary_free(&watch->diary);
	replica_free(&watch->replica);
	world_free(&watch->world);
}

int watch_community(const struct watch *watch, const char *written, struct faults *faults)
{
	const struct world *world = &watch->world;
	char *end;
	long id = strtol(written, &end, 10);
	bool is_number = end != written && !*end;
	for (int c = 0; c < world->community_count; c++)
		if (!strcmp(world->communities[c].name, written) || (is_number && world->communities[c].id == id))
			return c;
	fault_add(faults, (struct place){0}, NULL, "the scenario has no community %s", written);
	return -1;
}

int32_t watch_day(const struct watch *watch, const char *written, struct faults *faults)
{
	const struct world *world = &watch->world;
	struct calendar_date date;
	if (!calendar_parse(written, &date)) {
		fault_add(faults, (struct place){0}, "write it as 2013-01-07", "%s is no date", written);
		return -1;
	}
	int32_t day = calendar_serial(date) - world->calendar.origin;
	if (day >= 0 && day < world->end_day)
		return day;
	fault_add(faults, (struct place){0}, NULL, "%s is not within the run", written);
	return -1;
}
