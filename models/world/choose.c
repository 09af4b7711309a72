/* choose.c - options by name: the list behind --policy. */
#include "world/choose.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* -1 where there is none. */
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

enum status choose_one(const struct scenario *scenario, const char *name, int *policy, struct faults *faults)
{
	*policy = name ? policy_find(scenario, name) : scenario->baseline;
	return *policy >= 0 ? STATUS_OK : policy_missing(scenario, name, faults);
}

enum status choose_named(const struct scenario *scenario, const char *list, bool is_chosen[SCENARIO_POLICIES], struct faults *faults)
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

enum status choose_policies(struct scenario *scenario, const char *list, struct faults *faults)
{
	bool is_kept[SCENARIO_POLICIES];
	enum status status = choose_named(scenario, list, is_kept, faults);
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
