/* merge.c - the verb that makes one file of the parts of a sweep, or of a run of many districts. */
#include <string.h>

#include "cli/cli.h"
#include "cli/nationwide.h"
#include "cli/session.h"
#include "cli/sweep_facts.h"
#include "report/first_screen.h"
#include "study/parts.h"
#include "study/store.h"

enum { OPTION_ALLOW_GAPS = 0x5100 };

struct request {
	struct cli_files files;
	const char *output;
	bool has_gaps;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 'o': request->output = argument; return 0;
	case OPTION_ALLOW_GAPS: request->has_gaps = true; return 0;
	case ARGP_KEY_ARG:
		cli_file(&request->files, argument, state);
		return 0;
	case ARGP_KEY_END:
		if (!request->files.count)
			argp_error(state, _("name the parts, or the folders they lie in"));
		if (!request->output)
			argp_error(state, _("name the file they become with -o FILE.h5"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status sweep_merge(struct session *session, const struct parts *parts, const struct request *request)
{
	struct sweep whole;
	interrupt_hold(session->interrupt);
	enum status status = parts_merge(parts, request->output, request->has_gaps, &session->faults);
	interrupt_release(session->interrupt);
	if (status == STATUS_OK)
		status = parts_about(parts, &session->arena, &whole, &session->faults);
	if (status == STATUS_OK)
		sweep_facts_print(session->cli, &whole, request->output);
	return status;
}

/* Of many districts: sums become results, and results a page. */
static enum status run_merge(struct session *session, const struct parts *parts, const struct request *request)
{
	struct result_set set;
	enum status status = nationwide_merge(session, parts, request->output, &set);
	return status == STATUS_OK ? first_screen_print(&set, request->output, session->cli->is_chinese, &session->arena, &session->page) : status;
}

static enum status merge(struct session *session, void *context)
{
	const struct request *request = context;
	struct faults *faults = &session->faults;
	struct parts parts;
	(void)!cli_target(request->output, STORE_MARK, faults);
	parts_begin(&parts, &session->arena);
	for (int i = 0; i < request->files.count; i++)
		(void)!parts_gather(&parts, request->files.rows[i], faults);
	if (faults_status(faults) != STATUS_OK)
		return faults_status(faults);
	return parts.kind == STORE_PORTION && parts.count ? run_merge(session, &parts, request) : sweep_merge(session, &parts, request);
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "output", .key = 'o', .arg = "FILE.h5", .doc = N_("the file they become")},
		{.name = "allow-gaps", .key = OPTION_ALLOW_GAPS, .doc = N_("also when samples of a sweep are missing; they have no replications then")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE.h5.parts…"), .children = children,
		.doc = N_("Makes one file of the parts of a sweep or of a run of many districts, from one machine or many. The parts stay; the same parts make the same file."), .argp_domain = CLI_DOMAIN};
	struct request request = {.output = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_watched(cli, merge, &request);
}

const struct verb merge_verb = {
	.name = "merge", .run = run,
	.summary_en = "make one file of the parts of a sweep or a run",
	.summary_zh = "把扫描或运行的各部分合成一个结果文件",
};
