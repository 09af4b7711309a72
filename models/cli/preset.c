/* preset.c - a shipped scenario and what it names: what it extends, its options, its tables. */
#include "cli/preset.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "input/file.h"
#include "world/tables.h"

enum { PATH_SIZE = 4096 };

/* -- which there are ------------------------------------------------------------------------------------------------- */

const char *presets_library(const struct cli *cli, struct arena *arena)
{
	static const char *const places[] = {"../share/jianfu", "..", "../.."};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *templates = arena_format(arena, "%s/%s/templates/en", cli->directory, places[i]);
		const char *library = arena_format(arena, "%s/%s", cli->directory, places[i]);
		char *real = templates && library && !access(templates, R_OK) ? realpath(library, NULL) : NULL;
		const char *kept = real ? arena_string(arena, real) : NULL;
		free(real);
		if (kept)
			return kept;
	}
	return NULL;
}

static void folder_list(struct presets *presets, const char *below, struct arena *arena)
{
	const char *path = arena_format(arena, "%s/%s", presets->root, below);
	DIR *directory = path ? opendir(path) : NULL;
	const struct dirent *entry;
	while (directory && (entry = readdir(directory)) && presets->count < PRESETS_MOST) {
		const char *end = strstr(entry->d_name, ".yaml");
		if (!end || end[5] || entry->d_name[0] == '.')
			continue;
		presets->names[presets->count] = arena_format(arena, "%.*s", (int)(end - entry->d_name), entry->d_name);
		presets->files[presets->count] = arena_format(arena, "%s%s", below, entry->d_name);
		if (presets->names[presets->count] && presets->files[presets->count])
			presets->count++;
	}
	if (directory)
		closedir(directory);
}

/* The folder gives them in no order. */
static void presets_sort(struct presets *presets)
{
	for (int i = 1; i < presets->count; i++)
		for (int j = i; j > 0 && strcmp(presets->files[j - 1], presets->files[j]) > 0; j--) {
			const char *name = presets->names[j], *file = presets->files[j];
			presets->names[j] = presets->names[j - 1], presets->files[j] = presets->files[j - 1];
			presets->names[j - 1] = name, presets->files[j - 1] = file;
		}
}

bool presets_find(struct presets *presets, const struct cli *cli, struct arena *arena)
{
	*presets = (struct presets){.library = presets_library(cli, arena)};
	if (presets->library)
		presets->root = arena_format(arena, "%s/scenarios%s", presets->library, cli->is_chinese ? "/zh" : "");
	if (!presets->root)
		return false;
	folder_list(presets, "", arena);
	folder_list(presets, "places/", arena);
	presets_sort(presets);
	return presets->count > 0;
}

enum status preset_bare(const struct cli *cli, struct arena *arena, struct scenario *scenario, struct faults *faults)
{
	struct presets presets;
	struct faults quiet;
	const char *path = presets_find(&presets, cli, arena) ? arena_format(arena, "%s/scenarios/laws/stations.yaml", presets.library) : NULL;
	if (!path)
		return fault_world(faults, "the scenarios that come with the program are not beside it");
	faults_init_like(&quiet, faults);
	enum status status = scenario_read(scenario, path, NULL, 0, &quiet);
	faults_free(&quiet);
	return status == STATUS_OK ? status : fault_world(faults, "%s cannot be read", path);
}

int presets_named(const struct presets *presets, const char *name)
{
	for (int i = 0; i < presets->count; i++)
		if (!strcmp(presets->names[i], name))
			return i;
	return -1;
}

/* -- one of them ----------------------------------------------------------------------------------------------------- */

struct copying {
	const struct presets *presets;
	struct folder *folder;
	const char *into;
	struct text policies;
	struct faults *faults;
};

static const char *behind(const char *path, const char *root)
{
	size_t length = strlen(root);
	return !strncmp(path, root, length) && path[length] == '/' ? path + length + 1 : NULL;
}

/* What a file of the library is called in the folder. */
static const char *name_of(const struct copying *copying, const char *path)
{
	struct arena *arena = copying->folder->arena;
	const char *scenarios = arena_format(arena, "%s/scenarios", copying->presets->library);
	const char *inside = behind(path, copying->presets->root), *beside = scenarios ? behind(path, scenarios) : NULL;
	return inside ? arena_format(arena, "%s/%s", copying->into, inside) : beside ? arena_format(arena, "%s", beside) : NULL;
}

static const char *scenario_copy(struct copying *copying, const char *path, bool lists_policies);

/* Copies what stands at a node; a scenario with all it names. Returns its name in the folder. */
static const char *named_copy(struct copying *copying, const struct yaml_node *node, bool is_scenario)
{
	const char *text = node && node->kind == YAML_SCALAR && *node->text ? node->text : NULL;
	const char *path = text ? file_beside(node->place.file, text, copying->folder->arena) : NULL;
	char *real = path ? realpath(path, NULL) : NULL;
	const char *kept = real ? arena_string(copying->folder->arena, real) : NULL, *name = NULL;
	free(real);
	if (kept && is_scenario)
		return scenario_copy(copying, kept, !copying->policies.length);
	if (kept)
		name = name_of(copying, kept);
	if (name && !folder_has(copying->folder, name))
		folder_copy(copying->folder, name, kept);
	return name;
}

static const char *scenario_copy(struct copying *copying, const char *path, bool lists_policies)
{
	const struct yaml_node *root;
	const char *name = name_of(copying, path);
	if (!name || folder_has(copying->folder, name) || yaml_read(path, (struct place){0}, copying->folder->arena, copying->faults, &root, NULL))
		return NULL;
	folder_copy(copying->folder, name, path);
	const struct yaml_node *policies = yaml_child(root, READING_POLICIES);
	for (const struct yaml_node *policy = policies ? policies->first : NULL; policy; policy = policy->next) {
		const char *option = named_copy(copying, policy, false);
		if (option && lists_policies)
			text_addf(&copying->policies, "  - %s\n", option);
	}
	for (int id = 0; id < TABLES_COUNT; id++) {
		const struct yaml_node *table = yaml_child(root, tables_plate((enum tables_id)id)->word);
		named_copy(copying, table && table->kind == YAML_MAPPING ? yaml_child(table, SHEET_FILE) : table, false);
	}
	named_copy(copying, yaml_child(root, READING_EXTENDS), true);
	return name;
}

const char *presets_copy(const struct presets *presets, int number, struct folder *folder, const char *into, const char **policies,
	struct faults *faults)
{
	struct copying copying = {.presets = presets, .folder = folder, .into = into, .faults = faults};
	const char *path = arena_format(folder->arena, "%s/%s", presets->root, presets->files[number]);
	text_init(&copying.policies);
	const char *name = path ? scenario_copy(&copying, path, true) : NULL;
	*policies = copying.policies.failed ? NULL : arena_string(folder->arena, copying.policies.data ? copying.policies.data : "");
	text_free(&copying.policies);
	return *policies && !folder->failed ? name : NULL;
}
