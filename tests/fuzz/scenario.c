/* scenario.c - any bytes as a scenario file, with a last line "set KEY=VALUE" as on the command line; what is accepted makes a world. */
#include <string.h>

#include "fuzz.h"
#include "world/scenario.h"
#include "world/world.h"

enum { SMALL = 3, MOST_OPTIONS = 8 };

static bool is_small(const struct scenario *scenario)
{
	return scenario->settings.communities <= SMALL && !scenario->community_count && scenario->settings.horizon_years <= SMALL && scenario->policy_count <= MOST_OPTIONS;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char mark[] = "\nset ";
	const uint8_t *last = memmem(bytes, size, mark, sizeof mark - 1);
	size_t length = last ? (size_t)(last - bytes) + 1 : size;
	char *assignment = last ? strndup((const char *)last + sizeof mark - 1, size - length - (sizeof mark - 2)) : NULL;
	struct scenario scenario;
	struct faults faults;
	faults_init(&faults);
	const char *path = put("scenario.yaml", bytes, length);
	enum status status = scenario_read(&scenario, path, (const char *const *)&assignment, assignment != NULL, &faults);
	if (status == STATUS_OK && is_small(&scenario)) {
		struct world world = {0};
		promise(world_build(&world, &scenario, &faults) == STATUS_OK, "what was checked can be built");
		world_free(&world);
	}
	scenario_free(&scenario);
	faults_end(&faults, status);
	free(assignment);
	return 0;
}
