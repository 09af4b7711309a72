/* watching.c - options and opening of what is looked at. */
#include "cli/watching.h"

enum { MOST_REPLICATIONS = 100000, MOST_THREADS = 1024 };
enum { OPTION_POLICY = 0x5000, OPTION_SEED };

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct watching *watching = state->input;
	switch (key) {
	case OPTION_POLICY: watching->policy = argument; return 0;
	case 'c': watching->community = argument; return 0;
	case 'r': watching->replication = (int)cli_whole("replication", argument, 1, MOST_REPLICATIONS, state); return 0;
	case 's': cli_assign(&watching->set, argument, state); return 0;
	case 't': watching->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case OPTION_SEED:
		watching->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		watching->has_seed = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_option options[] = {
	{.name = "policy", .key = OPTION_POLICY, .arg = "OPTION", .doc = N_("the option looked at (the baseline)")},
	{.name = "community", .key = 'c', .arg = "NAME", .doc = N_("the community looked at, by name or number (one of mean size)")},
	{.name = "replication", .key = 'r', .arg = "R", .doc = N_("which of the runs `run` makes (1)")},
	{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("which luck; the same seed gives the same results")},
	{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
	{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set staff.quits=\"0.1 /yr\"; policy.NAME.RULE.PARAMETER changes a rule")},
	{0}
};
const struct argp watching_options = {.options = options, .parser = option_read, .argp_domain = CLI_DOMAIN};

enum status watching_open(struct watching *watching, struct session *session)
{
	enum status status = scenario_read(&session->scenario, watching->scenario, watching->set.words, watching->set.count, &session->faults);
	watching->request = (struct watch_request){
		.scenario = &session->scenario, .policy = watching->policy, .replication = watching->replication ? watching->replication : 1,
		.seed = watching->has_seed ? watching->seed : session->scenario.seed, .team = team_of(watching->threads),
	};
	return status == STATUS_OK ? watch_open(&watching->watch, &watching->request, &session->arena, &session->faults) : status;
}

void watching_close(struct watching *watching)
{
	if (watching->request.scenario)
		watch_close(&watching->watch);
}
