/* sizes.c - the subject that says what a population needs by itself. */
#include "plan/sizes.h"

#include "cli/plan/subject.h"
#include "report/staffing_page.h"

struct request {
	struct subject_request common;
	struct staffing_page page;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	(void)argument;
	if (key != ARGP_KEY_INIT)
		return ARGP_ERR_UNKNOWN;
	state->child_inputs[0] = &request->common;
	return 0;
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	struct sizes_plan plan;
	double populations[SIZES_MOST];
	int count = sizes_usual(populations);
	request->page.scenario = scenario;
	request->page.format = request->common.format;
	enum status status = sizes_build(&plan, arena, scenario, populations, count, faults);
	return status == STATUS_OK ? staffing_page_sizes(&request->page, &plan, arena, out) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("Grids, posts, money and minutes on foot by population, all else as in the scenario."), .argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb sizes_subject = {
	.name = "sizes", .run = run,
	.summary_en = "grids, posts and money by population",
	.summary_zh = "按人口（1000 至 20000 人）算网格、岗位和费用",
	.rows = "A19 C21",
};
