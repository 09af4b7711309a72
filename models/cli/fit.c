/* fit.c - the verb that estimates from a log how work comes and how long it takes, and writes a scenario of it. */
#include <string.h>

#include "cli/estimated.h"
#include "cli/keep.h"
#include "cli/preset.h"
#include "cli/session.h"
#include "report/fit_page.h"

enum { OPTION_MAP = 0x6200, OPTION_POPULATION, OPTION_FROM, OPTION_UNTIL, OPTION_DATES, OPTION_EXTENDS, OPTION_REPORT, OPTION_CSV, OPTION_LINES, OPTION_ROUNDS, OPTION_SEED,
	OPTION_OVERWRITE };
enum { MOST_THREADS = 1024, MOST_ROUNDS = 9999, ROUNDS = 99, SEED = 2012 };

struct request {
	struct records_request log;
	const char *population, *extends, *output, *report, *csv;
	int lines, rounds, threads;
	bool overwrites;
	uint64_t seed;
};

static const char *const orders[] = {"ymd", "dmy", "mdy"};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_MAP: request->log.map = argument; return 0;
	case OPTION_POPULATION: request->population = argument; return 0;
	case OPTION_FROM: request->log.from = argument; return 0;
	case OPTION_UNTIL: request->log.until = argument; return 0;
	case OPTION_DATES: request->log.order = cli_choice("dates", orders, 3, argument, state); return 0;
	case OPTION_EXTENDS: request->extends = argument; return 0;
	case OPTION_LINES: request->lines = (int)cli_whole("lines", argument, 1, FITTING_LINES - 1, state); return 0;
	case OPTION_ROUNDS: request->rounds = (int)cli_whole("rounds", argument, 0, MOST_ROUNDS, state); return 0;
	case OPTION_SEED: request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state); return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case 'o': request->output = argument; return 0;
	case OPTION_REPORT: request->report = argument; return 0;
	case OPTION_CSV: request->csv = argument; return 0;
	case OPTION_OVERWRITE: request->overwrites = true; return 0;
	case ARGP_KEY_ARG:
		if (request->log.path)
			argp_error(state, _("one log at a time"));
		request->log.path = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->log.path)
			argp_error(state, _("name a log: a CSV file with a row for each request or piece of work"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status outputs_check(const struct request *request, struct faults *faults)
{
	const struct { const char *path, *mark; } outputs[] = {{request->output, ESTIMATED_MARK}, {request->report, LEAF_MARK}, {request->csv, "line,est"}};
	enum status status = STATUS_OK;
	for (int i = 0; i < 3 && status == STATUS_OK; i++)
		if (outputs[i].path)
			status = request->overwrites ? keep_check(outputs[i].path, true, faults) : cli_target(outputs[i].path, outputs[i].mark, faults);
	return status;
}

/* The scenario the fragment extends: the one named, or servers of their own with all else off. */
static enum status ground_read(struct session *session, const struct request *request)
{
	if (!request->extends)
		return preset_bare(session->cli, &session->arena, &session->scenario, &session->faults);
	return scenario_read(&session->scenario, request->extends, NULL, 0, &session->faults);
}

static enum status file_keep(struct session *session, const char *path, const struct text *bytes)
{
	enum status status = bytes->failed ? STATUS_WORLD : keep_write(path, bytes, &session->faults);
	if (status == STATUS_OK)
		text_addf(&session->page, _("Written: %s\n"), path);
	return status;
}

static enum status outputs_write(struct session *session, const struct request *request, const struct fitting *fitting)
{
	enum status status = STATUS_OK;
	struct text bytes;
	text_init(&bytes);
	if (request->report) {
		struct leaf leaf = {.out = &bytes, .arena = &session->arena, .is_html = true, .is_chinese = session->cli->is_chinese};
		status = fit_page_write(fitting, &leaf);
		status = status == STATUS_OK ? file_keep(session, request->report, &bytes) : status;
	}
	text_clear(&bytes);
	if (request->csv && status == STATUS_OK) {
		status = fit_page_csv(fitting, &session->arena, &bytes);
		status = status == STATUS_OK ? file_keep(session, request->csv, &bytes) : status;
	}
	text_clear(&bytes);
	if (request->output && status == STATUS_OK) {
		status = estimated_write(fitting, &session->scenario, request->output, &session->arena, &bytes);
		status = status == STATUS_OK ? file_keep(session, request->output, &bytes) : status;
		if (status == STATUS_OK)
			text_addf(&session->page, _("Next: jianfu run %s\n"), request->output);
	}
	text_free(&bytes);
	return status;
}

static enum status log_fit(struct session *session, void *context)
{
	const struct request *request = context;
	struct faults *faults = &session->faults;
	struct records records;
	struct fitting fitting;
	enum status status = outputs_check(request, faults);
	if (status == STATUS_OK && request->output)
		status = ground_read(session, request);
	if (status == STATUS_OK)
		status = records_read(&request->log, &session->arena, faults, &records);
	if (status != STATUS_OK)
		return status;
	struct fitting_request asked = {.records = &records, .population = request->population, .lines = request->lines, .rounds = request->rounds, .level = 0.95, .seed = request->seed,
		.team = team_of(request->threads)};
	status = fitting_run(&asked, &session->arena, faults, &fitting);
	struct leaf leaf = {.out = &session->page, .arena = &session->arena, .is_chinese = session->cli->is_chinese};
	if (status == STATUS_OK)
		status = fit_page_write(&fitting, &leaf);
	return status == STATUS_OK ? outputs_write(session, request, &fitting) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "map", .key = OPTION_MAP, .arg = "opened=COLUMN,…", .doc = N_("which column is what: opened, started, closed, cancelled, category, area, worker, unit, case, effort, due; else by the headings")},
		{.name = "population", .key = OPTION_POPULATION, .arg = "FILE.csv", .doc = N_("residents of each area (columns area, population), for rates by head")},
		{.name = "from", .key = OPTION_FROM, .arg = "DAY", .doc = N_("leave out what was opened before")},
		{.name = "until", .key = OPTION_UNTIL, .arg = "DAY", .doc = N_("leave out what was opened on this day and later")},
		{.name = "dates", .key = OPTION_DATES, .arg = "ymd|dmy|mdy", .doc = N_("how dates are written that could be read in two ways")},
		{.name = "lines", .key = OPTION_LINES, .arg = "N", .doc = N_("categories kept apart, the largest; all others are one (8)")},
		{.name = "rounds", .key = OPTION_ROUNDS, .arg = "N", .doc = N_("samples drawn for each test of fit (99); 0 = no tests")},
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("which luck; the same seed gives the same results")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{.name = "extends", .key = OPTION_EXTENDS, .arg = "SCENARIO", .doc = N_("the scenario that what is written extends; else one with servers of its own and all else off")},
		{.name = "output", .key = 'o', .arg = "FILE.yaml", .doc = N_("write a scenario of what was estimated, every number with its source")},
		{.name = "report", .key = OPTION_REPORT, .arg = "FILE.html", .doc = N_("write the page with its curves")},
		{.name = "csv", .key = OPTION_CSV, .arg = "FILE.csv", .doc = N_("write every estimate as a table")},
		{.name = "overwrite", .key = OPTION_OVERWRITE, .doc = N_("write over files that are there already")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("LOG.csv"), .children = children,
		.doc = N_("Estimates from a log of requests or pieces of work how they come, how long they take and who does them, with intervals and tests, and writes a scenario of it."), .argp_domain = CLI_DOMAIN};
	struct request request = {.log = {.order = -1}, .lines = FITTING_LINES - 1, .rounds = ROUNDS, .seed = SEED};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, log_fit, &request);
}

const struct verb fit_verb = {
	.name = "fit", .run = run,
	.summary_en = "estimate from a log how work comes and how long it takes, as a scenario",
	.summary_zh = "由办件记录估计到达与办理时长，写成情景",
};
