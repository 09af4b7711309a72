/* catalogue.c - the subject that draws up a yearly catalogue of work sent down. */
#include "plan/catalogue/catalogue.h"

#include <string.h>

#include "cli/keep.h"
#include "cli/plan/subject.h"
#include "report/catalogue_page.h"

enum { NODES = 200000 };

struct request {
	struct subject_request common;
	struct catalogue_page page;
	const char *output, *results;      /* an option; results that take the catalogue */
	struct result_set set;
	bool overwrites;
	long node_limit;
};

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), most = strlen(ending);
	return length > most && strcmp(name + length - most, ending) == 0;
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	static const char *const rows[] = {[CATALOGUE_BY_ITEM] = "item", [CATALOGUE_BY_MONTH] = "month", [CATALOGUE_BY_GROUP] = "group"};
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case 'o':
		*(ends_in(argument, ".h5") ? &request->results : &request->output) = argument;
		return 0;
	case 'w':
		request->overwrites = true;
		return 0;
	case 'n':
		request->node_limit = (long)cli_whole("node-limit", argument, 1, 1000000000, state);
		return 0;
	case 'b':
		request->page.by = (enum catalogue_rows)cli_choice("by", rows, sizeof rows / sizeof *rows, argument, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status option_keep(const struct request *request, const struct catalogue *plan, struct arena *arena, struct faults *faults)
{
	struct text option;
	text_init(&option);
	enum status status = catalogue_page_option(&request->page, plan, arena, &option);
	if (status == STATUS_OK)
		status = keep_write(request->output, &option, faults);
	text_free(&option);
	return status;
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	struct catalogue plan;
	request->page.scenario = scenario;
	request->page.format = request->common.format;
	enum status status = request->output ? keep_check(request->output, request->overwrites, faults) : STATUS_OK;
	if (status == STATUS_OK)
		status = subject_results_read(request->results, scenario, arena, &request->set, faults);
	if (status != STATUS_OK)
		return status;
	status = catalogue_build(&plan, arena, scenario, request->node_limit, faults);
	if (status == STATUS_OK)
		status = catalogue_page_write(&request->page, &plan, arena, out);
	if (status == STATUS_OK && request->output)
		status = option_keep(request, &plan, arena, faults);
	if (status == STATUS_OK && request->results)
		status = catalogue_page_keep(scenario, &plan, arena, &request->set.annexes);
	if (status == STATUS_OK)
		status = subject_results_write(request->results, &request->set, faults);
	catalogue_free(&plan);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "by", .key = 'b', .arg = "item|month|group", .doc = N_("what a row is: an item, a month with what an hour of it is worth, items that come jointly (item)")},
		{.name = "output", .key = 'o', .arg = "FILE", .doc = N_("keep the catalogue: .yaml an option that `run` takes, .h5 results of the scenario, for `report`")},
		{.name = "overwrite", .key = 'w', .doc = N_("write over a file that is there")},
		{.name = "node-limit", .key = 'n', .arg = "N", .doc = N_("how many branches of the search are looked at (200000)")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("A yearly catalogue: which items of work sent down to admit, and which to have come jointly because they ask for the same data, for the most "
			"policy value within the hours of each month that residents leave."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese, .node_limit = NODES};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb catalogue_subject = {
	.name = "catalogue", .run = run,
	.summary_en = "which work sent down to admit, which to ask jointly",
	.summary_zh = "部门工作进社区年度准入目录：哪些准入、哪些合并",
	.rows = "H30 H35 H37 H39 J13 A04",
};
