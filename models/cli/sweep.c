/* sweep.c - the verb that runs a scenario at many samples of its inputs, under the same luck. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "cli/selecting.h"
#include "cli/session.h"
#include "cli/sweep_facts.h"
#include "cli/sweeping.h"
#include "plan/worth.h"
#include "show/selection.h"
#include "world/choose.h"

enum { MOST_REPLICATIONS = 100000, MOST_THREADS = 1024, MOST_POINTS = DESIGNS_POINTS, MOST_ENDS = 1000, PRECISION_REPLICATIONS = 200, BEST_REPLICATIONS = 1000,
	BEST_NUMBERS = 1 << 26 };
enum { OPTION_FACTOR = 0x5000, OPTION_DESIGN, OPTION_POINTS, OPTION_ENDS, OPTION_RESOLUTION, OPTION_POLICY, OPTION_SEED, OPTION_OWN_LUCK, OPTION_HORIZON, OPTION_DRY_RUN,
	OPTION_SHARD, OPTION_PRECISION, OPTION_BUDGET, OPTION_BEST, OPTION_MATTERS,
	OPTION_MEASURE, OPTION_MONTHS, OPTION_PLACES };

struct request {
	const char *scenario, *design, *policies, *output, *best;
	const char *measures; /* "overtime,relief_lasts"; NULL = all */
	char *horizon; /* "time.horizon=2 yr" */
	struct cli_assignments set;
	struct cli_files factors; /* "KEY=…" */
	int points, ends, resolution, replications, threads, share, shares;
	bool has_seed, has_own_luck, is_dry, to_precision, has_months, has_places;
	double precision; /* share of the mean; 0 = as the indicators state */
	double matters;   /* in the unit of the measure; 0 = as it states */
	uint64_t seed, budget; /* runs; 0 = not said */
};

/* -- the command line ------------------------------------------------------------------------------------------------ */

static error_t numbers_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_POINTS: request->points = (int)cli_whole("points", argument, 1, MOST_POINTS, state); return 0;
	case OPTION_ENDS: request->ends = (int)cli_whole("ends", argument, 2, MOST_ENDS, state); return 0;
	case OPTION_RESOLUTION: request->resolution = (int)cli_whole("resolution", argument, 3, 5, state); return 0;
	case 'r': request->replications = (int)cli_whole("replications", argument, 1, MOST_REPLICATIONS, state); return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		request->has_seed = true;
		return 0;
	case OPTION_SHARD: cli_shard(argument, &request->share, &request->shares, state); return 0;
	case OPTION_MATTERS: request->matters = cli_above_zero("matters", argument, state); return 0;
	case OPTION_BUDGET: request->budget = cli_whole("budget", argument, 1, UINT64_MAX, state); return 0;
	case OPTION_PRECISION:
		request->to_precision = true;
		request->precision = argument ? cli_share("precision", argument, state) : 0;
		return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_FACTOR: cli_file(&request->factors, argument, state); return 0;
	case OPTION_DESIGN: request->design = argument; return 0;
	case OPTION_POLICY: request->policies = argument; return 0;
	case OPTION_OWN_LUCK: request->has_own_luck = true; return 0;
	case OPTION_MEASURE: request->measures = argument; return 0;
	case OPTION_MONTHS: request->has_months = true; return 0;
	case OPTION_PLACES: request->has_places = true; return 0;
	case OPTION_BEST: request->best = argument; return 0;
	case OPTION_DRY_RUN: request->is_dry = true; return 0;
	case 's': cli_assign(&request->set, argument, state); return 0;
	case 'o': request->output = argument; return 0;
	case OPTION_HORIZON:
		free(request->horizon);
		if (asprintf(&request->horizon, "time.horizon=%s", argument) < 0)
			argp_failure(state, STATUS_WORLD, ENOMEM, "--horizon");
		return 0;
	case ARGP_KEY_ARG:
		if (request->scenario)
			argp_error(state, _("one scenario at a time"));
		request->scenario = argument;
		return 0;
	case ARGP_KEY_END:
		if (!request->scenario)
			argp_error(state, _("name a scenario file"));
		if (!request->output && !request->is_dry)
			argp_error(state, _("name the file the results go to with -o FILE.h5, or say --dry-run"));
		if (request->budget && !request->best && (request->replications || request->to_precision))
			argp_error(state, _("--budget stands alone, without --replications and --precision"));
		if (request->best && (request->shares || request->to_precision))
			argp_error(state, _("--best goes without --shard and --precision: who is left is known where all is run, and what is known of the best is its precision"));
		if (request->best && (request->has_months || request->has_places))
			argp_error(state, _("--best goes without --months and --places"));
		if (request->horizon)
			cli_assign(&request->set, request->horizon, state);
		return 0;
	default:
		return numbers_read(key, argument, state);
	}
}

/* -- what is to be swept --------------------------------------------------------------------------------------------- */

/* Factors of the command line stand for those of the scenario. */
static enum status factors_read(const struct request *request, const struct scenario *scenario, struct vary *vary, struct faults *faults)
{
	int count = request->factors.count ? request->factors.count : scenario->sweep.factor_count;
	for (int i = 0; i < count; i++) {
		const struct expect_word *word = request->factors.count ? NULL : &scenario->sweep.factors[i];
		(void)!vary_add(vary, word ? word->text : request->factors.rows[i], word ? word->place : (struct place){0}, faults);
	}
	if (!count)
		fault_add(faults, (struct place){0}, "say --factor \"KEY=a, b, c\" or --factor \"KEY=low .. high\", or write sweep: in the scenario", "there is nothing to vary");
	return faults_status(faults);
}

static bool is_table(const char *design)
{
	size_t length = strlen(design);
	return length > 4 && !strcmp(design + length - 4, ".csv");
}

static enum status design_find(const char *name, enum designs_id *id, struct faults *faults)
{
	const char *names[DESIGNS_COUNT];
	for (int i = 0; i < DESIGNS_COUNT; i++) {
		names[i] = designs_plate((enum designs_id)i)->name;
		if (!strcmp(name, names[i]) || !strcmp(name, designs_plate((enum designs_id)i)->name_zh)) {
			*id = (enum designs_id)i;
			return STATUS_OK;
		}
	}
	const char *nearest = text_nearest(name, names, DESIGNS_COUNT);
	return fault_add(faults, (struct place){0}, nearest ? faults_say(faults, "did you mean %s?", nearest)
		: N_("factorial, fractional, one_at_a_time, latin, sobol, morris, saltelli, or a table FILE.csv"), "there is no design %s", name);
}

static enum status points_find(const struct request *request, const struct scenario *scenario, uint64_t seed, struct vary *vary, struct points *points,
	struct arena *arena, struct faults *faults)
{
	const struct sweep_settings *said = &scenario->sweep;
	if (request->best && !request->design && !request->factors.count && !said->factor_count)
		return points_alone(points, vary, arena, faults); /* the options are rivals enough */
	const char *design = request->design ? request->design : *said->design ? said->design : "latin";
	struct points_request asked = {.seed = seed, .points = request->points ? request->points : (int)said->points,
		.ends = request->ends ? request->ends : (int)said->ends, .resolution = request->resolution ? request->resolution : (int)said->resolution};
	if (is_table(design))
		return points_table(points, vary, design, arena, faults);
	enum status status = design_find(design, &asked.id, faults);
	if (status == STATUS_OK)
		status = factors_read(request, scenario, vary, faults);
	return status == STATUS_OK ? points_design(points, vary, &asked, arena, faults) : status;
}

/* How often each option is run at each sample; with --precision at most. */
static enum status replications_find(const struct request *request, const struct scenario *scenario, int samples, int *replications, struct faults *faults)
{
	*replications = request->replications ? request->replications : request->to_precision ? PRECISION_REPLICATIONS
		: scenario->sweep.replications > 0 ? (int)scenario->sweep.replications : scenario->replications;
	if (request->best && !request->replications)
		*replications = BEST_REPLICATIONS;
	if (!request->budget || request->best)
		return STATUS_OK;
	uint64_t each = request->budget / ((uint64_t)samples * (uint64_t)scenario->policy_count);
	*replications = each < MOST_REPLICATIONS ? (int)each : MOST_REPLICATIONS;
	return each ? STATUS_OK : fault_add(faults, (struct place){0}, "take fewer samples or options, or allow more runs", "--budget: %d samples of %d options take %lld runs at least",
		samples, scenario->policy_count, (long long)samples * scenario->policy_count);
}

/* The measures that are to be kept, by their place in the study. */
static enum status measures_find(const struct request *request, struct job *job, const struct scenario *scenario, struct arena *arena, struct faults *faults)
{
	struct sweep all;
	if (!request->measures)
		return STATUS_OK;
	enum status status = job_about(job, scenario, arena, &all, faults);
	char *rest = arena_string(arena, request->measures);
	int *kept = status == STATUS_OK ? arena_rows(arena, all.about.measure_count + 1, int) : NULL;
	if (status == STATUS_OK && (!rest || !kept))
		return fault_world(faults, "no memory left");
	for (char *name = kept ? strsep(&rest, ",") : NULL; name; name = strsep(&rest, ",")) {
		int measure = cli_measure(&all.about, name, "--measure", faults);
		for (int i = 0; i < job->measure_count; i++)
			measure = kept[i] == measure ? -1 : measure;
		if (measure >= 0)
			kept[job->measure_count++] = measure;
	}
	job->measures = kept;
	return faults_status(faults);
}

/* -- the best -------------------------------------------------------------------------------------------------------- */

/* What --best asks for, before anything is described: the measure is known by name only then. */
static enum status contest_find(const struct request *request, const struct sweep *about, struct selecting *selecting, struct faults *faults)
{
	int64_t rivals = (int64_t)about->sample_count * about->about.point_count;
	selecting->measure = cli_measure(&about->about, request->best, "--best", faults);
	if (selecting->measure < 0)
		return STATUS_FAULT;
	const struct result_measure *measure = &about->about.measures[selecting->measure];
	selecting->matters = request->matters > 0 ? request->matters : measure->matters_from;
	selecting->budget = request->budget ? request->budget : UINT64_MAX;
	if (!(selecting->matters > 0))
		return fault_add(faults, (struct place){0}, "say it with --matters", "of %s no difference is known that matters", measure->name);
	if (selecting->budget < (uint64_t)rivals * SELECT_FIRST)
		return fault_add(faults, (struct place){0}, "take fewer samples or options, or allow more runs", "--budget: %d samples of %d options take %lld runs at least",
			about->sample_count, about->about.point_count, (long long)rivals * SELECT_FIRST);
	if (rivals > SELECTION_MOST || rivals * about->about.replication_count * about->about.measure_count > BEST_NUMBERS)
		return fault_add(faults, (struct place){0}, "take fewer samples, options or replications", "%lld rivals of %d replications are too many for --best",
			(long long)rivals, about->about.replication_count);
	return STATUS_OK;
}

/* Describes the sweep; of a contest once more with its words, which its parts must share. */
static enum status about_find(const struct request *request, struct job *job, const struct scenario *scenario, struct arena *arena, struct sweep *about,
	struct selecting *selecting, struct faults *faults)
{
	enum status status = job_about(job, scenario, arena, about, faults);
	if (status != STATUS_OK || !request->best)
		return status;
	status = contest_find(request, about, selecting, faults);
	if (status != STATUS_OK)
		return status;
	job->contest = arena_format(arena, request->budget ? "%s, %.12g matters, %llu runs at most" : "%s, %.12g matters", about->about.measures[selecting->measure].name,
		selecting->matters, (unsigned long long)request->budget);
	return job->contest ? job_about(job, scenario, arena, about, faults) : fault_world(faults, "no memory left");
}

/* Bad values are named before anything is run; of a share those of its own samples. */
static enum status samples_check(const struct sweeping *sweeping, struct faults *faults)
{
	int from, to;
	sweeping_share(sweeping, sweeping->job->points->design.point_count, &from, &to);
	return job_check(sweeping->job, from, to, faults);
}

static enum status scenario_sweep(struct session *session, void *context)
{
	const struct request *request = context;
	struct scenario *scenario = &session->scenario;
	struct arena *arena = &session->arena;
	struct faults *faults = &session->faults;
	bool was_stopped = false;
	struct vary *vary = arena_rows(arena, 1, struct vary);
	struct points points;
	struct sweep about;
	enum status status = vary ? scenario_read(scenario, request->scenario, request->set.words, request->set.count, faults) : fault_world(faults, "no memory left");
	if (status == STATUS_OK && request->policies)
		status = choose_policies(scenario, request->policies, faults);
	if (status == STATUS_OK)
		status = vary_init(vary, scenario, arena, faults);
	if (status != STATUS_OK)
		return status;
	const struct sweep_settings *said = &scenario->sweep;
	struct job job = {.file = request->scenario, .assignments = request->set.words, .assignment_count = request->set.count, .policies = request->policies,
		.points = &points, .complete = worth_fill, .team = team_of(request->threads), .program = "jianfu " CLI_VERSION,
		.to_precision = request->to_precision, .precision = request->precision,
		.seed = request->has_seed ? request->seed : said->seed > 0 ? (uint64_t)said->seed : scenario->seed,
		.has_own_luck = request->has_own_luck || said->own_luck, .has_months = request->has_months, .has_places = request->has_places};
	struct sweeping sweeping = {.cli = session->cli, .job = &job, .about = &about, .output = request->output, .share = request->share, .shares = request->shares,
		.interrupt = session->interrupt, .arena = arena};
	struct selecting selecting = {.sweeping = &sweeping};
	status = points_find(request, scenario, job.seed, vary, &points, arena, faults);
	if (status == STATUS_OK)
		status = replications_find(request, scenario, points.design.point_count, &job.replications, faults);
	if (status == STATUS_OK)
		status = samples_check(&sweeping, faults);
	if (status == STATUS_OK)
		status = measures_find(request, &job, scenario, arena, faults);
	if (status == STATUS_OK)
		status = about_find(request, &job, scenario, arena, &about, &selecting, faults);
	sweeping.most_runs = request->best ? request->budget ? (double)request->budget : HUGE_VAL : 0;
	if (status == STATUS_OK)
		status = request->is_dry ? sweeping_estimate(&sweeping, faults) : request->best ? selecting_run(&selecting, &session->page, &was_stopped, faults)
			: sweeping_run(&sweeping, &was_stopped, faults);
	if (status == STATUS_OK && !request->is_dry && !request->shares && !was_stopped)
		sweep_facts_print(session->cli, &about, request->output);
	if (status == STATUS_OK && was_stopped)
		session->exit_code = interrupt_exit(session->interrupt);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "factor", .key = OPTION_FACTOR, .arg = "KEY=VALUES", .doc = N_("what is varied: levels, as in \"staff.discipline=fifo, priority\", or a range, as in \"staff.quits=5 .. 30 %/yr\", with log behind it where every ratio is alike; stands for the factors of the scenario's sweep:")},
		{.name = "design", .key = OPTION_DESIGN, .arg = "NAME|FILE.csv", .doc = N_("factorial, fractional, one_at_a_time, latin (unless said), sobol, morris, saltelli, or a table whose headings are keys and whose rows are samples")},
		{.name = "points", .key = OPTION_POINTS, .arg = "N", .doc = N_("points of latin and sobol, walks of morris, base points of saltelli")},
		{.name = "ends", .key = OPTION_ENDS, .arg = "N", .doc = N_("values of a range in factorial and one_at_a_time, from end to end (2)")},
		{.name = "resolution", .key = OPTION_RESOLUTION, .arg = "3|4|5", .doc = N_("of fractional (4)")},
		{.name = "policy", .key = OPTION_POLICY, .arg = "A,B…", .doc = N_("only these options, and the baseline")},
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting at every sample")},
		{.name = "replications", .key = 'r', .arg = "N", .doc = N_("how often each option is simulated at each sample")},
		{.name = "precision", .key = OPTION_PRECISION, .arg = "X%", .flags = OPTION_ARG_OPTIONAL, .doc = N_("at each sample as often as run --precision would run it; at most as --replications says, else 200")},
		{.name = "budget", .key = OPTION_BUDGET, .arg = "RUNS", .doc = N_("as often as so many runs in all allow")},
		{.name = "best", .key = OPTION_BEST, .arg = "MEASURE", .doc = N_("which sample and option is the best in this measure: replications go to those that may be, by rounds, until one is left, --budget is spent or --replications (1000) are made; goes without factors too")},
		{.name = "matters", .key = OPTION_MATTERS, .arg = "X", .doc = N_("with --best, the smallest difference worth finding, in the unit of the measure (as the measure states)")},
		{.name = "measure", .key = OPTION_MEASURE, .arg = "A,B…", .doc = N_("keep only these measures")},
		{.name = "months", .key = OPTION_MONTHS, .doc = N_("keep months of every run too; --dry-run tells how large that is")},
		{.name = "places", .key = OPTION_PLACES, .doc = N_("keep communities too, means over replications")},
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("of luck, which all samples share, and of the design")},
		{.name = "own-luck", .key = OPTION_OWN_LUCK, .doc = N_("each sample has luck of its own")},
		{.name = "horizon", .key = OPTION_HORIZON, .arg = "TIME", .doc = N_("how long to simulate, as in --horizon \"2 yr\"")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{.name = "dry-run", .key = OPTION_DRY_RUN, .doc = N_("only say how many samples and runs it is, how long they take and how much room")},
		{.name = "shard", .key = OPTION_SHARD, .arg = "I/N", .doc = N_("only this share of the samples, for many machines; merge makes one file of all shares")},
		{.name = "output", .key = 'o', .arg = "FILE.h5", .doc = N_("where the results go; until all are there, into parts in FILE.h5.parts, from which the same command goes on when it was stopped")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("SCENARIO"), .children = children,
		.doc = N_("Runs every option of a scenario at many samples of its inputs. A sample is what run --set with its values would run."), .argp_domain = CLI_DOMAIN};
	struct request request = {.replications = 0};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	int status = session_watched(cli, scenario_sweep, &request);
	free(request.horizon);
	return status;
}

const struct verb sweep_verb = {
	.name = "sweep", .run = run,
	.summary_en = "simulate a scenario at many samples of its inputs",
	.summary_zh = "在许多输入取值下模拟情景",
};
