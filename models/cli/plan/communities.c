/* communities.c - the subject that merges and splits communities. */
#include "plan/communities/communities.h"

#include <string.h>

#include "cli/plan/subject.h"
#include "report/communities_page.h"

enum { OPTION_STREET = 0x4400 };

struct request {
	struct subject_request common;
	struct communities_page page;
	bool has_rows;
	int street;              /* from 1; 0 = all */
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	static const char *const rows[] = {[COMMUNITIES_BY_STREET] = "street", [COMMUNITIES_BY_COMMUNITY] = "community", [COMMUNITIES_BY_GRID] = "grid"};
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case OPTION_STREET:
		request->street = (int)cli_whole("street", argument, 1, 100000, state);
		return 0;
	case 'b':
		request->page.by = (enum communities_rows)cli_choice("by", rows, sizeof rows / sizeof *rows, argument, state);
		request->has_rows = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Grids are told only where their buildings are surveyed. */
static bool has_grids(const struct communities *plan)
{
	for (int s = 0; s < plan->street_count; s++)
		if (plan->streets[s].is_by_grid)
			return true;
	return false;
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	struct communities plan;
	request->page.scenario = scenario;
	request->page.format = request->common.format;
	if (!request->has_rows)
		request->page.by = request->street ? COMMUNITIES_BY_COMMUNITY : COMMUNITIES_BY_STREET;
	enum status status = communities_build(&plan, arena, scenario, request->street - 1, faults);
	if (status == STATUS_OK && request->street && !plan.street_count)
		return fault_add(faults, (struct place){.file = scenario->file}, "name another with --street", "there is no street %d", request->street);
	if (status == STATUS_OK && request->page.by == COMMUNITIES_BY_GRID && !has_grids(&plan))
		return fault_add(faults, (struct place){.file = scenario->file}, "give a table of buildings with coordinates",
			"grids are told only of surveyed buildings; generated ones give numbers, never boundaries");
	return status == STATUS_OK ? communities_page_write(&request->page, &plan, arena, out) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "street", .key = OPTION_STREET, .arg = "N", .doc = N_("plan this street alone, from 1")},
		{.name = "by", .key = 'b', .arg = "street|community|grid", .doc = N_("what a row is: a street (of all), a planned community (of one street), a grid with the community it joins (surveyed buildings only)")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("Merges and splits the communities of each street by residents and by yearly hours of work: connected, inside both windows, few residents moved, with the "
			"lower bound that shows how good it is."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb communities_subject = {
	.name = "communities", .run = run,
	.summary_en = "which communities to merge or split by residents and work",
	.summary_zh = "按人口和工作量合并、拆分社区",
	.rows = "H33 A19",
};
