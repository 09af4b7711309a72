/* calibrate.c - the verb that moves assumed inputs until targets hold, and writes the scenario that says so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/fragment.h"
#include "cli/keep.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "world/districts.h"
#include "world/sample.h"
#include "report/calibration_page.h"

enum { MOST_THREADS = 1024, MOST_REPLICATIONS = 10000, MOST_SAMPLE = 100000, LEAST_TRIED = 64 };
enum { OPTION_TARGETS = 0x3200, OPTION_SEED, OPTION_SAMPLE, OPTION_TRIES };

struct request {
	const char *scenario, *targets, *output;
	struct cli_assignments set;
	int replications, threads, sample, tried;
	bool has_seed;
	uint64_t seed;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_TARGETS: request->targets = argument; return 0;
	case 's': cli_assign(&request->set, argument, state); return 0;
	case 'r': request->replications = (int)cli_whole("replications", argument, 2, MOST_REPLICATIONS, state); return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case OPTION_SAMPLE: request->sample = (int)cli_whole("sample", argument, 1, MOST_SAMPLE, state); return 0;
	case OPTION_TRIES: request->tried = (int)cli_whole("tries", argument, LEAST_TRIED, MOST_SAMPLE, state); return 0;
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		request->has_seed = true;
		return 0;
	case 'o': request->output = argument; return 0;
	case ARGP_KEY_ARG:
		if (request->scenario)
			argp_error(state, _("one scenario at a time"));
		request->scenario = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->scenario)
			argp_error(state, _("name a scenario file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Only what was written here before is written over. */
static enum status target_check(const char *path, struct faults *faults)
{
	char begins[sizeof FRAGMENT_MARK] = "";
	FILE *file = path ? fopen(path, "r") : NULL;
	if (!file)
		return STATUS_OK;
	bool is_ours = fread(begins, 1, sizeof begins - 1, file) == 0 || !strcmp(begins, FRAGMENT_MARK);
	fclose(file);
	return is_ours ? STATUS_OK : fault_add(faults, (struct place){.file = path}, "name another file", "was not written by calibrate and stays as it is");
}

static enum status outcome_write(struct session *session, const struct request *request, const struct calibration *calibration)
{
	struct text fragment;
	text_init(&fragment);
	enum status status = calibration_page_write(calibration, session->cli->is_chinese, &session->arena, &session->page);
	if (status == STATUS_OK && request->output)
		status = fragment_write(calibration, &session->scenario, &request->set, request->targets, request->output, &session->arena, &fragment);
	if (status == STATUS_OK && request->output)
		status = keep_write(request->output, &fragment, &session->faults);
	if (status == STATUS_OK && request->output)
		text_addf(&session->page, _("\nNext: jianfu run %s\n"), request->output);
	else if (status == STATUS_OK && calibration->moved_count > 0)
		text_add(&session->page, _("\nNext: the same command with -o FILE.yaml writes the scenario with what was moved.\n"));
	text_free(&fragment);
	return status;
}

/* Exit code 1 when a target that was to be fitted is missed. */
static enum status scenario_calibrate(struct session *session, void *context)
{
	const struct request *request = context;
	struct scenario *scenario = &session->scenario;
	struct faults *faults = &session->faults;
	struct calibration calibration = {.is_met = true};
	struct progress progress;
	struct calibrate_request asked = {.scenario = scenario, .sample = request->sample ? request->sample : CALIBRATE_SAMPLE,
		.tried = request->tried ? request->tried : CALIBRATE_TRIED, .team = team_of(request->threads), .progress = progress_show, .progress_context = &progress};
	enum status status = scenario_read(scenario, request->scenario, request->set.words, request->set.count, faults);
	if (status == STATUS_OK)
		status = districts_alone(scenario, faults);
	if (request->targets)
		status |= targets_read(&asked.targets, request->targets, &session->arena, faults);
	else
		targets_default(&asked.targets);
	if (status == STATUS_OK)
		status = target_check(request->output, faults);
	if (status != STATUS_OK)
		return status;
	asked.seed = request->has_seed ? request->seed : scenario->seed;
	asked.replications = request->replications ? request->replications : scenario->replications > 1 ? scenario->replications : 2;
	progress_begin(&progress, session->cli->err);
	status = calibrate_run(&asked, &session->arena, &calibration, faults);
	progress_end(&progress);
	if (status == STATUS_OK)
		status = outcome_write(session, request, &calibration);
	session->exit_code = !calibration.is_met;
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "targets", .key = OPTION_TARGETS, .arg = "FILE.yaml", .doc = N_("what is observed, with bands and weights, some held out; without it the targets of the manual")},
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set staff.quits=\"0.1 /yr\"; policy.NAME.RULE.PARAMETER changes a rule")},
		{.name = "output", .key = 'o', .arg = "FILE.yaml", .doc = N_("write the scenario with what was moved: extends: this one")},
		{.name = "replications", .key = 'r', .arg = "N", .doc = N_("how often the whole district is simulated before and after")},
		{.name = "sample", .key = OPTION_SAMPLE, .arg = "N", .doc = N_("communities to learn from (8)")},
		{.name = "tries", .key = OPTION_TRIES, .arg = "N", .doc = N_("runs of the sample to learn from (480)")},
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("which luck; the same seed gives the same results")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO"), .children = children,
		.doc = N_("Moves assumed inputs inside their plausible ranges, as few as will do, until the baseline shows what is observed; says which inputs the targets tell anything of. Exit code 1: a target is missed."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.threads = 0};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, scenario_calibrate, &request);
}

const struct verb calibrate_verb = {
	.name = "calibrate", .run = run,
	.summary_en = "move assumed inputs until the baseline shows what is observed",
	.summary_zh = "在合理范围内调整假定，使对照符合观测",
};
