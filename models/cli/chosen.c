/* chosen.c - the list behind --policy. */
#include "cli/chosen.h"

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

enum status chosen_policies(const struct scenario *scenario, const char *list, bool is_chosen[SCENARIO_POLICIES], struct faults *faults)
{
	enum status status = STATUS_OK;
	char *words = strdup(list), *rest = words;
	memset(is_chosen, 0, SCENARIO_POLICIES * sizeof *is_chosen);
	if (!words)
		return fault_world(faults, "no memory left");
	for (char *name = strsep(&rest, ","); name; name = strsep(&rest, ",")) {
		int policy = policy_find(scenario, name);
		if (policy < 0)
			status = policy_missing(scenario, name, faults);
		else
			is_chosen[policy] = true;
	}
	free(words);
	is_chosen[scenario->baseline] = true;
	return status;
}
