/* replay.c - the verb that simulates what a log says happened, and says how near it comes. */
#include <string.h>

#include "cli/keep.h"
#include "cli/preset.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "records/replay.h"
#include "report/replay_page.h"

enum { OPTION_ARRIVALS = 0x6100, OPTION_MAP, OPTION_FROM, OPTION_UNTIL, OPTION_DATES, OPTION_SERVICE, OPTION_TRIES, OPTION_SEED, OPTION_OVERWRITE, OPTION_CSV };
enum { MOST_REPLICATIONS = 1000, MOST_THREADS = 1024, MOST_TRIES = 100000, TRIES = 150, REPLICATIONS = 5 };

struct request {
	const char *scenario, *output, *csv, *until;
	struct records_request log;
	struct cli_assignments set;
	int service, tries, replications, threads;
	bool overwrites, has_seed;
	uint64_t seed;
};

static const char *const services[] = {"auto", "tuned", "recorded", "scenario"};
static const char *const orders[] = {"ymd", "dmy", "mdy"};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_ARRIVALS: request->log.path = argument; return 0;
	case OPTION_MAP: request->log.map = argument; return 0;
	case OPTION_FROM: request->log.from = argument; return 0;
	case OPTION_UNTIL: request->until = argument; return 0;
	case OPTION_DATES: request->log.order = cli_choice("dates", orders, 3, argument, state); return 0;
	case OPTION_SERVICE: request->service = cli_choice("service", services, 4, argument, state); return 0;
	case OPTION_TRIES: request->tries = (int)cli_whole("tries", argument, 2, MOST_TRIES, state); return 0;
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		request->has_seed = true;
		return 0;
	case 's': cli_assign(&request->set, argument, state); return 0;
	case 'r': request->replications = (int)cli_whole("replications", argument, 1, MOST_REPLICATIONS, state); return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case 'o': request->output = argument; return 0;
	case OPTION_CSV: request->csv = argument; return 0;
	case OPTION_OVERWRITE: request->overwrites = true; return 0;
	case ARGP_KEY_ARG:
		if (request->scenario)
			argp_error(state, _("one scenario at a time"));
		request->scenario = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->scenario)
			argp_error(state, _("name a scenario file"));
		if (!request->log.path)
			argp_error(state, _("name the log: --arrivals LOG.csv"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status outputs_check(const struct request *request, struct faults *faults)
{
	enum status status = STATUS_OK;
	if (request->output)
		status = request->overwrites ? keep_check(request->output, true, faults) : cli_target(request->output, LEAF_MARK, faults);
	if (status == STATUS_OK && request->csv)
		status = request->overwrites ? keep_check(request->csv, true, faults) : cli_target(request->csv, "unit,dis", faults);
	return status;
}

static enum status page_keep(const struct replay *replay, const char *path, bool is_csv, struct session *session)
{
	struct text bytes;
	text_init(&bytes);
	struct leaf leaf = {.out = &bytes, .arena = &session->arena, .is_html = true, .is_chinese = session->cli->is_chinese};
	enum status status = is_csv ? replay_page_csv(replay, &session->arena, &bytes) : replay_page_write(replay, &leaf);
	if (status == STATUS_OK)
		status = keep_write(path, &bytes, &session->faults);
	if (status == STATUS_OK)
		text_addf(&session->page, _("Written: %s\n"), path);
	text_free(&bytes);
	return status;
}

static enum status log_replay(struct session *session, void *context)
{
	const struct request *request = context;
	struct faults *faults = &session->faults;
	struct records all, known;
	struct replay replay = {.arena_count = 0};
	struct progress progress;
	struct scenario ground = {.file = NULL};
	int64_t split = 0;
	enum status status = scenario_read(&session->scenario, request->scenario, request->set.words, request->set.count, faults);
	if (status == STATUS_OK)
		status = outputs_check(request, faults);
	if (status == STATUS_OK)
		status = records_read(&request->log, &session->arena, faults, &all);
	if (status != STATUS_OK)
		return status;
	if (request->until) {
		int64_t day = moment_read(request->until, MOMENT_YEAR_FIRST);
		split = day == MOMENT_NONE ? 0 : day - all.origin * TICKS_PER_DAY;
		if (split <= 0 || split >= all.end)
			return fault_add(faults, (struct place){0}, "write a day inside the log, as in 2018-01-21", "--until: %.40s is no day of the log", request->until);
	}
	status = records_as_of(&all, split > 0 ? split : INT64_MAX, &session->arena, &known);
	bool has_services = all.at[ROLE_started] >= 0 || all.at[ROLE_effort] >= 0;
	if (request->service == 2 && !has_services)
		return fault_add(faults, (struct place){.file = all.file, .line = 1, .column = 1}, "name it: --map started=COLUMN or effort=COLUMN", "no column says when work began or how long it took");
	struct replay_request asked = {.scenario = &session->scenario, .ground = &ground, .is_scenario = request->service == 3, .known = &known, .all = &all, .split = split, .is_recorded = request->service == 2 || (request->service == 0 && has_services),
		.tries = request->tries ? request->tries : TRIES, .replications = request->replications ? request->replications : REPLICATIONS,
		.seed = request->has_seed ? request->seed : session->scenario.seed, .team = team_of(request->threads), .progress = progress_show, .progress_context = &progress};
	if (status == STATUS_OK)
		status = preset_bare(session->cli, &session->arena, &ground, faults);
	progress_begin(&progress, session->cli->err);
	if (status == STATUS_OK)
		status = replay_run(&asked, &session->arena, faults, &replay);
	progress_end(&progress);
	struct leaf leaf = {.out = &session->page, .arena = &session->arena, .is_chinese = session->cli->is_chinese};
	if (status == STATUS_OK)
		status = replay_page_write(&replay, &leaf);
	if (status == STATUS_OK && request->output)
		status = page_keep(&replay, request->output, false, session);
	if (status == STATUS_OK && request->csv)
		status = page_keep(&replay, request->csv, true, session);
	replay_free(&replay);
	scenario_free(&ground);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "arrivals", .key = OPTION_ARRIVALS, .arg = "LOG.csv", .doc = N_("the log: a row for each request or piece of work")},
		{.name = "map", .key = OPTION_MAP, .arg = "opened=COLUMN,…", .doc = N_("which column is what: opened, started, closed, cancelled, category, area, worker, unit, case, effort, due; else by the headings")},
		{.name = "from", .key = OPTION_FROM, .arg = "DAY", .doc = N_("leave out what was opened before")},
		{.name = "until", .key = OPTION_UNTIL, .arg = "DAY", .doc = N_("tune on what was known when this day began, score what was opened from then on")},
		{.name = "dates", .key = OPTION_DATES, .arg = "ymd|dmy|mdy", .doc = N_("how dates are written that could be read in two ways")},
		{.name = "service", .key = OPTION_SERVICE, .arg = "auto|tuned|recorded|scenario", .doc = N_("times of work: recorded when the log has them, else tuned (auto); scenario: its own lines, by the names of categories, and servers")},
		{.name = "tries", .key = OPTION_TRIES, .arg = "N", .doc = N_("offices tried for each unit and order of work (150)")},
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set staff.quits=\"0.1 /yr\"; policy.NAME.RULE.PARAMETER changes a rule")},
		{.name = "replications", .key = 'r', .arg = "N", .doc = N_("simulations each is scored by (5)")},
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("which luck; the same seed gives the same results")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{.name = "output", .key = 'o', .arg = "FILE.html", .doc = N_("write the report with its curves")},
		{.name = "csv", .key = OPTION_CSV, .arg = "FILE.csv", .doc = N_("write every distance and what was tuned")},
		{.name = "overwrite", .key = OPTION_OVERWRITE, .doc = N_("write over files that are there already")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO"), .children = children,
		.doc = N_("Simulates what a log says happened, unit by unit and under each order of work, and says how near the simulated closing times come to the real ones. The scenario gives the holidays, and with --service=scenario lines and servers too."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.log = {.order = -1}};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, log_replay, &request);
}

const struct verb replay_verb = {
	.name = "replay", .run = run,
	.summary_en = "simulate what a log says happened, and say how near it comes",
	.summary_zh = "按办件记录重演，看模拟与实际有多接近",
};
