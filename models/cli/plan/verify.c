/* verify.c - the subject that checks a kept plan, by other means than those that made it. */
#include <math.h>

#include "cli/plan/subject.h"
#include "cli/session.h"
#include "plan/zones/proof.h"

struct request {
	const char *file, *scenario;
	struct cli_assignments set;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case 's': cli_assign(&request->set, argument, state); return 0;
	case ARGP_KEY_ARG:
		if (state->arg_num > 1)
			argp_error(state, _("one plan and one scenario: %s is one too many"), argument);
		*(state->arg_num ? &request->scenario : &request->file) = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, _("name a plan that `jianfu plan grids -o FILE.json` kept"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* What holds of a plan, in one line. */
static void say(struct cli *cli, const struct proof *proof, int which, const struct verify *verify, bool holds)
{
	const struct proof_plan *plan = &proof->plans[which];
	const char *name = *plan->name ? plan->name : _("graph of units");
	if (!holds)
		fprintf(cli->out, _("%s: does not hold"), name);
	else if (plan->plan.outcome == PARTITION_IMPOSSIBLE)
		fprintf(cli->out, verify->is_proven ? _("%s: there is no plan, proven") : _("%s: said to be impossible, not shown"), name);
	else if (plan->plan.part_count == 0)
		fprintf(cli->out, _("%s: no plan in it"), name);
	else if (verify->is_proven)
		fprintf(cli->out, _("%s: %d parts, cost %lld, none cost less"), name, plan->plan.part_count, (long long)plan->plan.cost);
	else if (isfinite(verify->bound))
		fprintf(cli->out, _("%s: %d parts, cost %lld, no plan costs less than %.0f"), name, plan->plan.part_count, (long long)plan->plan.cost,
			ceil(verify->bound - 1e-6));
	else
		fprintf(cli->out, _("%s: %d parts, cost %lld, nothing shown of other plans"), name, plan->plan.part_count, (long long)plan->plan.cost);
	if (holds && verify->sets > 0)
		fprintf(cli->out, _(" (%lld possible grids looked at)"), (long long)verify->sets);
	fputc('\n', cli->out);
}

static enum status plans_check(struct session *session, void *context)
{
	const struct request *request = context;
	struct faults *faults = &session->faults;
	struct proof proof;
	struct place_list places = {0};
	enum status status = STATUS_OK;
	if (request->scenario)
		status = scenario_read(&session->scenario, request->scenario, request->set.words, request->set.count, faults);
	if (status == STATUS_OK)
		status = proof_read(&proof, request->file, &session->arena, faults);
	if (status == STATUS_OK && request->scenario && proof.cost != PROOF_GRIDS)
		status = fault_add(faults, (struct place){0}, "leave the scenario out", "%s is the plan of a graph of units", request->file);
	if (status == STATUS_OK && request->scenario)
		status = place_build(&session->scenario, &session->arena, &places);
	for (int i = 0; status == STATUS_OK && i < proof.count; i++) {
		struct verify verify;
		bool holds = proof_check(&proof, i, &verify, faults) == STATUS_OK;
		if (request->scenario && proof_compare(&proof, i, &session->scenario, &places, &session->arena, faults) != STATUS_OK)
			holds = false;
		say(session->cli, &proof, i, &verify, holds);
	}
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "set", .key = 's', .arg = "KEY=VALUE", .doc = N_("change a setting of the scenario, as in --set plan.load=\"80 %\"")},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = N_("FILE.json [SCENARIO]"), .children = children,
		.doc = N_("Checks a kept plan of grids without the planner: every building once, each grid contiguous and inside the window, costs worked out anew, "
			"the proof against all possible grids; with the scenario also that the plan was made of it. Exit code 2: something does not hold."),
		.argp_domain = CLI_DOMAIN};
	struct request request = {.file = NULL};
	if (argp_parse(&argp, argc, argv, 0, NULL, &request))
		return STATUS_WORLD;
	return session_run(cli, plans_check, &request);
}

const struct verb verify_subject = {
	.name = "verify", .run = run,
	.summary_en = "checks a kept plan of grids by other means",
	.summary_zh = "用另一套办法核对已存的网格划分方案",
	.rows = "A19 C21",
};
