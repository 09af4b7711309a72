/* scenario.c - from the files a person wrote to one complete scenario: base files first, then what the later ones change. */
#include "world/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "input/file.h"
#include "world/check.h"
#include "world/keys.h"
#include "world/tables.h"

enum { EXTENDS_DEPTH = 16 };

/* A file being read and whoever extends it. */
struct chain {
	const char *path; /* as the system knows it */
	const struct chain *up;
	int depth;
};

enum status scenario_schema(struct schema *schema, struct arena *arena)
{
	return keys_build(schema, arena);
}

/* -- one file -------------------------------------------------------------------------------------------------------- */

static enum status file_over(struct reading *reading, const char *path, const char *name, struct place from, const struct chain *up);

/* A file may not extend itself, by whatever detour. */
static enum status extend(struct reading *reading, const struct yaml_node *extends, const struct chain *chain)
{
	if (extends->kind != YAML_SCALAR || !*extends->text)
		return STATUS_OK; /* the frame complains of it */
	const char *path = file_beside(extends->place.file, extends->text, reading->arena);
	if (!path)
		return fault_world(reading->faults, "out of memory");
	return file_over(reading, path, extends->text, extends->place, chain);
}

static enum status chain_check(struct reading *reading, const struct chain *chain, struct place from)
{
	for (const struct chain *up = chain->up; up; up = up->up)
		if (!strcmp(up->path, chain->path))
			return fault_add(reading->faults, from, "take one extends out", "the files extend each other in a circle");
	if (chain->depth > EXTENDS_DEPTH)
		return fault_add(reading->faults, from, "join some of them", "more than %d files extend each other", EXTENDS_DEPTH);
	return STATUS_OK;
}

static bool is_frame(const char *key)
{
	char path[SCHEMA_VALUE];
	for (const char *const *other = reading_others; *other; other++)
		if (word_is(*other, key))
			return true;
	return schema_resolve(&reading_schema, "", key, path, sizeof path);
}

/* Whether a key belongs elsewhere in the file; if so, that is told. */
static bool is_misplaced(struct reading *reading, const struct yaml_node *node, bool in_settings)
{
	char path[SCHEMA_VALUE];
	bool is_setting = schema_resolve(&reading->schema, "", node->key, path, sizeof path);
	if (in_settings ? is_setting : is_frame(node->key))
		return false;
	if (is_setting)
		fault_add(reading->faults, node->key_place, "put it under settings:", "%s is a setting", node->key);
	else if (in_settings && is_frame(node->key))
		fault_add(reading->faults, node->key_place, "put it at the top of the file, not indented", "%s is no setting", node->key);
	else if (word_is(READING_GATE, node->key) || word_is(READING_PHASES, node->key) || gates_rule(node->key) >= 0)
		fault_add(reading->faults, node->key_place, "write policies: with an entry - {name: mine, gate: [{catalogue: {size: 58}}]}", "%s belongs to an option",
			node->key);
	else
		return false;
	return true;
}

/* The keys of a mapping that are not for the schema at hand: those read elsewhere, and those that stand in the wrong place. */
static const char *const *skipped(struct reading *reading, const struct yaml_node *mapping, const char *const *others, bool in_settings)
{
	static const char *const none[] = {NULL};
	int count = 0;
	if (!mapping)
		return none;
	const char **skip = arena_rows(reading->arena, mapping->count + TABLES_COUNT + 8, const char *);
	for (; skip && others[count]; count++)
		skip[count] = others[count];
	for (const struct yaml_node *child = skip && mapping->kind == YAML_MAPPING ? mapping->first : NULL; child; child = child->next)
		if (is_misplaced(reading, child, in_settings))
			skip[count++] = child->key;
	return skip;
}

/* The tables a file names. What was said before it was meant for other tables, or for none. */
static bool tables_note(struct reading *reading, const struct yaml_node *root)
{
	size_t size = (size_t)reading->schema.count * sizeof *reading->scenario->provenance;
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct yaml_node *table = yaml_child(root, tables_plate((enum tables_id)id)->word);
		if (!table)
			continue;
		reading->tables[id] = NULL;
		if (table->kind == YAML_SCALAR && !*table->text)
			continue; /* an empty one takes an inherited one away */
		struct schema_provenance *said = arena_take(reading->arena, size);
		if (!said)
			return false;
		memcpy(said, reading->scenario->provenance, size);
		reading->tables[id] = table;
		reading->inherited[id] = said;
		if (id == TABLES_communities)
			reading->frame.setting[0] = reading->frame.setting[1] = "";
	}
	return true;
}

static enum status frame_read(struct reading *reading, const struct yaml_node *root, bool is_last)
{
	static const char *const none[] = {NULL};
	const struct yaml_node *settings = yaml_child(root, READING_SETTINGS);
	const char *const *skip = skipped(reading, root, reading_others, false), *const *skip_settings = skipped(reading, settings, none, true);
	if (!skip || !skip_settings || !tables_note(reading, root))
		return fault_world(reading->faults, "out of memory");
	enum status status = schema_read(&reading_schema, root, "", skip, false, &reading->frame, reading->frame_said,
		reading->arena, reading->faults);
	status |= schema_read(&reading->schema, settings, "", skip_settings, false, &reading->scenario->settings,
		reading->scenario->provenance, reading->arena, reading->faults);
	if (yaml_child(root, READING_LINES))
		reading->lines = yaml_child(root, READING_LINES);
	if (yaml_child(root, READING_SERVERS))
		reading->servers = yaml_child(root, READING_SERVERS);
	if (yaml_child(root, READING_POLICIES))
		reading->policies = yaml_child(root, READING_POLICIES);
	if (is_last) /* what holds of one scenario need not hold of those that change it */
		reading->expects = yaml_child(root, READING_EXPECT), reading->sweep = yaml_child(root, READING_SWEEP);
	return status;
}

static enum status file_over(struct reading *reading, const char *path, const char *name, struct place from, const struct chain *up)
{
	const struct yaml_node *root;
	const char *text, *as_written = strrchr(name, '/') && !up ? strrchr(name, '/') + 1 : name;
	char *real = realpath(path, NULL);
	struct chain chain = {.path = real ? real : path, .up = up, .depth = up ? up->depth + 1 : 0};
	enum status status = chain_check(reading, &chain, from);
	if (status)
		goto out;
	status = yaml_read(path, from, reading->arena, reading->faults, &root, &text);
	if (!root)
		goto out;
	const struct yaml_node *extends = yaml_child(root, READING_EXTENDS);
	if (extends)
		status |= extend(reading, extends, &chain);
	status |= frame_read(reading, root, !up);
	status |= reading_text(reading, as_written, text);
out:
	free(real);
	return status;
}

/* -- the whole ------------------------------------------------------------------------------------------------------- */

static enum status reading_begin(struct reading *reading, struct scenario *scenario, struct faults *faults)
{
	*reading = (struct reading){.scenario = scenario, .arena = &scenario->arena, .faults = faults};
	if (keys_build(&reading->schema, reading->arena))
		goto full;
	for (int rule = 0; rule < RULE_COUNT; rule++)
		if (keys_of_rule((enum rule_id)rule, &reading->rules[rule], reading->arena))
			goto full;
	scenario->provenance = arena_rows(reading->arena, reading->schema.count, struct schema_provenance);
	if (!scenario->provenance)
		goto full;
	for (int kind = 0; kind < KIND_COUNT; kind++) /* also what has no key: residents' ways are not for departments to set */
		scenario->settings.kinds[kind] = kind_plate((enum kind_id)kind)->fallback;
	schema_defaults(&reading->schema, &scenario->settings, scenario->provenance);
	schema_defaults(&reading_schema, &reading->frame, reading->frame_said);
	return STATUS_OK;
full:
	return fault_world(faults, "out of memory");
}

static void assign(struct reading *reading, const char *const *assignments, int count, bool to_policies)
{
	static const char prefix[] = "policy.", prefix_zh[] = "方案.";
	for (int i = 0; i < count; i++) {
		bool of_policy = !strncmp(assignments[i], prefix, sizeof prefix - 1) || !strncmp(assignments[i], prefix_zh, sizeof prefix_zh - 1);
		if (of_policy != to_policies)
			continue;
		enum status status = to_policies ? policies_set(reading, assignments[i])
			: schema_set(&reading->schema, assignments[i], &reading->scenario->settings, reading->scenario->provenance,
				reading->arena, reading->faults);
		if (status == STATUS_WORLD)
			return;
	}
}

/* What was set on the command line belongs to the scenario as it was run. */
static enum status sets_keep(struct reading *reading, const char *const *assignments, int count)
{
	struct scenario *scenario = reading->scenario;
	for (int i = 0; i < count && scenario->text; i++)
		scenario->text = arena_format(reading->arena, "%s# set: %s\n", scenario->text, assignments[i]);
	return scenario->text || !count ? STATUS_OK : fault_world(reading->faults, "out of memory");
}

static void frame_over(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	const struct reading_frame *frame = &reading->frame;
	scenario->name_en = frame->name[0], scenario->name_zh = frame->name[1];
	scenario->question_en = frame->question[0], scenario->question_zh = frame->question[1];
	scenario->setting_en = frame->setting[0], scenario->setting_zh = frame->setting[1];
	scenario->start_serial = frame->start;
	scenario->replications = (int)frame->replications;
	scenario->seed = (uint64_t)frame->seed;
	scenario->look_at = frame->look_at;
	scenario->first = frame->first;
}

/* What is looked at twice, too late or in a muddle. */
static void looks_check(const struct reading *reading)
{
	const struct schema_list *looks = &reading->scenario->look_at;
	double end = reading->scenario->settings.horizon_years * 365.25 * 24;
	struct place place = reading_place(reading, "look_at");
	for (int i = 0; i < looks->count; i++) {
		if (i > 0 && looks->values[i] <= looks->values[i - 1])
			fault_add(reading->faults, place, "write the earlier time first", "look_at goes back from %g h to %g h", looks->values[i - 1], looks->values[i]);
		else if (looks->values[i] >= end)
			fault_warn(reading->faults, place, "make time.horizon longer", "look_at %g h lies beyond the end of the run", looks->values[i]);
	}
}

/* Not: kinds nobody sends, keys another choice leaves unread. */
bool scenario_is_in_force(const struct settings *settings, const char *path)
{
	for (int k = 0; k < KIND_COUNT; k++) {
		const char *name = kind_plate((enum kind_id)k)->plate.name;
		const struct kind_settings *kind = &settings->kinds[k];
		size_t length = strlen(name);
		if (strncmp(path, "mandates.", 9) || strncmp(path + 9, name, length) || path[9 + length] != '.')
			continue;
		const char *key = path + 10 + length;
		bool is_sent = kind->count > 0 && draw_mean(&kind->effort) > 0;
		if (!is_sent)
			return !strcmp(key, "count") || !strcmp(key, "effort");
		if (!strcmp(key, "reach"))
			return kind->basis == BASIS_PER_HOUSEHOLD;
		if (!strcmp(key, "year_end"))
			return kind->recurrence == RECURRENCE_WEEKLY;
		return true;
	}
	if (!strncmp(path, "plan.", 5))
		return false; /* read by the planner alone */
	if (settings->staff_by == 0)
		return strcmp(path, "staff.lead") && strcmp(path, "staff.grid") && strcmp(path, "staff.counter") && strcmp(path, "staff.specialist");
	return strcmp(path, "staff.per_10000");
}

static void count_sources(struct reading *reading)
{
	struct scenario *scenario = reading->scenario;
	for (int i = 0; i < reading->schema.count; i++) {
		if (!scenario_is_in_force(&scenario->settings, reading->schema.keys[i].path))
			continue;
		enum schema_origin origin = scenario->provenance[i].origin;
		if (origin == SCHEMA_DEFAULT_SOURCED || origin == SCHEMA_FILE_SOURCED)
			scenario->sourced_count++;
		else
			scenario->assumed_count++;
	}
}

/* Everything the file says, and what it extends and names. */
static enum status all_read(struct scenario *scenario, const char *path, const char *const *assignments, int assignment_count, struct faults *faults)
{
	struct reading reading;
	int before = faults->error_count;
	enum status status = reading_begin(&reading, scenario, faults);
	if (status)
		return status;
	scenario->file = arena_string(&scenario->arena, path);
	if (!scenario->file)
		return fault_world(faults, "out of memory");
	status = file_over(&reading, path, path, (struct place){0}, NULL);
	frame_over(&reading);
	assign(&reading, assignments, assignment_count, false);
	looks_check(&reading);
	status |= lines_read(&reading);
	status |= servers_read(&reading);
	status |= expects_read(&reading);
	status |= sweeps_read(&reading);
	status |= tables_read(&reading);
	status |= policies_read(&reading);
	assign(&reading, assignments, assignment_count, true);
	status |= sets_keep(&reading, assignments, assignment_count);
	status |= stamps_gather(&reading);
	count_sources(&reading);
	if (!status && faults->error_count == before)
		status = check_scenario(scenario, faults);
	return faults->error_count == before ? status : faults_status(faults);
}

enum status scenario_read(struct scenario *scenario, const char *path, const char *const *assignments, int assignment_count,
	struct faults *faults)
{
	const struct file_roots *elsewhere = faults->roots;
	struct file_roots roots;
	*scenario = (struct scenario){.baseline = 0};
	arena_init(&scenario->arena);
	if (elsewhere) {
		roots = *elsewhere;
		if (!file_roots_add(&roots, path, true, &scenario->arena))
			return fault_world(faults, "no memory left");
		faults->roots = &roots;
	}
	enum status status = all_read(scenario, path, assignments, assignment_count, faults);
	faults->roots = elsewhere;
	return status;
}

void scenario_free(struct scenario *scenario)
{
	arena_free(&scenario->arena);
}

enum status scenario_fork(const struct scenario *scenario, struct arena *arena, struct scenario *fork)
{
	*fork = *scenario;
	for (int p = 0; p < scenario->policy_count; p++) {
		struct policy *policy = &fork->policies[p];
		struct phase *phases = arena_rows(arena, policy->phase_count, struct phase);
		struct settings *settings = arena_list(arena, policy->phase_count, struct settings);
		if (!phases || !settings)
			return STATUS_WORLD;
		memcpy(phases, policy->phases, (size_t)policy->phase_count * sizeof *phases);
		for (int i = 0; i < policy->phase_count; i++) {
			settings[i] = *phases[i].settings;
			phases[i].settings = &settings[i];
		}
		policy->phases = phases;
	}
	return STATUS_OK;
}
