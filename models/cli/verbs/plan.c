/* plan.c - the verb that plans: each subject is a verb of its own, a file in plan/. */
#include "cli/verbs.h"

#include "cli/plan/subject.h"

static const struct verb *const rows[] = {
#define SUBJECT(id) &id##_subject,
#include "cli/plan/subjects.def"
#undef SUBJECT
};

static const struct verbs subjects = {
	.rows = rows, .count = sizeof rows / sizeof *rows, .prefix = "jianfu plan",
	.unknown = N_("jianfu plan: there is no plan of %s; "), .hint = N_("jianfu plan --help lists them\n"),
};

struct request {
	const struct cli *cli;
	int subject_at;          /* in argv; 0 = none was named */
};

static char *help_subjects(int key, const char *words, void *input)
{
	const struct request *request = input;
	if (key != ARGP_KEY_HELP_EXTRA)
		return (char *)words;
	return verbs_list(request->cli, &subjects, _("Subjects:"), _("`jianfu plan SUBJECT --help` says more of each."));
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	(void)argument;
	switch (key) {
	case ARGP_KEY_ARG:
		request->subject_at = state->next - 1;
		state->next = state->argc; /* the rest is the subject's */
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_state_help(state, request->cli->err, ARGP_HELP_USAGE | ARGP_HELP_LONG | ARGP_HELP_DOC | ARGP_HELP_EXIT_ERR);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.parser = option_read, .args_doc = N_("SUBJECT …"), .children = children,
		.doc = N_("Plans communities, grids and staff for the hours a scenario asks for."), .help_filter = help_subjects, .argp_domain = CLI_DOMAIN};
	struct request request = {.cli = cli};
	if (argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, &request))
		return STATUS_WORLD;
	return verbs_run(cli, &subjects, argc - request.subject_at, argv + request.subject_at);
}

const struct verb plan_verb = {
	.name = "plan", .run = run,
	.summary_en = "how many grids and posts communities need, and what they cost",
	.summary_zh = "社区需要多少网格和岗位、要花多少钱",
	.rows = "A19 C21",
};
