/* info.c - the verb that says what is inside a result file. */
#include <string.h>

#include "cli/session.h"
#include "cli/sweep_facts.h"
#include "study/shelf.h"

struct request {
	struct cli_files files;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		cli_file(&request->files, argument, state);
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("name a result file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void set_print(struct cli *cli, const struct result_set *set, const char *path)
{
	fprintf(cli->out, _("%s: one study of %s\n"), path, set->scenario_file);
	fprintf(cli->out, "%s\n", cli_pick(cli, set->title_en, set->title_zh));
	fprintf(cli->out, _("%d options x %d replications, %d measures; seed %llu; %s\n"), set->point_count, set->replication_count, set->measure_count,
		(unsigned long long)set->seed, set->program);
	fprintf(cli->out, _("from %s, %.4g years by %d months; %d communities, %d workers\n"), set->start_date, set->horizon_years, set->month_count, result_communities(set),
		set->worker_count);
	fprintf(cli->out, _("inputs: %d with a source, %d assumed\n"), set->sourced_count, set->assumed_count);
	if (set->screen.point_count)
		fprintf(cli->out, _("screened: %d points of %d assumptions\n"), set->screen.point_count, set->screen.factor_count);
	fputs(_("options:"), cli->out);
	for (int i = 0; i < set->point_count; i++)
		fprintf(cli->out, "%s %s%s", i ? "," : "", set->points[i].name, i == set->baseline ? _(" (baseline)") : "");
	fputc('\n', cli->out);
}

/* Samples of the file that were run. */
static enum status made_count(struct shelf *shelf, int *made, struct faults *faults)
{
	struct sweep rows;
	struct arena arena;
	int band = sweep_band(&shelf->about), end = shelf->about.first + shelf->about.count;
	enum status status = STATUS_OK;
	arena_init(&arena);
	*made = 0;
	for (int first = shelf->about.first; first < end && status == STATUS_OK; first += band) {
		arena_reset(&arena);
		status = shelf_rows(shelf, first, end - first < band ? end - first : band, &arena, &rows, faults);
		for (int row = 0; row < rows.count && status == STATUS_OK; row++)
			*made += rows.replications[row] > 0;
	}
	arena_free(&arena);
	return status;
}

static enum status file_print(struct cli *cli, const char *path, struct faults *faults)
{
	struct arena arena;
	struct shelf shelf;
	int made = 0;
	arena_init(&arena);
	enum status status = shelf_open(&shelf, path, &arena, faults);
	if (status == STATUS_OK && shelf.kind == STORE_SWEEP)
		status = made_count(&shelf, &made, faults);
	if (status == STATUS_OK && shelf.kind == STORE_SWEEP) {
		sweep_facts_print(cli, &shelf.about, path);
		if (made < shelf.about.count)
			fprintf(cli->out, _("%d samples are missing\n"), shelf.about.count - made);
		fprintf(cli->out, "%s\n%s", _("what the numbers depend on:"), shelf.about.manifest);
	} else if (status == STATUS_OK) {
		set_print(cli, &shelf.set, path);
	}
	shelf_close(&shelf);
	arena_free(&arena);
	return status;
}

static enum status files_print(struct session *session, void *context)
{
	const struct request *request = context;
	for (int i = 0; i < request->files.count; i++) {
		fputs(i ? "\n" : "", session->cli->out);
		(void)!file_print(session->cli, request->files.rows[i], &session->faults);
	}
	return faults_status(&session->faults);
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.parser = option_read, .args_doc = N_("FILE.h5…"), .children = children,
		.doc = N_("Says what is inside result files: studies, sweeps, parts of sweeps."), .argp_domain = CLI_DOMAIN};
	struct request request = {.files = {.count = 0}};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, files_print, &request);
}

const struct verb info_verb = {
	.name = "info", .run = run,
	.summary_en = "say what is inside a result file",
	.summary_zh = "说明结果文件里有什么",
};
