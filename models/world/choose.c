/* choose.c - options by name. */
#include "world/choose.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int policy_find(const struct scenario *scenario, const char *name)
{
	for (int i = 0; i < scenario->policy_count; i++)
		if (strcmp(scenario->policies[i].name, name) == 0)
			return i;
	return -1;
}

static enum status policy_missing(const struct scenario *scenario, const char *name, struct faults *faults)
{
	const char *names[SCENARIO_POLICIES];
	for (int i = 0; i < scenario->policy_count; i++)
		names[i] = scenario->policies[i].name;
	const char *nearest = text_nearest(name, names, scenario->policy_count);
	return fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL, "--policy: %s has no option %s", scenario->file, name);
}

enum status choose_policies(struct scenario *scenario, const char *list, struct faults *faults)
{
	bool is_kept[SCENARIO_POLICIES] = {false};
	enum status status = STATUS_OK;
	char *words = strdup(list), *rest = words;
	if (!words)
		return fault_world(faults, "no memory left");
	for (char *name = strsep(&rest, ","); name; name = strsep(&rest, ",")) {
		int policy = policy_find(scenario, name);
		if (policy < 0)
			status = policy_missing(scenario, name, faults);
		else
			is_kept[policy] = true;
	}
	free(words);
	is_kept[scenario->baseline] = true;
	int count = 0, baseline = scenario->baseline;
	for (int i = 0; i < scenario->policy_count; i++) {
		if (i == scenario->baseline)
			baseline = count;
		if (is_kept[i])
			scenario->policies[count++] = scenario->policies[i];
	}
	scenario->policy_count = count;
	scenario->baseline = baseline;
	return status;
}
