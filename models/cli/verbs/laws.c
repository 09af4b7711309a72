/* laws.c - the verb that runs scenarios of which theory knows the outcome, and says whether they come out so. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/progress.h"
#include "cli/session.h"
#include "run/laws.h"
#include "run/study.h"
#include "show/table.h"

enum { MOST_THREADS = 1024, COLUMNS = 9 };
enum { OPTION_SEED = 0x4000 };

/* A scenario with its laws. */
struct lawbook {
	struct scenario scenario;
	struct arena arena;     /* of laws and description */
	struct result_set set;
	struct law *laws;
};

struct request {
	struct cli_files files;
	int threads;
	bool has_seed;
	uint64_t seed;
};

/* -- the command line ------------------------------------------------------------------------------------------------ */

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_SEED:
		request->seed = cli_whole("seed", argument, 0, UINT64_MAX, state);
		request->has_seed = true;
		return 0;
	case 't': request->threads = (int)cli_whole("threads", argument, 1, MOST_THREADS, state); return 0;
	case ARGP_KEY_ARG:
		cli_file(&request->files, argument, state);
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("name a scenario file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* -- reading --------------------------------------------------------------------------------------------------------- */

static struct run_request run_of(const struct request *request, const struct scenario *scenario)
{
	return (struct run_request){.scenario = scenario, .replications = scenario->replications, .team = team_of(request->threads),
		.seed = request->has_seed ? request->seed : scenario->seed};
}

/* Reads a scenario and understands its laws; one without is the ground of others. */
static void book_read(struct lawbook *book, const struct request *request, const char *file, struct faults *faults)
{
	arena_init(&book->arena);
	if (scenario_read(&book->scenario, file, NULL, 0, faults) != STATUS_OK || !book->scenario.expect_count)
		return;
	struct run_request run = run_of(request, &book->scenario);
	if (study_describe(&run, &book->arena, &book->set, faults) == STATUS_OK)
		(void)!laws_find(&book->scenario, &book->set, &book->arena, &book->laws, faults);
}

/* -- running --------------------------------------------------------------------------------------------------------- */

/* How far the whole call has come: the file being run, of how many. */
struct stage {
	struct progress progress;
	int file, file_count;
};

static void stage_show(void *context, double share_done)
{
	struct stage *stage = context;
	progress_show(&stage->progress, (stage->file + share_done) / stage->file_count);
}

/* How many laws of a book do not hold; -1 when the world stood in the way. */
static int book_run(struct lawbook *book, const struct request *request, int together, struct stage *stage, struct faults *faults)
{
	struct arena arena; /* the values are needed no longer than their judgement */
	struct result_set set;
	struct run_request run = run_of(request, &book->scenario);
	int failed = -1;
	run.progress = stage_show;
	run.progress_context = stage;
	arena_init(&arena);
	if (study_run(&run, &arena, &set, faults) == STATUS_OK) {
		double *scratch = arena_rows(&arena, 2 * (int64_t)set.replication_count, double);
		if (scratch)
			failed = laws_judge(&set, book->laws, book->scenario.expect_count, together, scratch);
		else
			(void)fault_world(faults, "out of memory");
	}
	arena_free(&arena);
	return failed;
}

/* -- showing --------------------------------------------------------------------------------------------------------- */

static const char *sum_of(const char *sum, const char *term, struct arena *arena)
{
	return sum && *sum ? arena_format(arena, "%s + %s", sum, term) : term;
}

static const char *lines_of(const struct expectation *expectation, struct arena *arena)
{
	const char *sum = "";
	for (int i = 0; i < expectation->line_count; i++)
		sum = sum_of(sum, expectation->lines[i].text, arena);
	return sum;
}

/* The measures, by their identifiers or in Chinese. */
static const char *measures_of(const struct cli *cli, const struct law *law, struct arena *arena)
{
	const struct expectation *expectation = law->expectation;
	const char *sum = "";
	for (int i = 0; i < expectation->measure_count; i++)
		sum = sum_of(sum, cli_pick(cli, expectation->measures[i].text, law->names_zh[i]), arena);
	return sum;
}

static const char *outcome_words(const struct law *law)
{
	if (!law->is_inside)
		return law->is_narrow ? _("NOT INSIDE") : _("NOT INSIDE, TOO WIDE");
	return law->is_narrow ? _("inside") : _("TOO WIDE");
}

static enum status row_add(const struct cli *cli, const struct lawbook *book, const struct law *law, struct table *table, struct arena *arena)
{
	const struct expectation *expectation = law->expectation;
	const char *model = cli_pick(cli, book->scenario.name_en, book->scenario.name_zh);
	const char *lines = lines_of(expectation, arena), *measures = measures_of(cli, law, arena);
	double share = 100 * law->plain.half_width / fabs(law->exact);
	const char *cells[COLUMNS] = {
		expectation->id, *lines ? arena_format(arena, "%s: %s", model, lines) : model,
		expectation->of == EXPECT_VARIANCE ? arena_format(arena, _("variance of %s"), measures) : measures, law->unit,
		arena_format(arena, "%.6g", law->exact), arena_format(arena, "%.6g", law->plain.mean), arena_format(arena, "%.2g", law->plain.half_width),
		isfinite(share) ? arena_format(arena, "%.2f", share) : "-", outcome_words(law),
	};
	return table_row(table, cells);
}

static enum status page_write(const struct cli *cli, const struct request *request, const struct lawbook *books, struct text *out)
{
	const char *const headings[COLUMNS] = {_("id"), _("model: line"), _("measure"), _("unit"), _("exact"), _("estimate"), _("± (95%)"), "± %", _("exact value")};
	struct arena arena;
	struct table table;
	arena_init(&arena);
	enum status status = table_init(&table, &arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	if (status == STATUS_OK) {
		table_headings(&table);
		for (int c = 4; c < COLUMNS - 1; c++)
			table.is_right[c] = true;
	}
	for (int f = 0; f < request->files.count; f++)
		for (int i = 0; status == STATUS_OK && i < books[f].scenario.expect_count; i++)
			status = row_add(cli, &books[f], &books[f].laws[i], &table, &arena);
	if (status == STATUS_OK)
		table_write(&table, TABLE_TEXT, out);
	arena_free(&arena);
	return status;
}

/* -- verb ------------------------------------------------------------------------------------------------------------ */

static int books_run(struct cli *cli, const struct request *request, struct lawbook *books, struct faults *faults)
{
	struct stage stage = {.file_count = request->files.count};
	struct text page;
	int together = 0, failed = 0;
	for (int f = 0; f < request->files.count; f++)
		together += books[f].scenario.expect_count;
	if (!together) {
		(void)fault_add(faults, (struct place){.file = request->files.rows[0]}, "write expect: with what theory says; see `jianfu describe scenario`",
			"no exact value to compare with");
		return 0;
	}
	progress_begin(&stage.progress, cli->err);
	for (; stage.file < request->files.count && faults_status(faults) == STATUS_OK; stage.file++)
		if (books[stage.file].scenario.expect_count)
			failed += book_run(&books[stage.file], request, together, &stage, faults);
	progress_end(&stage.progress);
	if (faults_status(faults) != STATUS_OK)
		return 0;
	text_init(&page);
	if (page_write(cli, request, books, &page) != STATUS_OK || page.failed)
		(void)fault_world(faults, "out of memory");
	else
		fprintf(cli->out, "%s\n", page.data);
	text_free(&page);
	fprintf(cli->out, _("%d of %d hold: the exact value lies in an interval of 99%% over all of them together, and half the 95%% interval is as narrow as asked.\n"),
		together - failed, together);
	return failed;
}

/* Exit code 1 when a law does not hold. */
static enum status laws_check(struct session *session, void *context)
{
	const struct request *request = context;
	struct faults *faults = &session->faults;
	struct lawbook *books = arena_rows(&session->arena, request->files.count, struct lawbook);
	if (!books)
		return STATUS_WORLD;
	for (int f = 0; f < request->files.count; f++)
		book_read(&books[f], request, request->files.rows[f], faults);
	if (faults_status(faults) == STATUS_OK)
		session->exit_code = books_run(session->cli, request, books, faults) > 0;
	for (int f = 0; f < request->files.count; f++) {
		arena_free(&books[f].arena);
		scenario_free(&books[f].scenario);
	}
	return faults_status(faults);
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "seed", .key = OPTION_SEED, .arg = "S", .doc = N_("another seed than that of the files")},
		{.name = "threads", .key = 't', .arg = "T", .doc = N_("how many cores to use (all); the results do not depend on it")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE…"), .children = children,
		.doc = N_("Runs scenarios of which theory knows the outcome (expect:), and says of every exact value whether the simulation keeps it."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.threads = 0};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, laws_check, &request);
}

const struct verb laws_verb = {
	.name = "laws", .run = run,
	.summary_en = "compare simulations with exact values of theory",
	.summary_zh = "将模拟结果与理论精确值对照",
};
