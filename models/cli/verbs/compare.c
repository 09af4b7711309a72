/* compare.c - the verb that puts options side by side, from result files alone. */
#include <stdlib.h>
#include <string.h>

#include "cli/session.h"
#include "report/communities_table.h"
#include "report/costs_table.h"
#include "report/first_screen.h"
#include "report/full_table.h"
#include "report/tornado_page.h"
#include "study/join.h"
#include "study/store.h"

enum { OPTION_FULL = 0x2000, OPTION_LINES, OPTION_COSTS, OPTION_COMMUNITIES, OPTION_BOM, OPTION_TORNADO };
enum { TORNADO_ROWS = 8 };
static const char TORNADO_MEASURE[] = "admin_demanded";

struct request {
	struct cli_files files;
	const char *baseline;
	enum table_format format;
	const char *measure; /* of --communities, --tornado */
	bool full, lines, costs, communities, tornado, bom;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 'b': request->baseline = argument; return 0;
	case 'f': request->format = cli_format(argument, state); return 0;
	case OPTION_FULL: request->full = true; return 0;
	case OPTION_LINES: request->lines = true; return 0;
	case OPTION_COSTS: request->costs = true; return 0;
	case OPTION_COMMUNITIES:
		request->communities = true;
		request->measure = argument;
		return 0;
	case OPTION_BOM: request->bom = true; return 0;
	case OPTION_TORNADO:
		request->tornado = true;
		request->measure = argument ? argument : TORNADO_MEASURE;
		return 0;
	case ARGP_KEY_ARG:
		cli_file(&request->files, argument, state);
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("name a result file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* All files as one set; every file that cannot be read is a fault. */
static enum status sets_read(const struct request *request, struct arena *arena, struct result_set *set, struct faults *faults)
{
	struct result_set sets[CLI_FILES];
	for (int i = 0; i < request->files.count; i++)
		(void)!store_read(request->files.rows[i], arena, &sets[i], faults);
	if (faults_status(faults) != STATUS_OK)
		return faults_status(faults);
	return join_sets(sets, request->files.rows, request->files.count, arena, set, faults);
}

static enum status baseline_find(const char *name, struct result_set *set, struct arena *arena, struct faults *faults)
{
	if (!name)
		return STATUS_OK;
	set->baseline = result_point_index(set, name);
	if (set->baseline >= 0)
		return STATUS_OK;
	const char **names = arena_rows(arena, set->point_count, const char *);
	for (int p = 0; names && p < set->point_count; p++)
		names[p] = set->points[p].name;
	const char *nearest = names ? text_nearest(name, names, set->point_count) : NULL;
	set->baseline = 0;
	return fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest) : NULL,
		"--baseline: there is no option %s in the results", name);
}

/* An indicator by its name in either language; -1 and a fault when there is none. A tornado wants results that were screened. */
static enum status measure_find(const struct request *request, const struct result_set *set, struct faults *faults, int *measure)
{
	*measure = -1;
	if (request->tornado && set->screen.point_count == 0)
		return fault_add(faults, (struct place){.file = request->files.rows[0]}, "run it again with --screen", "these results were not screened");
	if (request->measure)
		*measure = cli_measure(set, request->measure, request->tornado ? "--tornado" : "--communities", faults);
	return faults_status(faults);
}

static enum status page_write(const struct request *request, const struct cli *cli, const struct result_set *set, struct arena *arena,
	int measure, struct text *out)
{
	struct tornado_page page = {set, measure, set->baseline, request->format, cli->is_chinese, request->full ? set->screen.factor_count : TORNADO_ROWS};
	struct full_table full = {set, set->baseline, request->format, cli->is_chinese, request->full || request->lines};
	if (request->tornado)
		return tornado_page_write(&page, arena, out);
	if (request->communities)
		return communities_table_write(&full, measure, arena, out);
	if (request->costs)
		return costs_table_write(&full, arena, out);
	if (request->lines)
		return full_table_lines(&full, arena, out);
	if (request->full || request->format != TABLE_TEXT)
		return full_table_write(&full, arena, out);
	return first_screen_print(set, request->files.rows[0], cli->is_chinese, arena, out);
}

static enum status files_compare(struct session *session, void *context)
{
	const struct request *request = context;
	struct result_set set;
	int measure = -1;
	enum status status = sets_read(request, &session->arena, &set, &session->faults);
	if (status == STATUS_OK)
		status = baseline_find(request->baseline, &set, &session->arena, &session->faults);
	if (status == STATUS_OK)
		status = measure_find(request, &set, &session->faults, &measure);
	if (request->bom)
		text_add(&session->page, "\xEF\xBB\xBF");
	return status == STATUS_OK ? page_write(request, session->cli, &set, &session->arena, measure, &session->page) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "baseline", .key = 'b', .arg = "OPTION", .doc = N_("the option the others are compared with")},
		{.name = "format", .key = 'f', .arg = "text|csv|markdown", .doc = N_("csv: a row for each option and measure, all digits")},
		{.name = "full", .key = OPTION_FULL, .doc = N_("every measure with differences, intervals and verdicts")},
		{.name = "lines", .key = OPTION_LINES, .doc = N_("by kinds of work instead of by measures")},
		{.name = "tornado", .key = OPTION_TORNADO, .arg = "MEASURE", .flags = OPTION_ARG_OPTIONAL, .doc = N_("of a screened study: how far each assumption moves what the options do (admin_demanded)")},
		{.name = "costs", .key = OPTION_COSTS, .doc = N_("work sent down by kind and by department: how many, hours, cost")},
		{.name = "communities", .key = OPTION_COMMUNITIES, .arg = "MEASURE", .flags = OPTION_ARG_OPTIONAL, .doc = N_("a measure in every community, the worst-off tenth marked; services_on_time unless named, in csv all")},
		{.name = "bom", .key = OPTION_BOM, .doc = N_("begin with a byte order mark, for spreadsheets")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE.h5…"), .children = children,
		.doc = N_("Puts the options of a result file side by side; of several files, when they share seed, replications and measures."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.baseline = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, files_compare, &request);
}

const struct verb compare_verb = {
	.name = "compare", .run = run,
	.summary_en = "put options side by side, from result files",
	.summary_zh = "根据结果文件比较各方案",
};
