/* posts.c - the subject that staffs the communities of a scenario. */
#include "plan/posts.h"

#include <string.h>

#include "cli/plan/subject.h"
#include "report/staffing_page.h"

struct request {
	struct subject_request common;
	struct staffing_page page;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case 'b':
		if (strcmp(argument, "street") && strcmp(argument, "community"))
			argp_error(state, _("--by is street or community, not %s"), argument);
		request->page.by_community = strcmp(argument, "community") == 0;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	struct posts_plan plan;
	request->page.scenario = scenario;
	request->page.format = request->common.format;
	enum status status = posts_build(&plan, arena, scenario, faults);
	return status == STATUS_OK ? staffing_page_posts(&request->page, &plan, arena, out) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "by", .key = 'b', .arg = "street|community", .doc = N_("what a row is (street)")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("The cheapest posts of each kind in every community that do all the work a scenario asks for in a mean year and keep the rules, with what "
			"one thing more is worth."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.page.is_chinese = cli->is_chinese};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb posts_subject = {
	.name = "posts", .run = run,
	.summary_en = "posts of each kind, their cost, what one more is worth",
	.summary_zh = "各街道或社区各类岗位数、费用和多一个的价值",
	.rows = "A19 C21",
};
