/* posts.c - the subject that staffs the communities of a scenario, and says what each option would take. */
#include "plan/posts.h"

#include <string.h>

#include "cli/plan/subject.h"
#include "report/staffing_page.h"
#include "study/store.h"
#include "world/choose.h"

enum { OPTION_POLICY = 0x5000, OPTION_FROM, OPTION_TRIAL, OPTION_MUST, OPTION_SEED };
enum { MOST_TRIAL = 10000, MOST_THREADS = 1024 };

struct request {
	struct subject_request common;
	struct staffing_page page;
	const char *policies, *from, *output;
	struct result_set results;         /* that take the plan */
	int trial, threads;
	bool must, has_trial, has_seed;
	uint64_t seed;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case 'b':
		request->page.by_community = cli_choice("by", (const char *const[]){"street", "community"}, 2, argument, state);
		return 0;
	case OPTION_POLICY: request->policies = argument; return 0;
	case OPTION_FROM: request->from = argument; return 0;
	case 'o': request->output = argument; return 0;
	case OPTION_TRIAL:
		request->trial = (int)cli_whole("trial", argument, 0, MOST_TRIAL, state);
		request->has_trial = true;
		return 0;
	case OPTION_MUST: request->must = true; return 0;
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		request->has_seed = true;
		return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Hours of each option from a file or a short run, their plans, and a trial of them where options are named. */
static enum status options_find(const struct request *request, const struct scenario *scenario, struct options_plan *options, struct arena *arena,
	struct faults *faults)
{
	struct result_set set;
	struct options_request asked = {.scenario = scenario, .must = request->must, .seed = request->has_seed ? request->seed : scenario->seed, .team = team_of(request->threads)};
	enum status status = STATUS_OK;
	asked.trial_replications = request->has_trial ? request->trial : request->policies ? OPTIONS_TRIAL_REPLICATIONS : OPTIONS_BRIEF_REPLICATIONS;
	if (request->policies)
		status = choose_named(scenario, request->policies, asked.is_chosen, faults);
	else
		memset(asked.is_chosen, true, sizeof asked.is_chosen);
	if (status == STATUS_OK && request->from)
		status = store_read(request->from, arena, &set, faults);
	if (request->from)
		asked.from = &set;
	return status == STATUS_OK ? options_build(options, &asked, arena, faults) : status;
}

/* On the page, and in the results. */
static enum status plan_show(struct request *request, const struct posts_plan *plan, const struct options_plan *options, struct arena *arena,
	struct faults *faults, struct text *out)
{
	enum status status = request->policies ? staffing_page_options(&request->page, options, arena, out) : staffing_page_posts(&request->page, plan, arena, out);
	if (status == STATUS_OK && request->output)
		status = staffing_page_keep(request->page.scenario, plan, options, arena, &request->results.annexes);
	return status == STATUS_OK ? subject_results_write(request->output, &request->results, faults) : status;
}

/* The plan by the budgets, with what the options take in a sentence where there are some. */
static enum status plan_write(struct request *request, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct posts_plan plan;
	struct posts_request wanted = {.must = request->must};
	struct options_plan *options = arena_rows(arena, 1, struct options_plan);
	enum status status = options ? posts_build_as(&plan, arena, scenario, &wanted, faults) : STATUS_WORLD;
	bool has_options = scenario->policy_count > 1 && !request->must && request->common.format != TABLE_CSV && plan.conflict.count == 0;
	if (status == STATUS_OK && has_options) {
		status = options_find(request, scenario, options, arena, faults);
		request->page.options = options;
	}
	return status == STATUS_OK ? plan_show(request, &plan, has_options ? options : NULL, arena, faults, out) : status;
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	struct request *request = context;
	request->page.scenario = scenario;
	request->page.format = request->common.format;
	enum status status = subject_results_read(request->output, scenario, arena, &request->results, faults);
	if (status != STATUS_OK)
		return status;
	if (!request->policies && !request->from)
		return plan_write(request, scenario, arena, faults, out);
	struct options_plan *options = arena_rows(arena, 1, struct options_plan);
	status = options ? options_find(request, scenario, options, arena, faults) : STATUS_WORLD;
	request->page.options = options;
	return status == STATUS_OK ? plan_show(request, &options->baseline, options, arena, faults, out) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "by", .key = 'b', .arg = "street|community", .doc = N_("what a row is (street)")},
		{.name = "policy", .key = OPTION_POLICY, .arg = "A,B…", .doc = N_("a row for each of these options and the baseline instead: posts, grids and money for the same targets, tried in the simulation")},
		{.name = "from", .key = OPTION_FROM, .arg = "FILE.h5", .doc = N_("take the hours asked for from these results of the scenario; else a short run of a few communities finds them for the options")},
		{.name = "output", .key = 'o', .arg = "RESULTS.h5", .doc = N_("put the plan into these results of the scenario, for `report`")},
		{.name = "trial", .key = OPTION_TRIAL, .arg = "N", .doc = N_("simulate the posts planned for each option N times on other luck (2, with --policy 5); 0: not at all")},
		{.name = "must", .key = OPTION_MUST, .doc = N_("nothing may stay undone: where the rules leave no such plan, say which contradict each other and what each would have to give")},
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("which luck; the same seed gives the same results")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
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
