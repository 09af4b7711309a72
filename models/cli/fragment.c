/* fragment.c - values as people write them, and the way from one folder to another. */
#include "cli/fragment.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>


const char *fragment_way(const char *from, const char *to, struct arena *arena)
{
	const char *slash = strrchr(from, '/');
	const char *folder = !slash ? "." : slash == from ? "/" : arena_format(arena, "%.*s", (int)(slash - from), from);
	char *here = folder ? realpath(folder, NULL) : NULL, *there = realpath(to, NULL);
	const char *way = NULL;
	if (here && there) {
		size_t shared = 0;
		for (size_t i = 0; here[i] && here[i] == there[i]; i++)
			if (there[i] == '/')
				shared = i;
		if (!strncmp(here, there, strlen(here)) && there[strlen(here)] == '/')
			shared = strlen(here);
		way = there + shared + 1;
		way = arena_string(arena, way);
		for (const char *at = here + shared; way && *at; at++)
			if (*at == '/' && at[1])
				way = arena_format(arena, "../%s", way);
	}
	free(here);
	free(there);
	return way;
}

/* "admin_share from 64 to 80 %": what is fitted. */
static void targets_tell(const struct calibration *calibration, bool with_bands, struct text *out)
{
	const char *before = "";
	for (int i = 0; i < calibration->target_count; i++) {
		const struct target *target = calibration->targets[i].target;
		const struct result_measure *measure = calibration->targets[i].measure;
		if (target->is_held_out)
			continue;
		text_addf(out, "%s%s", before, measure->name);
		before = ", ";
		if (!with_bands)
			continue;
		if (isfinite(target->low))
			text_addf(out, " from %g", target->low);
		if (isfinite(target->high))
			text_addf(out, " to %g", target->high);
		text_addf(out, *measure->unit ? " %s" : "%s", measure->unit);
	}
}

static bool is_moved(const struct calibration *calibration, const struct schema_key *key)
{
	const struct factors *factors = &calibration->factors;
	for (int f = 0; f < factors->count; f++)
		for (int k = factors->rows[f].first; k < factors->rows[f].first + factors->rows[f].count; k++)
			if (factors->keys[k].key == key)
				return calibration->inputs[f].is_moved;
	return false;
}

/* What the command line set: a setting unless it was moved, a remark when it is of an option. */
static void assignment_write(const struct calibration *calibration, const char *assignment, struct text *out)
{
	char written[SCHEMA_VALUE], path[SCHEMA_VALUE];
	const char *equals = strchr(assignment, '=');
	snprintf(written, sizeof written, "%.*s", equals ? (int)(equals - assignment) : 0, assignment);
	if (!schema_resolve(&calibration->factors.schema, "", written, path, sizeof path))
		text_addf(out, "  # set on the command line: %s\n", assignment);
	else if (!is_moved(calibration, schema_find(&calibration->factors.schema, path)))
		text_addf(out, "  %s: %s\n", path, equals + 1);
}

enum status fragment_write(const struct calibration *calibration, const struct scenario *scenario, const struct cli_assignments *set,
	const char *targets_file, const char *path,
	struct arena *arena, struct text *out)
{
	char value[SCHEMA_VALUE];
	const char *way = fragment_way(path, scenario->file, arena);
	const struct factors *factors = &calibration->factors;
	struct text aim;
	if (!way)
		return STATUS_WORLD;
	text_init(&aim);
	targets_tell(calibration, false, &aim);
	text_addf(out, "%s: assumed inputs of %s moved inside their ranges until the targets hold.\n", FRAGMENT_MARK, way);
	if (targets_file)
		text_addf(out, "# Targets: %s\n", targets_file);
	text_add(out, "# Fitted: ");
	targets_tell(calibration, true, out);
	text_add(out, "\n");
	text_addf(out, "extends: %s\n", way);
	if (calibration->moved_count > 0 || set->count > 0)
		text_add(out, "settings:\n");
	for (int i = 0; i < set->count; i++)
		assignment_write(calibration, set->words[i], out);
	for (int f = 0; f < factors->count; f++)
		for (int k = factors->rows[f].first; calibration->inputs[f].is_moved && k < factors->rows[f].first + factors->rows[f].count; k++) {
			const struct schema_key *key = factors->keys[k].key;
			schema_value(key, &calibration->after.settings, false, value, sizeof value);
			text_addf(out, "  %s: {value: %s, assumed: \"calibrated to %s\"}\n", key->path, value, aim.data ? aim.data : "");
		}
	enum status status = aim.failed || out->failed ? STATUS_WORLD : STATUS_OK;
	text_free(&aim);
	return status;
}
