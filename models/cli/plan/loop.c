/* loop.c - the subject that tests posts by simulation until nothing cheaper is left. */
#include "cli/plan/subject.h"
#include "cli/progress.h"
#include "plan/loop/tested.h"
#include "report/tested_page.h"
#include "world/choose.h"

enum { MOST_RUNS = 1000, MOST_SIMULATIONS = 4000, MOST_THREADS = 1024, LEAST_RUNS = 2 };
enum { OPTION_POLICY = 0x4000, OPTION_STREET, OPTION_COMMUNITY, OPTION_FRESH, OPTION_SIMULATIONS, OPTION_SEED, OPTION_CUTS };

struct request {
	struct cli *cli;
	struct subject_request common;
	const char *policy, *community;
	int street, replications, fresh, simulations, threads;
	bool has_seed, has_cuts;
	uint64_t seed;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &request->common;
		return 0;
	case OPTION_POLICY: request->policy = argument; return 0;
	case OPTION_STREET: request->street = (int)cli_whole("street", argument, 1, 100000, state); return 0;
	case OPTION_COMMUNITY: request->community = argument; return 0;
	case 'r': request->replications = (int)cli_whole("replications", argument, LEAST_RUNS, MOST_RUNS, state); return 0;
	case OPTION_FRESH: request->fresh = (int)cli_whole("fresh", argument, LEAST_RUNS, MOST_RUNS, state); return 0;
	case OPTION_SIMULATIONS: request->simulations = (int)cli_whole("simulations", argument, 1, MOST_SIMULATIONS, state); return 0;
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX - TESTED_ROUNDS - 1, state);
		request->has_seed = true;
		return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case OPTION_CUTS: request->has_cuts = true; return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static enum status write(void *context, const struct scenario *scenario, struct arena *arena, struct faults *faults, struct text *out)
{
	const struct request *request = context;
	struct progress progress;
	struct tested_plan plan;
	int policy;
	if (choose_one(scenario, request->policy, &policy, faults) != STATUS_OK)
		return STATUS_FAULT;
	struct tested_request asked = {
		.scenario = scenario, .policy = policy, .street = request->street - 1, .community = request->community,
		.replications = request->replications ? request->replications : scenario->replications > LEAST_RUNS ? scenario->replications : LEAST_RUNS,
		.fresh = request->fresh ? request->fresh : TESTED_FRESH, .simulations = request->simulations ? request->simulations : TESTED_SIMULATIONS,
		.seed = request->has_seed ? request->seed : scenario->seed, .team = team_of(request->threads),
		.progress = progress_show, .progress_context = &progress,
	};
	struct tested_page page = {
		.scenario = scenario, .policy = &scenario->policies[policy], .is_chinese = request->cli->is_chinese,
		.has_cuts = request->has_cuts, .format = request->common.format,
	};
	progress_begin(&progress, request->cli->err);
	enum status status = tested_build(&plan, &asked, faults);
	progress_end(&progress);
	if (status == STATUS_OK)
		status = tested_page_write(&page, &plan, arena, out);
	tested_free(&plan);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "policy", .key = OPTION_POLICY, .arg = "OPTION", .doc = N_("the option planned for (the baseline)")},
		{.name = "street", .key = OPTION_STREET, .arg = "N", .doc = N_("only this street, counted from 1")},
		{.name = "community", .key = OPTION_COMMUNITY, .arg = "NAME", .doc = N_("only this community")},
		{.name = "replications", .key = 'r', .arg = "N", .doc = N_("runs of the sample the posts are chosen by (as the file says)")},
		{.name = "fresh", .key = OPTION_FRESH, .arg = "N", .doc = N_("runs on other seeds, to see whether the targets hold there (30)")},
		{.name = "simulations", .key = OPTION_SIMULATIONS, .arg = "N", .doc = N_("staffings simulated at most, for each community and round (400)")},
		{.name = "seed", .key = OPTION_SEED, .arg = "N", .doc = N_("seed of the sample; the next ones are the other seeds (as the file says)")},
		{.name = "threads", .key = 't', .arg = "N", .doc = N_("threads (all the machine offers); the plan does not depend on them")},
		{.name = "cuts", .key = OPTION_CUTS, .doc = N_("list the staffings that justify the lower bound; with --format=csv nothing else")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &subject_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "SCENARIO", .children = children,
		.doc = N_("The cheapest posts of each kind that meet the targets plan.on_time, plan.services, plan.counter_wait and plan.load in a simulated year, "
			"with a lower bound; then the same posts on other seeds and with every loop on, and what WISN, Erlang's formula and the linear "
			"program advise instead."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.cli = cli};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return subject_run(cli, &request.common, write, &request);
}

const struct verb loop_subject = {
	.name = "loop", .run = run,
	.summary_en = "posts tested by simulation, proven the fewest that do",
	.summary_zh = "经模拟检验、证明最少的岗位",
	.rows = "A19 C21",
};
