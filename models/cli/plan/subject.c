/* subject.c - from the words behind `plan SUBJECT` to a scenario, from a plan to the terminal. */
#include "cli/plan/subject.h"

#include <string.h>

#include "cli/session.h"
#include "study/store.h"
#include "world/districts.h"
#include "world/sample.h"

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct subject_request *request = state->input;
	switch (key) {
	case 's':
		cli_assign(&request->set, argument, state);
		return 0;
	case 'f':
		request->format = cli_format(argument, state);
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

enum status subject_results_read(const char *path, const struct scenario *scenario, struct arena *arena, struct result_set *set, struct faults *faults)
{
	enum status status = path ? store_read(path, arena, set, faults) : STATUS_OK;
	if (!path || status != STATUS_OK)
		return status;
	bool fits = set->place_count == sample_communities(scenario) && strcmp(set->title_en, scenario->name_en ? scenario->name_en : "") == 0;
	return fits ? STATUS_OK : fault_add(faults, (struct place){.file = path}, "name results of this scenario: run it with -o",
		"a plan of %s does not belong here: these results are of another scenario", scenario->file);
}

enum status subject_results_write(const char *path, const struct result_set *set, struct faults *faults)
{
	return path ? store_write(path, set, faults) : STATUS_OK;
}

/* What is to be done, and for which subject. */
struct errand {
	const struct subject_request *request;
	subject_write *write;
	void *context;
};

static enum status page_write(struct session *session, void *context)
{
	const struct errand *errand = context;
	const struct subject_request *request = errand->request;
	const struct scenario *scenario = request->needs_no_file ? NULL : &session->scenario;
	enum status status = STATUS_OK;
	if (scenario)
		status = scenario_read(&session->scenario, request->file, request->set.words, request->set.count, &session->faults);
	if (status == STATUS_OK && scenario)
		status = districts_alone(&session->scenario, &session->faults);
	return status == STATUS_OK ? errand->write(errand->context, scenario, &session->arena, &session->faults, &session->page) : status;
}

int subject_run(struct cli *cli, const struct subject_request *request, subject_write *write, void *context)
{
	struct errand errand = {request, write, context};
	return session_run(cli, page_write, &errand);
}
