/* new.c - the verb that lays out a folder for a district of one's own: a scenario, tables to fill in, a time sheet, exercises. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "cli/preset.h"
#include "world/tables.h"

enum { WORDS_MOST = TABLES_COUNT + 4, NUMBER_SIZE = 32, OPTION_FIRST = 0x100 };

struct request {
	struct cli *cli;
	const char *target, *from;
	const char *given[TABLES_COUNT]; /* a file of the planner's own; NULL = a table to fill in */
};

/* What stands in a template for something that is known only now: "@preset@". */
struct word {
	const char *name, *value;
};

/* The folder being written. */
struct layout {
	const struct request *request;
	struct folder folder;
	struct arena arena;
	const char *templates, *scenario; /* the folder of the language; the name of the scenario file */
	struct word words[WORDS_MOST];
	int word_count;
	bool is_full;                     /* out of memory */
	const char *allow;       /* option for files of the scenario it was made from; NULL = none is needed */
};

/* -- templates ------------------------------------------------------------------------------------------------------- */

static void word_add(struct layout *layout, const char *name, const char *value)
{
	layout->is_full |= !name || !value;
	layout->words[layout->word_count++] = (struct word){name, value};
}

/* The word that begins at an @; NULL when it is just an @. */
static const struct word *word_at(const struct layout *layout, const char *at)
{
	for (int i = 0; i < layout->word_count; i++) {
		size_t length = strlen(layout->words[i].name);
		if (!strncmp(at + 1, layout->words[i].name, length) && at[length + 1] == '@')
			return &layout->words[i];
	}
	return NULL;
}

static void template_put(struct layout *layout, const char *name)
{
	size_t size;
	struct text text;
	const char *path = arena_format(&layout->arena, "%s/%s", layout->templates, name);
	const char *bytes = path ? folder_read(&layout->folder, path, &size) : NULL;
	layout->is_full |= !path;
	if (!bytes)
		return;
	text_init(&text);
	for (const char *rest = bytes; *rest;) {
		const char *at = strchr(rest, '@');
		const struct word *word = at ? word_at(layout, at) : NULL;
		size_t plain = !at ? strlen(rest) : (size_t)(at - rest) + !word;
		text_addf(&text, "%.*s%s", (int)plain, rest, word ? word->value : "");
		rest += plain + (word ? strlen(word->name) + 2 : 0);
	}
	if (text.data && !text.failed)
		folder_put(&layout->folder, name, text.data, text.length);
	layout->is_full |= text.failed;
	text_free(&text);
}

static const char *table_file(struct layout *layout, int id)
{
	const struct sheet_plate *plate = tables_plate((enum tables_id)id);
	return arena_format(&layout->arena, "%s.csv", cli_pick(layout->request->cli, plate->name, plate->name_zh));
}

/* All templates below a folder that are not there yet. */
static void templates_put(struct layout *layout, const char *below)
{
	const char *path = arena_format(&layout->arena, "%s/%s", layout->templates, below);
	DIR *directory = path ? opendir(path) : NULL;
	const struct dirent *entry;
	layout->is_full |= !path;
	while (directory && (entry = readdir(directory))) {
		const char *name = arena_format(&layout->arena, "%s%s", below, entry->d_name);
		const char *whole = arena_format(&layout->arena, "%s/%s", path, entry->d_name);
		const char *inside = arena_format(&layout->arena, "%s/", name ? name : "");
		struct stat about;
		layout->is_full |= !name || !whole || !inside;
		if (entry->d_name[0] == '.' || layout->is_full || stat(whole, &about))
			continue;
		if (S_ISDIR(about.st_mode))
			templates_put(layout, inside);
		else if (!folder_has(&layout->folder, name))
			template_put(layout, name);
	}
	if (directory)
		closedir(directory);
}

/* -- the folder ------------------------------------------------------------------------------------------------------ */

/* Rows to fill in point at a community that is there. */
static const char *community_first(struct layout *layout)
{
	struct scenario scenario;
	struct faults faults;
	const char *path = arena_format(&layout->arena, "%s/%s", layout->folder.staged, layout->scenario), *id = "1";
	faults_init(&faults);
	if (path && !scenario_read(&scenario, path, NULL, 0, &faults) && scenario.communities)
		id = arena_format(&layout->arena, "%d", scenario.communities[0].id);
	if (path)
		scenario_free(&scenario);
	faults_free(&faults);
	return id;
}

static void base_put(struct layout *layout, const struct presets *presets, int number, struct faults *faults)
{
	struct cli *cli = layout->request->cli;
	const char *options = cli_pick(cli, "# policies:\n", "# 方案:\n"), *name;
	if (number >= 0) {
		name = presets_copy(presets, number, &layout->folder, cli_pick(cli, "preset", "预设"), &options, faults);
		options = arena_format(&layout->arena, "%s\n%s", cli_pick(cli, "policies:", "方案:"), options ? options : "");
	} else {
		char *real = realpath(layout->request->from, NULL);
		name = real ? arena_string(&layout->arena, real) : NULL;
		free(real);
		layout->allow = name ? arena_format(&layout->arena, "--allow-path=%.*s ", (int)(strrchr(name, '/') - name), name) : NULL;
		if (!name || !layout->allow || !file_roots_add(&layout->request->cli->roots, name, true, &layout->arena))
			layout->is_full = true;
	}
	word_add(layout, "preset", name);
	word_add(layout, "options", options);
}

static void layout_put(struct layout *layout, const struct presets *presets, int number, struct faults *faults)
{
	const struct request *request = layout->request;
	base_put(layout, presets, number, faults);
	for (int id = 0; id < TABLES_COUNT; id++) {
		const char *file = table_file(layout, id);
		word_add(layout, tables_plate((enum tables_id)id)->name, request->given[id] ? "" : "# ");
		if (file && request->given[id])
			folder_copy(&layout->folder, file, request->given[id]);
	}
	if (layout->is_full || layout->folder.failed)
		return;
	template_put(layout, layout->scenario);
	word_add(layout, "community", community_first(layout));
	templates_put(layout, "");
}

/* The tables the planner brought may have faults: they are told where they now stand. */
static void result_print(struct cli *cli, const struct layout *layout, struct faults *faults)
{
	struct scenario scenario;
	const char *target = layout->folder.target, *allow = layout->allow ? layout->allow : "";
	const char *path = arena_format(&faults->arena, "%s/%s", target, layout->scenario);
	fprintf(cli->out, ngettext("%s: %d file\n", "%s: %d files\n", (unsigned long)layout->folder.file_count), target, layout->folder.file_count);
	if (!path) {
		fault_world(faults, "out of memory");
		return;
	}
	if (!scenario_read(&scenario, path, NULL, 0, faults))
		fprintf(cli->out, _("Read %s/%s. Next: jianfu check %s%s\n"), target, cli_pick(cli, "README.md", "先读我.md"), allow, path);
	else
		fprintf(cli->out, _("Something in it is still wrong; put it right there, then: jianfu check %s%s\n"), allow, path);
	scenario_free(&scenario);
}

static int layout_run(struct cli *cli, const struct request *request, const struct presets *presets, int number)
{
	struct layout layout = {.request = request, .scenario = cli_pick(cli, "district.yaml", "情景.yaml")};
	struct faults faults;
	arena_init(&layout.arena);
	cli_faults_init(&faults, cli);
	layout.templates = arena_format(&layout.arena, "%s/templates/%s", presets->library, cli->is_chinese ? "zh" : "en");
	layout.is_full = !layout.templates;
	if (!layout.is_full && folder_open(&layout.folder, &layout.arena, request->target))
		layout_put(&layout, presets, number, &faults);
	if (layout.is_full && !layout.folder.failed)
		layout.folder.failed = request->target, layout.folder.error = ENOMEM;
	if (folder_close(&layout.folder))
		result_print(cli, &layout, &faults);
	else
		fault_world(&faults, "%s: %s; nothing was written", layout.folder.failed, strerror(layout.folder.error));
	fflush(cli->out);
	int status = cli_faults(cli, &faults);
	faults_free(&faults);
	arena_free(&layout.arena);
	return status;
}

/* -- the command line ------------------------------------------------------------------------------------------------ */

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	if (key >= OPTION_FIRST && key < OPTION_FIRST + TABLES_COUNT) {
		request->given[key - OPTION_FIRST] = argument;
		return 0;
	}
	switch (key) {
	case 'f':
		request->from = argument;
		return 0;
	case ARGP_KEY_ARG:
		if (request->target)
			argp_error(state, _("one folder at a time: %s is one too many"), argument);
		request->target = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("name a new folder"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -1 = a file of the planner's own; -2 = there is no such preset, and that was said. */
static int preset_choose(struct cli *cli, const struct presets *presets, const char *from)
{
	int number = presets_named(presets, from);
	if (number >= 0)
		return number;
	if (strchr(from, '/') || strstr(from, ".yaml"))
		return -1;
	const char *nearest = text_nearest(from, presets->names, presets->count);
	fprintf(cli->err, _("jianfu: there is no preset %s; "), from);
	if (nearest)
		fprintf(cli->err, _("did you mean %s?\n"), nearest);
	else
		for (int i = 0; i < presets->count; i++)
			fprintf(cli->err, "%s%s", presets->names[i], i + 1 < presets->count ? _(", ") : "\n");
	return -2;
}

/* What is in the way before anything is written. */
static bool is_ready(const struct request *request)
{
	FILE *err = request->cli->err;
	struct stat about;
	if (!lstat(request->target, &about)) {
		fprintf(err, _("jianfu: %s is there already, and nothing is ever overwritten; name a new folder\n"), request->target);
		return false;
	}
	for (int id = -1; id < TABLES_COUNT; id++) {
		const char *file = id < 0 ? request->from : request->given[id];
		if (!file || (id < 0 && !strchr(file, '/') && !strstr(file, ".yaml")) || !stat(file, &about))
			continue;
		fprintf(err, _("jianfu: cannot read %s: %s\n"), file, strerror(errno));
		return false;
	}
	return true;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "from", .key = 'f', .arg = N_("PRESET"), .doc = N_("the scenario it starts from: one that comes with the program, or a file (haishu-2012)")},
		{.name = "communities", .key = OPTION_FIRST + TABLES_communities, .arg = "FILE.csv", .doc = N_("a table of communities to use")},
		{.name = "buildings", .key = OPTION_FIRST + TABLES_buildings, .arg = "FILE.csv", .doc = N_("a table of buildings")},
		{.name = "staff", .key = OPTION_FIRST + TABLES_staff, .arg = "FILE.csv", .doc = N_("a table of staff")},
		{.name = "mandates", .key = OPTION_FIRST + TABLES_mandates, .arg = "FILE.csv", .doc = N_("a table of work sent down")},
		{.name = "hours", .key = OPTION_FIRST + TABLES_hours, .arg = "FILE.csv", .doc = N_("a weekly time sheet, filled in")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("DIR"), .children = children,
		.doc = N_("Writes a new folder for a district of your own: a scenario with remarks, tables to fill in or the tables given, a weekly time sheet, "
			"the options to compare, and examples with mistakes to learn from. Nothing is ever overwritten."), .argp_domain = CLI_DOMAIN};
	struct request request = {.cli = cli, .from = "haishu-2012"};
	struct presets presets;
	struct arena arena;
	int status = STATUS_FAULT;
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	arena_init(&arena);
	if (!presets_find(&presets, cli, &arena)) {
		fprintf(cli->err, "%s\n", _("jianfu: the scenarios and templates that come with the program are not beside it; install it with `make install`"));
		status = STATUS_WORLD;
	} else {
		int number = preset_choose(cli, &presets, request.from);
		if (number >= -1 && is_ready(&request))
			status = layout_run(cli, &request, &presets, number);
	}
	arena_free(&arena);
	return status;
}

const struct verb new_verb = {
	.name = "new", .run = run,
	.summary_en = "lay out a folder for a district of your own, with tables to fill in",
	.summary_zh = "为自己的辖区新建文件夹，内有待填表格",
};
