/* report.c - the verb that writes what people read, from result files alone. */
#include <stdio.h>

#include "cli/keep.h"
#include "cli/session.h"
#include "report/outputs/output.h"
#include "study/store.h"

enum { OPTION_BRIEF = 0x6000, OPTION_OVERWRITE };

struct request {
	struct cli_files files, outputs;
	const char *baseline;
	bool is_brief, overwrites;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 'b': request->baseline = argument; return 0;
	case 'o': cli_file(&request->outputs, argument, state); return 0;
	case OPTION_BRIEF: request->is_brief = true; return 0;
	case OPTION_OVERWRITE: request->overwrites = true; return 0;
	case ARGP_KEY_ARG: cli_file(&request->files, argument, state); return 0;
	case ARGP_KEY_END:
		if (request->files.count == 0)
			argp_error(state, _("name a result file"));
		if (request->outputs.count == 0)
			argp_error(state, _("name the file to write: -o FILE.html"));
		return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

/* Every output is known and may be written: better told before the work than after it. */
static enum status outputs_check(const struct request *request, struct arena *arena, struct faults *faults)
{
	enum status status = STATUS_OK;
	for (int i = 0; i < request->outputs.count && status == STATUS_OK; i++) {
		const char *path = request->outputs.rows[i];
		const struct output *output = output_for(path, request->is_brief);
		if (!output) {
			const char *endings = output_endings(request->is_brief, arena);
			const char *hint = !output_for(path, !request->is_brief) ? NULL : request->is_brief ? N_("leave out --brief") : N_("add --brief");
			status = fault_add(faults, (struct place){0}, hint, "%s: the name of the file says what is written; it ends in one of %s", path, endings ? endings : "");
		} else if (output->mark && !request->overwrites) {
			status = cli_target(path, output->mark, faults);
		} else {
			status = keep_check(path, request->overwrites, faults);
		}
	}
	return status;
}

static enum status outputs_write(const struct request *request, struct session *session, const struct studies *studies)
{
	const struct output_request made = {.studies = studies, .is_chinese = session->cli->is_chinese, .arena = &session->arena};
	enum status status = STATUS_OK;
	for (int i = 0; i < request->outputs.count && status == STATUS_OK; i++) {
		struct text bytes;
		text_init(&bytes);
		status = output_for(request->outputs.rows[i], request->is_brief)->make(&made, &bytes, &session->faults);
		if (status == STATUS_OK)
			status = keep_write(request->outputs.rows[i], &bytes, &session->faults);
		if (status == STATUS_OK)
			text_addf(&session->page, _("Written: %s\n"), request->outputs.rows[i]);
		text_free(&bytes);
	}
	return status;
}

static enum status report(struct session *session, void *context)
{
	const struct request *request = context;
	struct result_set *sets = arena_rows(&session->arena, request->files.count, struct result_set);
	struct studies studies;
	enum status status = sets ? outputs_check(request, &session->arena, &session->faults) : STATUS_WORLD;
	for (int i = 0; i < request->files.count && status == STATUS_OK; i++)
		status = store_read(request->files.rows[i], &session->arena, &sets[i], &session->faults);
	if (status == STATUS_OK)
		status = studies_build(&studies, sets, request->files.rows, request->files.count, request->baseline, session->cli->is_chinese, &session->arena, &session->faults);
	return status == STATUS_OK ? outputs_write(request, session, &studies) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "output", .key = 'o', .arg = "FILE.html", .doc = N_("the file to write; how its name ends says what; may stand several times")},
		{.name = "brief", .key = OPTION_BRIEF, .doc = N_("one page of paper instead of the whole report")},
		{.name = "baseline", .key = 'b', .arg = "OPTION", .doc = N_("the option the others are compared with")},
		{.name = "overwrite", .key = OPTION_OVERWRITE, .doc = N_("write over files that are there already")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE.h5…"), .children = children,
		.doc = N_("Writes a report for people from result files; several that do not share seed and runs stand in it one after the other."), .argp_domain = CLI_DOMAIN};
	struct request request = {.baseline = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, report, &request);
}

const struct verb report_verb = {
	.name = "report", .run = run,
	.summary_en = "write a report people read, from result files",
	.summary_zh = "由结果文件写出供人阅读的报告",
};
