/* subject.c - from the words behind `plan SUBJECT` to a scenario, from a plan to the terminal. */
#include "cli/plan/subject.h"

#include <string.h>

static void format_read(struct subject_request *request, const char *word, struct argp_state *state)
{
	static const char *const formats[] = {[TABLE_TEXT] = "text", [TABLE_CSV] = "csv", [TABLE_MARKDOWN] = "markdown"};
	for (int i = 0; i < (int)(sizeof formats / sizeof *formats); i++)
		if (strcmp(word, formats[i]) == 0) {
			request->format = (enum table_format)i;
			return;
		}
	argp_error(state, _("--format is text, csv or markdown, not %s"), word);
}

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct subject_request *request = state->input;
	switch (key) {
	case 's':
		cli_assign(&request->set, argument, state);
		return 0;
	case 'f':
		format_read(request, argument, state);
		return 0;
	case ARGP_KEY_ARG:
		if (request->needs_no_file)
			argp_error(state, _("%s: no scenario is needed here"), argument);
		if (request->file)
			argp_error(state, _("one scenario at a time: %s is one too many"), argument);
		request->file = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		if (!request->needs_no_file)
			argp_error(state, _("name a scenario file"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_option options[] = {
	{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting, as in --set plan.load=\"80 %\"; `describe plan` lists those of a plan")},
	{.name = "format", .key = 'f', .arg = "text|csv|markdown", .doc = N_("how the table is written (text)")},
	{0}
};
static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
const struct argp subject_options = {.options = options, .parser = option_read, .children = children, .argp_domain = CLI_DOMAIN};

static void page_print(struct cli *cli, const struct scenario *scenario, subject_write *write, void *context, struct faults *faults)
{
	struct arena arena;
	struct text out;
	arena_init(&arena);
	text_init(&out);
	if (write(context, scenario, &arena, faults, &out) == STATUS_OK && !out.failed)
		fputs(out.data ? out.data : "", cli->out);
	else if (faults_status(faults) == STATUS_OK)
		(void)fault_world(faults, "no memory for the plan");
	text_free(&out);
	arena_free(&arena);
}

int subject_run(struct cli *cli, const struct subject_request *request, subject_write *write, void *context)
{
	struct scenario scenario;
	struct faults faults;
	cli_faults_init(&faults, cli);
	if (request->needs_no_file)
		page_print(cli, NULL, write, context, &faults);
	else if (!scenario_read(&scenario, request->file, request->set.words, request->set.count, &faults))
		page_print(cli, &scenario, write, context, &faults);
	if (!request->needs_no_file)
		scenario_free(&scenario);
	fflush(cli->out);
	int status = cli_faults(cli, &faults);
	faults_free(&faults);
	return status;
}
