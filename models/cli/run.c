/* run.c - the verb that simulates every option of a scenario, keeps what was found, and shows the first screen. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/units.h"
#include "cli/nationwide.h"
#include "cli/progress.h"
#include "cli/screening.h"
#include "cli/session.h"
#include "plan/worth.h"
#include "report/first_screen.h"
#include "run/log.h"
#include "run/precision.h"
#include "run/study.h"
#include "study/store.h"
#include "world/choose.h"

enum { MOST_REPLICATIONS = 100000, MOST_THREADS = 1024, PRECISION_REPLICATIONS = 200, MOST_SCREEN = 100000 };
enum { OPTION_POLICY = 0x3000, OPTION_PRECISION, OPTION_SEED, OPTION_HORIZON, OPTION_EVENTS, OPTION_SCREEN, OPTION_SAMPLE, OPTION_TARGETS, OPTION_SHARD };

struct request {
	const char *scenario, *policies, *output, *events, *targets;
	char *horizon; /* "time.horizon=2 yr" */
	struct cli_assignments set;
	int replications, threads, share, shares;
	int screen, sample; /* points, 0 = not screened; communities */
	bool to_precision, has_seed;
	double precision; /* share of the mean; 0 = as the indicators state */
	double districts; /* share of them that is simulated; 0 = all */
	uint64_t seed;
};

/* -- the command line ------------------------------------------------------------------------------------------------ */

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_POLICY: request->policies = argument; return 0;
	case 's': cli_assign(&request->set, argument, state); return 0;
	case 'r': request->replications = (int)cli_whole("replications", argument, 1, MOST_REPLICATIONS, state); return 0;
	case OPTION_PRECISION:
		request->to_precision = true;
		request->precision = argument ? cli_share("precision", argument, state) : 0;
		return 0;
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		request->has_seed = true;
		return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case OPTION_HORIZON:
		free(request->horizon);
		if (asprintf(&request->horizon, "time.horizon=%s", argument) < 0)
			argp_failure(state, STATUS_WORLD, ENOMEM, "--horizon");
		return 0;
	case OPTION_SCREEN: request->screen = argument ? (int)cli_whole("screen", argument, 1, MOST_SCREEN, state) : SCREEN_POINTS; return 0;
	case OPTION_TARGETS: request->targets = argument; return 0;
	case OPTION_SAMPLE:
		if (strchr(argument, '%'))
			request->districts = cli_share("sample", argument, state);
		else
			request->sample = (int)cli_whole("sample", argument, 1, MOST_SCREEN, state);
		return 0;
	case OPTION_SHARD: cli_shard(argument, &request->share, &request->shares, state); return 0;
	case 'o': request->output = argument; return 0;
	case OPTION_EVENTS: request->events = argument; return 0;
	case ARGP_KEY_ARG:
		if (request->scenario)
			argp_error(state, _("one scenario at a time; compare puts results side by side"));
		request->scenario = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->scenario)
			argp_error(state, _("name a scenario file"));
		if (request->shares && !request->output)
			argp_error(state, _("name the file the shares are to become with -o FILE.h5"));
		if (request->horizon)
			cli_assign(&request->set, request->horizon, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -- the run --------------------------------------------------------------------------------------------------------- */

static struct run_request run_of(const struct session *session, const struct request *request, const char *events)
{
	const struct scenario *scenario = &session->scenario;
	return (struct run_request){
		.scenario = scenario,
		.replications = request->replications ? request->replications : request->to_precision ? PRECISION_REPLICATIONS : scenario->replications,
		.seed = request->has_seed ? request->seed : scenario->seed,
		.team = team_of(request->threads),
		.to_precision = request->to_precision,
		.precision = request->precision,
		.sample = request->districts,
		.events_path = events,
		.lists_inputs = true, .keeps_week = true,
		.complete = worth_fill,
	};
}

static enum status simulate(struct session *session, const struct request *request, const char *events, struct result_set *set)
{
	struct progress progress;
	struct run_request run = run_of(session, request, events);
	run.progress = progress_show;
	run.progress_context = &progress;
	progress_begin(&progress, session->cli->err);
	enum status status = study_run(&run, &session->arena, set, &session->faults);
	progress_end(&progress);
	set->program = "jianfu " CLI_VERSION;
	return status;
}

/* The log of events grows beside its name while the study runs, and takes the name when it is whole. */
static enum status simulate_logged(struct session *session, const struct request *request, struct result_set *set)
{
	struct interrupt *interrupt = session->interrupt;
	struct faults *faults = &session->faults;
	if (!request->events)
		return simulate(session, request, NULL, set);
	const char *growing = arena_format(&session->arena, "%s.tmp", request->events);
	if (!growing)
		return fault_world(faults, "no memory left");
	interrupt_hold(interrupt);
	interrupt->unfinished = growing;
	interrupt_release(interrupt);
	enum status status = simulate(session, request, growing, set);
	interrupt_hold(interrupt);
	interrupt->unfinished = NULL;
	if (status != STATUS_OK)
		unlink(growing);
	else if (rename(growing, request->events) != 0)
		status = fault_world(faults, "cannot write %s: %s", request->events, faults_word(faults, strerrordesc_np(errno)));
	interrupt_release(interrupt);
	return status;
}

/* For each measure and line the row that is farthest from what was asked for. */
struct widest {
	struct precision_row *rows;
	int count;
};

static void widest_take(void *context, const struct precision_row *row)
{
	struct widest *widest = context;
	int at = 0;
	if (!(row->interval.half_width > row->target))
		return;
	while (at < widest->count && (widest->rows[at].measure != row->measure || widest->rows[at].line != row->line))
		at++;
	if (at == widest->count || row->interval.half_width * widest->rows[at].target > widest->rows[at].interval.half_width * row->target)
		widest->rows[at] = *row;
	widest->count += at == widest->count;
}

/* Says what is still wider than asked when the runs allowed are used up, and how many would do. */
static enum status precision_say(struct cli *cli, const struct result_set *set, double share, struct arena *arena)
{
	double *values = arena_rows(arena, set->replication_count, double);
	struct widest widest = {.rows = arena_rows(arena, set->measure_count + set->line_count * set->line_measure_count, struct precision_row)};
	int wanted = 0;
	if (!values || !widest.rows)
		return STATUS_WORLD;
	precision_visit(set, set->replication_count, share, values, widest_take, &widest);
	for (int i = 0; i < widest.count; i++) {
		const struct precision_row *row = &widest.rows[i];
		const struct result_measure *measure = row->measure;
		const char *line = row->line < 0 ? "" : cli_pick(cli, set->line_labels_en[row->line], set->line_labels_zh[row->line]);
		fprintf(cli->err, _("note: %s%s%s is known to ±%.3g %s after %d runs, not to the ±%.3g asked for\n"), line, *line ? ": " : "",
			cli_pick(cli, measure->name_en, measure->name_zh), row->interval.half_width, cli_pick(cli, measure->unit, measure->unit_zh),
			set->replication_count, row->target);
		wanted = row->wanted > wanted ? row->wanted : wanted;
	}
	if (widest.count && wanted <= MOST_REPLICATIONS)
		fprintf(cli->err, _("note: about %d runs would do; --replications=%d beside --precision allows them\n"), wanted, wanted);
	return STATUS_OK;
}

static enum status screened(struct session *session, const struct request *request, struct result_set *set)
{
	struct screen_request screen = {.scenario = &session->scenario, .points = request->screen, .sample = request->sample ? request->sample : SCREEN_SAMPLE,
		.seed = set->seed, .complete = worth_fill, .team = team_of(request->threads)};
	enum status status = STATUS_OK;
	targets_default(&screen.targets);
	if (request->targets)
		status = targets_read(&screen.targets, request->targets, &session->arena, &session->faults);
	return status == STATUS_OK ? screening_run(session->cli, &screen, set, &session->arena, &session->faults) : status;
}

/* Of several districts, kept: part after part. */
static enum status districts_run(struct session *session, const struct request *request, struct result_set *set, bool *is_whole)
{
	struct run_request run = run_of(session, request, request->events);
	struct nationwide nationwide = {.session = session, .run = &run, .recipe = {request->policies, request->set.words, request->set.count},
		.output = request->output, .share = request->share, .shares = request->shares};
	return nationwide_run(&nationwide, set, is_whole);
}

/* What is of many districts alone, and of one alone. */
static enum status districts_check(const struct request *request, const struct scenario *scenario, struct faults *faults)
{
	struct place place = {.file = request->scenario};
	bool are_many = districts_count(scenario) > 1;
	if (!are_many && request->shares)
		return fault_add(faults, place, "spread a sweep over machines: sweep --shard", "--shard shares out districts, and there is one");
	if (!are_many && request->districts > 0)
		return fault_add(faults, place, "lower place.communities, or screen a sample: --screen --sample=8", "--sample takes some of many districts, and there is one");
	if (are_many && request->screen)
		return fault_add(faults, place, "screen one of them: --set place.districts=1", "a screen is of one district, and there are %d", districts_count(scenario));
	return STATUS_OK;
}

static enum status study(struct session *session, const struct request *request, struct result_set *set, bool *is_whole)
{
	*is_whole = true;
	if (request->output && districts_count(&session->scenario) > 1)
		return districts_run(session, request, set, is_whole);
	enum status status = simulate_logged(session, request, set);
	if (status == STATUS_OK && request->screen)
		status = screened(session, request, set);
	if (status != STATUS_OK || !request->output)
		return status;
	interrupt_hold(session->interrupt);
	status = store_write(request->output, set, &session->faults);
	interrupt_release(session->interrupt);
	return status;
}

static enum status scenario_run(struct session *session, void *context)
{
	const struct request *request = context;
	struct scenario *scenario = &session->scenario;
	struct faults *faults = &session->faults;
	struct result_set set;
	bool is_whole = false;
	enum status status = scenario_read(scenario, request->scenario, request->set.words, request->set.count, faults);
	if (status == STATUS_OK && request->policies)
		status = choose_policies(scenario, request->policies, faults);
	if (status == STATUS_OK)
		status = districts_check(request, scenario, faults);
	if (status == STATUS_OK)
		status = cli_target(request->output, STORE_MARK, faults);
	if (status == STATUS_OK)
		status = cli_target(request->events, log_heading(), faults);
	if (status == STATUS_OK)
		status = study(session, request, &set, &is_whole);
	if (status == STATUS_OK && is_whole)
		status = first_screen_print(&set, request->output, session->cli->is_chinese, &session->arena, &session->page);
	return status == STATUS_OK && is_whole && request->to_precision ? precision_say(session->cli, &set, request->precision, &session->arena) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "policy", .key = OPTION_POLICY, .arg = "A,B…", .doc = N_("only these options, and the baseline")},
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set staff.quits=\"0.1 /yr\"; policy.NAME.RULE.PARAMETER changes a rule")},
		{.name = "replications", .key = 'r', .arg = "N", .doc = N_("how often each option is simulated")},
		{.name = "precision", .key = OPTION_PRECISION, .arg = "X%", .flags = OPTION_ARG_OPTIONAL, .doc = N_("as often as the precision the indicators state asks for, or X% of their means; at least 30 times, at most as --replications says, else 200")},
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("which luck; the same seed gives the same results")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{.name = "horizon", .key = OPTION_HORIZON, .arg = "TIME", .doc = N_("how long to simulate, as in --horizon \"2 yr\"")},
		{.name = "screen", .key = OPTION_SCREEN, .arg = "POINTS", .flags = OPTION_ARG_OPTIONAL, .doc = N_("whether the marks hold where assumptions lie elsewhere: every option at so many points that fit what is observed (200); says first how long it takes")},
		{.name = "targets", .key = OPTION_TARGETS, .arg = "FILE.yaml", .doc = N_("what a point of a screen must fit, instead of the targets of the manual")},
		{.name = "sample", .key = OPTION_SAMPLE, .arg = "X%|N", .doc = N_("of several districts only so many in a hundred, for a look; or communities a screen simulates (8)")},
		{.name = "shard", .key = OPTION_SHARD, .arg = "I/N", .doc = N_("only this share of the districts, for many machines; merge makes one file of all shares")},
		{.name = "output", .key = 'o', .arg = "FILE.h5", .doc = N_("keep the results in this file; those of several districts part by part in FILE.h5.parts, from which the same command goes on when it was stopped")},
		{.name = "events", .key = OPTION_EVENTS, .arg = "FILE.csv", .doc = N_("write what happens in the first run of each option")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO"), .children = children,
		.doc = N_("Simulates every option of a scenario under the same luck, and shows them side by side."), .argp_domain = CLI_DOMAIN};
	struct request request = {.replications = 0};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	int status = session_watched(cli, scenario_run, &request);
	free(request.horizon);
	return status;
}

const struct verb run_verb = {
	.name = "run", .run = run,
	.summary_en = "simulate the options of a scenario and show them side by side",
	.summary_zh = "模拟情景中的各方案并排比较",
};
